// Documents per second of one core in one process, each with other data, as a portal makes them. Prints; asserts only what does not depend on the machine.
#include "qujat/qujat.hpp"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <sys/resource.h>

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

} // namespace

int main(int count, char** arguments) {
    const std::string document = count > 1 ? arguments[1] : "registration-certificate";
    const std::string language = count > 2 ? arguments[2] : "kk";
    const int documents = count > 3 ? std::atoi(arguments[3]) : 300;
    const qujat::Library library(qujat::disk_world({}));
    const qujat::Outcome sample = library.sample(document, language, qujat::Language::en);
    const char* words[] = {"Alem", "Дала", "Сарыарқа", "Nomad", "Ұлытау", "Көкшетау", "Жетісу", "Өрлеу"};
    const auto make = [&](int i) {
        qujat::RenderRequest request;
        request.document = document;
        request.language = language;
        request.date = "2026-11-20";
        request.data = replaced(replaced(sample.bytes, "Alem", words[i % 8]), "0117", std::to_string(1000 + i));
        return request;
    };
    std::size_t bytes = 0;
    for (int i = 0; i < 20; ++i) {
        const qujat::Outcome outcome = library.render(make(i));
        if (!outcome.ok) {
            std::cerr << (outcome.problems.empty() ? "no problem named\n" : outcome.problems.front().text);
            return 1;
        }
        bytes = outcome.bytes.size();
    }
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < documents; ++i) {
        if (!library.render(make(i)).ok)
            return 1;
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::cout << document << " " << language << ": " << static_cast<int>(documents / seconds) << " documents/s, " << seconds * 1000 / documents << " ms each, " << bytes << " bytes, peak "
              << usage.ru_maxrss / 1024 << " MiB\n";
    return 0;
}
