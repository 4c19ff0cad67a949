#include "extract/read_docx.hpp"

#include "extract/docx_numbering.hpp"
#include "extract/docx_story.hpp"
#include "extract/docx_styles.hpp"
#include "extract/entry.hpp"
#include "extract/visit_optional.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace qujat::extract {

namespace {

class DrawingTextReader : public xml::Visitor {
  public:
    void start(const xml::SeenElement& element) override {
        const bool is_drawing = element.ns.ends_with("/drawingml/2006/main") || element.ns.ends_with("/ooxml/drawingml/main");
        // c:strCache holds the names as last calculated; c:numCache numbers.
        if (element.name == "strCache")
            ++caches_;
        is_collecting_ = (is_drawing && element.name == "t") || (caches_ > 0 && element.name == "v");
        open_.push_back(is_drawing && element.name == "p" ? 'p' : element.name == "strCache" ? 'c' : element.name == "v" ? 'v' : ' ');
    }
    void end() override {
        if (open_.back() == 'c')
            --caches_;
        if (open_.back() == 'p' || (open_.back() == 'v' && caches_ > 0))
            finish();
        open_.pop_back();
        is_collecting_ = false;
    }
    void text(std::string_view characters) override {
        constexpr std::size_t most = 1U << 20;
        if (is_collecting_ && size_ + characters.size() < most) {
            line_ += characters;
            size_ += characters.size();
        }
    }
    std::vector<std::string> lines;

  private:
    void finish() {
        if (!line_.empty() && lines.size() < 2000)
            lines.push_back(std::move(line_));
        line_.clear();
    }
    std::string line_, open_;
    std::size_t caches_ = 0, size_ = 0;
    bool is_collecting_ = false;
};

} // namespace

std::vector<std::string> read_drawing_texts(Package& package, std::string_view part) {
    DrawingTextReader reader;
    Cleaned cleaned;
    package.visit(part, reader, cleaned);
    return std::move(reader.lines);
}

plan::Part read_docx(Package& package, std::string_view main) { return read_docx_with_places(package, main).part; }

DocxReading read_docx_with_places(Package& package, std::string_view main) {
    const std::vector<Relationship> relationships = package.relationships(main);
    std::vector<diag::Diagnostic> notes;
    Cleaned cleaned;
    const auto part_of = [&](std::string_view type) -> std::string_view {
        const auto found = std::ranges::find_if(relationships, [&](const Relationship& one) { return one.type == type && !one.is_external; });
        return found == relationships.end() ? std::string_view() : found->target;
    };

    StylesReader styles_reader;
    visit_optional(part_of("styles"), notes, [&] { package.visit(part_of("styles"), styles_reader, cleaned); });
    const Styles styles = styles_reader.take();
    NumberingReader numbering_reader;
    visit_optional(part_of("numbering"), notes, [&] { package.visit(part_of("numbering"), numbering_reader, cleaned); });
    const Numbering numbering = numbering_reader.take();

    const auto drawing_texts = [&](std::string_view id) {
        std::vector<std::string> lines;
        const auto found = std::ranges::find_if(relationships, [&](const Relationship& one) { return one.id == id && !one.is_external; });
        if (found != relationships.end())
            visit_optional(found->target, notes, [&] { lines = read_drawing_texts(package, found->target); });
        return lines;
    };

    for (const Fields fields : {Fields::respected, Fields::ignored}) {
        StoryContext context{styles, numbering, {}, {}, drawing_texts};
        Tally tally;
        const std::size_t notes_before = notes.size();
        bool has_open_fields = false;
        const auto read_notes = [&](std::string_view type) {
            StoryReader reader(context, fields);
            visit_optional(part_of(type), notes, [&] { package.visit(part_of(type), reader, tally.cleaned); });
            tally.struck += reader.tally().struck;
            tally.hidden += reader.tally().hidden;
            tally.deleted += reader.tally().deleted;
            tally.pictures += reader.tally().pictures;
            reader.take_entries();
            has_open_fields = has_open_fields || reader.has_open_fields();
            return reader.take_notes();
        };
        context.footnotes = read_notes("footnotes");
        context.endnotes = read_notes("endnotes");

        StoryReader reader(context, fields);
        DocxReading reading;
        reading.text = package.visit(main, reader, tally.cleaned);
        if (!reading.text || !reader.is_document())
            diag::stop("EXT-0010", {}, {{"part", diag::quoted(main)}});
        std::vector<Entry> entries = reader.take_entries();
        if (has_open_fields || reader.has_open_fields()) {
            notes.resize(notes_before);
            continue;
        }
        const Tally& own = reader.tally();
        tally.struck += own.struck;
        tally.hidden += own.hidden;
        tally.deleted += own.deleted;
        tally.pictures += own.pictures;
        tally.comments = own.comments;
        tally.placeholders = own.placeholders;
        tally.inserted_files = own.inserted_files;
        tally.objects = own.objects;
        tally.charts = own.charts;
        tally.cleaned.controls += own.cleaned.controls + cleaned.controls;
        tally.cleaned.malformed += own.cleaned.malformed + cleaned.malformed;
        tally.cleaned.invisible += own.cleaned.invisible;
        find_structure(entries, reader.body_size());
        for (const Entry& entry : entries)
            reading.paragraphs.push_back(entry.paragraph);
        reading.first_paragraph = reader.first_paragraph();
        reading.part = make_part("docx", std::move(entries), tally);
        std::ranges::move(notes, std::back_inserter(reading.part.notes));
        return reading;
    }
    diag::stop("EXT-0010", {}, {{"part", diag::quoted(main)}}); // not reached: without fields none is open
}

} // namespace qujat::extract
