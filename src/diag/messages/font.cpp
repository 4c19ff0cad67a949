#include "diag/messages/messages.hpp"

namespace qujat::diag::messages {

namespace {

constexpr Message entries[] = {
    {"FNT-0001", Severity::error,
     {"{file} қаріпке жарамсыз: «{table}» кестесі жоқ, кесілген немесе бүлінген, ал TrueType нобайлары бар толық файл күтілді",
      "файл шыққан Debian бумасын қайта орнатыңыз немесе fonts.xml тізімінде басқа файлды көрсетіңіз"},
     {"{file} не годится как шрифт: таблица «{table}» отсутствует, обрезана или повреждена, а ожидался полный файл с контурами TrueType",
      "переустановите пакет Debian, из которого взят файл, или укажите в fonts.xml другой файл"},
     {"{file} is not a usable font: table \"{table}\" is missing, cut off or damaged, expected a complete file with TrueType outlines",
      "install the Debian package of the file again, or name another file in fonts.xml"}},
    {"FNT-0002", Severity::warning,
     {"{file} тізімдегі файл емес: SHA-256 {expected} күтілді, {found} табылды",
      "бума жаңарған болса, жолдардың орны өзгеруі мүмкін: үлгі құжаттарды тексеріп, fonts.xml ішіндегі соманы жаңартыңыз"},
     {"{file} отличается от файла из списка: ожидалась сумма SHA-256 {expected}, найдена {found}",
      "если пакет обновился, строки могут перенестись иначе: проверьте образцы документов и обновите сумму в fonts.xml"},
     {"{file} is not the file of the list: expected SHA-256 {expected}, found {found}",
      "if the package was updated, lines may break elsewhere: look at the sample documents and update the sum in fonts.xml"}},
    {"FNT-0003", Severity::error,
     {"{file} қарпін құжатқа ендіруге немесе ішінара ендіруге рұқсат жоқ (OS/2 fsType), ал PDF/A барлық қаріптің ендірілуін талап етеді",
      "fonts.xml тізімінде ендіруге рұқсат берілген қаріпті көрсетіңіз, мысалы PT Serif"},
     {"шрифт {file} запрещено встраивать в документ целиком или частично (OS/2 fsType), а PDF/A требует встраивания всех шрифтов",
      "укажите в fonts.xml шрифт, который разрешено встраивать, например PT Serif"},
     {"{file} may not be embedded, whole or in part (OS/2 fsType), while PDF/A wants every font embedded",
      "name a font in fonts.xml that may be embedded, e.g. PT Serif"}},
    {"FNT-0004", Severity::error,
     {"«{family}» қосалқы қаріп ретінде аталған, бірақ бұл тектің бірде-бір файлы жоқ",
      "қаріптің Debian бумасын орнатыңыз немесе fonts.xml ішінен осы fallback жолын алып тастаңыз"},
     {"семейство «{family}» названо запасным, но ни одного его файла нет",
      "установите пакет Debian с этим шрифтом или удалите строку fallback из fonts.xml"},
     {"\"{family}\" is named as a fallback, but there is no file of this family",
      "install the Debian package of the font, or remove its fallback line from fonts.xml"}},
    {"FNT-0005", Severity::error,
     {"{face} қарпіне екі файл көрсетілген: {first} және {file}, ал біреуі күтілді",
      "fonts.xml ішінде артық файлды алып тастаңыз немесе қалыңдығы мен еңкіштігін түзетіңіз"},
     {"для начертания {face} указаны два файла: {first} и {file}, а ожидался один",
      "удалите лишний файл из fonts.xml или исправьте его насыщенность и наклон"},
     {"two files for the face {face}: {first} and {file}, expected one",
      "remove one of them from fonts.xml, or correct its weight and slope"}},
    {"FNT-0006", Severity::error,
     {"{file} қарпінен керекті таңбаларды бөліп алу мүмкін болмады: сұралған таңба онда жоқ немесе нобайлары бүлінген",
      "файл шыққан Debian бумасын қайта орнатыңыз; файл бүтін болса, әзірлеушілерге жазыңыз"},
     {"не удалось выделить нужные знаки из шрифта {file}: запрошенного знака в нём нет или его контуры повреждены",
      "переустановите пакет Debian, из которого взят файл; если файл цел, сообщите разработчикам"},
     {"could not cut the wanted glyphs out of {file}: a glyph asked for is not in it, or its outlines are damaged",
      "install the Debian package of the file again; if the file is sound, please report it"}},
};

} // namespace

std::span<const Message> font() { return entries; }

} // namespace qujat::diag::messages
