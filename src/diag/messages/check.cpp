#include "diag/messages/messages.hpp"

namespace qujat::diag::messages {

namespace {

constexpr Message entries[] = {
    {"CHK-0001", Severity::error,
     {"белгісіз атау: {found}; күтілгені: {expected}", "атауды түзетіңіз немесе алып тастаңыз; ең жақыны: {nearest}"},
     {"неизвестное имя: {found}; ожидалось: {expected}", "исправьте или удалите его; ближайшее: {nearest}"},
     {"unknown name: {found}; expected: {expected}", "mend or remove it; the nearest is {nearest}"}},
    {"CHK-0002", Severity::error,
     {"{element} элементінде {name} жоқ", "{name} қосыңыз: файлдың басындағы грамматиканы қараңыз"},
     {"в элементе {element} нет {name}", "добавьте {name}: грамматика описана в начале файла"},
     {"the element {element} lacks {name}", "add {name}: the grammar stands at the head of the file"}},
    {"CHK-0003", Severity::error,
     {"{name} мәні жарамсыз: {found}; күтілгені: {expected}", "мәнді файлдың басындағы грамматика бойынша түзетіңіз"},
     {"недопустимое значение {name}: {found}; ожидалось: {expected}", "исправьте значение по грамматике в начале файла"},
     {"bad value of {name}: {found}; expected: {expected}", "mend the value after the grammar at the head of the file"}},
    {"CHK-0004", Severity::error,
     {"{id} екі рет берілген", "біреуін алып тастаңыз немесе атын өзгертіңіз"},
     {"{id} указано дважды", "удалите одно из них или переименуйте"},
     {"{id} is given twice", "remove one of the two or rename it"}},
    {"CHK-0005", Severity::error,
     {"{found} деген сөздер тізімі жоқ", "тізімді оны қолданғанға дейін анықтаңыз немесе атауын түзетіңіз; ең жақыны: {nearest}"},
     {"списка слов {found} нет", "опишите список до его применения или исправьте имя; ближайшее: {nearest}"},
     {"there is no list of words {found}", "define the list before it is used or mend its name; the nearest is {nearest}"}},
    {"CHK-0006", Severity::error,
     {"белгі сөз оқылмады: {found}", "белгі сөздердің жазылу тәртібі файлдың басында; дефис орнына бос орын қойыңыз"},
     {"ключевую фразу не удалось прочитать: {found}", "правила записи фраз – в начале файла; вместо дефиса ставьте пробел"},
     {"a cue that cannot be read: {found}", "the head of the file says how cues are written; put a space in place of a hyphen"}},
    {"CHK-0101", Severity::note,
     {"{number}-тармақ: «{title_kk}» туралы ештеңе айтылмаған, бұл бар болса ғана қажет", "ондай мәлімет болмаса, «жоқ» деп бір сөйлеммен жазыңыз"},
     {"пункт {number}: о том, что требуется «при наличии» ({title_ru}), ничего не сказано", "если этого нет, напишите об этом одной фразой"},
     {"item {number}: nothing is said of {title_en}, which is asked for only if there is any", "if there is none, say so in one sentence"}},
    {"CHK-0102", Severity::warning,
     {"{number}-тармақ: {title_kk} көрінбейді", "сандардың қай жылға немесе кезеңге қатысты екенін жазыңыз"},
     {"пункт {number}: не видно, что соблюдено уточнение «{title_ru}»", "напишите, к каким годам или периоду относятся сведения"},
     {"item {number}: the qualifier \"{title_en}\" is not seen", "say to which years or period the particulars belong"}},
    {"CHK-0103", Severity::note,
     {"{count} сөзде латын және кирилл әріптері аралас, мысалы {example}; олар кириллица деп оқылды", "іздеу мен көшіру үшін бұл сөздерді бір әліпбимен теріңіз"},
     {"слов, в которых смешаны латинские и кириллические буквы: {count}, например {example}; они прочитаны как кириллица", "наберите эти слова одним алфавитом, иначе их не найдёт поиск"},
     {"words that mix Latin and Cyrillic letters: {count}, for example {example}; they were read as Cyrillic", "type these words in one alphabet, or a search will not find them"}},
    {"CHK-0104", Severity::note,
     {"жоспарда {count} сурет бар; суреттердегі мәтін оқылмады", "суреттегі мәліметтерді мәтінмен де жазыңыз"},
     {"изображений в плане: {count}; текст на них не прочитан", "повторите сведения с изображений текстом"},
     {"pictures in the plan: {count}; text in them was not read", "say in text what the pictures show"}},
    {"CHK-0105", Severity::note,
     {"сызылған {count} таңба есепке алынбады", "қажет болса, сызуды алып тастаңыз"},
     {"не учтено зачёркнутых знаков: {count}", "если этот текст нужен, снимите зачёркивание"},
     {"struck-through characters left out: {count}", "if the text is meant to stand, undo the strike-through"}},
    {"CHK-0106", Severity::warning,
     {"жоспарда бірде-бір сөз оқылмады", "мәтіні бар файлды беріңіз: сканерленген бет сурет болып саналады"},
     {"в плане не прочитано ни одного слова", "подайте файл с текстом: сканированная страница – это изображение"},
     {"not a single word was read in the plan", "submit a file with text: a scanned page is a picture"}},
    {"CHK-0107", Severity::note,
     {"жоспарда {count} жоба ажыратылды: әрқайсысы жеке тексерілді", "жобалардың бәріне ортақ мәліметті олардың бөлімдерінен тыс жазыңыз"},
     {"в плане различено проектов: {count}; каждый проверен отдельно", "общее для всех проектов пишите вне их разделов"},
     {"projects told apart: {count}; each was checked on its own", "write what is common to all outside their sections"}},
    {"CHK-0108", Severity::warning,
     {"жоспарда {count} басым қызмет түрі көрсетілген, бірақ олардың әрқайсысының жобалары анық емес", "әр қызмет түрінің қасына оның жобаларын атап жазыңыз"},
     {"в плане заявлено приоритетных видов деятельности: {count}, но не видно, какие проекты относятся к каждому", "назовите при каждом виде деятельности его проекты"},
     {"the plan declares {count} priority kinds of activity, but which projects belong to each is not seen", "name the projects of each kind beside it"}},
    {"CHK-0109", Severity::warning,
     {"жоспар тым ұзын: соңы қаралмады", "қажетсіз қосымшаларды алып тастаңыз"},
     {"план слишком длинный: конец не рассмотрен", "уберите лишние приложения"},
     {"the plan is too long: its end was not judged", "leave out appendices that are not needed"}},
};

} // namespace

std::span<const Message> check() { return entries; }

} // namespace qujat::diag::messages
