#include "markup/template.hpp"

#include <set>

namespace qujat::markup {

bool uses_fingerprint(const Template& templ) { return templ.uses.fingerprint; }

bool uses_calendar(const Template& templ) { return !templ.uses.deadlines.empty(); }

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
    for (const auto& [name, value] : node.attributes) {
        for (const TextTemplate::Piece& piece : value.pieces) {
            if (name == "title") // the words that attr() may show
                out += piece.literal;
        }
    }
    for (const TemplateNode& child : node.children)
        collect_text(child, out);
}

void collect_text(const css::CounterStyle& style, std::string& out) {
    for (const std::string& symbol : style.symbols)
        out += symbol;
    for (const auto& [weight, symbol] : style.additive)
        out += symbol;
    out += style.prefix.value_or("") + style.suffix.value_or("");
    if (style.negative)
        out += style.negative->first + style.negative->second;
    if (style.pad)
        out += style.pad->second;
}

void collect_text(const std::vector<css::ContentPiece>& pieces, std::string& out) {
    for (const css::ContentPiece& piece : pieces)
        out += piece.text;
}

void collect_text(const std::vector<css::Declaration>& declarations, std::string& out) {
    for (const css::Declaration& declaration : declarations) {
        collect_text(declaration.value.pieces, out);
        for (const css::StringSet& set : declaration.value.strings)
            collect_text(set.pieces, out);
        if (declaration.value.name.starts_with('"')) // a marker of a list
            out += declaration.value.name;
        for (const css::CounterStyle& style : css::predefined_counter_styles()) {
            if (style.name == declaration.value.name)
                collect_text(style, out);
        }
    }
}

void collect_text(const css::Stylesheet& sheet, std::string& out) {
    for (const css::Rule& rule : sheet.rules)
        collect_text(rule.declarations, out);
    for (const css::PageRule& page : sheet.pages) {
        for (const css::MarginRule& margin : page.margins)
            collect_text(margin.declarations, out);
    }
    for (const css::CounterStyle& style : sheet.counter_styles)
        collect_text(style, out);
}

} // namespace

std::string literal_text(const Template& templ, const acts::Regime& regime) {
    std::string out;
    collect_text(templ.html, out);
    collect_text(templ.sheet, out);
    for (const std::string& id : templ.citations) {
        const auto text = regime.texts.find(id);
        if (text != regime.texts.end() && text->second.find(templ.language))
            out += text->second.find(templ.language)->text;
    }
    for (const acts::Ground& ground : regime.grounds) {
        if (ground.serves(templ.document) && ground.text.find(templ.language))
            out += ground.text.find(templ.language)->text;
    }
    return out;
}

} // namespace qujat::markup
