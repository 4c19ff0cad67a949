#include "support.hpp"

#include "catch.hpp"
#include "plan/plan.hpp"

#include <zip.h>

#include <algorithm>

namespace support {

using namespace qujat;

std::string zip(const Parts& parts) {
    zip_source_t* const source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    REQUIRE(source);
    zip_source_keep(source);
    zip_t* const archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    REQUIRE(archive);
    for (const auto& [name, content] : parts)
        REQUIRE(zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), ZIP_FL_ENC_UTF_8) >= 0);
    REQUIRE(zip_close(archive) == 0);
    REQUIRE(zip_source_open(source) == 0);
    zip_stat_t stat;
    REQUIRE(zip_source_stat(source, &stat) == 0);
    std::string bytes(static_cast<std::size_t>(stat.size), '\0');
    REQUIRE(zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

std::string word(std::string_view name, std::string_view content) {
    const std::string element(name);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:" + element +
           " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
           " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
           " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
           " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
           " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
           " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
           " xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\""
           " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
           " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
           " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
           " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">" +
           std::string(content) + "</w:" + element + ">";
}

std::string docx(std::string_view body, const Parts& more) {
    constexpr std::string_view relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const auto relationships = [](const std::string& content) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + content + "</Relationships>";
    };
    const auto relationship = [&](std::string_view id, std::string_view type, std::string_view target) {
        return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(relations) + std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
    };
    Parts parts = {
        {"[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"},
        {"_rels/.rels", relationships(relationship("r1", "officeDocument", "word/document.xml"))},
        {"word/document.xml", word("document", "<w:body>" + std::string(body) + "</w:body>")},
    };
    std::string related;
    for (const auto& [name, content] : more) {
        const auto known = std::ranges::find(parts, name, &Parts::value_type::first);
        if (known != parts.end()) {
            known->second = content;
            continue;
        }
        parts.emplace_back(name, content);
        const std::string file = name.substr(name.rfind('/') + 1);
        const std::string stem = file.substr(0, file.find('.'));
        if (name.starts_with("word/"))
            related += relationship("rel-" + stem, stem, name.substr(5));
    }
    if (std::ranges::none_of(parts, [](const auto& part) { return part.first == "word/_rels/document.xml.rels"; }))
        parts.emplace_back("word/_rels/document.xml.rels", relationships(related));
    return zip(parts);
}

std::string open_document(std::string_view name, std::string_view content) {
    std::string root = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:" + std::string(name);
    for (const std::string_view one : {"office", "text", "style", "table", "meta", "form", "chart", "manifest"})
        root += " xmlns:" + std::string(one) + "=\"urn:oasis:names:tc:opendocument:xmlns:" + std::string(one) + ":1.0\"";
    return root + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
                  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                  " xmlns:math=\"http://www.w3.org/1998/Math/MathML\">" +
           std::string(content) + "</office:" + std::string(name) + ">";
}

std::string odt(std::string_view body, std::string_view styles, const Parts& more) {
    Parts parts = {{"mimetype", "application/vnd.oasis.opendocument.text"},
                   {"content.xml", open_document("document-content", "<office:automatic-styles>" + std::string(styles) + "</office:automatic-styles><office:body><office:text>" +
                                                                         std::string(body) + "</office:text></office:body>")}};
    parts.insert(parts.end(), more.begin(), more.end());
    return zip(parts);
}

plan::Part read_bytes(std::string_view bytes, std::string_view name) {
    diag::Result<plan::Part> result = extract::read(bytes, name);
    for (const diag::Diagnostic& found : result.problems)
        UNSCOPED_INFO(diag::to_text(found, base::Language::en));
    REQUIRE(result.value);
    CHECK(result.problems.empty());
    // Whatever is read goes through the records unchanged.
    const diag::Result<plan::Part> again = plan::read_records(plan::write_records(*result.value));
    REQUIRE(again.value);
    CHECK(texts(*again.value) == texts(*result.value));
    CHECK(kinds(*again.value) == kinds(*result.value));
    return *result.value;
}

plan::Part read(std::string_view body, const Parts& more) { return read_bytes(docx(body, more)); }

std::string problem(std::string_view bytes, std::string_view name) {
    const diag::Result<plan::Part> result = extract::read(bytes, name);
    CHECK(result.value.has_value() == result.problems.empty());
    for (const diag::Diagnostic& found : result.problems)
        for (const base::Language language : {base::Language::kk, base::Language::ru, base::Language::en})
            CHECK(diag::message(found, language).find('{') == std::string::npos);
    return result.problems.empty() ? std::string() : result.problems.front().id;
}

Lines texts(const plan::Part& part) {
    Lines lines;
    for (const plan::Block& block : part.blocks)
        lines.push_back(block.numbering.empty() ? block.text : "[" + block.numbering + "] " + block.text);
    return lines;
}

Lines kinds(const plan::Part& part) {
    Lines lines;
    for (const plan::Block& block : part.blocks) {
        const std::string level = " " + std::to_string(block.level);
        switch (block.kind) {
        case plan::BlockKind::heading: lines.push_back("heading" + level + (block.heading_by == plan::HeadingBy::style ? " style" : " look")); break;
        case plan::BlockKind::paragraph: lines.emplace_back("paragraph"); break;
        case plan::BlockKind::list_item: lines.push_back("list_item" + level); break;
        case plan::BlockKind::cell:
            lines.push_back("cell " + std::to_string(block.table) + ":" + std::to_string(block.row) + ":" + std::to_string(block.column));
            break;
        case plan::BlockKind::footnote: lines.emplace_back("footnote"); break;
        case plan::BlockKind::text_box: lines.emplace_back("text_box"); break;
        case plan::BlockKind::picture: lines.emplace_back("picture"); break;
        }
    }
    return lines;
}

Lines notes(const plan::Part& part) {
    Lines lines;
    for (const diag::Diagnostic& note : part.notes)
        lines.push_back(note.id + (note.arguments.empty() ? "" : " " + note.arguments.front().value));
    return lines;
}

} // namespace support
