#include "pdf/sign_read.hpp"

#include "base/utf8.hpp"
#include "pdf/pdf.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace qujat::pdf {

namespace {

/// Text for people as `append_text_string` writes it.
std::string read_text(const FileReader& reader, std::string_view value) {
    std::string out;
    if (value.starts_with('(') && value.ends_with(')')) {
        for (std::size_t i = 1; i + 1 < value.size(); ++i) {
            i += value[i] == '\\' && i + 2 < value.size() ? 1 : 0;
            out += value[i];
        }
        return out;
    }
    if (!value.starts_with("<FEFF") || !value.ends_with('>') || value.size() % 4 != 2)
        reader.damaged(value);
    char32_t high = 0;
    for (std::size_t at = 5; at + 4 < value.size(); at += 4) {
        std::uint32_t unit = 0;
        const char* end = value.data() + at + 4;
        if (std::from_chars(value.data() + at, end, unit, 16).ptr != end)
            reader.damaged(value.substr(at));
        if (unit >= 0xD800 && unit < 0xDC00) {
            high = unit;
            continue;
        }
        const bool is_low = unit >= 0xDC00 && unit < 0xE000;
        if (is_low != (high != 0))
            reader.damaged(value.substr(at));
        base::append(out, is_low ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : unit);
        high = 0;
    }
    return out;
}

/// "12.5" as 12500; PDF numbers of ours have three decimals at most.
std::int64_t read_thousandths(const FileReader& reader, std::string_view number) {
    const std::size_t point = std::min(number.find('.'), number.size());
    std::string digits(number.substr(0, point));
    const std::string_view decimals = number.substr(std::min(point + 1, number.size()));
    digits += decimals;
    std::int64_t value = 0;
    if (decimals.size() > 3 || digits.size() > 12)
        reader.damaged(number);
    digits.append(3 - decimals.size(), '0');
    if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ptr != digits.data() + digits.size())
        reader.damaged(number);
    return value;
}

base::Size read_size(const FileReader& reader, std::string_view rectangle) {
    std::array<std::int64_t, 4> edges{};
    if (!rectangle.starts_with('[') || !rectangle.ends_with(']'))
        reader.damaged(rectangle);
    std::size_t at = 1;
    for (std::int64_t& edge : edges) {
        at = std::min(rectangle.find_first_not_of(' ', at), rectangle.size());
        const std::size_t end = std::min(rectangle.find_first_of(" ]", at), rectangle.size());
        edge = read_thousandths(reader, rectangle.substr(at, end - at));
        at = end;
    }
    return {base::Length::ratio(edges[2] - edges[0], 1000), base::Length::ratio(edges[3] - edges[1], 1000)};
}

FileField read_field(const FileReader& reader, std::uint32_t number) {
    FileField field;
    field.number = number;
    field.widget = reader.dictionary(reader.object(number));
    if (reader.find(field.widget, "FT") != "/Sig" || reader.find(field.widget, "Kids"))
        reader.foreign();
    field.name = read_text(reader, reader.require(field.widget, "T"));
    field.size = read_size(reader, reader.require(field.widget, "Rect"));
    field.is_signed = reader.find(field.widget, "V").has_value();
    return field;
}

void read_form(const FileReader& reader, SignedParts& parts) {
    parts.form = reader.find(parts.catalog, "AcroForm");
    if (!parts.form)
        return;
    if (!parts.form->starts_with("<<"))
        reader.foreign();
    const std::vector<std::uint32_t> numbers = reader.references(reader.require(*parts.form, "Fields"));
    constexpr std::size_t most_fields = 1000; // no paper of ours has so many
    if (numbers.size() > most_fields)
        reader.foreign();
    for (const std::uint32_t number : numbers)
        parts.fields.push_back(read_field(reader, number));
}

} // namespace

SignedParts read_parts(const FileReader& reader) {
    reader.ensure_complete();
    for (const char* key : {"ID", "Size"}) // what the update will need
        static_cast<void>(reader.require(reader.trailer(), key));
    const std::string_view information = reader.object(reader.reference(reader.require(reader.trailer(), "Info")));
    const auto producer = reader.find(information, "Producer");
    if (!producer || !producer->starts_with("(Qujat "))
        reader.foreign();
    SignedParts parts;
    if (const auto subject = reader.find(information, "Subject"))
        parts.subject = read_text(reader, *subject);
    parts.catalog_number = reader.reference(reader.require(reader.trailer(), "Root"));
    parts.catalog = reader.dictionary(reader.object(parts.catalog_number));
    const std::string_view pages = reader.object(reader.reference(reader.require(parts.catalog, "Pages")));
    const std::vector<std::uint32_t> kids = reader.references(reader.require(pages, "Kids"));
    if (kids.empty())
        reader.damaged(pages);
    parts.page_number = kids.front();
    parts.page = reader.dictionary(reader.object(parts.page_number));
    if (reader.find(parts.page, "Type") != "/Page")
        reader.foreign();
    read_form(reader, parts);
    return parts;
}

diag::Result<Signable> read_signable(const diag::SourcePtr& file) {
    diag::Result<Signable> result;
    try {
        const FileReader reader(file);
        SignedParts parts = read_parts(reader);
        Signable signable;
        for (FileField& field : parts.fields)
            signable.fields.push_back({std::move(field.name), field.size, field.is_signed});
        signable.subject = std::move(parts.subject);
        result.value = std::move(signable);
    } catch (diag::Stop& stop) {
        result.problems.push_back(std::move(stop.diagnostic));
    }
    return result;
}

} // namespace qujat::pdf
