#pragma once

#include "diag/diag.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qujat::data {

/// A JSON value with its place in the source. Immutable; copying shares. No binary floating point: a number keeps its digits as written.
class Value {
  public:
    enum class Kind { null, boolean, number, string, array, object };
    struct Member;

    Value(); ///< null without a place
    static Value null(diag::Place place);
    static Value boolean(bool value, diag::Place place = {});
    static Value number(std::string digits, diag::Place place = {}); ///< `digits` is a JSON number
    static Value string(std::string text, diag::Place place = {});
    static Value array(std::vector<Value> items, diag::Place place = {});
    /// Keeps the order of the members; keys must be unique (of equal ones `find` sees the first).
    static Value object(std::vector<Member> members, diag::Place place = {});

    Kind kind() const;
    bool as_boolean() const;                    ///< of a boolean
    const std::string& text() const;            ///< of a string; of a number its digits as written; else empty
    const std::vector<Value>& items() const;    ///< of an array; else empty
    const std::vector<Member>& members() const; ///< of an object; else empty
    const Value* find(std::string_view key) const; ///< of an object; nullptr when absent
    /// With data path, written as a JSON Pointer (RFC 6901): "/applicant/org_bin", "/document/grounds/0".
    const diag::Place& place() const;

  private:
    struct Content;
    explicit Value(std::shared_ptr<const Content> content);
    std::shared_ptr<const Content> content_;
};

struct Value::Member {
    std::string key;
    Value value;
    diag::Place key_place; ///< where the key stands, quotes included; the data path is kept once, in `value.place()`
};

struct Limits {
    std::size_t bytes = 16U << 20;
    std::size_t depth = 32;
    std::size_t values = 1'000'000;
};

/// Parses one JSON text (RFC 8259), UTF-8 with or without byte order mark. Reports DAT-0001 (not JSON: what stands there and what was expected),
/// DAT-0002 (the same key twice, place of both), DAT-0003 (beyond a limit), DAT-0004 (malformed UTF-8) and DAT-0005 to DAT-0015 (slips that have a
/// remedy of their own: a comma too many, a string that never ends …). Lone surrogates in \u escapes and U+0000 are errors. An error means no value.
/// Data paths may take 64 bytes for each value allowed, all together: long keys over many values would else grow beyond the size of the text.
diag::Result<Value> parse_json(diag::SourcePtr source, const Limits& limits = {});

/// Canonical text: members sorted by the bytes of their keys, no white space, only the escapes JSON demands; numbers as written. Equal values give equal bytes.
std::string canonical_json(const Value& value);

/// For people: two spaces of indent, order of members kept, one line feed at the end.
std::string pretty_json(const Value& value);

/// The value at a path like "/document/grounds/0"; nullptr when there is none.
const Value* find_path(const Value& value, std::string_view path);

} // namespace qujat::data
