#include "doc/doc.hpp"

#include <string_view>

namespace qujat::doc {

namespace {

// Two decimals, rounded half away from zero: what a reader of a dump can check with a ruler.
std::string points(Length length) {
    const std::int64_t raw = length.raw() < 0 ? -length.raw() : length.raw();
    const std::int64_t hundredths = (raw * 100 + Length::per_point / 2) / Length::per_point;
    std::string fraction = std::to_string(hundredths % 100);
    if (fraction.size() < 2)
        fraction.insert(0, 1, '0');
    return (length.raw() < 0 && hundredths > 0 ? "-" : "") + std::to_string(hundredths / 100) + "." + fraction;
}

std::string extent(const Extent& value) {
    if (value.kind == Extent::Kind::automatic)
        return "auto";
    if (value.kind == Extent::Kind::percent)
        return points(Length::ratio(value.per_100000, 1000)) + "%";
    return points(value.length);
}

std::string share(const LengthOrShare& value) {
    return value.per_100000 == 0 ? points(value.length) : extent({Extent::Kind::percent, Length(), value.per_100000});
}

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + "\"";
}

constexpr std::string_view align_names[] = {"left", "right", "center", "justify"};

std::string style_words(const Style& style) {
    std::string out;
    const auto sides = [&](std::string_view name, const auto& values, const auto& is_zero, const auto& show) {
        bool all_zero = true;
        for (const auto& value : values)
            all_zero = all_zero && is_zero(value);
        if (all_zero)
            return;
        out += " " + std::string(name) + "=";
        for (int side = 0; side < 4; ++side)
            out += (side > 0 ? "," : "") + show(values[static_cast<std::size_t>(side)]);
    };
    sides("margin", style.margin, [](const Extent& e) { return e.kind == Extent::Kind::length && e.length == Length(); }, extent);
    sides("padding", style.padding, [](const LengthOrShare& l) { return l == LengthOrShare(); }, share);
    sides("border", style.border, [](const Border& b) { return b.width == Length(); }, [](const Border& b) { return points(b.width); });
    if (style.width.kind != Extent::Kind::automatic)
        out += " width=" + extent(style.width);
    if (style.height.kind != Extent::Kind::automatic)
        out += " height=" + extent(style.height);
    if (style.absolute) {
        out += " absolute=";
        for (int side = 0; side < 4; ++side)
            out += (side > 0 ? "," : "") + extent(style.offset[static_cast<std::size_t>(side)]);
    }
    return out;
}

std::string font_words(const Style& style) {
    std::string out = style.font_family.empty() ? "?" : style.font_family.front();
    out += " " + points(style.font_size) + "/" + points(style.line_height);
    if (style.font_weight >= 600)
        out += " bold";
    if (style.italic)
        out += " italic";
    if (style.underline)
        out += " underline";
    return out;
}

constexpr std::string_view display_names[] = {"block", "inline", "inline-block", "list-item", "table", "table-caption", "table-column-group", "table-column", "table-header-group",
                                              "table-row-group", "table-footer-group", "table-row", "table-cell", "none"};
constexpr std::string_view scope_names[] = {"", "row", "column", "both"};

void dump_block(const Block& block, std::size_t depth, std::string& out) {
    out.append(depth * 2, ' ');
    const std::string_view role = role_name(block.role);
    out += role.empty() ? "-" : role;
    if (block.style->display != Display::block)
        out += " " + std::string(display_names[static_cast<int>(block.style->display)]);
    out += " " + std::string(align_names[static_cast<int>(block.style->text_align)]);
    out += style_words(*block.style);
    if (block.column_span > 1)
        out += " columns=" + std::to_string(block.column_span);
    if (block.row_span != 1)
        out += " rows=" + std::to_string(block.row_span);
    if (block.scope != Scope::none)
        out += " scope=" + std::string(scope_names[static_cast<int>(block.scope)]);
    if (!block.style->page.empty())
        out += " page=" + block.style->page;
    if (block.strings()) {
        for (const NamedString& string : *block.strings())
            out += " string " + string.name + " " + in_quotes(string.value);
    }
    if (const auto* field = std::get_if<SignatureField>(&block.replaced()))
        out += " signature-field " + in_quotes(field->name) + " " + in_quotes(field->description);
    if (const auto* code = std::get_if<QrCode>(&block.replaced()))
        out += " qr " + in_quotes(code->text) + " alt " + in_quotes(code->alternative);
    if (const auto* image = std::get_if<Image>(&block.replaced()))
        out += " image " + std::to_string(image->raster->width) + " x " + std::to_string(image->raster->height) + " px alt " + in_quotes(image->alternative);
    out += "\n";
    for (const Inline& piece : block.inlines) {
        out.append(depth * 2 + 2, ' ');
        if (piece.kind == Inline::Kind::line_break)
            out += "br\n";
        else if (piece.kind == Inline::Kind::box)
            out += "box " + std::to_string(piece.box + 1) + "\n";
        else
            out += in_quotes(piece.text) + " " + font_words(*piece.style) + " " + std::string(base::code(piece.language)) + (piece.element > 0 ? " in " + std::to_string(piece.element) : "") + "\n";
    }
    for (std::size_t i = 0; i < block.inline_elements().size(); ++i) {
        const InlineElement& element = block.inline_elements()[i];
        out.append(depth * 2 + 2, ' ');
        out += std::to_string(i + 1) + " = " + std::string(role_name(element.role)) + " " + in_quotes(element.uri) + "\n";
    }
    for (const Block& box : block.boxes())
        dump_block(box, depth + 1, out);
    for (const Block& child : block.children)
        dump_block(child, depth + 1, out);
}

std::string piece_words(const ContentPiece& piece) {
    constexpr std::string_view which[] = {"first", "start", "last", "first-except"};
    switch (piece.kind) {
    case ContentPiece::Kind::text: return in_quotes(piece.text);
    case ContentPiece::Kind::page: return "page";
    case ContentPiece::Kind::pages: return "pages";
    case ContentPiece::Kind::string: return "string " + piece.text + " " + std::string(which[static_cast<int>(piece.which)]);
    }
    return {};
}

void dump_furniture(std::string_view where, const std::vector<MarginContent>& furniture, std::string& out) {
    for (const MarginContent& content : furniture) {
        out += std::string(where) + " " + std::string(margin_box_name(content.box));
        for (const ContentPiece& piece : content.pieces)
            out += " " + piece_words(piece);
        out += "\n";
    }
}

void dump_page(const PageStyle& page, std::string& out) {
    const auto margin = [&](const std::array<Length, 4>& values) {
        for (std::size_t side = 0; side < 4; ++side)
            out += (side > 0 ? "," : "") + points(values[side]);
    };
    out += "page " + (page.name.empty() ? "" : page.name + " ") + points(page.size.width) + " x " + points(page.size.height) + " margin=";
    margin(page.margin);
    if (page.first_margin) {
        out += " first=";
        margin(*page.first_margin);
    }
    out += "\n";
    dump_furniture("first", page.first_furniture, out);
    dump_furniture("other", page.furniture, out);
}

} // namespace

std::string dump(const Document& document) {
    std::string out = "document " + std::string(base::code(document.language)) + " " + in_quotes(document.title) + "\n";
    if (!document.subject.empty())
        out += "subject " + in_quotes(document.subject) + "\n";
    dump_page(document.page, out);
    for (const PageStyle& page : document.named_pages)
        dump_page(page, out);
    dump_block(document.root, 0, out);
    return out;
}

} // namespace qujat::doc
