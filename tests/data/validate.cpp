#include "data/contract.hpp"

#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::data;
using namespace qujat::data::test;

namespace {

std::vector<diag::Diagnostic> change(std::string_view from, std::string_view to,
                                     base::Language language = base::Language::ru) {
    return validate_json(replaced(good_data(), from, to), language);
}

std::string field(const std::string& schema, const std::string& value) {
    return ids(validate_field(schema, value));
}

} // namespace

TEST_CASE("good data pass in both languages") {
    CHECK(ids(validate_json(good_data(), base::Language::ru)) == "");
    CHECK(ids(validate_json(good_data(), base::Language::kk)) == "");
}

TEST_CASE("a missing required field is told with its label and path") {
    const auto problems = change("\"org_bin\": \"240140000110\", ", "");
    REQUIRE(ids(problems) == "DAT-0201");
    CHECK(problems[0].place.path == "/applicant/org_bin");
    CHECK(covered(problems[0].place) == "{"); // not the whole block, which may hold personal data
    CHECK(diag::message(problems[0], base::Language::ru) == "нет обязательного поля «БИН»");
    CHECK(diag::message(problems[0], base::Language::kk) == "«БСН» міндетті өрісі жоқ");
    CHECK(diag::hint(problems[0], base::Language::en) == "add the field \"org_bin\"");
    CHECK(ids(validate_json("{}")) == "DAT-0201,DAT-0201");
}

TEST_CASE("a case form is required only in its language") {
    const std::string_view dative = "\"head_name_dative\": \"Ахметовой Айгуль\",";
    CHECK(ids(change(dative, "", base::Language::kk)) == "");
    const auto problems = change(dative, "", base::Language::ru);
    REQUIRE(ids(problems) == "DAT-0202");
    CHECK(diag::message(problems[0], base::Language::ru) ==
          "нет поля «Имя руководителя в дательном падеже», обязательного для документа на русском языке");
}

TEST_CASE("an unknown field is told with the nearest known one") {
    const auto problems = change("\"org_bin\"", "\"org_bim\"");
    REQUIRE(ids(problems) == "DAT-0203,DAT-0201");
    CHECK(argument(problems[0], "nearest") == "org_bin");
    CHECK(covered(problems[0].place) == "\"org_bim\"");
    CHECK(problems[0].place.path == "/applicant/org_bim");
    const auto strange = change("\"document\": {", "\"document\": {\"wholly_other\": 1, ");
    REQUIRE(ids(strange) == "DAT-0204");
    CHECK(argument(strange[0], "allowed") == "grounds, seal_or_eds, pages, is_public");
}

TEST_CASE("a number where digits are a text is told with its own remedy") {
    const auto problems = change("\"240140000110\"", "240140000110");
    REQUIRE(ids(problems) == "DAT-0206");
    CHECK(argument(problems[0], "found") == "240140000110");
}

TEST_CASE("wrong types say what is given and what was expected") {
    CHECK(ids(change("\"pages\": 2", "\"pages\": \"2\"")) == "DAT-0205");
    CHECK(ids(change("\"is_public\": true", "\"is_public\": \"true\"")) == "DAT-0205");
    CHECK(ids(change("[\"g-r703-16-1\"]", "\"g-r703-16-1\"")) == "DAT-0205");
    CHECK(ids(change("{\"application_sent_at\": \"2026-11-20\"}", "\"2026-11-20\"")) == "DAT-0205");
    CHECK(ids(validate_json("[]")) == "DAT-0205");
    const auto problems = change("\"eds\"", "true");
    REQUIRE(ids(problems) == "DAT-0205");
    CHECK(argument(problems[0], "found_en") == "true or false");
    CHECK(argument(problems[0], "expected_en") == "a text in quotes");
}

TEST_CASE("null is no value") {
    CHECK(ids(change("\"240140000110\"", "null")) == "DAT-0207");
    CHECK(ids(change("\"eds\"", "null")) == "DAT-0207");
}

TEST_CASE("texts are neither empty where required nor too long nor too short") {
    CHECK(field(R"({"type": "string"})", R"("")") == "DAT-0208");
    CHECK(field(R"({"type": "string"})", R"(" \u00a0\t")") == "DAT-0208");
    CHECK(ids(change("\"info@orleu.example\"", "\"\"")) == "DAT-0208"); // optional, but an empty address is none
    CHECK(ids(change("\"Ахметовой Айгуль\"", "\"\"", base::Language::kk)) == "");
    CHECK(ids(change("\"Ахметовой Айгуль\"", "\"\"", base::Language::ru)) == "DAT-0208");
    // Thirty code points of two bytes each.
    CHECK(field(R"({"type": "string", "maxLength": 30})", "\"әәәәәәәәәәәәәәәәәәәәәәәәәәәәәә\"") == "");
    const auto problems =
        validate_field(R"({"type": "string", "maxLength": 30})", "\"әәәәәәәәәәәәәәәәәәәәәәәәәәәәәәә\"");
    REQUIRE(ids(problems) == "DAT-0209");
    CHECK(argument(problems[0], "length") == "31");
    CHECK(field(R"({"type": "string", "minLength": 3})", R"("ab")") == "DAT-0210");
}

TEST_CASE("an enumeration lists what is allowed") {
    const auto problems = change("\"eds\"", "\"stamp\"");
    REQUIRE(ids(problems) == "DAT-0211");
    CHECK(argument(problems[0], "allowed") == "seal, eds");
    CHECK(field(R"({"type": "string", "const": "a"})", R"("b")") == "DAT-0211");
}

TEST_CASE("dates are ISO and exist") {
    const std::string schema = R"({"type": "string", "format": "date"})";
    CHECK(field(schema, R"("2028-02-29")") == "");
    CHECK(field(schema, R"("2026-02-30")") == "DAT-0213");
    CHECK(field(schema, R"("2026-02-29")") == "DAT-0213");
    CHECK(field(schema, R"("2026-13-01")") == "DAT-0213");
    CHECK(field(schema, R"("2026-00-10")") == "DAT-0213");
    CHECK(field(schema, R"("20.11.2026")") == "DAT-0212");
    CHECK(field(schema, R"("2026-11-2")") == "DAT-0212");
    CHECK(field(schema, R"("2026-11-20T00:00:00")") == "DAT-0212");
    CHECK(field(schema, R"("2026–11–20")") == "DAT-0212");
    CHECK(field(schema, R"("20-11-2026")") == "DAT-0212");
    CHECK(field(schema, R"("0226-11-20")") == "DAT-0214");
    CHECK(field(schema, R"("2226-11-20")") == "DAT-0214");
}

TEST_CASE("months are ISO and exist") {
    const std::string schema = R"({"type": "string", "format": "month"})";
    CHECK(field(schema, R"("2026-02")") == "");
    CHECK(field(schema, R"("2199-12")") == "");
    for (const char* bad : {"2026-13", "2026-00", "2026-2", "02.2026", "2026-02-01", "2026–02", "1899-12", "2200-01", "2026-0x"})
        CHECK(field(schema, '"' + std::string(bad) + '"') == "DAT-0230");
    CHECK(argument(validate_field(schema, R"("2026-13")")[0], "found") == "2026-13");
}

TEST_CASE("a BIN is judged by its digits") {
    const std::string schema = R"({"type": "string", "format": "bin12"})";
    for (const char* good : {"240140000110", "190550000029", "971240001315", "240140000203"})
        CHECK(field(schema, '"' + std::string(good) + '"') == "");
    const auto eleven = validate_field(schema, R"("24014000011")");
    REQUIRE(ids(eleven) == "DAT-0215");
    CHECK(argument(eleven[0], "count") == "11");
    CHECK(field(schema, R"("240 140 000 110")") == "DAT-0216");
    const auto letter = validate_field(schema, R"("24014О000110")"); // a Cyrillic О
    REQUIRE(ids(letter) == "DAT-0216");
    CHECK(argument(letter[0], "character_ru") == "«О»");
    const auto wrong = validate_field(schema, R"("240140000111")");
    REQUIRE(ids(wrong) == "DAT-0217");
    CHECK(argument(wrong[0], "right") == "0");
    CHECK(argument(wrong[0], "last") == "1");
    CHECK(argument(validate_field(schema, R"("240140000200")")[0], "right") == "3"); // by the second row of weights
    CHECK(field(schema, R"("971240001351")") == "DAT-0217");
    CHECK(field(schema, R"("240140000290")") == "DAT-0218");
    CHECK(field(schema, R"("241340000110")") == "DAT-0219");
    const auto odd = validate_field(schema, R"("240170000114")");
    REQUIRE(ids(odd) == "DAT-0220");
    CHECK(diag::severity(odd[0]) == diag::Severity::warning);
}

TEST_CASE("an IIN is judged by its digits and never shown whole") {
    const std::string schema = R"({"type": "string", "format": "iin12"})";
    for (const char* good : {"850101400011", "991231300122", "050315500503", "000229000016"})
        CHECK(field(schema, '"' + std::string(good) + '"') == "");
    for (const auto& [bad, id] : {std::pair("850101400018", "DAT-0218"), std::pair("850110400011", "DAT-0218"),
                                  std::pair("85010140001", "DAT-0215"), std::pair("851301400011", "DAT-0221"),
                                  std::pair("000229300015", "DAT-0221"), std::pair("8501014000I1", "DAT-0216")}) {
        INFO(bad);
        const auto problems = validate_field(schema, '"' + std::string(bad) + '"');
        REQUIRE(ids(problems) == id);
        for (const base::Language language : {base::Language::kk, base::Language::ru, base::Language::en}) {
            CHECK(diag::to_text(problems[0], language).find("0101") == std::string::npos);
            CHECK(diag::to_text(problems[0], language).find(std::string_view(bad).substr(1, 10)) == std::string::npos);
            CHECK(diag::to_json(problems[0], language).find(std::string_view(bad).substr(1, 10)) == std::string::npos);
        }
    }
    const auto number = validate_field(schema, "850101400011");
    REQUIRE(ids(number) == "DAT-0206");
    CHECK(argument(number[0], "found") == "8•••1");
    CHECK(diag::to_text(number[0], base::Language::ru).find("85010") == std::string::npos);
}

TEST_CASE("values of private fields are masked, also within a private list, whatever the excerpt of the source") {
    const auto shown = [](const std::string& schema, const std::string& value) {
        const auto problems = validate_field(schema, value);
        REQUIRE(problems.size() == 1);
        return diag::to_text(problems[0], base::Language::ru) + diag::to_json(problems[0], base::Language::kk);
    };
    CHECK(shown(R"({"type": "string", "x-private": true, "enum": ["x"]})", R"("Серікбай")").find("С•••й") !=
          std::string::npos);
    CHECK(shown(R"({"type": "string", "x-private": true, "enum": ["x"]})", R"("Серікбай")").find("ерік") ==
          std::string::npos);
    CHECK(shown(R"({"type": "string", "x-private": true, "enum": ["x"]})", R"("Али")").find("Али") ==
          std::string::npos);
    CHECK(
        shown(R"({"type": "string", "x-private": true, "format": "email"})", R"("serikbai.example")").find("erikbai") ==
        std::string::npos);
    CHECK(shown(R"({"type": "array", "x-private": true, "items": {"type": "string", "format": "date"}})",
                R"(["17.05.1990"])")
              .find("05.19") == std::string::npos);
    CHECK(shown(R"({"type": "string", "x-private": true})", "8701234567").find("70123") == std::string::npos);
    CHECK(shown(R"({"type": "string", "x-private": true, "maxLength": 3})", R"("Серікбай")").find("Серікбай") ==
          std::string::npos);
}

TEST_CASE("addresses and telephone numbers have their forms") {
    const std::string email = R"({"type": "string", "format": "email"})";
    for (const char* good : {"info@example.com", "a.b+c@mail.example.org", "x@қазақстан.қаз"})
        CHECK(field(email, '"' + std::string(good) + '"') == "");
    for (const char* bad : {"info", "@example.com", "info@", "a@b@example.com", "info@example", "in fo@example.com",
                            "info@example.com ", "info@.com", "info@example..com", ".a@example.com", "a@example.123",
                            "info@exa_mple.com", "info@example.com,b@example.com", "<info@example.com>"}) {
        INFO(bad);
        CHECK(field(email, '"' + std::string(bad) + '"') == "DAT-0222");
    }
    const std::string label(63, 'a');
    CHECK(field(email, "\"x@" + label + "." + label + "." + label + "." + std::string(57, 'b') + ".kz\"") ==
          ""); // 254 bytes
    CHECK(field(email, "\"x@" + label + "." + label + "." + label + "." + std::string(58, 'b') + ".kz\"") ==
          "DAT-0222"); // 255
    const std::string phone = R"({"type": "string", "format": "phone"})";
    for (const char* good : {"+7 (7172) 00-00-00", "87010000000", "1234567", "+123456789012345"})
        CHECK(field(phone, '"' + std::string(good) + '"') == "");
    for (const char* bad : {"123456", "1234567890123456", "+7 701 000 00 0O", "7+7010000000", "++77010000000",
                            "(7172 000000", "77010000000 доб. 5", "7701000000-", "+"}) {
        INFO(bad);
        CHECK(field(phone, '"' + std::string(bad) + '"') == "DAT-0223");
    }
    const std::string url = R"({"type": "string", "format": "url"})";
    for (const char* good :
         {"https://example.com", "http://example.com:8080/a/b?c=d#e", "https://192.0.2.1/x", "https://мысал.қаз/құжат"})
        CHECK(field(url, '"' + std::string(good) + '"') == "");
    for (const char* bad :
         {"example.com", "ftp://example.com", "https://", "https:///path", "https://localhost", "https://exa mple.com",
          "https://example.com:port/", "https://example.com:", "javascript:alert(1)", "https://user@example.com",
          "https://256.0.0.1/", "https://-a.com"}) {
        INFO(bad);
        CHECK(field(url, '"' + std::string(bad) + '"') == "DAT-0224");
    }
}

TEST_CASE("lists and numbers keep their limits") {
    CHECK(ids(change("[\"g-r703-16-1\"]", "[]")) == "DAT-0225");
    CHECK(ids(change("[\"g-r703-16-1\"]", "[\"a\", \"b\", \"c\"]")) == "DAT-0226");
    const auto item = change("[\"g-r703-16-1\"]", "[\"a\", 2]");
    REQUIRE(ids(item) == "DAT-0206");
    CHECK(item[0].place.path == "/document/grounds/1");
    CHECK(argument(item[0], "label_ru") == "Основания");
    CHECK(ids(change("\"pages\": 2", "\"pages\": 0")) == "DAT-0228");
    CHECK(ids(change("\"pages\": 2", "\"pages\": 11")) == "DAT-0229");
    CHECK(ids(change("\"pages\": 2", "\"pages\": 2.0")) == "DAT-0227");
    CHECK(ids(change("\"pages\": 2", "\"pages\": 99999999999999999999")) == "DAT-0227");
}

TEST_CASE("one run reports all problems") {
    const auto problems = validate_json(
        R"({"applicant": {"org_nam": "x", "org_bin": "24014000011", "site": "y"}, "application": {"application_sent_at": "20.11.2026"},
        "document": {"grounds": [], "pages": null}})",
        base::Language::kk);
    CHECK(ids(problems) == "DAT-0203,DAT-0215,DAT-0224,DAT-0201,DAT-0212,DAT-0225,DAT-0207");
}

TEST_CASE("a million faults cost no more than a million values") {
    std::string text = "{\"applicant\": {";
    for (int i = 0; i < 200'000; ++i)
        text += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":0";
    const auto problems = validate_json(text + "}, \"application\": {}}");
    CHECK(problems.size() == 201); // two hundred and DIA-0002
    CHECK(problems.back().id == "DIA-0002");
}

TEST_CASE("a sum is digits, with a point and two digits when there are tiyn") {
    const std::string money = R"({"type": "string", "format": "money"})";
    for (const char* good : {"0", "1", "100000000", "1250000.50", "0.05", "999999999999999", "999999999999999.99"})
        CHECK(field(money, '"' + std::string(good) + '"') == "");
    for (const char* bad : {"1 000", "1,5", "1.5", "1.505", "1.", ".50", "-1", "+1", "007", "00", "1e3", "5 тг", "1000000000000000", "1.5.0", "١"})
        CHECK(field(money, '"' + std::string(bad) + '"') == "DAT-0231");
    CHECK(field(money, "100") == "DAT-0206");
}

TEST_CASE("a percentage is from 0 to 100 and has two decimals at most") {
    const std::string percent = R"({"type": "string", "format": "percent"})";
    for (const char* good : {"0", "0.5", "12.25", "50", "99.99", "100", "100.0", "100.00"})
        CHECK(field(percent, '"' + std::string(good) + '"') == "");
    for (const char* bad : {"100.01", "100.1", "101", "1000", "12,5", "12.345", "12.", ".5", "-1", "5%", "05", "1 "})
        CHECK(field(percent, '"' + std::string(bad) + '"') == "DAT-0232");
}
