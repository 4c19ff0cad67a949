#include "extract/odf_names.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>
#include <utility>

namespace qujat::extract {

namespace {

constexpr std::string_view prefix = "urn:oasis:names:tc:opendocument:xmlns:";

struct Name {
    std::string_view name; ///< the step of the namespace and the local name
    OdfTag tag;
};

constexpr auto names = std::to_array<Name>({
    {"chart:chart", OdfTag::chart},
    {"drawing:caption", OdfTag::shape},
    {"drawing:circle", OdfTag::shape},
    {"drawing:connector", OdfTag::shape},
    {"drawing:control", OdfTag::control},
    {"drawing:custom-shape", OdfTag::shape},
    {"drawing:ellipse", OdfTag::shape},
    {"drawing:frame", OdfTag::frame},
    {"drawing:g", OdfTag::group},
    {"drawing:image", OdfTag::image},
    {"drawing:line", OdfTag::shape},
    {"drawing:measure", OdfTag::shape},
    {"drawing:object", OdfTag::object},
    {"drawing:object-ole", OdfTag::object},
    {"drawing:path", OdfTag::shape},
    {"drawing:polygon", OdfTag::shape},
    {"drawing:polyline", OdfTag::shape},
    {"drawing:rect", OdfTag::shape},
    {"drawing:regular-polygon", OdfTag::shape},
    {"drawing:text-box", OdfTag::text_box},
    {"form:checkbox", OdfTag::form_value},
    {"form:combobox", OdfTag::form_value},
    {"form:date", OdfTag::form_value},
    {"form:formatted-text", OdfTag::form_value},
    {"form:listbox", OdfTag::form_value},
    {"form:number", OdfTag::form_value},
    {"form:option", OdfTag::form_option},
    {"form:radio", OdfTag::form_value},
    {"form:text", OdfTag::form_value},
    {"form:textarea", OdfTag::form_value},
    {"form:time", OdfTag::form_value},
    {"office:annotation", OdfTag::annotation},
    {"office:automatic-styles", OdfTag::automatic_styles},
    {"office:binary-data", OdfTag::skipped},
    {"office:body", OdfTag::body},
    {"office:change-info", OdfTag::skipped},
    {"office:chart", OdfTag::chart},
    {"office:drawing", OdfTag::presentation},
    {"office:event-listeners", OdfTag::skipped},
    {"office:font-face-decls", OdfTag::skipped},
    {"office:forms", OdfTag::forms},
    {"office:master-styles", OdfTag::skipped},
    {"office:meta", OdfTag::skipped},
    {"office:presentation", OdfTag::presentation},
    {"office:scripts", OdfTag::skipped},
    {"office:settings", OdfTag::skipped},
    {"office:spreadsheet", OdfTag::spreadsheet},
    {"office:styles", OdfTag::styles},
    {"office:text", OdfTag::text_body},
    {"style:default-style", OdfTag::default_style},
    {"style:style", OdfTag::style},
    {"style:table-properties", OdfTag::table_properties},
    {"style:text-properties", OdfTag::text_properties},
    {"svg-compatible:desc", OdfTag::description},
    {"svg-compatible:title", OdfTag::title},
    {"table:content-validations", OdfTag::skipped},
    {"table:covered-table-cell", OdfTag::covered_cell},
    {"table:table", OdfTag::table},
    {"table:table-cell", OdfTag::cell},
    {"table:table-column", OdfTag::column},
    {"table:table-row", OdfTag::row},
    {"table:tracked-changes", OdfTag::skipped},
    {"text:alphabetical-index", OdfTag::contents_index},
    {"text:alphabetical-index-source", OdfTag::skipped},
    {"text:bibliography-source", OdfTag::skipped},
    {"text:change", OdfTag::change},
    {"text:changed-region", OdfTag::changed_region},
    {"text:deletion", OdfTag::deletion},
    {"text:h", OdfTag::h},
    {"text:hidden-paragraph", OdfTag::hidden_paragraph},
    {"text:hidden-text", OdfTag::hidden_text},
    {"text:illustration-index", OdfTag::contents_index},
    {"text:illustration-index-source", OdfTag::skipped},
    {"text:line-break", OdfTag::line_break},
    {"text:list", OdfTag::list},
    {"text:list-header", OdfTag::list_header},
    {"text:list-item", OdfTag::list_item},
    {"text:list-level-style-bullet", OdfTag::bullet_level},
    {"text:list-level-style-image", OdfTag::image_level},
    {"text:list-level-style-number", OdfTag::number_level},
    {"text:list-style", OdfTag::list_style},
    {"text:note", OdfTag::note},
    {"text:note-body", OdfTag::note_body},
    {"text:note-citation", OdfTag::note_citation},
    {"text:number", OdfTag::skipped}, // the number for programs that cannot count (6.1.10)
    {"text:object-index", OdfTag::contents_index},
    {"text:object-index-source", OdfTag::skipped},
    {"text:outline-level-style", OdfTag::outline_level},
    {"text:outline-style", OdfTag::outline_style},
    {"text:p", OdfTag::p},
    {"text:placeholder", OdfTag::placeholder},
    {"text:ruby-text", OdfTag::skipped}, // repeats its base as it is spoken
    {"text:s", OdfTag::space},
    {"text:script", OdfTag::skipped},
    {"text:section", OdfTag::section},
    {"text:span", OdfTag::span},
    {"text:tab", OdfTag::tab},
    {"text:table-index", OdfTag::contents_index},
    {"text:table-index-source", OdfTag::skipped},
    {"text:table-of-content", OdfTag::contents_index},
    {"text:table-of-content-source", OdfTag::skipped},
    {"text:user-index", OdfTag::contents_index},
    {"text:user-index-source", OdfTag::skipped},
});
static_assert(std::ranges::is_sorted(names, {}, &Name::name));

} // namespace

OdfTag odf_tag_of(std::string_view ns, std::string_view name) {
    if (ns == "http://www.w3.org/1998/Math/MathML")
        return name == "math" ? OdfTag::formula : name == "annotation" ? OdfTag::skipped : OdfTag::none;
    constexpr std::string_view version = ":1.0";
    if (!ns.starts_with(prefix) || !ns.ends_with(version))
        return OdfTag::none;
    ns.remove_prefix(prefix.size());
    ns.remove_suffix(version.size());
    const auto before = [](const Name& known, const std::pair<std::string_view, std::string_view>& wanted) {
        const std::string_view step = known.name.substr(0, known.name.find(':'));
        return step != wanted.first ? step < wanted.first : known.name.substr(step.size() + 1) < wanted.second;
    };
    const auto found = std::lower_bound(names.begin(), names.end(), std::pair(ns, name), before);
    if (found == names.end() || found->name.size() != ns.size() + 1 + name.size() || !found->name.starts_with(ns) || !found->name.ends_with(name))
        return OdfTag::none;
    return found->tag;
}

std::string_view odf_value(const xml::SeenElement& element, std::string_view attribute) {
    const xml::SeenAttribute* const found = element.find(attribute);
    return found == nullptr ? std::string_view() : found->value;
}

std::size_t odf_count(const xml::SeenElement& element, std::string_view attribute, std::size_t least, std::size_t most, std::size_t otherwise) {
    const std::string_view value = odf_value(element, attribute);
    std::size_t number = 0;
    const auto parsed = std::from_chars(value.data(), value.data() + value.size(), number);
    return parsed.ec == std::errc() && number >= least ? std::min(number, most) : otherwise;
}

int odf_half_points(std::string_view length) {
    constexpr struct {
        std::string_view unit;
        double half_points;
    } units[] = {{"pt", 2}, {"in", 144}, {"cm", 144 / 2.54}, {"mm", 14.4 / 2.54}, {"pc", 24}, {"px", 1.5}};
    double number = 0;
    const auto parsed = std::from_chars(length.data(), length.data() + length.size(), number);
    if (parsed.ec != std::errc() || !(number > 0) || number > 2000)
        return 0;
    const std::string_view rest = length.substr(static_cast<std::size_t>(parsed.ptr - length.data()));
    const auto* const unit = std::ranges::find(units, rest, [](const auto& one) { return one.unit; });
    return unit == std::end(units) ? 0 : static_cast<int>(number * unit->half_points + 0.5);
}

std::string odf_display_name(std::string_view name) {
    std::string shown;
    for (std::size_t at = 0; at < name.size();) {
        unsigned code = 0;
        const std::size_t end = name[at] == '_' ? name.find('_', at + 1) : std::string_view::npos;
        if (end != std::string_view::npos && end > at + 1 && end - at <= 5 &&
            std::from_chars(name.data() + at + 1, name.data() + end, code, 16).ptr == name.data() + end && code >= 0x20 && code < 0x7F) {
            shown += static_cast<char>(code);
            at = end + 1;
        } else
            shown += name[at++];
    }
    return shown;
}

} // namespace qujat::extract
