#include "extract/sniff.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace qujat::extract {

namespace {

struct Signature {
    std::size_t offset;
    std::string_view bytes;
    std::string_view name;
};

using namespace std::string_view_literals;

constexpr Signature signatures[] = {
    {0, "\x89PNG\r\n\x1A\n"sv, "PNG"},
    {0, "\xFF\xD8\xFF"sv, "JPEG"},
    {0, "GIF8"sv, "GIF"},
    {0, "II*\0"sv, "TIFF"},
    {0, "MM\0*"sv, "TIFF"},
    {8, "WEBP"sv, "WebP"},
    {4, "ftyphei"sv, "HEIC"},
    {4, "ftypmif1"sv, "HEIC"},
    {4, "ftyp"sv, "MP4"},
    {0, "AT&TFORM"sv, "DjVu"},
    {0, "Rar!\x1A\x07"sv, "RAR"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "7-Zip"},
    {0, "\x1F\x8B\x08"sv, "gzip"},
    {0, "\xDB\xA5-\0"sv, "DOC (Word 2.0)"},
    {0, "\x7F" "ELF"sv, "ELF"},
    {0, "MIME-Version:"sv, "MHTML"},
};

std::string lower_head(std::string_view bytes) {
    std::string head(bytes.substr(0, 4096));
    std::ranges::transform(head, head.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return head;
}

constexpr std::string_view flat_odf = "FODT", html = "HTML";

// HTML and XML have no signature but their first tag, behind byte order mark, white space, comments and declarations.
std::string_view markup_name(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const std::string head = lower_head(bytes);
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos || head[begin] != '<')
        return {};
    const std::string_view rest = std::string_view(head).substr(begin);
    if (rest.find("<pkg:package") != std::string_view::npos)
        return "DOCX (Word XML)";
    if (rest.find("<w:worddocument") != std::string_view::npos)
        return "XML (Word 2003)";
    if (rest.find("<office:document") != std::string_view::npos)
        return flat_odf;
    for (const std::string_view tag : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<meta"sv, "<div"sv, "<p>"sv, "<table"sv})
        if (rest.find(tag) != std::string_view::npos && rest.find(tag) < 1024)
            return html;
    return rest.starts_with("<?xml") ? "XML"sv : std::string_view();
}

bool is_page(std::string_view bytes) {
    const std::string head = lower_head(bytes).substr(0, 1024);
    return head.find("<!doctype html") != std::string::npos || head.find("<html") != std::string::npos;
}

std::string_view ole_name(std::string_view bytes) {
    constexpr struct {
        std::string_view stream, name;
    } kinds[] = {{"WordDocument", "DOC (Word 97–2003)"}, {"Workbook", "XLS"}, {"Book", "XLS"}, {"PowerPoint Document", "PPT"},
                 {"VisioDocument", "VSD"}, {"__properties_version1.0", "MSG"}};
    for (const auto& kind : kinds)
        if (has_ole_stream(bytes, kind.stream))
            return kind.name;
    return "OLE2";
}

} // namespace

Sniffed sniff(std::string_view bytes) {
    if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv))
        return {Format::zip, {}};
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) {
        if (has_ole_stream(bytes, "EncryptedPackage"))
            return {Format::encrypted_office, {}};
        if (!has_ole_directory(bytes))
            return {Format::damaged_ole, {}};
        return {Format::other, ole_name(bytes)};
    }
    // Readers of PDF look for the header within the first kilobyte (ISO 32000-1, Annex H.3.4.1), and so do the tools that write rubbish before it.
    if (const std::size_t at = bytes.substr(0, 1024).find("%PDF-"); (at != std::string_view::npos && (at < 16 || bytes.find("startxref") != std::string_view::npos)) || bytes.starts_with("%PDF"))
        return {Format::other, "PDF"};
    const std::string_view head = bytes.substr(0, 64);
    if (head.substr(std::min(head.find_first_not_of("\xEF\xBB\xBF \r\n\t"), head.size())).starts_with("{\\rtf"))
        return {Format::rtf, {}};
    for (const Signature& signature : signatures)
        if (bytes.size() >= signature.offset && bytes.substr(signature.offset).starts_with(signature.bytes))
            return {Format::other, signature.name};
    if (const std::string_view name = markup_name(bytes); !name.empty())
        return name == flat_odf ? Sniffed{Format::flat_odf, {}} : name == html ? Sniffed{Format::html, {}, is_page(bytes)} : Sniffed{Format::other, name};
    // "BM" alone begins many a text: the header repeats the length of the file.
    if (bytes.size() > 26 && bytes.starts_with("BM") && bytes.substr(6, 4) == "\0\0\0\0"sv)
        return {Format::other, "BMP"};
    return {};
}

} // namespace qujat::extract
