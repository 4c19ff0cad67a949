#include "cli/words.hpp"

#include <array>
#include <string_view>

namespace qujat::cli {

namespace {

using Texts = std::array<std::string_view, 3>; // kk, ru, en

constexpr Texts program = {
R"(qujat – ресми құжаттарды PDF/A-3a + PDF/UA-1 пішімінде жасау

  qujat render ҚҰЖАТ --lang kk|ru --data ФАЙЛ -o ФАЙЛ   деректерден құжат жасау
  qujat list [ҚҰЖАТ] [--json|--json-schema]             құжаттар тізімі немесе бір құжаттың өрістері
  qujat sample ҚҰЖАТ [--lang kk|ru]                     үлгі деректер
  qujat lint [ҚАПШЫҚ]                                   үлгілерді тексеру
  qujat extract-data ФАЙЛ [-o ФАЙЛ]                     дайын PDF ішіндегі деректерді алу

Барлық бұйрықта: --messages kk|ru|en, --diagnostics text|json, --templates ҚАПШЫҚ, --fonts ҚАПШЫҚ, --strict, --help
Аяқталу коды: 0 – орындалды, 2 – қате бар, ештеңе жазылмады, 3 – --strict кезінде ескерту бар, 64 – бұйрық дұрыс жазылмаған, 70 – ішкі қате

Мысал:
  qujat sample registration-certificate --lang kk -o data.json
  qujat render registration-certificate --lang kk --data data.json -o certificate.pdf
)",
R"(qujat – официальные документы в PDF/A-3a + PDF/UA-1

  qujat render ДОКУМЕНТ --lang kk|ru --data ФАЙЛ -o ФАЙЛ   документ из данных
  qujat list [ДОКУМЕНТ] [--json|--json-schema]             перечень документов или поля одного
  qujat sample ДОКУМЕНТ [--lang kk|ru]                     пример данных
  qujat lint [ПАПКА]                                       проверка шаблонов
  qujat extract-data ФАЙЛ [-o ФАЙЛ]                        данные из готового PDF

Везде: --messages kk|ru|en, --diagnostics text|json, --templates ПАПКА, --fonts ПАПКА, --strict, --help
Код завершения: 0 – сделано, 2 – ошибки, ничего не записано, 3 – предупреждения при --strict, 64 – неверная команда, 70 – внутренняя ошибка

Пример:
  qujat sample registration-certificate --lang ru -o data.json
  qujat render registration-certificate --lang ru --data data.json -o certificate.pdf
)",
R"(qujat – official documents as PDF/A-3a + PDF/UA-1

  qujat render DOCUMENT --lang kk|ru --data FILE -o FILE   a document from data
  qujat list [DOCUMENT] [--json|--json-schema]             the documents, or the fields of one
  qujat sample DOCUMENT [--lang kk|ru]                     sample data
  qujat lint [FOLDER]                                      check the templates
  qujat extract-data FILE [-o FILE]                        the data inside a finished PDF

Everywhere: --messages kk|ru|en, --diagnostics text|json, --templates FOLDER, --fonts FOLDER, --strict, --help
Exit codes: 0 done, 2 errors and nothing written, 3 warnings under --strict, 64 usage, 70 internal error

Example:
  qujat sample registration-certificate --lang ru -o data.json
  qujat render registration-certificate --lang ru --data data.json -o certificate.pdf
)"};

constexpr Texts render = {
R"(qujat render ҚҰЖАТ --lang kk|ru --data ФАЙЛ|- [-o ФАЙЛ]

  ҚҰЖАТ                `qujat list` атауы немесе үлгі қапшығының жолы
  --lang kk|ru         құжат тілі (деректерде out/doc_lang болса, міндетті емес)
  --data ФАЙЛ|-        JSON деректер; «-» – стандартты кіріс
  -o ФАЙЛ              нәтиже; көрсетілмесе – стандартты шығыс (терминалға PDF шықпайды)
  --date YYYY-MM-DD    бүгінгі күн және файл күні (сағат 00:00, +05:00); көрсетілмесе – қазіргі уақыт
  --regime R --reason МӘТІН   құжат күніне қарамай редакцияны таңдау; себебі файлда сақталады
  --operator ФАЙЛ      басқа operator.json
  --format pdf|document|pages|tags   PDF немесе тексеруге арналған мәтіндік көрініс

Мысалдар:
  qujat render registration-certificate --lang kk --data data.json -o certificate.pdf
  qujat sample registration-refusal --lang ru | qujat render registration-refusal --data - --format tags
  qujat extract-data certificate.pdf | qujat render registration-certificate --data - -o same.pdf
)",
R"(qujat render ДОКУМЕНТ --lang kk|ru --data ФАЙЛ|- [-o ФАЙЛ]

  ДОКУМЕНТ             имя из `qujat list` или путь к папке шаблона
  --lang kk|ru         язык документа (не нужен, если в данных есть out/doc_lang)
  --data ФАЙЛ|-        данные JSON; «-» – стандартный ввод
  -o ФАЙЛ              результат; без него – стандартный вывод (PDF на терминал не выводится)
  --date YYYY-MM-DD    сегодняшний день и дата файла (00:00, +05:00); без него – текущее время
  --regime R --reason ТЕКСТ   редакция вопреки дате документа; причина сохраняется в файле
  --operator ФАЙЛ      другой operator.json
  --format pdf|document|pages|tags   PDF или текстовый вид для проверки

Примеры:
  qujat render registration-certificate --lang ru --data data.json -o certificate.pdf
  qujat sample registration-refusal --lang ru | qujat render registration-refusal --data - --format tags
  qujat extract-data certificate.pdf | qujat render registration-certificate --data - -o same.pdf
)",
R"(qujat render DOCUMENT --lang kk|ru --data FILE|- [-o FILE]

  DOCUMENT             a name of `qujat list`, or the path of a template folder
  --lang kk|ru         language of the document (not needed when the data have out/doc_lang)
  --data FILE|-        JSON data; "-" is standard input
  -o FILE              the result; standard output without it (a PDF never goes to a terminal)
  --date YYYY-MM-DD    today, and the date of the file (00:00, +05:00); the clock without it
  --regime R --reason TEXT   an edition against the document's own date; the reason is kept in the file
  --operator FILE      another operator.json
  --format pdf|document|pages|tags   the PDF, or a readable dump

Examples:
  qujat render registration-certificate --lang ru --data data.json -o certificate.pdf
  qujat sample registration-refusal --lang ru | qujat render registration-refusal --data - --format tags
  qujat extract-data certificate.pdf | qujat render registration-certificate --data - -o same.pdf
)"};

constexpr Texts list = {
R"(qujat list [ҚҰЖАТ] [--json|--json-schema]

Құжаттың атын бермесеңіз – барлық құжаттар мен олардың редакциялары; берсеңіз – оның өрістері (* – міндетті, *kk – қазақ тілінде міндетті).

Мысалдар:
  qujat list
  qujat list registration-refusal
  qujat list registration-refusal --json-schema > refusal.schema.json
)",
R"(qujat list [ДОКУМЕНТ] [--json|--json-schema]

Без имени – все документы и их редакции; с именем – поля документа (* – обязательное, *ru – обязательное в русском тексте).

Примеры:
  qujat list
  qujat list registration-refusal
  qujat list registration-refusal --json-schema > refusal.schema.json
)",
R"(qujat list [DOCUMENT] [--json|--json-schema]

Without a name: all documents and their editions; with one: its fields (* required, *kk required in Kazakh).

Examples:
  qujat list
  qujat list registration-refusal
  qujat list registration-refusal --json-schema > refusal.schema.json
)"};

constexpr Texts sample = {
"qujat sample ҚҰЖАТ [--lang kk|ru] [-o ФАЙЛ]\n\nБірден құжат жасауға болатын үлгі деректер.\n\nМысал:\n  qujat sample registration-certificate --lang kk -o data.json\n",
"qujat sample ДОКУМЕНТ [--lang kk|ru] [-o ФАЙЛ]\n\nПример данных, из которых сразу получается документ.\n\nПример:\n  qujat sample registration-certificate --lang ru -o data.json\n",
"qujat sample DOCUMENT [--lang kk|ru] [-o FILE]\n\nSample data that render at once.\n\nExample:\n  qujat sample registration-certificate --lang ru -o data.json\n"};

constexpr Texts lint = {
"qujat lint [ҚАПШЫҚ]\n\nҮлгілерді, келісімшарттарды, актілер мәтіндерін, қаріптерді және үлгі деректерді түгел тексереді.\n\nМысал:\n  qujat lint templates\n",
"qujat lint [ПАПКА]\n\nПроверяет все шаблоны, контракты, тексты актов, шрифты и примеры данных.\n\nПример:\n  qujat lint templates\n",
"qujat lint [FOLDER]\n\nChecks all templates, contracts, texts of the acts, fonts and sample data.\n\nExample:\n  qujat lint templates\n"};

constexpr Texts extract_data = {
"qujat extract-data ФАЙЛ [-o ФАЙЛ]\n\nQujat жасаған PDF ішіндегі деректерді сол күйінде береді; олардан дәл сол файл қайта жасалады.\n\nМысал:\n  qujat extract-data certificate.pdf -o data.json\n",
"qujat extract-data ФАЙЛ [-o ФАЙЛ]\n\nДанные из PDF, сделанного Qujat, байт в байт; из них получается тот же файл.\n\nПример:\n  qujat extract-data certificate.pdf -o data.json\n",
"qujat extract-data FILE [-o FILE]\n\nThe data inside a PDF made by Qujat, byte for byte; they render to the same file.\n\nExample:\n  qujat extract-data certificate.pdf -o data.json\n"};

} // namespace

std::string help_text(const std::string& command, Language language) {
    const Texts& texts = command == "render" ? render : command == "list" ? list : command == "sample" ? sample : command == "lint" ? lint : command == "extract-data" ? extract_data : program;
    return std::string(texts[static_cast<std::size_t>(language)]);
}

std::string usage_error(const std::string& what, Language language) {
    constexpr Texts front = {"бұйрық дұрыс жазылмаған: ", "неверная команда: ", "wrong command line: "};
    constexpr Texts back = {"\n   = кеңес: qujat --help\n", "\n   = подсказка: qujat --help\n", "\n   = hint: qujat --help\n"};
    return std::string(front[static_cast<std::size_t>(language)]) + what + std::string(back[static_cast<std::size_t>(language)]);
}

} // namespace qujat::cli
