#include "pdf/splice.hpp"

#include "pdf/numbers.hpp"

#include <podofo/base/PdfError.h>

namespace qujat::pdf {

namespace {

// An element of a table as we write it, with its share of the table of offsets, of the row and of the parent tree.
constexpr std::size_t usual_size = 140;
constexpr std::size_t entry_size = 20;

void require(bool holds) {
    if (!holds)
        PODOFO_RAISE_ERROR(PoDoFo::ePdfError_InternalLogic);
}

void append_entry(std::string& out, std::size_t offset) {
    std::string digits;
    append_integer(digits, static_cast<std::int64_t>(offset));
    require(digits.size() <= 10);
    out.append(10 - digits.size(), '0');
    out += digits;
    out += " 00000 n \n";
}

} // namespace

Splice::Splice(std::string file, std::uint32_t first, std::size_t more, std::size_t bytes) : file_(std::move(file)), first_(first) {
    std::string head = "xref\n0 ";
    append_integer(head, first);
    head += '\n';
    const std::size_t table = file_.rfind(head);
    require(table != std::string::npos);
    const std::size_t entries = table + head.size(), end = entries + first * entry_size;
    require(end < file_.size() && std::string_view(file_).substr(end).starts_with("trailer"));
    table_ = file_.substr(entries, end - entries);
    trailer_ = file_.substr(end, file_.rfind("startxref") - end);
    file_.resize(table);
    file_.reserve(table + bytes + more * usual_size); // what is not needed is never touched
    offsets_.reserve(more);
}

void Splice::begin() {
    append_integer(file_, first_ + static_cast<std::int64_t>(offsets_.size()));
    file_ += " 0 obj\n";
}

void Splice::add(std::string_view syntax) {
    const std::size_t offset = file_.size();
    begin();
    offsets_.push_back(offset);
    file_ += syntax;
    file_ += "\nendobj\n";
}

void Splice::add_stream(std::string_view deflated) {
    const std::size_t offset = file_.size();
    begin();
    offsets_.push_back(offset);
    file_ += "<</Filter/FlateDecode/Length ";
    append_integer(file_, static_cast<std::int64_t>(deflated.size()));
    file_ += ">>\nstream\n";
    file_ += deflated;
    file_ += "\nendstream\nendobj\n";
}

std::string Splice::finish() {
    const std::size_t table = file_.size();
    const auto size = first_ + static_cast<std::int64_t>(offsets_.size());
    file_ += "xref\n0 ";
    append_integer(file_, size);
    file_ += '\n';
    file_ += table_;
    for (const std::size_t offset : offsets_)
        append_entry(file_, offset);
    std::string old_size = "/Size ";
    append_integer(old_size, first_);
    const std::size_t place = trailer_.find(old_size);
    require(place != std::string::npos);
    file_.append(trailer_, 0, place);
    file_ += "/Size ";
    append_integer(file_, size);
    file_.append(trailer_, place + old_size.size());
    file_ += "startxref\n";
    append_integer(file_, static_cast<std::int64_t>(table));
    file_ += "\n%%EOF\n";
    return std::move(file_);
}

} // namespace qujat::pdf
