#pragma once

#include "base/date.hpp"
#include "base/language.hpp"
#include "check/check.hpp"

#include <optional>
#include <string>
#include <vector>

/// A plan to be filled in: what an edition of the annex asks for, as headings with hints and places to write.
namespace qujat::report {

struct Skeleton {
    struct Part {
        std::string title, hint;
    };
    struct Item {
        std::string number, title, clause;
        std::vector<std::string> hints; ///< about all of it
        std::vector<Part> parts;
    };
    base::Language language = base::Language::ru;
    std::string title;
    std::vector<std::string> lines; ///< edition, day of filing, how to use it
    std::vector<Item> items;
    Item footnote;                  ///< on several kinds of activity
};

/// Every word of it but the titles of headings counts as nothing when a plan is judged (`check::judge` knows the hints by their text), so that they may be left standing.
Skeleton make_skeleton(const check::Requirements& requirements, base::Language language, const std::optional<base::Date>& filed);

/// As a DOCX: items are headings of level 1, parts of level 2, hints a style of their own in square brackets, empty paragraphs the places to write. Equal arguments give equal bytes.
std::string to_docx(const Skeleton& skeleton);

/// As data of the template `plan-skeleton`: JSON of the contract that stands beside it. `day` picks the edition of the paper.
std::string to_template_data(const Skeleton& skeleton, base::Date day);

} // namespace qujat::report
