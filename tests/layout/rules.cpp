#include "support.hpp"

#include "layout/flow.hpp"

#include "catch.hpp"

#include <map>

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

Item rule(std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height, std::uint8_t color) { return Item{FilledRect{{pt(x), pt(y), pt(width), pt(height)}, {color, 0, 0}}, 0, ArtifactKind::layout}; }

std::string shown(const std::vector<Item>& items) {
    std::string out;
    for (const Item& item : items) {
        const auto& filled = std::get<FilledRect>(item.content);
        out += std::to_string(filled.color.red) + ":" + show(filled.rect.x) + "," + show(filled.rect.y) + " " + show(filled.rect.width) + "x" + show(filled.rect.height) + "; ";
    }
    return out;
}

// What is seen: the colour of each point's square.
std::map<std::pair<int, int>, int> painted(const std::vector<Item>& items) {
    std::map<std::pair<int, int>, int> out;
    for (const Item& item : items) {
        const auto& filled = std::get<FilledRect>(item.content);
        const auto whole = [](Length length) { return static_cast<int>(length.raw() / Length::per_point); };
        for (int x = whole(filled.rect.x); x < whole(filled.rect.x + filled.rect.width); ++x) {
            for (int y = whole(filled.rect.y); y < whole(filled.rect.y + filled.rect.height); ++y)
                out[{x, y}] = filled.color.red;
        }
    }
    return out;
}

} // namespace

TEST_CASE("rules of one colour that meet are one, equal ones too") {
    CHECK(shown(merge_rules({rule(0, 0, 10, 1, 5), rule(10, 0, 20, 1, 5)})) == "5:0,0 30x1; ");
    CHECK(shown(merge_rules({rule(0, 10, 1, 10, 5), rule(0, 0, 1, 10, 5)})) == "5:0,0 1x20; ");
    CHECK(shown(merge_rules({rule(0, 0, 10, 1, 5), rule(0, 0, 10, 1, 5)})) == "5:0,0 10x1; ");
    CHECK(shown(merge_rules({rule(0, 0, 10, 1, 5), rule(11, 0, 10, 1, 5)})) == "5:0,0 10x1; 5:11,0 10x1; "); // a gap
    CHECK(shown(merge_rules({rule(0, 0, 10, 1, 5), rule(10, 0, 10, 2, 5)})) == "5:0,0 10x1; 5:10,0 10x2; "); // of other heights
    CHECK(shown(merge_rules({rule(0, 0, 10, 1, 5), rule(10, 0, 10, 1, 6)})) == "5:0,0 10x1; 6:10,0 10x1; "); // of other colours
    CHECK(merge_rules({}).empty());
}

TEST_CASE("a grid of cells becomes its lines and one background") {
    std::vector<Item> items;
    for (int row = 0; row < 20; ++row) {
        for (int column = 0; column < 10; ++column) {
            items.push_back(rule(column * 20, row * 10, 20, 10, 9));
            items.push_back(rule(column * 20, row * 10, 20, 1, 5));
            items.push_back(rule(column * 20, row * 10, 1, 10, 5));
        }
    }
    const auto before = painted(items);
    const auto merged = merge_rules(items);
    CHECK(painted(merged) == before);
    CHECK(merged.size() == 1 + 20 + 10);
    CHECK(shown({merged[0]}) == "9:0,0 200x200; "); // backgrounds first
}

TEST_CASE("merging never changes what is seen") {
    std::uint32_t seed = 1;
    const auto random = [&](std::uint32_t below) {
        seed = seed * 1664525 + 1013904223;
        return static_cast<std::int64_t>((seed >> 8) % below);
    };
    std::size_t before = 0, after = 0;
    for (int round = 0; round < 300; ++round) {
        std::vector<Item> items;
        for (int i = 0; i < 40; ++i)
            items.push_back(rule(random(8) * 5, random(8) * 5, 5 + random(3) * 5, 5 + random(3) * 5, static_cast<std::uint8_t>(random(3))));
        const auto merged = merge_rules(items);
        CHECK(painted(merged) == painted(items));
        before += items.size();
        after += merged.size();
    }
    CHECK(after < before);
}

TEST_CASE("underlines stay above backgrounds, and backgrounds below all text") {
    if (!book())
        return;
    const Pages pages = laid({paragraph({words("a", [](doc::Style& s) { s.underline = true; })}), paragraph("b", marked(2))});
    std::string order;
    for (const Item& item : pages.pages[0].items) {
        if (const auto* filled = std::get_if<FilledRect>(&item.content))
            order += filled->color.red == 2 ? 'b' : 'u';
        else
            order += 't';
    }
    CHECK((order == "btut" || order == "butt"));
}

TEST_CASE("very many rules above each other cost no more than they are") {
    std::vector<Item> items;
    for (int i = 0; i < 100'000; ++i)
        items.push_back(rule(0, 0, 100, 100, static_cast<std::uint8_t>(i % 250)));
    CHECK(!merge_rules(std::move(items)).empty());
}
