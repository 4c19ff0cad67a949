#include "engine/blank_request.hpp"

#include "engine/values.hpp"

namespace qujat::engine {

namespace {

using data::Value;

// `object` with `value` at `rest`, a path below it; `path` is the object's own.
Value with_value(const Value& object, const std::string& path, std::string_view rest, const std::string& text) {
    const std::size_t end = rest.find('/', 1);
    const std::string key(rest.substr(1, end - 1)), own = path + "/" + key;
    diag::Place place;
    place.path = own;
    const Value* member = object.find(key);
    Value value = end == std::string_view::npos ? Value::string(text, place) : with_value(member ? *member : Value::object({}, place), own, rest.substr(end), text);
    return with_member(object, key, std::move(value));
}

} // namespace

void check_blank_request(const RenderRequest& request, diag::Log& log) {
    if (!request.data.empty() || !request.data_file.empty() || !request.check.empty() || !request.check_file.empty())
        log.add("ENG-0453", {});
    if (!request.filed.empty() && !request.regime.empty())
        log.add("ENG-0452", {});
    if (!request.filed.empty() && !base::Date::parse_iso(request.filed))
        log.add("ENG-0451", {}, {{"found", diag::quoted(request.filed)}});
}

Value filed_data(const RenderRequest& request, const std::string& regime_by, base::Date today, Value data) {
    const auto filed = base::Date::parse_iso(request.filed);
    if (!request.regime.empty() || regime_by.empty() || (!request.filed.empty() && !filed))
        return data;
    return with_value(data, "", regime_by, (filed ? *filed : today).iso());
}

} // namespace qujat::engine
