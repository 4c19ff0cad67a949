#include "engine/deadline.hpp"

#include "base/nearest.hpp"
#include "engine/parts.hpp"

#include <algorithm>

namespace qujat {

namespace {

using acts::Deadline;
using acts::Regime;

/// Finds the time limit, in the edition in force on the day unless the edition is named, and counts it.
class Answer {
  public:
    Answer(Library::Parts& parts, const DeadlineRequest& request, diag::Log& log) : parts_(parts), request_(request), log_(log) {}

    std::string run() {
        const base::Language language = engine::to_base(request_.language);
        const auto acts = parts_.acts();
        log_.add(acts->problems);
        if (!acts->value)
            return {};
        acts_ = &*acts->value;
        if (request_.deadline.empty())
            return request_.as_json ? engine::deadlines_json(*acts_, language) : engine::deadlines_text(*acts_, language);
        const auto calendar = parts_.calendar();
        log_.add(calendar->problems);
        const auto settings = parts_.operator_settings(request_.operator_file);
        log_.add(settings->problems);
        const auto from = base::Date::parse_iso(request_.from);
        if (!from)
            log_.add("ENG-0801", {}, {{"found", diag::quoted(request_.from)}});
        if (!calendar->value || !settings->value || !from)
            return {};
        calendar_ = &*calendar->value;
        entries_ = &settings->value->entries;
        const Regime* regime = choose(*from);
        const Deadline* deadline = regime ? find(*regime) : nullptr;
        if (!deadline)
            return {};
        const Deadline& counted = acts::counted_deadline(*deadline, *regime);
        const auto count = acts::count(counted, *from, *calendar_, {}, log_);
        if (!count)
            return {};
        warn(*regime, counted, *count);
        const engine::CountedDeadline found{*regime, *deadline, *count};
        return request_.as_json ? engine::deadline_json(found, language) : engine::deadline_text(found, language);
    }

  private:
    const Deadline* find(const Regime& regime) const {
        const auto found = std::ranges::find_if(regime.deadlines, [&](const Deadline& one) { return one.id == request_.deadline || one.key == request_.deadline; });
        return found == regime.deadlines.end() ? nullptr : &*found;
    }

    // The edition of `rules` on a day; what is not known of it is said only when asked to.
    const Regime* edition(std::string_view rules, base::Date day, diag::Log& log) const { return acts::choose_regime(*acts_, day, *entries_, {}, log, acts::Holding::by_name, rules); }

    const Regime* choose(base::Date from) {
        if (!request_.regime.empty()) {
            const Regime* named = acts_->find_regime(request_.regime);
            if (!named)
                engine::report_unknown_regime(*acts_, request_.regime, {}, log_);
            else if (!find(*named))
                acts::require_deadline(*named, request_.deadline, {}, log_);
            return named && find(*named) ? named : nullptr;
        }
        std::vector<const Regime*> holders;
        for (const Regime& regime : acts_->regimes)
            if (find(regime))
                holders.push_back(&regime);
        if (holders.empty()) {
            unknown_deadline();
            return nullptr;
        }
        // An id belongs to its edition, whatever the day.
        if (std::ranges::any_of(holders.front()->deadlines, [&](const Deadline& one) { return one.id == request_.deadline; })) {
            diag::Log unused;
            const Regime* now = edition(holders.back()->rules, from, unused);
            return now && std::ranges::find(holders, now) != holders.end() ? now : holders.back();
        }
        if (const Regime* due = by_due_date(holders, from))
            return due;
        const Regime* regime = edition(holders.back()->rules, from, log_);
        if (regime && !find(*regime)) {
            acts::require_deadline(*regime, request_.deadline, {}, log_);
            return nullptr;
        }
        return regime;
    }

    // A report on a quarter that straddles a change of editions is due as the edition of the due date says (T-215). Null for limits that run from no period.
    const Regime* by_due_date(const std::vector<const Regime*>& holders, base::Date from) const {
        for (auto holder = holders.rbegin(); holder != holders.rend(); ++holder) {
            const Deadline& deadline = acts::counted_deadline(*find(**holder), **holder);
            diag::Log unused;
            if (deadline.period == Deadline::Period::none)
                continue;
            const auto count = acts::count(deadline, from, *calendar_, {}, unused);
            if (count && count->limit && edition((*holder)->rules, *count->limit, unused) == *holder)
                return *holder;
        }
        return nullptr;
    }

    void warn(const Regime& regime, const Deadline& deadline, const acts::Count& count) {
        diag::Log unused;
        const std::vector<diag::Argument> names = {{"id", regime.id}, {"name_kk", regime.kk}, {"name_ru", regime.ru}, {"name_en", regime.en}};
        const auto about = [&](base::Date day) {
            std::vector<diag::Argument> all = names;
            all.push_back({"date", day.iso()});
            return all;
        };
        const bool has_period = deadline.period != Deadline::Period::none;
        const base::Date begin = acts::period_begin(count.start, deadline.period);
        if (has_period && edition(regime.rules, count.limit.value_or(count.start), unused) == &regime) {
            if (edition(regime.rules, begin, unused) != &regime)
                log_.add("ENG-0803", {}, about(begin));
        } else if (edition(regime.rules, count.start, unused) != &regime) {
            log_.add("ENG-0802", {}, about(count.start));
        }
    }

    void unknown_deadline() {
        std::vector<std::string> known;
        for (const Regime& regime : acts_->regimes)
            for (const Deadline& deadline : regime.deadlines)
                known.insert(known.end(), {deadline.id, deadline.key});
        const std::string near = base::nearest(request_.deadline, known);
        log_.add("ENG-0804", {}, {{"found", diag::quoted(request_.deadline)}, {"nearest", near.empty() ? "—" : near}});
    }

    Library::Parts& parts_;
    const DeadlineRequest& request_;
    diag::Log& log_;
    const acts::Acts* acts_ = nullptr;
    const acts::Calendar* calendar_ = nullptr;
    const acts::Entries* entries_ = nullptr;
};

} // namespace

Outcome Library::deadline(const DeadlineRequest& request) const {
    return engine::guarded(engine::to_base(request.messages), [&](diag::Log& log) { return Answer(*parts_, request, log).run(); });
}

} // namespace qujat
