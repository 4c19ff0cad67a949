#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qujat::pdf {

/// Puts further objects behind those of a file PoDoFo has written: its cross-reference table (ISO 32000-1, 7.5.4) comes off and goes on again, longer. PoDoFo keeps several hundred bytes
/// an object in memory; a long table has hundreds of thousands of them.
class Splice {
  public:
    /// The file's objects have the numbers below `first`. `more` is how many will come at least, `bytes` the size of their streams.
    Splice(std::string file, std::uint32_t first, std::size_t more, std::size_t bytes);

    /// An object with the next number.
    void add(std::string_view syntax);
    /// A stream of bytes that are deflated already.
    void add_stream(std::string_view deflated);
    std::string finish();

  private:
    void begin();

    std::string file_, table_, trailer_;
    std::uint32_t first_;
    std::vector<std::size_t> offsets_;
};

} // namespace qujat::pdf
