#include "markup/css.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace qujat::markup::css {

namespace {

const std::vector<std::string> margin_box_names = [] {
    std::vector<std::string> out;
    for (int i = 0; i <= static_cast<int>(doc::MarginBox::left_top); ++i)
        out.emplace_back(doc::margin_box_name(static_cast<doc::MarginBox>(i)));
    return out;
}();

std::string lower(std::string text) {
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

class Parser {
  public:
    Parser(const diag::SourcePtr& source, diag::Log& log) : source_(source), log_(log), tokens_(tokenize(source, log)) {}

    Stylesheet run() {
        Stylesheet sheet;
        for (skip_space(); now().kind != TokenKind::end; skip_space()) {
            if (now().kind == TokenKind::at_keyword)
                at_rule(sheet);
            else
                rule(sheet);
        }
        return sheet;
    }

  private:
    const Token& now() const { return tokens_[at_]; }
    const Token& take() { return at_ + 1 < tokens_.size() ? tokens_[at_++] : tokens_[at_]; }
    bool is(char c) const { return now().kind == TokenKind::delimiter && now().text[0] == c; }
    void skip_space() {
        while (now().kind == TokenKind::white_space)
            take();
    }
    diag::Place place(const Token& token) const { return {source_, token.begin, token.end, {}}; }
    void syntax_error(const Token& token, std::string_view expected) {
        log_.add("MRK-0102", place(token), {{"found", token.kind == TokenKind::end ? "…" : diag::quoted(std::string_view(source_->text).substr(token.begin, token.end - token.begin), 30)}, {"expected", std::string(expected)}});
    }
    // Behind the block that starts at the next '{', or behind the next ';' where there is none.
    void skip_block() {
        int depth = 0;
        while (now().kind != TokenKind::end) {
            const bool open = is('{'), close = is('}'), semicolon = is(';');
            take();
            depth += open - close;
            if ((close && depth <= 0) || (semicolon && depth == 0))
                return;
        }
    }

    void rule(Stylesheet& sheet) {
        Rule rule;
        const std::size_t errors = log_.errors();
        do {
            skip_space();
            rule.selectors.push_back(selector());
            skip_space();
        } while (log_.errors() == errors && is(',') && (take(), true));
        if (log_.errors() == errors && !is('{'))
            syntax_error(now(), "{");
        if (log_.errors() != errors) {
            skip_block();
            return;
        }
        take();
        rule.declarations = declarations(nullptr);
        sheet.rules.push_back(std::move(rule));
    }

    Selector selector() {
        Selector selector;
        for (;;) {
            selector.compounds.push_back(compound(selector.specificity));
            bool spaced = now().kind == TokenKind::white_space;
            skip_space();
            if (is('>')) {
                take();
                skip_space();
                selector.combinators.push_back(Combinator::child);
            } else if (spaced && !is(',') && !is('{') && now().kind != TokenKind::end) {
                selector.combinators.push_back(Combinator::descendant);
            } else {
                return selector;
            }
        }
    }

    void selector_error(const Token& token) {
        log_.add("MRK-0105", place(token), {{"found", diag::quoted(std::string_view(source_->text).substr(token.begin, std::max(token.end, token.begin + 1) - token.begin), 30)}});
    }

    Compound compound(int& specificity) {
        Compound out;
        bool any = false;
        if (now().kind == TokenKind::ident) {
            out.element = lower(take().text);
            specificity += 1;
            any = true;
        } else if (is('*')) {
            take();
            any = true;
        }
        for (;; any = true) {
            if (now().kind == TokenKind::hash) {
                out.id = take().text;
                specificity += 10000;
            } else if (is('.')) {
                take();
                if (now().kind != TokenKind::ident) {
                    selector_error(now());
                    return out;
                }
                out.classes.push_back(take().text);
                specificity += 100;
            } else if (is('[')) {
                take();
                if (!attribute(out))
                    return out;
                specificity += 100;
            } else if (is(':')) {
                take();
                if (!pseudo(out))
                    return out;
                specificity += 100;
            } else {
                break;
            }
        }
        if (!any)
            selector_error(now());
        return out;
    }

    bool attribute(Compound& out) {
        if (now().kind != TokenKind::ident)
            return selector_error(now()), false;
        std::string name = take().text;
        std::optional<std::string> value;
        if (is('=')) {
            take();
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

    bool pseudo(Compound& out) {
        const Token& token = now();
        if (token.kind == TokenKind::ident && token.text == "first-child") {
            out.first_child = true;
        } else if (token.kind == TokenKind::ident && token.text == "last-child") {
            out.last_child = true;
        } else if (token.kind == TokenKind::function && token.text == "lang") {
            take();
            if (now().kind != TokenKind::ident)
                return selector_error(now()), false;
            out.language = take().text;
            if (!is(')'))
                return selector_error(now()), false;
        } else if (token.kind == TokenKind::function && token.text == "nth-child") {
            take();
            skip_space();
            // odd, even, or a plain number; the general an+b is not needed by official papers.
            if (now().kind == TokenKind::ident && now().text == "odd")
                out.nth.emplace_back(2, 1);
            else if (now().kind == TokenKind::ident && now().text == "even")
                out.nth.emplace_back(2, 0);
            else if (now().kind == TokenKind::number && now().micro > 0 && now().micro % 1'000'000 == 0)
                out.nth.emplace_back(0, static_cast<int>(now().micro / 1'000'000));
            else
                return selector_error(now()), false;
            take();
            skip_space();
            if (!is(')'))
                return selector_error(now()), false;
        } else {
            return selector_error(token), false;
        }
        take();
        return true;
    }

    // Up to and behind the closing brace. Inside @page, `page` takes the margin boxes.
    std::vector<Declaration> declarations(PageRule* page) {
        std::vector<Declaration> out;
        for (skip_space(); !is('}'); skip_space()) {
            if (now().kind == TokenKind::end) {
                syntax_error(now(), "}");
                return out;
            }
            if (is(';')) {
                take();
                continue;
            }
            if (page && now().kind == TokenKind::at_keyword) {
                margin_box(*page);
                continue;
            }
            declaration(page, out);
        }
        take();
        return out;
    }

    void declaration(PageRule* page, std::vector<Declaration>& out) {
        const Token name = take();
        skip_space();
        if (name.kind != TokenKind::ident || !is(':')) {
            syntax_error(name.kind != TokenKind::ident ? name : now(), name.kind != TokenKind::ident ? "property" : ":");
            while (!is(';') && !is('}') && now().kind != TokenKind::end)
                take();
            return;
        }
        take();
        std::vector<Token> value;
        int depth = 0;
        while (now().kind != TokenKind::end && (depth > 0 || (!is(';') && !is('}')))) {
            depth += now().kind == TokenKind::function || is('(');
            depth -= is(')');
            if (is('{')) {
                syntax_error(now(), ";");
                skip_block();
                return;
            }
            value.push_back(take());
        }
        const auto trim = [](std::vector<Token>& tokens) {
            while (!tokens.empty() && tokens.back().kind == TokenKind::white_space)
                tokens.pop_back();
            while (!tokens.empty() && tokens.front().kind == TokenKind::white_space)
                tokens.erase(tokens.begin());
        };
        trim(value);
        bool important = false;
        if (!value.empty() && value.back().kind == TokenKind::ident && lower(value.back().text) == "important") {
            std::vector<Token> before(value.begin(), value.end() - 1);
            trim(before); // CSS Syntax 3, 5.4.6: white space may stand behind the exclamation mark
            if (!before.empty() && before.back().kind == TokenKind::delimiter && before.back().text == "!") {
                important = true;
                before.pop_back();
                trim(before);
                value = std::move(before);
            }
        }
        if (value.empty()) {
            syntax_error(now(), "value");
            return;
        }
        if (page && page->first_only) { // one size and one set of margins for all pages
            log_.add("MRK-0103", place(name), {{"found", name.text}, {"nearest", "@page { " + lower(name.text) + " }"}});
            return;
        }
        if (page && lower(name.text) == "size") {
            page_size(*page, value);
            return;
        }
        const std::size_t before = out.size();
        parse_declaration(lower(name.text), place(name), std::move(value), important, source_, out, log_);
        if (page && out.size() > before && !lower(name.text).starts_with("margin")) {
            out.resize(before);
            log_.add("MRK-0103", place(name), {{"found", name.text}, {"nearest", "size, margin"}});
        }
    }

    void page_size(PageRule& page, const std::vector<Token>& value) {
        static constexpr struct { std::string_view name; base::Size size; } sizes[] = {
            {"a3", {base::operator""_mm(297), base::operator""_mm(420)}},
            {"a4", {base::operator""_mm(210), base::operator""_mm(297)}},
            {"a5", {base::operator""_mm(148), base::operator""_mm(210)}},
        };
        std::optional<base::Size> size;
        bool landscape = false, turned = false, bad = false;
        for (const Token& token : value) {
            const std::string word = lower(token.text);
            if (token.kind == TokenKind::white_space)
                continue;
            const auto* named = std::ranges::find(sizes, word, [](const auto& s) { return std::string(s.name); });
            if (token.kind == TokenKind::ident && named != std::end(sizes) && !size)
                size = named->size;
            else if (token.kind == TokenKind::ident && (word == "landscape" || word == "portrait") && !turned)
                landscape = word == "landscape", turned = true;
            else
                bad = true;
        }
        if (bad || !size) {
            log_.add("MRK-0104", {source_, value.front().begin, value.back().end, {}},
                     {{"property", "size"}, {"found", diag::quoted(std::string_view(source_->text).substr(value.front().begin, value.back().end - value.front().begin), 40)}, {"expected", "A3 | A4 | A5, portrait | landscape"}});
            return;
        }
        if (landscape)
            std::swap(size->width, size->height);
        page.size = size;
    }

    void margin_box(PageRule& page) {
        const Token name = take();
        const auto found = std::ranges::find(margin_box_names, lower(name.text));
        skip_space();
        if (found == margin_box_names.end() || !is('{')) {
            log_.add("MRK-0106", place(name), {{"found", "@" + name.text}, {"nearest", "@" + (found == margin_box_names.end() ? base::nearest(lower(name.text), margin_box_names) : *found)}});
            skip_block();
            return;
        }
        take();
        MarginRule rule;
        rule.box = static_cast<doc::MarginBox>(found - margin_box_names.begin());
        rule.place = place(name);
        rule.declarations = declarations(nullptr);
        page.margins.push_back(std::move(rule));
    }

    void at_rule(Stylesheet& sheet) {
        const Token name = take();
        skip_space();
        if (lower(name.text) != "page") {
            log_.add("MRK-0106", place(name), {{"found", "@" + name.text}, {"nearest", "@page"}});
            skip_block();
            return;
        }
        PageRule page;
        if (is(':')) {
            take();
            if (now().kind != TokenKind::ident || now().text != "first") {
                selector_error(now());
                skip_block();
                return;
            }
            take();
            page.first_only = true;
            skip_space();
        }
        if (!is('{')) {
            syntax_error(now(), "{");
            skip_block();
            return;
        }
        take();
        page.declarations = declarations(&page);
        sheet.pages.push_back(std::move(page));
    }

    const diag::SourcePtr& source_;
    diag::Log& log_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
};

} // namespace

Stylesheet parse(const diag::SourcePtr& source, diag::Log& log) { return Parser(source, log).run(); }

} // namespace qujat::markup::css
