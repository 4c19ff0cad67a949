#include "check/plans.hpp"

#include "catch.hpp"

using namespace qujat;

namespace {

std::string verdict_of(const std::string& text, const char* id) {
    const check::Verdict verdict = check::judge(plans::parse(text), plans::requirements());
    for (const check::ItemJudgement& item : verdict.items)
        if (item.id == id)
            return std::string(check::name(item.verdict));
    return "(none)";
}

const std::string costs = "Заработная плата – 36 000 000 тенге, серверы – 4 800 000 тенге, маркетинг – 6 000 000 тенге на 2026–2028 годы.";

} // namespace

TEST_CASE("a paragraph in square brackets is a template's instruction and says nothing, whatever it says") {
    CHECK(verdict_of("# Смета расходов\n\n" + costs + "\n", "bp703-08") == "found");
    CHECK(verdict_of("# Смета расходов\n\n[" + costs + "]\n", "bp703-08") == "empty");
    CHECK(verdict_of("# Смета расходов\n\n[Укажите расходы.]\n\n" + costs + "\n", "bp703-08") == "found");
    CHECK(verdict_of("# Смета расходов\n\n[Расходы на проект:\n\n" + costs + "\n\nи так далее.]\n", "bp703-08") == "empty"); // broken into lines
    CHECK(verdict_of("# Смета расходов\n\n[Расходы\n\nна проект.]\n\n" + costs + "\n", "bp703-08") == "found");
    CHECK(verdict_of("# Смета расходов\n\n" + costs + " [3]\n", "bp703-08") == "found"); // a reference
}

TEST_CASE("the requirements' own advice left standing says nothing, with and without its brackets, in each language") {
    for (const check::Item& item : plans::requirements().items)
        for (const check::SubRequirement& sub : item.subs)
            for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en}) {
                if (plans::is_sample && (language != base::Language::ru || item.number % 4 != 0))
                    continue;
                INFO(sub.id << " " << sub.advice.in(language));
                const std::string under = "# " + std::to_string(item.number) + ". " + item.title.in(language) + "\n\n";
                for (const std::string& text : {under + sub.advice.in(language) + "\n", under + "[" + sub.advice.in(language) + "]\n"}) {
                    const std::string verdict = verdict_of(text, item.id.c_str());
                    CHECK((verdict == "empty" || verdict == "missing" || verdict == "not-applicable" || verdict == "(none)"));
                }
            }
}

TEST_CASE("the title of a part as a heading is no answer, even with a colon in it") {
    for (const check::Item& item : plans::requirements().items)
        for (const check::SubRequirement& sub : item.subs)
            if (sub.title.ru.find(": ") != std::string::npos) {
                INFO(sub.title.ru);
                const std::string verdict = verdict_of("# " + sub.title.ru + "\n\n# Другое\n\nЕщё не написано.\n", item.id.c_str());
                CHECK(verdict != "found");
            }
}
