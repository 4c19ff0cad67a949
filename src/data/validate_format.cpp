#include "data/validate_text.hpp"

#include <algorithm>
#include <charconv>

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "data/check_digit.hpp"

namespace qujat::data {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// A letter of any script but the Latin one: domains may bear Kazakh names (IDN), bytes above ASCII are never
// punctuation of an address.
bool is_beyond_ascii(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

void validate_date(const Subject& subject) {
    const std::string_view text = subject.value.text();
    const Arguments found = {{"found", subject.shown()}};
    const bool has_form =
        text.size() == 10 && text[4] == '-' && text[7] == '-' && std::ranges::count_if(text, is_digit) == 8;
    if (!has_form) {
        subject.report("DAT-0212", found);
        return;
    }
    if (base::Date::parse_iso(text))
        return;
    int year = 0;
    std::from_chars(text.data(), text.data() + 4, year);
    // The years of base::Date: others are slips of the keyboard.
    subject.report(year < 1900 || year > 2199 ? "DAT-0214" : "DAT-0213", found);
}

// Twelve digits with the right one at the end: what BIN and IIN share. Says the first fault only, for it makes the
// others likely.
bool validate_number(const Subject& subject) {
    const std::string_view text = subject.value.text();
    const auto other = std::ranges::find_if_not(text, is_digit);
    if (other != text.end()) {
        const auto at = static_cast<std::size_t>(other - text.begin());
        const auto point = base::decode(text, at);
        const char32_t c = point ? point->value : 0xFFFD;
        const Label character = c > 0x20 && c != 0xA0 ? in_quotes(text.substr(at, point ? point->size : 1))
                                                      : same(base::code_point_name(c));
        subject.report("DAT-0216", joined({{"found", subject.shown()}}, in_languages("character", character)));
        return false;
    }
    if (text.size() != 12) {
        subject.report("DAT-0215", {{"found", subject.shown()}, {"count", std::to_string(text.size())}});
        return false;
    }
    if (has_valid_check_digit(text))
        return true;
    const auto right = find_check_digit(text.substr(0, 11));
    // Of an IIN, and of anything private, no digit is said that is not shown already.
    if (!right || subject.is_masked)
        subject.report("DAT-0218", {{"found", subject.shown()}});
    else
        subject.report("DAT-0217",
                       {{"found", subject.shown()}, {"last", std::string(text.substr(11))}, {"right", std::string(1, *right)}});
    return false;
}

void validate_bin(const Subject& subject) {
    if (!validate_number(subject))
        return;
    const Structure structure = bin_structure(subject.value.text());
    if (structure == Structure::impossible)
        subject.report("DAT-0219", {{"found", subject.shown()}});
    if (structure == Structure::odd)
        subject.report("DAT-0220", {{"found", subject.shown()}});
}

void validate_iin(const Subject& subject) {
    if (validate_number(subject) && iin_structure(subject.value.text()) != Structure::sound)
        subject.report("DAT-0221", {{"found", subject.shown()}});
}

// Labels of letters, digits and inner hyphens, at least two, the last not a number (RFC 1123, 2.1).
bool is_domain(std::string_view domain) {
    std::size_t labels = 0;
    bool is_last_number = true;
    while (true) {
        const std::size_t dot = domain.find('.');
        const std::string_view label = domain.substr(0, dot);
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
            return false;
        if (!std::ranges::all_of(label,
                                 [](char c) { return is_letter(c) || is_digit(c) || c == '-' || is_beyond_ascii(c); }))
            return false;
        is_last_number = std::ranges::all_of(label, is_digit);
        ++labels;
        if (dot == std::string_view::npos)
            return labels >= 2 && !is_last_number;
        domain.remove_prefix(dot + 1);
    }
}

// Characters no address holds: white space, control characters, quotes and brackets of the text around it.
bool has_stray_character(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = base::decode(text, at);
        const char32_t c = point ? point->value : 0xFFFD;
        if (c <= 0x20 || c == 0x7F || c == '"' || c == '<' || c == '>' || c == '\\' || c == 0xA0 ||
            (c >= 0x2000 && c <= 0x206F) || c == 0xFEFF || c == 0xAB || c == 0xBB)
            return true;
        at += point ? point->size : 1;
    }
    return false;
}

bool is_email(std::string_view text) {
    const std::size_t at = text.find('@');
    if (text.size() > 254 || at == std::string_view::npos || at == 0 ||
        text.find('@', at + 1) != std::string_view::npos || has_stray_character(text))
        return false;
    const std::string_view local = text.substr(0, at);
    // RFC 5321, 4.5.3.1.1: at most 64 octets; RFC 5322, 3.2.3: a dot stands between atoms.
    return local.size() <= 64 && local.front() != '.' && local.back() != '.' &&
           local.find("..") == std::string_view::npos && is_domain(text.substr(at + 1));
}

bool is_phone(std::string_view text) {
    const auto digits = std::ranges::count_if(text, is_digit);
    const bool has_only_known = text.find_first_not_of("0123456789 -()+") == std::string_view::npos;
    const std::size_t plus = text.rfind('+');
    // ITU-T E.164, 6.2.1: at most fifteen digits.
    return has_only_known && (plus == std::string_view::npos || plus == 0) && digits >= 7 && digits <= 15 &&
           std::ranges::count(text, '(') == std::ranges::count(text, ')') && is_digit(text.back());
}

bool is_ipv4(std::string_view host) {
    std::size_t parts = 0;
    while (true) {
        const std::size_t dot = host.find('.');
        const std::string_view part = host.substr(0, dot);
        if (part.empty() || part.size() > 3 || !std::ranges::all_of(part, is_digit))
            return false;
        int number = 0;
        std::from_chars(part.data(), part.data() + part.size(), number);
        if (number > 255)
            return false;
        ++parts;
        if (dot == std::string_view::npos)
            return parts == 4;
        host.remove_prefix(dot + 1);
    }
}

// RFC 3986, 3, as far as an address on paper needs it: scheme, host with a dot or an IPv4 address, maybe a port.
bool is_url(std::string_view text) {
    if (has_stray_character(text) || text.size() > 2048)
        return false;
    const std::string_view schemes[] = {"https://", "http://"};
    for (const std::string_view scheme : schemes) {
        if (!text.starts_with(scheme))
            continue;
        std::string_view host = text.substr(scheme.size());
        host = host.substr(0, host.find_first_of("/?#"));
        if (const std::size_t colon = host.find(':'); colon != std::string_view::npos) {
            const std::string_view port = host.substr(colon + 1);
            if (port.empty() || port.size() > 5 || !std::ranges::all_of(port, is_digit))
                return false;
            host = host.substr(0, colon);
        }
        return is_domain(host) || is_ipv4(host);
    }
    return false;
}

bool is_all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

// Digits without a leading zero, `most` of them at most; where there is a point, `least_decimals` to two digits after it.
bool is_decimal(std::string_view text, std::size_t most, std::size_t least_decimals) {
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    if (!is_all_digits(whole) || whole.size() > most || (whole.size() > 1 && whole.front() == '0'))
        return false;
    const std::string_view decimals = point == std::string_view::npos ? std::string_view("00") : text.substr(point + 1);
    return is_all_digits(decimals) && decimals.size() >= least_decimals && decimals.size() <= 2;
}

// Beyond fifteen digits a sum in tenge is a slip of the keyboard.
bool is_money(std::string_view text) { return is_decimal(text, 15, 2); }

bool is_percent(std::string_view text) {
    const std::size_t whole = std::min(text.find('.'), text.size());
    return is_decimal(text, 3, 1) && (whole < 3 || text == "100" || text == "100.0" || text == "100.00");
}

} // namespace

void validate_format(const Subject& subject) {
    const std::string_view text = subject.value.text();
    switch (subject.schema.format) {
    case Format::none:
        break;
    case Format::date:
        validate_date(subject);
        break;
    case Format::month: // the year is one that a date may have
        if (text.size() != 7 || !base::Date::parse_iso(std::string(text) + "-01"))
            subject.report("DAT-0230", {{"found", subject.shown()}});
        break;
    case Format::bin12:
        validate_bin(subject);
        break;
    case Format::iin12:
        validate_iin(subject);
        break;
    case Format::email:
        if (!is_email(text))
            subject.report("DAT-0222", {{"found", subject.shown()}});
        break;
    case Format::phone:
        if (!is_phone(text))
            subject.report("DAT-0223", {{"found", subject.shown()}});
        break;
    case Format::url:
        if (!is_url(text))
            subject.report("DAT-0224", {{"found", subject.shown()}});
        break;
    case Format::money:
        if (!is_money(text))
            subject.report("DAT-0231", {{"found", subject.shown()}});
        break;
    case Format::percent:
        if (!is_percent(text))
            subject.report("DAT-0232", {{"found", subject.shown()}});
        break;
    }
}

} // namespace qujat::data
