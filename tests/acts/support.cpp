#include "support.hpp"

#include "catch.hpp"

#include <fstream>
#include <sstream>

namespace qujat::tests {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string without_space(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f')
            out += c;
    return out;
}

fs::path shared() { return QUJAT_SHARED_DIR; }

bool has_seeds() {
    if (fs::exists(shared() / "seeds") && fs::exists(shared() / "domain/traps.md"))
        return true;
    WARN("SKIPPED: the legal texts are not here, quotations are not checked against them");
    return false;
}

std::string raw_seed(const std::string& number) {
    for (const auto& entry : fs::directory_iterator(shared() / "seeds"))
        if (entry.path().filename().string().starts_with(number + "_"))
            return read(entry.path());
    FAIL("no seed " << number);
    return {};
}

std::string repaired(const std::string& number, const std::string& raw) {
    static const auto repairs = table("repairs.tsv");
    std::string text = without_space(raw);
    for (const auto& row : repairs) {
        if (row.at(1) != number)
            continue;
        const std::string found = without_space(row.at(2)), wanted = without_space(row.at(3));
        for (std::size_t at = text.find(found); at != std::string::npos; at = text.find(found, at + wanted.size()))
            text.replace(at, found.size(), wanted);
    }
    return text;
}

std::string seed(const std::string& number) { return repaired(number, raw_seed(number)); }

std::vector<std::string> split(const std::string& line, char separator) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, separator);)
        cells.push_back(cell);
    return cells;
}

std::vector<std::vector<std::string>> table(const std::string& name) {
    std::istringstream lines(read(fs::path(QUJAT_SOURCE_DIR) / "tests/acts" / name));
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && line[0] != '#')
            rows.push_back(split(line, '\t'));
    REQUIRE_FALSE(rows.empty());
    return rows;
}

const acts::Acts& shipped() {
    static const acts::Acts all = [] {
        auto result = acts::load_acts(diag::make_source("acts.xml", read(fs::path(QUJAT_SOURCE_DIR) / "templates/acts.xml")));
        for (const auto& problem : result.problems)
            UNSCOPED_INFO(diag::to_text(problem, base::Language::en));
        REQUIRE(result.value);
        return *result.value;
    }();
    return all;
}

} // namespace qujat::tests
