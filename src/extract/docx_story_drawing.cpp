#include "extract/docx_story.hpp"

#include "extract/docx_story_parts.hpp"

#include <utility>

// Pictures, charts, embedded objects, form fields.
namespace qujat::extract {

void StoryReader::add_picture(std::string_view alternative) {
    ++made_;
    ++tally_.pictures;
    Entry entry;
    entry.block.kind = plan::BlockKind::picture;
    TextBuilder text(tally_.cleaned);
    text.append(alternative);
    entry.block.text = text.take();
    count(entry);
    add_after(std::move(entry));
}

void StoryReader::start_drawing(Tag tag, const xml::SeenElement& element) {
    // `descr` is what the author wrote for those who do not see the picture; `title` is what older programs had for it.
    const auto alternative = [&] {
        const std::string_view description = value_of(element, "descr");
        return std::string(description.empty() ? value_of(element, "title") : description);
    };
    const auto put_texts = [&](std::string_view relationship) {
        if (!context_.drawing_texts)
            return;
        for (const std::string& line : context_.drawing_texts(relationship)) {
            TextBuilder text(tally_.cleaned);
            text.append(line);
            if (text.is_empty())
                continue;
            Entry entry;
            entry.block.kind = plan::BlockKind::text_box;
            entry.block.text = text.take();
            ++made_;
            count(entry);
            add_after(std::move(entry));
        }
    };
    switch (tag) {
    case Tag::drawing: drawings_.emplace_back(); break;
    case Tag::doc_pr:
        if (!drawings_.empty()) {
            drawings_.back().alternative = alternative();
            drawings_.back().is_hidden = value_of(element, "hidden") == "1" || value_of(element, "hidden") == "true";
        }
        break;
    case Tag::picture_properties:
        if (!drawings_.empty()) {
            ++drawings_.back().pictures;
            if (drawings_.back().alternative.empty())
                drawings_.back().alternative = alternative();
        }
        break;
    case Tag::chart_reference:
        if (!drawings_.empty() && is_shown()) {
            ++tally_.charts;
            ++drawings_.back().pictures;
            put_texts(value_of(element, "id"));
        }
        break;
    case Tag::diagram_reference:
        if (is_shown())
            put_texts(value_of(element, "dm"));
        break;
    case Tag::v_shape: shape_alternative_ = value_of(element, "alt"); break;
    case Tag::image_data:
        if (is_shown())
            add_picture(shape_alternative_.empty() ? value_of(element, "title") : std::string_view(shape_alternative_));
        break;
    case Tag::text_path:
        if (const std::string_view string = value_of(element, "string"); is_shown() && !string.empty()) {
            Entry entry;
            entry.block.kind = plan::BlockKind::text_box;
            TextBuilder text(tally_.cleaned);
            text.append(string);
            entry.block.text = text.take();
            ++made_;
            count(entry);
            add_after(std::move(entry));
        }
        break;
    case Tag::ole_object:
    case Tag::control:
        if (is_shown()) {
            ++tally_.objects;
            ++made_;
        }
        break;
    default: break;
    }
}

// A field is begin, instruction, separator, result, end; the instruction is not text, the result is (17.16.18). Fields stand in one another.
void StoryReader::start_field(Tag tag, const xml::SeenElement& element) {
    Field* const field = fields_.empty() ? nullptr : &fields_.back();
    switch (tag) {
    case Tag::fld_char: {
        const std::string_view type = value_of(element, "fldCharType");
        if (type == "begin") {
            constexpr std::size_t most_fields = 1000; // within one another
            if (fields_.size() >= most_fields)
                diag::stop("EXT-0017", {}, {{"part", "word/document.xml"}});
            fields_.emplace_back();
            ++instructions_;
        } else if (type == "separate" && field != nullptr) {
            instructions_ -= field->is_result ? 0U : 1U;
            field->is_result = true;
        } else if (type == "end" && field != nullptr) {
            const Field ended = std::move(*field);
            fields_.pop_back();
            instructions_ -= ended.is_result ? 0U : 1U;
            // Boxes and lists of forms have no result: Word draws them (17.16.7, 17.16.9).
            if (ended.is_check_box)
                add_text(ended.is_checked ? "☒" : "☐", false);
            else if (!ended.has_text && ended.entry >= 0 && static_cast<std::size_t>(ended.entry) < ended.entries.size())
                add_text(ended.entries[static_cast<std::size_t>(ended.entry)], false);
        }
        break;
    }
    case Tag::check_box:
        if (field != nullptr)
            field->is_check_box = true;
        break;
    case Tag::checked:
    case Tag::default_:
        if (field != nullptr && field->is_check_box)
            field->is_checked = is_on(element);
        else if (field != nullptr && tag == Tag::default_)
            field->entry = number_of(element, "val", 0, 1000, 0);
        break;
    case Tag::result:
        if (field != nullptr)
            field->entry = number_of(element, "val", 0, 1000, 0);
        break;
    case Tag::list_entry:
        if (field != nullptr && field->entries.size() < 100)
            field->entries.emplace_back(value_of(element).substr(0, 1000));
        break;
    default: break;
    }
}

} // namespace qujat::extract
