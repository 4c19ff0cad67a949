#include "extract/docx_story.hpp"

#include "base/utf8.hpp"
#include "extract/docx_story_parts.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

// What runs say, and whether it is shown.
namespace qujat::extract {

void StoryReader::start_content(Tag tag, Tag parent, const xml::SeenElement& element) {
    Paragraph& paragraph = flows_.back().paragraph;
    switch (tag) {
    case Tag::t:
    case Tag::math_text: is_collecting_ = true; break;
    case Tag::del_text: is_collecting_ = is_collecting_deleted_ = true; break;
    case Tag::tab:
    case Tag::ptab:
        if (parent == Tag::r && is_shown()) {
            paragraph.looks.add_tab(paragraph.text);
            paragraph.text.add_space();
        }
        break;
    case Tag::br:
    case Tag::cr:
        if (parent == Tag::r && is_shown())
            paragraph.text.add_line();
        break;
    case Tag::no_break_hyphen: add_text("-", false); break;
    case Tag::math_denominator: add_text("/", false); break;
    case Tag::math_sup: add_text("^", false); break;
    case Tag::math_sub: add_text("_", false); break;
    case Tag::sym: {
        const std::string_view code = value_of(element, "char");
        std::uint32_t value = 0;
        const auto parsed = std::from_chars(code.data(), code.data() + code.size(), value, 16);
        std::string character;
        if (parsed.ec == std::errc() && value > 0) {
            base::append(character, symbol(symbol_font(value_of(element, "font")), value));
            add_text(character, false);
        }
        break;
    }
    case Tag::footnote_reference: start_reference(element, context_.footnotes, "decimal", footnote_number_); break;
    case Tag::endnote_reference: start_reference(element, context_.endnotes, "lowerRoman", endnote_number_); break;
    case Tag::comment_reference: ++tally_.comments; break;
    case Tag::alt_chunk:
    case Tag::sub_doc: ++tally_.inserted_files; break;
    default: break;
    }
}

// Word numbers footnotes 1, 2, 3 and endnotes i, ii, iii unless told otherwise (17.11.17); a note with a mark of its own has none of these.
void StoryReader::start_reference(const xml::SeenElement& element, Notes& notes, std::string_view format, int& number) {
    const std::string_view custom = value_of(element, "customMarkFollows");
    const bool has_own_mark = !custom.empty() && custom != "0" && custom != "false";
    const auto found = notes.find(number_of(element, "id", -1000, 1'000'000'000, -1000));
    if (!is_shown() || found == notes.end())
        return;
    ++made_;
    std::string mark = has_own_mark ? std::string() : format_number(++number, format);
    for (Entry& entry : found->second) {
        if (entry.block.numbering.empty())
            entry.block.numbering = std::exchange(mark, {});
        entry.paragraph = paragraph_; // the note's own is one of another part
        flows_.back().paragraph.after.push_back(std::move(entry));
    }
    notes.erase(found);
}

bool StoryReader::is_shown() const {
    const RunFormat& shown = flows_.back().paragraph.shown;
    const bool is_instruction = use_of_fields_ == Fields::respected && instructions_ > 0;
    return !is_instruction && placeholders_ == 0 && deleted_ == 0 && shown.strike != Toggle::on && shown.dstrike != Toggle::on && shown.vanish != Toggle::on;
}

void StoryReader::text(std::string_view characters) {
    if (skipped_ == 0 && is_collecting_)
        add_text(characters, is_collecting_deleted_);
}

void StoryReader::add_text(std::string_view characters, bool is_deleted) {
    Paragraph& paragraph = flows_.back().paragraph;
    ++made_;
    if (!fields_.empty())
        fields_.back().has_text = fields_.back().has_text || fields_.back().is_result;
    if (placeholders_ > 0)
        return;
    const RunFormat& shown = paragraph.shown;
    if (is_deleted || deleted_ > 0 || shown.strike == Toggle::on || shown.dstrike == Toggle::on || shown.vanish == Toggle::on) {
        const std::size_t count = base::count_code_points(characters);
        paragraph.struck += static_cast<std::uint32_t>(count);
        (is_deleted || deleted_ > 0 ? tally_.deleted : shown.vanish == Toggle::on ? tally_.hidden : tally_.struck) += count;
        return;
    }
    if (!is_shown())
        return;
    const bool has_private = characters.find("\xEF\x80") != std::string_view::npos || characters.find("\xEF\x81") != std::string_view::npos ||
                             characters.find("\xEF\x82") != std::string_view::npos || characters.find("\xEF\x83") != std::string_view::npos;
    const std::size_t count = has_private ? paragraph.text.append(replace_symbols(characters, shown.font)) : paragraph.text.append(characters);
    const int size = shown.size == 0 ? 20 : shown.size; // without any setting Word takes 10 pt (17.3.2.38)
    paragraph.looks.add(paragraph.text, count, {shown.bold == Toggle::on, shown.underline == Toggle::on, shown.caps == Toggle::on, size, Shown::yes});
    if (count > 0)
        sizes_[size] += count;
}

} // namespace qujat::extract
