#include "markup/compose_parts.hpp"

#include <algorithm>

namespace qujat::markup {

namespace {

std::vector<const css::Declaration*> pointers(const std::vector<css::Declaration>& declarations) {
    std::vector<const css::Declaration*> out;
    for (const css::Declaration& declaration : declarations)
        out.push_back(&declaration);
    return out;
}

void margin_box(const css::MarginRule& rule, const doc::Style& root, std::vector<doc::MarginContent>& furniture) {
    std::erase_if(furniture, [&](const doc::MarginContent& other) { return other.box == rule.box; });
    const auto declarations = pointers(rule.declarations);
    doc::Style base = root;
    base.text_align = doc::margin_box_align(rule.box); // the user agent's rule, which inheritance does not beat
    if (auto pieces = css::margin_content_of(declarations))
        furniture.push_back({rule.box, std::move(*pieces), std::make_shared<const doc::Style>(css::compute(declarations, {&base, root.font_size})), rule.place});
}

// A text that is our translation of an act says so at the foot of every page, in the first box that the template left free.
void add_translation_mark(base::Language language, const doc::Style& root, std::vector<doc::MarginContent>& furniture) {
    const std::string words = translation_mark(language);
    const auto is_mark = [&](const doc::MarginContent& c) { return c.pieces.size() == 1 && c.pieces[0].text == words; };
    std::erase_if(furniture, is_mark); // the first page starts with what the others have
    using enum doc::MarginBox;
    for (const doc::MarginBox box : {bottom_center, bottom_left, bottom_right, top_left, top_right, top_center}) {
        if (std::ranges::find(furniture, box, &doc::MarginContent::box) != furniture.end())
            continue;
        doc::Style style = css::compute({}, {&root, root.font_size});
        style.font_size = base::Length::points(8);
        style.line_height = base::Length::points(10);
        style.text_align = doc::margin_box_align(box);
        furniture.push_back({box, {{doc::ContentPiece::Kind::text, words, {}}}, std::make_shared<const doc::Style>(std::move(style)), {}});
        return;
    }
}

} // namespace

std::string translation_mark(base::Language language) { return language == base::Language::kk ? "ресми емес аударма" : "неофициальный перевод"; }

doc::PageStyle compose_page(const Template& templ, const doc::Style& root, bool official) {
    doc::PageStyle out;
    out.size = {base::operator""_mm(210), base::operator""_mm(297)};
    out.margin.fill(base::operator""_mm(20));
    for (const bool first_only : {false, true}) {
        std::vector<doc::MarginContent>& furniture = first_only ? out.first_furniture : out.furniture;
        if (first_only)
            furniture = out.furniture;
        for (const css::PageRule& rule : templ.sheet.pages) {
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
            add_translation_mark(templ.language, root, furniture);
    }
    return out;
}

} // namespace qujat::markup
