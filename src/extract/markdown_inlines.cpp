#include "extract/markdown.hpp"

#include "base/utf8.hpp"
#include "extract/letters.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace qujat::extract {

namespace {

using Kind = MarkdownPiece::Kind;

bool is_ascii_punctuation(char c) { return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~'); }
bool is_space(char32_t c) { return c == 0 || c == U' ' || c == U'\t' || c == U'\n' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000; }
bool is_punctuation(char32_t c) {
    return (c < 0x80 && is_ascii_punctuation(static_cast<char>(c))) || (c > 0xA0 && c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA) || (c >= 0x2010 && c <= 0x205E) || c == 0x2116 ||
           (c >= 0x20A0 && c <= 0x20C0) || (c >= 0x3001 && c <= 0x303F);
}
bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alnum(char c) { return is_alpha(c) || (c >= '0' && c <= '9'); }

constexpr std::size_t most_tag = 1000;      ///< characters of one tag or address: longer ones are text
constexpr std::size_t most_failures = 50;   ///< tags and addresses of a paragraph that came to nothing: then no more are looked for
constexpr std::size_t most_backticks = 64;  ///< around one piece of code

// A run of "*", "_" or "~" (CommonMark, 6.2).
struct Run {
    std::size_t piece = 0;
    char sign = '*';
    std::size_t count = 0, length = 0;
    bool can_open = false, can_close = false;
    std::size_t before = 0, after = 0; ///< neighbours in the list; `none` at its ends
    std::vector<std::string> ends, starts; ///< tags that come of it
};
constexpr std::size_t none = static_cast<std::size_t>(-1);

struct Bracket {
    std::size_t piece = 0, at = 0; ///< its piece, and where its text begins
    bool is_image = false;
    std::size_t runs = 0; ///< runs before it
};

class InlineReader {
  public:
    InlineReader(std::string_view text, const MarkdownReferences& references) : text_(text), references_(references) {}

    std::vector<MarkdownPiece> read() {
        while (at_ < text_.size())
            read_one();
        pair_runs(0);
        return put_tags();
    }

  private:
    void add(Kind kind, std::string text) {
        if (kind == Kind::text && !pieces_.empty() && pieces_.back().kind == Kind::text && !is_fixed_)
            pieces_.back().text += text;
        else
            pieces_.push_back({kind, std::move(text)});
        is_fixed_ = false;
    }
    void add_text(std::string_view text) { add(Kind::text, std::string(text)); }
    /// A piece of its own, which may become something else.
    std::size_t add_fixed(std::string_view text) {
        pieces_.push_back({Kind::text, std::string(text)});
        is_fixed_ = true;
        return pieces_.size() - 1;
    }

    void read_one() {
        const char c = text_[at_];
        switch (c) {
        case '\\': return read_escape();
        case '`': return read_code();
        case '*':
        case '_':
        case '~': return read_run(c);
        case '[': return open_bracket(false);
        case '!':
            if (at_ + 1 < text_.size() && text_[at_ + 1] == '[')
                return open_bracket(true);
            break;
        case ']': return close_bracket();
        case '<': return read_angle();
        case '&': {
            std::string character;
            const std::size_t size = resolve_reference(text_.substr(at_), character);
            add_text(size == 0 ? std::string_view("&") : std::string_view(character));
            at_ += std::max<std::size_t>(size, 1);
            return;
        }
        case '\n': return read_line_end();
        default: break;
        }
        const std::size_t end = std::min(text_.find_first_of("\\`*_~[]!<&\n", at_ + 1), text_.size());
        add_text(text_.substr(at_, end - at_));
        at_ = end;
    }

    void read_escape() {
        const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
        if (next == '\n')
            add(Kind::line_break, {});
        else
            add_text(is_ascii_punctuation(next) ? text_.substr(at_ + 1, 1) : std::string_view("\\"));
        at_ += next == '\n' || is_ascii_punctuation(next) ? 2 : 1;
    }

    void read_line_end() {
        // Two spaces before the end of a line break it (6.7).
        const bool is_hard = at_ >= 2 && text_[at_ - 1] == ' ' && text_[at_ - 2] == ' ';
        if (is_hard)
            add(Kind::line_break, {});
        else
            add_text(" ");
        ++at_;
    }

    void read_code() {
        const std::size_t length = std::min(text_.find_first_not_of('`', at_), text_.size()) - at_;
        std::size_t close = at_ + length;
        if (length <= most_backticks && !has_no_end_[length])
            while (close < text_.size()) {
                close = std::min(text_.find('`', close), text_.size());
                const std::size_t end = std::min(text_.find_first_not_of('`', close), text_.size());
                if (end - close == length) {
                    std::string code(text_.substr(at_ + length, close - at_ - length));
                    std::ranges::replace(code, '\n', ' ');
                    add_text(code);
                    at_ = end;
                    return;
                }
                close = end;
            }
        if (length <= most_backticks)
            has_no_end_[length] = true;
        add_text(text_.substr(at_, length));
        at_ += length;
    }

    char32_t before(std::size_t at) const {
        if (at == 0)
            return 0;
        std::size_t begin = at - 1;
        while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0) == 0x80)
            --begin;
        const auto point = base::decode(text_, begin);
        return point ? point->value : char32_t{0xFFFD};
    }
    char32_t behind(std::size_t at) const {
        const auto point = at < text_.size() ? base::decode(text_, at) : std::nullopt;
        return at >= text_.size() ? 0 : point ? point->value : char32_t{0xFFFD};
    }

    void read_run(char sign) {
        const std::size_t end = std::min(text_.find_first_not_of(sign, at_), text_.size());
        const char32_t left = before(at_), right = behind(end);
        const bool is_left = !is_space(right) && (!is_punctuation(right) || is_space(left) || is_punctuation(left));
        const bool is_right = !is_space(left) && (!is_punctuation(left) || is_space(right) || is_punctuation(right));
        Run run;
        run.sign = sign;
        run.count = run.length = end - at_;
        run.can_open = is_left && (sign != '_' || !is_right || is_punctuation(left));
        run.can_close = is_right && (sign != '_' || !is_left || is_punctuation(right));
        if (sign == '~' && run.count > 2)
            run.can_open = run.can_close = false;
        run.piece = add_fixed({});
        runs_.push_back(std::move(run));
        at_ = end;
    }

    void open_bracket(bool is_image) {
        const std::size_t size = is_image ? 2 : 1;
        const std::size_t piece = add_fixed(text_.substr(at_, size));
        at_ += size;
        brackets_.push_back({piece, at_, is_image, runs_.size()});
    }

    void close_bracket() {
        if (brackets_.empty()) {
            add_text("]");
            ++at_;
            return;
        }
        const Bracket bracket = brackets_.back();
        brackets_.pop_back();
        const std::string_view inner = text_.substr(bracket.at, at_ - bracket.at);
        if (inner.size() < most_tag && inner.starts_with('^') && !bracket.is_image && references_.notes.contains(folded_label(inner))) {
            cut(bracket);
            add(Kind::note, folded_label(inner));
            is_fixed_ = true;
            ++at_;
            return;
        }
        const std::size_t end = link_end(inner);
        if (end == 0) {
            add_text("]");
            ++at_;
            return;
        }
        at_ = end;
        if (!bracket.is_image) {
            pieces_[bracket.piece].text.clear();
            return;
        }
        std::string alternative;
        for (std::size_t i = bracket.piece + 1; i < pieces_.size(); ++i)
            if (pieces_[i].kind == Kind::text)
                alternative += pieces_[i].text;
        cut(bracket);
        add(Kind::image, std::move(alternative));
        is_fixed_ = true;
    }

    void cut(const Bracket& bracket) {
        pieces_.resize(bracket.piece);
        runs_.resize(bracket.runs);
        is_fixed_ = true;
    }

    // Where the link ends whose text is `inner` and whose "]" stands at `at_`; 0 when it is none (6.3).
    std::size_t link_end(std::string_view inner) {
        std::size_t at = at_ + 1;
        if (at < text_.size() && text_[at] == '(' && failures_ < most_failures) {
            if (const std::size_t end = address_end(at); end > 0)
                return end;
            ++failures_;
        }
        if (at < text_.size() && text_[at] == '[') {
            const std::size_t close = text_.substr(0, std::min(text_.size(), at + 1000)).find(']', at);
            if (close != std::string_view::npos) {
                const std::string_view label = text_.substr(at + 1, close - at - 1);
                if (references_.links.contains(folded_label(label.empty() ? inner.substr(0, 1000) : label)))
                    return close + 1;
            }
        }
        return inner.size() < 1000 && references_.links.contains(folded_label(inner)) ? at_ + 1 : 0;
    }

    // "(address "title")", brackets within one another and titles in quotes.
    std::size_t address_end(std::size_t at) const {
        std::size_t depth = 0;
        char quote = '\0';
        const std::size_t most = std::min(text_.size(), at + most_tag);
        for (; at < most; ++at) {
            const char c = text_[at];
            if (c == '\\')
                ++at;
            else if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if ((c == '"' || c == '\'') && at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\n'))
                quote = c;
            else if (c == '<')
                quote = '>';
            else if (c == '(')
                ++depth;
            else if (c == ')' && --depth == 0)
                return at + 1;
        }
        return 0;
    }

    void read_angle() {
        const std::string_view rest = text_.substr(at_);
        const bool may_be_tag = rest.size() > 2 && (is_alpha(rest[1]) || rest[1] == '/' || rest[1] == '!') && failures_ < most_failures;
        if (const std::size_t size = may_be_tag ? html_tag_size(rest) : 0; size > 0) {
            add(Kind::html, std::string(rest.substr(0, size)));
            at_ += size;
            return;
        }
        failures_ += may_be_tag ? 1 : 0;
        // "<https://…>", "<a@b.kz>" (6.5)
        const std::size_t close = rest.substr(0, most_tag).find_first_of("> \n");
        if (close != std::string_view::npos && rest[close] == '>' && close > 1 && is_alnum(rest[1])) {
            const std::string_view address = rest.substr(1, close - 1);
            const std::size_t colon = address.find(':');
            if ((colon != std::string_view::npos && colon >= 2 && std::ranges::all_of(address.substr(0, colon), [](char c) { return is_alnum(c) || c == '+' || c == '.' || c == '-'; })) ||
                address.find('@') != std::string_view::npos) {
                add_text(address);
                at_ += close + 1;
                return;
            }
        }
        add_text("<");
        ++at_;
    }

    // Pairs openers with closers (CommonMark, appendix, "process emphasis"); what was looked for in vain is not looked for again.
    void pair_runs(std::size_t first) {
        for (std::size_t i = first; i < runs_.size(); ++i) {
            runs_[i].before = i == first ? none : i - 1;
            runs_[i].after = i + 1 < runs_.size() ? i + 1 : none;
        }
        std::map<std::tuple<char, bool, std::size_t>, std::size_t> bottoms;
        for (std::size_t at = first < runs_.size() ? first : none; at != none;) {
            Run& closer = runs_[at];
            if (!closer.can_close || closer.count == 0) {
                at = closer.after;
                continue;
            }
            const auto key = std::tuple(closer.sign, closer.can_open, closer.sign == '~' ? closer.count : closer.length % 3);
            const auto bottom = bottoms.find(key);
            std::size_t opener = closer.before;
            while (opener != none && !(bottom != bottoms.end() && opener <= bottom->second && bottom->second != none) && !fits(runs_[opener], closer))
                opener = runs_[opener].before;
            const bool is_below = opener != none && bottom != bottoms.end() && bottom->second != none && opener <= bottom->second;
            if (opener == none || is_below) {
                bottoms[key] = closer.before == none ? none : closer.before;
                const std::size_t next = closer.after;
                if (!closer.can_open)
                    unlink(at);
                at = next;
                continue;
            }
            pair(runs_[opener], closer);
            for (std::size_t between = closer.before; between != opener; between = runs_[between].before)
                unlink(between);
            if (runs_[opener].count == 0)
                unlink(opener);
            if (closer.count == 0) {
                const std::size_t next = closer.after;
                unlink(at);
                at = next;
            }
        }
    }

    static bool fits(const Run& opener, const Run& closer) {
        if (opener.sign != closer.sign || !opener.can_open || opener.count == 0)
            return false;
        if (opener.sign == '~')
            return opener.count == closer.count;
        return !((opener.can_close || closer.can_open) && (opener.length + closer.length) % 3 == 0 && (opener.length % 3 != 0 || closer.length % 3 != 0));
    }

    static void pair(Run& opener, Run& closer) {
        const std::size_t used = opener.sign == '~' ? opener.count : opener.count >= 2 && closer.count >= 2 ? 2 : 1;
        const std::string name = opener.sign == '~' ? "s" : used == 2 ? "strong" : "em";
        opener.starts.push_back(name); // the last is the outermost
        closer.ends.push_back(name);
        opener.count -= used;
        closer.count -= used;
    }

    void unlink(std::size_t at) {
        const Run& run = runs_[at];
        if (run.before != none)
            runs_[run.before].after = run.after;
        if (run.after != none)
            runs_[run.after].before = run.before;
    }

    std::vector<MarkdownPiece> put_tags() {
        std::vector<MarkdownPiece> result;
        result.reserve(pieces_.size() + runs_.size() * 2);
        std::size_t next = 0;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            if (next == runs_.size() || runs_[next].piece != i) {
                result.push_back(std::move(pieces_[i]));
                continue;
            }
            const Run& run = runs_[next++];
            for (const std::string& name : run.ends)
                result.push_back({Kind::end, name});
            result.push_back({Kind::text, std::string(run.count, run.sign)});
            for (auto name = run.starts.rbegin(); name != run.starts.rend(); ++name)
                result.push_back({Kind::start, *name});
        }
        return result;
    }

    std::string_view text_;
    const MarkdownReferences& references_;
    std::size_t at_ = 0;
    std::vector<MarkdownPiece> pieces_;
    std::size_t failures_ = 0;
    bool is_fixed_ = false; ///< the last piece takes no more text
    std::vector<Run> runs_;
    std::vector<Bracket> brackets_;
    std::array<bool, most_backticks + 1> has_no_end_{};
};

} // namespace

std::vector<MarkdownPiece> read_markdown_inlines(std::string_view text, const MarkdownReferences& references) { return InlineReader(text, references).read(); }

std::string folded_label(std::string_view label) { return folded(label); }

std::size_t html_tag_size(std::string_view text) {
    if (text.starts_with("<!--")) {
        const std::size_t end = text.find("-->", 4);
        return end == std::string_view::npos ? 0 : end + 3;
    }
    std::size_t at = text.starts_with("</") ? 2 : 1;
    if (at >= text.size() || !is_alpha(text[at]))
        return 0;
    while (at < text.size() && (is_alnum(text[at]) || text[at] == '-'))
        ++at;
    if (at >= text.size() || (text[at] != '>' && text[at] != '/' && text[at] != ' ' && text[at] != '\n' && text[at] != '\t'))
        return 0;
    char quote = '\0';
    for (const std::size_t most = std::min(text.size(), most_tag); at < most; ++at) {
        const char c = text[at];
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if ((c == '"' || c == '\'') && text[at - 1] == '=')
            quote = c;
        else if (c == '>')
            return at + 1;
        else if (c == '<')
            return 0;
    }
    return 0;
}

} // namespace qujat::extract
