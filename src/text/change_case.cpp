#include "text/text.hpp"

#include "text/find_boundaries.hpp"

#include <unicode/ucasemap.h>

#include <memory>

namespace qujat::text {

namespace {

struct CaseMapCloser {
    void operator()(UCaseMap* map) const { ucasemap_close(map); }
};

using CaseMap = std::unique_ptr<UCaseMap, CaseMapCloser>;

CaseMap open_case_map(base::Language language) {
    UErrorCode code = U_ZERO_ERROR;
    CaseMap map(ucasemap_open(std::string(base::code(language)).c_str(), 0, &code));
    ensure_success(code);
    return map;
}

// Opened once: opening costs more than a word does. ICU lets threads share what they do not change.
const UCaseMap* case_map(base::Language language) {
    static const CaseMap maps[] = {open_case_map(base::Language::kk), open_case_map(base::Language::ru), open_case_map(base::Language::en)};
    return maps[static_cast<std::size_t>(language)].get();
}

using Mapping = std::int32_t (*)(const UCaseMap*, char*, std::int32_t, const char*, std::int32_t, UErrorCode*);

std::string change_case(std::string_view text, base::Language language, Mapping mapping) {
    const UCaseMap* map = case_map(language);
    UErrorCode code = U_ZERO_ERROR;
    std::string changed(text.size(), '\0');
    const auto length = static_cast<std::int32_t>(text.size());
    std::int32_t needed = mapping(map, changed.data(), length, text.data(), length, &code);
    if (code == U_BUFFER_OVERFLOW_ERROR) { // letters that grow: ŉ, ß
        code = U_ZERO_ERROR;
        changed.resize(static_cast<std::size_t>(needed));
        needed = mapping(map, changed.data(), needed, text.data(), length, &code);
    }
    ensure_success(code);
    changed.resize(static_cast<std::size_t>(needed));
    return changed;
}

} // namespace

std::string to_upper(std::string_view text, base::Language language) {
    return change_case(text, language, ucasemap_utf8ToUpper);
}

std::string to_lower(std::string_view text, base::Language language) {
    return change_case(text, language, ucasemap_utf8ToLower);
}

std::string fold_case(std::string_view text) {
    return change_case(text, base::Language::en, ucasemap_utf8FoldCase); // the language takes no part
}

} // namespace qujat::text
