#include "base/utf8.hpp"
#include "xml/xml.hpp"
#include "require.hpp"

#include <cstdint>
#include <string>

using namespace qujat;

namespace {

// Whatever was accepted: places lie in the source, in order, on what they claim; texts are UTF-8.
void check(const xml::Node& node, const std::string& source, std::uint32_t& at) {
    require(node.begin >= at && node.begin < node.end && node.end <= source.size());
    at = node.end;
    if (!node.is_element()) {
        require(!node.text.empty() && !base::find_malformed(node.text));
        return;
    }
    require(source[node.begin] == '<' && source[node.end - 1] == '>');
    require(source.compare(node.begin + 1, node.name.size(), node.name) == 0 || source.find(':', node.begin) < node.end);
    for (const xml::Attribute& attribute : node.attributes) {
        require(attribute.name_begin > node.begin && attribute.value_begin <= attribute.value_end && attribute.value_end < node.end);
        require(source[attribute.value_begin - 1] == source[attribute.value_end]);
        require(!base::find_malformed(attribute.value));
    }
    for (const xml::Node& child : node.children)
        check(child, source, at);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto source = diag::make_source("fuzz", std::string(reinterpret_cast<const char*>(data), size));
    xml::Limits limits;
    limits.depth = 20;
    limits.nodes = 1000;
    const auto result = xml::parse(source, limits);
    require(result.value.has_value() == result.problems.empty());
    for (const diag::Diagnostic& problem : result.problems) {
        require(problem.place.begin <= problem.place.end && problem.place.end <= size);
        require(!diag::to_text(problem, base::Language::kk).empty());
        require(!base::find_malformed(diag::to_json(problem, base::Language::en)));
    }
    std::uint32_t at = 0;
    if (result.value)
        check(result.value->root, source->text, at);
    return 0;
}
