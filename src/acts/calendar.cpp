#include "acts/calendar.hpp"

#include "acts/reader.hpp"

namespace qujat::acts {

namespace {

constexpr int friday = 5;

} // namespace

std::optional<bool> Calendar::is_worked(base::Date day) const {
    if (!has_year(day.year()))
        return std::nullopt;
    return day.weekday() <= friday ? !off_.contains(day) : worked_.contains(day);
}

const Calendar::Off* Calendar::find_off(base::Date day) const {
    const auto found = off_.find(day);
    return found == off_.end() ? nullptr : &found->second;
}

const base::Date* Calendar::find_worked_weekend(base::Date day) const {
    const auto found = worked_.find(day);
    return found == worked_.end() ? nullptr : &found->second;
}

diag::Diagnostic Calendar::missing_year(base::Date day, diag::Place place) const {
    return {"ACT-0207", std::move(place), {{"file", source_ ? source_->name : "calendar.xml"}, {"year", std::to_string(day.year())}, {"date", day.iso()}}, {}};
}

/// Walks calendar.xml once.
class CalendarLoader {
  public:
    CalendarLoader(const xml::Tree& tree, diag::Log& log) : reader_(tree, "urn:qujat:calendar:1", log) { calendar_.source_ = tree.source; }

    Calendar load() {
        const Node& root = reader_.root();
        if (!reader_.is_root("calendar"))
            return {};
        reader_.check_attributes(root, {});
        for (const Node* child : reader_.elements(root, {"holiday", "year"}))
            child->name == "holiday" ? holiday(*child) : year(*child);
        if (calendar_.years_.empty())
            reader_.missing(root, "year");
        return std::move(calendar_);
    }

  private:
    void holiday(const Node& node) {
        reader_.check_attributes(node, {"id"});
        const std::string id = reader_.value(node, "id");
        Name name = reader_.name(node);
        if (!id.empty() && !holidays_.emplace(id, std::move(name)).second)
            reader_.twice(id, reader_.place(node));
    }

    void year(const Node& node) {
        reader_.check_attributes(node, {"number", "source"});
        const diag::Place place = reader_.place(node);
        const auto number = reader_.number(node, "number", 1900, 2199);
        std::string source = reader_.value(node, "source");
        if (!number)
            return;
        year_ = static_cast<int>(*number);
        if (!calendar_.years_.empty() && calendar_.years_.rbegin()->first >= year_)
            outside(node, "number", std::to_string(year_), "> " + std::to_string(calendar_.years_.rbegin()->first));
        calendar_.years_.emplace(year_, Calendar::Year{std::move(source), place});
        bool has_days = false;
        for (const Node* child : reader_.elements(node, {"off", "moved"})) {
            has_days = true;
            child->name == "off" ? off(*child) : moved(*child);
        }
        if (!has_days)
            reader_.missing(node, "off"); // every year has holidays: an empty one would mean "weekdays"
    }

    void off(const Node& node) {
        reader_.check_attributes(node, {"date", "holiday", "for", "source"});
        const auto date = day(node, "date", true, true);
        const auto instead = node.find("for") ? day(node, "for", true, std::nullopt) : std::nullopt;
        const std::string id = reader_.value(node, "holiday"), source = reader_.value(node, "source", false);
        const auto name = holidays_.find(id);
        if (!id.empty() && name == holidays_.end()) {
            std::string known;
            for (const auto& [known_id, known_name] : holidays_)
                known += (known.empty() ? "" : ", ") + known_id;
            reader_.bad_value(node, "holiday", known);
        }
        // A transfer goes forward, over holidays that follow one another and a weekend: never far.
        constexpr int furthest = 6;
        if (date && instead && (*instead >= *date || instead->plus_days(furthest) < date))
            misfit(node, "for", *instead, "< " + date->iso());
        if (date && name != holidays_.end())
            add(node, *date, {name->second, instead, source});
    }

    void moved(const Node& node) {
        reader_.check_attributes(node, {"rest", "work", "source"});
        const auto rest = day(node, "rest", true, true), work = day(node, "work", true, false);
        const std::string source = reader_.value(node, "source");
        if (!rest || !work)
            return;
        add(node, *rest, {{}, work, source});
        if (!calendar_.worked_.emplace(*work, *rest).second)
            reader_.twice(work->iso(), reader_.place(node));
    }

    void add(const Node& node, base::Date date, Calendar::Off reason) {
        if (!calendar_.off_.emplace(date, std::move(reason)).second)
            reader_.twice(date.iso(), reader_.place(node));
    }

    // A day of this year; `in_week`: it must, or must not, be one from Monday to Friday.
    std::optional<base::Date> day(const Node& node, std::string_view name, bool is_required, std::optional<bool> in_week) {
        const auto date = reader_.date(node, name, is_required);
        if (date && date->year() != year_)
            outside(node, name, date->iso(), std::to_string(year_));
        else if (date && in_week && (date->weekday() <= friday) != *in_week)
            misfit(node, name, *date, *in_week ? "Mo–Fr" : "Sa, Su");
        return date;
    }

    void outside(const Node& node, std::string_view name, std::string found, std::string expected) {
        reader_.log().add("ACT-0205", reader_.value_place(node, name), {{"name", std::string(name)}, {"found", std::move(found)}, {"expected", std::move(expected)}});
    }
    void misfit(const Node& node, std::string_view name, base::Date found, std::string expected) {
        reader_.log().add("ACT-0206", reader_.value_place(node, name), {{"name", std::string(name)}, {"found", found.iso()}, {"expected", std::move(expected)}});
    }

    Reader reader_;
    Calendar calendar_;
    std::map<std::string, Name, std::less<>> holidays_;
    int year_ = 0;
};

diag::Result<Calendar> load_calendar(diag::SourcePtr source) {
    auto tree = xml::parse(std::move(source));
    if (!tree)
        return {std::nullopt, std::move(tree.problems)};
    diag::Log log;
    Calendar calendar = CalendarLoader(*tree.value, log).load();
    return diag::finish(std::move(calendar), log);
}

} // namespace qujat::acts
