#pragma once

#include "base/date.hpp"
#include "base/language.hpp"
#include "base/length.hpp"
#include "diag/diag.hpp"
#include "font/font.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// ICU and HarfBuzz behind one door. All functions are pure and may be called from any thread.
namespace qujat::text {

struct Glyph {
    std::uint32_t id = 0;
    std::uint32_t cluster = 0; ///< byte offset in the shaped text of the first character it stands for
    base::ShortLength advance;            ///< HarfBuzz rounds to 1/65536 of the em: at 12 pt up to 6 units beside the font's own width
    base::ShortLength x_offset, y_offset; ///< y grows up, as in the font
};

/// Consecutive glyphs of one face, left to right.
struct Run {
    font::FacePtr face;
    std::uint32_t begin = 0, end = 0; ///< byte range of the text; the ranges of all runs cover it but for missing characters
    std::vector<Glyph> glyphs;
};

struct Shaping {
    base::Length size;
    base::Language language = base::Language::kk;
    base::Length letter_spacing; ///< added after every cluster
};

/// A character no face of the chain has: the caller, who knows the place, reports it (LAY-0001).
struct Missing {
    char32_t code_point;
    std::uint32_t offset; ///< in the text
};

/// Shapes one text of one style. Falls back per grapheme cluster along the chain; ligatures are off, so that one glyph stands for the characters of its cluster
/// alone. A cluster no face has goes to `missing` and gives no glyph: glyph 0 never leaves this function. So do control characters, but tab and line feed, which are spaces, and
/// bytes that are not UTF-8 (as U+FFFD). U+00AD SOFT HYPHEN, U+200B to U+200D, U+2060 and U+FEFF give no glyph: they stand in the text between one cluster and the next.
std::vector<Run> shape(std::string_view text, std::span<const font::FacePtr> chain, const Shaping& shaping, std::vector<Missing>& missing);

/// Byte offsets before which a line may end, ascending, never 0, the end of the text always among them: ICU's line breaks (UAX 14), plus one after every space our rules do not
/// forbid, minus our rules: none inside «№ 415», between initials and surname, between a number and its unit or the word it counts («10 күн», «5 рабочих»: only before % ₸ тг and one-letter abbreviations like г.),
/// before a dash set between spaces, inside a number with spaces («25 950»), after one-letter Russian prepositions and conjunctions at a line's end (в, к, с, о, у, и, а, я);
/// nor is an ending torn off a figure or an abbreviation («5-тармақ», «ЖШС-ға», «703/НҚ»: letters.md, section 5.4) or a range of years («2024–2026»).
/// So ICU 72 and ICU 76 agree on the texts of the acts.
std::vector<std::uint32_t> break_opportunities(std::string_view text, base::Language language);

/// Byte offsets inside one word where it may be divided with a hyphen, ascending: Kazakh and Russian by syllables (letters.md 5.4), at least two letters and a vowel on either
/// side. Nothing for Latin words, figures, abbreviations and words of one syllable.
std::vector<std::uint32_t> hyphenate(std::string_view word, base::Language language);

/// How a date is printed: `long_form` «2026 жылғы 20 қараша», «20 ноября 2026 года»; `short_form` 20.11.2026; the Kazakh case forms of letters.md section 3:
/// `attributive` «2026 жылғы 20 қарашадағы» (before a noun), `locative` «2026 жылғы 20 қарашада», `ablative` «…қарашадан», `dative` «…қарашаға». In Russian every case form is the long form
/// (the day is said in the genitive already).
enum class DateForm { long_form, short_form, attributive, locative, ablative, dative };
std::string format_date(base::Date date, DateForm form, base::Language language);
/// The month of a day: «2026 жылғы қазан», «октябрь 2026 года», and as a short form «10.2026»; other forms are for days.
std::string format_month(base::Date date, DateForm form, base::Language language);

/// Upper and lower case by ICU for the language.
std::string to_upper(std::string_view text, base::Language language);
std::string to_lower(std::string_view text, base::Language language);

/// Normalization form C (UAX 15). Characters that nobody sees or that change how others are read (control, format, private, unassigned: Unicode 4.5), line separators and
/// bytes that are not UTF-8 become `replacement`.
std::string visible(std::string_view text, char replacement);
/// Without the difference of capital and small letters (Unicode 3.13, toCasefold): for comparing, not for reading.
std::string fold_case(std::string_view text);

/// A number in words, nominative, masculine in Russian: «он», «десять». 0 to 999 999 999 999; any other throws `diag::Stop` with TXT-0002.
std::string number_words(std::int64_t number, base::Language language);

/// «бірінші», «жиырма бесінші»; «первый», «двадцать пятый» (masculine); 1st. 1 to 999 999; any other throws `diag::Stop` with TXT-0004.
std::string ordinal(std::int64_t number, base::Language language);

/// A number that the data hold as digits, with a point before decimals: thousands set off by U+00A0, a comma before decimals (letters.md, section 3); a point in English.
/// Anything else throws `diag::Stop` with TXT-0005.
std::string format_decimal(std::string_view digits, base::Language language);

/// A sum in tenge, figures and words: «25 950 (жиырма бес мың тоғыз жүз елу) теңге»; decimals are tiyn: «… тенге 50 тиын». What is no sum throws `diag::Stop` with TXT-0005.
std::string format_money(std::string_view digits, base::Language language);

/// «2026 жылғы 1 қаңтардан 31 желтоқсанға дейін қоса алғанда», «с 1 января по 31 декабря 2026 года»: both days belong to it.
std::string format_period(base::Date from, base::Date to, base::Language language);

/// The cases of both languages; Kazakh has no prepositional, Russian neither locative nor ablative.
enum class Case { nominative, genitive, dative, accusative, locative, ablative, instrumental, prepositional };
bool has_case(base::Language language, Case wanted);
/// "dative", as templates write it.
std::optional<Case> find_case(std::string_view word);
std::string_view case_name(Case wanted);

/// Of a person: in Russian the forms of most names hang on it, and it is never guessed from a given name (letters.md, section 6).
enum class Sex { unknown, male, female };

/// A phrase in a case. When no rule and no list says how the word bends, `text` is the phrase as it was (or, for "…" ЖШС, the form in use) and `is_certain` is false:
/// somebody has to look at it.
struct Declined {
    std::string text;
    bool is_certain = true;
};

/// The name of a firm, a body, a post or a person, given in the nominative, in another case. Kazakh: only the last word takes the ending (letters.md, section 5); Russian: post or generic noun
/// with its adjectives, and the person beside it; genitive attributes and quoted names stay (section 6). `sex` is of the person; where the name itself says it (Омарова, Серікқызы, Сериковна) it may be unknown.
Declined decline(std::string_view phrase, Case wanted, base::Language language, Sex sex = Sex::unknown);

/// So many of something, figures and words: «10 (он) жұмыс күні», «10 (десять) рабочих дней»; in the genitive, after «в течение», «10 (десяти) рабочих дней». `unit` is one of `quantity_units()`.
/// Russian has nominative and genitive here, Kazakh all its cases.
std::string format_quantity(std::int64_t number, std::string_view unit, Case wanted, base::Language language);
std::span<const std::string_view> quantity_units();

/// Kazakh only: «құжаттар», and the third-person possessive «құжаты» (letters.md, section 5).
Declined plural(std::string_view phrase);
Declined possessive(std::string_view phrase);

} // namespace qujat::text
