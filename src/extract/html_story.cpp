#include "extract/html_story.hpp"

#include "base/utf8.hpp"
#include "extract/docx_numbering.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace qujat::extract {

namespace {

struct Element {
    std::string_view name;
    HtmlRole role;
};

// WHATWG HTML, 15.3 (how elements are shown) and 13.1.2 (those without content). What is not here stands in a line.
constexpr auto elements = std::to_array<Element>({
    {"address", HtmlRole::block}, {"area", HtmlRole::void_}, {"article", HtmlRole::block}, {"aside", HtmlRole::block}, {"audio", HtmlRole::left_out},
    {"base", HtmlRole::void_}, {"blockquote", HtmlRole::block}, {"body", HtmlRole::block}, {"br", HtmlRole::void_}, {"canvas", HtmlRole::left_out},
    {"caption", HtmlRole::block}, {"center", HtmlRole::block}, {"col", HtmlRole::void_}, {"datalist", HtmlRole::left_out}, {"dd", HtmlRole::term},
    {"details", HtmlRole::block}, {"div", HtmlRole::block}, {"dl", HtmlRole::block}, {"dt", HtmlRole::term}, {"embed", HtmlRole::void_},
    {"fieldset", HtmlRole::block}, {"figcaption", HtmlRole::block}, {"figure", HtmlRole::block}, {"footer", HtmlRole::block}, {"form", HtmlRole::block},
    {"h1", HtmlRole::heading}, {"h2", HtmlRole::heading}, {"h3", HtmlRole::heading}, {"h4", HtmlRole::heading}, {"h5", HtmlRole::heading},
    {"h6", HtmlRole::heading}, {"header", HtmlRole::block}, {"hgroup", HtmlRole::block}, {"hr", HtmlRole::void_}, {"html", HtmlRole::block},
    {"iframe", HtmlRole::left_out}, {"img", HtmlRole::void_}, {"input", HtmlRole::void_}, {"legend", HtmlRole::block}, {"li", HtmlRole::item},
    {"link", HtmlRole::void_}, {"main", HtmlRole::block}, {"menu", HtmlRole::list}, {"meta", HtmlRole::void_}, {"nav", HtmlRole::block},
    {"noembed", HtmlRole::left_out}, {"noframes", HtmlRole::left_out}, {"noscript", HtmlRole::left_out}, {"object", HtmlRole::left_out}, {"ol", HtmlRole::list}, {"optgroup", HtmlRole::block},
    {"option", HtmlRole::block}, {"p", HtmlRole::paragraph}, {"param", HtmlRole::void_}, {"pre", HtmlRole::block}, {"rp", HtmlRole::left_out}, {"rt", HtmlRole::left_out},
    {"script", HtmlRole::left_out}, {"search", HtmlRole::block}, {"section", HtmlRole::block}, {"source", HtmlRole::void_}, {"style", HtmlRole::left_out}, {"summary", HtmlRole::block},
    {"svg", HtmlRole::left_out}, {"table", HtmlRole::table}, {"tbody", HtmlRole::part_of_table}, {"td", HtmlRole::cell}, {"template", HtmlRole::left_out}, {"tfoot", HtmlRole::part_of_table}, {"th", HtmlRole::cell},
    {"thead", HtmlRole::part_of_table}, {"title", HtmlRole::left_out}, {"tr", HtmlRole::row}, {"track", HtmlRole::void_}, {"ul", HtmlRole::list}, {"video", HtmlRole::left_out},
    {"wbr", HtmlRole::void_}, {"xmp", HtmlRole::block},
});
static_assert(std::ranges::is_sorted(elements, {}, &Element::name));

HtmlRole role_of(std::string_view name) {
    const auto found = std::ranges::lower_bound(elements, name, {}, &Element::name);
    return found == elements.end() || found->name != name ? HtmlRole::inline_ : found->role;
}

constexpr std::size_t most_depth = 400; ///< elements deeper within one another are only counted
constexpr std::string_view white = " \t\n\r\f";
constexpr std::size_t most_columns = 1000;

std::int64_t number_of(std::string_view text, std::int64_t least, std::int64_t most, std::int64_t otherwise) {
    std::int64_t number = 0;
    text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    return parsed.ec == std::errc() && number >= least ? std::min(number, most) : otherwise;
}

} // namespace

const HtmlStory::Look& HtmlStory::look() const {
    static const Look none;
    return open_.empty() ? none : open_.back().look;
}

void HtmlStory::read(std::string_view html) {
    HtmlTokenizer tokens(html);
    for (HtmlToken token; tokens.next(token);) {
        if (token.kind == HtmlToken::Kind::text)
            text(token.text);
        else if (token.kind == HtmlToken::Kind::start)
            start(token);
        else
            end(token.text);
    }
}

void HtmlStory::start(std::string_view name, std::string_view attribute, std::string_view value) {
    HtmlToken tag;
    tag.kind = HtmlToken::Kind::start;
    tag.text = name;
    if (!attribute.empty())
        tag.attributes.emplace_back(attribute, value);
    start(tag);
}

CssLook HtmlStory::css_of(const HtmlToken& tag) const {
    const CssLook rules = rules_.look(tag.text, tag.value("class"), tag.value("id"));
    const std::string* const style = tag.find("style");
    return style == nullptr ? rules : read_declarations(*style).over(rules);
}

HtmlStory::Look HtmlStory::look_of(const HtmlToken& tag, HtmlRole role) const {
    Look own = look();
    const std::string_view name = tag.text;
    const CssLook css = css_of(tag);
    if (name == "b" || name == "strong" || name == "th" || role == HtmlRole::heading)
        own.style.is_bold = true;
    if (name == "u")
        own.style.is_underlined = true;
    if (name == "s" || name == "strike")
        own.is_struck = true;
    if (name == "del")
        own.is_deleted = true;
    if (name == "pre" || name == "textarea")
        own.keeps_lines = true;
    if (name == "nav")
        own.is_contents = true;
    if (role == HtmlRole::heading)
        own.heading = name[1] - '0';
    else if (tag.value("role") == "heading")
        own.heading = static_cast<int>(number_of(tag.value("aria-level"), 1, 9, 2)); // WAI-ARIA 1.2, aria-level
    if (name == "option" && tag.find("selected") == nullptr)
        own.is_gone = true; // the page shows the one that is chosen
    if (css.run.bold != Toggle::open)
        own.style.is_bold = css.run.bold == Toggle::on;
    if (css.run.caps != Toggle::open)
        own.style.is_caps = css.run.caps == Toggle::on;
    if (css.is_invisible != Toggle::open)
        own.is_invisible = css.is_invisible == Toggle::on;
    if (css.keeps_lines != Toggle::open)
        own.keeps_lines = css.keeps_lines == Toggle::on;
    // Lines through a text and what is not displayed cannot be taken back by elements within (CSS Text Decoration 3, 2; CSS Display 3, 2.5).
    own.style.is_underlined = own.style.is_underlined || css.run.underline == Toggle::on;
    own.is_struck = own.is_struck || css.run.strike == Toggle::on;
    own.is_gone = own.is_gone || css.run.vanish == Toggle::on || (tag.find("hidden") != nullptr && css.run.vanish != Toggle::off);
    own.style.size = css.run.size > 0 ? css.run.size : own.style.size;
    own.style.shown = own.is_gone || own.is_invisible ? Shown::hidden : own.is_deleted ? Shown::deleted : own.is_struck ? Shown::struck : Shown::yes;
    return own;
}

// End tags that are left out (13.1.2.4), and rows and cells that stand where they may not.
void HtmlStory::close_before(std::string_view name, HtmlRole role) {
    const auto is_wall = [&](const Open& one) { return one.role == HtmlRole::table || one.role == HtmlRole::cell; };
    // The innermost open element that `is_it`, above the innermost that is a wall for it: closed with all within.
    const auto close_innermost = [&](auto is_it, auto is_wall_here) {
        for (std::size_t size = open_.size(); size > 0; --size) {
            if (is_it(open_[size - 1]))
                return close_to(size - 1);
            if (is_wall_here(open_[size - 1]))
                return;
        }
    };
    if (role == HtmlRole::inline_ || role == HtmlRole::void_ || role == HtmlRole::left_out) {
        if (name != "hr")
            return;
    }
    if (role != HtmlRole::row && role != HtmlRole::cell && role != HtmlRole::part_of_table)
        close_innermost([](const Open& one) { return one.role == HtmlRole::paragraph || one.name == "option"; }, is_wall);
    if (role == HtmlRole::heading && !open_.empty() && open_.back().role == HtmlRole::heading)
        close_to(open_.size() - 1);
    if (role == HtmlRole::item)
        close_innermost([](const Open& one) { return one.role == HtmlRole::item; }, [&](const Open& one) { return one.role == HtmlRole::list || is_wall(one); });
    if (role == HtmlRole::term)
        close_innermost([](const Open& one) { return one.role == HtmlRole::term; }, [&](const Open& one) { return one.name == "dl" || is_wall(one); });
    const auto is_table = [](const Open& one) { return one.role == HtmlRole::table; };
    if (role == HtmlRole::cell)
        close_innermost([](const Open& one) { return one.role == HtmlRole::cell; }, is_table);
    if (role == HtmlRole::row)
        close_innermost([](const Open& one) { return one.role == HtmlRole::row; }, is_table);
    if (role == HtmlRole::part_of_table)
        close_innermost([](const Open& one) { return one.role == HtmlRole::part_of_table || one.role == HtmlRole::row; }, is_table);
}

void HtmlStory::start(const HtmlToken& tag) {
    const HtmlRole role = role_of(tag.text);
    if (!left_out_.empty()) {
        left_out_depth_ += tag.text == left_out_ ? 1U : 0U;
        return;
    }
    if (role == HtmlRole::left_out) {
        is_in_title_ = tag.text == "title" && title_.empty();
        is_in_sheet_ = tag.text == "style";
        left_out_ = tag.text;
        left_out_depth_ = 1;
        if (tag.text == "svg" || tag.text == "canvas")
            builder_.add_picture(tag.value("aria-label"));
        if (tag.text == "object" || tag.text == "iframe" || tag.text == "video" || tag.text == "audio")
            ++tally_.objects;
        return;
    }
    close_before(tag.text, role);
    if (role == HtmlRole::void_)
        return start_void(tag, look_of(tag, role));
    if (open_.size() >= most_depth) {
        ++depth_lost_;
        return;
    }
    if (role == HtmlRole::cell && !open_.empty() && open_.back().role != HtmlRole::row && !tables_.empty())
        start("tr");
    open_.push_back({tag.text, role, look_of(tag, role), 1});
    open_role(tag, role, css_of(tag));
    if (tag.text == "q")
        text("«");
}

void HtmlStory::open_role(const HtmlToken& tag, HtmlRole role, const CssLook& css) {
    if (role == HtmlRole::inline_)
        return;
    if (role != HtmlRole::row && role != HtmlRole::cell && role != HtmlRole::part_of_table)
        builder_.end_paragraph();
    switch (role) {
    case HtmlRole::list: open_list(tag, css); break;
    case HtmlRole::item: open_item(tag, css); break;
    case HtmlRole::table:
        builder_.begin_table();
        tables_.emplace_back();
        break;
    case HtmlRole::row:
        builder_.begin_row();
        if (!tables_.empty())
            tables_.back().column = 0;
        break;
    case HtmlRole::cell: open_cell(tag); break;
    default: break;
    }
}

void HtmlStory::open_list(const HtmlToken& tag, const CssLook& css) {
    List list;
    list.is_ordered = tag.text == "ol";
    list.has_no_marker = css.has_no_marker == Toggle::on;
    list.mark_end = std::exchange(mark_end_, '.');
    if (const std::string_view type = tag.value("type"); type.size() == 1 && std::string_view("1aAiI").find(type[0]) != std::string_view::npos)
        list.format = type[0];
    list.next = number_of(tag.value("start"), -1'000'000'000, 1'000'000'000, 1);
    list.step = tag.find("reversed") != nullptr ? -1 : 1;
    lists_.push_back(list);
}

void HtmlStory::open_item(const HtmlToken& tag, const CssLook& css) {
    mark_.clear();
    item_level_ = static_cast<int>(std::max<std::size_t>(lists_.size(), 1));
    List without;
    List& list = lists_.empty() ? without : lists_.back();
    if (list.has_no_marker || css.has_no_marker == Toggle::on) {
        item_level_ = 0;
        return;
    }
    if (!list.is_ordered) {
        mark_ = "•";
        return;
    }
    list.next = number_of(tag.value("value"), -1'000'000'000, 1'000'000'000, list.next);
    const std::string_view format = list.format == 'a' ? "lowerLetter" : list.format == 'A' ? "upperLetter" : list.format == 'i' ? "lowerRoman" : list.format == 'I' ? "upperRoman" : "decimal";
    mark_ = format_number(list.next, format) + list.mark_end;
    list.next += list.step;
}

void HtmlStory::open_cell(const HtmlToken& tag) {
    const auto columns = static_cast<std::size_t>(number_of(tag.value("colspan"), 1, most_columns, 1));
    const auto rows = static_cast<std::size_t>(number_of(tag.value("rowspan"), 1, 65534, 1));
    open_.back().columns = columns;
    if (!tables_.empty()) {
        Table& table = tables_.back();
        while (table.column < table.down.size() && table.down[table.column] > 0) {
            --table.down[table.column++];
            builder_.skip_columns(1);
        }
        const std::size_t end = std::min(table.column + columns, most_columns);
        if (rows > 1) {
            table.down.resize(std::max(table.down.size(), end));
            for (std::size_t i = table.column; i < end; ++i)
                table.down[i] = rows - 1;
        }
        table.column = end;
    }
    builder_.begin_cell();
}

void HtmlStory::start_void(const HtmlToken& tag, const Look& own) {
    const bool is_shown = own.style.shown == Shown::yes;
    if (tag.text == "br")
        builder_.add_line();
    else if (tag.text == "hr")
        builder_.end_paragraph();
    else if (tag.text == "img" && is_shown)
        builder_.add_picture(tag.value("alt"));
    else if (tag.text == "embed" && is_shown)
        ++tally_.objects;
    else if (tag.text == "input" && is_shown) {
        const std::string type = ascii_lower(tag.value("type"));
        if (type == "checkbox" || type == "radio")
            text(tag.find("checked") != nullptr ? "☒ " : "☐ ");
        else if (type != "hidden" && type != "password" && type != "submit" && type != "button" && type != "image" && type != "reset" && type != "file" && !tag.value("value").empty())
            text(tag.value("value"));
    }
}

void HtmlStory::begin_paragraph() {
    ParagraphKind kind;
    kind.heading = look().heading;
    kind.is_contents = look().is_contents;
    if (!mark_.empty()) {
        kind.numbering = std::exchange(mark_, {});
        kind.list_level = item_level_;
    }
    builder_.begin_paragraph(std::move(kind));
}

void HtmlStory::text(std::string_view characters) {
    if (!left_out_.empty()) {
        if (is_in_title_)
            title_ += characters.substr(0, 2000 - std::min<std::size_t>(title_.size(), 2000));
        if (is_in_sheet_)
            rules_.add(characters);
        return;
    }
    const bool is_white = characters.find_first_not_of(white) == std::string_view::npos;
    if (!builder_.has_paragraph()) {
        // White space between blocks is none of the text; neither is it between the rows of a table.
        if (is_white)
            return;
        begin_paragraph();
    }
    if (!look().keeps_lines) {
        if (is_white && look().style.shown != Shown::yes)
            return;
        builder_.add_text(characters, look().style);
        return;
    }
    while (!characters.empty()) {
        const std::size_t end = std::min(characters.find('\n'), characters.size());
        builder_.add_text(characters.substr(0, end), look().style);
        if (end < characters.size())
            builder_.add_line();
        characters.remove_prefix(std::min(end + 1, characters.size()));
    }
}

void HtmlStory::end(std::string_view name) {
    const HtmlRole role = role_of(name);
    if (!left_out_.empty()) {
        const bool ends_ruby = name == "ruby" && (left_out_ == "rt" || left_out_ == "rp"); // their end tags may be left out
        if (ends_ruby || (name == left_out_ && --left_out_depth_ == 0)) {
            left_out_.clear();
            is_in_title_ = is_in_sheet_ = false;
        }
        if (!ends_ruby)
            return;
    }
    if (depth_lost_ > 0) {
        --depth_lost_;
        return;
    }
    if (name == "br") // 13.2.6.4.7: as if it were a start tag
        builder_.add_line();
    if (role == HtmlRole::void_ || role == HtmlRole::left_out)
        return;
    for (std::size_t size = open_.size(); size > 0; --size) {
        const Open& one = open_[size - 1];
        if (one.name == name || (role == HtmlRole::heading && one.role == HtmlRole::heading))
            return close_to(size - 1);
        // The end of an element in a line closes no block, that of a block no cell.
        const bool is_in_table = role == HtmlRole::table || role == HtmlRole::row || role == HtmlRole::part_of_table || role == HtmlRole::cell;
        if ((role == HtmlRole::inline_ && one.role != HtmlRole::inline_) || (one.role == HtmlRole::cell && !is_in_table) || one.role == HtmlRole::table)
            return;
    }
}

void HtmlStory::close_to(std::size_t size) {
    while (open_.size() > size)
        close_one();
}

void HtmlStory::close_one() {
    if (open_.back().name == "q")
        text("»");
    const Open open = std::move(open_.back());
    open_.pop_back();
    if (open.role == HtmlRole::inline_)
        return;
    if (open.role != HtmlRole::row && open.role != HtmlRole::part_of_table)
        builder_.end_paragraph();
    switch (open.role) {
    case HtmlRole::list:
        if (!lists_.empty())
            lists_.pop_back();
        break;
    case HtmlRole::item: mark_.clear(); break;
    case HtmlRole::cell: builder_.end_cell(open.columns); break;
    case HtmlRole::row:
        if (!tables_.empty())
            for (Table& table = tables_.back(); table.column < table.down.size(); ++table.column)
                table.down[table.column] -= table.down[table.column] > 0 ? 1U : 0U;
        break;
    case HtmlRole::table:
        builder_.end_table();
        if (!tables_.empty())
            tables_.pop_back();
        break;
    default: break;
    }
}

void HtmlStory::begin_note() {
    builder_.begin_note();
    open_.push_back({"#note", HtmlRole::table, {}, 1}); // a wall: nothing within closes what stands around
}

void HtmlStory::end_note(std::string_view mark) {
    while (!open_.empty() && open_.back().name != "#note")
        close_one();
    if (!open_.empty())
        open_.pop_back();
    builder_.end_note(mark);
}

std::string HtmlStory::take_title() { return std::exchange(title_, {}); }

void HtmlStory::finish() { close_to(0); }

} // namespace qujat::extract
