#include "engine/render_parts.hpp"

#include "engine/take_case.hpp"
#include "engine/take_check.hpp"
#include "engine/values.hpp"

#include <algorithm>

namespace qujat::engine {

namespace {

using base::Language;
using data::Value;

// A file of the caller: its path, or its text with a name for messages.
struct Given {
    const std::string &file, &text, &name;
    std::size_t line = 1; ///< of the file, with which the text begins
};

diag::SourcePtr source_of(Library::Parts& parts, const Given& given, diag::Log& log) {
    if (given.file.empty()) {
        if (given.text.size() > data_limit) {
            log.add("ENG-0103", {}, {{"file", given.name}, {"limit", std::to_string(data_limit >> 20)}});
            return nullptr;
        }
        return diag::make_source(given.name, given.text, diag::Excerpt::value_only, static_cast<std::uint32_t>(given.line));
    }
    const std::string& path = given.file;
    auto source = read_source(*parts.world, path.starts_with("/") || path.starts_with("./") ? path : "./" + path, data_limit, diag::Excerpt::value_only);
    log.add(source.problems);
    if (!source.value)
        return nullptr;
    return diag::make_source(path, (*source.value)->text, diag::Excerpt::value_only);
}

bool is_checked(const RenderRequest& request) { return !request.check.empty() || !request.check_file.empty(); }

void add_language(Job& job) {
    if (job.data.kind() != Value::Kind::object)
        return;
    const Value* out = job.data.find("out");
    diag::Place place = opening(job.data);
    place.path = "/out";
    const Value block = out ? *out : Value::object({}, place);
    place.path = "/out/doc_lang";
    if (block.kind() == Value::Kind::object)
        job.data = with_member(job.data, "out", with_member(block, "doc_lang", Value::string(std::string(base::code(job.language)), place)));
}

} // namespace

diag::SourcePtr data_source(Library::Parts& parts, const RenderRequest& request, diag::Log& log) {
    return source_of(parts, {request.data_file, request.data, request.data_name, request.data_line}, log);
}

base::Timestamp clock(const Rendering& rendering) { return rendering.now ? *rendering.now : base::Timestamp::from_unix(rendering.parts.world->now()); }

bool take_case_file(const Rendering& rendering, Job& job) {
    if (!is_case(job.data))
        return true;
    const auto language = paper_language(rendering.contract, rendering.request.language);
    if (!language) { // a case has no language of its own
        rendering.log.add("ENG-0404", {}, {{"found", diag::quoted(rendering.request.language)}});
        return false;
    }
    std::vector<std::string> filled_later = {"/operator", "/out/doc_lang"};
    if (is_checked(rendering.request))
        std::ranges::copy(fields_of_check(rendering.contract), std::back_inserter(filled_later));
    auto taken = take_case(rendering.parts, document_id(rendering.request.document), rendering.contract, job.data, *language, std::move(filled_later), rendering.log);
    if (taken)
        job.data = std::move(*taken);
    return taken.has_value();
}

bool take_language(const Rendering& rendering, Job& job) {
    const Value* in_data = data::find_path(job.data, "/out/doc_lang");
    const auto given = paper_language(rendering.contract, rendering.request.language);
    const auto said = in_data ? paper_language(rendering.contract, in_data->text()) : std::nullopt;
    bool is_known = true;
    const auto wrong = [&](std::string_view id, const Value* where, std::vector<diag::Argument> arguments) {
        rendering.log.add(id, where ? where->place() : diag::Place{}, std::move(arguments));
        is_known = false;
    };
    if (!job.from_record && (given || said))
        job.language = said ? *said : *given;
    if (!rendering.request.language.empty() && !given)
        wrong("ENG-0404", nullptr, {{"found", diag::quoted(rendering.request.language)}});
    else if (!job.from_record && !given && !said)
        wrong("ENG-0404", in_data, {{"found", in_data ? diag::quoted(in_data->text()) : ""}});
    else if (given && *given != job.language)
        wrong("ENG-0405", in_data, {{"found", rendering.request.language}, {"expected", std::string(base::code(job.language))}});
    else if (job.from_record && said && *said != job.language)
        wrong("ENG-0405", in_data, {{"found", std::string(base::code(job.language))}, {"expected", std::string(in_data->text())}});
    const data::Property* out = rendering.contract.root.find("out");
    if (!in_data && out && out->schema.find("doc_lang"))
        add_language(job);
    return is_known;
}

void take_time(const Rendering& rendering, Job& job) {
    if (!rendering.request.date.empty()) {
        if (const auto date = base::Date::parse_iso(rendering.request.date))
            job.time = {*date, 0, 0, 0};
        else
            rendering.log.add("ENG-0406", {}, {{"found", diag::quoted(rendering.request.date)}});
    } else if (!job.from_record) {
        job.time = clock(rendering);
    }
}

void take_report(const Rendering& rendering, Job& job) {
    if (!is_checked(rendering.request))
        return;
    const auto source = source_of(rendering.parts, {rendering.request.check_file, rendering.request.check, rendering.request.check_name}, rendering.log);
    if (source && job.regime)
        job.data = take_check(rendering.parts, job.data, source, rendering.contract, *job.regime, job.language, rendering.log);
}

} // namespace qujat::engine
