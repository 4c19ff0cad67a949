#include "markup/css_properties.hpp"

#include "base/nearest.hpp"

#include <algorithm>
#include <set>

namespace qujat::markup::css {

namespace {

// Names some rules define and others use.
class Names {
  public:
    Names(const Stylesheet& sheet, diag::Log& log) : sheet_(sheet), log_(log) {
        for (const CounterStyles* styles : {&sheet.counter_styles, &predefined_counter_styles()}) {
            for (const CounterStyle& style : *styles)
                styles_.insert(style.name);
        }
        for (const PageRule& page : sheet.pages)
            pages_.insert(page.name);
        counters_.insert("list-item"); // CSS Lists 3, 4.6
        for (const Rule& rule : sheet.rules) {
            for (const Declaration& declaration : rule.declarations) {
                for (const CounterChange& change : declaration.value.counters)
                    counters_.insert(change.name);
                for (const StringSet& set : declaration.value.strings)
                    strings_.insert(set.name);
            }
        }
    }

    void check() {
        for (const Rule& rule : sheet_.rules)
            check(rule.declarations);
        for (const PageRule& page : sheet_.pages) {
            for (const MarginRule& margin : page.margins)
                check(margin.declarations);
        }
        for (const CounterStyle& style : sheet_.counter_styles) {
            if (style.system == CounterStyle::System::extends)
                check_style(style.base, style.place);
            if (style.fallback)
                check_style(*style.fallback, style.place);
            if (extends_itself(style))
                log_.add("MRK-0110", style.place, {{"found", style.name}});
        }
    }

  private:
    void check(const std::vector<Declaration>& declarations) {
        static const std::size_t list_style = *find_property("list-style-type"), page = *find_property("page");
        for (const Declaration& declaration : declarations) {
            const Value& value = declaration.value;
            if (value.kind == Value::Kind::name && declaration.property == list_style)
                check_style(value.name, declaration.place);
            if (value.kind == Value::Kind::name && declaration.property == page && !value.name.empty())
                demand("MRK-0114", pages_, value.name, declaration.place);
            check(value.pieces);
            for (const StringSet& set : value.strings)
                check(set.pieces);
        }
    }

    void check(const std::vector<ContentPiece>& pieces) {
        for (const ContentPiece& piece : pieces) {
            if (piece.kind == ContentPiece::Kind::string)
                demand("MRK-0115", strings_, piece.name, piece.place);
            if (piece.kind != ContentPiece::Kind::counter && piece.kind != ContentPiece::Kind::counters)
                continue;
            demand("MRK-0116", counters_, piece.name, piece.place);
            check_style(piece.style, piece.place);
        }
    }

    void check_style(const std::string& name, const diag::Place& place) {
        if (!known(sheet_.counter_styles, name))
            demand("MRK-0109", styles_, name, place);
    }

    void demand(std::string_view id, const std::set<std::string>& names, const std::string& name, const diag::Place& place) {
        if (names.contains(name))
            return;
        std::vector<std::string> all(names.begin(), names.end());
        std::erase(all, "");
        log_.add(id, place, {{"found", diag::quoted(name, 40)}, {"nearest", base::nearest(name, all)}});
    }

    bool extends_itself(const CounterStyle& style) const {
        const CounterStyle* at = &style;
        for (std::size_t steps = 0; at && at->system == CounterStyle::System::extends && steps < sheet_.counter_styles.size(); ++steps) {
            const auto base = std::ranges::find(sheet_.counter_styles.rbegin(), sheet_.counter_styles.rend(), at->base, &CounterStyle::name);
            at = base == sheet_.counter_styles.rend() ? nullptr : &*base;
            if (at && at->name == style.name)
                return true;
        }
        return false;
    }

    const Stylesheet& sheet_;
    diag::Log& log_;
    std::set<std::string> styles_, pages_, counters_, strings_;
};

} // namespace

void check_names(const Stylesheet& sheet, diag::Log& log) { Names(sheet, log).check(); }

} // namespace qujat::markup::css
