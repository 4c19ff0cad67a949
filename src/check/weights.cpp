#include "check/weights.hpp"

#include "base/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
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

std::optional<LearnedPart> read_part(std::string_view line, std::size_t hidden) {
    LearnedPart part;
    part.name = base::take(line, ' ');
    part.of_hidden.resize(hidden);
    std::vector<int*> values = {&part.item, &part.bias};
    for (int& weight : part.of_way)
        values.push_back(&weight);
    for (int& weight : part.of_hidden)
        values.push_back(&weight);
    return part.name.empty() || !read_numbers(line, values) ? std::nullopt : std::optional(std::move(part));
}

// A character is so many steps: '!' the least, 'P' none, '~' the most; without O and X (tests/plans/network.py).
constexpr std::int64_t hidden_of_step = 43478; // of a hidden value, in millionths, for a text of one feature: LENGTH times STEP of network.py
constexpr int no_character = 127;

constexpr std::array<std::int8_t, 256> make_steps() {
    std::array<std::int8_t, 256> made{};
    made.fill(no_character);
    std::int8_t step = -46;
    for (std::size_t code = '!'; code <= '~'; ++code)
        if (code != 'O' && code != 'X')
            made[code] = step++;
    return made;
}
constexpr std::array<std::int8_t, 256> step_of = make_steps();
static_assert(step_of['P'] == 0 && step_of['~'] == 45);

bool are_steps(std::string_view text) {
    return std::ranges::none_of(text, [](char one) { return step_of[static_cast<unsigned char>(one)] == no_character; });
}

// The whole part of the root.
std::int64_t root(std::int64_t square) {
    auto guess = static_cast<std::int64_t>(std::sqrt(static_cast<double>(square)));
    while (guess * guess > square)
        --guess;
    while ((guess + 1) * (guess + 1) <= square)
        ++guess;
    return guess;
}

} // namespace

diag::Result<Weights> load_weights(const diag::SourcePtr& source) {
    Weights made;
    made.source_ = source;
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
        } else if (are_parts && line.starts_with("tree ")) {
            base::take(line, ' ');
            is_read = made.certainty_.add(line, [&made](std::string_view name) { return made.find(name); });
        } else if (are_parts && (line.starts_with("certainty ") || line.starts_with("hidden "))) {
            const bool is_hidden = line.starts_with("hidden ");
            base::take(line, ' ');
            if (is_hidden)
                made.bias_of_hidden_.resize(static_cast<std::size_t>(std::ranges::count(line, ' ')) + 1);
            std::vector<int*> values;
            for (int& weight : is_hidden ? std::span<int>(made.bias_of_hidden_) : std::span<int>(made.certain_))
                values.push_back(&weight);
            is_read = (!is_hidden || made.parts_.empty()) && read_numbers(line, values); // parts have a number for each hidden value
        } else if (are_parts && !line.starts_with('#')) {
            auto part = read_part(line, made.bias_of_hidden_.size());
            is_read = part.has_value();
            if (part)
                made.parts_.push_back(std::move(*part));
        } else if (!are_parts) {
            const std::string_view feature = base::take(line, ' ');
            is_read = !feature.empty() && line.size() == made.bias_of_hidden_.size() && are_steps(line);
            if (is_read)
                made.of_.emplace(feature, line);
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

Thresholds Weights::thresholds(std::size_t part, const Surroundings& around) const {
    const auto [undecided, found, before] = certain_;
    return {certainty_.least(part, undecided - before, around), certainty_.least(part, found - before, around)};
}

int Weights::find(std::string_view part) const {
    for (std::size_t at = 0; at < parts_.size(); ++at)
        if (parts_[at].name == part)
            return static_cast<int>(at);
    return -1;
}

Speech& Speech::operator+=(const Speech& more) {
    hidden.resize(std::max(hidden.size(), more.hidden.size()));
    for (std::size_t at = 0; at < more.hidden.size(); ++at)
        hidden[at] += more.hidden[at];
    known += more.known;
    return *this;
}

Speech Weights::speech(const std::vector<std::string>& features) const {
    Speech made;
    made.hidden.resize(bias_of_hidden_.size());
    for (const std::string& feature : features)
        if (const auto found = of_.find(feature); found != of_.end()) {
            ++made.known;
            // By pointers: half a million additions a page, also in builds without optimisation.
            const char* step = found->second.data();
            for (int *sum = made.hidden.data(), *end = sum + made.hidden.size(); sum != end; ++sum, ++step)
                *sum += step_of[static_cast<unsigned char>(*step)];
        }
    return made;
}

std::vector<int> Weights::sums(const Speech& speech) const {
    const std::int64_t length = root(1'000'000 * std::int64_t{std::max(speech.known, 1)}); // thousandths
    std::vector<std::pair<std::size_t, std::int64_t>> values; // thousandths; what is not above nothing says nothing
    for (std::size_t at = 0; at < bias_of_hidden_.size(); ++at)
        if (const std::int64_t value = bias_of_hidden_[at] + speech.hidden[at] * hidden_of_step / length; value > 0)
            values.emplace_back(at, value);
    std::vector<int> sums;
    for (const LearnedPart& part : parts_) {
        const int* of_hidden = part.of_hidden.data();
        std::int64_t sum = 0;
        for (const auto& [at, value] : values)
            sum += value * of_hidden[at];
        sums.push_back(part.bias + static_cast<int>(sum / 10'000));
    }
    return sums;
}

} // namespace qujat::check
