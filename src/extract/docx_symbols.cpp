#include "extract/docx_symbols.hpp"

#include "base/utf8.hpp"
#include "extract/letters.hpp"

#include <algorithm>

namespace qujat::extract {

namespace {

// Adobe's Symbol encoding, from 0x20 and from 0xA0 on.
constexpr std::u32string_view symbol_low = U" !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
constexpr std::u32string_view symbol_high = U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪•〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";
static_assert(symbol_low.size() == 0x5F && symbol_high.size() == 0x5F);

struct Look {
    std::uint8_t code;
    char32_t character;
};
// The marks that are met in lists and forms.
constexpr Look wingdings[] = {{0x20, U' '}, {0x28, U'☎'}, {0x2A, U'✉'}, {0x46, U'☞'}, {0x4A, U'☺'}, {0x6C, U'●'}, {0x6E, U'■'}, {0x6F, U'☐'}, {0x71, U'❑'},
                             {0x72, U'❒'}, {0x75, U'◆'}, {0x76, U'❖'}, {0xA1, U'○'}, {0xA7, U'▪'}, {0xA8, U'☐'}, {0xD8, U'➢'}, {0xDF, U'←'}, {0xE0, U'→'}, {0xE1, U'↑'},
                             {0xE2, U'↓'}, {0xE8, U'➔'}, {0xF0, U'⇨'}, {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'}};
constexpr Look wingdings_2[] = {{0x20, U' '}, {0x4F, U'✗'}, {0x50, U'✓'}, {0x51, U'☒'}, {0x52, U'☑'}, {0x53, U'☒'}, {0x54, U'☒'}, {0xA3, U'☐'}, {0xA2, U'■'}};

constexpr char32_t bullet = U'•';

} // namespace

SymbolFont symbol_font(std::string_view font_name) {
    const std::string name = folded(font_name);
    if (name == "symbol")
        return SymbolFont::symbol;
    if (name == "wingdings")
        return SymbolFont::wingdings;
    if (name == "wingdings 2")
        return SymbolFont::wingdings_2;
    return name == "wingdings 3" || name == "webdings" || name == "zapfdingbats" || name == "zapf dingbats" ? SymbolFont::other : SymbolFont::none;
}

char32_t symbol(SymbolFont font, std::uint32_t code) {
    if (code >= 0xF000 && code <= 0xF0FF)
        code -= 0xF000;
    // Fonts that are no symbol fonts: the code is the character.
    if (font == SymbolFont::none && (code > 0xFF || code < 0x80) && code >= 0x20)
        return code < 0xD800 || (code >= 0xE000 && code <= 0x10FFFF) ? char32_t{code} : bullet;
    const auto in = [&](const auto& looks) {
        const auto found = std::ranges::find(looks, code, &Look::code);
        return found == std::end(looks) ? bullet : found->character;
    };
    if (font == SymbolFont::wingdings)
        return in(wingdings);
    if (font == SymbolFont::wingdings_2)
        return in(wingdings_2);
    if (font == SymbolFont::other)
        return code == 0x20 ? U' ' : bullet;
    if (code >= 0x20 && code - 0x20 < symbol_low.size())
        return symbol_low[code - 0x20];
    if (code >= 0xA0 && code - 0xA0 < symbol_high.size())
        return symbol_high[code - 0xA0];
    return bullet;
}

std::string replace_symbols(std::string_view text, SymbolFont font) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = base::decode(text, at);
        if (!point)
            break;
        // In a font without symbols such a character is one of Symbol's all the same: Word moved it there (MS-DOC, sprmCSymbol).
        const bool is_private = point->value >= 0xF020 && point->value <= 0xF0FF;
        base::append(result, !is_private ? point->value : symbol(font == SymbolFont::none ? SymbolFont::symbol : font, point->value));
        at += point->size;
    }
    return result;
}

} // namespace qujat::extract
