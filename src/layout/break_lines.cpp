#include "layout/paragraph.hpp"

#include <algorithm>

namespace qujat::layout {

namespace {

// In ragged text a word is divided only where more than a quarter of the line would stay empty: the edge is free, a hyphen has its price.
constexpr int ragged_zone = 25;

void report_overflow(const Stretch& stretch, const Span& span, Length room, diag::Log& log) {
    const Chunk& chunk = chunk_at(stretch, span.begin);
    const auto millimetres = [](Length length) { return std::to_string(length.scaled(254, 720).raw() / Length::per_point); };
    if (chunk.box) {
        log.add("LAY-0010", chunk.piece->place, {{"width", millimetres(span.used)}, {"room", millimetres(room)}});
        return;
    }
    const std::string_view found = std::string_view(stretch.text).substr(span.begin, span.visible - span.begin);
    log.add("LAY-0002", place_within(*chunk.piece, found, span.begin - chunk.begin), {{"found", diag::quoted(found, 40)}, {"width", millimetres(span.used)}, {"room", millimetres(room)}});
}

// The whole stretch as one line, if it fits.
std::optional<Span> whole_line(const Stretch& stretch, Length room) {
    Span span;
    span.end = span.visible = static_cast<std::uint32_t>(stretch.text.size());
    span.is_last = true;
    while (span.visible > 0 && stretch.text[span.visible - 1] == ' ')
        --span.visible;
    for (const Chunk& chunk : stretch.chunks) {
        if (chunk.box)
            span.used += chunk.box->width;
        for (const text::Run& run : chunk.runs) {
            for (const text::Glyph& glyph : run.glyphs) {
                if (chunk.begin + glyph.cluster < span.visible)
                    span.used += glyph.advance;
            }
        }
    }
    return span.used <= room ? std::optional(span) : std::nullopt;
}

std::vector<Span> spans_of(std::span<const Break> breaks, std::span<const std::uint32_t> chosen) {
    std::vector<Span> out;
    out.reserve(chosen.size());
    std::uint32_t from = 0;
    for (const std::uint32_t to : chosen) {
        const Break& begin = breaks[from];
        const Break& end = breaks[to];
        Span span;
        span.begin = begin.at;
        span.end = end.kind == Break::Kind::soft_hyphen ? end.visible : end.at; // the hyphen says what the soft hyphen says
        span.visible = end.visible;
        span.used = end.before + end.hyphen - begin.after;
        span.spaces = end.spaces_before - begin.spaces_after;
        span.flex = end.flex_before - begin.flex_after;
        span.shows_hyphen = end.shows_hyphen();
        span.is_overfull = end.is_overfull;
        span.is_last = to + 1 == breaks.size();
        out.push_back(span);
        from = to;
    }
    return out;
}

std::vector<Span> choose_lines(const doc::Block& block, const Stretch& stretch, Rooms rooms, Hyphens& hyphens, Chains& chains, Method method) {
    if (const auto whole = whole_line(stretch, rooms.first))
        return {*whole};
    const std::vector<Length> widths = widths_before(stretch);
    BreakFinder finder(block, stretch, widths, hyphens);
    std::vector<Break> breaks = finder.find(rooms, Division::wide_words);
    const doc::Style& style = *block.style;
    if (style.text_align != doc::Align::justify || method == Method::greedy) {
        std::vector<std::uint32_t> chosen = choose_greedily(breaks, rooms, 0);
        const int zone = method == Method::greedy ? 0 : ragged_zone;
        const auto is_empty = [&](std::size_t i) {
            const Length room = i == 0 ? rooms.first : rooms.rest;
            const Length used = breaks[chosen[i]].before + breaks[chosen[i]].hyphen - (i == 0 ? Length() : breaks[chosen[i - 1]].after);
            return (room - used).raw() > room.raw() / 100 * zone;
        };
        bool needs_hyphens = false;
        for (std::size_t i = 0; finder.hyphenates() && i + 1 < chosen.size() && !needs_hyphens; ++i)
            needs_hyphens = is_empty(i);
        if (needs_hyphens) {
            breaks = finder.find(rooms, method == Method::greedy ? Division::last_word_too : Division::words);
            chosen = choose_greedily(breaks, rooms, zone);
        }
        return spans_of(breaks, chosen);
    }
    const bool fills_last = style.text_align_last == doc::AlignLast::justify;
    Length space = style.font_size / 4; // what a line without spaces would need
    if (const auto& faces = chains.find(style); !faces.empty())
        space = style.font_size.scaled(faces.front()->width(faces.front()->glyph(' ')), 1000);
    auto chosen = choose_best(breaks, rooms, space, tolerance_of_words, fills_last);
    if (!chosen && finder.hyphenates()) {
        for (const Division division : {Division::words, Division::last_word_too}) {
            breaks = finder.find(rooms, division);
            chosen = choose_best(breaks, rooms, space, tolerance_of_hyphens, fills_last);
            if (chosen)
                break;
        }
    }
    if (!chosen)
        chosen = choose_best(breaks, rooms, space, any_tolerance, fills_last);
    return spans_of(breaks, chosen ? *chosen : choose_greedily(breaks, rooms, 0));
}

// Where a word may be cut anywhere, its narrowest column is as wide as its widest letter.
Length widest_cluster(const std::vector<Length>& widths, std::uint32_t begin, std::uint32_t end) {
    Length most;
    for (std::uint32_t i = begin; i < end; ++i)
        most = std::max(most, widths[i + 1] - widths[i]);
    return most;
}

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

std::vector<Line> set_lines(const doc::Block& block, Length width, std::uint32_t owner, std::size_t page, const Context& context, Method method) {
    std::vector<Stretch> stretches = shape_text(block, width, page, context, BoxMeasure::lay_out);
    Hyphens hyphens(context.chains);
    LinePlacer placer(block, width, owner, hyphens, context);
    for (Stretch& stretch : stretches) {
        const Rooms rooms{width - (placer.at_first() ? block.style->text_indent.of(width) : Length()), width};
        for (const Span& span : choose_lines(block, stretch, rooms, hyphens, context.chains, method)) {
            const Length room = placer.at_first() ? rooms.first : rooms.rest;
            if (span.is_overfull)
                report_overflow(stretch, span, room, context.log);
            placer.place(stretch, span);
        }
    }
    return placer.take();
}

std::vector<Line> break_lines(const doc::Block& block, Length width, std::uint32_t owner, const Context& context, std::size_t page) {
    return set_lines(block, width, owner, page, context, Method::by_style);
}

// CSS Sizing 3, 4.1: max-content takes only forced breaks, min-content every other too, hyphens among them.
Widths text_widths(const doc::Block& block, const Context& context) {
    diag::Log silent;
    const Context quiet{context.document, context.chains, silent};
    Widths out;
    Hyphens hyphens(context.chains);
    Length indent = block.style->text_indent.of(Length()); // a share counts as nothing (CSS Text 3, 7.1)
    for (const Stretch& stretch : shape_text(block, Length(), 0, quiet, BoxMeasure::widths_only)) {
        if (!stretch.text.empty()) {
            out.most = std::max(out.most, indent + whole_line(stretch, Length::from_raw(INT64_MAX))->used);
            const std::vector<Length> widths = widths_before(stretch, true);
            const std::vector<Break> breaks = BreakFinder(block, stretch, widths, hyphens).find_all();
            const bool any_cut = std::ranges::any_of(stretch.chunks, [](const Chunk& chunk) { return !chunk.box && chunk.piece->style->overflow_wrap == doc::OverflowWrap::anywhere; });
            for (std::size_t i = 1; i < breaks.size(); ++i) {
                Length width = breaks[i].before + breaks[i].hyphen - breaks[i - 1].after;
                if (any_cut && chunk_at(stretch, breaks[i - 1].at).piece->style->overflow_wrap == doc::OverflowWrap::anywhere)
                    width = widest_cluster(widths, breaks[i - 1].at, breaks[i].visible);
                out.least = std::max(out.least, width + (i == 1 ? indent : Length()));
            }
        }
        indent = Length();
    }
    return out;
}

} // namespace qujat::layout
