#include "report/lay_out.hpp"
#include "report/package_sheet.hpp"

namespace qujat::report {

namespace {

std::string lines(const std::vector<PackageLine>& all, std::size_t indent) {
    std::string out;
    for (const PackageLine& line : all)
        out += paragraph(line.label + ":", line.words, indent);
    return out;
}

std::string entry(const PackageEntry& one) {
    const auto requirement = [](const PackageEntry& of) { return of.requirement + (of.verdict.empty() ? "" : " – " + of.verdict); };
    std::string out = paragraph(one.id + " (" + one.severity + ").", requirement(one), 0) + lines(one.lines, 2);
    for (const PackageEntry& part : one.parts)
        out += paragraph("• " + part.id + ".", requirement(part), 2) + lines(part.lines, 4);
    return out + lines(one.warnings, 2) + "\n";
}

std::string list(const std::string& title, const std::vector<std::string>& items) {
    if (items.empty())
        return {};
    std::string out = title + "\n\n";
    for (const std::string& item : items)
        out += paragraph("•", item, 0);
    return out + "\n";
}

} // namespace

std::string package_text(const check::PackageVerdict& verdict, const PackageContext& context, base::Language language) {
    const PackageSheet sheet = compose(verdict, context, language);
    std::string out = sheet.title + "\n\n" + lines(sheet.facts, 0) + "\n" + lines(sheet.result, 0) + "\n";
    std::vector<std::vector<std::string>> rows;
    for (const PackageRow& row : sheet.rows)
        rows.push_back({row.id, row.severity, row.requirement, row.verdict});
    out += table(sheet.head, rows, {9, 8, 58, 16}) + "\n" + paragraph("", sheet.legend, 0) + "\n";
    for (const PackageSection& section : sheet.sections) {
        out += section.title + "\n\n";
        for (const PackageEntry& one : section.entries)
            out += entry(one);
    }
    out += list(sheet.files_title, sheet.files) + list(sheet.notes_title, sheet.notes);
    for (const std::string& words : sheet.closing)
        out += paragraph("", words, 0);
    return out;
}

} // namespace qujat::report
