#include "engine/take_check.hpp"

#include "engine/values.hpp"

#include <algorithm>
#include <array>

namespace qujat::engine {

namespace {

using data::Value;

class Reader {
  public:
    Reader(const check::Requirements& requirements, diag::Log& log) : requirements_(requirements), log_(log) {}

    std::optional<Findings> run(const Value& report) {
        const Value* items = report.find("items");
        if (!items || items->kind() != Value::Kind::array)
            return wrong(report, "\"items\": [ … ]");
        std::size_t after = 0; // the annex has an order, and so have the remarks
        for (const Value& one : items->items()) {
            const std::string_view id = text_of(one, "id");
            const auto found = std::ranges::find(requirements_.items, id, &check::Item::id);
            if (found == requirements_.items.end() || static_cast<std::size_t>(found - requirements_.items.begin()) < after)
                return wrong(one, "\"id\"");
            after = static_cast<std::size_t>(found - requirements_.items.begin()) + 1;
            if (!read_item(one, *found))
                return std::nullopt;
        }
        return std::move(findings_);
    }

  private:
    std::nullopt_t wrong(const Value& where, std::string expected) {
        log_.add("ENG-0880", opening(where), {{"expected", std::move(expected)}});
        return std::nullopt;
    }

    bool read_item(const Value& one, const check::Item& item) {
        static constexpr std::array<std::string_view, 7> verdicts = {"found", "partial", "empty", "missing", "only-picture", "not-applicable", "undecided"};
        static constexpr std::array<std::string_view, 4> sub_verdicts = {"found", "missing", "not-applicable", "undecided"};
        const std::string verdict(text_of(one, "verdict"));
        const Value* subs = one.find("sub");
        if (std::ranges::find(verdicts, verdict) == verdicts.end() || !subs || subs->items().size() != item.subs.size()) {
            wrong(one, "\"verdict\", \"sub\"");
            return false;
        }
        Lack lack{&item, verdict, {}, one.place()};
        std::vector<const check::SubRequirement*> any;
        bool is_any_lacking = true;
        const std::size_t left_before = findings_.left.size();
        for (std::size_t at = 0; at < item.subs.size(); ++at) {
            const check::SubRequirement& sub = item.subs[at];
            const Value& judged = subs->items()[at];
            const std::string_view said = text_of(judged, "verdict");
            if (text_of(judged, "id") != sub.id || std::ranges::find(sub_verdicts, said) == sub_verdicts.end()) {
                wrong(judged, "\"id\": \"" + sub.id + "\", \"verdict\"");
                return false;
            }
            const bool is_asked = sub.status == check::Status::mandatory || sub.status == check::Status::any;
            if ((is_asked && said == "undecided") || (sub.status == check::Status::scope && said != "found" && said != "not-applicable"))
                findings_.left.push_back(sub.id);
            if (sub.status == check::Status::any) {
                any.push_back(&sub);
                is_any_lacking = is_any_lacking && said == "missing";
                if (any.size() == 1)
                    lack.parts.push_back({}); // its place among the parts
            } else if (sub.status == check::Status::mandatory && said == "missing") {
                lack.parts.push_back({&sub});
            }
        }
        for (auto& part : lack.parts) {
            if (part.empty() && is_any_lacking)
                part = any;
        }
        std::erase_if(lack.parts, [](const auto& part) { return part.empty(); });
        const bool is_lacking = verdict == "partial" || verdict == "empty" || verdict == "missing" || verdict == "only-picture";
        if (is_lacking && !lack.parts.empty())
            findings_.lacks.push_back(std::move(lack));
        else if (verdict == "undecided" || is_lacking) {
            findings_.left.resize(left_before); // the whole of it
            findings_.left.push_back(item.id);
        }
        return true;
    }

    const check::Requirements& requirements_;
    diag::Log& log_;
    Findings findings_;
};

} // namespace

std::optional<Findings> read_findings(const Value& report, const check::Requirements& requirements, diag::Log& log) {
    // Without the receipt nobody knows what the verdicts were measured by.
    if (const Value* sum = report.find("requirements_sha256"); !sum || sum->text() != requirements.sha256) {
        log.add("ENG-0883", sum ? sum->place() : diag::Place{report.place().source, 0, 0, {}}, {{"edition", requirements.edition}});
        return std::nullopt;
    }
    return Reader(requirements, log).run(report);
}

} // namespace qujat::engine
