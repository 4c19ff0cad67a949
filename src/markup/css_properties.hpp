#pragma once

#include "markup/css_read_values.hpp"

#include <array>
#include <optional>
#include <span>

/// The table of the profile's properties: how each is read, what it does to a style, what messages and docs say of it.
namespace qujat::markup::css {

/// A style in the making.
struct Applying {
    doc::Style& style;
    const doc::Style& parent;
    base::Length root_font_size;
    std::array<bool, 4> border_is_drawn{};
    std::array<bool, 4> border_has_color{}; ///< else it has the colour of the text (CSS Backgrounds 3, 4.1)

    base::Length resolve(const Distance& distance, base::Length whole) const;
    doc::Extent extent(const Distance& distance) const;
    doc::LengthOrShare length_or_share(const Distance& distance) const;
};

struct Property {
    std::string_view name;
    bool inherited;
    Read read;
    void (*apply)(const Value& value, Applying& to);
    void (*copy)(const doc::Style& from, doc::Style& to); ///< for `inherit` and `initial`; null where `apply` sees to them
    std::string_view expected;                            ///< for messages
    std::string_view initial, clause;                     ///< for docs
};

/// font-size stands first: em of all others is relative to it (CSS Values 3, 5.1.1).
std::span<const Property> property_table();
std::optional<std::size_t> find_property(std::string_view name);

struct Shorthand {
    std::string_view name, expected, clause;
};
std::span<const Shorthand> shorthand_table();

} // namespace qujat::markup::css
