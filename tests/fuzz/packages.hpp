#pragma once

#include "base/utf8.hpp"
#include "extract/extract.hpp"
#include "plan/plan.hpp"
#include "require.hpp"

#include <zip.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the targets of the readers share.
namespace packages {

/// Behind deflate and its checksums nothing would be found: an input that is no zip is the parts of one. What stands before the first line "@@ NAME" is the part
/// `first`, what stands behind such a line the part NAME. `given` are parts that are always there.
inline std::string make_zip(std::string_view input, std::string_view first, std::vector<std::pair<std::string, std::string>> given = {}) {
    std::vector<std::pair<std::string, std::string>> parts = std::move(given);
    parts.emplace_back(first, "");
    const std::size_t most = parts.size() + 11;
    while (!input.empty() && parts.size() < most) {
        const std::size_t end = std::min(input.find('\n'), input.size() - 1) + 1;
        const std::string_view line = input.substr(0, end);
        input.remove_prefix(end);
        if (line.starts_with("@@ "))
            parts.emplace_back(line.substr(3, line.size() - 4), "");
        else
            parts.back().second += line;
    }
    zip_source_t* const source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(source);
    zip_t* const archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [name, content] : parts) {
        zip_source_t* const part = zip_source_buffer(archive, content.data(), content.size(), 0);
        const zip_int64_t index = zip_file_add(archive, name.c_str(), part, 0);
        if (index < 0)
            zip_source_free(part);
        else
            zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    std::string bytes;
    zip_stat_t stat;
    if (zip_close(archive) == 0 && zip_source_open(source) == 0 && zip_source_stat(source, &stat) == 0) {
        bytes.resize(static_cast<std::size_t>(stat.size));
        require(zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
        zip_source_close(source);
    } else {
        zip_discard(archive);
    }
    zip_source_free(source);
    return bytes;
}

/// Reads the bytes: they give a part that goes through the records, or one problem that can be said; the same bytes give the same part.
inline void check_reading(const std::string& bytes, std::string_view name) {
    using namespace qujat;
    const diag::Result<plan::Part> result = extract::read(bytes, name);
    require(result.value.has_value() == result.problems.empty());
    require(result.problems.size() <= 1);
    for (const diag::Diagnostic& problem : result.problems) {
        require(problem.id.starts_with("EXT-"));
        require(!base::find_malformed(diag::to_text(problem, base::Language::kk)));
    }
    if (!result.value)
        return;
    const std::string records = plan::write_records(*result.value);
    const diag::Result<plan::Part> again = plan::read_records(records);
    require(again.value && plan::write_records(*again.value) == records);
    require(plan::write_records(*extract::read(bytes, name).value) == records);
    require(again.value->blocks.size() == result.value->blocks.size());
    for (std::size_t i = 0; i < again.value->blocks.size(); ++i)
        require(again.value->blocks[i].text == result.value->blocks[i].text && !base::find_malformed(again.value->blocks[i].text));
}

} // namespace packages
