#pragma once

#include "support.hpp"

/// Tables made by hand.
namespace qujat::layout::test {

inline Change of(doc::Display display, const Change& more = {}) {
    return [=](doc::Style& s) {
        s.display = display;
        if (more)
            more(s);
    };
}
inline Change both(const Change& one, const Change& two) {
    return [=](doc::Style& s) {
        one(s);
        two(s);
    };
}
inline Change width(doc::Extent width) {
    return [=](doc::Style& s) { s.width = width; };
}
inline Change wide(std::int64_t points) { return width(length(pt(points))); }

inline doc::Block table(std::vector<doc::Block> children, const Change& more = {}) { return box(std::move(children), of(doc::Display::table, more)); }
inline doc::Block tbody(std::vector<doc::Block> rows, const Change& more = {}) { return box(std::move(rows), of(doc::Display::table_row_group, more)); }
inline doc::Block thead(std::vector<doc::Block> rows, const Change& more = {}) { return box(std::move(rows), of(doc::Display::table_header_group, more)); }
inline doc::Block tfoot(std::vector<doc::Block> rows, const Change& more = {}) { return box(std::move(rows), of(doc::Display::table_footer_group, more)); }
inline doc::Block tr(std::vector<doc::Block> cells, const Change& more = {}) { return box(std::move(cells), of(doc::Display::table_row, more)); }
/// A cell with blocks in it, at the top.
inline doc::Block td(std::vector<doc::Block> blocks, const Change& more = {}) {
    return box(std::move(blocks), of(doc::Display::table_cell, [=](doc::Style& s) {
                   s.vertical_align = doc::VerticalAlign::top;
                   if (more)
                       more(s);
               }));
}
/// A cell with a paragraph, at the top.
inline doc::Block td(const std::string& text, const Change& more = {}) {
    doc::Block made = td(std::vector<doc::Block>{}, more);
    made.inlines = {words(text)};
    made.inlines[0].style = made.style;
    return made;
}
inline doc::Block spanning(doc::Block cell, std::uint16_t columns, std::uint16_t rows = 1) {
    cell.column_span = columns;
    cell.row_span = rows;
    return cell;
}
/// A box that is as wide as it is told at least and at most.
inline doc::Block rigid(std::int64_t width, std::int64_t height, std::uint8_t mark = 200) {
    return bar(mark, pt(height), [=](doc::Style& s) { s.width = length(pt(width)); });
}
inline doc::Block with_columns(doc::Block table, const std::vector<doc::Extent>& widths) {
    std::vector<doc::Column> columns;
    for (const doc::Extent& width : widths)
        columns.push_back({width, nullptr});
    table.extras.edit().columns = std::make_shared<const std::vector<doc::Column>>(std::move(columns));
    return table;
}
inline Change border(std::int64_t points, std::uint8_t mark) {
    return [=](doc::Style& s) { s.border.fill(doc::Border{pt(points), {mark, 1, 1}}); };
}

} // namespace qujat::layout::test
