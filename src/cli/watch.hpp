#pragma once

#include "qujat/qujat.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace qujat::cli {

/// A world that remembers which files were read through it, so that a change of any of them can be waited for. No change is lost between reading and watching. Fonts are not watched.
class WatchedWorld final : public World {
  public:
    /// The real world behind it. Throws std::system_error when the kernel gives no inotify instance.
    explicit WatchedWorld(std::shared_ptr<const World> real);
    ~WatchedWorld() override;
    WatchedWorld(const WatchedWorld&) = delete;
    WatchedWorld& operator=(const WatchedWorld&) = delete;

    File read(const std::string& name, std::size_t limit) const override;
    std::vector<std::string> documents() const override { return real_->documents(); }
    File font_list() const override { return real_->font_list(); }
    File font(const std::string& file_name) const override { return real_->font(file_name); }
    long long now() const override { return real_->now(); }

    /// Waits until a file that was read changes, and then until nothing has changed for a moment: an editor writes in several steps. Returns the name of one of them.
    std::string wait() const;

  private:
    bool watch(const std::string& path) const; ///< true when the file was not watched before
    std::string changed() const;

    std::shared_ptr<const World> real_;
    int queue_ = -1;
    mutable std::mutex mutex_;
    mutable std::map<std::string, int> folders_;
    mutable std::set<std::pair<int, std::string>> files_; ///< folder's watch and name in it
};

} // namespace qujat::cli
