#include "font/font.hpp"

#include "base/sha256.hpp"
#include "font/read_tables.hpp"

#include <hb-subset.h>

#include <algorithm>

namespace qujat::font {

namespace {

struct InputDeleter {
    void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
struct PlanDeleter {
    void operator()(hb_subset_plan_t* plan) const { hb_subset_plan_destroy(plan); }
};
using InputPtr = std::unique_ptr<hb_subset_input_t, InputDeleter>;
using PlanPtr = std::unique_ptr<hb_subset_plan_t, PlanDeleter>;

/// What a CIDFontType2 reads (ISO 32000-1, 9.9, table 126); cvt, fpgm and prep serve only hinting, which we leave out: it doubles the file.
constexpr hb_tag_t kept_tables[] = {
    HB_TAG('g', 'l', 'y', 'f'), HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
    HB_TAG('h', 'm', 't', 'x'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('m', 'a', 'x', 'p'),
};

void drop_other_tables(hb_face_t* face, hb_subset_input_t* input) {
    // Dropping GSUB also keeps hb-subset from adding every glyph a feature could reach.
    hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    hb_set_t* untouched = hb_subset_input_set(input, HB_SUBSET_SETS_NO_SUBSET_TABLE_TAG);
    hb_tag_t tags[32];
    for (unsigned start = 0, count = std::size(tags); count == std::size(tags); start += count) {
        hb_face_get_table_tags(face, start, &count, tags);
        for (unsigned i = 0; i < count; ++i) {
            if (std::ranges::find(kept_tables, tags[i]) == std::end(kept_tables)) {
                hb_set_add(dropped, tags[i]);
                hb_set_del(untouched, tags[i]);
            }
        }
    }
}

std::string make_tag(std::span<const std::uint32_t> glyphs) {
    std::string bytes;
    for (const std::uint32_t glyph : glyphs)
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>(glyph >> shift & 0xFF);
    const base::Digest digest = base::sha256(bytes);
    std::string tag;
    for (std::size_t i = 0; i < 6; ++i) {
        // Two bytes a letter: of 65536 values no letter is noticeably likelier.
        const unsigned pair = static_cast<unsigned>(digest[2 * i]) << 8 | digest[2 * i + 1];
        tag += static_cast<char>('A' + pair % 26);
    }
    return tag;
}

} // namespace

Subset make_subset(const Face& face, std::span<const std::uint32_t> glyphs) {
    const auto refuse = [&] { diag::stop("FNT-0006", {}, {{"file", face.path()}}); };
    hb_face_t* source = face.source_face();
    if (!glyphs.empty() && glyphs.back() >= hb_face_get_glyph_count(source))
        refuse();

    const InputPtr input(hb_subset_input_create_or_fail());
    if (!input)
        refuse();
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
    // Asked of the face as loaded: HarfBuzz 6 lists no tables of a prepared one.
    drop_other_tables(hb_font_get_face(face.shaping_font()), input.get());
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    hb_set_add(wanted, 0);
    for (const std::uint32_t glyph : glyphs)
        hb_set_add(wanted, glyph);

    const PlanPtr plan(hb_subset_plan_create_or_fail(source, input.get()));
    if (!plan)
        refuse();
    const HbFacePtr cut(hb_subset_plan_execute_or_fail(plan.get()));
    if (!cut)
        refuse();

    Subset subset;
    // Parts of composite glyphs come along unasked, so the map says more than `glyphs`.
    const hb_map_t* old_of_new = hb_subset_plan_new_to_old_glyph_mapping(plan.get());
    const unsigned count = hb_map_get_population(old_of_new);
    for (unsigned id = 0; id < count; ++id)
        subset.old_ids.push_back(hb_map_get(old_of_new, id));
    if (subset.old_ids.empty() || std::ranges::find(subset.old_ids, HB_MAP_VALUE_INVALID) != subset.old_ids.end())
        refuse();

    const BlobPtr program(hb_face_reference_blob(cut.get()));
    unsigned length = 0;
    const char* data = hb_blob_get_data(program.get(), &length);
    if (!data || length == 0)
        refuse();
    subset.program.assign(data, length);
    subset.tag = make_tag(subset.old_ids);
    return subset;
}

} // namespace qujat::font
