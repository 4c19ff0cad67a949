#include "base/utf8.hpp"
#include "layout/layout.hpp"
#include "require.hpp"

#include <cstdint>
#include <string>

using namespace qujat;

// Any bytes give a raster of the size it says, or one problem that can be said.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto source = diag::make_source("image", std::string(data, data + size));
    const auto result = layout::read_image(source);
    require(result.value.has_value() == result.problems.empty());
    for (const diag::Diagnostic& problem : result.problems) {
        require(problem.id.starts_with("LAY-005"));
        require(!base::find_malformed(diag::to_text(problem, base::Language::ru)));
    }
    if (!result.value)
        return 0;
    const doc::Raster& raster = **result.value;
    require(raster.width > 0 && raster.height > 0 && (raster.components == 1 || raster.components == 3));
    const auto pixels = static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height);
    if (raster.encoding == doc::Raster::Encoding::jpeg)
        require(raster.data == source->text && raster.alpha.empty());
    else
        require(raster.data.size() == pixels * static_cast<std::size_t>(raster.components) && (raster.alpha.empty() || raster.alpha.size() == pixels));
    return 0;
}
