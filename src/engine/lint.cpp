#include "engine/parts.hpp"

#include "base/nearest.hpp"
#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "engine/take_case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace qujat {

namespace {

class Linter {
  public:
    Linter(Library::Parts& parts, diag::Log& log) : parts_(parts), log_(log) {}

    std::string run() {
        const auto acts = parts_.acts();
        log_.add(acts->problems);
        const auto settings = parts_.operator_settings("");
        log_.add(settings->problems);
        const auto fonts = parts_.fonts();
        log_.add(fonts->problems);
        std::size_t documents = 0;
        for (const std::string& id : parts_.world->documents()) {
            ++documents;
            const auto contract = parts_.contract(id);
            log_.add(contract->problems);
            if (!contract->value || !acts->value)
                continue;
            labels(contract->value->root, "");
            log_.add(parts_.rules(id, *contract->value, *acts->value)->problems);
            case_paths(contract->value->root);
            for (const base::Language language : engine::languages_of(*contract->value)) {
                for (const std::string& regime : contract->value->regimes)
                    check_template(id, *contract->value, *acts->value, language, regime, fonts->value ? &*fonts->value : nullptr);
                for (const std::string& regime : contract->value->regimes)
                    render_sample(id, *contract->value, language, regime);
            }
        }
        if (acts->value)
            check_packages(*acts->value);
        if (acts->value && settings->value)
            check_approvals(*acts->value, *settings->value);
        return fmt::format("{} documents, {} templates, {} samples, {} blank forms, {} characters\n", documents, templates_.size(), samples_, blanks_, characters_.size());
    }

  private:
    // A tree may do without packages.
    void check_packages(const acts::Acts& acts) {
        if (parts_.world->read("packages/schema.json", engine::template_limit).status == File::Status::absent)
            return;
        const auto contract = parts_.package_contract();
        log_.add(contract->problems);
        if (!contract->value)
            return;
        labels(contract->value->root, "");
        for (const std::string& kind : data::find_schema(contract->value->root, "/kind")->enumeration)
            log_.add(parts_.package_rules(kind, contract->value->root, acts)->problems);
    }

    // An approval is of words: when they change it is none.
    void check_approvals(const acts::Acts& acts, const engine::Operator& settings) {
        for (const engine::Approval& approval : settings.approvals) {
            const engine::TextOfOurs& of = approval.of;
            const auto documents = parts_.world->documents();
            const auto contract = std::ranges::find(documents, of.document) != documents.end() ? parts_.contract(of.document) : nullptr;
            const acts::Regime* regime = acts.find_regime(of.regime);
            const bool is_known = contract && contract->value && regime && std::ranges::find(contract->value->regimes, of.regime) != contract->value->regimes.end();
            const auto kept = is_known ? parts_.load_template(of.document, *contract->value, acts, of.language, of.regime) : nullptr;
            const std::string words = kept && kept->value ? markup::unofficial_words(**kept->value, *regime) : std::string();
            const std::string text = base::sha256_hex(words);
            const std::vector<diag::Argument> arguments = {{"document", diag::quoted(of.document)}, {"language", std::string(base::code(of.language))}, {"regime", diag::quoted(of.regime)}, {"text", text}};
            if (words.empty() && !(kept && !kept->value)) // a template that does not load has said why
                log_.add("ENG-0463", approval.place, arguments);
            else if (!words.empty() && text != of.text)
                log_.add("ENG-0462", approval.place, arguments);
        }
    }

    // Staff and applicants meet a field by its label: none may lack one.
    void labels(const data::Schema& schema, const std::string& path) {
        for (const data::Property& property : schema.properties) {
            const data::Label& label = property.schema.label;
            const std::string own = path + "/" + property.name;
            const bool is_block = property.schema.type == data::Type::object;
            if (!is_block && (label.kk.empty() || label.ru.empty() || label.en.empty())) {
                log_.add("ENG-0501", property.schema.place, {{"path", own}});
            }
            labels(property.schema, own);
        }
    }

    // What a field is taken from in a case file must be there to be taken.
    void case_paths(const data::Schema& schema) {
        for (const data::Property& property : schema.properties) {
            const data::Schema& field = property.schema;
            case_paths(field);
            if (field.case_path.empty())
                continue;
            const auto kept = parts_.case_contract();
            if (!kept->value && seen_.insert("case").second)
                log_.add(kept->problems);
            const data::Schema* found = kept->value ? engine::find_in_case(kept->value->root, field.case_path) : nullptr;
            if (kept->value && (!found || found->type != field.type || found->format != field.format))
                log_.add("ENG-0870", field.place, {{"found", diag::quoted(field.case_path)}});
        }
    }

    void check_template(const std::string& id, const data::Contract& contract, const acts::Acts& acts, base::Language language, const std::string& regime, const font::Book* fonts) {
        const acts::Regime* found = acts.find_regime(regime);
        if (!found) {
            log_.add("ENG-0407", {contract.source, 0, 0, {}}, {{"found", regime}, {"nearest", ""}});
            return;
        }
        const auto kept = parts_.load_template(id, contract, acts, language, regime);
        // A file that serves several regimes is loaded for each; its problems are said once.
        std::string key;
        for (const diag::Diagnostic& problem : kept->problems)
            key += diag::to_json(problem, base::Language::en);
        if (seen_.insert(id + std::string(base::code(language)) + key).second)
            log_.add(kept->problems);
        templates_.insert(id + "|" + std::string(base::code(language)) + "|" + regime);
        if (!kept->value || !fonts)
            return;
        for (const std::string& family : markup::font_families(**kept->value)) {
            if (!fonts->has_family(family) && seen_.insert("family " + family).second)
                log_.add("ENG-0502", {}, {{"found", family}, {"nearest", base::nearest(family, fonts->families())}});
        }
        check_characters(markup::literal_text(**kept->value, *found), *fonts);
    }

    void check_characters(const std::string& text, const font::Book& fonts) {
        for (std::size_t offset = 0; offset < text.size();) {
            const auto point = base::decode(text, offset);
            if (!point)
                return;
            offset += point->size;
            if (point->value <= 0x20 || point->value == 0xAD || point->value == 0x200B || point->value == 0x2060 || !characters_.insert(point->value).second)
                continue;
            const bool known = std::ranges::any_of(fonts.faces(), [&](const font::FacePtr& face) { return face->glyph(point->value) != 0; });
            if (!known) {
                std::string character;
                base::append(character, point->value);
                log_.add("LAY-0001", {}, {{"character", character}, {"code_point", base::code_point_name(point->value)}, {"fonts", base::join(fonts.families())}});
            }
        }
    }

    void render_sample(const std::string& id, const data::Contract& contract, base::Language language, const std::string& regime) {
        RenderRequest request;
        request.document = id;
        request.language = base::code(language);
        request.data = engine::sample_json(parts_, id, request.language, regime, log_);
        request.data_name = id + "/sample.json (" + request.language + ", " + regime + ")";
        request.date = "2026-01-01";
        if (contract.regime_by.empty()) { // no date says the edition
            request.regime = regime;
            request.reason = "lint";
        }
        if (log_.has_errors())
            return;
        check_sample_regime(request, contract, regime);
        engine::render(parts_, request, log_);
        ++samples_;
        render_blank(id, contract, language, regime);
    }

    // A template that has a blank form must make one in every edition.
    void render_blank(const std::string& id, const data::Contract& contract, base::Language language, const std::string& regime) {
        const auto acts = parts_.acts();
        const auto kept = parts_.load_template(id, contract, *acts->value, language, regime);
        if (!kept->value || !markup::has_blank_form(**kept->value))
            return;
        RenderRequest request;
        request.document = id;
        request.language = base::code(language);
        request.date = "2026-01-01";
        request.regime = regime;
        request.blank = true;
        engine::render(parts_, request, log_);
        ++blanks_;
    }

    // The sample of an edition must be governed by it, or that edition would go untested.
    void check_sample_regime(const RenderRequest& request, const data::Contract& contract, const std::string& regime) {
        const auto acts = parts_.acts();
        const auto settings = parts_.operator_settings("");
        auto parsed = data::parse_json(diag::make_source(request.data_name, request.data, diag::Excerpt::value_only));
        const data::Value* dated = parsed.value ? data::find_path(*parsed.value, contract.regime_by) : nullptr;
        const auto date = dated ? base::Date::parse_iso(dated->text()) : std::nullopt;
        const acts::Regime* wanted = acts->value ? acts->value->find_regime(regime) : nullptr;
        if (!date || !settings->value || !wanted)
            return;
        const acts::Regime* found = acts::choose_regime(*acts->value, *date, settings->value->entries, dated->place(), log_, acts::Holding::of_wording, wanted->rules);
        if (found && found != wanted)
            log_.add("ENG-0503", dated->place(), {{"found", found->id}, {"expected", regime}});
    }

    Library::Parts& parts_;
    diag::Log& log_;
    std::set<std::string> templates_, seen_;
    std::set<char32_t> characters_;
    std::size_t samples_ = 0, blanks_ = 0;
};

} // namespace

Outcome Library::lint(Language messages) const {
    return engine::guarded(engine::to_base(messages), [&](diag::Log& log) { return Linter(*parts_, log).run(); });
}

} // namespace qujat
