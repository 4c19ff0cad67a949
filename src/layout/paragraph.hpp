#pragma once

#include "layout/flow.hpp"

#include <span>

/// Inside the room: a paragraph on its way from text to lines: shaped, its breaks found, its lines chosen, its items placed.
namespace qujat::layout {

/// A box in a line as a whole: its margin box left and right of nothing, above and below its baseline. In `content` y runs from the baseline.
struct InlineBox {
    Length width, least; ///< least: when only widths are asked for
    Length above, below;
    Stack content;
};

/// A piece of one style, shaped, or a box. In the text a box is an ideograph, as line breaking sees it (CSS Text 3, 5.1).
struct Chunk {
    const doc::Inline* piece = nullptr;
    std::uint32_t begin = 0, end = 0; ///< in the stretch's text
    std::vector<text::Run> runs;
    std::optional<InlineBox> box;
};

/// Text between forced line breaks.
struct Stretch {
    std::string text;
    std::vector<Chunk> chunks;
};
/// U+0020 and U+00A0 are the word separators that justification widens (CSS Text 3, 7.4 and 7.1).
inline bool is_word_space(std::string_view text, std::size_t at) { return text[at] == ' ' || text.substr(at, 2) == "\xC2\xA0"; }
/// Whether a justified line may change the space behind glyph `i` of a run: behind each letter (the last glyph of its cluster) but the last of a word, whose space alone is stretched.
bool is_flexible(const Stretch& stretch, const Chunk& chunk, const text::Run& run, std::size_t i);
/// The chunk that has byte `at`.
const Chunk& chunk_at(const Stretch& stretch, std::uint32_t at);
/// The first run that ends behind byte `at`: runs ascend, and a text that changes its face with every letter has as many of them.
inline std::vector<text::Run>::const_iterator first_run(const Chunk& chunk, std::uint32_t at) {
    return std::ranges::upper_bound(chunk.runs, at, {}, [&](const text::Run& run) { return chunk.begin + run.end; });
}
const doc::Style& style_of(const Chunk& chunk, const doc::Block& block);

/// The hyphen of a style and face that a divided word shows.
struct Hyphen {
    font::FacePtr face;
    std::vector<text::Glyph> glyphs;
    Length width;
};
class Hyphens {
  public:
    explicit Hyphens(Chains& chains) : chains_(chains) {}
    /// Of a word divided before byte `at`.
    const Hyphen& find(const Stretch& stretch, std::uint32_t at);

  private:
    struct Entry {
        const doc::Style* style;
        const font::Face* face;
        Hyphen hyphen;
    };
    Chains& chains_;
    std::vector<std::unique_ptr<Entry>> entries_;
};

enum class BoxMeasure { lay_out, widths_only };
/// Shapes `block.inlines`; `width` is that of the column, which shares in widths refer to.
std::vector<Stretch> shape_text(const doc::Block& block, Length width, std::size_t page, const Context& context, BoxMeasure measure);
/// [i]: advance of everything before byte i.
std::vector<Length> widths_before(const Stretch& stretch, bool least_boxes = false);
/// [i]: what the letters before byte i may give or take.
std::vector<Length> flex_before(const Stretch& stretch);
/// Place of the part of `piece` that begins at byte `offset` of its text: exact where it stands literally in the template.
diag::Place place_within(const doc::Inline& piece, std::string_view part, std::size_t offset);

/// An inline-block or a replaced element in a column of `width` (CSS 2.1, 10.3.2, 10.3.9, 10.6.2).
InlineBox measure_box(const doc::Block& box, Length width, std::size_t page, const Context& context, BoxMeasure measure);

/// Where a line may end.
struct Break {
    enum class Kind : std::uint8_t { word, soft_hyphen, automatic_hyphen, cut };
    std::uint32_t at = 0;      ///< where the next line begins
    std::uint32_t visible = 0; ///< where that ends which is seen: trailing spaces hang, a soft hyphen is no glyph
    Length before, after;      ///< advance of the stretch up to `visible` and up to `at`
    Length spaces_before, spaces_after; ///< what of it are word spaces
    Length flex_before, flex_after;     ///< what its letters may give or take (`letters_flex`)
    Length hyphen;             ///< width of the hyphen that is shown
    Kind kind = Kind::word;
    bool ends_in_hyphen = false; ///< shown or in the text
    bool is_forced = false;      ///< a line ends here whatever it looks like
    bool is_overfull = false;    ///< the unbreakable piece before it is wider than any line
    bool shows_hyphen() const { return kind == Kind::soft_hyphen || kind == Kind::automatic_hyphen; }
};

/// Room of the paragraph's first line and of the others.
struct Rooms {
    Length first, rest;
};

/// Which words are divided automatically: those wider than the line; all but the last, whose piece would be a line of its own; the last too, if the piece has five letters.
enum class Division { wide_words, words, last_word_too };

/// Finds the breaks of one stretch; the first break found is its beginning, the last its end.
class BreakFinder {
  public:
    BreakFinder(const doc::Block& block, const Stretch& stretch, const std::vector<Length>& widths, Hyphens& hyphens);
    bool hyphenates() const { return hyphenates_; }
    std::vector<Break> find(Rooms rooms, Division division);
    /// All, the last word's too: what min-content widths go by.
    std::vector<Break> find_all();

  private:
    struct Candidate {
        std::uint32_t at;
        Break::Kind kind;
    };
    void find_words();
    void find_hyphens();
    std::vector<Break> measured(const std::vector<Candidate>& candidates);
    std::vector<Candidate> joined(const std::vector<Candidate>& hyphens) const;
    void cut(std::vector<Break>& breaks, Rooms rooms) const;

    const doc::Block& block_;
    const Stretch& stretch_;
    const std::vector<Length>& widths_;
    std::vector<Length> flex_;
    Hyphens& hyphens_;
    bool hyphenates_ = false, hyphens_found_ = false;
    std::vector<Candidate> words_, automatic_;
    std::uint32_t last_word_ = 0;
};

/// What a justified line may lose: its word spaces may lose an eighth, its letters stand closer by `letters_flex`. Spaces no more: PT Serif's is a quarter of an em, kerning takes up to a
/// twentieth of an em of it, and programs that read a PDF by its geometry see no space below 0.15 em. A line without spaces is not justified.
constexpr Length shrink_of(Length spaces, Length flex) { return spaces > Length() ? spaces / 8 + flex : Length(); }
/// What a line gains at a ratio of 1.
constexpr Length stretch_of(Length spaces, Length flex) { return spaces / 2 + flex; }
/// Between letters justification adds or takes this at a ratio of 1 (CSS 2.1, 16.4 allows it where `letter-spacing` is normal). With word spaces alone no choice of breaks could keep the
/// words of the acts, long as they are, below a sixth of the lines stretched too far at 160 mm (tests/bench/justify.cpp); with this it is one in two hundred.
constexpr Length letters_flex(const doc::Style& style) { return style.letter_spacing == Length() ? style.font_size.scaled(9, 500) : Length(); }
/// The ratio, in thousandths, beyond which letters give no more.
inline constexpr std::int64_t most_ratio_of_letters = 1200;
/// How far a line may be stretched before another pass is tried: a ratio in thousandths.
inline constexpr std::int64_t tolerance_of_words = 1000, tolerance_of_hyphens = 1200, any_tolerance = INT64_MAX;

/// Total fit after Knuth and Plass: the numbers of the breaks at which lines end; nothing when no way keeps within the tolerance. `fills_last`: the last line is justified too.
std::optional<std::vector<std::uint32_t>> choose_best(std::span<const Break> breaks, Rooms rooms, Length space, std::int64_t tolerance, bool fills_last);
/// As much on every line as it holds. A hyphen only where more than `zone_percent` of the line would stay empty without.
std::vector<std::uint32_t> choose_greedily(std::span<const Break> breaks, Rooms rooms, int zone_percent);

/// One line chosen.
struct Span {
    std::uint32_t begin = 0, end = 0; ///< what stands on it, trailing spaces included
    std::uint32_t visible = 0;
    Length used; ///< natural width of what is seen, with the hyphen
    Length spaces, flex; ///< as in `Break`
    bool shows_hyphen = false, is_overfull = false, is_last = false;
};

/// Greedy lines for justified text are there to be compared with (tests/bench/justify.cpp).
enum class Method { by_style, greedy };
std::vector<Line> set_lines(const doc::Block& block, Length width, std::uint32_t owner, std::size_t page, const Context& context, Method method);

/// Places the lines of one paragraph, one after the other.
class LinePlacer {
  public:
    LinePlacer(const doc::Block& block, Length width, std::uint32_t owner, Hyphens& hyphens, const Context& context)
        : block_(block), width_(width), owner_(owner), hyphens_(hyphens), context_(context) {}
    void place(Stretch& stretch, const Span& span);
    bool at_first() const { return lines_.empty(); }
    std::vector<Line> take() { return std::move(lines_); }

  private:
    struct Rule { ///< an underline or a line through
        base::Rect rect;
        doc::Color color;
    };
    struct Spacing {
        Length each, rest;         ///< what each word space gains or loses, and what did not divide
        std::int64_t letters = 0;  ///< share of their flex that letters gain or lose, in millionths
        std::uint32_t last = 0;    ///< the glyph of this byte ends the line: behind it nothing is added
    };
    static Length tracking_of(const Chunk& chunk, const Spacing& spacing) { return letters_flex(*chunk.piece->style).scaled(spacing.letters, 1'000'000); }
    Spacing justify(const Stretch& stretch, const Span& span, Length slack) const;
    Extents extents_of(const Chunk& chunk);
    Length raise_of(const Chunk& chunk, Extents own, Extents line) const;
    Extents height_of(const Stretch& stretch, const Span& span, std::size_t first_chunk);
    void place_chunk(Stretch& stretch, Chunk& chunk, const Span& span, Extents line_extents, Spacing& spacing, Length& x, Line& line);
    Length place_run(const Stretch& stretch, const Chunk& chunk, const text::Run& run, const Span& span, Length baseline, Spacing& spacing, Length& x, Line& line);
    void place_hyphen(const Stretch& stretch, const Chunk& chunk, const Span& span, Length baseline, Length& x, Line& line);
    void add_rules(const Chunk& chunk, Length from, Length to, Length baseline);
    void part_from_words_before();
    void add_link(const Chunk& chunk, Length from, Length to, Length top, Length bottom);
    std::uint32_t owner_of(const Chunk& chunk) const;

    const doc::Block& block_;
    Length width_;
    std::uint32_t owner_;
    Hyphens& hyphens_;
    const Context& context_;
    std::vector<Line> lines_;
    const Stretch* stretch_ = nullptr; ///< whose chunk `first_chunk_` is
    std::size_t first_chunk_ = 0;
    static constexpr auto no_words = static_cast<std::size_t>(-1);
    std::size_t words_ = no_words;                                    ///< of the line being placed: the last run of the paragraph's own text
    std::pair<std::size_t, std::size_t> last_words_ = {0, no_words}; ///< of the lines before: the line, and the item in it
    std::vector<Rule> rules_;
    struct Link {
        std::uint32_t element;
        base::Rect rect;
    };
    std::vector<Link> links_;
    std::vector<std::pair<const doc::Style*, Extents>> extents_;
};

} // namespace qujat::layout
