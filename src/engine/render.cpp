#include "engine/parts.hpp"

#include "base/date.hpp"
#include "base/nearest.hpp"
#include "base/sha256.hpp"
#include "engine/blank_request.hpp"
#include "engine/check_ids.hpp"
#include "engine/sign.hpp"
#include "engine/take_case.hpp"
#include "engine/take_check.hpp"
#include "engine/values.hpp"
#include "layout/layout.hpp"

#include <algorithm>

namespace qujat::engine {

namespace {

using base::Language;
using data::Value;

constexpr std::string_view record_schema = "qujat.data/1";

// What is to be rendered, after every question about the request is answered.
struct Job {
    Value data;
    Language language = Language::ru;
    base::Timestamp time{*base::Date::from_parts(1970, 1, 1), 0, 0, 0};
    const acts::Regime* regime = nullptr;
    std::string regime_reason;
    bool draft = false;
    bool blank = false;       ///< nothing is filled in but the operator; the day of filing stands where the paper's own date would, for tests
    bool from_record = false; ///< data extracted from a file: complete when it was made, without what was neither printed nor decisive
};

class Renderer {
  public:
    Renderer(Library::Parts& parts, const RenderRequest& request, diag::Log& log, const std::optional<base::Timestamp>& now) : parts_(parts), request_(request), log_(log), now_(now) {}

    std::string run() {
        if (request_.key && request_.format != Format::pdf)
            log_.add("ENG-0608", {});
        const auto contract_kept = parts_.contract(request_.document);
        add(contract_kept->problems);
        const auto acts_kept = parts_.acts();
        add(acts_kept->problems);
        const auto operator_kept = parts_.operator_settings(request_.operator_file);
        add(operator_kept->problems);
        const auto fonts_kept = parts_.fonts();
        add(fonts_kept->problems);
        std::optional<Value> parsed;
        if (request_.blank) {
            parsed = Value::object({});
            check_blank_request(request_, log_);
        } else if (const auto source = data_source({request_.data_file, request_.data, request_.data_name, request_.data_line})) { // its text lives as long as places in it: not so long as the pages
            auto result = data::parse_json(source);
            add(result.problems);
            parsed = std::move(result.value);
        }
        if (!contract_kept->value || !parsed)
            return {};
        // Broken acts or settings stop the document, not the check of the data: one run says everything.
        contract_ = &*contract_kept->value;
        acts_ = acts_kept->value ? &*acts_kept->value : nullptr;
        operator_ = operator_kept->value ? &*operator_kept->value : nullptr;

        Job job;
        job.blank = request_.blank;
        job.data = *std::exchange(parsed, std::nullopt); // the only one who holds it
        job.draft = request_.draft;
        if (!take_case_file(job) || !take_record(job))
            return {};
        if (job.draft && request_.key)
            log_.add("ENG-0460", {});
        const bool is_language_known = take_language(job);
        take_time(job);
        if (request_.blank)
            job.data = filed_data(request_, contract_->regime_by, job.time.date, std::move(job.data));
        take_regime(job);
        take_operator(job);
        take_report(job);
        check_data(job, is_language_known ? job.language : Language::en); // no field is required in English only
        if (!job.regime && !log_.has_errors())
            log_.add("ENG-0418", opening(job.data), {{"path", contract_->regime_by.empty() ? "x-regime-by" : contract_->regime_by}});
        const auto template_kept = job.regime ? parts_.load_template(request_.document, *contract_, *acts_, job.language, job.regime->id) : nullptr;
        if (template_kept)
            add(template_kept->problems);
        if (job.blank && template_kept && template_kept->value && !markup::has_blank_form(**template_kept->value))
            log_.add("ENG-0450", {}, {{"document", document_id(request_.document)}});
        if (log_.has_errors() || !template_kept || !fonts_kept->value)
            return {};
        return set(std::move(job), **template_kept->value, *fonts_kept->value);
    }

  private:
    void add(const std::vector<diag::Diagnostic>& problems) { log_.add(problems); }

    // Where a block of data begins, and nothing of what it holds: a message must not show a whole record.
    static diag::Place opening(const Value& block) {
        diag::Place place = block.place();
        place.end = place.begin;
        return place;
    }

    // A file of the caller: its path, or its text with a name for messages.
    struct Given {
        const std::string &file, &text, &name;
        std::size_t line = 1; ///< of the file, with which the text begins
    };

    diag::SourcePtr data_source(const Given& given) {
        if (given.file.empty()) {
            if (given.text.size() > data_limit) {
                log_.add("ENG-0103", {}, {{"file", given.name}, {"limit", std::to_string(data_limit >> 20)}});
                return nullptr;
            }
            return diag::make_source(given.name, given.text, diag::Excerpt::value_only, static_cast<std::uint32_t>(given.line));
        }
        const std::string& path = given.file;
        auto source = read_source(*parts_.world, path.starts_with("/") || path.starts_with("./") ? path : "./" + path, data_limit, diag::Excerpt::value_only);
        add(source.problems);
        if (!source.value)
            return nullptr;
        return diag::make_source(path, (*source.value)->text, diag::Excerpt::value_only);
    }

    bool is_checked() const { return !request_.check.empty() || !request_.check_file.empty(); }

    // Of a case file only what this document takes goes on, as if it had been written for it.
    bool take_case_file(Job& job) {
        if (!is_case(job.data))
            return true;
        const auto language = paper_language(request_.language);
        if (!language) { // a case has no language of its own
            log_.add("ENG-0404", {}, {{"found", diag::quoted(request_.language)}});
            return false;
        }
        std::vector<std::string> filled_later = {"/operator", "/out/doc_lang"};
        if (is_checked())
            std::ranges::copy(fields_of_check(*contract_), std::back_inserter(filled_later));
        auto taken = take_case(parts_, document_id(request_.document), *contract_, job.data, *language, std::move(filled_later), log_);
        if (taken)
            job.data = std::move(*taken);
        return taken.has_value();
    }

    // What the pre-check of the plan found missing, as this document says it.
    void take_report(Job& job) {
        if (!is_checked())
            return;
        const auto source = data_source({request_.check_file, request_.check, request_.check_name});
        if (source && job.regime)
            job.data = take_check(parts_, job.data, source, *contract_, *job.regime, job.language, log_);
    }

    // Data extracted from a file name template, regime, language and time themselves, so that they give the same bytes again.
    bool take_record(Job& job) {
        const auto schema = text_at(job.data, "/schema");
        if (!schema || job.data.kind() != Value::Kind::object || !job.data.find("data"))
            return true;
        const std::vector<std::string> known = {"blank", "data", "date", "draft", "language", "regime", "regime_reason", "schema", "template", "text"};
        for (const auto& member : job.data.members()) {
            if (std::ranges::find(known, member.key()) == known.end())
                log_.add("ENG-0401", member.key_place(), {{"found", diag::quoted(member.key())}, {"nearest", base::nearest(member.key(), known)}});
        }
        const auto document = text_at(job.data, "/template");
        const auto language = text_at(job.data, "/language");
        const auto regime = text_at(job.data, "/regime");
        const auto date = text_at(job.data, "/date");
        const auto reason = text_at(job.data, "/regime_reason");
        const Value* draft = job.data.find("draft"), * text = job.data.find("text");
        const Value* blank = job.data.find("blank");
        const auto time = date ? base::Timestamp::parse_iso(*date) : std::nullopt;
        const bool is_sound = (!draft || draft->kind() == Value::Kind::boolean) && (!text || text->kind() == Value::Kind::string);
        const auto found_language = language ? paper_language(*language) : std::nullopt;
        if (*schema != record_schema || !document || !found_language || !regime || !time || (!reason && job.data.find("regime_reason")) ||
            !is_sound || (blank && (blank->kind() != Value::Kind::boolean || !blank->as_boolean()))) {
            log_.add("ENG-0402", opening(job.data), {{"expected", std::string(record_schema)}});
            return false;
        }
        if (*document != document_id(request_.document)) {
            log_.add("ENG-0403", job.data.find("template")->place(), {{"found", diag::quoted(*document)}, {"expected", document_id(request_.document)}});
            return false;
        }
        job.from_record = true;
        job.blank = blank != nullptr;
        job.language = *found_language;
        job.time = *time;
        job.regime = acts_ ? acts_->find_regime(*regime) : nullptr;
        if (acts_ && !job.regime)
            unknown_regime(*regime, job.data.find("regime")->place());
        if (reason)
            job.regime_reason = *reason;
        job.draft = job.draft || (draft && draft->as_boolean()); // what was made as a draft stays one
        // The inner data keep their lines; their paths start anew, so that messages and templates see the paths of the contract.
        job.data = job.data.find("data")->moved({});
        return true;
    }

    // The request, the data or the record say it, and may not contradict one another. Without an answer the data are checked all the same.
    bool take_language(Job& job) {
        const Value* in_data = data::find_path(job.data, "/out/doc_lang");
        const auto given = paper_language(request_.language);
        const auto said = in_data ? paper_language(in_data->text()) : std::nullopt;
        bool is_known = true;
        const auto wrong = [&](std::string_view id, const Value* where, std::vector<diag::Argument> arguments) {
            log_.add(id, where ? where->place() : diag::Place{}, std::move(arguments));
            is_known = false;
        };
        if (!job.from_record && (given || said))
            job.language = said ? *said : *given;
        if (!request_.language.empty() && !given)
            wrong("ENG-0404", nullptr, {{"found", diag::quoted(request_.language)}});
        else if (!job.from_record && !given && !said)
            wrong("ENG-0404", in_data, {{"found", in_data ? diag::quoted(in_data->text()) : ""}});
        else if (given && *given != job.language)
            wrong("ENG-0405", in_data, {{"found", request_.language}, {"expected", std::string(base::code(job.language))}});
        else if (job.from_record && said && *said != job.language)
            wrong("ENG-0405", in_data, {{"found", std::string(base::code(job.language))}, {"expected", std::string(in_data->text())}});
        const data::Property* out = contract_->root.find("out");
        if (!in_data && out && out->schema.find("doc_lang"))
            add_language(job);
        return is_known;
    }

    static std::optional<Language> paper_language(std::string_view code) {
        const auto language = base::find_language(code);
        return language && *language != Language::en ? language : std::nullopt;
    }

    static void add_language(Job& job) {
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

    void take_time(Job& job) {
        if (!request_.date.empty()) {
            if (const auto date = base::Date::parse_iso(request_.date))
                job.time = {*date, 0, 0, 0};
            else
                log_.add("ENG-0406", {}, {{"found", diag::quoted(request_.date)}});
        } else if (!job.from_record) {
            job.time = clock();
        }
    }

    base::Timestamp clock() const { return now_ ? *now_ : base::Timestamp::from_unix(parts_.world->now()); }

    void unknown_regime(const std::string& id, diag::Place place) {
        std::vector<std::string> known;
        for (const acts::Regime& regime : acts_->regimes)
            known.push_back(regime.id);
        log_.add("ENG-0407", std::move(place), {{"found", diag::quoted(id)}, {"nearest", base::nearest(id, known)}});
    }

    // A contract names editions of the same Rules.
    std::string_view rules() const {
        const acts::Regime* any = contract_->regimes.empty() ? nullptr : acts_->find_regime(contract_->regimes.front());
        return any ? std::string_view(any->rules) : acts::participation_rules;
    }

    void take_regime(Job& job) {
        const Value* dated = data::find_path(job.data, contract_->regime_by);
        const auto date = dated ? base::Date::parse_iso(dated->text()) : std::nullopt;
        if (job.from_record && (!request_.regime.empty() || !request_.reason.empty())) {
            log_.add("ENG-0415", {}, {{"found", job.regime ? job.regime->id : ""}});
            return;
        }
        if (request_.regime.empty() && !request_.reason.empty())
            log_.add("ENG-0416", {}, {});
        if (!acts_)
            return;
        if (!job.from_record && !request_.regime.empty()) {
            if (request_.reason.empty() && !job.blank) { // a blank form has no date of its own that it would stand against
                log_.add("ENG-0408", {}, {});
                return;
            }
            job.regime = acts_->find_regime(request_.regime);
            job.regime_reason = request_.reason;
            if (!job.regime)
                unknown_regime(request_.regime, {});
        } else if (!job.from_record && date && operator_) {
            job.regime = acts::choose_regime(*acts_, *date, operator_->entries, dated->place(), log_, acts::Holding::of_wording, rules());
        }
        // Without a date the check of the data says so.
        if (job.regime && std::ranges::find(contract_->regimes, job.regime->id) == contract_->regimes.end()) {
            std::string held;
            for (const std::string& id : contract_->regimes)
                held += (held.empty() ? "" : ", ") + id;
            log_.add("ENG-0409", dated ? dated->place() : diag::Place{}, {{"found", job.regime->id}, {"name_kk", job.regime->kk}, {"name_ru", job.regime->ru}, {"name_en", job.regime->en}, {"held", held}});
            job.regime = nullptr;
        }
    }

    void take_operator(Job& job) {
        if (job.data.kind() != Value::Kind::object || job.data.find("operator") || !contract_->root.find("operator"))
            return;
        // When no regime is known yet, any block will do: only the check of the data follows.
        const auto take = [&](const std::string& id) {
            auto block = operator_ ? operator_->block(id, job.language) : std::nullopt;
            if (block) {
                const data::Schema& wanted = contract_->root.find("operator")->schema;
                std::vector<Value::Member> members;
                for (const auto& member : block->members()) {
                    if (wanted.find(member.key()))
                        members.push_back(member);
                }
                job.data = with_member(job.data, "operator", Value::object(std::move(members), block->place()));
            }
            return block.has_value();
        };
        if (job.regime && take(job.regime->id))
            return;
        if (!contract_->root.find("operator")->required)
            return; // settings that an installation may do without
        if (job.regime && operator_)
            log_.add("ENG-0410", {operator_->content.place().source, 0, 0, "/operators"}, {{"regime", job.regime->id}});
        // No regime, or no operator: an error already. Any block will do for the check of the data, which must not say it again.
        if (std::ranges::none_of(contract_->regimes, take))
            job.data = with_member(job.data, "operator", Value::object({{"operator_name", Value::string("–"), {}}}));
    }

    void check_data(const Job& job, Language language) {
        data::validate(job.data, *contract_, language, job.from_record || job.blank ? data::Completeness::as_printed : data::Completeness::full, log_);
        if (!job.regime)
            return;
        check_ids(job.data, *contract_, *job.regime, document_id(request_.document), needed_, log_);
        if (const auto said = text_at(job.data, "/application/regime"); said && *said != job.regime->id && job.regime_reason.empty())
            log_.add("ENG-0411", data::find_path(job.data, "/application/regime")->place(), {{"found", diag::quoted(*said)}, {"expected", job.regime->id}});
        check_rules(job);
    }

    // Rules are about whole data: what a finished file keeps of them has passed already, and of what is not valid nothing can be said.
    void check_rules(const Job& job) {
        const auto rules = parts_.rules(request_.document, *contract_, *acts_);
        add(rules->problems);
        if (rules->value && !job.from_record && !job.blank && !log_.has_errors())
            markup::check_rules(*rules->value, job.data, *contract_, *job.regime, job.language, log_, parts_.calendar_if(markup::uses_calendar(*rules->value), log_));
    }

    std::string set(Job job, const markup::Template& templ, const font::Book& fonts) {
        for (const auto& [path, place, id] : needed_) {
            if (!data::find_path(job.data, path))
                log_.add("ENG-0414", place, {{"ground", id}, {"path", path}});
        }
        needed_.clear();
        if (log_.has_errors())
            return {};
        const data::Schema* blank = job.blank ? &contract_->root : nullptr;
        const acts::Calendar* worked = parts_.calendar_if(markup::uses_calendar(templ), log_);
        if (log_.has_errors())
            return {};
        auto expansion = markup::expand(templ, {job.data, *job.regime, "", worked, job.draft, blank});
        if (expansion.value && markup::uses_fingerprint(templ)) {
            // The fingerprint is taken over what the paper shows, which only expanding tells; the second time it is printed.
            const std::string shown = data::canonical_json(data::prune(job.data, expansion.value->used));
            expansion = {}; // not both at once
            expansion = markup::expand(templ, {job.data, *job.regime, base::sha256_hex(shown).substr(0, 16), worked, job.draft, blank});
        }
        add(expansion.problems);
        if (!expansion.value)
            return {};
        doc::Document& document = expansion.value->document;
        if (const auto name = text_at(job.data, "/operator/operator_name"))
            document.author = *name;
        if (!expansion.value->official)
            text_ = base::sha256_hex(markup::unofficial_words(templ, *job.regime));
        std::string record = record_of(job, std::move(expansion.value->used));
        job.data = Value(); // of a long table it is a good part of the memory, and pages need none of it
        if (request_.format == Format::document)
            return doc::dump(document);
        if (request_.format == Format::pdf)
            return file_of(job, document, fonts, std::move(record));
        const auto pages = layout::paginate(std::move(document), fonts);
        add(pages.problems);
        if (!pages.value)
            return {};
        return request_.format == Format::pages ? layout::dump(*pages.value) : pdf::dump_tags(*pages.value);
    }

    std::string file_of(const Job& job, doc::Document& document, const font::Book& fonts, std::string record) {
        pdf::Writer writer(document, parts_.font_cache.get());
        const auto are_set = layout::paginate(document, fonts, writer);
        add(are_set.problems);
        if (!are_set.value)
            return {};
        auto file = writer.finish({job.time, "Qujat " + version(), std::move(record)});
        add(file.problems);
        if (!file.value)
            return {};
        return request_.key ? signed_file(job, std::move(*file.value)) : std::move(*file.value);
    }

    std::string signed_file(const Job& job, std::string file) {
        // A record keeps the time at which its document was made; it is signed now.
        const bool was_made_before = job.from_record && request_.date.empty();
        const base::Timestamp time = was_made_before ? clock() : job.time;
        return sign_file(parts_, {diag::make_source(document_id(request_.document) + ".pdf", std::move(file), diag::Excerpt::value_only), *request_.key->identity, "", time, operator_}, log_);
    }

    std::string record_of(const Job& job, data::KeptValues used) {
        // The author of the file's metadata is the operator: it was used although no template printed it.
        if (const Value* name = data::find_path(job.data, "/operator/operator_name"))
            used.add(*name);
        std::vector<Value::Member> members;
        if (job.blank)
            members.push_back({"blank", Value::boolean(true), {}});
        const auto text = [&](const std::string& key, std::string words) { members.push_back({key, Value::string(std::move(words)), {}}); };
        members.push_back({"data", data::prune(job.data, used), {}});
        text("date", job.time.iso());
        if (job.draft)
            members.push_back({"draft", Value::boolean(true), {}});
        text("language", std::string(base::code(job.language)));
        text("regime", job.regime->id);
        if (!job.regime_reason.empty())
            text("regime_reason", job.regime_reason);
        text("schema", std::string(record_schema));
        text("template", document_id(request_.document));
        if (!text_.empty())
            text("text", text_);
        return data::canonical_json(Value::object(std::move(members)));
    }

    Library::Parts& parts_;
    const RenderRequest& request_;
    diag::Log& log_;
    const data::Contract* contract_ = nullptr;
    const acts::Acts* acts_ = nullptr;
    const Operator* operator_ = nullptr;
    const std::optional<base::Timestamp> now_;
    std::string text_; ///< hash of the words that are our translation; empty when there are none
    std::vector<NeededByGround> needed_;
};

} // namespace

std::string render(Library::Parts& parts, const RenderRequest& request, diag::Log& log, const std::optional<base::Timestamp>& now) {
    return Renderer(parts, request, log, now).run();
}

} // namespace qujat::engine
