#pragma once

#include "check/outline.hpp"
#include "check/weights.hpp"

#include <map>
#include <vector>

/// What the sentences and sections of a plan are worth for each sub-requirement.
namespace qujat::check {

constexpr int most_unsatisfied = 40; ///< score of what lacks a term: always below the threshold of "undecided"

/// A stretch of the plan that was considered, and what it lacks.
struct Candidate {
    int score = 0;
    bool is_satisfied = false; ///< all terms are there; otherwise the score only ranks it among what fell short
    bool says_none = false;
    bool is_learned = false; ///< found by the learned weights, by no way
    bool is_doubted = false; ///< by what was learned: its words do not speak for the part as those of answers do
    std::uint32_t sentence = no_index, node = 0;
    int project = 0;
    std::uint32_t projects = 0; ///< those it answers for when they are told apart in the text; 0: all
    std::vector<std::uint16_t> lacking;
};

class Scales {
  public:
    Scales(const Requirements& requirements, Outline& outline, Vocabulary& vocabulary); ///< adds the joints to the hits of the outline's sentences
    /// What the ways find, and what falls short of them; in no order.
    std::vector<Candidate> weigh_by_ways(const Item& item, const SubRequirement& sub) const;
    /// What the ways and the learned weights find together. Best first; equal ones in the order of the plan; at most a dozen.
    std::vector<Candidate> weigh(const Item& item, const SubRequirement& sub) const;
    /// Whether a node is the item's: by its heading, one of its sub-requirements' headings, or its own words.
    bool is_of_item(std::uint32_t node, const Item& item) const;
    /// Whether the node or one above it is.
    bool is_under_item(std::uint32_t node, const Item& item) const;
    Evidence show(const Candidate& candidate) const;
    /// Whether most ways that headings can rule out are, by those above the sentence or the line that leads its list.
    bool is_ruled_out(std::uint32_t sentence, const Item& item, const SubRequirement& sub) const;
    /// Whether so few of the text's words are known that it must be in another language, or in other letters. False: it is short, or nothing was learned.
    bool is_in_unknown_words() const;

  private:
    struct Balance {
        std::uint32_t met = 0, terms = 0;
        std::vector<std::uint16_t> lacking;
        std::uint32_t sentence = no_index;
        std::uint32_t projects = 0; ///< those spoken of; 0: all
    };
    std::uint32_t count_of(const Hits& hits, const Term& term) const;
    bool can_open(std::uint32_t node, const Way& way, const Item& item, const SubRequirement& sub) const;
    bool is_ruled_out(const Sentence& sentence, const Way& way, const Item* item) const;
    bool is_heading_ruled_out(std::uint32_t node, const Way& way, const Item* item) const;
    bool names_more(const Node& heading, const Way& way, const Item* item) const;
    bool is_lead_ruled_out(const Sentence& sentence, const Way& way) const;
    bool is_foreign(std::uint32_t sentence_node, std::uint32_t section, const Item& item) const;
    Balance weigh_sentence(std::uint32_t sentence, const Way& way) const;
    Balance weigh_range(std::uint32_t first, std::uint32_t end, const Way& way, const Item* item, std::uint32_t section) const;
    void index();
    void weigh_units(Vocabulary& vocabulary);
    void weigh_surroundings();
    std::vector<int> scores_of_units(const std::map<std::uint32_t, int>& of_ways) const;
    std::vector<int> sums_with_ways(const SubRequirement& sub, const std::vector<int>& scores) const;
    std::vector<bool> open_units(const Item& item, const SubRequirement& sub) const;
    void weigh_learned(const Item& item, const SubRequirement& sub, std::vector<Candidate>& candidates) const;
    void adopt();
    bool is_about(const Candidate& candidate, const std::vector<Term>& about) const;
    bool belongs_elsewhere(std::uint32_t node, const Item& item) const;

    /// A paragraph or section without a heading of the item that surely answers two parts of it: what else stands there is read as under such a heading.
    struct Adopted {
        std::uint32_t first = 0, end = 0, node = 0;
    };

    void doubt_what_is_about_else(const SubRequirement& sub, std::vector<Candidate>& candidates) const;

    /// A paragraph, an item of a list or a row, by the learned weights.
    struct WeighedUnit {
        std::uint32_t sentence = 0, first = 0, end = 0;
        std::vector<int> sums; ///< of each learned part
        StretchLook look;
    };

    const Requirements& requirements_;
    Outline& outline_;
    std::uint16_t rivals_; ///< the list of words for competitors
    std::vector<std::vector<std::uint32_t>> by_list_; ///< sentences in which the list is hit, or its label
    std::vector<std::uint64_t> items_of_node_;        ///< bit n: the n-th item
    std::vector<std::vector<Adopted>> adopted_;       ///< of each item
    std::vector<WeighedUnit> units_;                  ///< those that say something
    struct LearnedSub {
        std::vector<bool> is_open; ///< of each unit: no heading rules it out
        Thresholds thresholds;     ///< by what else the plan says
    };
    std::size_t words_ = 0, words_known_ = 0; ///< of the text, once in each unit
    std::map<const SubRequirement*, LearnedSub> learned_;
    std::map<std::uint32_t, std::vector<int>> sums_of_sentence_; ///< of those that share their paragraph with others
};

} // namespace qujat::check
