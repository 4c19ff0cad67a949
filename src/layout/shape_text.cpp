#include "layout/paragraph.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace qujat::layout {

namespace {

// U+4E00, of the line breaking class ID.
constexpr std::string_view box_in_text = "\xE4\xB8\x80";

void report_missing(const std::vector<text::Missing>& missing, std::string_view text, const doc::Inline& piece, const std::vector<font::FacePtr>& faces, diag::Log& log) {
    for (const text::Missing& one : missing) {
        const auto point = base::decode(text, one.offset);
        const std::string_view character = text.substr(one.offset, point ? point->size : 1);
        std::string tried;
        for (const font::FacePtr& face : faces) {
            if (tried.find(face->family()) == std::string::npos)
                tried += (tried.empty() ? "" : ", ") + face->family();
        }
        log.add("LAY-0001", place_within(piece, character, one.offset), {{"character", diag::quoted(character)}, {"code_point", base::code_point_name(one.code_point)}, {"fonts", tried}});
    }
}

text::Shaping shaping_of(const doc::Style& style, base::Language language) { return {style.font_size, language, style.letter_spacing}; }

// How often `part` stands in `text` before `offset`.
std::size_t count_before(std::string_view text, std::string_view part, std::size_t offset) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at < offset; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

} // namespace

diag::Place place_within(const doc::Inline& piece, std::string_view part, std::size_t offset) {
    diag::Place place = piece.place;
    if (place.source && place.path.empty() && !part.empty()) {
        const std::string_view written = std::string_view(place.source->text).substr(place.begin, place.end - place.begin);
        std::size_t at = written.find(part);
        for (std::size_t earlier = count_before(piece.text, part, offset); earlier > 0 && at != std::string_view::npos; --earlier)
            at = written.find(part, at + part.size());
        if (at != std::string_view::npos) {
            place.begin += static_cast<std::uint32_t>(at);
            place.end = place.begin + static_cast<std::uint32_t>(part.size());
        }
    }
    return place;
}

const Chunk& chunk_at(const Stretch& stretch, std::uint32_t at) {
    const auto found = std::ranges::upper_bound(stretch.chunks, at, {}, &Chunk::begin);
    return *(found == stretch.chunks.begin() ? found : found - 1);
}

const doc::Style& style_of(const Chunk& chunk, const doc::Block& block) {
    return chunk.box ? *block.boxes()[chunk.piece->box].style : *chunk.piece->style;
}

std::vector<Stretch> shape_text(const doc::Block& block, Length width, std::size_t page, const Context& context, BoxMeasure measure) {
    std::vector<Stretch> out(1);
    for (const doc::Inline& piece : block.inlines) {
        if (piece.kind == doc::Inline::Kind::line_break) {
            out.emplace_back();
            continue;
        }
        Stretch& stretch = out.back();
        Chunk chunk;
        chunk.piece = &piece;
        chunk.begin = static_cast<std::uint32_t>(stretch.text.size());
        if (piece.kind == doc::Inline::Kind::box) {
            chunk.box = measure_box(block.boxes()[piece.box], width, page, context, measure);
            stretch.text += box_in_text;
        } else {
            if (piece.text.empty())
                continue;
            const auto& faces = context.chains.find(*piece.style);
            std::vector<text::Missing> missing;
            chunk.runs = text::shape(piece.text, faces, shaping_of(*piece.style, piece.language), missing);
            report_missing(missing, piece.text, piece, faces, context.log);
            stretch.text += piece.text;
        }
        chunk.end = static_cast<std::uint32_t>(stretch.text.size());
        stretch.chunks.push_back(std::move(chunk));
    }
    if (out.size() > 1 && out.back().text.empty())
        out.pop_back(); // a break at the very end starts no further line
    return out;
}

std::vector<Length> widths_before(const Stretch& stretch, bool least_boxes) {
    std::vector<Length> widths(stretch.text.size() + 1);
    for (const Chunk& chunk : stretch.chunks) {
        if (chunk.box)
            widths[chunk.begin + 1] += least_boxes ? chunk.box->least : chunk.box->width;
        for (const text::Run& run : chunk.runs) {
            for (const text::Glyph& glyph : run.glyphs)
                widths[chunk.begin + glyph.cluster + 1] += glyph.advance;
        }
    }
    for (std::size_t i = 1; i < widths.size(); ++i)
        widths[i] += widths[i - 1];
    return widths;
}

bool is_flexible(const Stretch& stretch, const Chunk& chunk, const text::Run& run, std::size_t i) {
    const bool is_last = i + 1 == run.glyphs.size();
    if ((!is_last && run.glyphs[i + 1].cluster == run.glyphs[i].cluster) || is_word_space(stretch.text, chunk.begin + run.glyphs[i].cluster))
        return false;
    const std::size_t next = chunk.begin + (is_last ? run.end : run.glyphs[i + 1].cluster);
    return next >= stretch.text.size() || !is_word_space(stretch.text, next);
}

std::vector<Length> flex_before(const Stretch& stretch) {
    std::vector<Length> flex(stretch.text.size() + 1);
    for (const Chunk& chunk : stretch.chunks) {
        if (chunk.box)
            continue;
        const Length each = letters_flex(*chunk.piece->style);
        for (const text::Run& run : chunk.runs) {
            for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
                if (is_flexible(stretch, chunk, run, i))
                    flex[chunk.begin + run.glyphs[i].cluster + 1] += each;
            }
        }
    }
    for (std::size_t i = 1; i < flex.size(); ++i)
        flex[i] += flex[i - 1];
    return flex;
}

const Hyphen& Hyphens::find(const Stretch& stretch, std::uint32_t at) {
    const Chunk& chunk = chunk_at(stretch, at - 1);
    const doc::Style& style = *chunk.piece->style;
    const auto run = first_run(chunk, at - 1);
    const font::FacePtr face = run != chunk.runs.end() ? run->face : nullptr;
    for (const auto& entry : entries_) {
        if (entry->style == &style && entry->face == face.get())
            return entry->hyphen;
    }
    // U+2010, or what every font has (CSS Text 3, 5.4.1 leaves the character to us); the word's own face before any other.
    std::vector<font::FacePtr> faces;
    std::string_view shown = "-";
    if (face && face->glyph(0x2010) != 0)
        shown = "\xE2\x80\x90";
    if (face)
        faces.push_back(face);
    for (const font::FacePtr& other : chains_.find(style))
        faces.push_back(other);
    std::vector<text::Missing> missing;
    Hyphen made;
    for (const text::Run& shaped : text::shape(shown, faces, shaping_of(style, chunk.piece->language), missing)) {
        made.face = shaped.face;
        made.glyphs = shaped.glyphs;
        for (const text::Glyph& glyph : shaped.glyphs)
            made.width += glyph.advance;
    }
    entries_.push_back(std::make_unique<Entry>(Entry{&style, face.get(), std::move(made)}));
    return entries_.back()->hyphen;
}

} // namespace qujat::layout
