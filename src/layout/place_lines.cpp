#include "layout/paragraph.hpp"

#include <algorithm>
#include <iterator>

namespace qujat::layout {

namespace {

doc::Align align_of(const doc::Style& style, bool is_last) {
    if (!is_last)
        return style.text_align;
    // CSS Text 3, 6.3: automatic is as text-align, at the start where that is `justify`.
    switch (style.text_align_last) {
    case doc::AlignLast::left: return doc::Align::left;
    case doc::AlignLast::right: return doc::Align::right;
    case doc::AlignLast::center: return doc::Align::center;
    case doc::AlignLast::justify: return doc::Align::justify;
    case doc::AlignLast::automatic: break;
    }
    return style.text_align == doc::Align::justify ? doc::Align::left : style.text_align;
}

// The innermost link a piece stands in; 0 = none.
std::uint32_t link_of(const doc::Block& block, std::uint32_t element) {
    while (element != 0 && block.inline_elements()[element - 1].uri.empty())
        element = block.inline_elements()[element - 1].parent;
    return element;
}

} // namespace

std::uint32_t LinePlacer::owner_of(const Chunk& chunk) const {
    if (owner_ == 0 || chunk.piece->element == 0)
        return owner_;
    return block_.inline_elements()[chunk.piece->element - 1].id;
}

Extents LinePlacer::extents_of(const Chunk& chunk) {
    if (chunk.box)
        return {chunk.box->above, chunk.box->below};
    const doc::Style* style = chunk.piece->style.get();
    const auto known = std::ranges::find(extents_, style, &std::pair<const doc::Style*, Extents>::first);
    if (known != extents_.end())
        return known->second;
    if (extents_.size() >= 8) // styles of one paragraph are few
        extents_.clear();
    extents_.emplace_back(style, extents(*style, context_.chains));
    return extents_.back().second;
}

// How far its baseline stands above the line's (CSS 2.1, 10.8.1, which leaves the amounts of sub and super to us: a fifth down and a third up, as browsers have it).
Length LinePlacer::raise_of(const Chunk& chunk, Extents own, Extents line) const {
    const doc::Style& style = style_of(chunk, block_);
    // The text right inside a block has the block's own style, whose `vertical-align` is of the block as a cell, not of its text.
    if (&style == block_.style.get())
        return Length();
    switch (style.vertical_align) {
    case doc::VerticalAlign::super: return style.font_size / 3;
    case doc::VerticalAlign::sub: return -(style.font_size / 5);
    case doc::VerticalAlign::top: return line.above - own.above;
    case doc::VerticalAlign::bottom: return own.below - line.below;
    case doc::VerticalAlign::middle: {
        const auto& faces = context_.chains.find(*block_.style);
        const Length x_height = block_.style->font_size.scaled(faces.empty() ? 500 : faces.front()->metrics().x_height, 1000);
        return (x_height + own.above + own.below) / 2 - own.above;
    }
    case doc::VerticalAlign::baseline: break;
    }
    return Length();
}

Extents LinePlacer::height_of(const Stretch& stretch, const Span& span, std::size_t first_chunk) {
    // The strut: every line is at least as high as the block's own font makes it (CSS 2.1, 10.8.1).
    Extents most = extents(*block_.style, context_.chains);
    const auto is_on_line = [&](std::size_t i) { return i < stretch.chunks.size() && stretch.chunks[i].begin < span.end; };
    const auto to_line = [&](const Chunk& chunk) { // aligned to the line box, not to the baseline
        const doc::Style& style = style_of(chunk, block_);
        return &style != block_.style.get() && (style.vertical_align == doc::VerticalAlign::top || style.vertical_align == doc::VerticalAlign::bottom);
    };
    bool any_to_line = false;
    for (std::size_t i = first_chunk; is_on_line(i); ++i) {
        const Chunk& chunk = stretch.chunks[i];
        if (to_line(chunk)) {
            any_to_line = true;
            continue;
        }
        const Extents own = extents_of(chunk);
        const Length raise = raise_of(chunk, own, most);
        most.above = std::max(most.above, own.above + raise);
        most.below = std::max(most.below, own.below - raise);
    }
    for (std::size_t i = first_chunk; any_to_line && is_on_line(i); ++i) {
        const Chunk& chunk = stretch.chunks[i];
        if (!to_line(chunk))
            continue;
        const Extents own = extents_of(chunk);
        const Length more = own.above + own.below - most.above - most.below;
        if (more > Length())
            (style_of(chunk, block_).vertical_align == doc::VerticalAlign::top ? most.below : most.above) += more;
    }
    return most;
}

void LinePlacer::place(Stretch& stretch, const Span& span) {
    if (stretch_ != &stretch) {
        stretch_ = &stretch;
        first_chunk_ = 0;
    }
    while (first_chunk_ < stretch.chunks.size() && stretch.chunks[first_chunk_].end <= span.begin)
        ++first_chunk_;
    const Extents tall = height_of(stretch, span, first_chunk_);
    Line line;
    line.baseline = tall.above;
    line.height = tall.above + tall.below;

    const Length indent = lines_.empty() ? block_.style->text_indent.of(width_) : Length();
    const Length slack = width_ - indent - span.used;
    Length x = indent;
    Spacing spacing;
    doc::Align align = align_of(*block_.style, span.is_last);
    if (block_.style->text_align == doc::Align::justify && slack < Length())
        align = doc::Align::justify; // the last line too may owe its room to narrower spaces
    switch (align) {
    case doc::Align::left: break;
    case doc::Align::right: x += slack; break;
    case doc::Align::center: x += slack / 2; break;
    case doc::Align::justify: spacing = justify(stretch, span, slack); break;
    }
    words_ = no_words;
    for (std::size_t i = first_chunk_; i < stretch.chunks.size() && stretch.chunks[i].begin < span.end; ++i)
        place_chunk(stretch, stretch.chunks[i], span, tall, spacing, x, line);
    part_from_words_before();
    for (Link& link : links_)
        line.items.push_back(Item{LinkBox{link.rect, block_.inline_elements()[link.element - 1].uri}, block_.inline_elements()[link.element - 1].id, ArtifactKind::layout});
    for (const Rule& rule : rules_)
        line.items.push_back(Item{FilledRect{rule.rect, rule.color}, 0, ArtifactKind::layout});
    links_.clear();
    rules_.clear();
    lines_.push_back(std::move(line));
    if (words_ != no_words)
        last_words_ = {lines_.size() - 1, words_};
}

// The last words before this line want a space after them, unless what they end with parts them already or joins them.
void LinePlacer::part_from_words_before() {
    static constexpr std::string_view ends[] = {" ", "-", "/", "\t", "\xC2\xA0", "\xC2\xAD", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\xAF"};
    if (words_ == no_words || last_words_.second == no_words)
        return;
    auto& run = std::get<GlyphRun>(lines_[last_words_.first].items[last_words_.second].content);
    run.space_after = std::ranges::none_of(ends, [&](std::string_view end) { return run.text.ends_with(end); });
}

LinePlacer::Spacing LinePlacer::justify(const Stretch& stretch, const Span& span, Length slack) const {
    Spacing out;
    std::int64_t spaces = 0;
    for (std::uint32_t i = span.begin; i < span.visible; ++i)
        spaces += is_word_space(stretch.text, i);
    if (spaces == 0 || span.is_overfull)
        return out;
    const Length flexible = slack < Length() ? shrink_of(span.spaces, span.flex) : stretch_of(span.spaces, span.flex);
    if (flexible > Length() && span.flex > Length())
        out.letters = std::clamp<std::int64_t>(slack.scaled(1'000'000, flexible.raw()).raw(), -1'000'000, most_ratio_of_letters * 1000);
    Length of_letters;
    bool last_is_flexible = false;
    for (std::size_t i = first_chunk_; out.letters != 0 && i < stretch.chunks.size() && stretch.chunks[i].begin < span.visible; ++i) {
        const Chunk& chunk = stretch.chunks[i];
        const Length each = chunk.box ? Length() : tracking_of(chunk, out);
        for (auto at = first_run(chunk, span.begin); at != chunk.runs.end() && chunk.begin + at->begin < span.visible; ++at) {
            const text::Run& run = *at;
            auto glyph = std::ranges::lower_bound(run.glyphs, span.begin, {}, [&](const text::Glyph& g) { return chunk.begin + g.cluster; });
            for (; glyph != run.glyphs.end() && chunk.begin + glyph->cluster < span.visible; ++glyph) {
                last_is_flexible = is_flexible(stretch, chunk, run, static_cast<std::size_t>(glyph - run.glyphs.begin()));
                if (last_is_flexible)
                    of_letters += each;
                out.last = chunk.begin + glyph->cluster;
            }
        }
    }
    if (span.shows_hyphen)
        out.last = UINT32_MAX;
    else if (out.letters != 0 && last_is_flexible)
        of_letters -= tracking_of(chunk_at(stretch, out.last), out);
    out.each = (slack - of_letters) / spaces;
    out.rest = slack - of_letters - out.each * spaces;
    return out;
}

void LinePlacer::place_chunk(Stretch& stretch, Chunk& chunk, const Span& span, Extents line_extents, Spacing& spacing, Length& x, Line& line) {
    const Length baseline = line.baseline - raise_of(chunk, extents_of(chunk), line_extents);
    const Length from = x;
    if (chunk.box) {
        for (Item& item : chunk.box->content.items) {
            shift(item, x, baseline);
            line.items.push_back(std::move(item));
        }
        std::ranges::move(chunk.box->content.strings, std::back_inserter(line.strings));
        x += chunk.box->width;
        add_link(chunk, from, x, baseline - chunk.box->above, baseline + chunk.box->below);
        return;
    }
    Length visible = from;
    for (auto run = first_run(chunk, span.begin); run != chunk.runs.end() && chunk.begin + run->begin < span.end; ++run)
        visible = place_run(stretch, chunk, *run, span, baseline, spacing, x, line);
    if (span.shows_hyphen && chunk.begin < span.visible && span.visible <= chunk.end) {
        place_hyphen(stretch, chunk, span, baseline, x, line);
        visible = x;
    }
    if (visible <= from)
        return;
    add_rules(chunk, from, visible, baseline);
    if (chunk.piece->element != 0) {
        const font::Metrics& metrics = chunk.runs.front().face->metrics();
        const Length size = chunk.piece->style->font_size;
        add_link(chunk, from, visible, baseline - size.scaled(metrics.ascent, 1000), baseline - size.scaled(metrics.descent, 1000));
    }
}

// Returns where that ends which is seen.
Length LinePlacer::place_run(const Stretch& stretch, const Chunk& chunk, const text::Run& run, const Span& span, Length baseline, Spacing& spacing, Length& x, Line& line) {
    const std::uint32_t from = std::max(span.begin, chunk.begin + run.begin), to = std::min(span.end, chunk.begin + run.end);
    GlyphRun out;
    out.face = run.face;
    out.size = chunk.piece->style->font_size;
    out.color = chunk.piece->style->color;
    out.origin = {x, baseline};
    out.language = chunk.piece->language;
    out.text = stretch.text.substr(from, to - from);
    const auto first = std::ranges::lower_bound(run.glyphs, from, {}, [&](const text::Glyph& glyph) { return chunk.begin + glyph.cluster; });
    Length visible = x;
    const bool is_spaced = spacing.each != Length() || spacing.rest != Length();
    const Length tracking = spacing.letters == 0 ? Length() : tracking_of(chunk, spacing);
    out.tracking = tracking + chunk.piece->style->letter_spacing;
    for (auto glyph = first; glyph != run.glyphs.end() && chunk.begin + glyph->cluster < to; ++glyph) {
        const std::uint32_t at = chunk.begin + glyph->cluster;
        text::Glyph& placed = out.glyphs.emplace_back(*glyph);
        placed.cluster = at - from;
        const bool is_seen = at < span.visible;
        if (is_word_space(stretch.text, at)) {
            if (is_spaced && is_seen) {
                const Length odd = Length::from_raw((spacing.rest > Length()) - (spacing.rest < Length())); // a few 65536ths of a point that did not divide
                placed.advance += spacing.each + odd;
                spacing.rest -= odd;
            }
        } else if (is_seen && at != spacing.last && tracking != Length() && is_flexible(stretch, chunk, run, static_cast<std::size_t>(glyph - run.glyphs.begin()))) {
            placed.advance += tracking;
        }
        x += placed.advance;
        if (is_seen)
            visible = x;
    }
    if (!out.glyphs.empty()) {
        words_ = line.items.size();
        line.items.push_back(Item{std::move(out), owner_of(chunk), ArtifactKind::layout});
    }
    return visible;
}

void LinePlacer::place_hyphen(const Stretch& stretch, const Chunk& chunk, const Span& span, Length baseline, Length& x, Line& line) {
    const Hyphen& hyphen = hyphens_.find(stretch, span.visible);
    if (hyphen.glyphs.empty())
        return;
    GlyphRun out;
    out.face = hyphen.face;
    out.size = chunk.piece->style->font_size;
    out.color = chunk.piece->style->color;
    out.origin = {x, baseline};
    out.language = chunk.piece->language;
    out.text = "\xC2\xAD"; // what it says: a soft hyphen, so that the word is read and copied whole
    out.glyphs = hyphen.glyphs;
    x += hyphen.width;
    words_ = line.items.size();
    line.items.push_back(Item{std::move(out), owner_of(chunk), ArtifactKind::layout});
}

// One rectangle for neighbours that look alike.
void LinePlacer::add_rules(const Chunk& chunk, Length from, Length to, Length baseline) {
    const doc::Style& style = *chunk.piece->style;
    if (!style.underline && !style.line_through)
        return;
    const font::Metrics& metrics = chunk.runs.front().face->metrics();
    const Length thickness = style.font_size.scaled(std::max(metrics.underline_thickness, 30), 1000);
    const auto add = [&](Length middle) {
        const Length y = middle - thickness / 2;
        for (Rule& rule : rules_) {
            if (rule.rect.x + rule.rect.width == from && rule.rect.y == y && rule.rect.height == thickness && rule.color == style.color) {
                rule.rect.width = to - rule.rect.x;
                return;
            }
        }
        rules_.push_back({{from, y, to - from, thickness}, style.color});
    };
    if (style.underline)
        add(baseline - style.font_size.scaled(metrics.underline_position, 1000));
    if (style.line_through) // through the middle of the small letters
        add(baseline - style.font_size.scaled(metrics.x_height, 2000));
}

void LinePlacer::add_link(const Chunk& chunk, Length from, Length to, Length top, Length bottom) {
    const std::uint32_t element = owner_ == 0 ? 0 : link_of(block_, chunk.piece->element);
    if (element == 0)
        return;
    if (!links_.empty() && links_.back().element == element) {
        base::Rect& rect = links_.back().rect;
        const Length lowest = std::max(rect.y + rect.height, bottom);
        rect.y = std::min(rect.y, top);
        rect.height = lowest - rect.y;
        rect.width = to - rect.x;
        return;
    }
    links_.push_back({element, {from, top, to - from, bottom - top}});
}

} // namespace qujat::layout
