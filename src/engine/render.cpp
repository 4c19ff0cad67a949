#include "engine/render_parts.hpp"

#include "base/sha256.hpp"
#include "engine/blank_request.hpp"
#include "engine/check_ids.hpp"
#include "engine/sign.hpp"
#include "engine/values.hpp"
#include "layout/layout.hpp"

namespace qujat::engine {

namespace {

using base::Language;
using data::Value;

class Renderer {
  public:
    explicit Renderer(const Rendering& rendering) : rendering_(rendering) {}

    std::string run(Job job, const font::Book* fonts) {
        if (!take_case_file(rendering_, job) || !take_record(rendering_, job))
            return {};
        if (job.draft && rendering_.request.key)
            rendering_.log.add("ENG-0460", {});
        const bool is_language_known = take_language(rendering_, job);
        take_time(rendering_, job);
        if (rendering_.request.blank)
            job.data = filed_data(rendering_.request, rendering_.contract.regime_by, job.time.date, std::move(job.data));
        take_regime(rendering_, job);
        take_operator(rendering_, job);
        take_report(rendering_, job);
        check_data(job, is_language_known ? job.language : Language::en); // no field is required in English only
        if (!job.regime && !rendering_.log.has_errors())
            rendering_.log.add("ENG-0418", opening(job.data), {{"path", rendering_.contract.regime_by.empty() ? "x-regime-by" : rendering_.contract.regime_by}});
        const auto template_kept = job.regime ? rendering_.parts.load_template(rendering_.request.document, rendering_.contract, *rendering_.acts, job.language, job.regime->id) : nullptr;
        if (template_kept)
            rendering_.log.add(template_kept->problems);
        if (job.blank && template_kept && template_kept->value && !markup::has_blank_form(**template_kept->value))
            rendering_.log.add("ENG-0450", {}, {{"document", document_id(rendering_.request.document)}});
        if (rendering_.log.has_errors() || !template_kept || !fonts)
            return {};
        return set(std::move(job), **template_kept->value, *fonts);
    }

  private:
    void check_data(const Job& job, Language language) {
        data::validate(job.data, rendering_.contract, language, job.from_record || job.blank ? data::Completeness::as_printed : data::Completeness::full, rendering_.log);
        if (!job.regime)
            return;
        check_ids(job.data, rendering_.contract, *job.regime, document_id(rendering_.request.document), needed_, rendering_.log);
        if (const auto said = text_at(job.data, "/application/regime"); said && *said != job.regime->id && job.regime_reason.empty())
            rendering_.log.add("ENG-0411", data::find_path(job.data, "/application/regime")->place(), {{"found", diag::quoted(*said)}, {"expected", job.regime->id}});
        check_rules(job);
    }

    // Rules are about whole data: what a finished file keeps of them has passed already, and of what is not valid nothing can be said.
    void check_rules(const Job& job) {
        const auto rules = rendering_.parts.rules(rendering_.request.document, rendering_.contract, *rendering_.acts);
        rendering_.log.add(rules->problems);
        if (rules->value && !job.from_record && !job.blank && !rendering_.log.has_errors())
            markup::check_rules(*rules->value, job.data, rendering_.contract, *job.regime, job.language, rendering_.log, rendering_.parts.calendar_if(markup::uses_calendar(*rules->value), rendering_.log));
    }

    std::string set(Job job, const markup::Template& templ, const font::Book& fonts) {
        for (const auto& [path, place, id] : needed_) {
            if (!data::find_path(job.data, path))
                rendering_.log.add("ENG-0414", place, {{"ground", id}, {"path", path}});
        }
        needed_.clear();
        if (rendering_.log.has_errors())
            return {};
        const data::Schema* blank = job.blank ? &rendering_.contract.root : nullptr;
        const acts::Calendar* worked = rendering_.parts.calendar_if(markup::uses_calendar(templ), rendering_.log);
        if (rendering_.log.has_errors())
            return {};
        auto expansion = markup::expand(templ, {job.data, *job.regime, "", worked, job.draft, blank});
        if (expansion.value && markup::uses_fingerprint(templ)) {
            // The fingerprint is taken over what the paper shows, which only expanding tells; the second time it is printed.
            const std::string shown = data::canonical_json(data::prune(job.data, expansion.value->used));
            expansion = {}; // not both at once
            expansion = markup::expand(templ, {job.data, *job.regime, base::sha256_hex(shown).substr(0, 16), worked, job.draft, blank});
        }
        rendering_.log.add(expansion.problems);
        if (!expansion.value)
            return {};
        doc::Document& document = expansion.value->document;
        if (const auto name = text_at(job.data, "/operator/operator_name"))
            document.author = *name;
        const std::string text = expansion.value->official ? std::string() : base::sha256_hex(markup::unofficial_words(templ, *job.regime));
        std::string record = record_of(job, document_id(rendering_.request.document), text, std::move(expansion.value->used));
        job.data = Value(); // of a long table it is a good part of the memory, and pages need none of it
        if (rendering_.request.format == Format::document)
            return doc::dump(document);
        if (rendering_.request.format == Format::pdf)
            return file_of(job, document, fonts, std::move(record));
        const auto pages = layout::paginate(std::move(document), fonts);
        rendering_.log.add(pages.problems);
        if (!pages.value)
            return {};
        return rendering_.request.format == Format::pages ? layout::dump(*pages.value) : pdf::dump_tags(*pages.value);
    }

    std::string file_of(const Job& job, doc::Document& document, const font::Book& fonts, std::string record) {
        pdf::Writer writer(document, rendering_.parts.font_cache.get());
        const auto are_set = layout::paginate(document, fonts, writer);
        rendering_.log.add(are_set.problems);
        if (!are_set.value)
            return {};
        auto file = writer.finish({job.time, "Qujat " + version(), std::move(record)});
        rendering_.log.add(file.problems);
        if (!file.value)
            return {};
        return rendering_.request.key ? signed_file(job, std::move(*file.value)) : std::move(*file.value);
    }

    std::string signed_file(const Job& job, std::string file) {
        // A record keeps the time at which its document was made; it is signed now.
        const bool was_made_before = job.from_record && rendering_.request.date.empty();
        const base::Timestamp time = was_made_before ? clock(rendering_) : job.time;
        return sign_file(rendering_.parts, {diag::make_source(document_id(rendering_.request.document) + ".pdf", std::move(file), diag::Excerpt::value_only), *rendering_.request.key->identity, "", time, rendering_.settings}, rendering_.log);
    }

    const Rendering& rendering_;
    std::vector<NeededByGround> needed_;
};

} // namespace

std::string render(Library::Parts& parts, const RenderRequest& request, diag::Log& log, const std::optional<base::Timestamp>& now) {
    if (request.key && request.format != Format::pdf)
        log.add("ENG-0608", {});
    const auto contract = parts.contract(request.document);
    log.add(contract->problems);
    const auto acts = parts.acts();
    log.add(acts->problems);
    const auto settings = parts.operator_settings(request.operator_file);
    log.add(settings->problems);
    const auto fonts = parts.fonts();
    log.add(fonts->problems);
    std::optional<Value> parsed;
    if (request.blank) {
        parsed = Value::object({});
        check_blank_request(request, log);
    } else if (const auto source = data_source(parts, request, log)) { // its text lives as long as places in it: not so long as the pages
        auto result = data::parse_json(source);
        log.add(result.problems);
        parsed = std::move(result.value);
    }
    if (!contract->value || !parsed)
        return {};
    // Broken acts or settings stop the document, not the check of the data: one run says everything.
    const Rendering rendering{parts, request, log, now, *contract->value, acts->value ? &*acts->value : nullptr, settings->value ? &*settings->value : nullptr};
    Job job;
    job.data = *std::exchange(parsed, std::nullopt); // the only one who holds it
    job.draft = request.draft;
    job.blank = request.blank;
    return Renderer(rendering).run(std::move(job), fonts->value ? &*fonts->value : nullptr);
}

} // namespace qujat::engine
