#pragma once

#include "base/date.hpp"
#include "diag/diag.hpp"
#include "layout/layout.hpp"

#include <memory>
#include <string>
#include <string_view>

/// PoDoFo behind one door: pages → tagged PDF/A-3a + PDF/UA-1 bytes, and reading back what we wrote ourselves.
namespace qujat::pdf {

/// What the file says of itself beside the pages.
struct Details {
    base::Timestamp created;
    std::string producer;        ///< "Qujat 0.1.0"
    std::string data_json;       ///< canonical `qujat.data/1`, attached as `data.json` (AFRelationship Source)
};

/// Compressed font programs kept between documents; bounded; safe for many threads; never changes a result.
class FontCache;
std::shared_ptr<FontCache> make_font_cache();

/// Writes the file. Equal arguments give equal bytes, /ID included: it is made from the content. `cache` may be null. Reports PDF-0001 (PoDoFo failed).
diag::Result<std::string> write(const layout::Pages& pages, const Details& details, FontCache* cache);

/// The structure tree as text: one line an element with role, language, alternative text and the words it holds, indented. For golden tests and `--format tags`.
std::string dump_tags(const layout::Pages& pages);

/// The attached `data.json` of a file made by `write`, also after our own incremental updates. A strict reader of exactly what we write (classic cross-reference table, direct
/// lengths), bounded: anything else is PDF-0101 (not a file made by Qujat), PDF-0102 (damaged), PDF-0103 (no data attached).
diag::Result<std::string> extract_data(const diag::SourcePtr& file);

} // namespace qujat::pdf
