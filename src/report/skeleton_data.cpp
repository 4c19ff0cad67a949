#include "report/skeleton.hpp"

#include "report/json_values.hpp"

namespace qujat::report {

namespace {

Fields fields_of(const Skeleton::Item& item) {
    Fields fields = {{"number", text(item.number)}, {"title", text(item.title)}, {"clause", text(item.clause)}};
    if (!item.hints.empty()) // the contract wants at least one, or none of it
        fields.push_back({"hints", list(item.hints, text)});
    if (!item.parts.empty())
        fields.push_back({"parts", list(item.parts, [](const Skeleton::Part& part) { return object({{"title", text(part.title)}, {"hint", text(part.hint)}}); })});
    return fields;
}

} // namespace

std::string to_template_data(const Skeleton& skeleton, base::Date day) {
    Fields fields = {{"day", text(day.iso())}, {"lines", list(skeleton.lines, text)}, {"items", list(skeleton.items, [](const Skeleton::Item& item) { return object(fields_of(item)); })}};
    if (!skeleton.footnote.title.empty())
        fields.push_back({"footnote", object(fields_of(skeleton.footnote))});
    return data::canonical_json(object({{"skeleton", object(std::move(fields))}}));
}

} // namespace qujat::report
