#include "cli/help.hpp"

namespace qujat::cli {

const Texts render_help = {
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

const Texts batch_help = {
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

const Texts blank_help = {
R"(qujat blank ҚҰЖАТ --lang kk|ru [--filed КҮН | --regime R] [-o ФАЙЛ]

Келіп түсетін құжаттың бос бланкісі: толтырылатын жерлері сызық, астында не жазылатыны көрсетілген. Оператордың атауы басылған.

`qujat blank business-plan` – толтыруға арналған бизнес-жоспар: редакцияның әр тармағының тақырыбы, негізі, нұсқауы және жазатын орны
бар DOCX не PDF, қазақ, орыс немесе ағылшын тілінде. Нұсқаулар жауап болып саналмайды (`qujat check`), оларды қалдыруға болады.

  ҚҰЖАТ                `qujat list` атауы немесе үлгі қапшығының жолы
  --lang kk|ru         бланк тілі
  --filed YYYY-MM-DD   құжат жіберілетін күн: редакцияны сол таңдайды; көрсетілмесе – бүгін
  --regime R           күннің орнына редакция, мысалы r703
  --operator ФАЙЛ      басқа operator.json
  --date YYYY-MM-DD    бүгінгі күн және файл күні (сағат 00:00, +05:00); көрсетілмесе – қазіргі уақыт
  -o ФАЙЛ              нәтиже; көрсетілмесе – стандартты шығыс
  --format pdf|docx|document|pages|tags   PDF немесе тексеруге арналған мәтіндік көрініс

Мысал:
  qujat blank participation-application --lang kk -o blank.pdf
  qujat blank business-plan --lang kk --format docx -o plan.docx
)",
R"(qujat blank ДОКУМЕНТ --lang kk|ru [--filed ДАТА | --regime R] [-o ФАЙЛ]

Пустой бланк входящей бумаги: вместо данных линии, под ними – что на них пишется. Оператор указан.

`qujat blank business-plan` – бизнес-план для заполнения: у каждого пункта редакции заголовок, основание, подсказка и место для ответа;
DOCX или PDF на казахском, русском или английском. Подсказки не считаются ответом (`qujat check`), их можно оставить.

  ДОКУМЕНТ             имя из `qujat list` или путь к папке шаблона
  --lang kk|ru         язык бланка
  --filed YYYY-MM-DD   день, когда бумага будет направлена: он выбирает редакцию; без него – сегодня
  --regime R           редакция вместо даты, например r703
  --operator ФАЙЛ      другой operator.json
  --date YYYY-MM-DD    сегодняшний день и дата файла (00:00, +05:00); без него – текущее время
  -o ФАЙЛ              результат; без него – стандартный вывод
  --format pdf|docx|document|pages|tags   PDF или текстовый вид для проверки

Пример:
  qujat blank participation-application --lang ru -o blank.pdf
  qujat blank business-plan --lang ru --format docx -o plan.docx
)",
R"(qujat blank DOCUMENT --lang kk|ru [--filed DATE | --regime R] [-o FILE]

The blank form of an incoming paper: lines instead of data, captions beneath that say what goes on them. The operator is filled in.

`qujat blank business-plan` is a business plan to be filled in: for each item of the edition a heading, the clause, a hint and a place to
write; DOCX or PDF, in Kazakh, Russian or English. Hints do not count as answers (`qujat check`) and may stay.

  DOCUMENT             a name of `qujat list`, or the path of a template folder
  --lang kk|ru         language of the form
  --filed YYYY-MM-DD   the day the paper is to be sent: it picks the edition; today without it
  --regime R           an edition instead of the day, such as r703
  --operator FILE      another operator.json
  --date YYYY-MM-DD    today, and the date of the file (00:00, +05:00); the clock without it
  -o FILE              the result; standard output without it
  --format pdf|docx|document|pages|tags   the PDF, or a readable dump

Example:
  qujat blank participation-application --lang ru -o blank.pdf
  qujat blank business-plan --lang ru --format docx -o plan.docx
)"};

} // namespace qujat::cli
