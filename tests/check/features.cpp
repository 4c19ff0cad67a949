#include "check/features.hpp"

#include "check/concepts.hpp"
#include "check/seen.hpp"

#include "catch.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace qujat;
using plans::Seen;

namespace {

diag::Result<check::Concepts> loaded(const std::string& text) { return check::load_concepts(diag::make_source("concepts.txt", text)); }

} // namespace

TEST_CASE("concepts: words are folded, so that what people type without a Kazakh keyboard means the same") {
    const auto read = loaded("# Head.\n\nқала city\nкала town\nalmat city town\n");
    REQUIRE(read);
    CHECK(read.value->of("кала") == std::vector<std::string>{"city", "town"});
    CHECK(read.value->of("almat") == std::vector<std::string>{"city", "town"});
    CHECK(read.value->of("astan").empty());
}

TEST_CASE("concepts: a line that cannot be read is told with its place, and none of the others is lost") {
    const auto read = loaded("almat city\nastana city\ntown\n  city\nsea  water\nlake water \n");
    CHECK_FALSE(read);
    REQUIRE(read.problems.size() == 4);
    for (const auto& problem : read.problems)
        CHECK(problem.id == "CHK-0012");
    CHECK(diag::to_text(read.problems[0], base::Language::en).find("concepts.txt:2") != std::string::npos);
    CHECK(diag::to_text(read.problems[3], base::Language::en).find("concepts.txt:5") != std::string::npos);
}

TEST_CASE("features: a text has its words, pairs, endings and concepts, its headings theirs, each once") {
    Seen seen("# План\n## Алматы\n### Рынок\nМы в Алматы и в Астане, 40 клиник.\n");
    REQUIRE(seen.units.size() == 1);
    for (const std::string feature : {"алмат", "c:city-of-kazakhstan", "в_алмат", "#_клини", "e:ник", "s:paragraph"}) {
        INFO(feature);
        CHECK(seen.has(0, feature));
    }
    const auto all = seen.features.of_text(seen.units[0]);
    CHECK(std::ranges::adjacent_find(all) == all.end());
    const check::Above over = check::above(seen.outline, seen.units[0]);
    REQUIRE(over.heading != check::no_index);
    REQUIRE(over.section != check::no_index);
    CHECK(std::ranges::binary_search(seen.features.of_heading(over.heading, check::HeadingOf::text), "h:рынок"));
    CHECK(std::ranges::binary_search(seen.features.of_heading(over.section, check::HeadingOf::section), "p:алмат"));
}

TEST_CASE("features: the title of the plan stands over the sections, whether their headings are below it or, as in a PDF, beside it") {
    for (const std::string mark : {"##", "#"}) {
        Seen seen("# Бизнес-план «Клиники Алматы»\nПервые слова стоят здесь.\n" + mark + " Команда\nАйдос Нурланов – директор.\n");
        INFO(mark);
        REQUIRE(seen.units.size() == 2);
        const check::Above first = check::above(seen.outline, seen.units[0]), second = check::above(seen.outline, seen.units[1]);
        REQUIRE(first.heading != check::no_index);
        CHECK(seen.outline.nodes[first.heading].is_title);
        CHECK(first.section == check::no_index);
        REQUIRE(second.heading != check::no_index);
        CHECK(seen.outline.nodes[second.heading].text == "Команда");
        CHECK(second.section == first.heading);
    }
}

TEST_CASE("features: a first heading that announces an item is no title") {
    Seen seen("# Команда\nАйдос Нурланов – директор.\n# Клиенты\nКлиники Алматы.\n");
    REQUIRE(seen.units.size() == 2);
    CHECK(check::above(seen.outline, seen.units[1]).section == check::no_index);
}

TEST_CASE("features: what follows the title of the plan in its own block is a stretch of its own") {
    // A heading of two lines, the second of which has its answer behind it.
    plan::Plan plan = plans::parse("# Бизнес-план «ВетКөмек»\n");
    plan.files.at(0).part.blocks.at(0).text += "\nЦели: за два года подключить сорок клиник и вдвое сократить очереди.";
    Seen seen(plan);
    REQUIRE(seen.units.size() == 1);
    CHECK_FALSE(seen.outline.sentences[seen.units[0].first].is_title);
    CHECK(seen.has(0, "c:hospital-clinic"));
}

TEST_CASE("features: of what stands before a stretch in its section the words are known, of the last text of another section none") {
    Seen seen("# Бизнес-план\n## Клиенты\nКонкурент работает с аптеками.\nУ него 40 точек.\n## Место\nАлматы.\n");
    REQUIRE(seen.units.size() == 3);
    CHECK(check::follows(seen.outline, seen.units[0], seen.units[1]));
    CHECK_FALSE(check::follows(seen.outline, seen.units[1], seen.units[2]));
    CHECK(seen.features.of_neighbour(seen.units[0], check::Side::before) == std::vector<std::string>{"b:аптек", "b:конку", "b:работ", "b:с"});
    CHECK(seen.features.of_neighbour(seen.units[1], check::Side::behind) == std::vector<std::string>{"a:#", "a:него", "a:точек", "a:у"});
}

TEST_CASE("features: all that weights are put on for a stretch beside its text comes from its neighbours in the section, what stands over it") {
    Seen seen("# Бизнес-план «Ара»\n## Рынок\n### Клиенты\nПасеки Алматы.\nПасеки Астаны.\n| Город | 2027 |\n| Тараз | 40 |\n| Семей | 60 |\n");
    REQUIRE(seen.units.size() == 4); // the first row stands over the others
    using Kinds = std::vector<std::pair<check::SourceKind, std::uint32_t>>;
    const auto kinds = [&seen](std::size_t unit) {
        Kinds made;
        for (const check::Source& source : check::sources_beside(seen.outline, seen.units, unit))
            made.emplace_back(source.kind, source.at);
        for (const check::Source& source : check::sources_over(seen.outline, seen.units[unit]))
            made.emplace_back(source.kind, source.at);
        return made;
    };
    using enum check::SourceKind;
    const check::Above over = check::above(seen.outline, seen.units[0]);
    CHECK(kinds(0) == Kinds{{behind, 1}, {heading, over.heading}, {section, over.section}});
    CHECK(kinds(1) == Kinds{{before, 0}, {heading, over.heading}, {section, over.section}});
    CHECK(kinds(3) == Kinds{{heading, check::above(seen.outline, seen.units[3]).heading}, {section, over.heading}, {table, 0}}); // its first cell is its heading
    CHECK(seen.features.of({behind, 1}, seen.units) == seen.features.of_neighbour(seen.units[1], check::Side::behind));
    CHECK(std::ranges::binary_search(seen.features.of({section, over.section}, seen.units), "p:рынок"));
    CHECK(seen.features.together(seen.units[3]).items == 3);
    CHECK(seen.features.together(seen.units[0]).items == 0);
}

TEST_CASE("features: a long paragraph is several stretches, cut at the ends of sentences, and each knows its neighbours; a short one is one") {
    const std::string ten = "Один два три четыре пять шесть семь восемь девять десять. ";
    Seen seen("# План\n## Рынок\n" + ten + ten + ten + ten + "\n\n" + ten + ten + ten + ten + ten + ten + "\n");
    REQUIRE(seen.units.size() == 4);
    const auto sentences = [&seen](std::size_t unit) { return seen.units[unit].end - seen.units[unit].first; };
    CHECK(sentences(0) == 4);
    CHECK(sentences(1) == 2);
    CHECK(sentences(2) == 2);
    CHECK(sentences(3) == 2);
    CHECK(seen.units[1].end == seen.units[2].first);
    CHECK(check::follows(seen.outline, seen.units[2], seen.units[3]));
}

TEST_CASE("features: what is left of a long paragraph is no stretch of its own when it is short") {
    const std::string ten = "Один два три четыре пять шесть семь восемь девять десять. ";
    Seen seen("# План\n## Рынок\n" + ten + ten + ten + ten + "Вот и всё.\n");
    REQUIRE(seen.units.size() == 2);
    CHECK(seen.units[1].end - seen.units[1].first == 3);
}
