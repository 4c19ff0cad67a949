#pragma once

#include "acts/acts.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// The shipped acts.xml, the texts of the acts, and the tables of this folder.
namespace qujat::tests {

std::string read(const std::filesystem::path& path);

/// The extracts break lines anywhere and lose or add spaces at the breaks: compare without any (traps.md, sections 8 and 10).
std::string without_space(const std::string& text);

/// The folder of the legal texts and their catalogue.
std::filesystem::path shared();
bool has_seeds();

/// Bytes of the seed "002".
std::string raw_seed(const std::string& number);
/// The text without spaces, with the words of hyperlinks put back where they belong (repairs.tsv).
std::string repaired(const std::string& number, const std::string& raw);
std::string seed(const std::string& number);

/// The rows of a table of this folder; lines that begin with # are notes.
std::vector<std::vector<std::string>> table(const std::string& name);
std::vector<std::string> split(const std::string& line, char separator);

const acts::Acts& shipped();

} // namespace qujat::tests
