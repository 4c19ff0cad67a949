#include "extract/read_rtf.hpp"

#include "extract/entry.hpp"
#include "extract/rtf_story.hpp"

#include <utility>

namespace qujat::extract {

plan::Part read_rtf(std::string_view bytes) {
    Tally tally;
    StoryBuilder builder("rtf", tally);
    const bool is_whole = RtfStory(builder, tally).read(bytes);
    std::vector<Entry> entries = builder.take();
    find_structure(entries, builder.body_size());
    plan::Part part = make_part("rtf", std::move(entries), tally);
    if (!is_whole)
        part.notes.push_back({"EXT-0140", {}, {}, {}});
    return part;
}

} // namespace qujat::extract
