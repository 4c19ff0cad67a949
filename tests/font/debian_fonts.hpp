#pragma once

#include "font/font.hpp"

#include "catch.hpp"

#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

/// The typefaces of fonts/fonts.xml where Debian's packages put them.
inline std::optional<qujat::font::FileSpec> find_debian_font(const std::string& file, const std::string& family, int weight = 400,
                                                            qujat::font::Slope slope = qujat::font::Slope::upright) {
    const std::string folder = file.starts_with("PT") ? "paratype" : "noto";
    const std::string path = "/usr/share/fonts/truetype/" + folder + "/" + file;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        WARN("SKIPPED: no " << path << " (packages fonts-paratype and fonts-noto-core)");
        return std::nullopt;
    }
    qujat::font::FileSpec spec;
    spec.family = family;
    spec.weight = weight;
    spec.slope = slope;
    spec.path = file;
    spec.bytes.assign(std::istreambuf_iterator<char>(stream), {});
    return spec;
}

inline std::optional<qujat::font::FileSpec> find_pt_serif() {
    return find_debian_font("PTF55F.ttf", "PT Serif");
}

/// PT Serif in its four faces, Noto Serif and Noto Sans in two, fallbacks Noto Serif, Noto Sans.
inline std::optional<qujat::font::Book> find_debian_book() {
    using qujat::font::Slope;
    struct Row {
        const char *file, *family;
        int weight;
        Slope slope;
    };
    static constexpr Row rows[] = {
        {"PTF55F.ttf", "PT Serif", 400, Slope::upright},          {"PTF75F.ttf", "PT Serif", 700, Slope::upright},
        {"PTF56F.ttf", "PT Serif", 400, Slope::italic},           {"PTF76F.ttf", "PT Serif", 700, Slope::italic},
        {"NotoSerif-Regular.ttf", "Noto Serif", 400, Slope::upright}, {"NotoSerif-Bold.ttf", "Noto Serif", 700, Slope::upright},
        {"NotoSans-Regular.ttf", "Noto Sans", 400, Slope::upright},   {"NotoSans-Bold.ttf", "Noto Sans", 700, Slope::upright},
    };
    std::vector<qujat::font::FileSpec> files;
    for (const Row& row : rows) {
        auto spec = find_debian_font(row.file, row.family, row.weight, row.slope);
        if (!spec)
            return std::nullopt;
        files.push_back(std::move(*spec));
    }
    auto loaded = qujat::font::load_book(std::move(files), {"Noto Serif", "Noto Sans"});
    REQUIRE(loaded.value);
    REQUIRE(loaded.problems.empty());
    return std::move(*loaded.value);
}
