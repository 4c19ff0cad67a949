#include "layout/flow.hpp"

namespace qujat::layout {

namespace {

std::string text_of(const doc::MarginContent& content, std::size_t page, std::size_t pages) {
    std::string out;
    for (const doc::ContentPiece& piece : content.pieces) {
        switch (piece.kind) {
        case doc::ContentPiece::Kind::text: out += piece.text; break;
        case doc::ContentPiece::Kind::page: out += std::to_string(page); break;
        case doc::ContentPiece::Kind::pages: out += std::to_string(pages); break;
        case doc::ContentPiece::Kind::string: break;
        }
    }
    return out;
}

std::string millimetres(Length length) { return std::to_string(length.scaled(254, 720).raw() / Length::per_point); }

} // namespace

// CSS Paged Media 3, 4.2 and 5.3: the boxes span the page's content width in the margin; text is centred vertically, and aligned as the box's name says.
std::vector<Page> add_furniture(FilledPages filled, const Context& context) {
    std::vector<Page>& pages = filled.pages;
    const doc::Document& document = context.document;
    Chains& chains = context.chains;
    diag::Log& log = context.log;
    const doc::PageStyle& style = context.page(0);
    const Length left = style.margin[doc::left], width = style.size.width - left - style.margin[doc::right];
    for (std::size_t i = 0; i < pages.size(); ++i) {
        for (const doc::MarginContent& content : i == 0 ? style.first_furniture : style.furniture) {
            Plain plain = set_plain(text_of(content, i + 1, pages.size()), *content.style, document.language, content.place, chains, log);
            using enum doc::MarginBox;
            const bool at_top = content.box == top_left || content.box == top_center || content.box == top_right;
            const Length region_top = at_top ? Length() : style.size.height - style.margin[doc::bottom];
            const Length region_height = at_top ? style.margin[doc::top] : style.margin[doc::bottom];
            const Extents most = extents(*content.style, chains);
            const Length baseline = region_top + (region_height - most.above - most.below) / 2 + most.above;
            Length x = left;
            if (content.box == top_center || content.box == bottom_center)
                x += (width - plain.width) / 2;
            else if (content.box == top_right || content.box == bottom_right)
                x += width - plain.width;
            if (plain.width > width)
                log.add("LAY-0002", content.place, {{"found", diag::quoted(text_of(content, i + 1, pages.size()), 40)}, {"width", millimetres(plain.width)}, {"room", millimetres(width)}});
            for (Item& item : plain.items) {
                shift(item, x, baseline);
                item.artifact = at_top ? ArtifactKind::pagination_header : ArtifactKind::pagination_footer;
                pages[i].items.push_back(std::move(item));
            }
        }
    }
    return std::move(filled.pages);
}

} // namespace qujat::layout
