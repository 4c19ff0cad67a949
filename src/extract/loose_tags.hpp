#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

/// What converters print is nearly XML, but not always: it is looked through for tags. No DOCTYPE is heeded, no entity resolved but XML's own five.
namespace qujat::extract {

/// Walks over the tags of a document that a program wrote.
class Tags {
  public:
    explicit Tags(std::string_view text) : text_(text) {}
    bool next() {
        const std::size_t open = text_.find('<');
        const std::size_t close = open == std::string_view::npos ? open : text_.find('>', open);
        if (close == std::string_view::npos)
            return false;
        before_ = text_.substr(0, open);
        tag_ = text_.substr(open + 1, close - open - 1);
        text_.remove_prefix(close + 1);
        return true;
    }
    bool is(std::string_view name) const { return tag_.starts_with(name) && (tag_.size() == name.size() || tag_[name.size()] == ' '); }
    std::string_view tag() const { return tag_; }
    /// What stands between the tag before and this one.
    std::string_view before() const { return before_; }
    /// All up to the closing tag, which is left behind.
    std::string_view content(std::string_view closing) {
        const std::size_t end = std::min(text_.find(closing), text_.size());
        const std::string_view found = text_.substr(0, end);
        text_.remove_prefix(std::min(end + closing.size(), text_.size()));
        return found;
    }

  private:
    std::string_view text_, tag_, before_;
};

/// Character data with XML's own entities and numbers (XML 1.0, 4.6 and 4.1); anything else stands as it is.
std::string plain_text(std::string_view text);

} // namespace qujat::extract
