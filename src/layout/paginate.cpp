#include "layout/flow.hpp"

namespace qujat::layout {

diag::Result<Pages> paginate(std::shared_ptr<const doc::Document> document, const font::Book& fonts) {
    diag::Log log;
    Chains chains(fonts);
    const Context context{*document, chains, log};
    Pages out;
    out.pages = add_furniture(fill_pages(flow(document->root, context), context), context);
    if (!log.has_errors()) // what an error displaced need not be named twice
        check_sheets(out.pages, context);
    out.document = std::move(document);
    return diag::finish(std::move(out), log);
}

diag::Result<bool> paginate(const doc::Document& document, const font::Book& fonts, PageSink& sink) {
    diag::Log log;
    Chains chains(fonts);
    const Context context{document, chains, log};
    std::vector<Page> pages = add_furniture(fill_pages(flow(document.root, context), context), context);
    if (!log.has_errors())
        check_sheets(pages, context);
    for (Page& page : pages)
        sink.page(std::move(page));
    return diag::finish(true, log);
}

} // namespace qujat::layout
