#include "pdf/icc_profile.hpp"

#include "catch.hpp"

#include <cmath>
#include <cstdint>

using qujat::pdf::make_srgb_profile;

namespace {

std::uint32_t read32(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes.at(i));
    return value;
}

struct Tag {
    std::size_t offset = 0, size = 0;
};
Tag find_tag(const std::string& profile, const std::string& signature) {
    for (std::uint32_t i = 0; i < read32(profile, 128); ++i)
        if (profile.substr(132 + i * 12, 4) == signature)
            return {read32(profile, 132 + i * 12 + 4), read32(profile, 132 + i * 12 + 8)};
    return {};
}

} // namespace

TEST_CASE("the profile's header is that of an RGB display profile of version 2") {
    const std::string profile = make_srgb_profile();
    CHECK(profile.size() < 3000);
    CHECK(profile.size() % 4 == 0);
    CHECK(read32(profile, 0) == profile.size());
    CHECK(read32(profile, 8) == 0x02100000);
    CHECK(profile.substr(12, 12) == "mntrRGB XYZ ");
    CHECK(profile.substr(36, 4) == "acsp");
    // ICC.1:1998-09, 6.1.11: D50 is X = 0.9642, Y = 1, Z = 0.8249
    CHECK(std::abs(read32(profile, 68) / 65536.0 - 0.9642) < 0.00002);
    CHECK(read32(profile, 72) == 65536);
    CHECK(std::abs(read32(profile, 76) / 65536.0 - 0.8249) < 0.00002);
    CHECK(make_srgb_profile() == profile);
}

TEST_CASE("every tag a matrix profile needs lies in the file, aligned, with its type") {
    const std::string profile = make_srgb_profile();
    struct Expected {
        const char *signature, *type;
    };
    for (const Expected& expected : {Expected{"desc", "desc"}, Expected{"cprt", "text"}, Expected{"wtpt", "XYZ "},
                                     Expected{"rXYZ", "XYZ "}, Expected{"gXYZ", "XYZ "}, Expected{"bXYZ", "XYZ "},
                                     Expected{"rTRC", "curv"}, Expected{"gTRC", "curv"}, Expected{"bTRC", "curv"}}) {
        INFO(expected.signature);
        const Tag tag = find_tag(profile, expected.signature);
        REQUIRE(tag.size > 8);
        CHECK(tag.offset % 4 == 0);
        CHECK(tag.offset >= 132 + 12 * read32(profile, 128));
        CHECK(tag.offset + tag.size <= profile.size());
        CHECK(profile.substr(tag.offset, 4) == expected.type);
    }
}

TEST_CASE("the three colorants make white together, and the curve is that of IEC 61966-2-1") {
    const std::string profile = make_srgb_profile();
    for (std::size_t axis = 0; axis < 3; ++axis) {
        double sum = 0;
        for (const char* colorant : {"rXYZ", "gXYZ", "bXYZ"})
            sum += read32(profile, find_tag(profile, colorant).offset + 8 + axis * 4);
        CHECK(std::abs(sum - read32(profile, 68 + axis * 4)) < 32); // five ten-thousandths
    }
    const std::size_t curve = find_tag(profile, "rTRC").offset;
    REQUIRE(read32(profile, curve + 8) == 256);
    const auto level = [&](std::size_t i) { return read32(profile, curve + 10 + i * 2) & 0xFFFF; };
    CHECK(level(0) == 0);
    CHECK(level(255) == 65535);
    // Well-known values: 10/255 lies on the straight part (/ 12.92), 188/255 is half the light (0.5029).
    CHECK(level(10) == 199);
    CHECK(std::abs(level(188) / 65535.0 - 0.5029) < 0.0001);
    for (std::size_t i = 0; i < 256; ++i) {
        const double x = static_cast<double>(i) / 255;
        const double exact = 65535 * (x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4));
        // No value lies where another library's last bit could tip the rounding.
        CHECK(std::abs(std::abs(exact - std::floor(exact)) - 0.5) > 1e-6);
    }
}
