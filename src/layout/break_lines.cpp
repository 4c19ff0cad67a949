#include "layout/lines.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace qujat::layout {

namespace {

// A piece of one style, shaped.
struct Chunk {
    const doc::Inline* piece = nullptr;
    std::uint32_t begin = 0; ///< in the paragraph's text
    std::vector<text::Run> runs;
};

// Text between forced line breaks.
struct Stretch {
    std::string text;
    std::vector<Chunk> chunks;
    const doc::Inline* last = nullptr; ///< for the height of an empty line
};

bool is_blank(char c) { return c == ' '; }

// Place of one character, of those equal to it the one behind `earlier` others: exact where the text stands literally in the template, else the place of the expression
// with its data path.
diag::Place character_place(const doc::Inline& piece, std::string_view character, std::size_t earlier) {
    diag::Place place = piece.place;
    if (place.source && place.path.empty()) {
        const std::string_view written = std::string_view(place.source->text).substr(place.begin, place.end - place.begin);
        std::size_t at = written.find(character);
        for (std::size_t i = 0; i < earlier && at != std::string_view::npos; ++i)
            at = written.find(character, at + character.size());
        if (at != std::string_view::npos) {
            place.begin += static_cast<std::uint32_t>(at);
            place.end = place.begin + static_cast<std::uint32_t>(character.size());
        }
    }
    return place;
}

// How often `part` stands in `text` before `offset`.
std::size_t count_before(std::string_view text, std::string_view part, std::size_t offset) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at < offset; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

void report_missing(const std::vector<text::Missing>& missing, std::string_view text, const doc::Inline& piece, const std::vector<font::FacePtr>& faces, diag::Log& log) {
    for (const text::Missing& one : missing) {
        const auto point = base::decode(text, one.offset);
        const std::string_view character = text.substr(one.offset, point ? point->size : 1);
        std::string tried;
        for (const font::FacePtr& face : faces) {
            if (tried.find(face->family()) == std::string::npos)
                tried += (tried.empty() ? "" : ", ") + face->family();
        }
        log.add("LAY-0001", character_place(piece, character, count_before(text, character, one.offset)), {{"character", diag::quoted(character)}, {"code_point", base::code_point_name(one.code_point)}, {"fonts", tried}});
    }
}

text::Shaping shaping_of(const doc::Style& style, base::Language language) { return {style.font_size, language, style.letter_spacing}; }

Length baseline_shift(const doc::Style& style) {
    // CSS 2.1, 10.8.1 leaves the amounts to us; a fifth down and a third up, as browsers have it. Positive is up.
    if (style.vertical_align == doc::VerticalAlign::super)
        return style.font_size / 3;
    if (style.vertical_align == doc::VerticalAlign::sub)
        return -(style.font_size / 5);
    return Length();
}

class Breaker {
  public:
    Breaker(const doc::Block& block, Length width, std::uint32_t owner, Chains& chains, diag::Log& log)
        : block_(block), width_(width), owner_(owner), chains_(chains), log_(log) {}

    std::vector<Line> run() {
        for (Stretch& stretch : stretches())
            lines_of(stretch);
        return std::move(lines_);
    }

  private:
    std::vector<Stretch> stretches() {
        std::vector<Stretch> out(1);
        for (const doc::Inline& piece : block_.inlines) {
            out.back().last = &piece;
            if (piece.kind == doc::Inline::Kind::line_break) {
                out.emplace_back();
                out.back().last = &piece;
                continue;
            }
            Chunk chunk;
            chunk.piece = &piece;
            chunk.begin = static_cast<std::uint32_t>(out.back().text.size());
            const auto& faces = chains_.find(*piece.style);
            std::vector<text::Missing> missing;
            chunk.runs = text::shape(piece.text, faces, shaping_of(*piece.style, piece.language), missing);
            report_missing(missing, piece.text, piece, faces, log_);
            out.back().text += piece.text;
            out.back().chunks.push_back(std::move(chunk));
        }
        if (out.size() > 1 && out.back().text.empty())
            out.pop_back(); // a break at the very end starts no further line
        return out;
    }

    // Whether a line may end inside the text that `white-space: nowrap` governs: between two characters it is their common ancestor's to say (CSS Text 3, 5.1).
    static bool may_wrap_at(const Stretch& stretch, std::uint32_t offset) {
        const auto wraps = [&](std::uint32_t at) {
            for (const Chunk& chunk : stretch.chunks) {
                if (at >= chunk.begin && at < chunk.begin + chunk.piece->text.size())
                    return chunk.piece->style->white_space != doc::WhiteSpace::nowrap;
            }
            return true;
        };
        return offset >= stretch.text.size() || wraps(offset - 1) || wraps(offset);
    }

    void lines_of(const Stretch& stretch) {
        const std::string& text = stretch.text;
        if (text.empty()) {
            emit(stretch, 0, 0, Length(), true);
            return;
        }
        // widths[i]: advance of everything before byte i.
        std::vector<Length> widths(text.size() + 1);
        for (const Chunk& chunk : stretch.chunks) {
            for (const text::Run& run : chunk.runs) {
                for (const text::Glyph& glyph : run.glyphs)
                    widths[chunk.begin + glyph.cluster + 1] += glyph.advance;
            }
        }
        for (std::size_t i = 1; i < widths.size(); ++i)
            widths[i] += widths[i - 1];

        std::vector<std::uint32_t> breaks = text::break_opportunities(text, block_.language);
        if (std::ranges::any_of(stretch.chunks, [](const Chunk& chunk) { return chunk.piece->style->white_space == doc::WhiteSpace::nowrap; }))
            std::erase_if(breaks, [&](std::uint32_t offset) { return !may_wrap_at(stretch, offset); });
        if (breaks.empty() || breaks.back() != text.size())
            breaks.push_back(static_cast<std::uint32_t>(text.size()));
        const auto without_trailing_space = [&](std::uint32_t begin, std::uint32_t end) {
            while (end > begin && is_blank(text[end - 1]))
                --end;
            return end;
        };
        std::uint32_t begin = 0;
        std::size_t next = 0;
        while (begin < text.size()) {
            const Length indent = lines_.empty() ? block_.style->text_indent : Length();
            const Length room = width_ - indent;
            const auto width_to = [&](std::uint32_t end) { return widths[without_trailing_space(begin, end)] - widths[begin]; };
            std::size_t chosen = next;
            while (chosen + 1 < breaks.size() && width_to(breaks[chosen + 1]) <= room)
                ++chosen;
            std::uint32_t end = breaks[chosen];
            Length needed = width_to(end);
            if (needed > room && breaks_words(stretch, begin)) {
                // CSS Text 3, 5.5: a word with no other break is cut where the line is full, between two clusters.
                std::uint32_t cut = end;
                for (std::uint32_t at = begin + 1; at < end && (cut == end || widths[at] - widths[begin] <= room); ++at) {
                    if (is_cluster_start(stretch, at))
                        cut = at;
                }
                end = cut;
                needed = width_to(end);
            }
            if (needed > room)
                report_overflow(stretch, begin, without_trailing_space(begin, end), needed, room);
            emit(stretch, begin, end, needed, end == text.size());
            next = end == breaks[chosen] ? chosen + 1 : chosen;
            begin = end;
        }
    }

    static bool breaks_words(const Stretch& stretch, std::uint32_t at) {
        return std::ranges::any_of(stretch.chunks, [&](const Chunk& chunk) { return chunk.piece->style->breaks_words && at >= chunk.begin && at < chunk.begin + chunk.piece->text.size(); });
    }

    static bool is_cluster_start(const Stretch& stretch, std::uint32_t at) {
        for (const Chunk& chunk : stretch.chunks) {
            for (const text::Run& run : chunk.runs) {
                const auto found = std::ranges::lower_bound(run.glyphs, at, {}, [&](const text::Glyph& glyph) { return chunk.begin + glyph.cluster; });
                if (found != run.glyphs.end() && chunk.begin + found->cluster == at)
                    return true;
            }
        }
        return false;
    }

    void report_overflow(const Stretch& stretch, std::uint32_t begin, std::uint32_t end, Length needed, Length room) {
        const doc::Inline* piece = stretch.last;
        for (const Chunk& chunk : stretch.chunks) {
            if (chunk.begin <= begin)
                piece = chunk.piece;
        }
        const auto millimetres = [](Length length) { return std::to_string(length.scaled(254, 720).raw() / Length::per_point); };
        log_.add("LAY-0002", piece->place, {{"found", diag::quoted(std::string_view(stretch.text).substr(begin, end - begin), 40)}, {"width", millimetres(needed)}, {"room", millimetres(room)}});
    }

    // The text right inside a block has the block's own style, whose `vertical-align` is of the block as a cell, not of its text.
    Length shift_of(const Chunk& chunk) const { return chunk.piece->style == block_.style ? Length() : baseline_shift(*chunk.piece->style); }

    void emit(const Stretch& stretch, std::uint32_t begin, std::uint32_t end, Length used, bool last_of_stretch) {
        const bool first_line = lines_.empty();
        const Length indent = first_line ? block_.style->text_indent : Length();
        Line line;
        // The strut: every line is at least as high as the block's own font makes it (CSS 2.1, 10.8.1).
        Extents most = extents(*block_.style, chains_);
        for (const Chunk& chunk : stretch.chunks) {
            const std::uint32_t chunk_end = chunk.begin + static_cast<std::uint32_t>(chunk.piece->text.size());
            if (chunk_end <= begin || chunk.begin >= end)
                continue;
            const Extents own = extents(*chunk.piece->style, chains_);
            const Length shift = shift_of(chunk);
            most.above = std::max(most.above, own.above + shift);
            most.below = std::max(most.below, own.below - shift);
        }
        line.baseline = most.above;
        line.height = most.above + most.below;

        std::uint32_t visible_end = end;
        std::int64_t spaces = 0;
        while (visible_end > begin && is_blank(stretch.text[visible_end - 1]))
            --visible_end;
        for (std::uint32_t i = begin; i < visible_end; ++i)
            spaces += is_blank(stretch.text[i]);
        const Length slack = width_ - indent - used;
        Length x = indent, per_space, rest;
        if (block_.style->text_align == doc::Align::right)
            x += slack;
        else if (block_.style->text_align == doc::Align::center)
            x += slack / 2;
        else if (block_.style->text_align == doc::Align::justify && !last_of_stretch && spaces > 0 && slack > Length()) {
            per_space = slack / spaces;
            rest = slack - per_space * spaces;
        }
        for (const Chunk& chunk : stretch.chunks)
            place_chunk(stretch, chunk, begin, end, visible_end, per_space, rest, x, line);
        lines_.push_back(std::move(line));
    }

    void place_chunk(const Stretch& stretch, const Chunk& chunk, std::uint32_t begin, std::uint32_t end, std::uint32_t visible_end, Length per_space, Length& rest, Length& x, Line& line) {
        const doc::Style& style = *chunk.piece->style;
        const Length baseline = line.baseline - shift_of(chunk);
        const Length underline_from = x;
        Length underline_to = x;
        const font::Face* underline_face = nullptr;
        for (const text::Run& run : chunk.runs) {
            const std::uint32_t from = std::max(begin, chunk.begin + run.begin), to = std::min(end, chunk.begin + run.end);
            if (from >= to)
                continue;
            GlyphRun out;
            out.face = run.face;
            out.size = style.font_size;
            out.color = style.color;
            out.origin = {x, baseline};
            out.language = chunk.piece->language;
            out.text = stretch.text.substr(from, to - from);
            for (const text::Glyph& glyph : run.glyphs) {
                const std::uint32_t at = chunk.begin + glyph.cluster;
                if (at < from || at >= to)
                    continue;
                text::Glyph placed = glyph;
                placed.cluster = at - from;
                if (is_blank(stretch.text[at]) && at < visible_end && per_space > Length()) {
                    placed.advance += per_space;
                    if (rest > Length()) { // a few 65536ths of a point that did not divide
                        placed.advance += Length::from_raw(1);
                        rest -= Length::from_raw(1);
                    }
                }
                x += placed.advance;
                if (at < visible_end)
                    underline_to = x;
                out.glyphs.push_back(placed);
            }
            underline_face = underline_face ? underline_face : run.face.get();
            if (!out.glyphs.empty())
                line.items.push_back(Item{std::move(out), owner_, ArtifactKind::layout});
        }
        if (style.underline && underline_face && underline_to > underline_from) {
            const font::Metrics& metrics = underline_face->metrics();
            const Length thickness = style.font_size.scaled(std::max(metrics.underline_thickness, 30), 1000);
            const Length middle = baseline - style.font_size.scaled(metrics.underline_position, 1000);
            line.items.push_back(Item{FilledRect{{underline_from, middle - thickness / 2, underline_to - underline_from, thickness}, style.color}, 0, ArtifactKind::layout});
        }
    }

    const doc::Block& block_;
    Length width_;
    std::uint32_t owner_;
    Chains& chains_;
    diag::Log& log_;
    std::vector<Line> lines_;
};

} // namespace

const std::vector<font::FacePtr>& Chains::find(const doc::Style& style) {
    for (const auto& entry : entries_) {
        if (entry->weight == style.font_weight && entry->italic == style.italic && entry->families == style.font_family)
            return entry->faces;
    }
    entries_.push_back(std::make_unique<Entry>(Entry{style.font_family, style.font_weight, style.italic,
                                                     book_.chain(style.font_family, style.font_weight, style.italic ? font::Slope::italic : font::Slope::upright)}));
    return entries_.back()->faces;
}

Extents extents(const doc::Style& style, Chains& chains) {
    const auto& faces = chains.find(style);
    const font::Metrics metrics = faces.empty() ? font::Metrics{} : faces.front()->metrics();
    const Length ascent = style.font_size.scaled(metrics.ascent, 1000), descent = style.font_size.scaled(-metrics.descent, 1000);
    const Length leading = style.line_height - ascent - descent;
    const Length above = leading / 2;
    return {ascent + above, descent + (leading - above)};
}

std::vector<Line> break_lines(const doc::Block& block, Length width, std::uint32_t owner, const Context& context) {
    return Breaker(block, width, owner, context.chains, context.log).run();
}

// Every unbreakable piece and every forced line is set once.
Widths text_widths(const doc::Block& block, const Context& context) {
    diag::Log silent;
    const auto widest = [&](Length room) {
        Length out;
        for (const Line& line : Breaker(block, room, 0, context.chains, silent).run()) {
            Length width;
            for (const Item& item : line.items) {
                if (const auto* run = std::get_if<GlyphRun>(&item.content)) {
                    for (const text::Glyph& glyph : run->glyphs)
                        width += glyph.advance;
                }
            }
            out = std::max(out, width);
        }
        return out;
    };
    return {widest(Length::from_raw(1)), widest(Length::points(1'000'000))};
}

Plain set_plain(const std::string& text, const doc::Style& style, base::Language language, const diag::Place& place, Chains& chains, diag::Log& log) {
    doc::Inline piece;
    piece.place = place;
    const auto& faces = chains.find(style);
    std::vector<text::Missing> missing;
    Plain out;
    for (text::Run& run : text::shape(text, faces, shaping_of(style, language), missing)) {
        GlyphRun glyphs;
        glyphs.face = run.face;
        glyphs.size = style.font_size;
        glyphs.color = style.color;
        glyphs.origin = {out.width, Length()};
        glyphs.language = language;
        glyphs.text = text.substr(run.begin, run.end - run.begin);
        for (text::Glyph glyph : run.glyphs) {
            glyph.cluster -= run.begin;
            out.width += glyph.advance;
            glyphs.glyphs.push_back(glyph);
        }
        out.items.push_back(Item{std::move(glyphs), 0, ArtifactKind::pagination_footer});
    }
    report_missing(missing, text, piece, faces, log);
    return out;
}

} // namespace qujat::layout
