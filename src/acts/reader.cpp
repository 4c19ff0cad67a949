#include "acts/reader.hpp"

#include "base/nearest.hpp"

#include <algorithm>
#include <utility>

namespace qujat::acts {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// White space as in HTML: runs are one space, none at the ends.
std::string collapse(std::string_view text) {
    std::string collapsed;
    for (const char c : text) {
        if (!is_space(c))
            collapsed += c;
        else if (!collapsed.empty() && collapsed.back() != ' ')
            collapsed += ' ';
    }
    if (collapsed.ends_with(' '))
        collapsed.pop_back();
    return collapsed;
}

} // namespace

void Reader::unknown(const std::string& found, diag::Place place, const Names& allowed) {
    std::string expected;
    for (const std::string& name : allowed)
        expected += (expected.empty() ? "" : ", ") + name;
    const std::string near = base::nearest(found, allowed);
    log_.add("ACT-0001", std::move(place), {{"found", diag::quoted(found)}, {"expected", expected.empty() ? "—" : expected}, {"nearest", near.empty() ? "—" : near}});
}

void Reader::bad(const std::string& name, diag::Place place, std::string_view found, std::string expected) {
    log_.add("ACT-0003", std::move(place), {{"name", name}, {"found", diag::quoted(found)}, {"expected", std::move(expected)}});
}

void Reader::once(Ids& seen, const std::string& id, const diag::Place& place) {
    if (!id.empty() && !seen.insert(id).second)
        log_.add("ACT-0004", place, {{"id", diag::quoted(id)}});
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
            if (const std::string text = collapse(child.text); !text.empty())
                bad(node.name, tree_.place(child), text, "—");
        } else if (child.ns != acts_namespace || std::find(allowed.begin(), allowed.end(), child.name) == allowed.end()) {
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
    if (collapse(attribute->value).empty())
        bad(attribute->name, tree_.value_place(*attribute), attribute->value, "…");
    return attribute->value;
}

bool Reader::yes_or_no(const Node& node, std::string_view name) {
    const std::string text = value(node, name);
    if (const xml::Attribute* attribute = node.find(name); attribute != nullptr && text != "yes" && text != "no")
        bad(attribute->name, tree_.value_place(*attribute), text, "yes | no");
    return text == "yes";
}

base::Date Reader::date(const Node& node, std::string_view name) {
    const std::string text = value(node, name);
    if (const auto parsed = base::Date::parse_iso(text))
        return *parsed;
    if (const xml::Attribute* attribute = node.find(name))
        bad(attribute->name, tree_.value_place(*attribute), text, "2026-01-16");
    return *base::Date::from_parts(1900, 1, 1); // never used: the log holds an error
}

std::string Reader::text(const Node& node) {
    std::string joined;
    for (const Node& child : node.children) {
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

LegalTexts Reader::legal_texts(const Node& node, bool may_be_empty) {
    LegalTexts texts;
    for (const Node* child : elements(node, {"kk", "ru"})) {
        check_attributes(*child, {"official", "seed"});
        std::optional<LegalText>& place = child->name == "kk" ? texts.kk : texts.ru;
        if (place)
            log_.add("ACT-0004", tree_.place(*child), {{"id", child->name}});
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
        bad(attribute->name, tree_.value_place(*attribute), attribute->value, std::string(expected));
}

std::size_t Reader::choice(const Node& node, std::string_view name, const Names& words) {
    const std::string found = value(node, name);
    const auto word = std::find(words.begin(), words.end(), found);
    if (word != words.end())
        return static_cast<std::size_t>(word - words.begin());
    std::string expected;
    for (const std::string& each : words)
        expected += (expected.empty() ? "" : " | ") + each;
    bad_value(node, name, expected);
    return 0; // never used: the log holds an error
}

std::optional<base::Date> Reader::optional_date(const Node& node, std::string_view name) { return node.find(name) ? std::optional(date(node, name)) : std::nullopt; }

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
