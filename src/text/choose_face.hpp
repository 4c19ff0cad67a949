#pragma once

#include "font/font.hpp"

#include <hb.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// Inside the room: which face shows which character, before anything is shaped.
namespace qujat::text {

/// One code point of the text on its way to HarfBuzz.
struct Piece {
    char32_t code_point = 0; ///< as it will be shaped: a substitute may stand here
    std::uint32_t begin = 0; ///< byte offset
    std::int32_t face = 0;   ///< index in the chain, or one of the two below
    bool starts_cluster = true;
    hb_script_t script = HB_SCRIPT_COMMON;
};
constexpr std::int32_t no_face = -1; ///< missing: gives no glyph and is reported
constexpr std::int32_t silent = -2;  ///< says nothing on paper: gives no glyph and is not reported

/// Splits `text` into pieces and marks the clusters. Control characters and malformed bytes are missing, tab and line feed are spaces.
void split(std::string_view text, std::vector<Piece>& pieces);

/// Gives every cluster the first face of the chain that has all of it; a space or punctuation the face of its left neighbour.
void choose_faces(std::vector<Piece>& pieces, std::span<const font::FacePtr> chain);

} // namespace qujat::text
