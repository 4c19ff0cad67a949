#include "acts/reader.hpp"
#include "base/sha256.hpp"
#include "base/words.hpp"
#include "check/package.hpp"
#include "xml/xml.hpp"

#include <algorithm>
#include <sstream>

namespace qujat::check {

namespace {

using xml::Node;

std::vector<std::string> split(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(std::move(word));
    return words;
}

bool has(const std::vector<std::string>& regimes, std::string_view regime) { return regimes.empty() || std::ranges::find(regimes, regime) != regimes.end(); }

class Loader {
  public:
    Loader(const xml::Tree& tree, const data::Schema& package, const acts::Acts& acts, diag::Log& log)
        : reader_(tree, "urn:qujat:package:1", log), package_(package), acts_(acts), log_(log) {}

    PackageRules load() {
        PackageRules made;
        const Node& root = reader_.root();
        if (!reader_.is_root("rules"))
            return made;
        reader_.check_attributes(root, {"kind", "acts", "if-remarks", "if-complete"});
        made.kind = reader_.value(root, "kind");
        made.acts_rules = reader_.value(root, "acts");
        made.if_remarks = reader_.value(root, "if-remarks", false);
        made.if_complete = reader_.value(root, "if-complete", false);
        for (const acts::Regime& regime : acts_.regimes)
            if (regime.rules == made.acts_rules && regime.is_held)
                editions_.push_back(&regime);
        if (editions_.empty())
            reader_.bad_value(root, "acts", "participation, own-production, grant-reporting");
        for (const Node* child : reader_.elements(root, {"title", "next-remarks", "next-complete", "rule"})) {
            if (child->name == "title")
                made.title = words(*child);
            else if (child->name == "next-remarks")
                made.next_remarks = words(*child);
            else if (child->name == "next-complete")
                made.next_complete = words(*child);
            else
                made.rules.push_back(rule(*child, {}, true));
        }
        if (made.title.ru.empty())
            reader_.missing(root, "title");
        check_demands(made.rules);
        return made;
    }

  private:
    acts::Name words(const Node& node) {
        reader_.check_attributes(node, {});
        return reader_.name(node);
    }

    std::vector<std::string> regimes(const Node& node) {
        std::vector<std::string> names = node.find("regimes") ? split(reader_.value(node, "regimes")) : std::vector<std::string>();
        for (const std::string& name : names)
            if (std::ranges::none_of(editions_, [&](const acts::Regime* edition) { return edition->id == name; }))
                reader_.bad_value(node, "regimes", base::join(edition_ids()));
        return names;
    }
    std::vector<std::string> edition_ids() const {
        std::vector<std::string> ids;
        for (const acts::Regime* edition : editions_)
            ids.push_back(edition->id);
        return ids;
    }

    std::optional<Condition> condition(const Node& node, std::string_view attribute) {
        if (!node.find(attribute))
            return std::nullopt;
        return parse_condition(reader_.value(node, attribute), package_, reader_.value_place(node, attribute), log_);
    }

    // A part has what its rule has where it says nothing of its own.
    PackageRule rule(const Node& node, const PackageRule& of, bool is_whole) {
        PackageRule made;
        const std::size_t errors = log_.errors();
        made.severity = of.severity;
        made.clauses = of.clauses;
        made.regimes = of.regimes;
        made.place = reader_.place(node);
        if (is_whole)
            reader_.check_attributes(node, {"id", "severity", "regimes", "when", "ground", "demands", "remark"});
        else
            reader_.check_attributes(node, {"id", "regimes", "when", "ground", "test"});
        made.id = reader_.value(node, "id");
        reader_.once(ids_, made.id, made.place);
        if (is_whole)
            made.severity = static_cast<RuleSeverity>(reader_.choice(node, "severity", {"E", "W", "I", "N"}));
        if (node.find("regimes"))
            made.regimes = regimes(node);
        made.remark = is_whole ? reader_.value(node, "remark", false) : of.remark;
        made.ground = reader_.value(node, "ground", false);
        made.when = condition(node, "when");
        if (node.find("demands"))
            made.demands = split(reader_.value(node, "demands"));
        if (auto test = condition(node, "test"))
            made.tests.push_back({{}, std::move(*test)});
        const std::vector<const Node*> children = reader_.elements(node, is_whole ? acts::Names{"clause", "requirement", "advice", "test", "part", "note"} : acts::Names{"clause", "requirement", "advice"});
        if (std::ranges::any_of(children, [](const Node* child) { return child->name == "clause"; }))
            made.clauses.clear();
        for (const Node* child : children) {
            if (child->name == "clause")
                made.clauses.push_back(clause(*child));
            else if (child->name == "requirement")
                made.requirement = words(*child);
            else if (child->name == "advice")
                made.advice = words(*child);
            else if (child->name == "test")
                test(*child, made);
            else if (child->name == "note")
                made.notes.push_back(note(*child));
        }
        for (const Node* child : children)
            if (child->name == "part")
                made.parts.push_back(rule(*child, made, false));
        if (made.requirement.ru.empty())
            reader_.missing(node, "requirement");
        if (made.advice.ru.empty() && made.parts.empty() && made.severity != RuleSeverity::negative)
            reader_.missing(node, "advice");
        if (log_.errors() == errors) // a test that cannot be read is not one too few
            check_editions(made);
        return made;
    }

    RuleClause clause(const Node& node) {
        reader_.check_attributes(node, {"regimes", "of", "part", "paragraph"});
        RuleClause made;
        made.regimes = regimes(node);
        made.number = reader_.value(node, "of");
        made.part = reader_.value(node, "part", false);
        made.paragraph = static_cast<int>(reader_.number(node, "paragraph", 1, 100, false).value_or(0));
        for (const acts::Regime* edition : editions_)
            if (has(made.regimes, edition->id) && std::ranges::none_of(edition->clauses, [&](const acts::Clause& one) { return one.number == made.number && !one.is_absent; }))
                log_.add("CHK-0204", reader_.place(node), {{"clause", made.number}, {"regime", edition->id}});
        return made;
    }

    void test(const Node& node, PackageRule& made) {
        reader_.check_attributes(node, {"regimes", "if"});
        std::vector<std::string> names = regimes(node);
        if (!node.find("if"))
            reader_.missing(node, "if");
        if (auto read = condition(node, "if"))
            made.tests.push_back({std::move(names), std::move(*read)});
    }

    RuleNote note(const Node& node) {
        reader_.check_attributes(node, {"regimes", "if", "trap", "severity"});
        RuleNote made;
        made.regimes = regimes(node);
        made.trap = reader_.value(node, "trap", false);
        made.is_warning = reader_.choice(node, "severity", {"W", "I"}) == 0;
        made.condition = condition(node, "if");
        made.text = reader_.name(node);
        return made;
    }

    // A rule without a test for one of its editions would be met there by nothing.
    void check_editions(const PackageRule& rule) {
        if (rule.severity == RuleSeverity::negative || !rule.parts.empty())
            return;
        for (const acts::Regime* edition : editions_)
            if (rule.applies_in(edition->id) && std::ranges::count_if(rule.tests, [&](const RuleTest& test) { return has(test.regimes, edition->id); }) != 1)
                log_.add("CHK-0206", rule.place, {{"id", rule.id}, {"regime", edition->id}});
    }

    // What must never be demanded no other rule of the same edition may ask for. One with a condition of its own is for the applicants it names only.
    void check_demands(const std::vector<PackageRule>& rules) {
        for (const PackageRule& negative : rules) {
            if (negative.severity != RuleSeverity::negative || negative.when)
                continue;
            for (const acts::Regime* edition : editions_)
                for (const PackageRule& rule : rules)
                    if (rule.severity == RuleSeverity::error && negative.applies_in(edition->id) && rule.applies_in(edition->id))
                        for (const std::string& kind : asked(rule, edition->id))
                            if (std::ranges::find(negative.demands, kind) != negative.demands.end())
                                log_.add("CHK-0205", rule.place, {{"id", rule.id}, {"negative", negative.id}, {"what", kind}, {"regime", edition->id}});
        }
    }
    static std::vector<std::string> asked(const PackageRule& rule, const std::string& regime) {
        std::vector<std::string> kinds;
        for (const RuleTest& test : rule.tests)
            if (has(test.regimes, regime))
                for (std::string& kind : kinds_attached(test.condition))
                    kinds.push_back(std::move(kind));
        for (const PackageRule& part : rule.parts)
            if (part.applies_in(regime))
                for (std::string& kind : asked(part, regime))
                    kinds.push_back(std::move(kind));
        return kinds;
    }

    acts::Reader reader_;
    const data::Schema& package_;
    const acts::Acts& acts_;
    diag::Log& log_;
    std::vector<const acts::Regime*> editions_;
    acts::Ids ids_;
};

} // namespace

bool PackageRule::applies_in(std::string_view regime) const { return has(regimes, regime); }

diag::Result<PackageRules> load_package_rules(diag::SourcePtr source, const data::Schema& package, const acts::Acts& acts) {
    const auto tree = xml::parse(source);
    if (!tree)
        return {std::nullopt, tree.problems};
    diag::Log log;
    PackageRules made = Loader(*tree.value, package, acts, log).load();
    made.sha256 = base::sha256_hex(source->text);
    made.source = std::move(source);
    return diag::finish(std::move(made), log);
}

} // namespace qujat::check
