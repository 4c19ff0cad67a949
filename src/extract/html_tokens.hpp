#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The tags and texts of an HTML file, as tolerant as browsers are (WHATWG HTML, 13.2.5), in one pass.
namespace qujat::extract {

struct HtmlToken {
    enum class Kind { text, start, end };
    Kind kind = Kind::text;
    std::string text; ///< references resolved; of a tag: its name in lower case
    std::vector<std::pair<std::string, std::string>> attributes; ///< names in lower case, the first of each name counts

    /// The attribute's value; nullptr when there is none.
    const std::string* find(std::string_view name) const;
    std::string_view value(std::string_view name) const;
};

class HtmlTokenizer {
  public:
    explicit HtmlTokenizer(std::string_view html) : html_(html) {}
    /// The next tag or text; comments, declarations and processing instructions are passed over. False at the end.
    bool next(HtmlToken& token);

  private:
    bool skip_declaration();
    bool read_tag(HtmlToken& token);
    void read_attributes(HtmlToken& token);
    void read_raw(HtmlToken& token);

    std::string_view html_;
    std::size_t at_ = 0;
    std::string raw_; ///< the element whose content is no markup, until its end tag
};

/// `text` with its character references resolved (13.2.5.72 and following): numbers, and the names of HTML 4. What is none stays as it stands.
std::string resolve_references(std::string_view text);
/// The reference at the beginning of `text`, which begins with "&": its characters are added to `into`. Answers how long it is, 0 when it is none.
std::size_t resolve_reference(std::string_view text, std::string& into);

std::string ascii_lower(std::string_view text);

} // namespace qujat::extract
