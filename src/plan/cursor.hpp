#pragma once

#include "base/utf8.hpp"
#include "diag/diag.hpp"
#include "plan/plan.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// How both sides of the sandbox's border walk over what came from the other one. See `records.hpp` for the shape.
namespace qujat::plan {

struct Fault {
    std::string_view kk, ru, en;
};
inline constexpr Fault not_records{"жазба белгісі жоқ немесе нұсқасы басқа", "нет метки записей или их версия другая", "no mark of records, or of another version"};
inline constexpr Fault ends_early{"жауап ерте үзілген", "ответ обрывается раньше времени", "the answer ends too early"};
inline constexpr Fault bytes_left{"соңғы белгіден кейін артық байттар бар", "после метки конца есть лишние байты", "bytes are left behind the end mark"};
inline constexpr Fault too_many{"санауыш шектен асады", "счётчик превышает предел", "a count is beyond its limit"};
inline constexpr Fault too_long{"мәтін тым ұзын", "текст слишком длинный", "a text is too long"};
inline constexpr Fault not_text{"мәтін UTF-8 емес немесе басқару таңбасы бар", "текст не в UTF-8 или содержит управляющий символ",
                         "a text is not UTF-8 or holds a control character"};
inline constexpr Fault out_of_range{"сан рұқсат етілген аралықтан тыс", "число вне допустимых границ", "a number is out of its range"};
inline constexpr Fault unknown_note{"ескертпе каталогта жоқ немесе оқуға қатысы жоқ", "замечания нет в каталоге или оно не о чтении",
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

} // namespace qujat::plan
