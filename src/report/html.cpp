#include "report/html.hpp"

namespace qujat::report {

namespace {

// Colours of at least 7 to 1 on white (WCAG 2.2, 1.4.6); on paper the boxes lose their ground and keep their words and rules.
constexpr std::string_view style = R"(
body { font: 1rem/1.5 "PT Serif", "Noto Serif", Georgia, serif; color: #1a1a1a; background: #ffffff; max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.75rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 0.5rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0.25rem 1rem; margin: 0; }
dt { font-weight: bold; }
dd { margin: 0; overflow-wrap: anywhere; }
.result { border-left: 0.4rem solid; padding: 0.5rem 1rem; margin: 1.25rem 0; font-weight: bold; }
.complete { border-color: #1b5e20; background: #edf7ee; }
.incomplete, .remarks { border-color: #8c1515; background: #fdefee; }
.undecided { border-color: #6b4e00; background: #fff6dd; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: 0 0 0.5rem; }
th, td { border: 1px solid #767676; padding: 0.35rem 0.5rem; text-align: left; vertical-align: top; }
thead th { background: #f0f0f0; }
tbody th { font-weight: normal; }
td.not { font-weight: bold; color: #8c1515; }
blockquote { margin: 0.5rem 0; padding-left: 1rem; border-left: 0.2rem solid #767676; }
.what { margin: 0.75rem 0 0.25rem; font-weight: bold; }
details { margin: 0.5rem 0 0; }
summary { cursor: pointer; color: #0b3d91; }
footer { margin-top: 2rem; border-top: 1px solid #767676; font-size: 0.9rem; }
@media print {
  @page { size: A4; margin: 20mm; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  .result, thead th { background: none; }
  thead { display: table-header-group; }
  tr, .lack { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  details:not([open]) { display: none; }
}
)";

} // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\n': out += ' '; break;
        default: out += c;
        }
    }
    return out;
}

std::string element(std::string_view name, std::string_view text, std::string_view attributes) {
    std::string out = "<" + std::string(name);
    if (!attributes.empty())
        out += " " + std::string(attributes);
    return out + ">" + escaped(text) + "</" + std::string(name) + ">\n";
}

std::string page_begin(base::Language language, std::string_view title) {
    return "<!DOCTYPE html>\n<html lang=\"" + std::string(base::code(language)) + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" + element("title", title) +
           "<style>" + std::string(style) + "</style>\n</head>\n<body>\n<main>\n";
}

std::string page_end(const std::vector<std::string>& closing) {
    std::string out = "</main>\n<footer>\n";
    for (const std::string& words : closing)
        out += element("p", words);
    return out + "</footer>\n</body>\n</html>\n";
}

} // namespace qujat::report
