#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace qujat::base {

/// Kazakh, Russian, English, by ISO 639-1. Papers are in kk or ru; messages in all three.
enum class Language : std::uint8_t { kk, ru, en };

constexpr std::string_view code(Language language) {
    return language == Language::kk ? "kk" : language == Language::ru ? "ru" : "en";
}
constexpr std::optional<Language> find_language(std::string_view text) {
    if (text == "kk")
        return Language::kk;
    if (text == "ru")
        return Language::ru;
    if (text == "en")
        return Language::en;
    return std::nullopt;
}

} // namespace qujat::base
