// The traps of the acts (traps.md of the catalogue) that the data alone must avoid; each test is named after its trap. Those that a paper must avoid stand in tests/engine.
#include "acts/count.hpp"
#include "support.hpp"

#include "catch.hpp"

#include <algorithm>

using namespace qujat;
using namespace qujat::tests;

namespace {

const acts::Regime& edition(std::string_view id) {
    const acts::Regime* found = shipped().find_regime(id);
    REQUIRE(found != nullptr);
    return *found;
}

const acts::Deadline& limit(std::string_view regime, std::string_view key) {
    const acts::Deadline* found = edition(regime).find_deadline(key);
    INFO(regime << " " << key);
    REQUIRE(found != nullptr);
    return *found;
}

const acts::Clause& clause(std::string_view regime, std::string_view id) {
    const acts::Clause* found = edition(regime).find_clause(id);
    INFO(regime << " " << id);
    REQUIRE(found != nullptr);
    return *found;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

base::Date day(const std::string& iso) { return *base::Date::parse_iso(iso); }

std::string chosen(const std::string& date, std::string_view rules, const acts::Entries& entries) {
    diag::Log log;
    const acts::Regime* regime = acts::choose_regime(shipped(), day(date), entries, {}, log, acts::Holding::by_name, rules);
    return regime ? regime->id : log.take().at(0).id;
}

} // namespace

TEST_CASE("T-105: the annexes are numbered anew in 703, so none is named without its act") {
    CHECK(edition("r415-2023").annex->key == "bp317");
    CHECK(holds(edition("r415-2023").texts.at("annex-genitive").ru->text, "приложения 3 к Правилам"));
    CHECK(edition("r703").annex->key == "bp703");
    CHECK(holds(edition("r703").texts.at("annex-genitive").kk->text, "Қағидаларға 1-қосымшаның"));
    for (const char* id : {"r415-2023", "r703"}) {
        for (const auto& [name, texts] : edition(id).texts) {
            for (const acts::LegalText* text : {texts.find(base::Language::kk), texts.find(base::Language::ru)}) {
                if (!text)
                    continue;
                INFO(id << " " << name << ": " << text->text);
                if (holds(text->text, "приложени"))
                    CHECK(holds(text->text, "Правил"));
                if (holds(text->text, "-қосымша"))
                    CHECK(holds(text->text, "Қағидалар"));
            }
        }
    }
}

TEST_CASE("T-202: clause 9 of 292 says 'not later than' where the others say 'not earlier', and neither is quoted for the other") {
    const std::string inverted = limit("r415-2022", "tax-certificate").text.kk->text;
    CHECK(holds(without_space(inverted), without_space("кешiктiрiлмей берiлген"))); // as printed, with Latin i (T-702)
    CHECK(!holds(inverted, "ерте емес"));
    CHECK(holds(limit("r703", "tax-certificate").text.kk->text, "ерте емес берілген"));
    CHECK(holds(limit("r415-2023", "tax-certificate").text.ru->text, "не ранее чем за десять календарных дней"));
    // The sense is the same in all: a paper of the last ten calendar days.
    for (const char* id : {"r415-2022", "r415-2023", "r703"}) {
        CHECK(limit(id, "tax-certificate").length == 10);
        CHECK(limit(id, "tax-certificate").unit == acts::Deadline::Unit::calendar_days);
        CHECK(limit(id, "tax-certificate").direction == acts::Deadline::Direction::before);
    }
}

TEST_CASE("T-213: thirty days to correct after monitoring exist under 415 alone") {
    CHECK(limit("r415-2023", "cure").length == 30);
    CHECK(edition("r703").find_deadline("cure") == nullptr);
    for (const auto& [name, texts] : edition("r703").texts)
        for (const acts::LegalText* text : {texts.find(base::Language::kk), texts.find(base::Language::ru)})
            if (text)
                CHECK(!holds(text->text, "30 "));
}

TEST_CASE("T-215: reports and dues have days of their own in each edition") {
    CHECK(limit("r415-2023", "quarterly-report").length == 10);
    CHECK(limit("r415-2023", "dues").length == 20);
    CHECK(limit("r703", "quarterly-report").length == 20);
    CHECK(limit("r703", "dues").length == 25);
    for (const char* id : {"r415-2023", "r703"})
        for (const char* key : {"quarterly-report", "dues"})
            CHECK(limit(id, key).unit == acts::Deadline::Unit::day_of_month);
}

TEST_CASE("T-227: two requirements of 703 apply from 2029 on") {
    for (const char* id : {"703-7-8", "703-7-9"}) {
        CHECK(!clause("r703", id).applies_on(day("2028-12-31")));
        CHECK(clause("r703", id).applies_on(day("2029-01-01")));
    }
    CHECK(clause("r703", "703-7").applies_on(day("2026-01-16"))); // the other seven from the first day on
    CHECK(limit("r703", "from-2029").date == day("2029-01-01"));
    CHECK(holds(clause("r703", "703-7-9").text.kk->text, "(50) елу пайызынан аспау")); // not more than: exactly half passes
    CHECK(holds(clause("r703", "703-7").text.kk->text, "елу және одан да көп"));         // fifty and more fails (T-228)
}

TEST_CASE("T-229: each edition names its own list of activities, and none is known between the two") {
    CHECK(holds(clause("r415-2023", "415-7").text.ru->text, "№ 37/НҚ"));
    CHECK(!holds(clause("r415-2023", "415-7").text.ru->text, "521/НҚ"));
    CHECK(holds(clause("r703", "703-7").text.kk->text, "№ 521/НҚ"));
    // 130/НҚ, which amended 37/НҚ, ended before 703 can have begun; its text is not stretched over the gap.
    CHECK(shipped().find_act("130")->repealed_from == day("2026-01-01"));
    CHECK(edition("r703").lower_bound == day("2026-01-16"));
    const acts::Entries entries = {{"E_130", {day("2022-06-01"), false}}};
    CHECK(chosen("2026-01-05", "own-production", entries) == "ACT-0009");
}

TEST_CASE("T-234: the final report on a grant is quoted whole and has no day") {
    const acts::Deadline& final = limit("r243", "grant-final");
    CHECK(!final.length);
    CHECK(!final.date);
    CHECK(!acts::gives_day(final, false));
    CHECK(holds(clause("r243", "243-9").text.kk->text, "өтінімі бойынша байланысты грантты тарту жүзеге асырылған"));
}

TEST_CASE("T-236: the criteria of own production end with 2025, and one certificate of two suffices") {
    const acts::Entries entries = {{"E_130", {day("2022-06-01"), false}}};
    CHECK(chosen("2025-12-31", "own-production", entries) == "r130");
    CHECK(chosen("2026-01-01", "own-production", entries) == "ACT-0009");
    const auto& clauses = edition("r130").clauses;
    CHECK(std::ranges::any_of(clauses, [](const acts::Clause& one) { return one.text.kk && holds(one.text.kk->text, "өлшемшарттарының бірінің болуы"); }));
}

TEST_CASE("T-242: no day of entry into force is known without configuration") {
    for (const acts::Regime& regime : shipped().regimes) {
        INFO(regime.id);
        CHECK(!regime.entry_key.empty());
        // On the lower bound an act may or may not have begun: without a configured day that is a question, never an answer.
        diag::Log log;
        const acts::Regime* found = acts::choose_regime(shipped(), regime.lower_bound, {}, {}, log, acts::Holding::of_wording, regime.rules);
        CHECK(found == nullptr);
        const std::string id = log.take().at(0).id;
        CHECK((id == "ACT-0101" || id == "ACT-0103"));
    }
}

TEST_CASE("T-601: the Kazakh ground on debts lacks ordinary pension contributions, and nobody adds them") {
    const acts::Ground* kazakh = edition("r703").find_ground("g-r703-68-1");
    const acts::Ground* russian = edition("r415-2023").find_ground("g-r415-76-1");
    REQUIRE(kazakh);
    REQUIRE(russian);
    CHECK(holds(kazakh->text.kk->text, "берешегі және кәсіптік зейнетақы жарналары мен әлеуметтік аударымдар"));
    CHECK(kazakh->text.kk->official);
    CHECK(holds(russian->text.ru->text, "по пенсионным, профессиональным пенсионным взносам"));
    CHECK(russian->text.ru->official);
}

TEST_CASE("T-606: no edition is held in two languages, so the other one is always marked as ours") {
    const auto held = [](const acts::Regime& regime, base::Language language) {
        // Words of the edition's own act; what it left as it was may be held in the other language from an earlier act.
        const std::string seed = language == base::Language::ru ? "001" : regime.id == "r703" ? "002" : "000";
        return seed;
    };
    for (const char* id : {"r415-2022", "r415-2023", "r703"}) {
        for (const auto& [name, texts] : edition(id).texts) {
            for (const base::Language language : {base::Language::kk, base::Language::ru}) {
                const acts::LegalText* text = texts.find(language);
                if (!text || text->seed.empty())
                    continue;
                INFO(id << " " << name << " " << base::code(language));
                CHECK(text->seed == held(edition(id), language));
                CHECK(text->official);
            }
        }
    }
    for (const auto& [name, texts] : edition("r703").texts) {
        if (texts.ru && texts.kk && !texts.kk->seed.empty()) {
            INFO(name);
            CHECK(!texts.ru->official); // a quotation whose Russian we do not hold
        }
    }
}

TEST_CASE("T-701: the title of order 703 begins with a Latin letter and is kept so, everywhere else the letter is Cyrillic") {
    const std::string latin = "\"Aстана", cyrillic = "\"Астана";
    CHECK(holds(shipped().find_act("703")->title.kk->text, latin));
    CHECK(!holds(shipped().find_act("703")->title.kk->text, cyrillic));
    for (const acts::Regime& regime : shipped().regimes) {
        for (const auto& [name, texts] : regime.texts)
            for (const acts::LegalText* text : {texts.find(base::Language::kk), texts.find(base::Language::ru)})
                if (text)
                    CHECK(!holds(text->text, latin));
        for (const acts::Clause& one : regime.clauses)
            if (one.text.kk && !one.id.starts_with("703-order"))
                CHECK(!holds(one.text.kk->text, latin));
    }
}

TEST_CASE("T-901: working days are counted by the calendar of the year or not at all") {
    const auto loaded = acts::load_calendar(diag::make_source("calendar.xml", read(std::string(QUJAT_SOURCE_DIR) + "/templates/calendar.xml")));
    REQUIRE(loaded);
    diag::Log log;
    // Five working days over Nauryz 2026: 23, 24 and 25 March are days off.
    const auto counted = acts::count(limit("r703", "remarks-notice"), day("2026-03-18"), *loaded.value, {}, log);
    REQUIRE(counted);
    CHECK(counted->limit == day("2026-03-30"));
    CHECK(log.take().empty());
    CHECK(!acts::count(limit("r703", "remarks-notice"), day("2026-12-29"), *loaded.value, {}, log));
    CHECK(log.take().at(0).id == "ACT-0207");
    CHECK(!loaded.value->has_year(2027));
    CHECK(!loaded.value->has_year(2021));
}

TEST_CASE("T-102: clause 62 of 703 speaks of the second clause 59, on housing") {
    CHECK(holds(clause("r703", "703-62").text.kk->text, "59-тармағында"));
    CHECK(holds(clause("r703", "703-59-second").text.kk->text, "тұрғын үй"));
    CHECK(!holds(clause("r703", "703-59-first").text.kk->text, "тұрғын үй"));
    CHECK(clause("r703", "703-50").is_absent); // listed, so that citing it is an error by name
}

TEST_CASE("T-114: the wording of 292 is an edition although the footnote of 2023 leaves it out") {
    std::vector<std::string> annexes;
    for (const acts::Regime& regime : shipped().regimes)
        if (regime.rules == acts::participation_rules && regime.annex)
            annexes.push_back(regime.annex->key);
    CHECK(annexes == std::vector<std::string>{"bp277", "bp292", "bp317", "bp703"});
}

TEST_CASE("T-206: the ten days on a change of activity begin at the Commission under 415, at the Fund under 703") {
    CHECK(limit("r415-2023", "activity-change").event.ru != limit("r703", "activity-change").event.ru);
    CHECK(holds(limit("r415-2023", "activity-change").event.ru, "в Комиссию"));
    CHECK(holds(limit("r703", "activity-change").event.ru, "Фонд"));
}

TEST_CASE("T-510: notes of the publisher are no part of an act") {
    for (const acts::Regime& regime : shipped().regimes) {
        for (const acts::Clause& one : regime.clauses) {
            for (const acts::LegalText* text : {one.text.find(base::Language::kk), one.text.find(base::Language::ru)}) {
                if (text) {
                    INFO(one.id);
                    CHECK(!holds(text->text, "Сноска"));
                    CHECK(!holds(text->text, "ескертпесі!"));
                }
            }
        }
    }
}

TEST_CASE("T-602: the Kazakh requirement on excise is quoted with its odd word") {
    CHECK(holds(edition("r415-2023").find_ground("rm-r415-7-6")->text.kk->text, "кіші акцизделетін"));
    CHECK(holds(edition("r415-2023").find_ground("rm-r415-7-6")->text.ru->text, "не являться плательщиком акцизов"));
}

TEST_CASE("T-903: a fixed day that is a day off stays the limit, and the target is the working day before it") {
    const auto loaded = acts::load_calendar(diag::make_source("calendar.xml", read(std::string(QUJAT_SOURCE_DIR) + "/templates/calendar.xml")));
    REQUIRE(loaded);
    diag::Log log;
    // The report for the second quarter of 2025 by the rules of 415: 10 July is a Thursday; dues for the third quarter of 2024: 20 October is a Sunday.
    const auto report = acts::count(limit("r415-2023", "quarterly-report"), day("2025-06-30"), *loaded.value, {}, log);
    REQUIRE(report);
    CHECK(report->limit == day("2025-07-10"));
    CHECK(report->target == day("2025-07-10"));
    const auto dues = acts::count(limit("r415-2023", "dues"), day("2024-09-30"), *loaded.value, {}, log);
    REQUIRE(dues);
    CHECK(dues->limit == day("2024-10-20"));
    CHECK(dues->target == day("2024-10-18"));
    CHECK(log.take().empty());
}
