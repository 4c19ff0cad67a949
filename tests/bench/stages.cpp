// Where time and memory go while one document is made: milliseconds of each stage and the heap it leaves behind.
//   bench_stages DOCUMENT LANGUAGE DATA.json [DIVISOR]
// DIVISOR (rows, pages …) gives the figures for each as well. Prints; asserts nothing.
#include "data/contract.hpp"
#include "engine/parts.hpp"
#include "layout/layout.hpp"
#include "markup/markup.hpp"
#include "pdf/pdf.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <malloc.h>
#include <string>
#include <sys/resource.h>

using namespace qujat;

namespace {

double divisor = 1;

double processor_ms() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& t) { return 1000.0 * static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1000; };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

// The heap in use after the work beside that before; the peak of the process so far.
template <class Work>
auto stage(const char* name, Work work) {
    const double before = processor_ms();
    const struct mallinfo2 heap = mallinfo2();
    auto made = work();
    const double ms = processor_ms() - before;
    const struct mallinfo2 after = mallinfo2();
    const double kept = static_cast<double>(after.uordblks + after.hblkhd) - static_cast<double>(heap.uordblks + heap.hblkhd);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::cout << std::left << std::setw(10) << name << std::right << std::fixed << std::setprecision(2) << std::setw(10) << ms << " ms" << std::setw(10) << kept / 1e6 << " MB kept"
              << std::setw(10) << static_cast<double>(usage.ru_maxrss) * 1024 / 1e6 << " MB peak";
    if (divisor > 1)
        std::cout << std::setprecision(4) << std::setw(12) << ms / divisor << " ms, " << std::setprecision(0) << kept / divisor << " bytes each";
    std::cout << '\n';
    return made;
}

double heap_in_use() {
    const struct mallinfo2 heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd);
}

// Drops the pages and looks at the heap now and then: looking takes time.
class Nowhere : public layout::PageSink {
  public:
    void page(layout::Page) override {
        if (count++ % 10 == 0)
            most = std::max(most, heap_in_use());
    }
    void margin_boxes(std::size_t, std::vector<layout::Item>) override {}
    double most = 0;
    std::size_t count = 0;
};

int fail(const std::vector<diag::Diagnostic>& problems) {
    for (const diag::Diagnostic& problem : problems)
        std::cerr << diag::to_text(problem, base::Language::en);
    return 1;
}

} // namespace

int main(int count, char** arguments) {
    if (count < 4)
        return 2;
    const std::string document = arguments[1];
    const auto language = *base::find_language(arguments[2]);
    divisor = count > 4 ? std::atof(arguments[4]) : 1;
    std::ifstream in(arguments[3], std::ios::binary);
    const auto source = diag::make_source(arguments[3], std::string((std::istreambuf_iterator<char>(in)), {}), diag::Excerpt::value_only);

    Library::Parts parts;
    parts.world = disk_world({});
    const auto contract = parts.contract(document);
    const auto acts = parts.acts();
    const auto fonts = parts.fonts();
    if (!contract->value || !acts->value || !fonts->value)
        return fail(contract->problems);
    const auto templ = parts.load_template(document, *contract->value, *acts->value, language, contract->value->regimes.front());
    if (!templ->value)
        return fail(templ->problems);

    const auto parsed = stage("parse", [&] { return data::parse_json(source); });
    if (!parsed.value)
        return fail(parsed.problems);
    diag::Log log;
    stage("validate", [&] { data::validate(*parsed.value, *contract->value, language, log); return 0; });
    if (log.has_errors())
        return fail(log.take());
    auto expansion = stage("expand", [&] { return markup::expand(**templ->value, {*parsed.value, *acts->value->find_regime(contract->value->regimes.front()), ""}); });
    if (!expansion.value)
        return fail(expansion.problems);
    const std::string record = stage("record", [&] { return data::canonical_json(data::prune(*parsed.value, expansion.value->used)); });
    doc::Document kept = std::move(expansion.value->document), again = kept;
    Nowhere nowhere;
    const double before = heap_in_use();
    stage("(paginate)", [&] { return layout::paginate(again, *fonts->value, nowhere).value; });
    std::cout << "           page by page, each thrown away: at most " << (nowhere.most - before) / divisor << " bytes each of the heap\n";
    again = {};
    const auto pages = stage("layout", [&] { return layout::paginate(std::move(kept), *fonts->value); });
    if (!pages.value)
        return fail(pages.problems);
    const auto file = stage("write", [&] { return pdf::write(*pages.value, {*base::Timestamp::parse_iso("2026-11-20T00:00:00+05:00"), "bench", record}, parts.font_cache.get()); });
    if (!file.value)
        return fail(file.problems);

    // Of the layout: shaping and looking for breaks again, over every text as it stands on the pages.
    std::size_t runs = 0, glyphs = 0;
    for (const auto& page : pages.value->pages)
        for (const auto& item : page.items)
            if (const auto* run = std::get_if<layout::GlyphRun>(&item.content))
                ++runs, glyphs += run->glyphs.size();
    const auto each_run = [&](const std::function<void(const layout::GlyphRun&)>& work) {
        for (const auto& page : pages.value->pages)
            for (const auto& item : page.items)
                if (const auto* run = std::get_if<layout::GlyphRun>(&item.content))
                    work(*run);
        return 0;
    };
    std::vector<text::Missing> missing;
    stage("(shape)", [&] { return each_run([&](const layout::GlyphRun& run) { text::shape(run.text, std::span(&run.face, 1), {run.size, run.language, {}}, missing); }); });
    stage("(breaks)", [&] { return each_run([&](const layout::GlyphRun& run) { text::break_opportunities(run.text, run.language); }); });
    std::cout << pages.value->pages.size() << " pages, " << runs << " runs, " << glyphs << " glyphs, " << file.value->size() << " bytes; sizes: Item " << sizeof(layout::Item) << ", GlyphRun "
              << sizeof(layout::GlyphRun) << ", Glyph " << sizeof(text::Glyph) << ", Block " << sizeof(doc::Block) << ", Inline " << sizeof(doc::Inline) << ", Style " << sizeof(doc::Style)
              << ", Place " << sizeof(diag::Place) << '\n';
    return 0;
}
