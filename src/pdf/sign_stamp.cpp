#include "pdf/sign_stamp.hpp"

#include "pdf/add_fonts.hpp"
#include "pdf/content.hpp"
#include "pdf/failure.hpp"
#include "pdf/numbers.hpp"

namespace qujat::pdf {

namespace {

/// The whole page as one artifact. Structure elements hold the widget as an object (14.7.4.3) and cannot reach into its appearance: what the stamp says
/// is said to screen readers by the signature itself.
TagTree as_artifact(const layout::Pages& pages) {
    TagTree tree;
    tree.pages = &pages;
    const auto count = static_cast<std::uint32_t>(pages.pages.front().items.size());
    tree.elements.emplace_back();
    tree.marks = {{Mark{0, count, no_element, 0, layout::ArtifactKind::layout}}};
    tree.owners.resize(1);
    tree.line_ends = {std::vector<bool>(count)};
    return tree;
}

} // namespace

Stamp::Stamp(const layout::Pages& pages, FontCache* cache, diag::Log& log) : Stamp(as_artifact(pages), cache, Deflater(), log) {}

Stamp::Stamp(const TagTree& tree, FontCache* cache, Deflater deflater, diag::Log& log)
    : size_(tree.pages->pages.front().size), fonts_(tree, cache, deflater, log), images_(tree, cache == nullptr ? nullptr : &cache->images, deflater) {
    if (!log.has_errors())
        content_ = deflater.compress(write_content(tree, 0, fonts_, images_));
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
        StampPtr stamp = std::make_shared<const Stamp>(pages, cache, log);
        return diag::finish(std::move(stamp), log);
    });
}

} // namespace qujat::pdf
