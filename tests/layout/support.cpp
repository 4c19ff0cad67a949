#include "support.hpp"

#include "font/debian_fonts.hpp"

namespace qujat::layout::test {

const font::Book* book() {
    static const std::optional<font::Book> loaded = find_debian_book();
    if (!loaded)
        WARN("SKIPPED: no typefaces, nothing can be laid out");
    return loaded ? &*loaded : nullptr;
}

const font::Face& face() {
    const std::vector<std::string> families = {"PT Serif"};
    return *book()->chain(families, 400, font::Slope::upright).front();
}

namespace {

doc::StylePtr make(doc::Display display, const Change& change) {
    doc::Style made;
    made.display = display;
    made.font_family = {"PT Serif"};
    made.font_size = pt(10);
    made.line_height = pt(12);
    if (change)
        change(made);
    return std::make_unique<doc::Style>(std::move(made));
}

} // namespace

doc::StylePtr style(const Change& change) { return make(doc::Display::block, change); }
doc::StylePtr inline_style(const Change& change) { return make(doc::Display::inline_, change); }

doc::Inline words(const std::string& text, const Change& change) {
    doc::Inline piece;
    piece.text = text;
    piece.language = base::Language::ru;
    piece.style = inline_style(change);
    return piece;
}

doc::Inline line_break() {
    doc::Inline piece = words("");
    piece.kind = doc::Inline::Kind::line_break;
    return piece;
}

doc::Block paragraph(std::vector<doc::Inline> pieces, const Change& change) {
    doc::Block block;
    block.role = doc::Role::p;
    block.language = base::Language::ru;
    block.style = style(change);
    block.inlines = std::move(pieces);
    return block;
}

// As `markup` has it: text directly inside a block shares the block's style.
doc::Block paragraph(const std::string& text, const Change& change) {
    doc::Block block = paragraph(std::vector<doc::Inline>{words(text)}, change);
    block.inlines[0].style = block.style;
    return block;
}

doc::Block box(std::vector<doc::Block> children, const Change& change) {
    doc::Block block;
    block.language = base::Language::ru;
    block.style = style(change);
    block.children = std::move(children);
    return block;
}

Change marked(std::uint8_t mark, const Change& more) {
    return [=](doc::Style& s) {
        s.background = doc::Color{mark, 1, 1};
        if (more)
            more(s);
    };
}

doc::Block bar(std::uint8_t mark, Length height, const Change& change) {
    return box({}, marked(mark, [=](doc::Style& s) {
                   s.height = length(height);
                   if (change)
                       change(s);
               }));
}

doc::Block lines(std::size_t count, const std::string& letter, const Change& change) {
    std::vector<doc::Inline> pieces;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0)
            pieces.push_back(line_break());
        pieces.push_back(words(letter + std::to_string(i + 1)));
    }
    return paragraph(std::move(pieces), change);
}

doc::Document document(std::vector<doc::Block> blocks, const Change& root) {
    doc::Document made;
    made.language = base::Language::ru;
    made.page.size = {pt(200), pt(300)};
    made.page.margin.fill(pt(20));
    made.root = box(std::move(blocks), root);
    doc::number_blocks(made);
    return made;
}

diag::Result<Pages> lay(doc::Document made) { return paginate(std::move(made), *book()); }

Pages laid(doc::Document made) {
    auto result = lay(std::move(made));
    std::string said;
    for (const diag::Diagnostic& problem : result.problems)
        said += diag::to_text(problem, base::Language::en);
    INFO(said);
    REQUIRE(result.value);
    CHECK(result.problems.empty());
    return std::move(*result.value);
}

Pages laid(std::vector<doc::Block> blocks, const Change& root) { return laid(document(std::move(blocks), root)); }

std::string show(Length length) {
    const std::int64_t hundredths = (length.raw() * 100 + (length.raw() < 0 ? -32768 : 32768)) / 65536;
    std::string out = hundredths < 0 ? "-" : "";
    const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
    out += std::to_string(size / 100);
    if (size % 100 != 0)
        out += (size % 100 < 10 ? ".0" : ".") + std::to_string(size % 100);
    return out;
}

std::string Found::text() const { return std::to_string(page) + ": " + show(rect.x) + " " + show(rect.y) + " " + show(rect.width) + " " + show(rect.height); }

std::vector<Found> find_rects(const Pages& pages, doc::Color color) {
    std::vector<Found> out;
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        for (const Item& item : pages.pages[i].items) {
            const auto* filled = std::get_if<FilledRect>(&item.content);
            if (filled && filled->color == color)
                out.push_back({i, filled->rect});
        }
    }
    return out;
}

std::vector<Found> find_marks(const Pages& pages, std::uint8_t mark) { return find_rects(pages, {mark, 1, 1}); }

std::string mark(const Pages& pages, std::uint8_t wanted) {
    const auto found = find_marks(pages, wanted);
    return found.size() == 1 ? found[0].text() : std::to_string(found.size()) + " found";
}

Length SetRun::end() const {
    Length x = run->origin.x, visible = x;
    for (const text::Glyph& glyph : run->glyphs) {
        x += glyph.advance;
        if (run->text[glyph.cluster] != ' ')
            visible = x;
    }
    return visible;
}

std::vector<SetRun> runs(const Pages& pages) {
    std::vector<SetRun> out;
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        for (const Item& item : pages.pages[i].items) {
            if (const auto* run = std::get_if<GlyphRun>(&item.content))
                out.push_back({i, run, item.owner, item.artifact});
        }
    }
    return out;
}

namespace {

std::string trimmed(std::string text) {
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text;
}

} // namespace

SetRun find_run(const Pages& pages, const std::string& text) {
    for (const SetRun& run : runs(pages)) {
        if (trimmed(run.run->text) == text)
            return run;
    }
    FAIL("no run says " << text << "\n" << dump(pages));
    return {};
}

std::string texts(const Pages& pages, std::size_t page) {
    std::string out;
    for (const SetRun& run : runs(pages)) {
        if (run.page == page)
            out += (out.empty() ? "" : ",") + trimmed(run.run->text);
    }
    return out;
}

Length width_of(const std::string& text, Length size) {
    const std::vector<std::string> families = {"PT Serif"};
    const auto chain = book()->chain(families, 400, font::Slope::upright);
    std::vector<text::Missing> missing;
    Length width;
    for (const text::Run& run : text::shape(text, chain, {size, base::Language::ru, {}}, missing)) {
        for (const text::Glyph& glyph : run.glyphs)
            width += glyph.advance;
    }
    return width;
}

Length baseline_in(Length line_height, Length size) {
    const Length ascent = size.scaled(face().metrics().ascent, 1000), descent = size.scaled(-face().metrics().descent, 1000);
    return (line_height - ascent - descent) / 2 + ascent;
}

std::string ids(const std::vector<diag::Diagnostic>& problems) {
    std::string out;
    for (const diag::Diagnostic& problem : problems)
        out += (out.empty() ? "" : ",") + problem.id;
    return out;
}

std::string argument(const diag::Diagnostic& problem, std::string_view name) {
    for (const diag::Argument& candidate : problem.arguments) {
        if (candidate.name == name)
            return candidate.value;
    }
    return "no such argument";
}

Change kept(int orphans, int widows, const Change& more) {
    return [=](doc::Style& s) {
        s.orphans = orphans;
        s.widows = widows;
        if (more)
            more(s);
    };
}

doc::Block leaving(std::int64_t lines) { return bar(200, pt(260 - 12 * lines)); }

doc::MarginContent content(doc::MarginBox box, std::vector<doc::ContentPiece> pieces, const Change& change) {
    doc::MarginContent made;
    made.box = box;
    made.pieces = std::move(pieces);
    made.style = style([&](doc::Style& s) { // as `markup` has it
        s.text_align = doc::margin_box_align(box);
        if (change)
            change(s);
    });
    return made;
}

doc::ContentPiece plain(const std::string& text) { return {doc::ContentPiece::Kind::text, text, {}}; }

std::string split(const Pages& pages) {
    std::string out;
    for (std::size_t i = 0; i < pages.pages.size(); ++i)
        out += (i > 0 ? "|" : "") + texts(pages, i);
    return out;
}

} // namespace qujat::layout::test
