#include "acts/indices.hpp"

#include "acts/reader.hpp"

namespace qujat::acts {

namespace {

constexpr std::string_view monthly_index = "mci";
constexpr std::int64_t indices_of_debt = 6;

class Loader {
  public:
    Loader(const xml::Tree& tree, diag::Log& log) : reader_(tree, "urn:qujat:indices:1", log) { indices_.source = tree.source; }

    Indices load() {
        const Node& root = reader_.root();
        if (!reader_.is_root("indices"))
            return {};
        reader_.check_attributes(root, {});
        for (const Node* child : reader_.elements(root, {"index"}))
            index(*child);
        if (!indices_.values.contains(monthly_index))
            reader_.missing(root, "index id=\"mci\"");
        return std::move(indices_);
    }

  private:
    void index(const Node& node) {
        reader_.check_attributes(node, {"id"});
        const std::string id = reader_.value(node, "id");
        std::map<base::Date, Indices::Value> values;
        bool has_name = false;
        for (const Node* child : reader_.elements(node, {"name", "value"})) {
            if (child->name == "name") {
                has_name = true;
                reader_.check_attributes(*child, {});
                reader_.name(*child); // for those who read the file
                continue;
            }
            reader_.check_attributes(*child, {"from", "tenge", "source"});
            const auto from = reader_.date(*child, "from");
            const auto tenge = reader_.number(*child, "tenge", 1, 1'000'000);
            std::string source = reader_.value(*child, "source");
            if (!from || !tenge)
                continue;
            if (!values.empty() && values.rbegin()->first >= *from)
                reader_.log().add("ACT-0205", reader_.value_place(*child, "from"), {{"name", "from"}, {"found", from->iso()}, {"expected", "> " + values.rbegin()->first.iso()}});
            values.emplace(*from, Indices::Value{*tenge, std::move(source)});
        }
        if (!has_name)
            reader_.missing(node, "name");
        if (values.empty())
            reader_.missing(node, "value");
        if (!id.empty() && !indices_.values.emplace(id, std::move(values)).second)
            reader_.twice(id, reader_.place(node));
    }

    Reader reader_;
    Indices indices_;
};

} // namespace

diag::Result<Indices> load_indices(diag::SourcePtr source) {
    auto tree = xml::parse(std::move(source));
    if (!tree)
        return {std::nullopt, std::move(tree.problems)};
    diag::Log log;
    Indices indices = Loader(*tree.value, log).load();
    return diag::finish(std::move(indices), log);
}

std::optional<std::int64_t> index_on(const Indices& indices, base::Date date, const diag::Place& place, diag::Log& log) {
    const auto found = indices.values.find(monthly_index);
    if (found != indices.values.end()) {
        const auto after = found->second.upper_bound(date);
        // The budget law sets the value of its year alone.
        if (after != found->second.begin() && std::prev(after)->first.year() == date.year())
            return std::prev(after)->second.tenge;
    }
    log.add("ACT-0208", place, {{"file", indices.source ? indices.source->name : "indices.xml"}, {"year", std::to_string(date.year())}, {"date", date.iso()}});
    return std::nullopt;
}

std::optional<std::int64_t> debt_threshold(const Indices& indices, base::Date date, const diag::Place& place, diag::Log& log) {
    const auto index = index_on(indices, date, place, log);
    return index ? std::optional(indices_of_debt * *index) : std::nullopt;
}

} // namespace qujat::acts
