#include "doc/doc.hpp"

#include "catch.hpp"

#include <functional>
#include <set>

using namespace qujat;
using namespace qujat::doc;
using namespace qujat::base;

namespace {

StylePtr style(const std::function<void(Style&)>& change = [](Style&) {}) {
    Style made;
    made.display = Display::block;
    made.font_family = {"PT Serif"};
    made.line_height = 15_pt;
    change(made);
    return std::make_unique<Style>(std::move(made));
}

} // namespace

TEST_CASE("an extent is a length, a share of the whole or the fallback") {
    CHECK(Extent{}.resolve(200_pt, 7_pt) == 7_pt);
    CHECK(Extent{Extent::Kind::length, 3_pt, 0}.resolve(200_pt, 7_pt) == 3_pt);
    CHECK(Extent{Extent::Kind::percent, {}, 45'000}.resolve(200_pt, 7_pt) == 90_pt);
    CHECK(Extent{Extent::Kind::percent, {}, 33'333}.resolve(300_pt, 7_pt).raw() == 6553534); // 99.999pt = 6553534.46
    CHECK(Extent{Extent::Kind::percent, {}, -10'000}.resolve(200_pt, 7_pt) == Length::points(-20));
    CHECK(zero_extent.resolve(200_pt, 7_pt) == Length());
}

TEST_CASE("roles bear the names of the standard structure types") {
    // ISO 32000-1, 14.8.4
    CHECK(role_name(Role::none).empty());
    CHECK(role_name(Role::block_quote) == "BlockQuote");
    CHECK(role_name(Role::list) == "L");
    CHECK(role_name(Role::list_item) == "LI");
    CHECK(role_name(Role::label) == "Lbl");
    CHECK(role_name(Role::list_body) == "LBody");
    std::set<std::string_view> names;
    for (int role = 1; role <= static_cast<int>(Role::form); ++role)
        names.insert(role_name(static_cast<Role>(role)));
    CHECK(names.size() == static_cast<std::size_t>(Role::form));
    CHECK_FALSE(names.contains(""));
}

TEST_CASE("blocks are numbered in document order from one") {
    Document document;
    document.root.children = std::vector<Block>(2);
    document.root.children[0].children = std::vector<Block>(2);
    document.root.children[1].children = std::vector<Block>(1);
    number_blocks(document);
    CHECK(document.root.id == 1);
    CHECK(document.root.children[0].id == 2);
    CHECK(document.root.children[0].children[0].id == 3);
    CHECK(document.root.children[0].children[1].id == 4);
    CHECK(document.root.children[1].id == 5);
    CHECK(document.root.children[1].children[0].id == 6);
}

TEST_CASE("the dump of a document says all a reader must check") {
    Document document;
    document.title = "Отказ \"A\"";
    document.subject = "неофициальный перевод";
    document.language = Language::ru;
    document.page.size = {595_pt, 842_pt};
    document.page.margin = {10_pt, 20_pt, 30_pt, 40_pt};
    MarginContent number;
    number.box = MarginBox::top_center;
    number.pieces = {{ContentPiece::Kind::text, "p. "}, {ContentPiece::Kind::page, ""}, {ContentPiece::Kind::text, "/"}, {ContentPiece::Kind::pages, ""}};
    document.page.furniture.push_back(number);
    document.root.style = style();
    Block paragraph;
    paragraph.role = Role::p;
    paragraph.style = style([](Style& s) {
        s.margin[bottom] = {Extent::Kind::length, Length::ratio(5, 2), 0};
        s.margin[left] = {};
        s.margin[right] = {Extent::Kind::percent, {}, 12'500};
        s.padding[top] = 1_pt;
        s.padding[left] = LengthOrShare::share(2'500);
        s.border[bottom].width = Length::ratio(1, 2);
        s.text_align = Align::justify;
        s.width = {Extent::Kind::length, 100_pt, 0};
    });
    Inline words;
    words.text = "a\\b\n\"c\"";
    words.language = Language::ru;
    words.style = style([](Style& s) {
        s.font_weight = 700;
        s.italic = true;
        s.underline = true;
        s.font_size = Length::from_raw(65536 + 655); // 1.00999 pt
    });
    paragraph.inlines.push_back(words);
    words.kind = Inline::Kind::line_break;
    paragraph.inlines.push_back(words);
    Block field;
    field.role = Role::form;
    field.style = style([](Style& s) {
        s.absolute = true;
        s.offset[bottom] = {Extent::Kind::length, Length::points(-3), 0};
        s.height = {Extent::Kind::length, 9_pt, 0};
        s.display = Display::inline_;
    });
    field.extras.edit().replaced = SignatureField{"operator", "ЭЦП"};
    document.root.children = {paragraph, field};
    document.root.children.push_back(field);
    document.root.children.back().extras.edit().replaced = QrCode{"https://x.example", "код"};
    CHECK(dump(document) == "document ru \"Отказ \\\"A\\\"\"\n"
                            "subject \"неофициальный перевод\"\n"
                            "page 595.00 x 842.00 margin=10.00,20.00,30.00,40.00\n"
                            "other top-center \"p. \" page \"/\" pages\n"
                            "- left\n"
                            "  P justify margin=0.00,12.50%,2.50,auto padding=1.00,0.00,0.00,2.50% border=0.00,0.00,0.50,0.00 width=100.00\n"
                            "    \"a\\\\b\\n\\\"c\\\"\" PT Serif 1.01/15.00 bold italic underline ru\n"
                            "    br\n"
                            "  Form inline left height=9.00 absolute=auto,auto,-3.00,auto signature-field \"operator\" \"ЭЦП\"\n"
                            "  Form inline left height=9.00 absolute=auto,auto,-3.00,auto qr \"https://x.example\" alt \"код\"\n");
}
