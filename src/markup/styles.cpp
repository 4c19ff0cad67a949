#include "markup/styles.hpp"

namespace qujat::markup {

Computed Styles::of(const std::vector<Ancestor>& path, const doc::StylePtr& parent, css::PseudoElement pseudo) {
    Declarations declarations = matching(rules_, path, pseudo);
    if (pseudo == css::PseudoElement::none) {
        for (const css::Declaration& hint : path.back().box->node->hints) // no rule of the user agent says anything of these
            declarations.insert(declarations.begin(), &hint);
    }
    Computed out;
    out.style = cache_.find(declarations, parent, root_font_size_);
    out.counters = css::counters_of(declarations);
    out.strings = css::string_sets_of(declarations);
    if (pseudo != css::PseudoElement::none)
        out.content = css::content_of(declarations);
    if (!parent)
        root_font_size_ = out.style->font_size;
    return out;
}

} // namespace qujat::markup
