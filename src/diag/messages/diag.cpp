#include "diag/messages/messages.hpp"

namespace qujat::diag::messages {

namespace {

constexpr Message entries[] = {
    {"DIA-0001", Severity::error,
     {"каталогта жоқ хабарлама", "бұл бағдарламаның қатесі: әзірлеушілерге жазыңыз"},
     {"сообщение, которого нет в каталоге", "это ошибка программы: сообщите разработчикам"},
     {"a message that is not in the catalogue", "this is a defect of the program: please report it"}},
    {"DIA-0002", Severity::note,
     {"тағы {count} мәселе көрсетілмеді", "алдымен жоғарыдағыларын түзетіп, қайта іске қосыңыз"},
     {"ещё {count} замечаний не показано", "исправьте показанные выше и запустите снова"},
     {"{count} more problems are not shown", "mend those above and run again"}},
};

} // namespace

std::span<const Message> diag() { return entries; }

} // namespace qujat::diag::messages
