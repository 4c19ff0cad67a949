#pragma once

#include "doc/doc.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace qujat::pdf {

/// What a content stream must know of those whose content it shows. It is written when its page is there; which of them get a structure element shows only after the last page.
class Owners {
  public:
    Owners() = default;
    explicit Owners(const doc::Document& document);

    /// The tag of a marked-content sequence (ISO 32000-1, 14.6.1): "P" where the template gave no role.
    std::string_view tag(std::uint32_t id) const;
    /// The language its element will have for certain; none where the element may be one of another language around it.
    std::optional<base::Language> language(std::uint32_t id) const;
    /// Whether it may stand in a link, whose words describe its areas.
    bool is_in_link(std::uint32_t id) const { return id < owners_.size() && owners_[id].is_in_link; }

  private:
    struct Owner {
        std::uint8_t role = 0, language = unsure;
        bool is_in_link = false;
    };
    static constexpr std::uint8_t unsure = 255;

    void add(const doc::Block& block, std::uint8_t language_above, bool is_in_link);
    void add_lines(const doc::Block& block, const Owner& own);
    void put(std::uint32_t id, const Owner& owner);

    std::vector<Owner> owners_; ///< by id
};

} // namespace qujat::pdf
