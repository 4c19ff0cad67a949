#pragma once

#include "markup/css.hpp"

/// Values as written, property by property: tokens without white space at the ends → `Value`; false when they are no value of the property.
namespace qujat::markup::css {

using Tokens = std::vector<Token>;
using Read = bool (*)(const Tokens& tokens, Value& value);

/// ASCII small letters: keywords compare without regard to case (CSS Values 3, 2.1).
std::string lower(std::string_view word);

/// A number without a point.
bool is_integer(const Token& token);

/// The predefined names in small letters, others as they are.
std::string counter_style_name(const std::string& text);

bool read_length(const Tokens& tokens, Value& value);
bool read_indent(const Tokens& tokens, Value& value);
bool read_padding(const Tokens& tokens, Value& value);
bool read_margin(const Tokens& tokens, Value& value);
bool read_extent(const Tokens& tokens, Value& value);
bool read_offset(const Tokens& tokens, Value& value);
bool read_font_size(const Tokens& tokens, Value& value);
bool read_line_height(const Tokens& tokens, Value& value);
bool read_spacing(const Tokens& tokens, Value& value);
bool read_align(const Tokens& tokens, Value& value);
bool read_align_last(const Tokens& tokens, Value& value);
bool read_transform(const Tokens& tokens, Value& value);
bool read_hyphens(const Tokens& tokens, Value& value);
bool read_collapse(const Tokens& tokens, Value& value);
bool read_caption_side(const Tokens& tokens, Value& value);
bool read_table_layout(const Tokens& tokens, Value& value);
bool read_border_spacing(const Tokens& tokens, Value& value);
bool read_page(const Tokens& tokens, Value& value);
bool read_display(const Tokens& tokens, Value& value);
bool read_break_outside(const Tokens& tokens, Value& value);
bool read_break_inside(const Tokens& tokens, Value& value);
bool read_vertical_align(const Tokens& tokens, Value& value);
bool read_white_space(const Tokens& tokens, Value& value);
bool read_overflow_wrap(const Tokens& tokens, Value& value);
bool read_list_style(const Tokens& tokens, Value& value);
bool read_font_weight(const Tokens& tokens, Value& value);
bool read_font_style(const Tokens& tokens, Value& value);
bool read_decoration(const Tokens& tokens, Value& value);
bool read_position(const Tokens& tokens, Value& value);
bool read_border_style(const Tokens& tokens, Value& value);
bool read_border_width(const Tokens& tokens, Value& value);
bool read_count(const Tokens& tokens, Value& value);
bool read_color(const Tokens& tokens, Value& value);
bool read_background(const Tokens& tokens, Value& value);
bool read_families(const Tokens& tokens, Value& value);
bool read_content(const Tokens& tokens, Value& value);
bool read_string_set(const Tokens& tokens, Value& value);
bool read_counter_reset(const Tokens& tokens, Value& value);
bool read_counter_increment(const Tokens& tokens, Value& value);

} // namespace qujat::markup::css
