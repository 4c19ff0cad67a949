#pragma once

#include "diag/diag.hpp"
#include "xml/scan.hpp"

#include <libxml/xmlerror.h>

#include <cstdint>
#include <span>
#include <string_view>

/// libxml2's complaints in our words. Only this room sees libxml2's types.
namespace qujat::xml {

/// What is known of the text when libxml2 complains.
struct Situation {
    const diag::SourcePtr& source;
    std::uint32_t read_to = 0;    ///< offset that libxml2 has come to
    std::uint32_t last_tag_end = 0; ///< behind the last tag it gave us
    std::span<const Tag> open;    ///< start tags not yet closed, outermost first
};

/// True for what is no problem to us: libxml2's opinions on the form of namespace names.
bool is_negligible(const xmlError& error);

diag::Diagnostic explain(const xmlError& error, const Situation& situation);

} // namespace qujat::xml
