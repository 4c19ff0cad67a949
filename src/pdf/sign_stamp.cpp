#include "pdf/sign_stamp.hpp"

#include "pdf/add_fonts.hpp"
#include "pdf/content.hpp"
#include "pdf/failure.hpp"
#include "pdf/numbers.hpp"

namespace qujat::pdf {

/// The whole page is one artifact. Structure elements hold the widget as an object (14.7.4.3) and cannot reach into its appearance: what the stamp says is said to screen readers by the
/// signature itself.
Stamp::Stamp(const layout::Page& page, FontCache* cache, diag::Log& log) : size_(page.size) {
    Deflater deflater;
    fonts_.collect(page.items, log);
    if (log.has_errors())
        return;
    fonts_.embed(cache, deflater);
    images_.collect(page.items, cache == nullptr ? nullptr : &cache->images, deflater);
    const Mark all{0, static_cast<std::uint32_t>(page.items.size()), 0, 0, layout::ArtifactKind::layout};
    content_ = deflater.compress(write_content(page, {all}, Owners(), fonts_, images_));
}

PdfReference Stamp::add(PdfVecObjects& objects) const {
    PdfDictionary form;
    put(form, "Type", name("XObject"));
    put(form, "Subtype", name("Form"));
    put(form, "BBox", raw(rectangle({{}, {}, size_.width, size_.height}, size_.height)));
    put(form, "Resources", add_resources(objects, fonts_, images_));
    return add_stream(objects, form, content_, Deflated::yes);
}

diag::Result<StampPtr> make_stamp(const layout::Pages& pages, FontCache* cache) {
    return guarded<StampPtr>([&]() -> diag::Result<StampPtr> {
        diag::Log log;
        StampPtr stamp = std::make_shared<const Stamp>(pages.pages.front(), cache, log);
        return diag::finish(std::move(stamp), log);
    });
}

} // namespace qujat::pdf
