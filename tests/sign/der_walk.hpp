#pragma once

#include "catch.hpp"

#include <string>
#include <string_view>
#include <vector>

/// A reader of DER of our own (ITU-T X.690), so that what OpenSSL accepts is not the measure.
namespace der_walk {

struct Node {
    unsigned tag = 0;
    std::string_view whole, content;
    std::vector<Node> children; ///< of a constructed element

    const Node& at(std::size_t n) const {
        REQUIRE(n < children.size());
        return children[n];
    }
};

/// Reads one element and fails the test on everything that is BER but not DER.
inline Node read(std::string_view bytes, std::size_t& at) {
    const std::size_t begin = at;
    REQUIRE(at + 2 <= bytes.size());
    Node node;
    node.tag = static_cast<unsigned char>(bytes[at++]);
    REQUIRE((node.tag & 0x1FU) != 0x1FU);
    std::size_t length = static_cast<unsigned char>(bytes[at++]);
    if (length >= 0x80) {
        const std::size_t count = length & 0x7FU;
        REQUIRE((count >= 1 && count <= 4)); // 0 is the indefinite length of BER
        REQUIRE(at + count <= bytes.size());
        length = 0;
        for (std::size_t i = 0; i < count; ++i)
            length = (length << 8) | static_cast<unsigned char>(bytes[at++]);
        REQUIRE(length >= (count == 1 ? 0x80U : std::size_t{1} << (8 * (count - 1)))); // as short as possible
    }
    REQUIRE(length <= bytes.size() - at);
    node.content = bytes.substr(at, length);
    at += length;
    node.whole = bytes.substr(begin, at - begin);
    if ((node.tag & 0x20U) != 0) {
        for (std::size_t inner = 0; inner < node.content.size();)
            node.children.push_back(read(node.content, inner));
    }
    return node;
}

inline Node read_all(std::string_view bytes) {
    std::size_t at = 0;
    Node node = read(bytes, at);
    REQUIRE(at == bytes.size());
    return node;
}

/// "1.2.840.113549.1.7.2"
inline std::string identifier(const Node& node) {
    REQUIRE(node.tag == 0x06);
    std::string out;
    std::size_t number = 0;
    for (const char c : node.content) {
        const auto byte = static_cast<unsigned char>(c);
        number = (number << 7) | (byte & 0x7FU);
        if ((byte & 0x80U) != 0)
            continue;
        if (out.empty()) {
            const std::size_t first = number < 80 ? number / 40 : 2;
            out = std::to_string(first) + "." + std::to_string(number - first * 40);
        } else {
            out += "." + std::to_string(number);
        }
        number = 0;
    }
    return out;
}

inline bool is_sorted_set(const Node& node) {
    for (std::size_t i = 1; i < node.children.size(); ++i) {
        if (!(node.children[i - 1].whole < node.children[i].whole))
            return false;
    }
    return true;
}

} // namespace der_walk
