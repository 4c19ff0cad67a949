#include "extract/markdown_lines.hpp"

#include "extract/html_tokens.hpp"
#include "extract/markdown.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace qujat::extract {

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }
bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }
std::string_view trim(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    text.remove_suffix(text.size() - std::min(text.find_last_not_of(" \t") + 1, text.size()));
    return text;
}
std::string_view without_indent(std::string_view line, std::size_t most) { return line.substr(std::min(indent_of(line), most)); }

std::size_t hashes_of(std::string_view rest) {
    const std::size_t count = std::min(rest.find_first_not_of('#'), rest.size());
    return count >= 1 && count <= 6 && (count == rest.size() || rest[count] == ' ' || rest[count] == '\t') ? count : 0;
}

bool is_break(std::string_view rest) {
    const std::string_view text = trim(rest);
    return text.size() >= 3 && std::string_view("-_*").find(text[0]) != std::string_view::npos && std::ranges::count(text, text[0]) >= 3 &&
           std::ranges::all_of(text, [&](char c) { return c == text[0] || c == ' ' || c == '\t'; });
}

int underline_of(std::string_view rest) {
    const std::string_view text = trim(rest);
    if (text.empty() || (text[0] != '=' && text[0] != '-') || text.find_first_not_of(text[0]) != std::string_view::npos)
        return 0;
    return text[0] == '=' ? 1 : 2;
}

std::optional<Fence> fence_of(std::string_view rest) {
    if (rest.empty() || (rest[0] != '`' && rest[0] != '~'))
        return std::nullopt;
    const std::size_t length = std::min(rest.find_first_not_of(rest[0]), rest.size());
    if (length < 3 || (rest[0] == '`' && rest.find('`', length) != std::string_view::npos))
        return std::nullopt;
    return Fence{rest[0], length};
}

std::optional<Marker> marker_of(std::string_view rest) {
    Marker marker;
    std::size_t at = 0;
    if (!rest.empty() && std::string_view("-+*").find(rest[0]) != std::string_view::npos) {
        marker.sign = rest[0];
        at = 1;
    } else {
        const auto parsed = std::from_chars(rest.data(), rest.data() + std::min<std::size_t>(rest.size(), 9), marker.number);
        at = static_cast<std::size_t>(parsed.ptr - rest.data());
        if (parsed.ec != std::errc() || rest[0] == '-' || at >= rest.size() || (rest[at] != '.' && rest[at] != ')'))
            return std::nullopt;
        marker.is_ordered = true;
        marker.sign = rest[at++];
    }
    if (at < rest.size() && rest[at] != ' ' && rest[at] != '\t')
        return std::nullopt;
    marker.is_empty = is_blank(rest.substr(at));
    if (!marker.is_ordered && is_break(rest))
        return std::nullopt;
    const std::size_t spaces = std::min(rest.find_first_not_of(" \t", at), rest.size()) - at;
    marker.size = at + (marker.is_empty ? 1 : spaces > 4 ? 1 : spaces);
    return marker;
}

std::vector<std::string> cells_of(std::string_view line) {
    line = trim(line);
    if (line.starts_with('|'))
        line.remove_prefix(1);
    if (line.ends_with('|') && !line.ends_with("\\|"))
        line.remove_suffix(1);
    std::vector<std::string> cells(1);
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '\\' && at + 1 < line.size() && line[at + 1] == '|')
            cells.back() += line[++at];
        else if (line[at] == '|' && cells.size() < 1000)
            cells.emplace_back();
        else
            cells.back() += line[at];
    }
    for (std::string& cell : cells)
        cell = trim(cell);
    return cells;
}

bool is_delimiter_row(std::string_view line) {
    if (line.find('|') == std::string_view::npos || line.find('-') == std::string_view::npos || line.find_first_not_of(" \t|:-") != std::string_view::npos)
        return false;
    return std::ranges::all_of(cells_of(line), [](std::string_view cell) {
        cell.remove_prefix(cell.starts_with(':') ? 1 : 0);
        cell.remove_suffix(cell.ends_with(':') ? 1 : 0);
        return !cell.empty() && cell.find_first_not_of('-') == std::string_view::npos;
    });
}

std::optional<std::string_view> html_block_end(std::string_view rest, bool is_in_paragraph) {
    if (!rest.starts_with('<'))
        return std::nullopt;
    const std::string head = ascii_lower(rest.substr(0, 20));
    constexpr std::pair<std::string_view, std::string_view> raw[] = {{"<script", "</script>"}, {"<pre", "</pre>"}, {"<style", "</style>"}, {"<textarea", "</textarea>"}, {"<!--", "-->"}, {"<?", "?>"}, {"<![cdata[", "]]>"}};
    for (const auto& [begin, end] : raw)
        if (head.starts_with(begin))
            return end;
    if (head.size() > 2 && head[1] == '!' && head[2] >= 'a' && head[2] <= 'z')
        return ">";
    const std::size_t name = head.starts_with("</") ? 2 : 1;
    const std::string_view element = std::string_view(head).substr(name, std::min(head.find_first_of(" \t/>", name), head.size()) - name);
    constexpr std::string_view blocks = " address article aside base body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html"
                                        " iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul ";
    if (!element.empty() && blocks.find(" " + std::string(element) + " ") != std::string_view::npos)
        return "";
    const std::size_t size = is_in_paragraph ? 0 : html_tag_size(rest);
    return size > 0 && is_blank(rest.substr(size)) ? std::optional<std::string_view>("") : std::nullopt;
}

std::optional<std::pair<std::string, std::string_view>> definition_of(std::string_view line) {
    const std::string_view rest = without_indent(line, 3);
    const std::size_t close = rest.starts_with('[') ? rest.substr(0, 1000).find("]:") : std::string_view::npos;
    if (close == std::string_view::npos || close == 1 || rest.substr(1, close - 1).find('[') != std::string_view::npos)
        return std::nullopt;
    return std::pair(folded_label(rest.substr(1, close - 1)), rest.substr(close + 2));
}

} // namespace qujat::extract
