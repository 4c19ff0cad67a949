#pragma once

#include "xml/xml.hpp"

#include <span>
#include <string_view>
#include <vector>

/// The same reader as `parse` without the tree: for files too large to be held as one (the body of a long DOCX).
namespace qujat::xml {

struct SeenAttribute {
    std::string_view ns, name, value; ///< as in `Attribute`
};

/// A start tag. The views hold until the call returns.
struct SeenElement {
    std::string_view ns, name; ///< as in `Node`
    std::span<const SeenAttribute> attributes;
    /// The attribute of this local name, whatever its namespace, the one without a namespace first; nullptr when there is none.
    const SeenAttribute* find(std::string_view attribute_name) const;
    const SeenAttribute* find(std::string_view attribute_name, std::string_view attribute_ns) const;
};

/// Hears a document in its order. May throw: the exception comes out of `visit`.
class Visitor {
  public:
    Visitor() = default;
    Visitor(const Visitor&) = delete;
    Visitor& operator=(const Visitor&) = delete;
    virtual ~Visitor() = default;
    virtual void start(const SeenElement& element) = 0;
    virtual void end() = 0; ///< of the element that was started last and not ended
    virtual void text(std::string_view characters) = 0; ///< references resolved, line ends normalised; one text may come in several pieces
};

/// Tells `visitor` what stands in the document. Reports what `parse` reports, with the same ids and places, and keeps the same limits; but HTML's
/// named characters are unknown (XML-0005): what is read this way is written by programs. With an error the visitor has heard only a part, which must not be used.
/// `limits.depth` may be at most 250. Any thread may call it.
std::vector<diag::Diagnostic> visit(const diag::SourcePtr& source, Visitor& visitor, const Limits& limits = {});

} // namespace qujat::xml
