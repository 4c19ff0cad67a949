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
    sides("padding", style.padding, [](Length l) { return l == Length(); }, points);
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

constexpr std::string_view display_names[] = {"block", "inline", "list-item", "table", "table-row", "table-cell", "none"};

void dump_block(const Block& block, std::size_t depth, std::string& out) {
    out.append(depth * 2, ' ');
    const std::string_view role = role_name(block.role);
    out += role.empty() ? "-" : role;
    if (block.style->display != Display::block)
        out += " " + std::string(display_names[static_cast<int>(block.style->display)]);
    out += " " + std::string(align_names[static_cast<int>(block.style->text_align)]);
    out += style_words(*block.style);
    if (const auto* field = std::get_if<SignatureField>(&block.replaced))
        out += " signature-field " + in_quotes(field->name) + " " + in_quotes(field->description);
    if (const auto* code = std::get_if<QrCode>(&block.replaced))
        out += " qr " + in_quotes(code->text) + " alt " + in_quotes(code->alternative);
    out += "\n";
    for (const Inline& piece : block.inlines) {
        out.append(depth * 2 + 2, ' ');
        if (piece.kind == Inline::Kind::line_break)
            out += "br\n";
        else
            out += in_quotes(piece.text) + " " + font_words(*piece.style) + " " + std::string(base::code(piece.language)) + "\n";
    }
    for (const Block& child : block.children)
        dump_block(child, depth + 1, out);
}

constexpr std::string_view box_names[] = {"top-left", "top-center", "top-right", "bottom-left", "bottom-center", "bottom-right"};

void dump_furniture(std::string_view where, const std::vector<MarginContent>& furniture, std::string& out) {
    for (const MarginContent& content : furniture) {
        out += std::string(where) + " " + std::string(box_names[static_cast<int>(content.box)]);
        for (const ContentPiece& piece : content.pieces)
            out += piece.kind == ContentPiece::Kind::text ? " " + in_quotes(piece.text) : piece.kind == ContentPiece::Kind::page ? " page" : " pages";
        out += "\n";
    }
}

} // namespace

std::string dump(const Document& document) {
    std::string out = "document " + std::string(base::code(document.language)) + " " + in_quotes(document.title) + "\n";
    if (!document.subject.empty())
        out += "subject " + in_quotes(document.subject) + "\n";
    out += "page " + points(document.page.size.width) + " x " + points(document.page.size.height) + " margin=";
    for (std::size_t side = 0; side < 4; ++side)
        out += (side > 0 ? "," : "") + points(document.page.margin[side]);
    out += "\n";
    dump_furniture("first", document.page.first_furniture, out);
    dump_furniture("other", document.page.furniture, out);
    dump_block(document.root, 0, out);
    return out;
}

} // namespace qujat::doc
