#include "check/weights.hpp"

#include "check/plans.hpp"

#include "catch.hpp"

#include <string>

using namespace qujat;

namespace {

diag::Result<check::Weights> loaded(const std::string& text) { return check::load_weights(diag::make_source("weights.txt", text)); }

// What a stretch comes to that stands alone.
std::vector<int> alone(const check::Weights& weights, const std::vector<std::string>& features) { return weights.sums({weights.speech(features)}, {}).of_stretches.at(0); }

} // namespace

TEST_CASE("weights: what features add to the hidden values is divided by the root of their number, and what lies above nothing speaks for the parts") {
    // Two hidden values. "city" adds 10 steps to the first and takes 20 from the second, "farme" adds 2 and 40: [ is 10 after P, as there is no X, ; 20 before it, as there is no O, R 2 and y 40 after it.
    const auto read = loaded("# Head.\nhidden 100 -50\nclients 10 -100 5 10 0 0 40 0 -3 2000 -1000\nplace 2 10 0 0 0 0 0 0 0 0 3000\n\ncity [;\nfarme Ry\n");
    REQUIRE(read);
    const check::Weights& weights = *read.value;
    CHECK(weights.find("place") == 1);
    CHECK(weights.find("team") == -1);
    CHECK(weights.parts()[0].item == 10);
    CHECK(weights.parts()[0].bias == -100);
    CHECK(weights.parts()[0].sum_of_way(0) == 0);
    CHECK(weights.parts()[0].sum_of_way(72) == 15);
    CHECK(weights.parts()[0].sum_of_way(95) == 52);
    // No feature: .100 and nothing; .1 × 2 logits more than the bias of -1.
    CHECK(alone(weights, {}) == std::vector<int>{-80, 10});
    // One: a step is .043478, so .100 + .434 = .534 and nothing.
    CHECK(alone(weights, {"city", "unknown"}) == std::vector<int>{6, 10});
    // Two: .100 + 12 × .043478 / 1.414 = .468 and -.050 + 20 × .043478 / 1.414 = .564.
    CHECK(alone(weights, {"city", "farme"}) == std::vector<int>{-100 + 37, 10 + 169});
    check::Speech both = weights.speech({"city"});
    both += weights.speech({"farme"});
    CHECK(weights.sums({both}, {}).of_stretches.at(0) == alone(weights, {"city", "farme"}));
}

TEST_CASE("weights: above the first layer a stretch is read with those before it, behind it and around it") {
    // "one" makes .999 of a value. Above it: .5, once the stretch itself, twice what stands before it, four times what stands behind it, eight times what stands around it.
    const auto read = loaded("hidden 0\nlayer 500\nbelow 1000\nbelow 2000\nbelow 4000\nbelow 8000\nclients 10 0 0 0 0 0 0 0 0 0 1000\n\none h\n");
    REQUIRE(read);
    const check::Weights& weights = *read.value;
    const check::Speech one = weights.speech({"one"}), nothing = weights.speech({});
    // Around: .199, a fifth. Before: all of it, a half, a third, nothing.
    const check::Sums of_first = weights.sums({one, nothing, nothing, nothing, nothing}, {{1, one}, {4, nothing}});
    CHECK(of_first.of_stretches == std::vector<std::vector<int>>{{309}, {409}, {309}, {275}, {209}});
    CHECK(of_first.of_asides == std::vector<std::vector<int>>{{508}, {209}}); // with its own words in the place of the second one
    CHECK(weights.sums({nothing, one}, {}).of_stretches == std::vector<std::vector<int>>{{50 + 399 + 399}, {549}});  // .5 + .999 + 8 × .499
    // Twenty stretches further on it is around no more.
    std::vector<check::Speech> many(25, nothing);
    many.front() = one;
    const auto of_many = weights.sums(many, {}).of_stretches;
    CHECK(of_many[20] == std::vector<int>{81}); // a twenty-fifth of it
    CHECK(of_many[21] == std::vector<int>{50});
    CHECK(weights.sums({}, {}).of_stretches.empty());
}

TEST_CASE("weights: a layer has a row for each value below it, behind each other in two layers") {
    const std::string layer = "layer 0 0\nbelow 0 2000\nbelow 0 0\nbelow 0 0\nbelow 0 0\n", ways = " 0 0 0 0 0 0 0 ";
    const auto read = loaded("hidden 0\n" + layer + "layer 0\nbelow 0\nbelow 3000\nbelow 0\nbelow 0\nbelow 0\nbelow 0\nbelow 0\nbelow 0\nclients 10 7" + ways + "100 0 10 1\n\none h\n");
    REQUIRE(read);
    CHECK(alone(*read.value, {"one"}) == std::vector<int>{7 + 12}); // .999 × .1 + 1.998 × .01 + 5.994 × .001 logits
    CHECK_FALSE(loaded("hidden 0\nlayer 0\nbelow 1\nbelow 1\nbelow 1\nclients 10 0" + ways + "0 0\n")); // a row less
    CHECK_FALSE(loaded("hidden 0\n" + layer + "below 0 0\n"));                                               // a row more
    CHECK_FALSE(loaded("hidden 0\nlayer 0\nbelow 1 1\n"));                                                   // a number more
    CHECK_FALSE(loaded("hidden 0\nlayer 0\nlayer 0\n"));
    CHECK_FALSE(loaded("below 1\n"));
}

TEST_CASE("weights: a number and a pair that begins with one weigh too, although their features look like comments") {
    const auto read = loaded("# Head.\nhidden 0\nrevenue 9 0 0 0 0 0 0 0 0 1000\n\n# h\n#_tenge |\n");
    REQUIRE(read);
    CHECK(alone(*read.value, {"#"}) == std::vector<int>{99});               // 23 steps of .043478
    CHECK(alone(*read.value, {"#", "#_tenge"}) == std::vector<int>{202});   // 66 of them, by 1.414: 2.029
}

TEST_CASE("weights: from which sum on a part is undecided and found, trees say by what else the plan says") {
    const std::string parts = "clients 10 0 0 0 0 0 0 0 0\nplace 2 0 0 0 0 0 0 0 0\n", tree = "tree best<100 -500 second<50 400 900\n";
    const auto read = loaded("certainty 400 850 10\n" + parts + tree + "tree part=place best<200 -300 0 0\n\n");
    REQUIRE(read);
    check::Surroundings around;
    CHECK(read.value->thresholds(0, around).undecided == 100);
    CHECK(read.value->thresholds(0, around).found == check::Certainty::too_much); // 10 + 400
    around.second = 50;
    CHECK(read.value->thresholds(0, around).found == 100);
    CHECK(read.value->thresholds(1, around).undecided == 100); // 10 + 900 - 300
    CHECK(read.value->thresholds(1, around).found == 200);
    CHECK_FALSE(loaded("certainty 400 850\n" + parts));
    CHECK_FALSE(loaded(tree + "tree part=place 1 2\n" + parts)); // too late: no part is known
    CHECK_FALSE(loaded(parts + "tree best<100 1\n"));
}

TEST_CASE("weights: a line that cannot be read is told with its place, and none of the others is lost") {
    const auto read = loaded("hidden 0\nclients 10 -100 0 0 0 0 0 0\nplace 2 10 0 0 0 0 0 0 0 0\n\ncity PP\nfarm\ntown  \nlake P P\n\nriver P\n");
    CHECK_FALSE(read);
    REQUIRE(read.problems.size() == 6);
    for (const auto& problem : read.problems)
        CHECK(problem.id == "CHK-0011");
    CHECK(diag::to_text(read.problems[0], base::Language::en).find("weights.txt:2") != std::string::npos);
    CHECK(diag::to_text(read.problems[1], base::Language::en).find("weights.txt:5") != std::string::npos);
    CHECK(read.problems[1].place.begin == read.problems[1].place.source->text.find("city"));
    CHECK_FALSE(loaded("clients 10 0 0 0 0 0 0 0 0\nhidden 0 0\n\ncity PP\n")); // too late: the part has no numbers for them
}

TEST_CASE("weights: the ones that are shipped can be read, name parts that exist, and stand in the hash of the requirements") {
    const check::Requirements& requirements = plans::requirements();
    REQUIRE(requirements.weights);
    CHECK(requirements.weights->parts().size() == 23);
    std::size_t learned = 0;
    for (const auto& item : requirements.items)
        for (const auto& sub : item.subs)
            learned += sub.learned >= 0 ? 1 : 0;
    CHECK(learned == requirements.weights->parts().size());
    const check::Requirements& ways = plans::requirements("bp703", plans::With::ways);
    CHECK_FALSE(ways.weights);
    CHECK(ways.sha256 != requirements.sha256);
}

TEST_CASE("weights: a place that no way knows is found, and one that only looks like an answer is doubted") {
    // Worded in no cue's words, and the cues' words about something else; what the ways alone say stands beside it.
    std::size_t gained = 0, doubted = 0;
    for (const auto& one : plans::cases("held")) {
        const check::Verdict with = check::judge(one.plan, plans::requirements()), without = check::judge(one.plan, plans::requirements("bp703", plans::With::ways));
        for (std::size_t item = 0; item < std::min(with.items.size(), without.items.size()); ++item)
            for (std::size_t sub = 0; sub < with.items[item].subs.size(); ++sub) {
                const auto& now = with.items[item].subs[sub];
                const auto before = without.items[item].subs[sub].verdict;
                gained += now.verdict == check::SubVerdict::found && before == check::SubVerdict::missing ? 1 : 0;
                doubted += now.verdict == check::SubVerdict::missing && before == check::SubVerdict::found &&
                                   std::ranges::any_of(now.candidates, [](const check::Evidence& evidence) { return evidence.is_doubted; })
                               ? 1
                               : 0;
            }
    }
    CHECK((plans::is_sample || gained > 20));
    CHECK((plans::is_sample || doubted > 20));
}

TEST_CASE("weights: each concept that has one is known, and no plan is weighed by words that concepts.txt does not have") {
    const auto source = [](const std::string& name) { return diag::make_source(name, plans::read(plans::fs::path(QUJAT_SOURCE_DIR) / "templates/business-plan" / name)); };
    const std::string weights = source("weights.txt")->text, concepts = source("concepts.txt")->text;
    std::size_t count = 0;
    for (std::size_t at = weights.find("\nc:"); at != std::string::npos; at = weights.find("\nc:", at + 1), ++count) {
        const std::string name = weights.substr(at + 3, weights.find(' ', at) - at - 3);
        CHECK((concepts.find(" " + name + "\n") != std::string::npos || concepts.find(" " + name + " ") != std::string::npos));
    }
    CHECK(count > 300);
}

TEST_CASE("weights: the title of the plan answers nothing but its name") {
    const check::Verdict verdict = check::judge(plans::parse("# Бизнес-план «ВетКөмек»\n## Прочее\nПогода этим летом стояла сухая.\n"), plans::requirements());
    for (const auto& item : verdict.items)
        for (const auto& sub : item.subs)
            for (const auto& evidence : sub.evidence)
                CHECK((sub.id == "bp703-01a" || evidence.quote.find("ВетКөмек") == std::string::npos));
}

TEST_CASE("weights: a number that stands alone, as that of a page, answers nothing, whatever heading it stands under") {
    const std::string heading = "# Бизнес-план\n## План мероприятий, необходимых для реализации проекта (проектов) на период участия в «Астана Хаб»\n";
    for (const std::string text : {"1", "– 12 –", "2026"})
        for (const auto& item : check::judge(plans::parse(heading + text + "\n"), plans::requirements()).items)
            for (const auto& sub : item.subs)
                if (sub.id != "bp703-01a") {
                    INFO(sub.id << ": " << text);
                    CHECK(sub.verdict != check::SubVerdict::found);
                }
}

TEST_CASE("weights: of two places that ways find the one whose words do not speak for the part is none") {
    const auto places_of = [](const std::string& text, const std::string& part) {
        std::vector<std::string> places;
        for (const auto& item : check::judge(plans::parse("# Проект «Үлгі»\n" + text), plans::requirements()).items)
            for (const auto& sub : item.subs)
                for (const auto& evidence : sub.evidence)
                    if (sub.id == part)
                        places.push_back(evidence.quote);
        return places;
    };
    // The other place stands first and its way scores as high.
    const auto indicators = places_of("## KPI\nКонсультантам салонов обычно ставят KPI: средний чек 58 000 тенге, доля линз с покрытием 45 %.\n\nKPI проекта: 120 салонов к концу 2027 года, переделок не больше 2 %.\n", "bp703-06a");
    REQUIRE_FALSE(indicators.empty());
    CHECK(indicators.front().starts_with("120 салонов"));
    CHECK(std::ranges::none_of(indicators, [](const std::string& quote) { return quote.find("средний чек") != std::string::npos; }));
    const auto number = places_of("## Численность\nВ стране насчитывается около 1 400 салонов оптики, в каждом в среднем 3,5 продавца.\n\nШтат проекта – 5 человек.\n", "bp703-04b");
    REQUIRE_FALSE(number.empty());
    CHECK(number.front().starts_with("Штат проекта"));
    CHECK(std::ranges::none_of(number, [](const std::string& quote) { return quote.find("оптики") != std::string::npos; }));
}

TEST_CASE("weights: a sentence behind a label stands under that label, also where it shares its paragraph with others") {
    plan::Plan plan = plans::parse("# Проект «Үлгі»\n## Прочее\nКоманда: Айдос Нуров – директор, Мадина Ким – инженер.\n");
    plan.files.at(0).part.blocks.back().text += "\nМесто реализации: проект реализуется в городе Тараз.\nКлиенты: фермерские хозяйства области.";
    const auto words = plans::by_id(check::judge(plan, plans::requirements()));
    CHECK(words.at("bp703-02a") == "found");
    CHECK(words.at("bp703-10a") == "found");
}

TEST_CASE("weights: steps in years gone by are no plan of measures, the same steps in years to come are") {
    const std::string before = "# Проект «Үлгі»\n## О проекте\nПроект «Үлгі» – программа учёта семян для крестьянских хозяйств.\n\nЦель – сократить потери зерна вдвое к 2028 году.\n\n## План мероприятий\n";
    const auto said = [&before](const std::string& steps) { return plans::by_id(check::judge(plans::parse(before + steps), plans::requirements())).at("bp703-11"); };
    const auto noted = [](const std::string& first, const std::string& second) {
        return "Апрель " + first + " года – модуль склада; сентябрь " + first + " года – опытная эксплуатация в трёх хозяйствах; март " + second + " года – мобильное приложение.\n";
    };
    const auto told = [](const std::string& first, const std::string& second) {
        return "В апреле " + first + " года разработан модуль склада. В сентябре " + first + " года прошла опытная эксплуатация в трёх хозяйствах. В марте " + second + " года вышло мобильное приложение.\n";
    };
    CHECK(said(noted("2027", "2028")) == "found");
    CHECK(said(noted("2017", "2018")) == "missing");
    CHECK(said(told("2017", "2018")) == "missing");
}

TEST_CASE("weights: an answer within a long paragraph is found, and the paragraph's other sentences speak for themselves") {
    const std::string talk = "Рынок хлебопечения в стране растёт каждый год, и пекарен становится больше в каждом районе. Покупатель стал разборчивее и хочет знать, из какой муки испечён хлеб. ";
    const auto words = plans::by_id(check::judge(plans::parse("# Проект «Үлгі»\n" + talk + talk + "Проект будет реализован в городе Костанай, по улице Байтурсынова, 18. " + talk + talk + "\n"), plans::requirements()));
    CHECK(words.at("bp703-02") == "found");
    CHECK(words.at("bp703-10") != "found");
}
