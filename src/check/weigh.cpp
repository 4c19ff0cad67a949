#include "check/weigh.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <tuple>

namespace qujat::check {

namespace {

constexpr std::size_t most_candidates = 12, most_quoted = 159; // and an ellipsis
constexpr int least_parts_adopted = 2;
constexpr std::uint32_t most_about = 60;   ///< sentences that are looked through for what a passage is about
constexpr std::uint32_t most_adopted = 40; ///< sentences: a longer section is about more than one item
constexpr int adoption_cost = 5;           ///< less sure than under a heading

// What a heading adds to the sentences under it; the act's own words add nothing.
const Hits& heading_hits(const Node& node) {
    static const Hits none;
    return node.item_by_text != 0 ? none : node.hits;
}

// A row of a table whose head says what its figures are: "2026 | 40 | 20 000" under "Year | Subscriptions | Revenue, tenge".
bool is_row_of_figures(const Sentence& sentence) {
    return sentence.table != no_index && sentence.is_item && count(sentence.hits, seen_number) > 0;
}

bool has_any(const Hits& hits, const std::vector<std::uint16_t>& lists) {
    return std::ranges::any_of(lists, [&hits](std::uint16_t list) { return count(hits, list) > 0; });
}

// "Наш контент-план на полугодие:", "В 2024 году мы понесли следующие расходы:": a heading refuses what is under it; a sentence that leads a list does, too, by what refuses sentences.
bool refuses(const Node& heading, const Way& way) { return has_any(heading.hits, way.unless) || (heading.text.ends_with(':') && has_any(heading.hits, way.but)); }

} // namespace

namespace {

// A heading every way of the item refuses: "test plan" for the plan of measures.
bool is_false_friend(const Node& node, const Item& item) {
    bool has_ways = false;
    for (const SubRequirement& sub : item.subs)
        for (const Way& way : sub.ways)
            if ((sub.status == Status::mandatory || sub.status == Status::any) && (way.range == Range::section || way.range == Range::item)) {
                if (!has_any(node.hits, way.unless))
                    return false;
                has_ways = true;
            }
    return has_ways;
}

} // namespace

Scales::Scales(const Requirements& requirements, Outline& outline, Vocabulary& vocabulary) : requirements_(requirements), outline_(outline), rivals_(requirements.lexicon->find_list("rivals").value_or(seen_nothing)) {
    for (const Node& node : outline_.nodes) {
        std::uint64_t items = 0;
        for (std::size_t at = 0; at < requirements.items.size(); ++at) {
            const Item& item = requirements.items[at];
            if (is_false_friend(node, item))
                continue;
            const bool is_own = node.item_by_text != 0 ? item.number == node.item_by_text
                                                       : count(node.hits, item.headings) > 0 || std::ranges::any_of(item.subs, [&node](const SubRequirement& sub) { return count(node.hits, sub.headings) > 0; });
            if (is_own)
                items |= std::uint64_t{1} << at;
        }
        items_of_node_.push_back(items);
    }
    index();
    for (const Joint& joint : requirements.lexicon->joints) {
        for (const std::uint16_t list : joint.way.needs.front().lists)
            for (const std::uint32_t number : by_list_[list]) {
                Sentence& sentence = outline_.sentences[number];
                if (count(sentence.hits, joint.list) > 0 || is_ruled_out(sentence, joint.way, nullptr) || !weigh_sentence(number, joint.way).lacking.empty())
                    continue;
                add(sentence.hits, joint.list);
                by_list_[joint.list].push_back(number);
            }
        std::ranges::sort(by_list_[joint.list]);
    }
    adopt();
    weigh_units(vocabulary);
    weigh_surroundings();
}

bool Scales::is_ruled_out(std::uint32_t number, const Item& item, const SubRequirement& sub) const {
    const Sentence& sentence = outline_.sentences[number];
    std::size_t guarded = 0, ruled_out = 0;
    for (const Way& way : sub.ways)
        if (!way.unless.empty()) {
            ++guarded;
            ruled_out += is_heading_ruled_out(sentence.node, way, &item) || is_lead_ruled_out(sentence, way) ? 1 : 0;
        }
    return 2 * ruled_out > guarded;
}

bool Scales::belongs_elsewhere(std::uint32_t node, const Item& item) const {
    const auto own = std::uint64_t{1} << static_cast<std::size_t>(&item - requirements_.items.data());
    for (; node != 0 && node != no_index; node = outline_.nodes[node].parent)
        if (items_of_node_[node] != 0)
            return (items_of_node_[node] & own) == 0;
    return false;
}

void Scales::adopt() {
    adopted_.assign(requirements_.items.size(), {});
    for (std::size_t at = 0; at < requirements_.items.size(); ++at) {
        const Item& item = requirements_.items[at];
        std::map<std::uint32_t, std::uint64_t> parts_of_group, parts_of_node; // bit n: the n-th part is surely answered there
        for (std::size_t part = 0; part < item.subs.size() && part < 64; ++part) {
            const SubRequirement& sub = item.subs[part];
            if (sub.status != Status::mandatory && sub.status != Status::any)
                continue;
            // Of a group of alternatives one is as good as several.
            const auto bit = std::uint64_t{1} << (sub.status == Status::any ? 63 : part);
            for (const Way& way : sub.ways) {
                if (way.range != Range::sentence || way.score < requirements_.found)
                    continue;
                for (const std::uint16_t list : way.needs.front().lists)
                    for (const std::uint32_t number : by_list_[list]) {
                        const Sentence& sentence = outline_.sentences[number];
                        if (is_ruled_out(sentence, way, &item) || belongs_elsewhere(sentence.node, item) || !weigh_sentence(number, way).lacking.empty())
                            continue;
                        parts_of_group[sentence.group] |= bit;
                        parts_of_node[sentence.node] |= bit;
                    }
            }
        }
        for (const auto& [group, parts] : parts_of_group)
            if (std::popcount(parts) >= least_parts_adopted) {
                const Group& stretch = outline_.groups[group];
                adopted_[at].push_back({stretch.first, stretch.end, outline_.sentences[stretch.first].node});
            }
        for (const auto& [node, parts] : parts_of_node) {
            const Node& section = outline_.nodes[node];
            const bool is_title = node == 0 || (section.parent == 0 && node == 1);
            if (std::popcount(parts) >= least_parts_adopted && !is_title && !section.is_label && section.end - section.first <= most_adopted)
                adopted_[at].push_back({section.first, section.end, node});
        }
    }
}

void Scales::index() {
    by_list_.assign(requirements_.lexicon->size(), {});
    for (std::uint32_t number = 0; number < outline_.sentences.size(); ++number) {
        const Sentence& sentence = outline_.sentences[number];
        if (!sentence.counts)
            continue;
        for (const auto& [list, times] : sentence.hits)
            by_list_[list].push_back(number);
        const Node& node = outline_.nodes[sentence.node];
        if (node.is_label)
            for (const auto& [list, times] : heading_hits(node))
                if (count(sentence.hits, list) == 0)
                    by_list_[list].push_back(number);
        if (is_row_of_figures(sentence))
            for (const auto& [list, times] : outline_.frames[sentence.table])
                if (count(sentence.hits, list) == 0 && !(node.is_label && count(heading_hits(node), list) > 0))
                    by_list_[list].push_back(number);
    }
}

std::uint32_t Scales::count_of(const Hits& hits, const Term& term) const {
    std::uint32_t sum = 0;
    for (const std::uint16_t list : term.lists)
        sum += count(hits, list);
    return sum;
}

// "Market, customers and sales" is no heading of the market only. Without an item one thing that speaks for nothing else is enough.
bool Scales::names_more(const Node& node, const Way& way, const Item* item) const {
    // "Конкуренты и их клиенты" is about rivals only.
    return count(node.hits, rivals_) == 0 && std::ranges::any_of(node.topics, [&](const Hits& topic) {
        return !has_any(topic, way.unless) && (item == nullptr || count(topic, item->headings) > 0 || std::ranges::any_of(item->subs, [&topic](const SubRequirement& sub) { return count(topic, sub.headings) > 0; }));
    });
}

bool Scales::is_heading_ruled_out(std::uint32_t node, const Way& way, const Item* item) const {
    // The heading and the one above it; not the title of the plan, which may name anything.
    bool is_own = false; // what a heading of its own is about, one over several things does not say: "Клиенты" under "Рынок и конкуренты"
    for (int steps = 0; steps < 2 && node != no_index && node != 0; ++steps, node = outline_.nodes[node].parent) {
        const Node& heading = outline_.nodes[node];
        if (refuses(heading, way) && !(heading.parent == 0 && node == 1) && !names_more(heading, way, item) && !(is_own && !heading.topics.empty()))
            return true;
        is_own = item != nullptr && !heading.is_label && is_of_item(node, *item);
    }
    return false;
}

bool Scales::is_ruled_out(const Sentence& sentence, const Way& way, const Item* item) const {
    return has_any(sentence.hits, way.unless) || has_any(sentence.hits, way.but) || has_any(sentence.hits, way.never) || is_heading_ruled_out(sentence.node, way, item);
}

Scales::Balance Scales::weigh_sentence(std::uint32_t number, const Way& way) const {
    const Sentence& sentence = outline_.sentences[number];
    const Node& node = outline_.nodes[sentence.node];
    Balance balance;
    balance.sentence = number;
    balance.projects = sentence.projects;
    for (std::size_t at = 0; at < way.needs.size(); ++at) {
        const Term& term = way.needs[at];
        std::uint32_t times = count_of(sentence.hits, term);
        if (at > 0 || node.is_label)
            times += sentence.node == 0 ? 0 : count_of(heading_hits(node), term);
        if (sentence.table != no_index && (at > 0 || is_row_of_figures(sentence)))
            times += count_of(outline_.frames[sentence.table], term);
        ++balance.terms;
        if (times >= term.at_least)
            ++balance.met;
        else
            balance.lacking.push_back(term.lists.front());
    }
    return balance;
}

// What stands under a heading of another item inside the section is that item's.
bool Scales::is_foreign(std::uint32_t node, std::uint32_t section, const Item& item) const {
    const auto own = std::uint64_t{1} << static_cast<std::size_t>(&item - requirements_.items.data());
    for (; node != section && node != 0 && node != no_index; node = outline_.nodes[node].parent)
        if (!outline_.nodes[node].is_label && items_of_node_[node] != 0 && (items_of_node_[node] & own) == 0)
            return true;
    return false;
}

// "Наш контент-план на полугодие:" before a list or a table says what they are.
bool Scales::is_lead_ruled_out(const Sentence& sentence, const Way& way) const {
    if (!sentence.is_item && sentence.table == no_index)
        return false;
    const std::uint32_t first = outline_.groups[sentence.group].first;
    const std::uint32_t at = sentence.table == no_index ? first : first - (first > 0 ? 1U : 0U);
    const Sentence& lead = outline_.sentences[at];
    if (lead.is_item || lead.table != no_index || lead.node != sentence.node)
        return false;
    return lead.text.ends_with(':') && (has_any(lead.hits, way.unless) || has_any(lead.hits, way.but));
}

Scales::Balance Scales::weigh_range(std::uint32_t first, std::uint32_t end, const Way& way, const Item* item, std::uint32_t section) const {
    Balance balance;
    // "Elevators are ready for it. Most of them got new boilers": the first sentence says what the others are about.
    if (!way.never.empty())
        for (std::uint32_t number = first; number < end; ++number) {
            const Sentence& sentence = outline_.sentences[number];
            if (sentence.counts && has_any(sentence.hits, way.never) && (item == nullptr || !is_foreign(sentence.node, section, *item)))
                return balance;
        }
    std::vector<std::uint32_t> sums(way.needs.size());
    std::uint32_t projects = 0;
    bool is_common = false; // something that counts speaks of no project in particular
    std::uint32_t first_counting = no_index;
    for (std::uint32_t number = first; number < end; ++number) {
        const Sentence& sentence = outline_.sentences[number];
        if (!sentence.counts || has_any(sentence.hits, way.unless) || has_any(sentence.hits, way.but) || (item != nullptr && is_foreign(sentence.node, section, *item)))
            continue;
        // "Доходы: подписка – 12 млн, лицензии – 5 млн" under "Финансы", "План тестирования:" under "План": the inner heading refuses its sentences.
        const Node& node = outline_.nodes[sentence.node];
        if (sentence.node != section && ((node.is_label && has_any(heading_hits(node), way.unless)) || (item != nullptr && refuses(node, way) && !names_more(node, way, item))))
            continue;
        if (item != nullptr ? is_lead_ruled_out(sentence, way) : sentence.table != no_index && has_any(outline_.frames[sentence.table], way.unless)) // a table of prices is no estimate
            continue;
        if (first_counting == no_index)
            first_counting = number;
        for (std::size_t at = 0; at < way.needs.size(); ++at) {
            std::uint32_t times = count_of(sentence.hits, way.needs[at]);
            if (node.is_label && sentence.node != section && times == 0)
                times = count_of(heading_hits(node), way.needs[at]);
            if (at == 0 && times > 0 && sums[0] == 0)
                balance.sentence = number;
            if (times > 0) {
                projects |= sentence.projects;
                is_common = is_common || sentence.projects == 0;
            }
            sums[at] += times;
        }
    }
    if (item == nullptr && first < end) { // a group: the heading above it and the head of its table belong to it, but for the anchor
        const Sentence& sentence = outline_.sentences[first];
        for (std::size_t at = 1; at < way.needs.size(); ++at) {
            sums[at] += sentence.node == 0 ? 0 : count_of(heading_hits(outline_.nodes[sentence.node]), way.needs[at]);
            if (sentence.table != no_index)
                sums[at] += count_of(outline_.frames[sentence.table], way.needs[at]);
        }
    }
    if (balance.sentence == no_index)
        balance.sentence = first_counting;
    for (std::size_t at = 0; at < way.needs.size(); ++at) {
        ++balance.terms;
        if (sums[at] >= way.needs[at].at_least)
            ++balance.met;
        else
            balance.lacking.push_back(way.needs[at].lists.front());
    }
    balance.projects = is_common ? 0 : projects;
    return balance;
}

bool Scales::is_of_item(std::uint32_t node, const Item& item) const {
    return (items_of_node_[node] >> static_cast<std::size_t>(&item - requirements_.items.data()) & 1) != 0;
}

bool Scales::is_under_item(std::uint32_t node, const Item& item) const {
    for (; node != 0 && node != no_index; node = outline_.nodes[node].parent)
        if (is_of_item(node, item))
            return true;
    return false;
}

// Whether the heading opens a section for the way.
bool Scales::can_open(std::uint32_t number, const Way& way, const Item& item, const SubRequirement& sub) const {
    if (way.range == Range::item)
        return is_of_item(number, item);
    const Node& node = outline_.nodes[number];
    if (count(node.hits, sub.headings) == 0 || (node.item_by_text != 0 && node.item_by_text != item.number))
        return false;
    const auto named = std::ranges::count_if(item.subs, [&node](const SubRequirement& one) {
        return (one.status == Status::mandatory || one.status == Status::any) && count(node.hits, one.headings) > 0;
    });
    const bool names_whole_item = node.item_by_text != 0 && item.subs.size() > 2;
    if (way.is_alone)
        return named < 2 && !names_whole_item;
    // Under the words of a whole item any text says something, but not what.
    const std::uint16_t anchor = way.needs.front().lists.front();
    return !names_whole_item || (anchor != seen_words && anchor != seen_lines && anchor != seen_items);
}

// A school's timetable under "План мероприятий", the storeys of a house under "Архитектура": the right heading over what is about something else.
bool Scales::is_about(const Candidate& candidate, const std::vector<Term>& about) const {
    if (candidate.sentence == no_index)
        return true;
    const Sentence& sentence = outline_.sentences[candidate.sentence];
    const Group& group = outline_.groups[sentence.group];
    const Node& section = outline_.nodes[sentence.node];
    const bool has_section = sentence.node != 0 && !(section.parent == 0 && sentence.node == 1); // not the title of the plan
    const std::uint32_t first = has_section ? std::min(group.first, section.first) : group.first, end = has_section ? std::max(group.end, section.end) : group.end;
    return std::ranges::all_of(about, [&](const Term& term) {
        std::uint32_t sum = 0;
        for (std::uint32_t number = first; number < std::min(end, first + most_about); ++number)
            sum += outline_.sentences[number].counts ? count_of(outline_.sentences[number].hits, term) : 0;
        return sum >= term.at_least;
    });
}

std::vector<Candidate> Scales::weigh_by_ways(const Item& item, const SubRequirement& sub) const {
    std::vector<Candidate> all;
    const auto consider = [&](const Way& way, Balance balance, std::uint32_t node, std::optional<int> score = std::nullopt) {
        Candidate candidate;
        candidate.is_satisfied = balance.lacking.empty();
        candidate.score = candidate.is_satisfied ? score.value_or(way.score) : std::min(most_unsatisfied, way.score * static_cast<int>(balance.met) / static_cast<int>(balance.terms + 1));
        candidate.says_none = way.says_none;
        candidate.sentence = balance.sentence;
        candidate.node = node;
        candidate.project = outline_.nodes[node].project;
        candidate.projects = balance.projects;
        candidate.lacking = std::move(balance.lacking);
        all.push_back(std::move(candidate));
    };
    for (const Way& way : sub.ways) {
        if (way.range == Range::item)
            for (const Adopted& stretch : adopted_[static_cast<std::size_t>(&item - requirements_.items.data())])
                if (!is_heading_ruled_out(stretch.node, way, &item)) {
                    Balance balance = weigh_range(stretch.first, stretch.end, way, &item, stretch.node);
                    if (balance.sentence != no_index && balance.lacking.empty())
                        consider(way, std::move(balance), stretch.node, way.score - adoption_cost);
                }
        if (way.range == Range::section || way.range == Range::item) {
            for (std::uint32_t node = 1; node < outline_.nodes.size(); ++node) {
                if (!can_open(node, way, item, sub) || is_heading_ruled_out(node, way, &item))
                    continue;
                Balance balance = weigh_range(outline_.nodes[node].first, outline_.nodes[node].end, way, &item, node);
                if (balance.sentence != no_index)
                    consider(way, std::move(balance), node);
            }
            continue;
        }
        std::uint32_t last_group = no_index;
        for (const std::uint16_t list : way.needs.front().lists)
            for (const std::uint32_t number : by_list_[list]) {
                const Sentence& sentence = outline_.sentences[number];
                if (is_ruled_out(sentence, way, &item))
                    continue;
                if (way.range == Range::sentence) {
                    consider(way, weigh_sentence(number, way), sentence.node);
                } else if (sentence.group != last_group) {
                    last_group = sentence.group;
                    const Group& group = outline_.groups[sentence.group];
                    Balance balance = weigh_range(group.first, group.end, way, nullptr, no_index);
                    if (balance.sentence != no_index)
                        consider(way, std::move(balance), sentence.node);
                }
            }
    }
    doubt_what_is_about_else(sub, all);
    return all;
}

void Scales::doubt_what_is_about_else(const SubRequirement& sub, std::vector<Candidate>& candidates) const {
    if (sub.about.empty())
        return;
    for (Candidate& candidate : candidates)
        if (candidate.is_satisfied && !candidate.says_none && !is_about(candidate, sub.about)) {
            candidate.is_satisfied = false;
            candidate.score = std::min(candidate.score, most_unsatisfied);
            candidate.lacking.push_back(sub.about.front().lists.front());
        }
}

std::vector<Candidate> Scales::weigh(const Item& item, const SubRequirement& sub) const {
    std::vector<Candidate> all = weigh_by_ways(item, sub);
    weigh_learned(item, sub, all);
    doubt_what_is_about_else(sub, all);
    std::ranges::stable_sort(all, [](const Candidate& left, const Candidate& right) {
        return std::tuple(!left.is_satisfied, -left.score, left.sentence) < std::tuple(!right.is_satisfied, -right.score, right.sentence);
    });
    // One a sentence; with several projects, the best of each must survive the cut.
    std::vector<Candidate> kept;
    std::uint32_t seen = 0; // by headings, and by the text
    std::vector<bool> has_project(static_cast<std::size_t>(outline_.projects) + 1);
    for (Candidate& candidate : all) {
        const bool is_new_project = !has_project[static_cast<std::size_t>(candidate.project)] || (candidate.projects & ~seen) != 0;
        if (!is_new_project && (kept.size() >= most_candidates || std::ranges::any_of(kept, [&candidate](const Candidate& one) { return one.sentence == candidate.sentence; })))
            continue;
        has_project[static_cast<std::size_t>(candidate.project)] = true;
        seen |= candidate.projects;
        kept.push_back(std::move(candidate));
    }
    return kept;
}

Evidence Scales::show(const Candidate& candidate) const {
    Evidence evidence;
    evidence.score = candidate.score;
    evidence.lacking = candidate.lacking;
    evidence.is_doubted = candidate.is_doubted;
    evidence.path = path_of(outline_, candidate.sentence == no_index ? candidate.node : outline_.sentences[candidate.sentence].node);
    if (candidate.sentence == no_index) {
        evidence.file = outline_.nodes[candidate.node].file;
        evidence.block = outline_.nodes[candidate.node].block;
        evidence.quote = diag::quoted(outline_.nodes[candidate.node].text, most_quoted);
    } else {
        const Sentence& sentence = outline_.sentences[candidate.sentence];
        evidence.file = sentence.file;
        evidence.block = sentence.block;
        evidence.quote = diag::quoted(sentence.text, most_quoted);
    }
    return evidence;
}

} // namespace qujat::check
