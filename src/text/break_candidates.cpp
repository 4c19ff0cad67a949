#include "text/break_candidates.hpp"

#include "base/utf8.hpp"
#include "text/find_boundaries.hpp"

#include <algorithm>

namespace qujat::text {

namespace {

/// Kinds of characters, coarser than the classes of UAX 14, and the two ends of a text.
enum Kind : unsigned {
    edge = 1,
    space = 2,
    letter = 4,     ///< AL
    digit = 8,      ///< NU
    stop = 16,      ///< IS: . , ; :
    quote = 32,     ///< QU: " « »
    opening = 64,   ///< OP: (
    closing = 128,  ///< CP: )
    hyphen = 256,   ///< HY
    slash = 512,    ///< SY
    number_sign = 1024, ///< PR: №
    per_cent = 2048,    ///< PO: %
    dash = 4096,    ///< BA and B2: – —
    other = 8192,
};

Kind kind_of(char32_t c) {
    if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0x400 && c <= 0x481) || (c >= 0x48A && c <= 0x52F))
        return letter;
    if (c >= U'0' && c <= U'9')
        return digit;
    switch (c) {
    case U' ': return space;
    case U'.': case U',': case U';': case U':': return stop;
    case U'"': case U'«': case U'»': return quote;
    case U'(': return opening;
    case U')': return closing;
    case U'-': return hyphen;
    case U'/': return slash;
    case U'№': return number_sign;
    case U'%': return per_cent;
    case U'–': case U'—': return dash;
    default: return other;
    }
}

/// The neighbours with which a kind breaks nowhere, or as `breaks_before` says. Any other company goes to ICU.
struct Company {
    Kind kind;
    unsigned before, after;
    unsigned breaks_before; ///< a line may end behind the character when one of these follows
};
constexpr unsigned word = letter | digit;
constexpr Company companies[] = {
    {space, ~0U, ~0U, 0},                                                           // LB7; what follows spaces is not ours to say here
    {letter, ~0U, ~0U, 0},                                                          // LB23, LB28, LB29, LB30
    {digit, ~0U, ~0U, 0},                                                           // LB25 as well
    {stop, ~0U, edge | space | word | stop | quote | closing, 0},                   // LB13, LB25, LB29
    {quote, ~0U, ~0U, 0},                                                           // LB19
    {opening, edge | space | word | quote | opening, ~0U, 0},                       // LB14, LB30
    {closing, ~0U, edge | space | word | stop | quote | closing, 0},                // LB13, LB30
    {hyphen, word, word, letter},                                                   // LB21, LB25: 7-тармақ breaks, COVID-19 does not
    {slash, letter, letter, letter},                                                // LB13: и/или breaks
    {slash, digit, word, letter},                                                   // LB25 as well: 703/НҚ breaks, 05/348 does not
    {number_sign, edge | space | opening | quote, edge | space | word | closing, 0}, // LB25, LB24
    {per_cent, space | digit, edge | space | stop | closing | quote, 0},            // LB25
    {dash, edge | space, edge | space, 0},                                          // LB21: only a space stands behind
};

} // namespace

void find_inner_breaks(std::string_view text, std::vector<std::uint32_t>& offsets) {
    thread_local std::vector<std::uint32_t> boundaries;
    find_boundaries(Boundary::line, text, boundaries);
    for (const std::uint32_t at : boundaries)
        if (at > 0 && at < text.size() && !is_breaking_space(static_cast<unsigned char>(text[at - 1])))
            offsets.push_back(at);
}

bool find_inner_breaks_of_plain_text(std::string_view text, std::vector<std::uint32_t>& offsets) {
    const std::size_t before = offsets.size();
    Kind previous = edge;
    unsigned allowed = ~0U, breaks = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const auto decoded = base::decode(text, at);
        const Kind kind = at == text.size() ? edge : decoded ? kind_of(decoded->value) : other;
        const auto company = std::ranges::find_if(companies, [&](const Company& c) { return c.kind == kind && (c.before & previous); });
        if ((kind != edge && company == std::end(companies)) || !(allowed & kind)) {
            offsets.resize(before);
            return false;
        }
        if (breaks & kind)
            offsets.push_back(static_cast<std::uint32_t>(at));
        if (kind == edge)
            break;
        allowed = company->after;
        breaks = company->breaks_before;
        previous = kind;
        at += decoded->size;
    }
    return true;
}

} // namespace qujat::text
