#include "markup/template.hpp"

#include <set>

namespace qujat::markup {

bool uses_fingerprint(const Template& templ) { return templ.uses.fingerprint; }

std::vector<std::string> font_families(const Template& templ) {
    std::set<std::string> names;
    const auto collect = [&](const std::vector<css::Declaration>& declarations) {
        for (const css::Declaration& declaration : declarations)
            names.insert(declaration.value.families.begin(), declaration.value.families.end());
    };
    for (const css::Rule& rule : templ.sheet.rules)
        collect(rule.declarations);
    for (const css::PageRule& page : templ.sheet.pages) {
        for (const css::MarginRule& margin : page.margins)
            collect(margin.declarations);
    }
    return {names.begin(), names.end()};
}

namespace {

void collect_text(const TemplateNode& node, std::string& out) {
    out += node.text;
    for (const TemplateNode& child : node.children)
        collect_text(child, out);
}

} // namespace

std::string literal_text(const Template& templ, const acts::Regime& regime) {
    std::string out;
    collect_text(templ.html, out);
    for (const css::PageRule& page : templ.sheet.pages) {
        for (const css::MarginRule& margin : page.margins) {
            for (const css::Declaration& declaration : margin.declarations) {
                for (const css::ContentPiece& piece : declaration.value.pieces)
                    out += piece.text;
            }
        }
    }
    for (const std::string& id : templ.citations) {
        const auto text = regime.texts.find(id);
        if (text != regime.texts.end() && text->second.find(templ.language))
            out += text->second.find(templ.language)->text;
    }
    for (const acts::Ground& ground : regime.grounds) {
        if (ground.document == templ.document && ground.text.find(templ.language))
            out += ground.text.find(templ.language)->text;
    }
    return out;
}

} // namespace qujat::markup
