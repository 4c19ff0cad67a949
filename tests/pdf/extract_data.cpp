#include "pdf/pdf.hpp"

#include "programs.hpp"
#include "sample.hpp"

using namespace qujat;

namespace {

const std::string json = R"({"schema":"qujat.data/1","applicant":{"name":"«Ғарышкер» ЖШС"}})";

diag::Result<std::string> extract(std::string bytes) {
    const auto result = pdf::extract_data(diag::make_source("a.pdf", std::move(bytes), diag::Excerpt::value_only));
    CHECK(result.value.has_value() == result.problems.empty());
    return result;
}

std::string problem(std::string bytes) {
    const auto result = extract(std::move(bytes));
    if (result.problems.empty())
        return "";
    CHECK(sample::is_sayable(result.problems[0]));
    return result.problems[0].id;
}

std::string replaced(std::string text, std::string_view old, std::string_view with) {
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), with);
}

/// An incremental update (ISO 32000-1, 7.5.6) with a new version of object 1, the catalog, as signing appends one.
std::string updated(std::string file, const std::string& catalog) {
    const std::size_t keyword = file.rfind("startxref\n");
    REQUIRE(keyword != std::string::npos);
    const std::string previous = file.substr(keyword + 10, file.find('\n', keyword + 10) - keyword - 10);
    const std::size_t trailer = file.rfind("trailer");
    const std::size_t size = file.find("/Size ", trailer);
    const std::string count = file.substr(size + 6, file.find_first_of("\n ", size + 6) - size - 6);
    std::string offset = std::to_string(file.size());
    file += "1 0 obj\n" + catalog + "\nendobj\n";
    const std::string table = std::to_string(file.size());
    offset.insert(0, 10 - offset.size(), '0');
    file += "xref\n0 1\n0000000000 65535 f \n1 1\n" + offset + " 00000 n \ntrailer\n<</Size " + count +
            " /Root 1 0 R /Prev " + previous + ">>\nstartxref\n" + table + "\n%%EOF\n";
    return file;
}

std::string catalog_of(const std::string& file) {
    const std::size_t begin = file.find("1 0 obj\n") + 8;
    return file.substr(begin, file.find("\nendobj", begin) - begin);
}

} // namespace

TEST_CASE("the attached data come back to the letter") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const std::string file = sample::written(sample::letter(*fonts), sample::details(json));
    const auto result = extract(file);
    REQUIRE(result);
    CHECK(*result.value == json);
}

TEST_CASE("poppler sees the same attachment") {
    const auto fonts = sample::find_fonts();
    if (!fonts || !programs::is_there("pdfdetach"))
        return;
    const std::string path = programs::save("data.pdf", sample::written(sample::letter(*fonts), sample::details(json)));
    CHECK(programs::run("pdfdetach -save 1 -o " + path + ".json " + path).status == 0);
    CHECK(sample::read_file(path + ".json") == json);
}

TEST_CASE("data are found through incremental updates, sixteen at most") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    std::string file = sample::written(sample::letter(*fonts), sample::details(json));
    for (int i = 0; i < 15; ++i)
        file = updated(file, catalog_of(file));
    const auto result = extract(file);
    REQUIRE(result);
    CHECK(*result.value == json);
    CHECK(problem(updated(file, catalog_of(file))) == "PDF-0101");
}

TEST_CASE("the newest update decides") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const std::string file = sample::written(sample::letter(*fonts), sample::details(json));
    CHECK(problem(updated(file, "<</Type /Catalog>>")) == "PDF-0103");
}

TEST_CASE("a file without attached data is told apart from a damaged one") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    CHECK(problem(sample::written(sample::letter(*fonts), sample::details(""))) == "PDF-0103");
}

TEST_CASE("what is no file of ours is refused") {
    CHECK(problem("") == "PDF-0101");
    CHECK(problem("{}") == "PDF-0101");
    CHECK(problem("%PDF-1.5\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n") == "PDF-0101"); // a stream for a table
    CHECK(problem("%PDF-1.7\nxref\n0 0\ntrailer\n<</Encrypt 1 0 R>>\nstartxref\n9\n%%EOF\n") == "PDF-0101");
    CHECK(problem("%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF\n") == "PDF-0101"); // a circle
}

TEST_CASE("damage is reported, whatever it hits") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const std::string file = sample::written(sample::letter(*fonts), sample::details(json));
    CHECK(problem(file.substr(0, file.size() / 2)) == "PDF-0102");
    CHECK(problem(replaced(file, "/Root 1 0 R", "/Root 9999999999 0 R")) == "PDF-0102");
    CHECK(problem(replaced(file, "1 0 obj", "7 0 obj")) == "PDF-0102");
    CHECK(problem(replaced(file, "\nxref\n", "\nxxxx\n")) == "PDF-0102");
    CHECK(problem(replaced(file, "/Size " + std::to_string(json.size()), "/Size 16777217 ")) == "PDF-0102");
    CHECK(problem(replaced(file, "/Size " + std::to_string(json.size()), "/Size " + std::to_string(json.size() - 1))) ==
          "PDF-0102");
    // Every byte of the trailer and of the tables' first lines turned, one at a time: an answer, never a crash.
    for (std::size_t at = file.rfind("\nxref\n"); at < file.size(); ++at) {
        std::string turned = file;
        turned[at] = static_cast<char>(turned[at] ^ 0x15);
        const auto result = extract(turned);
        CHECK((!result || *result.value == json));
    }
    // Cut off anywhere; what lacks but a few bytes of its last line, "%%EOF", may still be read, and then whole.
    const std::size_t last_line = file.rfind("%%EOF");
    const auto try_cut = [&](std::size_t size) {
        INFO(size << " of " << file.size());
        const auto result = extract(file.substr(0, size));
        CHECK((!result || (size > last_line && *result.value == json)));
    };
    for (std::size_t size = 0; size < last_line; size += 97)
        try_cut(size);
    for (std::size_t size = last_line - 12; size < file.size(); ++size)
        try_cut(size);
}

TEST_CASE("deep nesting and endless strings are refused without recursion") {
    const std::string head = "%PDF-1.7\nxref\n0 0\ntrailer\n<</A ";
    const std::string tail = ">>\nstartxref\n9\n%%EOF\n";
    CHECK(problem(head + std::string(100000, '[') + tail) == "PDF-0102");
    CHECK(problem(head + "(((" + tail) == "PDF-0102");
    CHECK(problem(head + "(\\" + tail) == "PDF-0102");
    CHECK(problem(head + "<41" + tail) == "PDF-0102");
}
