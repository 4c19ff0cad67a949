#include "layout/flow.hpp"

#include <algorithm>
#include <iterator>

namespace qujat::layout {

namespace {

using doc::Extent;

// display: table / table-row / table-cell, fixed layout (CSS 2.1, 17.5.2.1): a cell without width shares what is left.
Strip lay_row(const doc::Block& row, Length x, Length width, std::size_t page, const Context& context) {
    // A length is of the content, a share of the table is of the cell with its padding and borders.
    const auto outer_width = [&](const doc::Style& style, Length automatic) {
        return style.width.kind == Extent::Kind::length ? style.width.length + edges(style, doc::left) + edges(style, doc::right) : style.width.resolve(width, automatic);
    };
    Length fixed;
    std::int64_t open = 0;
    for (const doc::Block& cell : row.children) {
        if (cell.style->width.kind == Extent::Kind::automatic)
            ++open;
        else
            fixed += outer_width(*cell.style, Length());
    }
    const Length share = open > 0 && width > fixed ? (width - fixed) / open : Length();
    std::vector<Stack> stacks;
    std::vector<Length> lefts;
    Length at = x, height, most_baseline;
    for (const doc::Block& cell : row.children) {
        const doc::Style& style = *cell.style;
        const Length cell_width = outer_width(style, share);
        stacks.push_back(stack(flow_contents(cell, at + edges(style, doc::left), cell_width - edges(style, doc::left) - edges(style, doc::right), page, context)));
        if (stacks.back().baseline && style.vertical_align == doc::VerticalAlign::baseline)
            most_baseline = std::max(most_baseline, edges(style, doc::top) + *stacks.back().baseline);
        lefts.push_back(at);
        at += cell_width;
    }
    std::vector<Length> tops;
    for (std::size_t i = 0; i < stacks.size(); ++i) {
        const doc::Style& style = *row.children[i].style;
        Length top = edges(style, doc::top);
        if (stacks[i].baseline && style.vertical_align == doc::VerticalAlign::baseline)
            top = most_baseline - *stacks[i].baseline;
        tops.push_back(top);
        // CSS 2.1, 17.5.3: the height of a cell is the least it has.
        const Length least = std::max(style.min_height, style.height.kind == Extent::Kind::length ? style.height.length : Length());
        height = std::max({height, top + stacks[i].height + edges(style, doc::bottom), edges(style, doc::top) + least + edges(style, doc::bottom)});
    }
    Strip made;
    made.height = height;
    made.page = static_cast<std::uint16_t>(page);
    made.place = row.place;
    made.baseline = most_baseline > Length() ? std::optional(most_baseline) : std::nullopt;
    for (std::size_t i = 0; i < stacks.size(); ++i) {
        const doc::Style& style = *row.children[i].style;
        const Length right = i + 1 < lefts.size() ? lefts[i + 1] : at;
        rectangles({0, 0, lefts[i], right - lefts[i], style.border, style.background}, Length(), height, true, true, made.items);
        Length top = tops[i];
        if (style.vertical_align == doc::VerticalAlign::bottom)
            top = height - stacks[i].height - edges(style, doc::bottom);
        else if (style.vertical_align == doc::VerticalAlign::middle)
            top += (height - edges(style, doc::top) - edges(style, doc::bottom) - stacks[i].height) / 2;
        for (Item& item : stacks[i].items) {
            shift(item, Length(), top);
            made.items.push_back(std::move(item));
        }
    }
    for (Stack& cell : stacks)
        std::move(cell.on_page.begin(), cell.on_page.end(), std::back_inserter(made.on_page));
    return made;
}

void lay_rows(const doc::Block& block, Length x, Length width, std::size_t page, const Context& context, Flow& out) {
    const bool has_cells = std::ranges::none_of(block.children, [](const doc::Block& child) { return child.style->display != doc::Display::table_cell; });
    if (!has_cells) {
        for (const doc::Block& row : block.children)
            lay_rows(row, x, width, page, context, out);
        return;
    }
    const std::size_t number = out.strips.size();
    if (block.style->display == doc::Display::table_row && (block.style->background || std::ranges::any_of(block.style->border, [](const doc::Border& b) { return b.width > Length(); })))
        out.decorations.push_back({number, number, x, width, block.style->border, block.style->background});
    out.strips.push_back(lay_row(block, x, width, page, context));
}

} // namespace

TablePlan plan_table(const doc::Block&, Length room, const Context&) { return {room, {}}; }

Flow lay_table(const doc::Block& table, const TablePlan& plan, Length x, std::size_t page, const Context& context) {
    Flow out;
    lay_rows(table, x, plan.width, page, context, out);
    return out;
}

} // namespace qujat::layout
