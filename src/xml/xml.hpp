#pragma once

#include "diag/diag.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// libxml2's SAX2 reader behind one door: bytes in, our immutable tree with byte offsets out. No DTD, no entities but XML's own five and
/// HTML's named ones (by table), no network, hard limits. UTF-8 only.
namespace qujat::xml {

struct Attribute {
    std::string ns;    ///< namespace name; empty for none
    std::string name;  ///< local name
    std::string value; ///< references resolved, white space normalised as XML 1.0, 3.3.3 says for CDATA
    std::uint32_t name_begin = 0;               ///< offset of the name as written
    std::uint32_t value_begin = 0, value_end = 0; ///< offsets of the value as written, without the quotes
};

struct Node {
    enum class Kind { element, text };
    Kind kind = Kind::element;
    std::string ns;   ///< element: namespace name
    std::string name; ///< element: local name
    std::string text; ///< text: characters with references resolved and line ends normalised; neighbours are one node
    std::vector<Attribute> attributes; ///< without the xmlns declarations; `xml:lang` has the XML namespace
    std::vector<Node> children;
    std::uint32_t begin = 0, end = 0; ///< element: its start tag, from '<' to behind '>'; text: its first and behind its last byte
    bool is_element() const { return kind == Kind::element; }
    const Attribute* find(std::string_view attribute_name, std::string_view attribute_ns = {}) const;
};

struct Tree {
    diag::SourcePtr source;
    Node root;
    diag::Place place(const Node& node) const { return {source, node.begin, node.end, {}}; }
    diag::Place name_place(const Attribute& attribute) const;
    diag::Place value_place(const Attribute& attribute) const { return {source, attribute.value_begin, attribute.value_end, {}}; }
};

struct Limits {
    std::size_t bytes = 8U << 20;
    std::size_t depth = 100;
    std::size_t nodes = 200'000; ///< elements, texts and attributes together
};

/// Parses a whole document. Comments and processing instructions are dropped. Reports XML-0002 (a DOCTYPE), XML-0003 (encoding other than UTF-8 or
/// malformed bytes), XML-0004 (too many bytes), XML-0005 (unknown named entity, with the nearest known one), XML-0006 (too deep), XML-0007 (too many
/// nodes), XML-0011 to XML-0025 (the common ways of not being well-formed), XML-0001 (any other, with libxml2's reason). Never partly: an error means no
/// tree. Any thread may call it.
diag::Result<Tree> parse(diag::SourcePtr source, const Limits& limits = {});

inline constexpr std::string_view xhtml_namespace = "http://www.w3.org/1999/xhtml";
inline constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";

} // namespace qujat::xml
