#include "layout/read_image.hpp"

#include "layout/layout.hpp"

namespace qujat::layout {

namespace {

constexpr std::size_t most_bytes = 8'000'000;
// ISO/IEC 15948, 5.2; ISO/IEC 10918-1, B.1.1.3: SOI and the first byte of the marker behind it.
constexpr std::string_view png_signature("\x89PNG\r\n\x1A\n", 8);
constexpr std::string_view jpeg_signature("\xFF\xD8\xFF", 3);

} // namespace

diag::Result<std::shared_ptr<const doc::Raster>> read_image(const diag::SourcePtr& source) {
    diag::Log log;
    const diag::Place place{source, 0, 0, {}};
    const std::string_view file = source->text;
    const bool is_png = file.starts_with(png_signature);
    if (!is_png && !file.starts_with(jpeg_signature)) {
        log.add("LAY-0050", place, {{"name", source->name}});
        return {std::nullopt, log.take()};
    }
    if (file.size() > most_bytes) {
        log.add("LAY-0053", place, {{"name", source->name}, {"size", std::to_string(file.size())}, {"limit", std::to_string(most_bytes)}});
        return {std::nullopt, log.take()};
    }
    auto raster = std::make_shared<doc::Raster>();
    raster->name = source->name;
    const ImageAnswer answer = is_png ? read_png(file, *raster) : read_jpeg(file, *raster);
    if (answer.kind == ImageAnswer::Kind::broken)
        log.add("LAY-0051", place, {{"name", source->name}, {"reason", diag::quoted(answer.reason)}});
    else if (answer.kind == ImageAnswer::Kind::too_many_pixels)
        log.add("LAY-0052", place,
                {{"name", source->name}, {"width", std::to_string(answer.width)}, {"height", std::to_string(answer.height)}, {"limit", std::to_string(most_pixels)}});
    return diag::finish(std::shared_ptr<const doc::Raster>(std::move(raster)), log);
}

} // namespace qujat::layout
