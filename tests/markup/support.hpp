#pragma once

#include "markup/css.hpp"
#include "markup/markup.hpp"

#include <map>
#include <string>
#include <vector>

/// What the tests of the template language share: a small contract, small acts, and templates made of a body.
namespace qujat::markup::test {

/// Ids of the problems with a comma between: "MRK-0103,MRK-0104".
std::string ids(const std::vector<diag::Diagnostic>& problems);
/// "2:7 margn": line, column and the text at the problem's place.
std::string spot(const diag::Diagnostic& problem);
std::string argument(const diag::Diagnostic& problem, std::string_view name);
/// All problems as text, for INFO.
std::string said(const std::vector<diag::Diagnostic>& problems);

/// A style sheet and what is wrong with it.
struct Sheet {
    css::Stylesheet sheet;
    std::vector<diag::Diagnostic> problems;
};
Sheet parse_sheet(std::string text);

const data::Contract& small_contract();
const acts::Acts& small_acts();

/// One template with the files it may read.
struct Files {
    std::map<std::string, std::string> files;
    std::map<std::string, std::shared_ptr<const doc::Raster>> images;
    std::vector<std::string> regimes = {"r-new"};
    base::Language language = base::Language::ru;
};
/// `text` is the whole file.
diag::Result<TemplatePtr> load(std::string text, const Files& files = {});
/// A whole file around `body` that prints the one required field, with `style` in its head. The body stands on line 5 from column 1.
std::string page(const std::string& body, const std::string& style = "", const std::string& official = "yes");
/// load(page(body)), without the message that a required field is not printed.
std::vector<diag::Diagnostic> problems(const std::string& body, const Files& files = {});

inline const std::string good_data = R"({"org": {"name": "Nomad", "bin": "240340027186"}, "sent": "2026-10-27", "kind": "letter", "pages": 2,
 "is_public": true, "grounds": ["g-1"]})";
data::Value read_data(const std::string& json);

/// Loads, expands, demands that both go well.
Expansion expanded(const std::string& text, const std::string& json = good_data, const Files& files = {});
doc::Document document(const std::string& body, const std::string& style = "", const std::string& json = good_data);

/// All text of a block and its children; "|" between blocks, "/" for line breaks.
std::string words(const doc::Block& block);
/// The first block in document order whose own or children's text starts with `beginning`.
const doc::Block* find_block(const doc::Block& root, std::string_view beginning);
const doc::Inline* find_inline(const doc::Block& root, std::string_view text);

} // namespace qujat::markup::test
