#include "extract/odf_story.hpp"

#include "base/utf8.hpp"

#include <algorithm>

// Tables and sheets, pictures, shapes, sub-documents, form fields.
namespace qujat::extract {

bool OdfStoryReader::Sheet::is_hidden_column() const {
    return std::ranges::any_of(hidden, [&](const auto& range) { return column >= range.first && column < range.second; });
}

namespace {

// 19.749: "filter" hides too.
bool is_collapsed(const xml::SeenElement& element) { return odf_value(element, "visibility") == "collapse" || odf_value(element, "visibility") == "filter"; }

} // namespace

void OdfStoryReader::start_table(Open& open, const xml::SeenElement& element) {
    switch (open.tag) {
    case OdfTag::table: {
        open.is_hidden = styles_.style("table", odf_value(element, "style-name")).is_hidden;
        if (body_ == OdfBody::spreadsheet && sheets_.empty() && !open.is_hidden) {
            ParagraphKind kind;
            kind.heading = 1;
            builder_.begin_paragraph(std::move(kind));
            builder_.add_text(odf_value(element, "name"), {});
        }
        builder_.begin_table();
        sheets_.emplace_back();
        break;
    }
    case OdfTag::column:
        if (!sheets_.empty()) {
            Sheet& sheet = sheets_.back();
            const std::size_t columns = odf_count(element, "number-columns-repeated", 1, plan::most_places, 1);
            if (is_collapsed(element) && sheet.hidden.size() < 1000)
                sheet.hidden.emplace_back(sheet.columns, sheet.columns + columns);
            sheet.columns += columns;
        }
        break;
    case OdfTag::row:
        open.is_hidden = is_collapsed(element);
        open.columns = odf_count(element, "number-rows-repeated", 1, plan::most_places, 1);
        builder_.begin_row();
        if (!sheets_.empty())
            sheets_.back().column = 0;
        break;
    case OdfTag::cell:
        open.columns = odf_count(element, "number-columns-repeated", 1, plan::most_places, 1);
        if (!sheets_.empty()) {
            open.is_hidden = sheets_.back().is_hidden_column();
            sheets_.back().column += open.columns;
        }
        builder_.begin_cell();
        begin_flow(open);
        break;
    default: break;
    }
}

void OdfStoryReader::start_drawing(Open& open, const xml::SeenElement& element) {
    switch (open.tag) {
    case OdfTag::frame:
    case OdfTag::group: frames_.emplace_back(); break;
    case OdfTag::shape:
        frames_.emplace_back();
        builder_.begin_text_box();
        begin_flow(open);
        break;
    case OdfTag::text_box:
        if (!frames_.empty())
            frames_.back().has_text = true;
        builder_.begin_text_box();
        begin_flow(open);
        break;
    case OdfTag::image:
        if (!frames_.empty())
            frames_.back().has_picture = true;
        break;
    case OdfTag::title: is_in_title_ = true; break;
    case OdfTag::description: is_in_description_ = true; break;
    case OdfTag::control:
        frames_.emplace_back();
        if (const auto found = controls_.find(std::string(odf_value(element, "control"))); found != controls_.end() && hidden_ == 0 && placeholders_ == 0)
            builder_.add_text_box(found->second);
        break;
    default: break;
    }
}

// A frame holds several forms of one thing, of which the first that can be shown is shown (10.4.2): the picture of a formula or a table is no picture.
void OdfStoryReader::end_drawing(OdfTag tag) {
    switch (tag) {
    case OdfTag::text_box: builder_.end_text_box(); break;
    case OdfTag::shape: builder_.end_text_box(); [[fallthrough]];
    case OdfTag::frame:
    case OdfTag::group:
    case OdfTag::control: {
        if (frames_.empty()) // it began before the body, which stands within it
            break;
        const Frame frame = std::move(frames_.back());
        frames_.pop_back();
        if (frame.has_picture && !frame.has_text && hidden_ == 0 && placeholders_ == 0)
            builder_.add_picture(frame.description.empty() ? frame.title : frame.description);
        break;
    }
    default: break;
    }
}

void OdfStoryReader::start_object(const xml::SeenElement& element) {
    if (hidden_ > 0 || placeholders_ > 0)
        return;
    const OdfObject object = object_(odf_value(element, "href"));
    if (object.is_formula) {
        if (!frames_.empty())
            frames_.back().has_text = true;
        for (const std::string& line : object.lines)
            builder_.add_text(line, text_style());
        return;
    }
    if (!object.is_chart) {
        ++tally_.objects;
        return;
    }
    ++tally_.charts;
    for (const std::string& line : object.lines)
        builder_.add_text_box(line);
}

// Fields of forms are described before the text, which refers to them by their id (13.5).
void OdfStoryReader::start_form(Open& open, const xml::SeenElement& element) {
    constexpr std::size_t most_controls = 10'000;
    const auto value_of = [&](std::string_view now, std::string_view first) {
        const std::string_view value = odf_value(element, now);
        return value.empty() ? odf_value(element, first) : value;
    };
    switch (open.tag) {
    case OdfTag::forms: open.is_placeholder = true; break;
    case OdfTag::form_value: {
        control_ = odf_value(element, "id");
        if (controls_.size() >= most_controls)
            break;
        std::string& value = controls_[control_];
        if (element.name == "checkbox" || element.name == "radio") {
            const bool is_on = value_of("current-state", "state") == "checked" || value_of("current-selected", "selected") == "true";
            value = std::string(is_on ? "☒ " : "☐ ") + std::string(odf_value(element, "label"));
        } else
            value = value_of("current-value", "value");
        break;
    }
    case OdfTag::form_option:
        if (const auto found = controls_.find(control_); found != controls_.end() && value_of("current-selected", "selected") == "true")
            found->second = odf_value(element, "label");
        break;
    default: break;
    }
}

} // namespace qujat::extract
