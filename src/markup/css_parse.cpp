#include "markup/css_parser.hpp"
#include "markup/css_properties.hpp"

#include <algorithm>

namespace qujat::markup::css {

Stylesheet Parser::run() {
    Stylesheet sheet;
    for (skip_space(); now().kind != TokenKind::end; skip_space()) {
        if (now().kind == TokenKind::at_keyword)
            at_rule(sheet);
        else
            rule(sheet);
    }
    return sheet;
}

void Parser::syntax_error(const Token& token, std::string_view expected) {
    log_.add("MRK-0102", place(token), {{"found", token.kind == TokenKind::end ? "…" : diag::quoted(text(token, token), 30)}, {"expected", std::string(expected)}});
}

void Parser::value_error(const Written& written, std::string_view expected) {
    log_.add("MRK-0104", place(written.value), {{"property", lower(written.name.text)}, {"found", diag::quoted(text(written.value.front(), written.value.back()), 40)}, {"expected", std::string(expected)}});
}

void Parser::skip_block() {
    int depth = 0;
    while (now().kind != TokenKind::end) {
        const bool open = is('{'), close = is('}'), semicolon = is(';');
        take();
        depth += open - close;
        if ((close && depth <= 0) || (semicolon && depth == 0))
            return;
    }
}

void Parser::rule(Stylesheet& sheet) {
    Rule rule;
    const std::size_t errors = log_.errors();
    do {
        skip_space();
        rule.selectors.push_back(selector());
        skip_space();
    } while (log_.errors() == errors && accept(','));
    if (log_.errors() == errors && !is('{'))
        syntax_error(now(), "{");
    if (log_.errors() != errors) {
        skip_block();
        return;
    }
    take();
    rule.declarations = declarations(Context::rule);
    sheet.rules.push_back(std::move(rule));
}

std::vector<Declaration> Parser::declarations(Context context) {
    std::vector<Declaration> out;
    block([&](const Written& found) { declaration(found, context, out); }, [] { return false; });
    return out;
}

void Parser::declaration(const Written& found, Context context, std::vector<Declaration>& out) {
    const std::size_t before = out.size();
    parse_declaration(lower(found.name.text), place(found.name), found.value, found.important, source_, out, log_);
    // Pages are counted, and named strings looked up, when the pages are made: the boxes in their margins alone can show them. Those belong to no element.
    const auto is_out_of_place = [&](const ContentPiece& piece) {
        using enum ContentPiece::Kind;
        const bool of_page = piece.kind == page || piece.kind == pages || piece.kind == string;
        return piece.kind != text && of_page != (context == Context::margin_box);
    };
    if (out.size() == before || std::ranges::none_of(out.back().value.pieces, is_out_of_place))
        return;
    out.resize(before);
    value_error(found, context == Context::rule ? "none | normal | \"text\" counter(name, style) counters(name, \"text\", style) attr(name)"
                                                : "none | normal | \"text\" counter(page) counter(pages) string(name, first | start | last | first-except)");
}

std::optional<Parser::Written> Parser::written() {
    Written out;
    out.name = take();
    skip_space();
    if (out.name.kind != TokenKind::ident || !is(':')) {
        syntax_error(out.name.kind != TokenKind::ident ? out.name : now(), out.name.kind != TokenKind::ident ? "property" : ":");
        while (!is(';') && !is('}') && now().kind != TokenKind::end)
            take();
        return std::nullopt;
    }
    take();
    std::vector<Token>& value = out.value;
    int depth = 0;
    while (now().kind != TokenKind::end && (depth > 0 || (!is(';') && !is('}')))) {
        depth += now().kind == TokenKind::function || is('(');
        depth -= is(')');
        if (is('{')) {
            syntax_error(now(), ";");
            skip_block();
            return std::nullopt;
        }
        value.push_back(take());
    }
    const auto trim = [](std::vector<Token>& tokens) {
        while (!tokens.empty() && tokens.back().kind == TokenKind::white_space)
            tokens.pop_back();
        const auto first = std::ranges::find_if(tokens, [](const Token& token) { return token.kind != TokenKind::white_space; });
        tokens.erase(tokens.begin(), first);
    };
    trim(value);
    if (!value.empty() && value.back().kind == TokenKind::ident && lower(value.back().text) == "important") {
        std::vector<Token> before(value.begin(), value.end() - 1);
        trim(before); // CSS Syntax 3, 5.4.6: white space may stand behind the exclamation mark
        if (!before.empty() && before.back().kind == TokenKind::delimiter && before.back().text == "!") {
            out.important = true;
            before.pop_back();
            trim(before);
            value = std::move(before);
        }
    }
    if (value.empty()) {
        syntax_error(now(), "value");
        return std::nullopt;
    }
    return out;
}

Stylesheet parse(const diag::SourcePtr& source, diag::Log& log) { return Parser(source, log).run(); }

} // namespace qujat::markup::css
