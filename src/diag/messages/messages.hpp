#pragma once

#include "diag/diag.hpp"

/// The catalogue, one file a room. Words: what was found, what was expected; lower-case first letter, no final period; every entry has a
/// hint and is produced by a case in the tests. Placeholders are the names of the diagnostic's arguments. Numbers are never reused.
namespace qujat::diag::messages {

std::span<const Message> diag();
std::span<const Message> acts();
std::span<const Message> check();
std::span<const Message> data();
std::span<const Message> engine();
std::span<const Message> extract();
std::span<const Message> font();
std::span<const Message> layout();
std::span<const Message> markup();
std::span<const Message> pdf();
std::span<const Message> plan();
std::span<const Message> sandbox();
std::span<const Message> sign();
std::span<const Message> text();
std::span<const Message> xml();

} // namespace qujat::diag::messages
