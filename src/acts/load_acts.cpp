#include "acts/reader.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

namespace qujat::acts {

namespace {

/// Walks the tree once.
class Loader {
  public:
    Loader(const xml::Tree& tree, diag::Log& log) : reader_(tree, "urn:qujat:acts:1", log), log_(log) {}

    Acts load() {
        Acts all;
        if (!reader_.is_root("acts"))
            return all;
        reader_.check_attributes(reader_.root(), {});
        for (const Node* child : reader_.elements(reader_.root(), {"act", "word", "regime"})) {
            if (child->name == "act") {
                all.acts.push_back(load_act(reader_, *child));
                reader_.once(act_ids_, all.acts.back().id, all.acts.back().place);
            } else if (child->name == "word") {
                word(*child);
            } else {
                all.regimes.push_back(regime(*child));
            }
        }
        check_order(all.regimes);
        share(all.regimes);
        check_cites(all.regimes, cites_, log_);
        return all;
    }

  private:
    void word(const Node& node) {
        reader_.check_attributes(node, {"id"});
        const std::string id = reader_.value(node, "id");
        if (!id.empty() && !words_.emplace(id, reader_.name(node)).second)
            reader_.twice(id, reader_.place(node));
    }

    void check_order(const std::vector<Regime>& regimes) {
        std::map<std::string, const Regime*, std::less<>> before; // the last edition of each Rules
        for (const Regime& regime : regimes) {
            const Regime*& last = before[regime.rules];
            if (last && regime.lower_bound <= last->lower_bound)
                log_.add("ACT-0005", regime.place, {{"id", regime.id}, {"before", last->id}}, {last->place});
            last = &regime;
        }
    }

    // What an edition left as it was holds under the edition before it as well: `also` names that one.
    void share(std::vector<Regime>& regimes) {
        for (const Shared& shared : shared_) {
            const Regime& from = *std::ranges::find(regimes, shared.regime, &Regime::id);
            const auto to = std::ranges::find(regimes, reader_.value(*shared.node, "also"), &Regime::id);
            if (to == regimes.end() || !to->is_held || &*to == &from)
                reader_.bad_value(*shared.node, "also", "<regime id=… held=\"yes\">");
            else if (const Clause* clause = from.find_clause(shared.id))
                to->clauses.push_back(*clause);
            else if (const auto deadline = std::ranges::find(from.deadlines, shared.id, &Deadline::id); deadline != from.deadlines.end()) // else two editions of one id: said already
                to->deadlines.push_back(*deadline);
        }
        for (Regime& regime : regimes) {
            Ids keys;
            for (const Deadline& deadline : regime.deadlines)
                reader_.once(keys, deadline.key, deadline.place);
        }
        for (const With& with : withs_) {
            const auto regime = std::ranges::find(regimes, with.regime, &Regime::id);
            const Deadline* other = regime == regimes.end() ? nullptr : regime->find_deadline(reader_.value(*with.node, "with"));
            if (!other || other->direction == Deadline::Direction::with) // it must be one that can be counted
                reader_.bad_value(*with.node, "with", "<deadline key=…>");
        }
    }

    Annex annex(const Node& node, bool is_held) {
        reader_.check_attributes(node, {"key", "items"});
        Annex annex;
        annex.key = reader_.value(node, "key");
        // An edition we do not hold has an annex by name; how many items it had may not be known.
        annex.items = static_cast<int>(reader_.number(node, "items", 1, 99, is_held).value_or(0));
        return annex;
    }

    Ground ground(const Node& node) {
        reader_.check_attributes(node, {"id", "document", "needs", "clause"});
        Ground ground;
        ground.id = reader_.value(node, "id");
        std::istringstream documents(reader_.value(node, "document"));
        for (std::string one; documents >> one;)
            ground.documents.push_back(one);
        ground.needs = reader_.value(node, "needs", false);
        if (!ground.needs.empty() && !ground.needs.starts_with('/'))
            reader_.bad_value(node, "needs", "/document/…");
        bool has_text = false, has_citation = false;
        for (const Node* child : reader_.elements(node, {"text", "citation"})) {
            reader_.check_attributes(*child, {});
            (child->name == "text" ? has_text : has_citation) = true;
            (child->name == "text" ? ground.text : ground.citation) = reader_.legal_texts(*child);
        }
        if (!has_text)
            reader_.missing(node, "text");
        if (!has_citation)
            reader_.missing(node, "citation");
        return ground;
    }

    // What an edition holds besides its name and annex.
    void part(const Node& node, Regime& regime) {
        if (node.name == "text") {
            reader_.check_attributes(node, {"id", "clause"});
            cite(node, regime.id);
            const std::string id = reader_.value(node, "id");
            LegalTexts texts = reader_.legal_texts(node);
            if (!id.empty() && !regime.texts.emplace(id, std::move(texts)).second)
                reader_.twice(id, reader_.place(node));
        } else if (node.name == "ground") {
            regime.grounds.push_back(ground(node));
            cite(node, regime.id);
            reader_.once(ground_ids_, regime.grounds.back().id, reader_.place(node));
        } else if (node.name == "clause") {
            regime.clauses.push_back(load_clause(reader_, node));
            reader_.once(clause_ids_, regime.clauses.back().id, reader_.place(node));
            if (node.find("also"))
                shared_.push_back({regime.id, regime.clauses.back().id, &node});
        } else {
            regime.deadlines.push_back(load_deadline(reader_, node, words_));
            cite(node, regime.id);
            reader_.once(deadline_ids_, regime.deadlines.back().id, reader_.place(node));
            if (node.find("with"))
                withs_.push_back({regime.id, &node});
            if (node.find("also")) {
                cite(node, reader_.value(node, "also"));
                shared_.push_back({regime.id, regime.deadlines.back().id, &node});
            }
        }
    }

    void cite(const Node& node, const std::string& regime) {
        if (node.find("clause"))
            cites_.push_back({regime, reader_.value(node, "clause"), reader_.place(node)});
    }

    Regime regime(const Node& node) {
        reader_.check_attributes(node, {"id", "entry", "lower-bound", "until", "held", "rules"});
        Regime regime;
        regime.id = reader_.value(node, "id");
        regime.entry_key = reader_.value(node, "entry");
        regime.lower_bound = reader_.date(node, "lower-bound").value_or(regime.lower_bound);
        regime.until = reader_.date(node, "until", false);
        regime.is_held = reader_.yes_or_no(node, "held");
        regime.place = reader_.place(node);
        if (node.find("rules"))
            regime.rules = reader_.value(node, "rules");
        reader_.once(regime_ids_, regime.id, regime.place);
        const Names allowed = regime.is_held ? Names{"name", "annex", "text", "ground", "clause", "deadline"} : Names{"name", "annex"};
        bool has_name = false;
        ground_ids_.clear(); // a ground keeps its name in the next edition that has it
        for (const Node* child : reader_.elements(node, allowed)) {
            if (child->name == "name") {
                has_name = true;
                reader_.check_attributes(*child, {});
                Name name = reader_.name(*child);
                regime.kk = std::move(name.kk), regime.ru = std::move(name.ru), regime.en = std::move(name.en);
            } else if (child->name == "annex") {
                regime.annex = annex(*child, regime.is_held);
            } else {
                part(*child, regime);
            }
        }
        if (!has_name)
            reader_.missing(node, "name");
        return regime;
    }

    struct Shared {
        std::string regime, id;
        const Node* node;
    };

    // A limit that shares the day of another of its edition.
    struct With {
        std::string regime;
        const Node* node;
    };

    Reader reader_;
    diag::Log& log_;
    Words words_;
    std::vector<Cite> cites_;
    std::vector<Shared> shared_;
    std::vector<With> withs_;
    Ids act_ids_, regime_ids_, ground_ids_, clause_ids_, deadline_ids_;
};

} // namespace

diag::Result<Acts> load_acts(diag::SourcePtr source) {
    auto tree = xml::parse(source);
    if (!tree)
        return {std::nullopt, std::move(tree.problems)};
    diag::Log log;
    Acts acts = Loader(*tree.value, log).load();
    acts.source = std::move(source);
    return diag::finish(std::move(acts), log);
}

} // namespace qujat::acts
