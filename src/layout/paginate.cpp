#include "layout/flow.hpp"

namespace qujat::layout {

diag::Result<Pages> paginate(std::shared_ptr<const doc::Document> document, const font::Book& fonts) {
    diag::Log log;
    Chains chains(fonts);
    const doc::PageStyle& page = document->page;
    Pages out;
    const Length width = page.size.width - page.margin[doc::left] - page.margin[doc::right];
    out.pages = fill_pages(flow(document->root, page.margin[doc::left], width, page.size, chains, log), page, log);
    add_furniture(*document, out.pages, chains, log);
    out.document = std::move(document);
    return diag::finish(std::move(out), log);
}

} // namespace qujat::layout
