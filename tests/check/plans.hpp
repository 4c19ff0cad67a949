#pragma once

#include "check/check.hpp"
#include "plan/plan.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Plans for tests, written as plain text.
///
///     # heading, ## heading of level 2 …      - item of a list       1. numbered item      | cell | cell |      **line in bold**
///     ![alternative text]  a picture          ~struck out~           // inside a cell: the next paragraph of the cell
///     === name      the next file of the plan                        an empty line divides tables
///     %04           what follows answers item 4 (up to the next such line): tests take it out
///
/// Expectations stand beside it in a file of the same name that ends with .expect: an id (or "standing") and the verdict, or several divided by "|". The ids say by which
/// editions the plan is judged: bp703-04, bp317-12, bp292-14a; "standing" is that of the newest of them.
namespace plans {

namespace fs = std::filesystem;
using namespace qujat;

// With sanitizers it is memory that is looked at, not judgement, and all plans would take half an hour: a sample is judged, and figures are not held against floors.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_sample = true;
#else
inline constexpr bool is_sample = false;
#endif

inline std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path.string());
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// Takes the struck parts out and counts them.
inline std::string without_struck(std::string text, std::uint32_t& struck) {
    while (true) {
        const std::size_t begin = text.find('~');
        const std::size_t end = begin == std::string::npos ? begin : text.find('~', begin + 1);
        if (end == std::string::npos)
            return text;
        for (std::size_t at = begin + 1; at < end; ++at)
            struck += (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 ? 1 : 0;
        text.erase(begin, end - begin + 1);
    }
}

inline std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(' ');
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

inline plan::Plan parse(const std::string& text, const std::string& name = "plan.docx") {
    plan::Plan plan;
    plan.files.push_back({name, {}});
    plan.files.back().part.format = "txt";
    std::uint32_t table = 0, row = 0;
    bool is_in_table = false;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        plan::Part& part = plan.files.back().part;
        plan::Block block;
        line = trimmed(without_struck(line, block.struck));
        const bool is_cell = line.starts_with("|");
        if (!is_cell && !line.starts_with("%"))
            is_in_table = false;
        if (line.starts_with("%"))
            continue;
        if (line.starts_with("=== ")) {
            plan.files.push_back({line.substr(4), {}});
            plan.files.back().part.format = "txt";
            table = 0;
            continue;
        }
        if (line.empty() && block.struck == 0)
            continue;
        if (is_cell) {
            if (!is_in_table) {
                ++table;
                row = 0;
            }
            is_in_table = true;
            ++row;
            std::uint32_t column = 0;
            std::istringstream cells(line.substr(1));
            for (std::string cell; std::getline(cells, cell, '|');) {
                plan::Block one;
                one.kind = plan::BlockKind::cell;
                one.table = table;
                one.row = row;
                one.column = ++column;
                for (std::size_t at = cell.find(" // "); at != std::string::npos; at = cell.find(" // ", at))
                    cell.replace(at, 4, "\n");
                one.text = trimmed(cell);
                part.blocks.push_back(std::move(one));
            }
            continue;
        }
        if (line.starts_with("![")) {
            block.kind = plan::BlockKind::picture;
            block.text = line.substr(2, line.find(']') - 2);
            ++part.pictures;
        } else if (line.starts_with("#")) {
            const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
            block.kind = plan::BlockKind::heading;
            block.heading_by = plan::HeadingBy::style;
            block.level = static_cast<std::uint8_t>(marks);
            block.text = trimmed(line.substr(marks));
        } else if (line.starts_with("- ")) {
            block.kind = plan::BlockKind::list_item;
            block.level = 1;
            block.numbering = "•";
            block.text = trimmed(line.substr(2));
        } else if (line.find_first_not_of("0123456789") != 0 && line.find_first_not_of("0123456789") != std::string::npos &&
                   (line[line.find_first_not_of("0123456789")] == '.' || line[line.find_first_not_of("0123456789")] == ')') &&
                   line.substr(line.find_first_not_of("0123456789") + 1).starts_with(" ")) {
            const std::size_t mark = line.find_first_not_of("0123456789") + 1;
            block.kind = plan::BlockKind::list_item;
            block.level = 1;
            block.numbering = line.substr(0, mark);
            block.text = trimmed(line.substr(mark));
        } else if (line.starts_with("**") && line.ends_with("**") && line.size() > 4) {
            block.emphasised = true;
            block.text = line.substr(2, line.size() - 4);
        } else {
            block.text = line;
        }
        part.blocks.push_back(std::move(block));
    }
    return plan;
}

/// As shipped; the ways and concepts, from which weights are learned; or the ways alone: what was learned could hide a way that no longer does its work.
enum class With { weights, concepts, ways };

/// Each edition is read once.
inline const check::Requirements& requirements(const std::string& edition = "bp703", With with = With::weights) {
    static std::map<std::pair<std::string, With>, check::Requirements> kept;
    if (const auto found = kept.find({edition, with}); found != kept.end())
        return found->second;
    const fs::path folder = fs::path(QUJAT_SOURCE_DIR) / "templates/business-plan";
    const std::string name = "requirements-" + edition + ".xml";
    const auto source = [&folder](const std::string& file) -> diag::SourcePtr { return diag::make_source(file, read(folder / file)); };
    auto loaded = check::load_requirements(source(name), source("parts.xml"), with == With::weights ? source("weights.txt") : nullptr,
                                           with == With::ways ? nullptr : source("concepts.txt"));
    std::string problems;
    for (const auto& problem : loaded.problems)
        problems += diag::to_text(problem, base::Language::en);
    if (!loaded)
        throw std::runtime_error(problems);
    return kept.emplace(std::pair(edition, with), std::move(*loaded.value)).first->second;
}

/// The text without what answers an item; the same text when the plan has no marks.
inline std::string without_item(const std::string& text, const std::string& item) {
    std::string kept;
    bool is_left_out = false;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("%"))
            is_left_out = line.substr(1) == item;
        if (!is_left_out)
            kept += line + "\n";
    }
    return kept;
}

/// Id and what is allowed.
using Expectations = std::vector<std::pair<std::string, std::string>>;

inline Expectations parse_expectations(const std::string& text) {
    Expectations expected;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        line = trimmed(line.substr(0, line.find(" --")));
        if (const std::size_t space = line.find(' '); !line.starts_with("--") && space != std::string::npos)
            expected.emplace_back(line.substr(0, space), trimmed(line.substr(space)));
    }
    return expected;
}

/// The verdict's words by id, "standing" among them.
inline std::map<std::string, std::string> by_id(const check::Verdict& verdict) {
    std::map<std::string, std::string> words;
    words["standing"] = check::name(verdict.standing);
    for (const auto& item : verdict.items) {
        words[item.id] = check::name(item.verdict);
        for (const auto& sub : item.subs)
            words[sub.id] = check::name(sub.verdict);
    }
    return words;
}

inline bool is_allowed(const std::string& allowed, const std::string& word) { return ("|" + allowed + "|").find("|" + word + "|") != std::string::npos; }

struct Case {
    std::string name, text;
    plan::Plan plan;
    Expectations expected;
    std::set<std::string> editions;
    /// Of the newest edition.
    const check::Requirements& requirements(With with = With::weights) const { return plans::requirements(editions.empty() ? "bp703" : *editions.rbegin(), with); }
};

/// The verdict's words by id, for all editions that are expected.
inline std::map<std::string, std::string> judged(const Case& one, With with = With::weights) {
    auto words = by_id(check::judge(one.plan, one.requirements(with)));
    for (const std::string& edition : one.editions)
        words.merge(by_id(check::judge(one.plan, requirements(edition, with))));
    return words;
}

inline std::vector<Case> cases(const std::string& folder) {
    std::vector<Case> found;
    for (const auto& entry : fs::directory_iterator(fs::path(QUJAT_SOURCE_DIR) / "tests/plans" / folder))
        if (entry.path().extension() == ".plan") {
            fs::path expectations = entry.path();
            expectations.replace_extension(".expect");
            const std::string text = read(entry.path());
            found.push_back({entry.path().stem().string(), text, parse(text), parse_expectations(read(expectations)), {}});
            for (const auto& [id, allowed] : found.back().expected)
                if (id.starts_with("bp"))
                    found.back().editions.insert(id.substr(0, id.find('-')));
        }
    std::sort(found.begin(), found.end(), [](const Case& left, const Case& right) { return left.name < right.name; });
    if (is_sample) {
        std::size_t number = 0;
        std::erase_if(found, [&number](const Case&) { return number++ % 40 != 0; });
    }
    return found;
}

} // namespace plans
