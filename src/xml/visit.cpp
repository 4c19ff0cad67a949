#include "xml/visit.hpp"

#include "xml/check_source.hpp"
#include "xml/explain.hpp"
#include "xml/scan.hpp"
#include "xml/tree_builder.hpp"

#include <algorithm>
#include <deque>
#include <exception>
#include <new>
#include <string>
#include <utility>

namespace qujat::xml {

namespace {

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

// Belongs to one visit. libxml2's events are counted, so that only a fault has to find out where it stands.
class Walk {
  public:
    Walk(diag::SourcePtr source, Visitor& visitor, const Limits& limits, diag::Log& log)
        : source_(std::move(source)), visitor_(visitor), limits_(limits), log_(log) {}

    static xmlSAXHandler handler() {
        xmlSAXHandler handler{};
        handler.initialized = XML_SAX2_MAGIC;
        handler.startElementNs = on_start;
        handler.endElementNs = on_end;
        handler.characters = handler.ignorableWhitespace = handler.cdataBlock = on_characters;
        handler.internalSubset = on_doctype;
        handler.serror = on_error;
        return handler;
    }
    void watch(xmlParserCtxtPtr parser) { parser_ = parser; }
    void rethrow() const {
        if (exception_)
            std::rethrow_exception(exception_);
    }
    bool has_root() const { return events_ > 0; }

  private:
    // libxml2 is C: no exception may pass through it.
    template <class Body>
    static void guard(void* user, Body body) {
        auto& walk = *static_cast<Walk*>(user);
        if (walk.is_stopped_)
            return;
        try {
            body(walk);
        } catch (...) {
            walk.exception_ = std::current_exception();
            walk.stop();
        }
    }
    static void on_start(void* user, const xmlChar* local_name, const xmlChar*, const xmlChar* ns, int declarations,
                         const xmlChar**, int count, int, const xmlChar** attributes) {
        guard(user, [&](Walk& walk) { walk.start(view(local_name), view(ns), declarations, attributes, count); });
    }
    static void on_end(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
        guard(user, [](Walk& walk) { walk.end(); });
    }
    static void on_characters(void* user, const xmlChar* text, int length) {
        guard(user, [&](Walk& walk) {
            walk.is_in_text_ = true;
            walk.visitor_.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
        });
    }
    static void on_error(void* user, XmlErrorPointer error) {
        guard(user, [&](Walk& walk) { walk.error(*error); });
    }
    // The prolog was scanned before: only a declaration that the scan did not recognise comes here.
    static void on_doctype(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
        guard(user, [](Walk& walk) {
            walk.log_.add("XML-0002", {walk.source_, 0, 0, {}});
            walk.stop();
        });
    }

    void start(std::string_view name, std::string_view ns, int declarations, const xmlChar** found, int count);
    void end();
    void error(const xmlError& error);
    void refuse(std::string_view id, std::size_t limit);
    // libxml2 hands an ampersand of a value on as "&#38;", for its own tree to resolve; no other reference is left in a value.
    std::string_view with_ampersands(std::string_view value) {
        constexpr std::string_view written = "&#38;";
        std::string& text = values_.emplace_back(value);
        for (std::size_t at = text.find(written); at != std::string::npos; at = text.find(written, at + 1))
            text.replace(at, written.size(), "&");
        return text;
    }
    void stop() {
        is_stopped_ = true;
        if (parser_ != nullptr)
            xmlStopParser(parser_);
    }
    // The tags of the events heard so far, walked anew: `open` gets those not yet closed. Answers where the last one ends.
    std::uint32_t replay(std::vector<Tag>& open) const;

    diag::SourcePtr source_;
    Visitor& visitor_;
    Limits limits_;
    diag::Log& log_;
    xmlParserCtxtPtr parser_ = nullptr;
    std::vector<SeenAttribute> attributes_; ///< kept between calls for its memory
    std::deque<std::string> values_;        ///< of this element, those that had to be rewritten
    std::size_t count_ = 0, depth_ = 0;
    std::size_t events_ = 0; ///< starts and ends
    bool is_in_text_ = false, is_stopped_ = false;
    std::exception_ptr exception_;
};

// `found`: libxml2's five pointers for each attribute: local name, prefix, namespace, begin and end of its value.
void Walk::start(std::string_view name, std::string_view ns, int declarations, const xmlChar** found, int count) {
    if (depth_ >= limits_.depth)
        return refuse("XML-0006", limits_.depth);
    count_ += 1U + static_cast<std::size_t>(declarations) + static_cast<std::size_t>(count) + (std::exchange(is_in_text_, false) ? 1U : 0U);
    if (count_ > limits_.nodes)
        return refuse("XML-0007", limits_.nodes);
    attributes_.clear();
    values_.clear();
    for (int i = 0; i < count; ++i) {
        const xmlChar** const one = found + static_cast<std::ptrdiff_t>(i) * 5;
        const std::string_view value(reinterpret_cast<const char*>(one[3]), static_cast<std::size_t>(one[4] - one[3]));
        attributes_.push_back({view(one[2]), view(one[0]), value.find('&') == std::string_view::npos ? value : with_ampersands(value)});
    }
    ++events_;
    ++depth_;
    visitor_.start({ns, name, attributes_});
}

void Walk::end() {
    count_ += std::exchange(is_in_text_, false) ? 1U : 0U;
    if (count_ > limits_.nodes)
        return refuse("XML-0007", limits_.nodes);
    ++events_;
    --depth_;
    visitor_.end();
}

std::uint32_t Walk::replay(std::vector<Tag>& open) const {
    std::uint32_t at = 0;
    for (std::size_t heard = 0; heard < events_;) {
        const Tag tag = next_tag(source_->text, at);
        at = tag.end;
        if (tag.name.empty())
            break;
        ++heard;
        if (tag.is_closing && !open.empty())
            open.pop_back();
        else if (!tag.is_closing && !tag.is_empty)
            open.push_back(tag);
        else if (tag.is_empty)
            ++heard; // stands for both events; a fault cannot lie between them
    }
    return at;
}

void Walk::refuse(std::string_view id, std::size_t limit) {
    std::vector<Tag> open;
    const Tag tag = next_tag(source_->text, replay(open));
    log_.add(id, {source_, tag.begin, tag.end, {}}, {{"limit", std::to_string(limit)}});
    stop();
}

void Walk::error(const xmlError& error) {
    if (is_negligible(error))
        return;
    const long read_to = parser_ == nullptr ? 0 : xmlByteConsumed(parser_);
    std::vector<Tag> open;
    const std::uint32_t at = replay(open);
    log_.add(explain(error, {source_, read_to < 0 ? 0 : static_cast<std::uint32_t>(read_to), at, open}));
    // One suffices: nobody mends by hand what a program wrote, and replaying for each would cost the square. The parser is not halted from within
    // its own complaint.
    is_stopped_ = true;
}

} // namespace

const SeenAttribute* SeenElement::find(std::string_view attribute_name) const {
    const SeenAttribute* other = nullptr;
    for (const SeenAttribute& attribute : attributes) {
        if (attribute.name != attribute_name)
            continue;
        if (attribute.ns.empty())
            return &attribute;
        if (other == nullptr)
            other = &attribute;
    }
    return other;
}

const SeenAttribute* SeenElement::find(std::string_view attribute_name, std::string_view attribute_ns) const {
    const auto found = std::ranges::find_if(attributes, [&](const SeenAttribute& attribute) {
        return attribute.name == attribute_name && attribute.ns == attribute_ns;
    });
    return found == attributes.end() ? nullptr : &*found;
}

std::vector<diag::Diagnostic> visit(const diag::SourcePtr& source, Visitor& visitor, const Limits& limits) {
    diag::Log log;
    check_source(source, limits, log);
    if (log.has_errors())
        return log.take();
    Walk walk(source, visitor, limits, log);
    const ParserPtr parser = make_parser(*source, Walk::handler(), &walk);
    walk.watch(parser.get());
    xmlParseDocument(parser.get());
    walk.rethrow();
    if (parser->errNo == XML_ERR_NO_MEMORY)
        throw std::bad_alloc(); // no fault of the document
    if ((parser->wellFormed != 1 || !walk.has_root()) && !log.has_errors())
        log.add("XML-0001", {source, 0, 0, {}}, {{"reason", "libxml2"}});
    return log.take();
}

} // namespace qujat::xml
