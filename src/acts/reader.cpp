#include "acts/reader.hpp"

#include "base/nearest.hpp"
#include "base/words.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace qujat::acts {

void Reader::unknown(const std::string& found, diag::Place place, const Names& allowed) {
    const std::string near = base::nearest(found, allowed);
    log_.add("ACT-0001", std::move(place), {{"found", diag::quoted(found)}, {"expected", allowed.empty() ? "—" : base::join(allowed)}, {"nearest", near.empty() ? "—" : near}});
}

void Reader::bad(std::string_view name, diag::Place place, std::string_view found, std::string_view expected) {
    log_.add("ACT-0003", std::move(place), {{"name", std::string(name)}, {"found", diag::quoted(found)}, {"expected", std::string(expected)}});
}

void Reader::twice(std::string_view id, diag::Place place) { log_.add("ACT-0004", std::move(place), {{"id", diag::quoted(id)}}); }

void Reader::once(Ids& seen, const std::string& id, const diag::Place& place) {
    if (!id.empty() && !seen.insert(id).second)
        twice(id, place);
}

bool Reader::is_root(std::string_view name) {
    if (tree_.root.name == name && tree_.root.ns == namespace_)
        return true;
    unknown(tree_.root.name, tree_.place(tree_.root), {std::string(name)});
    return false;
}

void Reader::check_attributes(const Node& node, const Names& allowed) {
    for (const xml::Attribute& attribute : node.attributes)
        if (!attribute.ns.empty() || std::find(allowed.begin(), allowed.end(), attribute.name) == allowed.end())
            unknown(attribute.name, tree_.name_place(attribute), allowed);
}

std::vector<const Node*> Reader::elements(const Node& node, const Names& allowed) {
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

void Reader::missing(const Node& node, std::string_view name) {
    log_.add("ACT-0002", tree_.place(node), {{"name", std::string(name)}, {"element", node.name}});
}

std::string Reader::value(const Node& node, std::string_view name, bool is_required) {
    const xml::Attribute* attribute = node.find(name);
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

bool Reader::yes_or_no(const Node& node, std::string_view name) {
    const std::string text = value(node, name);
    if (text != "yes" && text != "no")
        bad_value(node, name, "yes | no");
    return text == "yes";
}

std::optional<base::Date> Reader::date(const Node& node, std::string_view name, bool is_required) {
    const std::string text = value(node, name, is_required);
    const auto parsed = base::Date::parse_iso(text);
    if (!parsed && !text.empty())
        bad_value(node, name, "2026-01-16");
    return parsed;
}

std::optional<long long> Reader::number(const Node& node, std::string_view name, long long least, long long most, bool is_required) {
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

std::string Reader::text(const Node& node) {
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

LegalTexts Reader::legal_texts(const Node& node, bool may_be_empty) {
    LegalTexts texts;
    for (const Node* child : elements(node, {"kk", "ru"})) {
        check_attributes(*child, {"official", "seed"});
        std::optional<LegalText>& place = child->name == "kk" ? texts.kk : texts.ru;
        if (place)
            twice(child->name, tree_.place(*child));
        LegalText legal;
        legal.text = text(*child);
        legal.official = yes_or_no(*child, "official");
        legal.seed = value(*child, "seed", false);
        place = std::move(legal);
    }
    if (!texts.kk && !texts.ru && !may_be_empty)
        missing(node, "kk, ru");
    return texts;
}

void Reader::bad_value(const Node& node, std::string_view name, std::string_view expected) {
    if (const xml::Attribute* attribute = node.find(name))
        bad(attribute->name, tree_.value_place(*attribute), attribute->value, expected);
}

std::size_t Reader::choice(const Node& node, std::string_view name, const Names& words) {
    const std::string found = value(node, name);
    const auto word = std::find(words.begin(), words.end(), found);
    if (word != words.end())
        return static_cast<std::size_t>(word - words.begin());
    bad_value(node, name, base::join(words, " | "));
    return 0; // never used: the log holds an error
}

Name Reader::name(const Node& node) {
    Name name;
    for (const Node* child : elements(node, {"kk", "ru", "en"})) {
        check_attributes(*child, {});
        (child->name == "kk" ? name.kk : child->name == "ru" ? name.ru : name.en) = text(*child);
    }
    for (const auto& [language, words] : {std::pair("kk", &name.kk), std::pair("ru", &name.ru), std::pair("en", &name.en)})
        if (words->empty())
            missing(node, language);
    return name;
}

} // namespace qujat::acts
