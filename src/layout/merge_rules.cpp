#include "layout/flow.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>

namespace qujat::layout {

namespace {

struct Rule {
    base::Rect rect;
    doc::Color color;
    std::size_t layer = 0, number = 0; ///< place in paint order
    Length right() const { return rect.x + rect.width; }
    Length bottom() const { return rect.y + rect.height; }
};

std::uint32_t key(doc::Color color) { return (std::uint32_t{color.red} << 16) | (std::uint32_t{color.green} << 8) | color.blue; }

bool overlap(const Rule& a, const Rule& b) { return a.rect.x < b.right() && b.rect.x < a.right() && a.rect.y < b.bottom() && b.rect.y < a.bottom(); }

// Finds the rules that a rule may overlap: those of the same squares of the sheet.
class Squares {
  public:
    explicit Squares(const std::vector<Rule>& rules) : rules_(rules), steps_(1000 + 400 * rules.size()) {
        while (side_ < 64 && side_ * side_ < rules.size())
            side_ *= 2;
        cells_.resize(side_ * side_);
        left_ = rules[0].rect.x;
        top_ = rules[0].rect.y;
        Length right = rules[0].right(), bottom = rules[0].bottom();
        for (const Rule& rule : rules) {
            left_ = std::min(left_, rule.rect.x);
            top_ = std::min(top_, rule.rect.y);
            right = std::max(right, rule.right());
            bottom = std::max(bottom, rule.bottom());
        }
        width_ = std::max((right - left_).raw(), std::int64_t{1});
        height_ = std::max((bottom - top_).raw(), std::int64_t{1});
    }

    // The layer above all differently coloured rules that lie under this one; none when the search has become too long.
    bool settle(Rule& rule) {
        const std::size_t x0 = cell(rule.rect.x - left_, width_), x1 = cell(rule.right() - left_, width_), y0 = cell(rule.rect.y - top_, height_), y1 = cell(rule.bottom() - top_, height_);
        for (std::size_t y = y0; y <= y1; ++y) {
            for (std::size_t x = x0; x <= x1; ++x) {
                std::vector<std::uint32_t>& here = cells_[y * side_ + x];
                if (here.size() + 1 > steps_)
                    return false;
                steps_ -= here.size() + 1;
                for (const std::uint32_t other : here) {
                    const Rule& under = rules_[other];
                    if (under.layer >= rule.layer && under.color != rule.color && overlap(under, rule))
                        rule.layer = under.layer + 1;
                }
            }
        }
        for (std::size_t y = y0; y <= y1; ++y) {
            for (std::size_t x = x0; x <= x1; ++x)
                cells_[y * side_ + x].push_back(static_cast<std::uint32_t>(rule.number));
        }
        return true;
    }

  private:
    std::size_t cell(Length at, std::int64_t whole) const {
        const Length scaled = at.scaled(static_cast<std::int64_t>(side_), whole); // 0 … side, in raw units
        return static_cast<std::size_t>(std::clamp<std::int64_t>(scaled.raw(), 0, static_cast<std::int64_t>(side_) - 1));
    }

    const std::vector<Rule>& rules_;
    std::size_t side_ = 4; ///< squares along each side
    std::vector<std::vector<std::uint32_t>> cells_;
    std::size_t steps_;
    Length left_, top_;
    std::int64_t width_ = 1, height_ = 1;
};

// Joins what meets along one axis and is equal across it.
template <class Across, class Begin, class Size>
void join(std::vector<Rule>& rules, const Across& across, const Begin& begin, const Size& size) {
    std::ranges::sort(rules, [&](const Rule& a, const Rule& b) { return std::tuple(a.layer, key(a.color), across(a), begin(a), a.number) < std::tuple(b.layer, key(b.color), across(b), begin(b), b.number); });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < rules.size(); ++i) {
        Rule& last = rules[kept];
        const Rule& next = rules[i];
        if (last.layer == next.layer && last.color == next.color && across(last) == across(next) && begin(next) <= begin(last) + size(last)) {
            const Length end = std::max(begin(last) + size(last), begin(next) + size(next));
            size(last) = end - begin(last);
            last.number = std::min(last.number, next.number);
        } else {
            rules[++kept] = next;
        }
    }
    rules.resize(kept + 1);
}

} // namespace

// Two rules of different colours that overlap keep their order: the later one is in a higher layer. Within a layer and a colour the order shows nowhere.
std::vector<Item> merge_rules(std::vector<Item> items) {
    if (items.size() < 2)
        return items;
    std::vector<Rule> rules;
    rules.reserve(items.size());
    for (const Item& item : items) {
        const auto& filled = std::get<FilledRect>(item.content);
        rules.push_back({filled.rect, filled.color, 0, rules.size()});
    }
    if (std::ranges::any_of(rules, [&](const Rule& rule) { return rule.color != rules[0].color; })) {
        Squares squares(rules);
        for (Rule& rule : rules) {
            if (!squares.settle(rule))
                return items; // too many lie above each other; nothing is lost but brevity
        }
    }
    const auto row = [](const Rule& rule) { return std::pair(rule.rect.y, rule.rect.height); };
    const auto column = [](const Rule& rule) { return std::pair(rule.rect.x, rule.rect.width); };
    join(rules, row, [](const Rule& rule) { return rule.rect.x; }, [](auto& rule) -> auto& { return rule.rect.width; });
    join(rules, column, [](const Rule& rule) { return rule.rect.y; }, [](auto& rule) -> auto& { return rule.rect.height; });
    std::ranges::sort(rules, [](const Rule& a, const Rule& b) { return std::pair(a.layer, a.number) < std::pair(b.layer, b.number); });
    std::vector<Item> out;
    out.reserve(rules.size());
    for (const Rule& rule : rules)
        out.push_back(Item{FilledRect{rule.rect, rule.color}, 0, ArtifactKind::layout});
    return out;
}

} // namespace qujat::layout
