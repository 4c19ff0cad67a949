#include "extract/docx_places.hpp"

#include "xml/scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>
#include <vector>

namespace qujat::extract {

namespace {

std::string_view prefix_of(std::string_view name) { return name.substr(0, name.find(':') == std::string_view::npos ? 0 : name.find(':')); }
std::string_view local_of(std::string_view name) { return name.substr(name.find(':') + 1); } // npos + 1 is 0

std::string_view namespace_of(std::string_view text, const xml::Tag& root) {
    const std::string_view prefix = prefix_of(root.name);
    for (const xml::WrittenAttribute& attribute : xml::scan_attributes(text, root))
        if (prefix.empty() ? attribute.name == "xmlns" : prefix_of(attribute.name) == "xmlns" && local_of(attribute.name) == prefix)
            return attribute.value;
    return {};
}

constexpr std::array<std::string_view, 3> marks_of_comments = {"commentRangeStart", "commentRangeEnd", "commentReference"}; // 17.13.4

} // namespace

long id_of(std::string_view value) {
    long id = 0;
    const auto parsed = std::from_chars(value.data(), value.data() + value.size(), id);
    return parsed.ec == std::errc() && parsed.ptr == value.data() + value.size() ? id : -1;
}

MainPart find_places(std::string_view text, const std::set<std::uint32_t>& paragraphs) {
    MainPart part;
    std::vector<ParagraphPlace*> open; // a wanted paragraph, or null
    std::vector<ParagraphPlace*> properties; // of the open elements those that are the properties of a wanted paragraph
    std::uint32_t number = 0;
    for (xml::Tag tag = xml::next_tag(text, 0); !tag.name.empty(); tag = xml::next_tag(text, tag.end)) {
        if (tag.is_closing) {
            if (open.empty())
                break;
            if (open.back() != nullptr)
                open.back()->end = tag.begin;
            if (properties.back() != nullptr)
                properties.back()->begin = tag.end;
            open.pop_back();
            properties.pop_back();
            continue;
        }
        if (++number == 1)
            part.ns = namespace_of(text, tag);
        const std::string_view local = local_of(tag.name);
        if (std::ranges::find(marks_of_comments, local) != marks_of_comments.end())
            for (const xml::WrittenAttribute& attribute : xml::scan_attributes(text, tag))
                if (local_of(attribute.name) == "id")
                    part.comments.insert(id_of(attribute.value));
        ParagraphPlace* const parent = open.empty() ? nullptr : open.back();
        ParagraphPlace* const described = local == "pPr" ? parent : nullptr;
        ParagraphPlace* const own = paragraphs.contains(number) ? &part.paragraphs[number] : nullptr;
        if (own != nullptr)
            *own = {tag.end, tag.end, tag.name, tag.is_empty};
        if (!tag.is_empty) {
            open.push_back(own);
            properties.push_back(described);
        } else if (described != nullptr) {
            described->begin = tag.end;
        }
    }
    return part;
}

std::string with_last_child(std::string_view text, std::string_view child) {
    std::size_t depth = 0;
    for (xml::Tag tag = xml::next_tag(text, 0); !tag.name.empty(); tag = xml::next_tag(text, tag.end)) {
        if (tag.is_closing)
            --depth;
        else if (!tag.is_empty)
            ++depth;
        if (depth > 0)
            continue;
        if (tag.is_closing)
            return std::string(text.substr(0, tag.begin)).append(child).append(text.substr(tag.begin));
        const std::size_t slash = text.rfind('/', tag.end);
        return std::string(text.substr(0, slash)).append(">").append(child).append("</").append(tag.name).append(">").append(text.substr(tag.end));
    }
    return std::string(text);
}

} // namespace qujat::extract
