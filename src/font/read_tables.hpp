#pragma once

#include "font/font.hpp"

#include <hb.h>

#include <memory>
#include <optional>
#include <string_view>

/// Inside the room: plain reading of OpenType tables, for what HarfBuzz hands out only mixed with rules of its own (it prefers the OS/2 ascent to
/// hhea's) and for refusing files it would silently read as empty.
namespace qujat::font {

struct BlobDeleter {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
using BlobPtr = std::unique_ptr<hb_blob_t, BlobDeleter>;

struct FaceDeleter {
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
using HbFacePtr = std::unique_ptr<hb_face_t, FaceDeleter>;

struct FontDeleter {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};
using HbFontPtr = std::unique_ptr<hb_font_t, FontDeleter>;

/// The name of the first table that makes the file unusable for us ("sfnt" for the directory itself); nothing for a sound TrueType font.
std::optional<std::string_view> find_bad_table(std::string_view file);

/// Whether OS/2 fsType allows a subset in a document that is only read and printed (OpenType 1.9, OS/2, fsType).
bool may_embed(hb_face_t* face);

Metrics read_metrics(hb_face_t* face, hb_font_t* font, int weight, Slope slope);

} // namespace qujat::font
