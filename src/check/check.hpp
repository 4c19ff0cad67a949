#pragma once

#include "base/language.hpp"
#include "diag/diag.hpp"
#include "plan/plan.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Requirements as data, matching, `Verdict`: whether a business plan holds what the annex of its edition asks for. Decides, never prints.
namespace qujat::check {

class Lexicon; // lexicon.hpp: the compiled words of the file
class Concepts; // concepts.hpp: what words are about
class Weights;  // weights.hpp: what was learned beside them
struct OwnTexts; // blank.hpp: what of the act and the advice may stand in a plan and says nothing
struct HeadingWords; // slips.hpp: which words head an item

/// The same words in three languages. Kazakh of bp703 is the act's own; the rest is a working translation.
struct Texts {
    std::string kk, ru, en;
    const std::string& in(base::Language language) const {
        return language == base::Language::kk ? kk : language == base::Language::ru ? ru : en;
    }
};

/// annexes.md, status codes: M, ANY(group of the item), IF (may be absent), SCOPE (a qualifier of other parts).
enum class Status : std::uint8_t { mandatory, any, conditional, scope };

/// Over which stretch of the plan the terms of a way must meet.
enum class Range : std::uint8_t {
    sentence, ///< one sentence, or one row of a table with its label
    group,    ///< a paragraph with its list, or a whole table
    section,  ///< everything under a heading of the sub-requirement itself
    item      ///< everything under a heading of the item or of any of its sub-requirements
};

/// At least `at_least` words of any of the lists.
struct Term {
    std::vector<std::uint16_t> lists;
    std::uint32_t at_least = 1;
};

/// One way to satisfy a sub-requirement: all terms in one range. The first term is the anchor: without it nothing is considered.
struct Way {
    Range range = Range::sentence;
    int score = 0; ///< 0 to 100
    std::vector<Term> needs;
    std::vector<std::uint16_t> unless; ///< sentences with these do not count, nor what stands under headings with them
    std::vector<std::uint16_t> but;    ///< sentences with these do not count, whatever the heading says
    std::vector<std::uint16_t> never;  ///< not in any sentence of the range: one spoils them all
    bool is_alone = false;             ///< section: a heading that names several parts of the item at once does not do
    bool says_none = false;            ///< IF: satisfying it states that there is none
};

struct SubRequirement {
    std::string id; ///< "bp703-04c"
    Status status = Status::mandatory;
    std::vector<std::string> of; ///< SCOPE: ids of the parts it qualifies
    std::string fragment;        ///< verbatim
    Texts title, advice, example;
    std::vector<Way> ways;
    std::vector<Term> about; ///< what a passage must speak of whichever way found it: a timetable of lessons is no plan of the project
    std::uint16_t headings = 0; ///< list of its own heading cues
    int learned = -1;           ///< place of its part among the learned ones; -1: it is not among them
};

struct Item {
    std::string id; ///< "bp703-04"
    int number = 0; ///< 0: the footnote rule
    std::string text; ///< verbatim
    Texts citation, title;
    std::vector<SubRequirement> subs;
    std::uint16_t headings = 0;
};

/// The requirements of one edition, as a lawyer reads and corrects them in templates/business-plan/requirements-*.xml; how parts are recognised stands in parts.xml,
/// once for all editions. Immutable.
struct Requirements {
    std::string edition; ///< "bp703"
    int first_year = 0;  ///< in which applications fall to it: what a plan says of earlier ones is past
    base::Language language = base::Language::kk; ///< in which the act's text is held; the other titles are ours
    std::string seed;    ///< where the verbatim texts stand ("002")
    std::string sha256;  ///< of the edition's file with the parts, the weights and the concepts behind it: the receipt by which both sides know that they judged by the same rules
    Texts heading;       ///< of the annex
    int found = 70, undecided = 45; ///< thresholds of scores
    std::vector<Item> items;
    std::shared_ptr<const Lexicon> lexicon;
    std::shared_ptr<const OwnTexts> own_texts;
    std::shared_ptr<const HeadingWords> heading_words;
    std::shared_ptr<const Weights> weights; ///< none: ways alone
    std::shared_ptr<const Concepts> concepts; ///< none: words weigh alone
    const Item* find_item(std::string_view id) const; ///< of an item, or of the item of a sub-requirement
};

/// Reads the file of an edition and that of the parts; their grammars stand at their heads. Reports CHK-0001 (unknown element or attribute, nearest known), CHK-0002
/// (missing one), CHK-0003 (bad value), CHK-0004 (id given twice), CHK-0005 (list of words that does not exist, nearest known), CHK-0006 (a cue that cannot be read),
/// CHK-0010 (a part or list of headings that does not exist, nearest known), CHK-0011 and CHK-0012 (a line of
/// weights, of concepts that cannot be read) and what `xml::parse` reports. Without weights the ways decide alone.
diag::Result<Requirements> load_requirements(diag::SourcePtr source, diag::SourcePtr parts, diag::SourcePtr weights = nullptr, diag::SourcePtr concepts = nullptr);

enum class Standing : std::uint8_t { complete, incomplete, undecided };
enum class ItemVerdict : std::uint8_t { found, partial, empty, missing, only_picture, not_applicable, undecided };
enum class SubVerdict : std::uint8_t { found, missing, not_applicable, undecided };
enum class HeadingMatch : std::uint8_t { own, other, none };

/// The names that stand in the JSON: "only-picture".
std::string_view name(Standing standing);
std::string_view name(ItemVerdict verdict);
std::string_view name(SubVerdict verdict);
std::string_view name(HeadingMatch match);

/// A place of the plan with what it is worth for a sub-requirement.
struct Evidence {
    std::uint32_t file = 0, page = 0, block = 0; ///< block from 0 in its file; page 0 = the format has none
    std::vector<std::string> path;               ///< headings above it, outermost first
    std::string quote;                           ///< at most 160 code points
    int score = 0;
    std::vector<std::uint16_t> lacking; ///< lists of words that were looked for there and not found
    bool is_doubted = false;            ///< worded unlike the answers that are known (the learned weights)
};

struct SubJudgement {
    std::string id;
    SubVerdict verdict = SubVerdict::missing;
    std::vector<Evidence> evidence;   ///< of "found" and "undecided", best first, at most 3
    std::vector<Evidence> candidates; ///< what came nearest otherwise, at most 3
    bool is_absence_stated = false;   ///< IF: the plan says that there is none
};

struct ItemJudgement {
    std::string id;
    int number = 0;
    ItemVerdict verdict = ItemVerdict::missing;
    HeadingMatch heading = HeadingMatch::none;
    std::vector<SubJudgement> subs;
    std::vector<Evidence> evidence; ///< the best of its subs'; of "empty" and "only-picture" the heading; at most 3
};

struct Verdict {
    Standing standing = Standing::undecided;
    std::vector<ItemJudgement> items;    ///< in the order of the act; the footnote rule last and only where it applies
    std::vector<diag::Diagnostic> notes; ///< CHK-01xx: remarks that do not change the standing; `place.path` is the id concerned
    std::size_t words = 0;               ///< read in all files
};

/// Judges a plan. Pure: equal arguments give equal verdicts, whatever the language of the report. What is not recognised is missing or undecided, never found.
/// Notes: CHK-0101 (IF silent), CHK-0102 (SCOPE missing), CHK-0103 (letters of two alphabets in a word), CHK-0104 (pictures were not read),
/// CHK-0107 (several projects were told apart), CHK-0108 (kinds of activity that cannot be counted), CHK-0109 (the end was not judged), CHK-0110 (ё and accents),
/// CHK-0111 (OCR), CHK-0112 (not all was read), CHK-0113 (in another language, or other letters). What readers left out (struck, hidden, deleted text) stands in the notes of the files.
/// Of a plan any file of which was read by OCR (its notes say so: EXT-0135, EXT-0136) or not throughout (EXT-0130, EXT-0132, EXT-0140, EXT-0112 with pictures), or most of whose words are unknown, what is not found is undecided,
/// never missing, and CHK-0101 and CHK-0102 are not said.
Verdict judge(const plan::Plan& plan, const Requirements& requirements);

/// What a list of words stands for, to be shown: "a sum of money with its currency".
const Texts& describe(const Requirements& requirements, std::uint16_t list);

} // namespace qujat::check
