#include "base/utf8.hpp"
#include "extract/extract.hpp"
#include "packages.hpp"
#include "plan/plan.hpp"

#include <cstdint>
#include <string>

// A whole workbook, or its parts beside those that lead to a sheet.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(data, data + size);
    const std::string bytes =
        packages::make_zip(input, "xl/worksheets/sheet1.xml",
                           {{"_rels/.rels", "<R><Relationship Id='r' Type='x/officeDocument' Target='xl/workbook.xml'/></R>"},
                            {"xl/_rels/workbook.xml.rels", "<R><Relationship Id='a' Type='x/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='s' Type='x/sharedStrings' Target='sharedStrings.xml'/>"
                                                           "<Relationship Id='t' Type='x/styles' Target='styles.xml'/></R>"},
                            {"xl/workbook.xml", "<workbook><sheets><sheet name='S' id='a'/></sheets></workbook>"}});
    packages::check_reading(input.starts_with("PK") ? input : bytes, "plan.xlsx");
    return 0;
}
