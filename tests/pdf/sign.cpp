#include "pdf/pdf.hpp"

#include "base/sha256.hpp"
#include "programs.hpp"
#include "sample.hpp"

#include <algorithm>
#include <array>
#include <charconv>

using namespace qujat;

namespace {

constexpr std::size_t room = 1500;

diag::SourcePtr source(std::string bytes) {
    return diag::make_source("a.pdf", std::move(bytes), diag::Excerpt::value_only);
}

std::string issued(const layout::Pages& pages) {
    return sample::written(pages, sample::details());
}

pdf::SignatureDetails details(std::string field, pdf::StampPtr stamp = nullptr) {
    return {std::move(field), "Электронная цифровая подпись", "ӘБІЛҚАЙЫРҰЛЫ Ғани (қор)", *base::Timestamp::parse_iso("2026-11-20T14:05:09+05:00"), std::move(stamp),
            room};
}

pdf::Prepared prepared(const std::string& file, const pdf::SignatureDetails& wanted) {
    const auto result = pdf::prepare_signature(source(file), wanted);
    for (const auto& problem : result.problems)
        UNSCOPED_INFO(diag::to_text(problem, base::Language::en));
    REQUIRE(result.value);
    return *result.value;
}

std::string completed(const pdf::Prepared& file, const std::string& cms = "\x30\x03\x02\x01\x01") {
    const auto result = pdf::complete_signature(file, cms);
    REQUIRE(result.value);
    return *result.value;
}

std::string only_problem(const std::vector<diag::Diagnostic>& problems) {
    REQUIRE(problems.size() == 1);
    CHECK(sample::is_sayable(problems[0]));
    return problems[0].id;
}

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1))
        ++found;
    return found;
}

/// The four numbers of the last /ByteRange.
std::array<std::size_t, 4> byte_range(const std::string& file) {
    std::array<std::size_t, 4> numbers{};
    std::size_t at = file.rfind("/ByteRange [") + 12;
    for (std::size_t& number : numbers) {
        at = file.find_first_not_of(' ', at);
        const auto [end, error] = std::from_chars(file.data() + at, file.data() + file.size(), number);
        REQUIRE(error == std::errc());
        at = static_cast<std::size_t>(end - file.data());
    }
    CHECK(file[at] == ']');
    return numbers;
}

/// A page of the field's size, as the engine makes one from the stamp's template.
pdf::StampPtr stamp(const sample::Fonts& fonts) {
    using namespace base;
    sample::Maker maker(fonts);
    maker.page().size = {200_pt, 40_pt};
    for (layout::GlyphRun& run : sample::set_line("Қол қойды: Ғани, 25\u202F950\u00A0₸", {fonts.serif, fonts.noto}, 9_pt, {4_pt, 20_pt}, Language::kk))
        maker.page().items.push_back({std::move(run), 0, layout::ArtifactKind::layout});
    const auto made = pdf::make_stamp(maker.pages(), nullptr);
    REQUIRE(made.value);
    return *made.value;
}

} // namespace

TEST_CASE("the fields of a file are read with name, size and state") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.paragraph("Хат");
    maker.field("operator", "қолтаңба");
    maker.field("қатысушы", "екінші қолтаңба");
    const std::string file = issued(maker.pages());
    const auto read = pdf::read_signable(source(file));
    REQUIRE(read.value);
    REQUIRE(read.value->fields.size() == 2);
    CHECK(read.value->fields[0].name == "operator");
    CHECK(read.value->fields[0].size == base::Size{base::Length::points(200), base::Length::points(40)});
    CHECK(!read.value->fields[0].is_signed);
    CHECK(read.value->fields[1].name == "қатысушы");
    CHECK(read.value->subject.empty());

    const auto again = pdf::read_signable(source(completed(prepared(file, details("қатысушы")))));
    REQUIRE(again.value);
    CHECK(!again.value->fields[0].is_signed);
    CHECK(again.value->fields[1].is_signed);
}

TEST_CASE("a signature is one update behind the file and covers all but its own hole") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const std::string file = issued(sample::letter(*fonts));
    const pdf::Prepared made = prepared(file, details("operator", stamp(*fonts)));
    CHECK(made.file.substr(0, file.size()) == file);
    CHECK(count(made.file, "%%EOF") == count(file, "%%EOF") + 1);
    CHECK(made.file.ends_with("%%EOF\n"));

    // ISO 32000-1, 12.8.1: the range is the whole file but the value of /Contents, brackets included.
    const auto range = byte_range(made.file);
    CHECK(range[0] == 0);
    CHECK(range[1] == made.hole - 1);
    CHECK(range[2] == made.hole + made.hole_size + 1);
    CHECK(range[2] + range[3] == made.file.size());
    CHECK(made.hole_size == 2 * room);
    CHECK(made.file.substr(range[1] - 10, 10) == "/Contents ");
    CHECK(made.file[range[1]] == '<');
    CHECK(made.file[range[2] - 1] == '>');
    CHECK(made.digest == base::sha256(made.file.substr(0, range[1]) + made.file.substr(range[2])));

    const std::string added = made.file.substr(file.size());
    CHECK(count(added, "/SubFilter /ETSI.CAdES.detached") == 1);
    CHECK(count(added, "/M (D:20261120140509+05'00')") == 1);
    CHECK(count(added, "/SigFlags 3") == 1);
    CHECK(count(added, "/Type /Metadata") == 0);
    CHECK(count(added, "/Prev ") == 1);
}

TEST_CASE("equal arguments give equal bytes; another signer gives another file identifier") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const std::string file = issued(sample::letter(*fonts));
    const auto id = [](const std::string& bytes) { return bytes.substr(bytes.rfind("/ID ["), 74); };
    const pdf::Prepared one = prepared(file, details("operator")), same = prepared(file, details("operator"));
    CHECK(one.file == same.file);
    CHECK(one.digest == same.digest);
    pdf::SignatureDetails other_details = details("operator");
    other_details.signer = "Аноним";
    const pdf::Prepared other = prepared(file, other_details);
    CHECK(id(one.file) != id(other.file));
    CHECK(id(one.file).substr(0, 38) == id(other.file).substr(0, 38)); // ISO 32000-1, 14.4: the first half stays
    CHECK(file.find(id(one.file).substr(5, 34)) != std::string::npos);
}

TEST_CASE("the data come back from a signed file as from the file itself") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const std::string file = issued(sample::letter(*fonts));
    const std::string twice = completed(prepared(completed(prepared(file, details("operator"))), details("signature-2")));
    const auto data = pdf::extract_data(source(twice));
    REQUIRE(data.value);
    CHECK(*data.value == *pdf::extract_data(source(file)).value);
}

TEST_CASE("a further field has no place on the paper and stands on the first page") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts); // a paper without any field
    maker.paragraph("Хат");
    maker.new_page();
    maker.paragraph("Екінші бет");
    const std::string file = issued(maker.pages());
    const pdf::Prepared made = prepared(file, details("signature-1"));
    const std::string added = made.file.substr(file.size());
    CHECK(count(added, "/Rect [0 0 0 0]") == 1);
    CHECK(count(added, "/F 132") == 1);
    CHECK(count(added, "/Type /Page\n") == 1);
    const auto read = pdf::read_signable(source(completed(made)));
    REQUIRE(read.value);
    REQUIRE(read.value->fields.size() == 1);
    CHECK(read.value->fields[0].is_signed);
    CHECK(read.value->fields[0].size == base::Size{});
}

TEST_CASE("qpdf and poppler read files with one, two and fifteen signatures") {
    const auto fonts = sample::find_fonts();
    if (!fonts || !programs::is_there("qpdf") || !programs::is_there("pdftotext"))
        return;
    std::string file = issued(sample::letter(*fonts));
    const auto said = programs::run("pdftotext " + programs::save("unsigned.pdf", file) + " -").output;
    for (int i = 1; i <= 15; ++i) {
        file = completed(prepared(file, details(i == 1 ? "operator" : "signature-" + std::to_string(i), stamp(*fonts))));
        if (i > 2 && i < 15)
            continue;
        const std::string path = programs::save("signed.pdf", file);
        const auto checked = programs::run("qpdf --check " + path);
        INFO(checked.output);
        CHECK(checked.status == 0);
        const auto text = programs::run("pdftotext " + path + " -").output;
        CHECK(text.find("Қол қойды: Ғани") != std::string::npos);
        CHECK(text.find("Тіркеуден бас тарту туралы хабарлама") != std::string::npos);
    }
    CHECK(said.find("Қол қойды") == std::string::npos);
    const auto more = pdf::prepare_signature(source(file), details("signature-16"));
    CHECK(!more.value);
    CHECK(only_problem(more.problems) == "PDF-0201");
}

TEST_CASE("the openssl program can sign what was prepared, and pdfsig accepts it") {
    const auto fonts = sample::find_fonts();
    if (!fonts || !programs::is_there("pdfsig") || !programs::is_there("openssl"))
        return;
    pdf::SignatureDetails wanted = details("operator", stamp(*fonts));
    wanted.cms_size = 4000;
    const pdf::Prepared made = prepared(issued(sample::letter(*fonts)), wanted);
    const std::string covered = programs::save("covered", made.file.substr(0, made.hole - 1) + made.file.substr(made.hole + made.hole_size + 1));
    const auto key = programs::run("openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=outside -keyout " + covered + ".key -out " + covered + ".pem");
    REQUIRE(key.status == 0);
    const auto cms = programs::run("openssl cms -sign -binary -cades -md sha256 -outform DER -signer " + covered + ".pem -inkey " + covered + ".key -in " + covered +
                                   " -out " + covered + ".der");
    INFO(cms.output);
    REQUIRE(cms.status == 0);
    const std::string file = completed(made, *sample::read_file(covered + ".der"));
    const auto judged = programs::run("pdfsig -nocert " + programs::save("outside.pdf", file));
    INFO(judged.output);
    CHECK(judged.output.find("Signature is Valid") != std::string::npos);
    CHECK(judged.output.find("Total document signed") != std::string::npos);
    CHECK(judged.output.find("ETSI.CAdES.detached") != std::string::npos);
    std::string changed = file;
    changed[200] = static_cast<char>(changed[200] ^ 1);
    CHECK(programs::run("pdfsig -nocert " + programs::save("changed.pdf", changed)).output.find("Signature is Valid") == std::string::npos);
}

TEST_CASE("a signed field is not signed again") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const std::string file = completed(prepared(issued(sample::letter(*fonts)), details("operator")));
    const auto again = pdf::prepare_signature(source(file), details("operator"));
    CHECK(!again.value);
    CHECK(only_problem(again.problems) == "PDF-0202");
}

TEST_CASE("a signature that does not fit its hole is refused, and so is a hole that is no hole") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const pdf::Prepared made = prepared(issued(sample::letter(*fonts)), details("operator"));
    CHECK(pdf::complete_signature(made, std::string(room, 'x')).value);
    CHECK(only_problem(pdf::complete_signature(made, std::string(room + 1, 'x')).problems) == "PDF-0203");
    pdf::Prepared used = made;
    used.file = completed(made);
    CHECK(only_problem(pdf::complete_signature(used, "x").problems) == "PDF-0203");
    pdf::Prepared shifted = made;
    shifted.hole += 1;
    CHECK(only_problem(pdf::complete_signature(shifted, "x").problems) == "PDF-0203");
    shifted.hole = made.file.size();
    CHECK(only_problem(pdf::complete_signature(shifted, "x").problems) == "PDF-0203");
}

TEST_CASE("only whole files made by Qujat are taken") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const auto problem = [](std::string file) {
        const std::string read = only_problem(pdf::read_signable(source(file)).problems);
        CHECK(only_problem(pdf::prepare_signature(source(file), details("operator")).problems) == read);
        return read;
    };
    const std::string file = issued(sample::letter(*fonts));
    const auto changed = [&](std::string_view from, std::string_view to) {
        std::string out = file;
        const std::size_t at = out.rfind(from);
        REQUIRE(at != std::string::npos);
        return out.replace(at, from.size(), to);
    };
    CHECK(problem("") == "PDF-0101");
    CHECK(problem("%PDF-1.7\nxref\n0 0\ntrailer\n<</Encrypt 1 0 R>>\nstartxref\n9\n%%EOF\n") == "PDF-0101");
    CHECK(problem(changed("/Producer (Qujat", "/Producer (Other")) == "PDF-0101");
    CHECK(problem(changed("/FT /Sig", "/FT /Btn")) == "PDF-0101");
    CHECK(problem(changed("/AcroForm <<", "/AcroForm 3 ")) != "");
    CHECK(problem(file + "more") == "PDF-0102");
    CHECK(problem(file + "\n") == "PDF-0102");
    CHECK(problem(file.substr(0, file.size() / 2)) == "PDF-0102");
    CHECK(problem(changed("/Size ", "/Sine ")) == "PDF-0102");
}

TEST_CASE("cut anywhere, a signed file is refused or read, never trusted beyond its end") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const std::string file = completed(prepared(issued(sample::letter(*fonts)), details("operator", stamp(*fonts))));
    for (std::size_t size = 0; size < file.size(); size += 97) {
        const auto read = pdf::read_signable(source(file.substr(0, size)));
        CHECK(read.value.has_value() == read.problems.empty());
        CHECK(!read.value);
    }
    for (std::size_t at = file.size() / 2; at < file.size(); at += 31) {
        std::string broken = file;
        broken[at] = static_cast<char>(broken[at] ^ 0x15);
        const auto made = pdf::prepare_signature(source(broken), details("signature-2"));
        CHECK(made.value.has_value() == made.problems.empty());
    }
}
