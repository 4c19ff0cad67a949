#include "data/value.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>
#include <variant>

namespace qujat::data {

namespace {

struct Number {
    std::string digits;
};

// Small objects are searched through, large ones by halving, so that a hostile object of a million keys costs no more
// than a text of its size.
constexpr std::size_t few = 8;

struct Object {
    std::vector<Value::Member> members;
    std::vector<std::uint32_t> by_key; // empty when few
};

Object make_object(std::vector<Value::Member> members) {
    Object object{std::move(members), {}};
    if (object.members.size() > few) {
        object.by_key.resize(object.members.size());
        std::iota(object.by_key.begin(), object.by_key.end(), 0U);
        std::ranges::stable_sort(object.by_key, {},
                                 [&](std::uint32_t i) -> const std::string& { return object.members[i].key; });
    }
    return object;
}

} // namespace

struct Value::Content {
    // The order of the alternatives is the order of Kind.
    std::variant<std::monostate, bool, Number, std::string, std::vector<Value>, Object> of;
    diag::Place place;
};

Value::Value() = default;
Value::Value(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

Value Value::null(diag::Place place) {
    return Value(std::make_shared<const Content>(Content{std::monostate{}, std::move(place)}));
}
Value Value::boolean(bool value, diag::Place place) {
    return Value(std::make_shared<const Content>(Content{value, std::move(place)}));
}
Value Value::number(std::string digits, diag::Place place) {
    return Value(std::make_shared<const Content>(Content{Number{std::move(digits)}, std::move(place)}));
}
Value Value::string(std::string text, diag::Place place) {
    return Value(std::make_shared<const Content>(Content{std::move(text), std::move(place)}));
}
Value Value::array(std::vector<Value> items, diag::Place place) {
    return Value(std::make_shared<const Content>(Content{std::move(items), std::move(place)}));
}
Value Value::object(std::vector<Member> members, diag::Place place) {
    return Value(std::make_shared<const Content>(Content{make_object(std::move(members)), std::move(place)}));
}

Value::Kind Value::kind() const {
    return content_ ? static_cast<Kind>(content_->of.index()) : Kind::null;
}

bool Value::as_boolean() const {
    const bool* found = content_ ? std::get_if<bool>(&content_->of) : nullptr;
    return found != nullptr && *found;
}

const std::string& Value::text() const {
    static const std::string none;
    if (!content_)
        return none;
    if (const auto* number = std::get_if<Number>(&content_->of))
        return number->digits;
    const auto* text = std::get_if<std::string>(&content_->of);
    return text ? *text : none;
}

const std::vector<Value>& Value::items() const {
    static const std::vector<Value> none;
    const auto* found = content_ ? std::get_if<std::vector<Value>>(&content_->of) : nullptr;
    return found ? *found : none;
}

const std::vector<Value::Member>& Value::members() const {
    static const std::vector<Member> none;
    const auto* found = content_ ? std::get_if<Object>(&content_->of) : nullptr;
    return found ? found->members : none;
}

const Value* Value::find(std::string_view key) const {
    const auto* object = content_ ? std::get_if<Object>(&content_->of) : nullptr;
    if (!object)
        return nullptr;
    if (object->by_key.empty()) {
        const auto found = std::ranges::find(object->members, key, &Member::key);
        return found == object->members.end() ? nullptr : &found->value;
    }
    const auto key_of = [&](std::uint32_t i) -> std::string_view { return object->members[i].key; };
    const auto found = std::ranges::lower_bound(object->by_key, key, {}, key_of);
    return found != object->by_key.end() && key_of(*found) == key ? &object->members[*found].value : nullptr;
}

const diag::Place& Value::place() const {
    static const diag::Place nowhere;
    return content_ ? content_->place : nowhere;
}

namespace {

// RFC 6901, 4: an index is digits without a leading zero.
std::optional<std::size_t> parse_index(std::string_view text) {
    if (text.empty() || (text.size() > 1 && text.front() == '0'))
        return std::nullopt;
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return index;
}

// RFC 6901, 4: "~1" stands for "/", "~0" for "~", in this order of reading.
std::string unescape(std::string_view segment) {
    std::string out;
    for (std::size_t i = 0; i < segment.size(); ++i) {
        const bool escaped =
            segment[i] == '~' && i + 1 < segment.size() && (segment[i + 1] == '0' || segment[i + 1] == '1');
        out += !escaped ? segment[i] : segment[i + 1] == '0' ? '~' : '/';
        i += escaped ? 1 : 0;
    }
    return out;
}

} // namespace

const Value* find_path(const Value& value, std::string_view path) {
    const Value* at = &value;
    while (!path.empty()) {
        if (path.front() != '/')
            return nullptr;
        const std::size_t next = path.find('/', 1);
        const std::string_view segment = path.substr(1, next == std::string_view::npos ? next : next - 1);
        path = next == std::string_view::npos ? std::string_view{} : path.substr(next);
        if (at->kind() == Value::Kind::array) {
            const auto index = parse_index(segment);
            at = index && *index < at->items().size() ? &at->items()[*index] : nullptr;
        } else {
            at = at->find(unescape(segment));
        }
        if (!at)
            return nullptr;
    }
    return at;
}

} // namespace qujat::data
