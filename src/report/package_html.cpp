#include "report/html.hpp"
#include "report/package_sheet.hpp"

namespace qujat::report {

namespace {

std::string lines(const std::vector<PackageLine>& all) {
    std::string out;
    for (const PackageLine& line : all)
        out += line.act ? element("p", line.label + ":") + element("blockquote", line.words, "lang=\"" + std::string(base::code(*line.act)) + "\"") : element("p", line.label + ": " + line.words);
    return out;
}

std::string list(const std::string& title, const std::vector<std::string>& items) {
    if (items.empty())
        return {};
    std::string out = element("h2", title) + "<ul>\n";
    for (const std::string& item : items)
        out += element("li", item);
    return out + "</ul>\n";
}

std::string table(const PackageSheet& sheet) {
    std::string out = "<table>\n" + element("caption", sheet.rules_title) + "<thead><tr>";
    for (const std::string& head : sheet.head)
        out += element("th", head, "scope=\"col\"");
    out += "</tr></thead>\n<tbody>\n";
    for (const PackageRow& row : sheet.rows) {
        // What stands below leads there.
        out += "<tr>" + (row.is_listed ? "<td><a href=\"#" + row.id + "\">" + row.id + "</a></td>\n" : element("td", row.id)) + element("td", row.severity);
        out += element("th", row.requirement, "scope=\"row\"") + element("td", row.verdict, row.is_open ? "class=\"not\"" : "") + "</tr>\n";
    }
    return out + "</tbody>\n</table>\n" + element("p", sheet.legend);
}

std::string entry(const PackageEntry& one) {
    const auto requirement = [](const PackageEntry& of) { return of.requirement + (of.verdict.empty() ? "" : " – " + of.verdict); };
    std::string out = "<section id=\"" + one.id + "\">\n" + element("h3", one.id + " (" + one.severity + "). " + requirement(one)) + lines(one.lines);
    for (const PackageEntry& part : one.parts)
        out += "<div class=\"lack\">\n" + element("p", part.id + ". " + requirement(part), "class=\"what\"") + lines(part.lines) + "</div>\n";
    return out + lines(one.warnings) + "</section>\n";
}

} // namespace

std::string package_html(const check::PackageVerdict& verdict, const PackageContext& context, base::Language language) {
    const PackageSheet sheet = compose(verdict, context, language);
    std::string out = page_begin(language, sheet.title + ": " + sheet.result.front().words) + element("h1", sheet.title) + "<dl>\n";
    for (const PackageLine& fact : sheet.facts)
        out += element("dt", fact.label) + element("dd", fact.words);
    out += "</dl>\n<div class=\"result " + std::string(check::name(sheet.standing)) + "\">\n" + lines(sheet.result) + "</div>\n" + table(sheet);
    for (const PackageSection& section : sheet.sections) {
        out += element("h2", section.title);
        for (const PackageEntry& one : section.entries)
            out += entry(one);
    }
    return out + list(sheet.files_title, sheet.files) + list(sheet.notes_title, sheet.notes) + page_end(sheet.closing);
}

} // namespace qujat::report
