#pragma once

#include "check/check.hpp"
#include "check/fold.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The word lists of a requirements file, compiled so that a text is read once whatever their number.
namespace qujat::check {

/// Lists that are not words but seen by the program; they come first and have these numbers.
enum Seen : std::uint16_t {
    seen_nothing,
    seen_words,   ///< words that say something (placeholders and repeated requirements are none)
    seen_lines,   ///< paragraphs, list items, rows
    seen_items,   ///< list items and rows
    seen_number,  ///< a number that is not a year and not the number of the line
    seen_year,    ///< 2020 to 2045
    seen_date,    ///< 01.03.2027
    seen_money,   ///< a number with a currency beside it, or in a table or under a heading that names one
    seen_percent, ///< a number of per cent
    seen_quoted,  ///< a name in quotation marks
    seen_latin,   ///< a name in Latin letters: capital first
    seen_person,  ///< given name and surname, or initials
    seen_title,   ///< in the first lines of the plan
    seen_named,   ///< a short heading among them that is no cue: a name
    seen_enumeration, ///< short parts divided by two commas or more
    seen_proper,  ///< a capitalised word that does not begin its sentence: of a place, a firm, a person
    seen_short,   ///< a sentence of a dozen words at most
    seen_quantity, ///< a number that is neither a year nor of per cent and has no currency beside it
    seen_count
};

/// One place in a cue.
struct Element {
    bool is_number = false; ///< "#": digits or a numeral
    bool is_gap = false;    ///< "_": up to four words or none
    std::vector<std::uint32_t> atoms;
};

struct Cue {
    std::uint16_t list = 0;
    bool at_begin = false, at_end = false; ///< "^" and "$": of the sentence or heading
    std::vector<Element> elements;
};

/// What is known of a word as it stands in a text.
struct Word {
    std::string folded;
    bool is_mixed = false, is_marked = false, is_capital = false, is_latin = false, is_numeral = false, is_currency = false, is_scale = false;
    std::vector<std::uint32_t> atoms; ///< sorted
    std::vector<std::uint32_t> cues;  ///< cues that may begin with it, sorted
    std::vector<std::uint32_t> after_number; ///< cues of "#" and this word, sorted
};

/// Words that must meet in one sentence to be a hit of a list of their own: a date and a measure are a dated step.
struct Joint {
    std::uint16_t list = 0;
    Way way;
};

class Lexicon {
  public:
    using Atoms = std::unordered_map<std::string, std::uint32_t>;
    Lexicon();
    /// Number of the list `name`; makes it when there is none.
    std::uint16_t ensure_list(const std::string& name);
    std::optional<std::uint16_t> find_list(std::string_view name) const;
    std::vector<std::string> list_names() const; ///< by the alphabet
    std::vector<std::string> names_by_number() const;
    Texts& description(std::uint16_t list) { return descriptions_[list]; }
    const Texts& description(std::uint16_t list) const { return descriptions_[list]; }
    std::size_t size() const { return descriptions_.size(); }

    Endings endings; ///< set before the first cue is added
    std::vector<Joint> joints; ///< in the order of the file: later ones may need earlier ones
    /// Adds one cue of a language to a list. False: it cannot be read. `{name}` stands for each cue of another list in the same language, which must be complete by then.
    bool add(std::uint16_t list, base::Language language, std::string_view cue);
    /// Ends the making: numerals, currencies and scales are known from the lists of these names.
    void close();

    Word look_up(std::string_view raw) const;
    const std::vector<Cue>& cues() const { return cues_; }
    /// Cues that begin with "#" and go on with something else than a word; those that go on with a word are found by it (Word::after_number).
    const std::vector<std::uint32_t>& number_cues() const { return number_cues_; }
    /// Every word of a cue as it is compared, with its number: "*клиент", "sruстади", "=kpi".
    const Atoms& atoms() const { return atoms_; }
    const std::vector<std::uint32_t>& cues_of_atom(std::uint32_t atom) const { return cues_of_atom_[atom]; }
    /// Stems of the words of a text in all three languages: to tell the requirement's own words.
    std::vector<std::string> stems(std::string_view folded) const;

  private:
    std::uint32_t atom(char kind, base::Language language, const std::string& text);
    const std::vector<std::uint32_t>& atoms_of(std::string_view written, base::Language language); ///< empty: it cannot be read
    bool add_plain(std::uint16_t list, base::Language language, std::string_view cue);

    std::map<std::string, std::uint16_t, std::less<>> lists_;
    std::vector<Texts> descriptions_;
    std::vector<Cue> cues_;
    std::vector<std::uint32_t> number_cues_;
    Atoms atoms_; ///< kind + language + text
    std::unordered_map<std::string, std::vector<std::uint32_t>> atoms_of_written_; ///< until it is closed
    std::vector<std::vector<std::uint32_t>> cues_of_atom_, after_number_of_atom_;
    std::map<std::pair<std::uint16_t, base::Language>, std::vector<std::string>> written_;
    std::vector<std::uint32_t> numeral_atoms_, currency_atoms_, scale_atoms_;
};

} // namespace qujat::check
