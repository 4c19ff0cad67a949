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

} // namespace qujat::layout
