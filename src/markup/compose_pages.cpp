#include "markup/compose_parts.hpp"

#include <algorithm>
#include <set>
#include <span>

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

// A mark of ours, in the first of the boxes that the template left free.
void add_mark(const std::string& words, std::span<const doc::MarginBox> boxes, int points, int weight, const doc::Style& root, std::vector<doc::MarginContent>& furniture) {
    for (const doc::MarginBox box : boxes) {
        if (std::ranges::find(furniture, box, &doc::MarginContent::box) != furniture.end())
            continue;
        doc::Style style = css::compute({}, {&root, root.font_size});
        style.font_size = base::Length::points(points);
        style.line_height = base::Length::points(points + 2);
        style.font_weight = weight;
        style.text_align = doc::margin_box_align(box);
        furniture.push_back({box, {{doc::ContentPiece::Kind::text, words, {}}}, std::make_unique<doc::Style>(std::move(style)), {}});
        return;
    }
}

void add_marks(base::Language language, PageMarks marks, const doc::Style& root, std::vector<doc::MarginContent>& furniture) {
    using enum doc::MarginBox;
    // A text that is our translation of an act says so at the foot of every page.
    constexpr doc::MarginBox translation_boxes[] = {bottom_center, bottom_left, bottom_right, top_left, top_right, top_center};
    constexpr doc::MarginBox draft_boxes[] = {top_right, top_left, top_center, bottom_right, bottom_left, bottom_center, right_top, left_top, right_middle, left_middle, right_bottom, left_bottom};
    if (marks.draft) {
        const bool is_full = std::ranges::all_of(draft_boxes, [&](doc::MarginBox box) { return std::ranges::find(furniture, box, &doc::MarginContent::box) != furniture.end(); });
        if (is_full) // what the page says otherwise counts for less than that it is a draft
            std::erase_if(furniture, [](const doc::MarginContent& other) { return other.box == top_right; });
        add_mark(draft_mark(language), draft_boxes, 12, 700, root, furniture);
    }
    if (!marks.official)
        add_mark(translation_mark(language), translation_boxes, 8, root.font_weight, root, furniture);
}

} // namespace

std::string translation_mark(base::Language language) { return language == base::Language::kk ? "ресми емес аударма" : "неофициальный перевод"; }

std::string draft_mark(base::Language language) { return language == base::Language::kk ? "ЖОБА" : "ПРОЕКТ"; }

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

doc::PageStyle page_of(const Template& templ, const std::string& name, const doc::Style& root, PageMarks marks) {
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
        add_marks(templ.language, marks, root, furniture);
        if (!first)
            out.margin = margin;
        else if (margin != out.margin)
            out.first_margin = margin;
    }
    return out;
}

} // namespace

void compose_pages(const Template& templ, const doc::Style& root, PageMarks marks, doc::Document& document) {
    document.page = page_of(templ, "", root, marks);
    std::set<std::string> names;
    for (const css::PageRule& rule : templ.sheet.pages) {
        if (!rule.name.empty() && names.insert(rule.name).second)
            document.named_pages.push_back(page_of(templ, rule.name, root, marks));
    }
}

} // namespace qujat::markup
