#pragma once

#include "xml/xml.hpp"

#include <libxml/parser.h>

#include <memory>

/// What `parse` and `visit` share: what is refused before libxml2 may look, and how its parser is made.
namespace qujat::xml {

/// Sizes, bytes that are not UTF-8, foreign encodings, a DOCTYPE: what libxml2 would guess at. Reports XML-0002 to XML-0004 and XML-0018.
void check_source(const diag::SourcePtr& source, const Limits& limits, diag::Log& log);

using ParserPtr = std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)>;

/// A parser over the text of `source`, which must outlive it: no network, no declared encodings, no DTD; its events go to `handler` with `user`.
ParserPtr make_parser(const diag::Source& source, const xmlSAXHandler& handler, void* user);

} // namespace qujat::xml
