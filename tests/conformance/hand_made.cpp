// hand_made FONT.ttf FOLDER: files of pages that no template made, for outside judges: tables of 0 to 3000 rows with spans and repeated headers, links over lines and pages, pictures with
// and without transparency, in and out of lines; each page with its number.
#include "font/font.hpp"
#include "pdf/pdf.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

using namespace qujat;
using namespace qujat::base;
using doc::Role;

namespace {

std::string read_file(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

class Maker {
  public:
    explicit Maker(font::FacePtr face) : face_(std::move(face)) {
        document_.title = "Қолдан жасалған беттер";
        new_page();
    }

    void new_page() { pages_.push_back({{210_mm, 297_mm}, {}}); }
    doc::Block& add(doc::Block& parent, Role role) {
        doc::Block& made = parent.children.emplace_back();
        made.role = role;
        made.id = ++last_id_;
        return made;
    }
    std::uint32_t next_id() { return ++last_id_; }
    void put(layout::Item item) { pages_.back().items.push_back(std::move(item)); }
    void write(const std::string& text, base::Point at, std::uint32_t owner, Length size = 9_pt) {
        layout::GlyphRun run;
        run.face = face_;
        run.size = size;
        run.origin = at;
        for (const char c : text) {
            text::Glyph glyph;
            glyph.id = face_->glyph(static_cast<unsigned char>(c));
            glyph.cluster = static_cast<std::uint32_t>(run.text.size());
            glyph.advance = size.scaled(face_->width(glyph.id), 1000);
            run.text += c;
            run.glyphs.push_back(glyph);
        }
        put({std::move(run), owner, layout::ArtifactKind::layout});
    }
    doc::Document& document() { return document_; }

    bool save(const std::string& path) {
        const std::vector<layout::Page> pages = pages_;
        pdf::Writer writer(document_, nullptr);
        for (const layout::Page& page : pages)
            writer.page(page);
        for (std::size_t n = 0; n < pages.size(); ++n) {
            pages_ = {{pages[n].size, {}}};
            write(std::to_string(n + 1), {300_pt, 820_pt}, 0);
            pages_[0].items[0].artifact = layout::ArtifactKind::pagination_footer;
            writer.margin_boxes(n, pages_[0].items);
        }
        const auto file = writer.finish({*Timestamp::parse_iso("2026-11-20T14:05:09+05:00"), "Qujat", "{}"});
        for (const diag::Diagnostic& problem : file.problems)
            std::cerr << diag::to_text(problem, Language::en);
        if (file.value)
            std::ofstream(path, std::ios::binary) << *file.value;
        return file.value.has_value();
    }

  private:
    font::FacePtr face_;
    doc::Document document_;
    std::vector<layout::Page> pages_;
    std::uint32_t last_id_ = 0;
};

/// Ten columns. The header has two rows with spans; it is content on the first page and an artifact on the others. Every fourth row begins a cell of two rows, some cells are empty.
Maker table(const font::FacePtr& face, int rows) {
    constexpr int columns = 10, rows_per_page = 50;
    Maker maker(face);
    doc::Block& made = maker.add(maker.document().root, Role::table);
    doc::Block& caption = maker.add(made, Role::caption);
    maker.write("table", {50_pt, 40_pt}, caption.id);
    doc::Block& head = maker.add(made, Role::table_head);
    const auto x = [](int column) { return Length::points(50 + column * 50); };
    for (int row = 0; row < 2; ++row) {
        doc::Block& line = maker.add(head, Role::table_row);
        for (int column = 0; column < (row == 0 ? 2 : columns - 1); ++column) {
            doc::Block& cell = maker.add(line, Role::table_header_cell);
            cell.scope = doc::Scope::column;
            if (row == 0)
                (column == 0 ? cell.row_span : cell.column_span) = static_cast<std::uint16_t>(column == 0 ? 2 : columns - 1);
            maker.write("head", {x(column + row), Length::points(55 + row * 12)}, cell.id);
        }
    }
    doc::Block& body = maker.add(made, Role::table_body);
    for (int row = 0; row < rows; ++row) {
        if (row > 0 && row % rows_per_page == 0) {
            maker.new_page();
            maker.write("head", {x(0), 55_pt}, 0);
        }
        doc::Block& line = maker.add(body, Role::table_row);
        const bool begins = row % 4 == 1 && row + 1 < rows, is_covered = row % 4 == 2;
        for (int column = is_covered ? 1 : 0; column < columns; ++column) {
            doc::Block& cell = maker.add(line, column == 0 ? Role::table_header_cell : Role::table_data_cell);
            cell.scope = column == 0 ? doc::Scope::row : doc::Scope::none;
            cell.row_span = column == 0 && begins ? 2 : 1;
            const Length y = Length::points(80 + row % rows_per_page * 14);
            if ((row + column) % 7 != 3)
                maker.write(std::to_string(row * columns + column), {x(column), y}, cell.id);
            maker.put({layout::FilledRect{{x(column), y + 2_pt, 45_pt, Length::ratio(1, 2)}, {}}, 0, layout::ArtifactKind::layout});
        }
    }
    return maker;
}

/// A link in the middle of a paragraph that goes on on the next page.
Maker links(const font::FacePtr& face) {
    Maker maker(face);
    doc::Block& paragraph = maker.add(maker.document().root, Role::p);
    paragraph.inlines.emplace_back();
    const std::string uri = "https://astanahub.com/?a=(1)";
    doc::InlineElement element;
    element.uri = uri;
    element.id = maker.next_id();
    paragraph.extras.edit().inline_elements.push_back(element);
    maker.write("see ", {60_pt, 800_pt}, paragraph.id);
    maker.write("our site", {80_pt, 800_pt}, element.id);
    maker.put({layout::LinkBox{{80_pt, 790_pt, 50_pt, 12_pt}, uri}, element.id, layout::ArtifactKind::layout});
    maker.new_page();
    maker.write("on the net", {60_pt, 60_pt}, element.id);
    maker.put({layout::LinkBox{{60_pt, 50_pt, 50_pt, 12_pt}, uri}, element.id, layout::ArtifactKind::layout});
    maker.write(", please", {115_pt, 60_pt}, paragraph.id);
    return maker;
}

/// One raster twice: a figure of its own and one in a line; and as decoration.
Maker pictures(const font::FacePtr& face) {
    Maker maker(face);
    auto raster = std::make_shared<doc::Raster>();
    raster->width = raster->height = 64;
    for (int i = 0; i < 64 * 64; ++i) {
        for (const int value : {i, i / 64 * 4, 90})
            raster->data += static_cast<char>(value);
        raster->alpha += static_cast<char>(i / 16);
    }
    doc::Block& figure = maker.add(maker.document().root, Role::figure);
    figure.extras.edit().replaced = doc::Image{raster, "squares"};
    maker.put({layout::Picture{{60_pt, 60_pt, 100_pt, 100_pt}, raster}, figure.id, layout::ArtifactKind::layout});
    doc::Block& paragraph = maker.add(maker.document().root, Role::p);
    maker.write("before", {60_pt, 200_pt}, paragraph.id);
    doc::Block& box = paragraph.extras.edit().boxes.emplace_back();
    box.id = maker.next_id();
    box.extras.edit().replaced = doc::Image{raster, "small squares"};
    doc::Inline piece;
    piece.kind = doc::Inline::Kind::box;
    paragraph.inlines.push_back(piece);
    maker.put({layout::Picture{{100_pt, 190_pt, 10_pt, 10_pt}, raster}, box.id, layout::ArtifactKind::layout});
    maker.write("after", {115_pt, 200_pt}, paragraph.id);
    maker.put({layout::Picture{{300_pt, 60_pt, 100_pt, 100_pt}, raster}, 0, layout::ArtifactKind::layout});
    return maker;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: hand_made FONT.ttf FOLDER\n";
        return 2;
    }
    const auto book = font::load_book({{"Serif", 400, font::Slope::upright, "font", "", read_file(arguments[1])}}, {"Serif"});
    if (!book.value)
        return 1;
    const font::FacePtr face = book.value->faces()[0];
    const std::string folder = std::string(arguments[2]) + "/";
    for (const int rows : {0, 1, 30, 300, 3000})
        if (!table(face, rows).save(folder + "table-" + std::to_string(rows) + ".pdf"))
            return 1;
    return links(face).save(folder + "links.pdf") && pictures(face).save(folder + "pictures.pdf") ? 0 : 1;
}
