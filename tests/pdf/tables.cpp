#include "pdf/structure.hpp"

#include "programs.hpp"
#include "sample.hpp"

using namespace qujat;
using sample::contains;
using sample::count;
using namespace qujat::base;
using doc::Role;

namespace {

/// A table made by hand; its cells' texts become lines, wherever they stand on paper.
class TableMaker {
  public:
    explicit TableMaker(sample::Fonts fonts) : maker(std::move(fonts)) { maker.block(Role::table); }

    doc::Block& group(Role role) { return maker.block(role, Language::kk, 1); }
    doc::Block& row() { return maker.block(Role::table_row, Language::kk, 2); }
    doc::Block& cell(std::string_view text, Role role = Role::table_data_cell, int columns = 1, int rows = 1) {
        doc::Block& made = maker.block(role, Language::kk, 3);
        made.column_span = static_cast<std::uint16_t>(columns);
        made.row_span = static_cast<std::uint16_t>(rows);
        made.scope = role == Role::table_header_cell ? doc::Scope::column : doc::Scope::none;
        if (!text.empty())
            maker.line(text);
        return made;
    }
    doc::Block& head(std::string_view text, int columns = 1, int rows = 1) { return cell(text, Role::table_header_cell, columns, rows); }
    /// Without the first and the last line, which are the same everywhere.
    std::string dump() const {
        const std::string all = pdf::dump_tags(maker.pages());
        return all.substr(all.find('\n') + 1);
    }
    std::vector<std::string> problems() const {
        std::vector<std::string> ids;
        for (const diag::Diagnostic& problem : pdf::write(maker.pages(), sample::details(), nullptr).problems) {
            CHECK(sample::is_sayable(problem));
            ids.push_back(problem.id);
        }
        return ids;
    }

    sample::Maker maker;
};
using Ids = std::vector<std::string>;

/// The same paragraph as `sample::Maker::line` would make it, with an element of its own in the middle.
layout::Pages link_pages(const sample::Fonts& fonts, const std::string& uri) {
    sample::Maker maker(fonts);
    doc::Block& paragraph = maker.block(Role::p);
    const std::uint32_t owner = maker.last_id(), link = owner + 1;
    paragraph.inlines.emplace_back();
    doc::InlineElement element;
    element.uri = uri;
    element.id = link;
    paragraph.extras.edit().inline_elements.push_back(element);
    const auto put = [&](std::string_view text, Length x, Length y, std::uint32_t whose) {
        for (layout::GlyphRun& run : sample::set_line(text, {fonts.serif}, 12_pt, {x, y}, Language::kk))
            maker.page().items.push_back({std::move(run), whose, layout::ArtifactKind::layout});
    };
    put("Қараңыз: (", 60_pt, 60_pt, owner);
    put("біздің", 130_pt, 60_pt, link);
    std::get<layout::GlyphRun>(maker.page().items.back().content).space_after = true;
    maker.page().items.push_back({layout::LinkBox{{130_pt, 50_pt, 60_pt, 14_pt}, uri}, link, layout::ArtifactKind::layout});
    put("сайт", 60_pt, 76_pt, link);
    maker.page().items.push_back({layout::LinkBox{{60_pt, 66_pt, 40_pt, 14_pt}, uri}, link, layout::ArtifactKind::layout});
    put(") соңы", 100_pt, 76_pt, owner);
    return maker.pages();
}

} // namespace

TEST_CASE("a table is one element with its groups, rows and cells, spans and scopes said") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    TableMaker table(*fonts);
    table.group(Role::caption);
    table.maker.line("кесте");
    table.group(Role::table_head);
    table.row();
    table.head("№", 1, 2).scope = doc::Scope::both;
    table.head("жыл", 2);
    table.row();
    table.head("2025");
    table.head("2026");
    table.group(Role::table_body);
    table.row();
    table.head("1").scope = doc::Scope::row;
    table.cell("он");
    table.maker.new_page();
    table.cell("он бір");
    CHECK(table.dump() == "  Table\n"
                          "    Caption \"кесте\"\n"
                          "    THead\n"
                          "      TR\n"
                          "        TH scope=Both rows=2 \"№\"\n"
                          "        TH scope=Column columns=2 \"жыл\"\n"
                          "      TR\n"
                          "        TH scope=Column \"2025\"\n"
                          "        TH scope=Column \"2026\"\n"
                          "    TBody\n"
                          "      TR\n"
                          "        TH scope=Row \"1\"\n"
                          "        TD \"он\"\n"
                          "        TD \"он бір\"\n");
    const std::string file = sample::written(table.maker.pages(), sample::details());
    CHECK(contains(file, "/A<</O/Table/Scope/Both/RowSpan 2>>"));
    CHECK(contains(file, "/A<</O/Table/Scope/Column/ColSpan 2>>"));
    CHECK(count(file, "/S/Table/") == 1);
    CHECK(count(file, "/S/TH/") == 5);
}

// ISO 14289-1, 7.5; ISO 32000-1, 14.8.4.3.4: rows have the same number of columns.
TEST_CASE("a row with nothing in its cells is still a row, and only a table without cells is nothing") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    TableMaker table(*fonts);
    table.group(Role::table_body);
    table.row();
    table.cell("а");
    table.cell("");
    table.row();
    table.cell("");
    table.cell("");
    table.row();
    table.cell("б", Role::table_data_cell, 1, 0); // to the end of its group: two rows
    table.cell("");
    table.row();
    table.cell("");
    table.maker.block(Role::table); // nothing but blank rows
    table.group(Role::table_body);
    table.row();
    table.cell("");
    table.maker.block(Role::table); // no cell
    table.group(Role::table_body);
    table.row();
    CHECK(table.dump() == "  Table\n"
                          "    TBody\n"
                          "      TR\n"
                          "        TD \"а\"\n"
                          "        TD\n"
                          "      TR\n"
                          "        TD\n"
                          "        TD\n"
                          "      TR\n"
                          "        TD rows=2 \"б\"\n"
                          "        TD\n"
                          "      TR\n"
                          "        TD\n"
                          "  Table\n"
                          "    TBody\n"
                          "      TR\n"
                          "        TD\n");
    CHECK(table.problems().empty());
}

TEST_CASE("groups are read as they are drawn, and what has no role gets one where others have") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    TableMaker table(*fonts);
    table.group(Role::table_foot);
    table.row();
    table.cell("барлығы");
    table.group(Role::none);
    table.row();
    table.cell("он");
    table.group(Role::table_head);
    table.row();
    table.head("саны");
    CHECK(table.dump() == "  Table\n    THead\n      TR\n        TH scope=Column \"саны\"\n    TBody\n      TR\n        TD \"он\"\n    TFoot\n      TR\n        TD \"барлығы\"\n");
    TableMaker bare(*fonts); // data without rows: a header group asks for a body
    bare.group(Role::table_head);
    bare.row();
    bare.head("саны");
    bare.group(Role::table_body);
    CHECK(bare.dump() == "  Table\n    TR\n      TH scope=Column \"саны\"\n");
    TableMaker plain(*fonts);
    plain.group(Role::none);
    plain.maker.block(Role::none, Language::kk, 2);
    plain.cell("он", Role::none);
    CHECK(plain.dump() == "  Table\n    TR\n      TD \"он\"\n");
}

TEST_CASE("a cell with one paragraph holds its words directly, with two it holds paragraphs") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    TableMaker table(*fonts);
    table.group(Role::table_body);
    table.row();
    table.cell("");
    table.maker.block(Role::none, Language::kk, 4);
    table.maker.line("өзі");
    table.cell("");
    table.maker.block(Role::p, Language::kk, 4);
    table.maker.line("бірінші");
    table.maker.block(Role::none, Language::kk, 4);
    table.maker.line("екінші");
    table.cell("");
    table.maker.block(Role::p, Language::ru, 4);
    table.maker.line("по-русски", 12_pt, Language::ru);
    CHECK(table.dump() == "  Table\n    TBody\n      TR\n"
                          "        TD \"өзі\"\n"
                          "        TD\n          P \"бірінші\"\n          P \"екінші\"\n"
                          "        TD\n          P lang=ru \"по-русски\"\n");
}

TEST_CASE("a header cell without scope and a table without a grid are errors") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    TableMaker table(*fonts);
    table.group(Role::table_body);
    table.row();
    table.head("а").scope = doc::Scope::none;
    table.cell("б", Role::table_data_cell, 1, 2);
    SECTION("no scope") {
        table.row();
        table.cell("в");
        CHECK(table.problems() == Ids{"PDF-0010"});
    }
    SECTION("a row too short, another too long: said once") {
        table.row();
        table.row();
        table.cell("в");
        table.cell("г");
        table.cell("д");
        CHECK(table.problems() == Ids{"PDF-0011", "PDF-0010"});
    }
}

TEST_CASE("a link stands in its paragraph where its words do, with an area for each line") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const layout::Pages pages = link_pages(*fonts, "https://astanahub.com/құжат?a=(1)");
    CHECK(contains(pdf::dump_tags(pages), "  P \"Қараңыз: ({Link}) соңы\"\n    Link uri=\"https://astanahub.com/құжат?a=(1)\" \"біздің сайт\"\n"));
    const std::string file = sample::written(pages, sample::details());
    CHECK(count(file, "/Subtype/Link/F 4/Border[0 0 0]") == 2);
    CHECK(count(file, "/Type/OBJR") == 2);
    CHECK(contains(file, "/URI(https://astanahub.com/%D2%9B%D2%B1%D0%B6%D0%B0%D1%82?a=%281%29)")); // RFC 3986, 2.1
    if (!programs::is_there("qpdf"))
        return;
    const std::string path = programs::save("link.pdf", file);
    const programs::Answer answer = programs::run("qpdf --check " + path);
    INFO(answer.output);
    CHECK(answer.status == 0);
    CHECK(contains(programs::run("qpdf --qdf --object-streams=disable " + path + " -").output, "/ParentTreeNextKey 3"));
}

TEST_CASE("a link without words is an error") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    layout::Pages pages = link_pages(*fonts, "https://astanahub.com");
    std::erase_if(pages.pages[0].items, [](const layout::Item& item) { return item.owner == 2 && std::holds_alternative<layout::GlyphRun>(item.content); });
    const auto result = pdf::write(pages, sample::details(), nullptr);
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems[0].id == "PDF-0012");
    CHECK(sample::is_sayable(result.problems[0]));
}

// ISO 32000-1, 14.7.4.4 and 7.9.7: every page has its entry, and the leaves say which keys they hold.
TEST_CASE("the parent tree of many pages has leaves") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    for (int i = 0; i < 40; ++i) {
        maker.paragraph("бет");
        maker.new_page();
    }
    maker.paragraph("соңғы");
    const std::string file = sample::written(maker.pages(), sample::details());
    CHECK(contains(file, "<</Limits[0 15]/Nums[0["));
    CHECK(contains(file, "<</Limits[16 31]/Nums[16["));
    CHECK(contains(file, "<</Limits[32 40]/Nums[32["));
}
