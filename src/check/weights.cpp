#include "check/weights.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace qujat::check {

namespace {

// How the feature of a word begins, and that of its concept, by where the word stands.
constexpr std::array<std::string_view, 3> of_words{"", "h:", "p:"}, of_concepts{"c:", "hc:", "pc:"};

// The next word of a line, which loses it.
std::string_view take(std::string_view& line, char end = ' ') {
    const std::size_t at = line.find(end);
    const std::string_view word = line.substr(0, at);
    line.remove_prefix(at == std::string_view::npos ? line.size() : at + 1);
    return word;
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr int most = std::numeric_limits<std::int16_t>::max();
    if (error != std::errc() || end != text.data() + text.size() || text.empty() || value < -most || value > most)
        return std::nullopt;
    return value;
}

std::optional<LearnedPart> read_part(std::string_view line) {
    LearnedPart part;
    part.name = take(line);
    for (int* value : {&part.bias, &part.alone.undecided, &part.alone.found, &part.beside_way.undecided, &part.beside_way.found}) {
        const auto read = number(take(line));
        if (!read)
            return std::nullopt;
        *value = *read;
    }
    return part.name.empty() || !line.empty() ? std::nullopt : std::optional(std::move(part));
}

} // namespace

diag::Result<Weights> load_weights(const diag::SourcePtr& source) {
    Weights made;
    diag::Log log;
    std::string_view rest = source->text;
    enum { parts, features, words } section = parts;
    std::map<std::string, std::uint16_t> concepts; // name → number
    for (std::size_t begin = 0; !rest.empty();) {
        std::string_view line = take(rest, '\n');
        const std::string_view whole = line;
        bool is_read = true;
        if (line.empty()) {
            is_read = section != words;
            section = section == parts ? features : words;
        } else if (section == parts && !line.starts_with('#')) {
            auto part = read_part(line);
            is_read = part.has_value();
            if (part)
                made.parts_.push_back(std::move(*part));
        } else if (section == features) {
            auto& weights = made.of_[std::string(take(line))];
            is_read = !line.empty();
            while (!line.empty() && is_read) {
                std::string_view pair = take(line);
                const auto part = number(take(pair, ':')), weight = number(pair);
                is_read = part && weight && *part >= 0 && static_cast<std::size_t>(*part) < made.parts_.size();
                if (is_read)
                    weights.emplace_back(static_cast<std::uint16_t>(*part), static_cast<std::int16_t>(*weight));
            }
        } else if (section == words) {
            auto& of_word = made.concepts_of_[std::string(take(line))];
            is_read = !line.empty();
            while (!line.empty() && is_read) {
                const std::string_view name = take(line);
                is_read = !name.empty() && name.find(':') == std::string_view::npos && concepts.size() < std::numeric_limits<std::uint16_t>::max();
                if (is_read)
                    of_word.push_back(concepts.try_emplace(std::string(name), static_cast<std::uint16_t>(concepts.size())).first->second);
            }
        }
        if (!is_read)
            log.add("CHK-0011", {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + whole.size()), {}}, {{"found", diag::quoted(whole)}});
        begin += whole.size() + 1;
    }
    made.concepts_.resize(concepts.size());
    for (const auto& [name, concept_number] : concepts)
        for (std::size_t where = 0; where < of_concepts.size(); ++where)
            if (const auto found = made.of_.find(std::string(of_concepts[where]) + name); found != made.of_.end())
                made.concepts_[concept_number][where] = found->second;
    return diag::finish(std::move(made), log);
}

int Weights::find(std::string_view part) const {
    for (std::size_t at = 0; at < parts_.size(); ++at)
        if (parts_[at].name == part)
            return static_cast<int>(at);
    return -1;
}

std::vector<int> Weights::sums(const std::vector<std::string>& features) const {
    std::vector<int> sums(parts_.size());
    const auto add = [&sums](const Pairs& weights) {
        for (const auto& [part, weight] : weights)
            sums[part] += weight;
    };
    std::vector<std::pair<std::uint16_t, std::size_t>> meant; // concept, where
    for (const std::string& feature : features) {
        if (const auto found = of_.find(feature); found != of_.end())
            add(found->second);
        const std::size_t colon = feature.find(':');
        const std::string_view kind(feature.data(), colon == std::string::npos ? 0 : colon + 1);
        const auto where = std::ranges::find(of_words, kind);
        if (where == of_words.end() || feature.find('_') != std::string::npos)
            continue; // of no word, or of two
        if (const auto found = concepts_of_.find(feature.substr(kind.size())); found != concepts_of_.end())
            for (const std::uint16_t one : found->second)
                meant.emplace_back(one, static_cast<std::size_t>(where - of_words.begin()));
    }
    std::ranges::sort(meant);
    const auto repeated = std::ranges::unique(meant);
    meant.erase(repeated.begin(), repeated.end());
    for (const auto& [one, where] : meant)
        add(concepts_[one][where]);
    return sums;
}

} // namespace qujat::check
