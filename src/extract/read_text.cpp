#include "extract/read_text.hpp"

#include "base/utf8.hpp"
#include "extract/decode_text.hpp"
#include "extract/entry.hpp"
#include "extract/letters.hpp"
#include "extract/text_tables.hpp"
#include "extract/wrapping.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace qujat::extract {

namespace {

constexpr std::size_t most_lines = 1'000'000;

struct Line {
    std::string_view whole; ///< with its indent, without white space at its end
    std::string_view text;  ///< without either
    std::size_t indent = 0, width = 0, first_word = 0; ///< code points
    std::uint32_t page = 1;
};

struct Lines {
    std::vector<Line> lines;
    std::uint32_t pages = 1;
    bool has_only_returns = false; ///< CR alone ends the lines, as on old Macintoshes
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\v'; }

Line make_line(std::string_view text, std::uint32_t page) {
    Line line;
    line.page = page;
    while (!text.empty() && is_blank(text.back()))
        text.remove_suffix(1);
    line.width = base::count_code_points(text);
    while (line.indent < text.size() && is_blank(text[line.indent]))
        ++line.indent;
    line.whole = text;
    line.text = text.substr(line.indent);
    line.first_word = base::count_code_points(line.text.substr(0, line.text.find_first_of(" \t")));
    return line;
}

// CR, LF, CR LF, NEL and the separators of Unicode end a line; FF ends a page as well.
Lines split_lines(std::string_view text) {
    Lines result;
    bool has_line_feed = false, has_return = false;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const std::string_view rest = text.substr(std::min(at, text.size()));
        std::size_t size = 0;
        if (rest.starts_with("\r\n"))
            size = 2;
        else if (rest.starts_with('\r') || rest.starts_with('\n') || rest.starts_with('\f'))
            size = 1;
        else if (rest.starts_with("\xC2\x85"))
            size = 2;
        else if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9"))
            size = 3;
        else if (!rest.empty())
            continue;
        has_line_feed = has_line_feed || rest.starts_with('\n') || rest.starts_with("\r\n");
        has_return = has_return || (rest.starts_with('\r') && size == 1);
        if (result.lines.size() >= most_lines)
            diag::stop("EXT-0017", {}, {{"part", "txt"}});
        result.lines.push_back(make_line(text.substr(begin, at - begin), result.pages));
        if (rest.starts_with('\f'))
            ++result.pages;
        begin = at + size;
        at += size == 0 ? 0 : size - 1;
    }
    result.has_only_returns = has_return && !has_line_feed;
    return result;
}

std::size_t width_of_wrapping(const std::vector<Line>& lines) {
    std::vector<std::size_t> widths;
    for (const Line& line : lines)
        if (!line.text.empty())
            widths.push_back(line.width);
    return wrap_width(std::move(widths));
}

// "====" or "----" below a line makes it a heading, as in e-mails and Markdown.
bool is_rule(std::string_view text) {
    return text.size() >= 3 && (text[0] == '=' || text[0] == '-' || text[0] == '_' || text[0] == '~' || text[0] == '*') &&
           text.find_first_not_of(text[0]) == std::string_view::npos;
}

std::uint8_t count_hashes(std::string_view text) {
    const std::size_t hashes = text.find_first_not_of('#');
    return hashes != std::string_view::npos && hashes <= 6 && text[hashes] == ' ' ? static_cast<std::uint8_t>(hashes) : std::uint8_t{0};
}

// "~~so~~", as converters and many people write struck words in plain text: taken out; answers how many code points.
std::size_t take_struck(std::string& text) {
    std::size_t struck = 0;
    for (std::size_t begin = text.find("~~"); begin != std::string::npos; begin = text.find("~~", begin)) {
        const std::size_t end = text.find("~~", begin + 2);
        if (end == std::string::npos)
            break;
        struck += base::count_code_points(std::string_view(text).substr(begin + 2, end - begin - 2));
        text.erase(begin, end + 2 - begin);
        if (begin > 0 && begin < text.size() && text[begin - 1] == ' ' && text[begin] == ' ')
            text.erase(begin, 1);
    }
    return struck;
}

class TextReader {
  public:
    TextReader(Lines lines, Cleaned& cleaned) : lines_(std::move(lines)), cleaned_(cleaned), width_(width_of_wrapping(lines_.lines)) {
        const auto gaps = std::ranges::count_if(lines_.lines, [](const Line& line) { return line.text.empty(); });
        has_gaps_ = static_cast<std::size_t>(gaps) * 15 > lines_.lines.size();
    }

    std::size_t struck() const { return struck_; }

    std::vector<Entry> read() {
        const std::vector<Line>& lines = lines_.lines;
        std::vector<std::string_view> whole;
        for (const Line& line : lines)
            whole.push_back(line.whole);
        const std::vector<TextTable> tables = find_tables(whole);
        auto table = tables.begin();
        for (std::size_t i = 0; i < lines.size();) {
            if (table != tables.end() && i == table->first) {
                add_table(*table);
                i = table++->end;
                continue;
            }
            if (lines[i].text.empty() || is_rule(lines[i].text)) {
                ++i;
                continue;
            }
            std::size_t end = i + 1;
            const std::size_t stop = table == tables.end() ? lines.size() : table->first;
            while (end < stop && goes_on(lines[end - 1], lines[end]))
                ++end;
            add(i, end);
            i = end;
        }
        return std::move(entries_);
    }

  private:
    // A line was broken off, and is no paragraph's last, when the first word of the next one would not have fitted behind it. Lines broken by hand are of uneven
    // length, so nearly not fitting is enough, the more so where empty lines part the paragraphs. A first line further in begins one.
    bool goes_on(const Line& line, const Line& next) const {
        if (width_ == 0 || next.text.empty() || next.indent > line.indent || is_rule(next.text) || next.page != line.page || count_hashes(next.text) > 0 ||
            !split_mark(tidy(next.text)).mark.empty())
            return false;
        const bool ends_sentence = line.text.ends_with('.') || line.text.ends_with(';');
        return (line.width + 1 + next.first_word) * 100 > width_ * (has_gaps_ && !ends_sentence ? 75 : 90);
    }

    std::string tidy(std::string_view text) const {
        Cleaned unseen;
        TextBuilder builder(unseen);
        builder.append(text.substr(0, 200));
        return builder.take();
    }

    void add_table(const TextTable& table) {
        ++tables_;
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            for (std::size_t column = 0; column < table.rows[row].cells.size(); ++column) {
                Entry entry;
                entry.block.kind = plan::BlockKind::cell;
                entry.block.table = tables_;
                entry.block.row = static_cast<std::uint32_t>(row + 1);
                entry.block.column = static_cast<std::uint32_t>(column + 1);
                entry.block.page = lines_.pages > 1 ? lines_.lines[table.first].page : 0;
                TextBuilder text(cleaned_);
                text.append(table.rows[row].cells[column]);
                entry.block.text = text.take();
                if (!entry.block.text.empty())
                    entries_.push_back(std::move(entry));
            }
    }

    void add(std::size_t begin, std::size_t end) {
        const std::vector<Line>& lines = lines_.lines;
        Entry entry;
        TextBuilder text(cleaned_);
        entry.look.hashes = count_hashes(lines[begin].text);
        for (std::size_t i = begin; i < end; ++i) {
            std::string_view line = lines[i].text;
            if (i == begin)
                line.remove_prefix(entry.look.hashes);
            // A word may be broken at its hyphen; whether the hyphen is its own nobody knows, so it stays.
            if (!(i > begin && lines[i - 1].text.size() > 1 && lines[i - 1].text.ends_with('-') && !is_blank(lines[i - 1].text[lines[i - 1].text.size() - 2])))
                text.add_space();
            text.append(line);
        }
        entry.block.text = text.take();
        entry.block.struck = static_cast<std::uint32_t>(take_struck(entry.block.text));
        struck_ += entry.block.struck;
        if (entry.block.text.empty() && entry.block.struck == 0)
            return;
        entry.block.page = lines_.pages > 1 ? lines[begin].page : 0;
        entry.look.is_underlined = end < lines.size() && end == begin + 1 && is_rule(lines[end].text);
        entry.look.is_caps = is_all_caps(entry.block.text);
        entry.look.is_alone = end == begin + 1 && (begin == 0 || lines[begin - 1].text.empty()) && end < lines.size() && lines[end].text.empty();
        entries_.push_back(std::move(entry));
    }

    Lines lines_;
    Cleaned& cleaned_;
    std::size_t width_;
    bool has_gaps_ = false;
    std::uint32_t tables_ = 0;
    std::size_t struck_ = 0;
    std::vector<Entry> entries_;
};

} // namespace

plan::Part read_text(std::string_view bytes) {
    if (bytes.size() > plan::most_text)
        diag::stop("EXT-0017", {}, {{"part", "txt"}});
    Tally tally;
    const Decoded decoded = decode_text(bytes, tally.cleaned);
    if (decoded.encoding == Encoding::binary)
        diag::stop("EXT-0015", {});
    if (decoded.encoding == Encoding::unknown)
        diag::stop("EXT-0016", {});
    Lines lines = split_lines(decoded.text);
    const std::uint32_t pages = lines.pages;
    const bool has_only_returns = lines.has_only_returns;
    TextReader reader(std::move(lines), tally.cleaned);
    std::vector<Entry> entries = reader.read();
    tally.struck = reader.struck();
    find_headings(entries, 0);
    part_first_sentences(entries);
    level_leads(entries);
    split_marks(entries);
    plan::Part part = make_part("txt", std::move(entries), tally);
    part.pages = pages > 1 ? pages : 0;
    const auto note = [&](std::string_view id) { part.notes.push_back({std::string(id), {}, {}, {}}); };
    for (const std::string_view id : notes_of(decoded))
        note(id);
    if (has_only_returns)
        note("EXT-0124");
    return part;
}

} // namespace qujat::extract
