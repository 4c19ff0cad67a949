#include "support.hpp"

#include "catch.hpp"

#include <algorithm>

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

// A paragraph with `boxes` in its line; a box piece is "\x01" in `pieces`, as many as there are boxes.
doc::Block with_boxes(const std::vector<std::string>& pieces, std::vector<doc::Block> boxes, const Change& change = {}) {
    std::vector<doc::Inline> inlines;
    std::uint32_t box = 0;
    for (const std::string& text : pieces) {
        inlines.push_back(words(text == "\x01" ? "" : text));
        if (text == "\x01") {
            inlines.back().kind = doc::Inline::Kind::box;
            inlines.back().box = box;
            inlines.back().style = boxes[box].style;
            ++box;
        }
    }
    doc::Block block = paragraph(std::move(inlines), change);
    block.extras.edit().boxes = std::move(boxes);
    return block;
}

doc::Block image(int width, int height, const Change& change = {}, const std::string& alternative = "знак") {
    auto raster = std::make_shared<doc::Raster>();
    raster->width = width;
    raster->height = height;
    doc::Block block;
    block.role = doc::Role::figure;
    block.style = inline_style(change);
    block.extras.edit().replaced = doc::Image{raster, alternative};
    return block;
}

doc::Block inline_block(doc::Block content, const Change& change = {}) {
    return box({std::move(content)}, [=](doc::Style& s) {
        s.display = doc::Display::inline_block;
        if (change)
            change(s);
    });
}

struct FoundPicture {
    base::Rect rect;
    std::uint32_t owner;
};
FoundPicture picture(const Pages& pages) {
    for (const Item& item : pages.pages[0].items) {
        if (const auto* found = std::get_if<Picture>(&item.content))
            return {found->rect, item.owner};
    }
    FAIL("no picture");
    return {};
}

std::string show(const base::Rect& rect) { return Found{0, rect}.text(); }

std::vector<std::pair<base::Rect, std::uint32_t>> links(const Pages& pages) {
    std::vector<std::pair<base::Rect, std::uint32_t>> out;
    for (const Page& page : pages.pages) {
        for (const Item& item : page.items) {
            if (const auto* link = std::get_if<LinkBox>(&item.content))
                out.emplace_back(link->rect, item.owner);
        }
    }
    return out;
}

} // namespace

TEST_CASE("an image in a line stands on the baseline, an inch for 96 pixels") {
    if (!book())
        return;
    // CSS 2.1, 10.3.2 and 10.8.1; CSS Values 3, 5.2
    const Pages pages = laid({with_boxes({"до ", "\x01", " после"}, {image(32, 16)}, marked(1))});
    const SetRun before = find_run(pages, "до");
    const auto found = picture(pages);
    CHECK(found.rect.width == pt(24));
    CHECK(found.rect.height == pt(12));
    CHECK(found.rect.x == pt(20) + width_of("до "));
    CHECK(found.rect.y + found.rect.height == before.run->origin.y);
    CHECK(find_run(pages, " после").begin() == found.rect.x + pt(24));
    CHECK(found.owner != 0);
    CHECK(found.owner != before.owner);
    // The line is higher by what the image sticks out of it.
    CHECK(find_marks(pages, 1)[0].rect.height == pt(12) + pt(12) - baseline_in(pt(12)));
}

TEST_CASE("an image keeps its ratio when one of its sizes is automatic") {
    if (!book())
        return;
    const auto size = [](const Change& change) {
        const auto found = picture(laid({with_boxes({"\x01"}, {image(40, 10, change)})}));
        return std::pair(found.rect.width, found.rect.height);
    };
    CHECK(size([](doc::Style& s) { s.width = length(pt(20)); }) == std::pair(pt(20), pt(5)));
    CHECK(size([](doc::Style& s) { s.height = length(pt(20)); }) == std::pair(pt(80), pt(20)));
    CHECK(size([](doc::Style& s) { s.width = s.height = length(pt(20)); }) == std::pair(pt(20), pt(20)));
    CHECK(size([](doc::Style& s) { s.width = percent(50); }) == std::pair(pt(80), pt(20)));
}

TEST_CASE("an image without alternative is decoration") {
    if (!book())
        return;
    CHECK(picture(laid({with_boxes({"\x01"}, {image(8, 8, {}, "")})})).owner == 0);
}

TEST_CASE("vertical-align places a box on its line") {
    if (!book())
        return;
    // CSS 2.1, 10.8.1. The box is 6 pt high, the line 12.
    const Length baseline = baseline_in(pt(12));
    const auto top = [&](doc::VerticalAlign value) {
        const Pages pages = laid({with_boxes({"а", "\x01"}, {image(8, 8, [=](doc::Style& s) { s.vertical_align = value; })})});
        return picture(pages).rect.y - pt(20);
    };
    CHECK(top(doc::VerticalAlign::baseline) == baseline - pt(6));
    CHECK(top(doc::VerticalAlign::top) == Length());
    CHECK(top(doc::VerticalAlign::bottom) == pt(6));
    CHECK(top(doc::VerticalAlign::super) == baseline - pt(6) - pt(10) / 3);
    CHECK(top(doc::VerticalAlign::sub) == baseline - pt(6) + pt(10) / 5);
    // The middle of the box half the height of an x above the baseline.
    CHECK(std::abs((top(doc::VerticalAlign::middle) + pt(3) - (baseline - pt(10).scaled(face().metrics().x_height, 2000))).raw()) <= 1);
}

TEST_CASE("a box aligned to the top or bottom makes the line as high as itself, no higher") {
    if (!book())
        return;
    for (const doc::VerticalAlign value : {doc::VerticalAlign::top, doc::VerticalAlign::bottom}) {
        const Pages pages = laid({with_boxes({"а", "\x01"}, {image(8, 40, [=](doc::Style& s) { s.vertical_align = value; })}, marked(1))});
        CHECK(find_marks(pages, 1)[0].rect.height == pt(30));
        const Length above = value == doc::VerticalAlign::top ? Length() : pt(18);
        CHECK(find_run(pages, "а").run->origin.y == pt(20) + above + baseline_in(pt(12)));
    }
}

TEST_CASE("an inline-block is as wide as its text needs and stands on its last line") {
    if (!book())
        return;
    // CSS 2.1, 10.3.9 and 10.8.1
    const Pages pages = laid({with_boxes({"да ", "\x01", " нет"}, {inline_block(lines(2, "м"))}, marked(1))});
    const SetRun before = find_run(pages, "да"), second = find_run(pages, "м2"), first = find_run(pages, "м1");
    CHECK(second.run->origin.y == before.run->origin.y);
    CHECK(first.run->origin.y == before.run->origin.y - pt(12));
    CHECK(first.begin() == pt(20) + width_of("да "));
    CHECK(find_run(pages, " нет").begin() == first.begin() + std::max(width_of("м1"), width_of("м2")));
    CHECK(find_marks(pages, 1)[0].rect.height == pt(24));
    CHECK(second.owner != before.owner);
}

TEST_CASE("padding, border and margins of an inline-block take their room") {
    if (!book())
        return;
    const Pages pages = laid({with_boxes({"да", "\x01", "нет"}, {inline_block(paragraph("м"), marked(2, [](doc::Style& s) {
        s.width = length(pt(30));
        s.padding.fill(pt(2));
        s.border.fill({pt(1), {9, 9, 9}});
        s.margin.fill(length(pt(4)));
    }))}, marked(1))});
    const Length left = pt(20) + width_of("да");
    CHECK(find_run(pages, "м").begin() == left + pt(7));
    CHECK(find_run(pages, "нет").begin() == left + pt(44));
    CHECK(find_run(pages, "м").run->origin.y == find_run(pages, "да").run->origin.y);
    CHECK(show(find_marks(pages, 2)[0].rect) == show(base::Rect{left + pt(4), pt(24), pt(36), pt(18)}));
    CHECK(find_marks(pages, 1)[0].rect.height == pt(26)); // 12 + 2 × 7
}

TEST_CASE("an inline-block without lines stands on its bottom margin edge") {
    if (!book())
        return;
    const Pages pages = laid({with_boxes({"да", "\x01"}, {inline_block(bar(2, pt(5)), [](doc::Style& s) {
        s.width = length(pt(10));
        s.margin[doc::bottom] = length(pt(3));
    })})});
    CHECK(find_marks(pages, 2)[0].rect.y + pt(5) + pt(3) == find_run(pages, "да").run->origin.y);
}

TEST_CASE("a line may end before and after a box") {
    if (!book())
        return;
    // CSS Text 3, 5.1: as at an ideograph, and even beside a no-break space.
    const auto line_count = [](const std::string& before, const Change& change = {}) {
        const Pages pages = laid({with_boxes({before, "\x01", "\x01"}, {image(8, 8, [](doc::Style& s) { s.width = length(pt(100)); }), image(8, 8, [](doc::Style& s) { s.width = length(pt(100)); })},
                                             [=](doc::Style& s) {
                                                 s.background = doc::Color{1, 1, 1};
                                                 if (change)
                                                     change(s);
                                             })});
        std::vector<Length> bottoms;
        for (const Item& item : pages.pages[0].items) {
            if (const auto* found = std::get_if<Picture>(&item.content))
                bottoms.push_back(found->rect.y + found->rect.height);
        }
        REQUIRE(bottoms.size() == 2);
        return bottoms[0] != bottoms[1];
    };
    CHECK(line_count("а"));
    CHECK(line_count("слово слово слово"));
    CHECK(line_count("слово слово слово\u00A0"));
}

TEST_CASE("LAY-0010: a box wider than its line is an error with both widths") {
    if (!book())
        return;
    const auto result = lay(document({with_boxes({"да ", "\x01", " нет"}, {image(8, 8, [](doc::Style& s) { s.width = length(pt(170)); })})}));
    REQUIRE(ids(result.problems) == "LAY-0010");
    CHECK(argument(result.problems[0], "width") == "59"); // 170 pt = 59.97 mm
    CHECK(argument(result.problems[0], "room") == "56");
}

TEST_CASE("text of an inline element belongs to it, a link has a box on each of its lines") {
    if (!book())
        return;
    std::vector<doc::Inline> pieces = {words("см. "), words("правила то"), words(" порядок", [](doc::Style& s) { s.font_weight = 700; }), words(" и"), words(" ныне")};
    pieces[1].element = pieces[2].element = 1;
    doc::Block block = paragraph(std::move(pieces), [](doc::Style& s) { s.width = length(width_of("см. правила то ") + pt(2)); });
    block.extras.edit().inline_elements.push_back({doc::Role::link, "https://example.org", 0, base::Language::ru, {}, 0});
    const Pages pages = laid({block});
    const SetRun plain = find_run(pages, "см."), first = find_run(pages, "правила то");
    CHECK(first.owner != plain.owner);
    CHECK(first.owner == pages.document->root.children[0].inline_elements()[0].id);
    const auto found = links(pages);
    REQUIRE(found.size() == 2);
    CHECK(found[0].second == first.owner);
    CHECK(found[0].first.x == first.begin());
    CHECK(found[0].first.x + found[0].first.width == first.end());
    const Length ascent = pt(10).scaled(face().metrics().ascent, 1000), descent = pt(10).scaled(-face().metrics().descent, 1000);
    CHECK(found[0].first.y == first.run->origin.y - ascent);
    CHECK(found[0].first.height == ascent + descent);
    CHECK(found[1].first.y == found[0].first.y + pt(12));
    CHECK(found[1].first.x == pt(20));
    CHECK(find_run(pages, " ныне").owner == plain.owner);
}

TEST_CASE("underlines and lines through are one rectangle a line where they look alike") {
    if (!book())
        return;
    const auto ruled = [](bool under, bool through, int weight) {
        return [=](doc::Style& s) {
            s.underline = under;
            s.line_through = through;
            s.font_weight = weight;
            s.color = {7, 7, 7};
        };
    };
    const Pages pages = laid({paragraph({words("раз ", ruled(true, false, 400)), words("два ", ruled(true, true, 400)), words("три", ruled(false, true, 400))})});
    const auto found = find_rects(pages, {7, 7, 7});
    REQUIRE(found.size() == 2);
    const auto [under, through] = found[0].rect.y > found[1].rect.y ? std::pair(found[0], found[1]) : std::pair(found[1], found[0]);
    const SetRun one = find_run(pages, "раз"), two = find_run(pages, "два"), three = find_run(pages, "три");
    CHECK(under.rect.x == one.begin());
    CHECK(under.rect.x + under.rect.width == three.begin());
    CHECK(through.rect.x == two.begin());
    CHECK(through.rect.x + through.rect.width == three.end());
    const Length baseline = one.run->origin.y;
    CHECK(under.rect.y > baseline);
    CHECK(through.rect.y + through.rect.height / 2 == baseline - pt(10).scaled(face().metrics().x_height, 2000));
}
