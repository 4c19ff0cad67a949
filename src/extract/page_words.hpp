#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Printed pages as words with their places: what converters (poppler, tesseract) give, and what blocks are made of.
namespace qujat::extract {

/// Lengths are points; y grows downwards from the page's top.
struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    double middle() const { return (top + bottom) / 2; }
    void include(const Box& other);
};

struct Word {
    Box box;
    std::string text;     ///< UTF-8, without white space
    int size = 0;         ///< of its font, half-points
    bool is_bold = false;
    std::uint8_t certainty = 100; ///< of what was read from a picture, percent
};

/// Words side by side, from left to right.
struct Line {
    Box box;
    std::vector<Word> words;
    int size = 0;         ///< that most of it has
    bool is_bold = false; ///< all of it
};

/// A straight line that a page draws: the border of a cell, a line below or through words.
struct Rule {
    bool is_upright = false;
    double at = 0;           ///< y of a level one, x of an upright one
    double from = 0, to = 0; ///< along it
};

/// What OCR made of a page: its paragraphs, as lines.
using Recognised = std::vector<std::vector<Line>>;

struct Page {
    std::uint32_t number = 0; ///< from 1
    double width = 0, height = 0;
    std::vector<Word> words;
    std::vector<Rule> rules;
    std::size_t pictures = 0;
    std::size_t struck = 0; ///< characters with a line through them, which are not among the words
    bool is_read_from_picture = false;    ///< by somebody else: the words are an invisible layer
    std::optional<Recognised> recognised; ///< by our own OCR; nothing where that was not tried
    bool is_unrecognised = false;         ///< OCR was to read it and could not
};

/// Puts the words in order and measures the line. A word without a gap before it is joined to the one before.
Line make_line(std::vector<Word> words);
/// The text of a line, its words parted by spaces.
std::string text_of(const Line& line);

/// Whether the last word of a line ends a sentence, or a part of one.
bool ends_sentence(std::string_view word);

} // namespace qujat::extract
