#pragma once

#include "layout/layout.hpp"
#include "pdf/owners.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What is left of the pages when their contents are written: all that the structure tree is made from. A report has a record a cell, hundreds of thousands of them.
namespace qujat::pdf {

/// One marked-content sequence (ISO 32000-1, 14.6): items [begin, end) of a page, boxes of fields and links among them left out.
struct Mark {
    std::uint32_t begin = 0, end = 0;
    std::uint32_t owner = 0; ///< 0: an artifact
    std::uint32_t mcid = 0;
    layout::ArtifactKind artifact = layout::ArtifactKind::layout;
};

/// A signature field's widget or a link's area.
struct Annotation {
    std::variant<layout::FieldBox, layout::LinkBox> box;
    std::uint32_t page = 0;
    std::uint32_t content = 0; ///< place in `Records::contents`

    const layout::FieldBox* field() const { return std::get_if<layout::FieldBox>(&box); }
    const layout::LinkBox* link() const { return std::get_if<layout::LinkBox>(&box); }
};

struct Records {
    /// A marked-content sequence or an annotation.
    struct Content {
        std::uint32_t owner, page, number;

        static constexpr std::uint32_t annotation_bit = 0x80000000U;
        bool is_annotation() const { return (number & annotation_bit) != 0; }
        std::uint32_t mcid() const { return number; }
        std::uint32_t annotation() const { return number & ~annotation_bit; } ///< place in `annotations`
    };
    struct Words {
        std::uint32_t content; ///< place in `contents`
        std::string text;
    };
    /// Where a page has a QR code or a picture.
    struct Box {
        std::uint32_t owner, page;
        base::Rect rect;
    };
    std::vector<Content> contents; ///< in the order of reading
    std::vector<Annotation> annotations;
    std::vector<Words> words; ///< by ascending content
    std::vector<Box> boxes;
    std::vector<base::Size> sizes;           ///< per page
    std::array<std::size_t, 3> artifacts{};  ///< how many sequences there are, by layout::ArtifactKind
};

/// The words of a content as the file holds them, the spaces between lines included; "" where none were kept.
std::string_view words_of(const Records& records, std::uint32_t content);

/// Takes down page after page.
class Recorder {
  public:
    enum class Keep { words_of_links, all_words };
    /// `owners` must outlive it.
    explicit Recorder(const Owners& owners, Keep keep = Keep::words_of_links) : owners_(owners), keep_(keep) {}

    /// The next page: its sequences in paint order.
    std::vector<Mark> add(const layout::Page& page);
    /// What a page shows beside: artifacts alone.
    std::vector<Mark> add_artifacts(const std::vector<layout::Item>& items);
    const Records& records() const { return records_; }

  private:
    void add_words(const layout::GlyphRun& run);
    void add_box(const layout::Item& item, std::uint32_t page);

    const Owners& owners_;
    Keep keep_;
    Records records_;
};

} // namespace qujat::pdf
