#include "support.hpp"

#include "catch.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

using namespace qujat;
using namespace qujat::tests;

using Unit = acts::Deadline::Unit;
using Direction = acts::Deadline::Direction;

namespace {

const std::vector<std::string> editions = {"r415-2022", "r415-2023", "r703", "r243", "r130"};

// The clause as acts.xml writes it.
std::string clause(std::string cell) {
    if (cell == "header note")
        return "note";
    std::smatch found;
    if (std::regex_match(cell, found, std::regex(R"(order (?:cl\. )?([^ ]+).*)")))
        return "order-" + found[1].str();
    cell = std::regex_replace(cell, std::regex(R"( sub-cl\. (\d+)\)$)"), "($1)");
    return std::regex_replace(cell, std::regex(R"( para (\d+)$)"), "/$1");
}

Unit unit(const std::string& cell) {
    static const std::map<std::string, Unit> units = {{"wd", Unit::working_days}, {"cd", Unit::calendar_days},    {"month", Unit::months}, {"months", Unit::months}, {"calendar month", Unit::months},
                                                      {"year", Unit::years},      {"calendar quarter", Unit::months}, {"date", Unit::date},    {"-", Unit::none},        {"day of month", Unit::day_of_month}};
    REQUIRE(units.count(cell) == 1);
    return units.at(cell);
}

Direction direction(std::string cell) {
    cell.erase(std::remove(cell.begin(), cell.end(), '*'), cell.end());
    static const std::vector<std::pair<std::string, Direction>> directions = {{"after", Direction::after}, {"before", Direction::before}, {"on", Direction::on}, {"by", Direction::by},
        {"at once", Direction::at_once}, {"minimum", Direction::minimum}, {"period", Direction::period}, {"threshold", Direction::threshold}, {"with ", Direction::with}};
    for (const auto& [word, value] : directions)
        if (cell.starts_with(word))
            return value;
    FAIL("unknown direction " << cell);
    return Direction::after;
}

// "10", "< 6", ">= 1", "20th"; nothing for "-" and dates.
std::optional<int> length(const std::string& cell) {
    std::smatch found;
    return std::regex_search(cell, found, std::regex(R"(\d+)")) ? std::optional(std::stoi(found[0])) : std::nullopt;
}

std::string trim(const std::string& cell) {
    const auto first = cell.find_first_not_of(' ');
    return first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1);
}

} // namespace

TEST_CASE("there are ninety-one time limits, in the editions whose acts set them") {
    std::map<std::string, std::size_t> counts;
    std::set<std::string> ids;
    for (const auto& regime : shipped().regimes)
        for (const auto& deadline : regime.deadlines)
            if (ids.insert(deadline.id).second)
                ++counts[deadline.id.substr(0, 6)];
    CHECK(ids.size() == 91);
    CHECK(counts == std::map<std::string, std::size_t>{{"DL-130", 1}, {"DL-243", 4}, {"DL-292", 16}, {"DL-415", 33}, {"DL-703", 37}});
    for (const auto& id : ids)
        CHECK(shipped().find_deadline(id)->id == id);
    CHECK(shipped().find_deadline("DL-703-38") == nullptr);
}

TEST_CASE("every time limit is that of the catalogue: clause, length, unit, direction and words") {
    if (!has_seeds())
        return;
    std::size_t rows = 0;
    for (const std::string& line : split(read(shared() / "domain/deadlines.md"), '\n')) {
        if (!line.starts_with("| DL-"))
            continue;
        ++rows;
        const auto cells = split(line, '|');
        const std::string id = trim(cells.at(1));
        INFO(id);
        const auto* found = shipped().find_deadline(id);
        REQUIRE(found);
        CHECK(found->clause == clause(trim(cells.at(2))));
        CHECK(found->unit == unit(trim(cells.at(6))));
        CHECK(found->direction == direction(trim(cells.at(7))));
        const std::string said = trim(cells.at(5));
        if (found->unit == Unit::date)
            CHECK((found->date ? found->date->iso() : "") == (said == "1 July" ? "" : said.substr(6, 4) + "-" + said.substr(3, 2) + "-" + said.substr(0, 2)));
        else if (trim(cells.at(6)) == "calendar quarter")
            CHECK(found->length == 3);
        else if (id == "DL-703-12") // garbled in the act: the catalogue intends the year of clause 35 of the Rules 415 (T-201)
            CHECK(found->length == 1);
        else
            CHECK(found->length == length(said));
        // The words in the language of the act that the row is about, but for the final point.
        const auto language = id.starts_with("DL-415") ? base::Language::ru : base::Language::kk;
        std::smatch core;
        REQUIRE(std::regex_search(line, core, std::regex(R"(`([^`]*)`[^`]*$)")));
        const auto* text = found->text.find(language);
        REQUIRE(text);
        CHECK(text->text == std::regex_replace(core[1].str(), std::regex("[.;]$"), ""));
    }
    CHECK(rows == 91);
}

TEST_CASE("the editions call the same time limit by the same key, each once") {
    const std::set<std::string> known = {
        "tax-certificate", "location-change", "activity-change", "review", "remarks-notice", "commission-decision", "registration-notice", "certificate", "listing", "nonresident-tables",
        "records", "records-information", "reregistration", "dues", "minimum-term", "extension-application", "withdrawal", "service-application", "service-conditions", "housing-return",
        "monitoring-request", "quarterly-report", "reporting-period", "cure", "analytical-information", "training-review", "training-courses", "training-remarks", "training-removal",
        "training-forwarding", "training-notice", "training-contract", "forwarding", "intake", "completion", "audit", "audit-report", "from-2029", "grant-report", "grant-review", "grant-final",
        "publication", "repeal",
        "service-tax-certificate"}; // 292 only: freshness on a service application counted from the one for participation (T-203)
    std::set<std::string> used;
    for (const auto& regime : shipped().regimes) {
        std::set<std::string> here;
        for (const auto& deadline : regime.deadlines) {
            INFO(deadline.id);
            CHECK(known.count(deadline.key) == 1);
            CHECK(here.insert(deadline.key).second);
            CHECK(regime.find_deadline(deadline.key) == &deadline);
            CHECK_FALSE((deadline.event.kk.empty() || deadline.event.ru.empty() || deadline.event.en.empty()));
            CHECK(deadline.who.kk.empty() == deadline.who.en.empty());
            used.insert(deadline.key);
        }
    }
    CHECK(used == known);
}

TEST_CASE("the editions differ as the catalogue says they do") {
    // deadlines.md, section 6: r415-2022, r415-2023, r703. 0: the edition has none, or its wording is not held.
    const std::vector<std::tuple<std::string, int, int, int>> rows = {
        {"review", 0, 5, 5},        {"remarks-notice", 0, 5, 5},         {"commission-decision", 10, 10, 10}, {"registration-notice", 0, 5, 5}, {"certificate", 3, 3, 3},
        {"listing", 3, 3, 3},       {"activity-change", 10, 10, 10},     {"quarterly-report", 10, 10, 20},    {"dues", 20, 20, 25},            {"records", 10, 10, 10},
        {"monitoring-request", 0, 10, 10}, {"cure", 0, 30, 0},           {"analytical-information", 0, 1, 1}, {"minimum-term", 1, 1, 1},       {"extension-application", 10, 10, 10},
        {"withdrawal", 0, 10, 10},  {"service-conditions", 0, 1, 1},     {"housing-return", 2, 2, 2},         {"training-review", 10, 10, 10}, {"training-remarks", 10, 10, 10},
        {"training-removal", 10, 10, 10}, {"training-notice", 5, 5, 5},  {"training-contract", 10, 10, 10}};
    for (const auto& [key, r2022, r2023, r703] : rows) {
        std::vector<int> found;
        for (const char* id : {"r415-2022", "r415-2023", "r703"}) {
            const auto* deadline = shipped().find_regime(id)->find_deadline(key);
            found.push_back(deadline ? deadline->length.value_or(-1) : 0);
        }
        INFO(key);
        CHECK(found == std::vector<int>{r2022, r2023, r703});
    }
    const auto* audit = shipped().find_regime("r703")->find_deadline("audit");
    REQUIRE((audit && audit->month_day));
    CHECK((audit->month_day->month == 7 && audit->month_day->day == 1));
    CHECK(shipped().find_regime("r415-2023")->find_deadline("audit") == nullptr);
}

TEST_CASE("where an act does not say from when, that is known and so is what is taken") {
    // deadlines.md, 7.10; of 2022 those of the same words.
    const std::set<std::string> unstated = {"DL-415-06", "DL-415-09", "DL-415-19", "DL-415-31", "DL-703-06", "DL-703-19", "DL-703-28", "DL-703-36", "DL-292-05", "DL-292-08", "DL-292-16"};
    for (const auto& regime : shipped().regimes)
        for (const auto& deadline : regime.deadlines) {
            INFO(deadline.id);
            CHECK(deadline.start_is_stated == (unstated.count(deadline.id) == 0));
            CHECK(deadline.start_is_stated == !deadline.default_start.has_value());
        }
    CHECK(shipped().find_deadline("DL-703-06")->default_start->en == "the day the file reached the Commission");
    CHECK(shipped().find_deadline("DL-703-19")->default_start->en == "the day the request was received");
}

TEST_CASE("what an edition left as it was holds in the edition before it as well") {
    // deadlines.md, end of section 3.
    std::set<std::string> shared_limits;
    for (const auto& deadline : shipped().find_regime("r415-2022")->deadlines)
        if (!deadline.id.starts_with("DL-292"))
            shared_limits.insert(deadline.id);
    CHECK(shared_limits == std::set<std::string>{"DL-415-06", "DL-415-11", "DL-415-12", "DL-415-13", "DL-415-14", "DL-415-21", "DL-415-32"});
    // acts.md, section 6.
    const auto numbers = [](const char* id, auto&& wanted) {
        std::set<std::string> found;
        for (const auto& clause : shipped().find_regime(id)->clauses)
            if (!clause.number.starts_with("order") && clause.number.find("-order") == std::string::npos && wanted(clause))
                found.insert(clause.number);
        return found;
    };
    CHECK(numbers("r415-2022", [](const auto& each) { return !each.is_absent && !each.text.kk && !each.text.ru; }) ==
          std::set<std::string>{"8", "12", "14", "17", "23", "24", "26", "33", "39", "40", "45", "53", "54", "56", "58", "64", "65", "67", "68", "69", "70"});
    CHECK(numbers("r415-2022", [](const auto& each) { return each.is_absent; }) == std::set<std::string>{"15", "19"});
    CHECK(numbers("r415-2023", [](const auto& each) { return each.is_absent; }) == std::set<std::string>{"15", "19", "21", "24", "33", "53", "67"});
    CHECK(numbers("r415-2023", [](const auto& each) { return each.reworded_by == "277"; }) == std::set<std::string>{"16", "66"});
    CHECK(numbers("r415-2023", [](const auto& each) { return each.reworded_by == "29"; }) == std::set<std::string>{"40", "54", "58"});
    CHECK(numbers("r415-2023", [](const auto& each) { return each.reworded_by == "317"; }) ==
          std::set<std::string>{"8", "9", "12", "13", "14", "17", "20", "23", "26", "39", "41", "44", "45", "48", "56", "64", "64-1", "65", "68", "69", "70"});
    CHECK(numbers("r703", [](const auto& each) { return each.number == "59"; }).size() == 1);
    CHECK(shipped().find_regime("r703")->find_clause("703-59-first")->chapter == "4");
    CHECK(shipped().find_regime("r703")->find_clause("703-59-second")->chapter == "5");
}
