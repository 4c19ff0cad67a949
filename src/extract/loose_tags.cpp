#include "extract/loose_tags.hpp"

#include "base/utf8.hpp"

#include <charconv>
#include <utility>

namespace qujat::extract {

std::string plain_text(std::string_view text) {
    constexpr std::pair<std::string_view, char> entities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '&') {
            out += text[at++];
            continue;
        }
        const auto entity = std::ranges::find_if(entities, [&](const auto& one) { return text.substr(at).starts_with(one.first); });
        unsigned value = 0;
        const std::string_view rest = text.substr(at, 10);
        if (entity != std::end(entities)) {
            out += entity->second;
            at += entity->first.size();
        } else if (const std::size_t end = rest.find(';'); rest.starts_with("&#") && end != std::string_view::npos &&
                   std::from_chars(rest.data() + 2, rest.data() + end, value).ptr == rest.data() + end && value > 0 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF)) {
            base::append(out, value);
            at += end + 1;
        } else {
            out += text[at++];
        }
    }
    return out;
}

} // namespace qujat::extract
