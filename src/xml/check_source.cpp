#include "xml/check_source.hpp"

#include "base/utf8.hpp"
#include "xml/scan.hpp"

#include <libxml/dict.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <new>

namespace qujat::xml {

namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

std::string byte_name(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return std::string("0x") + hex_digits[value >> 4] + hex_digits[value & 0xF];
}

bool is_utf8(std::string_view encoding) {
    constexpr std::string_view name = "UTF-8";
    return std::equal(encoding.begin(), encoding.end(), name.begin(), name.end(),
                      [](char a, char b) { return a == b || (b >= 'A' && b <= 'Z' && a == b - 'A' + 'a'); });
}

} // namespace

void check_source(const diag::SourcePtr& source, const Limits& limits, diag::Log& log) {
    const std::string& text = source->text;
    constexpr std::size_t most = 1U << 30; // offsets and libxml2's own sizes are 32 bits wide
    if (text.size() > std::min(limits.bytes, most)) {
        log.add("XML-0004", {source, 0, 0, {}},
                {{"found", std::to_string(text.size())}, {"limit", std::to_string(std::min(limits.bytes, most))}});
        return;
    }
    // A zero byte is how UTF-16 and UTF-32 without a byte order mark look; libxml2 would believe them.
    const std::size_t bad = std::min(base::find_malformed(text).value_or(text.size()), text.find('\0'));
    if (bad < text.size()) {
        const auto at = static_cast<std::uint32_t>(bad);
        log.add("XML-0003", {source, at, at + 1, {}}, {{"found", byte_name(text[bad])}});
        return;
    }
    const Prolog prolog = scan_prolog(text);
    if (!prolog.encoding.empty() && !is_utf8(prolog.encoding)) {
        const auto size = static_cast<std::uint32_t>(prolog.encoding.size());
        log.add("XML-0003", {source, prolog.encoding_begin, prolog.encoding_begin + size, {}},
                {{"found", diag::quoted(prolog.encoding)}});
        return;
    }
    if (prolog.doctype_begin != prolog.doctype_end)
        log.add("XML-0002", {source, prolog.doctype_begin, prolog.doctype_end, {}});
    else if (text.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string::npos)
        log.add("XML-0018", {source, 0, 0, {}}); // libxml2 2.9 makes no parser for no bytes
}

ParserPtr make_parser(const diag::Source& source, const xmlSAXHandler& handler, void* user) {
    static const bool is_ready = (xmlInitParser(), true); // once, whichever thread comes first
    static_cast<void>(is_ready);

    ParserPtr parser(xmlCreateMemoryParserCtxt(source.text.data(), static_cast<int>(source.text.size())),
                     &xmlFreeParserCtxt);
    if (!parser)
        throw std::bad_alloc();
    *parser->sax = handler;
    parser->userData = user;
    int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC;
#if LIBXML_VERSION >= 21300
    options |= XML_PARSE_NO_XXE;
#endif
    xmlCtxtUseOptions(parser.get(), options);
    // Names are looked up in a table whose chains grow with it: a million different names would cost minutes. Real documents have hundreds.
    xmlDictSetLimit(parser->dict, 1U << 20);
    return parser;
}

} // namespace qujat::xml
