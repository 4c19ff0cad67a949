#include "plan/comments.hpp"

#include "plan/cursor.hpp"
#include "plan/records.hpp"

#include <algorithm>

namespace qujat::plan {

std::string write_comments(const Comments& comments) {
    std::string out(records::mark_of_comments);
    records::append_small(out, static_cast<std::uint8_t>(comments.language));
    const std::size_t count = std::min(comments.list.size(), most_comments);
    records::append_number(out, static_cast<std::uint32_t>(count));
    for (std::size_t i = 0; i < count; ++i) {
        records::append_number(out, comments.list[i].block);
        records::append_string(out, comments.list[i].text, most_comment);
    }
    out += records::end_mark;
    return out;
}

diag::Result<Comments> take_comments(std::string_view& bytes) {
    try {
        Cursor cursor(bytes);
        Comments comments;
        cursor.expect(records::mark_of_comments, not_records);
        comments.language = static_cast<base::Language>(cursor.small(0, static_cast<std::uint8_t>(base::Language::en)));
        const std::uint32_t count = cursor.count(4, most_comments, records::smallest_comment);
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::size_t at = cursor.at();
            const std::uint32_t block = cursor.number(0, Comment::top);
            if (block >= most_blocks && block != Comment::top)
                cursor.fail(out_of_range, at);
            comments.list.push_back({block, cursor.text(most_comment)});
        }
        cursor.expect(records::end_mark, not_records);
        bytes.remove_prefix(cursor.at());
        return {std::move(comments), {}};
    } catch (const diag::Stop& stop) {
        return {std::nullopt, {stop.diagnostic}};
    }
}

} // namespace qujat::plan
