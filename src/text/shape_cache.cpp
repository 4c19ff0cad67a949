#include "text/shape_cache.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace qujat::text {

namespace {

bool is_same_face(const std::weak_ptr<const font::Face>& kept, const font::FacePtr& given) { return !kept.owner_before(given) && !given.owner_before(kept); }

} // namespace

bool ShapeCache::Slot::holds(std::string_view text, std::span<const font::FacePtr> chain, const Shaping& shaping) const {
    return text_ == text && shaping_.size == shaping.size && shaping_.language == shaping.language && shaping_.letter_spacing == shaping.letter_spacing &&
           std::ranges::equal(chain_, chain, is_same_face);
}

void ShapeCache::Slot::keep(std::string_view text, std::span<const font::FacePtr> chain, const Shaping& shaping, const std::vector<Run>& runs) {
    const std::size_t hash = std::hash<std::string_view>()(text);
    if (std::exchange(seen_, hash) != hash)
        return;
    text_ = text;
    chain_.assign(chain.begin(), chain.end());
    shaping_ = shaping;
    runs_.clear();
    runs_.reserve(runs.size());
    for (const Run& run : runs)
        runs_.push_back({static_cast<std::size_t>(std::ranges::find(chain, run.face) - chain.begin()), run.begin, run.end, run.glyphs});
}

std::vector<Run> ShapeCache::Slot::runs(std::span<const font::FacePtr> chain) const {
    std::vector<Run> runs;
    runs.reserve(runs_.size());
    for (const KeptRun& run : runs_)
        runs.push_back({chain[run.face], run.begin, run.end, run.glyphs});
    return runs;
}

ShapeCache::Slot& ShapeCache::slot(std::string_view text, const Shaping& shaping) {
    if (slots_.empty())
        slots_.resize(slots);
    const std::size_t hash = std::hash<std::string_view>()(text) ^ std::hash<std::int64_t>()(shaping.size.raw() * 3 + static_cast<std::int64_t>(shaping.language));
    return slots_[hash % slots];
}

} // namespace qujat::text
