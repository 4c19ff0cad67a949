#include "plan/plan.hpp"

#include "base/utf8.hpp"

namespace qujat::plan {

namespace {

// The characters with the property White_Space (Unicode, PropList.txt).
bool is_white_space(char32_t c) {
    return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

} // namespace

std::size_t count_words(const Part& part) {
    std::size_t words = 0;
    for (const Block& block : part.blocks) {
        bool inside = false;
        for (std::size_t offset = 0; offset < block.text.size();) {
            const auto point = base::decode(block.text, offset);
            const bool white = point && is_white_space(point->value);
            words += !white && !inside;
            inside = !white;
            offset += point ? point->size : 1;
        }
    }
    return words;
}

} // namespace qujat::plan
