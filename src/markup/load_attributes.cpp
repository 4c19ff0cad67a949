#include "markup/load_parts.hpp"

#include <algorithm>
#include <charconv>

namespace qujat::markup {

std::optional<Expression> load_expression(Loading& loading, const xml::Tree& tree, const xml::Attribute& attribute, std::string_view text, std::size_t offset) {
    // Where a reference such as &lt; stands in the value, offsets behind it are a few bytes off; the column is near enough to see.
    return parse_expression(text, tree.source, attribute.value_begin + static_cast<std::uint32_t>(offset), loading.log);
}

TextTemplate load_text_template(Loading& loading, const xml::Tree& tree, const xml::Attribute& attribute, const Scope& scope) {
    TextTemplate out;
    std::string literal;
    const std::string& value = attribute.value;
    const auto flush = [&] {
        if (!literal.empty())
            out.pieces.push_back({std::move(literal), std::nullopt});
        literal.clear();
    };
    for (std::size_t i = 0; i < value.size(); ++i) {
        const bool doubled = i + 1 < value.size() && value[i + 1] == value[i];
        if ((value[i] == '{' || value[i] == '}') && doubled) {
            literal += value[i++];
            continue;
        }
        const std::size_t close = value[i] == '{' ? value.find('}', i) : std::string::npos;
        if (value[i] == '}' || (value[i] == '{' && close == std::string::npos)) {
            loading.log.add("MRK-0303", tree.value_place(attribute), {{"attribute", attribute.name}, {"found", std::string(1, value[i])}, {"expected", "{…}"}});
            return out;
        }
        if (value[i] != '{') {
            literal += value[i];
            continue;
        }
        flush();
        if (auto expression = load_expression(loading, tree, attribute, std::string_view(value).substr(i + 1, close - i - 1), i + 1)) {
            check_printed(*expression, scope, tree.source, loading.loaded->uses, loading.log);
            out.pieces.push_back({"", std::move(expression)});
        }
        i = close;
    }
    flush();
    return out;
}

namespace {

// HTML, 4.8.3. The file is part of the template, so that data never choose what is read.
void load_image(Loading& loading, const xml::Tree& tree, const xml::Node& node, TemplateNode& out) {
    if (!loading.input.read_image) {
        unknown_element(loading, tree, node, {});
        return;
    }
    for (const char* name : {"src", "alt"}) {
        if (!node.find(name))
            loading.log.add("MRK-0304", tree.place(node), {{"element", "img"}, {"attribute", std::string(name) + "=\"…\""}});
    }
    for (const char* name : {"width", "height"}) {
        const xml::Attribute* attribute = node.find(name);
        int pixels = 0;
        if (!attribute)
            continue;
        const std::string& text = attribute->value;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), pixels);
        if (error != std::errc() || end != text.data() + text.size() || pixels < 1 || pixels > 20'000) {
            loading.log.add("MRK-0303", tree.value_place(*attribute), {{"attribute", name}, {"found", diag::quoted(text, 40)}, {"expected", "1–20000 (px)"}});
            continue;
        }
        css::Token token;
        token.kind = css::TokenKind::dimension;
        token.micro = pixels * std::int64_t{1'000'000};
        token.unit = "px";
        token.begin = attribute->value_begin;
        token.end = attribute->value_end;
        css::parse_declaration(name, tree.value_place(*attribute), {token}, false, tree.source, out.hints, loading.log);
    }
    const xml::Attribute* src = node.find("src");
    if (!src)
        return;
    if (src->value.find_first_of("{}") != std::string::npos) {
        loading.log.add("MRK-0315", tree.value_place(*src), {{"found", diag::quoted(src->value, 60)}});
        return;
    }
    auto image = loading.input.read_image(src->value, tree.source);
    for (diag::Diagnostic& problem : image.problems)
        problem.place = tree.value_place(*src); // of a picture no line can be shown
    loading.log.add(std::move(image.problems));
    out.raster = image.value.value_or(nullptr);
}

} // namespace

void load_attributes(Loading& loading, const xml::Tree& tree, const xml::Node& node, TemplateNode& out, const Scope& scope) {
    std::vector<std::string> known = {"class", "id", "lang", "title"};
    for (std::string_view own = out.element->attributes; !own.empty();) {
        const std::size_t end = std::min(own.find(' '), own.size());
        known.emplace_back(own.substr(0, end));
        own.remove_prefix(std::min(end + 1, own.size()));
    }
    for (const xml::Attribute& attribute : node.attributes) {
        if (attribute.name == "lang" && (attribute.ns.empty() || attribute.ns == xml::xml_namespace)) {
            out.language = base::find_language(attribute.value);
            out.attributes.emplace_back("lang", TextTemplate{{{attribute.value, std::nullopt}}}); // for [lang] in selectors
            if (!out.language)
                loading.log.add("MRK-0303", tree.value_place(attribute), {{"attribute", "lang"}, {"found", attribute.value}, {"expected", "kk, ru, en"}});
        } else if (attribute.ns.empty() && std::ranges::find(known, attribute.name) != known.end()) {
            out.attributes.emplace_back(attribute.name, load_text_template(loading, tree, attribute, scope));
        } else {
            unknown_attribute(loading, tree, attribute, known);
        }
    }
    if (out.element->name == "a" && !node.find("href"))
        loading.log.add("MRK-0304", tree.place(node), {{"element", "a"}, {"attribute", "href=\"…\""}});
    if (out.element->name == "img")
        load_image(loading, tree, node, out);
    fix_attributes(loading, out);
}

void fix_attributes(Loading& loading, TemplateNode& out) {
    if (out.attributes.empty())
        return;
    std::vector<std::pair<std::string, std::string>> values;
    for (const auto& [name, value] : out.attributes) {
        std::string text;
        for (const TextTemplate::Piece& piece : value.pieces) {
            if (piece.expression)
                return; // known only with the data
            text += piece.literal;
        }
        values.emplace_back(name, std::move(text));
    }
    out.fixed = std::make_unique<Attributes>(read_attributes(out, std::move(values), {}, loading.log));
}

namespace {

void split(std::string_view value, std::vector<std::string>& out) {
    constexpr std::string_view space = " \t\r\n";
    for (std::size_t begin = value.find_first_not_of(space); begin != std::string_view::npos;) {
        const std::size_t end = std::min(value.find_first_of(space, begin), value.size());
        out.emplace_back(value.substr(begin, end - begin));
        begin = value.find_first_not_of(space, end);
    }
}

// HTTP, HTTPS and mail alone: what a reader may be led to from an official paper. Other bytes than ASCII are percent-encoded (RFC 3987, 3.1; ISO 32000-1, 12.6.4.7 wants ASCII).
std::optional<std::string> uri_of(std::string_view address) {
    bool is_known = false;
    for (const std::string_view scheme : {"http://", "https://", "mailto:"})
        is_known = is_known || (address.starts_with(scheme) && address.size() > scheme.size());
    if (!is_known)
        return std::nullopt;
    std::string out;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7F)
            return std::nullopt;
        if (byte < 0x80) {
            out += c;
        } else {
            constexpr char digits[] = "0123456789ABCDEF";
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out;
}

} // namespace

Attributes read_attributes(const TemplateNode& node, std::vector<std::pair<std::string, std::string>> values, diag::Path path, diag::Log& log) {
    Attributes out;
    diag::Place place = node.place;
    place.path = std::move(path);
    const auto number = [&](const std::string& name, const std::string& text, int low, int high) {
        int read = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
        if (error == std::errc() && end == text.data() + text.size() && !text.empty() && read >= low && read <= high)
            return std::optional(read);
        log.add("MRK-0303", place, {{"attribute", name}, {"found", diag::quoted(text, 40)}, {"expected", std::to_string(low) + "–" + std::to_string(high)}});
        return std::optional<int>();
    };
    for (const auto& [name, value] : values) {
        if (name == "class")
            split(value, out.classes);
        else if (name == "id")
            out.id = value;
        else if (name == "alt" || name == "description")
            out.description = value;
        else if (name == "colspan" || name == "span") // HTML, 4.9.11 and 4.9.3
            out.column_span = static_cast<std::uint16_t>(number(name, value, 1, 1000).value_or(1));
        else if (name == "rowspan")
            out.row_span = static_cast<std::uint16_t>(number(name, value, 0, 65534).value_or(1));
        else if (name == "start" || (name == "value" && node.kind == TemplateNode::Kind::element))
            out.number = number(name, value, -1'000'000'000, 1'000'000'000);
        else if (name == "href") {
            if (auto uri = uri_of(value))
                out.uri = std::move(*uri);
            else
                log.add("MRK-0314", place, {{"found", diag::quoted(value, 80)}});
        }
    }
    out.all = std::move(values);
    return out;
}

} // namespace qujat::markup
