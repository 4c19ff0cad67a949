#include "pdf/icc_profile.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace qujat::pdf {

namespace {

void append16(std::string& out, std::uint32_t value) {
    out += static_cast<char>(value >> 8 & 0xFFU);
    out += static_cast<char>(value & 0xFFU);
}
void append32(std::string& out, std::uint32_t value) {
    append16(out, value >> 16);
    append16(out, value & 0xFFFFU);
}
void pad_to(std::string& out, std::size_t multiple) {
    out.resize((out.size() + multiple - 1) / multiple * multiple);
}

/// XYZType with one triple of s15Fixed16 numbers (ICC.1:1998-09, 6.5.22), given in units of 1/65536.
std::string xyz(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
    std::string out = "XYZ ";
    append32(out, 0);
    append32(out, x);
    append32(out, y);
    append32(out, z);
    return out;
}

/// curveType (6.5.3) with a value for each of the 256 levels of a component: exact there, between them off by less than
/// one part in 65535.
std::string tone_curve() {
    std::string out = "curv";
    append32(out, 0);
    append32(out, 256);
    for (int level = 0; level < 256; ++level) {
        // IEC 61966-2-1, 5.2
        const double encoded = level / 255.0;
        const double linear = encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
        append16(out, static_cast<std::uint32_t>(std::lround(linear * 65535.0)));
    }
    return out;
}

/// textDescriptionType (6.5.17): ASCII, then the empty Unicode and ScriptCode forms.
std::string description(std::string_view ascii) {
    std::string out = "desc";
    append32(out, 0);
    append32(out, static_cast<std::uint32_t>(ascii.size() + 1));
    out += ascii;
    out.append(1 + 4 + 4 + 2 + 1 + 67, '\0');
    return out;
}

std::string text(std::string_view ascii) {
    std::string out = "text";
    append32(out, 0);
    out += ascii;
    out += '\0';
    return out;
}

/// The header (6.1) but for the size, which is filled in last.
std::string header() {
    std::string out;
    append32(out, 0);
    append32(out, 0);          // no preferred colour management module
    append32(out, 0x02100000); // version 2.1.0
    out += "mntrRGB XYZ ";
    for (const std::uint32_t part : {2026U, 1U, 1U, 0U, 0U, 0U})
        append16(out, part); // creation date: fixed
    out += "acsp";
    out.resize(68);            // platform, flags, device, attributes: none; intent: perceptual
    append32(out, 0x0000F6D6); // D50
    append32(out, 0x00010000);
    append32(out, 0x0000D32D);
    out.resize(128);
    return out;
}

} // namespace

std::string make_srgb_profile() {
    struct Tag {
        std::string_view signature;
        std::string data;
    };
    // The primaries and the white of IEC 61966-2-1, adapted from D65 to D50 by the Bradford transform (ICC.1:1998-09,
    // annex E).
    const std::array<Tag, 7> tags = {{
        {"desc", description("sRGB IEC61966-2.1")},
        {"cprt", text("No copyright, use freely")},
        {"wtpt", xyz(0xF6D6, 0x10000, 0xD32D)},
        {"rXYZ", xyz(0x6FA3, 0x38F6, 0x0391)},
        {"gXYZ", xyz(0x6294, 0xB785, 0x18DC)},
        {"bXYZ", xyz(0x24A1, 0x0F85, 0xB6D4)},
        {"rTRC", tone_curve()},
    }};
    // Green and blue share red's curve.
    const std::uint32_t count = static_cast<std::uint32_t>(tags.size()) + 2;
    std::string table, data;
    append32(table, count);
    const auto enter = [&](std::string_view signature, std::size_t offset, std::size_t size) {
        table += signature;
        append32(table, static_cast<std::uint32_t>(offset));
        append32(table, static_cast<std::uint32_t>(size));
    };
    const std::size_t start = 128 + 4 + count * 12U;
    for (const Tag& tag : tags) {
        enter(tag.signature, start + data.size(), tag.data.size());
        if (tag.signature == "rTRC") {
            enter("gTRC", start + data.size(), tag.data.size());
            enter("bTRC", start + data.size(), tag.data.size());
        }
        data += tag.data;
        pad_to(data, 4);
    }
    std::string profile = header() + table + data;
    std::string size;
    append32(size, static_cast<std::uint32_t>(profile.size()));
    profile.replace(0, 4, size);
    return profile;
}

} // namespace qujat::pdf
