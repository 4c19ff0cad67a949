#pragma once

#include <podofo/podofo.h>

#include <cstdint>
#include <string_view>

/// Small conveniences over PoDoFo's base layer, the only part of it used here. Included by the files that assemble the
/// file, never by the room's header.
namespace qujat::pdf {

using PoDoFo::PdfArray;
using PoDoFo::PdfData;
using PoDoFo::PdfDictionary;
using PoDoFo::PdfName;
using PoDoFo::PdfObject;
using PoDoFo::PdfReference;
using PoDoFo::PdfVariant;
using PoDoFo::PdfVecObjects;

/// PDF syntax written by ourselves, copied out verbatim.
inline PdfVariant raw(std::string_view syntax) {
    return PdfVariant(PdfData(syntax.data(), syntax.size()));
}
inline PdfVariant name(const char* text) {
    return PdfVariant(PdfName(text));
}
/// A text string (ISO 32000-1, 7.9.2.2).
PdfVariant text(std::string_view utf8);
inline PdfVariant integer(std::int64_t value) {
    return PdfVariant(static_cast<PoDoFo::pdf_int64>(value));
}

inline void put(PdfDictionary& dictionary, const char* key, const PdfVariant& value) {
    dictionary.AddKey(PdfName(key), PdfObject(value));
}
inline void put(PdfDictionary& dictionary, const char* key, const PdfReference& value) {
    dictionary.AddKey(PdfName(key), PdfObject(value));
}

inline PdfReference add(PdfVecObjects& objects, const PdfVariant& value) {
    return objects.CreateObject(value)->Reference();
}
/// A stream of bytes as they are; the caller has deflated them and says so by `Deflated::yes`.
enum class Deflated { no, yes };
PdfReference add_stream(PdfVecObjects& objects, PdfDictionary dictionary, std::string_view bytes, Deflated deflated);

/// The object's number, which the syntax written by ourselves needs.
inline std::uint32_t number_of(const PdfReference& reference) {
    return static_cast<std::uint32_t>(reference.ObjectNumber());
}

} // namespace qujat::pdf
