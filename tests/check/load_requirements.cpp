#include "check/plans.hpp"

#include "base/sha256.hpp"

#include "catch.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace qujat;

namespace {

const std::string three = "<kk>а</kk><ru>а</ru><en>a</en>";
const std::string sub = "<sub id=\"x-01a\" status=\"M\" part=\"a\"><fragment>мәтін</fragment></sub>";
const std::string whole_part = "<part id=\"a\"><title>" + three + "</title><advice>" + three + "</advice><example>" + three + "</example></part>";

std::string edition(const std::string& subs = sub, const std::string& attributes = "", const std::string& title = three) {
    return "<requirements xmlns=\"urn:qujat:requirements:1\" edition=\"x\" first-year=\"2026\" seed=\"002\" language=\"kk\"><heading>" + three + "</heading><item id=\"x-01\" number=\"1\"" + attributes + "><text>мәтін</text><citation>" + three +
           "</citation><title>" + title + "</title>" + subs + "</item></requirements>";
}

std::string parts(const std::string& inside, const std::string& thresholds = "found=\"70\" undecided=\"45\"") { return "<parts xmlns=\"urn:qujat:requirements:1\" " + thresholds + ">" + inside + "</parts>"; }

std::vector<std::string> problems(const std::string& edition_text, const std::string& parts_text) {
    std::vector<std::string> ids;
    const auto loaded = check::load_requirements(diag::make_source("x.xml", edition_text), diag::make_source("parts.xml", parts_text));
    CHECK(loaded.value.has_value() == loaded.problems.empty());
    for (const auto& problem : loaded.problems) {
        ids.push_back(problem.id);
        for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en})
            CHECK(diag::hint(problem, language).find('{') == std::string::npos);
    }
    return ids;
}

/// Of a file of parts with this in it.
std::vector<std::string> problems(const std::string& inside) { return problems(edition(), parts(inside + whole_part)); }

bool has(const std::vector<std::string>& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

} // namespace

TEST_CASE("small files of requirements load") { CHECK(problems("").empty()); }

TEST_CASE("what is not in the grammar of requirements is named with its place") {
    CHECK(problems("<things/>", parts(whole_part)) == std::vector<std::string>{"CHK-0001"});
    CHECK(problems("<word id=\"a\"/>") == std::vector<std::string>{"CHK-0001"});
    CHECK(problems("<words id=\"a\" colour=\"red\"><ru>а</ru></words>") == std::vector<std::string>{"CHK-0001"});
    // Words and ways belong to the parts: an edition has none of its own.
    CHECK(problems(edition("<sub id=\"x-01a\" status=\"M\" part=\"a\"><fragment>т</fragment><by score=\"80\" in=\"item\" needs=\"words\"/></sub>"), parts(whole_part)) == std::vector<std::string>{"CHK-0001"});
    const auto loaded = check::load_requirements(diag::make_source("x.xml", edition()), diag::make_source("parts.xml", parts("\n <wrods id=\"a\"/>" + whole_part)));
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].place.source->name == "parts.xml");
    const auto at = diag::line_column(*loaded.problems[0].place.source, loaded.problems[0].place.begin);
    CHECK(at.line == 2);
    CHECK(at.column == 2);
    CHECK(diag::hint(loaded.problems[0], base::Language::en).find("words") != std::string::npos);
}

TEST_CASE("a part must exist before an edition asks for it, and lists of headings too") {
    CHECK(problems(edition("<sub id=\"x-01a\" status=\"M\" part=\"b\"><fragment>т</fragment><title>" + three + "</title><advice>" + three + "</advice><example>" + three + "</example></sub>"), parts(whole_part)) ==
          std::vector<std::string>{"CHK-0010"});
    CHECK(problems(edition(sub, " headings=\"team\""), parts(whole_part)) == std::vector<std::string>{"CHK-0010"});
    CHECK(problems(edition(sub, " headings=\"team\""), parts("<headings id=\"team\"><ru>команда</ru></headings>" + whole_part)).empty());
    CHECK(problems(edition(sub, " headings=\"team\""), parts("<headings id=\"team\"><ru>бизнес-план</ru></headings>" + whole_part)) == std::vector<std::string>{"CHK-0006"});
}

TEST_CASE("a part without advice, example or title is an error unless the edition has them") {
    const std::string bare = "<part id=\"a\"/>";
    const auto ids = problems(edition(sub, "", "<kk>а</kk><ru>а</ru>"), parts(bare));
    CHECK(std::count(ids.begin(), ids.end(), "CHK-0002") == 4); // en of the title; title, advice and example of the part
    CHECK(problems(edition("<sub id=\"x-01a\" status=\"M\" part=\"a\"><fragment>т</fragment><title>" + three + "</title><advice>" + three + "</advice><example>" + three + "</example></sub>"), parts(bare)).empty());
}

TEST_CASE("an edition's own words stand for those of the part") {
    const std::string own = "<kk>б</kk><ru>б</ru><en>b</en>";
    const auto loaded = check::load_requirements(diag::make_source("x.xml", edition("<sub id=\"x-01a\" status=\"M\" part=\"a\"><fragment>т</fragment><advice>" + own + "</advice></sub>")), diag::make_source("parts.xml", parts(whole_part)));
    REQUIRE(loaded.value);
    CHECK(loaded.value->items[0].subs[0].advice.en == "b");
    CHECK(loaded.value->items[0].subs[0].title.en == "a");
}

TEST_CASE("bad values in requirements are named") {
    CHECK(has(problems("<joint id=\"j\" needs=\"money:0\"/>"), "CHK-0003"));
    CHECK(has(problems(edition(), parts(whole_part, "found=\"700\" undecided=\"45\"")), "CHK-0003"));
    const std::string text = edition();
    CHECK(has(problems(std::string(text).replace(text.find("status=\"M\""), 10, "status=\"N\""), parts(whole_part)), "CHK-0003"));
}

TEST_CASE("an id given twice in requirements is an error") {
    CHECK(problems("<words id=\"a\"><ru>а</ru></words><words id=\"a\"><ru>б</ru></words>") == std::vector<std::string>{"CHK-0004"});
    CHECK(problems(edition(), parts(whole_part + whole_part)) == std::vector<std::string>{"CHK-0004"});
    CHECK(problems(edition(sub + sub), parts(whole_part)) == std::vector<std::string>{"CHK-0004"});
}

TEST_CASE("a list of words must exist before it is used") {
    CHECK(problems("<joint id=\"j\" needs=\"mony year\"/>") == std::vector<std::string>{"CHK-0005"});
    CHECK(has(problems("<part id=\"b\" about=\"mony\"/>"), "CHK-0005"));
    CHECK(has(problems("<part id=\"b\" about=\"money:0\"/>"), "CHK-0003"));
    CHECK(has(problems("<part id=\"b\" about=\"\"/>"), "CHK-0003"));
    CHECK(problems("<joint id=\"j\" needs=\"j year\"/>") == std::vector<std::string>{"CHK-0005"}); // of itself: it would never be met
    CHECK(problems("<seen id=\"colour\"><kk>а</kk><ru>а</ru><en>a</en></seen>") == std::vector<std::string>{"CHK-0005"});
}

TEST_CASE("a cue that cannot be read is an error") {
    for (const std::string cue : {"бизнес-план", "_ план", "план _", "{нет}", "–"})
        CHECK(problems("<words id=\"a\"><ru>" + cue + "</ru></words>") == std::vector<std::string>{"CHK-0006"});
    // A whole list may stand in another with the ends of sentences its cues have, but within no cue.
    const std::string list = "<words id=\"b\"><ru>пока нет$</ru></words>";
    CHECK(problems(list + "<words id=\"a\"><ru>{b}; позже</ru></words>").empty());
    CHECK(problems(list + "<words id=\"a\"><ru>{b} позже</ru></words>") == std::vector<std::string>{"CHK-0006"});
    CHECK(problems(list + "<words id=\"a\"><ru>у нас {b}</ru></words>") == std::vector<std::string>{"CHK-0006"});
}

TEST_CASE("the sum over requirements covers the file of the edition and that of the parts") {
    const auto sum = [](const std::string& edition_text, const std::string& parts_text) {
        return check::load_requirements(diag::make_source("x.xml", edition_text), diag::make_source("parts.xml", parts_text)).value->sha256;
    };
    CHECK(sum(edition(), parts(whole_part)) == base::sha256_hex(edition() + parts(whole_part)));
    CHECK(sum(edition(), parts(whole_part)) != sum(edition(), parts(whole_part + " ")));
    CHECK(sum(edition(), parts(whole_part)) != sum(edition() + " ", parts(whole_part)));
}

TEST_CASE("every part tells in three languages what to write and gives a model sentence") {
    for (const auto& [key, order] : {std::pair("bp292", "292/НҚ"), std::pair("bp317", "317/НҚ"), std::pair("bp703", "703/НҚ")})
    for (const auto& item : plans::requirements(key).items) {
        for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en}) {
            CHECK_FALSE(item.title.in(language).empty());
            CHECK(item.citation.in(language).find(order) != std::string::npos);
            if (item.number != 0)
                CHECK(item.citation.in(language).ends_with(" " + std::to_string(item.number) + (language == base::Language::kk ? "-тармақ" : "")));
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
    // The models of the team and the scopes lean on their item; each of the others must satisfy its own part, in all three languages.
    for (const std::string edition : {"bp292", "bp317", "bp703"})
    for (const auto& item : plans::requirements(edition).items) {
        const auto& requirements = plans::requirements(edition);
        if (item.number == 0 || (item.number == 4 && edition != "bp292"))
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
    int own = 0, announced = 0, friends = 0, taken = 0, read = 0;
    while (std::getline(lines, line)) {
        std::vector<std::string> cells;
        std::istringstream row(line);
        for (std::string cell; std::getline(row, cell, '\t');)
            cells.push_back(cell);
        cells.resize(5);
        const std::size_t number = static_cast<std::size_t>(cells[0].size() == 1 ? cells[0][0] - '0' : 10 + (cells[0][1] - '0'));
        if (number > 11 || (plans::is_sample && ++read % 16 != 0))
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
            if (is_announced)
                WARN("a false friend announces item " << number << ": " << cells[2]);
        }
    }
    WARN("headings of real plans: " << announced << " of " << own << " announce their item; " << taken << " of " << friends << " false friends do");
    if (plans::is_sample)
        return;
    CHECK(announced * 100 >= own * 80);
    CHECK(taken * 100 <= friends * 21);
}
