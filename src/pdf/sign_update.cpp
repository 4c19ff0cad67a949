#include "pdf/sign_update.hpp"

#include "base/sha256.hpp"
#include "pdf/numbers.hpp"

#include <algorithm>
#include <memory>

namespace qujat::pdf {

namespace {

void append_entry(std::string& out, std::string_view key, std::string_view value) {
    out += "\n/";
    out += key;
    out += ' ';
    out += value;
}

/// 7.5.4: ten digits, five digits, end of line of two characters.
void append_table_entry(std::string& out, std::size_t offset, std::string_view generation, char kind) {
    std::string digits;
    append_integer(digits, static_cast<std::int64_t>(offset));
    out.append(10 - std::min<std::size_t>(digits.size(), 10), '0');
    out += digits;
    out += ' ';
    out += generation;
    out += ' ';
    out += kind;
    out += " \n";
}

} // namespace

std::string with_entries(const FileReader& reader, std::string_view text, const std::vector<FileReader::Entry>& changed) {
    std::string out = "<<";
    std::vector<bool> written(changed.size());
    for (const FileReader::Entry& entry : reader.entries(text)) {
        const auto found = std::ranges::find(changed, entry.key, &FileReader::Entry::key);
        if (found != changed.end())
            written[static_cast<std::size_t>(found - changed.begin())] = true;
        append_entry(out, entry.key, found == changed.end() ? entry.value : found->value);
    }
    for (std::size_t i = 0; i < changed.size(); ++i)
        if (!written[i])
            append_entry(out, changed[i].key, changed[i].value);
    return out + "\n>>";
}

Update::Update(const FileReader& reader, std::string_view file) : reader_(reader), old_size_(file.size()) {
    out_.reserve(file.size() + 32 * 1024);
    out_ = file;
    // An update begins on a line of its own. After a bare CR it must be another CR: a LF would join it and move the end of the file before.
    if (!file.ends_with('\n'))
        out_ += file.ends_with('\r') ? '\r' : '\n';
    const std::size_t size = reader.integer(reader.require(reader.trailer(), "Size"));
    constexpr std::size_t most_objects = 8'388'607; // Annex C.2
    if (size == 0 || size > most_objects - 4096)
        reader.damaged(reader.trailer());
    next_ = static_cast<std::uint32_t>(size);
    objects_.SetAutoDelete(true);
    objects_.SetCanReuseObjectNumbers(false);
    // PoDoFo counts on from the highest number it has seen.
    objects_.push_back(std::make_unique<PdfObject>(PdfReference(next_ - 1, 0), PdfVariant()).release());
}

void Update::begin_object(std::uint32_t number) {
    offsets_[number] = out_.size();
    append_integer(out_, number);
    out_ += " 0 obj\n";
}

void Update::write_objects() {
    PoDoFo::PdfRefCountedBuffer buffer(16 * 1024);
    PoDoFo::PdfOutputDevice device(&buffer);
    for (const PdfObject* object : objects_) {
        const std::uint32_t number = number_of(object->Reference());
        if (number < next_)
            continue; // the one that only counts
        offsets_[number] = out_.size() + device.GetLength();
        object->WriteObject(&device, PoDoFo::ePdfWriteMode_Clean, nullptr, PdfName::KeyNull);
    }
    out_.append(buffer.GetBuffer(), device.GetLength());
    next_ = static_cast<std::uint32_t>(objects_.GetObjectCount());
}

std::size_t Update::write(std::uint32_t number, std::string_view syntax) {
    begin_object(number);
    const std::size_t begin = out_.size();
    out_ += syntax;
    out_ += "\nendobj\n";
    return begin;
}

/// 14.4: the first half names the paper for ever, the second this version of it.
std::string Update::file_id() const {
    const std::string_view old = reader_.require(reader_.trailer(), "ID");
    const std::size_t begin = old.find('<'), end = old.find('>');
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin)
        reader_.damaged(old);
    const std::string seed = std::string(old) + std::string(std::string_view(out_).substr(old_size_));
    return '[' + std::string(old.substr(begin, end + 1 - begin)) + " <" + base::sha256_hex(seed).substr(0, 32) + ">]";
}

std::string Update::finish() {
    const std::string id = file_id();
    const std::size_t table = out_.size();
    out_ += "xref\n0 1\n";
    append_table_entry(out_, 0, "65535", 'f');
    for (auto first = offsets_.begin(); first != offsets_.end();) {
        auto last = first;
        std::uint32_t count = 0;
        while (last != offsets_.end() && last->first == first->first + count) {
            ++last;
            ++count;
        }
        append_integer(out_, first->first);
        out_ += ' ';
        append_integer(out_, count);
        out_ += '\n';
        for (; first != last; ++first)
            append_table_entry(out_, first->second, "00000", 'n');
    }
    std::string size, previous;
    append_integer(size, next_);
    append_integer(previous, static_cast<std::int64_t>(reader_.table_offset()));
    out_ += "trailer\n<<";
    append_entry(out_, "ID", id);
    append_entry(out_, "Info", reader_.require(reader_.trailer(), "Info"));
    append_entry(out_, "Prev", previous);
    append_entry(out_, "Root", reader_.require(reader_.trailer(), "Root"));
    append_entry(out_, "Size", size);
    out_ += "\n>>\nstartxref\n";
    append_integer(out_, static_cast<std::int64_t>(table));
    out_ += "\n%%EOF\n";
    return std::move(out_);
}

} // namespace qujat::pdf
