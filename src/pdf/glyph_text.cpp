#include "pdf/glyph_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace qujat::pdf {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view word_joiner = "\xE2\x81\xA0";

bool gives_no_glyph(char32_t point) {
    return point == 0x00AD || point == 0x200B || point == 0x2060 || point == 0xFEFF;
}

bool is_space(char32_t point) {
    return point == ' ' || point == '\t' || point == '\n' || point == 0x00A0 || (point >= 0x2000 && point <= 0x200A) ||
           point == 0x202F || point == 0x205F || point == 0x3000;
}

std::size_t sequence_size(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

} // namespace

bool ClusterReader::next(Cluster& cluster) {
    if (split_ < split_end_) {
        buffer_.clear();
        base::append(buffer_, points_[points_.size() - (split_end_ - split_)]);
        cluster = {split_, 1, buffer_};
        ++split_;
        return true;
    }
    const auto& glyphs = run_.glyphs;
    if (at_ >= glyphs.size())
        return false;
    cluster.first = at_;
    const std::size_t begin = glyphs[at_].cluster;
    while (at_ < glyphs.size() && glyphs[at_].cluster == begin)
        ++at_;
    cluster.count = at_ - cluster.first;
    const std::size_t end = at_ < glyphs.size() ? glyphs[at_].cluster : run_.text.size();
    if (end <= begin || end > run_.text.size()) {
        cluster.text = {};
        return true;
    }
    const std::string_view text = std::string_view(run_.text).substr(begin, end - begin);
    if (cluster.count == 1 && sequence_size(text[0]) == text.size()) {
        // ToUnicode must not name U+FEFF (ISO 19005-3, 6.2.11.7.2); its plain synonym may stand there.
        cluster.text = text == byte_order_mark ? word_joiner : text;
        return true;
    }
    read_unusual(cluster, text);
    return true;
}

void ClusterReader::read_unusual(Cluster& cluster, std::string_view text) {
    points_.clear();
    std::size_t offset = 0;
    while (const auto point = base::decode(text, offset)) {
        offset += point->size;
        points_.push_back(point->value == 0xFEFF ? char32_t{0x2060} : point->value);
    }
    if (!std::all_of(points_.begin(), points_.end(), gives_no_glyph))
        points_.erase(std::remove_if(points_.begin(), points_.end(), gives_no_glyph), points_.end());
    else if (!points_.empty())
        points_.resize(1);

    const auto is_nominal = [&](std::size_t i) {
        return run_.face->glyph(points_[i]) == run_.glyphs[cluster.first + i].id;
    };
    // Spaces dropped at the end of a line stay in the text of the last glyph's cluster.
    while (points_.size() > cluster.count && is_space(points_.back()) && !is_space(points_.front()))
        points_.pop_back();
    bool one_to_one = cluster.count > 1 && points_.size() == cluster.count;
    for (std::size_t i = 0; one_to_one && i < cluster.count; ++i)
        one_to_one = is_nominal(i);
    if (one_to_one) {
        split_ = cluster.first;
        split_end_ = cluster.first + cluster.count;
        next(cluster);
        return;
    }
    buffer_.clear();
    for (const char32_t point : points_)
        base::append(buffer_, point);
    cluster.text = buffer_;
}

void append_said(std::string& out, const layout::GlyphRun& run) {
    ClusterReader reader(run);
    for (Cluster cluster; reader.next(cluster);)
        out += cluster.text;
}

bool wants_space_after(std::string_view said) {
    static constexpr std::array<std::string_view, 9> ends = {
        " ", "-", "/", "\t", "\xC2\xA0", "\xC2\xAD", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\xAF"};
    return !said.empty() &&
           std::none_of(ends.begin(), ends.end(), [&](std::string_view end) { return said.ends_with(end); });
}

} // namespace qujat::pdf
