#include "support.hpp"

#include "base/sha256.hpp"
#include "catch.hpp"

#include <algorithm>
#include <map>

using namespace qujat;
using namespace qujat::tests;

namespace {

using Quotations = std::map<std::string, const acts::LegalText*>; // "deadline DL-703-05 kk"

/// Everything of acts.xml that names the text where it stands.
Quotations quotations(const acts::Acts& all) {
    Quotations found;
    const auto add = [&found](const std::string& name, const acts::LegalTexts& texts) {
        for (const auto& [code, text] : {std::pair(" kk", &texts.kk), std::pair(" ru", &texts.ru)})
            if (*text && !(*text)->seed.empty())
                found.emplace(name + code, &**text); // what two editions share is there once
    };
    for (const auto& act : all.acts) {
        add("act " + act.id + " title", act.title);
        add("act " + act.id + " issuer", act.issuer);
        add("act " + act.id + " signatory", act.signatory);
        add("act " + act.id + " entry", act.entry);
    }
    for (const auto& regime : all.regimes) {
        for (const auto& [id, texts] : regime.texts)
            add("text " + regime.id + " " + id, texts);
        for (const auto& ground : regime.grounds) {
            add("ground " + regime.id + " " + ground.id + " text", ground.text);
            add("ground " + regime.id + " " + ground.id + " citation", ground.citation);
        }
        for (const auto& deadline : regime.deadlines)
            add("deadline " + deadline.id, deadline.text);
        for (const auto& clause : regime.clauses)
            add("clause " + clause.id, clause.text);
    }
    return found;
}

struct Row {
    std::string seed, digest;
    std::size_t offset = 0, length = 0;
};

std::map<std::string, Row> listed() {
    std::map<std::string, Row> rows;
    for (const auto& cells : table("quotations.tsv"))
        rows[cells.at(0) + " " + cells.at(1)] = {cells.at(2), cells.at(5), std::stoul(cells.at(3)), std::stoul(cells.at(4))};
    return rows;
}

} // namespace

TEST_CASE("every quotation is on the list, unchanged, and everything on the list is quoted") {
    const auto rows = listed();
    const auto all = quotations(shipped());
    for (const auto& [name, text] : all) {
        INFO(name << ": " << text->text << " (after a change: tests/acts/quotations.py --update)");
        const auto row = rows.find(name);
        REQUIRE(row != rows.end());
        CHECK(row->second.seed == text->seed);
        CHECK(row->second.digest == base::sha256_hex(text->text));
        CHECK(text->official);
    }
    for (const auto& row : rows) {
        INFO(row.first << " is on the list and nowhere in acts.xml: tests/acts/quotations.py --update");
        CHECK(all.count(row.first) == 1);
    }
}

TEST_CASE("every quotation stands verbatim at its place in the act") {
    if (!has_seeds())
        return;
    const auto rows = listed();
    std::map<std::string, std::string> seeds;
    for (const auto& [name, text] : quotations(shipped())) {
        const auto row = rows.find(name);
        if (row == rows.end())
            continue; // said above
        std::string& raw = seeds.try_emplace(text->seed).first->second;
        if (raw.empty())
            raw = raw_seed(text->seed);
        INFO(name << ": " << text->text);
        REQUIRE(row->second.offset + row->second.length <= raw.size());
        const std::string place = raw.substr(row->second.offset, row->second.length);
        const std::string wanted = without_space(text->text);
        const std::string found = repaired(text->seed, place);
        // Where displaced words stand at the edge, the place covers the whole of what was displaced: a little more than is quoted.
        if (found == without_space(place))
            CHECK(found == wanted);
        else
            CHECK((found.find(wanted) != std::string::npos && found.size() < wanted.size() + 400));
    }
    CHECK(seeds.size() == 5);
}

TEST_CASE("the repairs are those of the catalogue, and each is done") {
    if (!has_seeds())
        return;
    std::vector<std::vector<std::string>> wanted;
    for (const std::string& line : split(read(shared() / "domain/traps.md"), '\n'))
        if (line.starts_with("| R")) {
            const auto cells = split(line, '|');
            const auto trim = [](const std::string& cell) { return cell.substr(1, cell.size() - 2); };
            wanted.push_back({trim(cells.at(1)), trim(cells.at(2)), trim(cells.at(4)), trim(cells.at(5))});
        }
    CHECK(wanted.size() == 82);
    CHECK(table("repairs.tsv") == wanted);
    std::map<std::string, std::string> seeds;
    for (const auto& row : wanted) {
        std::string& text = seeds.try_emplace(row[1]).first->second;
        if (text.empty())
            text = seed(row[1]);
        INFO(row[0]);
        if (without_space(row[2]) != without_space(row[3])) // letter-spaced words are mended by that alone
            CHECK(text.find(without_space(row[2])) == std::string::npos);
        CHECK(text.find(without_space(row[3])) != std::string::npos);
    }
}

TEST_CASE("what is marked as the act's own without a place in it is a reference, not a wording") {
    // References name the Rules, a clause, an annex, an order or the Commission, or they are a word or two.
    const std::vector<std::string> names = {"ағида", "равил", "тарма", "пункт", "осымша", "риложени", "бұйры", "приказ", "омисси"};
    // The act's words in another case.
    const std::vector<std::string> inflected = {"completeness-confirmed", "register-contract"};
    for (const auto& regime : shipped().regimes) {
        for (const auto& clause : regime.clauses)
            for (const auto& text : {clause.text.kk, clause.text.ru})
                if (text)
                    CHECK_FALSE(text->seed.empty());
        for (const auto& deadline : regime.deadlines)
            for (const auto& text : {deadline.text.kk, deadline.text.ru})
                if (text)
                    CHECK_FALSE(text->seed.empty());
        for (const auto& [id, texts] : regime.texts)
            for (const auto& text : {texts.kk, texts.ru})
                if (text && text->official && text->seed.empty()) {
                    INFO(regime.id << " " << id << ": " << text->text);
                    const bool is_reference = std::ranges::any_of(names, [&](const std::string& name) { return text->text.find(name) != std::string::npos; });
                    CHECK((is_reference || text->text.size() < 80 || std::ranges::find(inflected, id) != inflected.end()));
                }
    }
}
