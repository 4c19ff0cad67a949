#pragma once

#include "diag/diag.hpp"

#include <string_view>
#include <vector>

namespace qujat::extract {

/// Lets a document without its styles or notes be read all the same, and says so (EXT-0113). What a hostile file does (a DOCTYPE, a bomb) is no damage and goes on.
template <class Visit>
void visit_optional(std::string_view part, std::vector<diag::Diagnostic>& notes, Visit visit) {
    try {
        visit();
    } catch (const diag::Stop& stop) {
        if (stop.diagnostic.id != "EXT-0011" && stop.diagnostic.id != "EXT-0014")
            throw;
        notes.push_back({"EXT-0113", {}, {{"part", diag::quoted(part)}}, {}});
    }
}

} // namespace qujat::extract
