#include "extract/extract.hpp"

#include "extract/html_tokens.hpp"
#include "extract/package.hpp"
#include "extract/read_docx.hpp"
#include "extract/read_html.hpp"
#include "extract/read_odf.hpp"
#include "extract/read_rtf.hpp"
#include "extract/read_text.hpp"
#include "extract/read_xlsx.hpp"
#include "extract/sniff.hpp"
#include "xml/visit.hpp"

#include <algorithm>
#include <initializer_list>
#include <new>
#include <optional>
#include <string>

namespace qujat::extract {

namespace {

using diag::stop;

[[noreturn]] void stop_unread(std::string_view format) { stop("EXT-0003", {}, {{"format", std::string(format)}}); }

// Packages that are not of OOXML. OpenDocument says in `mimetype` what it is; some writers leave that out, or damage it.
plan::Part read_other_zip(Package& package) {
    const std::string mimetype = package.has("mimetype") ? package.read("mimetype").value_or("") : "";
    if (mimetype.find("epub") != std::string::npos)
        stop_unread("EPUB");
    if (mimetype.find("sun.xml") != std::string::npos)
        stop_unread("OpenOffice.org 1");
    if (package.has("content.xml") || (package.has("META-INF/manifest.xml") && is_encrypted_odf(package)))
        return read_odf(package);
    if (package.has("Index/Document.iwa") || package.has("Index.zip"))
        stop_unread("Pages (Apple)");
    stop("EXT-0007", {});
}

plan::Part read_zip(std::string_view bytes) {
    Package package(bytes);
    const std::optional<std::string> main = find_main(package);
    if (!main)
        return read_other_zip(package);
    if (main->starts_with("xl/") && main->ends_with(".bin"))
        stop_unread("XLSB");
    if (main->starts_with("xl/"))
        return read_xlsx(package, *main);
    if (main->starts_with("ppt/"))
        stop_unread("PPTX");
    if (main->starts_with("visio/"))
        stop_unread("VSDX");
    return read_docx(package, *main);
}

bool is_one_of(std::string_view name_hint, std::initializer_list<std::string_view> extensions) {
    const std::string extension = ascii_lower(name_hint.substr(std::min(name_hint.rfind('.'), name_hint.size())));
    return std::ranges::find(extensions, extension) != extensions.end();
}

bool promises_package(std::string_view name_hint) { return is_one_of(name_hint, {".docx", ".docm", ".dotx", ".odt", ".ott", ".ods", ".xlsx", ".xlsm"}); }
bool promises_html(std::string_view name_hint) { return is_one_of(name_hint, {".html", ".htm", ".xhtml"}); }
bool promises_markdown(std::string_view name_hint) { return is_one_of(name_hint, {".md", ".markdown", ".mdown", ".mkd"}); }

plan::Part read_any(std::string_view bytes, std::string_view name_hint) {
    if (bytes.empty())
        stop("EXT-0001", {});
    if (bytes.size() > most_bytes)
        stop("EXT-0002", {}, {{"found", std::to_string(bytes.size())}, {"limit", std::to_string(most_bytes)}});
    const Sniffed sniffed = sniff(bytes);
    switch (sniffed.format) {
    case Format::zip: return read_zip(bytes);
    case Format::encrypted_office: stop("EXT-0004", {});
    case Format::damaged_ole: stop("EXT-0006", {}, {{"reason", "OLE2: directory cut off"}});
    case Format::flat_odf: return read_flat_odf(bytes);
    // Markdown may begin with an element of HTML, but not with a page.
    case Format::html: return promises_markdown(name_hint) && !sniffed.is_page ? read_markdown(bytes) : read_html(bytes);
    case Format::rtf: return read_rtf(bytes);
    case Format::other:
        if (sniffed.name == "PNG" || sniffed.name == "JPEG")
            stop("EXT-0035", {}, {{"format", std::string(sniffed.name)}});
        stop_unread(sniffed.name);
    case Format::text: break;
    }
    // A piece of a page, or a page in UTF-16: it has no tag that its bytes are known by, but it has tags.
    if (promises_html(name_hint) && bytes.find('<') != std::string_view::npos && bytes.find('>') != std::string_view::npos)
        return read_html(bytes);
    try {
        return promises_markdown(name_hint) ? read_markdown(bytes) : read_text(bytes);
    } catch (const diag::Stop& stopped) {
        if (stopped.diagnostic.id == "EXT-0015" && promises_package(name_hint))
            stop("EXT-0006", {}, {{"reason", "no zip"}});
        throw;
    }
}

} // namespace

diag::Result<plan::Part> read(std::string_view bytes, std::string_view name_hint) {
    try {
        return {read_any(bytes, name_hint), {}};
    } catch (const diag::Stop& stopped) {
        return {std::nullopt, {stopped.diagnostic}};
    } catch (const std::bad_alloc&) {
        return {std::nullopt, {{"EXT-0018", {}, {}, {}}}};
    }
}

void prepare() {
    // A zip of one empty entry (APPNOTE 4.3.7, 4.3.12, 4.3.16), and a document without content.
    using namespace std::string_view_literals; // in a function
    constexpr std::string_view local = "PK\x03\x04\x0A\0\0\0\0\0\0\0\x21\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0a"sv;
    constexpr std::string_view central = "PK\x01\x02\x0A\0\x0A\0\0\0\0\0\0\0\x21\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0a"sv;
    constexpr std::string_view end = "PK\x05\x06\0\0\0\0\x01\0\x01\0\x2F\0\0\0\x1F\0\0\0\0\0"sv;
    static_assert(local.size() == 31 && central.size() == 47 && end.size() == 22);
    const std::string zip = std::string(local) + std::string(central) + std::string(end);
    static_cast<void>(read(zip, {}));
    const NewPart parts[] = {{"a", "1"}, {"b", "2"}};
    static_cast<void>(Package(zip).with_parts(parts));
    class Deaf : public xml::Visitor {
        void start(const xml::SeenElement&) override {}
        void end() override {}
        void text(std::string_view) override {}
    } deaf;
    static_cast<void>(xml::visit(diag::make_source("", "<a b='c'>d</a>"), deaf));
}

} // namespace qujat::extract
