#include "data/value.hpp"

#include <algorithm>

namespace qujat::data {

namespace {

enum class Style { canonical, pretty };

// RFC 8259, 7: quotation mark, reverse solidus and U+0000 to U+001F must be escaped, nothing else; the short forms as
// in RFC 8785, 3.2.2.2.
void write_string(std::string& out, std::string_view text) {
    static constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\r':
            out += "\\r";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += "\\u00";
                out += hex[static_cast<unsigned char>(c) >> 4];
                out += hex[static_cast<unsigned char>(c) & 0xF];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

void write_value(std::string& out, const Value& value, Style style, std::size_t depth);

void break_line(std::string& out, Style style, std::size_t depth) {
    if (style == Style::pretty) {
        out += '\n';
        out.append(2 * depth, ' ');
    }
}

void write_array(std::string& out, const Value& value, Style style, std::size_t depth) {
    out += '[';
    bool first = true;
    for (const Value& item : value.items()) {
        if (!first)
            out += ',';
        first = false;
        break_line(out, style, depth + 1);
        write_value(out, item, style, depth + 1);
    }
    if (!first)
        break_line(out, style, depth);
    out += ']';
}

void write_object(std::string& out, const Value& value, Style style, std::size_t depth) {
    std::vector<const Value::Member*> members;
    members.reserve(value.members().size());
    for (const Value::Member& member : value.members())
        members.push_back(&member);
    // By bytes, which is the order of code points. RFC 8785 sorts by UTF-16 units; they differ only above U+FFFF.
    if (style == Style::canonical)
        std::ranges::stable_sort(members, {},
                                 [](const Value::Member* member) -> const std::string& { return member->key(); });
    out += '{';
    bool first = true;
    for (const Value::Member* member : members) {
        if (!first)
            out += ',';
        first = false;
        break_line(out, style, depth + 1);
        write_string(out, member->key());
        out += style == Style::pretty ? ": " : ":";
        write_value(out, member->value, style, depth + 1);
    }
    if (!first)
        break_line(out, style, depth);
    out += '}';
}

void write_value(std::string& out, const Value& value, Style style, std::size_t depth) {
    switch (value.kind()) {
    case Value::Kind::null:
        out += "null";
        break;
    case Value::Kind::boolean:
        out += value.as_boolean() ? "true" : "false";
        break;
    case Value::Kind::number:
        out += value.text();
        break;
    case Value::Kind::string:
        write_string(out, value.text());
        break;
    case Value::Kind::array:
        write_array(out, value, style, depth);
        break;
    case Value::Kind::object:
        write_object(out, value, style, depth);
        break;
    }
}

} // namespace

std::string canonical_json(const Value& value) {
    std::string out;
    write_value(out, value, Style::canonical, 0);
    return out;
}

std::string pretty_json(const Value& value) {
    std::string out;
    write_value(out, value, Style::pretty, 0);
    return out + '\n';
}

} // namespace qujat::data
