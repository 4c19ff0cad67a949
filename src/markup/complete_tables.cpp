#include "markup/compose_parts.hpp"

#include <algorithm>

namespace qujat::markup {

namespace {

using doc::Block;
using doc::Display;
using Blocks = base::Few<Block>;

constexpr std::size_t most_columns = 1000;

// What is absolutely placed is no part of a table: its style is a block's already (CSS 2.1, 9.7).
bool is_cell(const Block& block) { return block.style->display == Display::table_cell; }
bool is_row(const Block& block) { return block.style->display == Display::table_row; }
bool is_group(const Block& block) {
    const Display display = block.style->display;
    return display == Display::table_header_group || display == Display::table_row_group || display == Display::table_footer_group;
}
bool is_column(const Block& block) { return block.style->display == Display::table_column || block.style->display == Display::table_column_group; }
bool is_caption(const Block& block) { return block.style->display == Display::table_caption; }
bool is_table_child(const Block& block) { return is_row(block) || is_group(block) || is_column(block) || is_caption(block); }

Block wrapper(const Block& around, Display display, const Block& first, AnonymousStyles& styles) {
    Block out;
    out.style = styles.of(around.style, display);
    out.language = around.language;
    out.place = first.place;
    return out;
}

// Puts every stretch of brothers that `belongs` into an anonymous box, and completes that.
template <class Belongs, class Complete>
void wrap(Block& parent, Display display, AnonymousStyles& styles, Belongs belongs, Complete complete) {
    if (std::ranges::none_of(parent.children, belongs))
        return;
    Blocks out;
    bool is_open = false;
    const auto close = [&] {
        if (is_open)
            complete(out.back());
    };
    for (Block& child : parent.children) {
        const bool inside = belongs(child);
        if (!inside || !is_open)
            close();
        if (inside && !is_open)
            out.push_back(wrapper(parent, display, child, styles));
        is_open = inside;
        (inside ? out.back().children : out).push_back(std::move(child));
    }
    close();
    parent.children = std::move(out);
}

// A table, a row group or a row holds no lines: they become the content of a cell.
void lines_to_child(Block& block, AnonymousStyles& styles) {
    if (block.inlines.empty())
        return;
    Block paragraph = wrapper(block, Display::block, block, styles);
    paragraph.role = doc::Role::p;
    paragraph.inlines = std::move(block.inlines);
    if (block.extras) {
        paragraph.extras.edit().boxes = std::exchange(block.extras.edit().boxes, {});
        paragraph.extras.edit().inline_elements = std::exchange(block.extras.edit().inline_elements, {});
    }
    block.children.push_back(std::move(paragraph));
}

class Completer {
  public:
    Completer(AnonymousStyles& styles, diag::Log& log) : styles_(styles), log_(log) {}

    void row(Block& row) {
        lines_to_child(row, styles_);
        row.children.erase_if(is_column);
        wrap(row, Display::table_cell, styles_, [](const Block& child) { return !is_cell(child); }, [](Block&) {});
    }

    void group(Block& group) {
        lines_to_child(group, styles_);
        group.children.erase_if(is_column);
        wrap(group, Display::table_row, styles_, [](const Block& child) { return !is_row(child); }, [this](Block& made) { row(made); });
        for (std::size_t i = 0; i < group.children.size(); ++i) {
            // HTML, 4.9.12.1: a cell ends with its row group at the latest.
            const std::size_t rest = group.children.size() - i;
            for (Block& cell : group.children[i].children) {
                if (cell.row_span == 0 || cell.row_span > rest)
                    cell.row_span = static_cast<std::uint16_t>(std::min<std::size_t>(rest, 65535));
            }
        }
    }

    void table(Block& table) {
        lines_to_child(table, styles_);
        wrap(table, Display::table_row, styles_, [](const Block& child) { return !is_table_child(child); }, [this](Block& made) { row(made); });
        wrap(table, Display::table_row_group, styles_, is_row, [this](Block& made) { group(made); });
        take_columns(table);
        order_groups(table);
        table.children.erase_if([](const Block& child) { return is_group(child) && child.children.empty(); });
        add_missing_cells(table);
    }

    // Parts of a table that stand outside of one: cells get a row, rows and all the rest a table.
    void elsewhere(Block& block) {
        wrap(block, Display::table_row, styles_, is_cell, [this](Block& made) { row(made); });
        wrap(block, Display::table, styles_, is_table_child, [this](Block& made) { table(made); });
    }

  private:
    static void take_columns(Block& table) {
        std::vector<doc::Column> columns;
        const auto add = [&](const Block& column, const doc::StylePtr& group) {
            doc::StylePtr style = column.style;
            if (group && group->background && !style->background) { // CSS 2.1, 17.5.1: the group's lies under the column's
                doc::Style both = *style;
                both.background = group->background;
                style = std::make_unique<doc::Style>(std::move(both));
            }
            for (int i = 0; i < column.column_span && columns.size() < most_columns; ++i)
                columns.push_back({column.style->width, style});
        };
        for (const Block& child : table.children) {
            if (child.style->display == Display::table_column)
                add(child, nullptr);
            if (child.style->display != Display::table_column_group)
                continue;
            bool has_columns = false;
            for (const Block& column : child.children) {
                has_columns = has_columns || column.style->display == Display::table_column;
                if (column.style->display == Display::table_column)
                    add(column, child.style);
            }
            if (!has_columns)
                add(child, nullptr);
        }
        table.children.erase_if(is_column);
        if (!columns.empty())
            table.extras.edit().columns = std::make_shared<const std::vector<doc::Column>>(std::move(columns));
    }

    // CSS 2.1, 17.2: the first header group stands above all rows, the first footer group below; further ones are rows like others.
    static void order_groups(Block& table) {
        bool has_header = false, has_footer = false;
        for (Block& child : table.children) {
            if (!is_group(child) || child.style->display == Display::table_row_group)
                continue;
            bool& has = child.style->display == Display::table_header_group ? has_header : has_footer;
            if (has) {
                doc::Style style = *child.style;
                style.display = Display::table_row_group;
                child.style = std::make_unique<doc::Style>(std::move(style));
            }
            has = true;
        }
        std::ranges::stable_sort(table.children, {}, [](const Block& child) {
            const Display display = child.style->display;
            return display == Display::table_caption ? 0 : display == Display::table_header_group ? 1 : display == Display::table_footer_group ? 3 : 2;
        });
    }

    // How many columns there are, and cells at the ends of rows that have fewer (CSS Tables 3, 3.5.2, missing cells fixup): one cell over the rest of the row.
    void add_missing_cells(Block& table) {
        std::size_t columns = table.columns() ? table.columns()->size() : 0;
        std::vector<std::vector<std::size_t>> ends; // of each row: the column behind its last cell
        for (const Block& group : table.children) {
            if (!is_group(group))
                continue;
            std::vector<std::size_t> free_from; // column by column: the first row of the group that is free there
            std::vector<std::size_t> group_ends;
            for (std::size_t r = 0; r < group.children.size(); ++r) {
                std::size_t column = 0;
                const auto is_taken = [&](std::size_t c) { return c < free_from.size() && free_from[c] > r; };
                for (const Block& cell : group.children[r].children) {
                    while (is_taken(column))
                        ++column;
                    const std::size_t end = column + cell.column_span;
                    if (end > most_columns)
                        return log_.add("MRK-0403", cell.place, {{"limit", std::to_string(most_columns)}});
                    if (free_from.size() < end)
                        free_from.resize(end, 0);
                    for (; column < end; ++column) {
                        if (is_taken(column)) // HTML, 4.9.12.1: an error of the table model
                            return log_.add("MRK-0404", cell.place);
                        free_from[column] = r + cell.row_span;
                    }
                }
                std::size_t end = column;
                for (std::size_t c = column; c < free_from.size(); ++c) {
                    if (is_taken(c))
                        end = c + 1;
                }
                columns = std::max(columns, end);
                group_ends.push_back(end);
            }
            ends.push_back(std::move(group_ends));
        }
        std::size_t g = 0;
        for (Block& group : table.children) {
            if (!is_group(group))
                continue;
            for (std::size_t r = 0; r < group.children.size(); ++r) {
                Block& row = group.children[r];
                for (std::size_t end = ends[g][r]; end < columns;) {
                    Block cell = wrapper(row, Display::table_cell, row, styles_);
                    cell.role = row.role == doc::Role::table_row ? doc::Role::table_data_cell : doc::Role::none;
                    cell.column_span = static_cast<std::uint16_t>(std::min<std::size_t>(columns - end, 1000));
                    end += cell.column_span;
                    row.children.push_back(std::move(cell));
                }
            }
            ++g;
        }
        if (columns == 0)
            say_nothing(table);
    }

    // Nothing is a table without a cell: what is left of it has no structure but the words of its caption.
    static void say_nothing(Block& table) {
        table.role = doc::Role::none;
        for (Block& child : table.children) {
            child.role = child.role == doc::Role::caption ? doc::Role::p : doc::Role::none;
            for (Block& row : child.children) {
                if (is_row(row))
                    row.role = doc::Role::none;
            }
        }
    }

    AnonymousStyles& styles_;
    diag::Log& log_;
};

} // namespace

void complete_tables(doc::Block& block, AnonymousStyles& styles, diag::Log& log) {
    Completer completer(styles, log);
    switch (block.style->display) {
    case Display::table: return completer.table(block);
    case Display::table_header_group:
    case Display::table_row_group:
    case Display::table_footer_group: return completer.group(block);
    case Display::table_row: return completer.row(block);
    case Display::table_column:
        block.children.clear();
        block.inlines.clear();
        return;
    case Display::table_column_group:
        block.children.erase_if([](const Block& child) { return child.style->display != Display::table_column; });
        block.inlines.clear();
        return;
    default: return completer.elsewhere(block);
    }
}

} // namespace qujat::markup
