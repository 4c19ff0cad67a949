#pragma once

#include "xml/scan.hpp"
#include "xml/xml.hpp"

#include <libxml/parser.h>

#include <exception>
#include <string>
#include <vector>

/// Makes a tree of libxml2's events. Belongs to one parse.
namespace qujat::xml {

#if LIBXML_VERSION >= 21200
using XmlErrorPointer = const xmlError*;
#else
using XmlErrorPointer = xmlErrorPtr;
#endif

class TreeBuilder {
  public:
    TreeBuilder(diag::SourcePtr source, const Limits& limits, diag::Log& log);
    TreeBuilder(const TreeBuilder&) = delete;
    TreeBuilder& operator=(const TreeBuilder&) = delete;

    /// The events of which this wants to hear; the user pointer must be the builder.
    static xmlSAXHandler handler();
    /// The parser, once it exists: asked where it is, and stopped.
    void watch(xmlParserCtxtPtr parser) { parser_ = parser; }

    /// After parsing: throws what a callback could not let through C.
    void rethrow() const;
    Tree take() { return std::move(tree_); }
    bool has_root() const { return has_root_; }

  private:
    struct Callbacks;
    friend struct Callbacks;

    void start(std::string_view local_name, std::string_view ns, const xmlChar** attributes, int count);
    void end();
    void characters(std::string_view text);
    void error(const xmlError& error);
    xmlEntityPtr find(const xmlChar* name);

    Tag advance();
    Attribute attribute(const WrittenAttribute& written, const xmlChar** found, int count) const;
    bool count_nodes(std::size_t more, diag::Place place);
    void stop();

    Tree tree_;
    Limits limits_;
    diag::Log& log_;
    xmlParserCtxtPtr parser_ = nullptr;
    std::vector<Node*> nodes_; ///< open elements; a parent does not grow while a child is open, so the pointers hold
    std::vector<Tag> open_;    ///< their tags
    std::string text_;         ///< characters since the last tag
    std::uint32_t at_ = 0;     ///< behind the last tag
    std::size_t count_ = 0;
    bool has_root_ = false, is_stopped_ = false;
    xmlEntity entity_{}; ///< the answer to the last question for an entity; libxml2 reads it before it asks again
    std::string entity_text_;
    std::exception_ptr exception_;
};

} // namespace qujat::xml
