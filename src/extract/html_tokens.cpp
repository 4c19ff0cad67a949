#include "extract/html_tokens.hpp"

#include "base/utf8.hpp"
#include "xml/entities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace qujat::extract {

namespace {

constexpr std::string_view white = " \t\n\r\f";

bool is_white(char c) { return white.find(c) != std::string_view::npos; }
bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alnum(char c) { return is_alpha(c) || (c >= '0' && c <= '9'); }

// 13.2.5.80: numbers of windows-1252's upper controls mean its characters; what cannot be a character is U+FFFD.
char32_t numbered(std::uint64_t number) {
    constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
                                                       0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178};
    if (number >= 0x80 && number <= 0x9F)
        return windows_1252[number - 0x80];
    const bool is_character = number > 0 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
    return is_character ? static_cast<char32_t>(number) : char32_t{0xFFFD};
}

constexpr auto raw_names = std::to_array<std::string_view>({"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"});
constexpr std::size_t most_attributes = 200; // more are passed over

} // namespace

std::string ascii_lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

std::size_t resolve_reference(std::string_view text, std::string& into) {
    if (text.starts_with("&#")) {
        const bool is_hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
        const std::size_t first = is_hex ? 3 : 2;
        std::uint64_t number = 0;
        const auto parsed = std::from_chars(text.data() + std::min(first, text.size()), text.data() + text.size(), number, is_hex ? 16 : 10);
        if (parsed.ec == std::errc::invalid_argument)
            return 0;
        base::append(into, parsed.ec == std::errc() ? numbered(number) : char32_t{0xFFFD});
        const auto end = static_cast<std::size_t>(parsed.ptr - text.data());
        return end + (end < text.size() && text[end] == ';' ? 1 : 0);
    }
    std::size_t end = 1;
    while (end < text.size() && end < 32 && is_alnum(text[end]))
        ++end;
    if (end < text.size() && text[end] == ';')
        if (const auto found = xml::find_entity(text.substr(1, end - 1))) {
            base::append(into, *found);
            return end + 1;
        }
    // Without a semicolon only the names of Latin-1 and of the marks of markup are known, whatever follows them: "&copy2026".
    for (end = std::min<std::size_t>(end, 7); end > 2; --end)
        if (const auto found = xml::find_entity(text.substr(1, end - 1)); found && *found <= 0xFF) {
            base::append(into, *found);
            return end;
        }
    return 0;
}

std::string resolve_references(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = std::min(text.find('&', at), text.size());
        result += text.substr(at, next - at);
        at = next;
        if (at == text.size())
            break;
        const std::size_t size = resolve_reference(text.substr(at), result);
        if (size == 0)
            result += '&';
        at += std::max<std::size_t>(size, 1);
    }
    return result;
}

const std::string* HtmlToken::find(std::string_view name) const {
    const auto found = std::ranges::find(attributes, name, [](const auto& one) { return std::string_view(one.first); });
    return found == attributes.end() ? nullptr : &found->second;
}

std::string_view HtmlToken::value(std::string_view name) const {
    const std::string* const found = find(name);
    return found == nullptr ? std::string_view() : *found;
}

// At "<!" or "<?": a comment, a declaration, or what HTML takes for one (13.2.5.41 and following).
bool HtmlTokenizer::skip_declaration() {
    const std::string_view rest = html_.substr(at_);
    if (!rest.starts_with("<!") && !rest.starts_with("<?"))
        return false;
    if (!rest.starts_with("<!--")) {
        at_ = std::min(html_.find('>', at_), html_.size() - 1) + 1;
        return true;
    }
    if (rest.starts_with("<!-->") || rest.starts_with("<!--->")) {
        at_ += rest[4] == '>' ? 5 : 6;
        return true;
    }
    const std::size_t end = html_.find("--", at_ + 4);
    for (std::size_t dashes = end; dashes != std::string_view::npos; dashes = html_.find("--", dashes + 1)) {
        const std::string_view behind = html_.substr(dashes + 2);
        if (behind.starts_with('>') || behind.starts_with("!>")) {
            at_ = dashes + (behind.starts_with('>') ? 3 : 4);
            return true;
        }
    }
    at_ = html_.size();
    return true;
}

bool HtmlTokenizer::next(HtmlToken& token) {
    token.attributes.clear();
    token.text.clear();
    if (!raw_.empty()) {
        read_raw(token);
        if (!token.text.empty())
            return true;
    }
    while (at_ < html_.size()) {
        if (html_[at_] == '<' && (skip_declaration() || read_tag(token))) {
            if (!token.text.empty())
                return true;
            continue;
        }
        // A "<" that begins nothing is text.
        const std::size_t end = std::min(html_.find('<', at_ + 1), html_.size());
        token.kind = HtmlToken::Kind::text;
        token.text = resolve_references(html_.substr(at_, end - at_));
        at_ = end;
        return true;
    }
    return false;
}

// Leaves the name empty when something was passed over.
bool HtmlTokenizer::read_tag(HtmlToken& token) {
    const bool is_end = html_.substr(at_).starts_with("</");
    const std::size_t name = at_ + (is_end ? 2 : 1);
    if (name >= html_.size() || !is_alpha(html_[name])) {
        if (!is_end || name >= html_.size())
            return false;
        at_ = std::min(html_.find('>', at_), html_.size() - 1) + 1; // "</ …>" is a comment
        return true;
    }
    std::size_t end = name;
    while (end < html_.size() && !is_white(html_[end]) && html_[end] != '/' && html_[end] != '>')
        ++end;
    token.kind = is_end ? HtmlToken::Kind::end : HtmlToken::Kind::start;
    token.text = ascii_lower(html_.substr(name, std::min<std::size_t>(end - name, 60)));
    at_ = end;
    read_attributes(token);
    if (!is_end && std::ranges::find(raw_names, token.text) != raw_names.end())
        raw_ = token.text;
    return true;
}

void HtmlTokenizer::read_attributes(HtmlToken& token) {
    while (at_ < html_.size()) {
        while (at_ < html_.size() && (is_white(html_[at_]) || html_[at_] == '/'))
            ++at_;
        if (at_ == html_.size())
            return;
        if (html_[at_] == '>') {
            ++at_;
            return;
        }
        const std::size_t begin = at_++;
        while (at_ < html_.size() && !is_white(html_[at_]) && html_[at_] != '/' && html_[at_] != '>' && html_[at_] != '=')
            ++at_;
        const std::string_view name = html_.substr(begin, at_ - begin);
        std::size_t equals = at_;
        while (equals < html_.size() && is_white(html_[equals]))
            ++equals;
        std::string_view value;
        if (equals < html_.size() && html_[equals] == '=') {
            at_ = equals + 1;
            while (at_ < html_.size() && is_white(html_[at_]))
                ++at_;
            if (at_ < html_.size() && (html_[at_] == '"' || html_[at_] == '\'')) {
                const std::size_t close = std::min(html_.find(html_[at_], at_ + 1), html_.size());
                value = html_.substr(at_ + 1, close - at_ - 1);
                at_ = std::min(close + 1, html_.size());
            } else {
                const std::size_t from = at_;
                while (at_ < html_.size() && !is_white(html_[at_]) && html_[at_] != '>')
                    ++at_;
                value = html_.substr(from, at_ - from);
            }
        }
        if (token.kind == HtmlToken::Kind::start && token.attributes.size() < most_attributes && name.size() <= 60) {
            const std::string key = ascii_lower(name);
            if (token.find(key) == nullptr)
                token.attributes.emplace_back(key, resolve_references(value));
        }
    }
}

// The content of an element that holds no markup: all until its end tag. Texts of a title or a text area have references, scripts have none.
void HtmlTokenizer::read_raw(HtmlToken& token) {
    std::size_t end = at_;
    for (end = html_.find("</", at_); end != std::string_view::npos; end = html_.find("</", end + 2)) {
        const std::string_view name = html_.substr(end + 2, raw_.size());
        const std::size_t behind = end + 2 + raw_.size();
        if (ascii_lower(name) == raw_ && (behind >= html_.size() || is_white(html_[behind]) || html_[behind] == '>' || html_[behind] == '/'))
            break;
    }
    end = std::min(end, html_.size());
    const std::string_view content = html_.substr(at_, end - at_);
    const bool has_references = raw_ == "title" || raw_ == "textarea";
    token.kind = HtmlToken::Kind::text;
    token.text = has_references ? resolve_references(content) : std::string(content);
    at_ = end;
    raw_.clear();
}

} // namespace qujat::extract
