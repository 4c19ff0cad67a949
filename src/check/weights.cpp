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

// As many numbers as there are, behind the word the line begins with.
bool read_row(std::string_view line, std::vector<int>& row) {
    base::take(line, ' ');
    row.resize(static_cast<std::size_t>(std::ranges::count(line, ' ')) + 1);
    std::vector<int*> values;
    for (int& value : row)
        values.push_back(&value);
    return read_numbers(line, values);
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
        } else if (are_parts && line.starts_with("certainty ")) {
            base::take(line, ' ');
            std::vector<int*> values;
            for (int& weight : made.certain_)
                values.push_back(&weight);
            is_read = read_numbers(line, values);
        } else if (are_parts && made.parts_.empty() && line.starts_with("hidden ")) {
            is_read = read_row(line, made.bias_of_hidden_) && made.layers_.empty();
        } else if (are_parts && made.parts_.empty() && line.starts_with("layer ")) {
            std::vector<int> bias;
            is_read = made.is_whole() && read_row(line, bias);
            if (is_read)
                made.layers_.emplace_back(std::move(bias));
        } else if (are_parts && made.parts_.empty() && line.starts_with("below ")) {
            std::vector<int> row;
            is_read = !made.is_whole() && read_row(line, row) && made.layers_.back().add_row(row);
        } else if (are_parts && !line.starts_with('#')) {
            auto part = read_part(line, made.count_of_values());
            is_read = part.has_value() && made.is_whole(); // parts have a number for each hidden value
            if (is_read)
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

bool Weights::is_whole() const {
    return layers_.empty() || layers_.back().is_whole(layers_.size() == 1 ? bias_of_hidden_.size() : layers_[layers_.size() - 2].width());
}

std::size_t Weights::count_of_values() const {
    std::size_t count = bias_of_hidden_.size();
    for (const Layer& layer : layers_)
        count += layer.width();
    return count;
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

// What a stretch says by itself.
void Weights::add_values(const Speech& speech, Values& values) const {
    const std::int64_t length = root(1'000'000 * std::int64_t{std::max(speech.known, 1)}); // thousandths
    std::vector<std::int64_t> sums;
    for (std::size_t at = 0; at < bias_of_hidden_.size(); ++at)
        sums.push_back(bias_of_hidden_[at] + speech.hidden[at] * hidden_of_step / length);
    values.add(sums);
}

Sums Weights::sums(const std::vector<Speech>& stretches, const std::vector<Aside>& asides) const {
    LayerValues reading{Values(bias_of_hidden_.size()), Values(bias_of_hidden_.size()), {}};
    for (const Speech& speech : stretches)
        add_values(speech, reading.stretches);
    for (const Aside& aside : asides) {
        add_values(aside.speech, reading.asides);
        reading.places.push_back(aside.stretch);
    }
    std::vector<std::int64_t> of_stretches(stretches.size() * parts_.size()), of_asides(asides.size() * parts_.size()); // millionths
    std::size_t first = 0; // of the values of a part
    const auto add = [&](std::vector<std::int64_t>& sums, const Values& values) {
        for (std::size_t at = 0; at < values.size(); ++at)
            for (std::size_t part = 0; part < parts_.size(); ++part) {
                const int* of_hidden = parts_[part].of_hidden.data() + first;
                for (const int value : values.of(at))
                    sums[at * parts_.size() + part] += std::int64_t{value} * *of_hidden++;
            }
    };
    for (std::size_t layer = 0;; ++layer) {
        add(of_stretches, reading.stretches);
        add(of_asides, reading.asides);
        first += reading.stretches.width();
        if (layer == layers_.size())
            break;
        reading = layers_[layer].read(reading);
    }
    const auto in_hundredths = [&](const std::vector<std::int64_t>& sums) {
        std::vector<std::vector<int>> made(sums.size() / std::max<std::size_t>(parts_.size(), 1));
        for (std::size_t at = 0; at < sums.size(); ++at)
            made[at / parts_.size()].push_back(parts_[at % parts_.size()].bias + static_cast<int>(sums[at] / 10'000));
        return made;
    };
    return {in_hundredths(of_stretches), in_hundredths(of_asides)};
}

} // namespace qujat::check
