#include "markup/cascade.hpp"

#include <algorithm>

namespace qujat::markup {

namespace {

using doc::Display;
using doc::Role;

Role role_of(const std::string& element) {
    static const std::pair<std::string_view, Role> roles[] = {
        {"h1", Role::h1}, {"h2", Role::h2}, {"h3", Role::h3}, {"h4", Role::h4}, {"h5", Role::h5}, {"h6", Role::h6}, {"p", Role::p},
        {"section", Role::sect}, {"blockquote", Role::block_quote}, {"ul", Role::list}, {"ol", Role::list}, {"li", Role::list_item}};
    for (const auto& [name, role] : roles) {
        if (element == name)
            return role;
    }
    return Role::none;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// CSS 2.1, 16.6.1 over one paragraph: white space collapses across the borders of inline elements and goes at the ends of lines that are forced.
void collapse_white_space(std::vector<doc::Inline>& pieces) {
    bool after_space = true; // at the beginning of a line a space goes
    std::vector<doc::Inline> out;
    const auto drop_trailing_space = [&] {
        for (std::size_t i = out.size(); i-- > 0 && out[i].kind == doc::Inline::Kind::text;) {
            if (!out[i].text.empty()) {
                if (out[i].text.back() == ' ')
                    out[i].text.pop_back();
                break;
            }
        }
    };
    for (doc::Inline& piece : pieces) {
        if (piece.kind == doc::Inline::Kind::line_break) {
            drop_trailing_space();
            out.push_back(std::move(piece));
            after_space = true;
            continue;
        }
        const bool keeps_lines = piece.style->white_space == doc::WhiteSpace::pre_line;
        doc::Inline now = piece;
        now.text.clear();
        const auto flush_line = [&] {
            out.push_back(now);
            drop_trailing_space();
            doc::Inline line_break = piece;
            line_break.kind = doc::Inline::Kind::line_break;
            line_break.text.clear();
            out.push_back(std::move(line_break));
            now.text.clear();
            after_space = true;
        };
        for (const char c : piece.text) {
            if (keeps_lines && c == '\n') {
                flush_line();
            } else if (is_space(c)) {
                if (!after_space)
                    now.text += ' ';
                after_space = true;
            } else {
                now.text += c;
                after_space = false;
            }
        }
        out.push_back(std::move(now));
    }
    drop_trailing_space();
    std::erase_if(out, [](const doc::Inline& piece) { return piece.kind == doc::Inline::Kind::text && piece.text.empty(); });
    pieces = std::move(out);
}

class Composer {
  public:
    explicit Composer(const Template& templ) : templ_(templ) {}

    doc::Document run(const Box& html, std::string title, bool official) {
        doc::Document document;
        document.title = std::move(title);
        document.language = templ_.language;
        if (!official)
            document.subject = translation_mark();
        path_.push_back({&html, 1, 1});
        const doc::StylePtr root = style_of(nullptr);
        root_font_size_ = root->font_size;
        document.page = page(*root, official);
        document.root = block(html, root);
        doc::number_blocks(document);
        return document;
    }

  private:
    doc::StylePtr style_of(const doc::Style* parent) {
        return std::make_shared<const doc::Style>(css::compute(matching(templ_.sheet, templ_.user_agent_rules, path_), {parent, root_font_size_}));
    }

    static doc::StylePtr anonymous(const doc::Style& parent) {
        doc::Style style = css::compute({}, {&parent, parent.font_size});
        style.display = Display::block;
        return std::make_shared<const doc::Style>(std::move(style));
    }

    // A styled child: the style is needed to know whether it is a block, so it is computed once here.
    struct Styled {
        const Box* box;
        doc::StylePtr style; ///< of a text: its parent's
    };

    std::vector<Styled> styled_children(const Box& box, const doc::StylePtr& style) {
        const auto is_element = [](const Box& child) { return child.kind != Box::Kind::text; };
        const std::size_t count = static_cast<std::size_t>(std::ranges::count_if(box.children, is_element));
        std::vector<Styled> out;
        std::size_t index = 0;
        for (const Box& child : box.children) {
            if (!is_element(child)) {
                out.push_back({&child, style});
                continue;
            }
            path_.push_back({&child, ++index, count});
            out.push_back({&child, passed_down(style_of(style.get()), *style)});
            path_.pop_back();
            indices_[&child] = {index, count};
        }
        return out;
    }

    // What is not inherited and yet goes on inside: an underline is drawn across all that stands in the flow (CSS 2.1, 16.3.1), and inline boxes sit on their parent's
    // baseline, raised or lowered as it is (10.8.1).
    static doc::StylePtr passed_down(doc::StylePtr style, const doc::Style& parent) {
        const bool underline = parent.underline && !style->underline && !style->absolute;
        const bool is_shifted = parent.display == Display::inline_ && (parent.vertical_align == doc::VerticalAlign::sub || parent.vertical_align == doc::VerticalAlign::super);
        const bool shift = is_shifted && style->display == Display::inline_ && style->vertical_align == doc::VerticalAlign::baseline;
        if (!underline && !shift)
            return style;
        doc::Style adapted = *style;
        adapted.underline = adapted.underline || underline;
        if (shift)
            adapted.vertical_align = parent.vertical_align;
        return std::make_shared<const doc::Style>(std::move(adapted));
    }

    doc::Block block(const Box& box, const doc::StylePtr& style) {
        doc::Block out;
        out.style = style;
        out.language = box.language;
        out.place = box.place;
        out.role = role_of(box.name);
        if (box.kind == Box::Kind::signature_field) {
            out.role = Role::form;
            out.replaced = doc::SignatureField{box.text, box.description};
            return out;
        }
        if (box.kind == Box::Kind::qr) {
            out.role = Role::figure;
            out.replaced = doc::QrCode{box.text, box.description};
            return out;
        }
        contents(box, style, out);
        if (out.role == Role::list)
            out.numbering = style->list_style_type == "none" ? doc::ListNumbering::none : style->list_style_type == "disc" ? doc::ListNumbering::disc : doc::ListNumbering::decimal;
        if (out.role == Role::none && !out.inlines.empty())
            out.role = Role::p;
        if (style->display == Display::list_item)
            make_list_item(out, box);
        return out;
    }

    // CSS 2.1, 9.2.1.1: beside block-level children, stretches of inline content get anonymous blocks.
    void contents(const Box& box, const doc::StylePtr& style, doc::Block& out) {
        std::vector<doc::Inline> pieces;
        gather(box, style, *style, pieces, out);
        collapse_white_space(pieces);
        if (out.children.empty())
            out.inlines = std::move(pieces);
        else
            add_anonymous(*style, pieces, out);
    }

    // Inline content goes to `pieces`, block-level children to `out`; an inline box is broken around a block inside it.
    void gather(const Box& box, const doc::StylePtr& style, const doc::Style& block_style, std::vector<doc::Inline>& pieces, doc::Block& out) {
        for (const Styled& child : styled_children(box, style)) {
            const bool is_text = child.box->kind == Box::Kind::text;
            if (!is_text && child.style->display == Display::none)
                continue;
            if (is_text || child.box->name == "br") {
                doc::Inline piece;
                piece.kind = is_text ? doc::Inline::Kind::text : doc::Inline::Kind::line_break;
                piece.text = child.box->text;
                piece.style = child.style;
                piece.language = child.box->language;
                piece.place = child.box->place;
                pieces.push_back(std::move(piece));
                continue;
            }
            enter(*child.box);
            if (is_block_level(child)) {
                collapse_white_space(pieces);
                add_anonymous(block_style, pieces, out);
                out.children.push_back(block(*child.box, child.style));
            } else {
                gather(*child.box, child.style, block_style, pieces, out);
            }
            path_.pop_back();
        }
    }

    static void add_anonymous(const doc::Style& parent, std::vector<doc::Inline>& pieces, doc::Block& out) {
        if (pieces.empty())
            return;
        doc::Block paragraph;
        paragraph.role = Role::p;
        paragraph.style = anonymous(parent);
        paragraph.language = out.language;
        paragraph.place = pieces.front().place;
        paragraph.inlines = std::move(pieces);
        out.children.push_back(std::move(paragraph));
        pieces.clear();
    }

    static bool is_block_level(const Styled& child) {
        // Codes and fields are boxes of their own whatever `display` says.
        return child.style->display != Display::inline_ || child.box->kind != Box::Kind::element;
    }

    void enter(const Box& box) {
        const auto [index, count] = indices_[&box];
        path_.push_back({&box, index, count});
    }

    // LI → Lbl + LBody (ISO 32000-1, 14.8.4.3.3). The marker of an ordered list counts its li.
    void make_list_item(doc::Block& item, const Box& box) {
        doc::Block label, body;
        label.role = Role::label;
        body.role = Role::list_body;
        label.style = body.style = anonymous(*item.style);
        label.language = body.language = item.language;
        label.place = body.place = item.place;
        body.children = std::move(item.children);
        body.inlines = std::move(item.inlines);
        item.children.clear();
        item.inlines.clear();
        item.role = Role::list_item;
        const std::size_t index = indices_[&box].first;
        const std::string marker = item.style->list_style_type == "none" ? "" : item.style->list_style_type == "disc" ? "•" : std::to_string(index) + ".";
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

    doc::PageStyle page(const doc::Style& root, bool official) {
        doc::PageStyle out;
        out.size = {base::operator""_mm(210), base::operator""_mm(297)};
        out.margin.fill(base::operator""_mm(20));
        for (const bool first_only : {false, true}) {
            std::vector<doc::MarginContent>& furniture = first_only ? out.first_furniture : out.furniture;
            if (first_only)
                furniture = out.furniture;
            for (const css::PageRule& rule : templ_.sheet.pages) {
                if (rule.first_only != first_only)
                    continue;
                if (!first_only) {
                    if (rule.size)
                        out.size = *rule.size;
                    css::apply_page_margins(pointers(rule.declarations), out.size, out.margin);
                }
                for (const css::MarginRule& margin : rule.margins)
                    margin_box(margin, root, furniture);
            }
            if (!official)
                add_translation_mark(root, furniture);
        }
        return out;
    }

    static std::vector<const css::Declaration*> pointers(const std::vector<css::Declaration>& declarations) {
        std::vector<const css::Declaration*> out;
        for (const css::Declaration& declaration : declarations)
            out.push_back(&declaration);
        return out;
    }

    void margin_box(const css::MarginRule& rule, const doc::Style& root, std::vector<doc::MarginContent>& furniture) {
        std::erase_if(furniture, [&](const doc::MarginContent& other) { return other.box == rule.box; });
        const auto declarations = pointers(rule.declarations);
        if (auto pieces = css::margin_content_of(declarations))
            furniture.push_back({rule.box, std::move(*pieces), std::make_shared<const doc::Style>(css::compute(declarations, {&root, root.font_size})), rule.place});
    }

    std::string translation_mark() const { return templ_.language == base::Language::kk ? "ресми емес аударма" : "неофициальный перевод"; }

    // A text that is our translation of an act says so at the foot of every page, in the first box that the template left free.
    void add_translation_mark(const doc::Style& root, std::vector<doc::MarginContent>& furniture) {
        const std::string words = translation_mark();
        const auto is_mark = [&](const doc::MarginContent& c) { return c.pieces.size() == 1 && c.pieces[0].text == words; };
        std::erase_if(furniture, is_mark); // the first page starts with what the others have
        using enum doc::MarginBox;
        for (const doc::MarginBox box : {bottom_center, bottom_left, bottom_right, top_left, top_right, top_center}) {
            if (std::ranges::find(furniture, box, &doc::MarginContent::box) != furniture.end())
                continue;
            doc::Style style = css::compute({}, {&root, root.font_size});
            style.font_size = base::Length::points(8);
            style.line_height = base::Length::points(10);
            furniture.push_back({box, {{doc::ContentPiece::Kind::text, words, {}}}, std::make_shared<const doc::Style>(std::move(style)), {}});
            return;
        }
    }

    const Template& templ_;
    std::vector<Ancestor> path_;
    base::Length root_font_size_ = base::Length::points(12);
    std::map<const Box*, std::pair<std::size_t, std::size_t>> indices_;
};

} // namespace

doc::Document compose(const Template& templ, const Box& html, std::string title, bool official) {
    return Composer(templ).run(html, std::move(title), official);
}

} // namespace qujat::markup
