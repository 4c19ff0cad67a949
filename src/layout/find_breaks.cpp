#include "layout/paragraph.hpp"

#include <algorithm>

namespace qujat::layout {

namespace {

constexpr std::string_view soft_hyphen = "\xC2\xAD", no_break_space = "\xC2\xA0";

bool ends_with_at(std::string_view text, std::uint32_t at, std::string_view end) { return text.substr(0, at).ends_with(end); }

// Size of the white space at `at` that parts words, breaking or not; 0 for anything else.
std::uint32_t space_at(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '\n')
        return 1;
    for (const std::string_view space : {no_break_space, std::string_view("\xE2\x80\xAF"), std::string_view("\xE2\x80\x87")}) {
        if (text.substr(at, space.size()) == space)
            return static_cast<std::uint32_t>(space.size());
    }
    return 0;
}

bool wraps(const Chunk& chunk) { return !chunk.piece->style || chunk.piece->style->white_space != doc::WhiteSpace::nowrap; }
bool hyphenates_itself(const Chunk& chunk) { return !chunk.box && chunk.piece->style->hyphens == doc::Hyphens::automatic && wraps(chunk); }

} // namespace

BreakFinder::BreakFinder(const doc::Block& block, const Stretch& stretch, const std::vector<Length>& widths, Hyphens& hyphens)
    : block_(block), stretch_(stretch), widths_(widths), flex_(block.style->text_align == doc::Align::justify || block.style->text_align_last == doc::AlignLast::justify ? flex_before(stretch) : std::vector<Length>(stretch.text.size() + 1)), hyphens_(hyphens), hyphenates_(std::ranges::any_of(stretch.chunks, hyphenates_itself)) {
    find_words();
}

void BreakFinder::find_words() {
    const std::string& text = stretch_.text;
    std::vector<std::uint32_t> offsets = text::break_opportunities(text, block_.language);
    // CSS Text 3, 5.1: between a box and a no-break space a line may end all the same.
    for (const Chunk& chunk : stretch_.chunks) {
        if (chunk.box && ends_with_at(text, chunk.begin, no_break_space))
            offsets.push_back(chunk.begin);
        if (chunk.box && text.compare(chunk.end, no_break_space.size(), no_break_space) == 0)
            offsets.push_back(chunk.end);
    }
    std::ranges::sort(offsets);
    offsets.erase(std::unique(offsets.begin(), offsets.end()), offsets.end());
    for (const std::uint32_t at : offsets) {
        if (at == 0 || at >= text.size())
            continue;
        const Chunk& left = chunk_at(stretch_, at - 1);
        // Between two characters it is their common ancestor's white-space that counts (CSS Text 3, 5.1): if either wraps, that does.
        if (!wraps(left) && !wraps(chunk_at(stretch_, at)))
            continue;
        const bool is_soft = ends_with_at(text, at, soft_hyphen);
        // CSS Text 3, 5.4: with `hyphens: none` a soft hyphen divides nothing.
        if (is_soft && left.piece->style->hyphens == doc::Hyphens::none)
            continue;
        words_.push_back({at, is_soft ? Break::Kind::soft_hyphen : Break::Kind::word});
    }
    words_.push_back({static_cast<std::uint32_t>(text.size()), Break::Kind::word});
}

void BreakFinder::find_hyphens() {
    if (hyphens_found_)
        return;
    hyphens_found_ = true;
    const std::string_view text = stretch_.text;
    auto chunk = stretch_.chunks.begin();
    for (std::uint32_t begin = 0; begin < text.size();) {
        if (const std::uint32_t space = space_at(text, begin); space > 0) {
            begin += space;
            continue;
        }
        std::uint32_t end = begin;
        while (end < text.size() && space_at(text, end) == 0)
            ++end;
        last_word_ = begin;
        while (chunk->end <= begin)
            ++chunk;
        bool whole = hyphenates_itself(*chunk);
        for (auto next = chunk; whole && next != stretch_.chunks.end() && next->begin < end; ++next)
            whole = hyphenates_itself(*next) && next->piece->language == chunk->piece->language;
        const std::string_view word = text.substr(begin, end - begin);
        // CSS Text 3, 5.4: soft hyphens in a word take the place of automatic division.
        if (whole && word.size() >= 8 && word.find(soft_hyphen) == std::string_view::npos) {
            for (const std::uint32_t at : text::hyphenate(word, chunk->piece->language))
                automatic_.push_back({begin + at, Break::Kind::automatic_hyphen});
        }
        begin = end;
    }
}

std::vector<BreakFinder::Candidate> BreakFinder::joined(const std::vector<Candidate>& hyphens) const {
    std::vector<Candidate> out;
    out.reserve(words_.size() + hyphens.size());
    std::ranges::set_union(words_, hyphens, std::back_inserter(out), {}, &Candidate::at, &Candidate::at);
    return out;
}

std::vector<Break> BreakFinder::measured(const std::vector<Candidate>& candidates) {
    const std::string_view text = stretch_.text;
    std::vector<Break> out;
    out.reserve(candidates.size() + 1);
    out.emplace_back();
    Length spaces; // before `at`
    std::uint32_t at = 0;
    const auto count_to = [&](std::uint32_t end) {
        while (at < end) {
            const std::uint32_t size = text[at] == ' ' ? 1 : text.substr(at, 2) == no_break_space ? 2 : 0;
            if (size > 0)
                spaces += widths_[at + size] - widths_[at];
            at += size > 0 ? size : 1;
        }
        return spaces;
    };
    for (const Candidate& candidate : candidates) {
        Break made;
        made.at = made.visible = candidate.at;
        made.kind = candidate.kind;
        if (made.kind == Break::Kind::soft_hyphen)
            made.visible -= static_cast<std::uint32_t>(soft_hyphen.size());
        while (made.visible > out.back().at && text[made.visible - 1] == ' ')
            --made.visible;
        made.before = widths_[made.visible];
        made.after = widths_[made.at];
        made.flex_before = flex_[made.visible];
        made.flex_after = flex_[made.at];
        made.spaces_before = count_to(made.visible);
        made.spaces_after = count_to(made.at);
        if (made.shows_hyphen())
            made.hyphen = hyphens_.find(stretch_, made.visible).width;
        made.ends_in_hyphen = made.shows_hyphen() || ends_with_at(text, made.visible, "-") || ends_with_at(text, made.visible, "\xE2\x80\x90");
        out.push_back(made);
    }
    return out;
}

std::vector<Break> BreakFinder::find_all() {
    if (!hyphenates_)
        return measured(words_);
    find_hyphens();
    return measured(joined(automatic_));
}

std::vector<Break> BreakFinder::find(Rooms rooms, Division division) {
    std::vector<Break> breaks = measured(words_);
    if (hyphenates_) {
        const auto is_wide = [&](std::size_t i) {
            const Length room = i == 1 ? rooms.first : rooms.rest;
            return breaks[i].before + breaks[i].hyphen - breaks[i - 1].after > room && breaks[i].before > rooms.first;
        };
        std::vector<Candidate> chosen;
        for (std::size_t i = 1; i < breaks.size() && division == Division::wide_words; ++i) {
            if (is_wide(i)) {
                find_hyphens();
                std::ranges::copy_if(automatic_, std::back_inserter(chosen), [&](const Candidate& c) { return c.at > breaks[i - 1].at && c.at < breaks[i].at; });
            }
        }
        if (division != Division::wide_words) {
            find_hyphens();
            const bool last_is_wide = is_wide(breaks.size() - 1);
            constexpr std::uint32_t least_piece = 10; // bytes
            const std::uint32_t end = division == Division::words ? last_word_ : breaks.back().visible - std::min(breaks.back().visible, least_piece);
            std::ranges::copy_if(automatic_, std::back_inserter(chosen), [&](const Candidate& c) { return last_is_wide || c.at < end; });
        }
        if (!chosen.empty())
            breaks = measured(joined(chosen));
    }
    cut(breaks, rooms);
    return breaks;
}

// What no break makes narrow enough stands on lines of its own; with overflow-wrap it is cut where the line is full, between two clusters (CSS Text 3, 5.5).
void BreakFinder::cut(std::vector<Break>& breaks, Rooms rooms) const {
    const auto is_wide = [&](std::size_t i) {
        const Length room = i == 1 ? rooms.first : rooms.rest;
        return breaks[i].before + breaks[i].hyphen - breaks[i - 1].after > room && breaks[i].before + breaks[i].hyphen > rooms.first;
    };
    std::size_t first = 1;
    while (first < breaks.size() && !is_wide(first))
        ++first;
    if (first == breaks.size())
        return;
    std::vector<std::uint32_t> starts; // of clusters
    for (const Chunk& chunk : stretch_.chunks) {
        for (const text::Run& run : chunk.runs) {
            for (const text::Glyph& glyph : run.glyphs)
                starts.push_back(chunk.begin + glyph.cluster);
        }
    }
    std::vector<Break> out(breaks.begin(), breaks.begin() + static_cast<std::ptrdiff_t>(first));
    for (std::size_t i = first; i < breaks.size(); ++i) {
        Break end = breaks[i];
        if (!is_wide(i)) {
            out.push_back(end);
            continue;
        }
        out.back().is_forced = true;
        const Chunk& chunk = chunk_at(stretch_, breaks[i - 1].at);
        const bool cuts = !chunk.box && chunk.piece->style->breaks_words();
        std::uint32_t from = breaks[i - 1].at;
        Length room = i == 1 ? rooms.first : rooms.rest;
        const auto remains = [&] { return end.before + end.hyphen - widths_[from] > room; };
        auto start = std::ranges::upper_bound(starts, from);
        while (cuts && remains() && start != starts.end() && *start < end.visible) {
            std::uint32_t at = *start;
            while (start != starts.end() && *start < end.visible && (at == *start || widths_[*start] - widths_[from] <= room))
                at = *start++;
            Break made;
            made.at = made.visible = at;
            made.before = made.after = widths_[at];
            made.flex_before = made.flex_after = flex_[at];
            made.spaces_before = made.spaces_after = breaks[i - 1].spaces_after;
            made.kind = Break::Kind::cut;
            made.is_forced = true;
            made.is_overfull = widths_[at] - widths_[from] > room;
            out.push_back(made);
            from = at;
            room = rooms.rest;
        }
        if (remains())
            end.is_overfull = end.is_forced = true;
        out.push_back(end);
    }
    breaks = std::move(out);
}

} // namespace qujat::layout
