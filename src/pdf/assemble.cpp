#include "pdf/assemble.hpp"

#include "base/sha256.hpp"
#include "pdf/add_fonts.hpp"
#include "pdf/annotations.hpp"
#include "pdf/attach.hpp"
#include "pdf/icc_profile.hpp"
#include "pdf/metadata.hpp"
#include "pdf/numbers.hpp"
#include "pdf/objects.hpp"
#include "pdf/splice.hpp"
#include "pdf/structure.hpp"

namespace qujat::pdf {

namespace {

/// ISO 19005-3, 6.2.3: what the device RGB of the pages means.
void add_output_intent(PdfVecObjects& objects, PdfDictionary& catalog) {
    static const std::string profile = Deflater().compress(make_srgb_profile());
    PdfDictionary stream;
    put(stream, "N", integer(3));
    const PdfReference reference = add_stream(objects, stream, profile, Deflated::yes);
    std::string syntax = "[<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) "
                         "/RegistryName (http://www.color.org) /Info (sRGB IEC61966-2.1) /DestOutputProfile ";
    append_reference(syntax, number_of(reference));
    put(catalog, "OutputIntents", raw(syntax + ">>]"));
}

PdfReference add_information(PdfVecObjects& objects, const Metadata& metadata) {
    PdfDictionary information;
    put(information, "Title", text(metadata.title));
    if (!metadata.author.empty())
        put(information, "Author", text(metadata.author));
    if (!metadata.subject.empty())
        put(information, "Subject", text(metadata.subject));
    put(information, "Creator", text(metadata.producer));
    put(information, "Producer", text(metadata.producer));
    put(information, "CreationDate", text(metadata.created.pdf()));
    put(information, "ModDate", text(metadata.created.pdf()));
    return add(objects, PdfVariant(information));
}

PdfReference add_metadata(PdfVecObjects& objects, const Metadata& metadata) {
    PdfDictionary stream;
    put(stream, "Type", name("Metadata"));
    put(stream, "Subtype", name("XML"));
    return add_stream(objects, stream, write_xmp(metadata), Deflated::no); // ISO 19005-3, 6.6.2.1: never filtered
}

/// Completes the page objects, made empty before so that others could refer to them. Their contents have the numbers from `next` on.
void fill_pages(PdfVecObjects& objects, const std::vector<PdfReference>& pages, const PdfReference& parent, const PdfReference& resources, const Records& records,
                const std::vector<PdfReference>& annotations, const std::vector<Sheet>& sheets, std::uint32_t next) {
    std::size_t at = 0;
    for (std::size_t n = 0; n < pages.size(); ++n) {
        PdfDictionary& page = objects.MustGetObject(pages[n])->GetDictionary();
        const base::Size size = records.sizes[n];
        put(page, "Parent", parent);
        put(page, "MediaBox", raw(rectangle({{}, {}, size.width, size.height}, size.height)));
        put(page, "Resources", resources);
        if (sheets[n].margins.empty()) {
            put(page, "Contents", PdfReference(next++, 0));
        } else {
            std::string contents = "[";
            append_reference(contents, next++);
            contents += ' ';
            append_reference(contents, next++);
            put(page, "Contents", raw(contents + ']'));
        }
        put(page, "StructParents", integer(static_cast<std::int64_t>(n)));
        put(page, "Tabs", name("S")); // ISO 14289-1, 7.18.3
        std::string listed;
        for (; at < records.annotations.size() && records.annotations[at].page == n; ++at) {
            listed += listed.empty() ? "[" : " ";
            append_reference(listed, number_of(annotations[at]));
        }
        if (!listed.empty())
            put(page, "Annots", raw(listed + ']'));
    }
}

/// PoDoFo makes /ID from the Info dictionary alone and so gives different papers the same one. Ours is made from every
/// byte before the trailer.
void replace_file_id(std::string& file) {
    const std::size_t trailer = file.rfind("trailer");
    const std::size_t id = file.find("/ID", trailer);
    if (trailer == std::string::npos || id == std::string::npos)
        PODOFO_RAISE_ERROR(PoDoFo::ePdfError_InternalLogic);
    const std::string digest = base::sha256_hex(std::string_view(file).substr(0, trailer)).substr(0, 32);
    std::size_t at = id;
    for (int half = 0; half < 2; ++half) {
        at = file.find('<', at);
        if (at == std::string::npos || file.find('>', at) != at + 1 + digest.size())
            PODOFO_RAISE_ERROR(PoDoFo::ePdfError_InternalLogic);
        file.replace(at + 1, digest.size(), digest);
        at += digest.size();
    }
}

std::string serialise(PdfVecObjects& objects, const PdfReference& catalog, const PdfReference& information) {
    PdfDictionary trailer;
    put(trailer, "Root", catalog);
    put(trailer, "Info", information);
    const PdfObject trailer_object{PdfVariant(trailer)};
    PoDoFo::PdfRefCountedBuffer buffer(64 * 1024);
    PoDoFo::PdfOutputDevice device(&buffer);
    PoDoFo::PdfWriter writer(&objects, &trailer_object);
    writer.SetPdfVersion(PoDoFo::ePdfVersion_1_7);
    // Compact mode puts "obj" and the object on one line, against ISO 19005-3, 6.1.8.
    writer.SetWriteMode(PoDoFo::ePdfWriteMode_Clean);
    writer.Write(&device);
    return std::string(buffer.GetBuffer(), device.GetLength());
}

} // namespace

std::string assemble(const TagTree& tree, const Fonts& fonts, const Images& images, std::vector<Sheet> sheets, Details details, Deflater& deflater) {
    const Metadata metadata = make_metadata(*tree.document, details);
    PdfVecObjects objects;
    objects.SetAutoDelete(true);
    objects.SetCanReuseObjectNumbers(false);
    objects.Reserve(sheets.size() + tree.records->annotations.size() * 2 + 64);

    PdfObject* catalog_object = objects.CreateObject("Catalog");
    PdfDictionary& catalog = catalog_object->GetDictionary();
    PdfObject* page_root = objects.CreateObject("Pages");
    StructureNumbers numbers;
    std::vector<PdfReference> pages;
    std::string kids = "[";
    for (std::size_t n = 0; n < sheets.size(); ++n) {
        pages.push_back(objects.CreateObject("Page")->Reference());
        numbers.pages.push_back(number_of(pages.back()));
        kids += n > 0 ? " " : "";
        append_reference(kids, numbers.pages.back());
    }
    put(page_root->GetDictionary(), "Kids", raw(kids + ']'));
    put(page_root->GetDictionary(), "Count", integer(static_cast<std::int64_t>(pages.size())));

    put(catalog, "Pages", page_root->Reference());
    put(catalog, "MarkInfo", raw("<</Marked true>>"));
    put(catalog, "Lang", text(language_tag(metadata.language)));
    put(catalog, "ViewerPreferences", raw("<</DisplayDocTitle true>>"));
    put(catalog, "Metadata", add_metadata(objects, metadata));
    add_output_intent(objects, catalog);
    if (!details.data_json.empty())
        attach_data(objects, catalog, details.data_json, metadata, deflater);
    std::string().swap(details.data_json);
    const std::vector<PdfReference> annotations = add_annotations(objects, catalog, tree, pages);
    for (const PdfReference& annotation : annotations)
        numbers.annotations.push_back(number_of(annotation));
    const PdfReference resources = add_resources(objects, fonts, images);
    const PdfReference information = add_information(objects, metadata);

    const auto first_content = static_cast<std::uint32_t>(objects.GetObjectCount());
    fill_pages(objects, pages, page_root->Reference(), resources, *tree.records, annotations, sheets, first_content);
    std::size_t streams = 0, bytes = 0;
    for (const Sheet& sheet : sheets) {
        streams += sheet.margins.empty() ? 1 : 2;
        bytes += sheet.content.size() + sheet.margins.size();
    }
    numbers.root = first_content + static_cast<std::uint32_t>(streams);
    put(catalog, "StructTreeRoot", PdfReference(numbers.root, 0));

    Splice splice(serialise(objects, catalog_object->Reference(), information), first_content, streams + tree.elements.size(), bytes);
    for (Sheet& sheet : sheets) {
        for (std::string* stream : {&sheet.content, &sheet.margins})
            if (stream == &sheet.content || !stream->empty())
                splice.add_stream(*stream);
        sheet = {};
    }
    write_structure(tree, numbers, [&](const std::string& syntax) { splice.add(syntax); });
    std::string file = splice.finish();
    replace_file_id(file);
    return file;
}

} // namespace qujat::pdf
