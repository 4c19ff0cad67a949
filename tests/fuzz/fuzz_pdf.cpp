#include "extract/read_converted.hpp"
#include "plan/plan.hpp"
#include "plan/sections.hpp"
#include "require.hpp"

#include <cstdint>
#include <string>
#include <string_view>

using namespace qujat;

namespace {

// Lengths that fit would hardly be guessed: an input that is no sections is the answers of poppler's programs, each begun by a line "@@ NAME".
std::string make_sections(std::string_view input) {
    std::vector<plan::Section> sections;
    while (!input.empty() && sections.size() < 6) {
        const std::size_t at = input.find("@@ ");
        const std::size_t end = at == std::string_view::npos ? at : input.find('\n', at);
        if (end == std::string_view::npos)
            break;
        const std::string name(input.substr(at + 3, end - at - 3));
        input.remove_prefix(end + 1);
        sections.push_back({name.substr(0, 20), input.substr(0, input.find("@@ "))});
    }
    return plan::write_sections(sections);
}

} // namespace

// Whatever a converter answers gives a part that goes through the records, or one problem.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(data, data + size);
    const auto whole = plan::read_sections(input);
    const std::string sections = whole && !whole->empty() ? input : make_sections(input);
    const diag::Result<plan::Part> result = extract::read_converted(sections);
    require(result.value.has_value() == result.problems.empty());
    for (const diag::Diagnostic& problem : result.problems)
        require(problem.id.starts_with("EXT-"));
    if (result.value) {
        const std::string records = plan::write_records(*result.value);
        const diag::Result<plan::Part> again = plan::read_records(records);
        require(again.value && plan::write_records(*again.value) == records);
    }
    return 0;
}
