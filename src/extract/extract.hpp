#pragma once

#include "diag/diag.hpp"
#include "plan/comments.hpp"
#include "plan/plan.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// A submitted file → `plan::Part`. Linked into the helper program only, which calls it inside the sandbox: everything is read from memory; no file is
/// opened, no thread made, no program run, and all allocations together stay below 256 MB.
namespace qujat::extract {

/// Reads a submitted file of any format. What it is, is decided by its bytes alone; `name_hint`, the file's name as submitted, only words the refusal of bytes
/// that are nothing known (a ".docx" without a zip in it is damaged, not unknown).
///
/// Read are DOCX (DOCM, DOTX, strict OOXML), OpenDocument texts and sheets (ODT, OTT, ODS, flat files), XLSX, HTML, Markdown and plain text. Text that the printed plan does not show (deleted, struck through, hidden, placeholders of empty
/// form fields) is left out and counted; what is shown but was not read (inserted files, embedded objects) is noted. Reports errors EXT-0001 to EXT-0018; the
/// part's notes are EXT-0101 and following.
diag::Result<plan::Part> read(std::string_view bytes, std::string_view name_hint);

/// A DOCX given back.
struct Annotated {
    std::string bytes;
    std::vector<diag::Diagnostic> notes; ///< warnings
};

/// Puts Word comments (ISO/IEC 29500-1, 17.13.4) into a DOCX at the blocks of `read`; where a block has no paragraph of its own, at the one it is in or hangs on. Author
/// "Qujat", no date. Comments that are there stay; every part but the main one, that of the comments, its relationship and the content types is copied as it is packed,
/// and in the main part nothing is added but the marks. The same arguments give the same bytes. Reports what `read` does, EXT-0050 (no DOCX), EXT-0051 (no paragraph, or
/// a block that the file does not have), EXT-0053 (cannot be written); notes EXT-0054 (the file is signed) and EXT-0055 (it is protected against changes).
diag::Result<Annotated> annotate(std::string_view bytes, const plan::Comments& comments);

/// To be called once before the sandbox closes: reads a small file of its own, so that the C library and libxml2 open what they open once, while they
/// still may. libzip's mktime() looks at the time zone: the environment must hold TZ=UTC0 (see glibc's tzset: with TZ unset it looks at /etc/localtime every time).
void prepare();

inline constexpr std::size_t most_bytes = 64U << 20;       ///< of a submitted file
inline constexpr std::size_t most_entries = 20'000;        ///< of a zip
inline constexpr std::size_t most_part_bytes = 40U << 20;  ///< of one XML part, unpacked
inline constexpr std::size_t most_parts_bytes = 80U << 20; ///< of all parts that are read, unpacked
inline constexpr std::size_t free_ratio_bytes = 8U << 20;  ///< a part up to this size may be packed however well
inline constexpr std::size_t most_ratio = 300;             ///< above it, unpacked to packed bytes

} // namespace qujat::extract
