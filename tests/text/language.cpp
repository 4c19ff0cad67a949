#include "text/text.hpp"

#include "seeds.hpp"

#include <map>

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

std::optional<Outcome> outcome(const std::vector<std::string>& row) {
    const auto language = base::find_language(row[0]);
    if (!language)
        return std::nullopt;
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

} // namespace

TEST_CASE("the known answers of the cases come out right, but for those in language-known.tsv") {
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
        CHECK(is_right);
        // What the file is sure of, we have to be sure of; where it is right by accident nobody would trust it.
        if (row[4] == "high")
            CHECK(made->is_certain);
    }
    for (const auto& [name, count] : counts)
        UNSCOPED_INFO(name << ": " << count.second << " of " << count.first);
}
