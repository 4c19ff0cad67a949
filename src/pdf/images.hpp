#pragma once

#include "layout/layout.hpp"
#include "pdf/deflate.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace PoDoFo {
class PdfVecObjects;
}

/// The pictures of one file (ISO 32000-1, 8.9.5): each raster stands in it once, however often it is shown.
namespace qujat::pdf {

/// Samples made small: deflated as they are or after PNG's filters (7.4.4.4), whichever is smaller.
struct PackedSamples {
    std::string bytes;
    bool is_filtered = false;
};
PackedSamples pack_samples(std::string_view samples, std::size_t row_size, std::size_t pixel_size, Deflater& deflater);

/// Everything of a picture that costs time to make. Immutable. For a JPEG both are empty: its file goes in as it is.
struct PackedImage {
    PackedSamples color, alpha;
};

/// Pictures kept between documents; bounded; safe for many threads.
class ImageCache {
  public:
    std::shared_ptr<const PackedImage> packed(const std::shared_ptr<const doc::Raster>& raster, Deflater& deflater);

  private:
    struct Entry {
        std::weak_ptr<const doc::Raster> raster; ///< does not keep the pixels alive
        std::shared_ptr<const PackedImage> image;
    };
    std::shared_ptr<const PackedImage> find(const std::shared_ptr<const doc::Raster>& raster);

    static constexpr std::size_t most = 32, most_bytes = 64U * 1024 * 1024;
    std::mutex mutex_;
    std::vector<Entry> entries_; ///< the one used last at the end
    std::size_t bytes_ = 0;
};

/// The rasters of one file in the order of first use. Picture n is named /In.
class Images {
  public:
    /// Adds the pictures of a page. `cache` may be null.
    void collect(const std::vector<layout::Item>& items, ImageCache* cache, Deflater& deflater);

    /// Place of a raster; it must be one of the pages'.
    std::size_t number(const doc::Raster* raster) const;
    /// Adds the objects and returns what the resources say of them: "/XObject <</I0 7 0 R>>", or nothing.
    std::string add(PoDoFo::PdfVecObjects& objects) const;

  private:
    struct Use {
        std::shared_ptr<const doc::Raster> raster;
        std::shared_ptr<const PackedImage> packed;
    };
    std::vector<Use> uses_;
};

} // namespace qujat::pdf
