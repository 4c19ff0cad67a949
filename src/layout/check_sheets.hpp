#pragma once

#include "layout/flow.hpp"

#include <map>

/// For the files of this room alone.
namespace qujat::layout {

/// Content that stands beyond its sheet.
class SheetCheck {
  public:
    /// Page `number`, counted from 0.
    void look_at(const Page& page, std::size_t number);
    /// Reports LAY-0033.
    void report(const Context& context);

  private:
    struct Lost {
        std::uint32_t owner;
        std::size_t page;
    };
    std::vector<Lost> lost_;
    std::map<std::uint32_t, diag::Place> places_;
};

} // namespace qujat::layout
