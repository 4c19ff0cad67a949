#include "cli/words.hpp"

#include <array>
#include <string_view>

namespace qujat::cli {

namespace {

using Texts = std::array<std::string_view, 3>; // kk, ru, en

constexpr Texts program = {
R"(qujat – ресми құжаттарды PDF/A-3a + PDF/UA-1 пішімінде жасау

  qujat render ҚҰЖАТ --lang kk|ru --data ФАЙЛ -o ФАЙЛ   деректерден құжат жасау
  qujat batch ҚҰЖАТ --data ФАЙЛ.jsonl --out-dir ҚАПШЫҚ  файлдың әр жолынан бір құжат
  qujat blank ҚҰЖАТ --lang kk|ru -o ФАЙЛ                келіп түсетін құжаттың бос бланкісі
  qujat list [ҚҰЖАТ] [--json|--json-schema|--texts]     құжаттар тізімі немесе бір құжаттың өрістері
  qujat sample ҚҰЖАТ [--lang kk|ru]                     үлгі деректер
  qujat lint [ҚАПШЫҚ]                                   үлгілерді тексеру
  qujat extract-data ФАЙЛ [-o ФАЙЛ]                     дайын PDF ішіндегі деректерді алу
  qujat sign ФАЙЛ -o ФАЙЛ --p12 ФАЙЛ                    дайын PDF файлына қол қою
  qujat check ЖОСПАР [ФАЙЛ…] [--filed КҮН]              бизнес-жоспарды қосымша бойынша алдын ала тексеру
  qujat deadline [МЕРЗІМ --from КҮН]                    актілердегі мерзімдер: тізім немесе бір мерзімнің күн сайынғы есебі

Барлық бұйрықта: --messages kk|ru|en, --diagnostics text|json, --templates ҚАПШЫҚ, --fonts ҚАПШЫҚ, --strict, --help
Аяқталу коды: 0 – орындалды, 2 – қате бар, ештеңе жазылмады, 3 – --strict кезінде ескерту бар, 4 – жоспар толық емес, 64 – бұйрық дұрыс жазылмаған, 70 – ішкі қате

Мысал:
  qujat sample registration-certificate --lang kk -o data.json
  qujat render registration-certificate --lang kk --data data.json -o certificate.pdf
)",
R"(qujat – официальные документы в PDF/A-3a + PDF/UA-1

  qujat render ДОКУМЕНТ --lang kk|ru --data ФАЙЛ -o ФАЙЛ   документ из данных
  qujat batch ДОКУМЕНТ --data ФАЙЛ.jsonl --out-dir ПАПКА   по документу из каждой строки файла
  qujat blank ДОКУМЕНТ --lang kk|ru -o ФАЙЛ                пустой бланк входящей бумаги
  qujat list [ДОКУМЕНТ] [--json|--json-schema|--texts]     перечень документов или поля одного
  qujat sample ДОКУМЕНТ [--lang kk|ru]                     пример данных
  qujat lint [ПАПКА]                                       проверка шаблонов
  qujat extract-data ФАЙЛ [-o ФАЙЛ]                        данные из готового PDF
  qujat sign ФАЙЛ -o ФАЙЛ --p12 ФАЙЛ                       подпись готового PDF
  qujat check ПЛАН [ФАЙЛ…] [--filed ДАТА]                  предварительная проверка бизнес-плана по приложению
  qujat deadline [СРОК --from ДАТА]                        сроки актов: перечень или счёт одного по дням

Везде: --messages kk|ru|en, --diagnostics text|json, --templates ПАПКА, --fonts ПАПКА, --strict, --help
Код завершения: 0 – сделано, 2 – ошибки, ничего не записано, 3 – предупреждения при --strict, 4 – план неполон, 64 – неверная команда, 70 – внутренняя ошибка

Пример:
  qujat sample registration-certificate --lang ru -o data.json
  qujat render registration-certificate --lang ru --data data.json -o certificate.pdf
)",
R"(qujat – official documents as PDF/A-3a + PDF/UA-1

  qujat render DOCUMENT --lang kk|ru --data FILE -o FILE   a document from data
  qujat batch DOCUMENT --data FILE.jsonl --out-dir FOLDER  a document from each line of a file
  qujat blank DOCUMENT --lang kk|ru -o FILE                the blank form of an incoming paper
  qujat list [DOCUMENT] [--json|--json-schema|--texts]     the documents, or the fields of one
  qujat sample DOCUMENT [--lang kk|ru]                     sample data
  qujat lint [FOLDER]                                      check the templates
  qujat extract-data FILE [-o FILE]                        the data inside a finished PDF
  qujat sign FILE -o FILE --p12 FILE                       sign a finished PDF
  qujat check PLAN [FILE...] [--filed DATE]                pre-check a business plan against the annex
  qujat deadline [LIMIT --from DATE]                       time limits of the acts: the list, or one counted day by day

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
  --draft              әр бетте «ЖОБА» жазуы; жобаға қол қойылмайды
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
  --draft              «ПРОЕКТ» на каждой странице; проект не подписывается
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
  --draft              «ЖОБА», «ПРОЕКТ» on every page; a draft cannot be signed
  --p12 FILE --pass-file FILE   sign it at once; see qujat sign --help

Examples:
  qujat render registration-certificate --lang ru --data data.json -o certificate.pdf
  qujat sample registration-refusal --lang ru | qujat render registration-refusal --data - --format tags
  qujat extract-data certificate.pdf | qujat render registration-certificate --data - -o same.pdf
)"};

constexpr Texts batch = {
R"(qujat batch ҚҰЖАТ --data ФАЙЛ.jsonl|- --out-dir ҚАПШЫҚ [--name ҮЛГІ] [--lang kk|ru]

Файлдың әр жолы – бір құжаттың JSON деректері (JSON Lines). Қате жазба қалғандарын тоқтатпайды; соңында ол жолымен және файл атымен аталады.

  --data ФАЙЛ|-        жазбалар, UTF-8; «-» – стандартты кіріс
  --out-dir ҚАПШЫҚ     PDF файлдары салынатын қапшық; жоқ болса, жасалады
  --name ҮЛГІ          файл аты: '{registration_number}.pdf', '{document/registration_number} {org_bin}.pdf', {#} – жол нөмірі;
                       көрсетілмесе – құжат нөмірі, ол болмаса – жол нөмірі. Атаудағы / \ : * ? " < > | белгілері «-» болады
  --jobs N             ағын саны; көрсетілмесе – процессор саны
  --resume             үзілген жұмысты жалғастыру: сол деректер, сол баптаулар, әр құжат бір-ақ рет
  --force              бар файлдарды алмастыру; көрсетілмесе – олар қате болып саналады
  --lang --date --regime --reason --operator --draft --p12 --pass-file   qujat render бұйрығындағыдай, бәріне ортақ

Файл аты немесе құжат нөмірі бірдей жазбалардың ешқайсысы жасалмайды. Аяқталу коды: 0 – бәрі жасалды, 2 – кейбірі жасалмады.

Мысалдар:
  qujat sample registration-certificate --lang kk | tr -d '\n' > items.jsonl
  qujat batch registration-certificate --lang kk --data items.jsonl --out-dir certificates --name '{registration_number}.pdf'
)",
R"(qujat batch ДОКУМЕНТ --data ФАЙЛ.jsonl|- --out-dir ПАПКА [--name ОБРАЗЕЦ] [--lang kk|ru]

Каждая строка файла – данные JSON одного документа (JSON Lines). Ошибка в записи не останавливает остальные; в конце она названа строкой и именем файла.

  --data ФАЙЛ|-        записи, UTF-8; «-» – стандартный ввод
  --out-dir ПАПКА      куда складывать файлы PDF; если её нет, она создаётся
  --name ОБРАЗЕЦ       имя файла: '{registration_number}.pdf', '{document/registration_number} {org_bin}.pdf', {#} – номер строки;
                       без него – номер документа, а если его нет – номер строки. Знаки / \ : * ? " < > | в имени становятся «-»
  --jobs N             число потоков; без него – по числу процессоров
  --resume             продолжить прерванное: те же данные, те же настройки, каждый документ ровно один раз
  --force              заменять файлы, которые уже есть; без него это ошибка
  --lang --date --regime --reason --operator --draft --p12 --pass-file   как в qujat render, общие для всех

Из записей с одинаковым именем файла или номером документа не делается ни одна. Код завершения: 0 – сделаны все, 2 – сделаны не все.

Примеры:
  qujat sample registration-certificate --lang ru | tr -d '\n' > items.jsonl
  qujat batch registration-certificate --lang ru --data items.jsonl --out-dir certificates --name '{registration_number}.pdf'
)",
R"(qujat batch DOCUMENT --data FILE.jsonl|- --out-dir FOLDER [--name PATTERN] [--lang kk|ru]

Every line of the file is the JSON data of one document (JSON Lines). A bad record does not stop the others; it is named at the end by line and file name.

  --data FILE|-        the records, UTF-8; "-" is standard input
  --out-dir FOLDER     where the PDF files go; made when it is not there
  --name PATTERN       file name: '{registration_number}.pdf', '{document/registration_number} {org_bin}.pdf', {#} is the line;
                       without it the number of the document, or else the line. The signs / \ : * ? " < > | become "-"
  --jobs N             threads; one for each processor without it
  --resume             go on with what was stopped: the same data, the same settings, every document exactly once
  --force              replace files that are there; without it that is an error
  --lang --date --regime --reason --operator --draft --p12 --pass-file   as in qujat render, for all of them

Of records with the same file name or number of the document none is made. Exit codes: 0 all made, 2 not all made.

Examples:
  qujat sample registration-certificate --lang kk | tr -d '\n' > items.jsonl
  qujat batch registration-certificate --lang kk --data items.jsonl --out-dir certificates --name '{registration_number}.pdf'
)"};

constexpr Texts blank = {
R"(qujat blank ҚҰЖАТ --lang kk|ru [--filed КҮН | --regime R] [-o ФАЙЛ]

Келіп түсетін құжаттың бос бланкісі: толтырылатын жерлері сызық, астында не жазылатыны көрсетілген. Оператордың атауы басылған.

  ҚҰЖАТ                `qujat list` атауы немесе үлгі қапшығының жолы
  --lang kk|ru         бланк тілі
  --filed YYYY-MM-DD   құжат жіберілетін күн: редакцияны сол таңдайды; көрсетілмесе – бүгін
  --regime R           күннің орнына редакция, мысалы r703
  --operator ФАЙЛ      басқа operator.json
  --date YYYY-MM-DD    бүгінгі күн және файл күні (сағат 00:00, +05:00); көрсетілмесе – қазіргі уақыт
  -o ФАЙЛ              нәтиже; көрсетілмесе – стандартты шығыс
  --format pdf|document|pages|tags   PDF немесе тексеруге арналған мәтіндік көрініс

Мысал:
  qujat blank participation-application --lang kk -o blank.pdf
)",
R"(qujat blank ДОКУМЕНТ --lang kk|ru [--filed ДАТА | --regime R] [-o ФАЙЛ]

Пустой бланк входящей бумаги: вместо данных линии, под ними – что на них пишется. Оператор указан.

  ДОКУМЕНТ             имя из `qujat list` или путь к папке шаблона
  --lang kk|ru         язык бланка
  --filed YYYY-MM-DD   день, когда бумага будет направлена: он выбирает редакцию; без него – сегодня
  --regime R           редакция вместо даты, например r703
  --operator ФАЙЛ      другой operator.json
  --date YYYY-MM-DD    сегодняшний день и дата файла (00:00, +05:00); без него – текущее время
  -o ФАЙЛ              результат; без него – стандартный вывод
  --format pdf|document|pages|tags   PDF или текстовый вид для проверки

Пример:
  qujat blank participation-application --lang ru -o blank.pdf
)",
R"(qujat blank DOCUMENT --lang kk|ru [--filed DATE | --regime R] [-o FILE]

The blank form of an incoming paper: lines instead of data, captions beneath that say what goes on them. The operator is filled in.

  DOCUMENT             a name of `qujat list`, or the path of a template folder
  --lang kk|ru         language of the form
  --filed YYYY-MM-DD   the day the paper is to be sent: it picks the edition; today without it
  --regime R           an edition instead of the day, such as r703
  --operator FILE      another operator.json
  --date YYYY-MM-DD    today, and the date of the file (00:00, +05:00); the clock without it
  -o FILE              the result; standard output without it
  --format pdf|document|pages|tags   the PDF, or a readable dump

Example:
  qujat blank participation-application --lang ru -o blank.pdf
)"};

constexpr Texts list = {
R"(qujat list [ҚҰЖАТ] [--json|--json-schema|--texts|--case-schema] [--operator ФАЙЛ]

Құжаттың атын бермесеңіз – барлық құжаттар мен олардың редакциялары; берсеңіз – оның өрістері (* – міндетті, *kk – қазақ тілінде міндетті). --case-schema – іс файлында не тұра алады.
--texts: әр тіл мен редакция үшін – мәтін актінікі ме, біздің аударма ма, аударманың хэші, оны кім және қашан мақұлдаған (operator.json, approvals).

Мысалдар:
  qujat list
  qujat list registration-refusal
  qujat list registration-refusal --json-schema > refusal.schema.json
  qujat list registration-refusal --texts
)",
R"(qujat list [ДОКУМЕНТ] [--json|--json-schema|--texts|--case-schema] [--operator ФАЙЛ]

Без имени – все документы и их редакции; с именем – поля документа (* – обязательное, *ru – обязательное в русском тексте). --case-schema – что может стоять в файле дела.
--texts: по языкам и редакциям – текст акта или наш перевод, хеш перевода, кто и когда его одобрил (operator.json, approvals).

Примеры:
  qujat list
  qujat list registration-refusal
  qujat list registration-refusal --json-schema > refusal.schema.json
  qujat list registration-refusal --texts
)",
R"(qujat list [DOCUMENT] [--json|--json-schema|--texts|--case-schema] [--operator FILE]

Without a name: all documents and their editions; with one: its fields (* required, *kk required in Kazakh). --case-schema: what a case file may hold.
--texts: by language and edition: the act's wording or our translation, its hash, who approved it and when (operator.json, approvals).

Examples:
  qujat list
  qujat list registration-refusal
  qujat list registration-refusal --json-schema > refusal.schema.json
  qujat list registration-refusal --texts
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

constexpr Texts deadline = {
R"(qujat deadline [МЕРЗІМ --from YYYY-MM-DD] [--regime R] [--lang kk|ru|en] [--format text|json]

Мерзімсіз – актілердегі барлық мерзім. Мерзіммен – қай күні аяқталатыны, күн сайынғы есебі, санау ережесі (ол біздікі: актілерде жоқ) және актіде айтылмағаны.

  МЕРЗІМ               нөмірі (DL-703-05) немесе аты (remarks-notice)
  --from YYYY-MM-DD    оқиға болған күн; тоқсаннан немесе айдан кейінгі мерзімдерге – сол кезеңнің кез келген күні
  --regime R           редакция; көрсетілмесе – сол күні қолданылатыны
  --lang kk|ru|en      жауап тілі
  --format text|json   мәтін немесе qujat.deadline/1

Мысалдар:
  qujat deadline
  qujat deadline remarks-notice --from 2026-11-03 --lang kk
)",
R"(qujat deadline [СРОК --from YYYY-MM-DD] [--regime R] [--lang kk|ru|en] [--format text|json]

Без срока – все сроки актов. Со сроком – когда он истекает, счёт по дням, правило счёта (оно наше: в актах его нет) и то, чего акт не говорит.

  СРОК                 номер (DL-703-05) или имя (remarks-notice)
  --from YYYY-MM-DD    день события; для сроков после квартала или месяца – любой день этого периода
  --regime R           редакция; без неё – действующая в этот день
  --lang kk|ru|en      язык ответа
  --format text|json   текст или qujat.deadline/1

Примеры:
  qujat deadline
  qujat deadline remarks-notice --from 2026-11-03
)",
R"(qujat deadline [LIMIT --from YYYY-MM-DD] [--regime R] [--lang kk|ru|en] [--format text|json]

Without a limit: all time limits of the acts. With one: when it ends, the count day by day, the rule of counting (ours: the acts have none) and what the act leaves open.

  LIMIT                a number (DL-703-05) or a key (remarks-notice)
  --from YYYY-MM-DD    the day of the event; for limits after a quarter or month, any day of it
  --regime R           an edition; without it, the one in force on that day
  --lang kk|ru|en      language of the answer
  --format text|json   text or qujat.deadline/1

Examples:
  qujat deadline
  qujat deadline remarks-notice --from 2026-11-03 --lang en
)"};

constexpr Texts sign = {
R"(qujat sign ФАЙЛ -o ФАЙЛ --p12 ФАЙЛ [--pass-file ФАЙЛ] [--field АТАУ] [--date YYYY-MM-DD]

Qujat жасаған PDF файлына электрондық цифрлық қолтаңба (PAdES B-B) қояды. Бұрынғы қолтаңбалар күшінде қалады.

  --p12 ФАЙЛ           куәландырушы орталық берген кілт файлы (.p12, .pfx)
  --pass-file ФАЙЛ     құпиясөз бірінші жолында тұрған файл; көрсетілмесе – терминалда сұралады
  --field АТАУ         қолтаңба өрісі; көрсетілмесе – бос өрістердің біріншісі, бос өріс болмаса – жаңасы
  --date YYYY-MM-DD    қол қойылған күн (сағат 00:00, +05:00); көрсетілмесе – қазіргі уақыт
  --operator ФАЙЛ      басқа operator.json: аударманы кім мақұлдағаны сонда жазылған

Мысал:
  qujat sign certificate.pdf -o signed.pdf --p12 key.p12 --pass-file pass.txt
)",
R"(qujat sign ФАЙЛ -o ФАЙЛ --p12 ФАЙЛ [--pass-file ФАЙЛ] [--field ИМЯ] [--date YYYY-MM-DD]

Подписывает файл PDF, сделанный Qujat, электронной цифровой подписью (PAdES B-B). Прежние подписи остаются в силе.

  --p12 ФАЙЛ           файл ключа от удостоверяющего центра (.p12, .pfx)
  --pass-file ФАЙЛ     файл с паролем в первой строке; без него пароль спрашивают на терминале
  --field ИМЯ          поле подписи; без него – первое свободное, а если свободных нет – новое
  --date YYYY-MM-DD    день подписи (00:00, +05:00); без него – текущее время
  --operator ФАЙЛ      другой operator.json: там указано, кто одобрил перевод

Пример:
  qujat sign certificate.pdf -o signed.pdf --p12 key.p12 --pass-file pass.txt
)",
R"(qujat sign FILE -o FILE --p12 FILE [--pass-file FILE] [--field NAME] [--date YYYY-MM-DD]

Puts an electronic signature (PAdES B-B) on a PDF made by Qujat. Earlier signatures stay valid.

  --p12 FILE           the key file from the certification authority (.p12, .pfx)
  --pass-file FILE     a file with the pass phrase on its first line; without it you are asked on the terminal
  --field NAME         the signature field; without it the first that is free, or else a further one
  --date YYYY-MM-DD    the day of signing (00:00, +05:00); the clock without it
  --operator FILE      another operator.json: who approved a translation stands there

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

std::string help_text(const std::string& command, Language language) {
    const Texts& texts = command == "render" ? render : command == "batch" ? batch : command == "blank" ? blank : command == "list" ? list : command == "sample" ? sample : command == "lint" ? lint : command == "extract-data" ? extract_data : command == "sign" ? sign : command == "check" ? check : command == "deadline" ? deadline : program;
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
