#include "pdf/fields.hpp"

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

} // namespace

std::vector<PdfReference> add_fields(PdfVecObjects& objects, PdfDictionary& catalog, const TagTree& tree,
                                     const std::vector<PdfReference>& pages) {
    std::vector<PdfReference> widgets;
    std::string fields = "[";
    for (std::size_t i = 0; i < tree.fields.size(); ++i) {
        const Field& field = tree.fields[i];
        const base::Rect& rect = field.box->rect;
        PdfDictionary appearance;
        put(appearance, "N", add_empty_appearance(objects, rect));
        PdfDictionary widget;
        put(widget, "Type", name("Annot"));
        put(widget, "Subtype", name("Widget"));
        put(widget, "FT", name("Sig"));
        put(widget, "T", text(field.box->field.name));
        put(widget, "TU", text(field.box->field.description)); // ISO 14289-1, 7.18.1
        put(widget, "F", integer(4));                          // Print (ISO 19005-3, 6.3.2)
        put(widget, "Rect", raw(rectangle(rect, tree.pages->pages[field.page].size.height)));
        put(widget, "P", pages[field.page]);
        put(widget, "AP", PdfVariant(appearance));
        put(widget, "StructParent", integer(static_cast<std::int64_t>(parent_key(tree, i))));
        widgets.push_back(add(objects, PdfVariant(widget)));
        if (i > 0)
            fields += ' ';
        append_reference(fields, number_of(widgets.back()));
    }
    fields += ']';
    if (!widgets.empty()) {
        // No /DR and /DA: they would bring in a font that is not embedded. No /SigFlags: nothing is signed yet
        // (12.7.2).
        PdfDictionary form;
        put(form, "Fields", raw(fields));
        put(catalog, "AcroForm", PdfVariant(form));
    }
    return widgets;
}

} // namespace qujat::pdf
