#pragma once

#include "base/date.hpp"
#include "base/sha256.hpp"
#include "diag/diag.hpp"
#include "layout/layout.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

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

/// Writes a file from pages as they come: of a long document it keeps only what each page has become. Equal arguments give equal bytes, /ID included: it is made from the content.
/// For one thread.
class Writer final : public layout::PageSink {
  public:
    /// The document must outlive it; texts that stand on a page already may be gone from it. `cache` may be null.
    Writer(const doc::Document& document, FontCache* cache);
    ~Writer() override;

    void page(layout::Page page) override;
    void margin_boxes(std::size_t page, std::vector<layout::Item> items) override;
    /// The file; once, after the last page. Reports PDF-0001 (PoDoFo failed), PDF-0002, and what PDF/UA-1 misses (PDF-0003 to PDF-0012).
    diag::Result<std::string> finish(Details details);

  private:
    class State;
    std::unique_ptr<State> state_;
};

/// The same of pages that are all there.
diag::Result<std::string> write(const layout::Pages& pages, const Details& details, FontCache* cache);

/// The structure tree as text: one line an element with role, language, alternative text and the words it holds, indented. For golden tests and `--format tags`.
std::string dump_tags(const layout::Pages& pages);

/// The attached `data.json` of a file made by `write`, also after our own incremental updates. A strict reader of exactly what we write (classic cross-reference table, direct
/// lengths), bounded: anything else is PDF-0101 (not a file made by Qujat), PDF-0102 (damaged), PDF-0103 (no data attached).
diag::Result<std::string> extract_data(const diag::SourcePtr& file);

/// A signature field of a finished file.
struct SignatureState {
    std::string name;
    base::Size size; ///< of its place on the paper; 0 × 0 when it has none
    bool is_signed = false;
};

/// What one must know of a file before signing it. Reports PDF-0101 (not made by Qujat), PDF-0102 (damaged).
struct Signable {
    std::vector<SignatureState> fields; ///< in the order of the form
    std::string subject;                ///< of the file's information; the mark of an unofficial translation stands here
};
diag::Result<Signable> read_signable(const diag::SourcePtr& file);

/// What a signature looks like on paper: one page of its field's size with its fonts, ready to be put into any number of files. Immutable.
class Stamp;
using StampPtr = std::shared_ptr<const Stamp>;
/// Takes the first page. `cache` may be null. Reports PDF-0001, PDF-0002.
diag::Result<StampPtr> make_stamp(const layout::Pages& pages, FontCache* cache);

struct SignatureDetails {
    std::string field;       ///< an unsigned field of the file; any other name gives a further field that has no place on the paper
    std::string description; ///< of a further field, said by screen readers
    std::string signer;      ///< /Name
    base::Timestamp time;    ///< /M
    StampPtr stamp;          ///< drawn in the field's place; null: the field keeps its look
    std::size_t cms_size = 0; ///< bytes to leave for the signature
};

/// A file with a hole for its signature. Plain values: it may be kept, and completed by another process on another day.
struct Prepared {
    std::string file;
    std::size_t hole = 0, hole_size = 0; ///< offset behind "<" and number of hexadecimal digits
    base::Digest digest{};               ///< SHA-256 of all but the hole with its brackets: what is to be signed
};

/// Appends one incremental update (ISO 32000-1, 7.5.6) that signs a field; every byte of `file` stays. Equal arguments give equal bytes. Reports PDF-0001, PDF-0101,
/// PDF-0102, PDF-0201 (no room for a further update), PDF-0202 (the field is signed already).
diag::Result<Prepared> prepare_signature(const diag::SourcePtr& file, const SignatureDetails& details);

/// Puts the signature into the hole. Reports PDF-0203 (it is too large, or there is no such hole).
diag::Result<std::string> complete_signature(Prepared prepared, std::string_view cms);

} // namespace qujat::pdf
