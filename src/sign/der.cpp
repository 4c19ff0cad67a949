#include "sign/der.hpp"

#include <algorithm>

namespace qujat::sign::der {

std::string element(Tag tag, std::string_view content) {
    std::string out(1, static_cast<char>(tag));
    // 8.1.3: a short length is one byte, a long one says first how many bytes it takes.
    if (content.size() < 0x80) {
        out += static_cast<char>(content.size());
    } else {
        std::string length;
        for (std::size_t rest = content.size(); rest > 0; rest >>= 8)
            length.insert(length.begin(), static_cast<char>(rest & 0xFFU));
        out += static_cast<char>(0x80U | length.size());
        out += length;
    }
    out += content;
    return out;
}

std::string sorted(std::vector<std::string> elements) {
    // char_traits<char> compares bytes as unsigned, as DER does.
    std::sort(elements.begin(), elements.end());
    std::string out;
    for (const std::string& part : elements)
        out += part;
    return out;
}

} // namespace qujat::sign::der
