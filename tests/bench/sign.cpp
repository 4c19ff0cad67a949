// Signatures per second of one core in one process, by its processor time: of a finished file, and rendered and signed at once. Prints; asserts only that
// every call goes well.
// Beside it: openssl speed -seconds 2 rsa2048
#include "qujat/qujat.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <iostream>
#include <string>

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

bool went_well(const qujat::Outcome& outcome) {
    if (!outcome.ok)
        std::cerr << (outcome.problems.empty() ? "no problem named\n" : outcome.problems.front().text);
    return outcome.ok;
}

// The best of five rounds: others use the machine too.
void measure(const std::string& what, int count, const std::function<qujat::Outcome(int)>& work) {
    double best = 0;
    std::size_t bytes = 0;
    for (int i = 0; i < 20; ++i) {
        const qujat::Outcome outcome = work(i);
        if (!went_well(outcome))
            std::exit(1);
        bytes = outcome.bytes.size();
    }
    for (int round = 0; round < 5; ++round) {
        const std::clock_t begin = std::clock();
        for (int i = 0; i < count; ++i) {
            if (!went_well(work(i)))
                std::exit(1);
        }
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        best = std::max(best, count / seconds);
    }
    std::cout << what << ": " << static_cast<int>(best) << "/s, " << 1000 / best << " ms each, " << bytes << " bytes\n";
}

} // namespace

int main(int argument_count, char** arguments) {
    if (argument_count < 3) {
        std::cerr << "usage: bench_sign KEY.p12 PASS-FILE [COUNT]\n";
        return 64;
    }
    const int count = argument_count > 3 ? std::atoi(arguments[3]) : 500;
    const auto messages = qujat::Language::en;
    qujat::Secret pass_phrase;
    qujat::SigningKeyPtr key;
    const qujat::Outcome file = qujat::read_file(arguments[1], 1U << 20, messages);
    if (!went_well(file) || !went_well(qujat::read_pass_phrase(arguments[2], messages, pass_phrase)) ||
        !went_well(qujat::open_key(file.bytes, arguments[1], pass_phrase, messages, key)))
        return 1;

    const qujat::Library library(qujat::disk_world({}));
    const std::string sample = library.sample("registration-certificate", "kk", "", messages).bytes;
    const char* words[] = {"Alem", "Дала", "Сарыарқа", "Nomad", "Ұлытау", "Көкшетау", "Жетісу", "Өрлеу"};
    const auto render = [&](int i, qujat::SigningKeyPtr with) {
        qujat::RenderRequest request;
        request.document = "registration-certificate";
        request.language = "kk";
        request.data = replaced(replaced(sample, "Alem", words[i % 8]), "0117", std::to_string(1000 + i));
        request.key = std::move(with);
        return library.render(request);
    };
    const std::string finished = render(0, nullptr).bytes;
    measure("render", count, [&](int i) { return render(i, nullptr); });
    measure("sign a finished file", count, [&](int) {
        qujat::SignRequest request;
        request.file = finished;
        request.key = key;
        return library.sign(request);
    });
    measure("render and sign", count, [&](int i) { return render(i, key); });
    return 0;
}
