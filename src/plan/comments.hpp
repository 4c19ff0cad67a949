#pragma once

#include "base/language.hpp"
#include "diag/diag.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

/// What a report says at places of a plan, and the record form in which it goes to the sandboxed writer of the file.
namespace qujat::plan {

struct Comment {
    static constexpr std::uint32_t top = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t block = top; ///< of the file, from 0; `top`: where the text begins
    std::string text;          ///< paragraphs by line feeds; the first is its heading
};

struct Comments {
    base::Language language = base::Language::ru; ///< of the texts
    std::vector<Comment> list;                    ///< one block may have several
};

inline constexpr std::size_t most_comments = 200;
inline constexpr std::size_t most_comment = 32U << 10; ///< bytes of a text

/// Texts are mended as `write_records` does. More comments than `most_comments` are left out.
std::string write_comments(const Comments& comments);

/// Reads comments at the beginning of `bytes` and takes them off; what follows is the file. Bounded like `read_records`; reports PLN-0001.
diag::Result<Comments> take_comments(std::string_view& bytes);

} // namespace qujat::plan
