#include "xml/tree_builder.hpp"

#include "base/utf8.hpp"
#include "xml/entities.hpp"
#include "xml/explain.hpp"

#include <utility>

namespace qujat::xml {

namespace {

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

} // namespace

/// libxml2 is C: no exception may pass through it.
struct TreeBuilder::Callbacks {
    template <class Body>
    static void guard(void* user, Body body) {
        auto& builder = *static_cast<TreeBuilder*>(user);
        if (builder.is_stopped_)
            return;
        try {
            body(builder);
        } catch (...) {
            builder.exception_ = std::current_exception();
            builder.stop();
        }
    }
    static void start(void* user, const xmlChar* local_name, const xmlChar*, const xmlChar* ns, int, const xmlChar**,
                      int count, int, const xmlChar** attributes) {
        guard(user, [&](TreeBuilder& builder) { builder.start(view(local_name), view(ns), attributes, count); });
    }
    static void end(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
        guard(user, [](TreeBuilder& builder) { builder.end(); });
    }
    static void characters(void* user, const xmlChar* text, int length) {
        guard(user, [&](TreeBuilder& builder) {
            builder.characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
        });
    }
    static void error(void* user, XmlErrorPointer error) {
        guard(user, [&](TreeBuilder& builder) { builder.error(*error); });
    }
    static xmlEntityPtr find(void* user, const xmlChar* name) {
        xmlEntityPtr found = nullptr;
        guard(user, [&](TreeBuilder& builder) { found = builder.find(name); });
        return found;
    }
    // The prolog was scanned before: only a declaration that the scan did not recognise comes here.
    static void doctype(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
        guard(user, [](TreeBuilder& builder) {
            builder.log_.add("XML-0002", {builder.tree_.source, 0, 0, {}});
            builder.stop();
        });
    }
};

TreeBuilder::TreeBuilder(diag::SourcePtr source, const Limits& limits, diag::Log& log) : limits_(limits), log_(log) {
    tree_.source = std::move(source);
}

xmlSAXHandler TreeBuilder::handler() {
    xmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = Callbacks::start;
    handler.endElementNs = Callbacks::end;
    handler.characters = handler.ignorableWhitespace = handler.cdataBlock = Callbacks::characters;
    handler.getEntity = Callbacks::find;
    handler.internalSubset = Callbacks::doctype;
    handler.serror = Callbacks::error;
    return handler;
}

void TreeBuilder::rethrow() const {
    if (exception_)
        std::rethrow_exception(exception_);
}

void TreeBuilder::stop() {
    is_stopped_ = true;
    if (parser_ != nullptr)
        xmlStopParser(parser_);
}

bool TreeBuilder::count_nodes(std::size_t more, diag::Place place) {
    count_ += more;
    if (count_ <= limits_.nodes)
        return true;
    log_.add("XML-0007", std::move(place), {{"limit", std::to_string(limits_.nodes)}});
    stop();
    return false;
}

Tag TreeBuilder::advance() {
    const Tag tag = next_tag(tree_.source->text, at_);
    at_ = tag.end;
    if (!text_.empty() && !nodes_.empty() && count_nodes(1, {tree_.source, tag.text_begin, tag.text_end, {}})) {
        Node& node = nodes_.back()->children.emplace_back();
        node.kind = Node::Kind::text;
        node.text = std::exchange(text_, {});
        node.begin = tag.text_begin;
        node.end = tag.text_end;
    }
    return tag;
}

void TreeBuilder::start(std::string_view local_name, std::string_view ns, const xmlChar** attributes, int count) {
    const Tag tag = advance();
    if (is_stopped_)
        return;
    const diag::Place place{tree_.source, tag.begin, tag.end, {}};
    if (open_.size() >= limits_.depth) {
        log_.add("XML-0006", place, {{"limit", std::to_string(limits_.depth)}});
        return stop();
    }
    const std::vector<WrittenAttribute> written = scan_attributes(tree_.source->text, tag);
    if (!count_nodes(1 + written.size(), place))
        return;
    Node& node = nodes_.empty() ? tree_.root : nodes_.back()->children.emplace_back();
    node.ns = ns;
    node.name = local_name;
    node.begin = tag.begin;
    node.end = tag.end;
    for (const WrittenAttribute& one : written) {
        if (one.name != "xmlns" && !one.name.starts_with("xmlns:")) {
            node.attributes.push_back(attribute(one, attributes, count));
        } else if (one.value.find('&') != std::string_view::npos) {
            // libxml2's versions disagree on what such a name is; nobody needs one.
            const auto size = static_cast<std::uint32_t>(one.value.size());
            log_.add("XML-0024", {tree_.source, one.value_begin, one.value_begin + size, {}});
            return stop();
        }
    }
    has_root_ = true;
    nodes_.push_back(&node);
    open_.push_back(tag);
}

// `found`: libxml2's five pointers for each attribute: local name, prefix, namespace, begin and end of its value.
Attribute TreeBuilder::attribute(const WrittenAttribute& written, const xmlChar** found, int count) const {
    const std::size_t colon = written.name.find(':');
    Attribute attribute;
    attribute.name = written.name.substr(colon == std::string_view::npos ? 0 : colon + 1);
    attribute.value = normalise_attribute(written.value);
    attribute.name_begin = written.name_begin;
    attribute.value_begin = written.value_begin;
    attribute.value_end = written.value_begin + static_cast<std::uint32_t>(written.value.size());
    if (colon == std::string_view::npos)
        return attribute;
    const std::string_view prefix = written.name.substr(0, colon);
    for (int i = 0; i < count; ++i)
        if (view(found[i * 5]) == attribute.name && view(found[i * 5 + 1]) == prefix)
            attribute.ns = view(found[i * 5 + 2]);
    return attribute;
}

void TreeBuilder::end() {
    if (open_.empty())
        return;
    if (!open_.back().is_empty)
        advance();
    nodes_.pop_back();
    open_.pop_back();
}

void TreeBuilder::characters(std::string_view text) { text_ += text; }

void TreeBuilder::error(const xmlError& error) {
    if (is_negligible(error))
        return;
    const long read_to = parser_ == nullptr ? 0 : xmlByteConsumed(parser_);
    const Situation situation{tree_.source, read_to < 0 ? 0 : static_cast<std::uint32_t>(read_to), at_, open_};
    log_.add(explain(error, situation));
    // What follows the first breach is guesswork; names without a namespace are not a breach of XML 1.0 and go on.
    if (error.level == XML_ERR_FATAL)
        is_stopped_ = true;
}

// Answered as if predefined: such an entity is put in as characters at once, without becoming an input of its own. In attributes libxml2 2.9 keeps
// only its first byte, which does no harm: their values are taken from the source (normalise_attribute).
xmlEntityPtr TreeBuilder::find(const xmlChar* name) {
    const auto character = find_entity(view(name));
    if (!character)
        return nullptr;
    entity_text_.clear();
    base::append(entity_text_, *character);
    entity_ = {};
    entity_.type = XML_ENTITY_DECL;
    entity_.etype = XML_INTERNAL_PREDEFINED_ENTITY;
    entity_.name = name;
    entity_.content = entity_.orig = reinterpret_cast<xmlChar*>(entity_text_.data());
    entity_.length = static_cast<int>(entity_text_.size());
    return &entity_;
}

} // namespace qujat::xml
