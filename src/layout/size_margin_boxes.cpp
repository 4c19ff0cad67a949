#include "layout/margin_boxes.hpp"

#include <algorithm>

namespace qujat::layout {

namespace {

Length outer_most(const MarginAxis& axis) { return axis.fixed() + axis.size.value_or(axis.most); }
Length outer_least(const MarginAxis& axis) { return axis.fixed() + axis.size.value_or(axis.least); }

// `whole` parted between two open boxes, given the outer max-content and min-content widths of each; says the first's share.
Length flex_fit(Length whole, Length most_a, Length least_a, Length most_b, Length least_b) {
    const auto part = [&](Length base_a, Length base_b, Length factor_a, Length factor_b) {
        const Length flex = whole - base_a - base_b;
        const std::int64_t sum = factor_a.raw() + factor_b.raw();
        return sum <= 0 ? base_a + flex / 2 : base_a + flex.scaled(factor_a.raw(), sum);
    };
    if (most_a + most_b < whole)
        return part(most_a, most_b, most_a, most_b);
    if (least_a + least_b < whole)
        return part(least_a, least_b, most_a - least_a, most_b - least_b);
    return part(least_a, least_b, least_a, least_b);
}

} // namespace

MarginFit fit_fixed(const MarginAxis& axis, Length whole, bool outer_is_before) {
    std::optional<Length> before = axis.before, after = axis.after;
    const Length set = axis.around + before.value_or(Length()) + axis.size.value_or(Length()) + after.value_or(Length());
    if (set > whole) {
        before = before.value_or(Length());
        after = after.value_or(Length());
    }
    if (axis.size && before && after)
        (outer_is_before ? before : after).reset();
    MarginFit out;
    if (!axis.size) {
        out.before = before.value_or(Length());
        out.size = std::max(whole - axis.around - out.before - after.value_or(Length()), Length());
        return out;
    }
    out.size = *axis.size;
    const Length rest = whole - axis.around - out.size;
    if (before)
        out.before = *before;
    else
        out.before = after ? rest - *after : rest / 2;
    return out;
}

std::array<MarginFit, 3> fit_variable(const std::array<std::optional<MarginAxis>, 3>& boxes, Length whole) {
    const auto& [a, b, c] = boxes;
    std::array<Length, 3> outer{};
    for (std::size_t i = 0; i < 3; ++i) {
        if (boxes[i] && boxes[i]->size)
            outer[i] = outer_most(*boxes[i]);
    }
    const auto is_open = [](const std::optional<MarginAxis>& box) { return box && !box->size; };
    if (b) {
        if (is_open(b)) {
            const auto twice = [&boxes](auto of) { return std::max(boxes[0] ? of(*boxes[0]) : Length(), boxes[2] ? of(*boxes[2]) : Length()) * 2; };
            outer[1] = flex_fit(whole, outer_most(*b), outer_least(*b), twice(outer_most), twice(outer_least));
        }
        for (const std::size_t i : {std::size_t{0}, std::size_t{2}}) {
            if (is_open(boxes[i]))
                outer[i] = (whole - outer[1]) / 2;
        }
    } else if (is_open(a) && is_open(c)) {
        outer[0] = flex_fit(whole, outer_most(*a), outer_least(*a), outer_most(*c), outer_least(*c));
        outer[2] = whole - outer[0];
    } else if (is_open(a)) {
        outer[0] = whole - outer[2];
    } else if (is_open(c)) {
        outer[2] = whole - outer[0];
    }
    std::array<MarginFit, 3> out;
    const std::array<Length, 3> begins = {Length(), (whole - outer[1]) / 2, whole - outer[2]};
    for (std::size_t i = 0; i < 3; ++i) {
        if (boxes[i])
            out[i] = {begins[i] + boxes[i]->before.value_or(Length()), std::max(outer[i] - boxes[i]->fixed(), Length())};
    }
    return out;
}

} // namespace qujat::layout
