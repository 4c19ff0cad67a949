#pragma once

#include "data/value.hpp"
#include "qujat/qujat.hpp"

#include "catch.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// What the tests of the engine share: the templates of this tree with the fonts installed here, data of papers, worlds in which single files differ.
namespace engine_test {

using namespace qujat;

inline constexpr Language languages[] = {Language::kk, Language::ru, Language::en};
inline const std::string certificate = "registration-certificate", refusal = "registration-refusal";

/// One paper of the four that each document has: language × edition.
struct Paper {
    std::string document, language, regime;
    std::string name() const { return document + " " + language + " " + regime; }
};
std::vector<Paper> papers();

std::shared_ptr<const World> real_world();
/// Opened once over `real_world`.
const Library& library();

/// The real world but for the files named here.
class ChangedWorld final : public World {
  public:
    std::map<std::string, File> files; ///< by their names in the template tree
    std::optional<std::string> fonts_xml;
    std::function<void()> before_read = [] {};

    ChangedWorld& replace(const std::string& name, const std::string& from, const std::string& to);
    ChangedWorld& put(const std::string& name, std::string bytes);
    ChangedWorld& remove(const std::string& name);

    File read(const std::string& name, std::size_t limit) const override;
    std::vector<std::string> documents() const override { return real_world()->documents(); }
    File font_list() const override;
    File font(const std::string& file_name) const override { return real_world()->font(file_name); }
    long long now() const override { return 1795000000; }
};

/// `text` with `from`, which must be there, replaced everywhere.
std::string replaced(std::string text, const std::string& from, const std::string& to);
/// `json` with the value at a path set (the parent must be there) or taken out.
std::string with(const std::string& json, const std::string& path, const std::string& value);
std::string without(const std::string& json, const std::string& path);
data::Value parsed(const std::string& json);
/// Paths of all values that hold no others: "/document/grounds/0".
std::set<std::string> leaves(const data::Value& value);

/// The sample of the document, moved to the time of the edition.
std::string data_of(const Paper& paper);
/// Ready to render: data as above, the day fixed.
RenderRequest request_of(const Paper& paper);

/// The bytes; the test fails with the problems when there are none.
std::string rendered(const Library& from, const RenderRequest& request);
std::string extracted(const std::string& pdf);
std::vector<std::string> ids(const Outcome& outcome);
bool has(const Outcome& outcome, const std::string& id);
Problem only(const Outcome& outcome, const std::string& id);

/// A folder under the build tree, empty at first.
std::string scratch(const std::string& name);
void save(const std::string& path, const std::string& bytes);
std::string load(const std::string& path);

} // namespace engine_test
