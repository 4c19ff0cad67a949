#include "pdf/reader.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace qujat::pdf {

namespace {

constexpr std::size_t most_sections = 4096;
constexpr std::size_t entry_size = 20; // ISO 32000-1, 7.5.4
constexpr std::size_t deepest = 64;

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
bool is_delimiter(char c) {
    return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t skip_space(std::string_view text, std::size_t at) {
    while (at < text.size() && is_space(text[at]))
        ++at;
    return at;
}

/// Digits at `at`, which is moved behind them.
std::optional<std::size_t> read_digits(std::string_view text, std::size_t& at) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    if (error != std::errc())
        return std::nullopt;
    at = static_cast<std::size_t>(end - text.data());
    return value;
}

bool read_word(std::string_view text, std::size_t& at, std::string_view word) {
    if (text.substr(at).substr(0, word.size()) != word)
        return false;
    at += word.size();
    return true;
}

/// Behind the string that begins at `at`; npos when it has no end.
std::size_t skip_string(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    for (; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '(')
            ++depth;
        else if (text[at] == ')' && --depth == 0)
            return at + 1;
    }
    return std::string_view::npos;
}

/// One token at `at`, which is no space: its end; npos when there is none.
std::size_t skip_token(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return std::string_view::npos;
    const std::string_view two = text.substr(at, 2);
    if (two == "<<" || two == ">>")
        return at + 2;
    if (text[at] == '[' || text[at] == ']')
        return at + 1;
    if (text[at] == '(')
        return skip_string(text, at);
    if (text[at] == '<') {
        const std::size_t end = text.find('>', at);
        return end == std::string_view::npos ? end : end + 1;
    }
    std::size_t end = at + (text[at] == '/' ? 1 : 0);
    while (end < text.size() && !is_space(text[end]) && !is_delimiter(text[end]))
        ++end;
    return end == at ? std::string_view::npos : end;
}

/// Behind the whole value that begins at `at`: a scalar, a reference, an array or a dictionary with all they hold.
std::size_t skip_value(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    std::size_t end = at;
    do {
        const std::size_t begin = skip_space(text, end);
        end = skip_token(text, begin);
        if (end == std::string_view::npos)
            return end;
        const std::string_view token = text.substr(begin, end - begin);
        if (token == "<<" || token == "[")
            ++depth;
        else if (token == ">>" || token == "]") {
            if (depth == 0)
                return std::string_view::npos;
            --depth;
        }
        if (depth > deepest)
            return std::string_view::npos;
    } while (depth > 0);
    // "12 0 R"
    if (is_digit(text[at])) {
        std::size_t after = skip_space(text, end);
        if (read_digits(text, after)) {
            after = skip_space(text, after);
            if (read_word(text, after, "R"))
                return after;
        }
    }
    return end;
}

} // namespace

FileReader::FileReader(const diag::SourcePtr& file) : file_(file), bytes_(file->text) {
    if (!bytes_.starts_with("%PDF-1."))
        foreign();
    constexpr std::string_view keyword = "startxref";
    const std::size_t start = bytes_.rfind(keyword);
    if (start == std::string_view::npos || bytes_.substr(start).find("%%EOF") == std::string_view::npos)
        damaged(from(bytes_.size()));
    std::size_t at = skip_space(bytes_, start + keyword.size());
    std::optional<std::size_t> offset = read_digits(bytes_, at);
    if (!offset)
        damaged(from(start));
    table_offset_ = offset.value_or(0);
    for (; offset; ++tables_) {
        if (tables_ == most_updates)
            foreign();
        offset = read_update(*offset);
    }
}

void FileReader::ensure_complete() const {
    constexpr std::string_view marker = "%%EOF";
    const std::size_t end = bytes_.rfind(marker);
    const std::string_view rest = from(end + marker.size());
    if (rest != "" && rest != "\n" && rest != "\r\n" && rest != "\r")
        damaged(rest);
}

std::string_view FileReader::from(std::size_t offset) const {
    return bytes_.substr(std::min(offset, bytes_.size()));
}

std::optional<std::size_t> FileReader::read_update(std::size_t offset) {
    if (offset >= bytes_.size())
        damaged(from(bytes_.size()));
    if (is_digit(bytes_[offset]))
        foreign(); // a cross-reference stream: we write none
    std::size_t at = skip_space(bytes_, read_section_list(offset));
    if (!read_word(bytes_, at, "trailer"))
        damaged(from(at));
    const std::string_view trailer = from(skip_space(bytes_, at));
    if (trailer_.empty())
        trailer_ = dictionary(trailer);
    if (find(trailer, "Encrypt"))
        foreign();
    const auto previous = find(trailer, "Prev");
    return previous ? std::optional(integer(*previous)) : std::nullopt;
}

/// The sections of one table; returns the offset behind the last.
std::size_t FileReader::read_section_list(std::size_t offset) {
    std::size_t at = offset;
    if (!read_word(bytes_, at, "xref"))
        damaged(from(offset));
    for (;;) {
        at = skip_space(bytes_, at);
        if (at >= bytes_.size() || !is_digit(bytes_[at]))
            return at;
        const std::size_t begin = at;
        const auto first = read_digits(bytes_, at);
        at = skip_space(bytes_, at);
        const auto count = read_digits(bytes_, at);
        at = skip_space(bytes_, at);
        if (!first || !count || *first > UINT32_MAX || *count > (bytes_.size() - at) / entry_size)
            damaged(from(begin));
        if (sections_.size() == most_sections)
            foreign();
        sections_.push_back({static_cast<std::uint32_t>(*first), static_cast<std::uint32_t>(*count), at});
        at += *count * entry_size;
    }
}

std::string_view FileReader::object(std::uint32_t number) const {
    for (const Section& section : sections_) {
        if (number < section.first || number - section.first >= section.count)
            continue;
        const std::size_t entry = section.entries + std::size_t{number - section.first} * entry_size;
        std::size_t at = entry;
        const auto offset = read_digits(bytes_, at);
        if (!offset || *offset >= bytes_.size() || bytes_.substr(entry + 17, 1) != "n")
            damaged(from(entry));
        at = *offset;
        const auto found = read_digits(bytes_, at);
        if (!found || *found != number || !read_word(bytes_, at, " 0 obj"))
            damaged(from(*offset));
        return from(skip_space(bytes_, at));
    }
    damaged(from(bytes_.size()));
}

std::string_view FileReader::dictionary(std::string_view text) const {
    if (!text.starts_with("<<"))
        damaged(text);
    const std::size_t end = skip_value(text, 0);
    if (end == std::string_view::npos)
        damaged(text);
    return text.substr(0, end);
}

/// Moves `at` behind the next entry; false at the end of the dictionary.
bool FileReader::next_entry(std::string_view text, std::size_t& at, Entry& entry) const {
    at = skip_space(text, at);
    if (text.substr(at, 2) == ">>")
        return false;
    const std::size_t name_end = skip_token(text, at);
    if (name_end == std::string_view::npos || text[at] != '/')
        damaged(text.substr(std::min(at, text.size())));
    const std::size_t begin = skip_space(text, name_end);
    const std::size_t end = begin < text.size() ? skip_value(text, begin) : std::string_view::npos;
    if (end == std::string_view::npos)
        damaged(text.substr(std::min(begin, text.size())));
    entry = {text.substr(at + 1, name_end - at - 1), text.substr(begin, end - begin)};
    at = end;
    return true;
}

std::optional<std::string_view> FileReader::find(std::string_view text, std::string_view key) const {
    if (!text.starts_with("<<"))
        damaged(text);
    std::size_t at = 2;
    for (Entry entry; next_entry(text, at, entry);)
        if (entry.key == key)
            return entry.value;
    return std::nullopt;
}

std::vector<FileReader::Entry> FileReader::entries(std::string_view text) const {
    if (!text.starts_with("<<"))
        damaged(text);
    std::vector<Entry> found;
    std::size_t at = 2;
    for (Entry entry; next_entry(text, at, entry);)
        found.push_back(entry);
    return found;
}

std::string_view FileReader::require(std::string_view text, std::string_view key) const {
    const auto value = find(text, key);
    if (!value)
        damaged(text);
    return *value;
}

std::uint32_t FileReader::reference(std::string_view value) const {
    std::size_t at = 0;
    const auto number = read_digits(value, at);
    if (!number || *number > UINT32_MAX || value.substr(at) != " 0 R")
        damaged(value);
    return static_cast<std::uint32_t>(*number);
}

std::size_t FileReader::integer(std::string_view value) const {
    std::size_t at = 0;
    const auto number = read_digits(value, at);
    if (!number || at != value.size())
        damaged(value);
    return *number;
}

std::vector<std::uint32_t> FileReader::references(std::string_view value) const {
    if (!value.starts_with('[') || !value.ends_with(']'))
        damaged(value);
    std::vector<std::uint32_t> numbers;
    std::size_t at = skip_space(value, 1);
    while (at + 1 < value.size()) {
        const std::size_t end = skip_value(value, at);
        if (end == std::string_view::npos)
            damaged(value.substr(at));
        numbers.push_back(reference(value.substr(at, end - at)));
        at = skip_space(value, end);
    }
    return numbers;
}

std::string_view FileReader::stream(std::string_view text) const {
    const std::size_t length = integer(require(text, "Length"));
    std::size_t at = skip_space(text, dictionary(text).size());
    if (!read_word(text, at, "stream"))
        damaged(text);
    read_word(text, at, "\r");
    if (!read_word(text, at, "\n") || length > text.size() - at)
        damaged(text);
    const std::string_view data = text.substr(at, length);
    at = skip_space(text, at + length);
    if (!read_word(text, at, "endstream"))
        damaged(text.substr(at));
    return data;
}

void FileReader::damaged(std::string_view where) const {
    const auto offset = static_cast<std::size_t>(where.data() - bytes_.data());
    diag::stop("PDF-0102", {file_, 0, 0, {}}, {{"offset", std::to_string(offset)}});
}

void FileReader::foreign() const {
    diag::stop("PDF-0101", {file_, 0, 0, {}});
}

} // namespace qujat::pdf
