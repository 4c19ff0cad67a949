#include "catch.hpp"
#include "support.hpp"

using namespace support;

// The figures in brackets are sections of the HTML standard (WHATWG).

namespace {

auto html(std::string_view body, std::string_view head = {}) {
    return read_bytes("<!DOCTYPE html><html><head>" + std::string(head) + "</head><body>" + std::string(body) + "</body></html>", "plan.html");
}

} // namespace

TEST_CASE("headings, paragraphs and lists of a page; end tags may be left out") {
    // (13.1.2.4)
    const auto part = html("<h1>Цель<h2>Рынок</h2><p>Один<p>Два <b>слова</b>\n и три<div>Блок</div>голый текст"
                           "<ol type=a start=3><li>А<li>Б<ul><li>В</ul><li value=9><p>Г<p>Д</ol><ol reversed start=2><li>Е</li><li>Ж</li></ol><ul style='list-style: none'><li>З</ul><dl><dt>И<dd>К</dl>");
    CHECK(part.format == "html");
    CHECK(texts(part) == Lines{"Цель", "Рынок", "Один", "Два слова и три", "Блок", "голый текст", "[c.] А", "[d.] Б", "[•] В", "[i.] Г", "Д", "[2.] Е", "[1.] Ж", "З", "И", "К"});
    CHECK(kinds(part)[0] == "heading 1 style");
    CHECK(kinds(part)[1] == "heading 2 style");
    CHECK(kinds(part)[8] == "list_item 2");
    CHECK(kinds(part)[13] == "paragraph");
}

TEST_CASE("cells of a page's tables have the places that spans leave them") {
    // (4.9.12)
    const auto part = html("<table><caption>Смета</caption><thead><tr><th rowspan=2>Статья<th colspan=2>Год<tbody><tr><td>2026<td>2027<tr><td>Труд<td>5<td><table><tr><td>а<td>б</table></table>");
    CHECK(texts(part) == Lines{"Смета", "Статья", "Год", "2026", "2027", "Труд", "5", "а", "б"});
    CHECK(kinds(part) == Lines{"paragraph", "cell 1:1:1", "cell 1:1:2", "cell 1:2:2", "cell 1:2:3", "cell 1:3:1", "cell 1:3:2", "cell 2:1:1", "cell 2:1:2"});
}

TEST_CASE("struck, deleted and hidden text of a page is left out and counted") {
    const auto part = html("<p>видно <s>раз</s><strike>два</strike><span style='text-decoration: line-through'>три<b>и</b></span><del>удал</del><ins>новое</ins>"
                           "<p><span style='DISPLAY:none'>скр</span><i hidden>ыто</i><span class='x h'>кла</span><span id=t>айди</span><span style='mso-hide:all'>ворд</span> и видно"
                           "<p style='visibility:hidden'>нет <b style='visibility:visible'>да</b>",
                           "<style>/* .a{} */ @import url(x); .h { display: none !important } #t{display:none} p.h{} @media print { b { display: none } } p b > i {display:none}</style>");
    CHECK(texts(part) == Lines{"видно новое", "и видно", "да"});
    CHECK(notes(part) == Lines{"EXT-0101 10", "EXT-0102 21", "EXT-0103 4"});
}

TEST_CASE("scripts, styles, templates, comments and declarations say nothing; what is embedded is counted") {
    const auto part = html("А<script>if (a < b) document.write('<p>нет</p>')</script><style>p{}</style><template><p>нет</template><!-- <p>нет --><![if !supportLists]>Б<![endif]><!--[if mso]>нет<![endif]--><noscript>нет</noscript>"
                           "<iframe src=x>нет</iframe><svg aria-label='Схема'><path d='x'/><text>нет</text></svg>В<?php нет ?><textarea>&lt;Г&gt; <b></textarea><select><option>нет<option selected>Д</select>");
    CHECK(texts(part) == Lines{"АБВ<Г> <b>", "Схема", "", "Д"});
    CHECK(part.pictures == 1);
    CHECK(notes(part) == Lines{"EXT-0102 3", "EXT-0107 1"});
}

TEST_CASE("references, line breaks, pictures, fields and quotations of a page") {
    // (13.2.5.72 and following)
    const auto part = html("5&nbsp;млн &#8381; &#x20B8; &laquo;А&raquo; &amp;amp; &copy2026 &alpha &неизв; &#150; &#0;<br>строка<br/>ещё <q>слова</q><img src=a.png alt='График &quot;А&quot;'><img src=b.png> "
                           "<input value='ТОО'><input type=hidden value=нет><input type=checkbox checked>да<pre>x\n  y</pre>");
    CHECK(texts(part) == Lines{"5 млн ₽ ₸ «А» &amp; ©2026 &alpha &неизв; – \uFFFD\nстрока\nещё «слова» ТОО☒ да", "График \"А\"", "", "x\ny"});
    CHECK(part.pictures == 2);
}

TEST_CASE("the title of a page is a heading before all, unless the page says it itself or begins with a name of its own") {
    CHECK(texts(html("<p>Текст", "<title>Проект\n «Жер» &amp; Ко</title>")) == Lines{"Проект «Жер» & Ко", "Текст"});
    CHECK(kinds(html("<p>Текст", "<title>Проект</title>")) == Lines{"heading 1 style", "paragraph"});
    CHECK(texts(html("<h1>Проект</h1>", "<title>Проект</title>")) == Lines{"Проект"});
    CHECK(texts(html("<h1>Проект «Жер»</h1><p>Текст", "<title>plan-final-2.docx</title>")) == Lines{"Проект «Жер»", "Текст"});
    CHECK(texts(html("<h2>Рынок</h2><p>Текст", "<title>Проект</title>")) == Lines{"Проект", "Рынок", "Текст"});
}

TEST_CASE("classes make text bold and large, as other programs export them") {
    const std::string body = "<p class=c2>Текст о проекте и его пользе для малых предприятий области, достаточно длинный, чтобы быть телом документа.</p>";
    const auto part = html("<p class='c1 c2'>Команда проекта</p>" + body + "<p class=c3>Рынок сбыта</p>" + body + "<div role=heading aria-level=3>Риски</div>",
                           "<style>.c1{font-weight:700}.c2{font-size:12pt}.c3{font-size:20pt}</style>");
    CHECK(kinds(part) == Lines{"heading 2 look", "paragraph", "heading 1 look", "paragraph", "heading 3 style"});
}

TEST_CASE("the encoding of a page is that of its bytes where they tell, else what it declares") {
    const std::string cyrillic = "\xD6\xE5\xEB\xFC \xEF\xF0\xEE\xE5\xEA\xF2\xE0"; // «Цель проекта» in windows-1251
    CHECK(texts(read_bytes("<html><meta charset=windows-1251><p>" + cyrillic)) == Lines{"Цель проекта"});
    CHECK(texts(read_bytes("<html><meta http-equiv=Content-Type content='text/html; charset=windows-1251'>" + std::string("<p>\xD6"))) == Lines{"Ц"});
    CHECK(texts(read_bytes("<html><p>" + cyrillic)) == Lines{"Цель проекта"});
    CHECK(notes(read_bytes("<html><p>" + cyrillic)) == Lines{"EXT-0121"});
    CHECK(texts(read_bytes("<html><meta charset=windows-1251><p>Цель жобасы")) == Lines{"Цель жобасы"});
    CHECK(texts(read_bytes("<html><meta charset=iso-8859-1><p>caf\xE9 \x80")) == Lines{"café €"});
    CHECK(texts(read_bytes("<?xml version='1.0' encoding='windows-1251'?><html><p>\xD6")) == Lines{"Ц"});
}

TEST_CASE("a page as deep or as broken as one likes is read or refused") {
    std::string deep = "<html>";
    for (int i = 0; i < 5000; ++i)
        deep += "<div><b>";
    CHECK(texts(read_bytes(deep + "дно")) == Lines{"дно"});
    std::string tables = "<html>";
    for (int i = 0; i < 5000; ++i)
        tables += "<table><tr><td>";
    CHECK(texts(read_bytes(tables + "дно")) == Lines{"дно"});
    CHECK(texts(read_bytes("<html></p></td></table><b><p>А</b> Б</p></div><td>В<tr>Г</table>< x </3 <")) == Lines{"А Б", "ВГ< x"});
}

TEST_CASE("a piece of a page, or a page in UTF-16, is one by its name where its bytes begin with no tag that is known; a text without tags stays one") {
    CHECK(texts(read_bytes("<section><h1>Цель</h1><span>Один</span></section>", "plan.html")) == Lines{"Цель", "Один"});
    CHECK(texts(read_bytes("Наша цель <b>ясна</b><ul><li>раз<li>два</ul>", "plan.htm")) == Lines{"Наша цель ясна", "[•] раз", "[•] два"});
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("<html><p>goal"))
        wide += std::string{c, '\0'};
    const auto part = read_bytes(wide, "plan.html");
    CHECK(part.format == "html");
    CHECK(texts(part) == Lines{"goal"});
    CHECK(read_bytes("Цель\n\nДве строки", "plan.html").format == "txt");
    CHECK(read_bytes("a <section> b", "plan.txt").format == "txt");
}
