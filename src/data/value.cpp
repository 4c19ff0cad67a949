#include "data/value.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>

namespace qujat::data {

// A node knows by its kind what else it is. A cell of a table is a `Content` alone: its text stands in the source.
struct Value::Content : base::Counted {
    Content(Kind of, diag::Place at) : kind(of), place(std::move(at)) {}
    Kind kind;
    bool truth = false, has_text = false;
    diag::Place place;
};

struct Value::Text : Content {
    Text(Kind of, std::string text, diag::Place at) : Content(of, std::move(at)), words(std::move(text)) { has_text = true; }
    std::string words;
};

struct Value::Array : Content {
    Array(std::vector<Value> values, diag::Place at) : Content(Kind::array, std::move(at)), items(std::move(values)) {}
    std::vector<Value> items;
};

struct Value::Object : Content {
    Object(std::vector<Member> fields, diag::Place at) : Content(Kind::object, std::move(at)), members(std::move(fields)) {}
    std::vector<Member> members;
    std::vector<std::uint32_t> by_key; // empty when few
};

// Small objects are searched through, large ones by halving, so that a hostile object of a million keys costs no more
// than a text of its size.
constexpr std::size_t few = 8;

template <class Kept>
const Kept& Value::as() const {
    return static_cast<const Kept&>(*content_);
}

void destroy(const Value::Content* content) {
    using Kind = Value::Kind;
    if (content->kind == Kind::array)
        const std::unique_ptr<const Value::Array> last(static_cast<const Value::Array*>(content));
    else if (content->kind == Kind::object)
        const std::unique_ptr<const Value::Object> last(static_cast<const Value::Object*>(content));
    else if (content->has_text)
        const std::unique_ptr<const Value::Text> last(static_cast<const Value::Text*>(content));
    else
        const std::unique_ptr<const Value::Content> last(content);
}

Value::Value() = default;
Value::Value(base::Shared<Content> content) : content_(std::move(content)) {}
Value::Value(const Value& other) = default;
Value::Value(Value&& other) noexcept = default;
Value& Value::operator=(const Value& other) = default;
Value& Value::operator=(Value&& other) noexcept = default;
Value::~Value() = default;

Value::Member::Member(base::Name key, Value held, const diag::Place& key_place)
    : value(std::move(held)), name_(std::move(key)), key_begin_(key_place.begin), key_end_(key_place.end) {}

Value Value::null(diag::Place place) { return Value(std::make_unique<Content>(Kind::null, std::move(place))); }
Value Value::boolean(bool value, diag::Place place) {
    auto content = std::make_unique<Content>(Kind::boolean, std::move(place));
    content->truth = value;
    return Value(std::move(content));
}
Value Value::number(std::string digits, diag::Place place) {
    return Value(std::make_unique<Text>(Kind::number, std::move(digits), std::move(place)));
}
Value Value::string(std::string text, diag::Place place) {
    return Value(std::make_unique<Text>(Kind::string, std::move(text), std::move(place)));
}
Value Value::verbatim(Kind number_or_string, diag::Place place) {
    return Value(std::make_unique<Content>(number_or_string, std::move(place)));
}
Value Value::array(std::vector<Value> items, diag::Place place) {
    return Value(std::make_unique<Array>(std::move(items), std::move(place)));
}
Value Value::object(std::vector<Member> members, diag::Place place) {
    auto object = std::make_unique<Object>(std::move(members), std::move(place));
    if (object->members.size() > few) {
        object->by_key.resize(object->members.size());
        std::iota(object->by_key.begin(), object->by_key.end(), 0U);
        std::ranges::stable_sort(object->by_key, {},
                                 [&](std::uint32_t i) -> const std::string& { return object->members[i].key(); });
    }
    return Value(std::move(object));
}

Value::Kind Value::kind() const { return content_ ? content_->kind : Kind::null; }

bool Value::as_boolean() const { return content_ && content_->truth; }

std::string_view Value::text() const {
    if (!content_ || (content_->kind != Kind::number && content_->kind != Kind::string))
        return {};
    if (content_->has_text)
        return as<Text>().words;
    const diag::Place& place = content_->place;
    const std::uint32_t quote = content_->kind == Kind::string ? 1 : 0;
    return std::string_view(place.source->text).substr(place.begin + quote, place.end - place.begin - 2 * quote);
}

const std::vector<Value>& Value::items() const {
    static const std::vector<Value> none;
    return kind() == Kind::array ? as<Array>().items : none;
}

const std::vector<Value::Member>& Value::members() const {
    static const std::vector<Member> none;
    return kind() == Kind::object ? as<Object>().members : none;
}

const Value* Value::find(std::string_view key) const {
    if (kind() != Kind::object)
        return nullptr;
    const auto& object = as<Object>();
    if (object.by_key.empty()) {
        const auto found = std::ranges::find(object.members, key, [](const Member& member) -> std::string_view { return member.key(); });
        return found == object.members.end() ? nullptr : &found->value;
    }
    const auto key_of = [&](std::uint32_t i) -> std::string_view { return object.members[i].key(); };
    const auto found = std::ranges::lower_bound(object.by_key, key, {}, key_of);
    return found != object.by_key.end() && key_of(*found) == key ? &object.members[*found].value : nullptr;
}

const diag::Place& Value::place() const {
    static const diag::Place nowhere;
    return content_ ? content_->place : nowhere;
}

Value Value::moved(const diag::Path& path) const {
    diag::Place at = place();
    at.path = path;
    switch (kind()) {
    case Kind::null:
        return null(std::move(at));
    case Kind::boolean:
        return boolean(as_boolean(), std::move(at));
    case Kind::number:
    case Kind::string:
        return content_->has_text ? Value(std::make_unique<Text>(kind(), std::string(text()), std::move(at))) : verbatim(kind(), std::move(at));
    case Kind::array: {
        std::vector<Value> moved_items;
        moved_items.reserve(items().size());
        for (const Value& item : items())
            moved_items.push_back(item.moved(path.child(moved_items.size())));
        return array(std::move(moved_items), std::move(at));
    }
    case Kind::object: {
        std::vector<Member> moved_members;
        moved_members.reserve(members().size());
        for (const Member& member : members())
            moved_members.emplace_back(member.name(), member.value.moved(path.child(member.name())), member.key_place());
        return object(std::move(moved_members), std::move(at));
    }
    }
    return *this;
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
