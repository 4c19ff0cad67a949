#include "extract/package.hpp"

#include "extract/extract.hpp"

#include <zip.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <unordered_map>
#include <utility>

namespace qujat::extract {

namespace {

std::string lower(std::string_view name) {
    std::string result(name);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

// The key under which a name is found: "/Word\Document.XML" of careless writers too.
std::string key_of(std::string_view name) {
    std::string key = lower(name);
    std::ranges::replace(key, '\\', '/');
    key.erase(0, std::min(key.find_first_not_of('/'), key.size()));
    return key;
}

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = size; i > 0; --i)
        value = (value << 8) | static_cast<unsigned char>(bytes[at + i - 1]);
    return value;
}

// What the end of central directory says (APPNOTE 4.3.14, 4.3.16): libzip would reserve memory for that many entries.
std::uint64_t count_entries(std::string_view bytes) {
    const std::string_view tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 65'557));
    std::uint64_t count = 0;
    for (std::size_t at = tail.find("PK\x05\x06"); at != std::string_view::npos; at = tail.find("PK\x05\x06", at + 1))
        if (tail.size() - at >= 22)
            count = std::max(count, number_at(tail, at + 10, 2));
    for (std::size_t at = tail.find("PK\x06\x06"); at != std::string_view::npos; at = tail.find("PK\x06\x06", at + 1))
        if (tail.size() - at >= 40)
            count = std::max(count, number_at(tail, at + 32, 8));
    return count;
}

[[noreturn]] void stop_damaged(std::string_view part, std::string_view reason) {
    diag::stop("EXT-0014", {}, {{"part", diag::quoted(part)}, {"reason", diag::quoted(reason)}});
}

} // namespace

struct Package::Zip {
    struct Entry {
        zip_uint64_t index = 0, size = 0, packed = 0;
        zip_uint32_t crc = 0;
        zip_uint16_t method = ZIP_CM_STORE, encryption = ZIP_EM_NONE;
        bool has_rival = false; ///< another entry of this name with another content
    };
    struct Discard {
        void operator()(zip_t* opened) const { zip_discard(opened); }
    };
    std::unique_ptr<zip_t, Discard> archive;
    std::string_view bytes;
    std::unordered_map<std::string, Entry> entries; ///< found by key, never walked
    std::vector<std::string> keys;
    std::size_t read = 0; ///< bytes unpacked so far

    std::string unpack(const Entry& entry, std::string_view name);
};

Package::Package(std::string_view bytes) : zip_(std::make_unique<Zip>()) {
    if (const std::uint64_t count = count_entries(bytes); count > most_entries)
        diag::stop("EXT-0009", {}, {{"found", std::to_string(count)}, {"limit", std::to_string(most_entries)}});
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) {
        zip_->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
        if (!zip_->archive)
            zip_source_free(source);
    }
    if (!zip_->archive) {
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        diag::stop("EXT-0006", {}, {{"reason", reason}});
    }
    zip_error_fini(&error);
    zip_->bytes = bytes;

    const zip_int64_t count = zip_get_num_entries(zip_->archive.get(), 0);
    for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(std::max<zip_int64_t>(count, 0)); ++index) {
        zip_stat_t stat;
        // ENC_RAW: libzip shall not guess at code pages of names.
        if (zip_stat_index(zip_->archive.get(), index, ZIP_FL_ENC_RAW, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0)
            continue;
        Zip::Entry entry;
        entry.index = index;
        entry.size = (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0;
        entry.packed = (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0;
        entry.crc = (stat.valid & ZIP_STAT_CRC) != 0 ? stat.crc : 0;
        entry.method = (stat.valid & ZIP_STAT_COMP_METHOD) != 0 ? stat.comp_method : zip_uint16_t{ZIP_CM_STORE};
        entry.encryption = (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 ? stat.encryption_method : zip_uint16_t{ZIP_EM_NONE};
        const auto [known, is_new] = zip_->entries.try_emplace(key_of(stat.name), entry);
        if (is_new)
            zip_->keys.push_back(known->first);
        else if (known->second.crc != entry.crc || known->second.size != entry.size)
            known->second.has_rival = true;
    }
}

Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

bool Package::has(std::string_view name) const { return zip_->entries.contains(key_of(name)); }

bool Package::has_below(std::string_view folder) const {
    const std::string key = key_of(folder);
    return std::ranges::any_of(zip_->keys, [&](const std::string& name) { return name.starts_with(key); });
}

// Declared sizes are believed only when they are too large: what really comes out is counted.
std::string Package::Zip::unpack(const Entry& entry, std::string_view name) {
    const auto stop_bomb = [&](std::uint64_t found) {
        diag::stop("EXT-0008", {}, {{"part", diag::quoted(name)}, {"found", std::to_string(found)}, {"packed", std::to_string(entry.packed)}});
    };
    const auto is_too_much = [&](std::uint64_t size) {
        return size > most_part_bytes || read + size > most_parts_bytes || (size > free_ratio_bytes && size / most_ratio > entry.packed);
    };
    if (entry.encryption != ZIP_EM_NONE)
        diag::stop("EXT-0004", {});
    // Word writes these two; the other methods are other people's code to be attacked.
    if (entry.method != ZIP_CM_STORE && entry.method != ZIP_CM_DEFLATE)
        stop_damaged(name, "method " + std::to_string(entry.method));
    if (entry.has_rival)
        diag::stop("EXT-0013", {}, {{"part", diag::quoted(name)}});
    if (is_too_much(entry.size))
        stop_bomb(entry.size);

    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(archive.get(), entry.index, 0), &zip_fclose);
    if (!file)
        stop_damaged(name, zip_strerror(archive.get()));
    std::string text;
    text.resize(static_cast<std::size_t>(entry.size) + 1); // the one more finds out that there is more
    std::size_t size = 0;
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), text.data() + size, text.size() - size);
        if (got < 0)
            stop_damaged(name, zip_file_strerror(file.get()));
        if (got == 0)
            break;
        size += static_cast<std::size_t>(got);
        if (is_too_much(size))
            stop_bomb(size);
        if (size == text.size())
            text.resize(std::min(text.size() * 2, most_part_bytes + 1));
    }
    text.resize(size);
    read += size;
    return text;
}

std::optional<std::string> Package::read(std::string_view name) {
    const auto found = zip_->entries.find(key_of(name));
    if (found == zip_->entries.end())
        return std::nullopt;
    return zip_->unpack(found->second, name);
}

std::string Package::with_parts(std::span<const NewPart> parts) const {
    zip_error_t error;
    zip_error_init(&error);
    const auto stop_unwritten = [](const char* reason) { diag::stop("EXT-0053", {}, {{"reason", diag::quoted(reason)}}); };
    // What libzip writes for this source stays in memory and may be read once the archive is closed. The bytes are given away to it: of bytes that are not its own
    // libzip 1.7 frees the beginning that it keeps (buffer_clone in zip_source_buffer.c counts it among its fragments).
    void* const copy = std::malloc(zip_->bytes.size());
    if (copy == nullptr)
        throw std::bad_alloc();
    std::memcpy(copy, zip_->bytes.data(), zip_->bytes.size());
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> source(zip_source_buffer_create(copy, zip_->bytes.size(), 1, &error), &zip_source_free);
    if (!source)
        std::free(copy);
    std::unique_ptr<zip_t, Zip::Discard> archive;
    if (source) {
        zip_source_keep(source.get());
        archive.reset(zip_open_from_source(source.get(), 0, &error));
        if (!archive)
            zip_source_free(source.get());
    }
    if (!archive)
        stop_unwritten(zip_error_strerror(&error));
    for (const NewPart& part : parts) {
        zip_source_t* const text = zip_source_buffer(archive.get(), part.text.data(), part.text.size(), 0);
        const auto known = zip_->entries.find(key_of(part.name));
        const zip_int64_t index = text == nullptr                ? -1
                                  : known == zip_->entries.end() ? zip_file_add(archive.get(), part.name.c_str(), text, ZIP_FL_ENC_GUESS)
                                  : zip_file_replace(archive.get(), known->second.index, text, 0) == 0 ? static_cast<zip_int64_t>(known->second.index)
                                                                                                        : -1;
        // 1 January 1980, as Word writes it: the day of a part is none of anybody's business, and no clock may change the bytes.
        if (index < 0)
            zip_source_free(text); // else it is the archive's
        if (index < 0 || zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(index), 0, 0x21, 0) != 0)
            stop_unwritten(zip_strerror(archive.get()));
    }
    if (zip_close(archive.get()) != 0)
        stop_unwritten(zip_strerror(archive.get()));
    static_cast<void>(archive.release()); // closing freed it
    zip_stat_t stat;
    if (zip_source_stat(source.get(), &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0 || zip_source_open(source.get()) != 0)
        stop_unwritten(zip_error_strerror(zip_source_error(source.get())));
    std::string bytes(static_cast<std::size_t>(stat.size), '\0');
    const bool is_whole = zip_source_read(source.get(), bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size());
    zip_source_close(source.get());
    if (!is_whole)
        stop_unwritten(zip_error_strerror(zip_source_error(source.get())));
    return bytes;
}

} // namespace qujat::extract
