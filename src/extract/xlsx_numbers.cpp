#include "extract/xlsx_numbers.hpp"

#include "base/utf8.hpp"
#include "extract/html_tokens.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

namespace qujat::extract {

namespace {

// A decimal number of at most fifteen digits, which is what a sheet keeps: 0.digits × 10^point. Rounded as on paper, halves away from zero.
struct Decimal {
    bool is_negative = false;
    std::string digits; ///< without zeros at its ends; empty: zero
    int point = 0;

    explicit Decimal(double value) : is_negative(value < 0) {
        std::array<char, 40> text{};
        const auto written = std::to_chars(text.data(), text.data() + text.size(), std::abs(value), std::chars_format::scientific, 14); // d.dddddddddddddde±xx
        const std::string_view all(text.data(), static_cast<std::size_t>(written.ptr - text.data()));
        const std::size_t e = all.find('e');
        digits = std::string(all.substr(0, 1)) + std::string(all.substr(2, e - 2));
        std::string_view exponent = all.substr(e + 1);
        exponent.remove_prefix(exponent.starts_with('+') ? 1 : 0);
        std::from_chars(exponent.data(), exponent.data() + exponent.size(), point);
        ++point;
        trim();
    }
    void trim() {
        digits.erase(digits.find_last_not_of('0') + 1);
        const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size());
        digits.erase(0, zeros);
        point = digits.empty() ? 0 : point - static_cast<int>(zeros);
        is_negative = is_negative && !digits.empty();
    }
    void round(int decimals) {
        const int keep = point + decimals;
        if (keep >= static_cast<int>(digits.size()))
            return;
        const bool is_up = keep >= 0 && digits[static_cast<std::size_t>(keep)] >= '5';
        digits.resize(static_cast<std::size_t>(std::max(keep, 0)));
        if (is_up) {
            std::size_t at = digits.size();
            while (at > 0 && digits[at - 1] == '9')
                digits[--at] = '0';
            if (at > 0)
                ++digits[at - 1];
            else {
                digits.insert(0, 1, '1');
                ++point;
            }
        }
        trim();
    }
    char digit(int place) const { ///< of 10^place
        const int at = point - 1 - place;
        return at >= 0 && at < static_cast<int>(digits.size()) ? digits[static_cast<std::size_t>(at)] : '0';
    }
    int whole_size() const { return std::max(point, 0); }
    int decimals() const { return std::max(static_cast<int>(digits.size()) - point, 0); }
};

// "General" (18.8.31): up to eleven characters, no zeros behind.
std::string general(const Decimal& value) {
    Decimal shown = value;
    const char* const sign = shown.is_negative ? "-" : "";
    if (shown.digits.empty())
        return "0";
    if (shown.point > 11 || shown.point < -3) {
        shown.round(6 - shown.point); // six digits
        const int exponent = shown.point - 1;
        const std::string rest = shown.digits.substr(1);
        return sign + shown.digits.substr(0, 1) + (rest.empty() ? "" : "," + rest) + (exponent < 0 ? "E-" : "E+") + (std::abs(exponent) < 10 ? "0" : "") + std::to_string(std::abs(exponent));
    }
    shown.round(std::max(10 - std::max(shown.point, 1), 0));
    std::string text = sign;
    for (int place = std::max(shown.whole_size(), 1) - 1; place >= 0; --place)
        text += shown.digit(place);
    for (int place = 1; place <= shown.decimals(); ++place)
        text += (place == 1 ? "," : "") + std::string(1, shown.digit(-place));
    return text;
}

struct Token {
    enum class Kind { literal, digit, point, percent, date, am_pm, elapsed, general, text };
    Kind kind = Kind::literal;
    std::string text; ///< of `digit`: "0", "#" or "?"; of `date`: the letters
};

struct Section {
    std::vector<Token> tokens;
    std::string language;     ///< "419" of [$-419]
    char comparison = '\0';   ///< '<' '>' '=' 'l' (at most) 'g' (at least) 'n' (not)
    double bound = 0;
    bool has_thousands = false;
    int scale = 0;            ///< commas behind the digits: thousands left out
    bool is_scientific = false, is_fraction = false;

    bool has(Token::Kind kind) const { return std::ranges::any_of(tokens, [&](const Token& one) { return one.kind == kind; }); }
    bool is_date() const { return has(Token::Kind::date) || has(Token::Kind::elapsed); }
};

// "[Red]", "[>=100]", "[$₸-43F]", "[hh]"
void read_bracket(std::string_view inner, Section& section) {
    if (inner.starts_with('$')) {
        const std::size_t dash = std::min(inner.find('-'), inner.size());
        section.tokens.push_back({Token::Kind::literal, std::string(inner.substr(1, dash - 1))});
        section.language = inner.substr(std::min(dash + 1, inner.size()));
        return;
    }
    if (!inner.empty() && (inner[0] == '<' || inner[0] == '>' || inner[0] == '=')) {
        const std::size_t size = inner.size() > 1 && (inner[1] == '=' || inner[1] == '>') ? 2 : 1;
        section.comparison = size == 1 ? inner[0] : inner.starts_with("<=") ? 'l' : inner.starts_with(">=") ? 'g' : 'n';
        std::from_chars(inner.data() + size, inner.data() + inner.size(), section.bound);
        return;
    }
    const std::string lower = ascii_lower(inner);
    if (!lower.empty() && (lower[0] == 'h' || lower[0] == 'm' || lower[0] == 's') && lower.find_first_not_of(lower[0]) == std::string::npos)
        section.tokens.push_back({Token::Kind::elapsed, lower});
}

// The sections of a code, parted by semicolons (18.8.31).
std::vector<Section> parse(std::string_view code) {
    std::vector<Section> sections(1);
    for (std::size_t at = 0; at < code.size();) {
        Section& section = sections.back();
        const char c = code[at];
        const auto point = base::decode(code, at);
        const std::size_t size = point ? point->size : 1;
        const auto add = [&](Token::Kind kind, std::string_view text) { section.tokens.push_back({kind, std::string(text)}); };
        const auto one_behind = [&] { // the character behind this one
            const auto next = at + 1 < code.size() ? base::decode(code, at + 1) : std::nullopt;
            return next ? code.substr(at + 1, next->size) : std::string_view();
        };
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if (c == ';') {
            sections.emplace_back();
            ++at;
        } else if (c == '"') {
            const std::size_t end = std::min(code.find('"', at + 1), code.size());
            add(Token::Kind::literal, code.substr(at + 1, end - at - 1));
            at = std::min(end + 1, code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            // As it stands; as wide as; filled with.
            add(Token::Kind::literal, c == '\\' ? one_behind() : std::string_view(" "));
            at += 1 + one_behind().size();
        } else if (c == '[') {
            const std::size_t end = std::min(code.find(']', at), code.size());
            read_bracket(code.substr(at + 1, end - at - 1), section);
            at = std::min(end + 1, code.size());
        } else if (c == '0' || c == '#' || c == '?') {
            add(Token::Kind::digit, code.substr(at++, 1));
        } else if (c == ',') {
            // Between digits: thousands are parted. Behind the last of them: thousands are left out, one for each comma.
            const std::size_t next = std::min(code.find_first_not_of(',', at), code.size());
            if (!section.tokens.empty() && section.tokens.back().kind == Token::Kind::digit) {
                if (next < code.size() && (code[next] == '0' || code[next] == '#' || code[next] == '?'))
                    section.has_thousands = true;
                else
                    section.scale += static_cast<int>(next - at);
            }
            at = next;
        } else if (c == '.') {
            add(Token::Kind::point, ".");
            ++at;
        } else if (c == '%') {
            add(Token::Kind::percent, "%");
            ++at;
        } else if (c == '@') {
            add(Token::Kind::text, "@");
            ++at;
        } else if (c == 'E' && at + 1 < code.size() && (code[at + 1] == '+' || code[at + 1] == '-')) {
            section.is_scientific = true;
            at += 2;
        } else if (ascii_lower(code.substr(at, 7)) == "general") {
            add(Token::Kind::general, "");
            at += 7;
        } else if (ascii_lower(code.substr(at, 5)) == "am/pm" || ascii_lower(code.substr(at, 3)) == "a/p") {
            add(Token::Kind::am_pm, "");
            at += code[at + 1] == '/' ? 3 : 5;
        } else if (lower == 'y' || lower == 'm' || lower == 'd' || lower == 'h' || lower == 's') {
            std::size_t length = 1;
            while (at + length < code.size() && (code[at + length] == c || code[at + length] == (c ^ 32)))
                ++length;
            add(Token::Kind::date, std::string(length, lower));
            at += length;
        } else {
            section.is_fraction = section.is_fraction || (c == '/' && section.has(Token::Kind::digit));
            add(Token::Kind::literal, code.substr(at, size));
            at += size;
        }
    }
    return sections;
}

using Names = std::array<std::string_view, 12>;
constexpr Names months_ru = {"Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"};
constexpr Names months_ru_of = {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"};
constexpr Names months_kk = {"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"};
constexpr Names months_en = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> days_ru = {"воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"};

std::string first_letters(std::string_view word, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < word.size(); --count)
        at += base::decode(word, at)->size;
    return std::string(word.substr(0, at));
}

std::string padded(std::int64_t number, std::size_t width) {
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

// Days are counted from 1900-01-01 as 1, with a 29 February 1900 that never was (18.17.4.1).
std::string show_date(const Section& section, double value, bool is_1904) {
    constexpr double most_days = 2958466; // the year 10000
    if (!(value >= 0) || value >= most_days)
        return {};
    // To milliseconds: halves of seconds that arithmetic left over are none.
    const auto milliseconds = static_cast<std::int64_t>(std::llround(value * 86'400'000.0));
    std::int64_t day = milliseconds / 86'400'000;
    const std::int64_t in_day = milliseconds % 86'400'000;
    const bool has_fraction = section.has(Token::Kind::point);
    const std::int64_t seconds = has_fraction ? in_day / 1000 : std::min<std::int64_t>((in_day + 500) / 1000, 86'399);
    using namespace std::chrono;
    const sys_days first = is_1904 ? sys_days(year{1904} / January / 1) : sys_days(year{1899} / December / 30);
    const year_month_day date(first + days(is_1904 || day >= 60 ? day : day + 1));
    const int year_number = static_cast<int>(date.year());
    const auto month_number = static_cast<unsigned>(date.month());
    const auto weekday_number = weekday(sys_days(date)).c_encoding();
    const bool has_half = section.has(Token::Kind::am_pm);
    std::string text;
    bool is_behind_hours = false;
    for (std::size_t i = 0; i < section.tokens.size(); ++i) {
        const Token& token = section.tokens[i];
        const std::size_t width = token.text.size();
        if (token.kind == Token::Kind::literal)
            text += token.text;
        else if (token.kind == Token::Kind::point)
            text += i + 1 < section.tokens.size() && section.tokens[i + 1].kind == Token::Kind::digit ? "," : ".";
        else if (token.kind == Token::Kind::digit)
            text += token.text == "0" && i > 0 && section.tokens[i - 1].kind == Token::Kind::point ? std::to_string(in_day % 1000 / 100) : "";
        else if (token.kind == Token::Kind::am_pm)
            text += seconds < 43'200 ? "AM" : "PM";
        else if (token.kind == Token::Kind::elapsed) {
            const std::int64_t all = day * 86'400 + seconds;
            text += padded(token.text[0] == 'h' ? all / 3600 : token.text[0] == 'm' ? all / 60 : all, width);
            is_behind_hours = token.text[0] == 'h';
        } else if (token.kind == Token::Kind::date) {
            const auto next = std::find_if(section.tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1, section.tokens.end(), [](const Token& one) { return one.kind == Token::Kind::date; });
            const bool is_minutes = token.text[0] == 'm' && width <= 2 && (is_behind_hours || (next != section.tokens.end() && next->text[0] == 's'));
            const bool is_english = section.language.ends_with("409") || section.language.ends_with("809");
            const Names& months = is_english ? months_en : section.language.ends_with("43F") || section.language.ends_with("43f") ? months_kk : section.language.starts_with("F") ? months_ru_of : months_ru;
            if (token.text[0] == 'y')
                text += width <= 2 ? padded(year_number % 100, 2) : padded(year_number, 4);
            else if (is_minutes)
                text += padded(seconds / 60 % 60, width);
            else if (token.text[0] == 'm')
                text += width <= 2 ? padded(month_number, width) : width == 3 ? first_letters(months.at(month_number - 1), 3) : width == 5 ? first_letters(months.at(month_number - 1), 1) : std::string(months.at(month_number - 1));
            else if (token.text[0] == 'd')
                text += width <= 2 ? padded(static_cast<unsigned>(date.day()), width) : width == 3 ? first_letters(days_ru.at(weekday_number), 2) : std::string(days_ru.at(weekday_number));
            else if (token.text[0] == 'h')
                text += padded(has_half ? (seconds / 3600 + 11) % 12 + 1 : seconds / 3600, width);
            else
                text += padded(seconds % 60, width);
            is_behind_hours = token.text[0] == 'h' || (is_behind_hours && is_minutes);
        }
    }
    return text;
}

std::string show_number(const Section& section, Decimal value) {
    using Kind = Token::Kind;
    const bool has_digits = section.has(Kind::digit);
    const auto point = std::ranges::find(section.tokens, Kind::point, &Token::kind);
    value.point += value.digits.empty() ? 0 : 2 * static_cast<int>(std::ranges::count(section.tokens, Kind::percent, &Token::kind)) - 3 * section.scale;
    const auto whole_places = static_cast<int>(std::count_if(section.tokens.begin(), point, [](const Token& one) { return one.kind == Kind::digit; }));
    const auto decimal_places = static_cast<int>(std::count_if(point, section.tokens.end(), [](const Token& one) { return one.kind == Kind::digit; }));
    const bool is_general = section.has(Kind::general);
    Decimal whole = value;
    whole.is_negative = false;
    // Fractions and powers of ten are shown as decimals: nobody asks for an amount in sevenths.
    if (section.is_scientific || section.is_fraction)
        return general(whole);
    if (!is_general)
        value.round(decimal_places);
    std::string text;
    bool is_behind_point = false, is_shown = false; ///< a digit of the whole part
    int seen = 0;
    for (auto token = section.tokens.begin(); token != section.tokens.end(); ++token) {
        if (token->kind == Kind::literal || token->kind == Kind::percent)
            text += token->text;
        else if (token->kind == Kind::general)
            text += general(whole);
        else if (token->kind == Kind::point && has_digits) {
            // A format that begins with the point still shows what stands before it.
            if (whole_places == 0)
                for (int place = value.whole_size() - 1; place >= 0; --place)
                    text += value.digit(place);
            is_behind_point = true;
            seen = 0;
            text += ',';
        } else if (token->kind == Kind::digit && is_behind_point) {
            ++seen;
            text += token->text == "0" || seen <= value.decimals() ? std::string(1, value.digit(-seen)) : "";
        } else if (token->kind == Kind::digit) {
            // Digits beyond the places of the format stand at the first of them.
            const int place = whole_places - 1 - seen;
            for (int here = seen == 0 ? std::max(value.whole_size() - 1, place) : place; here >= place; --here) {
                const bool has_digit = here < value.whole_size();
                is_shown = is_shown || has_digit || token->text == "0";
                if (has_digit || token->text == "0")
                    text += value.digit(here);
                if (section.has_thousands && is_shown && here > 0 && here % 3 == 0)
                    text += ' ';
            }
            ++seen;
        }
    }
    return text;
}

bool holds(const Section& section, double value) {
    switch (section.comparison) {
    case '<': return value < section.bound;
    case '>': return value > section.bound;
    case '=': return value == section.bound;
    case 'l': return value <= section.bound;
    case 'g': return value >= section.bound;
    case 'n': return value != section.bound;
    default: return true;
    }
}

} // namespace

std::string_view built_in_format(int id) {
    constexpr std::pair<int, std::string_view> codes[] = {
        {0, "General"}, {1, "0"}, {2, "0.00"}, {3, "#,##0"}, {4, "#,##0.00"}, {5, "#,##0"}, {6, "#,##0"}, {7, "#,##0.00"}, {8, "#,##0.00"}, {9, "0%"}, {10, "0.00%"}, {11, "0.00E+00"}, {12, "# ?/?"},
        {13, "# ?" "?/?" "?"}, {14, "dd.mm.yyyy"}, {15, "d-mmm-yy"}, {16, "d-mmm"}, {17, "mmm-yy"}, {18, "h:mm AM/PM"}, {19, "h:mm:ss AM/PM"}, {20, "h:mm"}, {21, "h:mm:ss"}, {22, "dd.mm.yyyy h:mm"},
        {37, "#,##0;-#,##0"}, {38, "#,##0;-#,##0"}, {39, "#,##0.00;-#,##0.00"}, {40, "#,##0.00;-#,##0.00"}, {41, "#,##0"}, {42, "#,##0"}, {43, "#,##0.00"}, {44, "#,##0.00"}, {45, "mm:ss"},
        {46, "[h]:mm:ss"}, {47, "mm:ss.0"}, {48, "##0.0E+0"}, {49, "@"}};
    const auto* const found = std::ranges::find(codes, id, [](const auto& one) { return one.first; });
    return found == std::end(codes) ? std::string_view() : found->second;
}

std::string format_value(std::string_view number, std::string_view code, bool is_1904) {
    double value = 0;
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), value);
    if (parsed.ec != std::errc() || parsed.ptr != number.data() + number.size() || !std::isfinite(value))
        return std::string(number);
    const std::vector<Section> sections = parse(code.substr(0, 1000));
    // Above zero, below, zero; or whichever condition holds first (18.8.31).
    const bool has_conditions = std::ranges::any_of(sections, [](const Section& one) { return one.comparison != '\0'; });
    std::size_t chosen = 0;
    if (has_conditions)
        chosen = static_cast<std::size_t>(std::ranges::find_if(sections, [&](const Section& one) { return holds(one, value); }) - sections.begin());
    else if (sections.size() > 1)
        chosen = value < 0 ? 1 : value == 0 && sections.size() > 2 ? 2 : 0;
    const Section& section = sections[std::min(chosen, sections.size() - 1)];
    if (section.is_date()) {
        std::string text = show_date(section, value, is_1904);
        return text.empty() ? general(Decimal(value)) : text;
    }
    if (section.has(Token::Kind::text) || (section.tokens.empty() && sections.size() == 1))
        return general(Decimal(value));
    const Decimal decimal(value);
    std::string text = show_number(section, decimal);
    // A section of its own for what is below zero says itself how that is shown.
    const bool shows_sign = !decimal.is_negative || (chosen == 1 && !has_conditions) || text.find_first_of("123456789") == std::string::npos;
    return (shows_sign ? "" : "-") + text;
}

std::string format_iso_date(std::string_view text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-')
        return std::string(text);
    const std::string date = std::string(text.substr(8, 2)) + "." + std::string(text.substr(5, 2)) + "." + std::string(text.substr(0, 4));
    return text.size() >= 16 && text[10] == 'T' && text.substr(11, 5) != "00:00" ? date + " " + std::string(text.substr(11, 5)) : date;
}

} // namespace qujat::extract
