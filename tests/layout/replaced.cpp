#include "support.hpp"

#include "catch.hpp"

#include <qrencode.h>

#include <memory>

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

doc::Block code(const std::string& text, const Change& change) {
    doc::Block block = box({}, change);
    block.role = doc::Role::figure;
    block.extras.edit().replaced = doc::QrCode{text, "код"};
    return block;
}
doc::Block field(const Change& change) {
    doc::Block block = box({}, change);
    block.role = doc::Role::form;
    block.extras.edit().replaced = doc::SignatureField{"operator", "ЭЦП"};
    return block;
}
Change sized(std::int64_t width, std::int64_t height) {
    return [=](doc::Style& s) {
        s.width = length(pt(width));
        s.height = length(pt(height));
    };
}

const VectorFigure& figure(const Pages& pages) {
    for (const Page& page : pages.pages) {
        for (const Item& item : page.items) {
            if (const auto* found = std::get_if<VectorFigure>(&item.content))
                return *found;
        }
    }
    FAIL("no figure\n" << dump(pages));
    throw 0;
}

// The modules as a matrix, read back from the bars.
std::vector<std::string> modules(const VectorFigure& figure, int width) {
    std::vector<std::string> rows(static_cast<std::size_t>(width), std::string(static_cast<std::size_t>(width), '.'));
    const Length side = std::min(figure.box.width, figure.box.height);
    for (int row = 0; row < width; ++row) {
        for (int column = 0; column < width; ++column) {
            const Length x = figure.box.x + side.scaled(2 * (column + 4) + 1, 2 * (width + 8)), y = figure.box.y + side.scaled(2 * (row + 4) + 1, 2 * (width + 8));
            for (const base::Rect& bar : figure.bars) {
                if (x > bar.x && x < bar.x + bar.width && y > bar.y && y < bar.y + bar.height)
                    rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] = '#';
            }
        }
    }
    return rows;
}

} // namespace

TEST_CASE("a code's bars are the modules of libqrencode, row by row") {
    if (!book())
        return;
    const std::string text = "https://qoldau.example/verify?n=12-05%2F348&h=0123456789abcdef";
    const Pages pages = laid({bar(1, pt(10)), code(text, sized(80, 80))});
    const VectorFigure& drawn = figure(pages);
    CHECK(drawn.box == base::Rect{pt(20), pt(30), pt(80), pt(80)});
    const std::unique_ptr<QRcode, void (*)(QRcode*)> expected(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    REQUIRE(expected);
    const auto rows = modules(drawn, expected->width);
    for (int row = 0; row < expected->width; ++row) {
        std::string line;
        for (int column = 0; column < expected->width; ++column)
            line += (expected->data[row * expected->width + column] & 1) != 0 ? '#' : '.';
        CHECK(rows[static_cast<std::size_t>(row)] == line);
    }
}

TEST_CASE("a code of version 1 has its finder patterns and a quiet zone of four modules") {
    if (!book())
        return;
    // ISO/IEC 18004, 5.3.2 and 5.3.8: 21 modules a side, 29 with the quiet zone
    const Pages pages = laid({code("QUJAT", sized(58, 58))});
    const VectorFigure& drawn = figure(pages);
    const auto rows = modules(drawn, 21);
    for (const auto& [row, column] : {std::pair<std::size_t, std::size_t>{0, 0}, {0, 14}, {14, 0}}) {
        CHECK(rows[row].substr(column, 7) == "#######");
        CHECK(rows[row + 1].substr(column, 7) == "#.....#");
        CHECK(rows[row + 3].substr(column, 7) == "#.###.#");
        CHECK(rows[row + 6].substr(column, 7) == "#######");
    }
    for (const base::Rect& bar : drawn.bars) { // a module is 2 pt, the quiet zone 8 pt
        CHECK(bar.x >= pt(28));
        CHECK(bar.y >= pt(28));
        CHECK(bar.x + bar.width <= pt(70));
        CHECK(bar.y + bar.height <= pt(70));
        CHECK(bar.height == pt(2));
        CHECK(bar.width.raw() % pt(2).raw() == 0);
    }
    CHECK(drawn.bars.front().x == pt(28));
    CHECK(drawn.bars.front().width == pt(14));
}

TEST_CASE("a code in an oblong box is a square at its top left") {
    if (!book())
        return;
    const Pages pages = laid({code("QUJAT", sized(100, 58))});
    CHECK(figure(pages).bars.front().width == pt(14));
    CHECK(figure(pages).bars.front().x == pt(28));
}

TEST_CASE("rows of a code meet without a gap whatever the size") {
    if (!book())
        return;
    const Pages pages = laid({code("QUJAT", sized(61, 61))});
    const auto& bars = figure(pages).bars;
    // The left edge of the finder pattern: seven modules below each other.
    Length y = bars.front().y;
    int met = 0;
    for (const base::Rect& bar : bars) {
        if (bar.x == bars.front().x && bar.y == y) {
            y += bar.height;
            ++met;
        }
    }
    CHECK(met >= 7);
}

TEST_CASE("LAY-0006: a code without text or with too much of it is an error") {
    if (!book())
        return;
    CHECK(ids(lay(document({code("", sized(58, 58))})).problems) == "LAY-0006");
    const auto long_one = lay(document({code(std::string(2332, 'a'), sized(150, 150))})).problems;
    REQUIRE(ids(long_one) == "LAY-0006");
    CHECK(argument(long_one[0], "length") == "2332");
    CHECK(laid({code(std::string(2331, 'a'), sized(150, 150))}).pages.size() == 1); // version 40-M holds 2331 bytes (ISO/IEC 18004, table 7)
}

TEST_CASE("a signature field is a box of its size that belongs to its element") {
    if (!book())
        return;
    const Pages pages = laid({bar(1, pt(10)), field([](doc::Style& s) {
                                  sized(80, 30)(s);
                                  s.margin[doc::left] = length(pt(5));
                                  s.padding[doc::top] = pt(4);
                              })});
    const Item& item = pages.pages[0].items.back();
    const auto* box = std::get_if<FieldBox>(&item.content);
    REQUIRE(box);
    CHECK(box->rect == base::Rect{pt(25), pt(34), pt(80), pt(30)});
    CHECK(box->field.name == "operator");
    CHECK(item.owner == 3);
}

TEST_CASE("fields and codes can be placed absolutely and keep off the page's end") {
    if (!book())
        return;
    const Pages pages = laid({code("QUJAT", [](doc::Style& s) {
        sized(58, 58)(s);
        s.absolute = true;
        s.offset[doc::right] = length(pt(6));
        s.offset[doc::bottom] = length(pt(22));
    })});
    CHECK(figure(pages).box == base::Rect{pt(136), pt(220), pt(58), pt(58)});
    CHECK(figure(pages).bars.front().x == pt(144));
    CHECK(figure(pages).bars.front().y == pt(228));
    const Pages next = laid({bar(1, pt(240)), field(sized(80, 30))});
    CHECK(std::holds_alternative<FieldBox>(next.pages.at(1).items.at(0).content));
}

TEST_CASE("LAY-0007: a field or code without a size is an error, placed absolutely too") {
    if (!book())
        return;
    const auto absolute = [](doc::Style& s) { s.absolute = true; };
    CHECK(ids(lay(document({field({})})).problems) == "LAY-0007");
    CHECK(ids(lay(document({code("x", {})})).problems) == "LAY-0007");
    CHECK(ids(lay(document({field(sized(0, 30))})).problems) == "LAY-0007");
    CHECK(ids(lay(document({code("x", absolute)})).problems) == "LAY-0007");
    CHECK(ids(lay(document({field(absolute)})).problems) == "LAY-0007");
    CHECK(laid({field([](doc::Style& s) { s.min_height = pt(20); })}).pages[0].items.size() == 1); // as wide as its column
}

TEST_CASE("of a code one side is enough: it is a square") {
    if (!book())
        return;
    const auto box_of = [](const Change& change) { return figure(laid({code("QUJAT", change)})).box; };
    CHECK(box_of([](doc::Style& s) { s.height = length(pt(58)); }) == base::Rect{pt(20), pt(20), pt(58), pt(58)});
    CHECK(box_of([](doc::Style& s) { s.width = percent(50); }) == base::Rect{pt(20), pt(20), pt(80), pt(80)});
    CHECK(box_of([](doc::Style& s) {
        s.height = length(pt(60));
        s.margin[doc::left] = s.margin[doc::right] = automatic; // CSS 2.1, 10.3.4
    }) == base::Rect{pt(70), pt(20), pt(60), pt(60)});
    CHECK(box_of([](doc::Style& s) {
        s.height = length(pt(60));
        s.absolute = true;
        s.offset[doc::right] = length(pt(10));
        s.offset[doc::top] = length(pt(10));
    }) == base::Rect{pt(130), pt(10), pt(60), pt(60)});
}

namespace {

doc::Block image(int width, int height, const Change& change = {}, const std::string& alternative = "снимок") {
    doc::Raster raster;
    raster.width = width;
    raster.height = height;
    doc::Block block = box({}, change);
    block.role = doc::Role::figure;
    block.extras.edit().replaced = doc::Image{std::make_shared<const doc::Raster>(raster), alternative};
    return block;
}

base::Rect picture(const Pages& pages, std::uint32_t* owner = nullptr) {
    for (const Page& page : pages.pages) {
        for (const Item& item : page.items) {
            if (const auto* found = std::get_if<Picture>(&item.content)) {
                if (owner)
                    *owner = item.owner;
                return found->rect;
            }
        }
    }
    FAIL("no picture\n" << dump(pages));
    throw 0;
}

} // namespace

TEST_CASE("an image is as large as its pixels or its style, and keeps its shape") {
    if (!book())
        return;
    // CSS 2.1, 10.3.2 and 10.6.2; a pixel is 1/96 inch, 0.75 pt
    const auto size = [](const Change& change) {
        const base::Rect rect = picture(laid({bar(1, pt(10)), image(80, 40, change)}));
        CHECK(rect.y == pt(30));
        return show(rect.x) + " " + show(rect.width) + " " + show(rect.height);
    };
    CHECK(size({}) == "20 60 30");
    CHECK(size([](doc::Style& s) { s.width = length(pt(100)); }) == "20 100 50");
    CHECK(size([](doc::Style& s) { s.height = length(pt(10)); }) == "20 20 10");
    CHECK(size(sized(33, 44)) == "20 33 44");
    CHECK(size([](doc::Style& s) { s.width = percent(50); }) == "20 80 40");
    CHECK(size([](doc::Style& s) { s.height = percent(50); }) == "20 60 30"); // of an open height: open (10.5)
    CHECK(size([](doc::Style& s) { s.min_height = pt(60); }) == "20 120 60"); // 10.4: the ratio is kept
    const auto centred = [](doc::Style& s) { s.margin[doc::left] = s.margin[doc::right] = automatic; };
    CHECK(size(centred) == "70 60 30"); // 10.3.4
    CHECK(size([](doc::Style& s) { s.margin[doc::left] = automatic; }) == "120 60 30");
    CHECK(size([](doc::Style& s) { s.padding[doc::left] = pt(5); }) == "25 60 30");
    CHECK(picture(laid({image(80, 40, [](doc::Style& s) {
        s.absolute = true;
        s.offset[doc::right] = length(pt(10));
        s.offset[doc::bottom] = length(pt(10));
        s.height = percent(10);
    })})) == base::Rect{pt(130), pt(260), pt(60), pt(30)});
}

TEST_CASE("an image belongs to its element unless it is decoration") {
    if (!book())
        return;
    std::uint32_t owner = 99;
    picture(laid({image(80, 40)}), &owner);
    CHECK(owner == 2);
    picture(laid({image(80, 40, {}, "")}), &owner);
    CHECK(owner == 0);
    const Pages pages = laid({image(80, 40)});
    CHECK(dump(pages) == "page 1 200.00 x 300.00\n  #2 picture 20.00 20.00 60.00 x 30.00 80 x 40 px\n");
}

TEST_CASE("an image higher than the page or wider than its column is an error in its place") {
    if (!book())
        return;
    const auto source = diag::make_source("ru.xhtml", "<img/>");
    const auto problem = [&](int width, int height) {
        doc::Block made = image(width, height);
        made.place = {source, 0, 4, {}};
        const auto problems = lay(document({made})).problems;
        for (const diag::Diagnostic& one : problems)
            CHECK(one.place.source == source);
        return ids(problems);
    };
    CHECK(problem(10, 346) == "");         // 259.5 pt
    CHECK(problem(10, 347) == "LAY-0003"); // 260.25 pt
    CHECK(problem(213, 10) == "");         // 159.75 pt
    CHECK(problem(214, 10) == "LAY-0030"); // 160.5 pt
}
