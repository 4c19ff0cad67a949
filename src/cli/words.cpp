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
  qujat sign ФАЙЛ -o ФАЙЛ --p12 ФАЙЛ                    дайын PDF файлына қол қою
  qujat check ЖОСПАР [ФАЙЛ…] [--filed КҮН]              бизнес-жоспарды қосымша бойынша алдын ала тексеру

Барлық бұйрықта: --messages kk|ru|en, --diagnostics text|json, --templates ҚАПШЫҚ, --fonts ҚАПШЫҚ, --strict, --help
Аяқталу коды: 0 – орындалды, 2 – қате бар, ештеңе жазылмады, 3 – --strict кезінде ескерту бар, 4 – жоспар толық емес, 64 – бұйрық дұрыс жазылмаған, 70 – ішкі қате

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
  qujat sign ФАЙЛ -o ФАЙЛ --p12 ФАЙЛ                       подпись готового PDF
  qujat check ПЛАН [ФАЙЛ…] [--filed ДАТА]                  предварительная проверка бизнес-плана по приложению

Везде: --messages kk|ru|en, --diagnostics text|json, --templates ПАПКА, --fonts ПАПКА, --strict, --help
Код завершения: 0 – сделано, 2 – ошибки, ничего не записано, 3 – предупреждения при --strict, 4 – план неполон, 64 – неверная команда, 70 – внутренняя ошибка

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
  qujat sign FILE -o FILE --p12 FILE                       sign a finished PDF
  qujat check PLAN [FILE...] [--filed DATE]                pre-check a business plan against the annex

Everywhere: --messages kk|ru|en, --diagnostics text|json, --templates FOLDER, --fonts FOLDER, --strict, --help
Exit codes: 0 done, 2 errors and nothing written, 3 warnings under --strict, 4 the plan falls short, 64 usage, 70 internal error

Example:
  qujat sample registration-certificate --lang ru -o data.json
  qujat render registration-certificate --lang ru --data data.json -o certificate.pdf
)"};

constexpr Texts render = {
R"(qujat render ҚҰЖАТ --lang kk|ru --data ФАЙЛ|- [-o ФАЙЛ]

  ҚҰЖАТ                `qujat list` атауы немесе үлгі қапшығының жолы
  --lang kk|ru         құжат тілі (деректерде out/doc_lang болса, міндетті емес)
  --data ФАЙЛ|-        JSON деректер немесе іс файлы (qujat.case/1); «-» – стандартты кіріс
  --check ФАЙЛ         ескертулер хабарламасы мен бас тарту үшін: `qujat check --format json` есебі; жетіспейтін мәліметтер содан алынады
  -o ФАЙЛ              нәтиже; көрсетілмесе – стандартты шығыс (терминалға PDF шықпайды)
  --date YYYY-MM-DD    бүгінгі күн және файл күні (сағат 00:00, +05:00); көрсетілмесе – қазіргі уақыт
  --regime R --reason МӘТІН   құжат күніне қарамай редакцияны таңдау; себебі файлда сақталады
  --operator ФАЙЛ      басқа operator.json
  --format pdf|document|pages|tags   PDF немесе тексеруге арналған мәтіндік көрініс
  --watch              үлгі, стиль, акт немесе деректер файлы сақталған сайын қайта салу (тоқтату – Ctrl+C)
  --p12 ФАЙЛ --pass-file ФАЙЛ   бірден қол қою; толығырақ: qujat sign --help

Мысалдар:
  qujat render registration-certificate --lang kk --data data.json -o certificate.pdf
  qujat sample registration-refusal --lang ru | qujat render registration-refusal --data - --format tags
  qujat extract-data certificate.pdf | qujat render registration-certificate --data - -o same.pdf
)",
R"(qujat render ДОКУМЕНТ --lang kk|ru --data ФАЙЛ|- [-o ФАЙЛ]

  ДОКУМЕНТ             имя из `qujat list` или путь к папке шаблона
  --lang kk|ru         язык документа (не нужен, если в данных есть out/doc_lang)
  --data ФАЙЛ|-        данные JSON или файл дела (qujat.case/1); «-» – стандартный ввод
  --check ФАЙЛ         для уведомления о замечаниях и отказа: отчёт `qujat check --format json`; недостающее берётся из него
  -o ФАЙЛ              результат; без него – стандартный вывод (PDF на терминал не выводится)
  --date YYYY-MM-DD    сегодняшний день и дата файла (00:00, +05:00); без него – текущее время
  --regime R --reason ТЕКСТ   редакция вопреки дате документа; причина сохраняется в файле
  --operator ФАЙЛ      другой operator.json
  --format pdf|document|pages|tags   PDF или текстовый вид для проверки
  --watch              рисовать заново при каждом сохранении шаблона, стилей, актов или данных (остановить – Ctrl+C)
  --p12 ФАЙЛ --pass-file ФАЙЛ   сразу подписать; подробнее: qujat sign --help

Примеры:
  qujat render registration-certificate --lang ru --data data.json -o certificate.pdf
  qujat sample registration-refusal --lang ru | qujat render registration-refusal --data - --format tags
  qujat extract-data certificate.pdf | qujat render registration-certificate --data - -o same.pdf
)",
R"(qujat render DOCUMENT --lang kk|ru --data FILE|- [-o FILE]

  DOCUMENT             a name of `qujat list`, or the path of a template folder
  --lang kk|ru         language of the document (not needed when the data have out/doc_lang)
  --data FILE|-        JSON data, or a case file (qujat.case/1); "-" is standard input
  --check FILE         for a notice of remarks or a refusal: the report of `qujat check --format json`; what is missing comes from it
  -o FILE              the result; standard output without it (a PDF never goes to a terminal)
  --date YYYY-MM-DD    today, and the date of the file (00:00, +05:00); the clock without it
  --regime R --reason TEXT   an edition against the document's own date; the reason is kept in the file
  --operator FILE      another operator.json
  --format pdf|document|pages|tags   the PDF, or a readable dump
  --watch              draw it again whenever template, style sheet, acts or data are saved (Ctrl+C stops)
  --p12 FILE --pass-file FILE   sign it at once; see qujat sign --help

Examples:
  qujat render registration-certificate --lang ru --data data.json -o certificate.pdf
  qujat sample registration-refusal --lang ru | qujat render registration-refusal --data - --format tags
  qujat extract-data certificate.pdf | qujat render registration-certificate --data - -o same.pdf
)"};

constexpr Texts list = {
R"(qujat list [ҚҰЖАТ] [--json|--json-schema|--case-schema]

Құжаттың атын бермесеңіз – барлық құжаттар мен олардың редакциялары; берсеңіз – оның өрістері (* – міндетті, *kk – қазақ тілінде міндетті). --case-schema – іс файлында не тұра алады.

Мысалдар:
  qujat list
  qujat list registration-refusal
  qujat list registration-refusal --json-schema > refusal.schema.json
)",
R"(qujat list [ДОКУМЕНТ] [--json|--json-schema|--case-schema]

Без имени – все документы и их редакции; с именем – поля документа (* – обязательное, *ru – обязательное в русском тексте). --case-schema – что может стоять в файле дела.

Примеры:
  qujat list
  qujat list registration-refusal
  qujat list registration-refusal --json-schema > refusal.schema.json
)",
R"(qujat list [DOCUMENT] [--json|--json-schema|--case-schema]

Without a name: all documents and their editions; with one: its fields (* required, *kk required in Kazakh). --case-schema: what a case file may hold.

Examples:
  qujat list
  qujat list registration-refusal
  qujat list registration-refusal --json-schema > refusal.schema.json
)"};

constexpr Texts sample = {
"qujat sample ҚҰЖАТ [--lang kk|ru] [--regime R] [-o ФАЙЛ]\n\nБірден құжат жасауға болатын үлгі деректер.\n\nМысал:\n  qujat sample registration-certificate --lang kk -o data.json\n",
"qujat sample ДОКУМЕНТ [--lang kk|ru] [--regime R] [-o ФАЙЛ]\n\nПример данных, из которых сразу получается документ.\n\nПример:\n  qujat sample registration-certificate --lang ru -o data.json\n",
"qujat sample DOCUMENT [--lang kk|ru] [--regime R] [-o FILE]\n\nSample data that render at once.\n\nExample:\n  qujat sample registration-certificate --lang ru -o data.json\n"};

constexpr Texts lint = {
"qujat lint [ҚАПШЫҚ]\n\nҮлгілерді, келісімшарттарды, актілер мәтіндерін, қаріптерді және үлгі деректерді түгел тексереді.\n\nМысал:\n  qujat lint templates\n",
"qujat lint [ПАПКА]\n\nПроверяет все шаблоны, контракты, тексты актов, шрифты и примеры данных.\n\nПример:\n  qujat lint templates\n",
"qujat lint [FOLDER]\n\nChecks all templates, contracts, texts of the acts, fonts and sample data.\n\nExample:\n  qujat lint templates\n"};

constexpr Texts extract_data = {
"qujat extract-data ФАЙЛ [-o ФАЙЛ]\n\nQujat жасаған PDF ішіндегі деректерді сол күйінде береді; олардан дәл сол файл қайта жасалады.\n\nМысал:\n  qujat extract-data certificate.pdf -o data.json\n",
"qujat extract-data ФАЙЛ [-o ФАЙЛ]\n\nДанные из PDF, сделанного Qujat, байт в байт; из них получается тот же файл.\n\nПример:\n  qujat extract-data certificate.pdf -o data.json\n",
"qujat extract-data FILE [-o FILE]\n\nThe data inside a PDF made by Qujat, byte for byte; they render to the same file.\n\nExample:\n  qujat extract-data certificate.pdf -o data.json\n"};

constexpr Texts check = {
R"(qujat check ЖОСПАР [ТАҒЫ ФАЙЛ…] [--filed YYYY-MM-DD | --edition bp703] [--lang kk|ru|en]

Бизнес-жоспар өтініш жіберілген күні қолданыста болған қосымшаның әр тармағына сай ма, соны алдын ала тексереді: не бар, не жоқ, қай
тармақ бойынша және не жазу керек. Бұл шешім емес; ештеңе сақталмайды. Оқылатын файлдар: DOCX, TXT (бір жоспар бірнеше файл болуы мүмкін).

  --filed КҮН          өтініш жіберілетін күн (көрсетілмесе – бүгін); редакцияны таңдайды
  --edition bp703      күннің орнына редакция
  --lang kk|ru|en      есеп тілі
  --format text|json   мәтін немесе qujat.check/1
  --show-text          жоспардың қалай оқылғанын көрсету, тексермеу
  --explain ID         бір тармақ бойынша: не ізделді, не табылды (bp703-08)
  -o ФАЙЛ              есепті файлға жазу

Аяқталу коды: 0 – толық, 4 – толық емес немесе анықталмады, 2 – оқылмады.

Мысалдар:
  qujat check plan.docx --filed 2026-11-20
  qujat check plan.docx annex.txt --lang kk --format json -o report.json
  qujat check plan.docx --explain bp703-08
)",
R"(qujat check ПЛАН [ЕЩЁ ФАЙЛЫ…] [--filed YYYY-MM-DD | --edition bp703] [--lang kk|ru|en]

Заранее сверяет бизнес-план с каждым пунктом приложения, действовавшего в день подачи: что есть, чего нет, по какому пункту и что
написать. Это не решение; ничего не сохраняется. Читаются DOCX и TXT (один план может состоять из нескольких файлов).

  --filed ДАТА         день направления заявления (без него – сегодня); выбирает редакцию
  --edition bp703      редакция вместо даты
  --lang kk|ru|en      язык отчёта
  --format text|json   текст или qujat.check/1
  --show-text          показать, как план прочитан, не проверяя
  --explain ID         по одному пункту: что искали и что нашли (bp703-08)
  -o ФАЙЛ              отчёт в файл

Код завершения: 0 – полный, 4 – неполный или неясно, 2 – не прочитан.

Примеры:
  qujat check plan.docx --filed 2026-11-20
  qujat check plan.docx annex.txt --lang ru --format json -o report.json
  qujat check plan.docx --explain bp703-08
)",
R"(qujat check PLAN [MORE FILES...] [--filed YYYY-MM-DD | --edition bp703] [--lang kk|ru|en]

Compares a business plan with every item of the annex in force on the day of filing: what is there, what is not, by which clause, and
what to write. It is no decision; nothing is kept. DOCX and TXT are read (one plan may be several files).

  --filed DATE         the day the application is sent (today without it); picks the edition
  --edition bp703      an edition instead of the date
  --lang kk|ru|en      language of the report
  --format text|json   text or qujat.check/1
  --show-text          show how the plan was read, judge nothing
  --explain ID         one item: what was looked for and what came near (bp703-08)
  -o FILE              the report into a file

Exit codes: 0 complete, 4 incomplete or undecided, 2 not read.

Examples:
  qujat check plan.docx --filed 2026-11-20
  qujat check plan.docx annex.txt --lang en --format json -o report.json
  qujat check plan.docx --explain bp703-08
)"};

constexpr Texts sign = {
R"(qujat sign ФАЙЛ -o ФАЙЛ --p12 ФАЙЛ [--pass-file ФАЙЛ] [--field АТАУ] [--date YYYY-MM-DD]

Qujat жасаған PDF файлына электрондық цифрлық қолтаңба (PAdES B-B) қояды. Бұрынғы қолтаңбалар күшінде қалады.

  --p12 ФАЙЛ           куәландырушы орталық берген кілт файлы (.p12, .pfx)
  --pass-file ФАЙЛ     құпиясөз бірінші жолында тұрған файл; көрсетілмесе – терминалда сұралады
  --field АТАУ         қолтаңба өрісі; көрсетілмесе – бос өрістердің біріншісі, бос өріс болмаса – жаңасы
  --date YYYY-MM-DD    қол қойылған күн (сағат 00:00, +05:00); көрсетілмесе – қазіргі уақыт

Мысал:
  qujat sign certificate.pdf -o signed.pdf --p12 key.p12 --pass-file pass.txt
)",
R"(qujat sign ФАЙЛ -o ФАЙЛ --p12 ФАЙЛ [--pass-file ФАЙЛ] [--field ИМЯ] [--date YYYY-MM-DD]

Подписывает файл PDF, сделанный Qujat, электронной цифровой подписью (PAdES B-B). Прежние подписи остаются в силе.

  --p12 ФАЙЛ           файл ключа от удостоверяющего центра (.p12, .pfx)
  --pass-file ФАЙЛ     файл с паролем в первой строке; без него пароль спрашивают на терминале
  --field ИМЯ          поле подписи; без него – первое свободное, а если свободных нет – новое
  --date YYYY-MM-DD    день подписи (00:00, +05:00); без него – текущее время

Пример:
  qujat sign certificate.pdf -o signed.pdf --p12 key.p12 --pass-file pass.txt
)",
R"(qujat sign FILE -o FILE --p12 FILE [--pass-file FILE] [--field NAME] [--date YYYY-MM-DD]

Puts an electronic signature (PAdES B-B) on a PDF made by Qujat. Earlier signatures stay valid.

  --p12 FILE           the key file from the certification authority (.p12, .pfx)
  --pass-file FILE     a file with the pass phrase on its first line; without it you are asked on the terminal
  --field NAME         the signature field; without it the first that is free, or else a further one
  --date YYYY-MM-DD    the day of signing (00:00, +05:00); the clock without it

Example:
  qujat sign certificate.pdf -o signed.pdf --p12 key.p12 --pass-file pass.txt
)"};

} // namespace

std::string pass_phrase_prompt(const std::string& file, Language language) {
    constexpr Texts words = {" файлының құпиясөзі: ", ": пароль: ", ": pass phrase: "};
    return file + std::string(words[static_cast<std::size_t>(language)]);
}

std::string redrawn(const std::string& output, const std::string& because, long long milliseconds, bool is_done, Language language) {
    constexpr Texts done = {"жазылды", "записан", "written"}, failed = {"қате бар, бұрынғы файл қалды", "есть ошибки, прежний файл остался", "errors, the old file stays"}, unit = {" мс", " мс", " ms"};
    const std::size_t in = static_cast<std::size_t>(language);
    return output + ": " + std::string((is_done ? done : failed)[in]) + ", " + std::to_string(milliseconds) + std::string(unit[in]) + (because.empty() ? "" : " (" + because + ")") + "\n";
}

std::string help_text(const std::string& command, Language language) {
    const Texts& texts = command == "render" ? render : command == "list" ? list : command == "sample" ? sample : command == "lint" ? lint : command == "extract-data" ? extract_data : command == "sign" ? sign : command == "check" ? check : program;
    return std::string(texts[static_cast<std::size_t>(language)]);
}

std::string usage_error(Usage usage, const std::string& what, Language language) {
    constexpr Texts front[] = {
        {"бұйрықта жетіспейді: ", "в команде не хватает: ", "missing from the command: "},
        {"белгісіз немесе артық аргумент: ", "неизвестный или лишний аргумент: ", "unknown argument, or one too many: "},
        {"мәні берілмеген: ", "не указано значение: ", "no value is given for "},
        {"мәні жарамайды: ", "недопустимое значение: ", "value not allowed: "},
        {"PDF терминалға шығарылмайды, файлды көрсетіңіз: ", "PDF не выводится на терминал, укажите файл: ", "a PDF does not go to a terminal, name a file: "},
        {"бұйрық дұрыс жазылмаған: ", "неверная команда: ", "wrong command line: "}};
    constexpr Texts back = {"\n   = кеңес: qujat --help\n", "\n   = подсказка: qujat --help\n", "\n   = hint: qujat --help\n"};
    const std::size_t in = static_cast<std::size_t>(language);
    return "qujat: " + std::string(front[static_cast<std::size_t>(usage)][in]) + what + std::string(back[in]);
}

} // namespace qujat::cli
