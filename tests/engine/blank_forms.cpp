#include "support.hpp"

using namespace engine_test;

namespace {

RenderRequest blank_of(const std::string& document, const std::string& language, const std::string& regime, Format format = Format::tags) {
    RenderRequest request;
    request.document = document;
    request.language = language;
    request.blank = true;
    request.regime = regime;
    request.date = "2026-11-20";
    request.format = format;
    request.messages = Language::en;
    return request;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

const std::string notice = "location-change-notice", change = "activity-change-application";

} // namespace

TEST_CASE("a blank form names the operator and shows what may be filled in, but nothing of any data") {
    const std::string words = rendered(library(), blank_of(notice, "ru", "r703"));
    CHECK(holds(words, "Автономный кластерный фонд \\\"Астана Хаб\\\""));
    CHECK(holds(words, "Прежнее местонахождение")); // optional in the data, on the form it is there
    CHECK(holds(words, "Телефон"));
    CHECK(holds(words, "фамилия, инициалы"));
    CHECK_FALSE(holds(words, "Alem Soft"));
    CHECK_FALSE(holds(words, "2026"));
}

TEST_CASE("lists of a blank form have the empty rows that the template asks for, and no box is ticked") {
    const std::string words = rendered(library(), blank_of(change, "kk", "r415-2023"));
    CHECK(count(words, "☐") == 2);
    CHECK(count(words, "☒") == 0);
    const std::string papers = rendered(library(), blank_of("participation-application", "kk", "r415-2023"));
    CHECK(holds(papers, "TD \"5\""));
    CHECK_FALSE(holds(papers, "TD \"6\""));
}

TEST_CASE("the day of filing picks the edition of a blank form, today when none is given") {
    RenderRequest request = blank_of(notice, "kk", "");
    request.filed = "2024-05-06";
    CHECK(holds(rendered(library(), request), "технологиялық паркі"));
    request.filed = "";
    CHECK(holds(rendered(library(), request), "дербес кластерлік қоры"));
    request.filed = "2026-02-30";
    CHECK(has(library().render(request), "ENG-0451"));
    request.filed = "2024-05-06";
    request.regime = "r703";
    CHECK(has(library().render(request), "ENG-0452"));
}

TEST_CASE("a blank form takes no data, and a letter that goes out has none") {
    RenderRequest request = blank_of(notice, "kk", "r703");
    request.data = "{}";
    CHECK(has(library().render(request), "ENG-0453"));
    CHECK(only(library().render(blank_of("registration-refusal", "ru", "r703")), "ENG-0450").message.find("registration-refusal") != std::string::npos);
    CHECK(has(library().render(blank_of("project-withdrawal-notice", "ru", "r415-2022")), "ENG-0409"));
}

TEST_CASE("what is attached to a blank form says so, and gives the same bytes again") {
    for (const std::string& document : {notice, change, std::string("extension-application"), std::string("project-withdrawal-notice"), std::string("extension-certificate"), std::string("participation-application")}) {
        for (const std::string& language : {std::string("kk"), std::string("ru")}) {
            INFO(document << " " << language);
            RenderRequest request = blank_of(document, language, "", Format::pdf);
            const std::string file = rendered(library(), request);
            const std::string record = extracted(file);
            CHECK(record.starts_with("{\"blank\":true,"));
            RenderRequest again;
            again.document = document;
            again.data = record;
            again.messages = Language::en;
            CHECK(rendered(library(), again) == file);
            CHECK(has(library().render([&] { RenderRequest wrong = again; wrong.data = replaced(record, "\"blank\":true", "\"blank\":false"); return wrong; }()), "ENG-0402"));
        }
    }
}
