#include "pdf/fonts.hpp"

#include "pdf/glyph_text.hpp"
#include "pdf/numbers.hpp"

#include <algorithm>

namespace qujat::pdf {

namespace {

/// ISO 32000-1, 9.10.3. CIDs are the glyph ids of the subset.
std::string to_unicode_map(const std::vector<std::pair<std::uint32_t, std::string_view>>& codes) {
    std::string out = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr std::size_t most_per_block = 100;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (i % most_per_block == 0) {
            append_integer(out, static_cast<std::int64_t>(std::min(most_per_block, codes.size() - i)));
            out += " beginbfchar\n";
        }
        out += '<';
        append_hex16(out, codes[i].first);
        out += "> <";
        append_utf16_hex(out, codes[i].second);
        out += ">\n";
        if (i + 1 == codes.size() || (i + 1) % most_per_block == 0)
            out += "endbfchar\n";
    }
    out += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    return out;
}

std::string cache_key(const std::vector<GlyphSays>& glyphs) {
    std::string key;
    key.reserve(glyphs.size() * 8);
    for (const GlyphSays& glyph : glyphs) {
        append_hex16(key, glyph.glyph);
        key += glyph.text;
        key += '\0';
    }
    return key;
}

} // namespace

std::shared_ptr<const EmbeddedFont> embed(const font::Face& face, const std::vector<GlyphSays>& glyphs,
                                          Deflater& deflater) {
    std::vector<std::uint32_t> ids;
    ids.reserve(glyphs.size());
    for (const GlyphSays& glyph : glyphs)
        ids.push_back(glyph.glyph);
    font::Subset subset = font::make_subset(face, ids);

    auto made = std::make_shared<EmbeddedFont>();
    made->tag = std::move(subset.tag);
    made->program_size = subset.program.size();
    made->program = deflater.compress(subset.program);
    made->widths = "[0 [";
    std::vector<std::pair<std::uint32_t, std::string_view>> codes;
    codes.reserve(glyphs.size());
    for (std::size_t code = 0; code < subset.old_ids.size(); ++code) {
        const std::uint32_t old_id = subset.old_ids[code];
        if (code > 0)
            made->widths += ' ';
        append_integer(made->widths, face.width(old_id));
        const auto says = std::lower_bound(glyphs.begin(), glyphs.end(), old_id,
                                           [](const GlyphSays& glyph, std::uint32_t id) { return glyph.glyph < id; });
        if (says != glyphs.end() && says->glyph == old_id)
            codes.emplace_back(static_cast<std::uint32_t>(code), says->text);
    }
    made->widths += "]]";
    made->to_unicode = deflater.compress(to_unicode_map(codes));
    made->old_ids = std::move(subset.old_ids);
    return made;
}

std::shared_ptr<FontCache> make_font_cache() {
    return std::make_shared<FontCache>();
}

std::shared_ptr<const EmbeddedFont> FontCache::find(const font::Face* face, std::string_view key) {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(entries_.rbegin(), entries_.rend(),
                                    [&](const Entry& entry) { return entry.face.get() == face && entry.key == key; });
    if (found == entries_.rend())
        return nullptr;
    std::rotate(found.base() - 1, found.base(), entries_.end());
    return entries_.back().font;
}

std::shared_ptr<const EmbeddedFont> FontCache::embedded(const font::FacePtr& face, const std::vector<GlyphSays>& glyphs,
                                                        Deflater& deflater) {
    std::string key = cache_key(glyphs);
    if (auto kept = find(face.get(), key))
        return kept;
    auto made = embed(*face, glyphs, deflater);
    const std::lock_guard lock(mutex_);
    if (entries_.size() == most)
        entries_.erase(entries_.begin());
    entries_.push_back({face, std::move(key), made});
    return made;
}

void FontUse::add(std::uint32_t glyph, std::string_view text, bool alone) {
    if (glyph >= slots_.size())
        slots_.resize(glyph + 1U);
    if (slots_[glyph] == 0) {
        uses_.push_back({glyph, {}});
        slots_[glyph] = static_cast<std::uint32_t>(uses_.size());
    }
    std::vector<Candidate>& texts = uses_[slots_[glyph] - 1].texts;
    for (Candidate& candidate : texts)
        if (candidate.text == text) {
            candidate.count += alone ? 1 : 0;
            return;
        }
    texts.push_back({std::string(text), alone ? std::size_t{1} : std::size_t{0}});
}

void FontUse::close(FontCache* cache, Deflater& deflater) {
    std::sort(uses_.begin(), uses_.end(), [](const Use& a, const Use& b) { return a.glyph < b.glyph; });
    says_.reserve(uses_.size());
    for (std::size_t i = 0; i < uses_.size(); ++i) {
        slots_[uses_[i].glyph] = static_cast<std::uint32_t>(i + 1);
        const Candidate& best =
            *std::min_element(uses_[i].texts.begin(), uses_[i].texts.end(), [](const Candidate& a, const Candidate& b) {
                if (a.count != b.count)
                    return a.count > b.count;
                return a.text.size() != b.text.size() ? a.text.size() < b.text.size() : a.text < b.text;
            });
        says_.push_back({uses_[i].glyph, best.text});
    }
    embedded_ = cache != nullptr ? cache->embedded(face_, says_, deflater) : embed(*face_, says_, deflater);
    shown_.resize(uses_.size());
    for (std::size_t code = 0; code < embedded_->old_ids.size(); ++code) {
        const std::uint32_t glyph = embedded_->old_ids[code];
        if (glyph < slots_.size() && slots_[glyph] != 0) {
            const std::size_t slot = slots_[glyph] - 1;
            shown_[slot] = {static_cast<std::uint32_t>(code), says_[slot].text, face_->width(glyph)};
        }
    }
}

Fonts::Fonts(const TagTree& tree, FontCache* cache, Deflater& deflater, diag::Log& log) {
    collect(tree, log);
    if (log.has_errors())
        return;
    for (FontUse& font : uses_)
        font.close(cache, deflater);
}

std::size_t Fonts::number(const font::Face* face) const {
    std::size_t number = 0;
    while (uses_[number].face().get() != face)
        ++number;
    return number;
}

FontUse& Fonts::use(const font::FacePtr& face) {
    for (FontUse& font : uses_)
        if (font.face() == face)
            return font;
    return uses_.emplace_back(face);
}

void Fonts::collect(const TagTree& tree, diag::Log& log) {
    for (std::size_t page = 0; page < tree.marks.size(); ++page) {
        const std::vector<layout::Item>& items = tree.pages->pages[page].items;
        for (std::size_t i = 0; i < items.size(); ++i)
            if (const auto* run = std::get_if<layout::GlyphRun>(&items[i].content))
                collect(*run, tree.line_ends[page][i], log);
    }
}

void Fonts::collect(const layout::GlyphRun& run, bool at_line_end, diag::Log& log) {
    FontUse& font = use(run.face);
    ClusterReader reader(run);
    bool wants_space = false;
    for (Cluster cluster; reader.next(cluster);) {
        wants_space = at_line_end && wants_space_after(cluster.text);
        for (std::size_t i = cluster.first; i < cluster.first + cluster.count; ++i) {
            const std::uint32_t glyph = run.glyphs[i].id;
            // Glyph 0 prints a box whatever ToUnicode says of it (ISO 19005-3, 6.2.11.8).
            if (glyph == 0 || glyph > 0xFFFF || cluster.text.empty())
                log.add("PDF-0002", {},
                        {{"glyph", std::to_string(glyph)},
                         {"font", run.face->postscript_name()},
                         {"text", diag::quoted(run.text)}});
            else
                font.add(glyph, cluster.text, cluster.count == 1);
        }
    }
    // The content writer adds a space after the last word of such a line.
    if (const std::uint32_t space = wants_space ? run.face->glyph(' ') : 0; space != 0)
        font.add(space, " ", false);
}

} // namespace qujat::pdf
