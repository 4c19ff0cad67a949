#pragma once

#include "check/check.hpp"
#include "check/lexicon.hpp"
#include "xml/xml.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

/// What the editions share: templates/business-plan/parts.xml.
namespace qujat::check {

/// What an annex may ask for, whatever its number there: "an estimate".
struct Part {
    Texts title, advice, example; ///< empty: each edition has its own
    std::vector<Way> ways;
    std::vector<Term> about; ///< what the passage must speak of whichever way found it; empty: nothing in particular
    std::uint16_t headings = 0;
};

struct Parts {
    int found = 70, undecided = 45; ///< thresholds of the scores of ways
    std::shared_ptr<Lexicon> lexicon = std::make_shared<Lexicon>(); ///< not closed yet
    std::map<std::string, Part, std::less<>> parts;
    std::map<std::string, const xml::Node*, std::less<>> headings; ///< cues that announce a whole item; nodes of the tree
};

/// The grammar stands at the head of the file. Problems go into the log.
Parts load_parts(const xml::Tree& tree, diag::Log& log);

/// Puts the cues of an element (kk, ru, en, divided by semicolons) into a list. CHK-0006: a cue that cannot be read.
void add_cues(const xml::Tree& tree, const xml::Node& node, Lexicon& lexicon, std::uint16_t list, diag::Log& log);

} // namespace qujat::check
