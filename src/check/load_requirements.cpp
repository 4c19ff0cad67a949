#include "check/check.hpp"

#include "base/nearest.hpp"
#include "base/sha256.hpp"
#include "base/words.hpp"
#include "check/lexicon.hpp"
#include "xml/xml.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <span>
#include <utility>

namespace qujat::check {

namespace {

constexpr std::string_view requirements_namespace = "urn:qujat:requirements:1";
constexpr std::size_t most_items = 20; // three languages each: a word remembers as bits whose words it is

using xml::Node;
using Names = std::vector<std::string>;

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

/// Walks the tree once; whatever is not in the grammar is a problem, and the walk goes on to find the next.
class Loader {
  public:
    Loader(const xml::Tree& tree, diag::Log& log) : tree_(tree), log_(log), lexicon_(std::make_shared<Lexicon>()) {}

    Requirements load() {
        Requirements made;
        const Node& root = tree_.root;
        if (root.name != "requirements" || root.ns != requirements_namespace) {
            unknown(root.name, tree_.place(root), {"requirements"});
            return made;
        }
        check_attributes(root, {"edition", "seed", "found", "undecided"});
        made.edition = value(root, "edition");
        made.seed = value(root, "seed");
        made.found = number(root, "found", 1, 100);
        made.undecided = number(root, "undecided", 1, 100);
        for (const Node* child : elements(root, {"heading", "endings", "seen", "words", "joint", "item"})) {
            if (child->name == "heading")
                made.heading = texts(*child);
            else if (child->name == "endings")
                endings(*child);
            else if (child->name == "seen")
                seen(*child);
            else if (child->name == "words")
                words(*child);
            else if (child->name == "joint")
                joint(*child);
            else
                made.items.push_back(item(*child));
        }
        if (made.heading.kk.empty())
            missing(root, "heading");
        if (made.items.empty() || made.items.size() > most_items)
            missing(root, "item");
        lexicon_->close();
        made.lexicon = lexicon_;
        made.sha256 = base::sha256_hex(tree_.source->text);
        return made;
    }

  private:
    void unknown(const std::string& found, diag::Place place, const Names& allowed) {
        const std::string near = base::nearest(found, allowed);
        log_.add("CHK-0001", std::move(place), {{"found", diag::quoted(found)}, {"expected", allowed.empty() ? "—" : base::join(allowed)}, {"nearest", near.empty() ? "—" : near}});
    }
    void bad(const std::string& name, diag::Place place, std::string_view found, std::string expected) {
        log_.add("CHK-0003", std::move(place), {{"name", name}, {"found", diag::quoted(found)}, {"expected", std::move(expected)}});
    }
    void missing(const Node& node, std::string_view name) { log_.add("CHK-0002", tree_.place(node), {{"name", std::string(name)}, {"element", node.name}}); }

    void check_attributes(const Node& node, const Names& allowed) {
        for (const xml::Attribute& attribute : node.attributes)
            if (!attribute.ns.empty() || std::find(allowed.begin(), allowed.end(), attribute.name) == allowed.end())
                unknown(attribute.name, tree_.name_place(attribute), allowed);
    }

    std::vector<const Node*> elements(const Node& node, const Names& allowed) {
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

    std::string value(const Node& node, std::string_view name, bool is_required = true) {
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

    int number(const Node& node, std::string_view name, int least, int most) {
        const std::string text = value(node, name);
        int parsed = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
        if (const xml::Attribute* attribute = node.find(name); attribute != nullptr && (error != std::errc() || end != text.data() + text.size() || parsed < least || parsed > most))
            bad(attribute->name, tree_.value_place(*attribute), text, std::to_string(least) + "–" + std::to_string(most));
        return parsed;
    }

    std::string text(const Node& node, const Names& allowed = {}) {
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

    // kk, ru and en, all three.
    Texts texts(const Node& node) {
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

    // Cues of a list, language by language, separated by semicolons.
    void cues(const Node& node, std::uint16_t list) {
        for (const auto& [name, language] : {std::pair("kk", base::Language::kk), std::pair("ru", base::Language::ru), std::pair("en", base::Language::en)})
            for (const Node& child : node.children) {
                if (!child.is_element() || child.name != name)
                    continue;
                for (const std::string& cue : split(text(child), ';'))
                    if (!lexicon_->add(list, language, cue))
                        log_.add("CHK-0006", tree_.place(child), {{"found", diag::quoted(cue)}});
            }
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
        auto& list = lexicon_->endings.of[static_cast<std::size_t>(*language)];
        for (const std::string& ending : split(base::collapse(joined), ' '))
            list.push_back(fold(ending).text);
        std::ranges::stable_sort(list, [](const std::string& left, const std::string& right) { return left.size() > right.size(); });
    }

    void once(std::set<std::string, std::less<>>& ids, const std::string& id, const Node& node) {
        if (!id.empty() && !ids.insert(id).second)
            log_.add("CHK-0004", tree_.place(node), {{"id", diag::quoted(id)}});
    }

    void seen(const Node& node) {
        const std::string id = find_id(node, {"id"});
        const auto list = lexicon_->find_list(id);
        Texts description;
        for (const Node* child : elements(node, {"kk", "ru", "en"}))
            (child->name == "kk" ? description.kk : child->name == "ru" ? description.ru : description.en) = text(*child);
        if (list && *list < seen_count)
            lexicon_->description(*list) = description;
        else if (!id.empty())
            unknown_list(id, *node.find("id"));
    }

    std::string find_id(const Node& node, const Names& allowed) {
        check_attributes(node, allowed);
        return value(node, "id");
    }

    void words(const Node& node) {
        const std::string id = find_id(node, {"id"});
        once(list_ids_, id, node);
        const std::uint16_t list = lexicon_->ensure_list(id);
        for (const Node* child : elements(node, {"what", "kk", "ru", "en"}))
            if (child->name == "what")
                lexicon_->description(list) = texts(*child);
        cues(node, list);
    }

    void joint(const Node& node) {
        const std::string id = find_id(node, {"id", "needs", "unless"});
        once(list_ids_, id, node);
        Joint made;
        made.list = lexicon_->ensure_list(id);
        for (const Node* child : elements(node, {"what"}))
            lexicon_->description(made.list) = texts(*child);
        made.way.needs = needs(node);
        made.way.unless = lists(node, "unless");
        if (!made.way.needs.empty())
            lexicon_->joints.push_back(std::move(made));
    }

    void unknown_list(const std::string& name, const xml::Attribute& attribute) {
        const Names known = lexicon_->list_names();
        const std::string near = base::nearest(name, known);
        log_.add("CHK-0005", tree_.value_place(attribute), {{"found", diag::quoted(name)}, {"nearest", near.empty() ? "—" : near}});
    }

    std::vector<std::uint16_t> lists(const Node& node, std::string_view name) {
        std::vector<std::uint16_t> found;
        const xml::Attribute* attribute = node.find(name);
        for (const std::string& one : attribute == nullptr ? Names() : split(attribute->value, ' ')) {
            if (const auto list = lexicon_->find_list(one))
                found.push_back(*list);
            else
                unknown_list(one, *attribute);
        }
        return found;
    }

    // "revenue money:2 year|date"
    std::vector<Term> needs(const Node& node) {
        std::vector<Term> terms;
        const xml::Attribute* attribute = node.find("needs");
        if (attribute == nullptr)
            missing(node, "needs");
        for (const std::string& one : attribute == nullptr ? Names() : split(attribute->value, ' ')) {
            Term term;
            const std::size_t colon = one.find(':');
            if (colon != std::string::npos) {
                const char* begin = one.data() + colon + 1;
                const auto [end, error] = std::from_chars(begin, one.data() + one.size(), term.at_least);
                if (error != std::errc() || end != one.data() + one.size() || term.at_least == 0)
                    bad("needs", tree_.value_place(*attribute), one, "words:2");
            }
            for (const std::string& name : split(std::string_view(one).substr(0, colon), '|')) {
                if (const auto list = lexicon_->find_list(name))
                    term.lists.push_back(*list);
                else
                    unknown_list(name, *attribute);
            }
            if (!term.lists.empty())
                terms.push_back(std::move(term));
        }
        return terms;
    }

    Way way(const Node& node) {
        check_attributes(node, {"score", "in", "needs", "unless", "alone", "says"});
        Way made;
        made.score = number(node, "score", 1, 100);
        const std::string in = value(node, "in");
        if (in == "sentence" || in == "group" || in == "section" || in == "item")
            made.range = in == "sentence" ? Range::sentence : in == "group" ? Range::group : in == "section" ? Range::section : Range::item;
        else if (const xml::Attribute* attribute = node.find("in"))
            bad("in", tree_.value_place(*attribute), in, "sentence, group, section, item");
        made.needs = needs(node);
        made.unless = lists(node, "unless");
        made.is_alone = value(node, "alone", false) == "yes";
        if (const xml::Attribute* attribute = node.find("alone"); attribute != nullptr && !made.is_alone)
            bad("alone", tree_.value_place(*attribute), attribute->value, "yes");
        made.says_none = value(node, "says", false) == "none";
        if (const xml::Attribute* attribute = node.find("says"); attribute != nullptr && !made.says_none)
            bad("says", tree_.value_place(*attribute), attribute->value, "none");
        return made;
    }

    std::uint16_t headings(const Node& node, const std::string& id) {
        check_attributes(node, {});
        const std::uint16_t list = lexicon_->ensure_list("heading:" + id);
        elements(node, {"kk", "ru", "en"});
        cues(node, list);
        return list;
    }

    Status status(const Node& node) {
        const std::string written = value(node, "status");
        if (const xml::Attribute* attribute = node.find("status"); attribute != nullptr && written != "M" && written != "ANY" && written != "IF" && written != "SCOPE")
            bad("status", tree_.value_place(*attribute), written, "M, ANY, IF, SCOPE");
        return written == "ANY" ? Status::any : written == "IF" ? Status::conditional : written == "SCOPE" ? Status::scope : Status::mandatory;
    }

    SubRequirement sub(const Node& node) {
        SubRequirement made;
        made.id = find_id(node, {"id", "status", "of"});
        once(ids_, made.id, node);
        made.status = status(node);
        if (const xml::Attribute* of = node.find("of"))
            made.of = split(of->value, ' ');
        std::set<std::string> given;
        for (const Node* child : elements(node, {"fragment", "title", "headings", "by", "advice", "example"})) {
            if (child->name != "by" && !given.insert(child->name).second)
                log_.add("CHK-0004", tree_.place(*child), {{"id", child->name}});
            if (child->name == "fragment")
                made.fragment = text(*child);
            else if (child->name == "title")
                made.title = texts(*child);
            else if (child->name == "headings")
                made.headings = headings(*child, made.id);
            else if (child->name == "by")
                made.ways.push_back(way(*child));
            else
                (child->name == "advice" ? made.advice : made.example) = texts(*child);
        }
        for (const std::string_view name : {"fragment", "title", "advice", "example"})
            if (!given.contains(std::string(name)))
                missing(node, name);
        std::erase_if(made.ways, [](const Way& one) { return one.needs.empty(); });
        return made;
    }

    Item item(const Node& node) {
        Item made;
        made.id = find_id(node, {"id", "number"});
        once(ids_, made.id, node);
        made.number = number(node, "number", 0, 99);
        std::set<std::string> given;
        for (const Node* child : elements(node, {"text", "citation", "title", "headings", "sub"})) {
            if (child->name != "sub" && !given.insert(child->name).second)
                log_.add("CHK-0004", tree_.place(*child), {{"id", child->name}});
            if (child->name == "text")
                made.text = text(*child);
            else if (child->name == "citation")
                made.citation = texts(*child);
            else if (child->name == "title")
                made.title = texts(*child);
            else if (child->name == "headings")
                made.headings = headings(*child, made.id);
            else
                made.subs.push_back(sub(*child));
        }
        for (const std::string_view name : {"text", "citation", "title"})
            if (!given.contains(std::string(name)))
                missing(node, name);
        if (made.subs.empty())
            missing(node, "sub");
        return made;
    }

    const xml::Tree& tree_;
    diag::Log& log_;
    std::shared_ptr<Lexicon> lexicon_;
    std::set<std::string, std::less<>> ids_, list_ids_;
};

} // namespace

diag::Result<Requirements> load_requirements(diag::SourcePtr source) {
    const auto tree = xml::parse(std::move(source));
    if (!tree)
        return {std::nullopt, tree.problems};
    diag::Log log;
    Requirements requirements = Loader(*tree.value, log).load();
    return diag::finish(std::move(requirements), log);
}

} // namespace qujat::check
