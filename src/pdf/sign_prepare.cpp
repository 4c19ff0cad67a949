#include "pdf/failure.hpp"
#include "pdf/numbers.hpp"
#include "pdf/pdf.hpp"
#include "pdf/sign_read.hpp"
#include "pdf/sign_stamp.hpp"
#include "pdf/sign_update.hpp"

#include <algorithm>

namespace qujat::pdf {

namespace {

using Entry = FileReader::Entry;

/// Ten digits are room for any offset a cross-reference table can hold.
constexpr std::string_view byte_range_room = "[0 9999999999 9999999999 9999999999]";

/// An array of references with one more at its end.
std::string with_reference(std::string_view array, std::uint32_t number) {
    std::string out(array.substr(0, array.size() - 1));
    out += out.size() > 1 ? " " : "";
    append_reference(out, number);
    return out + ']';
}

class Preparer {
  public:
    Preparer(const diag::SourcePtr& file, const SignatureDetails& details)
        : file_(file), details_(details), reader_(file), parts_(read_parts(reader_)), update_(reader_, file->text) {}

    Prepared run() {
        if (reader_.tables() >= FileReader::most_updates)
            diag::stop("PDF-0201", {file_, 0, 0, {}},
                       {{"count", std::to_string(reader_.tables() - 1)}, {"limit", std::to_string(FileReader::most_updates - 1)}});
        const auto field = std::ranges::find(parts_.fields, details_.field, &FileField::name);
        if (field != parts_.fields.end() && field->is_signed)
            diag::stop("PDF-0202", {file_, 0, 0, {}}, {{"name", diag::quoted(details_.field)}});
        if (field != parts_.fields.end())
            sign_field(*field);
        else
            sign_further_field();
        Prepared prepared;
        prepared.file = update_.finish();
        prepared.hole = hole_;
        prepared.hole_size = details_.cms_size * 2;
        write_byte_range(prepared);
        return prepared;
    }

  private:
    void sign_field(const FileField& field) {
        std::string appearance;
        if (details_.stamp) {
            appearance = "<</N ";
            append_reference(appearance, number_of(details_.stamp->add(update_.objects())));
            appearance += ">>";
        }
        update_.write_objects();
        const std::string signature = reference(write_signature());
        std::vector<Entry> changed = {{"V", signature}};
        if (details_.stamp)
            changed.push_back({"AP", appearance});
        update_.write(field.number, with_entries(reader_, field.widget, changed));
        write_catalog({{"Fields", reader_.require(*parts_.form, "Fields")}, {"SigFlags", "3"}});
    }

    /// A field with nothing to see: an empty rectangle, for which PDF/A-3 asks no appearance (ISO 19005-3, 6.3.3), Print and Locked; Hidden is forbidden there
    /// (6.3.2).
    void sign_further_field() {
        update_.write_objects();
        const std::uint32_t signature = write_signature(), number = update_.reserve();
        std::string widget = "<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/F 132\n/Rect [0 0 0 0]\n/T ";
        append_text_string(widget, details_.field);
        widget += "\n/TU ";
        append_text_string(widget, details_.description);
        widget += "\n/P " + reference(parts_.page_number) + "\n/V " + reference(signature) + "\n>>";
        update_.write(number, widget);
        const auto annotations = reader_.find(parts_.page, "Annots");
        if (annotations && !annotations->starts_with('['))
            reader_.foreign();
        const std::string annotated = with_reference(annotations.value_or("[]"), number);
        update_.write(parts_.page_number, with_entries(reader_, parts_.page, {{"Annots", annotated}}));
        const std::string fields = with_reference(parts_.form ? reader_.require(*parts_.form, "Fields") : "[]", number);
        write_catalog({{"Fields", fields}, {"SigFlags", "3"}});
    }

    /// 12.7.2: SigFlags 3 says that there is a signature and that the file is to be changed by appending only.
    void write_catalog(const std::vector<Entry>& form) {
        const std::string changed = with_entries(reader_, parts_.form.value_or("<<>>"), form);
        update_.write(parts_.catalog_number, with_entries(reader_, parts_.catalog, {{"AcroForm", changed}}));
    }

    /// 12.8.1, table 252, and ETSI EN 319 142-1, 6.3. Returns its number.
    std::uint32_t write_signature() {
        const std::uint32_t number = update_.reserve();
        std::string syntax = "<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/Name ";
        append_text_string(syntax, details_.signer);
        syntax += "\n/M ";
        append_text_string(syntax, details_.time.pdf());
        syntax += "\n/ByteRange ";
        const std::size_t range = syntax.size();
        syntax += byte_range_room;
        syntax += "\n/Contents <";
        const std::size_t hole = syntax.size();
        syntax.append(details_.cms_size * 2, '0');
        syntax += ">\n>>";
        const std::size_t begin = update_.write(number, syntax);
        range_ = begin + range;
        hole_ = begin + hole;
        return number;
    }

    void write_byte_range(Prepared& prepared) const {
        // The brackets belong to the hole (12.8.1).
        const std::size_t before = prepared.hole - 1, after = prepared.hole + prepared.hole_size + 1;
        std::string range = "[0";
        for (const std::size_t number : {before, after, prepared.file.size() - after}) {
            range += ' ';
            append_integer(range, static_cast<std::int64_t>(number));
        }
        range += ']';
        range.resize(byte_range_room.size(), ' ');
        prepared.file.replace(range_, range.size(), range);
        std::string covered = prepared.file.substr(0, before);
        covered.append(prepared.file, after);
        prepared.digest = base::sha256(covered);
    }

    static std::string reference(std::uint32_t number) {
        std::string out;
        append_reference(out, number);
        return out;
    }

    const diag::SourcePtr& file_;
    const SignatureDetails& details_;
    const FileReader reader_;
    const SignedParts parts_;
    Update update_;
    std::size_t range_ = 0, hole_ = 0;
};

} // namespace

diag::Result<Prepared> prepare_signature(const diag::SourcePtr& file, const SignatureDetails& details) {
    return guarded<Prepared>([&]() -> diag::Result<Prepared> { return {Preparer(file, details).run(), {}}; });
}

diag::Result<std::string> complete_signature(Prepared prepared, std::string_view cms) {
    const std::size_t end = prepared.hole + prepared.hole_size;
    const bool has_hole = prepared.hole > 0 && end < prepared.file.size() && prepared.file[prepared.hole - 1] == '<' && prepared.file[end] == '>' &&
                          prepared.file.find_first_not_of('0', prepared.hole) == end;
    if (!has_hole || cms.size() * 2 > prepared.hole_size)
        return {std::nullopt, {{"PDF-0203", {}, {{"room", std::to_string(has_hole ? prepared.hole_size / 2 : 0)}, {"size", std::to_string(cms.size())}}, {}}}};
    const std::string digits = base::hex(cms);
    prepared.file.replace(prepared.hole, digits.size(), digits);
    return {std::move(prepared.file), {}};
}

} // namespace qujat::pdf
