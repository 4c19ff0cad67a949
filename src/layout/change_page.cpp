#include "layout/flow_builder.hpp"

#include <iterator>

namespace qujat::layout {

base::Rect page_area(const doc::PageStyle& style, bool first) {
    const auto& margin = first && style.first_margin ? *style.first_margin : style.margin;
    return {style.margin[doc::left], margin[doc::top], style.size.width - style.margin[doc::left] - style.margin[doc::right], style.size.height - margin[doc::top] - margin[doc::bottom]};
}

// CSS Paged Media 3, 7: where the page changes between siblings, a page begins. CSS Fragmentation 3, 5.1: widths that follow from the page are found anew for each part of a block, so that
// every block that is open here gets the column it has on the new page.
void FlowBuilder::enter_page(std::size_t page) {
    if (!may_change_page_ || page == page_number_)
        return;
    if (!flow_.strips.empty()) {
        Strip& last = flow_.strips.back(); // what was placed on the old page stays there
        std::move(anchored_.begin(), anchored_.end(), std::back_inserter(last.items));
        anchored_.clear();
        forced_break_ = true;
    }
    page_number_ = page;
    const base::Rect area = page_area(context_.page(page), false);
    frames_.front().column = {area.x, area.width};
    for (std::size_t i = 1; i < frames_.size(); ++i) {
        Frame& frame = frames_[i];
        const Across place = across(*frame.block, frames_[i - 1].column, frame.known_width);
        frame.column = place.content;
        if (!frame.decoration)
            continue;
        Decoration& drawn = **frame.decoration;
        if (drawn.first == count()) {
            drawn.x = place.border_x;
            drawn.width = place.border_width;
            continue;
        }
        drawn.last = count() - 1;
        drawn.ends = false;
        frame.drawn = frame.decoration;
        open_decoration(frame, place, false);
    }
}

void FlowBuilder::open_decoration(Frame& frame, const Across& place, bool begins) {
    const doc::Style& style = *frame.block->style;
    frame.decoration = decorations_->insert(decorations_->end(), {count(), Decoration::open, place.border_x, place.border_width, style.border, style.background, begins, true});
}

void FlowBuilder::close_decoration(Frame& frame) {
    if (!frame.decoration)
        return;
    if (count() > (*frame.decoration)->first) {
        (*frame.decoration)->last = count() - 1;
        return;
    }
    // No height: nothing to draw, and margins collapse through it.
    decorations_->erase(*frame.decoration);
    if (frame.drawn)
        (*frame.drawn)->ends = true;
}

} // namespace qujat::layout
