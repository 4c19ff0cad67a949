#include "xml/explain.hpp"

#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "xml/entities.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace qujat::xml {

namespace {

using diag::Diagnostic;
using diag::Place;

// libxml2's texts come from the file as well: never hand on what is not UTF-8.
std::string clean(const char* text) {
    std::string cleaned = text == nullptr ? "" : text;
    if (const auto malformed = base::find_malformed(cleaned))
        cleaned.resize(*malformed);
    while (!cleaned.empty() && (cleaned.back() == '\n' || cleaned.back() == ' '))
        cleaned.pop_back();
    return diag::quoted(cleaned, 200);
}

std::string name_of(const Tag& tag) { return diag::quoted(tag.name); }

class Explainer {
  public:
    Explainer(const xmlError& error, const Situation& situation)
        : error_(error), situation_(situation), text_(situation.source->text) {
        read_to_ = std::min<std::uint32_t>(situation.read_to, static_cast<std::uint32_t>(text_.size()));
    }

    Diagnostic explain() const {
        switch (error_.code) {
        case XML_ERR_TAG_NAME_MISMATCH: return mismatch();
        case XML_ERR_TAG_NOT_FINISHED: return unclosed_element();
        case XML_ERR_LT_IN_ATTRIBUTE: return {"XML-0013", here(last_before("<")), {}, {}};
        case XML_ERR_ATTRIBUTE_NOT_STARTED:
        case XML_ERR_ATTRIBUTE_NOT_FINISHED:
        case XML_ERR_ATTRIBUTE_WITHOUT_VALUE: return {"XML-0014", here(read_to_), {}, {}};
        case XML_ERR_ENTITYREF_SEMICOL_MISSING: return {"XML-0015", here(last_before("&")), {}, {}};
        case XML_ERR_NAME_REQUIRED: return name_required();
        case XML_ERR_DOCUMENT_END: return {"XML-0017", here(read_to_), {}, {}};
        case XML_ERR_DOCUMENT_EMPTY: return {"XML-0018", here(read_to_), {}, {}};
        case XML_ERR_ATTRIBUTE_REDEFINED:
        case XML_NS_ERR_ATTRIBUTE_REDEFINED: return duplicate();
        case XML_NS_ERR_UNDEFINED_NAMESPACE: return undeclared_prefix();
        case XML_ERR_GT_REQUIRED:
        case XML_ERR_SPACE_REQUIRED: return unfinished_tag();
        case XML_ERR_INVALID_CHAR:
        case XML_ERR_INVALID_CHARREF:
        case XML_ERR_INVALID_DEC_CHARREF:
        case XML_ERR_INVALID_HEX_CHARREF: return {"XML-0022", here(read_to_), {}, {}};
        case XML_ERR_COMMENT_NOT_FINISHED:
        case XML_ERR_HYPHEN_IN_COMMENT: return {"XML-0023", here(last_before("<!--"), 4), {}, {}};
        case XML_ERR_RESERVED_XML_NAME: return {"XML-0025", here(last_before("<?"), 2), {}, {}};
        case XML_ERR_UNDECLARED_ENTITY:
        case XML_WAR_UNDECLARED_ENTITY: return unknown_entity();
        default: return general();
        }
    }

  private:
    Place here(std::uint32_t begin, std::uint32_t length = 1) const {
        const std::uint32_t size = static_cast<std::uint32_t>(text_.size());
        return {situation_.source, std::min(begin, size), std::min(begin + length, size), {}};
    }
    Place place_of(const Tag& tag) const { return {situation_.source, tag.begin, tag.end, {}}; }

    // Offset of the last `needle` that libxml2 has read; where it stands now if there is none.
    std::uint32_t last_before(std::string_view needle) const {
        const std::size_t found = text_.rfind(needle, read_to_);
        return found == std::string_view::npos ? read_to_ : static_cast<std::uint32_t>(found);
    }

    Diagnostic mismatch() const {
        const Tag closing = next_tag(text_, situation_.last_tag_end);
        if (situation_.open.empty() || !closing.is_closing)
            return general();
        const Tag& opening = situation_.open.back();
        return {"XML-0011",
                place_of(closing),
                {{"found", "</" + name_of(closing) + ">"}, {"expected", "</" + name_of(opening) + ">"},
                 {"line", std::to_string(diag::line_column(*situation_.source, opening.begin).line)}},
                {place_of(opening)}};
    }

    Diagnostic unclosed_element() const {
        if (situation_.open.empty())
            return general();
        const Tag& opening = situation_.open.back();
        return {"XML-0012", place_of(opening), {{"name", name_of(opening)}}, {here(read_to_)}};
    }

    // One code of libxml2 for '&' and for '<' without a name behind it.
    Diagnostic name_required() const {
        for (const std::uint32_t at : {read_to_ == 0 ? 0 : read_to_ - 1, read_to_}) {
            if (at < text_.size() && text_[at] == '&')
                return {"XML-0015", here(at), {}, {}};
            if (at < text_.size() && text_[at] == '<')
                return {"XML-0016", here(at), {}, {}};
        }
        return general();
    }

    Diagnostic duplicate() const {
        const auto attributes = scan_attributes(text_, next_tag(text_, situation_.last_tag_end));
        const auto local = [](std::string_view name) { return name.substr(name.find(':') + 1); };
        // Written alike, or (under two prefixes of one namespace) alike behind the prefix.
        for (const bool by_local_name : {false, true})
            for (auto second = attributes.begin(); second != attributes.end(); ++second)
                for (auto first = attributes.begin(); first != second; ++first)
                    if (first->name == second->name || (by_local_name && local(first->name) == local(second->name)))
                        return {"XML-0019",
                                name_place(*second),
                                {{"name", diag::quoted(second->name)}},
                                {name_place(*first)}};
        return general();
    }

    Diagnostic undeclared_prefix() const {
        const std::string prefix = clean(error_.str1);
        const Tag tag = next_tag(text_, situation_.last_tag_end);
        Place place{situation_.source, tag.begin + 1, tag.begin + 1 + static_cast<std::uint32_t>(tag.name.size()), {}};
        if (!tag.name.starts_with(prefix + ":"))
            for (const WrittenAttribute& attribute : scan_attributes(text_, tag))
                if (attribute.name.starts_with(prefix + ":")) {
                    place = name_place(attribute);
                    break;
                }
        return {"XML-0020", place, {{"prefix", prefix}}, {}};
    }

    Diagnostic unfinished_tag() const {
        const Tag tag = next_tag(text_, situation_.last_tag_end);
        if (tag.name.empty())
            return general();
        return {"XML-0021", here(read_to_), {{"name", name_of(tag)}}, {{situation_.source, tag.begin, tag.end, {}}}};
    }

    Diagnostic unknown_entity() const {
        const std::string name = clean(error_.str1);
        const std::uint32_t at = last_before("&" + name);
        const std::string near = base::nearest(name, entity_names());
        return {"XML-0005",
                here(at, static_cast<std::uint32_t>(name.size()) + 2),
                {{"name", "&" + name + ";"}, {"nearest", near.empty() ? "—" : "&" + near + ";"}},
                {}};
    }

    Diagnostic general() const { return {"XML-0001", here(read_to_), {{"reason", clean(error_.message)}}, {}}; }

    Place name_place(const WrittenAttribute& attribute) const {
        return {situation_.source, attribute.name_begin,
                attribute.name_begin + static_cast<std::uint32_t>(attribute.name.size()), {}};
    }

    const xmlError& error_;
    const Situation& situation_;
    std::string_view text_;
    std::uint32_t read_to_ = 0;
};

} // namespace

bool is_negligible(const xmlError& error) {
    return error.level == XML_ERR_WARNING || error.code == XML_WAR_NS_URI || error.code == XML_WAR_NS_URI_RELATIVE;
}

Diagnostic explain(const xmlError& error, const Situation& situation) {
    return Explainer(error, situation).explain();
}

} // namespace qujat::xml
