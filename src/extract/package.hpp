#pragma once

#include "diag/diag.hpp"
#include "extract/clean_text.hpp"
#include "xml/visit.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// libzip behind one door: the parts of a package (ISO/IEC 29500-2), unpacked within bounds. Names are only ever compared, never used as paths.
namespace qujat::extract {

/// Another part that a part refers to.
struct Relationship {
    std::string id;
    std::string type;   ///< the last step of its address: "officeDocument", "styles"; strict and transitional OOXML agree in it
    std::string target; ///< name of the part, resolved ("word/styles.xml"); as written when external
    bool is_external = false;
};

/// Tells `visitor` an XML part. UTF-16 is converted, characters that XML does not allow are cleaned away. Answers the text as told; stops with EXT-0011 (not well-formed), EXT-0012 (a DOCTYPE),
/// EXT-0017 (too many or too deeply nested elements).
diag::SourcePtr visit_part(std::string_view name, std::string bytes, xml::Visitor& visitor, Cleaned& cleaned);

/// A part to be written.
struct NewPart {
    std::string name, text;
};

/// Belongs to one reading. Faults of the whole package stop (EXT-0004, EXT-0006, EXT-0008, EXT-0009, EXT-0013, EXT-0014); the caller catches.
class Package {
  public:
    /// `bytes` must outlive the package.
    explicit Package(std::string_view bytes);
    Package(Package&&) noexcept;
    Package& operator=(Package&&) noexcept;
    ~Package();

    bool has(std::string_view name) const;
    bool has_below(std::string_view folder) const;
    /// The part unpacked; nothing when there is none. Names are compared without regard to the case of ASCII letters (ISO/IEC 29500-2, 6.2.2.3).
    std::optional<std::string> read(std::string_view name);
    /// The relationships of the part (of the package itself when empty).
    std::vector<Relationship> relationships(std::string_view part);
    /// `visit_part` for that part; null when there is none.
    diag::SourcePtr visit(std::string_view name, xml::Visitor& visitor, Cleaned& cleaned);

    /// The package as new bytes with these parts, each in place of the one it has or added; nothing else is touched: the others are copied as they are packed.
    /// The same arguments give the same bytes. Stops with EXT-0053.
    std::string with_parts(std::span<const NewPart> parts) const;

  private:
    struct Zip;
    std::unique_ptr<Zip> zip_;
};

/// The part that a package says it is about; nothing when it says none and has none by the usual name.
std::optional<std::string> find_main(Package& package);

/// The name of the part with the relationships of `part`.
std::string relationships_part(std::string_view part);

} // namespace qujat::extract
