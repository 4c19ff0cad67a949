#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::markup::test;

namespace {

std::string data_with(const std::string& fields) {
    return R"({"org": {"name": "Nomad", "bin": "240340027186"}, "sent": "2026-10-27", "kind": "letter", "pages": 2, "is_public": true, "grounds": ["g-1"], )" + fields + "}";
}

// What an expression over optional fields prints, and what is said while it does.
struct Printed {
    std::string text;
    std::vector<diag::Diagnostic> problems;
    std::set<std::string> used;
};
Printed printed(const std::string& expression, const std::string& fields, const std::string& language = "ru", const std::string& test = "firm or person or pages = 2") {
    const auto loaded = load(page("<q:if test=\"" + test + "\"><p lang=\"" + language + "\">[<q:value-of select=\"" + expression + "\"/>]</p></q:if>"));
    INFO(said(loaded.problems));
    REQUIRE(loaded.value);
    auto out = markup::expand(**loaded.value, {read_data(data_with(fields)), *small_acts().find_regime("r-new"), ""});
    REQUIRE(out.value);
    const std::string all = words(out.value->document.root);
    const std::size_t begin = all.find('[');
    return {all.substr(begin, all.rfind(']') - begin + 1), std::move(out.problems), out.value->used.paths()};
}

} // namespace

TEST_CASE("q:case prints a field in a case of the element's language") {
    const std::string kazakh = R"("firm": "«Alem» жауапкершілігі шектеулі серіктестігі")", russian = R"("firm": "Товарищество с ограниченной ответственностью «Alem»")";
    CHECK(printed("q:case(firm, 'dative')", kazakh, "kk", "firm").text == "[«Alem» жауапкершілігі шектеулі серіктестігіне]");
    CHECK(printed("q:case(firm, 'ablative')", kazakh, "kk", "firm").text == "[«Alem» жауапкершілігі шектеулі серіктестігінен]");
    const Printed out = printed("q:case(firm, 'instrumental')", russian, "ru", "firm");
    CHECK(out.text == "[Товариществом с ограниченной ответственностью «Alem»]");
    CHECK(out.problems.empty());
    CHECK(out.used.contains("/firm"));
}

TEST_CASE("the form the data hold wins, and then the name itself is not needed") {
    const Printed out = printed("q:case(firm, 'dative')", R"("firm": "комиссия", "firm_forms": {"dative": "Комиссии по отбору"})", "ru", "firm");
    CHECK(out.text == "[Комиссии по отбору]");
    CHECK(out.used.contains("/firm_forms/dative"));
    CHECK(printed("q:case(firm, 'genitive')", R"("firm": "комиссия", "firm_forms": {"dative": "Комиссии по отбору"})", "ru", "firm").text == "[комиссии]");
}

TEST_CASE("the sex of a person may be given by a field that need not be there") {
    CHECK(printed("q:case(person, 'dative', sex)", R"("person": "Жұмабай Айгерім", "sex": "female")", "ru", "person").text == "[Жұмабай Айгерім]");
    CHECK(printed("q:case(person, 'dative', sex)", R"("person": "Жұмабай Төлеген", "sex": "male")", "ru", "person").text == "[Жұмабаю Төлегену]");
    const Printed unknown = printed("q:case(person, 'dative', sex)", R"("person": "Жұмабай Төлеген")", "ru", "person");
    CHECK(unknown.text == "[Жұмабай Төлеген]");
    CHECK(ids(unknown.problems) == "MRK-0406");
    // Kazakh has one form for both
    const Printed kazakh = printed("q:case(person, 'dative', sex)", R"("person": "Жұмабай Төлеген", "sex": "male")", "kk", "person");
    CHECK(kazakh.text == "[Жұмабай Төлегенге]");
    CHECK_FALSE(kazakh.used.contains("/sex"));
}

TEST_CASE("MRK-0406: a word that no rule knows is said, with the field that would settle it") {
    const Printed out = printed("q:case(firm, 'dative')", R"("firm": "Nomad Data")", "kk", "firm");
    CHECK(out.text == "[Nomad Data]");
    REQUIRE(ids(out.problems) == "MRK-0406");
    const diag::Diagnostic& problem = out.problems.front();
    CHECK(diag::severity(problem) == diag::Severity::warning);
    CHECK(problem.place.path == "/firm");
    CHECK(spot(problem).ends_with(" q:case(firm, 'dative')"));
    CHECK(diag::hint(problem, base::Language::en).find("/firm_forms/dative") != std::string::npos);
    CHECK(diag::to_text(problem, base::Language::kk).find("Nomad Data") == std::string::npos); // it may be a person's name
}

TEST_CASE("the name of a case is one that the language of the element has") {
    const auto found = [](const std::string& call, const std::string& language) { return problems("<q:if test=\"firm\"><p lang=\"" + language + "\"><q:value-of select=\"" + call + "\"/></p></q:if>"); };
    CHECK(found("q:case(firm, 'locative')", "kk").empty());
    CHECK(ids(found("q:case(firm, 'prepositional')", "kk")) == "MRK-0206");
    CHECK(found("q:case(firm, 'prepositional')", "ru").empty());
    CHECK(ids(found("q:case(firm, 'locative')", "ru")) == "MRK-0206");
    CHECK(ids(found("q:case(firm, 'ablative')", "ru")) == "MRK-0206");
    const auto wrong = found("q:case(firm, 'dativ')", "kk");
    REQUIRE(ids(wrong) == "MRK-0206");
    CHECK(argument(wrong.front(), "expected") == "'genitive' | 'dative' | 'accusative' | 'locative' | 'ablative' | 'instrumental'");
    CHECK(ids(found("q:case(pages, 'dative')", "kk")) == "MRK-0206");
    CHECK(ids(found("q:case('Қор', 'dative')", "kk")) == "MRK-0206");
    CHECK(ids(found("q:case(firm, 'dative', kind)", "kk")) == "MRK-0206");
    CHECK(ids(problems("<p><q:value-of select=\"q:case(firm, 'dative')\"/></p>")) == "MRK-0204");
}

TEST_CASE("numbers, sums and periods are said in the element's language") {
    const auto shown = [](const std::string& call, const std::string& language = "ru", const std::string& fields = "\"copies\": 3, \"due\": \"2026-12-31\", \"sum\": \"25950\", \"share\": \"12.5\"", const std::string& test = "copies and due and sum and share") {
        return printed(call, fields, language, test).text;
    };
    CHECK(shown("q:money(sum)") == "[25\u00A0950 (двадцать пять тысяч девятьсот пятьдесят) тенге]");
    CHECK(shown("q:money(sum)", "kk") == "[25\u00A0950 (жиырма бес мың тоғыз жүз елу) теңге]");
    CHECK(shown("q:decimal(sum)") == "[25\u00A0950]");
    CHECK(shown("q:decimal(share)") == "[12,5]");
    CHECK(shown("q:money(copies)") == "[3 (три) тенге]");
    CHECK(shown("q:quantity(copies, 'working-day')") == "[3 (три) рабочих дня]");
    CHECK(shown("q:quantity(5, 'working-day', 'genitive')") == "[5 (пяти) рабочих дней]");
    CHECK(shown("q:quantity(3, 'working-day', 'ablative')", "kk") == "[3 (үш) жұмыс күнінен]");
    CHECK(shown("q:ordinal(copies)", "kk") == "[үшінші]");
    CHECK(shown("q:period(sent, due)") == "[с 27 октября по 31 декабря 2026 года]");
    CHECK(ids(problems("<p><q:value-of select=\"q:quantity(pages, 'week')\"/></p>")) == "MRK-0206");
    CHECK(ids(problems("<p><q:value-of select=\"q:quantity(pages, 'month', 'dative')\"/></p>")) == "MRK-0206");
    CHECK(ids(problems("<p><q:value-of select=\"q:quantity(kind, 'month')\"/></p>")) == "MRK-0206");
    CHECK(ids(problems("<p><q:value-of select=\"q:period(sent, kind)\"/></p>")) == "MRK-0206");
    // What is no sum by its contract could show anything in a message, a name too.
    for (const std::string wrong : {"q:money(sent)", "q:money(kind)", "q:money(share)", "q:money('5')", "q:decimal(kind)", "q:decimal(sent)"})
        CHECK(ids(problems("<q:if test=\"share\"><p><q:value-of select=\"" + wrong + "\"/></p></q:if>")) == "MRK-0206");
    CHECK(ids(problems("<p><q:value-of select=\"q:ordinal(kind)\"/></p>")) == "MRK-0206");
}
