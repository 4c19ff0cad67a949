#include "engine/parts.hpp"

#include "base/sha256.hpp"

#include <fmt/format.h>

namespace qujat {

namespace {

using data::Value;

struct Words {
    std::string_view kk, ru, en;
    std::string_view in(base::Language language) const { return language == base::Language::kk ? kk : language == base::Language::ru ? ru : en; }
};
constexpr Words official = {"актінің мәтіні", "текст акта", "the act's wording"}, ours = {"біздің аударма", "наш перевод", "our translation"},
                approved = {"мақұлдаған: {}, {}", "одобрил: {}, {}", "approved by {}, {}"}, not_approved = {"мақұлданбаған", "не одобрен", "not approved"};

} // namespace

Outcome Library::texts(const std::string& document, bool as_json, const std::string& operator_file, Language messages) const {
    const base::Language language = engine::to_base(messages);
    return engine::guarded(language, [&](diag::Log& log) -> std::string {
        const auto contract = parts_->contract(document);
        const auto acts = parts_->acts();
        const auto settings = parts_->operator_settings(operator_file);
        log.add(contract->problems);
        log.add(acts->problems);
        log.add(settings->problems);
        if (log.has_errors())
            return {};
        std::string text;
        std::vector<Value> items;
        for (const base::Language of : {base::Language::kk, base::Language::ru}) {
            for (const std::string& id : contract->value->regimes) {
                const acts::Regime* regime = acts->value->find_regime(id);
                const auto kept = parts_->load_template(document, *contract->value, *acts->value, of, id);
                log.add(kept->problems);
                if (!regime || !kept->value)
                    continue;
                const std::string words = markup::unofficial_words(**kept->value, *regime);
                const std::string hash = words.empty() ? "" : base::sha256_hex(words);
                const engine::Approval* approval = words.empty() ? nullptr : settings->value->approval({hash, engine::document_id(document), of, id});
                const std::string said = words.empty() ? "" : approval ? fmt::format(fmt::runtime(approved.in(language)), approval->by, approval->on.iso()) : std::string(not_approved.in(language));
                text += fmt::format("{} {:12} {:16} {:64} {}", base::code(of), id, (words.empty() ? official : ours).in(language), hash, said);
                text.erase(text.find_last_not_of(' ') + 1);
                text += "\n";
                std::vector<Value::Member> item = {{"document", Value::string(engine::document_id(document)), {}}, {"language", Value::string(std::string(base::code(of))), {}},
                                                   {"regime", Value::string(id), {}}, {"official", Value::boolean(words.empty()), {}}};
                if (!words.empty())
                    item.push_back({"text", Value::string(hash), {}});
                if (approval) {
                    item.push_back({"by", Value::string(approval->by), {}});
                    item.push_back({"on", Value::string(approval->on.iso()), {}});
                }
                items.push_back(Value::object(std::move(item)));
            }
        }
        return as_json ? data::pretty_json(Value::array(std::move(items))) : text;
    });
}

} // namespace qujat
