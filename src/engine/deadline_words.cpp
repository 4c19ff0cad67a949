#include "engine/deadline.hpp"

#include "text/text.hpp"

#include <fmt/format.h>

namespace qujat::engine {

namespace {

using base::Language;
using acts::Deadline;
using Note = acts::Count::Note;
using Rule = acts::Count::Rule;

struct Saying {
    std::string_view kk, ru, en;
    std::string in(Language language) const { return std::string(language == Language::kk ? kk : language == Language::ru ? ru : en); }
};

// In the order of the enumerations.

constexpr Saying words[] = {
    {"Редакция", "Редакция", "Edition"},
    {"Негізі", "Норма", "Clause"},
    {"Актінің сөзі", "Слова акта", "Words of the act"},
    {"біздің аудармамыз", "наш перевод", "our translation"},
    {"Кім", "Кто", "Who"},
    {"Басталуы", "Начало", "Start"},
    {"Ұзақтығы", "Длина", "Length"},
    {"кезеңнің соңғы күні", "последний день периода", "last day of the period"},
    {"күні", "дата", "date"},
    {"апта күні", "день недели", "weekday"},
    {"есеп", "счёт", "count"},
    {"басталатын күн", "день начала", "day 0"},
    {"Сенімді күн", "Надёжный день", "Target"},
    {"Соңғы күн", "Последний день", "Limit"},
    {"Бұл күннен ерте емес", "Не ранее этого дня", "Not before"},
    {"актіде айтылмаған", "акт не называет", "the act names none"},
    {"Қалай саналды (ереже біздікі, актіде жоқ)", "Как считали (правило наше, в акте его нет)", "How it was counted (the rule is ours, the act has none)"},
    {"Актіде айтылмағаны", "Чего акт не говорит", "What the act does not say"},
    {"мына күннен ауысты:", "перенос с", "transferred from"},
    {"мына күн үшін демалыс:", "день отдыха вместо", "day of rest instead of"},
    {"жұмыс күніне айналған демалыс", "рабочий по переносу", "worked, by a move"},
    {"Назар аударыңыз", "Внимание", "Note"},
};

constexpr Saying rules[] = {
    {"оқиға болған күн есепке кірмейді; бірінші күн – келесі жұмыс күні", "день события не считается; первый день – следующий рабочий", "the day of the event is not counted; day 1 is the next working day"},
    {"оқиға болған күн есепке кірмейді; күнтізбедегі әр күн саналады", "день события не считается; считается каждый календарный день", "the day of the event is not counted; every day of the calendar is"},
    {"көрсетілген күннен кері саналады, оның өзі есепке кірмейді; сенімді күн – мерзімнің барлық жұмыс күні екі күннің арасында толық өтетін күн, соңғы күн – кері санағандағы соңғы жұмыс күні",
     "счёт назад от указанного дня, сам он не считается; надёжный день – тот, после которого до указанного дня проходят все рабочие дни срока полностью, последний день – последний из отсчитанных назад",
     "counted back from the day given, which is not counted; the target leaves all working days of the term in between, the limit is the last of the days counted back"},
    {"көрсетілген күннен күнтізбелік күндер кері саналады; одан бұрын берілген құжат ескірген", "календарные дни назад от указанного дня; документ, выданный раньше, устарел", "calendar days back from the day given; a paper issued earlier is too old"},
    {"алдыңғы айдың сол күні, ондай күні жоқ айда – айдың соңғы күні", "то же число предыдущего месяца, а где его нет – последний день месяца", "the same day of the month before, or the last day of a month that has no such day"},
    {"келесі айдың сол күні; есепті кезеңнен кейін – келесі ай толығымен", "то же число следующего месяца; после отчетного периода – следующий месяц целиком", "the same day of the month after; behind a reporting period, the whole month that follows"},
    {"кезеңнен кейінгі айдың аталған күні; сенімді күн – одан кеш емес соңғы жұмыс күні", "названное число месяца, следующего за периодом; надёжный день – последний рабочий день не позже него", "the day named, of the month after the period; the target is the last working day not after it"},
    {"аталған күннің алдыңғы күні сенімді; сол күннің өзі ескертумен қабылданады", "надёжен день перед названным; сам названный день принимается с предупреждением", "the day before the one named is safe; the day itself is accepted with a warning"},
    {"айдың дәл аталған күні; ол демалыс күні болса, сенімді күн – алдыңғы жұмыс күні", "именно названное число месяца; если оно нерабочее, надёжен предыдущий рабочий день", "on the very day named; where it is a day off, the working day before it is safe"},
    {"«бірден»: сол күні, ал ол жұмыс күні болмаса – келесі жұмыс күні", "«незамедлительно»: в тот же день, а если он нерабочий – в следующий рабочий", "at once: the same day, or the next working day"},
    {"санайтын ештеңе жоқ: күнді оқиғаның өзі немесе акт атайды", "считать нечего: день даёт само событие или акт", "nothing to count: the event or the act names the day"},
    {"ең қысқа мерзім: сенімді күн – сол күн саны, ең ерте күн – оның алдындағы күн (бірінші күнді қоса санағанда мерзім сонда толады)",
     "наименьшая длина: надёжен день с тем же числом, самый ранний – день перед ним (срок тогда полон, если считать и первый день)",
     "a least length: the day of the same number is safe, the day before it the earliest (the term is then whole, the first day counted)"},
    {"күн түсетін күнтізбелік кезең; оның соңғы күні көрсетілген", "календарный период, в который попадает день; показан его последний день", "the period of the calendar that holds the day; its last day is shown"},
    {"актіде мерзімнің ұзақтығы да, күні де жоқ", "акт не называет ни длины срока, ни дня", "the act names neither a length nor a day"},
};

constexpr Saying notes[] = {
    {"демалысқа тура келген соңғы күн ауыса ма: сенімді күн – сол күннің өзі, соңғы күн – келесі жұмыс күні", "переносится ли последний день, если он нерабочий: надёжный день – он сам, последний – следующий рабочий", "whether a last day that is a day off moves: the target is that day, the limit the next working day"},
    {"берілген күннің өзі мерзімге кіре ме: екі оқылуы да көрсетілген; тек соңғы күннен кейін берілгенін кешіккен деуге болады", "входит ли день подачи в срок: показаны оба прочтения, опозданием можно считать только день после последнего", "whether the day of filing is part of the term: both readings are shown, only a day after the limit may be called late"},
    {"бұл күн демалысқа тура келсе, не болады", "что бывает, если этот день нерабочий", "what happens when that day is a day off"},
    {"аталған күннің өзі мерзімге кіре ме", "входит ли в срок сам названный день", "whether the day named is within the term"},
    {"мерзім қай оқиғадан басталады; біз мынаны алдық: {}", "от какого события считать; мы взяли: {}", "from which event to count; we took: {}"},
    {"бұл талап {} бастап қолданылады", "требование применяется с {}", "the requirement applies from {}"},
    {"мерзімнің ұзақтығы", "длина срока", "the length of the term"},
};

constexpr Saying weekdays[] = {{"дүйсенбі", "понедельник", "Monday"}, {"сейсенбі", "вторник", "Tuesday"}, {"сәрсенбі", "среда", "Wednesday"}, {"бейсенбі", "четверг", "Thursday"},
                               {"жұма", "пятница", "Friday"},         {"сенбі", "суббота", "Saturday"},  {"жексенбі", "воскресенье", "Sunday"}};

/// A unit behind 1, behind 2 to 4, behind the rest; Kazakh has one form.
struct UnitWords {
    std::string_view kk, one, few, many, english;
};
constexpr UnitWords units[] = {{"жұмыс күні", "рабочий день", "рабочих дня", "рабочих дней", "working day"},
                               {"күнтізбелік күн", "календарный день", "календарных дня", "календарных дней", "calendar day"},
                               {"ай", "месяц", "месяца", "месяцев", "month"},
                               {"жыл", "год", "года", "лет", "year"}};

constexpr std::string_view rule_codes[] = {"working-days-after", "calendar-days-after", "working-days-before", "calendar-days-before", "months-before",  "months-after", "day-of-month",
                                           "before-day-of-year", "on-day-of-month",     "at-once",             "that-day",             "least-length", "period",       "no-day"};
constexpr std::string_view note_codes[] = {"last-day-is-off", "two-readings", "moved-to-working-day", "accept-with-warning", "start-is-assumed", "not-yet-in-force", "no-length"};

} // namespace

std::string say(DeadlineWord word, Language language) { return words[static_cast<std::size_t>(word)].in(language); }
std::string say(Rule rule, Language language) { return rules[static_cast<std::size_t>(rule)].in(language); }

std::string say(Note note, const Deadline& deadline, Language language) {
    const std::string form = notes[static_cast<std::size_t>(note)].in(language);
    std::string filled;
    if (note == Note::start_is_assumed)
        filled = (deadline.default_start ? *deadline.default_start : deadline.event).in(language);
    if (note == Note::not_yet_in_force && deadline.applies_from)
        filled = text::format_date(*deadline.applies_from, text::DateForm::ablative, language);
    return fmt::format(fmt::runtime(form), filled);
}

std::string weekday_name(int weekday, Language language) { return weekdays[weekday - 1].in(language); }

std::string clause_words(const std::string& clause, Language language) {
    std::string number = clause, order, part, paragraph;
    if (number.starts_with("order-")) {
        order = Saying{"бұйрықтың ", " приказа", " of the order"}.in(language);
        number = number.substr(6);
    }
    if (const std::size_t slash = number.find('/'); slash != std::string::npos) {
        paragraph = number.substr(slash + 1);
        number.resize(slash);
    }
    if (const std::size_t open = number.find('('); open != std::string::npos) {
        part = number.substr(open + 1, number.size() - open - 2);
        number.resize(open);
    }
    if (number.empty() || number.front() < '0' || number.front() > '9')
        return clause == "note" ? Saying{"актінің басындағы ескертпе", "примечание в начале акта", "the note at the head of the act"}.in(language) : clause;
    if (language == Language::kk)
        return order + (!part.empty() ? fmt::format("{}-тармағының {}) тармақшасы", number, part) : !paragraph.empty() ? fmt::format("{}-тармағының {}-абзацы", number, paragraph) : fmt::format("{}-тармағы", number));
    if (language == Language::ru)
        return (!part.empty() ? fmt::format("подпункт {}) пункта {}", part, number) : !paragraph.empty() ? fmt::format("абзац {} пункта {}", paragraph, number) : fmt::format("пункт {}", number)) + order;
    return fmt::format("clause {}", number) + (!part.empty() ? fmt::format(", sub-clause {})", part) : !paragraph.empty() ? fmt::format(", paragraph {}", paragraph) : "") + order;
}

std::string length_words(const Deadline& deadline, Language language) {
    if (deadline.unit == Deadline::Unit::day_of_month && deadline.length)
        return fmt::format(fmt::runtime(Saying{"келесі айдың {}-күні", "{} число следующего месяца", "day {} of the next month"}.in(language)), *deadline.length);
    if (deadline.date)
        return text::format_date(*deadline.date, text::DateForm::short_form, language);
    if (deadline.month_day)
        return fmt::format("{:02}.{:02}", deadline.month_day->day, deadline.month_day->month);
    if (!deadline.length || static_cast<std::size_t>(deadline.unit) >= std::size(units))
        return {};
    const UnitWords& unit = units[static_cast<std::size_t>(deadline.unit)];
    const int number = *deadline.length, last = number % 100 > 10 && number % 100 < 20 ? 0 : number % 10;
    if (language == Language::kk)
        return fmt::format("{} {}", number, unit.kk);
    if (language == Language::ru)
        return fmt::format("{} {}", number, last == 1 ? unit.one : last >= 2 && last <= 4 ? unit.few : unit.many);
    return fmt::format("{} {}{}", number, unit.english, number == 1 ? "" : "s");
}

std::string_view code(Rule rule) { return rule_codes[static_cast<std::size_t>(rule)]; }
std::string_view code(Note note) { return note_codes[static_cast<std::size_t>(note)]; }

} // namespace qujat::engine
