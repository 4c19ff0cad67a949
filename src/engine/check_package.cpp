#include "engine/parts.hpp"

#include "engine/package_files.hpp"
#include "engine/values.hpp"
#include "report/package_report.hpp"

#include <algorithm>

namespace qujat {

namespace {

using data::Value;

constexpr std::string_view contract_file = "packages/schema.json";
constexpr std::size_t most_files = 200;

class Checker {
  public:
    Checker(const Library& library, Library::Parts& parts, const CheckPackageRequest& request, diag::Log& log)
        : library_(library), parts_(parts), request_(request), log_(log), language_(engine::to_base(request.language)) {}

    std::string run(PackageStanding& standing) {
        const auto acts = parts_.acts();
        const auto settings = parts_.operator_settings(request_.operator_file);
        const auto contract = parts_.package_contract();
        log_.add(acts->problems);
        log_.add(settings->problems);
        log_.add(contract->problems);
        if (!acts->value || !settings->value || !contract->value)
            return {};
        auto facts = read_facts(*contract->value);
        if (request_.files.size() > most_files)
            log_.add("ENG-0909", {}, {{"count", std::to_string(request_.files.size())}, {"limit", std::to_string(most_files)}});
        if (!facts || log_.has_errors())
            return {};
        const auto sent_at = read_day(*facts);
        const auto rules = parts_.package_rules(std::string(facts->find("kind")->text()), contract->value->root, *acts->value);
        log_.add(rules->problems);
        const acts::Regime* regime = sent_at && rules->value ? choose(*acts->value, *settings->value, *rules->value, *sent_at) : nullptr;
        if (!regime || log_.has_errors())
            return {};

        engine::PackageFiles files = engine::match_files(request_, engine::with_member(*facts, "sent_at", Value::string(sent_at->iso())), log_);
        notes_.insert(notes_.end(), files.notes.begin(), files.notes.end());
        const auto calendar = parts_.calendar();
        const auto indices = parts_.indices();
        log_.add(calendar->problems);
        log_.add(indices->problems);
        if (log_.has_errors() || !calendar->value || !indices->value)
            return {};
        const check::PackageCase package{with_judged_plan(files, *regime), *sent_at,          regime, &*calendar->value, &*indices->value, std::move(files.unreadable),
                                         {{"freshness-292", settings->value->is_292_literal ? "literal" : "intended"}}};
        const auto verdict = check::judge_package(*rules->value, package);
        log_.add(verdict.problems);
        if (log_.has_errors() || !verdict.value)
            return {};
        standing = verdict.value->standing == check::PackageStanding::complete ? PackageStanding::complete : verdict.value->standing == check::PackageStanding::remarks ? PackageStanding::remarks : PackageStanding::undecided;
        const report::PackageContext context{*rules->value, contract->value->root, *acts->value, *regime, *sent_at, request_.package_name, std::move(files.files), notes_};
        switch (request_.format) {
        case CheckFormat::json: return report::package_json(*verdict.value, context, language_);
        case CheckFormat::html: return report::package_html(*verdict.value, context, language_);
        default: return report::package_text(*verdict.value, context, language_);
        }
    }

  private:
    // Without a word of what was handed in it is taken for an application for participation: the most frequent, and the only one that is mostly files.
    std::optional<Value> read_facts(const data::Contract& contract) {
        if (request_.package.empty()) {
            notes_.push_back({"ENG-0905", {}, {}, {}});
            return Value::object({{"schema", Value::string("qujat.package/1")}, {"kind", Value::string("participation")}});
        }
        auto parsed = data::parse_json(diag::make_source(request_.package_name, request_.package, diag::Excerpt::value_only));
        log_.add(std::move(parsed.problems));
        if (!parsed.value)
            return std::nullopt;
        data::validate(*parsed.value, contract, language_, log_);
        return log_.has_errors() ? std::nullopt : std::move(parsed.value);
    }

    std::optional<base::Date> read_day(const Value& facts) {
        const Value* stated = facts.find("sent_at");
        const auto filed = request_.filed.empty() ? std::nullopt : base::Date::parse_iso(request_.filed);
        if (!request_.filed.empty() && !filed)
            log_.add("ENG-0701", {}, {{"found", diag::quoted(request_.filed)}});
        if (filed && stated && stated->text() != request_.filed)
            log_.add("ENG-0902", stated->place(), {{"stated", std::string(stated->text())}, {"filed", request_.filed}});
        if (filed || stated || !request_.filed.empty())
            return filed ? filed : stated ? base::Date::parse_iso(stated->text()) : std::nullopt;
        const base::Date today = base::Timestamp::from_unix(parts_.world->now()).date;
        notes_.push_back({"ENG-0908", {}, {{"date", today.iso()}}, {}});
        return today;
    }

    const acts::Regime* choose(const acts::Acts& acts, const engine::Operator& settings, const check::PackageRules& rules, base::Date day) {
        std::vector<const acts::Regime*> editions;
        for (const acts::Regime& regime : acts.regimes)
            if (regime.rules == rules.acts_rules)
                editions.push_back(&regime);
        if (!request_.edition.empty()) {
            const auto found = std::ranges::find(editions, request_.edition, &acts::Regime::id);
            if (found == editions.end() || !(*found)->is_held) {
                engine::report_unknown_regime(acts, request_.edition, {}, log_);
                return nullptr;
            }
            return *found;
        }
        // Repealed, and nothing came instead that we hold: the rules themselves say that nobody can tell (PK-OP-03).
        if (!editions.empty() && editions.back()->until && day >= *editions.back()->until)
            return editions.back();
        return acts::choose_regime(acts, day, settings.entries, {}, log_, acts::Holding::of_wording, rules.acts_rules);
    }

    Value with_judged_plan(const engine::PackageFiles& files, const acts::Regime& regime) {
        if (files.plans.empty() || !regime.annex)
            return files.facts;
        CheckRequest plan;
        for (const CheckRequest::PlanFile* file : files.plans)
            plan.files.push_back(*file);
        plan.edition = regime.annex->key;
        plan.operator_file = request_.operator_file;
        plan.format = CheckFormat::json;
        plan.language = request_.language;
        plan.helper = request_.helper;
        plan.ocr = request_.ocr;
        plan.allow_weak_sandbox = request_.allow_weak_sandbox;
        plan.messages = request_.language;
        const CheckOutcome judged = library_.check(plan);
        if (!judged.ok) {
            const auto error = std::ranges::find(judged.problems, Severity::error, &Problem::severity);
            notes_.push_back({"ENG-0910", {}, {{"reason", error == judged.problems.end() ? "" : error->message}}, {}});
            return files.facts;
        }
        const auto report = data::parse_json(diag::make_source("check", judged.bytes, diag::Excerpt::value_only));
        return engine::with_plan(files.facts, report.value ? &*report.value : nullptr, notes_);
    }

    const Library& library_;
    Library::Parts& parts_;
    const CheckPackageRequest& request_;
    diag::Log& log_;
    base::Language language_;
    std::vector<diag::Diagnostic> notes_;
};

} // namespace

Library::Parts::Kept<data::Contract> Library::Parts::package_contract() {
    return keep<data::Contract>(contracts_, std::string(contract_file), [&]() -> diag::Result<data::Contract> {
        auto source = engine::read_source(*world, std::string(contract_file), engine::template_limit, diag::Excerpt::line);
        if (!source.value)
            return {std::nullopt, std::move(source.problems)};
        return data::load_contract(*source.value);
    });
}

Library::Parts::Kept<check::PackageRules> Library::Parts::package_rules(const std::string& kind, const data::Schema& package, const acts::Acts& acts) {
    return keep<check::PackageRules>(package_rules_, kind, [&]() -> diag::Result<check::PackageRules> {
        auto source = engine::read_source(*world, "packages/" + kind + ".xml", engine::template_limit, diag::Excerpt::line);
        if (!source.value)
            return {std::nullopt, std::move(source.problems)};
        return check::load_package_rules(*source.value, package, acts);
    });
}

Library::Parts::Kept<acts::Indices> Library::Parts::indices() {
    return keep<acts::Indices>(indices_, "", [&]() -> diag::Result<acts::Indices> {
        auto source = engine::read_source(*world, "indices.xml", engine::template_limit, diag::Excerpt::line);
        if (!source.value)
            return {std::nullopt, std::move(source.problems)};
        return acts::load_indices(*source.value);
    });
}

CheckPackageOutcome Library::check_package(const CheckPackageRequest& request) const {
    CheckPackageOutcome outcome;
    static_cast<Outcome&>(outcome) =
        engine::guarded(engine::to_base(request.messages), [&](diag::Log& log) { return Checker(*this, *parts_, request, log).run(outcome.standing); });
    if (!outcome.ok)
        outcome.standing = PackageStanding::not_judged;
    return outcome;
}

} // namespace qujat
