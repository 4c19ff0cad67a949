#pragma once

#include "markup/css.hpp"

#include <map>
#include <string>
#include <vector>

/// Counters while the tree is gone through in document order (CSS Lists 3, section 4).
namespace qujat::markup {

class Counters {
  public:
    /// Each element that makes a box: `enter`, its changes, its content, `leave`.
    void enter() { made_at_.emplace_back(); }
    void leave();

    /// A new counter for this element, what follows it in its parent, and all inside (4.1); one made by an element before in the same parent is made anew.
    void reset(const std::string& name, int value);
    void increment(const std::string& name, int by);
    void set(const std::string& name, int value);

    /// The innermost; 0 where there is none: `counter()` then makes one that nobody else sees (4.5).
    int value(const std::string& name) const;
    /// All of the name, outermost first; never empty.
    std::vector<int> values(const std::string& name) const;

  private:
    struct Instance {
        int value;
        std::size_t level; ///< of the element that made it
    };
    int& innermost(const std::string& name);

    std::map<std::string, std::vector<Instance>, std::less<>> instances_;
    std::vector<std::vector<std::string>> made_at_; ///< by level of the element inside which they end
};

} // namespace qujat::markup
