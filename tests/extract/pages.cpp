#include "pages.hpp"

#include "catch.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <sstream>

using namespace qujat;

namespace pages {

namespace {

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text)
        out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
    return out;
}

} // namespace

// RFC 1950 and 1951: one block, not compressed.
std::string zlib(const std::string& text) {
    std::uint32_t a = 1, b = 0;
    for (const char c : text) {
        a = (a + static_cast<unsigned char>(c)) % 65521;
        b = (b + a) % 65521;
    }
    const auto byte = [](std::size_t value) { return static_cast<char>(value & 0xFF); };
    const std::size_t size = text.size();
    return std::string("\x78\x01\x01") + byte(size) + byte(size >> 8) + byte(~size) + byte(~size >> 8) + text + byte(b >> 8) + byte(b) + byte(a >> 8) + byte(a);
}

std::string drawing(const std::vector<std::string>& contents) {
    std::string pdf = "%PDF-1.5\n";
    for (const std::string& content : contents)
        pdf += "1 0 obj\n<< /Length 2 0 R\n   /Filter /FlateDecode\n>>\nstream\n" + zlib("1 0 0 -1 0 842 cm\nq\n" + content + " Q\n") + "\nendstream\nendobj\n";
    return pdf;
}

std::string grid(const std::vector<int>& xs, const std::vector<int>& ys) {
    std::string made;
    for (const int y : ys)
        made += std::to_string(xs.front()) + " " + std::to_string(y) + " m " + std::to_string(xs.back()) + " " + std::to_string(y) + " l S\n";
    for (const int x : xs)
        made += std::to_string(x) + " " + std::to_string(ys.front()) + " m " + std::to_string(x) + " " + std::to_string(ys.back()) + " l S\n";
    return made;
}

std::string answers(const std::vector<Page>& pages, const std::vector<int>& pictures, const std::vector<std::string>& drawings) {
    std::ostringstream words, looks;
    words << "<!DOCTYPE html PUBLIC \"x\" \"xhtml1-transitional.dtd\"><html><head><title>never read</title></head><body><doc>\n";
    looks << "<?xml version=\"1.0\"?>\n<!DOCTYPE pdf2xml SYSTEM \"pdf2xml.dtd\">\n<pdf2xml>\n link to page 2 ";
    int number = 0, font = 0;
    for (const Page& page : pages) {
        words << "<page width=\"595.0\" height=\"842.0\">\n";
        looks << "<page number=\"" << ++number << "\" position=\"absolute\" top=\"0\" left=\"0\" height=\"1684\" width=\"1190\">\n";
        for (const Text& text : page) {
            const double bottom = text.top + text.size * 1.1;
            double left = text.left;
            std::istringstream parts(text.text);
            for (std::string word; parts >> word;) {
                const double right = left + static_cast<double>(base::count_code_points(word)) * text.size * 0.5;
                words << "<word xMin=\"" << left << "\" yMin=\"" << text.top << "\" xMax=\"" << right << "\" yMax=\"" << bottom << "\">" << escaped(word) << "</word>\n";
                left = right + text.size * 0.25;
            }
            if (text.is_hidden)
                continue;
            looks << "<fontspec id=\"" << ++font << "\" size=\"" << text.size * 2 << "\" family=\"PTSerif\" color=\"#000000\"/>\n";
            looks << "<text top=\"" << text.top * 2 << "\" left=\"" << text.left * 2 << "\" width=\"" << (left - text.left) * 2 << "\" height=\"" << text.size * 2.2 << "\" font=\"" << font << "\">"
                  << (text.is_bold ? "<b>" : "") << escaped(text.text) << (text.is_bold ? "</b>" : "") << "</text>\n";
        }
        words << "</page>\n";
        looks << "</page>\n";
    }
    std::string images = "page   num  type   width height color comp bpc\n--------------------\n";
    for (const int page : pictures)
        images += "   " + std::to_string(page) + "     0 image    1600   900  rgb     3   8  jpeg   no  5 0 100 100 15K 1.0%\n";
    const std::string word_text = words.str(), look_text = looks.str();
    const std::string drawn = drawing(drawings);
    std::vector<plan::Section> sections{{"pdftotext", word_text}, {"pdftohtml", look_text}, {"pdfimages", images}, {"complaint", ""}};
    if (!drawings.empty())
        sections.push_back({"pdftocairo", drawn});
    return plan::write_sections(sections);
}

Page column(double left, double top, const std::vector<std::string>& lines, int size) {
    Page page;
    for (const std::string& line : lines) {
        page.push_back({left, top, line, size});
        top += 14;
    }
    return page;
}

Page operator+(Page one, const Page& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}

plan::Part read(const std::vector<Page>& pages, const std::vector<int>& pictures, const std::vector<std::string>& drawings) {
    auto result = extract::read_converted(answers(pages, pictures, drawings));
    REQUIRE(result.problems.empty());
    REQUIRE(result.value);
    return std::move(*result.value);
}

std::string problem(const std::string& sections) {
    const auto result = extract::read_converted(sections);
    return result.problems.empty() ? "" : result.problems[0].id;
}

} // namespace pages
