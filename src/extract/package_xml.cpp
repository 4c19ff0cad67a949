#include "extract/package.hpp"

#include "base/utf8.hpp"
#include "extract/decode_text.hpp"
#include "extract/extract.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

namespace qujat::extract {

namespace {

using diag::Diagnostic;

// "../media/a.png" seen from "word/document.xml": "media/a.png" (RFC 3986, 5.2.4, on part names).
std::string resolve(std::string_view target, std::string_view part) {
    std::string path(target.starts_with('/') ? std::string_view() : part.substr(0, part.rfind('/') == std::string_view::npos ? 0 : part.rfind('/')));
    while (!target.empty()) {
        const std::size_t end = std::min(target.find('/'), target.size());
        const std::string_view step = target.substr(0, end);
        target.remove_prefix(std::min(end + 1, target.size()));
        if (step == "..")
            path.erase(path.rfind('/') == std::string::npos ? 0 : path.rfind('/'));
        else if (!step.empty() && step != ".")
            path.append(path.empty() ? "" : "/").append(step);
    }
    return path;
}

class RelationshipReader : public xml::Visitor {
  public:
    explicit RelationshipReader(std::string_view part) : part_(part) {}
    void start(const xml::SeenElement& element) override {
        constexpr std::size_t most = 50'000; // no real document has more
        if (element.name != "Relationship" || relationships.size() >= most)
            return;
        const auto value = [&](std::string_view name) {
            const xml::SeenAttribute* const found = element.find(name);
            return found == nullptr ? std::string_view() : found->value;
        };
        Relationship relationship;
        relationship.id = value("Id");
        relationship.type = value("Type").substr(value("Type").rfind('/') + 1); // npos + 1 is 0
        relationship.is_external = value("TargetMode") == "External";
        relationship.target = relationship.is_external ? std::string(value("Target")) : resolve(value("Target"), part_);
        relationships.push_back(std::move(relationship));
    }
    void end() override {}
    void text(std::string_view) override {}

    std::vector<Relationship> relationships;

  private:
    std::string_view part_;
};

bool is_forbidden(char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; }

// XML allows tab, line feed, carriage return and no other control character, written or referred to (XML 1.0, 2.2); nor halves of surrogate pairs. Some
// programs write them all the same. This looks before anything is told to the visitor.
std::string without_forbidden(std::string text, Cleaned& cleaned) {
    if (base::find_malformed(text))
        text = repair_utf8(text, cleaned);
    for (char& c : text)
        if (is_forbidden(c)) {
            c = ' ';
            ++cleaned.controls;
        }
    for (std::size_t at = text.find("&#"); at != std::string::npos; at = text.find("&#", at + 1)) {
        const bool is_hex = at + 2 < text.size() && text[at + 2] == 'x';
        const std::size_t first = at + (is_hex ? 3 : 2);
        const std::size_t end = std::min(text.find_first_not_of(is_hex ? "0123456789abcdefABCDEF" : "0123456789", first), text.size());
        std::uint32_t value = 0;
        const auto parsed = std::from_chars(text.data() + first, text.data() + end, value, is_hex ? 16 : 10);
        if (end == text.size() || text[end] != ';' || parsed.ec == std::errc::invalid_argument)
            continue; // no reference at all: for libxml2 to say
        const bool is_allowed = parsed.ec == std::errc() && (value >= 0x20 || value == 9 || value == 10 || value == 13) && (value < 0xD800 || value > 0xDFFF) &&
                                value != 0xFFFE && value != 0xFFFF && value <= 0x10FFFF;
        if (!is_allowed) {
            std::fill(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(end) + 1, ' ');
            ++cleaned.controls;
        }
    }
    return text;
}

// OPC allows UTF-16 (ISO/IEC 29500-2, 6.2.5). Its declaration speaks of bytes that are no more: it is blanked.
std::string to_utf8(std::string bytes, Cleaned& cleaned) {
    if (!bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF"))
        return bytes;
    std::string text = from_utf16(bytes, bytes.starts_with("\xFF\xFE") ? ByteOrder::little : ByteOrder::big, cleaned);
    if (text.starts_with("<?xml"))
        text.erase(0, std::min(text.find("?>"), text.size() - 2) + 2);
    return text;
}

// The places of a part lead nowhere outside the sandbox: only its name and the line stay.
[[noreturn]] void stop_faulty(std::string_view part, const Diagnostic& fault) {
    const std::string name = diag::quoted(part);
    if (fault.id == "XML-0002")
        diag::stop("EXT-0012", {}, {{"part", name}});
    if (fault.id == "XML-0004" || fault.id == "XML-0006" || fault.id == "XML-0007")
        diag::stop("EXT-0017", {}, {{"part", name}});
    const auto at = fault.place.source ? diag::line_column(*fault.place.source, fault.place.begin) : diag::LineColumn{};
    diag::stop("EXT-0011", {}, {{"part", name}, {"fault", fault.id}, {"line", std::to_string(at.line)}, {"column", std::to_string(at.column)}});
}

} // namespace

diag::SourcePtr visit_part(std::string_view name, std::string bytes, xml::Visitor& visitor, Cleaned& cleaned) {
    xml::Limits limits;
    limits.bytes = most_part_bytes + most_part_bytes / 2; // UTF-16 grows by half
    limits.depth = 250;
    limits.nodes = 10'000'000;
    const auto source = diag::make_source(std::string(name), without_forbidden(to_utf8(std::move(bytes), cleaned), cleaned));
    const std::vector<Diagnostic> faults = xml::visit(source, visitor, limits);
    if (!faults.empty())
        stop_faulty(name, faults.front());
    return source;
}

diag::SourcePtr Package::visit(std::string_view name, xml::Visitor& visitor, Cleaned& cleaned) {
    std::optional<std::string> bytes = read(name);
    return bytes ? visit_part(name, *std::move(bytes), visitor, cleaned) : diag::SourcePtr();
}

std::string relationships_part(std::string_view part) {
    const std::size_t name = part.rfind('/') + 1; // npos + 1 is 0
    return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

std::vector<Relationship> Package::relationships(std::string_view part) {
    RelationshipReader reader(part);
    Cleaned cleaned;
    visit(relationships_part(part), reader, cleaned);
    return std::move(reader.relationships);
}

// The part that a package says it is about (ISO/IEC 29500-2, 6.5.3). Careless writers leave the statement out.
std::optional<std::string> find_main(Package& package) {
    for (const Relationship& relationship : package.relationships({}))
        if (relationship.type == "officeDocument" && !relationship.is_external)
            return relationship.target;
    return package.has("word/document.xml") ? std::optional<std::string>("word/document.xml") : std::nullopt;
}

} // namespace qujat::extract
