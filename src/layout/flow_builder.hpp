#pragma once

#include "layout/flow.hpp"

#include <algorithm>
#include <optional>

/// How `flow` and `flow_contents` make strips; for the files of this room alone.
namespace qujat::layout {

/// The content edges of a containing block.
struct Column {
    Length x, width;
};

/// What a block says about a break at one of its edges, its first or last children included (CSS Fragmentation 3, 3.1; CSS Paged Media 3, 7).
struct Edge {
    std::size_t page = 0;
    bool forced = false, avoid = false;
};

class FlowBuilder {
  public:
    /// With `pages`, blocks may change the page style; inside cells and other boxes of their own they may not.
    enum class Pages { fixed, may_change };
    FlowBuilder(Column column, std::size_t page, Pages pages, const Context& context)
        : context_(context), log_(context.log), page_number_(page), may_change_page_(pages == Pages::may_change && !context.document.named_pages.empty()) {
        frames_.push_back({nullptr, column, {}, {}});
    }
    /// As above, but strips are handed on as soon as nothing can change them any more.
    FlowBuilder(Column column, std::size_t page, Pages pages, const Context& context, Decorations& decorations, const std::function<void(Strip)>& take)
        : FlowBuilder(column, page, pages, context) {
        decorations_ = &decorations;
        take_ = &take;
    }
    FlowBuilder(const FlowBuilder&) = delete;
    FlowBuilder& operator=(const FlowBuilder&) = delete;

    /// A block among its siblings in the flow: a break before the first and behind the last is their parent's.
    void block(const doc::Block& block, bool is_first, bool is_last);
    void contents(const doc::Block& block);
    Flow take();

    static Edge edge_before(const doc::Block& block, const Context& context);

  private:
    // Where a block stands across, in its containing block.
    struct Across {
        Length border_x, border_width;
        Column content;
    };
    // A block being laid out.
    struct Frame {
        const doc::Block* block = nullptr;
        Column column;                          ///< of its content
        std::optional<Length> known_width;      ///< of its content, where not `width` decides
        std::optional<Decorations::iterator> decoration; ///< the part being drawn
        std::optional<Decorations::iterator> drawn = {}; ///< the part before it
        std::optional<std::size_t> measured_from = {};   ///< the first strip of its content, where `height` or `min-height` asks
        Length handed_height = {};                       ///< of its content, as far as handed on
    };

    void children(const doc::Block& block);
    void paragraph(const doc::Block& block);
    void list_item(const doc::Block& block);
    void table(const doc::Block& block, const TablePlan& plan);
    void append(Flow more, bool is_first);
    void fixed_height(const doc::Block& block);

    // Strips are counted from the begin of the flow, those handed on included.
    std::size_t count() const { return handed_ + flow_.strips.size(); }
    void hand_on();
    static Length height_in(const Frame& frame, std::size_t number, const Strip& strip);
    static void keep_whole(Strip& strip);
    Strip& strip(Length height, const diag::Place& place);
    void margin(Length length);
    void keep(Bond bond) { bond_ = std::max(bond_, bond); }
    void set_strings(const doc::Block& block);
    void enter_page(std::size_t page);
    Across across(const doc::Block& block, Column column, std::optional<Length> known_width) const;
    void open_decoration(Frame& frame, const Across& across, bool begins);
    void close_decoration(Frame& frame);

    // place_replaced.cpp
    std::optional<base::Size> ensure_size(const doc::Block& block, Length whole_width, std::optional<Length> whole_height, Length room);
    void replaced(const doc::Block& block, base::Size size);

    // place_absolute.cpp
    void absolute(const doc::Block& block);
    Strip& static_anchor(const doc::Block& block);

    const Context& context_;
    diag::Log& log_;
    std::size_t page_number_;
    bool may_change_page_;
    Flow flow_;
    Decorations* decorations_ = &flow_.decorations;
    const std::function<void(Strip)>* take_ = nullptr; ///< null: strips are collected
    std::size_t handed_ = 0;                           ///< strips handed on
    std::optional<std::size_t> held_from_;             ///< the first strip of an open block that may still change its strips
    std::optional<std::size_t> kept_from_;             ///< the first strip of a block that wants no break inside
    std::vector<Frame> frames_;
    Length positive_, negative_; ///< margins waiting to collapse
    Length spent_;               ///< of them above what stands in their middle without parting them
    Bond bond_ = Bond::none;
    bool forced_break_ = false;
    std::vector<Item> anchored_; ///< absolutely placed boxes that belong to the next strip
    std::vector<std::shared_ptr<const std::vector<doc::NamedString>>> strings_;
};

} // namespace qujat::layout
