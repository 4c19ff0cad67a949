#include "layout/fill_pages.hpp"

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

namespace {

// The block that an owner is, or is within: blocks are numbered in document order, each before what it holds.
const doc::Block& block_of(const doc::Block& block, std::uint32_t owner) {
    const auto holder = [&](const auto& inner) -> const doc::Block* {
        const auto after = std::upper_bound(inner.begin(), inner.end(), owner, [](std::uint32_t id, const doc::Block& b) { return id < b.id; });
        return after == inner.begin() ? nullptr : &*std::prev(after);
    };
    const doc::Block* inner = holder(block.children);
    if (!inner)
        inner = holder(block.boxes());
    return inner ? block_of(*inner, owner) : block;
}

// Where a strip comes from, and which data made the first thing in it.
diag::Place place_of(const Strip& strip, const doc::Document& document) {
    diag::Place place = strip.place;
    const auto owned = std::ranges::find_if(strip.items, [](const Item& item) { return item.owner != 0; });
    if (place.path.empty() && owned != strip.items.end())
        place.path = place_with_path(block_of(document.root, owned->owner)).path;
    return place;
}


constexpr std::size_t most_pages = 10'000;

}

PageFiller::PageFiller(const Context& context, Give give) : context_(context), give_(std::move(give)) { name_strings(); }

void PageFiller::take(Strip strip) {
    if (is_full_)
        return;
    strips_.push_back(std::move(strip));
    while (next_ < strips_.size()) {
        if (next_ == 0) {
            if (count_ == most_pages) {
                context_.log.add("LAY-0005", strips_[0].place, {{"limit", std::to_string(most_pages)}});
                strips_.clear();
                is_full_ = true;
                return;
            }
            open_page();
        }
        if (const auto end = find_end())
            close_page(*end);
    }
}

void PageFiller::finish() {
    if (!strips_.empty())
        close_page(strips_.size());
    if (count_ > 0)
        return;
    Page page;
    page.size = context_.page(0).size;
    give_(std::move(page), {});
}

bool PageFiller::begins_page(std::size_t i) const { return strips_[i].forced_break_before || strips_[i].page != (i > 0 ? strips_[i - 1].page : last_style_); }

void PageFiller::open_page() {
    const Strip& first = strips_[0];
    open_.style = first.page;
    open_.area = page_area(context_.page(first.page), count_ == 0);
    // CSS Fragmentation 3, 5.2: margins that adjoin an unforced break are cut off; those behind a forced one, or at the document's begin, are kept.
    open_.keeps_margin = begin_ == 0 || begins_page(0);
    // Header rows above the first strip of a page; left out where there would be no room for it.
    const bool repeats = begin_ > 0 && first.repeated && first.repeated->height + std::max(first.space_before, Length()) + first.height <= open_.area.height;
    open_.repeated = repeats ? first.repeated : nullptr;
    open_.y = repeats ? first.repeated->height : Length();
    open_.is_top = !repeats;
    open_.breaks = {};
    open_.tops.clear();
}

// Places strips until one does not fit, or must not stand, on this page; says then where the page ends.
std::optional<std::size_t> PageFiller::find_end() {
    const Length room = open_.area.height;
    for (; next_ < strips_.size(); ++next_) {
        const Strip& strip = strips_[next_];
        if (next_ > 0 && begins_page(next_))
            return next_;
        Length before = open_.is_top && !open_.keeps_margin ? Length() : strip.space_before;
        if (next_ == 0 && open_.repeated)
            before = std::max(before, Length()); // a strip may reach above the one before it, not into the header
        if (open_.is_top && strip.height <= room)
            before = std::min(before, room - strip.height); // at the top of a page a margin gives way before its box does
        if (next_ > 0)
            open_.breaks[static_cast<std::size_t>(strip.keep_with_previous ? strip.bond : Bond::none)] = next_;
        if (open_.y + before + strip.height > room) {
            if (next_ > 0) // CSS Fragmentation 3, 4.4: the rules give way one after the other.
                return *std::ranges::find_if(open_.breaks, [](std::size_t at) { return at > 0; });
            context_.log.add("LAY-0003", place_of(strip, context_.document), {{"height", millimetres(strip.height)}, {"room", millimetres(room)}});
        }
        open_.tops.push_back(open_.area.y + open_.y + before);
        open_.y += before + strip.height;
        open_.is_top = open_.is_top && strip.height <= Length();
    }
    return std::nullopt;
}

// Hands the page out with the strips before `end`; with the others the next one begins.
void PageFiller::close_page(std::size_t end) {
    Page page;
    page.size = context_.page(open_.style).size;
    PageFacts facts;
    facts.style = open_.style;
    facts.strings = note_strings(end);
    rules_ = draw(end);
    if (open_.repeated)
        repeat(*open_.repeated, open_.area.y);
    for (std::size_t i = 0; i < end; ++i) {
        put(strips_[i].items, open_.tops[i]);
        if (i + 1 == end)
            put(strips_[i].at_page_bottom, open_.tops[i]);
    }
    page.items = merge_rules(std::exchange(rules_, {}));
    page.items.reserve(page.items.size() + items_.size());
    std::ranges::move(items_, std::back_inserter(page.items));
    items_.clear();
    last_style_ = strips_[end - 1].page;
    strips_.erase(strips_.begin(), strips_.begin() + static_cast<std::ptrdiff_t>(end));
    begin_ += end;
    next_ = 0;
    ++count_;
    std::erase_if(decorations, [&](const Decoration& decoration) { return decoration.last < begin_; });
    give_(std::move(page), std::move(facts));
}

void PageFiller::put(std::vector<Item>& items, Length y) {
    for (Item& item : items) {
        shift(item, Length(), y);
        add(std::move(item));
    }
}

void PageFiller::add(Item item) {
    const auto* rect = std::get_if<FilledRect>(&item.content);
    (rect && !rect->in_place && item.owner == 0 ? rules_ : items_).push_back(std::move(item));
}

// Header rows again: all artifacts (ISO 14289-1, 7.5), without what a page can have only once.
void PageFiller::repeat(const Repeated& repeated, Length top) {
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
void PageFiller::name_strings() {
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
std::vector<PageFacts::String> PageFiller::note_strings(std::size_t end) {
    std::vector<PageFacts::String> strings;
    for (std::size_t i = 0; i < names_.size(); ++i)
        strings.push_back({names_[i], values_[i], values_[i], values_[i], false});
    for (std::size_t i = 0; i < end && !names_.empty(); ++i) {
        for (const auto& set : strips_[i].strings) {
            for (const doc::NamedString& one : *set) {
                const auto found = std::ranges::find(strings, std::string_view(one.name), &PageFacts::String::name);
                if (found == strings.end())
                    continue;
                if (!found->is_set) {
                    found->first = one.value;
                    if (i == 0) // the element is the first of the page
                        found->start = one.value;
                }
                found->is_set = true;
                found->last = one.value;
                values_[static_cast<std::size_t>(found - strings.begin())] = one.value;
            }
        }
    }
    return strings;
}

// Backgrounds and borders of blocks, as far as they lie on the page.
std::vector<Item> PageFiller::draw(std::size_t end) {
    std::vector<Item> out;
    for (const Decoration& decoration : decorations) {
        if (decoration.first >= begin_ + end)
            continue;
        const bool begins = decoration.first >= begin_, ends = decoration.last < begin_ + end;
        const std::size_t last = ends ? decoration.last - begin_ : end - 1;
        // A box that goes on stands at the top of the page area, above margins and repeated rows.
        const Length top = begins ? open_.tops[decoration.first - begin_] : open_.area.y;
        rectangles(decoration, top, open_.tops[last] + strips_[last].height, decoration.begins && begins, decoration.ends && ends, out);
    }
    return out;
}

} // namespace qujat::layout
