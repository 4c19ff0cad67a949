#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::markup::test;

namespace {

// The only problem of a body, which stands on line 5 of the file: id, place, arguments.
std::string problem(const std::string& body, std::initializer_list<std::string_view> arguments = {}, const Files& files = {}) {
    const auto found = problems(body, files);
    if (found.size() != 1)
        return found.empty() ? "none" : said(found);
    std::string out = found[0].id + " " + spot(found[0]);
    for (const std::string_view name : arguments)
        out += " [" + argument(found[0], name) + "]";
    return out;
}

std::string whole(const std::string& html_attributes, const std::string& inside) {
    return "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:q=\"urn:qujat:template:1\"" + html_attributes + ">" + inside + "</html>";
}
const std::string good_head = "<head><title><q:value-of select=\"org/name\"/></title></head>";

} // namespace

TEST_CASE("a good template is read with nothing to say") {
    const auto loaded = load(page("<p>x</p>"));
    INFO(said(loaded.problems));
    CHECK(loaded.value);
    CHECK(loaded.problems.empty());
    CHECK_FALSE(markup::uses_fingerprint(**loaded.value));
    CHECK(markup::uses_fingerprint(**load(page("<q:qr value=\"{q:fingerprint()}\" alt=\"код\"/>")).value));
}

TEST_CASE("what lint asks of a template: families and every literal character") {
    const auto loaded = load(page("<p title=\"подсказка\">текст <b>жирный</b> <q:citation of=\"short\"/> <q:value-of select=\"q:ground(grounds[1], 'text')\"/></p>",
                                  "p { font-family: 'PT Serif', Noto Serif } @page { @top-left { content: 'верх'; font-family: X } }"
                                  "@counter-style own { system: cyclic; symbols: ★; negative: ☆; suffix: ☼; pad: 3 ☾ } ol { list-style-type: own } ul { list-style-type: square } p::before { content: '§' }"));
    REQUIRE(loaded.value);
    CHECK(markup::font_families(**loaded.value) == std::vector<std::string>{"Noto Serif", "PT Serif", "X"});
    const std::string text = markup::literal_text(**loaded.value, *small_acts().find_regime("r-new"));
    for (const char* part : {"текст", "жирный", "верх", "подсказка", "★", "☆", "☼", "☾", "▪", "§", "Правил технопарка", "первое основание", "второе основание"})
        CHECK(text.find(part) != std::string::npos);
}

TEST_CASE("MRK-0301: unknown elements are named with the nearest") {
    CHECK(problem("<p><spam>x</spam></p>", {"found", "nearest"}) == "MRK-0301 5:4 <spam> [spam] [span]");
    CHECK(problem("<tabel><tr/></tabel>", {"found", "nearest"}) == "MRK-0301 5:1 <tabel> [tabel] [table]");
    CHECK(problem("<p><q:valu-of select=\"org/name\"/></p>", {"found", "nearest"}) == "MRK-0301 5:4 <q:valu-of select=\"org/name\"/> [q:valu-of] [q:value-of]");
    CHECK(problem("<p><q:when test=\"is_public\">x</q:when></p>", {"found"}).starts_with("MRK-0301 5:4 <q:when")); // outside q:choose
    CHECK(problem("<p><b xmlns=\"urn:other\">x</b></p>", {"found"}) == "MRK-0301 5:4 <b xmlns=\"urn:other\"> [b]");
    CHECK(problem("<q:choose><p>x</p></q:choose>", {"found", "nearest"}) == "MRK-0301 5:11 <p> [p] [q:when]");
    CHECK(problem("<q:choose>text<q:otherwise><p>x</p></q:otherwise></q:choose>", {"found"}) == "MRK-0301 5:11 text [text]");
    CHECK(ids(load("<html><body/></html>").problems) == "MRK-0301");
    CHECK(ids(load("<div xmlns=\"http://www.w3.org/1999/xhtml\"/>").problems) == "MRK-0301");
    CHECK(ids(load(whole(" q:official=\"yes\"", good_head + "<boddy/><body/>")).problems) == "MRK-0301");
    CHECK(ids(load(whole(" q:official=\"yes\"", "<head><title><q:value-of select=\"org/name\"/></title><meta/></head><body/>")).problems) == "MRK-0301");
}

TEST_CASE("MRK-0301: nothing that stands where it has no effect is ignored") {
    CHECK(ids(load(whole(" q:official=\"yes\"", good_head + "text<body/>")).problems) == "MRK-0301");
    CHECK(ids(load(whole(" q:official=\"yes\"", "<head>text<title><q:value-of select=\"org/name\"/></title></head><body/>")).problems) == "MRK-0301");
    CHECK(ids(load(whole(" q:official=\"yes\"", "<head><title><b>x</b><q:value-of select=\"org/name\"/></title></head><body/>")).problems) == "MRK-0301");
    CHECK(ids(load(whole(" q:official=\"yes\"", good_head + "<body/><body/>")).problems) == "MRK-0301");
    CHECK(ids(load(whole(" q:official=\"yes\"", "<head><title><q:value-of select=\"org/name\"/></title><style>p {} <b/></style></head><body/>")).problems) == "MRK-0301");
    CHECK(ids(problems("<p><q:value-of select=\"pages\">x</q:value-of></p>")) == "MRK-0301");
    CHECK(ids(problems("<p><q:citation of=\"short\"><b/></q:citation></p>")) == "MRK-0301");
    CHECK(ids(problems("<q:qr value=\"x\" alt=\"y\">x</q:qr>")) == "MRK-0301");
    CHECK(ids(problems("<q:signature-field name=\"operator\" description=\"y\">x</q:signature-field>")) == "MRK-0301");
    Files files;
    files.files["a.xhtml"] = "<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div>";
    CHECK(ids(problems("<q:include href=\"a.xhtml\">x</q:include>", files)) == "MRK-0301");
    CHECK(problems("<p><q:value-of select=\"pages\"> \n </q:value-of></p>").empty());
}

TEST_CASE("MRK-0302: unknown attributes are named with the nearest") {
    CHECK(problem("<p clas=\"a\">x</p>", {"found", "nearest"}) == "MRK-0302 5:4 clas [clas] [class]");
    CHECK(problem("<p style=\"color: red\">x</p>", {"found"}) == "MRK-0302 5:4 style [style]");
    CHECK(problem("<p><q:value-of select=\"org/name\" selct=\"x\"/></p>", {"found", "nearest"}) == "MRK-0302 5:34 selct [selct] [select]");
    CHECK(problem("<p q:if=\"x\">x</p>", {"found"}) == "MRK-0302 5:4 q:if [if]");
    CHECK(ids(load(whole(" q:official=\"yes\" dir=\"ltr\"", good_head + "<body/>")).problems) == "MRK-0302");
    CHECK(ids(load(whole(" q:official=\"yes\"", "<head><title class=\"x\"><q:value-of select=\"org/name\"/></title><style media=\"print\">p {}</style></head><body/>")).problems) == "MRK-0302,MRK-0302");
    CHECK(ids(problems("<q:choose><q:otherwise test=\"is_public\"><p>x</p></q:otherwise></q:choose>")) == "MRK-0302");
    CHECK(ids(problems("<q:choose test=\"x\"><q:otherwise><p>x</p></q:otherwise></q:choose>")) == "MRK-0302");
    Files files;
    files.files["a.css"] = "p {}";
    CHECK(ids(load(whole(" q:official=\"yes\"", "<head><title><q:value-of select=\"org/name\"/></title><link rel=\"stylesheet\" href=\"a.css\" media=\"print\"/></head><body/>"), files).problems) == "MRK-0302");
}

TEST_CASE("MRK-0303: attribute values that cannot be are errors") {
    CHECK(problem("<p lang=\"kz\">x</p>", {"attribute", "found", "expected"}) == "MRK-0303 5:10 kz [lang] [kz] [kk, ru, en]");
    CHECK(problem("<p class=\"a {org/name\">x</p>", {"found", "expected"}) == "MRK-0303 5:11 a {org/name [{] [{…}]");
    CHECK(problem("<p class=\"a} b\">x</p>", {"found"}) == "MRK-0303 5:11 a} b [}]");
    CHECK(ids(load(whole(" q:official=\"yes\" lang=\"kk\"", good_head + "<body/>")).problems) == "MRK-0303");
    CHECK(ids(load(whole(" q:official=\"maybe\"", good_head + "<body/>")).problems) == "MRK-0303");
    CHECK(load(whole(" q:official=\"yes\" xml:lang=\"ru\"", good_head + "<body/>")).value);
}

TEST_CASE("MRK-0304: what an element must have is named") {
    CHECK(problem("<p><q:value-of/></p>", {"element", "attribute"}) == "MRK-0304 5:4 <q:value-of/> [q:value-of] [select=\"…\"]");
    CHECK(problem("<q:if><p>x</p></q:if>", {"element", "attribute"}) == "MRK-0304 5:1 <q:if> [q:if] [test=\"…\"]");
    CHECK(problem("<q:for-each>x</q:for-each>", {"attribute"}) == "MRK-0304 5:1 <q:for-each> [select=\"…\"]");
    CHECK(problem("<q:citation/>", {"attribute"}) == "MRK-0304 5:1 <q:citation/> [of=\"…\"]");
    CHECK(problem("<q:include/>", {"attribute"}) == "MRK-0304 5:1 <q:include/> [href=\"…\"]");
    CHECK(problem("<q:qr value=\"x\"/>", {"attribute"}) == "MRK-0304 5:1 <q:qr value=\"x\"/> [alt=\"…\"]");
    CHECK(problem("<q:qr alt=\"x\"/>", {"attribute"}) == "MRK-0304 5:1 <q:qr alt=\"x\"/> [value=\"…\"]");
    CHECK(ids(problems("<q:signature-field/>")) == "MRK-0304,MRK-0304");
    CHECK(ids(load(whole("", good_head + "<body/>")).problems) == "MRK-0304");
    CHECK(ids(load(whole(" q:official=\"yes\"", good_head)).problems) == "MRK-0304");
    const auto no_title = load(whole(" q:official=\"yes\"", "<head/><body><p><q:value-of select=\"org/name\"/></p></body>")).problems;
    REQUIRE(ids(no_title) == "MRK-0304");
    CHECK(argument(no_title[0], "attribute") == "<title>");
    CHECK(ids(load(whole(" q:official=\"yes\"", "<head><title><q:value-of select=\"org/name\"/></title><link href=\"a.css\"/></head><body/>")).problems) == "MRK-0304");
}

TEST_CASE("MRK-0305 and MRK-0306: texts of the acts are looked up when the template is loaded, for every edition it serves") {
    CHECK(problem("<p><q:citation of=\"shrt\"/></p>", {"found", "regime", "nearest"}) == "MRK-0305 5:20 shrt [shrt] [r-new] [short]");
    CHECK(problem("<p><q:citation of=\"kazakh-only\"/></p>", {"found", "regime", "language"}) == "MRK-0306 5:20 kazakh-only [kazakh-only] [r-new] [ru]");
    Files both;
    both.regimes = {"r-old", "r-new"};
    CHECK(problems("<p><q:citation of=\"short\"/></p>", both).empty());
    CHECK(problem("<p><q:citation of=\"translated\"/></p>", {"regime"}, both) == "MRK-0305 5:20 translated [r-old]");
    both.language = base::Language::kk;
    CHECK(ids(problems("<p><q:citation of=\"short\"/></p>", both)) == "MRK-0306"); // r-old has it in Russian only
    // What counts is the language of the element around.
    CHECK(problems("<p lang=\"ru\"><q:citation of=\"short\"/></p>", both).empty());
    CHECK(problems("<p lang=\"kk\"><q:citation of=\"kazakh-only\"/></p>").empty());
    CHECK(ids(problems("<p lang=\"kk\"><b lang=\"ru\"><q:citation of=\"kazakh-only\"/></b></p>")) == "MRK-0306");
    CHECK(problems("<p lang=\"en\"><q:citation of=\"short\"/></p>").empty()); // no act speaks English: the document's language
}

TEST_CASE("MRK-0307: files that include each other are stopped") {
    Files files;
    const std::string open = "<div xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:q=\"urn:qujat:template:1\">", close = "</div>";
    files.files["a.xhtml"] = open + "<q:include href=\"b.xhtml\"/>" + close;
    files.files["b.xhtml"] = open + "<q:include href=\"a.xhtml\"/>" + close;
    const auto found = problems("<q:include href=\"a.xhtml\"/>", files);
    REQUIRE(ids(found) == "MRK-0307");
    CHECK(spot(found[0]).ends_with(".xhtml"));
    std::string many = open;
    for (int i = 0; i < 100; ++i)
        many += "<q:include href=\"a.xhtml\"/>";
    files.files["a.xhtml"] = many + close;
    CHECK(ids(problems("<q:include href=\"a.xhtml\"/>", files)) == "MRK-0307"); // and it does not take for ever
    // Without a circle, but a hundred to the power of seven.
    for (int i = 0; i < 7; ++i) {
        std::string text = open;
        for (int j = 0; j < 100; ++j)
            text += "<q:include href=\"" + std::to_string(i + 1) + "\"/>";
        files.files[std::to_string(i)] = text + close;
    }
    files.files["7"] = open + close;
    CHECK(ids(problems("<q:include href=\"0\"/>", files)) == "MRK-0307");
}

TEST_CASE("MRK-0308: a required field that is printed nowhere is named with its path") {
    const auto found = load(whole(" q:official=\"yes\"", "<head><title>x</title></head><body/>")).problems;
    REQUIRE(ids(found) == "MRK-0308");
    CHECK(argument(found[0], "path") == "/org/name");
    REQUIRE(found[0].related.size() == 1);
    CHECK(found[0].related[0].source->name == "contract.json");
    Files kazakh;
    kazakh.language = base::Language::kk;
    CHECK(load(whole(" q:official=\"yes\"", good_head + "<body/>"), kazakh).problems.empty());
}

TEST_CASE("included files and style sheets are read with their own places") {
    Files files;
    files.files["head.xhtml"] = "<div xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:q=\"urn:qujat:template:1\" class=\"top\">\n <p><q:value-of select=\"org/nam\"/></p></div>";
    const auto found = problems("<q:include href=\"head.xhtml\"/>", files);
    REQUIRE(ids(found) == "MRK-0202");
    CHECK(found[0].place.source->name == "head.xhtml");
    CHECK(spot(found[0]) == "2:29 nam");

    files.files["list.xhtml"] = "<ul xmlns=\"http://www.w3.org/1999/xhtml\"/>";
    CHECK(ids(problems("<q:include href=\"list.xhtml\"/>", files)) == "MRK-0301"); // a fragment is a div
    const auto missing = problems("<q:include href=\"none.xhtml\"/>", files);
    REQUIRE(ids(missing) == "DIA-0001"); // what the reader said, at the reference
    CHECK(spot(missing[0]) == "5:18 none.xhtml");
    CHECK(missing[0].place.source->name == "ru.xhtml");

    files.files["a.css"] = "p {\n colr: red }";
    const auto sheet = load(whole(" q:official=\"yes\"", "<head><title><q:value-of select=\"org/name\"/></title><link rel=\"stylesheet\" href=\"a.css\"/></head><body/>"), files).problems;
    REQUIRE(ids(sheet) == "MRK-0103");
    CHECK(sheet[0].place.source->name == "a.css");
    CHECK(spot(sheet[0]) == "2:2 colr");
}

TEST_CASE("an error in a style element has the line and column of the template") {
    const auto found = load("<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:q=\"urn:qujat:template:1\" q:official=\"yes\">\n<head><title><q:value-of select=\"org/name\"/></title>\n<style>\n  p { colr: red }\n</style></head><body/></html>").problems;
    REQUIRE(ids(found) == "MRK-0103");
    CHECK(spot(found[0]) == "4:7 colr");
    CHECK(found[0].place.source->name == "ru.xhtml");
}

TEST_CASE("problems of all kinds come out of one run") {
    const auto found = load(page("<p clas=\"x\"><q:value-of select=\"org/nmae\"/><spam/></p><q:citation of=\"x\"/><q:if test=\"pages = '1'\"><p>x</p></q:if>", "p { colr: red; color: 5mn }")).problems;
    INFO(said(found));
    CHECK(ids(found) == "MRK-0103,MRK-0107,MRK-0302,MRK-0202,MRK-0301,MRK-0203,MRK-0305");
}

TEST_CASE("what is not XML is said by the XML room and ends there") {
    CHECK(ids(load("<html").problems).starts_with("XML-"));
    CHECK_FALSE(load("").value);
}

TEST_CASE("MRK-0309: a heading level left out on the way down is an error, going back up is not") {
    const auto found = problems("<h1>a</h1><h3>b</h3>");
    REQUIRE(ids(found) == "MRK-0309");
    CHECK(argument(found[0], "expected") == "h2");
    CHECK(ids(problems("<h2>a</h2>")) == "MRK-0309"); // ISO 14289-1, 7.4.2: the first one is h1
    CHECK(problems("<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2><h1>e</h1>").empty());
}
