#include "pdf/metadata.hpp"

#include "pdf/tags.hpp"

namespace qujat::pdf {

namespace {

std::string without_controls(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    return out;
}

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text)
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        default:
            out += c;
        }
}

void append_element(std::string& out, std::string_view element, std::string_view text) {
    out += '<';
    out += element;
    out += '>';
    append_escaped(out, text);
    out += "</";
    out += element;
    out += ">\n";
}

/// A text with alternatives by language (ISO 16684-1, 8.2.2.4): the default, and the same text under its language.
void append_alternatives(std::string& out, std::string_view element, std::string_view text, std::string_view tag) {
    out += '<';
    out += element;
    out += "><rdf:Alt>";
    for (const std::string_view language : {std::string_view("x-default"), tag}) {
        out += "<rdf:li xml:lang=\"";
        out += language;
        out += "\">";
        append_escaped(out, text);
        out += "</rdf:li>";
    }
    out += "</rdf:Alt></";
    out += element;
    out += ">\n";
}

constexpr std::string_view packet_head = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                                         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                                         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                                         "<rdf:Description rdf:about=\"\"\n"
                                         " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                                         " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                                         " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
                                         " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
                                         " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
                                         " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
                                         " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
                                         " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
                                         "<pdfaid:part>3</pdfaid:part>\n"
                                         "<pdfaid:conformance>A</pdfaid:conformance>\n"
                                         "<pdfuaid:part>1</pdfuaid:part>\n";

// ISO 19005-3, 6.6.2.3: a property PDF/A does not know needs a description of its schema.
constexpr std::string_view packet_tail =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>the part of ISO 14289 the file follows</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";

} // namespace

Metadata make_metadata(const doc::Document& document, const Details& details) {
    return {without_controls(document.title),
            without_controls(document.author),
            without_controls(document.subject),
            without_controls(details.producer),
            details.created,
            document.language};
}

std::string write_xmp(const Metadata& metadata) {
    const std::string_view tag = language_tag(metadata.language);
    const std::string date = metadata.created.iso();
    std::string out(packet_head);
    append_alternatives(out, "dc:title", metadata.title, tag);
    if (!metadata.author.empty()) {
        out += "<dc:creator><rdf:Seq><rdf:li>";
        append_escaped(out, metadata.author);
        out += "</rdf:li></rdf:Seq></dc:creator>\n";
    }
    if (!metadata.subject.empty())
        append_alternatives(out, "dc:description", metadata.subject, tag);
    out += "<dc:language><rdf:Bag><rdf:li>";
    out += tag;
    out += "</rdf:li></rdf:Bag></dc:language>\n";
    append_element(out, "xmp:CreatorTool", metadata.producer);
    append_element(out, "xmp:CreateDate", date);
    append_element(out, "xmp:ModifyDate", date);
    append_element(out, "xmp:MetadataDate", date);
    append_element(out, "pdf:Producer", metadata.producer);
    out += packet_tail;
    return out;
}

} // namespace qujat::pdf
