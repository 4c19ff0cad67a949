#include "pdf/records.hpp"

#include "pdf/glyph_text.hpp"

#include <algorithm>

namespace qujat::pdf {

namespace {

/// A link's words are cut when they describe it: no more need be kept.
constexpr std::size_t most_words = 1000;

} // namespace

std::string_view words_of(const Records& records, std::uint32_t content) {
    const auto found = std::ranges::lower_bound(records.words, content, {}, &Records::Words::content);
    return found != records.words.end() && found->content == content ? std::string_view(found->text) : std::string_view();
}

std::vector<Mark> Recorder::add(const layout::Page& page) {
    const auto number = static_cast<std::uint32_t>(records_.sizes.size());
    records_.sizes.push_back(page.size);
    std::vector<Mark> marks;
    std::uint32_t mcids = 0;
    for (std::uint32_t i = 0; i < page.items.size(); ++i) {
        const layout::Item& item = page.items[i];
        const auto* field = std::get_if<layout::FieldBox>(&item.content);
        const auto* link = std::get_if<layout::LinkBox>(&item.content);
        const auto place = static_cast<std::uint32_t>(records_.contents.size());
        if (field != nullptr || link != nullptr) {
            const auto annotation = static_cast<std::uint32_t>(records_.annotations.size());
            records_.annotations.push_back({field != nullptr ? decltype(Annotation::box)(*field) : decltype(Annotation::box)(*link), number, place});
            records_.contents.push_back({item.owner, number, annotation | Records::Content::annotation_bit});
            continue;
        }
        if (marks.empty() || marks.back().owner != item.owner || (item.owner == 0 && marks.back().artifact != item.artifact)) {
            marks.push_back({i, i, item.owner, 0, item.artifact});
            if (item.owner != 0) {
                marks.back().mcid = mcids++;
                records_.contents.push_back({item.owner, number, marks.back().mcid});
            } else {
                ++records_.artifacts[static_cast<std::size_t>(item.artifact)];
            }
            if (item.owner != 0 && (keep_ == Keep::all_words || owners_.is_in_link(item.owner)))
                records_.words.push_back({place, {}});
        }
        Mark& mark = marks.back();
        mark.end = i + 1;
        if (item.owner == 0)
            continue;
        add_box(item, number);
        if (const auto* run = std::get_if<layout::GlyphRun>(&item.content); run != nullptr && (keep_ == Keep::all_words || owners_.is_in_link(item.owner)))
            add_words(*run);
    }
    return marks;
}

std::vector<Mark> Recorder::add_artifacts(const std::vector<layout::Item>& items) {
    std::vector<Mark> marks;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        if (marks.empty() || marks.back().artifact != items[i].artifact) {
            marks.push_back({i, i, 0, 0, items[i].artifact});
            ++records_.artifacts[static_cast<std::size_t>(items[i].artifact)];
        }
        marks.back().end = i + 1;
    }
    return marks;
}

void Recorder::add_words(const layout::GlyphRun& run) {
    std::string& said = records_.words.back().text;
    if (keep_ != Keep::all_words && said.size() > most_words)
        return;
    append_said(said, run);
    if (run.space_after && wants_space_after(said) && run.face->glyph(' ') != 0)
        said += ' ';
}

void Recorder::add_box(const layout::Item& item, std::uint32_t page) {
    if (const auto* drawing = std::get_if<layout::VectorFigure>(&item.content))
        records_.boxes.push_back({item.owner, page, drawing->box});
    else if (const auto* picture = std::get_if<layout::Picture>(&item.content))
        records_.boxes.push_back({item.owner, page, picture->rect});
}

} // namespace qujat::pdf
