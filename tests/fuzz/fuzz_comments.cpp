#include "base/utf8.hpp"
#include "extract/extract.hpp"
#include "packages.hpp"
#include "plan/comments.hpp"
#include "require.hpp"

#include <cstdint>
#include <string>
#include <string_view>

using namespace qujat;

namespace {

void require_equal_blocks(const plan::Part& one, const plan::Part& other) {
    require(one.blocks.size() == other.blocks.size());
    for (std::size_t i = 0; i < one.blocks.size(); ++i) {
        require(one.blocks[i].text == other.blocks[i].text && one.blocks[i].numbering == other.blocks[i].numbering);
        require(one.blocks[i].kind == other.blocks[i].kind && one.blocks[i].level == other.blocks[i].level);
    }
}

} // namespace

// Comment records and a file: refused in one way, or written so that the file reads as before.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(data, data + size);
    std::string_view rest = input;
    const diag::Result<plan::Comments> comments = plan::take_comments(rest);
    require(comments.value.has_value() == comments.problems.empty());
    if (!comments) {
        require(comments.problems.size() == 1 && comments.problems[0].id == "PLN-0001" && rest == input);
        require(!base::find_malformed(diag::to_text(comments.problems[0], base::Language::kk)));
        return 0;
    }
    require(plan::write_comments(*comments.value) + std::string(rest) == input);
    const std::string bytes = rest.starts_with("PK") ? std::string(rest) : packages::make_zip(rest, "word/document.xml");
    const diag::Result<extract::Annotated> done = extract::annotate(bytes, *comments.value);
    require(done.value.has_value() == done.problems.empty());
    const diag::Result<plan::Part> before = extract::read(bytes, "plan.docx");
    if (!done) {
        require(done.problems[0].id.starts_with("EXT-"));
        require(!base::find_malformed(diag::to_text(done.problems[0], base::Language::ru)));
        return 0;
    }
    const diag::Result<plan::Part> after = extract::read(done.value->bytes, "plan.docx");
    require(before.value && after.value);
    require_equal_blocks(*before.value, *after.value);
    return 0;
}
