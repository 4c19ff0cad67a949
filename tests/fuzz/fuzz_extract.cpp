#include "base/utf8.hpp"
#include "pdf/pdf.hpp"
#include "require.hpp"

#include <cstdint>
#include <string>

using namespace qujat;

// Any bytes give data or exactly one problem that can be said.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto source =
        diag::make_source("fuzz", std::string(reinterpret_cast<const char*>(data), size), diag::Excerpt::value_only);
    const auto result = pdf::extract_data(source);
    require(result.value.has_value() == result.problems.empty());
    require(result.problems.size() <= 1);
    for (const diag::Diagnostic& problem : result.problems) {
        require(problem.id.starts_with("PDF-01"));
        require(!base::find_malformed(diag::to_text(problem, base::Language::kk)));
    }
    if (result.value)
        require(!base::find_malformed(*result.value));
    return 0;
}
