#pragma once

#include "extract/read_converted.hpp"
#include "plan/sections.hpp"

#include <string>
#include <vector>

/// Pages as poppler prints them, made on the spot: every character is half as wide as it is high.
namespace pages {

struct Text {
    double left = 0, top = 0;
    std::string text;
    int size = 12;
    bool is_bold = false, is_hidden = false;
};

using Page = std::vector<Text>;

/// What pdftotext, pdftohtml, pdfimages and, where there are drawings, pdftocairo would answer. `pictures` has the numbers of the pages that have one; `drawings` of each page
/// the operators of its content, y from the top.
std::string answers(const std::vector<Page>& pages, const std::vector<int>& pictures = {}, const std::vector<std::string>& drawings = {});

/// A PDF as pdftocairo writes it, as far as its contents go.
std::string drawing(const std::vector<std::string>& contents);
/// The operators for a table whose lines stand at these places.
std::string grid(const std::vector<int>& xs, const std::vector<int>& ys);

/// Lines of text below each other from `top` on, 14 points apart.
Page column(double left, double top, const std::vector<std::string>& lines, int size = 12);
Page operator+(Page one, const Page& other);

qujat::plan::Part read(const std::vector<Page>& pages, const std::vector<int>& pictures = {}, const std::vector<std::string>& drawings = {});
std::string problem(const std::string& sections);

} // namespace pages
