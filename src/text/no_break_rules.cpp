#include "text/no_break_rules.hpp"

namespace qujat::text {

namespace {

using enum base::Language;

constexpr SpaceRule of_spaces[] = {
    // A sign and its number; an initial and its surname: letters.md, 2 «must not be torn from their neighbour».
    {number_sign, anything, kk, "бұйрық |№ ~415 |және |№ ~703/НҚ"},
    {initials, initials | name, ru, "директор |А. ~Омаров |и Н. ~С. ~Омаров"},
    {name, last_initials, ru, "директору |Омарову ~Н.С. |направить"},
    // The thousands of one number; the day of a month; a number and its unit; a number and the same in words.
    {first_thousands, more_thousands, kk, "сомасы |1 ~500 ~000,50 |теңге"},
    {first_thousands, month, ru, "от |20 ~ноября |2026 |года"},
    {figure, unit, ru, "ставка |5 ~% |с 2026 ~г."},
    {figure, in_words, kk, "10 ~(он) |жұмыс |күні"},
    // A dash stays with what it ends; a word of one letter goes with what it begins.
    {anything, dash, kk, "Қағидалар ~– |ереже"},
    {little_word, anything, ru, "отказ |в ~течение |месяца |и ~после"},
    // Brackets that stand alone by mistake: UAX 14, LB14 and LB13.
    {only_opening, anything, ru, "слово |( ~слово"},
    {anything, only_closing, ru, "слово ~) |слово"},
};

constexpr InnerRule inside[] = {
    // An ending is torn neither off a figure nor off an abbreviation: letters.md, 5.4.
    {U"-\u2010", digits, letters, kk, "28-1-~бап"},
    {U"-\u2010", capitals, letters, kk, "ЖШС-~ға |бизнес-|жоспар"},
    {U"-\u2010", counting_sign, letters, kk, "4)-~тармақша |5 %-~дан"},
    {U"-\u2010", single_letter, letters, ru, "e-~mail"}, // no single letter at the end of a line
    {U"/", digits, letters, kk, "703/~НҚ |бұйрық"},      // one number
    {U"–", digits, digits, ru, "2024–~2026"},
};

constexpr WordList lists[] = {
    {little_word, ru, Match::whole, U"в В к К с С о О у У и И я Я а А", ru, "а ~также |с ~января"},
    {unit, std::nullopt, Match::whole, U"тг", kk, "100 ~тг, |төленген"},
    // Kazakh months take endings, Russian ones stand in the genitive.
    {month, std::nullopt, Match::beginning, U"қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан", kk, "2026 |жылғы |20 ~қарашадағы |өтініш"},
    {month, std::nullopt, Match::beginning, U"января февраля марта апреля мая июня июля августа сентября октября ноября декабря", ru, "26 ~сентября |2018 |года"},
    // Numbers in words as they stand in brackets behind figures; the Russian ones are declined, and some other words begin like the short ones.
    {in_words, std::nullopt, Match::whole, U"бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз мың", kk, "20 ~(жиырма) |күн"},
    {in_words, std::nullopt, Match::whole, U"один одна одно одного одной два две двух три трех трёх семь семи сто ста", ru, "2 ~(двух) |дней"},
    {in_words, std::nullopt, Match::beginning, U"четыр пят шест восем восьм девят десят одиннадцат двенадцат тринадцат семнадцат двадцат тридцат сорок семьдесят двест трист", ru, "5 ~(пяти) |дней"},
};

} // namespace

std::span<const SpaceRule> space_rules() { return of_spaces; }
std::span<const InnerRule> inner_rules() { return inside; }
std::span<const WordList> word_lists() { return lists; }

} // namespace qujat::text
