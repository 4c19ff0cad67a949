#include "extract/css_look.hpp"

#include "extract/html_tokens.hpp"
#include "extract/odf_names.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

namespace qujat::extract {

namespace {

constexpr std::string_view white = " \t\n\r\f";
constexpr std::size_t most_rules = 20'000;

std::string_view trim(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
    text.remove_suffix(text.size() - std::min(text.find_last_not_of(white) + 1, text.size()));
    return text;
}

bool has(std::string_view value, std::string_view word) { return value.find(word) != std::string_view::npos; }
Toggle toggle(bool is_on) { return is_on ? Toggle::on : Toggle::off; }
Toggle first(Toggle above, Toggle below) { return above == Toggle::open ? below : above; }

void take(CssLook& look, std::string_view property, std::string_view value) {
    if (property == "display")
        look.run.vanish = toggle(value.starts_with("none"));
    else if (property == "mso-hide")
        look.run.vanish = toggle(value.starts_with("all"));
    else if (property == "visibility")
        look.is_invisible = toggle(value.starts_with("hidden") || value.starts_with("collapse"));
    else if (property == "font-weight") {
        int weight = 0;
        std::from_chars(value.data(), value.data() + value.size(), weight);
        look.run.bold = toggle(value.starts_with("bold") || weight >= 600);
    } else if (property == "text-decoration" || property == "text-decoration-line") {
        look.run.strike = has(value, "line-through") ? Toggle::on : look.run.strike;
        look.run.underline = has(value, "underline") ? Toggle::on : look.run.underline;
    } else if (property == "text-transform")
        look.run.caps = toggle(value.starts_with("uppercase"));
    else if (property == "font-size" && odf_half_points(value) > 0)
        look.run.size = odf_half_points(value);
    else if (property == "list-style" || property == "list-style-type")
        look.has_no_marker = toggle(has(value, "none"));
    else if (property == "white-space")
        look.keeps_lines = toggle(value.starts_with("pre"));
}

// Only what one element can be asked for: "p", ".note", "p.note", "#top".
bool is_simple(std::string_view selector) {
    return !selector.empty() && selector.size() <= 100 && selector.find_first_of(" \t\n\r\f>+~:[*,") == std::string_view::npos &&
           std::ranges::count_if(selector, [](char c) { return c == '.' || c == '#'; }) <= 1;
}

std::string without_comments(std::string_view sheet) {
    std::string text;
    for (std::size_t at = 0; at < sheet.size();) {
        const std::size_t begin = std::min(sheet.find("/*", at), sheet.size());
        text += sheet.substr(at, begin - at);
        const std::size_t end = begin == sheet.size() ? begin : sheet.find("*/", begin + 2);
        at = end == std::string_view::npos ? sheet.size() : end + 2;
    }
    return text;
}

} // namespace

CssLook CssLook::over(const CssLook& below) const {
    CssLook look;
    look.run = run.over(below.run);
    look.is_invisible = first(is_invisible, below.is_invisible);
    look.has_no_marker = first(has_no_marker, below.has_no_marker);
    look.keeps_lines = first(keeps_lines, below.keeps_lines);
    return look;
}

CssLook read_declarations(std::string_view text) {
    CssLook look;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view declaration = text.substr(0, end);
        if (const std::size_t colon = declaration.find(':'); colon != std::string_view::npos && declaration.size() < 500)
            take(look, ascii_lower(trim(declaration.substr(0, colon))), ascii_lower(trim(declaration.substr(colon + 1))));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return look;
}

void CssRules::add(std::string_view sheet) {
    const std::string all = without_comments(sheet);
    std::string_view rest = all;
    while (!rest.empty()) {
        const std::size_t open = rest.find_first_of("{;");
        if (open == std::string_view::npos)
            return;
        std::string_view selectors = trim(rest.substr(0, open));
        rest.remove_prefix(open + 1);
        if (all[static_cast<std::size_t>(rest.data() - all.data()) - 1] == ';')
            continue; // "@import …;"
        // The block, and blocks within it.
        std::size_t depth = 1, close = 0;
        for (; close < rest.size() && depth > 0; ++close)
            depth += rest[close] == '{' ? 1U : rest[close] == '}' ? static_cast<std::size_t>(-1) : 0U;
        const std::string_view block = rest.substr(0, depth == 0 ? close - 1 : close);
        rest.remove_prefix(close);
        // "<!--" before the first rule is left from times when style sheets were hidden so.
        if (selectors.starts_with("<!--"))
            selectors = trim(selectors.substr(4));
        if (selectors.starts_with('@'))
            continue;
        const CssLook look = read_declarations(block);
        while (!selectors.empty()) {
            const std::size_t end = std::min(selectors.find(','), selectors.size());
            const std::string_view selector = trim(selectors.substr(0, end));
            if (is_simple(selector) && rules_.size() < most_rules) {
                const std::size_t mark = std::min(selector.find_first_of(".#"), selector.size());
                CssLook& known = rules_[ascii_lower(selector.substr(0, mark)) + std::string(selector.substr(mark))];
                known = look.over(known);
            }
            selectors.remove_prefix(std::min(end + 1, selectors.size()));
        }
    }
}

CssLook CssRules::look(std::string_view element, std::string_view classes, std::string_view id) const {
    CssLook look;
    if (rules_.empty())
        return look;
    const auto take_rule = [&](const std::string& selector) {
        if (const auto found = rules_.find(selector); found != rules_.end())
            look = found->second.over(look);
    };
    const std::string name(element);
    take_rule(name);
    for (int i = 0; !classes.empty() && i < 20; ++i) {
        const std::size_t end = std::min(classes.find_first_of(white), classes.size());
        const std::string one = "." + std::string(classes.substr(0, end));
        take_rule(one);
        take_rule(name + one);
        classes.remove_prefix(std::min(classes.find_first_not_of(white, end), classes.size()));
    }
    if (!id.empty())
        take_rule("#" + std::string(id));
    return look;
}

} // namespace qujat::extract
