#include "data/contract.hpp"

#include <algorithm>

#include "data/keywords.hpp"
#include "data/load_schema.hpp"
#include "data/phrases.hpp"
#include "data/read_rules.hpp"

namespace qujat::data {

namespace {

constexpr Limits contract_limits{1U << 20, 64, 100'000};

// The last part of an URI or URN: "registration-refusal" of "urn:qujat:contract:registration-refusal".
std::string last_part(std::string_view id) {
    const std::size_t at = id.find_last_of("/:#");
    return std::string(at == std::string_view::npos ? id : id.substr(at + 1));
}

void check_regime_field(const Contract& contract, const Value& root, diag::Log& log) {
    const Schema* at = contract.regime_by.find('*') == std::string::npos ? find_schema(contract.root, contract.regime_by) : nullptr;
    if (!at || at->type != Type::string || at->format != Format::date)
        log.add("DAT-0110", root.find("x-regime-by")->place(), {{"found", diag::quoted(contract.regime_by)}});
}

void read_root_keywords(Contract& contract, const Value& root, diag::Log& log) {
    read_word(root, "$schema", {"https://json-schema.org/draft/2020-12/schema"}, log);
    if (!root.find("$id"))
        report_missing_keyword(root, "$id", log);
    if (const auto id = read_text(root, "$id", log)) {
        contract.id = last_part(*id);
        if (contract.id.empty())
            report_wrong_value(*root.find("$id"), "$id",
                               {"құжат атауымен аяқталатын мекенжай", "адрес с названием документа в конце",
                                "an address that ends in the name of the document"},
                               log);
    }
    if (auto title = read_label(root, "x-title", log))
        contract.title = std::move(*title);
    else if (const Value* plain = root.find("title"))
        contract.title = same(plain->text());
    contract.regimes = read_texts(root, "x-regimes", log);
    if (auto field = read_text(root, "x-regime-by", log)) {
        contract.regime_by = std::move(*field);
        check_regime_field(contract, root, log);
    }
    contract.rules = read_rules(root, contract, log);
    if (const Value* derived = root.find("x-derived"); derived && derived->kind() != Value::Kind::object)
        report_wrong_value(*derived, "x-derived", words_for(Type::object), log);
}

} // namespace

diag::Result<Contract> load_contract(diag::SourcePtr source, const diag::SourcePtr& blocks) {
    auto parsed = parse_json(source, contract_limits);
    diag::Log log;
    log.add(std::move(parsed.problems));
    Contract contract;
    contract.source = std::move(source);
    contract.blocks = blocks;
    std::optional<Value> shared;
    if (blocks) {
        auto read = parse_json(blocks, contract_limits);
        log.add(std::move(read.problems));
        shared = std::move(read.value);
    }
    if (parsed.value) {
        contract.root = read_root_schema(*parsed.value, shared ? &*shared : nullptr, log);
        if (parsed.value->kind() == Value::Kind::object)
            read_root_keywords(contract, *parsed.value, log);
    }
    return finish(std::move(contract), log);
}

std::string bundle(const Contract& contract) {
    const std::string& text = contract.source->text;
    const std::string reference = "\"" + std::string(blocks_id) + "#";
    if (!contract.blocks || text.find(reference) == std::string::npos)
        return text;
    const auto own = parse_json(contract.source, contract_limits), shared = parse_json(contract.blocks, contract_limits);
    std::vector<Value::Member> members = own.value->members();
    std::vector<Value::Member> definitions;
    const auto at = std::ranges::find(members, "$defs", &Value::Member::key);
    if (at != members.end())
        definitions = at->value.members();
    definitions.push_back({std::string(blocks_id), *shared.value, {}});
    Value all = Value::object(std::move(definitions));
    if (at != members.end())
        at->value = std::move(all);
    else
        members.push_back({"$defs", std::move(all), {}});
    return pretty_json(Value::object(std::move(members)));
}

} // namespace qujat::data
