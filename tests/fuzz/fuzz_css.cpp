#include "base/utf8.hpp"
#include "diag/diag.hpp"
#include "markup/cascade.hpp"
#include "markup/css.hpp"
#include "require.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>

using namespace qujat;
using namespace qujat::markup;

namespace {

void check_problems(const std::vector<diag::Diagnostic>& problems, const std::string& source) {
    for (const diag::Diagnostic& problem : problems) {
        require(diag::find_message(problem.id).id == problem.id);
        if (problem.place.source)
            require(problem.place.begin <= problem.place.end && problem.place.end <= source.size());
        for (const base::Language language : {base::Language::kk, base::Language::ru, base::Language::en}) {
            require(!base::find_malformed(diag::to_text(problem, language)));
            require(!diag::to_json(problem, language).empty());
        }
    }
}

// <body class="a" id="b"><div lang="kk"><p class="a c" title="t">: what selectors may meet.
struct SampleBoxes {
    std::array<TemplateNode, 4> nodes;
    std::array<Box, 4> boxes;

    SampleBoxes() {
        const Element* elements[] = {&html_element(), &body_element(), find_element("div"), find_element("p")};
        Attributes attributes[4];
        attributes[1].classes = {"a"};
        attributes[1].id = "b";
        attributes[2].all = {{"lang", "kk"}};
        attributes[3].classes = {"a", "c"};
        attributes[3].all = {{"class", "a c"}, {"title", "t"}};
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            nodes[i].element = elements[i];
            boxes[i].node = &nodes[i];
            boxes[i].attributes = std::make_unique<Attributes>(attributes[i]);
        }
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(bytes, bytes + size);
    diag::Log log;
    const css::Stylesheet sheet = css::parse(diag::make_source("fuzz.css", text), log);
    check_problems(log.take(), text);

    css::check_names(sheet, log);
    check_problems(log.take(), text);
    for (const css::CounterStyle& style : sheet.counter_styles) {
        for (const std::int64_t value : {std::int64_t{-1'000'000}, std::int64_t{-1}, std::int64_t{0}, std::int64_t{7}, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()})
            require(css::marker(sheet.counter_styles, style.name, value).size() <= 200 * (size + 20)); // sixty symbols and a pad of sixty
        css::numbering_of(sheet.counter_styles, style.name);
    }

    const SampleBoxes sample;
    const RuleIndex rules = index_rules(sheet, 0);
    StyleCache styles;
    std::vector<Ancestor> path;
    doc::StylePtr parent;
    for (const Box& box : sample.boxes) {
        path.push_back({&box, 2, 3});
        const doc::StylePtr style = styles.find(matching(rules, path), parent, base::Length::points(12));
        const Declarations before = matching(rules, path, css::PseudoElement::before);
        css::content_of(before);
        css::counters_of(before);
        css::string_sets_of(before);
        for (const doc::Border& border : style->border)
            require(border.width >= base::Length());
        require(style->font_size >= base::Length() && style->line_height >= base::Length() && style->orphans > 0 && style->widows > 0);
        require(style->border_spacing_x >= base::Length() && style->border_spacing_y >= base::Length());
        parent = style;
    }
    for (const css::Rule& rule : sheet.rules) {
        std::vector<const css::Declaration*> all;
        for (const css::Declaration& declaration : rule.declarations) {
            require(declaration.place.begin < declaration.place.end && declaration.place.end <= size);
            all.push_back(&declaration);
        }
        css::compute(all, {parent.get(), base::Length::points(12)});
    }
    std::array<base::Length, 4> margins{};
    for (const css::PageRule& page : sheet.pages) {
        std::vector<const css::Declaration*> all;
        for (const css::Declaration& declaration : page.declarations)
            all.push_back(&declaration);
        for (const css::MarginRule& margin : page.margins) {
            std::vector<const css::Declaration*> of_box;
            for (const css::Declaration& declaration : margin.declarations)
                of_box.push_back(&declaration);
            css::margin_content_of(of_box);
        }
        css::apply_page_margins(all, page.size.value_or(base::Size{}), margins);
    }
    return 0;
}
