#include "extract/page_flow.hpp"

#include "base/utf8.hpp"
#include "extract/letters.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace qujat::extract {

namespace {

char32_t first_of(std::string_view text) {
    const auto point = base::decode(text, 0);
    return point ? point->value : 0;
}

bool is_centred(const Line& line, double left, double right) {
    const double before = line.box.left - left, after = right - line.box.right;
    return before > 10 && after > 10 && std::abs(before - after) < 6;
}

// Whether the first word of the next line would not have fitted behind `line`.
bool is_full(const Line& line, const Word& next, double left, double right, bool are_centred = false) {
    const double more = next.box.width() + 0.12 * line.size; // a quarter of the letters' size between words
    if (are_centred)
        return line.box.width() + more > right - left - 2;
    return line.box.right + more > right - 2;
}

// The number of words that a mark takes up at the beginning of a line: "•", "3.", "( 3 )".
std::size_t mark_words(const Line& line) {
    const std::string text = text_of(line);
    const Mark mark = split_mark(text);
    return mark.mark.empty() ? 0 : 1 + static_cast<std::size_t>(std::ranges::count(mark.mark, ' '));
}

bool is_dash(std::string_view word) { return word == "–" || word == "—" || word == "-"; }

// "2." to "999.": an item of a list that begins with it is not its first.
bool is_figure_but_first(std::string_view word) {
    return word.size() >= 2 && word.size() <= 4 && word.ends_with('.') && word != "1." && word.find_first_not_of("0123456789") == word.size() - 1;
}

// Whether what looks like a mark at the beginning of a line stands within the sentence of the full line above, `last`: a dash, unless the lines from `first` on are an item with
// a dash themselves; "4.", unless they are an item.
bool is_no_mark(const Line& first, const Line& last, std::string_view mark) {
    const bool is_within = is_dash(mark) ? !is_dash(first.words.front().text) : is_figure_but_first(mark) && mark_words(first) == 0;
    return is_within && !ends_sentence(last.words.back().text);
}

} // namespace

std::uint8_t certainty_of(const std::vector<Line>& lines) {
    std::size_t sum = 0, words = 0;
    for (const Line& line : lines)
        for (const Word& word : line.words) {
            sum += word.certainty;
            ++words;
        }
    return static_cast<std::uint8_t>(words == 0 ? 100 : sum / words);
}

void FlowBuilder::begin_page(std::uint32_t number, bool is_read_from_picture) {
    page_ = number;
    is_read_from_picture_ = is_read_from_picture;
    is_new_column_ = true;
}

void FlowBuilder::add_picture() {
    close();
    Entry entry;
    entry.block.kind = plan::BlockKind::picture;
    entry.block.page = page_;
    entries_.push_back(std::move(entry));
}

bool FlowBuilder::add_recognised(const std::vector<Line>& lines, double right) {
    constexpr int least_certainty = 80;
    if (certainty_of(lines) < least_certainty) {
        add_picture();
        return false;
    }
    // tesseract takes a title and the list below it for one paragraph: a line that could have held the next word ends one, and each mark begins one.
    std::vector<Line> part;
    for (const Line& line : lines) {
        const bool is_new = !part.empty() && (!is_full(part.back(), line.words.front(), 0, right - 4) || (mark_words(line) > 0 && mark_words(part.front()) > 0));
        if (is_new)
            add_lines(std::exchange(part, {}));
        part.push_back(line);
    }
    add_lines(std::move(part));
    return true;
}

void FlowBuilder::add_lines(std::vector<Line> lines) {
    close();
    may_table_go_on_ = false;
    open_ = Open{};
    open_->entry.block.page = page_;
    open_->lines = std::move(lines);
    close();
}

// A line goes on with the paragraph above it when it has the same look, is no further away than lines are, the first word of it did not fit above, and it is neither
// indented like a first line nor begins with the mark of an item.
bool FlowBuilder::goes_on(const Line& line, const Piece& piece) const {
    const Line& last = open_->lines.back();
    const Word& first = line.words.front();
    const bool are_centred = is_centred(line, piece.left, piece.right) && is_centred(last, piece.left, piece.right);
    const bool is_last_full = is_full(last, first, piece.left, piece.right, are_centred);
    const bool begins_small = is_lower(first_of(first.text));
    if (std::abs(line.size - last.size) >= 2 || (line.is_bold != last.is_bold && !(is_last_full && begins_small)))
        return false;
    if (!is_last_full)
        return false;
    const double pitch = (line.box.middle() - last.box.middle()) / std::max(line.size / 2.0, 1.0);
    if (pitch > most_pitch_)
        return false;
    const double indent = line.box.left - last.box.left;
    if (mark_words(line) > 0) {
        const bool is_second = open_->lines.size() == 1; // the first may be indented
        const bool stands_so = is_second ? line.box.left < open_->text_left + 4 : std::abs(indent) < 3;
        // The lines of an item hang, so where the third stands below the second it begins none.
        if (!stands_so || !is_no_mark(is_second || !is_dash(first.text) ? open_->lines.front() : last, last, first.text))
            return false;
    }
    if (are_centred)
        return true;
    const bool hangs = open_->has_mark && line.box.left < open_->text_left + 4;
    const bool is_indented = first_indent_ > 0 && std::abs(line.box.left - piece.left - first_indent_) < 2;
    if ((indent > 6 && !(hangs && open_->lines.size() == 1)) || (is_indented && !hangs))
        return false;
    return open_->lines.size() == 1 || indent > -6;
}

// The first line of a page or column goes on with the last paragraph of the one before when that breaks off within a sentence.
bool FlowBuilder::goes_over(const Line& line, const Piece& piece) const {
    const Line& last = open_->lines.back();
    const std::string& word = last.words.back().text;
    const double right = open_->right, left = open_->left;
    const bool breaks_off = !ends_sentence(word) && is_full(last, line.words.front(), left, right);
    const bool begins_small = is_lower(first_of(line.words.front().text));
    return breaks_off && (begins_small || word.ends_with(',') || word.ends_with('-')) && std::abs(line.size - last.size) < 2 && line.is_bold == last.is_bold && mark_words(line) == 0 &&
           line.box.left - piece.left < 60;
}

void FlowBuilder::begin(const Line& line, const Piece& piece) {
    close();
    open_ = Open{};
    open_->left = piece.left;
    open_->right = piece.right;
    open_->entry.block.page = page_;
    const std::size_t marks = mark_words(line);
    open_->has_mark = marks > 0;
    open_->text_left = line.words[std::min(marks, line.words.size() - 1)].box.left;
}

std::string FlowBuilder::join(const std::vector<Line>& lines, std::optional<double> right) {
    TextBuilder text(cleaned_);
    std::string pending; // the last word of a line, which may end in a hyphen
    std::size_t first = 0; // the line with which the paragraph at hand began
    for (std::size_t l = 0; l < lines.size(); ++l) {
        const Line& line = lines[l];
        for (std::size_t w = 0; w < line.words.size(); ++w) {
            const Word& word = line.words[w];
            if (w == 0 && l > 0) {
                const Hyphen hyphen = judge_hyphen(pending, word.text, words_);
                text.append(hyphen == Hyphen::at_line_end ? without_hyphen(pending) : std::string_view(pending));
                const bool is_last_full = !right || is_full(lines[l - 1], word, lines[l - 1].box.left, *right);
                const bool begins_item = mark_words(line) > 0 && !(is_last_full && is_no_mark(lines[first], lines[l - 1], word.text));
                if (right && (begins_item || (ends_sentence(pending) && !is_last_full))) {
                    text.add_line();
                    first = l;
                } else if (hyphen == Hyphen::none) {
                    text.add_space();
                }
            } else if (w > 0) {
                text.append(pending);
                text.add_space();
            }
            pending = word.text;
        }
    }
    text.append(pending);
    return text.take();
}

void FlowBuilder::close() {
    if (!open_)
        return;
    Entry entry = std::move(open_->entry);
    const std::vector<Line> lines = std::move(open_->lines);
    open_.reset();
    entry.block.text = join(lines, std::nullopt);
    if (entry.block.text.empty())
        return;
    entry.look.size = lines.front().size;
    entry.look.is_bold = true;
    for (const Line& line : lines) {
        entry.look.size = std::min(entry.look.size, line.size);
        entry.look.is_bold = entry.look.is_bold && line.is_bold;
    }
    entry.look.is_caps = is_all_caps(entry.block.text);
    entry.block.emphasised = entry.look.is_bold;
    last_text_ = entry.block.text;
    entries_.push_back(std::move(entry));
}

void FlowBuilder::add(const Piece& piece) {
    if (piece.is_table) {
        if (is_contents(piece))
            add_contents(piece);
        else
            add_table(piece);
        is_new_column_ = false;
        return;
    }
    for (const Line& line : piece.lines) {
        const bool is_below = open_ && !is_new_column_ && open_->left == piece.left && line.box.middle() > open_->lines.back().box.middle();
        const bool joins = open_ && (is_below ? goes_on(line, piece) : goes_over(line, piece));
        if (!joins)
            begin(line, piece);
        open_->lines.push_back(line);
        open_->left = piece.left;
        open_->right = piece.right;
        is_new_column_ = false;
        may_table_go_on_ = false;
    }
}

std::vector<Entry> FlowBuilder::take() {
    close();
    return std::move(entries_);
}

} // namespace qujat::extract
