#pragma once

#include "engine/parts.hpp"
#include "engine/stamp.hpp"
#include "sign/sign.hpp"

#include <string>

namespace qujat {

/// See qujat.hpp: a key, opened.
class SigningKey {
  public:
    explicit SigningKey(sign::IdentityPtr opened) : identity(std::move(opened)) {}
    const sign::IdentityPtr identity;
};

namespace engine {

struct Signing {
    diag::SourcePtr file;
    const sign::Identity& identity;
    std::string field;          ///< empty: the first that is free, or a further one
    base::Timestamp time;
    const Operator* settings = nullptr; ///< who approved which translation
};

/// The signed file. Reports ENG-0601 (no such field), ENG-0602 (signed already), ENG-0603 (an unofficial translation that nobody has approved, a warning), ENG-0461 (a draft), ENG-0604 (a field too small
/// for the stamp), ENG-0402, PDF-01xx, PDF-02xx, SGN-….
std::string sign_file(Library::Parts& parts, const Signing& signing, diag::Log& log);

/// The stamp of a signature, from the book or made now; null when it could not be made. Reports ENG-0604, LAY-0001 and what is wrong with the template.
pdf::StampPtr make_stamp(Library::Parts& parts, const StampRequest& request, diag::Log& log);

} // namespace engine
} // namespace qujat
