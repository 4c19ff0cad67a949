#include "check/tree_reader.hpp"

#include "base/words.hpp"

#include <utility>

namespace qujat::check {

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

int TreeReader::number(const Node& node, std::string_view name, int least, int most) { return static_cast<int>(GrammarReader::number(node, name, least, most).value_or(0)); }

std::string TreeReader::text(const Node& node, const Names& allowed) {
    check_attributes(node, allowed);
    if (const xml::Attribute* official = node.find("official"); official != nullptr && official->value != "no" && official->value != "yes")
        bad_value(node, "official", "yes, no");
    return GrammarReader::text(node);
}

Texts TreeReader::texts(const Node& node) {
    check_attributes(node, {});
    Texts made;
    for (const Node* child : elements(node, {"kk", "ru", "en"})) {
        std::string& place = child->name == "kk" ? made.kk : child->name == "ru" ? made.ru : made.en;
        if (!place.empty())
            twice(child->name, tree_.place(*child));
        place = text(*child, {"official"});
    }
    for (const auto& [language, found] : {std::pair("kk", &made.kk), std::pair("ru", &made.ru), std::pair("en", &made.en)})
        if (found->empty())
            missing(node, language);
    return made;
}

} // namespace qujat::check
