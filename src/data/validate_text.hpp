#pragma once

#include "data/contract.hpp"
#include "data/phrases.hpp"

namespace qujat::data {

/// A value under examination and what its messages have in common.
struct Subject {
    const Value& value;
    const Schema& schema;
    const Label& label;    ///< how people call it
    std::string_view name; ///< its key, or that of the list it stands in
    bool is_required;      ///< an empty text will not do
    bool is_masked;        ///< it may never be shown whole: it or something around it is private, or it is an IIN
    diag::Log& log;

    /// Reports `id` for this value, with the label before the arguments.
    void report(std::string_view id, Arguments arguments = {}) const;
    /// The value as messages may show it: masked when it must be, cut when it is long.
    std::string shown() const;
};

/// The log keeps two hundred problems and counts the rest: past that no words need be found for them.
bool is_full(const diag::Log& log);
/// label_kk, label_ru, label_en: the label, or the key where there is none.
Arguments label_arguments(const Label& label, std::string_view name);

/// The checks of a string beyond its being one: emptiness, length, enumeration, format.
void validate_text(const Subject& subject);
/// The checks of `format`; the text is not empty.
void validate_format(const Subject& subject);

} // namespace qujat::data
