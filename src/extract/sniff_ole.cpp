#include "extract/sniff.hpp"

#include <cstdint>
#include <optional>

// MS-CFB, the compound file: sectors chained by an allocation table, a directory of 128-byte entries.
namespace qujat::extract {

namespace {

class Container {
  public:
    explicit Container(std::string_view bytes) : bytes_(bytes) {
        const std::uint32_t shift = number(30, 2).value_or(0); // MS-CFB, 2.2: 9 or 12
        sector_size_ = shift == 12 ? 4096 : 512;
    }

    // Entries of the directory, one after the other. `visit` answers true to stop, and so does this; nothing: the file ends before the directory does.
    template <class Visit>
    std::optional<bool> any_entry(Visit visit) const {
        std::optional<std::uint32_t> sector = number(48, 4);
        // No file has more sectors than bytes / 512: a circle ends here.
        for (std::size_t left = bytes_.size() / sector_size_ + 1; left > 0; --left) {
            if (!sector)
                return std::nullopt;
            if (*sector >= end_of_chain)
                break;
            for (std::size_t i = 0; i < sector_size_; i += entry_size) {
                const std::size_t at = offset_of(*sector) + i;
                if (at + entry_size > bytes_.size())
                    return std::nullopt;
                if (visit(bytes_.substr(at, entry_size)))
                    return true;
            }
            sector = next(*sector);
        }
        return false;
    }

  private:
    static constexpr std::uint32_t end_of_chain = 0xFFFFFFFA; // and the other special values above it
    static constexpr std::size_t entry_size = 128;

    std::optional<std::uint32_t> number(std::size_t at, std::size_t size) const {
        if (at + size > bytes_.size())
            return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = size; i > 0; --i)
            value = (value << 8) | static_cast<unsigned char>(bytes_[at + i - 1]);
        return value;
    }
    std::size_t offset_of(std::uint32_t sector) const { return (static_cast<std::size_t>(sector) + 1) * sector_size_; }

    // The sector behind `sector` in its chain. The table's own sectors are listed in the header (the first 109) and then in a chain of lists.
    std::optional<std::uint32_t> next(std::uint32_t sector) const {
        const std::size_t numbers = sector_size_ / 4;
        std::size_t list = sector / numbers;
        std::optional<std::uint32_t> table;
        if (list < 109) {
            table = number(76 + list * 4, 4);
        } else {
            list -= 109;
            std::optional<std::uint32_t> lists = number(68, 4);
            for (; list >= numbers - 1 && lists && *lists < end_of_chain; list -= numbers - 1)
                lists = number(offset_of(*lists) + (numbers - 1) * 4, 4);
            if (!lists || *lists >= end_of_chain)
                return std::nullopt;
            table = number(offset_of(*lists) + list * 4, 4);
        }
        if (!table || *table >= end_of_chain)
            return std::nullopt;
        return number(offset_of(*table) + (sector % numbers) * 4, 4);
    }

    std::string_view bytes_;
    std::size_t sector_size_ = 512;
};

} // namespace

bool has_ole_directory(std::string_view bytes) {
    return Container(bytes).any_entry([](std::string_view) { return false; }).has_value();
}

bool has_ole_stream(std::string_view bytes, std::string_view name) {
    const auto is_named = [&](std::string_view entry) {
        // 64 bytes of UTF-16LE with a closing zero; their number stands behind (MS-CFB, 2.6.1).
        if (static_cast<unsigned char>(entry[64]) != (name.size() + 1) * 2 || entry[65] != 0)
            return false;
        // Names are compared without regard to case (2.6.4).
        const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
        for (std::size_t i = 0; i < name.size(); ++i)
            if (upper(entry[i * 2]) != upper(name[i]) || entry[i * 2 + 1] != 0)
                return false;
        return true;
    };
    return Container(bytes).any_entry(is_named).value_or(false);
}

} // namespace qujat::extract
