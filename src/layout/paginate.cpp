#include "layout/check_sheets.hpp"
#include "layout/fill_pages.hpp"

#include <algorithm>
#include <iterator>

namespace qujat::layout {

namespace {

class Collector : public PageSink {
  public:
    void page(Page page) override { pages.push_back(std::move(page)); }
    void margin_boxes(std::size_t page, std::vector<Item> items) override { std::ranges::move(items, std::back_inserter(pages[page].items)); }
    std::vector<Page> pages;
};

} // namespace

diag::Result<bool> paginate(doc::Document& document, const font::Book& fonts, PageSink& sink) {
    diag::Log log;
    Chains chains(fonts);
    const Context context{document, chains, log, &document};
    std::vector<PageFacts> facts;
    SheetCheck sheets;
    PageFiller filler(context, [&](Page page, PageFacts of_page) {
        sheets.look_at(page, facts.size());
        facts.push_back(std::move(of_page));
        sink.page(std::move(page));
    });
    flow(document.root, context, filler.decorations, [&](Strip strip) { filler.take(std::move(strip)); });
    filler.finish();
    let_go_all(document.root); // captions were set as copies
    for (std::size_t i = 0; i < facts.size(); ++i)
        sink.margin_boxes(i, margin_boxes(i, facts.size(), facts[i], context));
    if (!log.has_errors()) // what an error displaced need not be named twice
        sheets.report(context);
    return diag::finish(true, log);
}

diag::Result<Pages> paginate(doc::Document document, const font::Book& fonts) {
    Collector collector;
    auto own = std::make_shared<doc::Document>(std::move(document));
    diag::Result<bool> done = paginate(*own, fonts, collector);
    diag::Result<Pages> out;
    if (done)
        out.value = Pages{std::move(own), std::move(collector.pages)};
    out.problems = std::move(done.problems);
    return out;
}

} // namespace qujat::layout
