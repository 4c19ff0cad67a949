#include "attacks.hpp"

#include <cstdlib>

// A converter gone bad: `qujat-sandbox exec THIS attack parent-pid secret`. Built without sanitizers, which cannot start in a sandbox not made for them.
int main(int count, char** words) {
    if (count == 2 && std::strcmp(words[1], "copy") == 0) { // what an honest converter does
        char buffer[4096];
        for (ssize_t size = 0; (size = ::read(0, buffer, sizeof buffer)) > 0;)
            if (::write(1, buffer, static_cast<std::size_t>(size)) != size)
                return 2;
        return 0;
    }
    if (count == 2 && std::strcmp(words[1], "environment") == 0) {
        for (char** word = environ; *word != nullptr; ++word)
            if (::write(1, *word, std::strlen(*word)) < 0)
                return 2;
        char folder[64] = "";
        return ::getcwd(folder, sizeof folder) != nullptr && ::write(1, folder, std::strlen(folder)) > 0 ? 0 : 3;
    }
    if (count == 2 && std::strcmp(words[1], "fail") == 0)
        return ::write(2, "no text in it\n", 14) > 0 ? 3 : 4;
    if (count == 2 && std::strcmp(words[1], "spin") == 0)
        for (volatile unsigned turns = 0;;)
            turns = turns + 1;
    if (count == 2 && std::strcmp(words[1], "sleep") == 0)
        for (;;)
            ::sleep(3600);
    if (count == 2 && std::strcmp(words[1], "memory") == 0) {
        for (int i = 0; i < 1024; ++i)
            if (::mmap(nullptr, 1U << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)
                return 5;
        return 0;
    }
    const attacks::Attack* attack = count == 4 ? attacks::find(words[1]) : nullptr;
    if (attack == nullptr)
        return 99;
    attacks::try_and_tell(*attack, {std::atoi(words[2]), words[3]});
    return 0;
}
