#pragma once

#include "report/package_report.hpp"

#include <optional>
#include <string>
#include <vector>

/// A verdict on a package in the words of one language, before it takes a form: what the text and the HTML have in common.
namespace qujat::report {

struct PackageLine {
    std::string label, words;
    std::optional<base::Language> act; ///< language of the act that `words` quote
};

/// A rule to act on, or a part of one.
struct PackageEntry {
    std::string id, severity, requirement, verdict; ///< severity empty: a part; verdict empty: nothing is said of it
    std::vector<PackageLine> lines;
    std::vector<PackageEntry> parts;
    std::vector<PackageLine> warnings; ///< behind the parts
};

struct PackageSection {
    std::string title;
    std::vector<PackageEntry> entries;
};

struct PackageRow {
    std::string id, severity, requirement, verdict;
    bool is_open = false;   ///< not met or not known
    bool is_listed = false; ///< it stands in a section, too
};

struct PackageSheet {
    base::Language language = base::Language::ru;
    check::PackageStanding standing = check::PackageStanding::undecided;
    std::string title;
    std::vector<PackageLine> facts; ///< what was judged, by which rules, for which day
    std::vector<PackageLine> result; ///< the first is the standing
    std::string rules_title;
    std::vector<std::string> head;  ///< of the table of rows: four
    std::vector<PackageRow> rows;   ///< every rule, in the order of its file
    std::string legend;             ///< of the letters of severities
    std::vector<PackageSection> sections;
    std::string files_title, notes_title;
    std::vector<std::string> files, notes, closing;
};

PackageSheet compose(const check::PackageVerdict& verdict, const PackageContext& context, base::Language language);

} // namespace qujat::report
