#include "xml/xml.hpp"

#include "base/utf8.hpp"
#include "xml/scan.hpp"
#include "xml/tree_builder.hpp"

#include <libxml/parserInternals.h>

#include <algorithm>
#include <memory>
#include <utility>

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

// What must be refused before libxml2 may look: its guesses at an encoding, DTDs, sizes.
void check_before(const diag::SourcePtr& source, const Limits& limits, diag::Log& log) {
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

} // namespace

const Attribute* Node::find(std::string_view attribute_name, std::string_view attribute_ns) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const Attribute& attribute) {
        return attribute.name == attribute_name && attribute.ns == attribute_ns;
    });
    return found == attributes.end() ? nullptr : &*found;
}

diag::Place Tree::name_place(const Attribute& attribute) const {
    // As written the name may have a prefix; it ends where '=' or white space begins.
    const std::size_t end = source->text.find_first_of("= \t\r\n", attribute.name_begin);
    return {source, attribute.name_begin,
            static_cast<std::uint32_t>(std::min(end, source->text.size())), {}};
}

diag::Result<Tree> parse(diag::SourcePtr source, const Limits& limits) {
    static const bool is_ready = (xmlInitParser(), true); // once, whichever thread comes first
    static_cast<void>(is_ready);

    diag::Log log;
    check_before(source, limits, log);
    if (log.has_errors())
        return {std::nullopt, log.take()};

    const std::string& text = source->text;
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(
        xmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())), &xmlFreeParserCtxt);
    if (!parser)
        throw std::bad_alloc();
    TreeBuilder builder(source, limits, log);
    *parser->sax = TreeBuilder::handler();
    parser->userData = &builder;
    int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC;
#if LIBXML_VERSION >= 21300
    options |= XML_PARSE_NO_XXE;
#endif
    xmlCtxtUseOptions(parser.get(), options);
    builder.watch(parser.get());
    xmlParseDocument(parser.get());
    builder.rethrow();

    const bool is_whole = parser->wellFormed == 1 && builder.has_root();
    if (!is_whole && !log.has_errors())
        log.add("XML-0001", {source, 0, 0, {}}, {{"reason", "libxml2"}});
    if (log.has_errors())
        return {std::nullopt, log.take()};
    return diag::finish(builder.take(), log);
}

} // namespace qujat::xml
