#include "extract/extract.hpp"
#include "plan/plan.hpp"
#include "require.hpp"

#include <cstdint>
#include <string>

using namespace qujat;

// Any RTF gives a part that goes through the records, or one problem.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string input(data, data + size);
    if (!input.starts_with("{\\rtf"))
        input.insert(0, "{\\rtf1 ");
    const diag::Result<plan::Part> result = extract::read(input, "plan.rtf");
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
