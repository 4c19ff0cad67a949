#include "diag/messages/messages.hpp"

namespace qujat::diag::messages {

namespace {

constexpr Message entries[] = {
    {"LAY-0001", Severity::error,
     {"«{character}» таңбасы ({code_point}) ешбір қаріпте жоқ", "тексерілген қаріптер: {fonts}; таңбаны ауыстырыңыз немесе fonts/fonts.xml файлына осы таңбасы бар қаріп қосыңыз"},
     {"знака «{character}» ({code_point}) нет ни в одном шрифте", "проверены шрифты: {fonts}; замените знак или добавьте в fonts/fonts.xml шрифт, где он есть"},
     {"no font has the character «{character}» ({code_point})", "fonts tried: {fonts}; replace the character or add a font that has it to fonts/fonts.xml"}},
    {"LAY-0002", Severity::error,
     {"«{found}» жолға сыймайды: ені {width} мм, орын {room} мм", "мәтінге бос орын қосыңыз немесе қаріпті кішірейтіп, бағанды кеңейтіңіз"},
     {"«{found}» не помещается в строку: ширина {width} мм, места {room} мм", "добавьте в текст пробел, уменьшите шрифт или расширьте колонку"},
     {"«{found}» does not fit the line: {width} mm wide, {room} mm of room", "put a space into the text, make the font smaller or the column wider"}},
    {"LAY-0003", Severity::error,
     {"бөлінбейтін бөліктің биіктігі {height} мм, бетте {room} мм ғана бар", "бөлікті кішірейтіңіз немесе бөлуге рұқсат беріңіз"},
     {"неделимая часть высотой {height} мм, на странице только {room} мм", "уменьшите эту часть или позвольте ей делиться"},
     {"an unbreakable box is {height} mm high, the page has {room} mm", "make the box smaller or let it break"}},
    {"LAY-0004", Severity::error,
     {"мәтін өз орнынан асып кетті: биіктігі {height} мм, орын {room} мм", "мәтінді қысқартыңыз немесе үлгідегі height мәнін үлкейтіңіз"},
     {"текст не помещается в отведённое место: высота {height} мм, места {room} мм", "сократите текст или увеличьте height в шаблоне"},
     {"the text overflows its box: {height} mm high, {room} mm of room", "shorten the text or enlarge height in the template"}},
    {"LAY-0005", Severity::error,
     {"құжат {limit} беттен асады", "деректерді бірнеше құжатқа бөліңіз"},
     {"в документе больше {limit} страниц", "разделите данные на несколько документов"},
     {"the document has more than {limit} pages", "split the data into several documents"}},
    {"LAY-0006", Severity::error,
     {"QR коды жасалмады: мәтін ұзындығы {length} байт", "мәтін бос болмауы және 2331 байттан аспауы керек"},
     {"QR-код не построен: длина текста {length} байт", "текст не должен быть пустым и длиннее 2331 байта"},
     {"no QR code can hold this text of {length} bytes", "the text must not be empty nor longer than 2331 bytes"}},
    {"LAY-0007", Severity::error,
     {"өрістің, кодтың немесе position: absolute блогының өлшемі берілмеген", "стильдер кестесінде width пен height көрсетіңіз; блокқа width немесе left пен right жұбы жеткілікті"},
     {"у поля, кода или блока с position: absolute не задан размер", "укажите width и height в таблице стилей; блоку довольно width или пары left и right"},
     {"a field, a code or a box with position: absolute has no size", "give width and height in the style sheet; for a box width or both left and right will do"}},
    {"LAY-0010", Severity::error,
     {"сурет немесе блок жолға сыймайды: ені {width} мм, орын {room} мм", "стильдер кестесінде width мәнін азайтыңыз немесе бағанды кеңейтіңіз"},
     {"изображение или блок не помещается в строку: ширина {width} мм, места {room} мм", "уменьшите width в таблице стилей или расширьте колонку"},
     {"an image or box does not fit the line: {width} mm wide, {room} mm of room", "make width smaller in the style sheet or the column wider"}},
    {"LAY-0020", Severity::error,
     {"кестеде {limit} бағаннан көп", "colspan мәндерін азайтыңыз немесе кестені бөліңіз"},
     {"в таблице больше {limit} столбцов", "уменьшите значения colspan или разделите таблицу"},
     {"the table has more than {limit} columns", "make the values of colspan smaller or split the table"}},
    {"LAY-0021", Severity::error,
     {"кесте ұяшығы басқа ұяшықтың орнына түсіп тұр", "осы жолдағы және одан жоғарғы жолдардағы rowspan пен colspan мәндерін тексеріңіз"},
     {"ячейка таблицы попала на место другой ячейки", "проверьте rowspan и colspan в этой строке и в строках над ней"},
     {"a table cell overlaps another cell", "check rowspan and colspan in this row and in the rows above it"}},
    {"LAY-0022", Severity::error,
     {"кесте ұяшығының ішінде жаңа бет басталмайды", "break-before немесе break-after қасиетін кесте жолына қойыңыз"},
     {"внутри ячейки таблицы новая страница не начинается", "задайте break-before или break-after строке таблицы"},
     {"no page can begin inside a table cell", "give break-before or break-after to a table row"}},
    {"LAY-0050", Severity::error,
     {"«{name}» — PNG де, JPEG те емес", "суретті PNG немесе JPEG пішімінде сақтаңыз"},
     {"«{name}» не PNG и не JPEG", "сохраните изображение в формате PNG или JPEG"},
     {"“{name}” is neither PNG nor JPEG", "save the picture as PNG or JPEG"}},
    {"LAY-0051", Severity::error,
     {"«{name}» суреті оқылмайды: {reason}; түсі сұр не RGB бүтін сурет күтілген", "суретті графикалық редакторда ашып, RGB түсімен қайта сақтаңыз"},
     {"изображение «{name}» не читается: {reason}; ожидалось целое изображение, серое или RGB", "откройте изображение в графическом редакторе и сохраните заново в цветах RGB"},
     {"the picture “{name}” cannot be read: {reason}; a whole picture in grey or RGB was expected", "open the picture in an image editor and save it again in RGB colours"}},
    {"LAY-0052", Severity::error,
     {"«{name}» суреті тым үлкен: {width} × {height} пиксел, шегі {limit} пиксел", "суретті кішірейтіңіз: баспаға бір дюймге 300 пиксел жеткілікті"},
     {"изображение «{name}» слишком велико: {width} × {height} пикселей, предел {limit} пикселей", "уменьшите изображение: для печати довольно 300 пикселей на дюйм"},
     {"the picture “{name}” is too large: {width} × {height} pixels, the limit is {limit} pixels", "make the picture smaller: 300 pixels an inch are enough for print"}},
    {"LAY-0053", Severity::error,
     {"«{name}» сурет файлы тым үлкен: {size} байт, шегі {limit} байт", "суретті кішірейтіңіз немесе JPEG пішімінде сақтаңыз"},
     {"файл изображения «{name}» слишком велик: {size} байт, предел {limit} байт", "уменьшите изображение или сохраните его в формате JPEG"},
     {"the picture file “{name}” is too large: {size} bytes, the limit is {limit} bytes", "make the picture smaller or save it as JPEG"}},
};

} // namespace

std::span<const Message> layout() { return entries; }

} // namespace qujat::diag::messages
