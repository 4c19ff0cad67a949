// Documents per second of one core in one process, each with other data, as a portal makes them.
//   bench_warm [DOCUMENT [LANGUAGE [COUNT [ITEMS.jsonl]]]] [--json]
// Prints times; asserts only what does not depend on the machine: every document is made, carries its own data, and
// equal requests give equal bytes.
#include "qujat/qujat.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace {

constexpr int warm_up = 20;

struct Options {
    std::string document = "registration-certificate", language = "kk", items;
    int count = 300;
    bool json = false;
};

Options read_options(int count, char** arguments) {
    Options options;
    std::vector<std::string> words(arguments + 1, arguments + count);
    options.json = std::erase(words, "--json") > 0;
    if (!words.empty())
        options.document = words[0];
    if (words.size() > 1)
        options.language = words[1];
    if (words.size() > 2)
        options.count = std::max(1, std::atoi(words[2].c_str()));
    if (words.size() > 3)
        options.items = words[3];
    return options;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

// One JSON text a document: the lines of the file, or the sample with other names and numbers.
std::vector<std::string> read_data(const qujat::Library& library, const Options& options) {
    std::vector<std::string> data;
    if (!options.items.empty()) {
        std::ifstream in(options.items, std::ios::binary);
        for (std::string line; std::getline(in, line);)
            data.push_back(line);
        return data;
    }
    const std::string sample = library.sample(options.document, options.language, "", qujat::Language::en).bytes;
    const char* words[] = {"Alem", "Дала", "Сарыарқа", "Nomad", "Ұлытау", "Көкшетау", "Жетісу", "Өрлеу"};
    for (int i = 0; i < options.count + warm_up; ++i)
        data.push_back(replaced(replaced(sample, "Alem", words[i % 8]), "0117", std::to_string(1000 + i)));
    return data;
}

// Processor time of this process, which other work on the machine does not lengthen as it does the clock's.
double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int fail(const std::string& why) {
    std::cerr << "bench_warm: " << why << '\n';
    return 1;
}

} // namespace

int main(int argument_count, char** arguments) {
    const Options options = read_options(argument_count, arguments);
    const qujat::Library library(qujat::disk_world({}));
    const std::vector<std::string> data = read_data(library, options);
    if (data.empty())
        return fail("no data");
    const auto render = [&](int i) {
        qujat::RenderRequest request;
        request.document = options.document;
        request.language = options.language;
        request.date = "2026-11-20";
        request.data = data[static_cast<std::size_t>(i) % data.size()];
        return library.render(request);
    };

    const qujat::Outcome first = render(0);
    if (!first.ok)
        return fail(first.problems.empty() ? "no problem named" : first.problems.front().text);
    for (int i = 1; i < warm_up; ++i) {
        if (!render(i).ok)
            return fail("a document of the warm-up failed");
    }

    std::size_t smallest = first.bytes.size(), largest = smallest;
    const double cpu_before = cpu_seconds();
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < options.count; ++i) {
        const qujat::Outcome outcome = render(warm_up + i);
        if (!outcome.ok)
            return fail("document " + std::to_string(i) + " failed");
        smallest = std::min(smallest, outcome.bytes.size());
        largest = std::max(largest, outcome.bytes.size());
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const double cpu = cpu_seconds() - cpu_before;

    if (render(0).bytes != first.bytes)
        return fail("equal requests gave other bytes after other documents");
    const qujat::Outcome other = render(1);
    const auto record = [&](const qujat::Outcome& pdf) {
        return library.extract_data(pdf.bytes, "bench.pdf", qujat::Language::en).bytes;
    };
    if (data.size() > 1 && data[0] != data[1] && (other.bytes == first.bytes || record(other) == record(first)))
        return fail("other data gave the same document");

    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    if (options.json)
        std::cout << "{\"documents\": " << options.count << ", \"seconds\": " << seconds << ", \"cpu_seconds\": " << cpu
                  << ", \"bytes_min\": " << smallest << ", \"bytes_max\": " << largest
                  << ", \"peak_kib\": " << usage.ru_maxrss << "}\n";
    else
        std::cout << options.document << ' ' << options.language << ": " << static_cast<int>(options.count / seconds)
                  << " documents/s, " << seconds * 1000 / options.count << " ms each, " << smallest << "-" << largest
                  << " bytes, peak " << usage.ru_maxrss / 1024 << " MiB\n";
    return 0;
}
