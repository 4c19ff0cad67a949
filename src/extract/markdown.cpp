#include "extract/markdown.hpp"

#include "extract/markdown_lines.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

namespace qujat::extract {

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t most_depth = 40; ///< quotations and lists within one another; deeper ones are paragraphs

class BlockReader {
  public:
    explicit BlockReader(HtmlStory& story) : story_(story) {}

    void read(std::string_view text) {
        Lines lines = split(text);
        read_front_matter(lines);
        take_definitions(lines);
        blocks(lines, 0);
    }

  private:
    Lines split(std::string_view text);
    void read_front_matter(Lines& lines);
    void take_definitions(Lines& lines);
    void blocks(const Lines& lines, std::size_t depth);
    bool begins_block(std::string_view line, bool is_in_paragraph) const;
    void end_paragraph();
    void put(std::string_view element, std::string_view text);
    void inlines(std::string_view text);
    void code(const Lines& lines);
    std::size_t fenced(const Lines& lines, std::size_t at, const Fence& fence);
    std::size_t indented(const Lines& lines, std::size_t at);
    std::size_t quotation(const Lines& lines, std::size_t at, std::size_t depth);
    std::size_t list(const Lines& lines, std::size_t at, std::size_t depth);
    std::size_t html(const Lines& lines, std::size_t at, std::string_view end);
    std::size_t table(const Lines& lines, std::size_t at);
    void heading(std::string_view rest);

    HtmlStory& story_;
    std::deque<std::string> kept_; ///< lines that had to be written anew
    MarkdownReferences references_;
    std::map<std::string, Lines> notes_; ///< not yet shown
    Lines paragraph_;
    int note_number_ = 0;
};

// Tabs at the beginning of a line are as wide as to the next multiple of four (2.2).
Lines BlockReader::split(std::string_view text) {
    Lines lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        std::string_view line = text.substr(at, end - at);
        const std::size_t content = std::min(line.find_first_not_of(" \t"), line.size());
        if (line.substr(0, content).find('\t') != std::string_view::npos) {
            std::size_t column = 0;
            for (const char c : line.substr(0, std::min<std::size_t>(content, 1000)))
                column += c == '\t' ? 4 - column % 4 : 1;
            line = kept_.emplace_back(std::string(column, ' ') + std::string(line.substr(content)));
        }
        lines.push_back(line);
        at = end + (text.substr(std::min(end, text.size())).starts_with("\r\n") ? 2 : 1);
    }
    return lines;
}

// "---", fields, "---" at the beginning: of them the title is the document's.
void BlockReader::read_front_matter(Lines& lines) {
    constexpr std::size_t most = 300;
    if (lines.size() < 3 || trim(lines[0]) != "---" || lines[1].find(':') == std::string_view::npos)
        return;
    for (std::size_t end = 1; end < std::min(lines.size(), most); ++end) {
        if (trim(lines[end]) != "---" && trim(lines[end]) != "...")
            continue;
        for (std::size_t i = 1; i < end; ++i)
            if (lines[i].starts_with("title:")) {
                std::string_view title = trim(lines[i].substr(6));
                if (title.size() >= 2 && (title[0] == '"' || title[0] == '\'') && title.back() == title[0])
                    title = title.substr(1, title.size() - 2);
                story_.start("title");
                story_.text(title);
                story_.end("title");
            }
        lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(end) + 1);
        return;
    }
}

// Labels of links wherever they are defined; footnotes with their lines, which are taken out: the paragraph of the definition and what is indented behind it.
void BlockReader::take_definitions(Lines& lines) {
    Lines rest;
    std::optional<Fence> fence;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string_view line = lines[i];
        const std::string_view content = without_indent(line, 3);
        if (fence && fence_of(content) && fence_of(content)->sign == fence->sign)
            fence.reset();
        else if (!fence)
            fence = fence_of(content);
        while (!fence && (line.starts_with('>') || line.starts_with(' ')))
            line.remove_prefix(1);
        const auto definition = fence ? std::nullopt : definition_of(line);
        if (!definition || !definition->first.starts_with('^') || definition->first.size() < 2) {
            if (definition)
                references_.links.insert(definition->first);
            rest.push_back(lines[i]);
            continue;
        }
        Lines note = {definition->second};
        bool is_after_blank = false;
        for (; i + 1 < lines.size(); ++i) {
            const std::string_view next = lines[i + 1];
            if (is_blank(next)) {
                is_after_blank = true;
                note.push_back(next);
            } else if (indent_of(next) >= 4 || (!is_after_blank && !definition_of(next) && !begins_block(next, true))) {
                note.push_back(without_indent(next, 4));
                is_after_blank = false;
            } else
                break;
        }
        references_.notes.insert(definition->first);
        notes_.try_emplace(definition->first, std::move(note));
    }
    lines = std::move(rest);
}

bool BlockReader::begins_block(std::string_view line, bool is_in_paragraph) const {
    const std::size_t indent = indent_of(line);
    if (indent >= 4)
        return !is_in_paragraph;
    const std::string_view rest = line.substr(indent);
    if (rest.starts_with('>') || hashes_of(rest) > 0 || is_break(rest) || fence_of(rest) || html_block_end(rest, is_in_paragraph))
        return true;
    const auto marker = marker_of(rest);
    // 5.3: within a paragraph a list must say something and begin with 1.
    return marker && (!is_in_paragraph || (!marker->is_empty && (!marker->is_ordered || marker->number == 1)));
}

void BlockReader::blocks(const Lines& lines, std::size_t depth) {
    const Lines outer = std::exchange(paragraph_, {});
    for (std::size_t i = 0; i < lines.size();) {
        const std::string_view line = lines[i];
        const std::size_t indent = indent_of(line);
        const std::string_view rest = line.substr(indent);
        if (is_blank(line)) {
            end_paragraph();
            ++i;
            continue;
        }
        if (!paragraph_.empty() && indent < 4) {
            if (is_delimiter_row(rest) && cells_of(rest).size() == cells_of(paragraph_.back()).size()) {
                i = table(lines, i);
                continue;
            }
            if (const int level = underline_of(rest); level > 0) {
                std::string text;
                for (const std::string_view part : std::exchange(paragraph_, {}))
                    text += (text.empty() ? "" : "\n") + std::string(part);
                put(level == 1 ? "h1" : "h2", text);
                ++i;
                continue;
            }
        }
        if (depth >= most_depth || !begins_block(line, !paragraph_.empty())) {
            if (paragraph_.empty() && indent < 4 && references_.links.contains(definition_of(line).value_or(std::pair(std::string(), std::string_view())).first)) {
                ++i;
                continue;
            }
            paragraph_.push_back(rest);
            ++i;
            continue;
        }
        end_paragraph();
        if (indent >= 4)
            i = indented(lines, i);
        else if (const auto fence = fence_of(rest))
            i = fenced(lines, i, *fence);
        else if (hashes_of(rest) > 0) {
            heading(rest);
            ++i;
        } else if (rest.starts_with('>'))
            i = quotation(lines, i, depth);
        else if (is_break(rest)) {
            story_.start("hr");
            ++i;
        } else if (const auto end = html_block_end(rest, false))
            i = html(lines, i, *end);
        else
            i = list(lines, i, depth);
    }
    end_paragraph();
    paragraph_ = outer;
}

void BlockReader::end_paragraph() {
    if (paragraph_.empty())
        return;
    std::string text;
    for (const std::string_view line : std::exchange(paragraph_, {}))
        text += (text.empty() ? "" : "\n") + std::string(line);
    put("p", text);
}

void BlockReader::put(std::string_view element, std::string_view text) {
    text.remove_suffix(text.size() - std::min(text.find_last_not_of(" \t\n") + 1, text.size()));
    story_.start(element);
    inlines(text);
    story_.end(element);
}

void BlockReader::inlines(std::string_view text) {
    for (const MarkdownPiece& piece : read_markdown_inlines(text, references_))
        switch (piece.kind) {
        case MarkdownPiece::Kind::text:
            if (!piece.text.empty())
                story_.text(piece.text);
            break;
        case MarkdownPiece::Kind::start: story_.start(piece.text); break;
        case MarkdownPiece::Kind::end: story_.end(piece.text); break;
        case MarkdownPiece::Kind::html: story_.read(piece.text); break;
        case MarkdownPiece::Kind::line_break: story_.start("br"); break;
        case MarkdownPiece::Kind::image: story_.start("img", "alt", piece.text); break;
        case MarkdownPiece::Kind::note: {
            const auto found = notes_.find(piece.text);
            if (found == notes_.end())
                break; // shown already
            const Lines lines = std::move(found->second);
            notes_.erase(found);
            const int number = ++note_number_;
            story_.begin_note();
            blocks(lines, most_depth / 2);
            story_.end_note(std::to_string(number));
            break;
        }
        }
}

void BlockReader::heading(std::string_view rest) {
    const std::size_t level = hashes_of(rest);
    std::string_view text = trim(rest.substr(level));
    const std::size_t last = text.find_last_not_of('#');
    if (last == std::string_view::npos)
        text = {};
    else if (last + 1 < text.size() && (text[last] == ' ' || text[last] == '\t')) // closing hashes
        text = trim(text.substr(0, last));
    put("h" + std::to_string(level), text);
}

void BlockReader::code(const Lines& lines) {
    story_.start("pre");
    for (const std::string_view line : lines) {
        story_.text(line.empty() ? std::string_view(" ") : line);
        story_.text("\n");
    }
    story_.end("pre");
}

std::size_t BlockReader::fenced(const Lines& lines, std::size_t at, const Fence& fence) {
    Lines content;
    for (++at; at < lines.size(); ++at) {
        const std::string_view rest = trim(lines[at]);
        if (rest.size() >= fence.length && rest.find_first_not_of(fence.sign) == std::string_view::npos)
            break;
        content.push_back(lines[at]);
    }
    code(content);
    return at + 1;
}

std::size_t BlockReader::indented(const Lines& lines, std::size_t at) {
    Lines content;
    for (; at < lines.size() && (is_blank(lines[at]) || indent_of(lines[at]) >= 4); ++at)
        content.push_back(without_indent(lines[at], 4));
    code(content);
    return at;
}

std::size_t BlockReader::quotation(const Lines& lines, std::size_t at, std::size_t depth) {
    Lines content;
    for (; at < lines.size(); ++at) {
        std::string_view rest = without_indent(lines[at], 3);
        if (rest.starts_with('>')) {
            rest.remove_prefix(rest.starts_with("> ") ? 2 : 1);
            content.push_back(rest);
        } else if (!is_blank(lines[at]) && !content.empty() && !is_blank(content.back()) && !begins_block(lines[at], true))
            content.push_back(without_indent(lines[at], 3)); // a lazy line (5.1)
        else
            break;
    }
    story_.start("blockquote");
    blocks(content, depth + 1);
    story_.end("blockquote");
    return at;
}

std::size_t BlockReader::list(const Lines& lines, std::size_t at, std::size_t depth) {
    const Marker first = *marker_of(without_indent(lines[at], 3));
    story_.set_list_mark_end(first.sign);
    story_.start(first.is_ordered ? "ol" : "ul", "start", std::to_string(first.number));
    while (at < lines.size()) {
        const std::size_t indent = indent_of(lines[at]);
        const auto marker = indent < 4 ? marker_of(lines[at].substr(indent)) : std::nullopt;
        if (!marker || marker->is_ordered != first.is_ordered || marker->sign != first.sign || (!marker->is_ordered && is_break(lines[at])))
            break;
        const std::size_t width = indent + marker->size;
        Lines content = {lines[at].substr(std::min(width, lines[at].size()))};
        // "[ ]" and "[x]" (GFM, 5.3)
        if (content[0].starts_with("[ ] "))
            content[0] = kept_.emplace_back("☐ " + std::string(content[0].substr(4)));
        else if (content[0].starts_with("[x] ") || content[0].starts_with("[X] "))
            content[0] = kept_.emplace_back("☒ " + std::string(content[0].substr(4)));
        for (++at; at < lines.size(); ++at) {
            const std::string_view line = lines[at];
            if (is_blank(line))
                content.emplace_back();
            else if (indent_of(line) >= width)
                content.push_back(line.substr(width));
            else if (!is_blank(content.back()) && !begins_block(line, true) && !marker_of(without_indent(line, 3)))
                content.push_back(line.substr(indent_of(line)));
            else
                break;
        }
        while (!content.empty() && is_blank(content.back()))
            content.pop_back();
        story_.start("li");
        blocks(content, depth + 1);
        story_.end("li");
    }
    story_.end(first.is_ordered ? "ol" : "ul");
    return at;
}

std::size_t BlockReader::html(const Lines& lines, std::size_t at, std::string_view end) {
    std::string text;
    for (; at < lines.size(); ++at) {
        if (end.empty() && is_blank(lines[at]))
            break;
        text += std::string(lines[at]) + "\n";
        if (!end.empty() && ascii_lower(lines[at]).find(end) != std::string::npos) {
            ++at;
            break;
        }
    }
    story_.read(text);
    return at;
}

// The last line of the paragraph is the head; rows go on until an empty line or another block.
std::size_t BlockReader::table(const Lines& lines, std::size_t at) {
    const std::vector<std::string> head = cells_of(paragraph_.back());
    paragraph_.pop_back();
    end_paragraph();
    story_.start("table");
    const auto row = [&](const std::vector<std::string>& cells, std::string_view element) {
        story_.start("tr");
        for (std::size_t i = 0; i < std::min(cells.size(), head.size()); ++i)
            put(element, cells[i]);
        story_.end("tr");
    };
    row(head, "th");
    for (++at; at < lines.size() && !is_blank(lines[at]) && !begins_block(lines[at], true); ++at)
        row(cells_of(lines[at]), "td");
    story_.end("table");
    return at;
}

} // namespace

void tell_markdown(std::string_view text, HtmlStory& story) { BlockReader(story).read(text); }

} // namespace qujat::extract
