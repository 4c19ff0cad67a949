#include "engine/deadline.hpp"

#include "data/value.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <set>

namespace qujat::engine {

namespace {

using base::Language;
using data::Value;
using Word = DeadlineWord;
using Rule = acts::Count::Rule;

const std::string& name_of(const acts::Regime& regime, Language language) { return language == Language::kk ? regime.kk : language == Language::ru ? regime.ru : regime.en; }

std::string short_date(base::Date day) { return text::format_date(day, text::DateForm::short_form, Language::ru); }

std::string day_words(base::Date day, Language language) {
    return fmt::format("{} ({})", text::format_date(day, text::DateForm::long_form, language), weekday_name(day.weekday(), language));
}

// Why a day has no number, or one in spite of its weekday; empty for an ordinary working day.
std::string reason(const acts::Step& step, Language language) {
    using Kind = acts::Step::Kind;
    if (step.kind == Kind::start)
        return say(Word::day_zero, language);
    if (step.kind == Kind::weekend)
        return weekday_name(step.date.weekday(), language);
    if (step.kind == Kind::moved_rest)
        return step.off->instead ? say(Word::moved_rest, language) + " " + short_date(*step.off->instead) : "";
    if (step.kind == Kind::holiday)
        return step.off->holiday.in(language) + (step.off->instead ? fmt::format(" ({} {})", say(Word::moved_from, language), short_date(*step.off->instead)) : "");
    return step.is_worked_weekend ? say(Word::worked_weekend, language) : "";
}

// The act's own words: in the language asked for, else in the one we hold.
std::pair<const acts::LegalText*, Language> words_of(const acts::Deadline& deadline, Language language) {
    for (const Language tried : {language, Language::kk, Language::ru})
        if (const acts::LegalText* found = deadline.text.find(tried); found && (found->official || tried != language))
            return {found, tried};
    return {deadline.text.find(language), language};
}

std::string steps_text(const acts::Count& count, Language language) {
    std::string out = fmt::format("  {:12}{:14}{}\n", say(Word::date, language), say(Word::weekday, language), say(Word::number, language));
    for (const acts::Step& step : count.steps) {
        const std::string why = reason(step, language), number = step.kind == acts::Step::Kind::counted ? std::to_string(step.number) : "–";
        out += fmt::format("  {:12}{:14}{}{}\n", short_date(step.date), weekday_name(step.date.weekday(), language), number, why.empty() ? "" : fmt::format("{:{}}{}", "", 6 - number.size() + (number == "–" ? 2 : 0), why));
    }
    return out + "\n";
}

Value text_value(std::string words) { return Value::string(std::move(words)); }

class Members {
  public:
    void add(const std::string& key, Value value) { members_.push_back({key, std::move(value), {}}); }
    void add(const std::string& key, std::string words) {
        if (!words.empty())
            add(key, text_value(std::move(words)));
    }
    Value take() { return Value::object(std::move(members_)); }

  private:
    std::vector<Value::Member> members_;
};

void describe(Members& out, const acts::Regime& regime, const acts::Deadline& deadline, Language language) {
    out.add("id", deadline.id);
    out.add("key", deadline.key);
    out.add("regime", regime.id);
    out.add("clause", deadline.clause);
    out.add("who", deadline.who.in(language));
    out.add("event", deadline.event.in(language));
    out.add("length", length_words(deadline, language));
    if (const auto [words, tongue] = words_of(deadline, language); words)
        out.add("text", Value::object({{"language", text_value(std::string(base::code(tongue))), {}}, {"official", Value::boolean(words->official), {}}, {"words", text_value(words->text), {}}}));
}

} // namespace

std::string deadline_text(const CountedDeadline& counted, Language language) {
    const auto& [regime, deadline, count] = counted;
    std::string out = fmt::format("{}  {}\n\n", deadline.id, deadline.key);
    const auto line = [&](Word word, const std::string& words) {
        if (!words.empty())
            out += fmt::format("{}: {}\n", say(word, language), words);
    };
    line(Word::edition, name_of(regime, language));
    line(Word::clause, clause_words(deadline.clause, language));
    if (const auto [words, tongue] = words_of(deadline, language); words)
        line(Word::act_says, "«" + words->text + "»" + (words->official ? "" : " (" + say(Word::translated, language) + ")"));
    line(Word::who, deadline.who.in(language));
    line(Word::length, length_words(deadline, language));
    line(Word::from, deadline.event.in(language) + " – " + day_words(count.start, language));
    if (count.counted_from != count.start)
        line(Word::period_end, day_words(count.counted_from, language));
    out += "\n";
    if (!count.steps.empty())
        out += steps_text(count, language);
    const bool is_earliest = count.rule == Rule::calendar_days_before || count.rule == Rule::least_length;
    if (count.target && count.target != count.limit)
        line(Word::target, day_words(*count.target, language));
    line(is_earliest ? Word::not_before : Word::limit, count.limit ? day_words(*count.limit, language) : say(Word::no_limit, language));
    out += "\n";
    line(Word::rule, say(count.rule, language));
    for (const acts::Count::Note note : count.notes)
        line(note == acts::Count::Note::not_yet_in_force ? Word::warning : Word::silent, say(note, deadline, language));
    return out;
}

std::string deadline_json(const CountedDeadline& counted, Language language) {
    const auto& [regime, deadline, count] = counted;
    Members out;
    out.add("schema", "qujat.deadline/1");
    describe(out, regime, deadline, language);
    out.add("from", count.start.iso());
    out.add("counted_from", count.counted_from.iso());
    std::vector<Value> days;
    for (const acts::Step& step : count.steps) {
        Members day;
        day.add("date", step.date.iso());
        if (step.kind == acts::Step::Kind::counted)
            day.add("number", Value::number(std::to_string(step.number)));
        day.add("why", reason(step, language));
        days.push_back(day.take());
    }
    out.add("days", Value::array(std::move(days)));
    out.add("target", count.target ? count.target->iso() : "");
    out.add("limit", count.limit ? count.limit->iso() : "");
    out.add("rule", std::string(code(count.rule)));
    out.add("rule_text", say(count.rule, language));
    std::vector<Value> notes;
    for (const acts::Count::Note note : count.notes)
        notes.push_back(Value::object({{"id", text_value(std::string(code(note))), {}}, {"text", text_value(say(note, deadline, language)), {}}}));
    out.add("notes", Value::array(std::move(notes)));
    return data::pretty_json(out.take());
}

namespace {

// One limit may stand in several editions: it is listed in the first.
template <class Each>
void each_once(const acts::Acts& acts, Each each) {
    std::set<std::string> met;
    for (const acts::Regime& regime : acts.regimes)
        for (const acts::Deadline& deadline : regime.deadlines)
            if (met.insert(deadline.id).second)
                each(regime, deadline);
}

} // namespace

std::string deadlines_text(const acts::Acts& acts, Language language) {
    std::string out, last;
    each_once(acts, [&](const acts::Regime& regime, const acts::Deadline& deadline) {
        if (regime.id != last)
            out += fmt::format("{}{}  {}\n", last.empty() ? "" : "\n", regime.id, name_of(regime, language));
        last = regime.id;
        out += fmt::format("  {:10} {:24} {:26} {:28} {}\n", deadline.id, deadline.key, clause_words(deadline.clause, language), length_words(deadline, language), deadline.event.in(language));
    });
    return out;
}

std::string deadlines_json(const acts::Acts& acts, Language language) {
    std::vector<Value> all;
    each_once(acts, [&](const acts::Regime& regime, const acts::Deadline& deadline) {
        Members one;
        describe(one, regime, deadline, language);
        all.push_back(one.take());
    });
    return data::pretty_json(Value::array(std::move(all)));
}

} // namespace qujat::engine
