#include "engine/take_check.hpp"

#include "base/words.hpp"
#include "engine/values.hpp"

#include <algorithm>

namespace qujat::engine {

namespace {

using base::Language;
using data::Value;

struct Words {
    std::string_view kk, ru;
    std::string_view in(Language language) const { return language == Language::kk ? kk : ru; }
};

constexpr Words missing = {"Бизнес-жоспарда мыналар көрсетілмеген: ", "В бизнес-плане не указано следующее: "};
constexpr Words empty = {"Бизнес-жоспардың бөлімі аталған, бірақ толтырылмаған; мыналар көрсетілмеген: ", "Раздел бизнес-плана назван, но не заполнен; не указано следующее: "};
constexpr Words only_picture = {"Бизнес-жоспарда тақырыптың астында тек сурет бар; мәтінде мыналар көрсетілмеген: ", "В бизнес-плане под заголовком есть только изображение; текстом не указано следующее: "};
constexpr Words reasoning_begin = {"Бизнес-жоспарда қосымшаның тармақтары бойынша мыналар көрсетілмеген:", "В бизнес-плане по пунктам приложения не указано следующее:"};

const data::Schema* document_schema(const data::Contract& contract) {
    const data::Property* document = contract.root.find("document");
    return document ? &document->schema : nullptr;
}

// "квалификация, трудовой стаж или опыт"
std::string name_of(const std::vector<const check::SubRequirement*>& part, Language language) {
    std::string out;
    for (std::size_t i = 0; i < part.size(); ++i)
        out += (i == 0 ? "" : i + 1 < part.size() ? ", " : language == Language::kk ? " немесе " : " или ") + part[i]->title.in(language);
    return out;
}

std::string names_of(const Lack& lack, Language language) {
    std::string out;
    for (const auto& part : lack.parts)
        out += (out.empty() ? "" : "; ") + name_of(part, language);
    return out + ".";
}

std::string remark_text(const Lack& lack, Language language) {
    std::string out(lack.verdict == "empty" ? empty.in(language) : lack.verdict == "only-picture" ? only_picture.in(language) : missing.in(language));
    out += names_of(lack, language);
    for (const auto& part : lack.parts)
        out += "\n" + part.front()->advice.in(language);
    return out;
}

class Filler {
  public:
    Filler(const Value& data, const Findings& findings, const acts::Regime& regime, std::string document, Language language, diag::Log& log)
        : data_(data), findings_(findings), regime_(regime), id_(std::move(document)), language_(language), log_(log) {
        if (const Value* block = data.find("document"); block && block->kind() == Value::Kind::object)
            document_ = *block;
        else
            document_ = Value::object({}, {data.place().source, data.place().begin, data.place().begin, "/document"});
    }

    Value fill_remarks() {
        // Clause 9, sub-clause 1: the business plan with what the annex asks for. There is no remark that rests on nothing.
        const std::string clause = clause_of([](const acts::Ground& ground) { return ground.id.ends_with("-9-1"); });
        std::vector<Value> remarks;
        for (const Lack& lack : findings_.lacks) {
            std::vector<Value::Member> subject = {{"clause", Value::string(clause, at(lack)), {}}};
            if (lack.item->number > 0) // the footnote has no number: the clause itself is cited
                subject.push_back({"annex_item", Value::string(lack.item->id, at(lack)), {}});
            // What is there but not in the way the annex wants does not conform; what is not there is incomplete.
            const bool is_nonconforming = lack.item->number == 0;
            remarks.push_back(Value::object({{"category", Value::string(is_nonconforming ? "rm-nonconforming" : "rm-incomplete", at(lack)), {}},
                                             {"subject", Value::object(std::move(subject), at(lack)), {}},
                                             {"text", Value::string(remark_text(lack, language_), at(lack)), {}}},
                                            at(lack)));
        }
        put("remarks", Value::array(std::move(remarks), whole()));
        return finish();
    }

    Value fill_refusal() {
        const std::string clause = clause_of([](const acts::Ground& ground) { return ground.needs == "/document/annex_items_failed"; });
        std::vector<Value> items;
        std::string reasoning(reasoning_begin.in(language_));
        for (const Lack& lack : findings_.lacks) {
            const std::string number = std::to_string(lack.item->number);
            items.push_back(Value::string(lack.item->id, at(lack)));
            reasoning += "\n" + (language_ == Language::kk ? number + "-тармақ: " : "Пункт " + number + ": ") + names_of(lack, language_);
        }
        // The Commission may have said on which ground: no other can come from a report.
        const Value* grounds = document_.find("grounds");
        if (!grounds)
            put("grounds", Value::array({Value::string(clause, whole())}, whole()));
        else if (!clause.empty() && (grounds->items().size() != 1 || grounds->items().front().text() != clause))
            log_.add("ENG-0886", grounds->place(), {{"field", "/document/grounds"}});
        put("annex_items_failed", Value::array(std::move(items), whole()));
        put("reasoning", Value::string(std::move(reasoning), whole()));
        log_.add("ENG-0888", {});
        return finish();
    }

  private:
    static diag::Place at(const Lack& lack) { return {lack.place.source, lack.place.begin, lack.place.begin, {}}; }
    diag::Place whole() const { return at(findings_.lacks.front()); }

    template <class Fits>
    std::string clause_of(Fits fits) {
        const auto found = std::ranges::find_if(regime_.grounds, [&](const acts::Ground& ground) { return ground.serves(id_) && fits(ground); });
        if (found == regime_.grounds.end())
            log_.add("ENG-0887", {}, {{"regime", regime_.id}});
        return found == regime_.grounds.end() ? std::string() : found->id;
    }

    void put(const std::string& field, const Value& value) {
        const std::string path = "/document/" + field;
        if (const Value* given = document_.find(field)) {
            log_.add("ENG-0886", opening(*given), {{"field", path}});
        } else {
            document_ = with_member(document_, field, value.moved(path));
        }
    }

    Value finish() { return with_member(data_, "document", document_); }

    const Value& data_;
    const Findings& findings_;
    const acts::Regime& regime_;
    std::string id_;
    Language language_;
    diag::Log& log_;
    Value document_;
};

Value fill_from_check(const Value& data, const Findings& findings, const data::Contract& contract, const acts::Regime& regime, Language language, diag::Log& log) {
    const bool is_refusal = fields_of_check(contract).size() > 1;
    Findings used = findings;
    if (is_refusal) {
        // A refusal rests on what is surely not there, by the number of an item. A picture may say it all, and the footnote has no number: both are for a person.
        std::erase_if(used.lacks, [&](const Lack& lack) {
            const bool is_left = lack.verdict == "only-picture" || lack.item->number == 0;
            if (is_left)
                used.left.push_back(lack.item->id);
            return is_left;
        });
    }
    std::ranges::sort(used.left);
    if (!used.left.empty())
        log.add("ENG-0885", {}, {{"items", base::join(used.left)}});
    if (used.lacks.empty()) {
        log.add("ENG-0884", {});
        return data;
    }
    Filler filler(data, used, regime, contract.id, language, log);
    return is_refusal ? filler.fill_refusal() : filler.fill_remarks();
}

} // namespace

std::vector<std::string> fields_of_check(const data::Contract& contract) {
    const data::Schema* document = document_schema(contract);
    if (document && document->find("remarks"))
        return {"/document/remarks"};
    if (document && document->find("annex_items_failed") && document->find("reasoning"))
        return {"/document/grounds", "/document/annex_items_failed", "/document/reasoning"};
    return {};
}

Value take_check(Library::Parts& parts, const Value& data, const diag::SourcePtr& report, const data::Contract& contract, const acts::Regime& regime, Language language, diag::Log& log) {
    auto parsed = data::parse_json(report);
    log.add(std::move(parsed.problems));
    if (fields_of_check(contract).empty())
        log.add("ENG-0881", {});
    if (!parsed.value || fields_of_check(contract).empty())
        return data;
    if (const Value* given = parsed.value->find("schema"); given && given->text() == package_report_name)
        return take_package(parts, data, *parsed.value, contract, regime, language, log);
    const Value *schema = parsed.value->find("schema"), *edition = parsed.value->find("edition");
    if (!schema || schema->text() != "qujat.check/1" || !edition) {
        log.add("ENG-0880", {report, 0, 0, {}}, {{"expected", R"("schema": "qujat.check/1", "edition")"}});
        return data;
    }
    const std::string due = regime.annex ? regime.annex->key : "";
    if (edition->text() != due) {
        log.add("ENG-0882", edition->place(), {{"found", diag::quoted(edition->text())}, {"expected", due}, {"regime", regime.id}});
        return data;
    }
    const auto requirements = parts.requirements(due);
    log.add(requirements->problems);
    const auto findings = requirements->value ? read_findings(*parsed.value, *requirements->value, log) : std::nullopt;
    return findings ? fill_from_check(data, *findings, contract, regime, language, log) : data;
}

} // namespace qujat::engine
