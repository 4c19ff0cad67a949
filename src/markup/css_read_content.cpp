#include "markup/css_read_values.hpp"

namespace qujat::markup::css {

namespace {

// Goes over tokens, past white space.
class Cursor {
  public:
    explicit Cursor(const Tokens& tokens) : tokens_(tokens) { skip(); }
    bool at_end() const { return at_ == tokens_.size(); }
    bool is(TokenKind kind) const { return !at_end() && tokens_[at_].kind == kind; }
    const Token& take() {
        const Token& token = tokens_[at_++];
        skip();
        return token;
    }
    bool accept(char delimiter) {
        const bool found = is(TokenKind::delimiter) && tokens_[at_].text[0] == delimiter;
        if (found)
            take();
        return found;
    }

  private:
    void skip() {
        while (!at_end() && tokens_[at_].kind == TokenKind::white_space)
            ++at_;
    }
    const Tokens& tokens_;
    std::size_t at_ = 0;
};

// Words that are no names of an author's own (CSS Values 3, 3.2).
bool is_own_name(const std::string& text) {
    const std::string word = lower(text);
    return word != "none" && word != "inherit" && word != "initial" && word != "unset" && word != "default";
}

// `, style` if there is one.
bool read_counter_style(Cursor& at, ContentPiece& piece) {
    if (!at.accept(','))
        return true;
    if (!at.is(TokenKind::ident))
        return false;
    piece.style = counter_style_name(at.take().text);
    return true;
}

bool read_which(Cursor& at, ContentPiece& piece) {
    using enum doc::ContentPiece::Which;
    if (!at.accept(','))
        return true;
    if (!at.is(TokenKind::ident))
        return false;
    const std::string word = lower(at.take().text);
    piece.which = word == "start" ? start : word == "last" ? last : word == "first-except" ? first_except : doc::ContentPiece::Which::first;
    return word == "first" || piece.which != doc::ContentPiece::Which::first;
}

bool read_piece(Cursor& at, ContentPiece& piece) {
    using Kind = ContentPiece::Kind;
    if (at.is(TokenKind::string)) {
        piece.text = at.take().text;
        return true;
    }
    if (!at.is(TokenKind::function))
        return false;
    const std::string function = lower(at.take().text);
    if (function == "content") {
        piece.kind = Kind::content;
        return at.accept(')') || (at.is(TokenKind::ident) && lower(at.take().text) == "text" && at.accept(')'));
    }
    if (!at.is(TokenKind::ident))
        return false;
    piece.name = at.take().text;
    if (function == "attr") {
        piece.kind = Kind::attribute;
        return at.accept(')');
    }
    if (!is_own_name(piece.name))
        return false;
    if (function == "string") {
        piece.kind = Kind::string;
        return read_which(at, piece) && at.accept(')');
    }
    const std::string word = lower(piece.name);
    if (function == "counter" && (word == "page" || word == "pages")) {
        piece.kind = word == "page" ? Kind::page : Kind::pages;
        piece.name.clear();
        return at.accept(')');
    }
    if (function == "counters") {
        piece.kind = Kind::counters;
        if (word == "page" || word == "pages" || !at.accept(',') || !at.is(TokenKind::string))
            return false;
        piece.text = at.take().text;
    } else if (function == "counter") {
        piece.kind = Kind::counter;
    } else {
        return false;
    }
    return read_counter_style(at, piece) && at.accept(')');
}

// Names with an integer each, `otherwise` where it is left out.
bool read_counters(const Tokens& tokens, Value& value, int otherwise) {
    value.kind = Value::Kind::counters;
    if (tokens.size() == 1 && tokens[0].kind == TokenKind::ident && lower(tokens[0].text) == "none")
        return true;
    for (Cursor at(tokens); !at.at_end();) {
        if (!at.is(TokenKind::ident))
            return false;
        CounterChange change{at.take().text, otherwise};
        const std::string word = lower(change.name);
        if (!is_own_name(change.name) || word == "page" || word == "pages") // pages are counted by the layout
            return false;
        if (at.is(TokenKind::number)) {
            const Token& number = at.take();
            if (!is_integer(number))
                return false;
            change.value = static_cast<int>(number.micro / 1'000'000);
        }
        value.counters.push_back(std::move(change));
    }
    return !value.counters.empty();
}

} // namespace

bool is_integer(const Token& token) { return token.kind == TokenKind::number && token.text.find('.') == std::string::npos; }

std::string counter_style_name(const std::string& text) {
    // The predefined names compare as keywords do (CSS Counter Styles 3, 6), those of authors by case.
    for (const std::string_view name : {"decimal", "decimal-leading-zero", "lower-roman", "upper-roman", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin", "disc", "circle", "square", "none"}) {
        if (lower(text) == name)
            return std::string(name);
    }
    return text;
}

bool read_content(const Tokens& tokens, Value& value) {
    value.kind = Value::Kind::pieces;
    if (tokens.size() == 1 && tokens[0].kind == TokenKind::ident && (lower(tokens[0].text) == "none" || lower(tokens[0].text) == "normal"))
        return true;
    for (Cursor at(tokens); !at.at_end();) {
        ContentPiece piece;
        if (!read_piece(at, piece) || piece.kind == ContentPiece::Kind::content)
            return false;
        value.pieces.push_back(std::move(piece));
    }
    return !value.pieces.empty();
}

bool read_string_set(const Tokens& tokens, Value& value) {
    value.kind = Value::Kind::strings;
    if (tokens.size() == 1 && tokens[0].kind == TokenKind::ident && lower(tokens[0].text) == "none")
        return true;
    Cursor at(tokens);
    do {
        if (!at.is(TokenKind::ident))
            return false;
        StringSet set{at.take().text, {}};
        while (at.is(TokenKind::string) || at.is(TokenKind::function)) {
            ContentPiece piece;
            if (!read_piece(at, piece) || piece.kind == ContentPiece::Kind::string || piece.kind == ContentPiece::Kind::page || piece.kind == ContentPiece::Kind::pages)
                return false;
            set.pieces.push_back(std::move(piece));
        }
        if (set.pieces.empty() || !is_own_name(set.name))
            return false;
        value.strings.push_back(std::move(set));
    } while (at.accept(','));
    return at.at_end();
}

bool read_counter_reset(const Tokens& t, Value& v) { return read_counters(t, v, 0); }

bool read_counter_increment(const Tokens& t, Value& v) { return read_counters(t, v, 1); }

bool read_families(const Tokens& tokens, Value& value) {
    value.kind = Value::Kind::families;
    std::string name;
    bool is_quoted = false;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::string && name.empty() && !token.text.empty()) {
            name = token.text;
            is_quoted = true;
        } else if (token.kind == TokenKind::ident && !is_quoted) {
            name += (name.empty() ? "" : " ") + token.text; // CSS Fonts 3, 3.1: a sequence of identifiers is one name
        } else if (token.kind == TokenKind::delimiter && token.text == "," && !name.empty()) {
            value.families.push_back(std::move(name));
            name.clear();
            is_quoted = false;
        } else if (token.kind != TokenKind::white_space) {
            return false;
        }
    }
    if (name.empty())
        return false;
    value.families.push_back(std::move(name));
    return true;
}

} // namespace qujat::markup::css
