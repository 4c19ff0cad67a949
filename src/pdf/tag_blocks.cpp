#include "pdf/tag_blocks.hpp"

#include <algorithm>

namespace qujat::pdf {

namespace {

using doc::Block;
using doc::Role;

bool is_picture(const Block& block) {
    return std::holds_alternative<doc::QrCode>(block.replaced()) || std::holds_alternative<doc::Image>(block.replaced());
}

bool is_cell(Role role) {
    return role == Role::table_header_cell || role == Role::table_data_cell;
}

/// Holds words and not paragraphs (ISO 32000-1, 14.8.4.3.2 and 14.8.4.4).
bool holds_words(Role role) {
    return role == Role::p || (role >= Role::h1 && role <= Role::h6) || role == Role::label || role == Role::link;
}

/// HTML, 4.9.11: 0 reaches to the end of the row group; nothing reaches beyond it.
std::size_t rows_of(const Block& cell, std::size_t rows_left) {
    return cell.row_span == 0 ? rows_left : std::min<std::size_t>(cell.row_span, rows_left);
}

} // namespace

BlockTagger::BlockTagger(TagTree& tree) : tree_(tree) {
    for (const Records::Content& content : tree.records->contents) {
        if (content.owner >= owns_.size())
            owns_.resize(content.owner + std::size_t{1});
        owns_[content.owner] = content.owner != 0;
    }
    element_of_.resize(owns_.size(), no_element);
    tree.elements.reserve(owns_.size()); // hardly more than there are blocks
}

void BlockTagger::add_all() {
    add(tree_.document->root, 0, Company::others);
}

/// A row with cells always counts, blank ones too: a form has rows to be filled in.
bool BlockTagger::has_content(const Block& block) const {
    const auto has = [&](const Block& inner) { return has_content(inner); };
    return owns(block.id) || (block.role == Role::table_row && !block.children.empty()) || std::ranges::any_of(block.children, has) || std::ranges::any_of(block.boxes(), has) ||
           std::ranges::any_of(block.inline_elements(), [&](const doc::InlineElement& element) { return owns(element.id); });
}

std::size_t BlockTagger::count_pictures(const Block& block) const {
    std::size_t count = is_picture(block) && owns(block.id) ? 1 : 0;
    for (const Block& child : block.children)
        count += count_pictures(child);
    for (const Block& box : block.boxes())
        count += count_pictures(box);
    return count;
}

Role BlockTagger::role_of(const Block& block) const {
    if (std::holds_alternative<doc::SignatureField>(block.replaced()))
        return Role::form;
    if (is_picture(block))
        return Role::figure;
    // A figure of HTML with one picture is the figure; with several, or with none, it only groups (14.8.4.5 wants one alternative text for it all).
    if (block.role == Role::figure)
        return count_pictures(block) == 1 ? Role::figure : Role::div;
    const bool has_lines = owns(block.id) || !block.inline_elements().empty() || !block.inlines.empty();
    return block.role == Role::none && has_lines ? Role::p : block.role;
}

bool BlockTagger::shares_element(const Block& block, std::uint32_t parent, Company company) const {
    const Element& above = tree_.elements[parent];
    if (is_picture(block))
        return above.role == Role::figure;
    if (block.is_replaced())
        return false;
    if (above.role == Role::figure) // the line a picture stands in
        return (block.role == Role::none || block.role == Role::p) && !owns(block.id) && block.children.empty();
    if (block.role == Role::none)
        return block.children.empty() && (holds_words(above.role) || company == Company::alone);
    return block.role == Role::p && company == Company::alone && block.language == above.language;
}

std::uint32_t BlockTagger::add_element(const Block& block, Role role, std::uint32_t parent) {
    const auto place = static_cast<std::uint32_t>(tree_.elements.size());
    Element element;
    element.block = &block;
    element.role = role;
    element.language = block.language;
    element.parent = parent;
    tree_.elements.push_back(element);
    if (role == Role::figure)
        tree_.figures.push_back({place, is_picture(block) ? &block : nullptr, 0, {}, false});
    return place;
}

void BlockTagger::own(std::uint32_t id, std::uint32_t place) {
    if (id < element_of_.size())
        element_of_[id] = place;
}

/// A block without any content gives no element.
void BlockTagger::add(const Block& block, std::uint32_t parent, Company company) {
    if (!has_content(block))
        return;
    if (shares_element(block, parent, company)) {
        own(block.id, parent);
        if (is_picture(block))
            std::ranges::lower_bound(tree_.figures, parent, {}, &Figure::element)->picture = &block;
        add_lines(block, parent);
        return;
    }
    const Role role = role_of(block);
    const std::uint32_t place = role == Role::none ? parent : add_element(block, role, parent);
    own(block.id, place);
    if (role == Role::table) {
        add_table(block, place);
        return;
    }
    const bool is_lone_keeper = role == Role::caption || (role == Role::none && company == Company::alone);
    add_children(block, place, is_lone_keeper ? Company::alone : Company::others);
    add_lines(block, place);
}

/// `company` is what a child without siblings keeps.
void BlockTagger::add_children(const Block& block, std::uint32_t place, Company company) {
    if (company == Company::alone && (owns(block.id) || std::ranges::count_if(block.children, [&](const Block& child) { return has_content(child); }) != 1))
        company = Company::others;
    for (const Block& child : block.children)
        add(child, place, company);
}

/// What stands in the lines of a paragraph: its inline elements and boxes.
void BlockTagger::add_lines(const Block& block, std::uint32_t place) {
    // Of the pieces of a paragraph that is set, layout leaves the boxes alone.
    const bool has_text = owns(block.id) && !block.is_replaced();
    if (!has_text && block.inlines.empty() && block.inline_elements().empty())
        return;
    tree_.elements[place].holds_lines = true;
    const auto parent_of = [&](std::size_t i) { return block.inline_elements()[i].parent <= i ? block.inline_elements()[i].parent : 0; }; // a parent comes before
    std::vector<bool> used(block.inline_elements().size() + 1);
    for (const doc::Inline& piece : block.inlines)
        if (piece.kind == doc::Inline::Kind::box && piece.box < block.boxes().size() && piece.element < used.size() && has_content(block.boxes()[piece.box]))
            used[piece.element] = true;
    for (std::size_t i = block.inline_elements().size(); i-- > 0;) {
        if (used[i + 1] || owns(block.inline_elements()[i].id)) {
            used[i + 1] = true;
            used[parent_of(i)] = true;
        }
    }
    std::vector<std::uint32_t> places(used.size(), place);
    for (std::size_t i = 0; i < block.inline_elements().size(); ++i) {
        const doc::InlineElement& piece = block.inline_elements()[i];
        places[i + 1] = places[parent_of(i)];
        if (!used[i + 1])
            continue;
        if (piece.role != Role::none) {
            const std::uint32_t above = places[i + 1];
            places[i + 1] = add_element(block, piece.role, above);
            Element& element = tree_.elements.back();
            tree_.inline_parts.push_back({places[i + 1], &piece});
            element.language = piece.language;
            element.holds_lines = true;
        }
        own(piece.id, places[i + 1]);
    }
    for (const doc::Inline& piece : block.inlines)
        if (piece.kind == doc::Inline::Kind::box && piece.box < block.boxes().size() && piece.element < places.size())
            add(block.boxes()[piece.box], places[piece.element], Company::others);
}

/// ISO 32000-1, 14.8.4.3.4: a table has either rows or one header group, bodies and one footer group. They are read as they are drawn: the header first, the footer last (CSS 2.1, 17.2).
void BlockTagger::add_table(const Block& table, std::uint32_t place) {
    const Block *head = nullptr, *foot = nullptr;
    bool has_groups = false, has_body = false;
    for (const Block& child : table.children) {
        if (child.role == Role::table_head && head == nullptr)
            head = &child;
        else if (child.role == Role::table_foot && foot == nullptr)
            foot = &child;
        else
            has_body = has_body || (child.role != Role::caption && has_content(child));
        has_groups = has_groups || child.role == Role::table_head || child.role == Role::table_body || child.role == Role::table_foot;
        if (child.role == Role::caption)
            add(child, place, Company::others);
    }
    // There is no header group without a body: a table whose data have no rows has plain ones.
    const auto group = [&](Role role) { return has_groups && has_body ? role : Role::none; };
    if (head != nullptr)
        add_group(*head, group(Role::table_head), place);
    for (const Block& child : table.children)
        if (child.role != Role::caption && &child != head && &child != foot)
            add_group(child, group(Role::table_body), place);
    if (foot != nullptr)
        add_group(*foot, group(Role::table_foot), place);
}

void BlockTagger::add_group(const Block& group, Role role, std::uint32_t place) {
    if (!has_content(group))
        return;
    const std::uint32_t parent = role == Role::none ? place : add_element(group, role, place);
    for (std::size_t i = 0; i < group.children.size(); ++i)
        add_row(group.children[i], group.children.size() - i, parent);
}

/// Every row and every cell, empty ones too: a reader finds rows and columns by counting (ISO 14289-1, 7.5).
void BlockTagger::add_row(const Block& row, std::size_t rows_left, std::uint32_t place) {
    const std::uint32_t parent = add_element(row, Role::table_row, place);
    for (const Block& cell : row.children) {
        const std::uint32_t own_place = add_element(cell, is_cell(cell.role) ? cell.role : Role::table_data_cell, parent);
        own(cell.id, own_place);
        const auto columns = std::max<std::uint32_t>(cell.column_span, 1);
        const auto rows = static_cast<std::uint32_t>(rows_of(cell, rows_left));
        if (columns > 1 || rows > 1)
            tree_.spans.push_back({own_place, columns, rows});
        add_children(cell, own_place, Company::alone);
        add_lines(cell, own_place);
    }
}

} // namespace qujat::pdf
