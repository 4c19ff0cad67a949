#include "xml/scan.hpp"

#include <algorithm>
#include <cctype>

namespace qujat::xml {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool ends_name(char c) { return is_space(c) || c == '/' || c == '>' || c == '=' || c == '<'; }

std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

// Offset behind `needle`, searched from `from`; the end of the text when it is not there.
std::size_t behind(std::string_view text, std::string_view needle, std::size_t from) {
    const std::size_t found = text.find(needle, from);
    return found == std::string_view::npos ? text.size() : found + needle.size();
}

// Offset behind a comment or processing instruction at `at`; `at` itself when none stands there.
std::size_t behind_aside(std::string_view text, std::size_t at) {
    if (text.substr(at).starts_with("<!--"))
        return behind(text, "-->", at + 4);
    if (text.substr(at).starts_with("<?"))
        return behind(text, "?>", at + 2);
    return at;
}

// Offset behind the '>' that ends the tag at `at`; one inside quotes does not.
std::size_t behind_tag(std::string_view text, std::size_t at) {
    char quote = 0;
    for (std::size_t i = at; i < text.size(); ++i) {
        if (quote != 0)
            quote = text[i] == quote ? '\0' : quote;
        else if (text[i] == '"' || text[i] == '\'')
            quote = text[i];
        else if (text[i] == '>')
            return i + 1;
    }
    return text.size();
}

std::string_view name_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && !ends_name(text[end]))
        ++end;
    return text.substr(at, end - at);
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
    });
}

} // namespace

Tag next_tag(std::string_view text, std::uint32_t offset) {
    Tag tag;
    tag.begin = tag.end = narrow(text.size());
    const auto note_text = [&tag](std::size_t begin, std::size_t end) {
        if (begin == end)
            return;
        if (tag.text_begin == tag.text_end)
            tag.text_begin = narrow(begin);
        tag.text_end = narrow(end);
    };
    for (std::size_t at = std::min<std::size_t>(offset, text.size()); at < text.size();) {
        const std::size_t markup = std::min(text.find('<', at), text.size());
        note_text(at, markup);
        at = markup;
        if (at == text.size())
            break;
        if (text.substr(at).starts_with("<![CDATA[")) {
            const std::size_t end = behind(text, "]]>", at + 9);
            note_text(at, end);
            at = end;
            continue;
        }
        if (const std::size_t end = behind_aside(text, at); end != at) {
            at = end;
            continue;
        }
        tag.begin = narrow(at);
        tag.is_closing = at + 1 < text.size() && text[at + 1] == '/';
        tag.name = name_at(text, std::min(at + (tag.is_closing ? 2U : 1U), text.size()));
        tag.end = narrow(behind_tag(text, at));
        tag.is_empty = !tag.is_closing && tag.end - tag.begin >= 3 && text.substr(tag.end - 2, 2) == "/>";
        break;
    }
    return tag;
}

std::vector<WrittenAttribute> scan_attributes(std::string_view text, const Tag& tag) {
    std::vector<WrittenAttribute> attributes;
    const std::size_t end = tag.end;
    std::size_t at = tag.begin + 1 + tag.name.size();
    const auto skip_space = [&] {
        while (at < end && is_space(text[at]))
            ++at;
    };
    for (;;) {
        skip_space();
        WrittenAttribute attribute;
        attribute.name_begin = narrow(at);
        attribute.name = at < end ? name_at(text.substr(0, end), at) : std::string_view();
        at += attribute.name.size();
        skip_space();
        if (attribute.name.empty() || at >= end || text[at] != '=')
            return attributes;
        ++at;
        skip_space();
        if (at >= end || (text[at] != '"' && text[at] != '\''))
            return attributes;
        const std::size_t close = std::min(text.find(text[at], at + 1), end);
        attribute.value_begin = narrow(at + 1);
        attribute.value = text.substr(at + 1, close - at - 1);
        attributes.push_back(attribute);
        at = close + 1;
    }
}

Prolog scan_prolog(std::string_view text) {
    Prolog prolog;
    std::size_t at = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    if (text.substr(at).starts_with("<?xml") && at + 5 < text.size() && is_space(text[at + 5])) {
        // The declaration has the form of a tag: <?xml version="1.0" encoding="UTF-8"?>.
        Tag declaration;
        declaration.begin = narrow(at);
        declaration.name = text.substr(at + 1, 4);
        declaration.end = narrow(behind(text, "?>", at));
        for (const WrittenAttribute& attribute : scan_attributes(text, declaration))
            if (attribute.name == "encoding") {
                prolog.encoding = attribute.value;
                prolog.encoding_begin = attribute.value_begin;
            }
    }
    while (at < text.size()) {
        if (is_space(text[at])) {
            ++at;
            continue;
        }
        const std::size_t end = behind_aside(text, at);
        if (end == at)
            break;
        at = end;
    }
    if (constexpr std::string_view doctype = "<!DOCTYPE";
        at < text.size() && equals_ignoring_case(text.substr(at, doctype.size()), doctype)) {
        prolog.doctype_begin = narrow(at);
        prolog.doctype_end = narrow(at + doctype.size());
    }
    return prolog;
}

} // namespace qujat::xml
