#pragma once

#include "extract/page_words.hpp"
#include "plan/plan.hpp"

#include <string>
#include <vector>

namespace qujat::extract {

/// Printed pages, as a converter gives them, → a plan: furniture dropped, reading order found, lines joined, headings told by their look. `hidden` characters were left
/// out before. Notes: EXT-0130 (pages that are only pictures), EXT-0132 (pages whose letters cannot be told), EXT-0133 (furniture), EXT-0134 (a reading of pictures), EXT-0135
/// and EXT-0136 (our own OCR: what it read, and the pages it could not).
plan::Part read_pages(std::string format, std::vector<Page> pages, std::size_t hidden);

/// "1–3, 7, 12" of ascending numbers.
std::string list_pages(const std::vector<std::uint32_t>& numbers);

} // namespace qujat::extract
