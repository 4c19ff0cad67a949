#include "base/utf8.hpp"
#include "extract/extract.hpp"
#include "make_zip.hpp"
#include "plan/plan.hpp"
#include "require.hpp"

#include <cstdint>
#include <string>

using namespace qujat;

// Any bytes give a part that goes through the records, or one problem that can be said.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(data, data + size);
    const std::string bytes = input.starts_with("PK") ? input : make_zip(input);
    const diag::Result<plan::Part> result = extract::read(bytes, "plan.docx");
    require(result.value.has_value() == result.problems.empty());
    require(result.problems.size() <= 1);
    for (const diag::Diagnostic& problem : result.problems) {
        require(problem.id.starts_with("EXT-"));
        require(!base::find_malformed(diag::to_text(problem, base::Language::kk)));
    }
    if (result.value) {
        const std::string records = plan::write_records(*result.value);
        const diag::Result<plan::Part> again = plan::read_records(records);
        require(again.value && plan::write_records(*again.value) == records);
        require(again.value->blocks.size() == result.value->blocks.size());
        for (std::size_t i = 0; i < again.value->blocks.size(); ++i)
            require(again.value->blocks[i].text == result.value->blocks[i].text);
    }
    return 0;
}
