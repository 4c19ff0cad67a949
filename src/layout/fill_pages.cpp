#include "layout/flow.hpp"

#include <algorithm>
#include <array>
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

namespace {

constexpr std::size_t most_pages = 10'000;

class Filler {
  public:
    Filler(Flow flow, const Context& context) : flow_(std::move(flow)), strips_(flow_.strips), context_(context) { placed_.resize(strips_.size()); }

    FilledPages run() {
        name_strings();
        for (std::size_t begin = 0; begin < strips_.size();) {
            if (made_.pages.size() == most_pages) {
                context_.log.add("LAY-0005", strips_[begin].place, {{"limit", std::to_string(most_pages)}});
                return std::move(made_);
            }
            begin = fill(begin);
        }
        if (made_.pages.empty())
            new_page(0);
        draw();
        return std::move(made_);
    }

  private:
    struct Placed {
        std::size_t page = 0;
        Length top, bottom;
    };
    // What a page holds.
    struct Span {
        std::size_t first = 0, last = 0; ///< strips
        Length top;                      ///< of the page area
    };

    base::Rect area(std::size_t style) const { return page_area(context_.page(style), made_.pages.empty()); }

    void new_page(std::size_t style) {
        Page page;
        page.size = context_.page(style).size;
        made_.pages.push_back(std::move(page));
        PageFacts facts;
        facts.style = style;
        made_.facts.push_back(std::move(facts));
    }

    bool begins_page(std::size_t i) const { return strips_[i].forced_break_before || strips_[i].page != strips_[i - 1].page; }

    // Header rows above the first strip of a page; left out where there would be no room for it.
    const Repeated* repeated_at(std::size_t begin, Length room) const {
        const Strip& strip = strips_[begin];
        return begin > 0 && strip.repeated && strip.repeated->height + std::max(strip.space_before, Length()) + strip.height <= room ? strip.repeated.get() : nullptr;
    }

    // Fills a page from the strip `begin` on; says which strip is the next page's first.
    std::size_t fill(std::size_t begin) {
        const std::size_t style = strips_[begin].page;
        const base::Rect page = area(style);
        const Length room = page.height;
        // CSS Fragmentation 3, 5.2: margins that adjoin an unforced break are cut off; those behind a forced one, or at the document's begin, are kept.
        const bool keeps_margin = begin == 0 || begins_page(begin);
        const Repeated* repeated = repeated_at(begin, room);
        Length y = repeated ? repeated->height : Length();
        bool is_top = !repeated;
        std::array<std::size_t, 4> breaks{}; // the last place to break at, for each bond to be torn; 0 = none
        std::size_t end = begin;
        tops_.clear();
        for (; end < strips_.size(); ++end) {
            const Strip& strip = strips_[end];
            if (end > begin && begins_page(end))
                break;
            Length before = is_top && !keeps_margin ? Length() : strip.space_before;
            if (end == begin && repeated)
                before = std::max(before, Length()); // a strip may reach above the one before it, not into the header
            if (is_top && strip.height <= room)
                before = std::min(before, room - strip.height); // at the top of a page a margin gives way before its box does
            if (end > begin)
                breaks[static_cast<std::size_t>(strip.keep_with_previous ? strip.bond : Bond::none)] = end;
            if (y + before + strip.height > room) {
                if (end == begin) {
                    context_.log.add("LAY-0003", strip.place, {{"height", millimetres(strip.height)}, {"room", millimetres(room)}});
                } else {
                    // CSS Fragmentation 3, 4.4: the rules give way one after the other.
                    end = *std::ranges::find_if(breaks, [](std::size_t at) { return at > 0; });
                    break;
                }
            }
            tops_.push_back(page.y + y + before);
            y += before + strip.height;
            is_top = is_top && strip.height <= Length();
        }
        place(begin, end, style, page.y, repeated);
        return end;
    }

    void place(std::size_t begin, std::size_t end, std::size_t style, Length top, const Repeated* repeated) {
        new_page(style);
        const std::size_t number = made_.pages.size() - 1;
        spans_.push_back({begin, end - 1, top});
        rules_.emplace_back();
        if (repeated)
            repeat(*repeated, top);
        note_strings(begin, end);
        for (std::size_t i = begin; i < end; ++i) {
            const Length at = tops_[i - begin];
            placed_[i] = {number, at, at + strips_[i].height};
            put(strips_[i].items, at);
            if (i + 1 == end)
                put(strips_[i].at_page_bottom, at);
        }
    }

    void put(std::vector<Item>& items, Length y) {
        for (Item& item : items) {
            shift(item, Length(), y);
            add(std::move(item));
        }
        std::vector<Item>().swap(items);
    }

    void add(Item item) {
        const auto* rect = std::get_if<FilledRect>(&item.content);
        (rect && !rect->in_place && item.owner == 0 ? rules_.back() : made_.pages.back().items).push_back(std::move(item));
    }

    // Header rows again: all artifacts (ISO 14289-1, 7.5), without what a page can have only once.
    void repeat(const Repeated& repeated, Length top) {
        for (const Strip& strip : repeated.strips) {
            top += strip.space_before;
            for (Item item : strip.items) {
                if (std::holds_alternative<FieldBox>(item.content) || std::holds_alternative<LinkBox>(item.content))
                    continue;
                item.owner = 0;
                shift(item, Length(), top);
                add(std::move(item));
            }
            top += strip.height;
        }
    }

    // Names of the strings that margin boxes ask for.
    void name_strings() {
        const auto from = [&](const doc::PageStyle& style) {
            for (const auto* furniture : {&style.furniture, &style.first_furniture}) {
                for (const doc::MarginContent& content : *furniture) {
                    for (const doc::ContentPiece& piece : content.pieces) {
                        if (piece.kind == doc::ContentPiece::Kind::string && std::ranges::find(names_, piece.text) == names_.end())
                            names_.push_back(piece.text);
                    }
                }
            }
        };
        from(context_.document.page);
        for (const doc::PageStyle& style : context_.document.named_pages)
            from(style);
        values_.resize(names_.size());
    }

    // CSS GCPM 3, 1.1.2
    void note_strings(std::size_t begin, std::size_t end) {
        std::vector<PageFacts::String>& strings = made_.facts.back().strings;
        for (std::size_t i = 0; i < names_.size(); ++i)
            strings.push_back({names_[i], values_[i], values_[i], values_[i], false});
        for (std::size_t i = begin; i < end && !names_.empty(); ++i) {
            for (const auto& set : strips_[i].strings) {
                for (const doc::NamedString& one : *set) {
                    const auto found = std::ranges::find(strings, std::string_view(one.name), &PageFacts::String::name);
                    if (found == strings.end())
                        continue;
                    if (!found->is_set) {
                        found->first = one.value;
                        if (i == begin) // the element is the first of the page
                            found->start = one.value;
                    }
                    found->is_set = true;
                    found->last = one.value;
                    values_[static_cast<std::size_t>(found - strings.begin())] = one.value;
                }
            }
        }
    }

    void draw() {
        std::vector<std::vector<Item>> boxes(made_.pages.size());
        for (const Decoration& decoration : flow_.decorations) {
            if (decoration.last >= placed_.size() || decoration.first > decoration.last)
                continue;
            const std::size_t from = placed_[decoration.first].page, to = placed_[decoration.last].page;
            for (std::size_t page = from; page <= to; ++page) {
                // A box that goes on stands at the top of the page area, above margins and repeated rows.
                const Length top = page == from ? placed_[decoration.first].top : spans_[page].top;
                const Length bottom = placed_[std::min(decoration.last, spans_[page].last)].bottom;
                rectangles(decoration, top, bottom, decoration.begins && page == from, decoration.ends && page == to, boxes[page]);
            }
        }
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            std::move(rules_[i].begin(), rules_[i].end(), std::back_inserter(boxes[i]));
            std::vector<Item>().swap(rules_[i]);
            std::vector<Item> rules = merge_rules(std::move(boxes[i]));
            std::vector<Item>& items = made_.pages[i].items;
            rules.reserve(rules.size() + items.size());
            std::move(items.begin(), items.end(), std::back_inserter(rules));
            items = std::move(rules);
        }
    }

    Flow flow_;
    std::vector<Strip>& strips_;
    const Context& context_;
    FilledPages made_;
    std::vector<Placed> placed_;
    std::vector<Span> spans_;
    std::vector<std::vector<Item>> rules_; ///< of each page, what lies under all text
    std::vector<Length> tops_;             ///< of the strips of the page being filled
    std::vector<std::string_view> names_, values_;
};

} // namespace

FilledPages fill_pages(Flow flow, const Context& context) { return Filler(std::move(flow), context).run(); }

} // namespace qujat::layout
