#pragma once

#include "data/value.hpp"

#include <set>
#include <string>
#include <vector>

namespace qujat::data {

/// Some values of one tree, told apart by their data paths, two words each: a table has hundreds of thousands.
class KeptValues {
  public:
    void add(const Value& value);
    bool contains(const Value& value) const;
    /// Whether the value or anything below it is there.
    bool reaches(const Value& value) const;
    std::size_t size() const { return size_; }
    std::set<std::string> paths() const;

  private:
    // Open addressing; which slot a path has decides nothing that can be seen.
    std::size_t slot(const diag::Path& path) const;
    std::vector<diag::Path> slots_;
    std::size_t size_ = 0;
};

/// A copy with only what `keep` holds; a kept value keeps all below it. Objects of which nothing stays go; as elements of an array they stay as {}, for a template
/// that counts the elements must see the same count.
Value prune(const Value& value, const KeptValues& keep);

} // namespace qujat::data
