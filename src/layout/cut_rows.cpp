#include "layout/table.hpp"

#include <algorithm>
#include <queue>

namespace qujat::layout {

namespace {

/// Where a cut might go, and what it would cost.
struct Place {
    Length y;
    Length moved;           ///< how far what it splits has to move down
    bool separates = false; ///< lines that want to stay together
};

std::vector<Place> find_places(const std::vector<std::vector<Atom>>& cells, Length height) {
    std::vector<Atom> atoms;
    std::vector<Length> kept_begins, kept_ends; // of stretches that want to stay together
    std::vector<Length> ys = {height};
    for (const std::vector<Atom>& cell : cells) {
        for (std::size_t i = 0; i < cell.size(); ++i) {
            atoms.push_back(cell[i]);
            ys.push_back(cell[i].bottom);
            if (i > 0 && cell[i].kept) {
                kept_begins.push_back(cell[i - 1].top);
                kept_ends.push_back(cell[i].bottom);
            }
        }
    }
    const auto by_top = [](const Atom& a, const Atom& b) { return a.top < b.top; };
    std::ranges::stable_sort(atoms, by_top);
    std::ranges::sort(kept_begins);
    std::ranges::sort(kept_ends);
    std::ranges::sort(ys);
    ys.erase(std::unique(ys.begin(), ys.end()), ys.end());
    const auto later = [](const Atom& a, const Atom& b) { return a.top > b.top; };
    std::priority_queue<Atom, std::vector<Atom>, decltype(later)> open(later); // the highest first
    std::vector<Place> out;
    std::size_t next = 0, begun = 0, ended = 0;
    for (const Length y : ys) {
        if (y <= Length() || y > height)
            continue;
        for (; next < atoms.size() && atoms[next].top < y; ++next)
            open.push(atoms[next]);
        while (!open.empty() && open.top().bottom <= y)
            open.pop();
        while (begun < kept_begins.size() && kept_begins[begun] < y)
            ++begun;
        while (ended < kept_ends.size() && kept_ends[ended] <= y)
            ++ended;
        out.push_back({y, open.empty() ? Length() : y - open.top().top, begun > ended});
    }
    return out;
}

} // namespace

std::vector<Segment> cut_band(const std::vector<std::vector<Atom>>& cells, Length height, Length step) {
    const std::vector<Place> places = find_places(cells, height);
    const auto moves_on = [](const Place& place, Length begin) { return place.y - place.moved > begin; };
    std::vector<Segment> out;
    Length begin;
    bool kept = false;
    for (std::size_t i = 0; i < places.size();) {
        // The first place that costs nothing; else the cheapest within `step`.
        const auto cost = [&](const Place& place) { return std::tuple(!moves_on(place, begin), place.separates, place.moved); };
        std::size_t best = i;
        for (std::size_t k = i; k < places.size() && (k == i || places[k].y - begin <= step); ++k) {
            if (cost(places[k]) <= cost(places[best]))
                best = k;
            if (cost(places[k]) == std::tuple(false, false, Length()))
                break;
        }
        // Where all would move, something higher than `step` begins: up to its end.
        while (best + 1 < places.size() && !moves_on(places[best], begin))
            ++best;
        out.push_back({begin, places[best].y, kept});
        begin = places[best].y - places[best].moved;
        kept = places[best].separates;
        i = best + 1;
    }
    if (out.empty())
        out.push_back({Length(), height, false});
    out.back().end = height;
    return out;
}

} // namespace qujat::layout
