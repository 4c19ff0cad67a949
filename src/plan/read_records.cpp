#include "plan/plan.hpp"

#include "plan/cursor.hpp"
#include "plan/records.hpp"

#include <algorithm>

namespace qujat::plan {

namespace {

Block read_block(Cursor& cursor) {
    Block block;
    block.kind = static_cast<BlockKind>(cursor.small(0, static_cast<std::uint8_t>(BlockKind::picture)));
    const bool heading = block.kind == BlockKind::heading, item = block.kind == BlockKind::list_item, cell = block.kind == BlockKind::cell;
    block.heading_by = static_cast<HeadingBy>(cursor.small(heading ? 1 : 0, heading ? 2 : 0));
    block.level = cursor.small(heading || item ? 1 : 0, heading ? 9 : item ? 255 : 0);
    block.emphasised = cursor.small(0, 1) == 1;
    for (std::uint32_t* place : {&block.table, &block.row, &block.column})
        *place = cursor.number(cell ? 1 : 0, cell ? most_places : 0);
    block.page = cursor.number(0, most_places);
    block.struck = cursor.number(0, static_cast<std::uint32_t>(most_text));
    block.numbering = cursor.text(most_short);
    block.text = cursor.text(most_text);
    return block;
}

// The child may only speak of reading: it cannot put words about signing or data into the report.
bool may_say(std::string_view id) {
    return (id.starts_with("EXT-") || id.starts_with("XML-") || id == "DIA-0002") && diag::find_message(id).id == id;
}

diag::Diagnostic read_note(Cursor& cursor) {
    diag::Diagnostic note;
    const std::size_t at = cursor.at();
    note.id = cursor.text(most_short);
    if (!may_say(note.id))
        cursor.fail(unknown_note, at);
    note.place.path = cursor.text(most_short);
    const std::uint32_t arguments = cursor.count(1, most_arguments, 2 * sizeof(std::uint32_t));
    for (std::uint32_t i = 0; i < arguments; ++i) {
        const std::size_t before = cursor.at();
        std::string name = cursor.text(most_short);
        if (name.empty() || !std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; }))
            cursor.fail(unknown_note, before);
        note.arguments.push_back({std::move(name), cursor.text(most_short)});
    }
    return note;
}

Part read_part(Cursor& cursor) {
    Part part;
    cursor.expect(records::mark, not_records);
    part.pages = cursor.number(0, most_places);
    part.pictures = cursor.number(0, most_places);
    const std::size_t at = cursor.at();
    part.format = cursor.text(records::most_format);
    const auto is_format_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    if (!std::ranges::all_of(part.format, is_format_letter)) // empty: the file could not be read, and a note says why
        cursor.fail(not_text, at);
    const std::uint32_t blocks = cursor.count(4, most_blocks, records::smallest_block);
    part.blocks.reserve(blocks);
    for (std::uint32_t i = 0; i < blocks; ++i)
        part.blocks.push_back(read_block(cursor));
    const std::uint32_t notes = cursor.count(4, most_notes, records::smallest_note);
    for (std::uint32_t i = 0; i < notes; ++i)
        part.notes.push_back(read_note(cursor));
    cursor.expect(records::end_mark, not_records);
    if (cursor.left() > 0)
        cursor.fail(bytes_left, cursor.at());
    return part;
}

} // namespace

diag::Result<Part> read_records(std::string_view bytes) {
    diag::Result<Part> result;
    try {
        Cursor cursor(bytes);
        result.value = read_part(cursor);
    } catch (const diag::Stop& stop) {
        result.problems.push_back(stop.diagnostic);
    }
    return result;
}

} // namespace qujat::plan
