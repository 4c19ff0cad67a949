#include "base/utf8.hpp"
#include "plan/plan.hpp"
#include "require.hpp"

#include <cstdint>
#include <string>

using namespace qujat;

namespace {

void require_text(const std::string& text) {
    require(!base::find_malformed(text));
    for (const char c : text)
        require(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
}

} // namespace

// Any bytes give a part, whose records are those very bytes, or exactly one problem that can be said.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(data, data + size);
    const auto result = plan::read_records(bytes);
    require(result.value.has_value() == result.problems.empty());
    if (!result) {
        require(result.problems.size() == 1 && result.problems[0].id == "PLN-0001");
        require(result.problems[0].place.begin <= size);
        require(!base::find_malformed(diag::to_text(result.problems[0], base::Language::kk)));
        return 0;
    }
    const plan::Part& part = *result.value;
    require(part.blocks.size() <= plan::most_blocks && part.notes.size() <= plan::most_notes);
    for (const plan::Block& block : part.blocks) {
        require_text(block.text);
        require_text(block.numbering);
    }
    for (const diag::Diagnostic& note : part.notes)
        require(!base::find_malformed(diag::to_text(note, base::Language::ru)));
    require(plan::write_records(part) == bytes);
    plan::count_words(part);
    return 0;
}
