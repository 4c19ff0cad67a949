#include "support.hpp"

#include "layout/fill_pages.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

void avoid_after(doc::Style& s) { s.break_after = doc::Break::avoid; }
void avoid_before(doc::Style& s) { s.break_before = doc::Break::avoid; }
void force_before(doc::Style& s) { s.break_before = doc::Break::always; }
void force_after(doc::Style& s) { s.break_after = doc::Break::always; }
void pad(doc::Style& s) { s.padding[doc::top] = s.padding[doc::bottom] = pt(5); }

} // namespace

TEST_CASE("what a first or last child says about breaks is said for its parent") {
    if (!book())
        return;
    // CSS Fragmentation 3, 3.1: propagation of break values
    CHECK(split(laid({leaving(2), box({paragraph("x"), paragraph("H", avoid_after)}), paragraph("a")})) == "x|H,a");
    CHECK(split(laid({leaving(2), box({box({paragraph("H", avoid_after)})}, pad), paragraph("a")})) == "|H,a"); // through the padding: 10 + 12 + 12 do not fit in 24
    CHECK(split(laid({leaving(1), paragraph("a"), box({box({paragraph("c", avoid_before)})}, pad)})) == "|a,c");
    const Pages before = laid({bar(1, pt(10)), box({bar(2, pt(10), force_before)}, marked(3, pad))});
    CHECK(mark(before, 3) == "1: 20 20 160 20"); // the padding goes along
    const Pages after = laid({box({bar(2, pt(10), force_after)}, marked(3, pad)), bar(1, pt(10))});
    CHECK(mark(after, 3) == "0: 20 20 160 20");
    CHECK(mark(after, 1) == "1: 20 20 160 10");
    CHECK(split(laid({box({paragraph("a", force_before)}, force_before), paragraph("b")})) == "a,b"); // nothing stands before
}

TEST_CASE("a chain of headings goes with the first lines of what follows") {
    if (!book())
        return;
    const auto heading = [](const char* text) { return paragraph(text, avoid_after); };
    for (std::int64_t room = 1; room <= 21; ++room) {
        const Pages pages = laid({leaving(room), heading("G"), heading("H"), lines(10, "a", kept(2, 2))});
        const std::string first = texts(pages, 0);
        INFO(room << ": " << split(pages));
        if (room < 4)
            CHECK(first.empty()); // two headings and two lines are the least
        else
            CHECK(first.starts_with("G,H,a1,a2"));
    }
    // A heading, a box that is kept whole and what must stay with it.
    const auto whole = [](doc::Style& s) { s.break_inside = doc::Break::avoid; };
    CHECK(split(laid({leaving(4), heading("H"), box({paragraph("a"), paragraph("b")}, whole), paragraph("c", avoid_before), paragraph("d")})) == "H,a,b,c|d");
    CHECK(split(laid({leaving(3), heading("H"), box({paragraph("a"), paragraph("b")}, whole), paragraph("c", avoid_before), paragraph("d")})) == "|H,a,b,c,d");
}

TEST_CASE("what cannot be kept together breaks where it must: first between lines, then where break-* forbids it") {
    if (!book())
        return;
    // CSS Fragmentation 3, 4.4: rule 3 gives way before rules 1, 2 and 4. Ten headings and a paragraph whose lines all belong together; then thirty headings.
    std::vector<doc::Block> blocks;
    for (int i = 0; i < 10; ++i)
        blocks.push_back(paragraph("h" + std::to_string(i), avoid_after));
    blocks.push_back(lines(15, "a", kept(20, 20)));
    const Pages pages = laid(std::move(blocks));
    REQUIRE(pages.pages.size() == 2);
    CHECK(texts(pages, 1) == "a12,a13,a14,a15"); // 21 lines fit; the break is inside the paragraph
    std::vector<doc::Block> chain;
    for (int i = 0; i < 30; ++i)
        chain.push_back(paragraph("h" + std::to_string(i), avoid_after));
    const Pages headings = laid(std::move(chain));
    REQUIRE(headings.pages.size() == 2);
    CHECK(texts(headings, 1).starts_with("h21,"));
}

TEST_CASE("no paragraph of any length leaves fewer lines than it may, unless it cannot be") {
    if (!book())
        return;
    // CSS Fragmentation 3, 3.3. A page has 21 lines. Each paragraph is checked where the pages cut it.
    std::uint32_t seed = 20261120;
    const auto random = [&](std::uint32_t below) {
        seed = seed * 1664525 + 1013904223;
        return (seed >> 8) % below;
    };
    struct Wanted {
        std::size_t lines;
        std::size_t orphans, widows;
    };
    std::vector<Wanted> wanted;
    std::vector<doc::Block> blocks;
    for (std::size_t i = 0; i < 1000; ++i) {
        const Wanted one{1 + random(50), 1 + random(9), 1 + random(9)};
        wanted.push_back(one);
        blocks.push_back(lines(one.lines, "p", kept(static_cast<int>(one.orphans), static_cast<int>(one.widows))));
    }
    const Pages pages = laid(std::move(blocks));
    std::vector<std::vector<std::size_t>> parts(wanted.size()); // lines on each page
    std::vector<std::size_t> last_page(wanted.size(), 99999);
    for (const SetRun& run : runs(pages)) {
        const std::size_t which = run.owner - 2; // the root is 1
        REQUIRE(which < wanted.size());
        if (last_page[which] != run.page)
            parts[which].push_back(0);
        last_page[which] = run.page;
        ++parts[which].back();
    }
    std::size_t broken = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        INFO("paragraph " << i << " of " << wanted[i].lines << " lines, orphans " << wanted[i].orphans << ", widows " << wanted[i].widows);
        std::size_t sum = 0;
        for (const std::size_t part : parts[i])
            sum += part;
        CHECK(sum == wanted[i].lines);
        if (parts[i].size() == 1)
            continue;
        ++broken;
        CHECK(parts[i].front() >= wanted[i].orphans);
        CHECK(parts[i].back() >= wanted[i].widows);
    }
    CHECK(broken > 300); // it was no idle test
    for (const Page& page : pages.pages)
        CHECK_FALSE(page.items.empty());
}

TEST_CASE("a list marker stays with the first line of its item") {
    if (!book())
        return;
    doc::Block label = paragraph("1)");
    label.role = doc::Role::label;
    doc::Block body = lines(4, "a", kept(2, 2));
    body.role = doc::Role::list_body;
    doc::Block item = box({label, body}, [](doc::Style& s) { s.margin[doc::left] = length(pt(20)); });
    item.role = doc::Role::list_item;
    CHECK(split(laid({leaving(2), item})) == "1),a1,a2|a3,a4");
    CHECK(split(laid({leaving(1), item})) == "|1),a1,a2,a3,a4");
}

namespace {

// Strips as a table gives them: a header of 20 pt and rows of 30 pt below it.
Flow rows(std::size_t count, Length row_height = pt(30), Length header_height = pt(20)) {
    const auto band = [](std::uint8_t mark, Length height) {
        Strip made;
        made.height = height;
        made.items.push_back(Item{FilledRect{{pt(20), Length(), pt(160), height}, {mark, 1, 1}}, 0, ArtifactKind::layout});
        Item words;
        words.content = VectorFigure{{pt(20), Length(), pt(1), pt(1)}, {}, {}};
        words.owner = 1;
        made.items.push_back(words);
        return made;
    };
    Repeated repeated;
    repeated.strips.push_back(band(1, header_height));
    repeated.height = header_height;
    const auto shared = std::make_shared<const Repeated>(std::move(repeated));
    Flow flow;
    flow.strips.push_back(band(1, header_height));
    for (std::size_t i = 0; i < count; ++i) {
        flow.strips.push_back(band(2, row_height));
        flow.strips.back().repeated = shared;
        flow.strips.back().keep_with_previous = i == 0;
    }
    return flow;
}

Pages filled(Flow flow) {
    auto shared = std::make_shared<const doc::Document>(document({}));
    diag::Log log;
    Chains chains(*book());
    const Context context{*shared, chains, log};
    Pages pages{shared, {}};
    PageFiller filler(context, [&](Page page, PageFacts) { pages.pages.push_back(std::move(page)); });
    for (Strip& strip : flow.strips)
        filler.take(std::move(strip));
    filler.finish();
    CHECK_FALSE(log.has_errors());
    return pages;
}

} // namespace

TEST_CASE("header rows stand again on each further page, as artifacts, and take their room") {
    if (!book())
        return;
    // 260 pt: the header and 8 rows a page (20 + 8 × 30 = 260)
    const Pages pages = filled(rows(20));
    REQUIRE(pages.pages.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        const auto at = [&](std::uint8_t mark) {
            std::string out;
            for (const Found& found : find_marks(pages, mark)) {
                if (found.page == i)
                    out += show(found.rect.y) + "+" + show(found.rect.height) + " ";
            }
            return out;
        };
        CHECK(at(1) == "20+20 ");
        CHECK(at(2) == (i < 2 ? "40+240 " : "40+120 ")); // rows of one colour that meet are one rectangle
        std::size_t real = 0, artifacts = 0;
        for (const Item& item : pages.pages[i].items) {
            if (std::holds_alternative<VectorFigure>(item.content))
                ++(item.owner == 0 ? artifacts : real);
        }
        CHECK(real == (i == 0 ? 9U : i == 1 ? 8U : 4U));
        CHECK(artifacts == (i == 0 ? 0U : 1U));
    }
}

TEST_CASE("a repeated header gives way to a row that needs the page") {
    if (!book())
        return;
    const Pages pages = filled(rows(2, pt(250)));
    REQUIRE(pages.pages.size() == 3); // header, row, row: the header and a row do not fit together
    CHECK(find_marks(pages, 1).size() == 1);
    CHECK(find_marks(pages, 2)[1].text() == "2: 20 20 160 250");
}
