#include "base/utf8.hpp"
#include "extract/extract.hpp"
#include "plan/plan.hpp"
#include "require.hpp"

#include <cstdint>
#include <string>

using namespace qujat;

// Any bytes give a part that goes through the records, or one problem that can be said; the same bytes give the same part.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(data, data + size);
    const diag::Result<plan::Part> result = extract::read(bytes, "plan.txt");
    require(result.value.has_value() == result.problems.empty());
    require(result.problems.size() <= 1);
    for (const diag::Diagnostic& problem : result.problems) {
        require(problem.id.starts_with("EXT-"));
        require(!base::find_malformed(diag::to_text(problem, base::Language::ru)));
    }
    if (!result.value)
        return 0;
    const std::string records = plan::write_records(*result.value);
    const diag::Result<plan::Part> again = plan::read_records(records);
    require(again.value && plan::write_records(*again.value) == records);
    require(plan::write_records(*extract::read(bytes, "plan.txt").value) == records);
    for (std::size_t i = 0; i < again.value->blocks.size(); ++i) {
        const plan::Block& block = again.value->blocks[i];
        require(block.text == result.value->blocks[i].text && !base::find_malformed(block.text));
        require(result.value->pages == 0 ? block.page == 0 : block.page >= 1 && block.page <= result.value->pages);
    }
    return 0;
}
