#pragma once

#include "base/length.hpp"

#include <array>
#include <optional>

/// The arithmetic of page-margin boxes (CSS Paged Media 3, 5.3), for the files of this room alone.
namespace qujat::layout {

using base::Length;

/// A margin box along one axis.
struct MarginAxis {
    std::optional<Length> before, size, after; ///< margins and content; none: auto
    Length around;                             ///< borders and padding
    Length least, most;                        ///< min-content and max-content
    /// All but the content, automatic margins being 0 (5.3.2.1).
    Length fixed() const { return before.value_or(Length()) + around + after.value_or(Length()); }
};
struct MarginFit {
    Length before; ///< from the containing block's edge to the border
    Length size;   ///< of the content
};

/// 5.3.3: across the margin. Over-constrained, the margin away from the page area gives way: the first one with `outer_is_before`.
MarginFit fit_fixed(const MarginAxis& axis, Length whole, bool outer_is_before);

/// 5.3.2: the three boxes of a side, along it; those not generated are none.
std::array<MarginFit, 3> fit_variable(const std::array<std::optional<MarginAxis>, 3>& boxes, Length whole);

} // namespace qujat::layout
