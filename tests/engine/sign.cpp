#include "support.hpp"

#include <algorithm>
#include <cstdlib>
#include <thread>

using namespace engine_test;

namespace {

/// tests/sign/make_keys.sh says what is in the files.
const std::string& key_folder() {
    static const std::string made = [] {
        std::string path = std::string(QUJAT_BINARY_DIR) + "/engine-test-keys";
        REQUIRE(std::system(("sh '" QUJAT_SOURCE_DIR "/tests/sign/make_keys.sh' '" + path + "'").c_str()) == 0);
        return path;
    }();
    return made;
}

Secret pass_phrase() {
    Secret secret;
    REQUIRE(read_pass_phrase(key_folder() + "/pass", Language::en, secret).ok);
    return secret;
}

SigningKeyPtr key(const std::string& name) {
    SigningKeyPtr opened;
    const Outcome outcome = open_key(load(key_folder() + "/" + name), name, pass_phrase(), Language::en, opened);
    REQUIRE(outcome.ok);
    REQUIRE(opened);
    return opened;
}

SignRequest request_for(std::string file, const SigningKeyPtr& with) {
    SignRequest request;
    request.file = std::move(file);
    request.key = with;
    request.date = "2026-11-21";
    request.messages = Language::en;
    return request;
}

std::string signed_by(const Library& from, const SignRequest& request) {
    const Outcome outcome = from.sign(request);
    for (const Problem& problem : outcome.problems)
        UNSCOPED_INFO(problem.text);
    REQUIRE(outcome.ok);
    return outcome.bytes;
}

RenderRequest certificate_in(const std::string& language) {
    return request_of({certificate, language, language == "kk" ? "r703" : "r415-2023"});
}

std::string text_of(const std::string& file) {
    const std::string path = scratch("sign-text") + "/a.pdf";
    save(path, file);
    REQUIRE(std::system(("pdftotext '" + path + "' '" + path + ".txt'").c_str()) == 0);
    return load(path + ".txt");
}

bool holds(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("the first line of a file is the pass phrase, whatever end it has") {
    const std::string folder = scratch("pass-phrases");
    const auto read = [&](const std::string& content) {
        save(folder + "/pass", content);
        Secret secret;
        REQUIRE(read_pass_phrase(folder + "/pass", Language::en, secret).ok);
        return secret.text();
    };
    CHECK(read("secret") == "secret");
    CHECK(read("secret\n") == "secret");
    CHECK(read("secret\r\n") == "secret");
    CHECK(read(" құпия сөз \nсекрет\n") == " құпия сөз ");
    CHECK(read("\xEF\xBB\xBFsecret\n") == "secret");
    CHECK(read("") == "");
    CHECK(read("\nsecret") == "");

    Secret secret;
    CHECK(only(read_pass_phrase(folder + "/none", Language::en, secret), "ENG-0606").id == "ENG-0606");
    CHECK(only(read_pass_phrase(folder, Language::en, secret), "ENG-0606").id == "ENG-0606");
    save(folder + "/pass", std::string(1025, 'x'));
    CHECK(only(read_pass_phrase(folder + "/pass", Language::en, secret), "ENG-0607").id == "ENG-0607");
    CHECK(secret.text().empty());
}

TEST_CASE("a secret moves and leaves nothing behind") {
    for (const std::string words : {"short", "a pass phrase longer than the small buffer of a string"}) {
        std::string text = words;
        Secret first(std::move(text));
        CHECK(text.empty()); // it promises to be, unlike a string moved from
        Secret second(std::move(first));
        CHECK(first.text().empty());
        CHECK(second.text() == words);
        Secret third;
        third = std::move(second);
        CHECK(second.text().empty());
        CHECK(third.text() == words);
    }
}

TEST_CASE("a key that does not open gives the reason and no key") {
    SigningKeyPtr opened;
    Secret wrong(std::string("wrong"));
    CHECK(only(open_key(load(key_folder() + "/signer.p12"), "signer.p12", wrong, Language::kk, opened), "SGN-0102").file == "signer.p12");
    CHECK(!opened);
    CHECK(has(open_key("no key", "signer.p12", wrong, Language::ru, opened), "SGN-0101"));
}

TEST_CASE("rendering with a key is rendering and then signing") {
    for (const std::string language : {"kk", "ru"}) {
        RenderRequest request = certificate_in(language);
        const std::string plain = rendered(library(), request);
        request.key = key("signer.p12");
        const std::string at_once = rendered(library(), request);
        SignRequest sign = request_for(plain, request.key);
        sign.date = request.date;
        CHECK(at_once == signed_by(library(), sign));
        CHECK(at_once.starts_with(plain));
        CHECK(extracted(at_once) == extracted(plain));
    }
}

TEST_CASE("the same signature comes from any thread, with stamps kept or made anew") {
    const std::string plain = rendered(library(), certificate_in("kk"));
    const SigningKeyPtr with = key("triple-des.p12");
    const Library fresh(real_world());
    const std::string expected = signed_by(fresh, request_for(plain, with));
    std::vector<std::string> made(8);
    std::vector<std::thread> threads;
    for (std::string& one : made)
        threads.emplace_back([&] { one = fresh.sign(request_for(plain, with)).bytes; });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(std::all_of(made.begin(), made.end(), [&](const std::string& one) { return one == expected; }));
}

TEST_CASE("the stamp says who signed and when, in the language of the paper") {
    for (const std::string language : {"kk", "ru"}) {
        const std::string plain = rendered(library(), certificate_in(language));
        const std::string stamped = text_of(signed_by(library(), request_for(plain, key("signer.p12"))));
        const bool kk = language == "kk";
        INFO(stamped);
        CHECK(holds(stamped, kk ? "Электрондық цифрлық қолтаңбамен қол қойылды" : "Подписано электронной цифровой подписью"));
        CHECK(holds(stamped, "ӘБІЛҚАЙЫРҰЛЫ ҒАНИ ІЛИЯСҰЛЫ"));
        CHECK(holds(stamped, "«Астана Хаб» қоры"));
        CHECK(holds(stamped, kk ? "БСН 180640012346" : "БИН 180640012346"));
        CHECK(holds(stamped, kk ? "ЖСН ********0125" : "ИИН ********0125"));
        CHECK(holds(stamped, "21.11.2026 00:00:00 (+05:00)"));
        CHECK(!holds(stamped, "850214300125"));
    }
}

TEST_CASE("a signer without organisation has a stamp without one") {
    const std::string stamped = text_of(signed_by(library(), request_for(rendered(library(), certificate_in("ru")), key("p256.p12"))));
    CHECK(holds(stamped, "ИВАНОВА АННА ПЕТРОВНА"));
    CHECK(holds(stamped, "ИИН ********0123"));
    CHECK(!holds(stamped, "БИН"));
}

TEST_CASE("an organisation of three hundred characters is set smaller and ends in an ellipsis where it must") {
    const std::string stamped = text_of(signed_by(library(), request_for(rendered(library(), certificate_in("kk")), key("long-organisation.p12"))));
    INFO(stamped);
    CHECK(holds(stamped, "ҚҰДАЙБЕРГЕНҚЫЗЫ НҰРСҰЛУ БЕКМҰХАМБЕТҚЫЗЫ"));
    CHECK(holds(stamped, "Республикалық мемлекеттік кәсіпорны"));
    CHECK(holds(stamped, "…"));
    CHECK(holds(stamped, "990840009990"));
    CHECK(holds(stamped, "21.11.2026 00:00:00"));
}

TEST_CASE("a field too small for the stamp is an error, not a stamp nobody can read") {
    const auto world = std::make_shared<ChangedWorld>();
    world->replace("common/official.css", "width: 80mm;\n  height: 24mm;", "width: 20mm;\n  height: 6mm;");
    const Library small(world);
    const std::string plain = rendered(small, certificate_in("kk"));
    const Problem problem = only(small.sign(request_for(plain, key("signer.p12"))), "ENG-0604");
    CHECK(holds(problem.message, "20 × 6 mm"));
}

TEST_CASE("without a date the clock of the world is the time of signing") {
    const auto world = std::make_shared<ChangedWorld>(); // its clock stands at 2026-11-18T16:06:40+05:00
    const Library other(world);
    SignRequest request = request_for(rendered(library(), certificate_in("ru")), key("signer.p12"));
    request.date = "";
    const std::string file = signed_by(other, request);
    CHECK(holds(file, "/M (D:20261118160640+05'00')"));
    CHECK(holds(text_of(file), "18.11.2026 16:06:40 (+05:00)"));
    request.date = "2026-02-30";
    CHECK(has(other.sign(request), "ENG-0406"));
}

TEST_CASE("a paper of an earlier day, rendered again from its record, is signed now") {
    const std::string plain = rendered(library(), certificate_in("kk"));
    RenderRequest again;
    again.document = certificate;
    again.data = extracted(plain);
    again.key = key("signer.p12");
    const Library other(std::make_shared<ChangedWorld>());
    const std::string file = rendered(other, again);
    CHECK(file.starts_with(plain));
    CHECK(holds(file.substr(plain.size()), "/M (D:20261118"));
}

TEST_CASE("every fault of a request to sign has its own words and gives no file") {
    const std::string plain = rendered(library(), certificate_in("kk"));
    const SigningKeyPtr with = key("signer.p12");
    const auto problem = [&](const SignRequest& request, const std::string& id) {
        const Outcome outcome = library().sign(request);
        CHECK(!outcome.ok);
        CHECK(outcome.bytes.empty());
        return only(outcome, id);
    };
    SignRequest request = request_for(plain, with);
    request.key = nullptr;
    problem(request, "ENG-0605");

    request = request_for(plain, with);
    request.field = "director";
    CHECK(holds(problem(request, "ENG-0601").hint, "operator"));
    request.field = "operator";
    request.file = signed_by(library(), request);
    problem(request, "ENG-0602");

    request = request_for(plain, with);
    request.date = "2050-01-02";
    problem(request, "SGN-0109");
    request.date = "2019-12-31";
    problem(request, "SGN-0110");

    problem(request_for("%PDF-1.4\n", with), "PDF-0102");
    problem(request_for("a letter", with), "PDF-0101");
    problem(request_for(plain.substr(0, 9000), with), "PDF-0102");

    RenderRequest render = certificate_in("kk");
    render.key = with;
    render.format = Format::tags;
    CHECK(has(library().render(render), "ENG-0608"));
}

TEST_CASE("signing an unofficial translation warns") {
    RenderRequest render = request_of({certificate, "ru", "r703"}); // the act's Russian text is not among our sources
    render.key = key("signer.p12");
    const Outcome at_once = library().render(render);
    CHECK(at_once.ok);
    REQUIRE(at_once.problems.size() == 1);
    CHECK(at_once.problems[0].id == "ENG-0603");
    CHECK(at_once.problems[0].severity == Severity::warning);
    render.key = nullptr;
    CHECK(has(library().sign(request_for(rendered(library(), render), key("signer.p12"))), "ENG-0603"));
    CHECK(library().sign(request_for(rendered(library(), certificate_in("kk")), key("signer.p12"))).problems.empty());
}

TEST_CASE("further signatures keep every earlier byte, up to what the reader goes through") {
    std::string file = rendered(library(), certificate_in("kk"));
    const SigningKeyPtr with = key("p256.p12");
    for (int i = 0; i < 15; ++i) {
        const std::string more = signed_by(library(), request_for(file, with));
        CHECK(more.starts_with(file));
        file = more;
    }
    CHECK(has(library().sign(request_for(file, with)), "PDF-0201"));
}
