#include "text/choose_face.hpp"

#include "base/utf8.hpp"
#include "text/find_boundaries.hpp"

#include <algorithm>

namespace qujat::text {

namespace {

/// Characters that steer lines and joining and have no shape of their own.
constexpr char32_t silent_characters[] = {0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF};

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

/// A glyph that may stand for another character, looking the same on paper.
struct Substitute {
    char32_t wanted, given;
};
/// In the same face, before any other face is asked.
constexpr Substitute substitutes_at_once[] = {
    {0x00A0, 0x0020}, // NO-BREAK SPACE is as wide as SPACE (UAX 14, GL)
};
/// When no face of the chain has the character itself.
constexpr Substitute substitutes_at_last[] = {
    {0x2011, 0x2010}, // NON-BREAKING HYPHEN: HYPHEN
    {0x2011, 0x002D}, // NON-BREAKING HYPHEN: HYPHEN-MINUS
};

/// The code point to shape in this face so that `c` is seen; nothing when the face cannot show it.
char32_t shown_as(const font::Face& face, char32_t c) {
    if (face.glyph(c) != 0)
        return c;
    for (const Substitute& substitute : substitutes_at_once)
        if (substitute.wanted == c && face.glyph(substitute.given) != 0)
            return substitute.given;
    return 0;
}

bool follows_left_neighbour(char32_t c) {
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
    case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
    case HB_UNICODE_GENERAL_CATEGORY_CONNECT_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_DASH_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_OPEN_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_CLOSE_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_INITIAL_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_FINAL_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_OTHER_PUNCTUATION:
        return true;
    default:
        return false;
    }
}

/// Whether the face has every character of the cluster, or the ready-made letters they compose to (и and U+0306: й).
bool has_all(const font::Face& face, std::span<const Piece> cluster) {
    const auto is_shown = [&](char32_t c) { return shown_as(face, c) != 0; };
    if (cluster.size() == 1)
        return is_shown(cluster[0].code_point);
    char32_t composed = 0;
    for (const Piece& piece : cluster) {
        if (piece.face == silent)
            continue;
        hb_codepoint_t joined = 0;
        if (composed != 0 && hb_unicode_compose(hb_unicode_funcs_get_default(), composed, piece.code_point, &joined) && face.glyph(joined) != 0) {
            composed = joined;
            continue;
        }
        if (composed != 0 && !is_shown(composed))
            return false;
        composed = piece.code_point;
    }
    return is_shown(composed);
}

std::int32_t find_face(std::span<Piece> cluster, std::span<const font::FacePtr> chain, std::int32_t left) {
    if (left >= 0 && follows_left_neighbour(cluster[0].code_point) && has_all(*chain[static_cast<std::size_t>(left)], cluster))
        return left;
    for (std::size_t i = 0; i < chain.size(); ++i)
        if (has_all(*chain[i], cluster))
            return static_cast<std::int32_t>(i);
    for (const Substitute& substitute : substitutes_at_last) {
        if (cluster.size() != 1 || cluster[0].code_point != substitute.wanted)
            continue;
        for (std::size_t i = 0; i < chain.size(); ++i) {
            if (chain[i]->glyph(substitute.given) != 0) {
                cluster[0].code_point = substitute.given;
                return static_cast<std::int32_t>(i);
            }
        }
    }
    return no_face;
}

} // namespace

void split(std::string_view text, std::vector<Piece>& pieces) {
    pieces.clear();
    bool is_plain = true;
    for (std::size_t offset = 0; offset < text.size();) {
        const auto decoded = base::decode(text, offset);
        Piece piece;
        piece.begin = static_cast<std::uint32_t>(offset);
        piece.code_point = decoded ? decoded->value : 0xFFFD;
        offset += decoded ? decoded->size : 1;
        if (piece.code_point == U'\t' || piece.code_point == U'\n')
            piece.code_point = U' ';
        if (!decoded || is_control(piece.code_point))
            piece.face = no_face;
        else if (std::ranges::find(silent_characters, piece.code_point) != std::end(silent_characters))
            piece.face = silent;
        is_plain = is_plain && is_own_cluster(piece.code_point);
        pieces.push_back(piece);
    }
    if (is_plain)
        return;
    thread_local std::vector<std::uint32_t> boundaries;
    find_boundaries(Boundary::character, text, boundaries);
    std::size_t next = 0;
    for (Piece& piece : pieces) {
        while (next < boundaries.size() && boundaries[next] < piece.begin)
            ++next;
        // What gives no glyph must not drag its cluster along.
        piece.starts_cluster = piece.begin == 0 || piece.face == no_face || (next < boundaries.size() && boundaries[next] == piece.begin);
    }
}

void choose_faces(std::vector<Piece>& pieces, std::span<const font::FacePtr> chain) {
    std::int32_t left = no_face;
    for (std::size_t begin = 0, end = 0; begin < pieces.size(); begin = end) {
        for (end = begin + 1; end < pieces.size() && !pieces[end].starts_cluster;)
            ++end;
        const std::span<Piece> cluster(pieces.data() + begin, end - begin);
        const auto first = std::ranges::find_if(cluster, [](const Piece& piece) { return piece.face >= 0; });
        if (first == cluster.end()) { // silent or malformed
            if (cluster[0].face == no_face)
                left = no_face;
            continue;
        }
        const std::int32_t face = find_face(cluster.subspan(static_cast<std::size_t>(first - cluster.begin())), chain, left);
        for (Piece& piece : cluster) {
            if (piece.face < 0)
                continue;
            piece.face = face;
            if (face < 0)
                continue;
            // The substitute for the character alone; in a cluster HarfBuzz composes.
            const char32_t shown = shown_as(*chain[static_cast<std::size_t>(face)], piece.code_point);
            piece.code_point = shown != 0 ? shown : piece.code_point;
        }
        left = face;
    }
}

} // namespace qujat::text
