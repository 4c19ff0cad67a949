// Runs a fuzz target without libFuzzer: on nothing, on every file of the folders and files given, and on each of them
// cut short.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

// An exact copy, so that a sanitizer sees a read behind the end.
void run(const std::string& bytes, std::size_t size) {
    const std::vector<std::uint8_t> copy(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
    LLVMFuzzerTestOneInput(copy.data(), copy.size());
}

std::vector<std::filesystem::path> files_in(int count, char** arguments) {
    std::vector<std::filesystem::path> files;
    for (int i = 1; i < count; ++i) {
        if (std::filesystem::is_directory(arguments[i])) {
            for (const auto& entry : std::filesystem::recursive_directory_iterator(arguments[i])) {
                if (entry.is_regular_file())
                    files.push_back(entry.path());
            }
        } else if (std::filesystem::exists(arguments[i])) {
            files.emplace_back(arguments[i]);
        }
    }
    std::ranges::sort(files);
    return files;
}

} // namespace

int main(int count, char** arguments) {
    constexpr std::size_t cuts = 64;
    const auto files = files_in(count, arguments);
    if (files.empty()) {
        std::cerr << "no seed found; expected at least one file in the corpus\n";
        return 1;
    }
    run({}, 0);
    for (const std::filesystem::path& path : files) {
        // Said before: when it crashes, the last line names the seed.
        std::cout << path.filename().string() << std::endl;
        std::ifstream in(path, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        if (in.bad())
            return 1;
        run(bytes, bytes.size());
        const std::size_t step = std::max<std::size_t>(1, bytes.size() / cuts);
        for (std::size_t size = 0; size < bytes.size(); size += step)
            run(bytes, size);
    }
    std::cout << files.size() << " seeds replayed\n";
    return 0;
}
