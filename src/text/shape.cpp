#include "text/text.hpp"

#include "base/utf8.hpp"
#include "text/choose_face.hpp"
#include "text/shape_cache.hpp"

#include <hb.h>

#include <algorithm>
#include <array>
#include <memory>

namespace qujat::text {

namespace {

struct BufferDeleter {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

/// Kept by each thread to spare allocations; every call fills it anew.
struct Scratch {
    std::unique_ptr<hb_buffer_t, BufferDeleter> buffer{hb_buffer_create()};
    std::vector<Piece> pieces;
};

hb_language_t shaping_language(base::Language language) {
    static const std::array<hb_language_t, 3> languages = {hb_language_from_string("kk", -1), hb_language_from_string("ru", -1),
                                                           hb_language_from_string("en", -1)};
    return languages[static_cast<std::size_t>(language)];
}

/// Ligatures off: a glyph of two letters could not be copied out of the PDF letter by letter.
constexpr hb_feature_t features[] = {
    {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('d', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('k', 'e', 'r', 'n'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
};

bool is_real_script(hb_script_t script) {
    return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN;
}

/// Signs and digits take the script of what stands before them, at the start of what follows (after UAX 24, 5.1), alone the script of the language.
void choose_scripts(std::vector<Piece>& pieces, base::Language language) {
    hb_script_t current = language == base::Language::en ? HB_SCRIPT_LATIN : HB_SCRIPT_CYRILLIC;
    const auto script_of = [](const Piece& piece) { return hb_unicode_script(hb_unicode_funcs_get_default(), piece.code_point); };
    for (Piece& piece : pieces)
        piece.script = script_of(piece);
    const auto first = std::ranges::find_if(pieces, [](const Piece& piece) { return is_real_script(piece.script); });
    if (first != pieces.end())
        current = first->script;
    for (Piece& piece : pieces) {
        if (is_real_script(piece.script))
            current = piece.script;
        piece.script = current;
    }
}

/// One call of `shape` under way.
class Shaper {
  public:
    Shaper(std::string_view text, std::span<const font::FacePtr> chain, const Shaping& shaping, std::vector<Missing>& missing, hb_buffer_t* buffer)
        : text_(text), chain_(chain), shaping_(shaping), missing_(missing), buffer_(buffer) {}

    /// Shapes pieces of one face and script; they are bytes `begin` to `end` of the text.
    void add(std::span<const Piece> pieces, std::uint32_t begin, std::uint32_t end) {
        const font::FacePtr& face = chain_[static_cast<std::size_t>(pieces.front().face)];
        hb_buffer_clear_contents(buffer_);
        for (const Piece& piece : pieces)
            if (piece.face != silent)
                hb_buffer_add(buffer_, piece.code_point, piece.begin);
        hb_buffer_set_content_type(buffer_, HB_BUFFER_CONTENT_TYPE_UNICODE);
        hb_buffer_set_direction(buffer_, HB_DIRECTION_LTR);
        hb_buffer_set_script(buffer_, pieces.front().script);
        hb_buffer_set_language(buffer_, shaping_language(shaping_.language));
        hb_buffer_set_cluster_level(buffer_, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
        hb_buffer_set_flags(buffer_, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
        hb_shape(face->shaping_font(), buffer_, features, std::size(features));

        if (!joins_last_ || runs_.empty() || runs_.back().face != face)
            runs_.push_back(Run{face, begin, begin, {}});
        runs_.back().end = end;
        append_glyphs(runs_.back().glyphs);
        joins_last_ = true;
    }

    /// A missing character ends the run, so that no range of a run holds text without glyph.
    void interrupt() { joins_last_ = false; }

    std::vector<Run> take() {
        std::erase_if(runs_, [](const Run& run) { return run.glyphs.empty(); });
        return std::move(runs_);
    }

  private:
    base::Length length(hb_position_t units) const { return shaping_.size.scaled(units, 65536); }

    void append_glyphs(std::vector<Glyph>& glyphs) {
        unsigned count = 0;
        const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_, &count);
        const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer_, nullptr);
        glyphs.reserve(glyphs.size() + count);
        for (unsigned i = 0; i < count; ++i) {
            const std::uint32_t cluster = infos[i].cluster;
            if (infos[i].codepoint == 0) { // the cmap has it, yet a feature took it away: a fault of the font
                if (missing_.empty() || missing_.back().offset != cluster)
                    missing_.push_back({base::decode(text_, cluster).value_or(base::CodePoint{0xFFFD, 1}).value, cluster});
                continue;
            }
            Glyph glyph;
            glyph.id = infos[i].codepoint;
            glyph.cluster = cluster;
            glyph.advance = length(positions[i].x_advance);
            glyph.x_offset = length(positions[i].x_offset);
            glyph.y_offset = length(positions[i].y_offset);
            if (i + 1 == count || infos[i + 1].cluster != cluster)
                glyph.advance += shaping_.letter_spacing;
            glyphs.push_back(glyph);
        }
    }

    std::string_view text_;
    std::span<const font::FacePtr> chain_;
    const Shaping& shaping_;
    std::vector<Missing>& missing_;
    hb_buffer_t* buffer_;
    std::vector<Run> runs_;
    bool joins_last_ = false;
};

/// The characters of a cluster that no face has, or its first when only their meeting fails.
void report(std::string_view text, std::span<const Piece> cluster, std::span<const font::FacePtr> chain, std::vector<Missing>& missing) {
    const std::size_t before = missing.size();
    const auto add = [&](const Piece& piece) {
        missing.push_back({base::decode(text, piece.begin).value_or(base::CodePoint{0xFFFD, 1}).value, piece.begin});
    };
    for (const Piece& piece : cluster)
        if (piece.face == no_face && std::ranges::none_of(chain, [&](const font::FacePtr& face) { return face->glyph(piece.code_point) != 0; }))
            add(piece);
    if (missing.size() == before)
        add(cluster.front());
}

} // namespace

std::vector<Run> shape_anew(std::string_view text, std::span<const font::FacePtr> chain, const Shaping& shaping, std::vector<Missing>& missing) {
    thread_local Scratch scratch;
    std::vector<Piece>& pieces = scratch.pieces;
    split(text, pieces);
    choose_faces(pieces, chain);
    choose_scripts(pieces, shaping.language);

    const auto offset_at = [&](std::size_t i) { return i < pieces.size() ? pieces[i].begin : static_cast<std::uint32_t>(text.size()); };
    const std::size_t missing_before = missing.size();
    Shaper shaper(text, chain, shaping, missing, scratch.buffer.get());
    for (std::size_t i = 0, end = 0; i < pieces.size(); i = end) {
        if (pieces[i].face == no_face) {
            for (end = i + 1; end < pieces.size() && !pieces[end].starts_cluster;)
                ++end;
            report(text, std::span(pieces).subspan(i, end - i), chain, missing);
            shaper.interrupt();
            continue;
        }
        // Silent characters belong to what stands before them, at the start to what follows.
        std::size_t first = i;
        while (first < pieces.size() && pieces[first].face == silent)
            ++first;
        end = first;
        while (end < pieces.size() && (pieces[end].face == silent || (pieces[end].face == pieces[first].face && pieces[end].script == pieces[first].script)))
            ++end;
        if (first < pieces.size() && pieces[first].face >= 0)
            shaper.add(std::span(pieces).subspan(first, end - first), offset_at(i), offset_at(end));
        else
            end = first;
    }
    std::ranges::stable_sort(missing.begin() + static_cast<std::ptrdiff_t>(missing_before), missing.end(), {}, &Missing::offset);
    return shaper.take();
}

std::vector<Run> shape(std::string_view text, std::span<const font::FacePtr> chain, const Shaping& shaping, std::vector<Missing>& missing) {
    thread_local ShapeCache cache;
    if (!ShapeCache::takes(text, chain))
        return shape_anew(text, chain, shaping, missing);
    ShapeCache::Slot& slot = cache.slot(text, shaping);
    if (!slot.holds(text, chain, shaping)) {
        const std::size_t before = missing.size();
        std::vector<Run> runs = shape_anew(text, chain, shaping, missing);
        if (missing.size() == before)
            slot.keep(text, chain, shaping, runs);
        return runs;
    }
    return slot.runs(chain);
}

} // namespace qujat::text
