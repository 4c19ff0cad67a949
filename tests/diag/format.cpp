#include "base/utf8.hpp"
#include "diag/diag.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::diag;
using base::Language;

namespace {

// DIA-0002 has one placeholder and no place of its own; any entry would do.
Diagnostic at(SourcePtr source, std::uint32_t begin, std::uint32_t end, std::string path = {}) {
    return Diagnostic{"DIA-0002", {std::move(source), begin, end, std::move(path)}, {{"count", "3"}}, {}};
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        out.push_back(text.substr(begin, end - begin));
        if (end == std::string::npos)
            break;
        begin = end + 1;
    }
    return out;
}

// Code points before `part`, as a terminal counts columns.
std::size_t column_of(const std::string& line, const std::string& part) {
    const std::size_t found = line.find(part);
    REQUIRE(found != std::string::npos);
    return base::count_code_points(std::string_view(line).substr(0, found));
}

} // namespace

TEST_CASE("lines and columns count from one, columns in code points") {
    const auto source = make_source("a.css", "қызыл\n\n  көк: 1\n");
    const auto place = [&](std::uint32_t offset) {
        const LineColumn found = line_column(*source, offset);
        return std::pair(found.line, found.column);
    };
    CHECK(place(0) == std::pair(1U, 1U));
    CHECK(place(2) == std::pair(1U, 2U));   // behind қ, two bytes
    CHECK(place(10) == std::pair(1U, 6U));  // the line feed itself
    CHECK(place(11) == std::pair(2U, 1U));
    CHECK(place(12) == std::pair(3U, 1U));
    CHECK(place(14) == std::pair(3U, 3U));
    CHECK(place(static_cast<std::uint32_t>(source->text.size())) == std::pair(4U, 1U));
    CHECK(place(99999) == std::pair(4U, 1U)); // beyond the end is the end
}

TEST_CASE("the text form has severity, id, message, place, line with caret and hint") {
    const auto source = make_source("ru.xhtml", "first\nsecond line\nthird");
    CHECK(to_text(at(source, 6, 12), Language::en) ==
          "note[DIA-0002]: 3 more problems are not shown\n"
          "  --> ru.xhtml:2:1\n"
          "   |\n"
          " 2 | second line\n"
          "   | ^^^^^^\n"
          "   = hint: mend those above and run again\n");
    CHECK(to_text(at(source, 6, 12), Language::ru).starts_with("примечание[DIA-0002]: "));
    CHECK(to_text(at(source, 6, 12), Language::kk).starts_with("ескертпе[DIA-0002]: "));
    CHECK(to_text(Diagnostic{"DIA-0001", {}, {}, {}}, Language::en).starts_with("error[DIA-0001]: "));
    CHECK(to_text(Diagnostic{"DIA-0001", {}, {}, {}}, Language::ru).starts_with("ошибка[DIA-0001]: "));
}

TEST_CASE("the caret stands under the place in a Cyrillic line") {
    const auto source = make_source("kk.xhtml", "<p>Құжат «нөмірі» жоқ</p>\n");
    const std::uint32_t begin = static_cast<std::uint32_t>(source->text.find("нөмірі"));
    const auto shown = lines(to_text(at(source, begin, begin + 12), Language::kk));
    REQUIRE(shown.size() >= 5);
    CHECK(shown[1] == "  --> kk.xhtml:1:11");
    CHECK(column_of(shown[4], "^") == column_of(shown[3], "нөмірі"));
    CHECK(shown[4].ends_with(" ^^^^^^"));
}

TEST_CASE("tabs are shown as one space, so that the caret stays true") {
    const auto source = make_source("a.css", "\tp\t{ colr: red }\r\n");
    const std::uint32_t begin = static_cast<std::uint32_t>(source->text.find("colr"));
    const auto shown = lines(to_text(at(source, begin, begin + 4), Language::en));
    CHECK(shown[3].find('\t') == std::string::npos);
    CHECK(shown[3].find('\r') == std::string::npos);
    CHECK(column_of(shown[4], "^^^^") == column_of(shown[3], "colr"));
}

TEST_CASE("a very long line is cut around the place") {
    std::string text;
    for (int i = 0; i < 500; ++i)
        text += "қa";
    const std::uint32_t begin = static_cast<std::uint32_t>(text.size());
    text += "HERE";
    for (int i = 0; i < 500; ++i)
        text += "aқ";
    const auto shown = lines(to_text(at(make_source("min.json", text), begin, begin + 4), Language::en));
    REQUIRE(shown.size() >= 5);
    CHECK(base::count_code_points(shown[3]) < 200);
    CHECK(!base::find_malformed(shown[3]));
    CHECK(shown[3].find("…") != std::string::npos);
    CHECK(shown[3].ends_with("…"));
    CHECK(column_of(shown[4], "^^^^") == column_of(shown[3], "HERE"));
}

TEST_CASE("a place longer than its line is marked to the line's end") {
    const auto source = make_source("a.xhtml", "one two\nthree");
    const auto shown = lines(to_text(at(source, 4, 13), Language::en));
    CHECK(shown[3] == " 1 | one two");
    CHECK(shown[4] == "   |     ^^^");
}

TEST_CASE("places at the end of a file and on a line feed do no harm") {
    const auto source = make_source("a.css", "p {\n");
    const auto end = static_cast<std::uint32_t>(source->text.size());
    CHECK(to_text(at(source, end, end), Language::en).find("  --> a.css:2:1\n") != std::string::npos);
    CHECK(to_text(at(source, end, end + 1), Language::en).find("  --> a.css:2:1\n") != std::string::npos);
    CHECK(to_text(at(source, 1000, 2000), Language::en).find("  --> a.css:2:1\n") != std::string::npos);
    const auto shown = lines(to_text(at(source, 3, 4), Language::en));
    CHECK(shown[1] == "  --> a.css:1:4");
    CHECK(shown[3] == " 1 | p {");
    CHECK(shown[4] == "   |    ^");
    CHECK(to_text(at(make_source("empty", ""), 0, 0), Language::en).find("  --> empty:1:1\n") != std::string::npos);
}

TEST_CASE("of data nothing but the faulty value is shown") {
    const auto source = make_source("data.json", R"({"iin": "900101300123", "name": "Ә. Қасымова", "bin": 240340027186, "phone": "+7"})", Excerpt::value_only);
    const std::uint32_t begin = static_cast<std::uint32_t>(source->text.find("240340027186"));
    const std::string text = to_text(at(source, begin, begin + 12, "/applicant/org_bin"), Language::ru);
    CHECK(text.find("240340027186") != std::string::npos);
    CHECK(text.find("900101300123") == std::string::npos);
    CHECK(text.find("Қасымова") == std::string::npos);
    CHECK(text.find("phone") == std::string::npos);
    CHECK(text.find("bin\"") == std::string::npos);
    CHECK(text.find("data.json:1:") != std::string::npos);
    CHECK(text.find(" (/applicant/org_bin)\n") != std::string::npos);
    CHECK(text.find("| ^^^^^^^^^^^^\n") != std::string::npos);
}

TEST_CASE("a value over several lines is shown up to the end of its first line alone") {
    const auto source = make_source("data.json", "{\"a\": [1,\n 2], \"secret\": 1}", Excerpt::value_only);
    const std::string text = to_text(at(source, 6, 13), Language::en);
    CHECK(text.find("| [1,\n") != std::string::npos);
    CHECK(text.find("secret") == std::string::npos);
}

TEST_CASE("control characters and malformed bytes never reach the terminal") {
    const auto source = make_source("a.css", "p \x1B[2J \xC2\x9B" "31m \xFF q { x }");
    const std::uint32_t begin = static_cast<std::uint32_t>(source->text.find("x }"));
    const std::string text = to_text(at(source, begin, begin + 1), Language::en);
    CHECK(text.find('\x1B') == std::string::npos);
    CHECK(text.find("\xC2\x9B") == std::string::npos); // U+009B starts a command as ESC [ does (ECMA-48, 5.4)
    CHECK(!base::find_malformed(text));
    const auto shown = lines(text);
    CHECK(column_of(shown[4], "^") == column_of(shown[3], "x }"));
}

TEST_CASE("a data path without file and related places are shown as well") {
    CHECK(to_text(Diagnostic{"DIA-0002", {nullptr, 0, 0, "/document/grounds"}, {{"count", "1"}}, {}}, Language::en).find("  --> /document/grounds\n") != std::string::npos);
    CHECK(to_text(Diagnostic{"DIA-0002", {}, {{"count", "1"}}, {}}, Language::en).find("-->") == std::string::npos);
    const auto source = make_source("acts.xml", "one\ntwo");
    Diagnostic both = at(source, 0, 3);
    both.related.push_back({source, 4, 7, {}});
    const std::string text = to_text(both, Language::en);
    CHECK(text.find("acts.xml:1:1") < text.find("acts.xml:2:1"));
    CHECK(text.find("acts.xml:2:1") != std::string::npos);
}

TEST_CASE("an argument that is empty or missing is not an empty hole") {
    CHECK(message(Diagnostic{"DIA-0002", {}, {{"count", ""}}, {}}, Language::en) == "– more problems are not shown");
    CHECK(message(Diagnostic{"DIA-0002", {}, {}, {}}, Language::en) == "{count} more problems are not shown");
    CHECK(message(Diagnostic{"DIA-0002", {}, {{"count", "{0}{x}"}}, {}}, Language::en) == "{0}{x} more problems are not shown");
}

TEST_CASE("quotations are cut and made visible") {
    CHECK(quoted("құжат") == "құжат");
    CHECK(quoted("құжат", 3) == "құж…");
    CHECK(quoted("құжат", 5) == "құжат");
    CHECK(quoted("a\tb\x1B\x7F") == "a\xEF\xBF\xBD" "b\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(quoted("\xFF") == "\xEF\xBF\xBD");
    CHECK(quoted("\xC2\x9B") == "\xEF\xBF\xBD");
    CHECK(quoted("") == "");
}
