#include "markup/cascade.hpp"
#include "markup/compose_parts.hpp"

#include <algorithm>

namespace qujat::markup {

namespace {

using doc::Display;
using doc::Role;

class Composer {
  public:
    Composer(const Template& templ, diag::Log& log) : templ_(templ), log_(log), rules_(index_rules(templ.sheet, templ.user_agent_rules)) {}

    doc::Document run(Box& html, std::string title, bool official) {
        doc::Document document;
        document.title = std::move(title);
        document.language = templ_.language;
        if (!official)
            document.subject = translation_mark(templ_.language);
        path_.push_back({&html, 1, 1});
        const doc::StylePtr root = style_of(nullptr);
        root_font_size_ = root->font_size;
        document.page = compose_page(templ_, *root, official);
        document.root = block(html, root);
        doc::number_blocks(document);
        return document;
    }

  private:
    doc::StylePtr style_of(const doc::StylePtr& parent) { return styles_.find(matching(rules_, path_), parent, root_font_size_); }

    doc::Block block(Box& box, const doc::StylePtr& style) {
        doc::Block out;
        out.style = style;
        out.language = box.language;
        out.place = box.place();
        out.role = box.node->element->role;
        if (box.kind == Box::Kind::signature_field) {
            out.replaced = doc::SignatureField{box.node->name, box.attributes ? box.attributes->description : ""};
            return out;
        }
        if (box.kind == Box::Kind::qr) {
            out.replaced = doc::QrCode{std::move(box.text), box.attributes ? box.attributes->description : ""};
            return out;
        }
        contents(box, style, out);
        if (out.role == Role::list)
            out.numbering = css::numbering_of(templ_.sheet.counter_styles, style->list_style_type);
        if (out.role == Role::none && !out.inlines.empty())
            out.role = Role::p;
        if (box.attributes) {
            out.column_span = box.attributes->column_span;
            out.row_span = box.attributes->row_span;
        }
        out.scope = box.node->scope;
        if (style->display == Display::list_item)
            make_list_item(out, path_.back().index);
        return out;
    }

    // CSS 2.1, 9.2.1.1: beside block-level children, stretches of inline content get anonymous blocks.
    void contents(Box& box, const doc::StylePtr& style, doc::Block& out) {
        InlineFlow flow;
        Open open;
        const bool is_link = out.role == Role::link; // a link that is a block: all its lines are the link
        if (is_link) {
            out.role = Role::none;
            open = link(box, open, flow);
        }
        gather(box, style, style, flow, open, out);
        if (is_link && out.children.empty() && std::ranges::none_of(flow.pieces, says_something))
            log_.add("MRK-0402", out.place);
        collapse_white_space(flow.pieces);
        if (out.children.empty())
            pour(flow, out);
        else
            add_anonymous(style, flow, out);
        complete_tables(out, anonymous_, log_);
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
        const auto is_element = [](const Box& child) { return child.kind != Box::Kind::text; };
        const std::size_t count = static_cast<std::size_t>(std::ranges::count_if(box.children, is_element));
        std::size_t index = 0;
        for (Box& child : box.children) {
            if (!is_element(child)) {
                add_piece(child, style, open, flow);
                continue;
            }
            path_.push_back({&child, ++index, count});
            const doc::StylePtr child_style = style_of(style);
            if (child_style->display == Display::none) {
                // nothing of it
            } else if (child.name() == "br") {
                add_piece(child, child_style, open, flow);
            } else if (is_block_level(child, *child_style)) {
                flush(block_style, flow, open, out);
                out.children.push_back(block(child, child_style));
            } else if (child.node->element->role == Role::link) {
                Open inside = link(child, open, flow);
                const std::size_t before = flow.pieces.size(), blocks = out.children.size();
                gather(child, child_style, block_style, flow, inside, out);
                if (out.children.size() == blocks && std::none_of(flow.pieces.begin() + static_cast<std::ptrdiff_t>(before), flow.pieces.end(), says_something))
                    log_.add("MRK-0402", child.place());
            } else {
                gather(child, child_style, block_style, flow, open, out);
            }
            path_.pop_back();
            child = Box(); // a long table would else stand in memory twice
        }
    }

    static bool says_something(const doc::Inline& piece) {
        return piece.kind == doc::Inline::Kind::box || piece.text.find_first_not_of(" \t\r\n") != std::string::npos;
    }

    static void add_piece(const Box& box, const doc::StylePtr& style, const Open& open, InlineFlow& flow) {
        doc::Inline piece;
        piece.kind = box.kind == Box::Kind::text ? doc::Inline::Kind::text : doc::Inline::Kind::line_break;
        piece.text = box.words();
        piece.element = open.element;
        piece.style = style;
        piece.language = box.language;
        piece.place = box.place();
        flow.pieces.push_back(std::move(piece));
    }

    // Ends the paragraph; an open link begins anew in the next one.
    void flush(const doc::StylePtr& parent, InlineFlow& flow, Open& open, doc::Block& out) {
        collapse_white_space(flow.pieces);
        add_anonymous(parent, flow, out);
        if (open.box)
            open = link(*open.box, Open(), flow);
    }

    static void pour(InlineFlow& flow, doc::Block& out) {
        out.inlines = std::move(flow.pieces);
        out.boxes = std::move(flow.boxes);
        if (std::ranges::any_of(out.inlines, [](const doc::Inline& piece) { return piece.element > 0; }))
            out.inline_elements = std::move(flow.elements);
        flow = {};
    }

    void add_anonymous(const doc::StylePtr& parent, InlineFlow& flow, doc::Block& out) {
        if (flow.pieces.empty()) {
            flow = {};
            return;
        }
        doc::Block paragraph;
        paragraph.role = Role::p;
        paragraph.style = anonymous_.of(parent, Display::block);
        paragraph.language = out.language;
        paragraph.place = flow.pieces.front().place;
        pour(flow, paragraph);
        out.children.push_back(std::move(paragraph));
    }

    static bool is_block_level(const Box& box, const doc::Style& style) {
        // Codes and fields are boxes of their own whatever `display` says.
        return style.display != Display::inline_ || box.kind != Box::Kind::element;
    }

    // LI → Lbl + LBody (ISO 32000-1, 14.8.4.3.3). The marker of an ordered list counts its li.
    void make_list_item(doc::Block& item, std::size_t index) {
        doc::Block label, body;
        label.role = Role::label;
        body.role = Role::list_body;
        label.style = body.style = anonymous_.of(item.style, Display::block);
        label.language = body.language = item.language;
        label.place = body.place = item.place;
        body.children = std::move(item.children);
        body.inlines = std::move(item.inlines);
        body.boxes = std::move(item.boxes);
        body.inline_elements = std::move(item.inline_elements);
        item.children.clear();
        item.inlines.clear();
        item.boxes.clear();
        item.inline_elements.clear();
        item.role = Role::list_item;
        std::string marker = css::marker(templ_.sheet.counter_styles, item.style->list_style_type, static_cast<std::int64_t>(index));
        while (marker.ends_with(' ')) // the distance to the text is the layout's
            marker.pop_back();
        if (!marker.empty()) {
            doc::Inline words;
            words.text = marker;
            words.style = label.style;
            words.language = item.language;
            words.place = item.place;
            label.inlines.push_back(std::move(words));
            item.children.push_back(std::move(label));
        }
        item.children.push_back(std::move(body));
    }

    const Template& templ_;
    diag::Log& log_;
    RuleIndex rules_;
    StyleCache styles_;
    std::vector<Ancestor> path_;
    AnonymousStyles anonymous_;
    base::Length root_font_size_ = base::Length::points(12);
};

} // namespace

doc::StylePtr AnonymousStyles::of(const doc::StylePtr& parent, doc::Display display) {
    Made& made = made_[{parent.get(), display}];
    if (!made.style) {
        doc::Style style = css::compute({}, {parent.get(), parent->font_size});
        style.display = display;
        made = {parent, std::make_shared<const doc::Style>(std::move(style))};
    }
    return made.style;
}

doc::Document compose(const Template& templ, Box html, std::string title, bool official, diag::Log& log) {
    return Composer(templ, log).run(html, std::move(title), official);
}

} // namespace qujat::markup
