#include "extract/read_tesseract.hpp"

#include "diag/diag.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <utility>

namespace qujat::extract {

namespace {

constexpr std::size_t most_words = 100'000; ///< of a page
constexpr double dots = 300 / 72.0;         ///< to a point, of the pictures that are made of pages

enum Column : std::size_t { level, page_number, block, paragraph, line, word, left, top, width, height, confidence, text, columns };
using Row = std::array<std::string_view, columns>;

// Nothing that the last column holds is escaped: it has what is left of the line.
Row split(std::string_view row) {
    Row fields;
    for (std::size_t i = 0; i < columns; ++i) {
        const std::size_t end = i + 1 < columns ? std::min(row.find('\t'), row.size()) : row.size();
        fields[i] = row.substr(0, end);
        row.remove_prefix(std::min(end + 1, row.size()));
    }
    return fields;
}

double number_of(std::string_view field) {
    double value = 0;
    std::from_chars(field.data(), field.data() + field.size(), value);
    return std::isfinite(value) ? std::clamp(value, -1.0, 1'000'000.0) : 0;
}

Box box_of(const Row& row) {
    const double x = number_of(row[left]) / dots, y = number_of(row[top]) / dots;
    return {x, y, x + number_of(row[width]) / dots, y + number_of(row[height]) / dots};
}

// What its models make of a bullet, for they do not know the character; none of these begins a line of text.
bool is_misread_bullet(std::string_view word) {
    constexpr std::string_view misread[] = {"¢", "©", "®", "е" /* Cyrillic */, "e"};
    return std::ranges::find(misread, word) != std::end(misread);
}

} // namespace

void read_tesseract(std::string_view tsv, Page& page) {
    std::size_t words = 0;
    std::pair<std::string_view, std::string_view> place;
    std::string_view number;
    while (!tsv.empty()) {
        const std::string_view whole = tsv.substr(0, tsv.find('\n'));
        tsv.remove_prefix(std::min(whole.size() + 1, tsv.size()));
        const Row row = split(whole);
        const bool has_text = row[text].find_first_not_of(" \r") != std::string_view::npos;
        if (row[level] == "1" && !page.recognised) {
            page.recognised.emplace();
            if (page.width <= 0 || page.height <= 0) {
                page.width = number_of(row[width]) / dots;
                page.height = number_of(row[height]) / dots;
            }
        } else if (row[level] == "5" && page.recognised && has_text) {
            if (++words > most_words)
                diag::stop("EXT-0017", {}, {{"part", "tesseract"}});
            Recognised& paragraphs = *page.recognised;
            if (const std::pair here(row[block], row[paragraph]); paragraphs.empty() || place != here) {
                paragraphs.emplace_back();
                place = here;
                number = {};
            }
            std::vector<Line>& lines = paragraphs.back();
            Word read;
            read.box = box_of(row);
            read.text = row[text].substr(0, row[text].find_last_not_of(" \r") + 1);
            read.certainty = static_cast<std::uint8_t>(std::clamp(number_of(row[confidence]), 0.0, 100.0));
            if (lines.empty() || number != row[line]) {
                lines.emplace_back().box = read.box;
                number = row[line];
            }
            if (lines.back().words.empty() && is_misread_bullet(read.text))
                read.text = "•";
            lines.back().box.include(read.box);
            lines.back().words.push_back(std::move(read));
        }
    }
}

} // namespace qujat::extract
