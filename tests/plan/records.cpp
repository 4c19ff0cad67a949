#include "catch.hpp"

#include "base/utf8.hpp"
#include "plan/plan.hpp"
#include "plan/records.hpp"

#include <random>

using namespace qujat;

namespace {

// Random parts, the same in every run.
class Maker {
  public:
    explicit Maker(unsigned seed) : engine_(seed) {}

    plan::Part part() {
        plan::Part made;
        made.format = number(2) == 0 ? "docx" : "txt";
        made.pages = number(100);
        made.pictures = number(plan::most_places);
        for (std::uint32_t i = number(20); i > 0; --i)
            made.blocks.push_back(block());
        for (std::uint32_t i = number(5); i > 0; --i)
            made.notes.push_back(note());
        return made;
    }

  private:
    std::uint32_t number(std::uint32_t most) { return static_cast<std::uint32_t>(engine_() % (std::uint64_t{most} + 1)); }

    std::string text() {
        static constexpr char32_t letters[] = {U'a', U' ', U'\n', U'ә', U'Ж', U'№', U'—', U'\u00A0', U'\u00AD', U'₸', U'\U0001F600', U'\u200B'};
        std::string made;
        for (std::uint32_t i = number(12); i > 0; --i)
            base::append(made, letters[number(std::size(letters) - 1)]);
        return made;
    }

    plan::Block block() {
        plan::Block made;
        made.kind = static_cast<plan::BlockKind>(number(6));
        if (made.kind == plan::BlockKind::heading) {
            made.heading_by = static_cast<plan::HeadingBy>(1 + number(1));
            made.level = static_cast<std::uint8_t>(1 + number(8));
        } else if (made.kind == plan::BlockKind::list_item) {
            made.level = static_cast<std::uint8_t>(1 + number(254));
        } else if (made.kind == plan::BlockKind::cell) {
            made.table = 1 + number(plan::most_places - 1);
            made.row = 1 + number(1000);
            made.column = 1 + number(60);
        }
        made.page = number(plan::most_places);
        made.struck = number(1000);
        made.emphasised = number(1) == 1;
        made.numbering = text();
        made.text = text();
        return made;
    }

    diag::Diagnostic note() {
        diag::Diagnostic made{number(1) == 0 ? "XML-0001" : "DIA-0002", {}, {}, {}};
        made.place.path = text();
        for (std::uint32_t i = number(3); i > 0; --i)
            made.arguments.push_back({"found_kk", text()});
        return made;
    }

    std::mt19937_64 engine_;
};

void check_equal(const plan::Part& a, const plan::Part& b) {
    CHECK(a.format == b.format);
    CHECK(a.pages == b.pages);
    CHECK(a.pictures == b.pictures);
    REQUIRE(a.blocks.size() == b.blocks.size());
    for (std::size_t i = 0; i < a.blocks.size(); ++i) {
        const plan::Block &x = a.blocks[i], &y = b.blocks[i];
        CHECK((x.kind == y.kind && x.heading_by == y.heading_by && x.level == y.level && x.emphasised == y.emphasised));
        CHECK((x.table == y.table && x.row == y.row && x.column == y.column && x.page == y.page && x.struck == y.struck));
        CHECK(x.numbering == y.numbering);
        CHECK(x.text == y.text);
    }
    REQUIRE(a.notes.size() == b.notes.size());
    for (std::size_t i = 0; i < a.notes.size(); ++i) {
        CHECK(a.notes[i].id == b.notes[i].id);
        CHECK(a.notes[i].place.path == b.notes[i].place.path);
        REQUIRE(a.notes[i].arguments.size() == b.notes[i].arguments.size());
        for (std::size_t k = 0; k < a.notes[i].arguments.size(); ++k) {
            CHECK(a.notes[i].arguments[k].name == b.notes[i].arguments[k].name);
            CHECK(a.notes[i].arguments[k].value == b.notes[i].arguments[k].value);
        }
    }
}

plan::Part part_of(plan::Block block) {
    plan::Part part;
    part.format = "txt";
    part.blocks.push_back(std::move(block));
    return part;
}

// What is said of bytes that must be refused: "number 42", from the English words.
std::string fault_of(const std::string& bytes) {
    const auto result = plan::read_records(bytes);
    if (result || result.problems.size() != 1 || result.problems[0].id != "PLN-0001")
        return "not refused";
    std::string what, byte;
    for (const diag::Argument& argument : result.problems[0].arguments) {
        if (argument.name == "what_en")
            what = argument.value;
        if (argument.name == "byte")
            byte = argument.value;
    }
    CHECK(byte == std::to_string(result.problems[0].place.begin));
    CHECK(diag::message(result.problems[0], base::Language::kk).find('{') == std::string::npos);
    return what + " @" + byte;
}

std::string with_block(void (*change)(plan::Block&)) {
    plan::Block block;
    block.text = "x";
    change(block);
    return plan::write_records(part_of(std::move(block)));
}

// mark 8, pages 4, pictures 4, format 4 + 3, number of blocks 4: the first block begins here.
constexpr std::size_t first_block = 27;

void put_number(std::string& bytes, std::size_t at, std::uint32_t number) {
    for (std::size_t i = 0; i < 4; ++i)
        bytes[at + i] = static_cast<char>((number >> (8 * i)) & 0xFF);
}

constexpr const char* out_of_range = "a number is out of its range @";

} // namespace

TEST_CASE("what is written is read again, and equal parts give equal bytes") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        INFO(seed);
        const plan::Part part = Maker(seed).part();
        const std::string bytes = plan::write_records(part);
        const auto read = plan::read_records(bytes);
        REQUIRE(read);
        CHECK(read.problems.empty());
        check_equal(*read.value, part);
        CHECK(plan::write_records(*read.value) == bytes);
    }
}

TEST_CASE("records cut anywhere are refused, and so is anything behind their end") {
    const std::string bytes = plan::write_records(Maker(7).part());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK(!plan::read_records(std::string_view(bytes).substr(0, size)));
    CHECK(fault_of(bytes.substr(0, bytes.size() - 1)).starts_with("the answer ends too early"));
    CHECK(fault_of(bytes + "x") == "bytes are left behind the end mark @" + std::to_string(bytes.size()));
    CHECK(fault_of("") == "the answer ends too early @0");
    CHECK(fault_of("QJPLAN2\n") == "no mark of records, or of another version @0");
}

TEST_CASE("any single byte may be anything: the answer is a part of the same bytes or one problem") {
    const std::string bytes = plan::write_records(Maker(11).part());
    for (std::size_t at = 0; at < bytes.size(); ++at)
        for (const int flip : {0x01, 0x80, 0xFF}) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ flip);
            const auto result = plan::read_records(changed);
            if (result)
                CHECK(plan::write_records(*result.value) == changed);
            else
                CHECK(result.problems.size() == 1);
        }
}

TEST_CASE("numbers of a block must lie in the range that its kind gives them") {
    using plan::Block;
    using plan::BlockKind;
    using plan::HeadingBy;
    const auto at = [](std::size_t offset) { return out_of_range + std::to_string(first_block + offset); };
    CHECK(fault_of(with_block([](Block& block) { block.kind = static_cast<BlockKind>(7); })) == at(0));
    CHECK(fault_of(with_block([](Block& block) { block.heading_by = HeadingBy::style; })) == at(1)); // a paragraph
    CHECK(fault_of(with_block([](Block& block) { block.kind = BlockKind::heading; block.level = 1; })) == at(1)); // by nothing
    CHECK(fault_of(with_block([](Block& block) { block.kind = BlockKind::heading; block.heading_by = static_cast<HeadingBy>(3); })) == at(1));
    CHECK(fault_of(with_block([](Block& block) { block.kind = BlockKind::heading; block.heading_by = HeadingBy::look; })) == at(2));
    CHECK(fault_of(with_block([](Block& block) { block.kind = BlockKind::heading; block.heading_by = HeadingBy::look; block.level = 10; })) == at(2));
    CHECK(fault_of(with_block([](Block& block) { block.kind = BlockKind::list_item; })) == at(2));
    CHECK(fault_of(with_block([](Block& block) { block.level = 1; })) == at(2));
    std::string shouting = with_block([](Block&) {});
    shouting[first_block + 3] = 2;
    CHECK(fault_of(shouting) == at(3));
    CHECK(fault_of(with_block([](Block& block) { block.table = 1; })) == at(4));
    CHECK(fault_of(with_block([](Block& block) { block.kind = BlockKind::cell; })) == at(4));
    CHECK(fault_of(with_block([](Block& block) { block.kind = BlockKind::cell; block.table = 1; })) == at(8));
    CHECK(fault_of(with_block([](Block& block) { block.kind = BlockKind::cell; block.table = block.row = 1; })) == at(12));
    CHECK(fault_of(with_block([](Block& block) { block.kind = BlockKind::cell; block.table = block.row = 1; block.column = plan::most_places + 1; })) == at(12));
    CHECK(fault_of(with_block([](Block& block) { block.page = plan::most_places + 1; })) == at(16));
    CHECK(fault_of(with_block([](Block& block) { block.struck = plan::most_text + 1; })) == at(20));
}

TEST_CASE("numbers and the format of a part are bounded") {
    plan::Part part;
    part.format = "txt";
    const std::string good = plan::write_records(part);
    REQUIRE(plan::read_records(good));
    std::string bytes = good;
    put_number(bytes, 8, plan::most_places + 1);
    CHECK(fault_of(bytes) == out_of_range + std::string("8"));
    bytes = good;
    put_number(bytes, 12, plan::most_places + 1);
    CHECK(fault_of(bytes) == out_of_range + std::string("12"));
    part.format = "docxdocxdocxdocxd";
    CHECK(fault_of(plan::write_records(part)) == "a text is too long @16");
    part.format = "DOC";
    CHECK(fault_of(plan::write_records(part)).starts_with("a text is not UTF-8"));
}

TEST_CASE("counts are bounded before anything is made of them") {
    const std::string good = with_block([](plan::Block&) {});
    const std::size_t blocks = first_block - 4, notes = good.size() - plan::records::end_mark.size() - 4;
    std::string bytes = good;
    put_number(bytes, blocks, plan::most_blocks + 1);
    CHECK(fault_of(bytes) == "a count is beyond its limit @" + std::to_string(blocks));
    put_number(bytes, blocks, 0xFFFF'FFFF);
    CHECK(fault_of(bytes) == "a count is beyond its limit @" + std::to_string(blocks));
    put_number(bytes, blocks, plan::most_blocks); // allowed, but not there
    CHECK(fault_of(bytes) == "the answer ends too early @" + std::to_string(blocks));
    bytes = good;
    put_number(bytes, notes, plan::most_notes + 1);
    CHECK(fault_of(bytes) == "a count is beyond its limit @" + std::to_string(notes));
    put_number(bytes, notes, plan::most_notes);
    CHECK(fault_of(bytes) == "the answer ends too early @" + std::to_string(notes));

    plan::Part part;
    part.format = "txt";
    part.notes.push_back({"XML-0001", {}, std::vector<diag::Argument>(plan::most_arguments, {"found_kk", "x"}), {}});
    bytes = plan::write_records(part);
    REQUIRE(plan::read_records(bytes));
    const std::size_t arguments = 27 + 4 + (4 + 8) + 4;
    REQUIRE(bytes[arguments] == static_cast<char>(plan::most_arguments));
    ++bytes[arguments];
    CHECK(fault_of(bytes) == "a count is beyond its limit @" + std::to_string(arguments));
}

TEST_CASE("as many blocks and notes as are allowed are read") {
    plan::Part part;
    part.format = "txt";
    part.blocks.resize(plan::most_blocks);
    part.notes.resize(plan::most_notes, {"DIA-0002", {}, {{"count", "1"}}, {}});
    const auto read = plan::read_records(plan::write_records(part));
    REQUIRE(read);
    CHECK(read.value->blocks.size() == plan::most_blocks);
    CHECK(read.value->notes.size() == plan::most_notes);
    part.blocks.emplace_back();
    CHECK(fault_of(plan::write_records(part)).starts_with("a count is beyond its limit"));
    part.blocks.clear();
    part.notes.push_back(part.notes[0]);
    CHECK(fault_of(plan::write_records(part)).starts_with("a count is beyond its limit"));
}

TEST_CASE("texts are bounded each and all together") {
    plan::Part part;
    part.format = "txt";
    part.blocks.resize(2);
    part.blocks[0].text.assign(plan::most_text - 3 - 10, 'x'); // the format counts, too
    part.blocks[1].text.assign(10, 'x');
    CHECK(plan::read_records(plan::write_records(part)));
    part.blocks[1].text += 'x';
    CHECK(fault_of(plan::write_records(part)).starts_with("a text is too long"));

    std::string bytes = with_block([](plan::Block&) {});
    const std::size_t numbering = first_block + 24;
    put_number(bytes, numbering, plan::most_short + 1);
    CHECK(fault_of(bytes) == "a text is too long @" + std::to_string(numbering));
    put_number(bytes, numbering, plan::most_short);
    CHECK(fault_of(bytes) == "the answer ends too early @" + std::to_string(numbering));
    put_number(bytes, numbering, 0xFFFF'FFFF);
    CHECK(fault_of(bytes) == "a text is too long @" + std::to_string(numbering));
}

TEST_CASE("a text must be UTF-8 without control characters but the line feed") {
    const std::size_t text = first_block + 24 + 4 + 4;
    for (const char* wrong : {"\xFF\xFF", "\xC0\x80", "a\x1B", "a\x07", "a\t", "a\r", "a\x7F", "\xC2\x85", "\xC2\x9B", "\xED\xA0"}) {
        std::string bytes = with_block([](plan::Block& block) { block.text = "ab"; });
        REQUIRE(bytes.substr(text, 2) == "ab");
        bytes.replace(text, 2, wrong);
        INFO(diag::quoted(wrong));
        CHECK(fault_of(bytes).starts_with("a text is not UTF-8 or holds a control character"));
    }
    std::string zero = with_block([](plan::Block& block) { block.text = "ab"; });
    zero[text] = '\0';
    CHECK(fault_of(zero) == "a text is not UTF-8 or holds a control character @" + std::to_string(text));
    CHECK(plan::read_records(with_block([](plan::Block& block) { block.text = "a\nb\xC2\xA0"; })));
}

TEST_CASE("a child may only say what readers say") {
    plan::Part part;
    part.format = "txt";
    for (const char* id : {"DAT-0001", "SBX-0011", "DIA-0001", "EXT-9999", "EXT-", "", "XML-0001 "}) {
        INFO(id);
        part.notes = {{id, {}, {}, {}}};
        CHECK(fault_of(plan::write_records(part)).starts_with("a note is not in the catalogue or not about reading"));
    }
    part.notes = {{"XML-0001", {}, {{"found kk", "x"}}, {}}};
    CHECK(fault_of(plan::write_records(part)).starts_with("a note is not"));
    part.notes = {{"XML-0001", {}, {{"", "x"}}, {}}};
    CHECK(fault_of(plan::write_records(part)).starts_with("a note is not"));
}

TEST_CASE("the writer mends spelling, so that one odd character does not cost the plan") {
    plan::Block block;
    block.text = "a\x1B[31m\tb\r\xC2\x85\xFF";
    block.numbering.assign(plan::most_short - 1, '1');
    block.numbering += "ә2"; // its first letter would cross the limit
    const auto read = plan::read_records(plan::write_records(part_of(block)));
    REQUIRE(read);
    CHECK(read.value->blocks[0].text == "a [31m b  \xEF\xBF\xBD");
    CHECK(read.value->blocks[0].numbering == std::string(plan::most_short - 1, '1'));
}
