#pragma once

#include <string>
#include <string_view>
#include <vector>

/// DER (ITU-T X.690) of the few shapes a CMS signature is made of.
namespace qujat::sign::der {

enum Tag : unsigned char {
    octet_string = 0x04,
    sequence = 0x30,
    set = 0x31,
    context_0 = 0xA0, ///< [0], constructed
};

std::string element(Tag tag, std::string_view content);
/// The content of a SET OF: its elements in ascending order of their encodings (11.6).
std::string sorted(std::vector<std::string> elements);

} // namespace qujat::sign::der
