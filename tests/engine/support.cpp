#include "support.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace engine_test {

using data::Value;

std::vector<Paper> papers() {
    std::vector<Paper> all;
    for (const std::string& document : {certificate, refusal})
        for (const char* language : {"kk", "ru"})
            for (const char* regime : {"r415-2023", "r703"})
                all.push_back({document, language, regime});
    return all;
}

std::shared_ptr<const World> real_world() {
    static const std::shared_ptr<const World> world = [] {
        Places places;
        places.templates = std::string(QUJAT_SOURCE_DIR) + "/templates";
        places.font_list = std::string(QUJAT_SOURCE_DIR) + "/fonts/fonts.xml";
        return disk_world(places);
    }();
    return world;
}

const Library& library() {
    static const Library opened(real_world());
    return opened;
}

ChangedWorld& ChangedWorld::replace(const std::string& name, const std::string& from, const std::string& to) {
    return put(name, replaced(read(name, 1U << 20).bytes, from, to));
}

ChangedWorld& ChangedWorld::put(const std::string& name, std::string bytes) {
    files[name] = {File::Status::ok, std::move(bytes), name};
    return *this;
}

ChangedWorld& ChangedWorld::remove(const std::string& name) {
    files[name] = {File::Status::absent, {}, name};
    return *this;
}

File ChangedWorld::read(const std::string& name, std::size_t limit) const {
    before_read();
    const auto found = files.find(name);
    if (found != files.end())
        return found->second;
    File file = real_world()->read(name, limit);
    file.name = name;
    return file;
}

File ChangedWorld::font_list() const {
    return fonts_xml ? File{File::Status::ok, *fonts_xml, "fonts.xml"} : real_world()->font_list();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    INFO("looking for " << from);
    REQUIRE(text.find(from) != std::string::npos);
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

data::Value parsed(const std::string& json) {
    auto result = data::parse_json(diag::make_source("test.json", json));
    INFO(json.substr(0, 2000));
    REQUIRE(result.value);
    return *result.value;
}

namespace {

// The value with its descendant at `path` set, or without it.
Value changed(const Value& value, const std::string& path, const std::optional<Value>& wanted) {
    const std::size_t slash = path.find('/', 1);
    const std::string key = path.substr(1, slash == std::string::npos ? slash : slash - 1);
    const bool here = slash == std::string::npos;
    if (value.kind() == Value::Kind::array) {
        std::vector<Value> items = value.items();
        const std::size_t index = std::stoul(key);
        REQUIRE(index < items.size());
        items[index] = here ? *wanted : changed(items[index], path.substr(slash), wanted);
        return Value::array(std::move(items));
    }
    std::vector<Value::Member> members = value.members();
    const auto found = std::ranges::find(members, key, &Value::Member::key);
    if (here && !wanted) {
        INFO(path);
        REQUIRE(found != members.end());
        members.erase(found);
    } else if (found == members.end()) {
        REQUIRE(here);
        members.push_back({key, *wanted, {}});
    } else {
        found->value = here ? *wanted : changed(found->value, path.substr(slash), wanted);
    }
    return Value::object(std::move(members));
}

void collect(const Value& value, const std::string& path, std::set<std::string>& out) {
    if (value.members().empty() && value.items().empty())
        out.insert(path);
    for (const Value::Member& member : value.members())
        collect(member.value, path + "/" + member.key(), out);
    for (std::size_t i = 0; i < value.items().size(); ++i)
        collect(value.items()[i], path + "/" + std::to_string(i), out);
}

} // namespace

std::string with(const std::string& json, const std::string& path, const std::string& value) {
    return data::pretty_json(changed(parsed(json), path, parsed(value)));
}

std::string without(const std::string& json, const std::string& path) { return data::pretty_json(changed(parsed(json), path, std::nullopt)); }

std::set<std::string> leaves(const data::Value& value) {
    std::set<std::string> out;
    collect(value, "", out);
    return out;
}

std::string data_of(const Paper& paper) {
    const Outcome sample = library().sample(paper.document, paper.language, "", Language::en);
    REQUIRE(sample.ok);
    std::string json = sample.bytes;
    if (paper.regime == "r703")
        return json;
    // Between the day from which 317/НҚ is in force for certain and the earliest day of 703/НҚ.
    if (paper.document == certificate) {
        json = with(json, "/document/issue_date", "\"2024-05-20\"");
        json = with(json, "/document/validity", R"({"from": "2024-05-20", "to": "2026-05-19"})");
        return with(json, "/document/contract_signed_at", "\"2024-05-17\"");
    }
    json = with(json, "/application/application_sent_at", "\"2024-05-06\"");
    json = with(json, "/out/doc_date", "\"2024-05-27\"");
    json = with(json, "/document/decision_date", "\"2024-05-22\"");
    json = with(json, "/document/grounds", R"(["g-r415-16-1"])");
    return with(json, "/document/annex_items_failed", R"(["bp317-08", "bp317-12"])");
}

RenderRequest request_of(const Paper& paper) {
    RenderRequest request;
    request.document = paper.document;
    request.language = paper.language;
    request.data = data_of(paper);
    request.date = "2026-11-20";
    request.messages = Language::en;
    return request;
}

std::string rendered(const Library& from, const RenderRequest& request) {
    const Outcome outcome = from.render(request);
    for (const Problem& problem : outcome.problems)
        UNSCOPED_INFO(problem.text);
    REQUIRE(outcome.ok);
    return outcome.bytes;
}

std::string extracted(const std::string& pdf) {
    const Outcome outcome = library().extract_data(pdf, "test.pdf", Language::en);
    for (const Problem& problem : outcome.problems)
        UNSCOPED_INFO(problem.text);
    REQUIRE(outcome.ok);
    return outcome.bytes;
}

std::vector<std::string> ids(const Outcome& outcome) {
    std::vector<std::string> out;
    for (const Problem& problem : outcome.problems)
        out.push_back(problem.id);
    return out;
}

bool has(const Outcome& outcome, const std::string& id) {
    const std::vector<std::string> all = ids(outcome);
    return std::ranges::find(all, id) != all.end();
}

Problem only(const Outcome& outcome, const std::string& id) {
    for (const Problem& problem : outcome.problems)
        UNSCOPED_INFO(problem.text);
    CHECK_FALSE(outcome.ok);
    CHECK(outcome.bytes.empty());
    REQUIRE(ids(outcome) == std::vector<std::string>{id});
    return outcome.problems.front();
}

std::string scratch(const std::string& name) {
    const std::filesystem::path folder = std::filesystem::path(QUJAT_BINARY_DIR) / "test-engine" / name;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder.string();
}

void save(const std::string& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    file.close();
    REQUIRE(file.good());
}

std::string load(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file.good());
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace engine_test
