#include "plan/sections.hpp"

#include <charconv>

namespace qujat::plan {

std::string write_sections(const std::vector<Section>& sections) {
    std::string text;
    for (const Section& section : sections) {
        text += section.name + ' ' + std::to_string(section.bytes.size()) + '\n';
        text += section.bytes;
        text += '\n';
    }
    return text;
}

std::optional<std::vector<Section>> read_sections(std::string_view text) {
    std::vector<Section> sections;
    while (!text.empty()) {
        const std::size_t end = text.substr(0, 100).find('\n');
        const std::size_t space = text.substr(0, end).rfind(' ');
        if (end == std::string_view::npos || space == std::string_view::npos || sections.size() == most_sections)
            return std::nullopt;
        std::size_t size = 0;
        const auto [at, error] = std::from_chars(text.data() + space + 1, text.data() + end, size);
        if (error != std::errc() || at != text.data() + end || text.size() - end - 1 <= size || text[end + 1 + size] != '\n')
            return std::nullopt;
        sections.push_back({std::string(text.substr(0, space)), text.substr(end + 1, size)});
        text.remove_prefix(end + size + 2);
    }
    return sections;
}

} // namespace qujat::plan
