#include "report/lay_out.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace qujat::report {

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t length = 0;
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        const std::string_view word = text.substr(0, space);
        text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
        if (word.empty())
            continue;
        const std::size_t size = base::count_code_points(word);
        if (length > 0 && length + 1 + size > width) {
            lines.push_back(std::move(line));
            line.clear();
            length = 0;
        }
        if (length > 0) {
            line += ' ';
            ++length;
        }
        line += word;
        length += size;
    }
    if (length > 0 || lines.empty())
        lines.push_back(std::move(line));
    return lines;
}

std::string paragraph(std::string_view label, std::string_view text, std::size_t indent) {
    std::string joined(label);
    if (!label.empty() && !text.empty())
        joined += ' ';
    joined += text;
    std::string out;
    for (const std::string& line : wrap(joined, line_width - indent))
        out += std::string(indent, ' ') + line + "\n";
    return out;
}

std::string table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows, const std::vector<std::size_t>& widths) {
    std::string out;
    const auto write = [&](const std::vector<std::string>& row) {
        std::vector<std::vector<std::string>> cells;
        std::size_t height = 1;
        for (std::size_t column = 0; column < widths.size(); ++column) {
            cells.push_back(wrap(row[column], widths[column]));
            height = std::max(height, cells.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string written;
            for (std::size_t column = 0; column < widths.size(); ++column) {
                const std::string cell = line < cells[column].size() ? cells[column][line] : std::string();
                written += cell + std::string(widths[column] - std::min(widths[column], base::count_code_points(cell)) + 2, ' ');
            }
            out += written.substr(0, written.find_last_not_of(' ') + 1) + "\n";
        }
    };
    write(head);
    std::size_t rule = 0;
    for (const std::size_t width : widths)
        rule += width + 2;
    for (std::size_t at = 0; at + 2 < rule; ++at)
        out += "─";
    out += "\n";
    for (const auto& row : rows)
        write(row);
    return out;
}

} // namespace qujat::report
