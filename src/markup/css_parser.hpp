#pragma once

#include "markup/css.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The reader of a style sheet, over tokens; its parts stand in css_parse.cpp (rules, declarations), css_parse_selector.cpp and css_parse_at_rule.cpp.
namespace qujat::markup::css {

class Parser {
  public:
    Parser(const diag::SourcePtr& source, diag::Log& log) : source_(source), log_(log), tokens_(tokenize(source, log)) {}
    Stylesheet run();

  private:
    /// `name: value !important` as it stands.
    struct Written {
        Token name;
        std::vector<Token> value; ///< not empty, no white space at its ends
        bool important = false;
    };
    /// Where declarations stand decides what `content` may hold.
    enum class Context { rule, margin_box };

    const Token& now() const { return tokens_[at_]; }
    const Token& take() { return at_ + 1 < tokens_.size() ? tokens_[at_++] : tokens_[at_]; }
    bool is(char c) const { return now().kind == TokenKind::delimiter && now().text[0] == c; }
    bool accept(char c) { return is(c) && (take(), true); }
    void skip_space() {
        while (now().kind == TokenKind::white_space)
            take();
    }
    std::string_view text(const Token& first, const Token& last) const { return std::string_view(source_->text).substr(first.begin, last.end - first.begin); }
    diag::Place place(const Token& token) const { return {source_, token.begin, token.end, {}}; }
    diag::Place place(const std::vector<Token>& value) const { return {source_, value.front().begin, value.back().end, {}}; }
    void syntax_error(const Token& token, std::string_view expected);
    void value_error(const Written& written, std::string_view expected);
    void selector_error(const Token& token);
    /// Behind the block that starts at the next '{', or behind the next ';' where there is none.
    void skip_block();

    void rule(Stylesheet& sheet);
    std::vector<Declaration> declarations(Context context);
    void declaration(const Written& written, Context context, std::vector<Declaration>& out);
    /// Goes over a block up to and behind its closing brace; `other` may take what starts with an @.
    template <class TakeDeclaration, class TakeAtRule>
    void block(const TakeDeclaration& take_declaration, const TakeAtRule& take_at_rule);
    std::optional<Written> written();

    Selector selector();
    Compound compound(Selector& selector);
    bool attribute(Compound& out);
    bool pseudo(Compound& out, Selector& selector);
    bool nth(Compound& out);

    void at_rule(Stylesheet& sheet);
    void page(Stylesheet& sheet);
    void page_declaration(PageRule& page, const Written& written);
    void page_size(PageRule& page, const Written& written);
    void margin_box(PageRule& page);
    void counter_style(Stylesheet& sheet);

    const diag::SourcePtr& source_;
    diag::Log& log_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
};

template <class TakeDeclaration, class TakeAtRule>
void Parser::block(const TakeDeclaration& take_declaration, const TakeAtRule& take_at_rule) {
    for (skip_space(); !is('}'); skip_space()) {
        if (now().kind == TokenKind::end) {
            syntax_error(now(), "}");
            return;
        }
        if (accept(';') || (now().kind == TokenKind::at_keyword && take_at_rule()))
            continue;
        if (const auto found = written())
            take_declaration(*found);
    }
    take();
}

} // namespace qujat::markup::css
