#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

/// A reader of OpenType files of the tests' own (OpenType 1.9, chapter "Font file"), so that what HarfBuzz wrote is judged by other eyes.
class Sfnt {
  public:
    struct Table {
        std::size_t offset = 0, size = 0;
    };
    struct Outline {
        int contours = 0, box[4] = {0, 0, 0, 0};
        bool is_empty = true;
        friend bool operator==(const Outline&, const Outline&) = default;
    };

    explicit Sfnt(std::string_view file) : file_(file) {
        for (unsigned i = 0; i < u16(4); ++i) {
            const std::size_t entry = 12 + std::size_t{i} * 16;
            tables_[std::string(file.substr(entry, 4))] = {u32(entry + 8), u32(entry + 12)};
        }
    }
    const std::map<std::string, Table>& tables() const { return tables_; }
    std::size_t offset(const std::string& tag) const { return tables_.at(tag).offset; }
    unsigned u16(std::size_t at) const { return static_cast<unsigned>(byte(at) << 8 | byte(at + 1)); }
    int i16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }
    std::uint32_t u32(std::size_t at) const { return std::uint32_t{u16(at)} << 16 | u16(at + 2); }

    unsigned glyph_count() const { return u16(offset("maxp") + 4); }
    unsigned advance(unsigned glyph) const {
        const unsigned metrics = u16(offset("hhea") + 34);
        return u16(offset("hmtx") + 4 * std::size_t{glyph < metrics ? glyph : metrics - 1});
    }
    std::size_t glyph_offset(unsigned glyph) const {
        const std::size_t loca = offset("loca");
        const bool is_long = u16(offset("head") + 50) == 1;
        return is_long ? u32(loca + 4 * std::size_t{glyph}) : 2 * std::size_t{u16(loca + 2 * std::size_t{glyph})};
    }
    Outline outline(unsigned glyph) const {
        Outline outline;
        const std::size_t begin = glyph_offset(glyph);
        if (begin == glyph_offset(glyph + 1))
            return outline;
        const std::size_t at = offset("glyf") + begin;
        outline.is_empty = false;
        outline.contours = i16(at);
        for (std::size_t i = 0; i < 4; ++i)
            outline.box[i] = i16(at + 2 + 2 * i);
        return outline;
    }
    /// The first part of a composite glyph.
    unsigned first_component(unsigned glyph) const { return u16(offset("glyf") + glyph_offset(glyph) + 12); }

  private:
    unsigned byte(std::size_t at) const { return static_cast<unsigned char>(file_.at(at)); }
    std::string_view file_;
    std::map<std::string, Table> tables_;
};
