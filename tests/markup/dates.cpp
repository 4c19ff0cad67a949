#include "support.hpp"

#include "catch.hpp"
#include "markup/rules.hpp"

using namespace qujat;
using namespace qujat::markup;
using namespace qujat::markup::test;

namespace {

const acts::Calendar& calendar() {
    static const acts::Calendar loaded = [] {
        auto result = acts::load_calendar(diag::make_source("calendar.xml", R"(<calendar xmlns="urn:qujat:calendar:1">
  <holiday id="republic-day"><kk>Республика күні</kk><ru>День Республики</ru><en>Republic Day</en></holiday>
  <year number="2026" source="a list"><off date="2026-10-26" holiday="republic-day" for="2026-10-25"/></year>
</calendar>)"));
        REQUIRE(result.value);
        return std::move(*result.value);
    }();
    return loaded;
}

// What a template with this body prints, or the ids of what went wrong.
std::string printed(const std::string& body, const std::string& sent = "2026-10-23", const acts::Calendar* worked = &calendar()) {
    const auto loaded = load(page(body));
    if (!loaded.value)
        return ids(loaded.problems);
    std::string json = good_data;
    json.replace(json.find("2026-10-27"), 10, sent);
    const auto out = expand(**loaded.value, {read_data(json), *small_acts().find_regime("r-new"), "", worked});
    if (!out.value) {
        REQUIRE(out.problems.size() == 1);
        return out.problems[0].id + " " + std::string(out.problems[0].place.path);
    }
    return words(out.value->document.root);
}

std::string value(const std::string& expression) { return "<p><q:value-of select=\"" + expression + "\"/></p>"; }

} // namespace

TEST_CASE("q:deadline gives the last day of a time limit of the edition, and its target when asked") {
    // From Friday 23 October: Monday is off, Tu 27, We 28, Th 29, Fr 30, Mo 2 November.
    CHECK(printed(value("q:date(q:deadline('remarks-notice', sent), 'short')")) == "02.11.2026");
    CHECK(printed(value("q:date(q:deadline('remarks-notice', sent, 'limit'), 'short')")) == "02.11.2026");
    // Ten working days before Friday 20 November: strict the 5th, mirror the 6th.
    CHECK(printed(value("q:date(q:deadline('extension-application', sent), 'short')"), "2026-11-20") == "06.11.2026");
    CHECK(printed(value("q:date(q:deadline('extension-application', sent, 'target'), 'short')"), "2026-11-20") == "05.11.2026");
    CHECK(printed(value("q:date(q:deadline('location-change', sent, 'target'), 'short')")) == "23.10.2026");
    // It is a date: it can be compared with dates, and is printed only by q:date.
    CHECK(printed("<p><q:if test=\"q:deadline('remarks-notice', sent) &gt; sent\">later</q:if></p>") == "later");
    CHECK(printed(value("q:deadline('remarks-notice', sent)")).find("MRK-0211") != std::string::npos);
}

TEST_CASE("q:add gives a date so many days, months or years away") {
    CHECK(printed(value("q:date(q:add(sent, 10, 'days'), 'short')")) == "02.11.2026");
    CHECK(printed(value("q:date(q:add(sent, 1, 'months'), 'short')"), "2026-01-31") == "28.02.2026");
    CHECK(printed(value("q:date(q:add(sent, 3, 'years'), 'short')")) == "23.10.2029");
    CHECK(printed(value("q:date(q:add(sent, pages, 'days'), 'short')")) == "25.10.2026");
    CHECK(printed(value("q:date(q:add(sent, 200, 'years'), 'short')")) == "ACT-0209 /sent");
    CHECK(problems(value("q:date(q:add(sent, 1, 'weeks'))")).size() == 1);
    CHECK(ids(problems(value("q:date(q:add(kind, 1, 'days'))"))) == "MRK-0206");
    CHECK(ids(problems(value("q:date(q:add(sent, kind, 'days'))"))) == "MRK-0206");
}

TEST_CASE("a time limit that the edition lacks, or that gives no day, is found when the template is loaded") {
    const auto unknown = problems(value("q:date(q:deadline('remark-notice', sent))"));
    REQUIRE(ids(unknown) == "ACT-0210");
    CHECK(argument(unknown[0], "nearest") == "remarks-notice");
    CHECK(spot(unknown[0]).find("'remark-notice'") != std::string::npos);
    Files both;
    both.regimes = {"r-old", "r-new"};
    CHECK(ids(problems(value("q:date(q:deadline('remarks-notice', sent))"), both)) == "ACT-0210"); // the old edition has none
    CHECK(ids(problems(value("q:date(q:deadline('location-change', sent))"))) == "ACT-0211");     // "at once"
    CHECK(ids(problems(value("q:date(q:deadline(kind, sent))"))) == "MRK-0206");
    CHECK(ids(problems(value("q:date(q:deadline('remarks-notice', kind))"))) == "MRK-0206");
    CHECK(ids(problems(value("q:date(q:deadline('remarks-notice', sent, 'last'))"))) == "MRK-0206");
}

TEST_CASE("a year without calendar is an error at the date in the data") {
    const std::string body = value("q:date(q:deadline('remarks-notice', sent), 'short')");
    CHECK(printed(body, "2026-12-28") == "ACT-0207 /sent");
    CHECK(printed(body, "2026-10-23", nullptr) == "ACT-0207 /sent");
    const auto loaded = load(page(body));
    CHECK(uses_calendar(**loaded.value));
    CHECK_FALSE(uses_calendar(**load(page("<p></p>")).value));
}

TEST_CASE("rules of a contract count days too") {
    const auto contract = [](const std::string& test) {
        std::string text = small_contract().source->text;
        text.insert(text.find("\"type\": \"object\""), R"("x-rules": [{"id": "DL-1", "test": ")" + test + R"(", "severity": "warning", "at": "/sent", "message": {"kk": "кеш", "ru": "поздно", "en": "late"}}], )");
        auto loaded = data::load_contract(diag::make_source("contract.json", text));
        INFO(said(loaded.problems));
        REQUIRE(loaded.value);
        return std::move(*loaded.value);
    };
    const auto said_of = [&](const std::string& test, const std::string& sent) {
        const data::Contract with = contract(test);
        const auto rules = load_rules(with, small_acts());
        if (!rules.value)
            return ids(rules.problems);
        CHECK(uses_calendar(*rules.value));
        std::string json = good_data;
        json.replace(json.find("2026-10-27"), 10, sent);
        diag::Log log;
        check_rules(*rules.value, read_data(json), with, *small_acts().find_regime("r-new"), base::Language::ru, log, &calendar());
        return ids(log.take());
    };
    CHECK(said_of("q:deadline('remarks-notice', sent) >= q:add(sent, 10, 'days')", "2026-10-23").empty());
    CHECK(said_of("q:deadline('remarks-notice', sent) >= q:add(sent, 11, 'days')", "2026-10-23") == "ENG-0421");
    CHECK(said_of("q:deadline('remarks-notice', sent) >= sent", "2026-12-30") == "ENG-0422"); // it only warns: no paper is stopped
    CHECK(said_of("q:deadline('remarks', sent) >= sent", "2026-10-23") == "ACT-0210");
}
