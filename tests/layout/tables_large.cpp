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
