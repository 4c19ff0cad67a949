#include "check/weights.hpp"

#include "base/words.hpp"

#include <charconv>
#include <limits>
#include <optional>
#include <utility>

namespace qujat::check {

namespace {

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr int most = std::numeric_limits<std::int16_t>::max();
    if (error != std::errc() || end != text.data() + text.size() || text.empty() || value < -most || value > most)
        return std::nullopt;
    return value;
}

// A line's numbers, behind its name.
bool read_numbers(std::string_view line, const std::vector<int*>& values) {
    for (int* value : values) {
        const auto read = number(base::take(line, ' '));
        if (!read)
            return false;
        *value = *read;
    }
    return line.empty();
}

std::optional<LearnedPart> read_part(std::string_view line) {
    LearnedPart part;
    part.name = base::take(line, ' ');
    std::vector<int*> values = {&part.bias, &part.undecided, &part.found};
    for (int& weight : part.of_way)
        values.push_back(&weight);
    return part.name.empty() || !read_numbers(line, values) ? std::nullopt : std::optional(std::move(part));
}

} // namespace

diag::Result<Weights> load_weights(const diag::SourcePtr& source) {
    Weights made;
    diag::Log log;
    std::string_view rest = source->text;
    bool are_parts = true;
    for (std::size_t begin = 0; !rest.empty();) {
        std::string_view line = base::take(rest, '\n');
        const std::string_view whole = line;
        bool is_read = true;
        if (line.empty()) {
            is_read = are_parts;
            are_parts = false;
        } else if (are_parts && line.starts_with("surroundings ")) {
            std::vector<int*> values;
            for (int& weight : made.of_surroundings_)
                values.push_back(&weight);
            base::take(line, ' ');
            is_read = read_numbers(line, values);
        } else if (are_parts && !line.starts_with('#')) {
            auto part = read_part(line);
            is_read = part.has_value();
            if (part)
                made.parts_.push_back(std::move(*part));
        } else if (!are_parts) {
            auto& weights = made.of_[std::string(base::take(line, ' '))];
            is_read = !line.empty();
            while (!line.empty() && is_read) {
                std::string_view pair = base::take(line, ' ');
                const auto part = number(base::take(pair, ':')), weight = number(pair);
                is_read = part && weight && *part >= 0 && static_cast<std::size_t>(*part) < made.parts_.size();
                if (is_read)
                    weights.emplace_back(static_cast<std::uint16_t>(*part), static_cast<std::int16_t>(*weight));
            }
        }
        if (!is_read)
            log.add("CHK-0011", {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + whole.size()), {}}, {{"found", diag::quoted(whole)}});
        begin += whole.size() + 1;
    }
    return diag::finish(std::move(made), log);
}

int LearnedPart::sum_of_way(int score) const {
    int sum = 0;
    for (std::size_t step = 0; step < steps_of_way.size(); ++step)
        sum += score >= steps_of_way[step] ? of_way[step] : 0;
    return sum;
}

int Weights::rise(const Surroundings& around) const {
    const std::array<int, 10> values = {around.second, around.other, around.siblings, around.median, around.quartile, around.mean, around.ruled_out, around.share, around.stretches, around.way};
    int sum = 0;
    for (std::size_t at = 0; at < values.size(); ++at)
        sum += of_surroundings_[at] * values[at];
    return sum / 100;
}

int Weights::find(std::string_view part) const {
    for (std::size_t at = 0; at < parts_.size(); ++at)
        if (parts_[at].name == part)
            return static_cast<int>(at);
    return -1;
}

std::vector<int> Weights::sums(const std::vector<std::string>& features) const {
    std::vector<int> sums(parts_.size());
    for (const std::string& feature : features)
        if (const auto found = of_.find(feature); found != of_.end())
            for (const auto& [part, weight] : found->second)
                sums[part] += weight;
    return sums;
}

} // namespace qujat::check
