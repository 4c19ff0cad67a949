#include "pdf/images.hpp"

#include "pdf/numbers.hpp"
#include "pdf/objects.hpp"

#include <algorithm>
#include <cstdlib>

namespace qujat::pdf {

namespace {

constexpr int filters = 5;

/// ISO/IEC 15948, 9.2: what a filter takes away from a byte, given the ones to the left, above, and left above.
int prediction(int filter, int left, int up, int corner) {
    switch (filter) {
    case 1:
        return left;
    case 2:
        return up;
    case 3:
        return (left + up) / 2;
    case 4: {
        const int guess = left + up - corner;
        const int to_left = std::abs(guess - left), to_up = std::abs(guess - up), to_corner = std::abs(guess - corner);
        return to_left <= to_up && to_left <= to_corner ? left : to_up <= to_corner ? up : corner;
    }
    default:
        return 0;
    }
}

int byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

/// Each row with the filter whose differences sum up to least (12.8 there).
std::string filter_rows(std::string_view samples, std::size_t row_size, std::size_t pixel_size) {
    std::string out, tried(row_size, '\0'), best;
    out.reserve(samples.size() + samples.size() / row_size);
    const std::string blank(row_size, '\0');
    std::string_view above = blank;
    for (std::size_t begin = 0; begin < samples.size(); begin += row_size) {
        const std::string_view row = samples.substr(begin, row_size);
        std::size_t least = 0;
        char chosen = 0;
        for (int filter = 0; filter < filters; ++filter) {
            std::size_t sum = 0;
            for (std::size_t i = 0; i < row_size; ++i) {
                const bool is_first = i < pixel_size;
                const int left = is_first ? 0 : byte_at(row, i - pixel_size), corner = is_first ? 0 : byte_at(above, i - pixel_size);
                const int rest = (byte_at(row, i) - prediction(filter, left, byte_at(above, i), corner)) & 0xFF;
                tried[i] = static_cast<char>(rest);
                sum += static_cast<std::size_t>(rest < 128 ? rest : 256 - rest);
            }
            if (filter == 0 || sum < least) {
                least = sum;
                chosen = static_cast<char>(filter);
                best = tried;
            }
        }
        out += chosen;
        out += best;
        above = row;
    }
    return out;
}

PackedImage pack(const doc::Raster& raster, Deflater& deflater) {
    PackedImage packed;
    if (raster.encoding == doc::Raster::Encoding::jpeg)
        return packed;
    const auto width = static_cast<std::size_t>(raster.width), components = static_cast<std::size_t>(raster.components);
    packed.color = pack_samples(raster.data, width * components, components, deflater);
    if (!raster.alpha.empty())
        packed.alpha = pack_samples(raster.alpha, width, 1, deflater);
    return packed;
}

void put_size(PdfDictionary& image, const doc::Raster& raster, int components) {
    put(image, "Type", name("XObject"));
    put(image, "Subtype", name("Image"));
    put(image, "Width", integer(raster.width));
    put(image, "Height", integer(raster.height));
    put(image, "ColorSpace", name(components == 1 ? "DeviceGray" : "DeviceRGB"));
    put(image, "BitsPerComponent", integer(8));
}

PdfReference add_samples(PdfVecObjects& objects, PdfDictionary image, const doc::Raster& raster, int components, const PackedSamples& packed) {
    put_size(image, raster, components);
    if (packed.is_filtered) {
        std::string parameters = "<</Predictor 15/Colors ";
        append_integer(parameters, components);
        parameters += "/Columns ";
        append_integer(parameters, raster.width);
        put(image, "DecodeParms", raw(parameters + ">>"));
    }
    return add_stream(objects, image, packed.bytes, Deflated::yes);
}

PdfReference add_image(PdfVecObjects& objects, const doc::Raster& raster, const PackedImage& packed) {
    PdfDictionary image;
    if (raster.encoding == doc::Raster::Encoding::jpeg) {
        put_size(image, raster, raster.components);
        put(image, "Filter", name("DCTDecode"));
        return add_stream(objects, image, raster.data, Deflated::no);
    }
    if (!raster.alpha.empty()) // 11.6.5.3
        put(image, "SMask", add_samples(objects, {}, raster, 1, packed.alpha));
    return add_samples(objects, image, raster, raster.components, packed.color);
}

} // namespace

PackedSamples pack_samples(std::string_view samples, std::size_t row_size, std::size_t pixel_size, Deflater& deflater) {
    PackedSamples plain{deflater.compress(samples), false}, filtered{deflater.compress(filter_rows(samples, row_size, pixel_size)), true};
    return filtered.bytes.size() < plain.bytes.size() ? filtered : plain;
}

std::shared_ptr<const PackedImage> ImageCache::find(const std::shared_ptr<const doc::Raster>& raster) {
    const auto is_it = [&](const Entry& entry) { return !entry.raster.owner_before(raster) && !raster.owner_before(entry.raster); };
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(entries_.rbegin(), entries_.rend(), is_it);
    if (found == entries_.rend())
        return nullptr;
    std::rotate(found.base() - 1, found.base(), entries_.end());
    return entries_.back().image;
}

std::shared_ptr<const PackedImage> ImageCache::packed(const std::shared_ptr<const doc::Raster>& raster, Deflater& deflater) {
    if (auto kept = find(raster))
        return kept;
    auto made = std::make_shared<const PackedImage>(pack(*raster, deflater));
    const auto size_of = [](const PackedImage& image) { return image.color.bytes.size() + image.alpha.bytes.size(); };
    if (size_of(*made) > most_bytes / 4)
        return made;
    const std::lock_guard lock(mutex_);
    entries_.push_back({raster, made});
    bytes_ += size_of(*made);
    while (entries_.size() > most || bytes_ > most_bytes) {
        bytes_ -= size_of(*entries_.front().image);
        entries_.erase(entries_.begin());
    }
    return made;
}

void Images::collect(const std::vector<layout::Item>& items, ImageCache* cache, Deflater& deflater) {
    for (const layout::Item& item : items) {
        const auto* picture = std::get_if<layout::Picture>(&item.content);
        if (picture == nullptr || number(picture->raster.get()) < uses_.size())
            continue;
        uses_.push_back({picture->raster, cache != nullptr ? cache->packed(picture->raster, deflater) : std::make_shared<const PackedImage>(pack(*picture->raster, deflater))});
    }
}

std::size_t Images::number(const doc::Raster* raster) const {
    return static_cast<std::size_t>(std::ranges::find(uses_, raster, [](const Use& use) { return use.raster.get(); }) - uses_.begin());
}

std::string Images::add(PdfVecObjects& objects) const {
    std::string out;
    for (std::size_t i = 0; i < uses_.size(); ++i) {
        out += i == 0 ? "/XObject <</I" : " /I";
        append_integer(out, static_cast<std::int64_t>(i));
        out += ' ';
        append_reference(out, number_of(add_image(objects, *uses_[i].raster, *uses_[i].packed)));
    }
    return out.empty() ? out : out + ">>";
}

} // namespace qujat::pdf
