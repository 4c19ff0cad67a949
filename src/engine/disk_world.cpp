#include "qujat/qujat.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>

namespace qujat {

namespace {

namespace fs = std::filesystem;

File read_path(const std::string& path, std::size_t limit) {
    File file;
    file.name = path.starts_with("./") ? path.substr(2) : path;
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        return file;
    file.status = File::Status::unreadable;
    if (fs::is_directory(status))
        return file;
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return file;
    if (fs::is_regular_file(status) && fs::file_size(path, error) > limit && !error) {
        file.status = File::Status::too_large;
        return file;
    }
    // Otherwise read up to one byte beyond the limit rather than trust a size: the path may be a pipe, or the file may grow.
    std::string bytes;
    constexpr std::size_t step = 1U << 16;
    while (in && bytes.size() <= limit) {
        const std::size_t before = bytes.size();
        bytes.resize(before + std::min(step, limit + 1 - before));
        in.read(bytes.data() + before, static_cast<std::streamsize>(bytes.size() - before));
        bytes.resize(before + static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad())
        return file;
    file.status = bytes.size() > limit ? File::Status::too_large : File::Status::ok;
    if (file.status == File::Status::ok)
        file.bytes = std::move(bytes);
    return file;
}

class DiskWorld final : public World {
  public:
    explicit DiskWorld(Places places) : places_(std::move(places)) {}

    File read(const std::string& name, std::size_t limit) const override {
        const bool is_path = name.starts_with("/") || name.starts_with("./");
        return read_path(is_path ? name : places_.templates + "/" + name, limit);
    }

    std::vector<std::string> documents() const override {
        std::vector<std::string> ids;
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(places_.templates, error)) {
            if (fs::exists(entry.path() / "contract.json", error))
                ids.push_back(entry.path().filename().string());
        }
        std::ranges::sort(ids);
        return ids;
    }

    File font_list() const override { return read_path(places_.font_list, 1U << 20); }

    File font(const std::string& file_name) const override {
        const std::lock_guard lock(mutex_);
        if (!searched_)
            search();
        const auto found = fonts_.find(file_name);
        if (found == fonts_.end()) {
            File file;
            file.name = file_name;
            return file;
        }
        return read_path(found->second, 64U << 20);
    }

    long long now() const override {
        return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    }

  private:
    void search() const {
        searched_ = true;
        for (const std::string& folder : places_.font_folders) {
            std::error_code error;
            for (const auto& entry : fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error)) {
                if (entry.path().extension() == ".ttf")
                    fonts_.emplace(entry.path().filename().string(), entry.path().string()); // the first folder wins
            }
        }
    }

    Places places_;
    mutable std::mutex mutex_;
    mutable bool searched_ = false;
    mutable std::map<std::string, std::string> fonts_;
};

// The folder of the running program: an installed tree may stand anywhere.
fs::path program_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path(".") : program.parent_path();
}

std::string first_existing(const std::vector<fs::path>& candidates) {
    std::error_code error;
    for (const fs::path& candidate : candidates) {
        if (fs::exists(candidate, error))
            return candidate.lexically_normal().string();
    }
    return candidates.back().string();
}

} // namespace

std::shared_ptr<const World> disk_world(const Places& places) {
    Places full = places;
    const fs::path program = program_folder();
    if (full.templates.empty())
        full.templates = first_existing({program / "../share/qujat/templates", program / "../../../templates"});
    if (full.font_list.empty())
        full.font_list = first_existing({program / "../share/qujat/fonts/fonts.xml", program / "../../../fonts/fonts.xml"});
    if (full.font_folders.empty())
        full.font_folders = {"/usr/share/fonts/truetype/paratype", "/usr/share/fonts/truetype/noto", "/usr/local/share/fonts"};
    return std::make_shared<const DiskWorld>(std::move(full));
}

} // namespace qujat
