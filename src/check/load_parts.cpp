#include "check/parts.hpp"

#include "base/nearest.hpp"
#include "base/words.hpp"
#include "check/tree_reader.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace qujat::check {

namespace {

using xml::Node;

class PartsReader : TreeReader {
  public:
    using TreeReader::TreeReader;

    Parts load() {
        const Node& root = tree_.root;
        if (!is_root("parts"))
            return std::move(made_);
        check_attributes(root, {"found", "undecided"});
        made_.found = number(root, "found", 1, 100);
        made_.undecided = number(root, "undecided", 1, 100);
        for (const Node* child : elements(root, {"endings", "seen", "words", "joint", "headings", "part"})) {
            if (child->name == "endings")
                endings(*child);
            else if (child->name == "seen")
                seen(*child);
            else if (child->name == "words")
                words(*child);
            else if (child->name == "joint")
                joint(*child);
            else if (child->name == "headings")
                shared_headings(*child);
            else
                part(*child);
        }
        if (made_.parts.empty())
            missing(root, "part");
        return std::move(made_);
    }

  private:
    Lexicon& lexicon() { return *made_.lexicon; }

    std::string find_id(const Node& node, const Names& allowed) {
        check_attributes(node, allowed);
        return value(node, "id");
    }

    // Cues may be broken by mistake only in themselves: all else is still checked.
    void cues(const Node& node, std::uint16_t list) {
        for (const Node& child : node.children)
            if (child.is_element() && (child.name == "kk" || child.name == "ru" || child.name == "en"))
                text(child);
        add_cues(tree_, node, lexicon(), list, log_);
    }

    void endings(const Node& node) {
        check_attributes(node, {"language"});
        const auto language = base::find_language(value(node, "language"));
        if (!language) {
            if (const xml::Attribute* attribute = node.find("language"))
                bad("language", tree_.value_place(*attribute), attribute->value, "kk, ru, en");
            return;
        }
        std::string joined;
        for (const Node& child : node.children)
            joined += child.text;
        auto& list = lexicon().endings.of[static_cast<std::size_t>(*language)];
        for (const std::string& ending : split(base::collapse(joined), ' '))
            list.push_back(fold(ending).text);
        std::ranges::stable_sort(list, [](const std::string& left, const std::string& right) { return left.size() > right.size(); });
    }

    void seen(const Node& node) {
        const std::string id = find_id(node, {"id"});
        const auto list = lexicon().find_list(id);
        Texts description;
        for (const Node* child : elements(node, {"kk", "ru", "en"}))
            (child->name == "kk" ? description.kk : child->name == "ru" ? description.ru : description.en) = text(*child);
        if (list && *list < seen_count)
            lexicon().description(*list) = description;
        else if (!id.empty())
            unknown_list(id, *node.find("id"));
    }

    void words(const Node& node) {
        const std::string id = find_id(node, {"id"});
        once(list_ids_, id, node);
        const std::uint16_t list = lexicon().ensure_list(id);
        for (const Node* child : elements(node, {"what", "kk", "ru", "en"}))
            if (child->name == "what")
                lexicon().description(list) = texts(*child);
        cues(node, list);
    }

    void joint(const Node& node) {
        const std::string id = find_id(node, {"id", "needs", "unless", "but"});
        once(list_ids_, id, node);
        Joint made;
        made.way.needs = terms(node, "needs"); // before its own list is there: it cannot need itself
        made.way.unless = lists(node, "unless");
        made.way.but = lists(node, "but");
        made.list = lexicon().ensure_list(id);
        for (const Node* child : elements(node, {"what"}))
            lexicon().description(made.list) = texts(*child);
        if (!made.way.needs.empty())
            lexicon().joints.push_back(std::move(made));
    }

    void shared_headings(const Node& node) {
        const std::string id = find_id(node, {"id"});
        once(heading_ids_, id, node);
        elements(node, {"kk", "ru", "en"});
        made_.headings.emplace(id, &node); // its cues go to the lists of the items that name it
    }

    void unknown_list(const std::string& name, const xml::Attribute& attribute) {
        const std::string near = base::nearest(name, lexicon().list_names());
        log_.add("CHK-0005", tree_.value_place(attribute), {{"found", diag::quoted(name)}, {"nearest", near.empty() ? "—" : near}});
    }

    std::vector<std::uint16_t> lists(const Node& node, std::string_view name) {
        std::vector<std::uint16_t> found;
        const xml::Attribute* attribute = node.find(name);
        for (const std::string& one : attribute == nullptr ? Names() : split(attribute->value, ' ')) {
            if (const auto list = lexicon().find_list(one))
                found.push_back(*list);
            else
                unknown_list(one, *attribute);
        }
        return found;
    }

    // "revenue money:2 year|date"
    std::vector<Term> terms(const Node& node, std::string_view name) {
        std::vector<Term> terms;
        const xml::Attribute* attribute = node.find(name);
        if (attribute == nullptr)
            missing(node, name);
        else if (split(attribute->value, ' ').empty())
            bad(name, tree_.value_place(*attribute), attribute->value, "words:2");
        for (const std::string& one : attribute == nullptr ? Names() : split(attribute->value, ' ')) {
            Term term;
            const std::size_t colon = one.find(':');
            if (colon != std::string::npos) {
                const char* begin = one.data() + colon + 1;
                const auto [end, error] = std::from_chars(begin, one.data() + one.size(), term.at_least);
                if (error != std::errc() || end != one.data() + one.size() || term.at_least == 0)
                    bad(name, tree_.value_place(*attribute), one, "words:2");
            }
            for (const std::string& alternative : split(std::string_view(one).substr(0, colon), '|')) {
                if (const auto list = lexicon().find_list(alternative))
                    term.lists.push_back(*list);
                else
                    unknown_list(alternative, *attribute);
            }
            if (!term.lists.empty())
                terms.push_back(std::move(term));
        }
        return terms;
    }

    Way way(const Node& node) {
        check_attributes(node, {"score", "in", "needs", "unless", "but", "never", "alone", "says"});
        Way made;
        made.score = number(node, "score", 1, 100);
        const std::string in = value(node, "in");
        if (in == "sentence" || in == "group" || in == "section" || in == "item")
            made.range = in == "sentence" ? Range::sentence : in == "group" ? Range::group : in == "section" ? Range::section : Range::item;
        else if (const xml::Attribute* attribute = node.find("in"))
            bad("in", tree_.value_place(*attribute), in, "sentence, group, section, item");
        made.needs = terms(node, "needs");
        made.unless = lists(node, "unless");
        made.but = lists(node, "but");
        made.never = lists(node, "never");
        made.is_alone = is_set_to(node, "alone", "yes");
        made.says_none = is_set_to(node, "says", "none");
        return made;
    }

    bool is_set_to(const Node& node, std::string_view name, std::string_view only) {
        const bool is_set = value(node, name, false) == only;
        if (const xml::Attribute* attribute = node.find(name); attribute != nullptr && !is_set)
            bad(attribute->name, tree_.value_place(*attribute), attribute->value, std::string(only));
        return is_set;
    }

    std::uint16_t headings_in(const Node& node, const std::string& list_name) {
        const std::uint16_t list = lexicon().ensure_list(list_name);
        elements(node, {"kk", "ru", "en"});
        cues(node, list);
        return list;
    }

    void part(const Node& node) {
        const std::string id = find_id(node, {"id", "about"});
        once(part_ids_, id, node);
        Part made;
        std::set<std::string> given;
        for (const Node* child : elements(node, {"title", "headings", "by", "advice", "example"})) {
            if (child->name != "by" && !given.insert(child->name).second)
                log_.add("CHK-0004", tree_.place(*child), {{"id", child->name}});
            if (child->name == "by") {
                made.ways.push_back(way(*child));
            } else if (child->name == "headings") {
                check_attributes(*child, {});
                made.headings = headings_in(*child, "heading:" + id);
            } else {
                (child->name == "title" ? made.title : child->name == "advice" ? made.advice : made.example) = texts(*child);
            }
        }
        std::erase_if(made.ways, [](const Way& one) { return one.needs.empty(); });
        if (node.find("about") != nullptr)
            made.about = terms(node, "about");
        made_.parts.emplace(id, std::move(made));
    }

    Parts made_;
    std::set<std::string, std::less<>> list_ids_, heading_ids_, part_ids_;
};

} // namespace

void add_cues(const xml::Tree& tree, const Node& node, Lexicon& lexicon, std::uint16_t list, diag::Log& log) {
    for (const auto& [name, language] : {std::pair("kk", base::Language::kk), std::pair("ru", base::Language::ru), std::pair("en", base::Language::en)})
        for (const Node& child : node.children) {
            if (!child.is_element() || child.name != name)
                continue;
            std::string written;
            for (const Node& inner : child.children)
                written += inner.text;
            for (const std::string& cue : split(written, ';'))
                if (!lexicon.add(list, language, cue))
                    log.add("CHK-0006", tree.place(child), {{"found", diag::quoted(cue)}});
        }
}

Parts load_parts(const xml::Tree& tree, diag::Log& log) { return PartsReader(tree, log).load(); }

} // namespace qujat::check
