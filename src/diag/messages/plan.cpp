#include "diag/messages/messages.hpp"

namespace qujat::diag::messages {

namespace {

constexpr Message entries[] = {
    {"PLN-0001", Severity::error,
     {"файлды оқыған бағдарламаның жауабы жарамсыз: {what_kk} ({byte}-байт)",
      "файлды ашып, жаңа файл ретінде қайта сақтаңыз; қайталанса, әзірлеушілерге жазыңыз: файл бүлінген немесе әдейі бұзылған болуы мүмкін"},
     {"ответ программы, читавшей файл, негоден: {what_ru} (байт {byte})",
      "откройте файл и сохраните его заново; если повторится, сообщите разработчикам: файл может быть повреждён, в том числе намеренно"},
     {"the answer of the program that read the file is no good: {what_en} (byte {byte})",
      "open the file and save it anew; if it happens again, report it: the file may be damaged, perhaps on purpose"}},
};

} // namespace

std::span<const Message> plan() { return entries; }

} // namespace qujat::diag::messages
