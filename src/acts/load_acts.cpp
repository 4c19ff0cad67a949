#include "acts/acts.hpp"

#include "base/nearest.hpp"
#include "xml/xml.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <map>
#include <set>
#include <sstream>
#include <utility>

namespace qujat::acts {

namespace {

constexpr std::string_view acts_namespace = "urn:qujat:acts:1";

using xml::Node;
using Names = std::vector<std::string>;

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

/// Walks the tree once; whatever is not in the grammar is a problem, and the walk goes on to find the next.
class Loader {
  public:
    Loader(const xml::Tree& tree, diag::Log& log) : tree_(tree), log_(log) {}

    std::vector<Regime> load() {
        std::vector<Regime> regimes;
        if (tree_.root.name != "acts" || tree_.root.ns != acts_namespace) {
            unknown(tree_.root.name, tree_.place(tree_.root), {"acts"});
            return regimes;
        }
        check_attributes(tree_.root, {});
        for (const Node* child : elements(tree_.root, {"regime"}))
            regimes.push_back(regime(*child));
        std::map<std::string, const Regime*, std::less<>> before; // the last edition of each Rules
        for (const Regime& regime : regimes) {
            const Regime*& last = before[regime.rules];
            if (last && regime.lower_bound <= last->lower_bound)
                log_.add("ACT-0005", regime.place, {{"id", regime.id}, {"before", last->id}}, {last->place});
            last = &regime;
        }
        return regimes;
    }

  private:
    void unknown(const std::string& found, diag::Place place, const Names& allowed) {
        std::string expected;
        for (const std::string& name : allowed)
            expected += (expected.empty() ? "" : ", ") + name;
        const std::string near = base::nearest(found, allowed);
        log_.add("ACT-0001", std::move(place), {{"found", diag::quoted(found)}, {"expected", expected.empty() ? "—" : expected}, {"nearest", near.empty() ? "—" : near}});
    }
    void bad(const std::string& name, diag::Place place, std::string_view found, std::string expected) {
        log_.add("ACT-0003", std::move(place), {{"name", name}, {"found", diag::quoted(found)}, {"expected", std::move(expected)}});
    }
    void once(std::set<std::string, std::less<>>& seen, const std::string& id, const diag::Place& place) {
        if (!id.empty() && !seen.insert(id).second)
            log_.add("ACT-0004", place, {{"id", diag::quoted(id)}});
    }

    void check_attributes(const Node& node, const Names& allowed) {
        for (const xml::Attribute& attribute : node.attributes)
            if (!attribute.ns.empty() || std::find(allowed.begin(), allowed.end(), attribute.name) == allowed.end())
                unknown(attribute.name, tree_.name_place(attribute), allowed);
    }

    // The child elements of the allowed names; anything else but white space is reported.
    std::vector<const Node*> elements(const Node& node, const Names& allowed) {
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

    void missing(const Node& node, std::string_view name) {
        log_.add("ACT-0002", tree_.place(node), {{"name", std::string(name)}, {"element", node.name}});
    }

    // Value of an attribute; empty when it may be absent and is.
    std::string value(const Node& node, std::string_view name, bool is_required = true) {
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

    bool yes_or_no(const Node& node, std::string_view name) {
        const std::string text = value(node, name);
        if (const xml::Attribute* attribute = node.find(name); attribute != nullptr && text != "yes" && text != "no")
            bad(attribute->name, tree_.value_place(*attribute), text, "yes | no");
        return text == "yes";
    }

    base::Date date(const Node& node, std::string_view name) {
        const std::string text = value(node, name);
        if (const auto parsed = base::Date::parse_iso(text))
            return *parsed;
        if (const xml::Attribute* attribute = node.find(name))
            bad(attribute->name, tree_.value_place(*attribute), text, "2026-01-16");
        return *base::Date::from_parts(1900, 1, 1); // never used: the log holds an error
    }

    // The characters of an element that holds nothing else.
    std::string text(const Node& node) {
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

    LegalTexts legal_texts(const Node& node) {
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
        if (!texts.kk && !texts.ru)
            missing(node, "kk, ru");
        return texts;
    }

    void names(const Node& node, Regime& regime) {
        check_attributes(node, {});
        for (const Node* child : elements(node, {"kk", "ru", "en"})) {
            check_attributes(*child, {});
            (child->name == "kk" ? regime.kk : child->name == "ru" ? regime.ru : regime.en) = text(*child);
        }
        for (const auto& [language, name] : {std::pair("kk", &regime.kk), std::pair("ru", &regime.ru), std::pair("en", &regime.en)})
            if (name->empty())
                missing(node, language);
    }

    Annex annex(const Node& node, bool is_held) {
        check_attributes(node, {"key", "items"});
        Annex annex;
        annex.key = value(node, "key");
        // An edition we do not hold has an annex by name; how many items it had may not be known.
        const std::string items = value(node, "items", is_held);
        if (items.empty() && !is_held)
            return annex;
        const auto [end, error] = std::from_chars(items.data(), items.data() + items.size(), annex.items);
        const xml::Attribute* attribute = node.find("items");
        if (attribute != nullptr && (error != std::errc() || end != items.data() + items.size() || annex.items < 1 || annex.items > 99))
            bad("items", tree_.value_place(*attribute), items, "1–99");
        return annex;
    }

    Ground ground(const Node& node) {
        check_attributes(node, {"id", "document", "needs"});
        Ground ground;
        ground.id = value(node, "id");
        std::istringstream documents(value(node, "document"));
        for (std::string one; documents >> one;)
            ground.documents.push_back(one);
        ground.needs = value(node, "needs", false);
        if (!ground.needs.empty() && !ground.needs.starts_with('/'))
            bad("needs", tree_.value_place(*node.find("needs")), ground.needs, "/document/…");
        bool has_text = false, has_citation = false;
        for (const Node* child : elements(node, {"text", "citation"})) {
            check_attributes(*child, {});
            (child->name == "text" ? has_text : has_citation) = true;
            (child->name == "text" ? ground.text : ground.citation) = legal_texts(*child);
        }
        if (!has_text)
            missing(node, "text");
        if (!has_citation)
            missing(node, "citation");
        return ground;
    }

    Regime regime(const Node& node) {
        check_attributes(node, {"id", "entry", "lower-bound", "held", "rules"});
        Regime regime;
        regime.id = value(node, "id");
        regime.entry_key = value(node, "entry");
        regime.lower_bound = date(node, "lower-bound");
        regime.is_held = yes_or_no(node, "held");
        regime.place = tree_.place(node);
        if (node.find("rules"))
            regime.rules = value(node, "rules");
        once(regime_ids_, regime.id, regime.place);
        const Names allowed = regime.is_held ? Names{"name", "annex", "text", "ground"} : Names{"name", "annex"};
        bool has_name = false;
        ground_ids_.clear(); // a ground keeps its name in the next edition that has it
        for (const Node* child : elements(node, allowed)) {
            if (child->name == "name") {
                has_name = true;
                names(*child, regime);
            } else if (child->name == "annex") {
                regime.annex = annex(*child, regime.is_held);
            } else if (child->name == "text") {
                check_attributes(*child, {"id"});
                const std::string id = value(*child, "id");
                LegalTexts texts = legal_texts(*child);
                if (!id.empty() && !regime.texts.emplace(id, std::move(texts)).second)
                    log_.add("ACT-0004", tree_.place(*child), {{"id", diag::quoted(id)}});
            } else {
                regime.grounds.push_back(ground(*child));
                once(ground_ids_, regime.grounds.back().id, tree_.place(*child));
            }
        }
        if (!has_name)
            missing(node, "name");
        return regime;
    }

    const xml::Tree& tree_;
    diag::Log& log_;
    std::set<std::string, std::less<>> regime_ids_, ground_ids_;
};

} // namespace

diag::Result<Acts> load_acts(diag::SourcePtr source) {
    auto tree = xml::parse(source);
    if (!tree)
        return {std::nullopt, std::move(tree.problems)};
    diag::Log log;
    Acts acts;
    acts.regimes = Loader(*tree.value, log).load();
    acts.source = std::move(source);
    return diag::finish(std::move(acts), log);
}

} // namespace qujat::acts
