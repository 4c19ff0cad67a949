#include "extract/xlsx_parts.hpp"

#include "base/utf8.hpp"
#include "extract/docx_names.hpp"
#include "extract/xlsx_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace qujat::extract {

namespace {

constexpr std::size_t most_columns = 16'384, most_rows = 1'048'576; // 18.3.1.4, 18.3.1.73: what Excel has
constexpr int most_index = 1'000'000;

bool is_true(std::string_view value) { return value == "1" || value == "true"; }

} // namespace

void XlsxStringReader::start(std::string_view name, const xml::SeenElement& element) {
    is_text_ = name == "t" && !is_phonetic_;
    if (name == "rPh")
        is_phonetic_ = true;
    else if (name == "r")
        is_struck_ = false;
    else if (name == "strike")
        is_struck_ = is_on(element);
}

void XlsxStringReader::end(std::string_view name) {
    is_text_ = false;
    if (name == "rPh")
        is_phonetic_ = false;
    else if (name == "r")
        is_struck_ = false;
}

void XlsxStringReader::text(std::string_view characters) {
    if (!is_text_)
        return;
    if (is_struck_)
        string_.struck += base::count_code_points(characters);
    else
        string_.text += characters;
}

XlsxString XlsxStringReader::take() { return std::exchange(string_, {}); }

void SharedStringsReader::start(const xml::SeenElement& element) {
    open_.emplace_back(element.name);
    string_.start(element.name, element);
}

void SharedStringsReader::end() {
    string_.end(open_.back());
    if (open_.back() == "si")
        strings.push_back(string_.take());
    open_.pop_back();
}

void XlsxStylesReader::start(const xml::SeenElement& element) {
    const std::string_view parent = open_.empty() ? std::string_view() : std::string_view(open_.back());
    constexpr std::size_t most = 100'000; // of each; Excel has 64,000 formats of cells
    if (element.name == "numFmt" && parent == "numFmts" && formats_.size() < most)
        formats_[number_of(element, "numFmtId", 0, most_index, -1)] = value_of(element, "formatCode");
    else if (element.name == "font" && parent == "fonts" && fonts_.size() < most)
        fonts_.emplace_back();
    else if (parent == "font" && !fonts_.empty() && open_.size() >= 2 && open_[open_.size() - 2] == "fonts") {
        if (element.name == "b")
            fonts_.back().is_bold = is_on(element);
        if (element.name == "strike")
            fonts_.back().is_struck = is_on(element);
    } else if (element.name == "xf" && parent == "cellXfs" && styles_.size() < most) {
        const int id = number_of(element, "numFmtId", 0, most_index, 0);
        const auto own = formats_.find(id);
        XlsxCellStyle style;
        style.format = own == formats_.end() ? std::string(built_in_format(id)) : own->second;
        // The formats of East Asia, which have ids and no codes, are dates (18.8.30).
        if (own == formats_.end() && ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)))
            style.format = built_in_format(14);
        const auto font = static_cast<std::size_t>(number_of(element, "fontId", 0, most_index, 0));
        if (font < fonts_.size()) {
            style.is_bold = fonts_[font].is_bold;
            style.is_struck = fonts_[font].is_struck;
        }
        styles_.push_back(std::move(style));
    }
    open_.emplace_back(element.name);
}

void XlsxStylesReader::end() { open_.pop_back(); }

const XlsxCellStyle& XlsxStylesReader::style(std::size_t index) const { return index < styles_.size() ? styles_[index] : plain_; }

void WorkbookReader::start(const xml::SeenElement& element) {
    if (!std::exchange(has_root_, true))
        is_workbook = element.name == "workbook";
    constexpr std::size_t most_sheets = 1000;
    if (element.name == "workbookPr")
        is_1904 = is_true(value_of(element, "date1904"));
    else if (element.name == "sheet" && sheets.size() < most_sheets) {
        const xml::SeenAttribute* const id = element.find("id", relationship_namespace);
        const xml::SeenAttribute* const any = element.find("id");
        sheets.push_back({std::string(value_of(element, "name")), std::string(id != nullptr ? id->value : any != nullptr ? any->value : std::string_view()),
                          value_of(element, "state") == "hidden" || value_of(element, "state") == "veryHidden"});
    }
}

std::pair<std::size_t, std::size_t> cell_place(std::string_view reference) {
    std::size_t column = 0, at = 0, row = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && column <= most_columns; ++at)
        column = column * 26 + static_cast<std::size_t>(reference[at] - 'A' + 1);
    const auto parsed = std::from_chars(reference.data() + at, reference.data() + reference.size(), row);
    const bool is_place = parsed.ec == std::errc() && column >= 1 && column <= most_columns && row >= 1 && row <= most_rows;
    return is_place ? std::pair(column, row) : std::pair<std::size_t, std::size_t>(0, 0);
}

std::vector<XlsxRange> find_merged_cells(std::string_view part) {
    constexpr std::size_t most_ranges = 5000;
    constexpr std::string_view element = "mergeCell ", attribute = "ref=\"";
    std::vector<XlsxRange> ranges;
    for (std::size_t at = part.find(element); at != std::string_view::npos && ranges.size() < most_ranges; at = part.find(element, at + 1)) {
        const std::string_view tag = part.substr(at, 200);
        const std::size_t begin = tag.find(attribute);
        const std::size_t colon = begin == std::string_view::npos ? begin : tag.find(':', begin);
        if (colon == std::string_view::npos)
            continue;
        const auto [first_column, first_row] = cell_place(tag.substr(begin + attribute.size(), colon - begin - attribute.size()));
        const auto [last_column, last_row] = cell_place(tag.substr(colon + 1, std::min(tag.find('"', colon), tag.size()) - colon - 1));
        if (first_row > 0 && last_row > 0)
            ranges.push_back({first_column, first_row, last_column, last_row});
    }
    std::ranges::sort(ranges, {}, &XlsxRange::first_row);
    return ranges;
}

SheetReader::SheetReader(const Workbook& workbook, const XlsxSheet& sheet, std::vector<XlsxRange> merged, StoryBuilder& builder, Tally& tally)
    : workbook_(workbook), sheet_(sheet), merged_(std::move(merged)), builder_(builder), tally_(tally) {}

void SheetReader::start(const xml::SeenElement& element) {
    const std::string_view name = element.name;
    if (name == "sheetFormatPr")
        hides_rows_ = is_true(value_of(element, "zeroHeight"));
    else if (name == "col" && is_true(value_of(element, "hidden")) && hidden_columns_.size() < 1000)
        hidden_columns_.emplace_back(number_of(element, "min", 1, most_index, 0), number_of(element, "max", 1, most_index, 0));
    else if (name == "row") {
        row_ = std::min<std::size_t>(static_cast<std::size_t>(number_of(element, "r", 1, most_index * 2, static_cast<int>(row_ + 1))), most_rows);
        column_ = 0;
        const std::string_view hidden = value_of(element, "hidden");
        is_row_hidden_ = hidden.empty() ? hides_rows_ && value_of(element, "ht").empty() : is_true(hidden);
    } else if (name == "c")
        start_cell(element);
    else if (name == "f")
        has_formula_ = true;
    else if (name == "v")
        is_value_ = true;
    else if (type_ == "inlineStr")
        inline_.start(name, element);
    open_.emplace_back(name);
}

void SheetReader::start_cell(const xml::SeenElement& element) {
    const auto [column, row] = cell_place(value_of(element, "r"));
    column_ = column > 0 ? column : column_ + 1;
    if (row > 0)
        row_ = row;
    type_ = value_of(element, "t");
    style_ = static_cast<std::size_t>(number_of(element, "s", 0, most_index, 0));
    value_.clear();
    has_formula_ = is_value_ = false;
    inline_ = {};
}

void SheetReader::text(std::string_view characters) {
    if (is_value_)
        value_ += characters;
    else if (type_ == "inlineStr")
        inline_.text(characters);
}

void SheetReader::end() {
    const std::string name = std::move(open_.back());
    open_.pop_back();
    if (name == "v")
        is_value_ = false;
    else if (name == "c")
        end_cell();
    else if (type_ == "inlineStr")
        inline_.end(name);
}

bool SheetReader::is_covered() const {
    for (const XlsxRange& range : merged_) {
        if (range.first_row > row_)
            return false;
        if (row_ <= range.last_row && column_ >= range.first_column && column_ <= range.last_column)
            return row_ != range.first_row || column_ != range.first_column;
    }
    return false;
}

// 18.18.11
std::string SheetReader::shown_value() {
    if (type_ == "b")
        return value_ == "1" ? "TRUE" : value_ == "0" ? "FALSE" : value_;
    if (type_ == "d")
        return format_iso_date(value_);
    if (type_.empty() || type_ == "n")
        return value_.empty() ? std::string() : format_value(value_, workbook_.styles.style(style_).format, workbook_.is_1904);
    return value_; // "str", "e"
}

void SheetReader::begin_sheet() {
    if (std::exchange(is_begun_, true))
        return;
    ParagraphKind kind;
    kind.heading = 1;
    builder_.begin_paragraph(std::move(kind));
    builder_.add_text(sheet_.name, {});
    builder_.begin_table();
}

void SheetReader::end_cell() {
    XlsxString string;
    if (type_ == "s") {
        std::size_t index = 0;
        const auto parsed = std::from_chars(value_.data(), value_.data() + value_.size(), index);
        if (parsed.ec == std::errc() && index < workbook_.strings.size())
            string = workbook_.strings[index];
    } else if (type_ == "inlineStr")
        string = inline_.take();
    else
        string.text = shown_value();
    type_.clear();
    const bool is_shown = !sheet_.is_hidden && !is_row_hidden_ && !std::ranges::any_of(hidden_columns_, [&](const auto& one) { return column_ >= one.first && column_ <= one.second; });
    without_value_ += is_shown && has_formula_ && value_.empty() ? 1U : 0U;
    if ((string.text.empty() && string.struck == 0) || is_covered())
        return;
    if (!is_shown) {
        tally_.hidden += base::count_code_points(string.text);
        return;
    }
    begin_sheet();
    if (!has_row_ || row_ != put_row_) {
        if (std::exchange(has_row_, true))
            builder_.end_row();
        for (std::size_t skipped = row_ > put_row_ + 1 ? row_ - put_row_ - 1 : 0; skipped > 0; skipped = 0) {
            builder_.begin_row();
            builder_.end_row(skipped);
        }
        builder_.begin_row();
        put_row_ = row_;
        put_column_ = 0;
    }
    if (column_ > put_column_ + 1)
        builder_.skip_columns(column_ - put_column_ - 1);
    put_column_ = std::max(put_column_, column_);
    const XlsxCellStyle& style = workbook_.styles.style(style_);
    TextStyle look;
    look.is_bold = style.is_bold;
    look.shown = style.is_struck ? Shown::struck : Shown::yes;
    builder_.begin_cell();
    builder_.begin_paragraph({});
    std::string_view rest = string.text;
    while (!rest.empty()) { // Alt+Enter breaks a line
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        builder_.add_text(rest.substr(0, end), look);
        if (end < rest.size())
            builder_.add_line();
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    builder_.add_struck(string.struck);
    builder_.end_cell();
}

void SheetReader::finish() {
    if (is_begun_)
        builder_.end_table();
}

} // namespace qujat::extract
