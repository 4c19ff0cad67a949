#include "markup/css.hpp"

#include "base/utf8.hpp"

namespace qujat::markup::css {

namespace {

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name(char c) { return is_name_start(c) || is_digit(c) || c == '-'; }
bool is_line_end(char c) { return c == '\n' || c == '\r' || c == '\f'; } // CSS Syntax 3, 3.3
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

class Tokenizer {
  public:
    Tokenizer(const diag::SourcePtr& source, diag::Log& log) : source_(source), text_(source->text), log_(log) {}

    std::vector<Token> run() {
        if (const auto malformed = base::find_malformed(text_)) {
            at_ = *malformed + 1;
            error(static_cast<std::uint32_t>(*malformed), text_.substr(*malformed, 1));
            at_ = text_.size(); // nothing of it can be trusted
        }
        while (at_ < text_.size())
            next();
        tokens_.push_back(Token{TokenKind::end, "", 0, "", position(), position()});
        return std::move(tokens_);
    }

  private:
    std::uint32_t position() const { return static_cast<std::uint32_t>(at_); }
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    bool starts_number() const {
        std::size_t i = peek() == '+' || peek() == '-' ? 1 : 0;
        return is_digit(peek(i)) || (peek(i) == '.' && is_digit(peek(i + 1)));
    }
    bool starts_name() const { return is_name_start(peek()) || (peek() == '-' && (is_name_start(peek(1)) || peek(1) == '-')); }
    void error(std::uint32_t begin, std::string_view found) {
        log_.add("MRK-0101", {source_, begin, position(), {}}, {{"found", diag::quoted(found, 30)}});
    }
    std::string name() {
        const std::size_t begin = at_;
        while (is_name(peek()) && at_ < text_.size())
            ++at_;
        return std::string(text_.substr(begin, at_ - begin));
    }
    void push(TokenKind kind, std::string text, std::uint32_t begin) { tokens_.push_back(Token{kind, std::move(text), 0, "", begin, position()}); }

    void next() {
        const std::uint32_t begin = position();
        const char c = peek();
        if (is_space(c)) {
            while (is_space(peek()))
                ++at_;
            push(TokenKind::white_space, " ", begin);
        } else if (c == '/' && peek(1) == '*') {
            const std::size_t close = text_.find("*/", at_ + 2);
            at_ = close == std::string_view::npos ? text_.size() : close + 2;
            if (close == std::string_view::npos)
                error(begin, "/*");
        } else if (c == '"' || c == '\'') {
            quoted_string(c, begin);
        } else if (starts_number()) {
            number(begin);
        } else if (starts_name()) {
            std::string word = name();
            if (peek() == '(') {
                ++at_;
                push(TokenKind::function, std::move(word), begin);
            } else {
                push(TokenKind::ident, std::move(word), begin);
            }
        } else if (c == '#' && is_name(peek(1))) {
            ++at_;
            push(TokenKind::hash, name(), begin);
        } else if (c == '@' && (is_name_start(peek(1)) || peek(1) == '-')) {
            ++at_;
            push(TokenKind::at_keyword, name(), begin);
        } else {
            static constexpr std::string_view delimiters = "{}[]():;,.>*=!+-~|^$/";
            ++at_;
            if (delimiters.find(c) == std::string_view::npos)
                error(begin, text_.substr(begin, 1));
            else
                push(TokenKind::delimiter, std::string(1, c), begin);
        }
    }

    void quoted_string(char quote, std::uint32_t begin) {
        std::string value;
        ++at_;
        while (at_ < text_.size() && peek() != quote && !is_line_end(peek())) {
            if (peek() == '\\')
                escape(value);
            else
                value += text_[at_++];
        }
        if (peek() != quote || at_ >= text_.size())
            error(begin, text_.substr(begin, 1));
        else
            ++at_;
        push(TokenKind::string, std::move(value), begin);
    }

    // One white space or line end; CR LF is one.
    void skip_one_space() {
        if (is_space(peek()))
            at_ += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
    }

    // CSS Syntax 3, 4.3.7: up to six hexadecimal digits and one white space, or the character itself; an escaped line end is nothing (4.3.5).
    void escape(std::string& value) {
        ++at_;
        if (is_line_end(peek())) {
            skip_one_space();
            return;
        }
        char32_t code = 0;
        int count = 0;
        while (count < 6 && at_ < text_.size()) {
            const char c = peek();
            const int digit = is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
            if (digit < 0)
                break;
            code = code * 16 + static_cast<char32_t>(digit);
            ++count, ++at_;
        }
        if (count == 0) {
            if (at_ < text_.size())
                value += text_[at_++];
            return;
        }
        skip_one_space();
        base::append(value, code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ? 0xFFFD : code);
    }

    void number(std::uint32_t begin) {
        const bool negative = peek() == '-';
        if (peek() == '+' || peek() == '-')
            ++at_;
        // Beyond a million the value is no sensible distance on paper; it is clamped, so that arithmetic cannot overflow.
        constexpr std::int64_t most = 1'000'000;
        std::int64_t whole = 0, fraction = 0, unit = 1'000'000;
        for (; is_digit(peek()); ++at_)
            whole = std::min<std::int64_t>(whole * 10 + (peek() - '0'), most);
        if (peek() == '.' && is_digit(peek(1))) {
            for (++at_; is_digit(peek()); ++at_) {
                if (unit > 1) {
                    unit /= 10;
                    fraction += (peek() - '0') * unit;
                }
            }
        }
        Token token{TokenKind::number, "", (whole * 1'000'000 + fraction) * (negative ? -1 : 1), "", begin, position()};
        if (peek() == '%') {
            ++at_;
            token.kind = TokenKind::percentage;
        } else if (starts_name()) {
            token.kind = TokenKind::dimension;
            token.unit = name();
            for (char& c : token.unit)
                c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        token.end = position();
        token.text = std::string(text_.substr(begin, at_ - begin));
        tokens_.push_back(std::move(token));
    }

    const diag::SourcePtr& source_;
    std::string_view text_;
    diag::Log& log_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

} // namespace

std::vector<Token> tokenize(const diag::SourcePtr& source, diag::Log& log) { return Tokenizer(source, log).run(); }

} // namespace qujat::markup::css
