#include "extract/read_html.hpp"

#include "extract/decode_text.hpp"
#include "extract/entry.hpp"
#include "extract/html_story.hpp"
#include "extract/markdown.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace qujat::extract {

namespace {

// What stands behind "charset=" or "encoding=" (WHATWG HTML, 13.2.3.2; some editors write long comments first, so more than a kilobyte is looked at).
std::string declared_encoding(std::string_view bytes) {
    const std::string head = ascii_lower(bytes.substr(0, 4096));
    for (const std::string_view word : {"charset", "encoding"}) {
        std::size_t at = head.find(word);
        if (at == std::string::npos)
            continue;
        at = head.find_first_not_of(" \t\n=\"'", at + word.size());
        if (at != std::string::npos)
            return head.substr(at, head.find_first_of(" \t\n\"';>/?", at) - at);
    }
    return {};
}

Decoded decode(std::string_view bytes, std::string_view declared, std::string_view format, Cleaned& cleaned) {
    if (bytes.size() > plan::most_text)
        diag::stop("EXT-0017", {}, {{"part", std::string(format)}});
    Decoded decoded = decode_text(bytes, declared, cleaned);
    if (decoded.encoding == Encoding::binary)
        diag::stop("EXT-0015", {});
    if (decoded.encoding == Encoding::unknown)
        diag::stop("EXT-0016", {});
    return decoded;
}

// The title of a page is not printed on it, but it is the document's name: a heading before all others, unless one of them says the same or the page begins with a name of its
// own; programs that export put the name of the file there.
void add_title(std::string_view title, std::vector<Entry>& entries, Tally& tally) {
    TextBuilder text(tally.cleaned);
    text.append(title);
    Entry entry;
    entry.block.text = text.take();
    const auto first = std::ranges::find_if(entries, [](const Entry& one) { return !one.block.text.empty(); });
    const bool has_name = first != entries.end() && first->block.kind == plan::BlockKind::heading && first->block.level == 1;
    if (entry.block.text.empty() || has_name || std::ranges::any_of(entries, [&](const Entry& one) { return one.block.text == entry.block.text; }))
        return;
    entry.block.kind = plan::BlockKind::heading;
    entry.block.heading_by = plan::HeadingBy::style;
    entry.block.level = 1;
    entries.insert(entries.begin(), std::move(entry));
}

plan::Part finish(std::string format, HtmlStory& story, StoryBuilder& builder, Tally& tally, const Decoded& decoded) {
    story.finish();
    std::vector<Entry> entries = builder.take();
    add_title(story.take_title(), entries, tally);
    find_structure(entries, builder.body_size());
    plan::Part part = make_part(std::move(format), std::move(entries), tally);
    for (const std::string_view id : notes_of(decoded))
        part.notes.push_back({std::string(id), {}, {}, {}});
    return part;
}

} // namespace

plan::Part read_html(std::string_view bytes) {
    Tally tally;
    const Decoded decoded = decode(bytes, declared_encoding(bytes), "html", tally.cleaned);
    StoryBuilder builder("html", tally);
    HtmlStory story(builder, tally);
    story.read(decoded.text);
    return finish("html", story, builder, tally, decoded);
}

plan::Part read_markdown(std::string_view bytes) {
    Tally tally;
    const Decoded decoded = decode(bytes, {}, "md", tally.cleaned);
    StoryBuilder builder("md", tally);
    HtmlStory story(builder, tally);
    tell_markdown(decoded.text, story);
    return finish("md", story, builder, tally, decoded);
}

} // namespace qujat::extract
