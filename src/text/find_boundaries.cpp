#include "text/find_boundaries.hpp"

#include "diag/diag.hpp"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <string>

namespace qujat::text {

namespace {

struct IteratorCloser {
    void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using IteratorPtr = std::unique_ptr<UBreakIterator, IteratorCloser>;

struct TextCloser {
    UText* text;
    ~TextCloser() { utext_close(text); }
};

/// One of each kind a thread: opening one costs more than breaking a page of text. It keeps nothing from one text to the next.
UBreakIterator* break_iterator(Boundary boundary) {
    thread_local IteratorPtr characters, lines;
    IteratorPtr& iterator = boundary == Boundary::line ? lines : characters;
    if (!iterator) {
        UErrorCode code = U_ZERO_ERROR;
        iterator.reset(ubrk_open(boundary == Boundary::line ? UBRK_LINE : UBRK_CHARACTER, "", nullptr, 0, &code));
        ensure_success(code);
    }
    return iterator.get();
}

struct Range {
    char32_t first, last;
};

/// Letters, digits and signs of the official papers, none of them with Grapheme_Cluster_Break Extend, Prepend, SpacingMark, ZWJ, CR, LF or a Hangul or
/// regional class. Controls such as U+00AD are clusters of their own too (UAX 29, GB4 and GB5).
constexpr Range own_clusters[] = {
    {0x0400, 0x0482}, // Cyrillic up to the combining titlos
    {0x0020, 0x02FF}, // Latin with everything that is not combining
    {0x048A, 0x052F}, // Cyrillic after them: ә і ң ғ ү ұ қ ө һ
    {0x2010, 0x2027}, // dashes, quotation marks, ellipsis
    {0x202F, 0x205F}, // narrow no-break space, per mille, guillemets
    {0x20A0, 0x20C0}, // currency signs: ₸ ₽ €
    {0x2100, 0x214F}, // letter-like signs: №
    {0x200B, 0x200B}, {0x2060, 0x2060}, {0xFEFF, 0xFEFF},
};

} // namespace

void ensure_success(int code) {
    const auto status = static_cast<UErrorCode>(code);
    if (U_FAILURE(status))
        diag::stop("TXT-0003", {}, {{"error", u_errorName(status)}});
}

void find_boundaries(Boundary boundary, std::string_view text, std::vector<std::uint32_t>& offsets) {
    offsets.clear();
    UErrorCode code = U_ZERO_ERROR;
    UText opened = UTEXT_INITIALIZER;
    utext_openUTF8(&opened, text.data(), static_cast<std::int64_t>(text.size()), &code);
    const TextCloser closer{&opened};
    ensure_success(code);
    UBreakIterator* iterator = break_iterator(boundary);
    ubrk_setUText(iterator, &opened, &code);
    ensure_success(code);
    for (std::int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
        offsets.push_back(static_cast<std::uint32_t>(at));
}

bool is_own_cluster(char32_t c) {
    return std::ranges::any_of(own_clusters, [&](const Range& range) { return c >= range.first && c <= range.last; });
}

} // namespace qujat::text
