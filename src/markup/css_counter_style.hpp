#pragma once

#include "diag/diag.hpp"
#include "doc/doc.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How numbers are written in lists and by counter(): CSS Counter Styles 3. Bounded whatever the sheet says: a representation has at most sixty symbols (as section 2
/// allows), chains of `extends` and `fallback` end.
namespace qujat::markup::css {

struct CounterStyle {
    enum class System { cyclic, numeric, alphabetic, symbolic, fixed, additive, extends } system = System::symbolic;
    std::string name;
    int first = 1;     ///< of fixed: the number of the first symbol
    std::string base;  ///< of extends
    std::vector<std::string> symbols;
    std::vector<std::pair<std::int64_t, std::string>> additive; ///< weights going down
    // What is absent is initial, or with extends the base's.
    std::optional<std::string> prefix, suffix, fallback;
    std::optional<std::pair<std::string, std::string>> negative; ///< before and behind
    std::optional<std::vector<std::pair<std::int64_t, std::int64_t>>> range;
    bool has_range = false; ///< `range: auto` leaves `range` absent and is yet no base's
    std::optional<std::pair<std::int64_t, std::string>> pad;
    diag::Place place;
};
/// Those of a sheet; of one name the last counts. The predefined ones need not be there.
using CounterStyles = std::vector<CounterStyle>;

/// decimal, decimal-leading-zero, lower-roman, upper-roman, lower-alpha, upper-alpha, lower-latin, upper-latin, disc, circle, square.
const CounterStyles& predefined_counter_styles();

/// Whether `name` is a style of the sheet, a predefined one, `none`, or a string as in `list-style-type: "–"`.
bool known(const CounterStyles& styles, std::string_view name);

/// The number as counter(…, name) writes it: no prefix and suffix.
std::string counter_text(const CounterStyles& styles, std::string_view name, std::int64_t value);

/// The marker of a list item: prefix, number, suffix (". " where the style does not say otherwise: section 3.4). Empty for none; the string itself for a string.
std::string marker(const CounterStyles& styles, std::string_view name, std::int64_t value);

/// The numbering that a screen reader is told of; a style of the sheet is told as the nearest of those that PDF names (ISO 32000-1, 14.8.5.5): an ordered list must be one
/// of decimal, roman and alpha (ISO 14289-1, 7.6).
doc::ListNumbering numbering_of(const CounterStyles& styles, std::string_view name);

struct Token;

const std::vector<std::string>& counter_style_descriptors();
/// Reads a descriptor's value into `style`; what was expected where it is none, else empty.
std::string_view read_descriptor(std::string_view descriptor, const std::vector<Token>& value, CounterStyle& style);
/// What the system needs and the style has not (section 3.1), else empty.
std::string_view missing_in(const CounterStyle& style);

} // namespace qujat::markup::css
