#include "markup/css_counter_style.hpp"
#include "markup/css_read_values.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace qujat::markup::css {

namespace {

// Longer pads than sixty are no numbers any more; section 3.6 leaves the bound to us.
constexpr std::int64_t longest_pad = 60;
using Limits = std::numeric_limits<std::int64_t>;

bool is_symbol(const Token& token) { return token.kind == TokenKind::string || token.kind == TokenKind::ident; }

bool is_count(const Token& token) { return is_integer(token) && token.micro >= 0; }

std::int64_t integer(const Token& token) { return token.micro / 1'000'000; }

std::vector<Tokens> split_at_commas(const Tokens& tokens) {
    std::vector<Tokens> out(1);
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::delimiter && token.text == ",")
            out.emplace_back();
        else if (token.kind != TokenKind::white_space)
            out.back().push_back(token);
    }
    return out;
}

// An integer and a symbol in any order (3.6, 3.8).
std::optional<std::pair<std::int64_t, std::string>> read_weighted(const Tokens& tokens) {
    if (tokens.size() != 2)
        return std::nullopt;
    const bool number_first = is_count(tokens[0]);
    const Token& number = tokens[number_first ? 0 : 1];
    const Token& symbol = tokens[number_first ? 1 : 0];
    if (!is_count(number) || !is_symbol(symbol))
        return std::nullopt;
    return std::pair(integer(number), symbol.text);
}

bool read_system(const Tokens& parts, CounterStyle& style) {
    using enum CounterStyle::System;
    static constexpr std::pair<std::string_view, CounterStyle::System> systems[] = {{"cyclic", cyclic}, {"numeric", numeric}, {"alphabetic", alphabetic}, {"symbolic", symbolic},
                                                                                     {"fixed", fixed}, {"additive", additive}, {"extends", extends}};
    if (parts.empty() || parts[0].kind != TokenKind::ident)
        return false;
    const auto* found = std::ranges::find(systems, lower(parts[0].text), [](const auto& s) { return std::string(s.first); });
    if (found == std::end(systems))
        return false;
    style.system = found->second;
    if (style.system == fixed && parts.size() == 2 && is_integer(parts[1])) {
        style.first = static_cast<int>(integer(parts[1]));
        return true;
    }
    if (style.system == extends && parts.size() == 2 && parts[1].kind == TokenKind::ident) {
        style.base = counter_style_name(parts[1].text);
        return true;
    }
    return style.system != extends && parts.size() == 1;
}

bool read_range(const Tokens& value, CounterStyle& style) {
    style.has_range = true;
    style.range.reset();
    if (value.size() == 1 && value[0].kind == TokenKind::ident && lower(value[0].text) == "auto")
        return true;
    style.range.emplace();
    for (const Tokens& part : split_at_commas(value)) {
        const auto bound = [&](std::size_t i) -> std::optional<std::int64_t> {
            if (part[i].kind == TokenKind::ident && lower(part[i].text) == "infinite")
                return i == 0 ? Limits::min() : Limits::max();
            return is_integer(part[i]) ? std::optional(integer(part[i])) : std::nullopt;
        };
        if (part.size() != 2 || !bound(0) || !bound(1) || *bound(0) > *bound(1))
            return false;
        style.range->emplace_back(*bound(0), *bound(1));
    }
    return true;
}

bool read_additive(const Tokens& value, CounterStyle& style) {
    style.additive.clear();
    for (const Tokens& part : split_at_commas(value)) {
        auto read = read_weighted(part);
        if (!read || (!style.additive.empty() && style.additive.back().first <= read->first))
            return false;
        style.additive.push_back(std::move(*read));
    }
    return true;
}

} // namespace

const std::vector<std::string>& counter_style_descriptors() {
    static const std::vector<std::string> names = {"additive-symbols", "fallback", "negative", "pad", "prefix", "range", "suffix", "symbols", "system"};
    return names;
}

std::string_view read_descriptor(std::string_view descriptor, const std::vector<Token>& value, CounterStyle& style) {
    Tokens parts;
    std::ranges::copy_if(value, std::back_inserter(parts), [](const Token& token) { return token.kind != TokenKind::white_space; });
    const bool are_symbols = std::ranges::all_of(parts, is_symbol);
    if (descriptor == "system")
        return read_system(parts, style) ? "" : "cyclic | numeric | alphabetic | symbolic | fixed | fixed integer | additive | extends name";
    if (descriptor == "symbols") {
        style.symbols.clear();
        for (const Token& part : parts)
            style.symbols.push_back(part.text);
        return are_symbols ? "" : "texts in quotation marks, space between";
    }
    if (descriptor == "additive-symbols")
        return read_additive(value, style) ? "" : "integer \"text\", comma between, integers going down";
    if (descriptor == "prefix" || descriptor == "suffix") {
        (descriptor == "prefix" ? style.prefix : style.suffix) = parts[0].text;
        return are_symbols && parts.size() == 1 ? "" : "\"text\"";
    }
    if (descriptor == "negative") {
        style.negative = {parts[0].text, parts.size() > 1 ? parts[1].text : ""};
        return are_symbols && parts.size() <= 2 ? "" : "\"text\" | \"text\" \"text\"";
    }
    if (descriptor == "range")
        return read_range(value, style) ? "" : "auto | lowest highest, comma between; infinite for either";
    if (descriptor == "pad") {
        style.pad = read_weighted(parts);
        return style.pad && style.pad->first <= longest_pad ? "" : "integer from 0 to 60 and \"text\"";
    }
    style.fallback = counter_style_name(parts[0].text);
    return parts.size() == 1 && parts[0].kind == TokenKind::ident ? "" : "name of a counter style";
}

std::string_view missing_in(const CounterStyle& style) {
    using enum CounterStyle::System;
    switch (style.system) {
    case extends: return style.symbols.empty() && style.additive.empty() ? "" : "system: extends, without symbols";
    case additive: return style.additive.empty() ? "additive-symbols" : "";
    case numeric:
    case alphabetic: return style.symbols.size() < 2 ? "two symbols or more" : "";
    case cyclic:
    case symbolic:
    case fixed: return style.symbols.empty() ? "symbols" : "";
    }
    return "";
}

} // namespace qujat::markup::css
