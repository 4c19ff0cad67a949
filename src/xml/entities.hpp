#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The named entities of HTML (its Latin-1, symbol and special sets), which people expect in XHTML although we read no DTD.
namespace qujat::xml {

/// The character that `name` stands for; XML's own five are among them. Names are case-sensitive, as in HTML.
std::optional<char32_t> find_entity(std::string_view name);

/// Every known name, sorted: for "did you mean".
const std::vector<std::string>& entity_names();

/// `raw`, an attribute value as written, with references resolved and white space normalised (XML 1.0, 3.3.3, CDATA). Well-formedness was checked
/// before: what is no reference after all is kept as it stands.
std::string normalise_attribute(std::string_view raw);

} // namespace qujat::xml
