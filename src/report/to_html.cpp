#include "report/compose.hpp"
#include "report/phrases.hpp"

namespace qujat::report {

namespace {

// Colours of at least 7 to 1 on white (WCAG 2.2, 1.4.6); on paper the boxes lose their ground and keep their words and rules.
constexpr std::string_view style = R"(
body { font: 1rem/1.5 "PT Serif", "Noto Serif", Georgia, serif; color: #1a1a1a; background: #ffffff; max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.75rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 0.5rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0.25rem 1rem; margin: 0; }
dt { font-weight: bold; }
dd { margin: 0; overflow-wrap: anywhere; }
.result { border-left: 0.4rem solid; padding: 0.5rem 1rem; margin: 1.25rem 0; font-weight: bold; }
.complete { border-color: #1b5e20; background: #edf7ee; }
.incomplete { border-color: #8c1515; background: #fdefee; }
.undecided { border-color: #6b4e00; background: #fff6dd; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: 0 0 0.5rem; }
th, td { border: 1px solid #767676; padding: 0.35rem 0.5rem; text-align: left; vertical-align: top; }
thead th { background: #f0f0f0; }
tbody th { font-weight: normal; }
td.not { font-weight: bold; color: #8c1515; }
blockquote { margin: 0.5rem 0; padding-left: 1rem; border-left: 0.2rem solid #767676; }
.what { margin: 0.75rem 0 0.25rem; font-weight: bold; }
details { margin: 0.5rem 0 0; }
summary { cursor: pointer; color: #0b3d91; }
footer { margin-top: 2rem; border-top: 1px solid #767676; font-size: 0.9rem; }
@media print {
  @page { size: A4; margin: 20mm; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  .result, thead th { background: none; }
  thead { display: table-header-group; }
  tr, .lack { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  details:not([open]) { display: none; }
}
)";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\n': out += ' '; break;
        default: out += c;
        }
    }
    return out;
}

std::string element(std::string_view name, std::string_view text, std::string_view attributes = {}) {
    std::string out = "<" + std::string(name);
    if (!attributes.empty())
        out += " " + std::string(attributes);
    return out + ">" + escaped(text) + "</" + std::string(name) + ">\n";
}

class Writer {
  public:
    Writer(const Sheet& sheet, base::Language act, Quotes quotes) : sheet_(sheet), act_(act), quotes_(quotes) {}

    std::string run() {
        out_ = "<!DOCTYPE html>\n<html lang=\"" + std::string(base::code(sheet_.language)) + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
        out_ += element("title", sheet_.title + ": " + sheet_.result) + "<style>" + std::string(style) + "</style>\n</head>\n<body>\n<main>\n";
        out_ += element("h1", sheet_.title) + "<dl>\n";
        for (const Fact& fact : sheet_.facts)
            out_ += element("dt", fact.label) + element("dd", fact.value);
        out_ += "</dl>\n" + element("p", of(Phrase::result) + ": " + sheet_.result, "class=\"result " + std::string(check::name(sheet_.standing)) + "\"");
        write_table();
        write_shortcomings();
        write_remarks();
        out_ += "</main>\n<footer>\n";
        for (const std::string& words : sheet_.closing)
            out_ += element("p", words);
        return std::move(out_) + "</footer>\n</body>\n</html>\n";
    }

  private:
    std::string of(Phrase phrase) const { return std::string(say(phrase, sheet_.language)); }
    static std::string with(const std::string& words, const std::string& change) { return change.empty() ? words : words + " (" + change + ")"; }

    void write_table() {
        out_ += "<table>\n" + element("caption", of(Phrase::verdicts)) + "<thead><tr>";
        for (const Phrase head : {Phrase::item, Phrase::title, Phrase::verdict, Phrase::place})
            out_ += element("th", of(head), "scope=\"col\"");
        out_ += "</tr></thead>\n<tbody>\n";
        for (const Row& row : sheet_.rows) {
            const bool is_satisfied_row = is_satisfied(row.kind);
            const std::string verdict = with(row.verdict, row.change);
            out_ += "<tr>" + element("td", row.number) + element("th", row.title, "scope=\"row\"");
            // What is not satisfied leads to what to do about it.
            out_ += is_satisfied_row ? element("td", verdict) : "<td class=\"not\"><a href=\"#" + row.id + "\">" + escaped(verdict) + "</a></td>\n";
            out_ += element("td", row.place) + "</tr>\n";
        }
        out_ += "</tbody>\n</table>\n";
    }

    void write_shortcomings() {
        if (sheet_.shortcomings.empty())
            return;
        out_ += element("h2", of(Phrase::to_add));
        for (const Shortcoming& item : sheet_.shortcomings) {
            out_ += "<section id=\"" + item.id + "\">\n" + element("h3", item.number + ". " + item.title + " – " + with(item.verdict, item.change));
            out_ += element("p", of(Phrase::clause) + ": " + item.clause) + element("blockquote", item.clause_text, "lang=\"" + std::string(base::code(act_)) + "\"");
            if (quotes_ == Quotes::shown)
                for (const Seen& seen : item.places)
                    out_ += element("p", seen.where + ": «" + seen.quote + "»");
            for (const Lack& lack : item.lacks)
                write_lack(lack);
            out_ += "</section>\n";
        }
    }

    void write_lack(const Lack& lack) {
        out_ += "<div class=\"lack\">\n" + element("p", lack.label + ": " + with(lack.title, lack.change), "class=\"what\"");
        out_ += element("p", of(Phrase::write) + ": " + lack.advice) + element("p", of(Phrase::example) + ": " + lack.example);
        out_ += "<details>\n" + element("summary", of(Phrase::explained) + ": " + lack.title) + element("p", of(Phrase::looked_for) + ":") + "<ul>\n";
        for (const std::string& way : lack.ways)
            out_ += element("li", way);
        out_ += "</ul>\n";
        if (lack.nearest.empty()) {
            out_ += element("p", of(Phrase::candidates) + ": " + of(Phrase::no_candidates));
        } else {
            out_ += element("p", of(Phrase::candidates) + ":") + "<ul>\n";
            for (const Seen& seen : lack.nearest)
                out_ += element("li", words_of(seen));
            out_ += "</ul>\n";
        }
        out_ += "</details>\n</div>\n";
    }

    std::string words_of(const Seen& seen) const {
        std::string words = seen.where + ": «" + seen.quote + "»; " + of(Phrase::score) + " " + std::to_string(seen.score) + "/100";
        for (const std::string& what : seen.lacking)
            words += "; " + of(Phrase::lacking) + ": " + what;
        return words;
    }

    void write_remarks() {
        if (sheet_.remarks.empty())
            return;
        out_ += element("h2", of(Phrase::remarks)) + "<ul>\n";
        for (const Remark& remark : sheet_.remarks)
            out_ += element("li", remark.message + " – " + remark.hint + " (" + remark.id + ")");
        out_ += "</ul>\n";
    }

    const Sheet& sheet_;
    base::Language act_;
    Quotes quotes_;
    std::string out_;
};

} // namespace

std::string to_html(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, const Options& options) {
    return Writer(compose(verdict, requirements, plan, language, options), requirements.language, options.quotes).run();
}

} // namespace qujat::report
