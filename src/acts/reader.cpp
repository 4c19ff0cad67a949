#include "acts/reader.hpp"

#include "base/words.hpp"

#include <algorithm>
#include <utility>

namespace qujat::acts {

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
