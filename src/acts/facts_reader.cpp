#include "acts/facts_reader.hpp"

#include "base/nearest.hpp"

#include <algorithm>
#include <charconv>

namespace qujat::acts {

namespace {

std::string collapse(std::string_view text) {
    std::string collapsed;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!is_space)
            collapsed += c;
        else if (!collapsed.empty() && collapsed.back() != ' ')
            collapsed += ' ';
    }
    if (collapsed.ends_with(' '))
        collapsed.pop_back();
    return collapsed;
}

} // namespace

void FactsReader::unknown(const std::string& found, diag::Place place, const Names& allowed) {
    std::string expected;
    for (const std::string& name : allowed)
        expected += (expected.empty() ? "" : ", ") + name;
    const std::string near = base::nearest(found, allowed);
    log_.add("ACT-0201", std::move(place), {{"found", diag::quoted(found)}, {"expected", expected.empty() ? "—" : expected}, {"nearest", near.empty() ? "—" : near}});
}

bool FactsReader::is_root(std::string_view name) {
    if (tree_.root.name == name && tree_.root.ns == namespace_)
        return true;
    unknown(tree_.root.name, tree_.place(tree_.root), {std::string(name)});
    return false;
}

void FactsReader::check_attributes(const xml::Node& node, const Names& allowed) {
    for (const xml::Attribute& attribute : node.attributes)
        if (!attribute.ns.empty() || std::ranges::find(allowed, attribute.name) == allowed.end())
            unknown(attribute.name, tree_.name_place(attribute), allowed);
}

std::vector<const xml::Node*> FactsReader::elements(const xml::Node& node, const Names& allowed) {
    std::vector<const xml::Node*> found;
    for (const xml::Node& child : node.children) {
        if (!child.is_element()) {
            if (const std::string text = collapse(child.text); !text.empty())
                bad(node.name, tree_.place(child), text, "—");
        } else if (child.ns != namespace_ || std::ranges::find(allowed, child.name) == allowed.end()) {
            unknown(child.name, tree_.place(child), allowed);
        } else {
            found.push_back(&child);
        }
    }
    return found;
}

void FactsReader::missing(const xml::Node& node, std::string_view name) {
    log_.add("ACT-0202", tree_.place(node), {{"name", std::string(name)}, {"element", node.name}});
}

void FactsReader::bad(std::string_view name, diag::Place place, std::string_view found, std::string_view expected) {
    log_.add("ACT-0203", std::move(place), {{"name", std::string(name)}, {"found", diag::quoted(found)}, {"expected", std::string(expected)}});
}

void FactsReader::twice(std::string_view id, diag::Place place) { log_.add("ACT-0204", std::move(place), {{"id", diag::quoted(id)}}); }

std::string FactsReader::value(const xml::Node& node, std::string_view name, bool is_required) {
    const xml::Attribute* attribute = node.find(name);
    if (!attribute) {
        if (is_required)
            missing(node, name);
        return {};
    }
    if (collapse(attribute->value).empty())
        bad(name, tree_.value_place(*attribute), attribute->value, "…");
    return collapse(attribute->value);
}

std::optional<base::Date> FactsReader::date(const xml::Node& node, std::string_view name, bool is_required) {
    const std::string text = value(node, name, is_required);
    const auto parsed = base::Date::parse_iso(text);
    if (!parsed && !text.empty())
        bad(name, tree_.value_place(*node.find(name)), text, "2026-01-16");
    return parsed;
}

std::optional<long long> FactsReader::number(const xml::Node& node, std::string_view name, long long least, long long most) {
    const std::string text = value(node, name);
    if (text.empty())
        return std::nullopt;
    long long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && number >= least && number <= most)
        return number;
    bad(name, tree_.value_place(*node.find(name)), text, std::to_string(least) + "–" + std::to_string(most));
    return std::nullopt;
}

std::string FactsReader::text(const xml::Node& node) {
    std::string joined;
    for (const xml::Node& child : node.children) {
        if (child.is_element())
            unknown(child.name, tree_.place(child), {});
        else
            joined += child.text;
    }
    std::string collapsed = collapse(joined);
    if (collapsed.empty())
        bad(node.name, tree_.place(node), "", "…");
    return collapsed;
}

} // namespace qujat::acts
