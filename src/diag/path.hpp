#pragma once

#include "base/shared.hpp"

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace qujat::diag {

/// A data path, said as a JSON Pointer (RFC 6901): "/applicant/org_bin", "/document/grounds/0". A chain of steps that shares its beginning with the
/// paths beside it; it becomes text only when somebody reads it. Copies are cheap.
class Path {
  public:
    Path() = default; ///< of the whole, or none
    /// A pointer as it is written. Its steps are not looked at.
    Path(std::string_view pointer);
    Path(const std::string& pointer) : Path(std::string_view(pointer)) {}
    Path(const char* pointer) : Path(std::string_view(pointer)) {}

    Path child(const base::Name& key) const; ///< the key as it is, not escaped
    Path child(std::size_t index) const;

    bool empty() const { return !step_; }
    std::string text() const;
    operator std::string() const { return text(); }

    /// Whether both are the very same chain, as are all copies of the path of one value.
    bool is_same(const Path& other) const { return step_ == other.step_; }
    /// The same for all copies of one path as long as one of them lives.
    const void* identity() const { return step_.get(); }

    friend bool operator==(const Path& a, const Path& b) { return a.is_same(b) || a.text() == b.text(); }
    friend bool operator==(const Path& a, std::string_view b) { return a.text() == b; }
    friend bool operator==(const Path& a, const std::string& b) { return a.text() == b; }
    friend bool operator==(const Path& a, const char* b) { return a.text() == b; }
    friend std::ostream& operator<<(std::ostream& out, const Path& path) { return out << path.text(); }

  private:
    // 24 bytes: a table has one for every cell.
    struct Step : base::Counted {
        static constexpr std::uint32_t is_key = 0xFFFFFFFF, is_text = 0xFFFFFFFE;
        Step(base::Shared<Step> before, base::Name words, std::uint32_t at) : index(at), above(std::move(before)), name(std::move(words)) {}
        std::uint32_t index; // or what `name` is: a key, or a whole pointer as it was written
        base::Shared<Step> above;
        base::Name name;
    };
    explicit Path(base::Shared<Step> step) : step_(std::move(step)) {}
    base::Shared<Step> step_;
};

} // namespace qujat::diag
