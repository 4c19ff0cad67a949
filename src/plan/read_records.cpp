#include "plan/plan.hpp"

#include "base/utf8.hpp"
#include "plan/records.hpp"

#include <algorithm>

namespace qujat::plan {

namespace {

struct Fault {
    std::string_view kk, ru, en;
};
constexpr Fault not_records{"жазба белгісі жоқ немесе нұсқасы басқа", "нет метки записей или их версия другая", "no mark of records, or of another version"};
constexpr Fault ends_early{"жауап ерте үзілген", "ответ обрывается раньше времени", "the answer ends too early"};
constexpr Fault bytes_left{"соңғы белгіден кейін артық байттар бар", "после метки конца есть лишние байты", "bytes are left behind the end mark"};
constexpr Fault too_many{"санауыш шектен асады", "счётчик превышает предел", "a count is beyond its limit"};
constexpr Fault too_long{"мәтін тым ұзын", "текст слишком длинный", "a text is too long"};
constexpr Fault not_text{"мәтін UTF-8 емес немесе басқару таңбасы бар", "текст не в UTF-8 или содержит управляющий символ",
                         "a text is not UTF-8 or holds a control character"};
constexpr Fault out_of_range{"сан рұқсат етілген аралықтан тыс", "число вне допустимых границ", "a number is out of its range"};
constexpr Fault unknown_note{"ескертпе каталогта жоқ немесе оқуға қатысы жоқ", "замечания нет в каталоге или оно не о чтении",
                             "a note is not in the catalogue or not about reading"};

// Walks over bytes that may be hostile; memory grows with the bytes that are there, never with what they claim.
class Cursor {
  public:
    explicit Cursor(std::string_view bytes) : bytes_(bytes) {}

    [[noreturn]] void fail(const Fault& fault, std::size_t at) const {
        diag::Place place;
        place.begin = place.end = static_cast<std::uint32_t>(std::min<std::size_t>(at, UINT32_MAX));
        diag::stop("PLN-0001", std::move(place),
                   {{"what_kk", std::string(fault.kk)}, {"what_ru", std::string(fault.ru)}, {"what_en", std::string(fault.en)},
                    {"byte", std::to_string(at)}});
    }

    void expect(std::string_view mark, const Fault& fault) {
        if (bytes_.substr(at_, mark.size()) != mark)
            fail(left() < mark.size() && mark.starts_with(bytes_.substr(at_)) ? ends_early : fault, at_);
        at_ += mark.size();
    }

    std::uint32_t number(std::uint32_t least, std::uint32_t most) { return unsigned_of(4, least, most, out_of_range); }
    std::uint8_t small(std::uint8_t least, std::uint8_t most) { return static_cast<std::uint8_t>(unsigned_of(1, least, most, out_of_range)); }

    // A count whose records, each of at least `smallest` bytes, must still fit into what is left.
    std::uint32_t count(std::size_t width, std::size_t most, std::size_t smallest) {
        const std::size_t at = at_;
        const std::uint32_t found = unsigned_of(width, 0, static_cast<std::uint32_t>(most), too_many);
        if (found > left() / smallest)
            fail(ends_early, at);
        return found;
    }

    std::string text(std::size_t most) {
        const std::size_t at = at_;
        const std::uint32_t size = unsigned_of(4, 0, UINT32_MAX, out_of_range);
        if (size > most || size > most_text - total_)
            fail(too_long, at);
        if (size > left())
            fail(ends_early, at);
        const std::string_view found = bytes_.substr(at_, size);
        if (const auto malformed = base::find_malformed(found))
            fail(not_text, at_ + *malformed);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const auto byte = static_cast<unsigned char>(found[i]);
            // C0 but the line feed, DEL, and C1, which UTF-8 writes as C2 80 to C2 9F: a terminal would obey them.
            const bool control = (byte < 0x20 && byte != '\n') || byte == 0x7F ||
                                 (byte == 0xC2 && i + 1 < found.size() && static_cast<unsigned char>(found[i + 1]) < 0xA0);
            if (control)
                fail(not_text, at_ + i);
        }
        total_ += size;
        at_ += size;
        return std::string(found);
    }

    std::size_t at() const { return at_; }
    std::size_t left() const { return bytes_.size() - at_; }

  private:
    std::uint32_t unsigned_of(std::size_t width, std::uint32_t least, std::uint32_t most, const Fault& fault) {
        if (left() < width)
            fail(ends_early, at_);
        std::uint32_t found = 0;
        for (std::size_t i = width; i-- > 0;)
            found = (found << 8) | static_cast<unsigned char>(bytes_[at_ + i]);
        if (found < least || found > most)
            fail(fault, at_);
        at_ += width;
        return found;
    }

    std::string_view bytes_;
    std::size_t at_ = 0, total_ = 0;
};

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
