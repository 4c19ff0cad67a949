#pragma once

#include "diag/diag.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// What words are about, whatever their language: "almat", "shymk" and "қоста" are all cities of Kazakhstan. Learned weights stand on concepts as they do on words.
namespace qujat::check {

class Concepts {
  public:
    /// Of a word's beginning, folded; none where nothing is known of it.
    const std::vector<std::string>& of(const std::string& beginning) const;

  private:
    friend diag::Result<Concepts> load_concepts(const diag::SourcePtr& source);
    std::unordered_map<std::string, std::vector<std::string>> of_; // looked up, never walked through
};

/// Reads concepts.txt; its grammar stands at its head. Words that fold to one have the concepts of both. CHK-0012: a line that cannot be read.
diag::Result<Concepts> load_concepts(const diag::SourcePtr& source);

} // namespace qujat::check
