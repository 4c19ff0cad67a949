#include "check/tree_reader.hpp"

#include "base/nearest.hpp"
#include "base/words.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace qujat::check {

namespace {

constexpr std::string_view requirements_namespace = "urn:qujat:requirements:1";

} // namespace

using xml::Node;

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t at = text.find(separator);
        if (std::string part = base::collapse(text.substr(0, at)); !part.empty())
            parts.push_back(std::move(part));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

bool TreeReader::is_root(const std::string& name) {
    if (tree_.root.name == name && tree_.root.ns == requirements_namespace)
        return true;
    unknown(tree_.root.name, tree_.place(tree_.root), {name});
    return false;
}

void TreeReader::unknown(const std::string& found, diag::Place place, const Names& allowed) {
    const std::string near = base::nearest(found, allowed);
    log_.add("CHK-0001", std::move(place), {{"found", diag::quoted(found)}, {"expected", allowed.empty() ? "—" : base::join(allowed)}, {"nearest", near.empty() ? "—" : near}});
}

void TreeReader::bad(const std::string& name, diag::Place place, std::string_view found, std::string expected) {
    log_.add("CHK-0003", std::move(place), {{"name", name}, {"found", diag::quoted(found)}, {"expected", std::move(expected)}});
}

void TreeReader::missing(const Node& node, std::string_view name) { log_.add("CHK-0002", tree_.place(node), {{"name", std::string(name)}, {"element", node.name}}); }

void TreeReader::once(std::set<std::string, std::less<>>& ids, const std::string& id, const Node& node) {
    if (!id.empty() && !ids.insert(id).second)
        log_.add("CHK-0004", tree_.place(node), {{"id", diag::quoted(id)}});
}

void TreeReader::check_attributes(const Node& node, const Names& allowed) {
    for (const xml::Attribute& attribute : node.attributes)
        if (!attribute.ns.empty() || std::find(allowed.begin(), allowed.end(), attribute.name) == allowed.end())
            unknown(attribute.name, tree_.name_place(attribute), allowed);
}

std::vector<const Node*> TreeReader::elements(const Node& node, const Names& allowed) {
    std::vector<const Node*> found;
    for (const Node& child : node.children) {
        if (!child.is_element()) {
            if (const std::string text = base::collapse(child.text); !text.empty())
                bad(node.name, tree_.place(child), text, "—");
        } else if (child.ns != requirements_namespace || std::find(allowed.begin(), allowed.end(), child.name) == allowed.end()) {
            unknown(child.name, tree_.place(child), allowed);
        } else {
            found.push_back(&child);
        }
    }
    return found;
}

std::string TreeReader::value(const Node& node, std::string_view name, bool is_required) {
    const xml::Attribute* attribute = node.find(name);
    if (attribute == nullptr) {
        if (is_required)
            missing(node, name);
        return {};
    }
    if (base::collapse(attribute->value).empty())
        bad(attribute->name, tree_.value_place(*attribute), attribute->value, "…");
    return base::collapse(attribute->value);
}

int TreeReader::number(const Node& node, std::string_view name, int least, int most) {
    const std::string text = value(node, name);
    int parsed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
    if (const xml::Attribute* attribute = node.find(name); attribute != nullptr && (error != std::errc() || end != text.data() + text.size() || parsed < least || parsed > most))
        bad(attribute->name, tree_.value_place(*attribute), text, std::to_string(least) + "–" + std::to_string(most));
    return parsed;
}

std::string TreeReader::text(const Node& node, const Names& allowed) {
    check_attributes(node, allowed);
    if (const xml::Attribute* official = node.find("official"); official != nullptr && official->value != "no" && official->value != "yes")
        bad("official", tree_.value_place(*official), official->value, "yes, no");
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

Texts TreeReader::texts(const Node& node) {
    check_attributes(node, {});
    Texts made;
    for (const Node* child : elements(node, {"kk", "ru", "en"})) {
        std::string& place = child->name == "kk" ? made.kk : child->name == "ru" ? made.ru : made.en;
        if (!place.empty())
            log_.add("CHK-0004", tree_.place(*child), {{"id", child->name}});
        place = text(*child, {"official"});
    }
    for (const auto& [language, found] : {std::pair("kk", &made.kk), std::pair("ru", &made.ru), std::pair("en", &made.en)})
        if (found->empty())
            missing(node, language);
    return made;
}

} // namespace qujat::check
