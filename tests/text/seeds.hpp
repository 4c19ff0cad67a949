#pragma once

#include "base/language.hpp"

#include "catch.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

struct Seed {
    std::string name, text;
    qujat::base::Language language;
};

/// The texts of the acts, with single spaces and no line ends. Empty, and said loudly, where they are not at hand.
inline std::vector<Seed> load_seeds() {
    using qujat::base::Language;
    struct Row {
        const char* name;
        Language language;
    };
    static constexpr Row rows[] = {{"000_0aa42c25b97ea3ae.txt", Language::kk}, {"001_fb81a2c81e336530.txt", Language::ru}, {"002_29be7c3a09cf4bcc.txt", Language::kk},
                                   {"003_9a5cba1920c8ac8d.txt", Language::kk}, {"004_111f775a5e837d2c.txt", Language::kk}};
    std::vector<Seed> seeds;
    for (const Row& row : rows) {
        const std::string path = std::string(QUJAT_SHARED_DIR) + "/seeds/" + row.name;
        std::ifstream stream(path, std::ios::binary);
        if (!stream) {
            WARN("SKIPPED: no " << path);
            return {};
        }
        const std::string raw(std::istreambuf_iterator<char>(stream), {});
        std::string text;
        for (const char c : raw) {
            if (c != ' ' && c != '\n' && c != '\r')
                text += c;
            else if (!text.empty() && text.back() != ' ')
                text += ' ';
        }
        seeds.push_back({row.name, text, row.language});
    }
    return seeds;
}

/// The known answers of language-tests.tsv: language, input, operation, expected, confidence, note.
inline std::vector<std::vector<std::string>> load_language_tests() {
    const std::string path = std::string(QUJAT_SHARED_DIR) + "/domain/language-tests.tsv";
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        WARN("SKIPPED: no " << path);
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(stream, line);) {
        std::vector<std::string> row(1);
        for (const char c : line) {
            if (c == '\t')
                row.emplace_back();
            else
                row.back() += c;
        }
        row.resize(6);
        rows.push_back(std::move(row));
    }
    return rows;
}
