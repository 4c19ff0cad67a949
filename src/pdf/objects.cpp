#include "pdf/objects.hpp"

#include "pdf/numbers.hpp"

#include <string>

namespace qujat::pdf {

PdfVariant text(std::string_view utf8) {
    std::string syntax;
    append_text_string(syntax, utf8);
    return raw(syntax);
}

PdfReference add_stream(PdfVecObjects& objects, PdfDictionary dictionary, std::string_view bytes, Deflated deflated) {
    if (deflated == Deflated::yes)
        put(dictionary, "Filter", name("FlateDecode"));
    PdfObject* object = objects.CreateObject(PdfVariant(dictionary));
    PoDoFo::PdfMemoryInputStream input(bytes.data(), static_cast<PoDoFo::pdf_long>(bytes.size()));
    object->GetStream()->SetRawData(&input, static_cast<PoDoFo::pdf_long>(bytes.size()));
    return object->Reference();
}

} // namespace qujat::pdf
