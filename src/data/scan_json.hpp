#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "data/value.hpp"
#include "diag/diag.hpp"

/// Where the tokens of a JSON text stand. nlohmann's reader says what they are and judges the grammar; these walk in
/// lockstep to give places, and say in our words what is wrong when the reader balks.
namespace qujat::data {

/// Offset of the first byte at or after `at` that is no JSON white space (RFC 8259, 2).
std::size_t skip_space(std::string_view text, std::size_t at);
/// End of the string that begins with the quotation mark at `at`; nothing when it never ends.
std::optional<std::size_t> string_end(std::string_view text, std::size_t at);
/// End of the number at `at`, the longest that fits RFC 8259, 6; nothing when none does.
std::optional<std::size_t> number_end(std::string_view text, std::size_t at);
/// End of the string, number, word or bracket at `at`; nothing when no well-formed token stands there.
std::optional<std::size_t> token_end(std::string_view text, std::size_t at);

/// What may follow the last good token.
enum class Expected { document, first_item, next_item, first_member, next_member, colon, end };

/// What is wrong after the last good token, which ends at `at`. `path` is the data path reached.
diag::Diagnostic explain_fault(const diag::SourcePtr& source, std::size_t at, Expected expected, diag::Path path);
/// Place of the first \u0000 in the string that begins at `at`.
diag::Place nul_escape(const diag::SourcePtr& source, std::size_t at, diag::Path path);

} // namespace qujat::data
