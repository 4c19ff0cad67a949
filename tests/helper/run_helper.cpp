#include "catch.hpp"

#include "sandbox/sandbox.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

using namespace qujat;

namespace {

const sandbox::Helper helper{QUJAT_BINARY_DIR "/bin/qujat-sandbox", false};

std::string ids(const std::vector<diag::Diagnostic>& problems) {
    std::string text;
    for (const diag::Diagnostic& problem : problems)
        text += (text.empty() ? "" : " ") + problem.id;
    return text;
}

std::string text_of(const plan::Part& part) {
    std::string text;
    for (const plan::Block& block : part.blocks)
        text += block.text + "|";
    return text;
}

/// Standard output and exit code of a command of the shell.
struct Said {
    std::string text;
    int code = 0;
};
Said shell(const std::string& command) {
    Said said;
    FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> buffer{};
    for (std::size_t size = 0; (size = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        said.text.append(buffer.data(), size);
    said.code = ::pclose(pipe) / 256;
    return said;
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

TEST_CASE("a text in any of the encodings is read in the sandbox") {
    const auto utf8 = sandbox::read_plan_file(helper, "Бизнес-жоспар\n\nМақсаты: әлем.\n", "жоспар.txt");
    INFO(ids(utf8.problems));
    REQUIRE(utf8);
    CHECK(utf8.value->format == "txt");
    CHECK(text_of(*utf8.value) == "Бизнес-жоспар|Мақсаты: әлем.|");

    // "Бизнес-план проекта компании на три года" in Windows-1251: the converter of the code page must be at hand without opening anything.
    const auto cp1251 = sandbox::read_plan_file(
        helper, "\xC1\xE8\xE7\xED\xE5\xF1-\xEF\xEB\xE0\xED \xEF\xF0\xEE\xE5\xEA\xF2\xE0 \xEA\xEE\xEC\xEF\xE0\xED\xE8\xE8 \xED\xE0 \xF2\xF0\xE8 \xE3\xEE\xE4\xE0\r\n", "plan.txt");
    INFO(ids(cp1251.problems));
    REQUIRE(cp1251);
    CHECK(text_of(*cp1251.value) == "Бизнес-план проекта компании на три года|");

    const auto utf16 = sandbox::read_plan_file(helper, std::string("\xFF\xFE" "A\0\x04\x04", 6), "plan.txt");
    INFO(ids(utf16.problems));
    REQUIRE(utf16);
    CHECK(text_of(*utf16.value) == "AЄ|");
}

TEST_CASE("pages, Markdown and OpenDocument are read in the sandbox") {
    // A page in windows-1251 that says so, with a class that hides: «Цель проекта».
    const auto page = sandbox::read_plan_file(helper, "<html><meta charset=windows-1251><style>.x{display:none}</style><p>\xD6\xE5\xEB\xFC <b class=x>no</b>\xEF\xF0\xEE\xE5\xEA\xF2\xE0 &#8376;", "plan.html");
    INFO(ids(page.problems));
    REQUIRE(page);
    CHECK(page.value->format == "html");
    CHECK(text_of(*page.value) == "Цель проекта ₸|");

    const auto markdown = sandbox::read_plan_file(helper, "# Цель\n\n~~нет~~ да[^1]\n\n[^1]: сноска\n", "plan.md");
    INFO(ids(markdown.problems));
    REQUIRE(markdown);
    CHECK(markdown.value->format == "md");
    CHECK(text_of(*markdown.value) == "Цель|да|сноска|");

    const std::string names = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'";
    const auto flat = sandbox::read_plan_file(helper, "<?xml version='1.0'?><office:document " + names + "><office:body><office:text><text:p>Цель<text:s/>жобасы</text:p></office:text></office:body></office:document>", "plan.fodt");
    INFO(ids(flat.problems));
    REQUIRE(flat);
    CHECK(flat.value->format == "odt");
    CHECK(text_of(*flat.value) == "Цель жобасы|");
}

TEST_CASE("what cannot be read is refused with the reader's own words and the file's name") {
    for (const std::string& bytes : {std::string(), std::string("PK\x03\x04 but no zip"), std::string("%PDF-1.7\n"), std::string(5000, '\0')}) {
        const auto result = sandbox::read_plan_file(helper, bytes, "plan.docx");
        INFO(ids(result.problems));
        CHECK(!result);
        REQUIRE(!result.problems.empty());
        CHECK(result.problems[0].id.starts_with("EXT-"));
        REQUIRE(result.problems[0].place.source);
        CHECK(result.problems[0].place.source->name == "plan.docx");
    }
}

TEST_CASE("comments are put into a DOCX in the sandbox, and the file reads as before") {
    const std::string bytes = bytes_of(QUJAT_SOURCE_DIR "/samples/plans/incomplete.docx");
    const plan::Comments comments{base::Language::kk, {{plan::Comment::top, "Қорытынды"}, {2, "4. Смета – жоқ"}}};
    const auto done = sandbox::annotate_file(helper, bytes, "жоспар.docx", comments);
    INFO(ids(done.problems));
    REQUIRE(done);
    CHECK(done.value->notes.empty());
    CHECK(done.value->bytes != bytes);
    const auto before = sandbox::read_plan_file(helper, bytes, "a.docx"), after = sandbox::read_plan_file(helper, done.value->bytes, "a.docx");
    REQUIRE(before);
    REQUIRE(after);
    CHECK(text_of(*after.value) == text_of(*before.value));
    CHECK(ids(after.value->notes) == "EXT-0104"); // "comments were left out"
    const auto again = sandbox::annotate_file(helper, bytes, "жоспар.docx", comments);
    REQUIRE(again);
    CHECK(again.value->bytes == done.value->bytes);
}

TEST_CASE("what takes no comments is refused with the writer's own words and the file's name") {
    const plan::Comments one{base::Language::ru, {{0, "а"}}};
    const auto text = sandbox::annotate_file(helper, "просто текст", "план.txt", one);
    CHECK(!text);
    CHECK(ids(text.problems) == "EXT-0050");
    CHECK(text.problems.at(0).place.source->name == "план.txt");
    const auto beyond = sandbox::annotate_file(helper, bytes_of(QUJAT_SOURCE_DIR "/samples/plans/incomplete.docx"), "план.docx", {base::Language::ru, {{100'000, "а"}}});
    CHECK(ids(beyond.problems) == "EXT-0051");
    // Comments come from our own program; bytes that are none end the child without an answer.
    sandbox::Command command;
    command.task = sandbox::Command::Task::annotate;
    CHECK(ids(sandbox::run(helper, command, std::string_view("QJCOMM1\n\xFF")).problems) == "SBX-0018");
}

TEST_CASE("the helper says what the kernel gives") {
    const Said said = shell(helper.program + " --version");
    CHECK(said.code == 0);
    CHECK(said.text.find("qujat-sandbox") == 0);
    CHECK(said.text.find("\nlandlock: ") != std::string::npos);
    CHECK(said.text.find("\nseccomp: yes\n") != std::string::npos);
#if defined(__SANITIZE_ADDRESS__)
    CHECK(said.text.find("\nmemory: NOT limited (sanitizer build)\n") != std::string::npos);
#else
    CHECK(said.text.find("\nmemory: limited\n") != std::string::npos);
#endif
}

TEST_CASE("the helper can be used by hand, and explains itself to who uses it wrongly") {
    CHECK(shell("printf 'one\\n\\ntwo\\n' | " + helper.program + " read | grep -c two").text == "1\n");
    CHECK(shell("printf 'one\\n\\ntwo\\n' | " + helper.program + " read --name-calls --extension txt | grep -c two").text == "1\n");
    CHECK(shell(helper.program + " 2>/dev/null").code == 64);
    CHECK(shell(helper.program + " read --memory all 2>/dev/null").code == 64);
    CHECK(shell(helper.program + " exec pdftotext 2>&1 | grep -c '^qujat-sandbox exec'").text == "1\n");
    CHECK(shell("printf 12345 | " + helper.program + " read --input 4").code == 124);
    CHECK(shell("printf 1234 | " + helper.program + " read --input 4 | cat").code == 0);
}

TEST_CASE("a file of more paragraphs than a plan may have is refused by name, within the memory of the sandbox") {
    std::string bytes;
    while (bytes.size() < (20U << 20))
        bytes += "Жоспардың бір абзацы, сөздері көп емес.\n\n";
    const auto result = sandbox::read_plan_file(helper, bytes, "plan.txt");
    INFO(ids(result.problems));
    REQUIRE_FALSE(result);
    const std::string& id = result.problems[0].id; // too many paragraphs, or too much memory: but never a crash
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    CHECK((id.starts_with("EXT-") || id == "SBX-0013" || id == "SBX-0012" || id == "SBX-0011")); // slow: time may run out first
#else
    CHECK((id.starts_with("EXT-") || id == "SBX-0013"));
#endif
}

TEST_CASE("pdftotext gives the same text inside as outside") {
    const std::string program = "/usr/bin/pdftotext";
    const std::filesystem::path file = QUJAT_SOURCE_DIR "/tests/fuzz/corpus/extract/updated.pdf";
    if (!std::filesystem::exists(program) || !std::filesystem::exists(file)) {
        WARN("SKIPPED: no pdftotext, or no PDF");
        return;
    }
    sandbox::Command command;
    command.task = sandbox::Command::Task::convert;
    command.converter = {program, "-enc", "UTF-8", "-", "-"};
    const auto result = sandbox::run(helper, command, bytes_of(file));
    INFO(ids(result.problems));
    REQUIRE(result);
    const Said outside = shell(program + " -enc UTF-8 '" + file.string() + "' -");
    CHECK(outside.code == 0);
    CHECK(result.value->bytes == outside.text);
    const auto broken = sandbox::run(helper, command, "%PDF-1.7 and nothing else");
    CHECK(ids(broken.problems) == "SBX-0018");
}

TEST_CASE("OCR that is not installed is named with its packages, and only where it is needed") {
    std::error_code error;
    if (!std::filesystem::exists("/usr/bin/pdftoppm", error)) {
        WARN("SKIPPED: no poppler-utils");
        return;
    }
    const std::filesystem::path folder = std::filesystem::path(QUJAT_BINARY_DIR) / "tests/helper/only_poppler";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    for (const char* name : {"pdftotext", "pdftohtml", "pdfimages", "pdftoppm"})
        std::filesystem::create_symlink(std::filesystem::path("/usr/bin") / name, folder / name);
    sandbox::Helper poor = helper;
    poor.converters = folder.string();
    const auto pdf = [](const std::string& content) {
        return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]"
               "/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>> >> >> >>endobj\n4 0 obj<</Length " + std::to_string(content.size()) + ">>stream\n" + content +
               "\nendstream endobj\ntrailer<</Root 1 0 R>>\n";
    };
    const std::string empty = pdf("q Q"), full = pdf("BT /F 12 Tf 20 200 Td (The goal of the project is a platform) Tj ET");
    CHECK(sandbox::read_plan_file(poor, empty, "plan.pdf")); // not asked for
    CHECK(text_of(sandbox::read_plan_file(poor, full, "plan.pdf", {}, sandbox::Ocr::yes).value.value_or(plan::Part())) == "The goal of the project is a platform|");
    for (const std::string& bytes : {empty, std::string("\x89PNG\r\n\x1A\n")}) {
        const auto result = sandbox::read_plan_file(poor, bytes, "plan.pdf", {}, sandbox::Ocr::yes);
        CHECK(!result);
        REQUIRE(ids(result.problems) == "SBX-0023");
        CHECK(diag::hint(result.problems[0], base::Language::en).find("tesseract-ocr-kaz") != std::string::npos);
        CHECK(result.problems[0].place.source->name == "plan.pdf");
    }
    std::filesystem::remove(folder / "pdftoppm");
    CHECK(ids(sandbox::read_plan_file(poor, empty, "plan.pdf", {}, sandbox::Ocr::yes).problems) == "SBX-0022");
}

TEST_CASE("pictures are read in the sandbox, and a hostile one ends with a word of its own") {
    std::error_code error;
    if (!std::filesystem::exists("/usr/bin/tesseract", error) || shell("/usr/bin/tesseract --list-langs 2>&1").text.find("kaz") == std::string::npos) {
        WARN("SKIPPED: no tesseract-ocr with tesseract-ocr-kaz");
        return;
    }
    const auto broken = sandbox::read_plan_file(helper, "\x89PNG\r\n\x1A\n and nothing that follows is a picture", "plan.png", {}, sandbox::Ocr::yes);
    CHECK(!broken);
    INFO(ids(broken.problems));
    REQUIRE(!broken.problems.empty());
    CHECK((broken.problems[0].id == "SBX-0018" || broken.problems[0].id == "EXT-0036"));
    CHECK(ids(sandbox::read_plan_file(helper, "\x89PNG\r\n\x1A\n", "plan.png").problems) == "EXT-0035");
}
