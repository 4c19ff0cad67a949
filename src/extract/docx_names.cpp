#include "extract/docx_names.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace qujat::extract {

namespace {

enum class Family : std::uint8_t { other, word, compatibility, word_drawing, picture, vml, office, math, chart, diagram };

struct Namespace {
    std::string_view name;
    Family family;
};

// Transitional and strict; the strict ones are of ISO/IEC 29500-1, annex A.
constexpr Namespace namespaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Family::word},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", Family::word},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", Family::compatibility},
    {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", Family::word_drawing},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", Family::word_drawing},
    {"http://schemas.openxmlformats.org/drawingml/2006/picture", Family::picture},
    {"http://purl.oclc.org/ooxml/drawingml/picture", Family::picture},
    {"urn:schemas-microsoft-com:vml", Family::vml},
    {"urn:schemas-microsoft-com:office:office", Family::office},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", Family::math},
    {"http://purl.oclc.org/ooxml/officeDocument/math", Family::math},
    {"http://schemas.openxmlformats.org/drawingml/2006/chart", Family::chart},
    {"http://purl.oclc.org/ooxml/drawingml/chart", Family::chart},
    {"http://schemas.microsoft.com/office/drawing/2014/chartex", Family::chart},
    {"http://schemas.openxmlformats.org/drawingml/2006/diagram", Family::diagram},
    {"http://purl.oclc.org/ooxml/drawingml/diagram", Family::diagram},
};

Family family_of(std::string_view ns) {
    const auto found = std::ranges::find(namespaces, ns, &Namespace::name);
    return found == std::end(namespaces) ? Family::other : found->family;
}

struct Name {
    std::string_view name;
    Tag tag;
};

constexpr auto word_names = std::to_array<Name>({
    {"abstractNum", Tag::abstract_num}, {"abstractNumId", Tag::abstract_num_id}, {"altChunk", Tag::alt_chunk}, {"b", Tag::b},
    {"basedOn", Tag::based_on}, {"body", Tag::body}, {"br", Tag::br}, {"caps", Tag::caps}, {"cellDel", Tag::cell_del}, {"checkBox", Tag::check_box},
    {"checked", Tag::checked}, {"commentReference", Tag::comment_reference}, {"control", Tag::control}, {"cr", Tag::cr}, {"customXmlPr", Tag::skipped},
    {"ddList", Tag::dd_list}, {"default", Tag::default_}, {"del", Tag::del}, {"delInstrText", Tag::skipped}, {"delText", Tag::del_text},
    {"docDefaults", Tag::doc_defaults}, {"docPartGallery", Tag::doc_part_gallery}, {"drawing", Tag::drawing}, {"dstrike", Tag::dstrike}, {"endnote", Tag::endnote}, {"endnoteReference", Tag::endnote_reference},
    {"fldChar", Tag::fld_char}, {"footnote", Tag::footnote}, {"footnoteReference", Tag::footnote_reference}, {"framePr", Tag::frame_pr},
    {"gridBefore", Tag::grid_before}, {"gridSpan", Tag::grid_span}, {"ilvl", Tag::ilvl}, {"instrText", Tag::skipped}, {"isLgl", Tag::is_lgl},
    {"listEntry", Tag::list_entry}, {"lvl", Tag::lvl}, {"lvlOverride", Tag::lvl_override}, {"lvlRestart", Tag::lvl_restart}, {"lvlText", Tag::lvl_text},
    {"moveFrom", Tag::move_from}, {"name", Tag::name}, {"noBreakHyphen", Tag::no_break_hyphen}, {"num", Tag::num}, {"numFmt", Tag::num_fmt},
    {"numId", Tag::num_id}, {"numPr", Tag::num_pr}, {"numStyleLink", Tag::num_style_link}, {"object", Tag::object}, {"outlineLvl", Tag::outline_lvl},
    {"p", Tag::p}, {"pPr", Tag::p_pr}, {"pPrChange", Tag::skipped}, {"pStyle", Tag::p_style}, {"pict", Tag::picture}, {"ptab", Tag::ptab}, {"r", Tag::r},
    {"rFonts", Tag::r_fonts}, {"rPr", Tag::r_pr}, {"rPrChange", Tag::skipped}, {"rStyle", Tag::r_style}, {"result", Tag::result}, {"rt", Tag::ruby_text},
    {"sdt", Tag::content_control}, {"sdtEndPr", Tag::skipped}, {"sdtPr", Tag::control_properties}, {"sectPr", Tag::skipped}, {"showingPlcHdr", Tag::showing_placeholder},
    {"smartTagPr", Tag::skipped}, {"softHyphen", Tag::soft_hyphen}, {"start", Tag::start}, {"startOverride", Tag::start_override}, {"strike", Tag::strike},
    {"style", Tag::style}, {"styleLink", Tag::style_link}, {"subDoc", Tag::sub_doc}, {"sym", Tag::sym}, {"sz", Tag::sz}, {"t", Tag::t}, {"tab", Tag::tab},
    {"tbl", Tag::table}, {"tblGrid", Tag::skipped}, {"tblPr", Tag::skipped}, {"tblPrEx", Tag::skipped}, {"tblStylePr", Tag::skipped}, {"tc", Tag::cell}, {"tcPr", Tag::cell_pr},
    {"tcPrChange", Tag::skipped}, {"tr", Tag::row}, {"trPr", Tag::row_pr}, {"trPrChange", Tag::skipped}, {"txbxContent", Tag::text_box}, {"u", Tag::u},
    {"vanish", Tag::vanish},
});
constexpr auto compatibility_names =
    std::to_array<Name>({{"AlternateContent", Tag::alternate_content}, {"Choice", Tag::choice}, {"Fallback", Tag::fallback}});
constexpr auto word_drawing_names = std::to_array<Name>({{"docPr", Tag::doc_pr}});
constexpr auto picture_names = std::to_array<Name>({{"cNvPr", Tag::picture_properties}});
constexpr auto vml_names = std::to_array<Name>({{"group", Tag::v_shape}, {"imagedata", Tag::image_data}, {"oval", Tag::v_shape}, {"rect", Tag::v_shape},
                                                {"roundrect", Tag::v_shape}, {"shape", Tag::v_shape}, {"textpath", Tag::text_path}});
constexpr auto office_names = std::to_array<Name>({{"OLEObject", Tag::ole_object}});
constexpr auto math_names = std::to_array<Name>({{"den", Tag::math_denominator}, {"sub", Tag::math_sub}, {"sup", Tag::math_sup}, {"t", Tag::math_text}});
constexpr auto chart_names = std::to_array<Name>({{"chart", Tag::chart_reference}});
constexpr auto diagram_names = std::to_array<Name>({{"relIds", Tag::diagram_reference}});

template <std::size_t Size>
Tag find(const std::array<Name, Size>& names, std::string_view name) {
    static_assert(Size > 0);
    const auto found = std::ranges::lower_bound(names, name, {}, &Name::name);
    return found == names.end() || found->name != name ? Tag::none : found->tag;
}
static_assert(std::ranges::is_sorted(word_names, {}, &Name::name));
static_assert(std::ranges::is_sorted(vml_names, {}, &Name::name));

} // namespace

Tag tag_of(std::string_view ns, std::string_view name) {
    switch (family_of(ns)) {
    case Family::word: return find(word_names, name);
    case Family::compatibility: return find(compatibility_names, name);
    case Family::word_drawing: return find(word_drawing_names, name);
    case Family::picture: return find(picture_names, name);
    case Family::vml: return find(vml_names, name);
    case Family::office: return find(office_names, name);
    case Family::math: return find(math_names, name);
    case Family::chart: return find(chart_names, name);
    case Family::diagram: return find(diagram_names, name);
    case Family::other: break;
    }
    return Tag::none;
}

std::string_view value_of(const xml::SeenElement& element, std::string_view attribute) {
    const xml::SeenAttribute* const found = element.find(attribute);
    return found == nullptr ? std::string_view() : found->value;
}

bool is_on(const xml::SeenElement& element) {
    const std::string_view value = value_of(element);
    return value != "0" && value != "false" && value != "off" && value != "none";
}

int number_of(const xml::SeenElement& element, std::string_view attribute, int least, int most, int otherwise) {
    const std::string_view value = value_of(element, attribute);
    int number = 0;
    const auto parsed = std::from_chars(value.data(), value.data() + value.size(), number);
    return parsed.ec == std::errc() && parsed.ptr != value.data() && number >= least && number <= most ? number : otherwise;
}

} // namespace qujat::extract
