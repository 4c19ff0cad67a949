// Prints docs/messages.md from the catalogue, so that the page cannot say anything else than the program does.
#include "diag/diag.hpp"

#include <algorithm>
#include <array>
#include <iostream>
#include <string>
#include <string_view>

using namespace qujat;

namespace {

struct Room {
    std::string_view prefix, about_ru, about_en;
};
constexpr std::array rooms = {
    Room{"ACT", "акты, редакции, основания", "acts, editions, grounds"},
    Room{"CHK", "проверка бизнес-плана", "the check of a business plan"},
    Room{"DAT", "данные и контракты", "data and contracts"},
    Room{"DIA", "сами сообщения", "the messages themselves"},
    Room{"ENG", "файлы, запросы, составление документа", "files, requests, making a document"},
    Room{"FNT", "шрифты", "fonts"},
    Room{"LAY", "вёрстка страниц", "setting the pages"},
    Room{"MRK", "язык шаблонов", "the template language"},
    Room{"PDF", "файлы PDF", "PDF files"},
    Room{"TXT", "текст, числа и даты словами", "text, numbers and dates in words"},
    Room{"XML", "чтение XML", "reading XML"},
};

std::string_view word(diag::Severity severity) {
    return severity == diag::Severity::error ? "error" : severity == diag::Severity::warning ? "warning" : "note";
}

// Text in a cell of a Markdown table. Arguments that come once a language are shown by their plain name.
std::string cell(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const std::string_view suffix : {"_kk}", "_ru}", "_en}"}) {
            if (text.substr(at).starts_with(suffix))
                at += suffix.size() - 1;
        }
        if (std::string_view("\\`*<>|[]").find(text[at]) != std::string_view::npos)
            result += '\\';
        result += text[at] == '\n' ? ' ' : text[at];
    }
    return result;
}

void print(const diag::Message& message) {
    std::cout << "\n### " << message.id << "\n\n"
              << word(message.severity) << "\n\n| | found | remedy |\n|---|---|---|\n";
    std::cout << "| ru | " << cell(message.ru.text) << " | " << cell(message.ru.hint) << " |\n";
    std::cout << "| en | " << cell(message.en.text) << " | " << cell(message.en.hint) << " |\n";
}

} // namespace

int main() {
    std::cout << "# Messages\n\n"
                 "Every message of Qujat, in the order of the ids. An id is a room and a number and is never reused; "
                 "`{words}` in braces stand for\n"
                 "what was found in your case. An *error* means that nothing was produced; with a *warning* the result "
                 "is there, and `--strict`\n"
                 "refuses it; a *note* only says something. On the command line choose the language by `--messages "
                 "kk|ru|en`, and\n"
                 "`--diagnostics json` for a program that reads them.\n\n"
                 "This page is printed from the catalogue in `src/diag/messages/`: `build/release/bin/qujat_messages > "
                 "docs/messages.md`.\n";
    std::string_view prefix;
    for (const diag::Message& message : diag::catalogue()) {
        if (message.id.substr(0, 3) != prefix) {
            prefix = message.id.substr(0, 3);
            const auto* const room = std::ranges::find(rooms, prefix, &Room::prefix);
            std::cout << "\n## " << prefix;
            if (room != rooms.end())
                std::cout << ": " << room->about_en << " (" << room->about_ru << ")";
            std::cout << '\n';
        }
        print(message);
    }
    return std::cout.flush() ? 0 : 1;
}
