#include "diag/diag.hpp"

#include "base/utf8.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>

namespace qujat::diag {

namespace {

using base::Language;

std::string fill(std::string_view pattern, const std::vector<Argument>& arguments) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const Argument& argument : arguments)
        store.push_back(fmt::arg(argument.name.c_str(), argument.value.empty() ? std::string("–") : argument.value));
    try {
        return fmt::vformat(fmt::string_view(pattern.data(), pattern.size()), store);
    } catch (const fmt::format_error&) {
        // A placeholder without argument is our defect; the tests find it. The bare pattern still helps the user.
        return std::string(pattern);
    }
}

std::string_view severity_word(Severity severity, Language language) {
    static constexpr std::string_view words[3][3] = {
        {"қате", "ошибка", "error"}, {"ескерту", "предупреждение", "warning"}, {"ескертпе", "примечание", "note"}};
    return words[static_cast<int>(severity)][static_cast<int>(language)];
}

std::string_view hint_word(Language language) {
    return language == Language::kk ? "кеңес" : language == Language::ru ? "подсказка" : "hint";
}

// C0, DEL and C1 (ECMA-48, 5): a terminal would obey them.
bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// One column a code point, control characters as spaces, malformed bytes as U+FFFD.
std::string clean(std::string_view text) {
    std::string out;
    for (std::size_t offset = 0; offset < text.size();) {
        const auto point = base::decode(text, offset);
        base::append(out, !point ? 0xFFFD : is_control(point->value) ? U' ' : point->value);
        offset += point ? point->size : 1;
    }
    return out;
}

// The line that holds `begin`, without line end, cut around the place when it is very long (minified JSON).
struct Line {
    std::string text;
    std::size_t caret = 0, length = 0; // code points
};

Line line_at(const Source& source, std::uint32_t begin, std::uint32_t end) {
    const std::string_view text = source.text;
    const std::size_t at = std::min<std::size_t>(begin, text.size());
    std::size_t first = at == 0 ? 0 : text.rfind('\n', at - 1);
    first = first == std::string_view::npos || at == 0 ? 0 : first + 1;
    std::size_t last = text.find('\n', at);
    if (last == std::string_view::npos)
        last = text.size();
    std::size_t stop = std::clamp<std::size_t>(end, at, last);
    if (source.excerpt == Excerpt::value_only)
        first = at, last = stop;
    constexpr std::size_t widest = 160;
    bool cut_front = false, cut_back = false;
    if (at - first > widest / 2) {
        first = at - widest / 2;
        cut_front = true;
    }
    if (last - first > widest) {
        last = std::max(first + widest, at);
        cut_back = true;
    }
    const auto is_continuation = [&](std::size_t i) { return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; };
    while (first < at && is_continuation(first))
        ++first;
    while (last > at && is_continuation(last))
        --last;
    stop = std::min(stop, last);
    Line line;
    const std::string before = clean(text.substr(first, at - first)), marked = clean(text.substr(at, stop - at));
    line.text = (cut_front ? "…" : "") + before + marked + clean(text.substr(stop, last - stop)) + (cut_back ? "…" : "");
    line.caret = base::count_code_points(before) + (cut_front ? 1 : 0);
    line.length = std::max<std::size_t>(1, base::count_code_points(marked));
    return line;
}

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t offset = 0; offset < text.size();) {
        const auto point = base::decode(text, offset);
        if (!point) {
            out += "\\ufffd";
            ++offset;
            continue;
        }
        if (point->value == '"' || point->value == '\\')
            (out += '\\') += static_cast<char>(point->value);
        else if (point->value < 0x20)
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(point->value));
        else
            out += text.substr(offset, point->size);
        offset += point->size;
    }
    out += '"';
}

} // namespace

LineColumn line_column(const Source& source, std::uint32_t offset) {
    const std::string_view text = std::string_view(source.text).substr(0, offset);
    LineColumn place;
    place.line = static_cast<std::uint32_t>(std::ranges::count(text, '\n')) + source.first_line;
    const std::size_t feed = text.rfind('\n');
    const std::string_view line = feed == std::string_view::npos ? text : text.substr(feed + 1);
    place.column = static_cast<std::uint32_t>(base::count_code_points(line)) + 1;
    return place;
}

std::string message(const Diagnostic& diagnostic, Language language) {
    return fill(find_message(diagnostic.id).in(language).text, diagnostic.arguments);
}

std::string hint(const Diagnostic& diagnostic, Language language) {
    return fill(find_message(diagnostic.id).in(language).hint, diagnostic.arguments);
}

std::string to_text(const Diagnostic& diagnostic, Language language) {
    std::string out = fmt::format("{}[{}]: {}\n", severity_word(severity(diagnostic), language), diagnostic.id, message(diagnostic, language));
    const auto show = [&](const Place& place) {
        if (place.source) {
            const LineColumn at = line_column(*place.source, place.begin);
            out += fmt::format("  --> {}:{}:{}", place.source->name, at.line, at.column);
            out += place.path.empty() ? "\n" : fmt::format(" ({})\n", place.path.text());
            if (place.end > place.begin) {
                const Line line = line_at(*place.source, place.begin, place.end);
                const std::string number = std::to_string(at.line);
                const std::string margin(number.size(), ' ');
                out += fmt::format(" {} |\n {} | {}\n {} | {:>{}}{:^>{}}\n", margin, number, line.text, margin, "", line.caret, "", line.length);
            }
        } else if (!place.path.empty()) {
            out += fmt::format("  --> {}\n", place.path.text());
        }
    };
    show(diagnostic.place);
    for (const Place& place : diagnostic.related)
        show(place);
    const std::string advice = hint(diagnostic, language);
    if (!advice.empty())
        out += fmt::format("   = {}: {}\n", hint_word(language), advice);
    return out;
}

std::string to_json(const Diagnostic& diagnostic, Language language) {
    static constexpr std::string_view severities[] = {"error", "warning", "note"};
    std::string out = "{\"id\":";
    append_json_string(out, diagnostic.id);
    out += ",\"severity\":\"";
    out += severities[static_cast<int>(severity(diagnostic))];
    out += "\",\"message\":";
    append_json_string(out, message(diagnostic, language));
    out += ",\"hint\":";
    append_json_string(out, hint(diagnostic, language));
    if (diagnostic.place.source) {
        const LineColumn at = line_column(*diagnostic.place.source, diagnostic.place.begin);
        out += ",\"file\":";
        append_json_string(out, diagnostic.place.source->name);
        out += fmt::format(",\"line\":{},\"column\":{}", at.line, at.column);
    }
    if (!diagnostic.place.path.empty()) {
        out += ",\"path\":";
        append_json_string(out, diagnostic.place.path.text());
    }
    return out + "}";
}

std::string quoted(std::string_view text, std::size_t limit) {
    std::string out;
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count) {
        if (count == limit)
            return out + "…";
        const auto point = base::decode(text, offset);
        const char32_t c = point ? point->value : 0xFFFD;
        base::append(out, is_control(c) ? 0xFFFD : c);
        offset += point ? point->size : 1;
    }
    return out;
}

} // namespace qujat::diag
