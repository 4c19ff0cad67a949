#pragma once

#include "base/shared.hpp"
#include "diag/diag.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qujat::data {

/// A JSON value with its place in the source. Immutable; copying shares. No binary floating point: a number keeps its digits as written.
class Value {
  public:
    enum class Kind : std::uint8_t { null, boolean, number, string, array, object };
    class Member;

    Value(); ///< null without a place
    static Value null(diag::Place place);
    static Value boolean(bool value, diag::Place place = {});
    static Value number(std::string digits, diag::Place place = {}); ///< `digits` is a JSON number
    static Value string(std::string text, diag::Place place = {});
    /// A number whose digits, or a string whose text between quotation marks without escapes, is what stands in the source at `place`: nothing is copied.
    static Value verbatim(Kind number_or_string, diag::Place place);
    static Value array(std::vector<Value> items, diag::Place place = {});
    /// Keeps the order of the members; keys must be unique (of equal ones `find` sees the first).
    static Value object(std::vector<Member> members, diag::Place place = {});

    Kind kind() const;
    bool as_boolean() const;                    ///< of a boolean
    /// Of a string; of a number its digits as written; else empty. Lives as long as the value.
    std::string_view text() const;
    const std::vector<Value>& items() const;    ///< of an array; else empty
    const std::vector<Member>& members() const; ///< of an object; else empty
    const Value* find(std::string_view key) const; ///< of an object; nullptr when absent
    /// With data path: "/applicant/org_bin", "/document/grounds/0".
    const diag::Place& place() const;
    /// The same value with another data path, and so all below it.
    Value moved(const diag::Path& path) const;

    Value(const Value& other);
    Value(Value&& other) noexcept;
    Value& operator=(const Value& other);
    Value& operator=(Value&& other) noexcept;
    ~Value();

  private:
    struct Content;
    struct Text;
    struct Array;
    struct Object;
    friend void destroy(const Content* content);
    explicit Value(base::Shared<Content> content);
    template <class Kept>
    const Kept& as() const;
    base::Shared<Content> content_;
};

/// A field of an object: three words beside its value.
class Value::Member {
  public:
    Member(base::Name key, Value value, const diag::Place& key_place = {});
    const std::string& key() const { return name_.text(); }
    const base::Name& name() const { return name_; } ///< the key, shared by all objects of one text
    /// Where the key stands, in the source of the value, quotes included; the data path is kept once, in `value.place()`.
    diag::Place key_place() const { return {value.place().source, key_begin_, key_end_, {}}; }

    Value value;

  private:
    base::Name name_;
    std::uint32_t key_begin_, key_end_;
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
