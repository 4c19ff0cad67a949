#include "layout/table.hpp"

#include <algorithm>
#include <numeric>

namespace qujat::layout {

namespace {

using doc::Extent;

constexpr std::int64_t all_of_it = 100'000; // 100 % as `Extent` counts

/// What the cells of a column ask for (CSS Tables 3, 3.8.2).
struct Column {
    Length least, most;
    std::int64_t share = 0; ///< percentage, of 100000
    bool is_constrained = false, has_cells = false;
};

Length sum(const std::vector<Column>& columns, Length Column::* what, std::size_t begin, std::size_t end) {
    Length out;
    for (std::size_t i = begin; i < end; ++i)
        out += columns[i].*what;
    return out;
}

// A part of `amount` for each: in proportion to its weight, to the last unit. Equal parts when there is no weight.
std::vector<Length> shares(Length amount, const std::vector<std::int64_t>& weights) {
    const auto total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    std::vector<Length> out;
    std::int64_t before = 0;
    Length given;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        before += total > 0 ? weights[i] : 1;
        const Length upto = amount.scaled(before, total > 0 ? total : static_cast<std::int64_t>(weights.size()));
        out.push_back(upto - given);
        given = upto;
    }
    return out;
}

// Outer widths of a cell. A length is the width of the content, a percentage of the whole cell.
Length outer_length(const TableGrid& grid, const TableCell& cell) {
    return cell.block->style->width.length + grid.cell_edge(cell, doc::left) + grid.cell_edge(cell, doc::right);
}

// CSS Tables 3, 3.8.3.2: what a cell over several columns asks for beyond what they have goes to them in proportion.
void spread(const TableGrid& grid, const TableCell& cell, Widths outer, std::int64_t share, const std::vector<Column>& before, std::vector<Column>& columns) {
    const std::size_t begin = cell.column, end = begin + cell.columns;
    const Length between = grid.spacing_x() * (cell.columns - 1);
    const Length least = sum(before, &Column::least, begin, end), most = sum(before, &Column::most, begin, end);
    std::vector<std::int64_t> room, weight;
    for (std::size_t i = begin; i < end; ++i) {
        room.push_back((before[i].most - before[i].least).raw());
        weight.push_back(before[i].most.raw());
    }
    const Length wanted = outer.least - between;
    const std::vector<Length> up_to_most = shares(std::clamp(wanted - least, Length(), most - least), room);
    const std::vector<Length> beyond = shares(std::max(Length(), wanted - most), weight);
    const std::vector<Length> more = shares(std::max(Length(), outer.most - between - most), weight);
    std::int64_t taken = 0;
    std::vector<std::int64_t> open;
    for (std::size_t i = begin; i < end; ++i) {
        columns[i].least = std::max(columns[i].least, before[i].least + (most > least ? up_to_most[i - begin] : Length()) + beyond[i - begin]);
        columns[i].most = std::max({columns[i].most, before[i].most + more[i - begin], columns[i].least});
        taken += before[i].share;
        open.push_back(before[i].share == 0 ? before[i].most.raw() : 0);
    }
    if (share <= taken)
        return;
    const bool any_width = std::ranges::any_of(open, [](std::int64_t o) { return o > 0; });
    for (std::size_t i = begin; i < end; ++i) {
        if (!any_width)
            open[i - begin] = before[i].share == 0 ? 1 : 0;
    }
    if (std::ranges::none_of(open, [](std::int64_t o) { return o > 0; }))
        return;
    const std::vector<Length> parts = shares(Length::from_raw(share - taken), open);
    for (std::size_t i = begin; i < end; ++i)
        columns[i].share = std::max(columns[i].share, before[i].share + parts[i - begin].raw());
}

std::vector<Column> measure(const TableGrid& grid, const Context& context) {
    std::vector<Column> columns(grid.columns);
    const auto set = [](Column& column, const Extent& width) {
        column.is_constrained = column.is_constrained || width.kind == Extent::Kind::length;
        if (width.kind == Extent::Kind::percent)
            column.share = std::max(column.share, width.per_100000);
    };
    for (std::size_t i = 0; grid.table->columns() && i < std::min(columns.size(), grid.table->columns()->size()); ++i) {
        const Extent& width = (*grid.table->columns())[i].width;
        set(columns[i], width);
        if (width.kind == Extent::Kind::length)
            columns[i].most = width.length;
    }
    for (const TableCell& cell : grid.cells) {
        columns[cell.column].has_cells = true;
        if (cell.columns == 1)
            set(columns[cell.column], cell.block->style->width);
    }
    const auto outer = [&](const TableCell& cell, bool is_constrained) {
        Widths widths = content_widths(*cell.block, context);
        const Length around = grid.cell_edge(cell, doc::left) + grid.cell_edge(cell, doc::right);
        widths.least += around;
        widths.most = is_constrained ? widths.least : widths.most + around;
        if (cell.block->style->width.kind == Extent::Kind::length)
            widths.most = std::max(widths.least, outer_length(grid, cell));
        return widths;
    };
    std::vector<const TableCell*> wide;
    for (const TableCell& cell : grid.cells) {
        if (cell.columns > 1) {
            wide.push_back(&cell);
            continue;
        }
        Column& column = columns[cell.column];
        const Widths widths = outer(cell, column.is_constrained);
        column.least = std::max(column.least, widths.least);
        column.most = std::max(column.most, widths.most);
    }
    for (Column& column : columns)
        column.most = std::max(column.most, column.least);
    std::ranges::stable_sort(wide, {}, [](const TableCell* cell) { return cell->columns; });
    for (std::size_t i = 0; i < wide.size();) {
        const std::vector<Column> before = columns;
        const std::uint32_t span = wide[i]->columns;
        for (; i < wide.size() && wide[i]->columns == span; ++i) {
            const Extent& width = wide[i]->block->style->width;
            spread(grid, *wide[i], outer(*wide[i], false), width.kind == Extent::Kind::percent ? width.per_100000 : 0, before, columns);
        }
    }
    std::int64_t left = all_of_it; // percentages end at 100
    for (Column& column : columns) {
        column.share = std::min(column.share, left);
        left -= column.share;
    }
    return columns;
}

// CSS Tables 3, 3.9.3: between two of four guesses, each wider than the one before; or what is left over the widest goes to those that mind least.
std::vector<Length> distribute(const std::vector<Column>& columns, Length room) {
    const std::size_t count = columns.size();
    const auto guess = [&](int level) {
        std::vector<Length> out;
        for (const Column& column : columns) {
            if (column.share > 0)
                out.push_back(level == 0 ? column.least : std::max(room.scaled(column.share, all_of_it), column.least));
            else
                out.push_back(level == 3 || (level == 2 && column.is_constrained) ? column.most : column.least);
        }
        return out;
    };
    const auto total = [](const std::vector<Length>& widths) { return std::accumulate(widths.begin(), widths.end(), Length()); };
    std::vector<Length> low = guess(0);
    if (total(low) >= room)
        return low;
    for (int level = 1; level <= 3; ++level) {
        const std::vector<Length> high = guess(level);
        if (const Length low_total = total(low), high_total = total(high); high_total >= room && high_total > low_total) {
            std::vector<std::int64_t> steps;
            for (std::size_t i = 0; i < count; ++i)
                steps.push_back((high[i] - low[i]).raw());
            const std::vector<Length> more = shares(room - low_total, steps);
            for (std::size_t i = 0; i < count; ++i)
                low[i] += more[i];
            return low;
        }
        low = high;
    }
    const Length excess = room - total(low);
    const auto try_give = [&](auto weight) {
        std::vector<std::int64_t> weights;
        for (const Column& column : columns)
            weights.push_back(weight(column));
        if (std::ranges::none_of(weights, [](std::int64_t w) { return w > 0; }))
            return false;
        const std::vector<Length> more = shares(excess, weights);
        for (std::size_t i = 0; i < count; ++i)
            low[i] += more[i];
        return true;
    };
    const auto is_open = [](const Column& column) { return !column.is_constrained && column.share == 0 && column.has_cells; };
    try_give([&](const Column& c) { return is_open(c) ? c.most.raw() : 0; }) || try_give([&](const Column& c) { return std::int64_t{is_open(c)}; }) ||
        try_give([](const Column& c) { return c.is_constrained && c.share == 0 ? c.most.raw() : 0; }) || try_give([](const Column& c) { return c.share; }) ||
        try_give([](const Column& c) { return std::int64_t{c.has_cells}; }) || try_give([](const Column&) { return std::int64_t{1}; });
    return low;
}

// CSS 2.1, 17.5.2.1: `col` elements, then the cells of the first row; the others share what is left.
std::vector<Length> fix_columns(const TableGrid& grid, Length room) {
    std::vector<std::optional<Length>> given(grid.columns);
    for (std::size_t i = 0; grid.table->columns() && i < std::min(given.size(), grid.table->columns()->size()); ++i) {
        const Extent& width = (*grid.table->columns())[i].width;
        if (width.kind != Extent::Kind::automatic)
            given[i] = width.resolve(room, Length());
    }
    for (const TableCell& cell : grid.cells) {
        const Extent& width = cell.block->style->width;
        if (cell.row > 0)
            break;
        if (width.kind == Extent::Kind::automatic)
            continue;
        Length left = (width.kind == Extent::Kind::length ? outer_length(grid, cell) : width.resolve(room, Length())) - grid.spacing_x() * (cell.columns - 1);
        std::vector<std::size_t> open;
        for (std::size_t i = cell.column, end = i + cell.columns; i < end; ++i) {
            if (given[i])
                left -= *given[i];
            else
                open.push_back(i);
        }
        const std::vector<Length> parts = shares(std::max(left, Length()), std::vector<std::int64_t>(open.size(), 1));
        for (std::size_t i = 0; i < open.size(); ++i)
            given[open[i]] = parts[i];
    }
    std::vector<Length> out;
    std::vector<std::int64_t> open, all;
    Length taken;
    for (const auto& width : given) {
        out.push_back(width.value_or(Length()));
        taken += out.back();
        open.push_back(width ? 0 : 1);
        all.push_back(out.back().raw());
    }
    // More room than the columns ask for is theirs as well.
    if (room > taken && !out.empty()) {
        const std::vector<Length> more = shares(room - taken, std::ranges::find(open, 1) != open.end() ? open : all);
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] += more[i];
    }
    return out;
}

// Border, padding and spacing: what is no column.
Length around_columns(const TableGrid& grid) {
    return grid.edges[doc::left] + grid.edges[doc::right] + (grid.columns > 0 ? grid.spacing_x() * static_cast<std::int64_t>(grid.columns + 1) : Length());
}

// CSS 2.1, 17.5.2.1: a table of automatic width is not fixed, as browsers have it.
bool is_fixed(const doc::Style& style) { return style.fixed_table_layout && style.width.kind != Extent::Kind::automatic; }

// HTML, 15.3.8 makes the width of a table that of its border box; where borders collapse CSS 2.1, 17.6.2 does.
Length border_box(const TableGrid& grid, Length width) {
    const bool has_borders_in_it = grid.collapses() || grid.table->role == doc::Role::table;
    return has_borders_in_it ? width : width + grid.edges[doc::left] + grid.edges[doc::right];
}

Length caption_least(const TableGrid& grid, const Context& context) {
    Length out;
    for (const doc::Block* caption : grid.captions)
        out = std::max(out, block_widths(*caption, context).least);
    return out;
}

Widths natural(const TableGrid& grid, const std::vector<Column>& columns) {
    const Length around = around_columns(grid);
    return {sum(columns, &Column::least, 0, columns.size()) + around, sum(columns, &Column::most, 0, columns.size()) + around};
}

// As wide as shares of it must make it (CSS Tables 3, 3.9.1; at most `limit`).
Length widen_for_shares(const TableGrid& grid, const std::vector<Column>& columns, Length width, Length limit) {
    const Length around = around_columns(grid);
    std::int64_t left = all_of_it;
    Length rest;
    for (const Column& column : columns) {
        left -= column.share;
        if (column.share == 0)
            rest += column.most;
        else
            width = std::max(width, column.most.scaled(all_of_it, column.share) + around);
    }
    if (rest > Length() && left < all_of_it)
        width = left > 0 ? std::max(width, rest.scaled(all_of_it, left) + around) : limit;
    return std::min(width, limit);
}

} // namespace

Widths table_widths(const doc::Block& table, const Context& context) {
    diag::Log silent;
    const TableGrid grid = form_grid(table, Length(), silent);
    const Extent& width = table.style->width;
    if (width.kind == Extent::Kind::length && is_fixed(*table.style)) {
        const Length least = std::max(border_box(grid, width.length), caption_least(grid, context));
        return {least, least};
    }
    Widths widths = natural(grid, measure(grid, context));
    widths.least = std::max(widths.least, caption_least(grid, context));
    if (width.kind == Extent::Kind::length)
        widths.least = std::max(widths.least, border_box(grid, width.length));
    widths.most = width.kind == Extent::Kind::length ? widths.least : std::max(widths.most, widths.least);
    return widths;
}

TablePlan plan_table(const doc::Block& table, Length whole, Length room, const Context& context) {
    auto grid = std::make_shared<TableGrid>(form_grid(table, whole, context.log));
    const doc::Style& style = *table.style;
    TablePlan plan;
    plan.grid = grid;
    const Length around = around_columns(*grid);
    const Length between = grid->columns > 0 ? grid->spacing_x() * static_cast<std::int64_t>(grid->columns - 1) : Length();
    const Length asked = border_box(*grid, style.width.resolve(whole, Length()));
    if (is_fixed(style)) {
        const Length room_of_columns = std::max(std::max(asked, caption_least(*grid, context)) - around, Length());
        grid->row_width = room_of_columns + between;
        plan.columns = fix_columns(*grid, room_of_columns);
    } else {
        const std::vector<Column> columns = measure(*grid, context);
        const Widths widths = natural(*grid, columns);
        const Length least = std::max(widths.least, caption_least(*grid, context));
        const Length width = style.width.kind == Extent::Kind::automatic ? widen_for_shares(*grid, columns, std::min(widths.most, room), room) : asked;
        plan.columns = distribute(columns, std::max(width, least) - around);
    }
    plan.width = std::accumulate(plan.columns.begin(), plan.columns.end(), around);
    if (plan.columns.empty())
        plan.width = std::max({asked, around, caption_least(*grid, context)});
    grid->row_width = std::accumulate(plan.columns.begin(), plan.columns.end(), between);
    return plan;
}

} // namespace qujat::layout
