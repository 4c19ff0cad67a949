#pragma once

#include "extract/docx_names.hpp"
#include "extract/docx_symbols.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The lists of a DOCX: which number Word prints before a paragraph (ISO/IEC 29500-1, 17.9).
namespace qujat::extract {

struct NumberingLevel {
    std::string format = "decimal"; ///< ST_NumberFormat
    std::string text;               ///< "%1.%2"
    int start = 0;
    int restart = -1; ///< 0: never; n: behind a paragraph of level n (from 1) or above it; -1: behind any level above
    bool is_legal = false; ///< all numbers decimal
    bool is_defined = false;
    std::string paragraph_style; ///< paragraphs of that style have this level
    SymbolFont font = SymbolFont::none;
};

/// What `numbering.xml` says. Immutable once read.
class Numbering {
  public:
    static constexpr std::size_t level_count = 9;
    static constexpr std::size_t most_lists = 20'000; ///< definitions beyond are not read: no real document has them

    struct Abstract {
        std::array<NumberingLevel, level_count> levels;
        std::string style_link, num_style_link;
    };
    struct Num {
        int abstract = -1;
        std::array<int, level_count> starts{-1, -1, -1, -1, -1, -1, -1, -1, -1}; ///< w:startOverride; -1: none
        std::vector<NumberingLevel> overrides; ///< nine, or none
    };

    /// The level's definition; nullptr when the list does not exist.
    const NumberingLevel* level(int num_id, std::size_t ilvl) const;
    const Num* num(int num_id) const;
    /// The list whose counters `num_id` shares: several may count on together.
    int counter(int num_id) const;
    /// The level that belongs to the paragraph style; -1 for none.
    int level_of_style(int num_id, std::string_view style) const;

  private:
    friend class NumberingReader;
    const Abstract* abstract(int num_id) const;

    std::unordered_map<int, Abstract> abstracts_; ///< only looked up
    std::unordered_map<int, Num> nums_;
    std::unordered_map<std::string, int> style_links_; ///< style → the abstract list that defines it
};

/// Hears `numbering.xml`.
class NumberingReader : public xml::Visitor {
  public:
    void start(const xml::SeenElement& element) override;
    void end() override;
    void text(std::string_view) override {}
    Numbering take() { return std::move(numbering_); }

  private:
    NumberingLevel* level();

    Numbering numbering_;
    std::vector<Tag> open_;
    std::size_t skipped_ = 0;
    int abstract_id_ = -1, num_id_ = -1, override_ = -1, ilvl_ = -1;
};

/// The counters of one story. Belongs to one reading.
class Counters {
  public:
    explicit Counters(const Numbering& numbering) : numbering_(numbering) {}
    /// The mark of the next paragraph of this list and level, as printed: "3.", "4.1", "а)", "•"; empty where there is none.
    std::string next(int num_id, std::size_t ilvl);

  private:
    struct State {
        std::array<std::int64_t, Numbering::level_count> values{};
        std::array<bool, Numbering::level_count> is_running{};
    };
    const Numbering& numbering_;
    std::unordered_map<int, State> states_;
    std::unordered_map<int, bool> is_begun_; ///< lists whose start values have been taken
};

/// The number in one of Word's formats: "xiv", "б", "007".
std::string format_number(std::int64_t value, std::string_view format);

} // namespace qujat::extract
