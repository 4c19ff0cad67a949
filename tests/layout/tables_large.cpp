#include "table_parts.hpp"

#include "catch.hpp"

#include <chrono>

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

/// A table of 26 columns with lines, as reports have it.
doc::Document report(std::size_t rows, bool is_fixed) {
    const auto lined = td("12 345", both(border(1, 1), [](doc::Style& s) { s.font_size = pt(4); }));
    const doc::Block row = tr(std::vector<doc::Block>(26, lined));
    doc::Block made = table({thead({row}), tbody(std::vector<doc::Block>(rows, row))}, [=](doc::Style& s) {
        s.collapses_borders = true;
        s.fixed_table_layout = is_fixed;
        s.width = length(pt(760));
    });
    doc::Document out = document({});
    out.page.size = {pt(842), pt(595)};
    out.root.children.push_back(std::move(made));
    doc::number_blocks(out);
    return out;
}

std::int64_t milliseconds(std::size_t rows, bool is_fixed) {
    doc::Document made = report(rows, is_fixed);
    const auto begin = std::chrono::steady_clock::now();
    const Pages pages = laid(std::move(made));
    const auto end = std::chrono::steady_clock::now();
    CHECK(pages.pages.size() > rows / 50);
    return std::chrono::duration_cast<std::chrono::milliseconds>(end - begin).count();
}

} // namespace

TEST_CASE("ten times the rows take about ten times the time") {
    if (!book())
        return;
    for (const bool is_fixed : {true, false}) {
        const std::int64_t few = milliseconds(300, is_fixed), many = milliseconds(3000, is_fixed);
        WARN((is_fixed ? "fixed" : "automatic") << ": 300 rows of 26 cells " << few << " ms, 3000 rows " << many << " ms");
        CHECK(many < 25 * few + 500); // quadratic would be a hundred times
    }
}

TEST_CASE("tables of any shape show every word once and on paper") {
    if (!book())
        return;
    std::uint64_t state = 20261120;
    const auto any = [&](std::uint64_t below) { // Knuth, MMIX
        state = state * 6364136223846793005U + 1442695040888963407U;
        return (state >> 33) % below;
    };
    for (int round = 0; round < 150; ++round) {
        std::size_t words = 0;
        const bool is_collapsed = any(2) == 0;
        const auto cell = [&](std::uint64_t high) {
            const auto align = static_cast<doc::VerticalAlign>(any(6));
            const std::int64_t line = 6 + static_cast<std::int64_t>(any(14)), edge = static_cast<std::int64_t>(any(4)), widows = 1 + static_cast<std::int64_t>(any(3));
            const std::size_t count = 1 + any(high);
            words += count;
            return lines(count, "w", [=](doc::Style& s) {
                s.display = doc::Display::table_cell;
                s.vertical_align = align;
                s.line_height = pt(line);
                s.font_size = pt(3);
                s.padding.fill(pt(edge));
                s.border.fill(doc::Border{pt(edge), {1, 1, 1}});
                s.orphans = s.widows = static_cast<int>(widows);
                s.background = doc::Color{9, 9, 9};
            });
        };
        // Only the first cells of rows span rows, so that none run into each other.
        const auto group = [&](std::size_t rows) {
            std::vector<doc::Block> made;
            std::size_t taken = 0;
            for (std::size_t row = 0; row < rows; ++row) {
                std::vector<doc::Block> cells;
                if (taken == 0) {
                    taken = 1 + (any(3) == 0 ? any(6) : 0);
                    cells.push_back(spanning(cell(any(8) == 0 ? 90 : 4), 1, static_cast<std::uint16_t>(taken)));
                }
                --taken;
                for (std::size_t column = 1; column < 4;) {
                    const std::size_t span = 1 + (any(4) == 0 ? any(2) : 0);
                    if (any(6) > 0)
                        cells.push_back(spanning(cell(any(12) == 0 ? 90 : 3), static_cast<std::uint16_t>(span)));
                    column += span;
                }
                made.push_back(tr(std::move(cells)));
            }
            return made;
        };
        std::vector<doc::Block> groups;
        for (std::uint64_t i = 0; i < 1 + any(3); ++i)
            groups.push_back(tbody(group(1 + any(12))));
        const std::int64_t spacing = static_cast<std::int64_t>(any(5));
        const Pages pages = laid({table(std::move(groups), [=](doc::Style& s) {
            s.collapses_borders = is_collapsed;
            s.border_spacing_x = s.border_spacing_y = pt(spacing);
            s.border.fill(doc::Border{pt(spacing), {2, 2, 2}});
        })});
        std::size_t found = 0;
        bool is_on_paper = true;
        for (const SetRun& run : runs(pages)) {
            ++found;
            is_on_paper = is_on_paper && run.run->origin.y > pt(20) && run.run->origin.y < pt(280);
        }
        INFO("round " << round);
        CHECK(found == words);
        CHECK(is_on_paper);
    }
}

TEST_CASE("a column of one cell joined over thousands of rows is cut in time") {
    if (!book())
        return;
    std::vector<doc::Block> rows;
    for (int i = 0; i < 3000; ++i) {
        std::vector<doc::Block> cells = {td("a"), td("b")};
        if (i == 0)
            cells.insert(cells.begin(), spanning(td("x"), 1, 0));
        rows.push_back(tr(std::move(cells)));
    }
    const Pages pages = laid({table({thead({tr({td("H")})}), tbody(std::move(rows))})});
    CHECK(pages.pages.size() == 150); // 20 rows of 12 pt below the header
    std::size_t found = 0;
    for (const SetRun& run : runs(pages))
        found += run.run->text == "b" ? 1 : 0;
    CHECK(found == 3000);
}
