#include "report/docx_file.hpp"

namespace qujat::report {

namespace {

using Style = DocxParagraph::Style;

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

std::string_view id_of(Style style) {
    switch (style) {
    case Style::title: return "Title";
    case Style::heading_1: return "Heading1";
    case Style::heading_2: return "Heading2";
    case Style::hint: return "Hint";
    case Style::body: break;
    }
    return "Normal";
}

std::string_view tag_of(base::Language language) { return language == base::Language::kk ? "kk-KZ" : language == base::Language::ru ? "ru-RU" : "en-US"; }

// The styles of a heading have Word's own names (17.7.4.9), by which every program knows them. Hints are told from answers by slope, a line at the side and brackets, not
// by their grey alone, which has a contrast of 7 to 1.
std::string styles(base::Language language) {
    std::string out(head);
    out.append("<w:styles ").append(word).append(R"(><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>)");
    out.append(R"(<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val=")").append(tag_of(language)).append("\" w:eastAsia=\"").append(tag_of(language)).append("\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>");
    out += R"(<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>)"
           R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>)"
           R"(<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>)"
           R"(<w:pPr><w:spacing w:after="240"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr></w:style>)"
           R"(<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>)"
           R"(<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>)"
           R"(<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>)"
           R"(<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>)"
           R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="Hint"><w:name w:val="Hint"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>)"
           R"(<w:pPr><w:keepNext/><w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="595959"/></w:pBdr><w:ind w:left="227"/></w:pPr><w:rPr><w:i/><w:iCs/><w:color w:val="595959"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style>)"
           "</w:styles>";
    return out;
}

std::string document(const std::vector<DocxParagraph>& paragraphs) {
    std::string out(head);
    out.append("<w:document ").append(word).append("><w:body>");
    for (const DocxParagraph& paragraph : paragraphs) {
        out += "<w:p>";
        if (paragraph.style != Style::body)
            out.append("<w:pPr><w:pStyle w:val=\"").append(id_of(paragraph.style)).append("\"/></w:pPr>");
        if (!paragraph.text.empty())
            out.append("<w:r><w:t xml:space=\"preserve\">").append(xml_escaped(paragraph.text)).append("</w:t></w:r>");
        out += "</w:p>";
    }
    // A4, 2 cm around, 3 cm where it is bound.
    return out + R"(<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>)";
}

} // namespace

std::string xml_escaped(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : std::string(1, c);
    return out;
}

std::string write_docx(const std::string& title, base::Language language, const std::vector<DocxParagraph>& paragraphs) {
    const std::string start(head);
    const auto relationship = [](std::string_view id, std::string_view type, std::string_view target) {
        return "<Relationship Id=\"" + std::string(id) + "\" Type=\"http://schemas.openxmlformats.org/" + std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
    };
    const auto relationships = [&](const std::string& all) { return start + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all + "</Relationships>"; };
    const auto type = [](std::string_view part, std::string_view name) {
        return "<Override PartName=\"/" + std::string(part) + "\" ContentType=\"application/vnd.openxmlformats-" + std::string(name) + "+xml\"/>";
    };
    const std::string types = start + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
                              type("word/document.xml", "officedocument.wordprocessingml.document.main") + type("word/styles.xml", "officedocument.wordprocessingml.styles") +
                              type("word/settings.xml", "officedocument.wordprocessingml.settings") + type("docProps/core.xml", "package.core-properties") + "</Types>";
    const std::string core = start + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
                             xml_escaped(title) + "</dc:title><dc:language>" + std::string(tag_of(language)) + "</dc:language></cp:coreProperties>";
    // Mode 15: Word of 2013 and later shows no "compatibility mode" (MS-DOCX 2.5.1).
    const std::string settings = start + "<w:settings " + std::string(word) + R"(><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>)";
    return zip_stored({{"[Content_Types].xml", types},
                       {"_rels/.rels", relationships(relationship("rId1", "officeDocument/2006/relationships/officeDocument", "word/document.xml") +
                                                     relationship("rId2", "package/2006/relationships/metadata/core-properties", "docProps/core.xml"))},
                       {"word/document.xml", document(paragraphs)},
                       {"word/_rels/document.xml.rels", relationships(relationship("rId1", "officeDocument/2006/relationships/styles", "styles.xml") +
                                                                      relationship("rId2", "officeDocument/2006/relationships/settings", "settings.xml"))},
                       {"word/styles.xml", styles(language)},
                       {"word/settings.xml", settings},
                       {"docProps/core.xml", core}});
}

} // namespace qujat::report
