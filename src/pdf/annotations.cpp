#include "pdf/annotations.hpp"

#include "pdf/numbers.hpp"
#include "pdf/structure.hpp"

namespace qujat::pdf {

namespace {

/// ISO 19005-3, 6.3.3 wants an appearance. The template draws the frame; until it is signed the field itself shows
/// nothing.
PdfReference add_empty_appearance(PdfVecObjects& objects, const base::Rect& rect) {
    PdfDictionary form;
    put(form, "Type", name("XObject"));
    put(form, "Subtype", name("Form"));
    put(form, "BBox", raw(rectangle({{}, {}, rect.width, rect.height}, rect.height)));
    put(form, "Resources", raw("<<>>"));
    return add_stream(objects, form, {}, Deflated::no);
}

PdfReference add_widget(PdfVecObjects& objects, const layout::FieldBox& box, base::Length sheet_height, const PdfReference& page, std::size_t key) {
    PdfDictionary appearance;
    put(appearance, "N", add_empty_appearance(objects, box.rect));
    PdfDictionary widget;
    put(widget, "Type", name("Annot"));
    put(widget, "Subtype", name("Widget"));
    put(widget, "FT", name("Sig"));
    put(widget, "T", text(box.field.name));
    put(widget, "TU", text(box.field.description)); // ISO 14289-1, 7.18.1
    put(widget, "F", integer(4));                   // Print (ISO 19005-3, 6.3.2)
    put(widget, "Rect", raw(rectangle(box.rect, sheet_height)));
    put(widget, "P", page);
    put(widget, "AP", PdfVariant(appearance));
    put(widget, "StructParent", integer(static_cast<std::int64_t>(key)));
    return add(objects, PdfVariant(widget));
}

/// RFC 3987, 3.1: what is not ASCII is escaped byte by byte; so is what would end a PDF string (7.3.4.2).
std::string escaped_uri(std::string_view uri) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : uri) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > ' ' && byte < 0x7F && c != '(' && c != ')' && c != '\\') {
            out += c;
            continue;
        }
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15U];
    }
    return out;
}

/// ISO 14289-1, 7.18.5: where it leads; by its words, or by the address. Each line of a link repeats them, so a long text is cut.
std::string description_of(const TagTree& tree, std::uint32_t element, const layout::LinkBox& link) {
    constexpr std::size_t most = 500;
    std::string words = all_words(tree, element);
    if (words.find_first_not_of(' ') == std::string::npos)
        words = link.uri;
    if (words.size() <= most)
        return words;
    std::size_t end = most;
    while ((static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U)
        --end;
    return words.substr(0, end) + "…";
}

/// 12.5.6.5 and 12.6.4.7
PdfReference add_link(PdfVecObjects& objects, const layout::LinkBox& link, base::Length sheet_height, std::string_view description, const PdfReference& page, std::size_t key) {
    std::string out = "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect";
    out += rectangle(link.rect, sheet_height);
    out += "/P ";
    append_reference(out, number_of(page));
    out += "/StructParent ";
    append_integer(out, static_cast<std::int64_t>(key));
    out += "/Contents";
    append_text_string(out, description);
    out += "/A<</S/URI/URI(";
    out += escaped_uri(link.uri);
    return add(objects, raw(out + ")>>>>"));
}

} // namespace

std::vector<PdfReference> add_annotations(PdfVecObjects& objects, PdfDictionary& catalog, const TagTree& tree, const std::vector<PdfReference>& pages) {
    std::vector<PdfReference> made;
    std::string fields, description;
    std::uint32_t described = no_element;
    for (std::size_t i = 0; i < tree.records->annotations.size(); ++i) {
        const Annotation& annotation = tree.records->annotations[i];
        const PdfReference& page = pages[annotation.page];
        const base::Length height = tree.records->sizes[annotation.page].height;
        if (const layout::LinkBox* link = annotation.link()) {
            const std::uint32_t element = tree.element_of_annotation(i);
            if (described != element)
                description = description_of(tree, element, *link);
            described = element;
            made.push_back(add_link(objects, *link, height, description, page, parent_key(tree, i)));
            continue;
        }
        made.push_back(add_widget(objects, *annotation.field(), height, page, parent_key(tree, i)));
        fields += fields.empty() ? "[" : " ";
        append_reference(fields, number_of(made.back()));
    }
    if (!fields.empty()) {
        // No /DR and /DA: they would bring in a font that is not embedded. No /SigFlags: nothing is signed yet
        // (12.7.2).
        PdfDictionary form;
        put(form, "Fields", raw(fields + ']'));
        put(catalog, "AcroForm", PdfVariant(form));
    }
    return made;
}

} // namespace qujat::pdf
