#include "engine/package_files.hpp"

#include "engine/values.hpp"
#include "sandbox/sandbox.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <map>

namespace qujat::engine {

namespace {

using data::Value;
using report::PackageFile;

/// Words of file names, small letters, and what such a file most likely is. The first that fits.
struct Guess {
    std::string_view word, kind;
};
constexpr Guess guesses[] = {
    {"бизнес", "business-plan"},      {"жоспар", "business-plan"},      {"business", "business-plan"},         {"план", "business-plan"},        {"plan", "business-plan"},
    {"задолж", "tax-debt-information"}, {"берешек", "tax-debt-information"}, {"налог", "tax-debt-information"}, {"салық", "tax-debt-information"}, {"debt", "tax-debt-information"},
    {"tax", "tax-debt-information"},  {"аренд", "location-proof"},      {"жалға", "location-proof"},           {"lease", "location-proof"},      {"адрес", "location-proof"},
    {"доверенн", "authority-proof"},  {"сенімхат", "authority-proof"},  {"силлабус", "syllabus"},              {"syllabus", "syllabus"},         {"регистрац", "registration-certificate"},
};

// English words are short, and stand within others: "explanation", "release". Those of the other languages do not.
bool names(std::string_view folded, std::string_view word) {
    const auto is_latin = [](char c) { return c >= 'a' && c <= 'z'; };
    for (std::size_t at = folded.find(word); at != std::string_view::npos; at = folded.find(word, at + 1))
        if (at == 0 || !is_latin(word.front()) || !is_latin(folded[at - 1]))
            return true;
    return false;
}

std::string guess(const std::string& name) {
    const std::string folded = text::fold_case(name.substr(name.rfind('/') + 1));
    for (const Guess& one : guesses)
        if (names(folded, one.word))
            return std::string(one.kind);
    return "unknown";
}

Value text_value(std::string words) { return Value::string(std::move(words)); }

// Where the package lists no attachments the names of the files are all there is to go by, and nothing says that these are all.
Value with_guessed(const Value& facts, const CheckPackageRequest& request) {
    std::vector<Value> items;
    for (const auto& file : request.files)
        items.push_back(Value::object({{"kind", text_value(guess(file.name))}, {"file", text_value(file.name)}}));
    return with_member(with_member(facts, "attachments", Value::array(std::move(items))), "attachments_complete", Value::boolean(false));
}

class Opener {
  public:
    Opener(const CheckPackageRequest& request, diag::Log& log) : request_(request), log_(log) {}

    PackageFile::State open(const CheckRequest::PlanFile& file, bool is_plan, std::vector<diag::Diagnostic>& notes) {
        if (!helper_ && !is_helper_sought_) {
            is_helper_sought_ = true;
            auto found = sandbox::find_helper(request_.helper);
            log_.add(std::move(found.problems));
            helper_ = std::move(found.value);
            if (helper_)
                helper_->allow_weak_sandbox = request_.allow_weak_sandbox;
        }
        if (!helper_)
            return PackageFile::State::not_given;
        const auto part = sandbox::read_plan_file(*helper_, file.bytes, file.name);
        if (part.value)
            return PackageFile::State::readable;
        for (const diag::Diagnostic& problem : part.problems) {
            if (diag::severity(problem) != diag::Severity::error)
                continue;
            if (problem.id == "EXT-0035" && is_plan && request_.ocr) // a picture, which will be read when the plan is judged
                return PackageFile::State::readable;
            // EXT-0003, -0015, -0016, -0035: not a format we read, which says nothing against the file.
            if (problem.id == "EXT-0003" || problem.id == "EXT-0015" || problem.id == "EXT-0016" || problem.id == "EXT-0035")
                return PackageFile::State::not_read;
            // The first of the sandbox are of the machine, not of the file: no helper, no Landlock.
            if (problem.id.starts_with("SBX-000")) {
                log_.add(problem);
                return PackageFile::State::not_given;
            }
            notes.push_back({"ENG-0907", {}, {{"file", diag::quoted(file.name)}, {"reason_kk", diag::message(problem, base::Language::kk)}, {"reason_ru", diag::message(problem, base::Language::ru)}, {"reason_en", diag::message(problem, base::Language::en)}}, {}});
            break;
        }
        return PackageFile::State::unreadable;
    }

  private:
    const CheckPackageRequest& request_;
    diag::Log& log_;
    std::optional<sandbox::Helper> helper_;
    bool is_helper_sought_ = false;
};

} // namespace

PackageFiles match_files(const CheckPackageRequest& request, const Value& facts, diag::Log& log) {
    PackageFiles made;
    made.facts = request.has_files && !facts.find("attachments") ? with_guessed(facts, request) : facts;
    std::map<std::string, const CheckRequest::PlanFile*, std::less<>> by_name;
    for (const auto& file : request.files)
        by_name.emplace(file.name, &file);
    std::map<std::string, PackageFile::State, std::less<>> opened;
    Opener opener(request, log);
    const Value* list = made.facts.find("attachments");
    for (std::size_t at = 0; list && at < list->items().size(); ++at) {
        const Value& item = list->items()[at];
        const std::string kind(item.find("kind")->text());
        const Value* name = item.find("file");
        PackageFile shown{name ? std::string(name->text()) : "–", kind, PackageFile::State::not_given};
        const auto file = name ? by_name.find(name->text()) : by_name.end();
        if (name && request.has_files && file == by_name.end())
            log.add("ENG-0903", name->place(), {{"file", diag::quoted(name->text())}});
        if (file != by_name.end()) {
            auto state = opened.find(file->first);
            if (state == opened.end())
                state = opened.emplace(file->first, opener.open(*file->second, kind == "business-plan", made.notes)).first;
            shown.state = state->second;
            if (shown.state == PackageFile::State::unreadable)
                made.unreadable.insert(at);
            if (kind == "business-plan")
                made.plans.push_back(file->second);
        }
        made.files.push_back(std::move(shown));
    }
    for (const auto& file : request.files)
        if (!opened.contains(file.name)) {
            made.notes.push_back({"ENG-0904", {}, {{"file", diag::quoted(file.name)}}, {}});
            made.files.push_back({file.name, "unknown", PackageFile::State::not_given});
        }
    return made;
}

Value with_plan(const Value& facts, const Value* report, std::vector<diag::Diagnostic>& notes) {
    if (!report)
        return facts;
    std::string annex = "complete", projects, numbers;
    for (const Value& item : report->find("items")->items()) {
        const std::string_view verdict = item.find("verdict")->text();
        const bool is_found = verdict == "found" || verdict == "not-applicable";
        // A picture may say it all: that is for a person.
        const bool is_open = verdict == "undecided" || verdict == "only-picture";
        if (item.find("id")->text().ends_with("-fn"))
            projects = is_found ? "complete" : is_open ? "" : "incomplete";
        else if (!is_found && (!is_open || annex == "complete"))
            annex = is_open ? "" : "incomplete";
        if (!is_found)
            numbers += (numbers.empty() ? "" : ", ") + std::string(item.find("id")->text());
    }
    if (!numbers.empty())
        notes.push_back({"ENG-0911", {}, {{"items", numbers}}, {}});
    const Value* given = facts.find("business_plan");
    Value block = given ? *given : Value::object({});
    for (const auto& [key, told] : {std::pair<std::string, std::string>{"annex", annex}, {"projects", projects}}) {
        const Value* stated = block.find(key);
        if (told.empty() || (stated && stated->text() == told))
            continue;
        if (!stated) {
            block = with_member(block, key, text_value(told));
            continue;
        }
        notes.push_back({"ENG-0906", {}, {{"path", "/business_plan/" + key}, {"stated", std::string(stated->text())}, {"found", told}}, {}});
        std::vector<Value::Member> kept;
        for (const auto& member : block.members())
            if (member.key() != key)
                kept.push_back(member);
        block = Value::object(std::move(kept), block.place());
    }
    return with_member(facts, "business_plan", block);
}

} // namespace qujat::engine
