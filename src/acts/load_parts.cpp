#include "acts/reader.hpp"

#include "base/nearest.hpp"

namespace qujat::acts {

namespace {

const Name& word(Reader& reader, const Node& node, std::string_view attribute, const Words& words) {
    static const Name none;
    const std::string id = reader.value(node, attribute);
    const auto found = words.find(id);
    if (found != words.end())
        return found->second;
    Names known;
    for (const auto& each : words)
        known.push_back(each.first);
    const std::string near = base::nearest(id, known);
    if (!id.empty())
        reader.bad_value(node, attribute, near.empty() ? "<word id=…>" : near);
    return none;
}

// "07-01": a day of every year.
std::optional<Deadline::MonthDay> month_day(const std::string& text) {
    const auto any = base::Date::parse_iso("2001-" + text); // no leap year: it must be a day of every year
    return any ? std::optional(Deadline::MonthDay{any->month(), any->day()}) : std::nullopt;
}

void when(Reader& reader, const Node& node, Deadline& deadline) {
    if (const auto length = reader.number(node, "length", 1, 366, false))
        deadline.length = static_cast<int>(*length);
    if (deadline.unit == Deadline::Unit::date) {
        const std::string text = reader.value(node, "date");
        deadline.date = base::Date::parse_iso(text);
        deadline.month_day = month_day(text);
        if (!text.empty() && !deadline.date && !deadline.month_day)
            reader.bad_value(node, "date", "2029-01-01 | 07-01");
    } else if (node.find("date")) {
        reader.bad_value(node, "date", "unit='date'");
    }
    const bool needs_length = deadline.unit != Deadline::Unit::date && deadline.unit != Deadline::Unit::none;
    if (needs_length && !node.find("length"))
        reader.missing(node, "length");
    if (!needs_length && deadline.length)
        reader.bad_value(node, "length", "—");
}

} // namespace

Deadline load_deadline(Reader& reader, const Node& node, const Words& words) {
    reader.check_attributes(node, {"id", "key", "clause", "who", "event", "length", "unit", "direction", "date", "stated", "applies-from", "also", "period", "with"});
    Deadline deadline;
    deadline.id = reader.value(node, "id");
    deadline.key = reader.value(node, "key");
    deadline.clause = reader.value(node, "clause");
    if (node.find("who"))
        deadline.who = word(reader, node, "who", words);
    deadline.event = word(reader, node, "event", words);
    // In the order of the enumerations.
    deadline.unit = static_cast<Deadline::Unit>(reader.choice(node, "unit", {"working-days", "calendar-days", "months", "years", "day-of-month", "date", "none"}));
    deadline.direction =
        static_cast<Deadline::Direction>(reader.choice(node, "direction", {"after", "before", "on", "by", "at-once", "minimum", "period", "threshold", "with"}));
    when(reader, node, deadline);
    if (node.find("period"))
        deadline.period = static_cast<Deadline::Period>(1 + reader.choice(node, "period", {"month", "quarter"}));
    else if (deadline.unit == Deadline::Unit::day_of_month || deadline.direction == Deadline::Direction::period)
        reader.missing(node, "period");
    if (deadline.direction == Deadline::Direction::with)
        deadline.with = reader.value(node, "with");
    else if (node.find("with"))
        reader.bad_value(node, "with", "direction='with'");
    deadline.start_is_stated = !node.find("stated") || reader.yes_or_no(node, "stated");
    if (!deadline.start_is_stated)
        deadline.default_start = deadline.event;
    deadline.applies_from = reader.date(node, "applies-from", false);
    deadline.text = reader.legal_texts(node);
    deadline.place = reader.place(node);
    return deadline;
}

Clause load_clause(Reader& reader, const Node& node) {
    reader.check_attributes(node, {"id", "number", "chapter", "reworded-by", "deleted-by", "absent", "applies-from", "also"});
    Clause clause;
    clause.id = reader.value(node, "id");
    clause.number = reader.value(node, "number");
    clause.chapter = reader.value(node, "chapter", false);
    clause.reworded_by = reader.value(node, "reworded-by", false);
    clause.deleted_by = reader.value(node, "deleted-by", false);
    clause.is_absent = !clause.deleted_by.empty() || (node.find("absent") && reader.yes_or_no(node, "absent"));
    clause.applies_from = reader.date(node, "applies-from", false);
    clause.text = reader.legal_texts(node, true);
    if (clause.is_absent && (clause.text.kk || clause.text.ru))
        reader.bad_value(node, node.find("deleted-by") ? "deleted-by" : "absent", "<clause/>");
    clause.place = reader.place(node);
    return clause;
}

Act load_act(Reader& reader, const Node& node) {
    reader.check_attributes(node, {"id", "number", "signed", "registered", "registration", "seed", "amends", "repealed-by", "repealed-from"});
    Act act;
    act.id = reader.value(node, "id");
    act.number = reader.value(node, "number", false);
    act.signed_on = reader.date(node, "signed", false);
    act.registered_on = reader.date(node, "registered", false);
    act.registration = reader.value(node, "registration", false);
    act.seed = reader.value(node, "seed", false);
    act.amends = reader.value(node, "amends", false);
    act.repealed_by = reader.value(node, "repealed-by", false);
    act.repealed_from = reader.date(node, "repealed-from", false);
    for (const Node* child : reader.elements(node, {"title", "issuer", "signatory", "entry"})) {
        reader.check_attributes(*child, {});
        (child->name == "title" ? act.title : child->name == "issuer" ? act.issuer : child->name == "signatory" ? act.signatory : act.entry) = reader.legal_texts(*child);
    }
    if (!act.title.kk && !act.title.ru)
        reader.missing(node, "title");
    act.place = reader.place(node);
    return act;
}

} // namespace qujat::acts
