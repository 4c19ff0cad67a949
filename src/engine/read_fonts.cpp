#include "engine/parts.hpp"

#include "xml/xml.hpp"

#include <charconv>

namespace qujat::engine {

namespace {

constexpr std::string_view fonts_namespace = "urn:qujat:fonts:1";

std::string attribute(const xml::Tree& tree, const xml::Node& node, std::string_view name, diag::Log& log) {
    const xml::Attribute* found = node.find(name);
    if (!found)
        log.add("ENG-0301", tree.place(node), {{"found", "<" + node.name + ">"}, {"expected", std::string(name) + "=\"…\""}});
    return found ? found->value : std::string();
}

void read_family(const World& world, const xml::Tree& tree, const xml::Node& family, std::vector<font::FileSpec>& files, diag::Log& log) {
    const std::string name = attribute(tree, family, "name", log), package = attribute(tree, family, "package", log);
    for (const xml::Node& node : family.children) {
        if (!node.is_element())
            continue;
        font::FileSpec spec;
        spec.family = name;
        const std::string file_name = attribute(tree, node, "name", log), weight = attribute(tree, node, "weight", log);
        std::from_chars(weight.data(), weight.data() + weight.size(), spec.weight);
        spec.slope = attribute(tree, node, "slope", log) == "italic" ? font::Slope::italic : font::Slope::upright;
        spec.sha256 = attribute(tree, node, "sha256", log);
        File file = world.font(file_name);
        if (file.status != File::Status::ok) {
            log.add("ENG-0302", tree.place(node), {{"file", file_name}, {"package", package}});
            continue;
        }
        spec.path = file.name;
        spec.bytes = std::move(file.bytes);
        files.push_back(std::move(spec));
    }
}

} // namespace

diag::Result<font::Book> read_fonts(const World& world) {
    diag::Log log;
    File list = world.font_list();
    if (list.status != File::Status::ok) {
        log.add("ENG-0101", {}, {{"file", list.name.empty() ? "fonts.xml" : list.name}});
        return {std::nullopt, log.take()};
    }
    auto tree = xml::parse(diag::make_source(list.name, std::move(list.bytes)));
    log.add(std::move(tree.problems));
    if (!tree.value)
        return {std::nullopt, log.take()};
    std::vector<font::FileSpec> files;
    std::vector<std::string> fallback;
    if (tree.value->root.name != "fonts" || tree.value->root.ns != fonts_namespace)
        log.add("ENG-0301", tree.value->place(tree.value->root), {{"found", "<" + tree.value->root.name + ">"}, {"expected", "<fonts xmlns=\"urn:qujat:fonts:1\">"}});
    for (const xml::Node& node : tree.value->root.children) {
        if (!node.is_element())
            continue;
        if (node.name == "family")
            read_family(world, *tree.value, node, files, log);
        else if (node.name == "fallback")
            fallback.push_back(attribute(*tree.value, node, "family", log));
        else
            log.add("ENG-0301", tree.value->place(node), {{"found", "<" + node.name + ">"}, {"expected", "<family>, <fallback>"}});
    }
    auto book = font::load_book(std::move(files), std::move(fallback));
    log.add(std::move(book.problems));
    if (log.has_errors() || !book.value)
        return {std::nullopt, log.take()};
    return {std::move(book.value), log.take()};
}

} // namespace qujat::engine
