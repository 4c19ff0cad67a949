#include "base/utf8.hpp"
#include "diag/diag.hpp"
#include "markup/cascade.hpp"
#include "markup/css.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace qujat;
using namespace qujat::markup;

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

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
std::vector<Box> sample_boxes() {
    std::vector<Box> boxes(4);
    const char* names[] = {"html", "body", "div", "p"};
    for (std::size_t i = 0; i < boxes.size(); ++i)
        boxes[i].name = names[i];
    boxes[1].classes = {"a"};
    boxes[1].id = "b";
    boxes[2].attributes = {{"lang", "kk"}};
    boxes[3].classes = {"a", "c"};
    boxes[3].attributes = {{"class", "a c"}, {"title", "t"}};
    return boxes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(bytes, bytes + size);
    diag::Log log;
    const css::Stylesheet sheet = css::parse(diag::make_source("fuzz.css", text), log);
    check_problems(log.take(), text);

    const std::vector<Box> boxes = sample_boxes();
    std::vector<Ancestor> path;
    doc::Style parent;
    for (const Box& box : boxes) {
        path.push_back({&box, 2, 3});
        const auto declarations = matching(sheet, 0, path);
        const css::Inherited inherited{path.size() == 1 ? nullptr : &parent, base::Length::points(12)};
        doc::Style style = css::compute(declarations, inherited);
        css::content_of(declarations);
        for (const doc::Border& border : style.border)
            require(border.width >= base::Length());
        require(style.font_size >= base::Length() && style.line_height >= base::Length() && style.orphans > 0 && style.widows > 0);
        parent = std::move(style);
    }
    for (const css::Rule& rule : sheet.rules) {
        std::vector<const css::Declaration*> all;
        for (const css::Declaration& declaration : rule.declarations) {
            require(declaration.place.begin < declaration.place.end && declaration.place.end <= size);
            all.push_back(&declaration);
        }
        css::compute(all, {&parent, base::Length::points(12)});
    }
    std::array<base::Length, 4> margins{};
    for (const css::PageRule& page : sheet.pages) {
        std::vector<const css::Declaration*> all;
        for (const css::Declaration& declaration : page.declarations)
            all.push_back(&declaration);
        css::apply_page_margins(all, page.size.value_or(base::Size{}), margins);
    }
    return 0;
}
