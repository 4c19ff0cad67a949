#include "support.hpp"

#include "base/sha256.hpp"

#include <cstdlib>

using namespace engine_test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

SigningKeyPtr key() {
    static const std::string folder = [] {
        std::string path = std::string(QUJAT_BINARY_DIR) + "/engine-draft-keys";
        REQUIRE(std::system(("sh '" QUJAT_SOURCE_DIR "/tests/sign/make_keys.sh' '" + path + "'").c_str()) == 0);
        return path;
    }();
    Secret secret;
    REQUIRE(read_pass_phrase(folder + "/pass", Language::en, secret).ok);
    SigningKeyPtr opened;
    REQUIRE(open_key(load(folder + "/signer.p12"), "signer.p12", secret, Language::en, opened).ok);
    return opened;
}

SignRequest signing(std::string file) {
    SignRequest request;
    request.file = std::move(file);
    request.key = key();
    request.date = "2026-11-21";
    request.messages = Language::en;
    return request;
}

std::string pages_of(const Library& from, RenderRequest request) {
    request.format = Format::pages;
    return rendered(from, request);
}

/// The hash that `texts` names, and whether it says that somebody approved.
struct Listed {
    bool official = true;
    std::string text, by;
};
Listed listed(const Library& from, const Paper& paper) {
    const Outcome outcome = from.texts(paper.document, true, "", Language::en);
    REQUIRE(outcome.ok);
    const data::Value all = parsed(outcome.bytes);
    for (const data::Value& item : all.items()) {
        if (item.find("language")->text() == paper.language && item.find("regime")->text() == paper.regime)
            return {item.find("official")->as_boolean(), item.find("text") ? std::string(item.find("text")->text()) : "", item.find("by") ? std::string(item.find("by")->text()) : ""};
    }
    FAIL("not listed: " << paper.name());
    return {};
}

const Paper translated{certificate, "ru", "r703"}; // the act's Russian text is not among our sources

/// The only problem, which stops nothing.
Problem warning_of(const Outcome& outcome, const std::string& id) {
    CHECK(outcome.ok);
    REQUIRE(ids(outcome) == std::vector<std::string>{id});
    CHECK(outcome.problems.front().severity == Severity::warning);
    return outcome.problems.front();
}

std::string approval_of(const Paper& paper, const std::string& hash) {
    return R"({"text": ")" + hash + R"(", "by": "А. Ә. Серікбаева", "on": "2026-11-19", "document": ")" + paper.document + R"(", "language": ")" + paper.language + R"(", "regime": ")" + paper.regime + "\"}";
}

std::shared_ptr<ChangedWorld> world_with(const std::string& approvals) {
    auto world = std::make_shared<ChangedWorld>();
    world->replace("operator.json", "\"entry_into_force\"", "\"approvals\": [" + approvals + "], \"entry_into_force\"");
    return world;
}

} // namespace

TEST_CASE("every page of a draft says that it is one, and a screen reader hears it once") {
    for (const Paper& paper : papers()) {
        INFO(paper.name());
        RenderRequest request = request_of(paper);
        const std::string plain = pages_of(library(), request);
        request.draft = true;
        const std::string mark = paper.language == "kk" ? "ЖОБА" : "ПРОЕКТ";
        const std::string pages = pages_of(library(), request);
        CHECK(count(pages, "\"" + mark + "\"") == count(pages, "\npage ") + (pages.starts_with("page ") ? 1 : 0));
        CHECK(!holds(plain, "\"" + mark + "\""));
        request.format = Format::document;
        CHECK(holds(rendered(library(), request), "\"" + mark + ": "));
        request.format = Format::tags;
        CHECK(count(rendered(library(), request), mark) == 1); // with the title: page furniture is no part of the text
    }
}

TEST_CASE("a draft keeps that it is one, and its data give the same bytes") {
    RenderRequest request = request_of({refusal, "kk", "r703"});
    request.draft = true;
    const std::string file = rendered(library(), request);
    const std::string record = extracted(file);
    CHECK(holds(record, "\"draft\":true"));
    RenderRequest again;
    again.document = refusal;
    again.data = record;
    CHECK(rendered(library(), again) == file);
    again.key = key();
    CHECK(has(library().render(again), "ENG-0460"));
    request.draft = false;
    const std::string plain = rendered(library(), request);
    CHECK(plain != file);
    CHECK(!holds(extracted(plain), "draft"));
    again.data = replaced(record, "\"draft\":true", "\"draft\":\"no\"");
    again.key = nullptr;
    CHECK(has(library().render(again), "ENG-0402"));
}

TEST_CASE("a draft is not signed, neither at once nor later") {
    RenderRequest request = request_of({certificate, "kk", "r703"});
    request.draft = true;
    const std::string file = rendered(library(), request);
    const Outcome later = library().sign(signing(file));
    CHECK(!later.ok);
    only(later, "ENG-0461");
    request.key = key();
    const Outcome at_once = library().render(request);
    CHECK(at_once.bytes.empty());
    only(at_once, "ENG-0460");
}

TEST_CASE("a page without a free margin box says that it is a draft all the same") {
    const auto world = std::make_shared<ChangedWorld>();
    std::string boxes;
    for (const char* box : {"top-left", "top-center", "top-right", "bottom-left", "bottom-center", "bottom-right", "left-top", "left-middle", "left-bottom", "right-top", "right-middle", "right-bottom"})
        boxes += std::string("@") + box + " { content: \"x\"; } ";
    std::string sheet = real_world()->read("common/official.css", 1 << 20).bytes;
    world->put("common/official.css", sheet + "\n@page { " + boxes + "}\n@page :first { " + boxes + "}\n");
    RenderRequest request = request_of({certificate, "kk", "r703"});
    request.draft = true;
    CHECK(holds(pages_of(Library(world), request), "\"ЖОБА\""));
}

TEST_CASE("the hash of a text is over our words: a letter of them changes it, data do not") {
    const Listed before = listed(library(), translated);
    CHECK(!before.official);
    CHECK(before.text.size() == 64);
    CHECK(before.by.empty());
    CHECK(listed(library(), {certificate, "kk", "r703"}).official);

    RenderRequest request = request_of(translated);
    const std::string one = rendered(library(), request);
    CHECK(holds(extracted(one), "\"text\":\"" + before.text + "\""));
    request.data = with(request.data, "/document/registration_number", "\"KZ-other\"");
    CHECK(holds(extracted(rendered(library(), request)), "\"text\":\"" + before.text + "\""));
    CHECK(!holds(extracted(rendered(library(), request_of({certificate, "kk", "r703"}))), "\"text\":"));

    const auto letter = std::make_shared<ChangedWorld>();
    letter->replace(certificate + "/ru.xhtml", "Выдано", "Видано");
    CHECK(listed(Library(letter), translated).text != before.text);
    const auto indented = std::make_shared<ChangedWorld>();
    indented->replace(certificate + "/ru.xhtml", "\n", "\n   ");
    CHECK(listed(Library(indented), translated).text == before.text);
    const auto looks = std::make_shared<ChangedWorld>();
    looks->replace(certificate + "/ru.xhtml", "class=\"", "class=\"more ");
    CHECK(listed(Library(looks), translated).text == before.text);
}

TEST_CASE("words of ours in acts.xml count where an edition has them") {
    // The Kazakh template of the refusal is our own wording too, or the act's: whatever is ours in Russian changes with its grounds.
    const Paper paper{refusal, "ru", "r703"};
    const Listed before = listed(library(), paper);
    CHECK(!before.official);
    const std::string acts = real_world()->read("acts.xml", 16 << 20).bytes;
    const std::size_t ground = acts.find("id=\"g-r703-16-1\"");
    const std::size_t ours = acts.find("official=\"no\"", ground);
    const std::size_t words = acts.find('>', ours) + 1;
    const auto world = std::make_shared<ChangedWorld>();
    world->put("acts.xml", acts.substr(0, words) + "Щ" + acts.substr(words));
    CHECK(listed(Library(world), paper).text != before.text);
    CHECK(listed(Library(world), {certificate, "ru", "r703"}).text == listed(library(), {certificate, "ru", "r703"}).text);
}

TEST_CASE("the warning goes when that text was approved, and only then") {
    RenderRequest request = request_of(translated);
    const std::string file = rendered(library(), request);
    const std::string hash = listed(library(), translated).text;
    const Problem warning = warning_of(library().sign(signing(file)), "ENG-0603");
    CHECK(holds(warning.hint, hash));

    const Library approved(world_with(approval_of(translated, hash)));
    CHECK(listed(approved, translated).by == "А. Ә. Серікбаева");
    CHECK(holds(approved.texts(certificate, false, "", Language::en).bytes, "approved by А. Ә. Серікбаева, 2026-11-19"));
    CHECK(approved.sign(signing(file)).problems.empty());
    CHECK(rendered(approved, request) == file); // the page says what it said
    request.key = key();
    CHECK(approved.render(request).problems.empty());

    // Of another text, of another edition: none.
    const Library other(world_with(approval_of(translated, base::sha256_hex("x")) + ", " + approval_of({certificate, "ru", "r415-2023"}, hash)));
    CHECK(has(other.sign(signing(file)), "ENG-0603"));
    CHECK(has(other.render(request), "ENG-0603"));
    // The template has changed since the paper was made: the paper's own words count.
    const auto letter = world_with(approval_of(translated, hash));
    letter->replace(certificate + "/ru.xhtml", "Выдано", "Видано");
    CHECK(Library(letter).sign(signing(file)).problems.empty());
    CHECK(has(Library(letter).render(request), "ENG-0603"));
}

TEST_CASE("an operator.json of its own says who approved, for signing too") {
    const std::string path = scratch("approvals") + "/operator.json";
    save(path, world_with(approval_of(translated, listed(library(), translated).text))->read("operator.json", 1 << 20).bytes);
    SignRequest request = signing(rendered(library(), request_of(translated)));
    CHECK(has(library().sign(request), "ENG-0603"));
    request.operator_file = path;
    CHECK(library().sign(request).problems.empty());
    CHECK(holds(library().texts(certificate, false, path, Language::ru).bytes, "одобрил: А. Ә. Серікбаева, 2026-11-19"));
}

TEST_CASE("lint warns of approvals that fit nothing") {
    const std::string hash = listed(library(), translated).text;
    const auto said = [](const std::string& approvals) { return Library(world_with(approvals)).lint(Language::en); };
    CHECK(!has(said(approval_of(translated, hash)), "ENG-0462"));
    const Outcome stale = said(approval_of(translated, base::sha256_hex("x")));
    CHECK(has(stale, "ENG-0462"));
    CHECK(holds(warning_of(stale, "ENG-0462").message, hash));
    CHECK(stale.ok);
    CHECK(has(said(approval_of({certificate, "kk", "r703"}, hash)), "ENG-0463"));  // official
    CHECK(has(said(approval_of({"no-such", "ru", "r703"}, hash)), "ENG-0463"));
    CHECK(has(said(approval_of({certificate, "ru", "r999"}, hash)), "ENG-0463"));
}

TEST_CASE("an approval that lacks something is an error") {
    const std::string whole = approval_of(translated, std::string(64, 'a'));
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"2026-11-19", "19.11.2026"}, {std::string(64, 'a'), "aaaa"}, {"\"ru\"", "\"en\""}, {"\"by\": \"А. Ә. Серікбаева\", ", ""}, {"\"r703\"", "703"}}) {
        RenderRequest request = request_of(translated);
        CHECK(has(Library(world_with(replaced(whole, from, to))).render(request), "ENG-0202"));
    }
    CHECK(has(Library(world_with(replaced(whole, "\"by\"", "\"bye\""))).render(request_of(translated)), "ENG-0201"));
}
