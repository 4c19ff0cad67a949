#include "text/no_break_rules.hpp"

#include "catch.hpp"
#include "text/break_candidates.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace qujat;

namespace {

// Every place of the example where a line may end is marked "|", no other; at "~" the candidates of UAX 14 and the spaces would let it end.
void check_example(std::string_view example, base::Language language) {
    INFO(example);
    std::string text;
    std::vector<std::uint32_t> allowed, forbidden;
    for (const char c : example) {
        if (c == '|')
            allowed.push_back(static_cast<std::uint32_t>(text.size()));
        else if (c == '~')
            forbidden.push_back(static_cast<std::uint32_t>(text.size()));
        else
            text += c;
    }
    allowed.push_back(static_cast<std::uint32_t>(text.size()));
    CHECK(text::break_opportunities(text, language) == allowed);
    std::vector<std::uint32_t> inner;
    text::find_inner_breaks(text, inner);
    CHECK_FALSE(forbidden.empty());
    for (const std::uint32_t at : forbidden)
        CHECK((text[at - 1] == ' ' || std::ranges::find(inner, at) != inner.end()));
}

} // namespace

TEST_CASE("each rule against breaks does what its example shows") {
    for (const text::SpaceRule& rule : text::space_rules())
        check_example(rule.example, rule.language);
    for (const text::InnerRule& rule : text::inner_rules())
        check_example(rule.example, rule.language);
    for (const text::WordList& list : text::word_lists())
        check_example(list.example, list.language);
}

TEST_CASE("every word of the lists keeps its neighbour, and only in its language") {
    const auto breaks = [](const std::string& text, base::Language language) { return text::break_opportunities(text, language).size() > 1; };
    for (const text::WordList& list : text::word_lists()) {
        std::set<std::u32string_view> met;
        for (std::size_t from = 0; from < list.words.size();) {
            const std::size_t to = std::min(list.words.find(U' ', from), list.words.size());
            CHECK(met.insert(list.words.substr(from, to - from)).second);
            std::string word;
            for (const char32_t c : list.words.substr(from, to - from)) { // Cyrillic: two bytes (RFC 3629, 3)
                word += static_cast<char>(0xC0 | (c >> 6));
                word += static_cast<char>(0x80 | (c & 0x3F));
            }
            from = to + 1;
            INFO(word);
            const std::string text = list.trait == text::little_word ? word + " слово" : list.trait == text::in_words ? "7 (" + word + ")" : "7 " + word;
            for (const auto language : {base::Language::kk, base::Language::ru})
                CHECK(breaks(text, language) == (list.only_in && *list.only_in != language));
        }
    }
}
