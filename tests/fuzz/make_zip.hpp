#pragma once

#include "require.hpp"

#include <zip.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Behind deflate and its checksums nothing would be found: an input that is no zip is the parts of one. What stands before the first line "@@ NAME" is
// word/document.xml, what stands behind such a line the part NAME.
inline std::string make_zip(std::string_view input) {
    std::vector<std::pair<std::string, std::string>> parts(1);
    parts[0].first = "word/document.xml";
    while (!input.empty() && parts.size() < 12) {
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
