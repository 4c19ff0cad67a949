#include "extract/read_xlsx.hpp"

#include "extract/docx_names.hpp"
#include "extract/entry.hpp"
#include "extract/read_docx.hpp"
#include "extract/visit_optional.hpp"
#include "extract/xlsx_parts.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace qujat::extract {

namespace {

// Pictures with their alternative texts, texts of shapes, and the charts a drawing refers to (20.5).
class SheetDrawingReader : public xml::Visitor {
  public:
    void start(const xml::SeenElement& element) override {
        open_.emplace_back(element.name);
        if (element.name == "pic" || element.name == "sp")
            alternative_.clear();
        else if (element.name == "cNvPr")
            alternative_ = value_of(element, "descr");
        else if (element.name == "chart")
            charts.emplace_back(value_of(element, "id"));
    }
    void end() override {
        if (open_.back() == "pic" && pictures.size() < most)
            pictures.push_back(std::exchange(alternative_, {}));
        if (open_.back() == "p" && !line_.empty() && lines.size() < most)
            lines.push_back(std::exchange(line_, {}));
        open_.pop_back();
    }
    void text(std::string_view characters) override {
        if (!open_.empty() && open_.back() == "t" && line_.size() < 100'000)
            line_ += characters;
    }
    std::vector<std::string> pictures, lines, charts;

  private:
    static constexpr std::size_t most = 10'000;
    std::vector<std::string> open_;
    std::string alternative_, line_;
};

class CommentCounter : public xml::Visitor {
  public:
    void start(const xml::SeenElement& element) override { count += element.name == "comment" ? 1U : 0U; }
    void end() override {}
    void text(std::string_view) override {}
    std::size_t count = 0;
};

class WorkbookPart {
  public:
    WorkbookPart(Package& package, std::string_view main) : package_(package), main_(main), relationships_(package.relationships(main)), builder_(std::string(main), tally_) {}

    plan::Part read() {
        WorkbookReader workbook;
        if (!package_.visit(main_, workbook, tally_.cleaned) || !workbook.is_workbook)
            diag::stop("EXT-0010", {}, {{"part", diag::quoted(main_)}});
        SharedStringsReader strings;
        XlsxStylesReader styles;
        visit_type("sharedStrings", strings);
        visit_type("styles", styles);
        const SheetReader::Workbook all{strings.strings, styles, workbook.is_1904};
        for (const XlsxSheet& sheet : workbook.sheets)
            read_sheet(sheet, all);
        std::vector<Entry> entries = builder_.take();
        part_sheets(entries);
        plan::Part part = make_part("xlsx", std::move(entries), tally_);
        if (without_value_ > 0)
            part.notes.push_back({"EXT-0125", {}, {{"count", std::to_string(without_value_)}}, {}});
        std::ranges::move(notes_, std::back_inserter(part.notes));
        return part;
    }

  private:
    void visit_type(std::string_view type, xml::Visitor& visitor) {
        for (const Relationship& one : relationships_)
            if (one.type == type && !one.is_external)
                return visit_optional(one.target, notes_, [&] { package_.visit(one.target, visitor, tally_.cleaned); });
    }

    void read_sheet(const XlsxSheet& sheet, const SheetReader::Workbook& workbook) {
        const auto found = std::ranges::find(relationships_, sheet.relationship, &Relationship::id);
        if (found == relationships_.end() || found->is_external)
            return;
        if (found->type == "worksheet") {
            std::optional<std::string> part = package_.read(found->target);
            if (!part)
                return;
            SheetReader reader(workbook, sheet, find_merged_cells(*part), builder_, tally_);
            visit_part(found->target, *std::move(part), reader, tally_.cleaned);
            reader.finish();
            without_value_ += reader.formulas_without_value();
        }
        if (!sheet.is_hidden)
            read_beside(found->target);
    }

    // What lies on the sheet: comments and drawings.
    void read_beside(const std::string& part) {
        for (const Relationship& one : package_.relationships(part)) {
            if (one.is_external)
                continue;
            if (one.type == "comments") {
                CommentCounter comments;
                visit_optional(one.target, notes_, [&] { package_.visit(one.target, comments, tally_.cleaned); });
                tally_.comments += comments.count;
            } else if (one.type == "drawing")
                read_drawing(one.target);
            else if (one.type == "oleObject" || one.type == "package")
                ++tally_.objects;
        }
    }

    void read_drawing(const std::string& part) {
        SheetDrawingReader drawing;
        visit_optional(part, notes_, [&] { package_.visit(part, drawing, tally_.cleaned); });
        for (const std::string& line : drawing.lines)
            builder_.add_text_box(line);
        for (const std::string& alternative : drawing.pictures)
            builder_.add_picture(alternative);
        const std::vector<Relationship> related = package_.relationships(part);
        for (const std::string& id : drawing.charts) {
            ++tally_.charts;
            const auto chart = std::ranges::find(related, id, &Relationship::id);
            if (chart != related.end() && !chart->is_external)
                visit_optional(chart->target, notes_, [&] {
                    for (const std::string& line : read_drawing_texts(package_, chart->target))
                        builder_.add_text_box(line);
                });
        }
    }

    Package& package_;
    std::string main_;
    std::vector<Relationship> relationships_;
    std::vector<diag::Diagnostic> notes_;
    Tally tally_;
    StoryBuilder builder_;
    std::size_t without_value_ = 0;
};

} // namespace

plan::Part read_xlsx(Package& package, std::string_view main) { return WorkbookPart(package, main).read(); }

} // namespace qujat::extract
