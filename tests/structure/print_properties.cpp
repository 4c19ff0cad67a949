// Prints docs/properties.md from the table that style sheets are read with, so that the page cannot promise anything else.
#include "markup/css.hpp"

#include <iostream>
#include <string>
#include <string_view>

using namespace qujat::markup;

namespace {

// Text in a cell of a Markdown table.
std::string cell(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (std::string_view("\\`*<>|[]#").find(c) != std::string_view::npos)
            result += '\\';
        result += c;
    }
    return result;
}

} // namespace

int main() {
    std::cout << "# CSS properties\n\n"
                 "Every property a style sheet may use, in the order of the names, with what it takes, and where it is specified; "
                 "[templates.md](templates.md#css)\n"
                 "says more. All take `inherit`, `initial` and `unset` too. Where nothing stands under *initial*, the property is a "
                 "shorthand for others. The unit\n"
                 "of a length is one of mm cm in pt pc px em rem; a 0 needs none. Where a specification is named without a section, look for the property: its drafts\n"
                 "number the sections differently.\n\n"
                 "This page is printed from the table in `src/markup/css_properties.cpp`: `build/release/bin/qujat_properties > "
                 "docs/properties.md`.\n\n"
                 "| property | values | initial | inherited | specified in |\n|---|---|---|---|---|\n";
    for (const css::PropertyText& property : css::property_texts())
        std::cout << "| `" << property.name << "` | " << cell(property.values) << " | " << cell(property.initial) << " | " << property.inherited << " | " << property.clause << " |\n";
    return std::cout.flush() ? 0 : 1;
}
