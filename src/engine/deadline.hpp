#pragma once

#include "acts/count.hpp"

#include <string>
#include <vector>

/// What `qujat deadline` says: a time limit of an edition, counted from a day. `Library::deadline` reports ENG-0407 (no such edition), ENG-0801 (no date), ENG-0802 (it cannot be said that the edition was in
/// force on the day), ENG-0803 (the editions may change within the period), ENG-0804 (no such limit anywhere), ACT-0210 (not in this edition), and what `acts::count` does.
namespace qujat::engine {

struct CountedDeadline {
    const acts::Regime& regime;
    const acts::Deadline& deadline;
    const acts::Count& count;
};

std::string deadline_text(const CountedDeadline& counted, base::Language language);
std::string deadline_json(const CountedDeadline& counted, base::Language language);
/// Every time limit of the acts, each id once, by edition.
std::string deadlines_text(const acts::Acts& acts, base::Language language);
std::string deadlines_json(const acts::Acts& acts, base::Language language);

// The words, in deadline_words.cpp.
enum class DeadlineWord {
    edition, clause, act_says, translated, who, from, length, period_end, date, weekday, number, day_zero, target, limit, not_before, no_limit, rule, silent, moved_from, moved_rest, worked_weekend, warning
};
std::string say(DeadlineWord word, base::Language language);
std::string say(acts::Count::Rule rule, base::Language language);
std::string say(acts::Count::Note note, const acts::Deadline& deadline, base::Language language);
std::string weekday_name(int weekday, base::Language language);
/// "14" is «14-тармақ», «пункт 14»; "9(2)", "16/2", "order-5" as acts.xml writes them.
std::string clause_words(const std::string& clause, base::Language language);
/// "5 wd": «5 жұмыс күні», «5 рабочих дней»; empty where there is no length.
std::string length_words(const acts::Deadline& deadline, base::Language language);
/// Machine words of a rule and a note: "working-days-after".
std::string_view code(acts::Count::Rule rule);
std::string_view code(acts::Count::Note note);

} // namespace qujat::engine
