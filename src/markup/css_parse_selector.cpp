#include "markup/css_parser.hpp"
#include "markup/css_read_values.hpp"

#include <algorithm>

namespace qujat::markup::css {

namespace {

// CSS Syntax 3, 6: an+b as one text. Numbers beyond a million no list reaches.
std::optional<std::pair<int, int>> read_nth(std::string_view text) {
    std::size_t at = 0;
    const auto skip_space = [&] {
        while (at < text.size() && text[at] == ' ')
            ++at;
    };
    const auto is_digit = [&] { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    const auto sign = [&] {
        const char c = at < text.size() ? text[at] : '\0';
        at += c == '+' || c == '-';
        return c == '-' ? -1 : c == '+' ? 1 : 0;
    };
    const auto digits = [&] {
        int number = 0;
        for (; is_digit(); ++at)
            number = std::min(number * 10 + (text[at] - '0'), 1'000'000);
        return number;
    };
    if (text == "odd")
        return std::pair(2, 1);
    if (text == "even")
        return std::pair(2, 0);
    const int first_sign = sign() < 0 ? -1 : 1;
    const bool has_digits = is_digit();
    int step = first_sign * (has_digits ? digits() : 1);
    if (at == text.size() || text[at] != 'n')
        return has_digits && at == text.size() ? std::optional(std::pair(0, step)) : std::nullopt;
    ++at;
    skip_space();
    if (at == text.size())
        return std::pair(step, 0);
    const int second_sign = sign();
    skip_space();
    if (second_sign == 0 || !is_digit())
        return std::nullopt;
    const int offset = second_sign * digits();
    return at == text.size() ? std::optional(std::pair(step, offset)) : std::nullopt;
}

} // namespace

void Parser::selector_error(const Token& token) {
    log_.add("MRK-0105", place(token), {{"found", diag::quoted(std::string_view(source_->text).substr(token.begin, std::max(token.end, token.begin + 1) - token.begin), 30)}});
}

Selector Parser::selector() {
    Selector out;
    for (;;) {
        out.compounds.push_back(compound(out));
        const bool spaced = now().kind == TokenKind::white_space;
        skip_space();
        const bool goes_on = is('>') || (spaced && !is(',') && !is('{') && now().kind != TokenKind::end);
        if (!goes_on)
            return out;
        if (out.pseudo != PseudoElement::none) { // Selectors 3, 7: at the end alone
            selector_error(now());
            return out;
        }
        out.combinators.push_back(is('>') ? Combinator::child : Combinator::descendant);
        if (accept('>'))
            skip_space();
    }
}

Compound Parser::compound(Selector& selector) {
    Compound out;
    bool any = false;
    if (now().kind == TokenKind::ident) {
        out.element = lower(take().text);
        selector.specificity += 1;
        any = true;
    } else if (accept('*')) {
        any = true;
    }
    for (;; any = true) {
        const bool may_go_on = now().kind == TokenKind::hash || is('.') || is('[') || is(':');
        if (!may_go_on)
            break;
        if (selector.pseudo != PseudoElement::none) {
            selector_error(now());
            return out;
        }
        if (now().kind == TokenKind::hash) {
            out.id = take().text;
            selector.specificity += 10000;
        } else if (accept('.')) {
            if (now().kind != TokenKind::ident) {
                selector_error(now());
                return out;
            }
            out.classes.push_back(take().text);
            selector.specificity += 100;
        } else if (accept('[')) {
            if (!attribute(out))
                return out;
            selector.specificity += 100;
        } else {
            take();
            if (!pseudo(out, selector))
                return out;
            selector.specificity += selector.pseudo == PseudoElement::none ? 100 : 1;
        }
    }
    if (!any)
        selector_error(now());
    return out;
}

bool Parser::attribute(Compound& out) {
    if (now().kind != TokenKind::ident)
        return selector_error(now()), false;
    std::string name = take().text;
    std::optional<std::string> value;
    if (accept('=')) {
        if (now().kind != TokenKind::ident && now().kind != TokenKind::string)
            return selector_error(now()), false;
        value = take().text;
    }
    if (!is(']'))
        return selector_error(now()), false;
    take();
    out.attributes.emplace_back(std::move(name), std::move(value));
    return true;
}

bool Parser::pseudo(Compound& out, Selector& selector) {
    // Selectors 3, 7: ::before, and with one colon as in CSS 2.1.
    const bool twice = accept(':');
    const Token& token = now();
    const std::string word = lower(token.text);
    const bool is_ident = token.kind == TokenKind::ident, is_function = token.kind == TokenKind::function;
    if (is_ident && (word == "before" || word == "after")) {
        selector.pseudo = word == "before" ? PseudoElement::before : PseudoElement::after;
    } else if (twice) {
        return selector_error(token), false;
    } else if (is_ident && word == "first-child") {
        out.first_child = true;
    } else if (is_ident && word == "last-child") {
        out.last_child = true;
    } else if (is_function && word == "lang") {
        take();
        if (now().kind != TokenKind::ident)
            return selector_error(now()), false;
        out.language = take().text;
        if (!is(')'))
            return selector_error(now()), false;
    } else if (is_function && word == "nth-child") {
        take();
        if (!nth(out))
            return false;
    } else {
        return selector_error(token), false;
    }
    take();
    return true;
}

// Up to the closing parenthesis.
bool Parser::nth(Compound& out) {
    skip_space();
    const Token& first = now();
    std::string written;
    while (now().kind == TokenKind::ident || now().kind == TokenKind::number || now().kind == TokenKind::dimension || now().kind == TokenKind::white_space || is('+') || is('-'))
        written += lower(take().text);
    while (written.ends_with(' '))
        written.pop_back();
    const auto read = read_nth(written);
    const bool is_never = read && read->first <= 0 && read->second <= 0; // legal, but it picks nothing, surely not meant
    if (!read || is_never || !is(')'))
        return selector_error(read && !is_never ? now() : first), false;
    out.nth.push_back(*read);
    return true;
}

} // namespace qujat::markup::css
