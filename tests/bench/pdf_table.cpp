// Writes a tagged table of 26 columns and 100, 1000 and 10000 rows, pages made by hand, and prints what the PDF phase takes of time and memory a row.
#include "font/font.hpp"
#include "pdf/pdf.hpp"

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

using namespace qujat;
using namespace qujat::base;

namespace {

constexpr int columns = 26, rows_per_page = 40;

std::string read_file(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A line of /proc/self/status, in KiB.
long status(const std::string& key) {
    std::ifstream stream("/proc/self/status");
    for (std::string word; stream >> word;)
        if (word == key) {
            long value = 0;
            stream >> value;
            return value;
        }
    return 0;
}

layout::Pages make_pages(int rows, const font::FacePtr& face) {
    auto document = std::make_shared<doc::Document>();
    document->title = "Кесте";
    std::uint32_t id = 0;
    const auto add = [&](doc::Block& parent, doc::Role role) -> doc::Block& {
        doc::Block& made = parent.children.emplace_back();
        made.role = role;
        made.id = ++id;
        return made;
    };
    layout::Pages pages;
    doc::Block& table = add(document->root, doc::Role::table);
    doc::Block& body = add(table, doc::Role::table_body);
    body.children.reserve(static_cast<std::size_t>(rows));
    for (int row = 0; row < rows; ++row) {
        if (row % rows_per_page == 0)
            pages.pages.push_back({{297_mm, 210_mm}, {}});
        doc::Block& line = add(body, doc::Role::table_row);
        line.children.reserve(columns);
        for (int column = 0; column < columns; ++column) {
            doc::Block& cell = add(line, column == 0 ? doc::Role::table_header_cell : doc::Role::table_data_cell);
            cell.scope = column == 0 ? doc::Scope::row : doc::Scope::none;
            layout::GlyphRun run;
            run.face = face;
            run.size = 7_pt;
            run.origin = {Length::points(20 + column * 30), Length::points(30 + row % rows_per_page * 13)};
            run.text = std::to_string(row * 7 + column * 1001);
            for (std::size_t i = 0; i < run.text.size(); ++i) {
                text::Glyph glyph;
                glyph.id = face->glyph(static_cast<unsigned char>(run.text[i]));
                glyph.cluster = static_cast<std::uint32_t>(i);
                glyph.advance = run.size.scaled(face->width(glyph.id), 1000);
                run.glyphs.push_back(glyph);
            }
            pages.pages.back().items.push_back({std::move(run), cell.id, layout::ArtifactKind::layout});
        }
    }
    pages.document = std::move(document);
    return pages;
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "usage: bench_pdf_table FONT.ttf [SAVE.pdf]\n";
        return 2;
    }
    auto book = font::load_book({{"Serif", 400, font::Slope::upright, "font", "", read_file(arguments[1])}}, {"Serif"});
    if (!book.value)
        return 1;
    const font::FacePtr face = book.value->faces()[0];
    for (const int rows : {100, 1000, 10000}) {
        const layout::Pages pages = make_pages(rows, face);
        std::ofstream("/proc/self/clear_refs") << 5; // the peak begins anew (proc(5))
        const long before = status("VmRSS:");
        const auto begin = std::chrono::steady_clock::now();
        const auto file = pdf::write(pages, {*Timestamp::parse_iso("2026-11-20T14:05:09+05:00"), "bench", "{}"}, nullptr);
        const auto end = std::chrono::steady_clock::now();
        if (!file.value)
            return 1;
        const long more = status("VmHWM:") - before;
        std::cout << rows << " rows: " << std::chrono::duration_cast<std::chrono::milliseconds>(end - begin).count() << " ms, " << file.value->size() << " bytes, peak "
                  << more << " KiB = " << more * 1024 / (rows * columns) << " bytes a cell, file " << file.value->size() / static_cast<std::size_t>(rows * columns) << " bytes a cell\n";
        if (count > 2 && rows == 10000)
            std::ofstream(arguments[2], std::ios::binary) << *file.value;
    }
    return 0;
}
