#include "engine/check_ids.hpp"

#include <set>
#include <sstream>

namespace qujat::engine {

namespace {

using data::Value;

class IdChecker {
  public:
    IdChecker(const data::Contract& contract, const acts::Regime& regime, const std::string& document, std::vector<NeededByGround>& needed, diag::Log& log)
        : contract_(contract), regime_(regime), document_(document), needed_(needed), log_(log) {}

    void run(const data::Schema& schema, const Value& value) {
        for (const data::Property& property : schema.properties) {
            if (const Value* member = value.find(property.name))
                run(property.schema, *member);
        }
        std::set<std::string> met;
        for (const Value& item : value.items()) {
            if (schema.items.empty())
                continue;
            run(schema.items.front(), item);
            if (!schema.items.front().of.empty() && !met.emplace(item.text()).second)
                log_.add("ENG-0417", item.place(), {{"found", diag::quoted(item.text())}});
        }
        if (schema.of == "ground")
            ground(value);
        if (schema.of == "annex-item")
            annex_item(value);
    }

  private:
    void ground(const Value& value) {
        std::string allowed;
        for (const acts::Ground& one : regime_.grounds) {
            if (one.serves(document_))
                allowed += (allowed.empty() ? "" : ", ") + one.id;
        }
        const acts::Ground* found = regime_.find_ground(value.text());
        if (!found || !found->serves(document_)) {
            log_.add("ENG-0412", value.place(), {{"found", diag::quoted(value.text())}, {"regime", regime_.id}, {"expected", allowed}});
        } else {
            std::istringstream paths(found->needs);
            for (std::string path; paths >> path;) {
                if (data::find_schema(contract_.root, path))
                    needed_.push_back({path, value.place(), found->id});
            }
        }
    }

    void annex_item(const Value& value) {
        const std::string key = regime_.annex ? regime_.annex->key : "";
        bool known = false;
        for (int number = 1; regime_.annex && number <= regime_.annex->items; ++number)
            known = known || value.text() == key + (number < 10 ? "-0" : "-") + std::to_string(number);
        if (!known)
            log_.add("ENG-0413", value.place(), {{"found", diag::quoted(value.text())}, {"regime", regime_.id}, {"first", key + "-01"}, {"last", key + "-" + (regime_.annex ? std::to_string(regime_.annex->items) : "")}});
    }

    const data::Contract& contract_;
    const acts::Regime& regime_;
    const std::string& document_;
    std::vector<NeededByGround>& needed_;
    diag::Log& log_;
};

} // namespace

void check_ids(const Value& data, const data::Contract& contract, const acts::Regime& regime, const std::string& document, std::vector<NeededByGround>& needed, diag::Log& log) {
    IdChecker(contract, regime, document, needed, log).run(contract.root, data);
}

} // namespace qujat::engine
