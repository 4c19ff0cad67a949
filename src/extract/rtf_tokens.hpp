#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// The Rich Text Format cut into its parts (RTF specification 1.9.1, "RTF Syntax").
namespace qujat::extract {

struct RtfToken {
    enum class Kind : std::uint8_t { open, close, word, symbol, byte, text };
    Kind kind = Kind::text;
    std::string_view text;          ///< of `word` its letters, of `symbol` its character, of `text` characters without meaning of their own
    std::optional<int> number;      ///< of a word; of `byte` (\'hh) the byte
};

class RtfTokens {
  public:
    explicit RtfTokens(std::string_view bytes) : bytes_(bytes) {}
    /// Nothing at the end. The bytes behind \bin are skipped.
    std::optional<RtfToken> next();
    std::size_t left() const { return bytes_.size() - at_; }

  private:
    RtfToken control();
    std::string_view bytes_;
    std::size_t at_ = 0;
};

} // namespace qujat::extract
