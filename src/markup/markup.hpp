#pragma once

#include "acts/calendar.hpp"
#include "base/language.hpp"
#include "data/contract.hpp"
#include "data/kept_values.hpp"
#include "data/value.hpp"
#include "diag/diag.hpp"
#include "doc/doc.hpp"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// The template language: XHTML, a strict profile of CSS, expressions over the data. `load_template` reads and checks everything that can be known without data;
/// `expand` fills in the data and gives a `doc::Document`.
namespace qujat::markup {

inline constexpr std::string_view template_namespace = "urn:qujat:template:1";

/// A template, checked against its contract. Immutable; any number of threads may expand it.
class Template;
using TemplatePtr = std::shared_ptr<const Template>;

/// What a template is checked against.
struct LoadInput {
    const data::Contract& contract;
    const acts::Acts& acts;
    base::Language language = base::Language::kk;
    std::vector<std::string> regimes; ///< those this file serves
    /// Reads a file named by `href`, relative to the file that names it.
    std::function<diag::Result<diag::SourcePtr>(const std::string& href, const diag::SourcePtr& from)> read;
    /// Reads the picture named by `src`, relative to the file that names it; without it there are no pictures.
    std::function<diag::Result<std::shared_ptr<const doc::Raster>>(const std::string& src, const diag::SourcePtr& from)> read_image = {};
};

/// Reports everything wrong in the template, its style sheets and its fragments in one run: XML-… and MRK-….
diag::Result<TemplatePtr> load_template(const diag::SourcePtr& source, const LoadInput& input);

struct ExpandInput {
    const data::Value& data;       ///< valid against the contract
    const acts::Regime& regime;
    std::string fingerprint;       ///< what q:fingerprint() gives; see `uses_fingerprint`
    const acts::Calendar* calendar = nullptr; ///< for q:deadline; see `uses_calendar`
    bool draft = false;            ///< every page says that it is one
    const data::Schema* blank = nullptr; ///< a blank form: the root of the contract, of whose fields `data` hold only the operator's and what tests need
};

struct Expansion {
    doc::Document document;
    data::KeptValues used; ///< the data that were printed or decided something
    bool official = true;       ///< false: the page says that it is our translation
};

/// Reports MRK-0401 (a field that is needed here is not in the data; only data extracted from a file can lack one), and what cannot be with these data: MRK-0303, 0305, 0306, 0314, 0402 to 0406.
diag::Result<Expansion> expand(const Template& templ, const ExpandInput& input);

bool uses_fingerprint(const Template& templ);
/// Whether it counts days: then it cannot be expanded without the calendar.
bool uses_calendar(const Template& templ);
/// Whether a blank form can be made of it: it has a line of class `blank`, a list with empty rows, or asks q:blank().
bool has_blank_form(const Template& templ);

/// The words of ours that need an approval: those of a template that is our translation, and the quotations it may take that are. No data take part. Empty when every word is the act's own.
/// docs/templates.md, "Approval of translations", says how they are put together; who approves them approves their SHA-256.
std::string unofficial_words(const Template& templ, const acts::Regime& regime);
/// Font families named in the style sheets, for lint.
std::vector<std::string> font_families(const Template& templ);
/// Every literal character a page may show, for lint: texts, margin boxes and quoted act texts.
std::string literal_text(const Template& templ, const acts::Regime& regime);

} // namespace qujat::markup
