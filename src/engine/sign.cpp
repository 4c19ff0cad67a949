#include "engine/sign.hpp"

#include "data/value.hpp"

#include <algorithm>

namespace qujat {

namespace engine {

namespace {

/// What the file's information says of a text that is our translation; markup puts it there. Files of an earlier version say no more.
constexpr std::string_view translation_marks[] = {"ресми емес аударма", "неофициальный перевод"};

/// What a file's record says that matters to whoever signs it.
struct RecordFacts {
    base::Language language = base::Language::kk;
    std::string document, regime;
    std::string text; ///< hash of the words that are our translation; empty when there are none
    bool draft = false;
};

class Signer {
  public:
    Signer(Library::Parts& parts, const Signing& signing, diag::Log& log) : parts_(parts), signing_(signing), log_(log) {}

    std::string run() {
        sign::check_validity(signing_.identity, signing_.time, log_);
        auto read = pdf::read_signable(signing_.file);
        log_.add(std::move(read.problems));
        if (!read.value)
            return {};
        const pdf::Signable& file = *read.value;
        const auto facts = record_facts();
        if (!facts)
            return {};
        const base::Language language = facts->language;
        if (facts->draft)
            log_.add("ENG-0461", {signing_.file, 0, 0, {}});
        const bool is_translation = !facts->text.empty() || std::ranges::find(translation_marks, file.subject) != std::end(translation_marks);
        if (is_translation && !facts->draft && !(signing_.settings && signing_.settings->approval({facts->text, facts->document, facts->language, facts->regime})))
            log_.add("ENG-0603", {signing_.file, 0, 0, {}}, {{"text", facts->text.empty() ? "–" : facts->text}});
        const pdf::SignatureState* field = choose_field(file);
        if (log_.has_errors())
            return {};

        const sign::Holder& holder = sign::holder(signing_.identity);
        pdf::SignatureDetails details{field ? field->name : new_name(file), description(language), holder.name, signing_.time, nullptr,
                                      sign::cms_size(signing_.identity)};
        const bool is_visible = field && field->size.width > base::Length() && field->size.height > base::Length();
        if (is_visible)
            details.stamp = make_stamp(parts_, {holder, signing_.time, language, field->size}, log_);
        if (log_.has_errors())
            return {};
        return complete(details);
    }

  private:
    std::string complete(const pdf::SignatureDetails& details) {
        auto prepared = pdf::prepare_signature(signing_.file, details);
        log_.add(std::move(prepared.problems));
        if (!prepared.value)
            return {};
        auto cms = sign::make_cms(signing_.identity, prepared.value->digest);
        log_.add(std::move(cms.problems));
        if (!cms.value)
            return {};
        auto signed_file = pdf::complete_signature(std::move(*prepared.value), *cms.value);
        log_.add(std::move(signed_file.problems));
        return signed_file.value.value_or(std::string());
    }

    /// Every file of ours carries the record it was made from.
    std::optional<RecordFacts> record_facts() {
        auto text = pdf::extract_data(signing_.file);
        log_.add(std::move(text.problems));
        if (!text.value)
            return std::nullopt;
        const auto record = data::parse_json(diag::make_source(signing_.file->name, std::move(*text.value), diag::Excerpt::value_only));
        const auto said = [&](std::string_view key) {
            const data::Value* found = record.value ? record.value->find(key) : nullptr;
            return found ? std::string(found->text()) : std::string();
        };
        const auto language = base::find_language(said("language"));
        if (said("schema") != record_schema_name || !language || *language == base::Language::en) {
            log_.add("ENG-0402", {signing_.file, 0, 0, {}}, {{"expected", std::string(record_schema_name)}});
            return std::nullopt;
        }
        const data::Value* draft = record.value->find("draft");
        return RecordFacts{*language, said("template"), said("regime"), said("text"), draft && draft->as_boolean()};
    }

    /// Null: a further field.
    const pdf::SignatureState* choose_field(const pdf::Signable& file) {
        if (signing_.field.empty()) {
            const auto free = std::ranges::find(file.fields, false, &pdf::SignatureState::is_signed);
            return free == file.fields.end() ? nullptr : &*free;
        }
        const auto found = std::ranges::find(file.fields, signing_.field, &pdf::SignatureState::name);
        if (found == file.fields.end()) {
            std::string known;
            for (const pdf::SignatureState& field : file.fields)
                known += (known.empty() ? "" : ", ") + diag::quoted(field.name);
            log_.add("ENG-0601", {signing_.file, 0, 0, {}}, {{"found", diag::quoted(signing_.field)}, {"known", known.empty() ? "–" : known}});
            return nullptr;
        }
        if (found->is_signed)
            log_.add("ENG-0602", {signing_.file, 0, 0, {}}, {{"found", diag::quoted(signing_.field)}});
        return &*found;
    }

    static std::string new_name(const pdf::Signable& file) {
        for (std::size_t number = file.fields.size() + 1;; ++number) {
            std::string name = "signature-" + std::to_string(number);
            if (std::ranges::find(file.fields, name, &pdf::SignatureState::name) == file.fields.end())
                return name;
        }
    }

    static std::string description(base::Language language) {
        return language == base::Language::kk ? "Электрондық цифрлық қолтаңба" : "Электронная цифровая подпись";
    }

    Library::Parts& parts_;
    const Signing& signing_;
    diag::Log& log_;
};

} // namespace

std::string sign_file(Library::Parts& parts, const Signing& signing, diag::Log& log) {
    return Signer(parts, signing, log).run();
}

} // namespace engine

Outcome open_key(const std::string& p12, const std::string& p12_name, const Secret& pass_phrase, Language messages, SigningKeyPtr& key) {
    key = nullptr;
    return engine::guarded(engine::to_base(messages), [&](diag::Log& log) -> std::string {
        auto identity = sign::load_identity(diag::make_source(p12_name, p12, diag::Excerpt::value_only), pass_phrase.text());
        log.add(std::move(identity.problems));
        if (identity.value)
            key = std::make_shared<const SigningKey>(std::move(*identity.value));
        return {};
    });
}

Outcome Library::sign(const SignRequest& request) const {
    return engine::guarded(engine::to_base(request.messages), [&](diag::Log& log) -> std::string {
        const auto date = base::Date::parse_iso(request.date);
        if (!request.date.empty() && !date)
            log.add("ENG-0406", {}, {{"found", diag::quoted(request.date)}});
        if (!request.key)
            log.add("ENG-0605", {});
        const auto settings = parts_->operator_settings(request.operator_file);
        log.add(settings->problems);
        if (log.has_errors())
            return {};
        const base::Timestamp time = date ? base::Timestamp{*date, 0, 0, 0} : base::Timestamp::from_unix(parts_->world->now());
        return engine::sign_file(*parts_, {diag::make_source(request.file_name, request.file, diag::Excerpt::value_only), *request.key->identity, request.field, time, &*settings->value}, log);
    });
}

} // namespace qujat
