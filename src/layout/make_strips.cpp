#include "layout/flow_builder.hpp"

#include <iterator>
#include <utility>

namespace qujat::layout {

Flow FlowBuilder::take() {
    if ((!anchored_.empty() || !strings_.empty()) && flow_.strips.empty())
        strip(Length(), {});
    if (!flow_.strips.empty()) {
        Strip& last = flow_.strips.back();
        std::move(anchored_.begin(), anchored_.end(), std::back_inserter(last.items));
        std::move(strings_.begin(), strings_.end(), std::back_inserter(last.strings));
    }
    flow_.space_after = positive_ + negative_ - spent_;
    return std::move(flow_);
}

// CSS 2.1, 8.3.1: adjoining margins collapse to the largest positive plus the smallest negative.
void FlowBuilder::margin(Length length) {
    positive_ = std::max(positive_, length);
    negative_ = std::min(negative_, length);
}

void FlowBuilder::set_strings(const doc::Block& block) {
    if (block.strings() && !block.strings()->empty())
        strings_.push_back(block.strings());
}

void FlowBuilder::keep_whole(Strip& strip) {
    strip.bond = strip.keep_with_previous ? std::max(strip.bond, Bond::avoid) : Bond::avoid;
    strip.keep_with_previous = !strip.forced_break_before;
}

// What the strip of this number adds to the height of the frame's content.
Length FlowBuilder::height_in(const Frame& frame, std::size_t number, const Strip& strip) {
    if (!frame.measured_from || number < *frame.measured_from)
        return {};
    return strip.height + (number > *frame.measured_from ? strip.space_before : Length());
}

// Before another strip is made. The last of all stays: what is placed absolutely behind it may still become part of it.
void FlowBuilder::hand_on() {
    if (!take_)
        return;
    const auto begin = flow_.strips.begin(), end = held_from_ ? begin + static_cast<std::ptrdiff_t>(*held_from_ - handed_) : flow_.strips.end();
    for (auto strip = begin; strip != end; ++strip) {
        if (kept_from_ && handed_ > *kept_from_)
            keep_whole(*strip);
        for (Frame& frame : frames_)
            frame.handed_height += height_in(frame, handed_, *strip);
        ++handed_;
        (*take_)(std::move(*strip));
    }
    flow_.strips.erase(begin, end);
}

Strip& FlowBuilder::strip(Length height, const diag::Place& place) {
    hand_on();
    Strip made;
    made.height = height;
    made.space_before = positive_ + negative_ - spent_;
    made.forced_break_before = forced_break_;
    made.keep_with_previous = bond_ != Bond::none && count() > 0 && !forced_break_;
    made.bond = made.keep_with_previous ? bond_ : Bond::avoid;
    made.page = static_cast<std::uint16_t>(page_number_);
    made.items = std::move(anchored_);
    made.strings = std::move(strings_);
    made.place = place;
    anchored_.clear();
    strings_.clear();
    positive_ = negative_ = spent_ = Length();
    bond_ = Bond::none;
    forced_break_ = false;
    flow_.strips.push_back(std::move(made));
    return flow_.strips.back();
}

// Strips laid out apart; the first of all comes in place of what `strip` makes.
void FlowBuilder::append(Flow more, bool is_first) {
    const std::size_t offset = count();
    for (Decoration& decoration : more.decorations) {
        decoration.first += offset;
        decoration.last += offset;
    }
    decorations_->splice(decorations_->end(), more.decorations);
    for (Strip& next : more.strips) {
        if (!std::exchange(is_first, false)) {
            hand_on();
            flow_.strips.push_back(std::move(next));
            continue;
        }
        margin(next.space_before);
        Strip& made = strip(next.height, next.place);
        next.space_before = made.space_before;
        if (made.keep_with_previous)
            next.bond = next.keep_with_previous ? std::max(next.bond, made.bond) : made.bond;
        next.forced_break_before = offset > 0 && (made.forced_break_before || next.forced_break_before);
        next.keep_with_previous = !next.forced_break_before && (made.keep_with_previous || next.keep_with_previous) && offset > 0;
        next.items.insert(next.items.begin(), std::make_move_iterator(made.items.begin()), std::make_move_iterator(made.items.end()));
        next.strings.insert(next.strings.begin(), made.strings.begin(), made.strings.end());
        made = std::move(next);
    }
    margin(more.space_after);
}

} // namespace qujat::layout
