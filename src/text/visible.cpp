#include "text/text.hpp"

#include "text/find_boundaries.hpp"

#include "base/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <string>

namespace qujat::text {

namespace {

std::string to_nfc(const std::string& text) {
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2* form = unorm2_getNFCInstance(&code);
    ensure_success(code);
    std::u16string wide(text.size(), u'\0'); // never more units than bytes
    std::int32_t size = 0;
    u_strFromUTF8(wide.data(), static_cast<std::int32_t>(wide.size()), &size, text.data(), static_cast<std::int32_t>(text.size()), &code);
    ensure_success(code);
    std::u16string composed(3 * static_cast<std::size_t>(size) + 1, u'\0'); // UAX 15, 12.1: at most three times as long
    const std::int32_t length = unorm2_normalize(form, wide.data(), size, composed.data(), static_cast<std::int32_t>(composed.size()), &code);
    ensure_success(code);
    std::string out(3 * static_cast<std::size_t>(length), '\0');
    u_strToUTF8(out.data(), static_cast<std::int32_t>(out.size()), &size, composed.data(), length, &code);
    if (code == U_STRING_NOT_TERMINATED_WARNING)
        code = U_ZERO_ERROR;
    ensure_success(code);
    out.resize(static_cast<std::size_t>(size));
    return out;
}

} // namespace

std::string visible(std::string_view text, char replacement) {
    constexpr std::uint32_t unseen = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK | U_GC_CO_MASK | U_GC_CN_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
    std::string seen;
    for (std::size_t offset = 0; offset < text.size();) {
        const auto point = base::decode(text, offset);
        if (!point || (U_GET_GC_MASK(static_cast<UChar32>(point->value)) & unseen) != 0)
            seen += replacement;
        else
            seen += text.substr(offset, point->size);
        offset += point ? point->size : 1;
    }
    return seen.empty() ? seen : to_nfc(seen);
}

} // namespace qujat::text
