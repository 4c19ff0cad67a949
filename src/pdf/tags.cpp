#include "pdf/tags.hpp"

#include "pdf/glyph_text.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace qujat::pdf {

namespace {

using doc::Role;

Role effective_role(const doc::Block& block, bool owns_content) {
    if (std::holds_alternative<doc::SignatureField>(block.replaced))
        return Role::form;
    if (std::holds_alternative<doc::QrCode>(block.replaced))
        return Role::figure;
    return block.role == Role::none && owns_content ? Role::p : block.role;
}

/// Makes the elements of one document. Blocks nest as deep as the template, which the XML reader bounds.
class TreeBuilder {
  public:
    explicit TreeBuilder(TagTree& tree) : tree_(tree) {}

    /// Which blocks own items.
    void count_content() {
        for (const layout::Page& page : tree_.pages->pages)
            for (const layout::Item& item : page.items)
                if (item.owner != 0) {
                    if (item.owner >= owns_.size())
                        owns_.resize(item.owner + 1U);
                    owns_[item.owner] = true;
                }
    }

    /// Adds the elements of `block` under `parent`; a block without any content gives none.
    void add(const doc::Block& block, std::uint32_t parent) {
        const bool owns = owns_content(block);
        if (!owns && !has_content(block))
            return;
        const Role role = effective_role(block, owns);
        std::uint32_t place = parent;
        if (role != Role::none) {
            place = static_cast<std::uint32_t>(tree_.elements.size());
            Element element;
            element.block = &block;
            element.role = role;
            element.language = block.language;
            element.parent = parent;
            tree_.elements.push_back(std::move(element));
            tree_.elements[parent].children.push_back(place);
            if (owns) {
                if (block.id >= element_of_.size())
                    element_of_.resize(block.id + 1U, no_element);
                element_of_[block.id] = place;
            }
        }
        for (const doc::Block& child : block.children)
            add(child, place);
    }

    std::uint32_t element_of(std::uint32_t owner) const {
        return owner < element_of_.size() ? element_of_[owner] : no_element;
    }

  private:
    bool owns_content(const doc::Block& block) const { return block.id < owns_.size() && owns_[block.id]; }
    bool has_content(const doc::Block& block) const {
        return owns_content(block) || std::any_of(block.children.begin(), block.children.end(),
                                                  [&](const doc::Block& child) { return has_content(child); });
    }

    TagTree& tree_;
    std::vector<bool> owns_;
    std::vector<std::uint32_t> element_of_;
};

void mark_page(TagTree& tree, const TreeBuilder& builder, std::size_t number) {
    std::vector<Mark>& marks = tree.marks[number];
    std::vector<std::uint32_t>& owners = tree.owners[number];
    const std::vector<layout::Item>& items = tree.pages->pages[number].items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const layout::Item& item = items[i];
        const std::uint32_t element = item.owner == 0 ? no_element : builder.element_of(item.owner);
        if (item.owner != 0 && element == no_element)
            tree.lost.push_back({item.owner, number});
        if (const auto* box = std::get_if<layout::FieldBox>(&item.content)) {
            if (element == no_element) {
                if (item.owner == 0)
                    tree.lost.push_back({0, number});
                continue;
            }
            tree.elements[element].content.push_back({Kid::Kind::field, number, tree.fields.size()});
            tree.fields.push_back({box, number, element});
            continue;
        }
        if (element != no_element && tree.elements[element].figure == nullptr)
            tree.elements[element].figure = std::get_if<layout::VectorFigure>(&item.content);
        if (!marks.empty() && marks.back().element == element &&
            (element != no_element || marks.back().artifact == item.artifact)) {
            marks.back().end = i + 1;
            continue;
        }
        Mark mark{i, i + 1, element, 0, item.artifact};
        if (element != no_element) {
            mark.mcid = static_cast<std::uint32_t>(owners.size());
            owners.push_back(element);
            tree.elements[element].content.push_back({Kid::Kind::marked_content, number, marks.size()});
        }
        marks.push_back(mark);
    }
}

/// Finds the runs after which an element goes on in a new line or on another page, wherever that is.
void find_line_ends(TagTree& tree) {
    struct Last {
        const layout::GlyphRun* run = nullptr;
        std::size_t page = 0, item = 0;
    };
    std::vector<Last> last(tree.elements.size());
    for (std::size_t page = 0; page < tree.marks.size(); ++page) {
        const std::vector<layout::Item>& items = tree.pages->pages[page].items;
        tree.line_ends[page].resize(items.size());
        for (const Mark& mark : tree.marks[page])
            for (std::size_t i = mark.begin; mark.element != no_element && i < mark.end; ++i) {
                const auto* run = std::get_if<layout::GlyphRun>(&items[i].content);
                if (run == nullptr)
                    continue;
                Last& before = last[mark.element];
                if (before.run != nullptr && (before.page != page || is_on_new_line(*before.run, *run)))
                    tree.line_ends[before.page][before.item] = true;
                before = {run, page, i};
            }
    }
}

void check_field(const Field& field, std::map<std::string_view, diag::Place>& names, diag::Log& log,
                 const diag::Place& place) {
    const doc::SignatureField& what = field.box->field;
    // ISO 32000-1, 12.7.3.2: a partial field name holds no period.
    if (what.name.empty() || what.name.find('.') != std::string::npos)
        log.add("PDF-0006", place, {{"name", diag::quoted(what.name)}});
    else if (const auto [earlier, is_new] = names.emplace(what.name, place); !is_new)
        log.add("PDF-0007", place, {{"name", diag::quoted(what.name)}}, {earlier->second});
    if (what.description.empty())
        log.add("PDF-0008", place, {{"name", diag::quoted(what.name)}});
}

} // namespace

TagTree make_tags(const layout::Pages& pages) {
    TagTree tree;
    tree.pages = &pages;
    Element document;
    document.language = pages.document->language;
    tree.elements.push_back(std::move(document));
    TreeBuilder builder(tree);
    builder.count_content();
    builder.add(pages.document->root, 0);
    tree.marks.resize(pages.pages.size());
    tree.owners.resize(pages.pages.size());
    tree.line_ends.resize(pages.pages.size());
    for (std::size_t number = 0; number < pages.pages.size(); ++number)
        mark_page(tree, builder, number);
    find_line_ends(tree);
    return tree;
}

std::string_view tag_name(const Element& element) {
    return element.block == nullptr ? "Document" : doc::role_name(element.role);
}

std::string_view list_numbering(const Element& element) {
    if (element.role != Role::list)
        return {};
    static constexpr std::string_view names[] = {"None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"};
    return names[static_cast<std::size_t>(element.block->numbering)];
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

void check_tags(const TagTree& tree, diag::Log& log) {
    if (tree.pages->pages.empty())
        log.add("PDF-0009", {});
    // ISO 14289-1, 7.1: dc:title shall be there.
    if (tree.pages->document->title.empty())
        log.add("PDF-0004", {});
    for (const TagTree::Lost& lost : tree.lost)
        log.add("PDF-0003", {}, {{"owner", std::to_string(lost.owner)}, {"page", std::to_string(lost.page + 1)}});
    for (const Element& element : tree.elements) {
        if (element.role != Role::figure)
            continue;
        // ISO 14289-1, 7.3
        const auto* code = std::get_if<doc::QrCode>(&element.block->replaced);
        if (code == nullptr || code->alternative.empty())
            log.add("PDF-0005", element.block->place);
    }
    std::map<std::string_view, diag::Place> names;
    for (const Field& field : tree.fields)
        check_field(field, names, log, tree.elements[field.element].block->place);
}

} // namespace qujat::pdf
