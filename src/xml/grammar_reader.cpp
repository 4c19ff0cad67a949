#include "xml/grammar_reader.hpp"

#include "base/nearest.hpp"
#include "base/words.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace qujat::xml {

void GrammarReader::unknown(const std::string& found, diag::Place place, const Names& allowed) {
    const std::string near = base::nearest(found, allowed);
    log_.add(std::string(messages_.unknown), std::move(place),
             {{"found", diag::quoted(found)}, {"expected", allowed.empty() ? "—" : base::join(allowed)}, {"nearest", near.empty() ? "—" : near}});
}

void GrammarReader::bad(std::string_view name, diag::Place place, std::string_view found, std::string_view expected) {
    log_.add(std::string(messages_.bad), std::move(place), {{"name", std::string(name)}, {"found", diag::quoted(found)}, {"expected", std::string(expected)}});
}

void GrammarReader::bad_value(const Node& node, std::string_view name, std::string_view expected) {
    if (const Attribute* attribute = node.find(name))
        bad(attribute->name, tree_.value_place(*attribute), attribute->value, expected);
}

void GrammarReader::missing(const Node& node, std::string_view name) {
    log_.add(std::string(messages_.missing), tree_.place(node), {{"name", std::string(name)}, {"element", node.name}});
}

void GrammarReader::twice(std::string_view id, diag::Place place) { log_.add(std::string(messages_.twice), std::move(place), {{"id", diag::quoted(id)}}); }

void GrammarReader::once(Ids& seen, const std::string& id, const diag::Place& place) {
    if (!id.empty() && !seen.insert(id).second)
        twice(id, place);
}

bool GrammarReader::is_root(std::string_view name) {
    if (tree_.root.name == name && tree_.root.ns == namespace_)
        return true;
    unknown(tree_.root.name, tree_.place(tree_.root), {std::string(name)});
    return false;
}

void GrammarReader::check_attributes(const Node& node, const Names& allowed) {
    for (const Attribute& attribute : node.attributes)
        if (!attribute.ns.empty() || std::find(allowed.begin(), allowed.end(), attribute.name) == allowed.end())
            unknown(attribute.name, tree_.name_place(attribute), allowed);
}

std::vector<const Node*> GrammarReader::elements(const Node& node, const Names& allowed) {
    std::vector<const Node*> found;
    for (const Node& child : node.children) {
        if (!child.is_element()) {
            if (const std::string text = base::collapse(child.text); !text.empty())
                bad(node.name, tree_.place(child), text, "—");
        } else if (child.ns != namespace_ || std::find(allowed.begin(), allowed.end(), child.name) == allowed.end()) {
            unknown(child.name, tree_.place(child), allowed);
        } else {
            found.push_back(&child);
        }
    }
    return found;
}

std::string GrammarReader::value(const Node& node, std::string_view name, bool is_required) {
    const Attribute* attribute = node.find(name);
    if (attribute == nullptr) {
        if (is_required)
            missing(node, name);
        return {};
    }
    std::string text = base::collapse(attribute->value);
    if (text.empty())
        bad_value(node, name, "…");
    return text;
}

std::optional<long long> GrammarReader::number(const Node& node, std::string_view name, long long least, long long most, bool is_required) {
    const std::string text = value(node, name, is_required);
    if (text.empty())
        return std::nullopt;
    long long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && number >= least && number <= most)
        return number;
    bad_value(node, name, std::to_string(least) + "–" + std::to_string(most));
    return std::nullopt;
}

std::string GrammarReader::text(const Node& node) {
    std::string joined;
    for (const Node& child : node.children) {
        if (child.is_element())
            unknown(child.name, tree_.place(child), {});
        else
            joined += child.text;
    }
    std::string collapsed = base::collapse(joined);
    if (collapsed.empty())
        bad(node.name, tree_.place(node), "", "…");
    return collapsed;
}

} // namespace qujat::xml
