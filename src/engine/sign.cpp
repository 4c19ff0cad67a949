#include "engine/sign.hpp"

#include "data/value.hpp"

#include <algorithm>

namespace qujat {

namespace engine {

namespace {

/// What the file's information says of a text that is our translation; markup puts it there.
constexpr std::string_view translation_marks[] = {"ресми емес аударма", "неофициальный перевод"};

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
        if (std::ranges::find(translation_marks, file.subject) != std::end(translation_marks))
            log_.add("ENG-0603", {signing_.file, 0, 0, {}});
        const auto language = signing_.language ? signing_.language : record_language();
        const pdf::SignatureState* field = choose_field(file);
        if (!language || log_.has_errors())
            return {};

        const sign::Holder& holder = sign::holder(signing_.identity);
        pdf::SignatureDetails details{field ? field->name : new_name(file), description(*language), holder.name, signing_.time, nullptr,
                                      sign::cms_size(signing_.identity)};
        const bool is_visible = field && field->size.width > base::Length() && field->size.height > base::Length();
        if (is_visible)
            details.stamp = make_stamp(parts_, {holder, signing_.time, *language, field->size}, log_);
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

    /// Every file of ours carries the record it was made from; the language of the paper stands there.
    std::optional<base::Language> record_language() {
        auto text = pdf::extract_data(signing_.file);
        log_.add(std::move(text.problems));
        if (!text.value)
            return std::nullopt;
        const auto record = data::parse_json(diag::make_source(signing_.file->name, std::move(*text.value), diag::Excerpt::value_only));
        const data::Value* schema = record.value ? data::find_path(*record.value, "/schema") : nullptr;
        const data::Value* said = record.value ? data::find_path(*record.value, "/language") : nullptr;
        const auto language = said ? base::find_language(said->text()) : std::nullopt;
        if (!schema || schema->text() != "qujat.data/1" || !language || *language == base::Language::en) {
            log_.add("ENG-0402", {signing_.file, 0, 0, {}}, {{"expected", "qujat.data/1"}});
            return std::nullopt;
        }
        return language;
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
        if (log.has_errors())
            return {};
        const base::Timestamp time = date ? base::Timestamp{*date, 0, 0, 0} : base::Timestamp::from_unix(parts_->world->now());
        return engine::sign_file(*parts_, {diag::make_source(request.file_name, request.file, diag::Excerpt::value_only), *request.key->identity, request.field, time, {}}, log);
    });
}

} // namespace qujat
