#include "markup/compose_parts.hpp"

#include "base/utf8.hpp"
#include "text/text.hpp"

#include <algorithm>

namespace qujat::markup {

namespace {

bool is_apostrophe(char32_t point) { return point == '\'' || point == 0x2019 || point == 0x02BC; }

// Letters, digits and their marks, as far as the scripts of the profile go.
bool is_word(char32_t point) {
    if (point < 0x80)
        return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9');
    return point >= 0xC0 && point != 0xD7 && point != 0xF7 && !(point >= 0x2000 && point <= 0x2BFF) && !(point >= 0x3000 && point <= 0x303F);
}

} // namespace

// CSS Text 3, 2.1. A word may go over the border of an inline element, so that `before` is what the piece before ended with.
void transform_text(std::vector<doc::Inline>& pieces) {
    if (std::ranges::all_of(pieces, [](const doc::Inline& piece) { return piece.style->text_transform == doc::TextTransform::none; }))
        return;
    char32_t before = ' ';
    for (doc::Inline& piece : pieces) {
        if (piece.kind != doc::Inline::Kind::text) {
            before = ' ';
            continue;
        }
        const doc::TextTransform how = piece.style->text_transform;
        if (how == doc::TextTransform::uppercase)
            piece.text = text::to_upper(piece.text, piece.language);
        else if (how == doc::TextTransform::lowercase)
            piece.text = text::to_lower(piece.text, piece.language);
        std::string out;
        for (std::size_t at = 0; at < piece.text.size();) {
            const auto point = base::decode(piece.text, at);
            if (!point)
                break;
            const std::string letter = piece.text.substr(at, point->size);
            const bool begins = is_word(point->value) && !is_word(before) && !is_apostrophe(before);
            if (how == doc::TextTransform::capitalize)
                out += begins ? text::to_upper(letter, piece.language) : letter;
            // An apostrophe between letters belongs to the word, one before them to none.
            before = is_apostrophe(point->value) && !is_word(before) ? U' ' : point->value;
            at += point->size;
        }
        if (how == doc::TextTransform::capitalize)
            piece.text = std::move(out);
    }
}

} // namespace qujat::markup
