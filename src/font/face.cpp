#include "font/font.hpp"

#include "font/read_tables.hpp"

#include <hb-ot.h>
#include <hb-subset.h>

namespace qujat::font {

namespace {

constexpr int scale = 65536; ///< shaping units in one em

std::string read_postscript_name(hb_face_t* face) {
    char text[128];
    unsigned size = sizeof text;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, text);
    std::string name;
    // Printable ASCII without the delimiters of PDF and PostScript (OpenType 1.9, name ID 6; ISO 32000-1, 7.2.2).
    for (const char c : std::string_view(text, size))
        if (c > 0x20 && c < 0x7F && std::string_view("[](){}<>/%#").find(c) == std::string_view::npos)
            name += c;
    return name;
}

} // namespace

Face::Face(FileSpec spec) : spec_(std::move(spec)) {
    const auto refuse = [&](std::string_view table) {
        diag::stop("FNT-0001", {}, {{"file", spec_.path}, {"table", diag::quoted(table)}});
    };
    if (const auto bad = find_bad_table(spec_.bytes))
        refuse(*bad);

    // The bytes live in spec_ as long as the face: no copy.
    const BlobPtr blob(hb_blob_create(spec_.bytes.data(), static_cast<unsigned>(spec_.bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    HbFacePtr face(hb_face_create(blob.get(), 0));
    hb_face_make_immutable(face.get());
    if (hb_face_get_glyph_count(face.get()) == 0)
        refuse("maxp");
    if (!may_embed(face.get()))
        diag::stop("FNT-0003", {}, {{"file", spec_.path}});

    HbFontPtr font(hb_font_create(face.get()));
    hb_font_set_scale(font.get(), scale, scale);
    hb_font_make_immutable(font.get());
    hb_codepoint_t space = 0;
    // Every text has spaces; a cmap without one is damaged or of a symbol font.
    if (!hb_font_get_nominal_glyph(font.get(), U' ', &space) || space == 0)
        refuse("cmap");
    postscript_name_ = read_postscript_name(face.get());
    if (postscript_name_.empty())
        refuse("name");
    metrics_ = read_metrics(face.get(), font.get(), spec_.weight, spec_.slope);

    face_ = face.release();
    font_ = font.release();
}

Face::~Face() {
    hb_font_destroy(font_);
    hb_face_destroy(subset_source_);
    hb_face_destroy(face_);
}

std::uint32_t Face::glyph(char32_t code_point) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font_, code_point, &glyph) ? glyph : 0;
}

int Face::width(std::uint32_t glyph) const {
    // Back to the font's own units first: those are exact.
    const std::int64_t em = metrics_.units_per_em;
    const std::int64_t units = (hb_font_get_glyph_h_advance(font_, glyph) * em + scale / 2) / scale;
    return static_cast<int>((units * 1000 + em / 2) / em);
}

hb_face_t* Face::source_face() const {
    constexpr unsigned cuts_before_preparing = 32;
    if (cuts_.fetch_add(1, std::memory_order_relaxed) < cuts_before_preparing)
        return face_;
    std::call_once(prepared_, [&] {
        subset_source_ = hb_subset_preprocess(face_);
        hb_face_make_immutable(subset_source_);
    });
    return subset_source_;
}

} // namespace qujat::font
