#include "check/plans.hpp"

#include "catch.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace qujat;

// Single sections as applicants write them: tests/plans/sections, a file of each item, and held/sections.txt that nobody looks at while cues are written.
// The weights are learned from the first, so that its floors only tell when something breaks; what they are worth the second tells.
// "@ 09 ru" begins one: item and language; a heading; lines, each behind the parts of the annex that it answers in brackets ("[09a 10a?]"; "?": perhaps, and then nothing
// is expected). Of the item's own parts those that no line answers must not be found.

namespace {

struct Section {
    std::string item, language, text;
    std::string place;
    std::set<std::string> answered, perhaps;
};

// Of a file, behind those that are there.
void read_sections(const plans::fs::path& file, std::vector<Section>& all) {
    std::istringstream lines(plans::read(file));
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.starts_with("@")) {
            std::istringstream words(line.substr(1));
            all.push_back({{}, {}, "# Бизнес-план\n", file.filename().string() + ":" + std::to_string(number), {}, {}});
            words >> all.back().item >> all.back().language;
        } else if (const std::size_t end = line.find(']'); line.starts_with("[") && end != std::string::npos && !all.empty()) {
            std::istringstream labels(line.substr(1, end - 1));
            for (std::string label; labels >> label;)
                (label.ends_with("?") ? all.back().perhaps : all.back().answered).insert(label.substr(0, 3));
            all.back().text += line.substr(std::min(line.size(), end + 2)) + "\n";
        } else if (!line.empty() && !all.empty()) {
            all.back().text += line + "\n";
        }
    }
}

// Of a file or of all in a folder.
std::vector<Section> sections(const std::string& name) {
    const plans::fs::path path = plans::fs::path(QUJAT_SOURCE_DIR) / "tests/plans" / name;
    std::vector<plans::fs::path> files{path};
    if (plans::fs::is_directory(path))
        files.assign(plans::fs::directory_iterator(path), {});
    std::ranges::sort(files);
    std::vector<Section> all;
    for (const plans::fs::path& file : files)
        read_sections(file, all);
    return all;
}

bool has(const std::set<std::string>& labels, std::string part) {
    // Qualification, length of service and experience are labelled as one; so are the plan of measures and its steps.
    if (part == "04d" || part == "04e")
        part = "04c";
    return labels.contains(part) || (part == "11a" && labels.contains("11b"));
}

struct Tally {
    int answered = 0, recognised = 0, lacking = 0, refused = 0;
};

// By item, and of all ("all").
std::map<std::string, Tally> judge(const std::string& file, bool is_told) {
    std::map<std::string, Tally> by_item;
    std::size_t number = 0;
    for (const Section& section : sections(file)) {
        if (plans::is_sample && number++ % 120 != 0)
            continue;
        const check::Verdict verdict = check::judge(plans::parse(section.text), plans::requirements());
        const check::Item& item = *plans::requirements().find_item("bp703-" + section.item);
        Tally& tally = by_item[section.item];
        std::string said;
        bool is_any_found = false, is_any_answered = false, has_any = false, is_perhaps = false;
        const auto count = [&](const std::string& part, bool is_answered, bool is_found) {
            for (Tally* one : {&tally, &by_item["all"]}) {
                (is_answered ? one->answered : one->lacking) += 1;
                (is_answered ? one->recognised : one->refused) += is_answered == is_found ? 1 : 0;
            }
            if (is_answered != is_found)
                said += " " + part + (is_answered ? " not found" : " found");
        };
        for (std::size_t at = 0; at < item.subs.size(); ++at) {
            const check::SubRequirement& sub = item.subs[at];
            const std::string part = sub.id.substr(6);
            const auto& subs = std::ranges::find(verdict.items, item.id, &check::ItemJudgement::id)->subs;
            const bool is_found = subs[at].verdict == check::SubVerdict::found;
            if (sub.status == check::Status::any) {
                has_any = true;
                is_any_found = is_any_found || is_found;
                is_any_answered = is_any_answered || has(section.answered, part);
                is_perhaps = is_perhaps || has(section.perhaps, part);
            } else if (sub.status == check::Status::mandatory && (has(section.answered, part) || !has(section.perhaps, part))) {
                count(part, has(section.answered, part), is_found);
            }
        }
        if (has_any && (is_any_answered || !is_perhaps))
            count("04c", is_any_answered, is_any_found);
        if (is_told && !said.empty())
            WARN(section.place << " " << section.item << " " << section.language << said << "\n" << section.text);
    }
    for (const auto& [item, tally] : by_item)
        WARN(file << ", item " << item << ": " << tally.recognised << " of " << tally.answered << " answers recognised, " << tally.refused << " of " << tally.lacking << " gaps seen");
    return by_item;
}

// Floors in percent.
void check_sections(const std::string& file, bool is_told, int least_recognised, int least_refused) {
    const Tally all = judge(file, is_told).at("all");
    if (plans::is_sample)
        return;
    CHECK(all.recognised * 100 >= all.answered * least_recognised);
    CHECK(all.refused * 100 >= all.lacking * least_refused);
}

} // namespace

TEST_CASE("sections: parts that lines answer are found, the others are not") { check_sections("sections", true, 93, 95); }

TEST_CASE("sections held out: most parts that lines answer are found, most others are not") { check_sections("held/sections.txt", false, 88, 94); }
