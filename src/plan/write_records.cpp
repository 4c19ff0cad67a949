#include "plan/plan.hpp"

#include "base/utf8.hpp"
#include "plan/records.hpp"

#include <algorithm>

namespace qujat::plan {

namespace {

using records::append_number, records::append_small, records::append_string;

bool is_control(char32_t c) { return (c < 0x20 && c != U'\n') || (c >= 0x7F && c < 0xA0); } // ECMA-48, 5

// Bytes from `offset` on that the reader will take as they are.
std::size_t good_run(std::string_view text, std::size_t offset) {
    std::size_t at = offset;
    while (at < text.size()) {
        const char c = text[at];
        if ((c >= ' ' && c != 0x7F) || c == '\n') {
            ++at;
            continue;
        }
        const auto point = base::decode(text, at);
        if (!point || is_control(point->value))
            break;
        at += point->size;
    }
    return at - offset;
}

// As the reader wants it; almost always a copy.
std::string clean(std::string_view text, std::size_t limit) {
    std::string out;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t good = good_run(text, offset);
        out += text.substr(offset, good);
        offset += good;
        if (offset < text.size()) {
            const auto point = base::decode(text, offset);
            base::append(out, point ? U' ' : U'\uFFFD');
            offset += point ? point->size : 1;
        }
    }
    if (out.size() > limit) { // not within a character
        while ((static_cast<unsigned char>(out[limit]) & 0xC0U) == 0x80)
            --limit;
        out.resize(limit);
    }
    return out;
}

} // namespace

namespace records {

void append_number(std::string& out, std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8)
        out += static_cast<char>((number >> shift) & 0xFFU);
}

void append_small(std::string& out, std::uint8_t number) { out += static_cast<char>(number); }

void append_string(std::string& out, std::string_view text, std::size_t limit) {
    const std::string cleaned = clean(text, limit);
    append_number(out, static_cast<std::uint32_t>(cleaned.size()));
    out += cleaned;
}

} // namespace records

namespace {

void append_block(std::string& out, const Block& block) {
    append_small(out, static_cast<std::uint8_t>(block.kind));
    append_small(out, static_cast<std::uint8_t>(block.heading_by));
    append_small(out, block.level);
    append_small(out, block.emphasised ? 1 : 0);
    for (const std::uint32_t number : {block.table, block.row, block.column, block.page, block.struck})
        append_number(out, number);
    append_string(out, block.numbering, most_short);
    append_string(out, block.text, most_text);
}

void append_note(std::string& out, const diag::Diagnostic& note) {
    append_string(out, note.id, most_short);
    append_string(out, note.place.path.text(), most_short);
    const std::size_t count = std::min(note.arguments.size(), most_arguments);
    append_small(out, static_cast<std::uint8_t>(count));
    for (std::size_t i = 0; i < count; ++i) {
        append_string(out, note.arguments[i].name, most_short);
        append_string(out, note.arguments[i].value, most_short);
    }
}

} // namespace

std::string write_records(const Part& part) {
    std::string out(records::mark);
    append_number(out, part.pages);
    append_number(out, part.pictures);
    append_string(out, part.format, most_short);
    append_number(out, static_cast<std::uint32_t>(part.blocks.size()));
    for (const Block& block : part.blocks)
        append_block(out, block);
    append_number(out, static_cast<std::uint32_t>(part.notes.size()));
    for (const diag::Diagnostic& note : part.notes)
        append_note(out, note);
    out += records::end_mark;
    return out;
}

} // namespace qujat::plan
