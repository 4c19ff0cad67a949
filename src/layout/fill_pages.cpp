#include "layout/flow.hpp"

#include <algorithm>
#include <iterator>

namespace qujat::layout {

// Background first, then the four borders as filled rectangles.
void rectangles(const Decoration& decoration, Length top, Length bottom, bool with_top, bool with_bottom, std::vector<Item>& out) {
    const auto add = [&](Length x, Length y, Length width, Length height, doc::Color color) {
        if (width > Length() && height > Length())
            out.push_back(Item{FilledRect{{x, y, width, height}, color}, 0, ArtifactKind::layout});
    };
    if (decoration.background)
        add(decoration.x, top, decoration.width, bottom - top, *decoration.background);
    const auto& border = decoration.border;
    if (with_top)
        add(decoration.x, top, decoration.width, border[doc::top].width, border[doc::top].color);
    if (with_bottom)
        add(decoration.x, bottom - border[doc::bottom].width, decoration.width, border[doc::bottom].width, border[doc::bottom].color);
    add(decoration.x, top, border[doc::left].width, bottom - top, border[doc::left].color);
    add(decoration.x + decoration.width - border[doc::right].width, top, border[doc::right].width, bottom - top, border[doc::right].color);
}

FilledPages fill_pages(Flow flow, const Context& context) {
    const doc::PageStyle& style = context.page(0);
    diag::Log& log = context.log;
    const auto finished = [](std::vector<Page> made) {
        std::vector<PageFacts> facts(made.size());
        return FilledPages{std::move(made), std::move(facts)};
    };
    const Length top = style.margin[doc::top];
    const Length room = style.size.height - top - style.margin[doc::bottom];
    std::vector<Page> pages(1);
    pages.back().size = style.size;
    constexpr std::size_t most_pages = 10'000;
    Length y;
    // Groups of strips that stay together go onto a page as one, unless they are higher than a page.
    struct Placed {
        std::size_t page;
        Length top, bottom;
    };
    std::vector<Placed> placed(flow.strips.size());
    const auto new_page = [&] {
        pages.emplace_back();
        pages.back().size = style.size;
        y = Length();
    };
    for (std::size_t begin = 0; begin < flow.strips.size();) {
        std::size_t end = begin + 1;
        Length group = flow.strips[begin].height;
        while (end < flow.strips.size() && flow.strips[end].keep_with_previous) {
            group += flow.strips[end].space_before + flow.strips[end].height;
            ++end;
        }
        if (flow.strips[begin].forced_break_before && y > Length())
            new_page();
        const bool top_of_page = y == Length();
        const Length space = top_of_page && pages.size() > 1 && !flow.strips[begin].forced_break_before ? Length() : flow.strips[begin].space_before;
        if (!top_of_page && y + space + group > room)
            new_page();
        for (std::size_t i = begin; i < end; ++i) {
            Strip& strip = flow.strips[i];
            Length before = i == begin && y == Length() && pages.size() > 1 && !strip.forced_break_before ? Length() : strip.space_before;
            if (i > begin && y + before + strip.height > room) { // a group higher than a page breaks where it must
                new_page();
                before = Length();
            }
            if (y == Length() && strip.height <= room)
                before = std::min(before, room - strip.height); // at the top of a page a margin gives way before its box does
            if (strip.height > room) {
                const auto millimetres = [](Length length) { return std::to_string(length.scaled(254, 720).raw() / Length::per_point); };
                log.add("LAY-0003", strip.place, {{"height", millimetres(strip.height)}, {"room", millimetres(room)}});
                return finished(std::move(pages));
            }
            if (pages.size() > most_pages) {
                log.add("LAY-0005", strip.place, {{"limit", std::to_string(most_pages)}});
                return finished(std::move(pages));
            }
            y += before;
            placed[i] = {pages.size() - 1, top + y, top + y + strip.height};
            for (Item& item : strip.on_page)
                pages.back().items.push_back(std::move(item));
            for (Item& item : strip.items) {
                shift(item, Length(), top + y);
                pages.back().items.push_back(std::move(item));
            }
            y += strip.height;
        }
        begin = end;
    }
    std::vector<std::vector<Item>> boxes(pages.size());
    for (const Decoration& decoration : flow.decorations) {
        if (decoration.last >= placed.size() || decoration.first > decoration.last)
            continue;
        for (std::size_t page = placed[decoration.first].page; page <= placed[decoration.last].page; ++page) {
            Length from, to;
            bool any = false;
            for (std::size_t i = decoration.first; i <= decoration.last; ++i) {
                if (placed[i].page != page)
                    continue;
                from = any ? from : placed[i].top;
                to = placed[i].bottom;
                any = true;
            }
            if (any)
                rectangles(decoration, from, to, page == placed[decoration.first].page, page == placed[decoration.last].page, boxes[page]);
        }
    }
    for (std::size_t i = 0; i < pages.size(); ++i)
        pages[i].items.insert(pages[i].items.begin(), std::make_move_iterator(boxes[i].begin()), std::make_move_iterator(boxes[i].end()));
    return finished(std::move(pages));
}

} // namespace qujat::layout
