#include "engine/batch_parts.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <unistd.h>

namespace qujat::engine {

// What is beyond the limit is read and let go.
bool LineReader::read_line(Line& line) {
    line.text.clear();
    line.is_too_long = false;
    bool is_there = false;
    for (;;) {
        if (at_ == end_) {
            const ssize_t got = pread(file_, buffer_.data(), buffer_.size(), offset_);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                throw std::system_error(errno, std::generic_category(), "read");
            if (got == 0)
                break;
            offset_ += got;
            at_ = 0;
            end_ = static_cast<std::size_t>(got);
        }
        is_there = true;
        const std::size_t feed = std::min(buffer_.find('\n', at_), end_);
        const std::size_t room = data_limit + 1 - std::min(line.text.size(), data_limit + 1);
        line.text.append(buffer_, at_, std::min(feed - at_, room));
        at_ = feed;
        if (feed < end_) {
            ++at_;
            break;
        }
    }
    line.is_too_long = line.text.size() > data_limit;
    if (line.text.ends_with('\r'))
        line.text.pop_back();
    line.number = is_there ? ++number_ : number_;
    return is_there;
}

bool LineReader::next(Line& line) {
    while (read_line(line)) {
        if (line.text.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        const base::Digest digest = base::sha256(line.text);
        std::string link = std::to_string(line.number) + " ";
        link.append(chain_.begin(), chain_.end());
        link.append(digest.begin(), digest.end());
        chain_ = base::sha256(link);
        return true;
    }
    return false;
}

} // namespace qujat::engine
