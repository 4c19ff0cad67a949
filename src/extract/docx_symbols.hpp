#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Fonts whose letters are pictures: their codes → the Unicode characters that look like it.
namespace qujat::extract {

enum class SymbolFont : std::uint8_t { none, symbol, wingdings, wingdings_2, other };

SymbolFont symbol_font(std::string_view font_name);

/// `code` is the place in the font, with or without the 0xF000 that Word adds. What has no like is a bullet.
char32_t symbol(SymbolFont font, std::uint32_t code);

/// `text` with the private characters U+F020 to U+F0FF of symbol fonts replaced.
std::string replace_symbols(std::string_view text, SymbolFont font);

} // namespace qujat::extract
