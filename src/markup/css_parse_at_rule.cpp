#include "markup/css_parser.hpp"
#include "markup/css_read_values.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace qujat::markup::css {

namespace {

const std::vector<std::string>& margin_box_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (int i = 0; i <= static_cast<int>(doc::MarginBox::left_top); ++i)
            out.emplace_back(doc::margin_box_name(static_cast<doc::MarginBox>(i)));
        return out;
    }();
    return names;
}

constexpr std::string_view page_size_words = "A5 | A4 | A3 | B5 | B4 | letter | legal | ledger, portrait | landscape; or one or two lengths (mm cm in pt pc px)";

std::optional<base::Size> named_size(std::string_view word) {
    const auto mm = [](int width, int height) { return base::Size{base::Length::ratio(width * 720, 254), base::Length::ratio(height * 720, 254)}; };
    const auto inches = [](int width_of_2, int height) { return base::Size{base::Length::points(width_of_2 * 36), base::Length::points(height * 72)}; };
    // CSS Paged Media 3, 7.1.1
    return word == "a5" ? std::optional(mm(148, 210)) : word == "a4" ? mm(210, 297) : word == "a3" ? mm(297, 420) : word == "b5" ? mm(176, 250) : word == "b4" ? mm(250, 353)
         : word == "letter" ? inches(17, 11) : word == "legal" ? inches(17, 14) : word == "ledger" ? inches(22, 17) : std::optional<base::Size>();
}

// ISO 32000-1, annex C: a page is no larger than 14,400 units.
bool is_sheet_length(const Value& value) {
    return value.distance.unit == Distance::Unit::pt && value.distance.length > base::Length() && value.distance.length <= base::Length::points(14400);
}

} // namespace

void Parser::at_rule(Stylesheet& sheet) {
    const Token& name = now();
    const std::string word = lower(name.text);
    if (word == "page")
        return page(sheet);
    if (word == "counter-style")
        return counter_style(sheet);
    static const std::vector<std::string> names = {"page", "counter-style"};
    if (word == "import")
        log_.add("MRK-0111", place(name), {{"found", "@" + name.text}});
    else if (word == "media" || word == "supports")
        log_.add("MRK-0112", place(name), {{"found", "@" + name.text}});
    else if (word == "font-face")
        log_.add("MRK-0113", place(name), {{"found", "@" + name.text}});
    else {
        const std::string near = base::nearest(word, names);
        log_.add("MRK-0106", place(name), {{"found", "@" + name.text}, {"nearest", near.empty() ? "@page, @counter-style" : "@" + near}});
    }
    take();
    skip_block();
}

// CSS Paged Media 3, 4.1: @page, @page name, @page :first, @page name:first.
void Parser::page(Stylesheet& sheet) {
    PageRule rule;
    rule.place = place(take());
    skip_space();
    if (now().kind == TokenKind::ident) {
        if (lower(now().text) == "auto") { // 7: `auto` is no name of a page
            selector_error(now());
            skip_block();
            return;
        }
        rule.name = take().text;
    }
    if (accept(':')) {
        if (now().kind != TokenKind::ident || lower(now().text) != "first") {
            selector_error(now());
            skip_block();
            return;
        }
        take();
        rule.first_only = true;
    }
    skip_space();
    if (!is('{')) {
        syntax_error(now(), "{");
        skip_block();
        return;
    }
    take();
    const auto take_margin_box = [&] {
        margin_box(rule);
        return true;
    };
    block([&](const Written& found) { page_declaration(rule, found); }, take_margin_box);
    sheet.pages.push_back(std::move(rule));
}

void Parser::page_declaration(PageRule& rule, const Written& found) {
    const std::string name = lower(found.name.text);
    const bool is_margin = name == "margin-top" || name == "margin-bottom" || name == "margin" || name == "margin-left" || name == "margin-right";
    // All pages of a name have one size, and their lines one width: what is broken into lines does not know yet on which page it will stand.
    const bool fits = rule.first_only ? name == "margin-top" || name == "margin-bottom" : is_margin || name == "size";
    if (!fits)
        log_.add("MRK-0103", place(found.name), {{"found", found.name.text}, {"nearest", rule.first_only ? "margin-top, margin-bottom" : "size, margin"}});
    else if (name == "size")
        page_size(rule, found);
    else
        declaration(found, Context::margin_box, rule.declarations);
}

// CSS Paged Media 3, 7.1: the lengths, or a name and a direction in any order, or one of them, or auto.
void Parser::page_size(PageRule& rule, const Written& found) {
    std::vector<base::Length> lengths;
    std::optional<base::Size> named;
    bool has_direction = false, landscape = false, is_auto = false, bad = false;
    for (const Token& token : found.value) {
        if (token.kind == TokenKind::white_space)
            continue;
        const std::string word = token.kind == TokenKind::ident ? lower(token.text) : "";
        Value value;
        if (const auto size = named_size(word); size && !named) {
            named = size;
        } else if ((word == "landscape" || word == "portrait") && !has_direction) {
            has_direction = true;
            landscape = word == "landscape";
        } else if (word == "auto") {
            is_auto = true;
        } else if (lengths.size() < 2 && read_length({token}, value) && is_sheet_length(value)) {
            lengths.push_back(value.distance.length);
        } else {
            bad = true;
        }
    }
    if (bad || (!lengths.empty() + (named || has_direction) + is_auto) != 1) {
        value_error(found, page_size_words);
        return;
    }
    base::Size size = !lengths.empty() ? base::Size{lengths.front(), lengths.back()} : named.value_or(*named_size("a4")); // the sheet of offices where none is named
    if (landscape ? size.width < size.height : has_direction && size.width > size.height)
        std::swap(size.width, size.height);
    rule.size = size;
}

void Parser::margin_box(PageRule& rule) {
    const Token name = take();
    const auto& names = margin_box_names();
    const auto found = std::ranges::find(names, lower(name.text));
    skip_space();
    if (found == names.end() || !is('{')) {
        log_.add("MRK-0106", place(name), {{"found", "@" + name.text}, {"nearest", "@" + (found == names.end() ? base::nearest(lower(name.text), names) : *found)}});
        skip_block();
        return;
    }
    take();
    MarginRule box;
    box.box = static_cast<doc::MarginBox>(found - names.begin());
    box.place = place(name);
    box.declarations = declarations(Context::margin_box);
    rule.margins.push_back(std::move(box));
}

void Parser::counter_style(Stylesheet& sheet) {
    take();
    skip_space();
    const Token name = now();
    static constexpr std::string_view reserved[] = {"decimal", "disc", "circle", "square", "none", "inherit", "initial", "unset", "default"};
    if (name.kind != TokenKind::ident || std::ranges::find(reserved, lower(name.text)) != std::end(reserved)) {
        // CSS Counter Styles 3, 3: these names cannot be given anew.
        if (name.kind == TokenKind::ident)
            log_.add("MRK-0104", place(name), {{"property", "@counter-style"}, {"found", name.text}, {"expected", "a name other than decimal, disc, circle, square, none"}});
        else
            syntax_error(name, "name");
        skip_block();
        return;
    }
    take();
    skip_space();
    if (!is('{')) {
        syntax_error(now(), "{");
        skip_block();
        return;
    }
    take();
    CounterStyle style;
    style.name = counter_style_name(name.text);
    style.place = place(name);
    bool is_right = true;
    const auto take_descriptor = [&](const Written& found) {
        const std::string descriptor = lower(found.name.text);
        const auto& names = counter_style_descriptors();
        if (std::ranges::find(names, descriptor) == names.end()) {
            log_.add("MRK-0103", place(found.name), {{"found", found.name.text}, {"nearest", base::nearest(descriptor, names)}});
            is_right = false;
        } else if (const std::string_view expected = read_descriptor(descriptor, found.value, style); !expected.empty() || found.important) {
            value_error(found, expected.empty() ? "no !important" : expected);
            is_right = false;
        }
    };
    block(take_descriptor, [] { return false; });
    if (!is_right)
        return;
    if (const std::string_view lacks = missing_in(style); !lacks.empty())
        log_.add("MRK-0108", style.place, {{"found", style.name}, {"expected", std::string(lacks)}});
    else
        sheet.counter_styles.push_back(std::move(style));
}

} // namespace qujat::markup::css
