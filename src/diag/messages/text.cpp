#include "diag/messages/messages.hpp"

namespace qujat::diag::messages {

namespace {

constexpr Message entries[] = {
    {"TXT-0002", Severity::error,
     {"{found} санын сөзбен жазу мүмкін емес: 0-ден 999 999 999 999-ға дейінгі бүтін сан күтілді", "деректердегі санды тексеріңіз"},
     {"число {found} нельзя написать словами: ожидалось целое от 0 до 999 999 999 999", "проверьте число в данных"},
     {"cannot write {found} in words: expected a whole number from 0 to 999 999 999 999", "check the number in the data"}},
    {"TXT-0003", Severity::error,
     {"ICU кітапханасы жұмыс істемейді: {error}", "libicu бумасын қайта орнатыңыз"},
     {"библиотека ICU не работает: {error}", "переустановите пакет libicu"},
     {"the ICU library does not work: {error}", "install the libicu package again"}},
};

} // namespace

std::span<const Message> text() { return entries; }

} // namespace qujat::diag::messages
