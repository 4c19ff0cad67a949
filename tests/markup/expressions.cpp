#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::markup::test;

namespace {

// What an expression prints. The template prints the required field elsewhere, so nothing else is said.
std::string printed(const std::string& expression, const std::string& json = good_data) {
    return words(document("<p>[<q:value-of select=\"" + expression + "\"/>]</p>", "", json).root);
}

// Whether a test holds.
bool holds(const std::string& test, const std::string& json = good_data) {
    const std::string out = words(document("<p>.<q:if test=\"" + test + "\">yes</q:if></p>", "", json).root);
    return out == ".yes";
}

// The only problem of one expression under an attribute: id, column counted from the expression's first character, text, arguments.
std::string problem(const std::string& expression, std::initializer_list<std::string_view> arguments = {}, const std::string& before = "<p><q:value-of select=\"", const std::string& after = "\"/></p>") {
    const auto found = problems(before + expression + after);
    if (found.size() != 1)
        return found.empty() ? "none" : said(found);
    const diag::LineColumn at = diag::line_column(*found[0].place.source, found[0].place.begin);
    std::string out = found[0].id + " " + std::to_string(at.column - 1 - before.size()) + " " + found[0].place.source->text.substr(found[0].place.begin, found[0].place.end - found[0].place.begin);
    for (const std::string_view name : arguments)
        out += " [" + argument(found[0], name) + "]";
    return out;
}
std::string test_problem(const std::string& expression, std::initializer_list<std::string_view> arguments = {}) {
    return problem(expression, arguments, "<p><q:if test=\"", "\">x</q:if></p>");
}

const std::string rich_data = R"({"org": {"name": "Nomad", "bin": "240340027186", "site": "https://x.example/?a=б", "head": {"name": "Ә. Қасымова", "since": "2025-03-01"}}, "sent": "2026-10-27", "due": "2026-11-05", "month": "2026-10",
 "kind": "letter", "pages": 12, "copies": 3, "is_public": false, "is_urgent": true, "grounds": ["g-1", "g-2"], "items": ["bp703-04", "bp703-11"],
 "steps": [{"text": "один", "note": "примечание", "done": true}, {"text": "два"}]})";

} // namespace

TEST_CASE("strings, numbers and fields are printed as they are") {
    CHECK(printed("org/name") == "[Nomad]");
    CHECK(printed("/org/name") == "[Nomad]");
    CHECK(printed("./org/name") == "[Nomad]");
    CHECK(printed(" org/name ") == "[Nomad]");
    CHECK(printed("'it is'") == "[it is]");
    CHECK(printed("pages") == "[2]");
    CHECK(printed("42") == "[42]");
    CHECK(printed("grounds[1]") == "[g-1]");
    CHECK(printed("kind") == "[letter]");
    CHECK(words(document("<p>[<q:value-of select='concat(\"a\", &apos;b\"c&apos;)'/>]</p>").root) == "[ab\"c]");
}

TEST_CASE("or binds less than and, and less than comparison") {
    // XPath 1.0, 3.4
    CHECK(holds("true() or false() and false()"));
    CHECK_FALSE(holds("(true() or false()) and false()"));
    CHECK(holds("false() and false() or true()"));
    CHECK(holds("pages = 2 and kind = 'letter' or false()"));
    CHECK(holds("not(pages = 3) and not(false())"));
    CHECK(holds("((((pages = 2))))"));
    CHECK(holds("true()or true()"));
}

TEST_CASE("comparisons compare like with like") {
    CHECK(holds("pages = 2"));
    CHECK(holds("pages != 3"));
    CHECK(holds("pages &lt; 3"));
    CHECK(holds("pages &lt;= 2"));
    CHECK(holds("pages > 1"));
    CHECK(holds("pages >= 2"));
    CHECK_FALSE(holds("pages > 2"));
    CHECK(holds("2 = pages"));
    CHECK(holds("pages &lt; 10", rich_data) == false); // 12: numbers, not texts
    CHECK(holds("kind = 'letter'"));
    CHECK(holds("kind != 'notice'"));
    CHECK(holds("is_public = true()"));
    CHECK(holds("is_public != false()"));
    CHECK(holds("is_public"));
    CHECK_FALSE(holds("not(is_public)"));
    CHECK(holds("due and due > sent", rich_data)); // dates in ISO form sort as dates
    CHECK_FALSE(holds("due and due &lt;= sent", rich_data));
    CHECK(holds("org/name = 'Nomad'"));
}

TEST_CASE("names may hold hyphens and the words and, or, not, div") {
    CHECK(problem("or-ganisation", {"found"}) == "MRK-0202 0 or-ganisation [or-ganisation]");
    CHECK(problem("android", {"found"}) == "MRK-0202 0 android [android]");
}

TEST_CASE("every function gives what it promises") {
    CHECK(printed("q:date(sent, 'long')") == "[27 октября 2026 года]");
    CHECK(printed("q:date(sent)") == "[27 октября 2026 года]");
    CHECK(printed("q:date(sent, 'short')") == "[27.10.2026]");
    CHECK(printed("q:upper(org/name)") == "[NOMAD]");
    CHECK(printed("q:upper('қүйа')") == "[ҚҮЙА]");
    CHECK(printed("q:ground(grounds[1], 'text')") == "[первое основание]");
    CHECK(printed("q:ground(grounds[1], 'citation')") == "[пункт 1]");
    CHECK(printed("q:number-words(12)") == "[двенадцать]");
    CHECK(printed("q:number-words(pages)") == "[два]");
    CHECK(printed("concat(org/name, ' ', pages, '!')") == "[Nomad 2!]");
    CHECK(printed("q:fingerprint()") == "[f1ng3r]");
    // RFC 3986, 2.3: unreserved characters stay
    CHECK(printed("q:url('aZ09-._~ /?б')") == "[aZ09-._~%20%2F%3F%D0%B1]");
    CHECK(printed("count(grounds)") == "[1]");
    CHECK(holds("count(grounds) = 1"));
    CHECK(holds("not(false())"));
    const auto loop = [](const std::string& body) { return words(document("<p><q:if test=\"items\"><q:for-each select=\"items\">" + body + "</q:for-each></q:if></p>", "", rich_data).root); };
    CHECK(loop("<q:value-of select=\"position()\"/>/<q:value-of select=\"last()\"/> ") == "1/2 2/2");
    CHECK(loop("<q:value-of select=\"q:item-number(.)\"/><q:if test=\"position() != last()\">, </q:if>") == "4, 11");
}

TEST_CASE("a month is printed through q:month only, in words or in figures") {
    const auto month = [](const std::string& call, const std::string& language = "ru") { return words(document("<p lang=\"" + language + "\"><q:if test=\"month\"><q:value-of select=\"" + call + "\"/></q:if></p>", "", rich_data).root); };
    CHECK(month("q:month(month)") == "октябрь 2026 года");
    CHECK(month("q:month(month, 'long')", "kk") == "2026 жылғы қазан");
    CHECK(month("q:month(month, 'short')") == "10.2026");
    CHECK(problem("q:month(sent)", {"expected"}) == "MRK-0206 0 q:month(sent) [month]");
    CHECK(problem("q:month('2026-10')", {"expected"}) == "MRK-0206 0 q:month('2026-10') [month]");
    CHECK(ids(problems("<p><q:if test=\"month\"><q:value-of select=\"q:month(month, 'dative')\"/></q:if></p>")) == "MRK-0206");
    CHECK(ids(problems("<p><q:if test=\"month\"><q:value-of select=\"q:date(month)\"/></q:if></p>")) == "MRK-0206");
    CHECK(ids(problems("<p><q:if test=\"month\"><q:value-of select=\"month\"/></q:if></p>")) == "MRK-0211");
    CHECK(ids(problems("<p><q:if test=\"month\"><q:value-of select=\"concat('за ', month)\"/></q:if></p>")) == "MRK-0211");
}

TEST_CASE("dates and numbers inside an element follow the element's own language") {
    CHECK(words(document("<p lang=\"kk\"><q:value-of select=\"q:date(sent, 'long')\"/> <q:value-of select=\"q:number-words(2)\"/></p>").root) == "2026 жылғы 27 қазан екі");
    CHECK(words(document("<p lang=\"kk\"><q:value-of select=\"q:date(sent, 'attributive')\"/></p>").root) == "2026 жылғы 27 қазандағы");
}

TEST_CASE("a step may go up to the owner of a list") {
    const std::string body = "<p><q:if test=\"steps\"><q:for-each select=\"steps\"><q:value-of select=\"../org/name\"/>-<q:value-of select=\"text\"/>-<q:value-of select=\"./text\"/>-<q:value-of select=\"/pages\"/> </q:for-each></q:if></p>";
    CHECK(words(document(body, "", rich_data).root) == "Nomad-один-один-12 Nomad-два-два-12");
}

TEST_CASE("MRK-0201: a syntax error says what stands there and what was expected") {
    CHECK(problem("org/", {"found", "expected"}) == "MRK-0201 4  […] [field, 'text', number, function(…)]");
    CHECK(problem("", {"found"}) == "MRK-0201 0  […]");
    CHECK(problem("org name", {"found", "expected"}) == "MRK-0201 4 n [n] [and, or, =]");
    CHECK(problem("'open", {"found", "expected"}) == "MRK-0201 0 ' ['] [']");
    CHECK(problem("concat('a', 'b'", {"found", "expected"}) == "MRK-0201 15  […] [)]");
    CHECK(problem("(org/name", {"expected"}) == "MRK-0201 9  [)]");
    CHECK(problem("grounds[0]", {"expected"}) == "MRK-0201 9 ] [[n]]");
    CHECK(problem("grounds[x]", {"found"}) == "MRK-0201 8 x [x]");
    CHECK(problem("grounds[position()=1]", {"found"}) == "MRK-0201 8 p [p]");
    CHECK(problem("//org").starts_with("MRK-0201 1 /"));
    CHECK(problem("@name").starts_with("MRK-0201 0 @"));
    CHECK(problem("-5").starts_with("MRK-0201 0 -"));
    CHECK(problem("pages + 1").starts_with("MRK-0201 6 +"));
    CHECK(problem("org | kind").starts_with("MRK-0201 4 |"));
    CHECK(problem("текст", {"found"}) == "MRK-0201 0 т [т]");
    CHECK(problem("99999999999").starts_with("MRK-0201"));
    CHECK(problem("pages = 1 = 2").starts_with("MRK-0201 10 ="));
    CHECK(problem(std::string(200, '(') + "1" + std::string(200, ')')).starts_with("MRK-0201 50 ("));
}

TEST_CASE("MRK-0202: a field the contract lacks is named with the nearest") {
    CHECK(problem("org/nmae", {"found", "parent", "nearest"}) == "MRK-0202 4 nmae [nmae] [/org] [name]");
    CHECK(problem("ogr/name", {"found", "parent", "nearest"}) == "MRK-0202 0 ogr [ogr] [/] [org]");
    CHECK(problem("concat(org/name, org/nam)", {"found"}) == "MRK-0202 21 nam [nam]");
    CHECK(problem("quite_another", {"nearest"}) == "MRK-0202 0 quite_another []");
    CHECK(test_problem("kind = 'letter' and pgaes = 1", {"nearest"}) == "MRK-0202 20 pgaes [pages]");
}

TEST_CASE("a list equals a text when one of its items does") {
    // XPath 1.0, 3.4
    CHECK(holds("grounds = 'g-1'"));
    CHECK_FALSE(holds("grounds = 'g-2'"));
    CHECK(holds("grounds = 'g-2'", rich_data));
    CHECK(holds("not(grounds = 'g-3')", rich_data));
    CHECK(holds("items and items = 'bp703-11'", rich_data));
    CHECK(test_problem("items = 'bp703-11'").starts_with("MRK-0204"));
}

TEST_CASE("MRK-0203: unlike types are not compared") {
    CHECK(test_problem("pages = '2'", {"left", "operator", "right"}) == "MRK-0203 0 pages = '2' [number] [=] [string]");
    CHECK(test_problem("is_public = 'true'", {"left", "right"}) == "MRK-0203 0 is_public = 'true' [boolean] [string]");
    CHECK(test_problem("org = 'x'", {"left"}) == "MRK-0203 0 org = 'x' [object]");
    CHECK(test_problem("grounds != 'g-1'", {"left"}) == "MRK-0203 0 grounds != 'g-1' [list]");
    CHECK(test_problem("org/name &lt; 'x'", {"operator"}).starts_with("MRK-0203 0 org/name"));
    CHECK(test_problem("is_public > false()").starts_with("MRK-0203 0 is_public > false()"));
    CHECK(test_problem("sent > '2026-01-01'").starts_with("MRK-0203")); // only dates are ordered
    CHECK(test_problem("org = org").starts_with("MRK-0203"));
}

TEST_CASE("MRK-0204: an optional field needs a test") {
    CHECK(problem("org/site", {"found"}) == "MRK-0204 0 org/site [/org/site]");
    CHECK(problem("org/head/name", {"found"}) == "MRK-0204 0 org/head/name [/org/head/name]");
    CHECK(problem("q:upper(org/site)") == "MRK-0204 8 org/site");
    CHECK(test_problem("copies = 1", {"found"}) == "MRK-0204 0 copies [/copies]");
    CHECK(test_problem("is_urgent", {"found"}) == "none"); // an optional boolean that is absent is false (XPath 1.0, 4.3: an empty node-set)
    CHECK(problem("grounds[2]", {"found"}) == "MRK-0204 0 grounds[2] [/grounds/*]"); // one is certain, two are not
    CHECK(problem("org/dative") == "MRK-0204 0 org/dative"); // required in Kazakh only
    Files kazakh;
    kazakh.language = base::Language::kk;
    CHECK(problems("<p><q:value-of select=\"org/dative\"/></p>", kazakh).empty());
    CHECK(ids(problems("<q:for-each select=\"steps\">x</q:for-each>")) == "MRK-0204");
    CHECK(ids(problems("<p class=\"a {org/site}\">x</p>")) == "MRK-0204");
}

TEST_CASE("a test proves the fields it names for what stands inside") {
    const auto good = [](const std::string& body) {
        const auto found = problems(body);
        INFO(said(found));
        CHECK(found.empty());
    };
    const auto bad = [](const std::string& body, const std::string& expected = "MRK-0204") {
        const auto found = problems(body);
        INFO(body << "\n" << said(found));
        CHECK(ids(found) == expected);
    };
    const std::string site = "<q:value-of select=\"org/site\"/>", copies = "<q:value-of select=\"copies\"/>";
    good("<q:if test=\"org/site\"><p>" + site + "</p></q:if>");
    good("<q:if test=\"/org/site\"><p>" + site + "</p></q:if>");
    bad("<q:if test=\"org/site\"><p>x</p></q:if><p>" + site + "</p>");
    bad("<q:if test=\"not(org/site)\"><p>" + site + "</p></q:if>");
    good("<q:if test=\"org/site and copies\"><p>" + site + copies + "</p></q:if>");
    good("<q:if test=\"copies and copies > 1\"><p>x</p></q:if>"); // the right side may use what the left proves
    bad("<q:if test=\"copies > 1 and copies\"><p>x</p></q:if>");
    bad("<q:if test=\"org/site or copies\"><p>" + site + "</p></q:if>");
    good("<q:if test=\"(org/site and copies) or (is_public and org/site)\"><p>" + site + "</p></q:if>");
    bad("<q:if test=\"(org/site and copies) or (is_public and org/site)\"><p>" + copies + "</p></q:if>");
    good("<q:if test=\"org/head/post\"><p><q:value-of select=\"org/head/post\"/><q:value-of select=\"org/head/name\"/></p></q:if>"); // the way there is proved too
    bad("<q:if test=\"org/head\"><p><q:value-of select=\"org/head/post\"/></p></q:if>");
    good("<q:choose><q:when test=\"copies\"><p>" + copies + "</p></q:when><q:otherwise><p>-</p></q:otherwise></q:choose>");
    bad("<q:choose><q:when test=\"copies\"><p>x</p></q:when><q:otherwise><p>" + copies + "</p></q:otherwise></q:choose>");
    bad("<q:choose><q:when test=\"copies\"><p>x</p></q:when><q:when test=\"copies = 1\"><p>x</p></q:when></q:choose>");
    good("<q:if test=\"steps\"><q:for-each select=\"steps\"><q:if test=\"note\"><p><q:value-of select=\"note\"/></p></q:if></q:for-each></q:if>");
    bad("<q:if test=\"steps\"><q:for-each select=\"steps\"><p><q:value-of select=\"note\"/></p></q:for-each></q:if>");
}

TEST_CASE("what is proved of one item is not proved of another") {
    const auto found = [](const std::string& body) { return ids(problems(body)); };
    CHECK(found("<q:if test=\"grounds[2]\"><p><q:value-of select=\"grounds[2]\"/></p></q:if>").empty());
    CHECK(found("<q:if test=\"grounds[2]\"><p><q:value-of select=\"grounds[3]\"/></p></q:if>") == "MRK-0204");
    CHECK(found("<q:if test=\"steps[1]/note\"><p><q:value-of select=\"steps[1]/note\"/></p></q:if>").empty());
    CHECK(found("<q:if test=\"steps[1]/note\"><p><q:value-of select=\"steps[2]/note\"/></p></q:if>") == "MRK-0204");
    CHECK(found("<q:if test=\"steps[1]/note\"><q:for-each select=\"steps\"><p><q:value-of select=\"note\"/></p></q:for-each></q:if>") == "MRK-0204");
    CHECK(found("<q:if test=\"steps\"><q:for-each select=\"steps\"><q:if test=\"note\"><q:for-each select=\"/steps\"><p><q:value-of select=\"note\"/></p></q:for-each></q:if></q:for-each></q:if>") == "MRK-0204");
    CHECK(found("<q:if test=\"steps\"><q:for-each select=\"steps\"><q:if test=\"note\"><p><q:value-of select=\"/steps[1]/note\"/></p></q:if></q:for-each></q:if>") == "MRK-0204");
}

TEST_CASE("MRK-0205: an unknown function is named with the nearest") {
    CHECK(problem("q:dat(sent)", {"found", "nearest"}) == "MRK-0205 0 q:dat [q:dat] [q:date]");
    CHECK(problem("date(sent)", {"nearest"}) == "MRK-0205 0 date [q:date]");
    CHECK(problem("substring(org/name, 1)", {"nearest"}) == "MRK-0205 0 substring []");
    CHECK(problem("concat('a', uper('b'))").starts_with("MRK-0205 12 uper"));
}

TEST_CASE("MRK-0206: arguments that do not fit say what is expected") {
    CHECK(problem("q:date()", {"function", "expected"}) == "MRK-0206 0 q:date() [q:date] [1–2]");
    CHECK(problem("q:upper('a', 'b')", {"expected"}) == "MRK-0206 0 q:upper('a', 'b') [1]");
    CHECK(problem("q:date(org/name, 'long')", {"expected"}) == "MRK-0206 0 q:date(org/name, 'long') [date]");
    CHECK(problem("q:date('2026-01-01')", {"expected"}) == "MRK-0206 0 q:date('2026-01-01') [date]");
    CHECK(problem("q:date(sent, 'lang')").starts_with("MRK-0206"));
    CHECK(problem("q:date(sent, kind)").starts_with("MRK-0206"));
    CHECK(problem("q:ground(kind, 'text')", {"expected"}) == "MRK-0206 0 q:ground(kind, 'text') [x-of: ground]");
    CHECK(problem("q:ground(grounds[1], 'words')", {"expected"}) == "MRK-0206 0 q:ground(grounds[1], 'words') ['text' | 'citation']");
    CHECK(problem("q:item-number(grounds[1])", {"expected"}) == "MRK-0206 0 q:item-number(grounds[1]) [x-of: annex-item]");
    CHECK(problem("q:number-words(org/name)", {"expected"}) == "MRK-0206 0 q:number-words(org/name) [number]");
    CHECK(problem("q:upper(is_public)", {"expected"}) == "MRK-0206 0 q:upper(is_public) [string]");
    CHECK(problem("concat('a', org)", {"expected"}) == "MRK-0206 0 concat('a', org) [string]");
    CHECK(problem("count(org/name)", {"expected"}) == "MRK-0206 0 count(org/name) [list]");
    CHECK(problem("position()", {"expected"}) == "MRK-0206 0 position() [q:for-each]");
    CHECK(problem("last()", {"expected"}) == "MRK-0206 0 last() [q:for-each]");
    CHECK(ids(problems("<q:for-each select=\"org\">x</q:for-each>")) == "MRK-0206");
    CHECK(ids(problems("<q:for-each select=\"'abc'\">x</q:for-each>")) == "MRK-0206");
    CHECK(problem("count(grounds, grounds)").starts_with("MRK-0206"));
}

TEST_CASE("MRK-0207: a literal outside the enumeration never matches") {
    CHECK(test_problem("kind = 'leter'", {"path", "found", "expected"}) == "MRK-0207 7 'leter' [/kind] [leter] [letter, notice]");
    CHECK(test_problem("'x' != kind", {"found"}) == "MRK-0207 0 'x' [x]");
    CHECK(test_problem("pages = 1 or kind = ''").starts_with("MRK-0207 20 ''"));
}

TEST_CASE("MRK-0208: lists, objects and booleans are not printed, lists are not stepped into") {
    CHECK(problem("grounds", {"found"}) == "MRK-0208 0 grounds [/grounds]");
    CHECK(problem("org", {"found"}) == "MRK-0208 0 org [/org]");
    CHECK(problem("is_public", {"found"}) == "MRK-0208 0 is_public [/is_public]");
    CHECK(problem("pages = 2", {"found"}) == "MRK-0208 0 pages = 2 [boolean]");
    CHECK(problem("steps/text").starts_with("MRK-0208 6 text"));
}

TEST_CASE("MRK-0209: a single value has no inner fields and no items") {
    CHECK(problem("org/name/first", {"parent", "found"}) == "MRK-0209 9 first [/org/name] [first]");
    CHECK(problem("kind[1]", {"parent"}) == "MRK-0209 0 kind[1] [/kind]");
}

TEST_CASE("MRK-0210: a test that decides nothing is an error") {
    CHECK(test_problem("org/name", {"found"}) == "MRK-0210 0 org/name [/org/name]");
    CHECK(test_problem("grounds", {"found"}) == "MRK-0210 0 grounds [/grounds]"); // at least one is certain
    CHECK(test_problem("'text'", {"found"}) == "MRK-0210 0 'text' ['text']");
    CHECK(test_problem("5").starts_with("MRK-0210 0 5"));
    CHECK(test_problem("count(grounds)", {"found"}) == "MRK-0210 0 count(grounds) [count(grounds)]");
    CHECK(test_problem("org").starts_with("MRK-0210 0 org"));
    CHECK(test_problem("is_public and org/name").starts_with("MRK-0210 14 org/name"));
    CHECK(test_problem("not(org/name)").starts_with("MRK-0210 4 org/name"));
    // The same test twice is silly, not wrong.
    CHECK(problems("<q:if test=\"copies\"><q:if test=\"copies\"><p>x</p></q:if></q:if>").empty());
}

TEST_CASE("MRK-0211: a date is printed through q:date only") {
    CHECK(problem("sent", {"found"}) == "MRK-0211 0 sent [/sent]");
    CHECK(problem("concat('от ', sent)", {"found"}) == "MRK-0211 14 sent [/sent]"); // "от " is three columns and five bytes
    CHECK(problem("q:upper(sent)", {"found"}) == "MRK-0211 8 sent [/sent]");
    CHECK(ids(problems("<p id=\"d{sent}\">x</p>")) == "MRK-0211");
    CHECK(problem("q:url(sent)") == "none"); // an address wants the ISO form
}

TEST_CASE("several problems of one expression and of several expressions are all reported") {
    CHECK(ids(problems("<p><q:value-of select=\"concat(org/nam, org/site)\"/><q:value-of select=\"zzz\"/><q:if test=\"kind = 'x' and pages = 'y'\">x</q:if></p>")) ==
          "MRK-0202,MRK-0204,MRK-0202,MRK-0207,MRK-0203");
}

TEST_CASE("numbers too great for words are a problem, not a crash") {
    const auto loaded = load(page("<p><q:value-of select=\"q:number-words(pages)\"/></p>"));
    REQUIRE(loaded.value);
    const std::string json = R"({"org": {"name": "N", "bin": "240340027186"}, "sent": "2026-10-27", "kind": "letter", "pages": 1000000000000, "is_public": true, "grounds": ["g-1"]})";
    const auto out = markup::expand(**loaded.value, {read_data(json), *small_acts().find_regime("r-new"), ""});
    CHECK_FALSE(out.value);
    REQUIRE(ids(out.problems) == "TXT-0002");
    CHECK(out.problems.front().place.path == "/pages"); // the text room knows no places
    CHECK(out.problems.front().place.source);
}
