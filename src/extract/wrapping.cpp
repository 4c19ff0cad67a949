#include "extract/wrapping.hpp"

#include <algorithm>

namespace qujat::extract {

std::size_t wrap_width(std::vector<std::size_t> widths) {
    if (widths.size() < 4)
        return 0;
    std::ranges::sort(widths);
    const std::size_t widest = widths[widths.size() - 1 - widths.size() / 50]; // one line in fifty may be an exception
    const auto full = static_cast<std::size_t>(std::ranges::count_if(widths, [&](std::size_t width) { return width * 4 >= widest * 3; }));
    return widest >= 40 && widest <= 120 && full * 3 >= widths.size() ? widest : 0;
}

} // namespace qujat::extract
