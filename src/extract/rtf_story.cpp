#include "extract/rtf_story.hpp"

#include "base/utf8.hpp"
#include "diag/diag.hpp"
#include "extract/docx_styles.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <type_traits>
#include <utility>

namespace qujat::extract {

namespace {

constexpr std::size_t most_depth = 500;
constexpr std::size_t most_short_text = 200;

// windows-1250 from 80 on (WHATWG Encoding, index windows-1250); the rest is asked of `from_code_page`.
constexpr std::array<char16_t, 128> windows_1250 = {
    0x20AC, 0x81, 0x201A, 0x83, 0x201E, 0x2026, 0x2020, 0x2021, 0x88, 0x2030, 0x160, 0x2039, 0x15A, 0x164, 0x17D, 0x179,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x98, 0x2122, 0x161, 0x203A, 0x15B, 0x165, 0x17E, 0x17A,
    0xA0, 0x2C7, 0x2D8, 0x141, 0xA4, 0x104, 0xA6, 0xA7, 0xA8, 0xA9, 0x15E, 0xAB, 0xAC, 0xAD, 0xAE, 0x17B,
    0xB0, 0xB1, 0x2DB, 0x142, 0xB4, 0xB5, 0xB6, 0xB7, 0xB8, 0x105, 0x15F, 0xBB, 0x13D, 0x2DD, 0x13E, 0x17C,
    0x154, 0xC1, 0xC2, 0x102, 0xC4, 0x139, 0x106, 0xC7, 0x10C, 0xC9, 0x118, 0xCB, 0x11A, 0xCD, 0xCE, 0x10E,
    0x110, 0x143, 0x147, 0xD3, 0xD4, 0x150, 0xD6, 0xD7, 0x158, 0x16E, 0xDA, 0x170, 0xDC, 0xDD, 0x162, 0xDF,
    0x155, 0xE1, 0xE2, 0x103, 0xE4, 0x13A, 0x107, 0xE7, 0x10D, 0xE9, 0x119, 0xEB, 0x11B, 0xED, 0xEE, 0x10F,
    0x111, 0x144, 0x148, 0xF3, 0xF4, 0x151, 0xF6, 0xF7, 0x159, 0x16F, 0xFA, 0x171, 0xFC, 0xFD, 0x163, 0x2D9,
};

constexpr int charset_ansi = 0, charset_default = 1, charset_symbol = 2, charset_cyrillic = 204, charset_east_europe = 238;

// Words that stand for a character.
constexpr struct {
    std::string_view word;
    char32_t character;
} characters[] = {{"emdash", U'—'}, {"endash", U'–'}, {"bullet", U'•'}, {"lquote", U'‘'}, {"rquote", U'’'}, {"ldblquote", U'“'}, {"rdblquote", U'”'},
                  {"emspace", U' '}, {"enspace", U' '}, {"qmspace", U' '}};

// Groups whose words are not of the text, though no \* says so.
constexpr std::string_view skipped_groups[] = {
    "colortbl", "info", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "filetbl", "listtable", "listoverridetable", "nonshppict", "fldinst",
    "sn", "sv", "tc", "tcn", "xe", "txe", "rxe", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "themedata", "colorschememapping", "latentstyles", "objdata", "objclass",
    "shprslt", "background", "pntxta", "pntxtb", "pn", "datafield", "formfield", "bkmkstart", "bkmkend", "atnid", "atnauthor", "atntime", "atnref", "atndate", "atnparent", "atnicn",
    "revtbl", "rsidtbl", "list", "listlevel", "leveltext", "levelnumbers", "listname", "listoverride", "lfolevel", "generator", "xmlnstbl", "userprops", "private", "template", "nesttableprops", "stextflow", "keycode", "falt", "panose", "title", "author", "upr"};

} // namespace

void RtfStory::open() {
    if (states_.size() >= most_depth)
        diag::stop("EXT-0040", {});
    State next = states_.empty() ? State() : states_.back();
    next.begins_place = next.may_skip = false;
    states_.push_back(next);
}

void RtfStory::close() {
    flush();
    const State ended = states_.back();
    states_.pop_back();
    if (ended.begins_place)
        switch (ended.place) {
        case Place::note:
            end_paragraph();
            builder_.end_note({});
            break;
        case Place::text_box:
            end_paragraph();
            builder_.end_text_box();
            break;
        case Place::field:
            if (!states_.empty() && field_.find("TOC") < 3)
                states_.back().is_in_contents = true;
            field_.clear();
            break;
        default: break;
        }
    if (ended.place == Place::styles && !name_.empty())
        end_style();
    if (ended.place == Place::fonts && !name_.empty())
        end_font();
    is_done_ = states_.empty();
}

void RtfStory::end_style() {
    Style style;
    while (!name_.empty() && (name_.back() == ';' || name_.back() == ' '))
        name_.pop_back();
    style.is_contents = is_contents_name(name_);
    style.heading = style_level_ >= 0 && style_level_ < 9 ? style_level_ + 1 : heading_by_name(name_);
    if (styles_.size() < 10'000)
        styles_[style_number_] = style;
    name_.clear();
    style_number_ = 0;
    style_level_ = -1;
}

void RtfStory::end_font() {
    while (!name_.empty() && (name_.back() == ';' || name_.back() == ' '))
        name_.pop_back();
    if (fonts_.size() < 10'000)
        fonts_[font_].symbols = symbol_font(name_);
    name_.clear();
}

RtfStory::Font RtfStory::font() const {
    const auto found = fonts_.find(state().font);
    Font font = found == fonts_.end() ? Font() : found->second;
    if (font.charset == charset_symbol && font.symbols == SymbolFont::none)
        font.symbols = SymbolFont::other;
    return font;
}

// Whether the word begins what the group is for.
bool RtfStory::enter(std::string_view name) {
    const auto begin = [&](Place place) {
        flush();
        state().place = place;
        state().begins_place = true;
        return true;
    };
    if (state().place == Place::skipped) // the Unicode form of what was skipped
        return name == "ud" ? begin(Place::shown) : true;
    if (state().place == Place::fonts || state().place == Place::styles || state().place == Place::picture || state().place == Place::annotation)
        return state().may_skip ? begin(Place::skipped) : false;
    if (name == "fonttbl")
        return begin(Place::fonts);
    if (name == "stylesheet")
        return begin(Place::styles);
    if (name == "listtext" || name == "pntext") {
        mark_.clear();
        return begin(Place::mark);
    }
    if (name == "fldinst")
        return begin(Place::field);
    if (name == "annotation") {
        ++tally_.comments;
        return begin(Place::skipped);
    }
    if (name == "pict") {
        if (builder_.has_paragraph() || !state().is_in_table)
            builder_.add_picture({});
        else
            ++tally_.pictures;
        return begin(Place::skipped);
    }
    if (name == "object") {
        ++tally_.objects;
        return true;
    }
    if (name == "footnote") {
        begin_paragraph();
        flush();
        builder_.begin_note();
        begin(Place::note);
        state().is_in_table = false;
        return true;
    }
    if (name == "shptxt" || name == "dptxbxtext") {
        flush();
        builder_.begin_text_box();
        begin(Place::text_box);
        state().is_in_table = false;
        return true;
    }
    constexpr std::string_view entered[] = {"shpinst", "shppict", "do", "ud", "field", "fldrslt", "shp", "result"};
    if (std::ranges::find(entered, name) != std::end(entered)) {
        state().may_skip = false;
        return true;
    }
    if (state().may_skip || std::ranges::find(skipped_groups, name) != std::end(skipped_groups))
        return begin(Place::skipped);
    return false;
}

void RtfStory::symbol(char c) {
    if (c == '*')
        state().may_skip = true;
    else if (c == '~')
        put(0xA0);
    else if (c == '_')
        put(U'-');
    else if (c == '\\' || c == '{' || c == '}')
        put(static_cast<char32_t>(c));
    else if (c == '\n' || c == '\r')
        end_paragraph();
}

void RtfStory::byte(unsigned char c) {
    if (state().place == Place::skipped)
        return;
    const auto [charset, symbols] = font();
    if (symbols != SymbolFont::none && c > 0x20 && state().place != Place::fonts && state().place != Place::styles) {
        put(extract::symbol(symbols, c));
    } else if (c < 0x80) {
        put(c);
    } else if (charset == charset_cyrillic || (code_page_ == 1251 && (charset == charset_ansi || charset == charset_default))) {
        put(from_code_page(c, Encoding::windows_1251));
    } else if (charset == charset_east_europe || (code_page_ == 1250 && charset == charset_default)) {
        put(windows_1250[c - 0x80U]);
    } else {
        put(from_code_page(c, Encoding::windows_1252));
    }
}

// \u: a signed 16-bit number, UTF-16 where one is not enough.
void RtfStory::unicode(int number) {
    const auto unit = static_cast<char32_t>(static_cast<std::uint16_t>(number));
    to_skip_ = state().skipped_after_unicode;
    if (unit >= 0xD800 && unit < 0xDC00) {
        if (std::exchange(high_half_, unit) != 0)
            ++tally_.cleaned.malformed;
        return;
    }
    const char32_t high = std::exchange(high_half_, 0);
    if (unit >= 0xDC00 && unit < 0xE000) {
        if (high != 0)
            put(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
        else
            ++tally_.cleaned.malformed;
        return;
    }
    put(unit >= 0xF020 && unit <= 0xF0FF ? extract::symbol(font().symbols, unit) : unit); // symbol fonts are mirrored there
}

void RtfStory::put(char32_t c) {
    if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        return;
    switch (state().place) {
    case Place::skipped:
    case Place::picture:
    case Place::annotation: return;
    case Place::fonts:
    case Place::styles:
        if (name_.size() < most_short_text)
            base::append(name_, c);
        return;
    case Place::mark:
        if (mark_.size() < most_short_text)
            base::append(mark_, c);
        return;
    case Place::field:
        if (field_.size() < most_short_text)
            base::append(field_, c);
        return;
    case Place::shown:
    case Place::note:
    case Place::text_box: break;
    }
    if (std::exchange(high_half_, 0) != 0)
        ++tally_.cleaned.malformed;
    if (text_.empty())
        begin_paragraph();
    base::append(text_, c);
}

void RtfStory::put_plain(std::string_view text) {
    for (const char c : text) {
        if (to_skip_ > 0)
            --to_skip_;
        else
            byte(static_cast<unsigned char>(c));
    }
}

void RtfStory::flush() {
    if (!text_.empty())
        builder_.add_text(text_, state().style);
    text_.clear();
}

void RtfStory::begin_paragraph() {
    if (builder_.has_paragraph())
        return;
    if (state().is_in_table && state().place == Place::shown && !has_cell_) {
        if (!has_table_)
            builder_.begin_table();
        if (!has_row_)
            builder_.begin_row();
        builder_.begin_cell();
        has_table_ = has_row_ = has_cell_ = true;
    } else if (!state().is_in_table && state().place == Place::shown) {
        leave_table();
    }
    ParagraphKind kind;
    kind.heading = state().heading;
    kind.is_contents = state().is_contents || state().is_in_contents;
    while (!mark_.empty() && mark_.back() == ' ')
        mark_.pop_back();
    mark_.erase(0, mark_.find_first_not_of(' '));
    if (!mark_.empty()) {
        kind.numbering = mark_;
        kind.list_level = state().list_level + 1;
    }
    mark_.clear();
    builder_.begin_paragraph(std::move(kind));
}

void RtfStory::end_paragraph() {
    flush();
    if (builder_.has_paragraph())
        builder_.end_paragraph();
    mark_.clear();
}

void RtfStory::end_cell() {
    if (state().place != Place::shown)
        return;
    end_paragraph();
    if (!has_table_)
        builder_.begin_table();
    if (!has_row_)
        builder_.begin_row();
    if (!has_cell_)
        builder_.begin_cell();
    builder_.end_cell();
    has_table_ = has_row_ = true;
    has_cell_ = false;
}

void RtfStory::end_row() {
    if (state().place != Place::shown)
        return;
    if (has_cell_)
        end_cell();
    if (has_row_)
        builder_.end_row();
    has_row_ = false;
}

void RtfStory::leave_table() {
    if (!has_table_)
        return;
    if (has_cell_)
        builder_.end_cell();
    if (has_row_)
        builder_.end_row();
    builder_.end_table();
    has_table_ = has_row_ = has_cell_ = false;
}

void RtfStory::word(std::string_view name, std::optional<int> number) {
    if (name == "u" && number) {
        if (state().place != Place::skipped)
            unicode(*number);
        return;
    }
    if (to_skip_ > 0 && name != "uc") { // a control word counts as one character
        --to_skip_;
        return;
    }
    if (enter(name) || format(name, number))
        return;
    const auto* const character = std::ranges::find(characters, name, &std::remove_reference_t<decltype(characters[0])>::word);
    if (character != std::end(characters)) {
        put(character->character);
    } else if (state().place == Place::skipped || state().place == Place::fonts || state().place == Place::styles || state().place == Place::mark || state().place == Place::field) {
        return;
    } else if (name == "tab") {
        flush();
        if (builder_.has_paragraph())
            builder_.add_tab();
    } else if (name == "par" || name == "sect" || name == "page") {
        end_paragraph();
    } else if (name == "line" || name == "softline") {
        begin_paragraph();
        flush();
        builder_.add_line();
    } else if (name == "cell" || name == "nestcell") {
        end_cell();
    } else if (name == "row" || name == "nestrow") {
        end_row();
    }
}

bool RtfStory::read(std::string_view bytes) {
    RtfTokens tokens(bytes);
    while (!is_done_) {
        const auto token = tokens.next();
        if (!token)
            break;
        if (token->kind != RtfToken::Kind::open && states_.empty())
            break;
        switch (token->kind) {
        case RtfToken::Kind::open:
            flush();
            to_skip_ = 0;
            open();
            break;
        case RtfToken::Kind::close:
            to_skip_ = 0;
            close();
            break;
        case RtfToken::Kind::word: word(token->text, token->number); break;
        case RtfToken::Kind::symbol:
            if (to_skip_ > 0)
                --to_skip_;
            else if (state().place != Place::skipped)
                symbol(token->text[0]);
            break;
        case RtfToken::Kind::byte:
            if (to_skip_ > 0)
                --to_skip_;
            else
                byte(static_cast<unsigned char>(*token->number));
            break;
        case RtfToken::Kind::text: put_plain(token->text); break;
        }
    }
    const bool is_whole = is_done_;
    while (!states_.empty()) {
        if (states_.size() == 1)
            end_paragraph();
        close();
    }
    leave_table();
    return is_whole;
}

} // namespace qujat::extract
