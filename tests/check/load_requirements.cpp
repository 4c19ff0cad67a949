#include "check/plans.hpp"

#include "catch.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace qujat;

namespace {

std::string minimal(const std::string& inside, const std::string& items = {}) {
    const std::string three = "<kk>а</kk><ru>а</ru><en>a</en>";
    const std::string item = "<item id=\"x-01\" number=\"1\"><text>мәтін</text><citation>" + three + "</citation><title>" + three +
                             "</title><sub id=\"x-01a\" status=\"M\"><fragment>мәтін</fragment><title>" + three + "</title><advice>" + three + "</advice><example>" + three + "</example></sub></item>";
    return "<requirements xmlns=\"urn:qujat:requirements:1\" edition=\"x\" seed=\"002\" found=\"70\" undecided=\"45\"><heading>" + three + "</heading>" + inside + (items.empty() ? item : items) + "</requirements>";
}

std::vector<std::string> problems(const std::string& text) {
    std::vector<std::string> ids;
    const auto loaded = check::load_requirements(diag::make_source("x.xml", text));
    CHECK(loaded.value.has_value() == loaded.problems.empty());
    for (const auto& problem : loaded.problems) {
        ids.push_back(problem.id);
        for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en})
            CHECK(diag::hint(problem, language).find('{') == std::string::npos);
    }
    return ids;
}

bool has(const std::vector<std::string>& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

// The extracts break lines anywhere: compare without spaces (traps.md, sections 8 and 10).
std::string without_space(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f')
            out += c;
    return out;
}

} // namespace

TEST_CASE("a small file of requirements loads") { CHECK(problems(minimal("")).empty()); }

TEST_CASE("what is not in the grammar of requirements is named with its place") {
    CHECK(problems("<things/>") == std::vector<std::string>{"CHK-0001"});
    CHECK(problems(minimal("<word id=\"a\"/>")) == std::vector<std::string>{"CHK-0001"});
    CHECK(problems(minimal("<words id=\"a\" colour=\"red\"><ru>а</ru></words>")) == std::vector<std::string>{"CHK-0001"});
}

TEST_CASE("a part without advice, example or title is an error") {
    const std::string three = "<kk>а</kk><ru>а</ru><en>a</en>";
    const auto ids = problems(minimal("", "<item id=\"x-01\" number=\"1\"><text>т</text><citation>" + three + "</citation><title><kk>а</kk><ru>а</ru></title><sub id=\"x-01a\" status=\"M\"><fragment>т</fragment></sub></item>"));
    CHECK(std::count(ids.begin(), ids.end(), "CHK-0002") == 4); // en of the title; title, advice and example of the part
}

TEST_CASE("bad values in requirements are named") {
    CHECK(has(problems(minimal("<joint id=\"j\" needs=\"money:0\"/>")), "CHK-0003"));
    const std::string text = minimal("");
    CHECK(has(problems(std::string(text).replace(text.find("found=\"70\""), 10, "found=\"700\"")), "CHK-0003"));
    CHECK(has(problems(std::string(text).replace(text.find("status=\"M\""), 10, "status=\"N\"")), "CHK-0003"));
}

TEST_CASE("an id given twice in requirements is an error") {
    CHECK(problems(minimal("<words id=\"a\"><ru>а</ru></words><words id=\"a\"><ru>б</ru></words>")) == std::vector<std::string>{"CHK-0004"});
}

TEST_CASE("a list of words must exist before it is used") {
    CHECK(problems(minimal("<joint id=\"j\" needs=\"mony year\"/>")) == std::vector<std::string>{"CHK-0005"});
    CHECK(problems(minimal("<seen id=\"colour\"><kk>а</kk><ru>а</ru><en>a</en></seen>")) == std::vector<std::string>{"CHK-0005"});
}

TEST_CASE("a cue that cannot be read is an error") {
    for (const std::string cue : {"бизнес-план", "_ план", "план _", "{нет}", "–"})
        CHECK(problems(minimal("<words id=\"a\"><ru>" + cue + "</ru></words>")) == std::vector<std::string>{"CHK-0006"});
}

TEST_CASE("the shipped requirements hold eleven items, the footnote and thirty-five parts with the status codes of the catalogue") {
    const auto requirements = plans::requirements();
    CHECK(requirements.edition == "bp703");
    REQUIRE(requirements.items.size() == 12);
    std::map<check::Status, std::string> parts;
    std::size_t count = 0;
    for (std::size_t at = 0; at < 12; ++at) {
        const auto& item = requirements.items[at];
        CHECK(item.number == (at < 11 ? static_cast<int>(at) + 1 : 0));
        for (const auto& sub : item.subs) {
            ++count;
            parts[sub.status] += sub.id.substr(6) + " ";
        }
    }
    CHECK(count == 35);
    // annexes.md, 3.2
    CHECK(parts[check::Status::any] == "04c 04d 04e ");
    CHECK(parts[check::Status::conditional] == "03b 03c 03d 03e ");
    CHECK(parts[check::Status::scope] == "04f 08b 09e 11c ");
    CHECK(parts[check::Status::mandatory] == "01a 01b 01c 01d 02a 03a 04a 04b 04g 04h 05a 06a 07a 07b 07c 08a 09a 09b 09c 09d 10a 11a 11b fn1 ");
}

TEST_CASE("every part tells in three languages what to write and gives a model sentence") {
    for (const auto& item : plans::requirements().items) {
        for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en}) {
            CHECK_FALSE(item.title.in(language).empty());
            CHECK(item.citation.in(language).find("703/НҚ") == 0);
            if (item.number != 0)
                CHECK(item.citation.in(language).ends_with(" " + std::to_string(item.number)));
        }
        for (const auto& sub : item.subs) {
            INFO(sub.id);
            for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en}) {
                CHECK(sub.title.in(language).size() > 3);
                CHECK(sub.advice.in(language).size() > 30);
                CHECK(sub.example.in(language).size() > 20);
                CHECK(sub.advice.in(language).ends_with("."));
                CHECK(sub.example.in(language).ends_with("."));
            }
            CHECK(sub.advice.kk != sub.advice.ru);
        }
    }
}

TEST_CASE("a part is satisfied by somebody who writes its model sentence after its advice, but for those that need more than one") {
    // The models of item 4 and the scopes lean on their item; each of the others must satisfy its own part, in all three languages.
    const auto requirements = plans::requirements();
    for (const auto& item : requirements.items) {
        if (item.number == 0 || item.number == 4)
            continue;
        for (const auto& sub : item.subs) {
            if (sub.status != check::Status::mandatory)
                continue;
            for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en}) {
                const auto words = plans::by_id(check::judge(plans::parse("# Бизнес-план\n## " + sub.title.in(language) + "\n" + sub.example.in(language) + "\n"), requirements));
                INFO(sub.id << " " << base::code(language) << ": " << sub.example.in(language));
                CHECK(words.at(sub.id) == "found");
            }
        }
    }
}

TEST_CASE("the texts of the annex stand verbatim in the act") {
    const auto requirements = plans::requirements();
    const plans::fs::path shared = QUJAT_SHARED_DIR;
    for (const auto& item : requirements.items)
        for (const auto& sub : item.subs) {
            INFO(sub.id << ": " << sub.fragment);
            CHECK(item.text.find(sub.fragment) != std::string::npos);
        }
    if (!plans::fs::exists(shared / "seeds")) {
        WARN("SKIPPED: the legal texts are not here, quotations are not checked against them");
        return;
    }
    std::string seed;
    for (const auto& entry : plans::fs::directory_iterator(shared / "seeds"))
        if (entry.path().filename().string().starts_with(requirements.seed))
            seed = without_space(plans::read(entry.path()));
    REQUIRE_FALSE(seed.empty());
    CHECK(seed.find(without_space(requirements.heading.kk)) != std::string::npos);
    for (const auto& item : requirements.items) {
        INFO(item.id << ": " << item.text);
        CHECK(seed.find(without_space(item.text)) != std::string::npos);
    }
}

TEST_CASE("cues found in real plans announce their item, and false friends mostly do not") {
    const plans::fs::path list = plans::fs::path(QUJAT_SHARED_DIR) / "corpus/headings.tsv";
    if (!plans::fs::exists(list)) {
        WARN("SKIPPED: the list of real headings is not here");
        return;
    }
    const auto requirements = plans::requirements();
    std::istringstream lines(plans::read(list));
    std::string line;
    std::getline(lines, line);
    int own = 0, announced = 0, friends = 0, taken = 0;
    while (std::getline(lines, line)) {
        std::vector<std::string> cells;
        std::istringstream row(line);
        for (std::string cell; std::getline(row, cell, '\t');)
            cells.push_back(cell);
        cells.resize(5);
        const std::size_t number = static_cast<std::size_t>(cells[0].size() == 1 ? cells[0][0] - '0' : 10 + (cells[0][1] - '0'));
        if (number > 11)
            continue;
        // A heading with nothing under it: announced when the item is "empty" rather than "missing".
        const auto words = plans::by_id(check::judge(plans::parse("# Бизнес-план\nПлан на следующие годы.\n## " + cells[2] + "\n## Другое\nПрочие сведения о разном.\n"), requirements));
        const bool is_announced = words.at(requirements.items[number - 1].id) == "empty";
        if (cells[4].empty()) {
            ++own;
            announced += is_announced ? 1 : 0;
        } else if (cells[4].starts_with("false friend")) {
            ++friends;
            taken += is_announced ? 1 : 0;
        }
    }
    WARN("headings of real plans: " << announced << " of " << own << " announce their item; " << taken << " of " << friends << " false friends do");
    CHECK(announced * 100 >= own * 80);
    CHECK(taken * 100 <= friends * 20);
}
