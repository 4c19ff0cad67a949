#include "pdf/add_fonts.hpp"

#include "pdf/numbers.hpp"

namespace qujat::pdf {

namespace {

/// One Type 0 font with its descendant, program, widths and text map (ISO 32000-1, 9.7.6).
PdfReference add_font(PdfVecObjects& objects, const FontUse& use) {
    const font::Face& face = *use.face();
    const font::Metrics& metrics = face.metrics();
    const EmbeddedFont& embedded = use.embedded();
    const std::string base_font = embedded.tag + '+' + face.postscript_name();

    PdfDictionary program;
    put(program, "Length1", integer(static_cast<std::int64_t>(embedded.program_size)));
    PdfDictionary descriptor;
    put(descriptor, "Type", name("FontDescriptor"));
    put(descriptor, "FontName", name(base_font.c_str()));
    // 9.8.2: glyphs outside the standard Latin set make it Symbolic.
    const int flags = (metrics.is_fixed_pitch ? 1 : 0) | (metrics.is_serif ? 2 : 0) | 4 | (metrics.is_italic ? 64 : 0);
    put(descriptor, "Flags", integer(flags));
    std::string box = "[";
    for (const int edge : metrics.box) {
        box += box.size() > 1 ? " " : "";
        append_integer(box, edge);
    }
    put(descriptor, "FontBBox", raw(box + ']'));
    put(descriptor, "ItalicAngle", integer(metrics.italic_angle));
    put(descriptor, "Ascent", integer(metrics.ascent));
    put(descriptor, "Descent", integer(metrics.descent));
    put(descriptor, "CapHeight", integer(metrics.cap_height));
    put(descriptor, "StemV", integer(metrics.stem_v));
    put(descriptor, "FontFile2", add_stream(objects, program, embedded.program, Deflated::yes));

    PdfDictionary descendant;
    put(descendant, "Type", name("Font"));
    put(descendant, "Subtype", name("CIDFontType2"));
    put(descendant, "BaseFont", name(base_font.c_str()));
    put(descendant, "CIDSystemInfo", raw("<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"));
    if (embedded.glyph_of_cid.empty())
        put(descendant, "CIDToGIDMap", name("Identity"));
    else
        put(descendant, "CIDToGIDMap", add_stream(objects, {}, embedded.glyph_of_cid, Deflated::yes));
    put(descendant, "FontDescriptor", add(objects, PdfVariant(descriptor)));
    put(descendant, "W", raw(embedded.widths));

    std::string descendants = "[";
    append_reference(descendants, number_of(add(objects, PdfVariant(descendant))));
    PdfDictionary font;
    put(font, "Type", name("Font"));
    put(font, "Subtype", name("Type0"));
    put(font, "BaseFont", name(base_font.c_str()));
    put(font, "Encoding", name("Identity-H"));
    put(font, "DescendantFonts", raw(descendants + ']'));
    put(font, "ToUnicode", add_stream(objects, {}, embedded.to_unicode, Deflated::yes));
    return add(objects, PdfVariant(font));
}

} // namespace

PdfReference add_resources(PdfVecObjects& objects, const Fonts& fonts, const Images& images) {
    std::string syntax = "<<";
    for (std::size_t i = 0; i < fonts.uses().size(); ++i) {
        syntax += i == 0 ? "/Font <</F" : " /F";
        append_integer(syntax, static_cast<std::int64_t>(i));
        syntax += ' ';
        append_reference(syntax, number_of(add_font(objects, fonts.uses()[i])));
    }
    syntax += fonts.uses().empty() ? "" : ">>";
    syntax += images.add(objects);
    return add(objects, raw(syntax + ">>"));
}

} // namespace qujat::pdf
