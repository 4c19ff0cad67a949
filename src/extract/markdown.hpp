#pragma once

#include "extract/html_story.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Markdown → what HTML would say (CommonMark 0.31; GitHub Flavored Markdown 0.29 for tables, strikethrough and task lists).
namespace qujat::extract {

/// Tells `story` the text, which must be UTF-8.
void tell_markdown(std::string_view text, HtmlStory& story);

/// What the lines of a paragraph may refer to.
struct MarkdownReferences {
    std::set<std::string, std::less<>> links; ///< labels that are defined, folded
    std::set<std::string, std::less<>> notes; ///< labels of footnotes, with "^", that are defined and not yet shown
};

/// A piece of a line or of several, in order.
struct MarkdownPiece {
    enum class Kind { text, start, end, html, line_break, image, note };
    Kind kind = Kind::text;
    std::string text; ///< text; name of an element; markup; alternative text; label
};

/// The pieces of a paragraph, heading or cell, whose lines are parted by line feeds.
std::vector<MarkdownPiece> read_markdown_inlines(std::string_view text, const MarkdownReferences& references);

/// A label as labels are compared (CommonMark, 4.7).
std::string folded_label(std::string_view label);

/// The length of the HTML tag or comment at the beginning of `text`; 0 when it is none (CommonMark, 6.6).
std::size_t html_tag_size(std::string_view text);

} // namespace qujat::extract
