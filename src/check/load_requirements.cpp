#include "base/nearest.hpp"
#include "base/sha256.hpp"
#include "check/blank.hpp"
#include "check/check.hpp"
#include "check/concepts.hpp"
#include "check/parts.hpp"
#include "check/slips.hpp"
#include "check/tree_reader.hpp"
#include "check/weights.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace qujat::check {

namespace {

constexpr std::size_t most_items = 20; // three languages each: a word remembers as bits whose words it is

using xml::Node;

/// Of an annex: its items, and which shared part answers each of theirs.
class Loader : TreeReader {
  public:
    Loader(const xml::Tree& tree, const xml::Tree& parts_tree, std::shared_ptr<const Weights> weights, diag::Log& log)
        : TreeReader(tree, log), parts_tree_(parts_tree), parts_(load_parts(parts_tree, log)), weights_(std::move(weights)) {}

    Requirements load() {
        Requirements made;
        const Node& root = tree_.root;
        if (!is_root("requirements"))
            return made;
        check_attributes(root, {"edition", "first-year", "seed", "language"});
        made.edition = value(root, "edition");
        made.first_year = number(root, "first-year", 2000, 2100);
        made.seed = value(root, "seed");
        if (const auto language = base::find_language(value(root, "language")))
            made.language = *language;
        else if (const xml::Attribute* attribute = root.find("language"))
            bad("language", tree_.value_place(*attribute), attribute->value, "kk, ru, en");
        made.found = parts_.found;
        made.undecided = parts_.undecided;
        for (const Node* child : elements(root, {"heading", "item"})) {
            if (child->name == "heading")
                made.heading = texts(*child);
            else
                made.items.push_back(item(*child));
        }
        if (made.heading.kk.empty())
            missing(root, "heading");
        if (made.items.empty() || made.items.size() > most_items)
            missing(root, "item");
        parts_.lexicon->close();
        made.lexicon = parts_.lexicon;
        made.weights = weights_;
        return made;
    }

  private:
    Status status(const Node& node) {
        const std::string written = value(node, "status");
        if (const xml::Attribute* attribute = node.find("status"); attribute != nullptr && written != "M" && written != "ANY" && written != "IF" && written != "SCOPE")
            bad("status", tree_.value_place(*attribute), written, "M, ANY, IF, SCOPE");
        return written == "ANY" ? Status::any : written == "IF" ? Status::conditional : written == "SCOPE" ? Status::scope : Status::mandatory;
    }

    template <class Map>
    void unknown_name(const std::string& name, const xml::Attribute& attribute, const Map& map) {
        Names known;
        for (const auto& [one, unused] : map)
            known.push_back(one);
        const std::string near = base::nearest(name, known);
        log_.add("CHK-0010", tree_.value_place(attribute), {{"found", diag::quoted(name)}, {"nearest", near.empty() ? "—" : near}});
    }

    const Part& part(const Node& node) {
        static const Part none;
        const std::string name = value(node, "part");
        const auto found = parts_.parts.find(name);
        if (found != parts_.parts.end())
            return found->second;
        if (!name.empty())
            unknown_name(name, *node.find("part"), parts_.parts);
        return none;
    }

    SubRequirement sub(const Node& node) {
        SubRequirement made;
        check_attributes(node, {"id", "status", "of", "part"});
        made.id = value(node, "id");
        once(ids_, made.id, node);
        made.status = status(node);
        if (const xml::Attribute* of = node.find("of"))
            made.of = split(of->value, ' ');
        const Part& shared = part(node);
        if (weights_)
            made.learned = weights_->find(value(node, "part", false));
        made.title = shared.title;
        made.advice = shared.advice;
        made.example = shared.example;
        made.ways = shared.ways;
        made.about = shared.about;
        made.headings = shared.headings;
        std::set<std::string> given;
        for (const Node* child : elements(node, {"fragment", "title", "advice", "example"})) {
            if (!given.insert(child->name).second)
                log_.add("CHK-0004", tree_.place(*child), {{"id", child->name}});
            if (child->name == "fragment")
                made.fragment = text(*child);
            else
                (child->name == "title" ? made.title : child->name == "advice" ? made.advice : made.example) = texts(*child);
        }
        if (!given.contains("fragment"))
            missing(node, "fragment");
        for (const auto& [name, found] : {std::pair("title", &made.title), std::pair("advice", &made.advice), std::pair("example", &made.example)})
            if (found->kk.empty() && !given.contains(name))
                missing(node, name);
        return made;
    }

    // The cues of all named lists together: an item of one edition may be two of another.
    std::uint16_t headings(const Node& node, const std::string& id) {
        const xml::Attribute* attribute = node.find("headings");
        if (attribute == nullptr)
            return 0;
        const std::uint16_t list = parts_.lexicon->ensure_list("heading of item:" + id);
        for (const std::string& name : split(attribute->value, ' ')) {
            const auto found = parts_.headings.find(name);
            if (found == parts_.headings.end())
                unknown_name(name, *attribute, parts_.headings);
            else
                add_cues(parts_tree_, *found->second, *parts_.lexicon, list, log_);
        }
        return list;
    }

    Item item(const Node& node) {
        Item made;
        check_attributes(node, {"id", "number", "headings"});
        made.id = value(node, "id");
        once(ids_, made.id, node);
        made.number = number(node, "number", 0, 99);
        made.headings = headings(node, made.id);
        std::set<std::string> given;
        for (const Node* child : elements(node, {"text", "citation", "title", "sub"})) {
            if (child->name != "sub" && !given.insert(child->name).second)
                log_.add("CHK-0004", tree_.place(*child), {{"id", child->name}});
            if (child->name == "text")
                made.text = text(*child);
            else if (child->name == "citation")
                made.citation = texts(*child);
            else if (child->name == "title")
                made.title = texts(*child);
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

    const xml::Tree& parts_tree_;
    Parts parts_;
    std::shared_ptr<const Weights> weights_;
    std::set<std::string, std::less<>> ids_;
};

} // namespace

diag::Result<Requirements> load_requirements(diag::SourcePtr source, diag::SourcePtr parts, diag::SourcePtr weights, diag::SourcePtr concepts) {
    std::string all = source->text + parts->text;
    for (const diag::SourcePtr& more : {weights, concepts})
        all += more ? more->text : std::string();
    const auto tree = xml::parse(std::move(source));
    const auto parts_tree = xml::parse(std::move(parts));
    if (!tree || !parts_tree) {
        auto problems = tree.problems;
        problems.insert(problems.end(), parts_tree.problems.begin(), parts_tree.problems.end());
        return {std::nullopt, std::move(problems)};
    }
    diag::Log log;
    const auto shared = [&log]<typename Value>(diag::Result<Value> loaded) {
        log.add(loaded.problems);
        return loaded ? std::make_shared<const Value>(std::move(*loaded.value)) : nullptr;
    };
    const auto learned = weights ? shared(load_weights(weights)) : nullptr;
    Requirements requirements = Loader(*tree.value, *parts_tree.value, learned, log).load();
    if (concepts)
        requirements.concepts = shared(load_concepts(concepts));
    if (log.has_errors())
        return {std::nullopt, log.take()};
    requirements.own_texts = std::make_shared<const OwnTexts>(own_texts(requirements));
    requirements.heading_words = std::make_shared<const HeadingWords>(heading_words(requirements));
    requirements.sha256 = base::sha256_hex(all);
    return {std::move(requirements), log.take()};
}

} // namespace qujat::check
