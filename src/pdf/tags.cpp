#include "pdf/tags.hpp"

#include "pdf/glyph_text.hpp"
#include "pdf/tag_blocks.hpp"

#include <algorithm>

namespace qujat::pdf {

namespace {

using doc::Role;

/// Goes through the pages once, in reading order, and gives every element its kids.
class ContentTagger {
  public:
    ContentTagger(TagTree& tree, const BlockTagger& blocks) : tree_(tree), blocks_(blocks), first_seen_(tree.elements.size(), no_element) {
        held_.reserve(tree.elements.size());
    }

    void mark_page(std::uint32_t number) {
        std::vector<Mark>& marks = tree_.marks[number];
        std::vector<std::uint32_t>& owners = tree_.owners[number];
        const std::vector<layout::Item>& items = tree_.pages->pages[number].items;
        for (std::uint32_t i = 0; i < items.size(); ++i) {
            const layout::Item& item = items[i];
            const std::uint32_t element = item.owner == 0 ? no_element : blocks_.element_of(item.owner);
            const auto* field = std::get_if<layout::FieldBox>(&item.content);
            const auto* link = std::get_if<layout::LinkBox>(&item.content);
            const bool is_annotation = field != nullptr || link != nullptr;
            if (element == no_element && (item.owner != 0 || is_annotation))
                tree_.lost.push_back({item.owner, number});
            if (is_annotation) {
                if (element != no_element) {
                    hold(element, {Kid::Kind::annotation, number, static_cast<std::uint32_t>(tree_.annotations.size())});
                    tree_.annotations.push_back({field, link, number, element});
                }
                continue;
            }
            if (element != no_element && tree_.elements[element].role == Role::figure)
                set_box(element, number, item);
            if (!marks.empty() && marks.back().element == element && (element != no_element || marks.back().artifact == item.artifact)) {
                marks.back().end = i + 1;
                continue;
            }
            Mark mark{i, i + 1, element, 0, item.artifact};
            if (element != no_element) {
                mark.mcid = static_cast<std::uint32_t>(owners.size());
                owners.push_back(element);
                hold(element, {Kid::Kind::marked_content, number, static_cast<std::uint32_t>(marks.size())});
            }
            marks.push_back(mark);
        }
    }

    void hand_out_kids() {
        std::vector<Element>& elements = tree_.elements;
        for (const Held& held : held_)
            ++elements[held.element].kids;
        for (std::size_t n = 1; n < elements.size(); ++n)
            ++elements[elements[n].parent].kids;
        std::uint32_t sum = 0;
        for (Element& element : elements) {
            element.first_kid = sum;
            sum += element.kids;
            element.kids = 0;
        }
        tree_.kids.resize(sum);
        std::vector<std::uint32_t> order(sum); // where in the reading a kid begins
        const auto put = [&](Element& element, const Kid& kid, std::uint32_t when) {
            order[element.first_kid + element.kids] = when;
            tree_.kids[element.first_kid + element.kids++] = kid;
        };
        for (std::uint32_t when = 0; when < held_.size(); ++when)
            put(elements[held_[when].element], held_[when].kid, when);
        for (std::uint32_t n = 1; n < elements.size(); ++n)
            put(elements[elements[n].parent], {Kid::Kind::element, 0, n}, first_seen_[n]);
        for (const Element& element : elements)
            if (element.holds_lines && element.kids > 1)
                sort_kids(element, order);
    }

  private:
    struct Held {
        std::uint32_t element;
        Kid kid;
    };

    void hold(std::uint32_t element, Kid kid) {
        for (std::uint32_t at = element; at != no_element && first_seen_[at] == no_element; at = tree_.elements[at].parent)
            first_seen_[at] = static_cast<std::uint32_t>(held_.size());
        held_.push_back({element, kid});
    }

    void set_box(std::uint32_t element, std::uint32_t page, const layout::Item& item) {
        const auto found = std::ranges::lower_bound(tree_.figures, element, {}, &Figure::element);
        const auto* drawing = std::get_if<layout::VectorFigure>(&item.content);
        const auto* picture = std::get_if<layout::Picture>(&item.content);
        if (found->has_box || (drawing == nullptr && picture == nullptr))
            return;
        found->page = page;
        found->box = drawing != nullptr ? drawing->box : picture->rect;
        found->has_box = true;
    }

    void sort_kids(const Element& element, const std::vector<std::uint32_t>& order) {
        std::vector<std::pair<std::uint32_t, Kid>> sorted;
        for (std::uint32_t i = element.first_kid; i < element.first_kid + element.kids; ++i)
            sorted.emplace_back(order[i], tree_.kids[i]);
        std::ranges::stable_sort(sorted, {}, [](const auto& kid) { return kid.first; });
        for (std::uint32_t i = 0; i < element.kids; ++i)
            tree_.kids[element.first_kid + i] = sorted[i].second;
    }

    TagTree& tree_;
    const BlockTagger& blocks_;
    std::vector<Held> held_;
    std::vector<std::uint32_t> first_seen_; ///< per element: place in `held_` of the first content in it or below
};

/// Finds the runs after which a paragraph goes on in a new line or on another page, wherever that is.
void find_line_ends(TagTree& tree) {
    struct Last {
        const layout::GlyphRun* run = nullptr;
        std::uint32_t page = 0, item = 0;
    };
    std::vector<Last> last(tree.elements.size());
    for (std::uint32_t page = 0; page < tree.marks.size(); ++page) {
        const std::vector<layout::Item>& items = tree.pages->pages[page].items;
        tree.line_ends[page].resize(items.size());
        for (const Mark& mark : tree.marks[page]) {
            std::uint32_t paragraph = mark.element;
            while (paragraph != no_element && tree.elements[paragraph].inline_element != nullptr)
                paragraph = tree.elements[paragraph].parent;
            for (std::uint32_t i = mark.begin; paragraph != no_element && i < mark.end; ++i) {
                const auto* run = std::get_if<layout::GlyphRun>(&items[i].content);
                if (run == nullptr)
                    continue;
                Last& before = last[paragraph];
                if (before.run != nullptr && (before.page != page || is_on_new_line(*before.run, *run)))
                    tree.line_ends[before.page][before.item] = true;
                before = {run, page, i};
            }
        }
    }
}

} // namespace

TagTree make_tags(const layout::Pages& pages) {
    TagTree tree;
    tree.pages = &pages;
    Element document;
    document.language = pages.document->language;
    tree.elements.push_back(document);
    BlockTagger blocks(tree);
    blocks.add_all();
    const std::size_t count = pages.pages.size();
    tree.marks.resize(count);
    tree.owners.resize(count);
    tree.line_ends.resize(count);
    ContentTagger content(tree, blocks);
    for (std::uint32_t number = 0; number < count; ++number)
        content.mark_page(number);
    content.hand_out_kids();
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
    if (const auto* code = std::get_if<doc::QrCode>(&figure.picture->replaced))
        return code->alternative;
    return std::get<doc::Image>(figure.picture->replaced).alternative;
}

const diag::Place& place_of(const Element& element) {
    return element.inline_element != nullptr ? element.inline_element->place : element.block->place;
}

void append_words(std::string& out, const TagTree& tree, std::uint32_t page, const Mark& mark) {
    for (std::uint32_t i = mark.begin; i < mark.end; ++i)
        if (const auto* run = std::get_if<layout::GlyphRun>(&tree.pages->pages[page].items[i].content)) {
            append_said(out, *run);
            if (tree.line_ends[page][i] && wants_space_after(out) && run->face->glyph(' ') != 0)
                out += ' ';
        }
}

std::string all_words(const TagTree& tree, std::uint32_t element) {
    std::string out;
    for (const Kid& kid : tree.kids_of(tree.elements[element])) {
        if (kid.kind == Kid::Kind::marked_content)
            append_words(out, tree, kid.page, tree.marks[kid.page][kid.number]);
        else if (kid.kind == Kid::Kind::element)
            out += all_words(tree, kid.number);
    }
    return out;
}

} // namespace qujat::pdf
