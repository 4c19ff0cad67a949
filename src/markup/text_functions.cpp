#include "markup/functions.hpp"

#include "text/text.hpp"

namespace qujat::markup {

namespace {

using Kind = ValueType::Kind;
constexpr data::Format none = data::Format::none;

void check_printables(const Call& call) {
    for (std::size_t i = 0; i < call.arguments.size(); ++i)
        call.expect_printable(i);
}
Operand evaluate_concat(const Expression& e, const Evaluation& at) {
    std::string joined;
    for (const Expression& part : e.parts)
        joined += to_text(evaluate(part, at));
    return of_text(std::move(joined));
}

text::DateForm date_form(std::string_view word) {
    using enum text::DateForm;
    return word == "short" ? short_form : word == "attributive" ? attributive : word == "locative" ? locative : word == "ablative" ? ablative : word == "dative" ? dative : long_form;
}

void check_date(const Call& call) {
    if (!call.has_format(0, data::Format::date))
        call.mismatch("date");
    call.expect_word(1, {"long", "short", "attributive", "locative", "ablative", "dative"});
}
Operand evaluate_date(const Expression& e, const Evaluation& at) {
    const auto date = base::Date::parse_iso(text_of(e, 0, at));
    return date ? of_text(text::format_date(*date, date_form(word_of(e, 1, "long")), at.language)) : Operand{};
}

void check_month(const Call& call) {
    if (!call.has_format(0, data::Format::month))
        call.mismatch("month");
    call.expect_word(1, {"long", "short"});
}
Operand evaluate_month(const Expression& e, const Evaluation& at) {
    const auto first_day = base::Date::parse_iso(text_of(e, 0, at) + "-01");
    return first_day ? of_text(text::format_month(*first_day, date_form(word_of(e, 1, "long")), at.language)) : Operand{};
}

Operand evaluate_number_words(const Expression& e, const Evaluation& at) {
    return of_text(text::number_words(evaluate(e.parts[0], at).number, at.language));
}

void check_url(const Call& call) {
    if (!call.has_kind(0, Kind::string) && !call.has_kind(0, Kind::number))
        call.mismatch("string");
}
// RFC 3986, 2.3: everything but the unreserved characters is percent-encoded.
Operand evaluate_url(const Expression& e, const Evaluation& at) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text_of(e, 0, at)) {
        const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (unreserved) {
            out += c;
        } else {
            out += '%';
            out += digits[static_cast<unsigned char>(c) >> 4];
            out += digits[static_cast<unsigned char>(c) & 15];
        }
    }
    return of_text(std::move(out));
}

constexpr Function functions[] = {
    {"concat", 2, 20, Kind::string, none, check_printables, evaluate_concat},
    {"q:date", 1, 2, Kind::string, none, check_date, evaluate_date},
    {"q:month", 1, 2, Kind::string, none, check_month, evaluate_month},
    {"q:upper", 1, 1, Kind::string, none, check_printables, [](const Expression& e, const Evaluation& at) { return of_text(text::to_upper(text_of(e, 0, at), at.language)); }},
    {"q:url", 1, 1, Kind::string, none, check_url, evaluate_url},
    {"q:number-words", 1, 1, Kind::string, none, [](const Call& call) { call.expect_number(0); }, evaluate_number_words},
};

} // namespace

std::span<const Function> text_functions() {
    return functions;
}

} // namespace qujat::markup
