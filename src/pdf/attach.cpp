#include "pdf/attach.hpp"

#include "pdf/numbers.hpp"

namespace qujat::pdf {

namespace {

std::string_view description(base::Language language) {
    switch (language) {
    case base::Language::kk:
        return "Осы құжат жасалған деректер";
    case base::Language::ru:
        return "Данные, по которым составлен этот документ";
    case base::Language::en:
        return "The data this document was made from";
    }
    return {};
}

} // namespace

void attach_data(PdfVecObjects& objects, PdfDictionary& catalog, std::string_view json, const Metadata& metadata,
                 Deflater& deflater) {
    PdfDictionary parameters;
    put(parameters, "Size", integer(static_cast<std::int64_t>(json.size())));
    put(parameters, "CreationDate", text(metadata.created.pdf()));
    put(parameters, "ModDate", text(metadata.created.pdf()));
    PdfDictionary stream;
    put(stream, "Type", name("EmbeddedFile"));
    put(stream, "Subtype", name("application/json"));
    put(stream, "Params", PdfVariant(parameters));
    const PdfReference file = add_stream(objects, stream, deflater.compress(json), Deflated::yes);

    PdfDictionary files;
    put(files, "F", file);
    put(files, "UF", file);
    PdfDictionary specification;
    put(specification, "Type", name("Filespec"));
    put(specification, "F", text(data_file_name));
    put(specification, "UF", text(data_file_name));
    put(specification, "Desc", text(description(metadata.language)));
    put(specification, "AFRelationship", name("Source"));
    put(specification, "EF", PdfVariant(files));
    const PdfReference reference = add(objects, PdfVariant(specification));

    std::string syntax = "[";
    append_reference(syntax, number_of(reference));
    syntax += ']';
    put(catalog, "AF", raw(syntax));
    syntax = "<</EmbeddedFiles <</Names [(";
    syntax += data_file_name;
    syntax += ") ";
    append_reference(syntax, number_of(reference));
    syntax += "]>>>>";
    put(catalog, "Names", raw(syntax));
}

} // namespace qujat::pdf
