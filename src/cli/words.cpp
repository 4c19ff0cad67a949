#include "cli/words.hpp"

#include "cli/help.hpp"

namespace qujat::cli {

std::string pass_phrase_prompt(const std::string& file, Language language) {
    constexpr Texts words = {" файлының құпиясөзі: ", ": пароль: ", ": pass phrase: "};
    return file + std::string(words[static_cast<std::size_t>(language)]);
}

std::string redrawn(const std::string& output, const std::string& because, long long milliseconds, bool is_done, Language language) {
    constexpr Texts done = {"жазылды", "записан", "written"}, failed = {"қате бар, бұрынғы файл қалды", "есть ошибки, прежний файл остался", "errors, the old file stays"}, unit = {" мс", " мс", " ms"};
    const std::size_t in = static_cast<std::size_t>(language);
    return output + ": " + std::string((is_done ? done : failed)[in]) + ", " + std::to_string(milliseconds) + std::string(unit[in]) + (because.empty() ? "" : " (" + because + ")") + "\n";
}

std::string batch_progress(std::size_t number, std::size_t total, double seconds, Language language) {
    constexpr Texts unit = {" құжат/с", " документов/с", " documents/s"};
    constexpr std::size_t width = 24;
    const std::size_t full = total == 0 ? 0 : width * number / total;
    const double speed = seconds > 0 ? static_cast<double>(number) / seconds : 0;
    const auto left = static_cast<long long>(speed > 0 ? static_cast<double>(total - number) / speed : 0);
    const std::string rest = std::to_string(left % 60);
    return "[" + std::string(full, '#') + std::string(width - full, '.') + "] " + std::to_string(number) + "/" + std::to_string(total) + ", " +
           std::to_string(static_cast<long long>(speed)) + std::string(unit[static_cast<std::size_t>(language)]) + ", " + std::to_string(left / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

// A safe file name holds neither quotation marks nor backslashes: nothing to escape.
std::string batch_failure(std::size_t line, const std::string& file, const std::string& ids, bool as_json, Language language) {
    if (as_json)
        return "{\"line\":" + std::to_string(line) + ",\"file\":\"" + file + "\",\"problems\":\"" + ids + "\"}\n";
    constexpr Texts front = {"жол ", "строка ", "line "};
    return std::string(front[static_cast<std::size_t>(language)]) + std::to_string(line) + ": " + (file.empty() ? "–" : file) + ": " + ids + "\n";
}

std::string batch_summary(std::size_t made, std::size_t kept, std::size_t failed, bool as_json, Language language) {
    const std::string counts[] = {std::to_string(made), std::to_string(kept), std::to_string(failed)};
    if (as_json)
        return "{\"made\":" + counts[0] + ",\"kept\":" + counts[1] + ",\"failed\":" + counts[2] + "}\n";
    constexpr Texts words[] = {{"жасалды: ", "сделано: ", "made: "}, {", бұрын жасалған: ", ", сделано раньше: ", ", made before: "}, {", жасалмады: ", ", не сделано: ", ", not made: "}};
    std::string out;
    for (std::size_t i = 0; i < 3; ++i)
        out += std::string(words[i][static_cast<std::size_t>(language)]) + counts[i];
    return out + "\n";
}

std::string usage_error(Usage usage, const std::string& what, Language language) {
    constexpr Texts front[] = {
        {"бұйрықта жетіспейді: ", "в команде не хватает: ", "missing from the command: "},
        {"белгісіз немесе артық аргумент: ", "неизвестный или лишний аргумент: ", "unknown argument, or one too many: "},
        {"мәні берілмеген: ", "не указано значение: ", "no value is given for "},
        {"мәні жарамайды: ", "недопустимое значение: ", "value not allowed: "},
        {"PDF терминалға шығарылмайды, файлды көрсетіңіз: ", "PDF не выводится на терминал, укажите файл: ", "a PDF does not go to a terminal, name a file: "},
        {"шығатын файл оқылатын файлдың өзі, ол жойылып кетер еді: ", "файл для результата – тот же, что читается, он пропал бы: ", "the output is a file to be read, which would be lost: "},
        {"бұйрық дұрыс жазылмаған: ", "неверная команда: ", "wrong command line: "}};
    constexpr Texts back = {"\n   = кеңес: qujat --help\n", "\n   = подсказка: qujat --help\n", "\n   = hint: qujat --help\n"};
    const std::size_t in = static_cast<std::size_t>(language);
    return "qujat: " + std::string(front[static_cast<std::size_t>(usage)][in]) + what + std::string(back[in]);
}

} // namespace qujat::cli
