#pragma once

#include "base/date.hpp"
#include "base/language.hpp"
#include "diag/diag.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The legal acts as data (templates/acts.xml): editions and their validity, quoted and cited texts, grounds. A lawyer reads and corrects the file; code only looks up.
namespace qujat::acts {

/// A text of or about an act in one language. `official`: the act's own wording (or a plain reference without wording of ours that needs approval); otherwise our translation.
struct LegalText {
    std::string text;
    bool official = false;
    std::string seed; ///< where the wording stands ("002"): tests find it there verbatim; empty for our own wording
};

struct LegalTexts {
    std::optional<LegalText> kk, ru;
    const LegalText* find(base::Language language) const;
};

/// A name for messages and logs, in our words.
struct Name {
    std::string kk, ru, en;
    const std::string& in(base::Language language) const;
};

/// A lawful ground of a decision, exactly as the edition lists it.
struct Ground {
    std::string id;       ///< "g-r703-16-1"
    std::vector<std::string> documents; ///< the papers that may name it: "registration-refusal"
    LegalTexts text;      ///< without the act's own final ';' or '.'
    LegalTexts citation;  ///< "Қағидалардың 16-тармағының екінші абзацы" / "абзац второй пункта 16 Правил"
    std::string needs;    ///< data paths that must be filled when this ground is chosen, in papers that have them; may be empty
    bool serves(std::string_view document) const;
};

/// The annex with the items of a business plan in force under a regime.
struct Annex {
    std::string key; ///< "bp703"
    int items = 0;   ///< numbered 1..items; ids "bp703-01" …; 0: not known, because its text is not held
};

/// A time limit of an edition (deadlines.md). What it counts and from where; how days are counted is not the act's business and stands with those who count.
struct Deadline {
    enum class Unit { working_days, calendar_days, months, years, day_of_month, date, none };
    enum class Direction { after, before, on, by, at_once, minimum, period, threshold, with };
    /// A day of every year ("before 1 July").
    struct MonthDay {
        int month = 0, day = 0;
    };
    std::string id;     ///< "DL-703-05"
    std::string key;    ///< the same word in every edition that has this limit: "remarks-notice"
    std::string clause; ///< "14"; "9(2)": sub-clause 2); "16/2": second paragraph; "order-5": clause 5 of the order; "note": a note at the head
    Name who, event;    ///< who must act (empty: nobody in particular); what the limit runs from or to
    std::optional<int> length; ///< how many units; with `day_of_month` the day of the month after the period
    Unit unit = Unit::none;
    Direction direction = Direction::after;
    enum class Period { none, month, quarter } period = Period::none; ///< what ends where the limit begins: the day of the month, or the month, is of the month after it
    std::string with;                   ///< `Direction::with`: key of the limit whose day this one shares
    std::optional<base::Date> date;     ///< `Unit::date`: that very day …
    std::optional<MonthDay> month_day;  ///< … or that day of every year
    bool start_is_stated = true;        ///< false: the act does not say from when; `default_start` says what we take (deadlines.md, 7.10)
    std::optional<Name> default_start;
    std::optional<base::Date> applies_from; ///< later than the edition itself
    bool applies_on(base::Date day) const { return !applies_from || day >= *applies_from; }
    LegalTexts text;                    ///< the words of the act that say it, cut out of their sentence
    diag::Place place;
};

/// A clause of an edition. One that was deleted, or whose number the act leaves out, is listed too, so that citing it is an error by name.
struct Clause {
    std::string id;      ///< "703-14", "703-59-first": unique among all acts
    std::string number;  ///< "14", "7(8)", "59"
    std::string chapter; ///< where the number alone does not tell: "4"
    std::string reworded_by; ///< act that gave it this wording ("317"); empty: the edition's own act
    std::string deleted_by;  ///< act that took it away
    bool is_absent = false;  ///< deleted, or left out by the act itself: there is nothing to cite
    std::optional<base::Date> applies_from;
    bool applies_on(base::Date day) const { return !applies_from || day >= *applies_from; }
    LegalTexts text;     ///< empty where we do not hold the wording
    diag::Place place;
};

/// An act: an order of a minister, a law that is named.
struct Act {
    std::string id;     ///< "703"
    std::string number; ///< "703/НҚ"
    std::optional<base::Date> signed_on, registered_on;
    std::string registration; ///< number in the register of the Ministry of Justice: "37807"
    std::string seed;         ///< where its text stands; empty: named only
    std::string amends;       ///< id of the act it amends
    std::string repealed_by;
    std::optional<base::Date> repealed_from;
    LegalTexts title, issuer, signatory, entry; ///< entry: the words about its entry into force
    diag::Place place;
};

/// The Rules on participation: of the technology park, then of the Fund. Other Rules go their own way through time.
inline constexpr std::string_view participation_rules = "participation";

/// An edition of some Rules.
struct Regime {
    std::string id;        ///< "r703"
    std::string entry_key; ///< "E_703": name of the date of entry into force in operator.json
    base::Date lower_bound = *base::Date::from_parts(1900, 1, 1); ///< no act of the seeds gives its publication date: the earliest possible day
    bool is_held = true;           ///< false: we hold nothing of the wording (bp277 …); choosing it is an error by name
    std::string kk, ru, en;        ///< name for messages
    std::map<std::string, LegalTexts, std::less<>> texts;
    std::vector<Ground> grounds;
    std::vector<Deadline> deadlines; ///< at most one of a key
    std::vector<Clause> clauses;
    std::optional<Annex> annex;
    diag::Place place;
    std::string rules{participation_rules}; ///< which Rules this is an edition of
    std::optional<base::Date> until;        ///< the first day on which it is no longer in force, where an act says the day itself
    const Ground* find_ground(std::string_view id) const;
    const Deadline* find_deadline(std::string_view key) const;
    const Clause* find_clause(std::string_view id) const;
};

struct Acts {
    std::vector<Act> acts;
    std::vector<Regime> regimes; ///< of each Rules oldest first
    diag::SourcePtr source;
    const Act* find_act(std::string_view id) const;
    const Regime* find_regime(std::string_view id) const;
    const Deadline* find_deadline(std::string_view id) const; ///< "DL-703-05"
};

/// Reads acts.xml; its grammar stands at the head of the file. Reports ACT-0001 (unknown element or attribute, nearest known), ACT-0002 (missing attribute or element),
/// ACT-0003 (bad value), ACT-0004 (id given twice), ACT-0005 (editions of the same Rules not in the order of their lower bounds), ACT-0006 (a clause is cited that was deleted),
/// ACT-0007 (one that the edition does not have), ACT-0008 (one whose number two clauses bear), and what `xml::parse` reports.
diag::Result<Acts> load_acts(diag::SourcePtr source);

/// What operator.json says of an act's entry into force. Not exact: in force for certain from that day on, unknown between the lower bound and it.
struct EntryIntoForce {
    base::Date date;
    bool exact = false;
};
using Entries = std::map<std::string, EntryIntoForce, std::less<>>;

/// The edition of `rules` that governs a paper dated `date`. nullptr with ACT-0101 (inside an unknown window: says which act, lower bound, what to put where), ACT-0102 (before the first edition),
/// ACT-0103 (edition whose wording is not held; the neighbour is never used), ACT-0009 (repealed, and nothing came instead), ACT-0104 (an entry says a day before the act's lower bound: the configuration is wrong).
/// With `Holding::by_name` an edition whose wording is not held is given out too, for those who only need to name it.
enum class Holding { of_wording, by_name };
const Regime* choose_regime(const Acts& acts, base::Date date, const Entries& entries, const diag::Place& place, diag::Log& log, Holding holding = Holding::of_wording,
                            std::string_view rules = participation_rules);

} // namespace qujat::acts
