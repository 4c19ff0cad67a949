#include "cli/help.hpp"

#include "cli/words.hpp"

#include <utility>

namespace qujat::cli {

namespace {

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
  qujat check-package ҚАПШЫҚ|package.json               өтініш пакетін ережелер бойынша алдын ала тексеру
  qujat deadline [МЕРЗІМ --from КҮН]                    актілердегі мерзімдер: тізім немесе бір мерзімнің күн сайынғы есебі

Барлық бұйрықта: --messages kk|ru|en, --diagnostics text|json, --templates ҚАПШЫҚ, --fonts ҚАПШЫҚ, --strict, --help
Аяқталу коды: 0 – орындалды, 2 – қате бар, ештеңе жазылмады, 3 – --strict кезінде ескерту бар, 4 – жоспар немесе пакет толық емес, 64 – бұйрық дұрыс жазылмаған, 70 – ішкі қате

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
  qujat check-package ПАПКА|package.json                   предварительная проверка пакета документов по правилам
  qujat deadline [СРОК --from ДАТА]                        сроки актов: перечень или счёт одного по дням

Везде: --messages kk|ru|en, --diagnostics text|json, --templates ПАПКА, --fonts ПАПКА, --strict, --help
Код завершения: 0 – сделано, 2 – ошибки, ничего не записано, 3 – предупреждения при --strict, 4 – план или пакет неполон, 64 – неверная команда, 70 – внутренняя ошибка

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
  qujat check-package FOLDER|package.json                  pre-check an application package against the rules
  qujat deadline [LIMIT --from DATE]                       time limits of the acts: the list, or one counted day by day

Everywhere: --messages kk|ru|en, --diagnostics text|json, --templates FOLDER, --fonts FOLDER, --strict, --help
Exit codes: 0 done, 2 errors and nothing written, 3 warnings under --strict, 4 the plan or package falls short, 64 usage, 70 internal error

Example:
  qujat sample registration-certificate --lang ru -o data.json
  qujat render registration-certificate --lang ru --data data.json -o certificate.pdf
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
тармақ бойынша және не жазу керек. Бұл шешім емес; ештеңе сақталмайды. Оқылатын файлдар: DOCX, ODT, PDF, DOC, RTF, XLSX,
ODS, HTML, Markdown, TXT (бір жоспар бірнеше файл болуы мүмкін).

  --filed КҮН          өтініш жіберілетін күн (көрсетілмесе – бүгін); редакцияны таңдайды
  --edition bp703      күннің орнына редакция
  --lang kk|ru|en      есеп тілі
  --format FORMAT      text, json (qujat.check/1), html (бір файл), pdf немесе docx (сол DOCX, пікірлерімен)
  --baseline ЕСЕП      алдыңғы JSON есеп: не жаңа, не түзетілді, не өзгермеді
  --ocr                тек сурет болып тұрған беттер мен файлдарды tesseract арқылы тану; табылмағаны «анық емес» болады
  --show-text          жоспардың қалай оқылғанын көрсету, тексермеу
  --explain ID|all     не ізделді, не табылды, неге жетпеді: бір тармақ (bp703-08) немесе орындалмағандардың бәрі
  -o ФАЙЛ              есепті файлға жазу

Аяқталу коды: 0 – толық, 4 – толық емес немесе анықталмады, 2 – оқылмады.

Мысалдар:
  qujat check plan.docx --filed 2026-11-20
  qujat check plan.docx annex.txt --lang kk --format json -o report.json
  qujat check plan.docx --explain bp703-08
  qujat check plan.docx --format docx --lang kk -o commented.docx
)",
R"(qujat check ПЛАН [ЕЩЁ ФАЙЛЫ…] [--filed YYYY-MM-DD | --edition bp703] [--lang kk|ru|en]

Заранее сверяет бизнес-план с каждым пунктом приложения, действовавшего в день подачи: что есть, чего нет, по какому пункту и что
написать. Это не решение; ничего не сохраняется. Читаются DOCX, ODT, PDF, DOC, RTF, XLSX, ODS,
HTML, Markdown и TXT (один план может состоять из нескольких файлов).

  --filed ДАТА         день направления заявления (без него – сегодня); выбирает редакцию
  --edition bp703      редакция вместо даты
  --lang kk|ru|en      язык отчёта
  --format ФОРМАТ      text, json (qujat.check/1), html (один файл), pdf или docx (тот же DOCX с примечаниями)
  --baseline ОТЧЁТ     прежний отчёт в JSON: что новое, что исправлено, что без изменений
  --ocr                распознать страницы и файлы, где есть только изображение (tesseract); ненайденное тогда «неясно»
  --show-text          показать, как план прочитан, не проверяя
  --explain ID|all     что искали, что нашли и почему не хватило: один пункт (bp703-08) или все невыполненные
  -o ФАЙЛ              отчёт в файл

Код завершения: 0 – полный, 4 – неполный или неясно, 2 – не прочитан.

Примеры:
  qujat check plan.docx --filed 2026-11-20
  qujat check plan.docx annex.txt --lang ru --format json -o report.json
  qujat check plan.docx --explain bp703-08
  qujat check plan.docx --format docx --lang ru -o commented.docx
)",
R"(qujat check PLAN [MORE FILES...] [--filed YYYY-MM-DD | --edition bp703] [--lang kk|ru|en]

Compares a business plan with every item of the annex in force on the day of filing: what is there, what is not, by which clause, and
what to write. It is no decision; nothing is kept. DOCX, ODT, PDF, DOC, RTF, XLSX, ODS,
HTML, Markdown and TXT are read (one plan may be several files).

  --filed DATE         the day the application is sent (today without it); picks the edition
  --edition bp703      an edition instead of the date
  --lang kk|ru|en      language of the report
  --format FORMAT      text, json (qujat.check/1), html (one file), pdf or docx (the same DOCX with comments)
  --baseline REPORT    an earlier report in JSON: what is new, fixed, unchanged
  --ocr                recognise pages and files that are only pictures (tesseract); what is not found then is undecided
  --show-text          show how the plan was read, judge nothing
  --explain ID|all     what was looked for, what came near and why it fell short: one item (bp703-08) or all that are not satisfied
  -o FILE              the report into a file

Exit codes: 0 complete, 4 incomplete or undecided, 2 not read.

Examples:
  qujat check plan.docx --filed 2026-11-20
  qujat check plan.docx annex.txt --lang en --format json -o report.json
  qujat check plan.docx --explain bp703-08
  qujat check plan.docx --format docx --lang en -o commented.docx
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

std::string help_text(const std::string& command, Language language) {
    const std::pair<std::string_view, const Texts&> commands[] = {{"render", render_help}, {"batch", batch_help}, {"blank", blank_help}, {"list", list}, {"sample", sample}, {"lint", lint},
                                                                  {"extract-data", extract_data}, {"sign", sign}, {"check", check}, {"deadline", deadline}, {"check-package", check_package_help}};
    for (const auto& [name, texts] : commands) {
        if (name == command)
            return std::string(texts[static_cast<std::size_t>(language)]);
    }
    return std::string(program[static_cast<std::size_t>(language)]);
}

} // namespace qujat::cli
