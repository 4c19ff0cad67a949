#include "pdf/pdf.hpp"

#include "pdf/glyph_text.hpp"
#include "pdf/tags.hpp"

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

/// The words of an element as the file holds them, the spaces between lines included.
std::string words(const TagTree& tree, const Element& element) {
    std::string out;
    for (const Kid& kid : element.content) {
        if (kid.kind != Kid::Kind::marked_content)
            continue;
        const Mark& mark = tree.marks[kid.page][kid.number];
        for (std::size_t i = mark.begin; i < mark.end; ++i)
            if (const auto* run = std::get_if<layout::GlyphRun>(&tree.pages->pages[kid.page].items[i].content)) {
                append_said(out, *run);
                if (tree.line_ends[kid.page][i] && wants_space_after(out) && run->face->glyph(' ') != 0)
                    out += ' ';
            }
    }
    return out;
}

void append_element(std::string& out, const TagTree& tree, std::uint32_t n, std::size_t depth) {
    const Element& element = tree.elements[n];
    out.append(depth * 2, ' ');
    out += tag_name(element);
    const bool is_document = element.parent == no_element;
    if (is_document || tree.elements[element.parent].language != element.language) {
        out += " lang=";
        out += base::code(element.language);
    }
    if (is_document) {
        out += " title=";
        append_quoted(out, tree.pages->document->title);
    }
    if (const std::string_view numbering = list_numbering(element); !numbering.empty()) {
        out += " numbering=";
        out += numbering;
    }
    if (element.role == doc::Role::figure) {
        const auto* code = std::get_if<doc::QrCode>(&element.block->replaced);
        out += " alt=";
        append_quoted(out, code == nullptr ? std::string_view() : code->alternative);
    }
    for (const Kid& kid : element.content)
        if (kid.kind == Kid::Kind::field) {
            const doc::SignatureField& field = tree.fields[kid.number].box->field;
            out += " field=";
            out += field.name;
            out += ' ';
            append_quoted(out, field.description);
        }
    if (const std::string said = words(tree, element); !said.empty()) {
        out += ' ';
        append_quoted(out, said);
    }
    out += '\n';
    for (const std::uint32_t child : element.children)
        append_element(out, tree, child, depth + 1);
}

} // namespace

std::string dump_tags(const layout::Pages& pages) {
    const TagTree tree = make_tags(pages);
    std::string out;
    append_element(out, tree, 0, 0);
    return out;
}

} // namespace qujat::pdf
