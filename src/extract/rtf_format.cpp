#include "extract/rtf_story.hpp"

#include <algorithm>

namespace qujat::extract {

// Words that say how characters and paragraphs look, and where fonts and styles are told of.
bool RtfStory::format(std::string_view name, std::optional<int> number) {
    State& now = state();
    const bool is_on = number.value_or(1) != 0;
    if (name == "uc") {
        now.skipped_after_unicode = std::clamp(number.value_or(1), 0, 100);
        return true;
    }
    if (name == "ansicpg") {
        code_page_ = number.value_or(1252);
        return true;
    }
    if (name == "mac" || name == "pc" || name == "pca" || name == "ansi")
        return true;
    if (name == "deff") {
        default_font_ = now.font = number.value_or(0);
        return true;
    }
    if (now.place == Place::fonts) {
        if (name == "f")
            font_ = number.value_or(0);
        if (name == "fcharset" && fonts_.size() < 10'000)
            fonts_[font_].charset = number.value_or(1);
        return true;
    }
    if (now.place == Place::styles) {
        if (name == "s")
            style_number_ = number.value_or(0);
        if (name == "outlinelevel")
            style_level_ = number.value_or(9);
        if (name == "cs" || name == "ds" || name == "ts") // of characters, sections, tables: not of paragraphs
            style_number_ = -1;
        return true;
    }
    const auto change = [&](auto& member, auto value) {
        if (member != value) {
            flush();
            member = value;
        }
        return true;
    };
    const auto show = [&](bool& member, bool value) {
        flush();
        member = value;
        now.style.shown = now.is_deleted ? Shown::deleted : now.is_struck ? Shown::struck : now.is_hidden ? Shown::hidden : Shown::yes;
        return true;
    };
    if (name == "f")
        return change(now.font, number.value_or(default_font_));
    if (name == "fs")
        return change(now.style.size, std::clamp(number.value_or(24), 0, 4'000));
    if (name == "b")
        return change(now.style.is_bold, is_on);
    if (name == "caps")
        return change(now.style.is_caps, is_on);
    if (name == "ulnone")
        return change(now.style.is_underlined, false);
    if (name == "ul" || name == "uld" || name == "uldb" || name == "ulw" || name == "uldash" || name == "ulth" || name == "ulwave")
        return change(now.style.is_underlined, is_on);
    if (name == "v")
        return show(now.is_hidden, is_on);
    if (name == "strike" || name == "striked")
        return show(now.is_struck, is_on);
    if (name == "deleted")
        return show(now.is_deleted, is_on);
    if (name == "plain") {
        flush();
        now.style = TextStyle();
        now.style.size = 24; // RTF 1.9.1: \plain resets to \fs24
        now.font = default_font_;
        now.is_struck = now.is_hidden = now.is_deleted = false;
        return true;
    }
    if (now.place == Place::mark || now.place == Place::field)
        return name == "pard";
    if (name == "pard") {
        now.heading = now.list_level = 0;
        now.is_in_table = now.is_contents = false;
        return true;
    }
    if (name == "s") {
        const auto style = styles_.find(number.value_or(0));
        if (style != styles_.end()) {
            now.heading = style->second.heading;
            now.is_contents = style->second.is_contents;
        }
        return true;
    }
    if (name == "outlinelevel") {
        now.heading = number.value_or(9) >= 0 && number.value_or(9) < 9 ? *number + 1 : 0;
        return true;
    }
    if (name == "ilvl") {
        now.list_level = std::clamp(number.value_or(0), 0, 8);
        return true;
    }
    if (name == "intbl") {
        now.is_in_table = true;
        return true;
    }
    return false;
}

} // namespace qujat::extract
