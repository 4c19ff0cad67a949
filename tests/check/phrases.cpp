#include "check/plans.hpp"

#include "catch.hpp"

#include <map>
#include <string>
#include <vector>

using namespace qujat;

// Sentences and tables as applicants write them, and near misses that look like them: tests/check/phrases.tsv. Each row is judged as a small plan of its own,
// under the heading of the row and a title that names nothing. Columns: part (or several, divided by spaces), language, heading or "-", text (\n begins a line), found or missing.

namespace {

struct Phrase {
    std::string part, language, heading, text, expected;
    std::size_t line = 0;
};

std::vector<Phrase> phrases() {
    std::vector<Phrase> all;
    std::istringstream lines(plans::read(plans::fs::path(QUJAT_SOURCE_DIR) / "tests/check/phrases.tsv"));
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.empty() || line.starts_with("--"))
            continue;
        std::vector<std::string> columns;
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, '\t');)
            columns.push_back(cell);
        INFO("phrases.tsv:" << number << ": " << line);
        REQUIRE(columns.size() == 5);
        REQUIRE((columns[4] == "found" || columns[4] == "missing"));
        for (std::size_t at = columns[3].find("\\n"); at != std::string::npos; at = columns[3].find("\\n", at))
            columns[3].replace(at, 2, "\n");
        std::istringstream parts(columns[0]);
        for (std::string part; parts >> part;)
            all.push_back({part, columns[1], columns[2], columns[3], columns[4], number});
    }
    return all;
}

struct Tally {
    int answers = 0, recognised = 0, misses = 0, refused = 0;
};

// Of each item by itself: one must not hide behind the others. Floors in percent.
void check_phrases(plans::With with, int least_recognised, int least_refused) {
    std::map<std::string, Tally> by_item;
    for (const Phrase& phrase : phrases()) {
        if (plans::is_sample && phrase.line % 40 != 0)
            continue;
        const std::string text = "# Бизнес-план\n" + (phrase.heading == "-" ? "" : "## " + phrase.heading + "\n") + phrase.text + "\n";
        const auto words = plans::by_id(check::judge(plans::parse(text), plans::requirements(phrase.part.substr(0, 5), with)));
        INFO("phrases.tsv:" << phrase.line << ": " << phrase.part << " " << phrase.heading << ": " << phrase.text);
        REQUIRE(words.contains(phrase.part));
        const std::string& verdict = words.at(phrase.part);
        Tally& tally = by_item[phrase.part.substr(0, 8)];
        const bool is_miss = phrase.expected == "missing";
        // An absence that is stated; of qualification, service and experience the one that is not asked for.
        const bool is_right = is_miss ? verdict != "found" : verdict == "found" || verdict == "not-applicable";
        ++(is_miss ? tally.misses : tally.answers);
        (is_miss ? tally.refused : tally.recognised) += is_right ? 1 : 0;
        if (!is_right)
            WARN("phrases.tsv:" << phrase.line << ": " << phrase.part << " is " << verdict << ": " << phrase.heading << ": " << phrase.text);
    }
    if (plans::is_sample)
        return;
    for (const auto& [item, tally] : by_item) {
        INFO(item << ": " << tally.recognised << " of " << tally.answers << " answers found, " << tally.refused << " of " << tally.misses << " near misses refused");
        CHECK(tally.recognised * 100 >= tally.answers * least_recognised);
        CHECK(tally.refused * 100 >= tally.misses * least_refused);
    }
}

} // namespace

// Of years gone by the ways know nothing.
TEST_CASE("phrases: by the ways alone what answers a part is found, and hardly anything that only looks like it") { check_phrases(plans::With::ways, 96, 90); }

TEST_CASE("phrases: with the weights hardly one that answers a part is lost, and hardly one is found that only looks like it") { check_phrases(plans::With::weights, 90, 95); }
