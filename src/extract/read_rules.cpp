#include "extract/read_rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <libdeflate.h>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace qujat::extract {

namespace {

constexpr std::size_t most_pages = 20'000, most_rules = 400'000, most_points = 1'000, most_saved = 500;
constexpr double thickest = 3;  ///< points: a filled shape that is thicker is no line
constexpr double shortest = 3;
constexpr double skew = 1;      ///< points by which the ends of a line may differ and it still be level or upright

struct Point {
    double x = 0, y = 0;
};

/// x' = ax + cy + e, y' = bx + dy + f.
struct Matrix {
    std::array<double, 6> of{1, 0, 0, 1, 0, 0};
    Point apply(Point p) const { return {of[0] * p.x + of[2] * p.y + of[4], of[1] * p.x + of[3] * p.y + of[5]}; }
};

Matrix multiply(const Matrix& first, const Matrix& second) {
    const Point x = second.apply({first.of[0], first.of[1]}), y = second.apply({first.of[2], first.of[3]}), origin = second.apply({first.of[4], first.of[5]});
    const double e = second.of[4], f = second.of[5];
    return {{x.x - e, x.y - f, y.x - e, y.y - f, origin.x, origin.y}};
}

std::optional<double> number(std::string_view token) {
    double value = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    const bool is_number = error == std::errc() && end == token.data() + token.size() && std::isfinite(value) && std::abs(value) < 1e6;
    return is_number ? std::optional(value) : std::nullopt;
}

class Reader {
  public:
    void read(std::string_view text, double height) {
        if (pages_.size() == most_pages)
            return;
        pages_.push_back({height, {}});
        matrix_ = {};
        saved_.clear();
        path_.clear();
        count_ = 0;
        bool is_text = false;
        for (std::size_t at = 0; (at = text.find_first_not_of(" \t\r\n", at)) != std::string_view::npos;) {
            const std::string_view token = text.substr(at, text.find_first_of(" \t\r\n", at) - at);
            at += token.size();
            if (is_text || token == "BT")
                is_text = token != "ET";
            else if (const auto value = number(token))
                add(*value);
            else
                apply(token);
        }
    }

    std::vector<Drawing> take() { return std::move(pages_); }

  private:
    void add(double value) {
        std::rotate(operands_.begin(), operands_.begin() + 1, operands_.end());
        operands_.back() = value;
        count_ = std::min(count_ + 1, operands_.size());
    }

    // The operands before an operator: the last `count` of them.
    bool takes(std::size_t count) const { return count_ >= count; }
    double operand(std::size_t from_end) const { return operands_[operands_.size() - from_end]; }

    void apply(std::string_view name) {
        if (name == "cm" && takes(6)) {
            Matrix matrix;
            std::copy(operands_.end() - 6, operands_.end(), matrix.of.begin());
            matrix_ = multiply(matrix, matrix_);
        } else if (name == "q" && saved_.size() < most_saved) {
            saved_.push_back(matrix_);
        } else if (name == "Q" && !saved_.empty()) {
            matrix_ = saved_.back();
            saved_.pop_back();
        } else if (name == "m" && takes(2)) {
            path_.push_back({{matrix_.apply({operand(2), operand(1)})}, false});
        } else if (name == "l" && takes(2)) {
            line_to({operand(2), operand(1)});
        } else if (name == "c" && takes(6)) {
            line_to({operand(2), operand(1)});
            if (!path_.empty())
                path_.back().is_curved = true;
        } else if (name == "h") {
            if (!path_.empty())
                path_.back().points.push_back(path_.back().points.front());
        } else if (name == "re" && takes(4)) {
            const double x = operand(4), y = operand(3), width = operand(2), height = operand(1);
            path_.push_back({{}, false});
            for (const Point corner : {Point{x, y}, Point{x + width, y}, Point{x + width, y + height}, Point{x, y + height}, Point{x, y}})
                path_.back().points.push_back(matrix_.apply(corner));
        } else if (name == "S" || name == "s") {
            stroke();
        } else if (name == "f" || name == "F" || name == "f*") {
            fill();
        } else if (name == "B" || name == "B*" || name == "b" || name == "b*") {
            stroke();
        } else if (name == "n") {
            path_.clear();
        }
        count_ = 0;
    }

    void line_to(Point point) {
        if (!path_.empty() && path_.back().points.size() < most_points)
            path_.back().points.push_back(matrix_.apply(point));
    }

    void stroke() {
        for (const Subpath& part : std::exchange(path_, {}))
            for (std::size_t i = 1; i < part.points.size() && !part.is_curved; ++i)
                draw(part.points[i - 1], part.points[i], skew);
    }

    void fill() {
        for (const Subpath& part : std::exchange(path_, {})) {
            if (part.points.size() < 3 || part.is_curved)
                continue;
            Point least = part.points.front(), most = least;
            for (const Point& point : part.points) {
                least = {std::min(least.x, point.x), std::min(least.y, point.y)};
                most = {std::max(most.x, point.x), std::max(most.y, point.y)};
            }
            draw(least, most, thickest);
        }
    }

    void draw(Point one, Point other, double thickness) {
        const double width = std::abs(one.x - other.x), height = std::abs(one.y - other.y);
        const bool is_upright = width <= thickness && height >= shortest && height > 2 * width, is_level = height <= thickness && width >= shortest && width > 2 * height;
        if ((!is_upright && !is_level) || ++rules_ > most_rules)
            return;
        Drawing& page = pages_.back();
        const double top = page.height - std::max(one.y, other.y), bottom = page.height - std::min(one.y, other.y);
        const double left = std::min(one.x, other.x), right = std::max(one.x, other.x);
        page.rules.push_back(is_upright ? Rule{true, (left + right) / 2, top, bottom} : Rule{false, (top + bottom) / 2, left, right});
    }

    struct Subpath {
        std::vector<Point> points;
        bool is_curved = false;
    };

    std::vector<Drawing> pages_;
    std::size_t rules_ = 0;
    Matrix matrix_;
    std::vector<Matrix> saved_;
    std::vector<Subpath> path_;
    std::array<double, 6> operands_{};
    std::size_t count_ = 0;
};

// What `stream` begins with, decompressed, and how many of its bytes that took; nothing where it is not compressed or grows beyond all measure.
std::optional<std::pair<std::string, std::size_t>> inflated(std::string_view stream) {
    constexpr std::size_t most = 48U << 20;
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
    if (!decompressor)
        return std::nullopt;
    for (std::size_t room = 1U << 16; room <= most; room *= 4) {
        std::string text(room, '\0');
        std::size_t taken = 0, made = 0;
        const libdeflate_result result = libdeflate_zlib_decompress_ex(decompressor.get(), stream.data(), stream.size(), text.data(), text.size(), &taken, &made);
        if (result == LIBDEFLATE_SUCCESS) {
            text.resize(made);
            return std::pair(std::move(text), taken);
        }
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE)
            return std::nullopt;
    }
    return std::nullopt;
}

// "1 0 0 -1 0 842 cm": what the content of a page begins with.
std::optional<double> page_height(std::string_view content) {
    constexpr std::string_view flip = "1 0 0 -1 0 ";
    if (!content.starts_with(flip))
        return std::nullopt;
    content.remove_prefix(flip.size());
    const std::size_t end = content.find(' ');
    return end != std::string_view::npos && content.substr(end).starts_with(" cm") ? number(content.substr(0, end)) : std::nullopt;
}

} // namespace

std::vector<Drawing> read_rules(std::string_view pdf) {
    constexpr std::string_view begin = "stream\n", end = "endstream";
    Reader reader;
    for (std::size_t object = 0, at = 0; (at = pdf.find(begin, object)) != std::string_view::npos; object = at) {
        const std::string_view dictionary = pdf.substr(object, at - object);
        at += begin.size();
        if (dictionary.find("/FlateDecode") != std::string_view::npos && dictionary.rfind("/Subtype") == std::string_view::npos)
            if (const auto content = inflated(pdf.substr(at))) {
                at += content->second;
                if (const auto height = page_height(content->first))
                    reader.read(content->first, *height);
            }
        at = std::min(pdf.find(end, at), pdf.size() - end.size()) + end.size();
    }
    return reader.take();
}

} // namespace qujat::extract
