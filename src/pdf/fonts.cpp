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

namespace {

/// The same font with the codes 1, 2, … for `glyphs` in their order.
std::shared_ptr<const EmbeddedFont> recode(const EmbeddedFont& font, const font::Face& face, const std::vector<GlyphSays>& glyphs, Deflater& deflater) {
    auto made = std::make_shared<EmbeddedFont>(font);
    std::vector<std::pair<std::uint32_t, std::string_view>> codes;
    codes.reserve(glyphs.size());
    made->widths = "[0 [";
    append_integer(made->widths, face.width(0));
    std::string map(2, '\0');
    for (const GlyphSays& glyph : glyphs) {
        codes.emplace_back(static_cast<std::uint32_t>(codes.size() + 1), glyph.text);
        made->widths += ' ';
        append_integer(made->widths, face.width(glyph.glyph));
        const auto id = std::ranges::lower_bound(font.old_ids, glyph.glyph) - font.old_ids.begin(); // the subset keeps the order of the face
        map += static_cast<char>(id >> 8);
        map += static_cast<char>(id & 0xFF);
    }
    made->widths += "]]";
    made->to_unicode = deflater.compress(to_unicode_map(codes));
    made->glyph_of_cid = deflater.compress(map);
    return made;
}

} // namespace

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
    if (has_open_codes_) {
        if (slots_[glyph] != 0)
            return;
        says_.push_back({glyph, std::string(text)});
        slots_[glyph] = static_cast<std::uint32_t>(says_.size());
        codes_.push_back(slots_[glyph]);
        return;
    }
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

void FontUse::choose_texts() {
    std::sort(uses_.begin(), uses_.end(), [](const Use& a, const Use& b) { return a.glyph < b.glyph; });
    says_.reserve(uses_.size());
    for (const Use& use : uses_) {
        const Candidate& best = *std::min_element(use.texts.begin(), use.texts.end(), [](const Candidate& a, const Candidate& b) {
            if (a.count != b.count)
                return a.count > b.count;
            return a.text.size() != b.text.size() ? a.text.size() < b.text.size() : a.text < b.text;
        });
        says_.push_back({use.glyph, best.text});
        slots_[use.glyph] = static_cast<std::uint32_t>(says_.size());
    }
    uses_.clear();
    codes_.resize(says_.size());
}

void FontUse::open_codes() {
    choose_texts();
    for (std::size_t i = 0; i < codes_.size(); ++i)
        codes_[i] = static_cast<std::uint32_t>(i + 1); // 0 is .notdef
    has_open_codes_ = true;
}

void FontUse::embed(FontCache* cache, Deflater& deflater) {
    if (!has_open_codes_)
        choose_texts();
    std::vector<GlyphSays> sorted = says_;
    if (has_open_codes_)
        std::ranges::sort(sorted, {}, &GlyphSays::glyph);
    embedded_ = cache != nullptr ? cache->embedded(face_, sorted, deflater) : pdf::embed(*face_, sorted, deflater);
    if (has_open_codes_) {
        embedded_ = recode(*embedded_, *face_, says_, deflater);
        return;
    }
    for (std::size_t code = 0; code < embedded_->old_ids.size(); ++code) {
        const std::uint32_t glyph = embedded_->old_ids[code];
        if (glyph < slots_.size() && slots_[glyph] != 0)
            codes_[slots_[glyph] - 1] = static_cast<std::uint32_t>(code);
    }
}

void Fonts::open_codes() {
    for (FontUse& font : uses_)
        font.open_codes();
    has_open_codes_ = true;
}

void Fonts::embed(FontCache* cache, Deflater& deflater) {
    for (FontUse& font : uses_)
        font.embed(cache, deflater);
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
    FontUse& added = uses_.emplace_back(face);
    if (has_open_codes_)
        added.open_codes();
    return added;
}

void Fonts::collect(const std::vector<layout::Item>& items, diag::Log& log) {
    for (const layout::Item& item : items)
        if (const auto* run = std::get_if<layout::GlyphRun>(&item.content))
            collect(*run, log);
}

void Fonts::collect(const layout::GlyphRun& run, diag::Log& log) {
    FontUse& font = use(run.face);
    ClusterReader reader(run);
    bool wants_space = false;
    for (Cluster cluster; reader.next(cluster);) {
        wants_space = run.space_after && wants_space_after(cluster.text);
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
