#include "markup/compose_parts.hpp"
#include "markup/styles.hpp"

#include <algorithm>
#include <set>

namespace qujat::markup {

namespace {

using css::PseudoElement;
using doc::Display;
using doc::Role;

bool is_table_part(Display display) { return display >= Display::table && display <= Display::table_row; }

class Composer {
  public:
    Composer(const Template& templ, diag::Log& log) : templ_(templ), log_(log), styles_(templ) {}

    doc::Document run(Box& html, std::string title, PageMarks marks) {
        doc::Document document;
        document.title = std::move(title);
        document.language = templ_.language;
        if (!marks.official)
            document.subject = translation_mark(templ_.language);
        if (marks.draft) { // the pages' marks are no part of the text: who listens hears it once, with the title
            document.subject = draft_mark(templ_.language) + (document.subject.empty() ? "" : ", " + document.subject);
            document.title.insert(0, draft_mark(templ_.language) + ": ");
        }
        path_.push_back({&html, 1, 1});
        const Computed root = styles_.of(path_, nullptr);
        compose_pages(templ_, *root.style, marks, document);
        counters_.enter();
        change_counters(html, root);
        document.root = block(html, root);
        doc::number_blocks(document);
        return document;
    }

  private:
    // CSS Lists 3, 4.6: a list counts its items without a word in the style sheet; `start` and `value` are hints (HTML, 15.3.7).
    void change_counters(const Box& box, const Computed& computed) {
        static const std::string item = "list-item";
        const auto names_item = [&](const std::vector<css::CounterChange>& changes) { return std::ranges::find(changes, item, &css::CounterChange::name) != changes.end(); };
        const css::CounterChanges& changes = computed.counters;
        const std::optional<int> number = box.attributes ? box.attributes->number : std::nullopt;
        if (box.node->element->role == Role::list && !names_item(changes.resets))
            counters_.reset(item, number.value_or(1) - 1);
        for (const css::CounterChange& change : changes.resets)
            counters_.reset(change.name, change.value);
        const bool is_item = computed.style->display == Display::list_item;
        if (is_item && !names_item(changes.increments))
            counters_.increment(item, 1);
        for (const css::CounterChange& change : changes.increments)
            counters_.increment(change.name, change.value);
        if (is_item && number && !names_item(changes.sets))
            counters_.set(item, *number);
        for (const css::CounterChange& change : changes.sets)
            counters_.set(change.name, change.value);
    }

    std::string generated(const std::vector<css::ContentPiece>& pieces, const Box& box, const std::string& words) const {
        return text_of(pieces, counters_, templ_.sheet.counter_styles, box.attributes.get(), words);
    }

    void set_strings(const Box& box, const Computed& computed, std::vector<doc::NamedString>& out) const {
        if (computed.strings.empty())
            return;
        const std::string words = words_of(box);
        for (const css::StringSet& string : computed.strings)
            out.push_back({string.name, generated(string.pieces, box, words)});
    }

    doc::Block block(Box& box, const Computed& computed) {
        const doc::StylePtr& style = computed.style;
        doc::Block out;
        out.style = style;
        out.language = box.language;
        out.place = box.place();
        out.role = box.node->element->role;
        std::vector<doc::NamedString> strings;
        set_strings(box, computed, strings);
        if (box.attributes) {
            out.column_span = box.attributes->column_span;
            out.row_span = box.attributes->row_span;
        }
        out.scope = box.node->scope;
        const std::string description = box.attributes ? box.attributes->description : "";
        const int number = counters_.value("list-item"); // before the items inside count
        if (box.kind == Box::Kind::signature_field)
            out.extras.edit().replaced = doc::SignatureField{box.node->name, description};
        else if (box.kind == Box::Kind::qr)
            out.extras.edit().replaced = doc::QrCode{*box.text, description};
        else if (box.node->raster)
            out.extras.edit().replaced = doc::Image{box.node->raster, description};
        else
            contents(box, style, strings, out);
        if (!strings.empty())
            out.extras.edit().strings = std::make_shared<const std::vector<doc::NamedString>>(std::move(strings));
        if (out.role == Role::list)
            complete_list(out);
        else if (out.role == Role::list_item && is_table_part(style->display))
            out.role = Role::none; // a table or a part of one: rows cannot stand in an LBody
        else if (out.role == Role::list_item)
            make_list_item(out, number);
        else if (style->display == Display::list_item)
            make_plain_item(out, number);
        else if (out.role == Role::none && !out.inlines.empty())
            out.role = Role::p;
        return out;
    }

    // CSS 2.1, 9.2.1.1: beside block-level children, stretches of inline content get anonymous blocks.
    void contents(Box& box, const doc::StylePtr& style, std::vector<doc::NamedString>& strings, doc::Block& out) {
        InlineFlow flow;
        Open open;
        const bool is_link = out.role == Role::link; // a link that is a block: all its lines are the link
        if (is_link) {
            out.role = Role::none;
            open = link(box, open, flow);
        }
        gather(box, style, style, flow, open, out);
        if (is_link && out.children.empty() && !says_something(flow, 0))
            log_.add("MRK-0402", out.place);
        if (out.children.empty()) {
            std::ranges::move(flow.strings, std::back_inserter(strings));
            pour(flow, out);
        } else {
            add_anonymous(style, flow, out);
        }
        complete_tables(out, anonymous_, log_);
        out.children.shrink_to_fit(); // a row has many brothers
    }

    // The innermost inline element with a role, and what it takes to open it again behind a block that broke it.
    struct Open {
        const Box* box = nullptr;
        std::uint32_t element = 0;
    };

    Open link(const Box& box, const Open& around, InlineFlow& flow) {
        flow.elements.push_back({Role::link, box.attributes ? box.attributes->uri : "", around.element, box.language, box.place(), 0});
        return {&box, static_cast<std::uint32_t>(flow.elements.size())};
    }

    // Inline content goes to `flow`, block-level children to `out`; an inline box is broken around a block inside it.
    void gather(Box& box, const doc::StylePtr& style, const doc::StylePtr& block_style, InlineFlow& flow, Open& open, doc::Block& out) {
        pseudo(PseudoElement::before, box, style, block_style, flow, open, out);
        const auto is_element = [](const Box& child) { return child.kind != Box::Kind::text; };
        const std::size_t count = static_cast<std::size_t>(std::ranges::count_if(box.children, is_element));
        std::size_t index = 0;
        for (Box& child : box.children) {
            if (!is_element(child)) {
                add_text(child, std::string(child.words()), style, open, flow);
                continue;
            }
            path_.push_back({&child, ++index, count});
            element(child, style, block_style, flow, open, out);
            path_.pop_back();
        }
        box.children = {}; // a long table would else stand in memory twice
        pseudo(PseudoElement::after, box, style, block_style, flow, open, out);
    }

    void element(Box& child, const doc::StylePtr& parent, const doc::StylePtr& block_style, InlineFlow& flow, Open& open, doc::Block& out) {
        const Computed made = styles_.of(path_, parent);
        if (made.style->display == Display::none)
            return; // CSS Lists 3, 4.4: nor does it count
        const doc::StylePtr& style = made.style;
        counters_.enter();
        change_counters(child, made);
        if (child.name() == "br") {
            add_text(child, "", style, open, flow);
            flow.pieces.back().kind = doc::Inline::Kind::line_break;
        } else if (is_block_level(child, *style)) {
            flush(block_style, flow, open, out);
            out.children.push_back(block(child, made));
        } else if (style->display == Display::inline_block || child.node->raster) {
            add_text(child, "", style, open, flow);
            flow.pieces.back().kind = doc::Inline::Kind::box;
            flow.pieces.back().box = static_cast<std::uint32_t>(flow.boxes.size());
            flow.boxes.push_back(block(child, made));
        } else if (child.node->element->role == Role::link) {
            refuse_inline_box(*style, child);
            set_strings(child, made, flow.strings);
            Open inside = link(child, open, flow);
            const std::size_t before = flow.pieces.size(), blocks = out.children.size();
            gather(child, style, block_style, flow, inside, out);
            if (out.children.size() == blocks && !says_something(flow, before))
                log_.add("MRK-0402", child.place());
        } else {
            refuse_inline_box(*style, child);
            set_strings(child, made, flow.strings);
            gather(child, style, block_style, flow, open, out);
        }
        counters_.leave();
    }

    // An inline box may have edges and a background (CSS 2.1, 8 and 14.2); here lines are of words alone. What would not be drawn is refused, once for each place in the template.
    void refuse_inline_box(const doc::Style& style, const Box& box) {
        const auto is_set = [](const doc::Extent& margin) { return margin.kind != doc::Extent::Kind::automatic && margin != doc::zero_extent; };
        std::string_view property;
        for (const doc::Side side : {doc::left, doc::right, doc::top, doc::bottom}) {
            if (is_set(style.margin[side]) && (side == doc::left || side == doc::right))
                property = "margin";
            if (style.padding[side] != doc::LengthOrShare())
                property = "padding";
            if (style.border[side].width > base::Length())
                property = "border";
        }
        if (style.background)
            property = "background-color";
        if (!property.empty() && refused_.insert(box.node).second)
            log_.add("MRK-0405", box.place(), {{"property", std::string(property)}});
    }

    // ::before and ::after (CSS 2.1, 12.1): a child like others, first or last.
    void pseudo(PseudoElement which, const Box& box, const doc::StylePtr& parent, const doc::StylePtr& block_style, InlineFlow& flow, Open& open, doc::Block& out) {
        if (!styles_.has(which))
            return;
        const Computed made = styles_.of(path_, parent, which);
        if (!made.content || made.style->display == Display::none)
            return;
        const doc::StylePtr& style = made.style;
        counters_.enter();
        for (const css::CounterChange& change : made.counters.resets)
            counters_.reset(change.name, change.value);
        for (const css::CounterChange& change : made.counters.increments)
            counters_.increment(change.name, change.value);
        for (const css::CounterChange& change : made.counters.sets)
            counters_.set(change.name, change.value);
        std::string words = generated(*made.content, box, "");
        counters_.leave();
        if (style->display == Display::inline_) {
            refuse_inline_box(*style, box);
            add_text(box, std::move(words), style, open, flow);
            return;
        }
        doc::Block own;
        own.style = style;
        own.role = Role::p;
        own.language = box.language;
        own.place = box.place();
        InlineFlow lines;
        add_text(box, std::move(words), style, Open(), lines);
        pour(lines, own);
        if (style->display == Display::inline_block) {
            add_text(box, "", style, open, flow);
            flow.pieces.back().kind = doc::Inline::Kind::box;
            flow.pieces.back().box = static_cast<std::uint32_t>(flow.boxes.size());
            flow.boxes.push_back(std::move(own));
        } else {
            flush(block_style, flow, open, out);
            out.children.push_back(std::move(own));
        }
    }

    // Whether the pieces from `first` on are more than white space and decoration.
    static bool says_something(const InlineFlow& flow, std::size_t first) {
        return std::any_of(flow.pieces.begin() + static_cast<std::ptrdiff_t>(first), flow.pieces.end(), [&](const doc::Inline& piece) {
            const auto* image = piece.kind == doc::Inline::Kind::box ? std::get_if<doc::Image>(&flow.boxes[piece.box].replaced()) : nullptr;
            if (piece.kind == doc::Inline::Kind::box)
                return !image || !image->alternative.empty();
            return piece.text.find_first_not_of(" \t\r\n") != std::string::npos;
        });
    }

    static void add_text(const Box& box, std::string words, const doc::StylePtr& style, const Open& open, InlineFlow& flow) {
        doc::Inline piece;
        piece.text = std::move(words);
        piece.element = open.element;
        piece.style = style;
        piece.language = box.language;
        piece.place = box.place();
        flow.pieces.push_back(std::move(piece));
    }

    // Ends the paragraph; an open link begins anew in the next one.
    void flush(const doc::StylePtr& parent, InlineFlow& flow, Open& open, doc::Block& out) {
        add_anonymous(parent, flow, out);
        if (open.box)
            open = link(*open.box, Open(), flow);
    }

    static void pour(InlineFlow& flow, doc::Block& out) {
        collapse_white_space(flow.pieces);
        transform_text(flow.pieces);
        out.inlines = std::move(flow.pieces);
        if (!flow.boxes.empty())
            out.extras.edit().boxes = std::move(flow.boxes);
        if (std::ranges::any_of(out.inlines, [](const doc::Inline& piece) { return piece.element > 0; }))
            out.extras.edit().inline_elements = std::move(flow.elements);
        flow = {};
    }

    void add_anonymous(const doc::StylePtr& parent, InlineFlow& flow, doc::Block& out) {
        if (flow.pieces.empty() && flow.strings.empty()) {
            flow = {};
            return;
        }
        doc::Block paragraph;
        paragraph.role = Role::p;
        paragraph.style = anonymous_.of(parent, Display::block);
        paragraph.language = out.language;
        paragraph.place = flow.pieces.empty() ? out.place : flow.pieces.front().place;
        if (!flow.strings.empty())
            paragraph.extras.edit().strings = std::make_shared<const std::vector<doc::NamedString>>(std::move(flow.strings));
        pour(flow, paragraph);
        if (!paragraph.inlines.empty() || paragraph.strings())
            out.children.push_back(std::move(paragraph));
    }

    static bool is_block_level(const Box& box, const doc::Style& style) {
        // Codes and fields are boxes of their own whatever `display` says.
        return (style.display != Display::inline_ && style.display != Display::inline_block) || box.kind != Box::Kind::element;
    }

    // L holds LI alone (ISO 32000-1, 14.8.4.3.3); made of anything else by a style sheet, it is no list for a reader.
    void complete_list(doc::Block& list) const {
        const bool is_list = list.inlines.empty() && std::ranges::all_of(list.children, [](const doc::Block& child) { return child.role == Role::list_item; });
        list.role = is_list ? Role::list : list.inlines.empty() ? Role::none : Role::p;
        if (is_list)
            list.extras.edit().numbering = css::numbering_of(templ_.sheet.counter_styles, list.style->list_style_type);
    }

    doc::Block marker(const doc::Block& item, int number) {
        doc::Block out;
        out.style = anonymous_.of(item.style, Display::block);
        out.language = item.language;
        out.place = item.place;
        doc::Inline words;
        words.text = css::marker(templ_.sheet.counter_styles, item.style->list_style_type, number);
        words.style = out.style;
        words.language = item.language;
        words.place = item.place;
        while (!words.text.empty() && words.text.back() == ' ') // the distance to the text is layout's
            words.text.pop_back();
        if (!words.text.empty())
            out.inlines.push_back(std::move(words));
        return out;
    }

    // LI → Lbl + LBody (ISO 32000-1, 14.8.4.3.3).
    void make_list_item(doc::Block& item, int number) {
        doc::Block label = marker(item, number), body;
        label.role = Role::label;
        body.role = Role::list_body;
        body.style = anonymous_.of(item.style, Display::block);
        body.language = item.language;
        body.place = item.place;
        body.children = std::exchange(item.children, {});
        body.inlines = std::exchange(item.inlines, {});
        if (item.extras) {
            body.extras.edit().boxes = std::exchange(item.extras.edit().boxes, {});
            body.extras.edit().inline_elements = std::exchange(item.extras.edit().inline_elements, {});
        }
        if (item.style->display == Display::list_item && !label.inlines.empty())
            item.children.push_back(std::move(label));
        item.children.push_back(std::move(body));
    }

    // An item outside of a list of HTML is a list of its own to a reader.
    void make_plain_item(doc::Block& item, int number) {
        doc::Block list = item;
        list.children = {};
        list.inlines = {};
        list.extras.reset();
        list.style = anonymous_.of(item.style, Display::block);
        list.role = Role::list;
        list.extras.edit().numbering = css::numbering_of(templ_.sheet.counter_styles, item.style->list_style_type);
        item.role = Role::list_item;
        make_list_item(item, number);
        list.children.push_back(std::move(item));
        item = std::move(list);
    }

    const Template& templ_;
    diag::Log& log_;
    std::set<const TemplateNode*> refused_; ///< elements already refused
    Styles styles_;
    Counters counters_;
    std::vector<Ancestor> path_;
    AnonymousStyles anonymous_;
};

} // namespace

doc::StylePtr AnonymousStyles::of(const doc::StylePtr& parent, doc::Display display) {
    Made& made = made_[{parent.get(), display}];
    if (!made.style) {
        doc::Style style = css::compute({}, {parent.get(), parent->font_size});
        style.display = display;
        made = {parent, std::make_unique<doc::Style>(std::move(style))};
    }
    return made.style;
}

doc::Document compose(const Template& templ, Box html, std::string title, PageMarks marks, diag::Log& log) {
    return Composer(templ, log).run(html, std::move(title), marks);
}

} // namespace qujat::markup
