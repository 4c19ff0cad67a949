#include "markup/template.hpp"

namespace qujat::markup {

diag::SourcePtr user_agent_sheet() {
    // HTML, section 15.3 (rendering): what every element looks like before a style sheet says otherwise.
    static const diag::SourcePtr sheet = diag::make_source("user-agent.css", R"(
html, body, header, footer, section, div, h1, h2, h3, h4, h5, h6, p, ul, ol, blockquote, hr, figure, figcaption, qr, signature-field { display: block }
li { display: list-item }
body { margin: 8px }
p { margin: 1em 0 }
blockquote, figure { margin: 1em 40px }
hr { margin: 0.5em 0; border-top: 1px solid gray; }
table { display: table; border-collapse: separate; border-spacing: 2px; text-indent: 0 }
caption { display: table-caption; text-align: center }
colgroup { display: table-column-group }
col { display: table-column }
thead { display: table-header-group; vertical-align: middle }
tbody { display: table-row-group; vertical-align: middle }
tfoot { display: table-footer-group; vertical-align: middle }
table > tr { vertical-align: middle }
tr { display: table-row; vertical-align: inherit }
td, th { display: table-cell; vertical-align: inherit; padding: 1px }
th { font-weight: bold; text-align: center }
h1 { font-size: 2em; margin: 0.67em 0; font-weight: bold; break-after: avoid }
h2 { font-size: 1.5em; margin: 0.83em 0; font-weight: bold; break-after: avoid }
h3 { font-size: 1.17em; margin: 1em 0; font-weight: bold; break-after: avoid }
h4 { margin: 1.33em 0; font-weight: bold; break-after: avoid }
h5 { font-size: 0.83em; margin: 1.67em 0; font-weight: bold; break-after: avoid }
h6 { font-size: 0.67em; margin: 2.33em 0; font-weight: bold; break-after: avoid }
ul, ol { margin: 1em 0; padding-left: 40px }
ul { list-style-type: disc }
ol { list-style-type: decimal }
strong, b { font-weight: bold }
em, i { font-style: italic }
u { text-decoration: underline }
s { text-decoration: line-through }
a { color: #0000ee; text-decoration: underline }
small { font-size: 0.83em }
sub { vertical-align: sub; font-size: 0.83em }
sup { vertical-align: super; font-size: 0.83em }
)");
    return sheet;
}

} // namespace qujat::markup
