#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Text as a reader of the printed page sees it: white space collapsed, nothing invisible.
namespace qujat::extract {

/// What was cleaned away, for the notes.
struct Cleaned {
    std::size_t controls = 0;  ///< control characters and noncharacters
    std::size_t malformed = 0; ///< bytes or halves that are no character, now U+FFFD
    std::size_t invisible = 0; ///< soft hyphens, zero-width and direction marks
};

/// Collects one text. White space, the no-break kinds too, becomes one space; none stands at the ends or beside a line feed.
class TextBuilder {
  public:
    explicit TextBuilder(Cleaned& cleaned) : cleaned_(&cleaned) {}

    /// `text` must be UTF-8. Answers how many visible characters were added, white space not counted.
    std::size_t append(std::string_view text);
    void add_space() { wants_space_ = true; }
    void add_line() { wants_line_ = true; }
    bool is_empty() const { return text_.empty(); }
    const std::string& text() const { return text_; }
    /// Where the line begins that was written to last.
    std::size_t line_begin() const { return line_begin_; }
    /// Nothing stands yet on the line that will be written to next.
    bool is_at_line_begin() const { return wants_line_ || text_.size() == line_begin_; }
    std::string take();

  private:
    void put(std::string_view characters);

    Cleaned* cleaned_;
    std::string text_;
    std::size_t line_begin_ = 0;
    bool wants_space_ = false, wants_line_ = false;
};

/// `bytes` with everything that is not UTF-8 as U+FFFD.
std::string repair_utf8(std::string_view bytes, Cleaned& cleaned);

} // namespace qujat::extract
