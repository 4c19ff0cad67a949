#include "base/utf8.hpp"
#include "diag/diag.hpp"

#include "catch.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

using namespace qujat;
using namespace qujat::diag;

namespace {

// Names in {braces}; doubled braces are braces.
std::set<std::string> placeholders(std::string_view pattern) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if ((pattern[i] == '{' || pattern[i] == '}') && i + 1 < pattern.size() && pattern[i + 1] == pattern[i]) {
            ++i;
        } else if (pattern[i] == '{') {
            const std::size_t close = pattern.find('}', i);
            if (close == std::string_view::npos)
                return {"unclosed"};
            names.insert(std::string(pattern.substr(i + 1, close - i - 1)));
            i = close;
        } else if (pattern[i] == '}') {
            return {"unopened"};
        }
    }
    return names;
}

std::set<std::string> placeholders(const Words& words) {
    std::set<std::string> names = placeholders(words.text);
    names.merge(placeholders(words.hint));
    return names;
}

// Arguments that are words themselves come once a language, "label_kk", "label_ru", "label_en": each language uses its own.
std::set<std::string> common_names(const Words& words, base::Language language) {
    std::set<std::string> names;
    for (std::string name : placeholders(words)) {
        if (name.ends_with("_" + std::string(base::code(language))))
            name.replace(name.size() - 2, 2, "own");
        names.insert(std::move(name));
    }
    return names;
}

constexpr base::Language languages[] = {base::Language::kk, base::Language::ru, base::Language::en};

// Capitals of the alphabets the messages are written in.
bool is_capital(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= 0x410 && c <= 0x42F) || (c >= 0x400 && c <= 0x40F) || std::u32string_view(U"ӘҒҚҢӨҰҮҺІ").find(c) != std::u32string_view::npos;
}

// Qujat is a name. "PDF", "QR", "BIN": a word whose second letter is a capital too is an abbreviation and keeps its form.
bool starts_with_lower_case(std::string_view text) {
    const auto first = base::decode(text, 0);
    if (!first || !is_capital(first->value) || text.starts_with("Qujat"))
        return true;
    const auto second = base::decode(text, first->size);
    return second && (is_capital(second->value) || second->value == U'-');
}

} // namespace

TEST_CASE("ids of messages are unique, sorted and made of a room and four digits") {
    const auto all = catalogue();
    REQUIRE(!all.empty());
    for (std::size_t i = 0; i < all.size(); ++i) {
        INFO(all[i].id);
        if (i > 0)
            CHECK(all[i - 1].id < all[i].id);
        REQUIRE(all[i].id.size() == 8);
        CHECK(std::ranges::all_of(all[i].id.substr(0, 3), [](char c) { return c >= 'A' && c <= 'Z'; }));
        CHECK(all[i].id[3] == '-');
        CHECK(std::ranges::all_of(all[i].id.substr(4), [](char c) { return c >= '0' && c <= '9'; }));
        CHECK(&find_message(all[i].id) == &all[i]);
    }
}

TEST_CASE("every message has words and a hint in the three languages") {
    for (const Message& entry : catalogue()) {
        for (const base::Language language : languages) {
            INFO(entry.id << " " << base::code(language));
            CHECK(!entry.in(language).text.empty());
            CHECK(!entry.in(language).hint.empty());
            CHECK(!base::find_malformed(entry.in(language).text));
            CHECK(!base::find_malformed(entry.in(language).hint));
        }
    }
}

TEST_CASE("the three languages of a message name the same placeholders") {
    for (const Message& entry : catalogue()) {
        INFO(entry.id);
        const auto names = common_names(entry.ru, base::Language::ru);
        CHECK(common_names(entry.kk, base::Language::kk) == names);
        CHECK(common_names(entry.en, base::Language::en) == names);
        for (const std::string& name : names) {
            INFO(name);
            CHECK(!name.empty());
            CHECK(std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; }));
        }
    }
}

TEST_CASE("messages start in lower case and have no full stop") {
    for (const Message& entry : catalogue()) {
        for (const base::Language language : languages) {
            for (const std::string_view words : {entry.in(language).text, entry.in(language).hint}) {
                INFO(entry.id << " " << words);
                CHECK(starts_with_lower_case(words));
                CHECK(!words.ends_with('.'));
                CHECK(!words.starts_with(' '));
                CHECK(!words.ends_with(' '));
                CHECK(words.find("  ") == std::string_view::npos);
                CHECK(words.find('\n') == std::string_view::npos);
            }
        }
    }
}

TEST_CASE("a message takes all its arguments and leaves no brace of its own") {
    for (const Message& entry : catalogue()) {
        for (const base::Language language : languages) {
            Diagnostic diagnostic{std::string(entry.id), {}, {}, {}};
            const auto names = placeholders(entry.in(language));
            for (const std::string& name : names)
                diagnostic.arguments.push_back({name, "<" + name + ">"});
            INFO(entry.id << " " << base::code(language));
            const std::string said = message(diagnostic, language) + hint(diagnostic, language);
            for (const std::string& name : names) {
                CHECK(said.find("<" + name + ">") != std::string::npos);
                CHECK(said.find("{" + name + "}") == std::string::npos);
            }
            CHECK(said.find("{{") == std::string::npos);
            CHECK(said.find("}}") == std::string::npos);
        }
    }
}

TEST_CASE("the Kazakh words are not the Russian ones") {
    for (const Message& entry : catalogue()) {
        INFO(entry.id);
        CHECK(entry.kk.text != entry.ru.text);
        CHECK(entry.kk.hint != entry.ru.hint);
        CHECK(entry.en.text != entry.ru.text);
    }
}

TEST_CASE("an unknown id is said to be a defect of ours") {
    CHECK(find_message("XXX-0000").id == "DIA-0001");
    CHECK(find_message("").id == "DIA-0001");
    CHECK(find_message("ZZZ-9999").id == "DIA-0001");
    CHECK(severity(Diagnostic{"XXX-0000", {}, {}, {}}) == Severity::error);
    CHECK(message(Diagnostic{"XXX-0000", {}, {}, {}}, base::Language::en) == "a message that is not in the catalogue");
}
