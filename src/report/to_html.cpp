#include "report/compose.hpp"
#include "report/html.hpp"
#include "report/phrases.hpp"

namespace qujat::report {

namespace {

class Writer {
  public:
    Writer(const Sheet& sheet, base::Language act, Quotes quotes) : sheet_(sheet), act_(act), quotes_(quotes) {}

    std::string run() {
        out_ = page_begin(sheet_.language, sheet_.title + ": " + sheet_.result);
        out_ += element("h1", sheet_.title) + "<dl>\n";
        for (const Fact& fact : sheet_.facts)
            out_ += element("dt", fact.label) + element("dd", fact.value);
        out_ += "</dl>\n" + element("p", of(Phrase::result) + ": " + sheet_.result, "class=\"result " + std::string(check::name(sheet_.standing)) + "\"");
        write_table();
        write_shortcomings();
        write_remarks();
        return std::move(out_) + page_end(sheet_.closing);
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
