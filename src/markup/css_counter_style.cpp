#include "markup/css_counter_style.hpp"

#include "base/utf8.hpp"
#include "markup/css.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace qujat::markup::css {

namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
// Section 2 leaves a bound to us, of sixty symbols at least.
constexpr std::size_t most_symbols = 60;

// What section 6 predefines.
constexpr std::string_view predefined_sheet = R"(
@counter-style decimal-leading-zero { system: extends decimal; pad: 2 "0" }
@counter-style lower-roman { system: additive; range: 1 3999; additive-symbols: 1000 m, 900 cm, 500 d, 400 cd, 100 c, 90 xc, 50 l, 40 xl, 10 x, 9 ix, 5 v, 4 iv, 1 i }
@counter-style upper-roman { system: additive; range: 1 3999; additive-symbols: 1000 M, 900 CM, 500 D, 400 CD, 100 C, 90 XC, 50 L, 40 XL, 10 X, 9 IX, 5 V, 4 IV, 1 I }
@counter-style lower-alpha { system: alphabetic; symbols: a b c d e f g h i j k l m n o p q r s t u v w x y z }
@counter-style upper-alpha { system: alphabetic; symbols: A B C D E F G H I J K L M N O P Q R S T U V W X Y Z }
@counter-style lower-latin { system: extends lower-alpha }
@counter-style upper-latin { system: extends upper-alpha }
)";

CounterStyle bullet(std::string name, std::string symbol) {
    CounterStyle style;
    style.system = CounterStyle::System::cyclic;
    style.name = std::move(name);
    style.symbols = {std::move(symbol)};
    style.suffix = " ";
    return style;
}

const CounterStyle* find(const CounterStyles& styles, std::string_view name) {
    // Of one name the last counts.
    for (const CounterStyles* all : {&styles, &predefined_counter_styles()}) {
        const auto found = std::find_if(all->rbegin(), all->rend(), [&](const CounterStyle& style) { return style.name == name; });
        if (found != all->rend())
            return &*found;
    }
    return nullptr;
}

const CounterStyle& decimal() { return predefined_counter_styles().front(); }

// With what its base gives it (3.1.7). What extends itself, or nothing there is, extends decimal.
CounterStyle resolved(const CounterStyles& styles, std::string_view name) {
    const CounterStyle* found = find(styles, name);
    CounterStyle out = found ? *found : decimal();
    for (std::size_t steps = 0; out.system == CounterStyle::System::extends; ++steps) {
        const CounterStyle* base = steps <= styles.size() + predefined_counter_styles().size() ? find(styles, out.base) : nullptr;
        const CounterStyle& from = base ? *base : decimal();
        out.system = from.system;
        out.base = from.base;
        out.first = from.first;
        out.symbols = from.symbols;
        out.additive = from.additive;
        const auto take = [](auto& to, const auto& value) {
            if (!to)
                to = value;
        };
        take(out.prefix, from.prefix);
        take(out.suffix, from.suffix);
        take(out.negative, from.negative);
        take(out.fallback, from.fallback);
        take(out.pad, from.pad);
        if (!out.has_range) {
            out.range = from.range;
            out.has_range = from.has_range;
        }
    }
    return out;
}

bool is_in_range(const CounterStyle& style, std::int64_t value) {
    using enum CounterStyle::System;
    if (!style.range) // auto (3.5)
        return value >= (style.system == alphabetic || style.system == symbolic ? 1 : style.system == additive ? 0 : lowest);
    return std::ranges::any_of(*style.range, [&](const auto& part) { return part.first <= value && value <= part.second; });
}

bool uses_negative(const CounterStyle& style) { return style.system != CounterStyle::System::cyclic && style.system != CounterStyle::System::fixed; }

// Symbols from the last to the first, `next` taking each off the value.
template <class Next> std::string positional(const CounterStyle& style, std::uint64_t value, const Next& next) {
    std::vector<const std::string*> symbols;
    do
        symbols.push_back(&style.symbols[next(value)]);
    while (value > 0);
    std::string out;
    for (auto symbol = symbols.rbegin(); symbol != symbols.rend(); ++symbol)
        out += **symbol;
    return out;
}

std::optional<std::string> additive(const CounterStyle& style, std::uint64_t value) {
    std::string out;
    std::size_t count = 0;
    for (const auto& [weight, symbol] : style.additive) {
        if (weight == 0) {
            if (value == 0 && count == 0)
                return symbol;
            continue;
        }
        const std::uint64_t times = value / static_cast<std::uint64_t>(weight);
        if (times > most_symbols || (count += times) > most_symbols)
            return std::nullopt;
        for (std::uint64_t i = 0; i < times; ++i)
            out += symbol;
        value %= static_cast<std::uint64_t>(weight);
    }
    return value == 0 && count > 0 ? std::optional(out) : std::nullopt;
}

// Section 3.1: the number without sign and pad; nothing where the system has no word for it.
std::optional<std::string> initial_representation(const CounterStyle& style, std::int64_t value, std::uint64_t absolute) {
    using enum CounterStyle::System;
    const auto n = static_cast<std::uint64_t>(style.symbols.size());
    const auto signed_n = static_cast<std::int64_t>(n);
    switch (style.system) {
    case cyclic: return style.symbols[static_cast<std::size_t>((value % signed_n + signed_n + signed_n - 1) % signed_n)];
    case fixed:
        if (value < style.first || value >= style.first + signed_n)
            return std::nullopt;
        return style.symbols[static_cast<std::size_t>(value - style.first)];
    case numeric:
        return positional(style, absolute, [n](std::uint64_t& left) {
            const std::uint64_t digit = left % n;
            left /= n;
            return digit;
        });
    case alphabetic:
        if (absolute == 0)
            return std::nullopt;
        return positional(style, absolute, [n](std::uint64_t& left) {
            const std::uint64_t digit = (left - 1) % n;
            left = (left - 1) / n;
            return digit;
        });
    case symbolic: {
        if (absolute == 0 || (absolute - 1) / n + 1 > most_symbols)
            return std::nullopt;
        std::string out;
        for (std::uint64_t i = 0; i <= (absolute - 1) / n; ++i)
            out += style.symbols[(absolute - 1) % n];
        return out;
    }
    case additive: return css::additive(style, absolute);
    case extends: break;
    }
    return std::nullopt;
}

// Section 2: sign and pad about it.
std::optional<std::string> representation(const CounterStyle& style, std::int64_t value) {
    if (!is_in_range(style, value))
        return std::nullopt;
    const std::uint64_t absolute = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    auto out = initial_representation(style, value, absolute);
    if (!out)
        return std::nullopt;
    const bool has_sign = value < 0 && uses_negative(style);
    const auto sign = has_sign ? style.negative.value_or(std::pair<std::string, std::string>("-", "")) : std::pair<std::string, std::string>();
    if (style.pad) {
        const auto length = [](std::string_view text) { return static_cast<std::int64_t>(base::count_code_points(text)); };
        std::string pad;
        for (std::int64_t i = style.pad->first - length(*out) - length(sign.first) - length(sign.second); i > 0; --i)
            pad += style.pad->second;
        out->insert(0, pad);
    }
    return sign.first + *out + sign.second;
}

bool is_string(std::string_view name) { return name.starts_with('"'); }

} // namespace

const CounterStyles& predefined_counter_styles() {
    static const CounterStyles styles = [] {
        CounterStyles out;
        CounterStyle decimal;
        decimal.name = "decimal";
        decimal.system = CounterStyle::System::numeric;
        decimal.symbols = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
        out.push_back(std::move(decimal));
        out.push_back(bullet("disc", "•"));
        out.push_back(bullet("circle", "◦"));
        out.push_back(bullet("square", "▪"));
        diag::Log log;
        std::ranges::move(parse(diag::make_source("counter-styles.css", std::string(predefined_sheet)), log).counter_styles, std::back_inserter(out));
        return out;
    }();
    return styles;
}

bool known(const CounterStyles& styles, std::string_view name) { return name == "none" || is_string(name) || find(styles, name); }

std::string counter_text(const CounterStyles& styles, std::string_view name, std::int64_t value) {
    if (name == "none")
        return "";
    if (is_string(name))
        return std::string(name.substr(1));
    std::string at(name);
    // Each fallback is tried once (3.7); decimal has a word for every number.
    for (std::size_t steps = 0; steps <= styles.size() + predefined_counter_styles().size(); ++steps) {
        const CounterStyle style = resolved(styles, at);
        if (auto text = representation(style, value))
            return *text;
        at = style.fallback.value_or("decimal");
    }
    return *representation(decimal(), value);
}

std::string marker(const CounterStyles& styles, std::string_view name, std::int64_t value) {
    if (name == "none" || is_string(name))
        return counter_text(styles, name, value);
    const CounterStyle style = resolved(styles, name);
    return style.prefix.value_or("") + counter_text(styles, name, value) + style.suffix.value_or(". ");
}

doc::ListNumbering numbering_of(const CounterStyles& styles, std::string_view name) {
    using enum doc::ListNumbering;
    if (name == "none")
        return none;
    if (is_string(name))
        return disc;
    const CounterStyle style = resolved(styles, name);
    const auto is_same = [&](std::string_view other) {
        const CounterStyle* known_style = find({}, other);
        return style.system == known_style->system && style.symbols == known_style->symbols && style.additive == known_style->additive;
    };
    static constexpr std::pair<std::string_view, doc::ListNumbering> same[] = {{"circle", circle}, {"square", square}, {"upper-roman", upper_roman}, {"lower-roman", lower_roman}};
    for (const auto& [other, numbering] : same) {
        if (is_same(other))
            return numbering;
    }
    using System = CounterStyle::System;
    if (style.system == System::cyclic)
        return disc;
    if (style.system == System::numeric || style.system == System::additive)
        return doc::ListNumbering::decimal;
    const std::string& symbol = style.symbols.front();
    if (text::to_upper(symbol, base::Language::kk) != symbol)
        return lower_alpha;
    const auto letter = base::decode(symbol, 0);
    const bool is_letter = letter && ((letter->value >= U'A' && letter->value <= U'Z') || (letter->value >= 0x0400 && letter->value < 0x0530)); // Latin or Cyrillic
    return is_letter ? upper_alpha : doc::ListNumbering::decimal;
}

} // namespace qujat::markup::css
