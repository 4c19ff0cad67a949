#include "engine/operator.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace qujat::engine {

namespace {

using Kind = data::Value::Kind;

class Reader {
  public:
    explicit Reader(diag::Log& log) : log_(log) {}

    void run(const data::Value& root, Operator& out) {
        if (!expect(root, Kind::object, "object"))
            return;
        known_keys(root, {"$comment", "approvals", "entry_into_force", "freshness_292", "operators", "verification_url"});
        if (const data::Value* operators = root.find("operators"); operators && expect(*operators, Kind::object, "object")) {
            for (const auto& regime : operators->members()) {
                const data::Value& block = regime.value;
                if (!expect(block, Kind::object, "object"))
                    continue;
                known_keys(block, block_keys());
                for (const auto& field : block.members()) {
                    if (expect(field.value, Kind::object, "{\"kk\": …, \"ru\": …}")) {
                        known_keys(field.value, {"kk", "ru"});
                        for (const auto& member : field.value.members())
                            expect(member.value, Kind::string, "string");
                    }
                }
            }
        }
        if (const data::Value* url = root.find("verification_url"))
            expect(*url, Kind::string, "string");
        if (const data::Value* reading = root.find("freshness_292")) {
            out.is_292_literal = reading->text() == "literal";
            if (reading->kind() != Kind::string || (!out.is_292_literal && reading->text() != "intended"))
                log_.add("ENG-0202", reading->place(), {{"found", diag::quoted(reading->text())}, {"expected", "\"intended\" | \"literal\""}});
        }
        if (const data::Value* entries = root.find("entry_into_force"); entries && expect(*entries, Kind::object, "object")) {
            for (const auto& entry : entries->members())
                read_entry(entry.key(), entry.value, out);
        }
        if (const data::Value* approvals = root.find("approvals"); approvals && expect(*approvals, Kind::array, "[…]")) {
            for (const data::Value& approval : approvals->items())
                read_approval(approval, out);
        }
    }

  private:
    // caption_01 to caption_18: headings of columns that the text of an act has lost, once an installation has the official form.
    static std::vector<std::string> block_keys() {
        std::vector<std::string> keys = {"operator_name", "operator_address"};
        for (int column = 1; column <= 18; ++column)
            keys.push_back((column < 10 ? "caption_0" : "caption_") + std::to_string(column));
        return keys;
    }
    void read_entry(const std::string& key, const data::Value& entry, Operator& out) {
        if (!expect(entry, Kind::object, "{\"date\": …, \"exact\": …}"))
            return;
        known_keys(entry, {"$comment", "date", "exact"});
        const data::Value* date = entry.find("date");
        const data::Value* exact = entry.find("exact");
        const auto parsed = date ? base::Date::parse_iso(date->text()) : std::nullopt;
        if (!parsed) {
            log_.add("ENG-0202", (date ? *date : entry).place(), {{"found", date ? diag::quoted(date->text()) : ""}, {"expected", "\"date\": \"YYYY-MM-DD\""}});
            return;
        }
        if (exact && !expect(*exact, Kind::boolean, "true | false"))
            return;
        out.entries.insert_or_assign(key, acts::EntryIntoForce{*parsed, exact && exact->as_boolean()});
    }

    void read_approval(const data::Value& approval, Operator& out) {
        if (!expect(approval, Kind::object, "{\"text\": …, \"by\": …, \"on\": …, \"document\": …, \"language\": …, \"regime\": …}"))
            return;
        known_keys(approval, {"$comment", "by", "document", "language", "on", "regime", "text"});
        bool is_whole = true;
        const auto take = [&](const std::string& key, const std::string& expected, auto is_right) {
            const data::Value* value = approval.find(key);
            const std::string words(value ? value->text() : "");
            if (!value || value->kind() != Kind::string || words.empty() || !is_right(words)) {
                log_.add("ENG-0202", (value ? *value : approval).place(), {{"found", value ? diag::quoted(words) : ""}, {"expected", "\"" + key + "\": \"" + expected + "\""}});
                is_whole = false;
            }
            return words;
        };
        const auto any = [](const std::string&) { return true; };
        const std::string text = take("text", "sha256…", [](const std::string& words) { return words.size() == 64 && words.find_first_not_of("0123456789abcdef") == std::string::npos; });
        const std::string by = take("by", "…", any), document = take("document", "…", any), regime = take("regime", "…", any);
        const std::string language = take("language", "kk | ru", [](const std::string& words) { return words == "kk" || words == "ru"; });
        const std::string on = take("on", "YYYY-MM-DD", [](const std::string& words) { return base::Date::parse_iso(words).has_value(); });
        if (is_whole)
            out.approvals.push_back({{text, document, *base::find_language(language), regime}, by, *base::Date::parse_iso(on), approval.place()});
    }

    bool expect(const data::Value& value, Kind kind, std::string_view expected) {
        if (value.kind() == kind)
            return true;
        log_.add("ENG-0202", value.place(), {{"found", diag::quoted(value.text())}, {"expected", std::string(expected)}});
        return false;
    }
    void known_keys(const data::Value& object, const std::vector<std::string>& known) {
        for (const auto& member : object.members()) {
            if (std::find(known.begin(), known.end(), member.key()) == known.end())
                log_.add("ENG-0201", member.key_place(), {{"found", diag::quoted(member.key())}, {"nearest", base::nearest(member.key(), known)}});
        }
    }

    diag::Log& log_;
};

} // namespace

std::optional<data::Value> Operator::block(std::string_view regime, base::Language language) const {
    const data::Value* operators = content.find("operators");
    const data::Value* block = operators ? operators->find(regime) : nullptr;
    if (!block)
        return std::nullopt;
    std::vector<data::Value::Member> members;
    const auto add = [&](const std::string& key, const data::Value& value) {
        diag::Place place = value.place();
        place.path = "/operator/" + key;
        members.push_back({key, data::Value::string(std::string(value.text()), place), place});
    };
    for (const auto& member : block->members()) {
        if (const data::Value* words = member.value.find(base::code(language)))
            add(member.key(), *words);
    }
    if (const data::Value* url = content.find("verification_url"))
        add("verification_url", *url);
    diag::Place place = block->place();
    place.path = "/operator";
    return data::Value::object(std::move(members), place);
}

const Approval* Operator::approval(const TextOfOurs& of) const {
    const auto found = std::ranges::find(approvals, of, &Approval::of);
    return found == approvals.end() ? nullptr : &*found;
}

diag::Result<Operator> read_operator(const diag::SourcePtr& source) {
    diag::Log log;
    Operator out;
    auto parsed = data::parse_json(source);
    log.add(std::move(parsed.problems));
    if (parsed.value) {
        out.content = *parsed.value;
        Reader(log).run(out.content, out);
    }
    return diag::finish(std::move(out), log);
}

} // namespace qujat::engine
