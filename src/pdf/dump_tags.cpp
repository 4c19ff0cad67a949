#include "pdf/pdf.hpp"

#include "pdf/tags.hpp"

#include <array>

namespace qujat::pdf {

namespace {

/// Quotes a value: `\` and `"` escaped, so that a line stays a line.
void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    out += '"';
}

class Dumper {
  public:
    explicit Dumper(const TagTree& tree) : tree_(tree) {}

    std::string run() {
        append_element(0, 0);
        append_artifacts();
        return std::move(out_);
    }

  private:
    void append_value(std::string_view key, std::string_view value) {
        if (value.empty())
            return;
        out_ += ' ';
        out_ += key;
        out_ += '=';
        out_ += value;
    }

    /// The words of an element; what stands between them in an element of its own is shown by its tag.
    std::string words(const Element& element, const std::vector<Kid>& kids) const {
        std::string said;
        bool has_own = false;
        for (const Kid& kid : kids) {
            if (kid.kind == Kid::Kind::marked_content) {
                const std::string_view own = words_of(*tree_.records, kid.number);
                said += own;
                has_own = has_own || !own.empty();
            } else if (kid.kind == Kid::Kind::element && element.holds_lines) {
                said += '{';
                said += tag_name(tree_.elements[kid.number]);
                said += '}';
            }
        }
        return has_own ? said : std::string();
    }

    void append_annotations(const std::vector<Kid>& kids) {
        const std::string* uri = nullptr;
        for (const Kid& kid : kids) {
            if (kid.kind != Kid::Kind::annotation)
                continue;
            const Annotation& annotation = tree_.records->annotations[tree_.records->contents[kid.number].annotation()];
            if (const layout::FieldBox* field = annotation.field()) {
                out_ += " field=" + field->field.name + ' ';
                append_quoted(out_, field->field.description);
            } else if (uri == nullptr || *uri != annotation.link()->uri) { // one area a line, one address
                uri = &annotation.link()->uri;
                out_ += " uri=";
                append_quoted(out_, *uri);
            }
        }
    }

    void append_element(std::uint32_t n, std::size_t depth) {
        const Element& element = tree_.elements[n];
        std::vector<Kid> kids;
        collect_kids(tree_, n, kids);
        out_.append(depth * 2, ' ');
        out_ += tag_name(element);
        const bool is_document = element.parent == no_element;
        if (is_document || tree_.elements[element.parent].language != element.language)
            append_value("lang", base::code(element.language));
        if (is_document) {
            out_ += " title=";
            append_quoted(out_, tree_.document->title);
        }
        append_value("numbering", list_numbering(element));
        append_value("scope", scope_name(element));
        if (const CellSpan* span = find_span(tree_, n)) {
            append_value("columns", span->columns > 1 ? std::to_string(span->columns) : std::string());
            append_value("rows", span->rows > 1 ? std::to_string(span->rows) : std::string());
        }
        if (const Figure* figure = element.role == doc::Role::figure ? find_figure(tree_, n) : nullptr) {
            out_ += " alt=";
            append_quoted(out_, alternative_of(*figure));
        }
        append_annotations(kids);
        if (const std::string said = words(element, kids); !said.empty()) {
            out_ += ' ';
            append_quoted(out_, said);
        }
        out_ += '\n';
        for (const Kid& kid : kids)
            if (kid.kind == Kid::Kind::element)
                append_element(kid.number, depth + 1);
    }

    void append_artifacts() {
        const std::array<std::size_t, 3>& counts = tree_.records->artifacts;
        if (counts == std::array<std::size_t, 3>{})
            return;
        out_ += "artifacts";
        append_value("layout", counts[0] > 0 ? std::to_string(counts[0]) : std::string());
        append_value("header", counts[1] > 0 ? std::to_string(counts[1]) : std::string());
        append_value("footer", counts[2] > 0 ? std::to_string(counts[2]) : std::string());
        out_ += '\n';
    }

    const TagTree& tree_;
    std::string out_;
};

} // namespace

std::string dump_tags(const layout::Pages& pages) {
    const Owners owners(*pages.document);
    Recorder recorder(owners, Recorder::Keep::all_words);
    for (const layout::Page& page : pages.pages)
        recorder.add(page);
    const TagTree tree = make_tags(*pages.document, recorder.records());
    return Dumper(tree).run();
}

} // namespace qujat::pdf
