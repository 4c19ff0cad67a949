#include "base/utf8.hpp"
#include "extract/extract.hpp"
#include "packages.hpp"
#include "plan/plan.hpp"

#include <cstdint>
#include <string>

// A page: what does not begin as one gets a beginning.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    packages::check_reading("<html>" + std::string(data, data + size), "plan.html");
    return 0;
}
