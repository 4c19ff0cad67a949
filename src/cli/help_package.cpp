#include "cli/help.hpp"

namespace qujat::cli {

const Texts check_package_help = {
R"(qujat check-package ҚАПШЫҚ|package.json [--filed YYYY-MM-DD] [--edition r703] [--lang kk|ru|en] [--format text|json|html] [--ocr]

Өтініш пакетін ережелер бойынша алдын ала тексереді: не қоса берілген, берешек туралы мәліметтердің мерзімі мен шегі, өтініш берушінің
талаптарға сайлығы. Белгілі деректер package.json ішінде (qujat.package/1, docs/formats.md); айтылмағаны белгісіз болып қалады.
Қапшықта package.json мен файлдар жатады: олар оқшауланып ашылады, бизнес-жоспар `qujat check` сияқты тексеріледі. Ештеңе сақталмайды.

  --filed КҮН          өтініш жіберілетін күн; редакцияны таңдайды
  --edition r703       күннің орнына редакция
  --lang kk|ru|en      есеп тілі
  --format ПІШІМ       text, json (qujat.package-check/1) немесе html: бір файлдық бет
  --ocr                тек сурет болып тұрған бизнес-жоспарды tesseract арқылы тану
  -o ФАЙЛ              есепті файлға жазу

Аяқталу коды: 0 – толық, 4 – ескертулер бар немесе белгісіз, 2 – оқылмады.

Мысал:
  qujat check-package samples/package --lang kk
)",
R"(qujat check-package ПАПКА|package.json [--filed YYYY-MM-DD] [--edition r703] [--lang kk|ru|en] [--format text|json|html] [--ocr]

Заранее сверяет пакет с правилами: что приложено, свежесть и порог сведений о задолженности, соответствие заявителя требованиям.
Что известно, стоит в package.json (qujat.package/1, docs/formats.md); о чём не сказано, остаётся нерешённым. В папке лежат package.json
и файлы: они открываются изолированно, бизнес-план проверяется как в `qujat check`. Ничего не сохраняется.

  --filed ДАТА         день направления заявления; выбирает редакцию
  --edition r703       редакция вместо дня
  --lang kk|ru|en      язык отчёта
  --format ФОРМАТ      text, json (qujat.package-check/1) или html: страница одним файлом
  --ocr                распознать бизнес-план, который есть только в виде изображения (tesseract)
  -o ФАЙЛ              отчёт в файл

Код завершения: 0 – полон, 4 – замечания или не решено, 2 – не прочитан.

Пример:
  qujat check-package samples/package --lang ru
)",
R"(qujat check-package FOLDER|package.json [--filed YYYY-MM-DD] [--edition r703] [--lang kk|ru|en] [--format text|json|html] [--ocr]

Compares a package with the rules: what is attached, how fresh and how high the tax debt, whether the applicant meets the requirements.
What is known stands in package.json (qujat.package/1, docs/formats.md); what is not said stays undecided. A folder holds package.json
and the files: they are opened in isolation, a business plan is judged as `qujat check` does. Nothing is kept.

  --filed DATE         the day the application is sent; picks the edition
  --edition r703       an edition instead of the day
  --lang kk|ru|en      language of the report
  --format FORMAT      text, json (qujat.package-check/1) or html: a page in one file
  --ocr                recognise a business plan that is only pictures (tesseract)
  -o FILE              the report into a file

Exit codes: 0 complete, 4 remarks or undecided, 2 not read.

Example:
  qujat check-package samples/package --lang en
)"};

} // namespace qujat::cli
