#include "support.hpp"

#include "layout/fill_pages.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

// Whether the last block of the document, which no column holds (LAY-0002), had been laid out when each page came: "..!" = not for the first two.
std::string known_end(doc::Document document) {
    diag::Log log;
    Chains chains(*book());
    const Context context{document, chains, log};
    std::string out;
    PageFiller filler(context, [&](Page, PageFacts) { out += log.has_errors() ? '!' : '.'; });
    flow(document.root, context, filler.decorations, [&](Strip strip) { filler.take(std::move(strip)); });
    filler.finish();
    CHECK(ids(log.take()) == "LAY-0002");
    return out;
}

doc::Block too_wide() { return paragraph(std::string(60, 'w')); }

doc::Block row(doc::Block cell_content) {
    doc::Block cell = box({}, [](doc::Style& s) { s.display = doc::Display::table_cell; });
    cell.children.push_back(std::move(cell_content));
    doc::Block made = box({}, [](doc::Style& s) { s.display = doc::Display::table_row; });
    made.children.push_back(std::move(cell));
    return made;
}

doc::Block table(std::size_t rows, const Change& change = {}) {
    doc::Block made = box({}, [&](doc::Style& s) {
        s.display = doc::Display::table;
        s.fixed_table_layout = true;
        s.width = percent(100);
        if (change)
            change(s);
    });
    for (std::size_t i = 0; i < rows; ++i)
        made.children.push_back(row(paragraph("a")));
    made.children.push_back(row(too_wide()));
    return made;
}

class Order : public PageSink {
  public:
    void page(Page page) override {
        said += 'p';
        pages.push_back(std::move(page));
    }
    void margin_boxes(std::size_t page, std::vector<Item> items) override {
        said += std::to_string(page);
        for (const Item& item : items) {
            CHECK(item.owner == 0);
            if (const auto* run = std::get_if<GlyphRun>(&item.content))
                said += '(' + run->text + ')';
        }
    }
    std::string said;
    std::vector<Page> pages;
};

} // namespace

// A page of 260 pt takes 21 lines of 12 pt. A page is known to be full when the strip after it is there; two more lines are on their way.
TEST_CASE("a page comes when it is full, not when the document is laid out") {
    if (!book())
        return;
    const auto many = [](std::size_t count) {
        std::vector<doc::Block> out(count, paragraph("a"));
        out.push_back(too_wide());
        return out;
    };
    CHECK(known_end(document(many(90))) == "....!");
    SECTION("within blocks that have borders, a least height, or want no break inside") {
        const auto within = [&](const Change& change) { return known_end(document({box(many(90), change)})); };
        CHECK(within([](doc::Style& s) { s.border[doc::left] = {pt(1), {1, 2, 3}}; }) == "....!");
        CHECK(within([](doc::Style& s) { s.min_height = pt(20); }) == "....!");
        CHECK(within([](doc::Style& s) { s.break_inside = doc::Break::avoid; }) == "....!");
    }
    SECTION("tables row by row") {
        CHECK(known_end(document({table(90)})) == "....!");
        CHECK(known_end(document({table(90, [](doc::Style& s) { s.collapses_borders = true; })})) == "....!");
        CHECK(known_end(document({table(90, [](doc::Style& s) { s.background = doc::Color{1, 2, 3}; })})) == "....!");
    }
    SECTION("items of a list one by one") {
        std::vector<doc::Block> items;
        for (std::size_t i = 0; i < 91; ++i) {
            doc::Block item = box({paragraph("1."), box({i < 90 ? paragraph("a") : too_wide()})});
            item.role = doc::Role::list_item;
            items.push_back(std::move(item));
        }
        CHECK(known_end(document({box(std::move(items))})) == "....!");
    }
}

// CSS Paged Media 3, 6.3: margin boxes may name the number of pages, which is known only behind the last.
TEST_CASE("margin boxes come behind the last page") {
    if (!book())
        return;
    doc::Document made = document({lines(50, "a")});
    doc::MarginContent content;
    content.box = doc::MarginBox::bottom_right;
    content.style = style();
    doc::ContentPiece piece;
    piece.kind = doc::ContentPiece::Kind::page;
    content.pieces.push_back(piece);
    piece.kind = doc::ContentPiece::Kind::text;
    piece.text = " of ";
    content.pieces.push_back(piece);
    piece.kind = doc::ContentPiece::Kind::pages;
    content.pieces.push_back(piece);
    made.page.furniture = {content};
    Order order;
    CHECK(paginate(made, *book(), order).value);
    CHECK(order.said == "ppp01(2 of 3)2(3 of 3)"); // the first page has boxes of its own: none
}

TEST_CASE("a document without content has one page") {
    if (!book())
        return;
    doc::Document empty = document({});
    Order order;
    CHECK(paginate(empty, *book(), order).value);
    CHECK(order.said == "p0");
}

// ISO 14289-1, 7.1 wants words that can be read apart; at the end of a line there may be no glyph between them.
TEST_CASE("a run knows when words go on in the next line with nothing between") {
    if (!book())
        return;
    const auto wanted = [](std::vector<doc::Inline> pieces, const Change& change = {}) {
        std::string out;
        const Pages pages = laid({paragraph(std::move(pieces), change)});
        for (const SetRun& set : runs(pages))
            out += set.run->text + (set.run->space_after ? "+" : "|");
        return out;
    };
    CHECK(wanted({words("aa"), line_break(), words("bb")}) == "aa+bb|");
    CHECK(wanted({words("aa "), line_break(), words("bb")}) == "aa |bb|"); // the space has a glyph
    CHECK(wanted({words("aa"), line_break(), line_break(), words("bb")}) == "aa+bb|");
    CHECK(wanted({words("aa-"), line_break(), words("bb")}) == "aa-|bb|");
    CHECK(wanted({words("aa"), line_break()}) == "aa|");
    const std::string half(9, 'm'); // 160 pt take 18 of them at most
    CHECK(wanted({words(half + "m " + half)}) == half + "m |" + half + "|");
    CHECK(wanted({words(half + "m\xE2\x80\x94" + half)}) == half + "m\xE2\x80\x94+" + half + "|");
    CHECK(wanted({words(half + "\xC2\xAD" + half + half)}, [](doc::Style& s) { s.hyphens = doc::Hyphens::manual; }).find('+') == std::string::npos);
}
