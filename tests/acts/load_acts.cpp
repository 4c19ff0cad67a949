#include "acts/acts.hpp"
#include "catch.hpp"

#include <string>
#include <vector>

using namespace qujat;

namespace {

const std::string head = "<acts xmlns='urn:qujat:acts:1'>";
const std::string name = "<name><kk>қ</kk><ru>р</ru><en>e</en></name>";

diag::Result<acts::Acts> load(const std::string& inside) {
    return acts::load_acts(diag::make_source("acts.xml", head + inside + "</acts>"));
}

std::string regime(const std::string& inside, const std::string& attributes = "id='r1' entry='E_1' lower-bound='2020-01-02' held='yes'") {
    return "<regime " + attributes + ">" + name + inside + "</regime>";
}

/// Ids of the problems, and that each is said in full in all three languages.
std::vector<std::string> ids(const diag::Result<acts::Acts>& result) {
    std::vector<std::string> found;
    for (const auto& problem : result.problems) {
        found.push_back(problem.id);
        REQUIRE(problem.place.source);
        CHECK(problem.place.begin <= problem.place.end);
        for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en}) {
            CHECK(diag::message(problem, language).find('{') == std::string::npos);
            CHECK(diag::hint(problem, language).find('{') == std::string::npos);
        }
    }
    CHECK(result.value.has_value() == found.empty());
    return found;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("a whole file of acts is read as its grammar says") {
    const auto result = load(regime(
        "<annex key='bp1' items='12'/>"
        "<text id='t'><kk official='yes' seed='002'> бір\n  екі </kk><ru official='no'>один <!-- a note -->два</ru></text>"
        "<ground id='g-1' document='d' needs='/document/x'><text><ru official='yes'>а</ru></text><citation><ru official='yes'>б</ru></citation></ground>"));
    REQUIRE(ids(result).empty());
    const auto& found = result.value->regimes.at(0);
    CHECK(found.id == "r1");
    CHECK(found.entry_key == "E_1");
    CHECK(found.lower_bound.iso() == "2020-01-02");
    CHECK(found.is_held);
    CHECK(found.kk == "қ");
    CHECK(found.ru == "р");
    CHECK(found.en == "e");
    REQUIRE(found.annex);
    CHECK(found.annex->key == "bp1");
    CHECK(found.annex->items == 12);
    const auto* kk = found.texts.at("t").find(base::Language::kk);
    REQUIRE(kk);
    CHECK(kk->text == "бір екі");
    CHECK(kk->official);
    CHECK(kk->seed == "002");
    const auto* ru = found.texts.at("t").find(base::Language::ru);
    REQUIRE(ru);
    CHECK(ru->text == "один два");
    CHECK_FALSE(ru->official);
    CHECK(ru->seed.empty());
    CHECK(found.texts.at("t").find(base::Language::en) == nullptr);
    const auto* ground = found.find_ground("g-1");
    REQUIRE(ground);
    CHECK(ground->documents == std::vector<std::string>{"d"});
    CHECK(ground->needs == "/document/x");
    CHECK(ground->text.find(base::Language::kk) == nullptr);
    CHECK(ground->citation.find(base::Language::ru)->text == "б");
    CHECK(found.find_ground("g-2") == nullptr);
    CHECK(result.value->find_regime("r1") == &found);
    CHECK(result.value->find_regime("r2") == nullptr);
}

TEST_CASE("names outside the grammar are errors with the nearest known name") {
    const auto result = load(regime("<txt id='t'/>"));
    REQUIRE(ids(result) == Ids{"ACT-0001"});
    CHECK(result.problems[0].arguments[2].value == "text");
    CHECK(ids(load(regime("", "id='r1' entry='E_1' lowerbound='2020-01-02' lower-bound='2020-01-02' held='yes'"))) == Ids{"ACT-0001"});
    CHECK(ids(load(regime("<text id='t'><kz official='yes'>а</kz><ru official='yes'>б</ru></text>"))) == Ids{"ACT-0001"});
    CHECK(ids(load("<regime xmlns='urn:other'/>")) == Ids{"ACT-0001"});
    CHECK(ids(load(regime("<text id='t'><kk official='yes'>а <b>б</b></kk></text>"))) == Ids{"ACT-0001"});
    CHECK(ids(acts::load_acts(diag::make_source("t", "<akts xmlns='urn:qujat:acts:1'/>"))) == Ids{"ACT-0001"});
    CHECK(ids(acts::load_acts(diag::make_source("t", "<acts/>"))) == Ids{"ACT-0001"});
}

TEST_CASE("an edition that is not held may have nothing but its name") {
    CHECK(ids(load(regime("", "id='r1' entry='E_1' lower-bound='2020-01-02' held='no'"))).empty());
    CHECK(ids(load(regime("<text id='t'><kk official='yes'>а</kk></text>", "id='r1' entry='E_1' lower-bound='2020-01-02' held='no'"))) == Ids{"ACT-0001"});
}

TEST_CASE("what must be there is missed by name") {
    CHECK(ids(load("<regime id='r1' entry='E_1' lower-bound='2020-01-02' held='yes'/>")) == Ids{"ACT-0002"});
    CHECK(ids(load(regime("", "id='r1' entry='E_1' lower-bound='2020-01-02'"))) == Ids{"ACT-0002"});
    CHECK(ids(load(regime("<text><kk official='yes'>а</kk></text>"))) == Ids{"ACT-0002"});
    CHECK(ids(load(regime("<text id='t'><kk>а</kk></text>"))) == Ids{"ACT-0002"});
    CHECK(ids(load(regime("<text id='t'/>"))) == Ids{"ACT-0002"});
    CHECK(ids(load(regime("<ground id='g' document='d'/>"))) == Ids{"ACT-0002", "ACT-0002"});
}

TEST_CASE("values outside their range are errors") {
    CHECK(ids(load(regime("", "id='r1' entry='E_1' lower-bound='16.01.2026' held='yes'"))) == Ids{"ACT-0003"});
    CHECK(ids(load(regime("", "id='r1' entry='E_1' lower-bound='2026-02-30' held='yes'"))) == Ids{"ACT-0003"});
    CHECK(ids(load(regime("", "id='r1' entry='E_1' lower-bound='2026-01-16' held='true'"))) == Ids{"ACT-0003"});
    CHECK(ids(load(regime("<annex key='b' items='0'/>"))) == Ids{"ACT-0003"});
    CHECK(ids(load(regime("<annex key='b' items='12a'/>"))) == Ids{"ACT-0003"});
    CHECK(ids(load(regime("<text id='t'><kk official='yes'> </kk></text>"))) == Ids{"ACT-0003"});
    CHECK(ids(load(regime("loose words"))) == Ids{"ACT-0003"});
    CHECK(ids(load(regime("<ground id='g' document='d' needs='document/x'><text><ru official='yes'>а</ru></text><citation><ru official='yes'>б</ru></citation></ground>"))) ==
          Ids{"ACT-0003"});
}

TEST_CASE("ids may not be given twice") {
    const std::string text = "<text id='t'><kk official='yes'>а</kk></text>";
    CHECK(ids(load(regime(text + text))) == Ids{"ACT-0004"});
    CHECK(ids(load(regime("<text id='t'><kk official='yes'>а</kk><kk official='yes'>б</kk></text>"))) == Ids{"ACT-0004"});
    const std::string ground = "<ground id='g' document='d'><text><ru official='yes'>а</ru></text><citation><ru official='yes'>б</ru></citation></ground>";
    CHECK(ids(load(regime(ground + ground))) == Ids{"ACT-0004"});
    CHECK(load(regime(ground) + regime(ground, "id='r2' entry='E_2' lower-bound='2021-01-02' held='yes'")).value); // what the next edition left alone keeps its name
    CHECK(ids(load(regime("") + regime("", "id='r1' entry='E_2' lower-bound='2021-01-02' held='yes'"))) == Ids{"ACT-0004"});
}

TEST_CASE("editions stand in the order of their dates, those of other Rules in an order of their own") {
    const std::string others = "id='r0' entry='E_0' lower-bound='2019-01-02' held='yes' rules='others'";
    const auto both = load(regime("") + regime("", others));
    REQUIRE(ids(both).empty());
    CHECK(both.value->regimes[0].rules == acts::participation_rules);
    CHECK(both.value->regimes[1].rules == "others");
    CHECK(ids(load(regime("", others) + regime("") + regime("", "id='r2' entry='E_2' lower-bound='2018-01-02' held='yes' rules='others'"))) == Ids{"ACT-0005"});
    CHECK(ids(load(regime("", "id='r0' entry='E_0' lower-bound='2019-01-02' held='yes' rules=' '"))) == Ids{"ACT-0003"});
    CHECK(ids(load(regime("") + regime("", "id='r0' entry='E_0' lower-bound='2019-01-02' held='yes'"))) == Ids{"ACT-0005"});
}

TEST_CASE("a file that is no XML is reported as such, all other problems in one run") {
    CHECK(ids(acts::load_acts(diag::make_source("t", "<acts>"))) == Ids{"XML-0012"});
    CHECK(ids(load(regime("<txt/>", "id='r1' entry='E_1' lower-bound='x' held='yes'") + "<annex/>")) == Ids{"ACT-0001", "ACT-0003", "ACT-0001"});
}

TEST_CASE("time limits and clauses are read as the grammar says") {
    const std::string words = "<word id='w'><kk>қ</kk><ru>р</ru><en>who</en></word><word id='e'><kk>қ</kk><ru>р</ru><en>event</en></word>";
    const auto result = load(words + regime("<deadline id='D-1' key='k' clause='9(2)' who='w' event='e' length='10' unit='working-days' direction='before' stated='no'><kk official='yes' seed='002'>он күн</kk></deadline>"
                                            "<deadline id='D-2' key='l' clause='59-first' event='e' unit='date' date='07-01' direction='on' applies-from='2029-01-01'><ru official='yes'>а</ru></deadline>"
                                            "<clause id='1-9' number='9' reworded-by='2'><kk official='yes'>а</kk></clause><clause id='1-10' number='10' deleted-by='3'/>"
                                            "<clause id='1-59-first' number='59' chapter='4'/><clause id='1-59-second' number='59'/>"));
    REQUIRE(ids(result).empty());
    const auto& found = result.value->regimes.at(0);
    const auto* first = found.find_deadline("k");
    REQUIRE(first);
    CHECK(first->who.en == "who");
    CHECK(first->length == 10);
    CHECK(first->unit == acts::Deadline::Unit::working_days);
    CHECK(first->direction == acts::Deadline::Direction::before);
    CHECK_FALSE(first->start_is_stated);
    CHECK(first->default_start->en == "event");
    const auto* second = result.value->find_deadline("D-2");
    REQUIRE(second);
    CHECK((second->month_day && second->month_day->month == 7 && second->month_day->day == 1 && !second->date));
    CHECK((second->applies_on(*base::Date::parse_iso("2029-01-01")) && !second->applies_on(*base::Date::parse_iso("2028-12-31"))));
    CHECK(found.find_clause("1-9")->reworded_by == "2");
    CHECK(found.find_clause("1-10")->is_absent);
}

TEST_CASE("mistakes in time limits and clauses are found") {
    const std::string words = "<word id='event'><kk>қ</kk><ru>р</ru><en>e</en></word>";
    const auto deadline = [&](const std::string& attributes) { return ids(load(words + regime("<deadline id='D' key='k' clause='1' " + attributes + "><ru official='yes'>а</ru></deadline>"))); };
    CHECK(deadline("event='event' length='1' unit='months' direction='after'").empty());
    CHECK(deadline("event='evnt' length='1' unit='months' direction='after'") == Ids{"ACT-0003"});
    CHECK(deadline("event='event' length='0' unit='months' direction='after'") == Ids{"ACT-0003"});
    CHECK(deadline("event='event' length='1' unit='weeks' direction='after'") == Ids{"ACT-0003"});
    CHECK(deadline("event='event' length='1' unit='months' direction='later'") == Ids{"ACT-0003"});
    CHECK(deadline("event='event' unit='months' direction='after'") == Ids{"ACT-0002"});
    CHECK(deadline("event='event' length='1' unit='none' direction='at-once'") == Ids{"ACT-0003"});
    CHECK(deadline("event='event' unit='date' direction='on'") == Ids{"ACT-0002"});
    CHECK(deadline("event='event' unit='date' date='02-29' direction='on'") == Ids{"ACT-0003"});
    CHECK(deadline("event='event' unit='none' date='07-01' direction='on'") == Ids{"ACT-0003"});
    CHECK(deadline("event='event' unit='none' direction='at-once' also='r9'") == Ids{"ACT-0003"});
    CHECK(ids(load(regime("<clause id='1-1' number='1' absent='yes'><ru official='yes'>а</ru></clause>"))) == Ids{"ACT-0003"});
    CHECK(ids(load(regime("<clause id='1-1' number='1'/><clause id='1-1' number='2'/>"))) == Ids{"ACT-0004"});
    const auto with = [&](const std::string& key, const std::string& other, const std::string& direction) {
        return "<deadline id='" + key + "' key='" + key + "' event='event' clause='1' unit='none' direction='" + direction + "'" + (other.empty() ? "" : " with='" + other + "'") +
               "><ru official='yes'>а</ru></deadline>";
    };
    CHECK(ids(load(words + regime(with("a", "b", "with") + with("b", "", "at-once")))).empty());
    CHECK(ids(load(words + regime(with("a", "c", "with") + with("b", "", "at-once")))) == Ids{"ACT-0003"}); // no such limit
    CHECK(ids(load(words + regime(with("a", "a", "with")))) == Ids{"ACT-0003"});                           // nothing to count
    const std::string limit = "event='event' clause='1' unit='none' direction='at-once'><ru official='yes'>а</ru></deadline>";
    CHECK(ids(load(words + regime("<deadline id='D' key='k' " + limit + "<deadline id='E' key='k' " + limit))) == Ids{"ACT-0004"});
}

TEST_CASE("a clause that was deleted, never was, or is one of two is no clause to cite") {
    const std::string clauses = "<clause id='703-14' number='14'/><clause id='703-15' number='15' deleted-by='292'/><clause id='703-50' number='50' absent='yes'/>"
                                "<clause id='703-59-first' number='59' chapter='4'/><clause id='703-59-second' number='59' chapter='5'/>";
    const auto cite = [&](const std::string& clause) {
        return ids(load(regime(clauses + "<ground id='g' document='d' clause='" + clause + "'><text><ru official='yes'>а</ru></text><citation><ru official='yes'>б</ru></citation></ground>")));
    };
    CHECK(cite("14").empty());
    CHECK(cite("14(2)").empty());
    CHECK(cite("14/2").empty());
    CHECK(cite("59-first").empty());
    CHECK(cite("15") == Ids{"ACT-0006"});
    CHECK(cite("50") == Ids{"ACT-0007"});
    CHECK(cite("16") == Ids{"ACT-0007"});
    CHECK(cite("59") == Ids{"ACT-0008"});
    CHECK(ids(load(regime("<text id='t' clause='1'><ru official='yes'>а</ru></text>"))).empty()); // an edition that lists no clauses
}

TEST_CASE("an act has a title, and what one edition shares with the one before it stands in both") {
    const auto result = load("<act id='1' number='1/НҚ' signed='2020-01-01' amends='0'><title><kk official='yes'>а</kk></title></act>" + regime("") +
                             regime("<clause id='2-1' number='1' also='r1'/>", "id='r2' entry='E_2' lower-bound='2021-01-02' held='yes'"));
    REQUIRE(ids(result).empty());
    CHECK(result.value->find_act("1")->number == "1/НҚ");
    CHECK(result.value->find_act("2") == nullptr);
    CHECK(result.value->find_regime("r1")->find_clause("2-1"));
    CHECK(ids(load("<act id='1'/>" + regime(""))) == Ids{"ACT-0002"});
    // Two editions of one id: which of them shares cannot be told, and nothing is made of it.
    CHECK(ids(load("<word id='e'><kk>а</kk><ru>б</ru><en>c</en></word>" + regime("", "id='r0' entry='E_0' lower-bound='2019-01-02' held='yes'") + regime("") +
                   regime("<deadline id='D' key='k' event='e' clause='1' unit='none' direction='at-once' also='r0'><ru official='yes'>а</ru></deadline>",
                          "id='r1' entry='E_1' lower-bound='2021-01-02' held='yes'"))) == Ids{"ACT-0004"});
}
