#include "report/docx_file.hpp"

#include <array>
#include <cstdint>

namespace qujat::report {

namespace {

constexpr auto crc_table = [] { // ISO 3309, as APPNOTE 4.4.7 has it
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1U) != 0 ? 0xEDB88320U : 0U);
        table[byte] = value;
    }
    return table;
}();

std::uint32_t crc_of(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes)
        crc = crc_table[(crc ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (crc >> 8);
    return ~crc;
}

void put(std::string& out, std::size_t value, int bytes) {
    for (int i = 0; i < bytes; ++i, value >>= 8) // one byte at a time: a field may be longer than the value is wide
        out += static_cast<char>(value & 0xFFU);
}

} // namespace

std::string zip_stored(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::string out, directory;
    for (const auto& [name, content] : entries) {
        std::string common; // what the local header and the directory have alike: APPNOTE 4.3.7, 4.3.12
        put(common, 20, 2);     // version needed
        put(common, 0x0800, 2); // names are UTF-8
        put(common, 0, 2);      // stored
        put(common, 0x0021'0000, 4);
        put(common, crc_of(content), 4);
        put(common, content.size(), 4);
        put(common, content.size(), 4);
        put(common, name.size(), 2);
        put(common, 0, 2);
        directory += "PK\x01\x02";
        put(directory, 20, 2);
        directory += common;
        put(directory, 0, 10); // comment, disk, attributes
        put(directory, out.size(), 4);
        directory += name;
        out.append("PK\x03\x04").append(common).append(name).append(content);
    }
    const std::size_t begin = out.size();
    out += directory + "PK\x05\x06"; // 4.3.16
    put(out, 0, 4);
    put(out, entries.size(), 2);
    put(out, entries.size(), 2);
    put(out, directory.size(), 4);
    put(out, begin, 4);
    put(out, 0, 2);
    return out;
}

} // namespace qujat::report
