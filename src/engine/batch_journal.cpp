#include "engine/batch_parts.hpp"

#include "data/value.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace qujat::engine {

namespace {

using data::Value;

constexpr std::string_view schema = "qujat.batch/1";

std::string hex_of(const base::Digest& digest) { return base::hex(std::string(digest.begin(), digest.end())); }

std::optional<base::Digest> digest_of(std::string_view text) {
    base::Digest out{};
    if (text.size() != 2 * out.size())
        return std::nullopt;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (std::from_chars(text.data() + 2 * i, text.data() + 2 * i + 2, out[i], 16).ptr != text.data() + 2 * i + 2)
            return std::nullopt;
    }
    return out;
}

std::string_view text_of(const Value& value, std::string_view key) {
    const Value* found = value.find(key);
    return found ? found->text() : std::string_view();
}

using Parts = std::vector<std::pair<std::string, std::string>>;
Parts parts_of(const BatchIdentity& identity) {
    return {{"document", identity.document}, {"items", identity.items}, {"settings", identity.settings}, {"templates", identity.templates}, {"version", identity.version}};
}

std::string head_of(const BatchIdentity& identity) {
    std::vector<Value::Member> members = {{"schema", Value::string(std::string(schema)), {}}, {"time", Value::string(identity.time.iso()), {}}};
    for (auto& [key, value] : parts_of(identity))
        members.push_back({key, Value::string(value), {}});
    members.push_back({"records", Value::number(std::to_string(identity.records)), {}});
    return data::canonical_json(Value::object(std::move(members))) + "\n";
}

std::string read_all(int file) {
    std::string out;
    std::array<char, 1U << 16> buffer;
    for (;;) {
        const ssize_t got = ::read(file, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw std::system_error(errno, std::generic_category(), "read");
        if (got == 0)
            return out;
        out.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

} // namespace

std::optional<Journal> Journal::open(int folder, const BatchRequest& request, BatchIdentity& identity, diag::Log& log) {
    const std::string shown = request.folder + "/" + std::string(name);
    const auto fail = [&](int number) -> std::optional<Journal> {
        log.add("ENG-0843", {}, {{"file", shown}, {"reason", std::strerror(number)}});
        return std::nullopt;
    };
    Journal journal;
    journal.path_ = shown;
    journal.file_ = FileHandle(openat(folder, std::string(name).c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0666));
    const int file = journal.file_.get();
    if (file < 0)
        return fail(errno);
    struct flock lock {};
    lock.l_type = F_WRLCK; // of the open file: it goes when the process goes, however that happens
    if (fcntl(file, F_OFD_SETLK, &lock) != 0) {
        if (errno != EAGAIN && errno != EACCES)
            return fail(errno);
        log.add("ENG-0842", {}, {{"folder", request.folder}});
        return std::nullopt;
    }
    std::string text = read_all(file);
    text.resize(text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1); // a line that was being written when the power went
    if (ftruncate(file, static_cast<off_t>(text.size())) != 0)
        return fail(errno);
    bool is_fresh = text.empty();
    if (!is_fresh && !request.resume) {
        const bool is_ended = text.ends_with("{\"ended\":true}\n");
        if (!is_ended && !request.overwrite) {
            log.add("ENG-0841", {}, {{"folder", request.folder}});
            return std::nullopt;
        }
        if (ftruncate(file, 0) != 0)
            return fail(errno);
        is_fresh = true;
    }
    if (is_fresh)
        journal.append(head_of(identity));
    else if (!journal.read(text, identity, request, identity.time, log))
        return std::nullopt;
    return journal;
}

bool Journal::read(const std::string& text, const BatchIdentity& identity, const BatchRequest& request, base::Timestamp& time, diag::Log& log) {
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        const auto source = diag::make_source(path_, text.substr(begin, end - begin), diag::Excerpt::value_only, static_cast<std::uint32_t>(++number));
        begin = end + 1;
        const auto parsed = data::parse_json(source);
        const auto damaged = [&] {
            log.add("ENG-0843", {source, 0, 0, {}}, {{"file", path_}, {"reason", "JSON"}});
            return false;
        };
        if (!parsed.value)
            return damaged();
        const Value& value = *parsed.value;
        if (number == 1) {
            const auto began = base::Timestamp::parse_iso(text_of(value, "time"));
            if (text_of(value, "schema") != schema || !began)
                return damaged();
            time = *began;
            std::string other;
            for (const auto& [key, expected] : parts_of(identity))
                other += text_of(value, key) == expected ? "" : (other.empty() ? "" : ", ") + key;
            if (!other.empty()) {
                log.add("ENG-0840", {source, 0, 0, {}}, {{"folder", request.folder}, {"found", other}});
                return false;
            }
            continue;
        }
        if (value.find("ended"))
            continue;
        Entry entry;
        const std::string_view line = text_of(value, "line");
        const auto record = digest_of(text_of(value, "record")), file = digest_of(text_of(value, "pdf"));
        if (!record || !file || std::from_chars(line.data(), line.data() + line.size(), entry.line).ec != std::errc())
            return damaged();
        entry.record = *record;
        entry.file = *file;
        entries_.push_back(entry);
    }
    std::ranges::stable_sort(entries_, {}, &Entry::line);
    return true;
}

const Journal::Entry* Journal::find(std::size_t line) const {
    const auto after = std::ranges::upper_bound(entries_, line, {}, &Entry::line);
    return after == entries_.begin() || std::prev(after)->line != line ? nullptr : &*std::prev(after);
}

void Journal::append(const std::string& text) {
    int number = write_all(file_.get(), text);
    if (number == 0 && fdatasync(file_.get()) != 0)
        number = errno;
    if (number != 0)
        diag::stop("ENG-0106", {}, {{"file", path_}, {"reason", std::strerror(number)}});
}

void Journal::add(const std::vector<std::pair<Entry, std::string>>& entries_and_names) {
    std::string text;
    for (const auto& [entry, file] : entries_and_names) {
        text += data::canonical_json(Value::object({{"file", Value::string(file), {}},
                                                    {"line", Value::number(std::to_string(entry.line)), {}},
                                                    {"pdf", Value::string(hex_of(entry.file)), {}},
                                                    {"record", Value::string(hex_of(entry.record)), {}}})) + "\n";
    }
    append(text);
}

void Journal::end() { append("{\"ended\":true}\n"); }

} // namespace qujat::engine
