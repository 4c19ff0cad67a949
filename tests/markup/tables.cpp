#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::markup::test;
using doc::Display;

namespace {

std::string_view display_name(Display display) {
    constexpr std::string_view names[] = {"block", "inline", "inline-block", "list-item", "table", "caption", "column-group", "column", "header-group",
                                          "row-group", "footer-group", "row", "cell", "none"};
    return names[static_cast<int>(display)];
}

// Roles with what they hold, "row(cell(…))" where there is no role: the table as a screen reader and as layout meet it.
std::string shape(const doc::Block& block) {
    std::string out(doc::role_name(block.role));
    if (out.empty())
        out = display_name(block.style->display);
    if (block.column_span > 1)
        out += " c" + std::to_string(block.column_span);
    if (block.row_span != 1)
        out += " r" + std::to_string(block.row_span);
    if (block.scope != doc::Scope::none)
        out += block.scope == doc::Scope::row ? " row" : " column";
    if (!block.inlines.empty())
        out += " '" + words(block) + "'";
    std::string inside;
    for (const doc::Block& child : block.children)
        inside += (inside.empty() ? "" : ", ") + shape(child);
    return inside.empty() ? out : out + "(" + inside + ")";
}

std::string body_shape(const std::string& body, const std::string& style = "", const std::string& json = good_data) {
    std::string out;
    const doc::Document made = document(body, style, json);
    for (const doc::Block& child : made.root.children[0].children)
        out += (out.empty() ? "" : "; ") + shape(child);
    return out;
}

std::string table_shape(const std::string& inside) { return body_shape("<table>" + inside + "</table>"); }

std::string problem(const std::string& body, std::initializer_list<std::string_view> arguments = {}) {
    const auto found = problems(body);
    if (found.size() != 1)
        return found.empty() ? "none" : said(found);
    std::string out = found[0].id + " " + spot(found[0]);
    for (const std::string_view name : arguments)
        out += " [" + argument(found[0], name) + "]";
    return out;
}

// What expanding says; the template itself must be good.
std::vector<diag::Diagnostic> expanding(const std::string& body, const std::string& json = good_data) {
    const auto loaded = load(page(body));
    INFO(said(loaded.problems));
    REQUIRE(loaded.value);
    return markup::expand(**loaded.value, {read_data(json), *small_acts().find_regime("r-new"), ""}).problems;
}

// display: table and the like by one letter, to build tables of divs.
const std::string letters = ".t { display: table } .g { display: table-row-group } .h { display: table-header-group } .f { display: table-footer-group } .r { display: table-row } .c { display: table-cell }"
                            ".a { display: table-caption } .o { display: table-column }";
std::string div(const std::string& name, const std::string& inside) { return "<div class=\"" + name + "\">" + inside + "</div>"; }

} // namespace

TEST_CASE("a table has the roles of tagged PDF and the displays of HTML") {
    // ISO 32000-1, 14.8.4.3.4; HTML, 15.3.8
    const std::string inside = "<caption>t</caption><colgroup><col/><col/></colgroup> <thead><tr><th>a</th><th>b</th></tr></thead> <tbody><tr><th>c</th><td>d</td></tr></tbody> <tfoot><tr><td>e</td><td>f</td></tr></tfoot>";
    CHECK(table_shape(inside) == "Table(Caption 't', THead(TR(TH column 'a', TH column 'b')), TBody(TR(TH row 'c', TD 'd')), TFoot(TR(TD 'e', TD 'f')))");
    const doc::Document made = document("<table>" + inside + "</table>");
    const doc::Block& table = made.root.children[0].children[0];
    CHECK(table.style->display == Display::table);
    CHECK(table.children[0].style->display == Display::table_caption);
    CHECK(table.children[1].style->display == Display::table_header_group);
    CHECK(table.children[2].style->display == Display::table_row_group);
    CHECK(table.children[3].style->display == Display::table_footer_group);
    CHECK(table.children[1].children[0].style->display == Display::table_row);
    const doc::Block& th = table.children[1].children[0].children[0];
    CHECK(th.style->display == Display::table_cell);
    CHECK(th.style->font_weight == 700);
    CHECK(th.style->text_align == doc::Align::center);
    CHECK(th.style->vertical_align == doc::VerticalAlign::middle);
    CHECK(th.style->padding[0] == base::Length::ratio(3, 4)); // 1px
    CHECK(table.children[2].children[0].children[1].style->vertical_align == doc::VerticalAlign::middle);
}

TEST_CASE("a cell holds its lines itself when it holds nothing else") {
    CHECK(table_shape("<tr><td>a <b>b</b></td><td><p>c</p></td><td>d<p>e</p></td><td/></tr>") == "Table(row-group(TR(TD 'a b', TD(P 'c'), TD(P 'd', P 'e'), TD)))");
}

TEST_CASE("rows and cells may stand in instructions wherever they may stand") {
    const std::string json = R"({"org": {"name": "N", "bin": "240340027186"}, "sent": "2026-10-27", "kind": "letter", "pages": 2, "is_public": true, "grounds": ["g-1"], "steps": [{"text": "x", "note": "n"}, {"text": "y"}]})";
    CHECK(body_shape("<table><q:if test=\"is_public\"><thead><tr><th>a</th><q:if test=\"steps\"><th>b</th></q:if></tr></thead></q:if>"
                     "<tbody><q:if test=\"steps\"><q:for-each select=\"steps\"><tr><th><q:value-of select=\"position()\"/></th><q:choose><q:when test=\"note\"><td>n</td></q:when><q:otherwise><td>o</td></q:otherwise></q:choose></tr></q:for-each></q:if></tbody></table>", "", json) ==
          "Table(THead(TR(TH column 'a', TH column 'b')), TBody(TR(TH row '1', TD 'n'), TR(TH row '2', TD 'o')))");
    CHECK(problems("<table><q:choose><q:when test=\"is_public\"><thead><tr><th>a</th></tr></thead></q:when><q:otherwise><thead><tr><th>b</th></tr></thead></q:otherwise></q:choose></table>").empty());
    Files files;
    files.files["x.xhtml"] = "<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div>";
    CHECK(problems("<table><tr><td><q:include href=\"x.xhtml\"/></td></tr></table>", files).empty());
    CHECK(ids(problems("<table><tr><q:include href=\"x.xhtml\"/></tr></table>", files)) == "MRK-0310"); // a fragment is a div
}

TEST_CASE("a table without rows keeps its head, a table without a cell says nothing") {
    CHECK(table_shape("<thead><tr><th>a</th></tr></thead><tbody><q:if test=\"steps\"><q:for-each select=\"steps\"><tr><td>x</td></tr></q:for-each></q:if></tbody>") == "Table(THead(TR(TH column 'a')))");
    CHECK(table_shape("<tbody><q:if test=\"steps\"><q:for-each select=\"steps\"><tr><td>x</td></tr></q:for-each></q:if></tbody>") == "table");
    CHECK(table_shape("<caption>c</caption><tr/>") == "table(P 'c', row-group(row))");
    CHECK(table_shape("<tr/><tr><td>a</td></tr>") == "Table(row-group(TR(TD), TR(TD 'a')))");
}

TEST_CASE("MRK-0310 to MRK-0312: the content model of tables, lists and paragraphs") {
    // HTML, 4.9
    CHECK(problem("<table><td>x</td></table>", {"found", "parent", "expected"}) == "MRK-0310 5:8 <td> [<td>] [table] [caption colgroup col thead tbody tfoot tr]");
    CHECK(problem("<table><tbody><td>x</td></tbody></table>", {"parent", "expected"}) == "MRK-0310 5:15 <td> [tbody] [tr]");
    CHECK(problem("<table><tr>x<td>y</td></tr></table>", {"found", "expected"}) == "MRK-0310 5:12 x [x] [td th]");
    CHECK(problem("<table><tr><q:value-of select=\"pages\"/></tr></table>", {"found"}) == "MRK-0310 5:12 <q:value-of select=\"pages\"/> [<q:value-of>]");
    CHECK(problem("<table><tr><q:if test=\"is_public\"><p>y</p></q:if></tr></table>", {"found"}) == "MRK-0310 5:35 <p> [<p>]");
    CHECK(problem("<table><colgroup><td/></colgroup></table>", {"found"}) == "MRK-0310 5:18 <td/> [<td>]");
    CHECK(problem("<table><colgroup span=\"2\"><col/></colgroup></table>", {"found"}) == "MRK-0310 5:27 <col/> [<col>]");
    CHECK(problem("<p>a<br>b</br></p>", {"found", "parent"}) == "MRK-0310 5:9 b [b] [br]");
    CHECK(problem("<ul><p>x</p></ul>", {"expected"}) == "MRK-0310 5:5 <p> [li]");
    CHECK(problem("<p>a<span><div>b</div></span></p>", {"found", "parent"}) == "MRK-0310 5:11 <div> [<div>] [span]");
    CHECK(problem("<h1><table/></h1>", {"parent"}) == "MRK-0310 5:5 <table/> [h1]");
    CHECK(problem("<div><td>x</td></div>", {"found", "parent", "expected"}) == "MRK-0311 5:6 <td> [td] [div] [tr]");
    CHECK(problem("<tr><td>x</td></tr>", {"found", "parent", "expected"}) == "MRK-0311 5:1 <tr> [tr] [body] [table thead tbody tfoot]");
    CHECK(problem("<li>x</li>", {"expected"}) == "MRK-0311 5:1 <li> [ul ol]");
    CHECK(problem("<table><tbody/><thead/></table>", {"found", "expected"}) == "MRK-0312 5:16 <thead/> [thead] [caption, colgroup, thead, tbody, tfoot]");
    CHECK(problem("<table><tfoot/><tbody/></table>", {"found"}) == "MRK-0312 5:16 <tbody/> [tbody]");
    CHECK(problem("<table><caption>a</caption><caption>b</caption></table>").starts_with("MRK-0312 5:28"));
    CHECK(problem("<table><q:for-each select=\"grounds\"><thead/></q:for-each></table>").starts_with("MRK-0312 5:37"));
    CHECK(problem("<table><q:if test=\"is_public\"><tbody/></q:if><caption>a</caption></table>").starts_with("MRK-0312 5:46"));
    CHECK(problems("<table><q:for-each select=\"grounds\"><tbody><tr><td>x</td></tr></tbody></q:for-each></table>").empty());
}

TEST_CASE("MRK-0313: every header cell says what it heads, by its place or by scope") {
    // ISO 14289-1, 7.5; HTML, 4.9.10
    CHECK(table_shape("<tr><th scope=\"col\">a</th><th scope=\"colgroup\">b</th></tr><tr><th>c</th><td>d</td></tr>") == "Table(row-group(TR(TH column 'a', TH column 'b'), TR(TH row 'c', TD 'd')))");
    CHECK(table_shape("<thead><tr><th scope=\"row\">a</th><th scope=\"rowgroup\">b</th></tr></thead>") == "Table(THead(TR(TH row 'a', TH row 'b')))");
    CHECK(problem("<table><tr><td>a</td><th>b</th></tr></table>") == "MRK-0313 5:22 <th>");
    CHECK(problem("<table><tr><q:for-each select=\"grounds\"><th>b</th></q:for-each></tr></table>") == "MRK-0313 5:41 <th>");
    CHECK(problem("<table><tr><th scope=\"cols\">b</th></tr></table>", {"attribute", "found", "expected"}) == "MRK-0303 5:23 cols [scope] [cols] [row, col, rowgroup, colgroup]");
}

TEST_CASE("cells may span, by numbers or by the data") {
    CHECK(table_shape("<tr><td colspan=\"2\">a</td><td rowspan=\"2\">b</td></tr><tr><td>c</td><td>d</td></tr>") == "Table(row-group(TR(TD c2 'a', TD r2 'b'), TR(TD 'c', TD 'd')))");
    CHECK(table_shape("<tr><td colspan=\"{pages}\">a</td></tr><tr><td>c</td><td>d</td></tr>") == "Table(row-group(TR(TD c2 'a'), TR(TD 'c', TD 'd')))");
    // HTML, 4.9.12.1: 0 is to the end of the row group, and no cell goes beyond it
    CHECK(table_shape("<tbody><tr><td rowspan=\"0\">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></tbody><tbody><tr><td rowspan=\"9\">e</td><td>f</td></tr></tbody>") ==
          "Table(TBody(TR(TD r3 'a', TD 'b'), TR(TD 'c'), TR(TD 'd')), TBody(TR(TD 'e', TD 'f')))");
}

TEST_CASE("MRK-0303: spans that cannot be are errors, in the template or in the data") {
    CHECK(problem("<table><tr><td colspan=\"0\">a</td></tr></table>", {"attribute", "found", "expected"}) == "MRK-0303 5:12 <td colspan=\"0\"> [colspan] [0] [1–1000]");
    CHECK(problem("<table><tr><td rowspan=\"-1\">a</td></tr></table>", {"found"}) == "MRK-0303 5:12 <td rowspan=\"-1\"> [-1]");
    CHECK(problem("<table><tr><td colspan=\"two\">a</td></tr></table>", {"found"}) == "MRK-0303 5:12 <td colspan=\"two\"> [two]");
    CHECK(problem("<table><tr><td colspan=\"\">a</td></tr></table>", {"found"}) == "MRK-0303 5:12 <td colspan=\"\"> []");
    CHECK(problem("<table><col span=\"99999999999999999999\"/></table>", {"found"}) == "MRK-0303 5:8 <col span=\"99999999999999999999\"/> [99999999999999999999]");
    CHECK(problem("<ol start=\"1.5\"><li>a</li></ol>", {"attribute"}) == "MRK-0303 5:1 <ol start=\"1.5\"> [start]");
    const auto found = expanding("<table><tr><td colspan=\"{pages}\">a</td></tr></table>", R"({"org": {"name": "N", "bin": "240340027186"}, "sent": "2026-10-27", "kind": "letter", "pages": 1000000, "is_public": true, "grounds": ["g-1"]})");
    REQUIRE(ids(found) == "MRK-0303");
    CHECK(found[0].place.path == "/pages");
    CHECK(spot(found[0]).starts_with("5:12 <td"));
    CHECK(argument(found[0], "found") == "1000000");
}

TEST_CASE("rows with fewer cells than others are filled up") {
    // CSS Tables 3, 3.5.2: missing cells fixup
    CHECK(table_shape("<tr><td>a</td><td>b</td><td>c</td></tr><tr><td>d</td></tr>") == "Table(row-group(TR(TD 'a', TD 'b', TD 'c'), TR(TD 'd', TD c2)))");
    CHECK(table_shape("<tr><td rowspan=\"2\">a</td><td rowspan=\"2\">b</td></tr><tr/>") == "Table(row-group(TR(TD r2 'a', TD r2 'b'), TR))"); // nothing is missing
    CHECK(table_shape("<colgroup span=\"3\"/><tr><td>a</td></tr>") == "Table(row-group(TR(TD 'a', TD c2)))");
    CHECK(body_shape(div("t", div("r", div("c", "a") + div("c", "b")) + div("r", div("c", "d"))), letters) == "table(row-group(row(P 'a', P 'b'), row(P 'd', cell)))");
}

TEST_CASE("MRK-0403 and MRK-0404: tables too wide, and cells that overlap") {
    CHECK(ids(expanding("<table><tr><td colspan=\"1000\">a</td></tr></table>")) == "");
    const auto wide = expanding("<table><tr><td colspan=\"1000\">a</td><td>b</td></tr></table>");
    REQUIRE(ids(wide) == "MRK-0403");
    CHECK(argument(wide[0], "limit") == "1000");
    CHECK(spot(wide[0]).starts_with("5:37 <td"));
    // HTML, 4.9.12.1: the cell of two columns runs into the one that comes down from above
    const auto overlap = expanding("<table><tr><td>a</td><td rowspan=\"2\">b</td></tr><tr><td colspan=\"2\">c</td></tr></table>");
    REQUIRE(ids(overlap) == "MRK-0404");
    CHECK(spot(overlap[0]) == "5:53 <td colspan=\"2\">");
}

TEST_CASE("columns come from col and colgroup") {
    const doc::Document made = document("<table><colgroup span=\"2\" class=\"g\"/><colgroup class=\"h\"><col class=\"a\"/><col span=\"2\" class=\"b\"/></colgroup><tr><td>x</td></tr></table>",
                                        ".g { width: 10mm } .h { background-color: silver } .a { width: 25% } .b { width: 30mm; background-color: red }");
    const doc::Block& table = made.root.children[0].children[0];
    REQUIRE(table.columns());
    const auto& columns = *table.columns();
    REQUIRE(columns.size() == 5);
    CHECK(columns[0].width.length == base::operator""_mm(10));
    CHECK(columns[1].width.length == base::operator""_mm(10));
    CHECK(columns[2].width.per_100000 == 25'000);
    CHECK(columns[4].width.length == base::operator""_mm(30));
    CHECK_FALSE(columns[0].style->background);
    CHECK(columns[2].style->background == doc::Color{192, 192, 192}); // CSS 2.1, 17.5.1: the layer of the group shows through
    CHECK(columns[3].style->background == doc::Color{255, 0, 0});
    CHECK_FALSE(document("<table><tr><td>x</td></tr></table>").root.children[0].children[0].columns());
}

TEST_CASE("tables by CSS alone have no roles, and what is left out is added") {
    // CSS 2.1, 17.2.1. The cells' own lines are paragraphs, as in any div.
    const std::string whole = "table(row-group(row(P 'x')))";
    CHECK(body_shape(div("t", div("g", div("r", div("c", "x")))), letters) == whole);
    // "If a child C of a 'table' box is not a proper table child, generate an anonymous 'table-row' box around C and all consecutive siblings that are not"
    CHECK(body_shape(div("t", div("c", "x") + " " + div("c", "y")), letters) == "table(row-group(row(P 'x', P 'y')))");
    CHECK(body_shape(div("t", div("r", div("c", "x"))), letters) == whole);
    CHECK(body_shape(div("t", "x"), letters) == "table(row-group(row(cell(P 'x'))))");
    CHECK(body_shape(div("t", "x<p>y</p>"), letters) == "table(row-group(row(cell(P 'x', P 'y'))))");
    // "If a child C of a row group box is not a 'table-row' box, generate an anonymous 'table-row' box"
    CHECK(body_shape(div("t", div("g", div("c", "x") + div("r", div("c", "y")) + div("c", "z"))), letters) == "table(row-group(row(P 'x'), row(P 'y'), row(P 'z')))");
    // "If a child C of a 'table-row' box is not a 'table-cell', generate an anonymous 'table-cell' box around C and all consecutive siblings that are not"
    CHECK(body_shape(div("t", div("r", "<p>x</p><p>y</p>" + div("c", "z"))), letters) == "table(row-group(row(cell(P 'x', P 'y'), P 'z')))");
    CHECK(body_shape(div("t", div("r", "x <b>y</b>")), letters) == "table(row-group(row(cell(P 'x y'))))");
    // "For each 'table-cell' box C in a sequence of consecutive … siblings, if C's parent is not a 'table-row' then generate an anonymous 'table-row' box"
    CHECK(body_shape("<div>" + div("c", "x") + " " + div("c", "y") + "</div>", letters) == "block(table(row-group(row(P 'x', P 'y'))))");
    // "For each proper table child C … if C is misparented then generate an anonymous 'table'"
    CHECK(body_shape("<div><p>a</p>" + div("r", div("c", "x")) + div("g", div("c", "y")) + "<p>b</p>" + div("c", "z") + "</div>", letters) ==
          "block(P 'a', table(row-group(row(P 'x')), row-group(row(P 'y'))), P 'b', table(row-group(row(P 'z'))))");
    CHECK(body_shape(div("c", "x"), letters) == whole);
    // "All child boxes of a 'table-column' parent are treated as if they had 'display: none'"
    CHECK(body_shape(div("t", div("o", "gone") + div("c", "x")), letters) == whole);
}

TEST_CASE("header groups go up, footer groups down, and only the first of each") {
    // CSS 2.1, 17.2
    CHECK(body_shape(div("t", div("f", div("c", "f")) + div("g", div("c", "b")) + div("h", div("c", "h")) + div("h", div("c", "again")) + div("a", "cap")), letters) ==
          "table(P 'cap', header-group(row(P 'h')), row-group(row(P 'b')), row-group(row(P 'again')), footer-group(row(P 'f')))");
}

TEST_CASE("boxes that are added inherit and have nothing else") {
    const doc::Document made = document(div("t", "x"), letters + ".t { font-size: 9pt; border: 1pt solid black; padding: 3pt }");
    const doc::Block* block = &made.root.children[0].children[0];
    while (!block->children.empty()) {
        block = &block->children[0];
        CHECK(block->style->font_size == base::operator""_pt(9));
        CHECK(block->style->border[0].width == base::Length());
        CHECK(block->style->padding[0] == base::Length());
    }
}

TEST_CASE("a link is an element inside its paragraph") {
    const doc::Document made = document("<p>see <a href=\"https://x.example/{kind}?q=ә\">the <b>site</b></a> now <a href=\"mailto:a@b.kz\">m</a></p><p>no</p>");
    const doc::Block& p = made.root.children[0].children[0];
    REQUIRE(p.inline_elements().size() == 2);
    CHECK(p.inline_elements()[0].role == doc::Role::link);
    CHECK(p.inline_elements()[0].uri == "https://x.example/letter?q=%D3%99"); // RFC 3987, 3.1
    CHECK(p.inline_elements()[1].uri == "mailto:a@b.kz");
    CHECK(p.inline_elements()[0].id == p.id + 1);
    CHECK(find_inline(p, "see ")->element == 0);
    CHECK(find_inline(p, "the ")->element == 1);
    CHECK(find_inline(p, "site")->element == 1);
    CHECK(find_inline(p, " now ")->element == 0);
    CHECK(find_inline(p, "m")->element == 2);
    CHECK(find_inline(p, "m")->style->underline);
    CHECK(made.root.children[0].children[1].inline_elements().empty());
    // As a block of its own, and broken by a block inside.
    const doc::Document blocks = document("<div><a href=\"https://x.example\">x</a><a class=\"d\" href=\"https://y.example\">y</a></div><div><a href=\"https://z.example\">1<span class=\"d\">2</span>3</a></div>", ".d { display: block }");
    const doc::Block& first = blocks.root.children[0].children[0];
    REQUIRE(first.children.size() == 2);
    CHECK(first.children[1].inline_elements().at(0).uri == "https://y.example");
    CHECK(first.children[1].inlines.at(0).element == 1);
    CHECK(first.children[1].role == doc::Role::p);
    const doc::Block& second = blocks.root.children[0].children[1];
    REQUIRE(second.children.size() == 3);
    CHECK(second.children[0].inline_elements().at(0).uri == "https://z.example");
    CHECK(second.children[2].inline_elements().at(0).uri == "https://z.example");
    CHECK(second.children[2].inlines.at(0).element == 1);
}

TEST_CASE("MRK-0314 and MRK-0402: a link leads somewhere and says something") {
    CHECK(problem("<p><a href=\"javascript:alert(1)\">x</a></p>", {"found"}) == "MRK-0314 5:4 <a href=\"javascript:alert(1)\"> [javascript:alert(1)]");
    CHECK(problem("<p><a href=\"page.html\">x</a></p>").starts_with("MRK-0314"));
    CHECK(problem("<p><a href=\"https://\">x</a></p>").starts_with("MRK-0314"));
    CHECK(problem("<p><a href=\"https://x y\">x</a></p>").starts_with("MRK-0314"));
    CHECK(problem("<p><a>x</a></p>", {"attribute"}) == "MRK-0304 5:4 <a> [href=\"…\"]");
    CHECK(problem("<p><a href=\"https://x\"><a href=\"https://y\">x</a></a></p>").starts_with("MRK-0310 5:24"));
    CHECK(problem("<div><a href=\"https://x\"><div>x</div></a></div>").starts_with("MRK-0310 5:26"));
    const auto data = expanding("<p><a href=\"{org/name}\">x</a></p>");
    REQUIRE(ids(data) == "MRK-0314");
    CHECK(data[0].place.path == "/org/name");
    CHECK(ids(expanding("<p><a href=\"https://x\"> </a></p>")) == "MRK-0402");
    CHECK(ids(expanding("<p><a class=\"d\" href=\"https://x\"/></p>")) == "MRK-0402");
}

TEST_CASE("a rule is a line and no content") {
    // HTML, 15.3.6
    const doc::Document made = document("<p>a</p><hr/><p>b</p>");
    const doc::Block& rule = made.root.children[0].children[1];
    CHECK(rule.role == doc::Role::none);
    CHECK(rule.inlines.empty());
    CHECK(rule.style->border[doc::top].width == base::Length::ratio(3, 4));
}
