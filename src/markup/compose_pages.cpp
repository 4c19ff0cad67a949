#include "markup/compose_parts.hpp"

#include <algorithm>
#include <set>

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
        furniture.push_back({rule.box, std::move(*pieces), std::make_unique<doc::Style>(css::compute(declarations, {&base, root.font_size})), rule.place});
}

// A text that is our translation of an act says so at the foot of every page, in the first box that the template left free.
void add_translation_mark(base::Language language, const doc::Style& root, std::vector<doc::MarginContent>& furniture) {
    const std::string words = translation_mark(language);
    using enum doc::MarginBox;
    for (const doc::MarginBox box : {bottom_center, bottom_left, bottom_right, top_left, top_right, top_center}) {
        if (std::ranges::find(furniture, box, &doc::MarginContent::box) != furniture.end())
            continue;
        doc::Style style = css::compute({}, {&root, root.font_size});
        style.font_size = base::Length::points(8);
        style.line_height = base::Length::points(10);
        style.text_align = doc::margin_box_align(box);
        furniture.push_back({box, {{doc::ContentPiece::Kind::text, words, {}}}, std::make_unique<doc::Style>(std::move(style)), {}});
        return;
    }
}

} // namespace

std::string translation_mark(base::Language language) { return language == base::Language::kk ? "ресми емес аударма" : "неофициальный перевод"; }

namespace {

// CSS Paged Media 3, 4.4: a rule with the name of the page weighs more than any without, :first more than none.
std::vector<const css::PageRule*> rules_of(const css::Stylesheet& sheet, std::string_view name, bool first) {
    std::vector<const css::PageRule*> out;
    for (const auto& [with_name, with_first] : {std::pair(false, false), std::pair(false, true), std::pair(true, false), std::pair(true, true)}) {
        for (const css::PageRule& rule : sheet.pages) {
            if ((rule.name.empty() != with_name) && (rule.name.empty() || rule.name == name) && rule.first_only == with_first && (first || !with_first))
                out.push_back(&rule);
        }
    }
    return out;
}

doc::PageStyle page_of(const Template& templ, const std::string& name, const doc::Style& root, bool official) {
    doc::PageStyle out;
    out.name = name;
    out.size = {base::operator""_mm(210), base::operator""_mm(297)};
    for (const css::PageRule* rule : rules_of(templ.sheet, name, false))
        out.size = rule->size.value_or(out.size);
    for (const bool first : {false, true}) {
        std::array<base::Length, 4> margin;
        margin.fill(base::operator""_mm(20));
        std::vector<doc::MarginContent>& furniture = first ? out.first_furniture : out.furniture;
        for (const css::PageRule* rule : rules_of(templ.sheet, name, first)) {
            css::apply_page_margins(pointers(rule->declarations), out.size, margin);
            for (const css::MarginRule& content : rule->margins)
                margin_box(content, root, furniture);
        }
        if (!official)
            add_translation_mark(templ.language, root, furniture);
        if (!first)
            out.margin = margin;
        else if (margin != out.margin)
            out.first_margin = margin;
    }
    return out;
}

} // namespace

void compose_pages(const Template& templ, const doc::Style& root, bool official, doc::Document& document) {
    document.page = page_of(templ, "", root, official);
    std::set<std::string> names;
    for (const css::PageRule& rule : templ.sheet.pages) {
        if (!rule.name.empty() && names.insert(rule.name).second)
            document.named_pages.push_back(page_of(templ, rule.name, root, official));
    }
}

} // namespace qujat::markup
