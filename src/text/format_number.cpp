#include "text/number_words.hpp"

namespace qujat::text {

namespace {

/// A number as data hold it, taken apart.
struct Decimal {
    std::string_view whole, fraction;
};

bool has_only_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

Decimal read_decimal(std::string_view digits) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const Decimal out{digits.substr(0, point), digits.substr(std::min(point + 1, digits.size()))};
    if (!has_only_digits(out.whole) || out.whole.size() > 15 || out.fraction.size() > 2 || (point < digits.size() && !has_only_digits(out.fraction)))
        diag::stop("TXT-0005", {}, {{"found", diag::quoted(digits, 30)}});
    return out;
}

constexpr std::string_view no_break_space = "\u00A0";

/// «25 950»: the figures of four digits are set off too, as in the acts («4 325 тенге»).
std::string grouped(std::string_view digits) {
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            out += no_break_space;
        out += digits[i];
    }
    return out;
}

} // namespace

std::string format_decimal(std::string_view digits, base::Language language) {
    const Decimal decimal = read_decimal(digits);
    std::string out = grouped(decimal.whole);
    if (!decimal.fraction.empty())
        (out += language == base::Language::en ? "." : ",") += decimal.fraction;
    return out;
}

std::string format_money(std::string_view digits, base::Language language) {
    const Decimal decimal = read_decimal(digits);
    // «тенге» does not decline in Russian (letters.md, section 3), nor does «тиын» in papers.
    constexpr std::string_view tenge[] = {"теңге", "тенге", "tenge"}, tiyn[] = {"тиын", "тиын", "tiyn"};
    const auto of = [&](const auto& words) { return words[static_cast<std::size_t>(language)]; };
    std::string out = grouped(decimal.whole) + " (" + number_words(number_of(decimal.whole), language) + ") " + std::string(of(tenge));
    if (!decimal.fraction.empty())
        out += " " + std::string(decimal.fraction) + (decimal.fraction.size() == 1 ? "0 " : " ") + std::string(of(tiyn));
    return out;
}

std::string format_period(base::Date from, base::Date to, base::Language language) {
    const bool same_year = from.year() == to.year();
    const auto last_words = [&](base::Date date, DateForm form, std::string_view cut) { return format_date(date, form, language).substr(cut.size()); };
    const std::string year = std::to_string(to.year());
    if (language == base::Language::kk) {
        const std::string lead = year + " жылғы ";
        const std::string end = same_year ? last_words(to, DateForm::dative, lead) : format_date(to, DateForm::dative, language);
        return format_date(from, DateForm::ablative, language) + " " + end + " дейін қоса алғанда"; // letters.md, section 3: the end belongs to it
    }
    std::string begin = format_date(from, DateForm::long_form, language);
    if (same_year) {
        const std::string tail = language == base::Language::ru ? " " + year + " года" : " " + year;
        begin.resize(begin.size() - tail.size());
    }
    const std::string end = format_date(to, DateForm::long_form, language);
    return language == base::Language::ru ? "с " + begin + " по " + end : "from " + begin + " to " + end;
}

} // namespace qujat::text
