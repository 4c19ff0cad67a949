#include "font/read_tables.hpp"

#include <array>

namespace qujat::font {

namespace {

/// Big-endian numbers; reading past the end gives 0, so that a short table never reads foreign memory.
class Reader {
  public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}
    unsigned byte(std::size_t at) const { return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0U; }
    unsigned u16(std::size_t at) const { return at + 1 < bytes_.size() ? byte(at) << 8 | byte(at + 1) : 0U; }
    std::uint32_t u32(std::size_t at) const { return std::uint32_t{u16(at)} << 16 | u16(at + 2); }
    int i16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }
    std::size_t size() const { return bytes_.size(); }

  private:
    std::string_view bytes_;
};

std::string_view view(hb_blob_t* blob) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob, &length);
    return data ? std::string_view(data, length) : std::string_view();
}

BlobPtr table(hb_face_t* face, const char (&tag)[5]) {
    return BlobPtr(hb_face_reference_table(face, HB_TAG(tag[0], tag[1], tag[2], tag[3])));
}

/// Tables a face must bring and the bytes below which they cannot say what we ask them (OpenType 1.9, the tables' own chapters).
struct NeededTable {
    std::string_view tag;
    std::uint32_t least_size;
};
constexpr NeededTable needed_tables[] = {
    {"head", 54},                           //
    {"maxp", 6},  {"hhea", 36}, {"hmtx", 4}, //
    {"cmap", 4},  {"glyf", 1},  {"loca", 4}, // no loca, no glyf: CFF outlines, which /CIDFontType2 cannot hold
    {"OS/2", 68}, {"post", 32}, {"name", 6}, //
};

int per_thousand(int units, int units_per_em) {
    const int scaled = units * 1000;
    const int half = units_per_em / 2;
    return (scaled + (scaled < 0 ? -half : half)) / units_per_em;
}

/// Height of a flat-topped letter, for fonts whose OS/2 is older than version 2; 0 when there is none.
int letter_height(hb_font_t* font, char32_t letter, int units_per_em) {
    hb_codepoint_t glyph = 0;
    hb_glyph_extents_t extents{};
    if (!hb_font_get_nominal_glyph(font, letter, &glyph) || !hb_font_get_glyph_extents(font, glyph, &extents))
        return 0;
    return static_cast<int>((std::int64_t{extents.y_bearing} * units_per_em + 32768) / 65536);
}

} // namespace

std::optional<std::string_view> find_bad_table(std::string_view file) {
    const Reader reader(file);
    const std::uint32_t version = reader.u32(0);
    // 'true' is what old fonts of Apple write for the same thing.
    if (reader.size() < 12 || (version != 0x00010000 && version != 0x74727565))
        return version == 0x4F54544F ? "glyf" : "sfnt"; // 'OTTO': outlines are CFF
    const unsigned count = reader.u16(4);
    if (reader.size() < 12 + std::size_t{count} * 16)
        return "sfnt";
    std::array<std::uint32_t, std::size(needed_tables)> sizes{};
    std::uint32_t head_offset = 0, maxp_offset = 0;
    for (unsigned i = 0; i < count; ++i) {
        const std::size_t entry = 12 + std::size_t{i} * 16;
        const std::uint32_t offset = reader.u32(entry + 8), size = reader.u32(entry + 12);
        const std::string_view tag = file.substr(entry, 4);
        if (offset > file.size() || size > file.size() - offset)
            return tag; // cut off: HarfBuzz would read a shorter table without a word
        for (std::size_t n = 0; n < sizes.size(); ++n)
            if (needed_tables[n].tag == tag)
                sizes[n] = size;
        if (tag == "head")
            head_offset = offset;
        if (tag == "maxp")
            maxp_offset = offset;
    }
    for (std::size_t n = 0; n < sizes.size(); ++n)
        if (sizes[n] < needed_tables[n].least_size)
            return needed_tables[n].tag;
    const unsigned units_per_em = reader.u16(head_offset + 18);
    if (units_per_em < 16 || units_per_em > 16384) // OpenType 1.9, head
        return "head";
    if (reader.u16(maxp_offset + 4) == 0)
        return "maxp";
    return std::nullopt;
}

bool may_embed(hb_face_t* face) {
    const BlobPtr os2 = table(face, "OS/2");
    const unsigned type = Reader(view(os2.get())).u16(8);
    constexpr unsigned restricted = 0x2, preview_and_print = 0x4, editable = 0x8, no_subsetting = 0x100, bitmaps_only = 0x200;
    // Where old fonts set several of the usage bits, the least restrictive holds (OS/2 version 2 and older).
    if ((type & restricted) && !(type & (preview_and_print | editable)))
        return false;
    return !(type & (no_subsetting | bitmaps_only));
}

Metrics read_metrics(hb_face_t* face, hb_font_t* font, int weight, Slope slope) {
    const BlobPtr head_blob = table(face, "head"), hhea_blob = table(face, "hhea"), os2_blob = table(face, "OS/2"), post_blob = table(face, "post");
    const Reader head(view(head_blob.get())), hhea(view(hhea_blob.get())), os2(view(os2_blob.get())), post(view(post_blob.get()));

    Metrics metrics;
    const int em = static_cast<int>(head.u16(18));
    metrics.units_per_em = em;
    for (std::size_t i = 0; i < 4; ++i)
        metrics.box[i] = per_thousand(head.i16(36 + 2 * i), em);
    metrics.ascent = per_thousand(hhea.i16(4), em);
    metrics.descent = per_thousand(hhea.i16(6), em);
    metrics.line_gap = per_thousand(hhea.i16(8), em);

    const bool has_heights = os2.u16(0) >= 2 && os2.size() >= 90;
    int x_height = has_heights ? os2.i16(86) : 0, cap_height = has_heights ? os2.i16(88) : 0;
    if (x_height <= 0)
        x_height = letter_height(font, U'x', em);
    if (cap_height <= 0)
        cap_height = letter_height(font, U'H', em);
    metrics.x_height = per_thousand(x_height > 0 ? x_height : em / 2, em);
    metrics.cap_height = cap_height > 0 ? per_thousand(cap_height, em) : metrics.ascent;
    // No table holds the stem width. An estimate, on the line through 80 at weight 400 and 140 at 700; viewers use it only for
    // substitutes of fonts that are not embedded (ISO 32000-1, table 122), and ours are.
    metrics.stem_v = 80 + (weight - 400) / 5;

    metrics.italic_angle = static_cast<int>(static_cast<std::int32_t>(post.u32(4)) / 65536);
    metrics.underline_position = per_thousand(post.i16(8), em);
    metrics.underline_thickness = per_thousand(post.i16(10), em);
    metrics.is_fixed_pitch = post.u32(12) != 0;
    // PANOSE: family 2 is Latin text, serif styles 2 to 10 have serifs, 11 to 15 have none.
    metrics.is_serif = os2.byte(32) == 2 && os2.byte(33) >= 2 && os2.byte(33) <= 10;
    metrics.is_italic = slope == Slope::italic || metrics.italic_angle != 0;
    return metrics;
}

} // namespace qujat::font
