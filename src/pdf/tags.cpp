#include "pdf/tags.hpp"

#include "pdf/tag_blocks.hpp"

#include <algorithm>

namespace qujat::pdf {

namespace {

using doc::Role;

/// Gives every element its contents in the order of reading.
void hand_out_contents(TagTree& tree) {
    const std::size_t count = tree.records->contents.size();
    std::vector<Element>& elements = tree.elements;
    for (const std::uint32_t element : tree.element_of)
        if (element != no_element)
            ++elements[element].first_content;
    std::uint32_t sum = 0;
    for (Element& element : elements) {
        sum += element.first_content;
        element.first_content = sum; // the end, from which it is filled backwards
    }
    tree.contents.resize(sum);
    for (auto n = static_cast<std::uint32_t>(count); n-- > 0;)
        if (const std::uint32_t element = tree.element_of[n]; element != no_element)
            tree.contents[--elements[element].first_content] = n;
}

void link_children(TagTree& tree) {
    std::vector<Element>& elements = tree.elements;
    tree.first_seen.assign(elements.size(), no_element);
    for (auto n = static_cast<std::uint32_t>(elements.size()); n-- > 0;) {
        if (const auto own = tree.contents_of(n); !own.empty())
            tree.first_seen[n] = std::min(tree.first_seen[n], own.front());
        if (n == 0)
            break;
        Element& parent = elements[elements[n].parent];
        elements[n].next = parent.first_child;
        parent.first_child = n;
        tree.first_seen[elements[n].parent] = std::min(tree.first_seen[elements[n].parent], tree.first_seen[n]);
    }
}

void set_boxes(TagTree& tree, const BlockTagger& blocks) {
    for (const Records::Box& box : tree.records->boxes) {
        const std::uint32_t element = blocks.element_of(box.owner);
        const auto found = std::ranges::lower_bound(tree.figures, element, {}, &Figure::element);
        if (found == tree.figures.end() || found->element != element || found->has_box)
            continue;
        found->page = box.page;
        found->box = box.rect;
        found->has_box = true;
    }
}

} // namespace

TagTree make_tags(const doc::Document& document, const Records& records) {
    TagTree tree;
    tree.document = &document;
    tree.records = &records;
    Element top;
    top.language = document.language;
    tree.elements.push_back(top);
    BlockTagger blocks(tree);
    blocks.add_all();
    tree.element_of.reserve(records.contents.size());
    for (const Records::Content& content : records.contents)
        tree.element_of.push_back(content.owner == 0 ? no_element : blocks.element_of(content.owner));
    hand_out_contents(tree);
    link_children(tree);
    set_boxes(tree, blocks);
    return tree;
}

void collect_kids(const TagTree& tree, std::uint32_t element, std::vector<Kid>& kids) {
    kids.clear();
    for (const std::uint32_t n : tree.contents_of(element))
        kids.push_back({tree.records->contents[n].is_annotation() ? Kid::Kind::annotation : Kid::Kind::marked_content, n});
    for (std::uint32_t child = tree.elements[element].first_child; child != no_element; child = tree.elements[child].next)
        kids.push_back({Kid::Kind::element, child});
    const auto is_read = [&](const Kid& kid) { return kid.kind == Kid::Kind::element ? tree.first_seen[kid.number] : kid.number; };
    if (tree.elements[element].holds_lines)
        std::ranges::stable_sort(kids, {}, is_read);
}

std::string_view tag_name(const Element& element) {
    return element.block == nullptr ? "Document" : doc::role_name(element.role);
}

std::string_view list_numbering(const Element& element) {
    if (element.role != Role::list)
        return {};
    static constexpr std::string_view names[] = {"None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"};
    return names[static_cast<std::size_t>(element.block->numbering())];
}

std::string_view scope_name(const Element& element) {
    if (element.role != Role::table_header_cell)
        return {};
    static constexpr std::string_view names[] = {"", "Row", "Column", "Both"};
    return names[static_cast<std::size_t>(element.block->scope)];
}

std::string_view language_tag(base::Language language) {
    switch (language) {
    case base::Language::kk:
        return "kk-KZ";
    case base::Language::ru:
        return "ru-KZ";
    case base::Language::en:
        return "en";
    }
    return {};
}

const Figure* find_figure(const TagTree& tree, std::uint32_t element) {
    const auto found = std::ranges::lower_bound(tree.figures, element, {}, &Figure::element);
    return found != tree.figures.end() && found->element == element ? &*found : nullptr;
}

const CellSpan* find_span(const TagTree& tree, std::uint32_t element) {
    const auto found = std::ranges::lower_bound(tree.spans, element, {}, &CellSpan::element);
    return found != tree.spans.end() && found->element == element ? &*found : nullptr;
}

std::string_view alternative_of(const Figure& figure) {
    if (figure.picture == nullptr)
        return {};
    if (const auto* code = std::get_if<doc::QrCode>(&figure.picture->replaced()))
        return code->alternative;
    return std::get<doc::Image>(figure.picture->replaced()).alternative;
}

const diag::Place& place_of(const TagTree& tree, std::uint32_t element) {
    const auto found = std::ranges::lower_bound(tree.inline_parts, element, {}, &TagTree::InlinePart::element);
    return found != tree.inline_parts.end() && found->element == element ? found->piece->place : tree.elements[element].block->place;
}

std::string all_words(const TagTree& tree, std::uint32_t element) {
    std::string out;
    std::vector<Kid> kids;
    collect_kids(tree, element, kids);
    for (const Kid& kid : kids) {
        if (kid.kind == Kid::Kind::marked_content)
            out += words_of(*tree.records, kid.number);
        else if (kid.kind == Kid::Kind::element)
            out += all_words(tree, kid.number);
    }
    return out;
}

} // namespace qujat::pdf
