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
    {"TXT-0004", Severity::error,
     {"{found} санын реттік сан ретінде жазу мүмкін емес: 1-ден 999 999-ға дейінгі бүтін сан күтілді", "деректердегі санды тексеріңіз"},
     {"число {found} нельзя написать как порядковое: ожидалось целое от 1 до 999 999", "проверьте число в данных"},
     {"cannot write {found} as an ordinal: expected a whole number from 1 to 999 999", "check the number in the data"}},
    {"TXT-0005", Severity::error,
     {"«{found}» сан емес: цифрлар күтілді, бөлшегі болса, нүктеден кейін екі цифрдан аспайды", "деректерге 25950 немесе 25950.50 түрінде жазыңыз"},
     {"«{found}» – не число: ожидались цифры, дробная часть – не больше двух цифр после точки", "запишите в данных в виде 25950 или 25950.50"},
     {"«{found}» is no number: expected digits, and at most two decimals after a point", "write it in the data like 25950 or 25950.50"}},
};

} // namespace

std::span<const Message> text() { return entries; }

} // namespace qujat::diag::messages
