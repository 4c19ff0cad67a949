#include "markup/expression.hpp"

#include "base/utf8.hpp"

#include <optional>

namespace qujat::markup {

namespace {

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_name(char c) { return is_name_start(c) || (c >= '0' && c <= '9') || c == '-'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Recursive descent over XPath 1.0, 3.1 to 3.5; depth is bounded, since a template may come from anywhere.
class Parser {
  public:
    Parser(std::string_view text, const diag::SourcePtr& source, std::uint32_t offset, diag::Log& log)
        : text_(text), source_(source), offset_(offset), log_(log) {}

    std::optional<Expression> run() {
        Expression expression = either();
        skip_space();
        if (!failed_ && at_ < text_.size())
            fail("and, or, =");
        return failed_ ? std::nullopt : std::optional(std::move(expression));
    }

  private:
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    std::uint32_t here() const { return offset_ + static_cast<std::uint32_t>(at_); }
    void skip_space() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')
            ++at_;
    }
    void fail(std::string_view expected) {
        if (failed_)
            return;
        failed_ = true;
        const auto point = base::decode(text_, at_);
        const std::size_t size = point ? point->size : at_ < text_.size() ? 1 : 0;
        log_.add("MRK-0201", {source_, here(), here() + static_cast<std::uint32_t>(size), {}},
                 {{"found", size == 0 ? "…" : diag::quoted(text_.substr(at_, size))}, {"expected", std::string(expected)}});
    }
    bool take_word(std::string_view word) {
        skip_space();
        if (text_.substr(at_, word.size()) != word || is_name(peek(word.size())))
            return false;
        at_ += word.size();
        return true;
    }

    Expression binary(Expression::Kind kind, Expression (Parser::*part)(), std::string_view word) {
        Expression first = (this->*part)();
        while (!failed_ && take_word(word)) {
            Expression joined;
            joined.kind = kind;
            joined.begin = first.begin;
            joined.parts.push_back(std::move(first));
            joined.parts.push_back((this->*part)());
            joined.end = here();
            first = std::move(joined);
        }
        return first;
    }
    Expression either() {
        if (++depth_ > 50)
            fail("…");
        Expression out = failed_ ? Expression{} : binary(Expression::Kind::either, &Parser::both, "or");
        --depth_;
        return out;
    }
    Expression both() { return binary(Expression::Kind::both, &Parser::comparison, "and"); }

    Expression comparison() {
        Expression first = primary();
        skip_space();
        for (const std::string_view sign : {"!=", "<=", ">=", "=", "<", ">"}) {
            if (!failed_ && text_.substr(at_, sign.size()) == sign) {
                at_ += sign.size();
                Expression out;
                out.kind = Expression::Kind::compare;
                out.text = sign;
                out.begin = first.begin;
                out.parts.push_back(std::move(first));
                out.parts.push_back(primary());
                out.end = here();
                return out;
            }
        }
        return first;
    }

    Expression primary() {
        skip_space();
        Expression out;
        out.begin = here();
        const char c = peek();
        if (c == '\'' || c == '"') {
            const std::size_t close = text_.find(c, at_ + 1);
            if (close == std::string_view::npos) {
                fail(std::string(1, c));
                return out;
            }
            out.kind = Expression::Kind::string;
            out.text = text_.substr(at_ + 1, close - at_ - 1);
            at_ = close + 1;
        } else if (is_digit(c)) {
            out.kind = Expression::Kind::number;
            while (is_digit(peek()) && out.number < 1'000'000'000)
                out.number = out.number * 10 + (text_[at_++] - '0');
        } else if (c == '(') {
            ++at_;
            out = either();
            close_bracket();
        } else if (is_function()) {
            call(out);
        } else {
            path(out);
        }
        out.end = here();
        return out;
    }

    // name( or q:name(
    bool is_function() const {
        std::size_t i = at_;
        const auto name = [&] {
            if (i >= text_.size() || !is_name_start(text_[i]))
                return false;
            while (i < text_.size() && is_name(text_[i]))
                ++i;
            return true;
        };
        if (!name())
            return false;
        if (i < text_.size() && text_[i] == ':' && (++i, !name()))
            return false;
        while (i < text_.size() && text_[i] == ' ')
            ++i;
        return i < text_.size() && text_[i] == '(';
    }

    void call(Expression& out) {
        out.kind = Expression::Kind::call;
        out.source = source_;
        while (is_name(peek()) || peek() == ':')
            out.text += text_[at_++];
        skip_space();
        ++at_; // the bracket that is_function saw
        skip_space();
        if (peek() != ')') {
            do
                out.parts.push_back(either());
            while (!failed_ && (skip_space(), peek() == ',') && (++at_, true));
        }
        close_bracket();
    }

    void close_bracket() {
        skip_space();
        if (peek() != ')' || failed_)
            fail(")");
        else
            ++at_;
    }

    void path(Expression& out) {
        out.kind = Expression::Kind::path;
        if (peek() == '/') {
            out.absolute = true;
            ++at_;
        }
        do {
            Step step;
            step.begin = here();
            if (peek() == '.' && peek(1) == '.') {
                step.kind = Step::Kind::parent;
                at_ += 2;
            } else if (peek() == '.') {
                step.kind = Step::Kind::self;
                ++at_;
            } else if (is_name_start(peek())) {
                while (is_name(peek()))
                    step.name += text_[at_++];
                index(step);
            } else {
                return fail("field, 'text', number, function(…)");
            }
            step.end = here();
            out.steps.push_back(std::move(step));
        } while (!failed_ && peek() == '/' && (++at_, true));
    }

    void index(Step& step) {
        if (peek() != '[')
            return;
        ++at_;
        while (is_digit(peek()) && step.index < 1'000'000)
            step.index = step.index * 10 + (text_[at_++] - '0');
        if (step.index == 0 || peek() != ']')
            return fail("[n]");
        ++at_;
    }

    std::string_view text_;
    const diag::SourcePtr& source_;
    std::uint32_t offset_;
    diag::Log& log_;
    std::size_t at_ = 0;
    int depth_ = 0;
    bool failed_ = false;
};

} // namespace

std::optional<Expression> parse_expression(std::string_view text, const diag::SourcePtr& source, std::uint32_t offset, diag::Log& log) {
    return Parser(text, source, offset, log).run();
}

} // namespace qujat::markup
