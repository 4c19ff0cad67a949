#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

/// Stretches of a plan read among their neighbours: who is spoken of, and whether a figure is a target or a fact of the market, is often said beside it. In whole numbers, so that the sums are the same on
/// every machine; tests/plans/network.py learns what stands in a layer.
namespace qujat::check {

/// What each stretch of a text, in its order, says before it is asked what for: hidden values, in thousandths, none below nothing.
class Values {
  public:
    explicit Values(std::size_t width) : width_(width) {}
    std::size_t width() const { return width_; }
    std::size_t size() const { return width_ == 0 ? 0 : values_.size() / width_; }
    std::span<const int> of(std::size_t stretch) const { return std::span(values_).subspan(stretch * width_, width_); }
    /// `width()` sums; those below nothing become nothing, those above `most_value` that.
    void add(std::span<const std::int64_t> sums);

  private:
    std::size_t width_;
    std::vector<int> values_;
};
inline constexpr std::int64_t most_value = 1'000'000;

/// Values of the stretches, and of what was read by itself in the place of one: a sentence of a long paragraph.
struct LayerValues {
    Values stretches, asides;
    std::vector<std::size_t> places; ///< of each aside its stretch; in their order
};

/// Makes new values of those below it: of the stretch itself and, in the mean, of the `near_stretches` before it, as many behind it, and the `wide_stretches` on both sides with itself.
class Layer {
  public:
    explicit Layer(std::vector<int> bias) : bias_(std::move(bias)) {} ///< thousandths
    /// What a value of one below adds, in thousandths, a number for each value; first of the stretch itself, then before it, behind it, around it. False: too few or too many numbers.
    bool add_row(std::span<const int> weights);
    bool is_whole(std::size_t width_below) const { return rows_.size() == 4 * width_below; }
    std::size_t width() const { return bias_.size(); }
    LayerValues read(const LayerValues& below) const; ///< only of as many values as it is whole for

  private:
    struct Row {
        std::size_t first = 0; ///< before it and behind the last one stands nothing but 0: of networks learned apart each only reads its own
        std::vector<int> weights;
    };
    void add_to(std::vector<std::int64_t>& sums, std::span<const Row> rows, std::span<const int> values) const;
    std::vector<int> bias_;
    std::vector<Row> rows_;
};
inline constexpr std::size_t near_stretches = 3, wide_stretches = 20;

} // namespace qujat::check
