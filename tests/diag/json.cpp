#include "diag/diag.hpp"

#include "catch.hpp"

#include <optional>

using namespace qujat;
using namespace qujat::diag;
using base::Language;

namespace {

// A reader of the JSON grammar (RFC 8259), for this test alone: members of one flat object of strings and numbers.
class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<std::vector<std::pair<std::string, std::string>>> object() {
        std::vector<std::pair<std::string, std::string>> members;
        if (!take('{'))
            return std::nullopt;
        do {
            const auto key = string();
            if (!key || !take(':'))
                return std::nullopt;
            const auto value = peek() == '"' ? string() : number();
            if (!value)
                return std::nullopt;
            members.emplace_back(*key, *value);
        } while (take(','));
        if (!take('}') || at_ != text_.size())
            return std::nullopt;
        return members;
    }

  private:
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char c) { return peek() == c && (++at_, true); }
    std::optional<std::string> number() {
        std::string out;
        while (peek() >= '0' && peek() <= '9')
            out += text_[at_++];
        return out.empty() ? std::nullopt : std::optional(out);
    }
    std::optional<std::string> string() {
        std::string out;
        if (!take('"'))
            return std::nullopt;
        while (at_ < text_.size() && peek() != '"') {
            const char c = text_[at_++];
            if (static_cast<unsigned char>(c) < 0x20)
                return std::nullopt;
            if (c != '\\') {
                out += c;
            } else if (peek() == '"' || peek() == '\\') {
                out += text_[at_++];
            } else if (take('u')) {
                if (text_.size() - at_ < 4)
                    return std::nullopt;
                out += "<" + std::string(text_.substr(at_, 4)) + ">";
                at_ += 4;
            } else {
                return std::nullopt;
            }
        }
        return take('"') ? std::optional(out) : std::nullopt;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

} // namespace

TEST_CASE("the JSON form is one object on one line with all there is to say") {
    const auto source = make_source("dir \"x\"\\ru.xhtml", "one\nтри\n");
    const Diagnostic diagnostic{"DIA-0002", {source, 6, 8, "/a/b"}, {{"count", "7"}}, {}};
    const std::string text = to_json(diagnostic, Language::ru);
    CHECK(text.find('\n') == std::string::npos);
    const auto members = Reader(text).object();
    REQUIRE(members);
    const std::vector<std::pair<std::string, std::string>> expected = {
        {"id", "DIA-0002"}, {"severity", "note"}, {"message", "ещё 7 замечаний не показано"}, {"hint", "исправьте показанные выше и запустите снова"},
        {"file", "dir \"x\"\\ru.xhtml"}, {"line", "2"}, {"column", "2"}, {"path", "/a/b"}};
    CHECK(*members == expected);
}

TEST_CASE("the JSON form leaves out what is not known") {
    const auto members = Reader(to_json(Diagnostic{"DIA-0001", {}, {}, {}}, Language::en)).object();
    REQUIRE(members);
    REQUIRE(members->size() == 4);
    CHECK(members->front().second == "DIA-0001");
    CHECK((*members)[1].second == "error");
}

TEST_CASE("whatever stands in an argument, the JSON form stays JSON") {
    const Diagnostic diagnostic{"DIA-0002", {make_source("a\nb\x01", ""), 0, 0, "\xFF"}, {{"count", "\"\\\b\x1F\n\xC0\x80 қ"}}, {}};
    const auto members = Reader(to_json(diagnostic, Language::en)).object();
    REQUIRE(members);
    CHECK((*members)[2].second == "\"\\<0008><001f><000a><fffd><fffd> қ more problems are not shown");
    CHECK((*members)[4].second == "a<000a>b<0001>");
    CHECK(members->back().second == "<fffd>");
}

TEST_CASE("every entry of the catalogue is valid JSON in every language") {
    for (const Message& entry : catalogue()) {
        for (const Language language : {Language::kk, Language::ru, Language::en}) {
            INFO(entry.id);
            CHECK(Reader(to_json(Diagnostic{std::string(entry.id), {}, {}, {}}, language)).object());
        }
    }
}
