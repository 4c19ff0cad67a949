#pragma once

#include "check/check.hpp"
#include "check/read_text.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

/// A plan as the matching sees it: sections with headings, lines, sentences and what words stand in them.
namespace qujat::check {

inline constexpr std::uint32_t no_index = 0xFFFFFFFF;

/// A heading and what stands under it. Headings are those by style or look, short lines that are a cue, labels before a colon, and the left cells of rows.
struct Node {
    std::uint32_t parent = no_index; ///< nodes[0] is the root, without heading
    int level = 0;
    std::string_view text;
    Hits hits;               ///< of the heading
    std::vector<Hits> topics; ///< of each of the things it names: "Market, customers and sales"; empty: it names one
    bool is_label = false;   ///< of a row or before a colon: belongs to its text as to a sentence
    bool is_title = false;   ///< of the plan
    int item_by_text = 0;    ///< number of the item whose own words (or number in the annex's table) stand here; 0 = none
    std::uint32_t file = 0, block = 0;
    std::uint32_t first = 0, end = 0; ///< sentences under it, those of its children included
    std::uint32_t pictures = 0;       ///< its children's included
    int project = 0;                  ///< 0 = common to all
};

struct Sentence {
    std::string_view text;
    std::uint32_t file = 0, block = 0, node = 0;
    std::uint32_t table = no_index; ///< number of its table in the outline
    std::uint32_t row = 0; ///< of its table
    std::uint32_t group = 0;
    bool is_item = false;  ///< of a list or a row
    bool counts = true;    ///< says something: no placeholder, no template's instruction, no repeated requirement
    bool begins_line = false;
    bool is_title = false; ///< the title of the plan, set as a heading
    std::uint32_t projects = 0; ///< bit n: speaks of the n-th of the projects that are told apart in the text; 0: of all
    Hits hits;
};

/// A paragraph with its list, or a table.
struct Group {
    std::uint32_t first = 0, end = 0;
};

struct Outline {
    std::vector<Node> nodes;
    std::vector<Sentence> sentences;
    std::vector<Group> groups;
    std::vector<Hits> frames;         ///< of each table: its first row and the line before it
    std::deque<std::string> made;     ///< texts put together from cells
    std::deque<std::vector<plan::Block>> unfolded; ///< of files with forms (unfold_forms.hpp)
    bool is_cut = false; ///< longer than is judged
    std::uint32_t mixed_words = 0, marked_words = 0;
    std::string mixed_example, marked_example;
    std::size_t words = 0;
    int projects = 0; ///< 0 or at least 2
    bool are_projects_in_text = false; ///< told apart by sentences, not by headings
};

Outline outline(const plan::Plan& plan, const Requirements& requirements, Vocabulary& vocabulary);

/// Headings above a sentence, outermost first.
std::vector<std::string> path_of(const Outline& outline, std::uint32_t node);

} // namespace qujat::check
