// Prints what the learned weights see of plans: `units FILE...`, each NAME.plan or phrases.tsv. For every paragraph, item or row: the file, the line of the plan (empty lines
// and marks not counted; of phrases their line), how many items or rows stand together with it ("t:NUMBER"), in which section of the plan it stands
// ("i:NUMBER"), from which byte of its block to before which one ("o:BEGIN-END"), what the ways give each part there ("w:PART:SCORE"), and its features. tests/plans/learn.py reads it.

#include "check/plans.hpp"

#include "check/features.hpp"
#include "check/weigh.hpp"

#include <iostream>
#include <map>

using namespace qujat;

namespace {

// For each file of the plan: the line that each block comes from.
std::vector<std::vector<int>> lines_of_blocks(const std::string& text) {
    std::vector<std::vector<int>> made;
    std::string before;
    int number = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        before += line + "\n";
        if (plans::trimmed(line).empty() || (line.starts_with("%") && line.size() <= 4))
            continue;
        ++number;
        const plan::Plan plan = plans::parse(before);
        made.resize(plan.files.size());
        made.back().resize(plan.files.back().part.blocks.size(), number);
    }
    return made;
}

// The heading of a unit's section: no other stands over it but that of the whole plan.
std::uint32_t section_of(const check::Outline& outline, const check::Unit& unit) {
    const bool is_over_all = outline.nodes.size() > 1 && outline.nodes[1].first == 0 && outline.nodes[1].end == outline.sentences.size();
    std::uint32_t section = 0;
    for (std::uint32_t node = outline.sentences[unit.first].node; node != 0; node = outline.nodes[node].parent)
        if (node != 1 || !(is_over_all || outline.nodes[node].is_title))
            section = node;
    return section;
}

void print_place(const plan::Plan& plan, const check::Outline& outline, const check::Unit& unit) {
    const check::Sentence &first = outline.sentences[unit.first], &last = outline.sentences[unit.end - 1];
    const std::string& text = plan.files[first.file].part.blocks[first.block].text;
    if (first.text.data() >= text.data() && last.text.data() + last.text.size() <= text.data() + text.size() && last.text.data() >= first.text.data())
        std::cout << "o:" << first.text.data() - text.data() << '-' << last.text.data() + last.text.size() - text.data() << ' ';
}

void print(const std::string& name, const std::string& text, int line, const check::Requirements& requirements) {
    const plan::Plan plan = plans::parse(text);
    check::Vocabulary vocabulary(*requirements.lexicon);
    const check::Outline outline = check::outline(plan, requirements, vocabulary);
    check::Features features(outline, requirements, vocabulary);
    const auto lines = line > 0 ? std::vector<std::vector<int>>() : lines_of_blocks(text);
    check::Outline weighed = outline;
    const check::Scales scales(requirements, weighed, vocabulary);
    std::map<std::uint32_t, std::map<std::string, int>> by_ways; // sentence → part → score
    for (const check::Item& item : requirements.items)
        for (const check::SubRequirement& sub : item.subs)
            for (const check::Candidate& one : scales.weigh_by_ways(item, sub))
                if (one.is_satisfied && !one.says_none && one.sentence != check::no_index) {
                    int& score = by_ways[one.sentence][sub.id];
                    score = std::max(score, one.score);
                }
    const std::vector<check::Unit> units = check::units(outline);
    for (std::size_t at = 0; at < units.size(); ++at) {
        const check::Unit& unit = units[at];
        if (check::is_lone_number(outline, unit, vocabulary))
            continue;
        const check::Sentence& first = outline.sentences[unit.first];
        std::cout << name << '\t' << (line > 0 ? line : lines.at(first.file).at(first.block)) << '\t';
        std::cout << "t:" << features.together(unit).items << " i:" << section_of(outline, unit) << ' ';
        print_place(plan, outline, unit);
        std::map<std::string, int> ways;
        for (auto found = by_ways.lower_bound(unit.first); found != by_ways.end() && found->first < unit.end; ++found)
            for (const auto& [id, score] : found->second)
                ways[id] = std::max(ways[id], score);
        for (const auto& [id, score] : ways)
            std::cout << "w:" << id << ':' << score << ' ';
        for (const check::Item& item : requirements.items)
            for (const check::SubRequirement& sub : item.subs)
                if (scales.is_ruled_out(unit.said, item, sub))
                    std::cout << "x:" << sub.id << ' ';
        const auto print_all = [](const std::vector<std::string>& made) {
            for (const std::string& feature : made)
                std::cout << feature << ' ';
        };
        print_all(features.of_text(unit));
        for (const check::Source& source : check::sources_beside(outline, units, at))
            print_all(features.of(source, units));
        for (const check::Source& source : check::sources_over(outline, unit))
            print_all(features.of(source, units));
        std::cout << '\n';
    }
}

} // namespace

int main(int count, char** arguments) {
    const check::Requirements requirements = plans::requirements("bp703", plans::With::concepts);
    for (int at = 1; at < count; ++at) {
        const plans::fs::path file(arguments[at]);
        if (file.extension() == ".plan") {
            print(file.stem().string(), plans::read(file), 0, requirements);
            continue;
        }
        std::istringstream rows(plans::read(file));
        int number = 0;
        for (std::string row; std::getline(rows, row);) {
            ++number;
            std::vector<std::string> columns;
            std::istringstream cells(row);
            for (std::string cell; std::getline(cells, cell, '\t');)
                columns.push_back(cell);
            if (row.starts_with("--") || columns.size() != 5)
                continue;
            for (std::size_t found = columns[3].find("\\n"); found != std::string::npos; found = columns[3].find("\\n", found))
                columns[3].replace(found, 2, "\n");
            print("~" + columns[0] + " " + columns[4], "# Бизнес-план\n" + (columns[2] == "-" ? "" : "## " + columns[2] + "\n") + columns[3] + "\n", number, requirements);
        }
    }
}
