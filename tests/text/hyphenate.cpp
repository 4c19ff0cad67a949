#include "catch.hpp"

#include "base/utf8.hpp"
#include "text/text.hpp"

#include <fstream>
#include <sstream>

using namespace qujat;

namespace {

std::string with_hyphens(const std::string& word, base::Language language) {
    std::string out;
    std::size_t from = 0;
    for (const std::uint32_t at : text::hyphenate(word, language)) {
        out += word.substr(from, at - from) + "-";
        from = at;
    }
    return out + word.substr(from);
}

bool has_vowel(const std::string& piece) {
    static const std::u32string vowels = U"аәеёиоөуұүыіэюяАӘЕЁИОӨУҰҮЫІЭЮЯ";
    for (std::size_t at = 0; at < piece.size();) {
        const auto point = base::decode(piece, at);
        if (!point)
            return false;
        if (vowels.find(point->value) != std::u32string::npos)
            return true;
        at += point->size;
    }
    return false;
}

} // namespace

TEST_CASE("Kazakh and Russian words divide as the known answers say") {
    std::ifstream file(std::string(QUJAT_SHARED_DIR) + "/domain/language-tests.tsv");
    if (!file) {
        WARN("SKIPPED: no known answers beside the project");
        return;
    }
    std::string line;
    std::getline(file, line);
    int high = 0, right = 0;
    while (std::getline(file, line)) {
        std::stringstream fields(line);
        std::string language, input, operation, expected, confidence;
        std::getline(fields, language, '\t');
        std::getline(fields, input, '\t');
        std::getline(fields, operation, '\t');
        std::getline(fields, expected, '\t');
        std::getline(fields, confidence, '\t');
        if (operation != "hyphenate")
            continue;
        const std::string got = with_hyphens(input, language == "kk" ? base::Language::kk : base::Language::ru);
        if (confidence == "high") {
            ++high;
            right += got == expected;
        }
        INFO(language << " " << input << ": got " << got << ", expected " << expected << " (" << confidence << ")");
        CHECK((got == expected || confidence != "high"));
    }
    CHECK(high >= 370);
    CHECK(right * 100 >= high * 99);
}

TEST_CASE("abbreviations, figures, Latin words and short words are never divided") {
    for (const char* word : {"ЖШС", "БСН", "ЖШС-ға", "Typst", "2026", "IT-технология", "акт", "срок", "қор", "ТОО", "№"})
        CHECK(text::hyphenate(word, base::Language::kk).empty());
    CHECK(with_hyphens("бизнес-жоспар", base::Language::kk) == "биз-нес-жос-пар");
}

TEST_CASE("over every word of the acts no piece lacks a vowel and none has one letter") {
    std::size_t words = 0;
    for (const char* name : {"000_0aa42c25b97ea3ae", "001_fb81a2c81e336530", "002_29be7c3a09cf4bcc", "003_9a5cba1920c8ac8d", "004_111f775a5e837d2c"}) {
        std::ifstream file(std::string(QUJAT_SHARED_DIR) + "/seeds/" + name + ".txt");
        if (!file) {
            WARN("SKIPPED: no acts beside the project");
            return;
        }
        const base::Language language = std::string(name).starts_with("001") ? base::Language::ru : base::Language::kk;
        std::string word;
        while (file >> word) {
            ++words;
            for (const std::size_t to : text::hyphenate(word, language)) {
                // What would stand on a line if the word were divided here alone.
                const std::string head = word.substr(0, to), tail = word.substr(to);
                INFO(word << " at " << to);
                CHECK(has_vowel(head));
                CHECK(has_vowel(tail));
                CHECK(base::count_code_points(head) >= 2);
                CHECK(base::count_code_points(tail) >= 2);
            }
        }
    }
    CHECK(words > 14'000);
}
