#include "text/text.hpp"

#include "seeds.hpp"

#include <fstream>
#include <map>
#include <set>

using namespace qujat;
using base::Language;
using text::Case;
using text::Sex;

namespace {

struct Outcome {
    std::string found;
    bool is_certain = true;
};

Sex sex_of(std::string_view note) {
    return note == "m" || note.starts_with("m,") || note.starts_with("m or f") ? Sex::male : note == "f" || note.starts_with("f,") ? Sex::female : Sex::unknown;
}

// «25 950 тенге», «күнтізбелік 10 күн»: the figures, and what is counted by the beginning of its word. U+00A0 is a space in the file.
std::optional<Outcome> counted(std::string_view input, Language language, Case wanted) {
    constexpr std::pair<std::string_view, std::string_view> units[] = {{"күнтізбелік", "calendar-day"}, {"жұмыс", "working-day"}, {" ай", "month"}, {"рабоч", "working-day"}, {"календар", "calendar-day"}, {"месяц", "month"},
                                                                       {" год", "year"}, {" лет", "year"}, {"замечани", "remark"}, {"лист", "sheet"}, {"квот", "quota"}};
    std::string digits, found;
    for (const char c : input) {
        if (c >= '0' && c <= '9')
            digits += c;
    }
    if (input.find_first_not_of("0123456789 ") == std::string_view::npos) {
        found = text::number_words(std::stoll(digits), language);
    } else if (input.ends_with("теңге") || input.ends_with("тенге")) {
        found = text::format_money(digits, language);
    } else {
        for (const auto& [beginning, unit] : units) {
            if (found.empty() && input.find(beginning) != std::string_view::npos)
                found = text::format_quantity(std::stoll(digits), unit, wanted, language);
        }
    }
    for (std::size_t at = found.find("\u00A0"); at != std::string::npos; at = found.find("\u00A0"))
        found.replace(at, 2, " ");
    return Outcome{found};
}

std::optional<Outcome> outcome(const std::vector<std::string>& row) {
    const auto language = base::find_language(row[0]);
    if (!language)
        return std::nullopt;
    if (row[2] == "ordinal")
        return Outcome{text::ordinal(std::stoll(row[1]), *language)};
    if (row[2] == "number-words" || row[2] == "number-words-genitive")
        return counted(row[1], *language, row[2] == "number-words" ? Case::nominative : Case::genitive);
    text::Declined declined;
    if (row[2] == "plural")
        declined = text::plural(row[1]);
    else if (row[2] == "possessive-3")
        declined = text::possessive(row[1]);
    else if (const auto wanted = text::find_case(row[2]))
        declined = text::decline(row[1], *wanted, *language, sex_of(row[5]));
    else
        return std::nullopt; // other tests ask for the rest
    return Outcome{declined.text, declined.is_certain};
}

std::string key(const std::vector<std::string>& row) {
    return row[0] + " " + row[2] + " " + row[1] + (row[5].starts_with("m") ? " m" : row[5].starts_with("f") ? " f" : "");
}

// What is known to be wrong, with the reason: tests/text/language-known.tsv.
std::set<std::string> load_known_faults() {
    std::ifstream stream(std::string(QUJAT_SOURCE_DIR) + "/tests/text/language-known.tsv");
    REQUIRE(stream);
    std::set<std::string> faults;
    std::string line;
    std::getline(stream, line); // the heading
    while (std::getline(stream, line)) {
        const std::size_t first = line.find('\t'), second = line.find('\t', first + 1), third = line.find('\t', second + 1);
        faults.insert(line.substr(0, first) + " " + line.substr(second + 1, third - second - 1) + " " + line.substr(first + 1, second - first - 1));
    }
    return faults;
}

} // namespace

TEST_CASE("the known answers of the language come out right, but for those in language-known.tsv") {
    const std::set<std::string> faults = load_known_faults();
    std::map<std::string, std::pair<std::size_t, std::size_t>> counts; // language and operation: asked, right
    for (const auto& row : load_language_tests()) {
        const auto made = outcome(row);
        if (!made)
            continue;
        auto& [asked, right] = counts[row[0] + " " + row[2]];
        ++asked;
        const bool is_right = made->found == row[3];
        right += is_right;
        INFO(key(row) << " " << row[4] << ": " << made->found << ", expected " << row[3]);
        if (faults.contains(row[0] + " " + row[2] + " " + row[1]))
            CHECK_FALSE(is_right); // it is right now: take its line away
        else
            CHECK(is_right);
        // What the file is sure of, we have to be sure of; where it is right by accident nobody would trust it.
        if (row[4] == "high")
            CHECK(made->is_certain);
    }
    for (const auto& [name, count] : counts) {
        INFO(name << ": " << count.second << " of " << count.first);
        CHECK(count.second * 100 >= count.first * 99);
    }
    if (!counts.empty())
        CHECK(counts.size() == 17); // languages and operations
}
