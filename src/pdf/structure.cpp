#include "pdf/structure.hpp"

#include "pdf/numbers.hpp"

#include <algorithm>

namespace qujat::pdf {

namespace {

void append_kid(std::string& out, const TagTree& tree, const StructureNumbers& numbers, const Kid& kid,
                std::size_t own_page) {
    if (kid.kind == Kid::Kind::field) {
        // 14.7.4.3: a PDF object as a content item
        out += "<</Type /OBJR /Pg ";
        append_reference(out, numbers.pages[kid.page]);
        out += " /Obj ";
        append_reference(out, numbers.widgets[kid.number]);
        out += ">>";
        return;
    }
    const std::uint32_t mcid = tree.marks[kid.page][kid.number].mcid;
    if (kid.page == own_page) {
        append_integer(out, mcid);
        return;
    }
    out += "<</Type /MCR /Pg ";
    append_reference(out, numbers.pages[kid.page]);
    out += " /MCID ";
    append_integer(out, mcid);
    out += ">>";
}

void append_kids(std::string& out, const TagTree& tree, const StructureNumbers& numbers, const Element& element) {
    const std::size_t own_page = element.content.empty() ? 0 : element.content.front().page;
    if (!element.content.empty()) {
        out += " /Pg ";
        append_reference(out, numbers.pages[own_page]);
    }
    const std::size_t count = element.content.size() + element.children.size();
    if (count == 0)
        return;
    out += count > 1 ? " /K [" : " /K ";
    bool is_first = true;
    for (const Kid& kid : element.content) {
        if (!is_first)
            out += ' ';
        append_kid(out, tree, numbers, kid, own_page);
        is_first = false;
    }
    for (const std::uint32_t child : element.children) {
        if (!is_first)
            out += ' ';
        append_reference(out, numbers.element(child));
        is_first = false;
    }
    if (count > 1)
        out += ']';
}

void append_attributes(std::string& out, const TagTree& tree, const Element& element) {
    if (const std::string_view numbering = list_numbering(element); !numbering.empty()) {
        out += " /A <</O /List /ListNumbering /";
        out += numbering;
        out += ">>";
    }
    if (element.role != doc::Role::figure)
        return;
    if (const auto* code = std::get_if<doc::QrCode>(&element.block->replaced)) {
        out += " /Alt ";
        append_text_string(out, code->alternative);
    }
    if (element.figure != nullptr && !element.content.empty()) {
        const layout::Page& page = tree.pages->pages[element.content.front().page];
        out += " /A <</O /Layout /Placement /Block /BBox ";
        out += rectangle(element.figure->box, page.size.height);
        out += ">>";
    }
}

void append_element(std::string& out, const TagTree& tree, const StructureNumbers& numbers, std::size_t n) {
    const Element& element = tree.elements[n];
    out += "<</Type /StructElem /S /";
    out += tag_name(element);
    out += " /P ";
    append_reference(out, element.parent == no_element ? numbers.root : numbers.element(element.parent));
    append_kids(out, tree, numbers, element);
    if (element.parent == no_element || tree.elements[element.parent].language != element.language) {
        out += " /Lang (";
        out += language_tag(element.language);
        out += ')';
    }
    append_attributes(out, tree, element);
    out += ">>";
}

/// 14.7.4.4: from a page's MCIDs, and from a widget, back to the elements.
void append_parent_tree(std::string& out, const TagTree& tree, const StructureNumbers& numbers) {
    out += "<</Nums [";
    for (std::size_t page = 0; page < tree.owners.size(); ++page) {
        out += page > 0 ? "\n" : "";
        append_integer(out, static_cast<std::int64_t>(page));
        out += " [";
        for (std::size_t mcid = 0; mcid < tree.owners[page].size(); ++mcid) {
            if (mcid > 0)
                out += ' ';
            append_reference(out, numbers.element(tree.owners[page][mcid]));
        }
        out += ']';
    }
    for (std::size_t field = 0; field < tree.fields.size(); ++field) {
        out += '\n';
        append_integer(out, static_cast<std::int64_t>(parent_key(tree, field)));
        out += ' ';
        append_reference(out, numbers.element(tree.fields[field].element));
    }
    out += "]>>";
}

} // namespace

void write_structure(const TagTree& tree, const StructureNumbers& numbers,
                     const std::function<void(const std::string&)>& emit) {
    std::string out = "<</Type /StructTreeRoot /K ";
    append_reference(out, numbers.element(0));
    out += " /ParentTree ";
    append_reference(out, numbers.element(tree.elements.size()));
    out += " /ParentTreeNextKey ";
    append_integer(out, static_cast<std::int64_t>(parent_key(tree, tree.fields.size())));
    out += ">>";
    emit(out);
    for (std::size_t n = 0; n < tree.elements.size(); ++n) {
        out.clear();
        append_element(out, tree, numbers, n);
        emit(out);
    }
    out.clear();
    append_parent_tree(out, tree, numbers);
    emit(out);
}

} // namespace qujat::pdf
