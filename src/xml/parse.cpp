#include "xml/xml.hpp"

#include "xml/check_source.hpp"
#include "xml/tree_builder.hpp"

#include <algorithm>
#include <utility>

namespace qujat::xml {

const Attribute* Node::find(std::string_view attribute_name, std::string_view attribute_ns) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const Attribute& attribute) {
        return attribute.name == attribute_name && attribute.ns == attribute_ns;
    });
    return found == attributes.end() ? nullptr : &*found;
}

diag::Place Tree::name_place(const Attribute& attribute) const {
    // As written the name may have a prefix; it ends where '=' or white space begins.
    const std::size_t end = source->text.find_first_of("= \t\r\n", attribute.name_begin);
    return {source, attribute.name_begin,
            static_cast<std::uint32_t>(std::min(end, source->text.size())), {}};
}

diag::Result<Tree> parse(diag::SourcePtr source, const Limits& limits) {
    diag::Log log;
    check_source(source, limits, log);
    if (log.has_errors())
        return {std::nullopt, log.take()};

    TreeBuilder builder(source, limits, log);
    const ParserPtr parser = make_parser(*source, TreeBuilder::handler(), &builder);
    builder.watch(parser.get());
    xmlParseDocument(parser.get());
    builder.rethrow();

    const bool is_whole = parser->wellFormed == 1 && builder.has_root();
    if (!is_whole && !log.has_errors())
        log.add("XML-0001", {source, 0, 0, {}}, {{"reason", "libxml2"}});
    if (log.has_errors())
        return {std::nullopt, log.take()};
    return diag::finish(builder.take(), log);
}

} // namespace qujat::xml
