#pragma once

#include "markup/css.hpp"
#include "markup/elements.hpp"
#include "markup/expression.hpp"
#include "markup/markup.hpp"

/// Inside of a template: what `load_template` makes and `expand` reads.
namespace qujat::markup {

/// An attribute value with {expressions}: literal and expression in turn.
struct TextTemplate {
    struct Piece {
        std::string literal;
        std::optional<Expression> expression;
    };
    std::vector<Piece> pieces;
};

/// What an element or its box knows by its attributes. Without expressions in them all boxes of the element share one.
struct Attributes : base::Counted {
    std::string id;
    std::vector<std::string> classes;
    std::vector<std::pair<std::string, std::string>> all; ///< name and value, for selectors
    std::string description;                              ///< alt of a code or an image; description of a signature field
    std::string uri;                                      ///< of a link
    std::optional<int> number;                            ///< `start` of an ol, `value` of an li
    std::uint16_t column_span = 1, row_span = 1;          ///< colspan and rowspan; `span` of a column
};

struct TemplateNode {
    enum class Kind { element, text, value_of, when, otherwise, choose, for_each, citation, qr, signature_field } kind = Kind::element;
    const Element* element = nullptr; ///< of elements, codes and fields
    std::string name; ///< citation: id of the text; signature field: its name
    std::string text; ///< text node
    std::optional<base::Language> language; ///< from lang or xml:lang
    std::vector<std::pair<std::string, TextTemplate>> attributes; ///< class, id, …; qr: value, alt; signature field: description
    base::Shared<Attributes> fixed; ///< the attributes when no data are needed to know them
    doc::Scope scope = doc::Scope::none;    ///< of a th
    std::shared_ptr<const doc::Raster> raster;  ///< of an img
    std::vector<css::Declaration> hints;        ///< what attributes say of its looks, weaker than every rule of the author (HTML, 15.2)
    std::optional<Expression> expression;   ///< select or test; a q:if is a `when` of its own
    std::int64_t blank_rows = 0;            ///< of a q:for-each: how often a blank form goes round; 0: not said
    std::vector<TemplateNode> children;
    diag::Place place;
};

class Template {
  public:
    base::Language language = base::Language::kk;
    bool official = true;
    std::vector<TemplateNode> title; ///< children of <title>
    TemplateNode html;               ///< with `body` as its only child
    css::Stylesheet sheet;           ///< the user-agent's rules first, then the template's in order
    std::size_t user_agent_rules = 0;
    std::string document;            ///< id of the contract
    Uses uses;
    std::vector<std::string> citations;
};

/// What stands in the tree after the data are filled in: elements and texts, nothing of the template language. A long table has a million of them, so that what all
/// boxes of an element have in common stays in the template.
struct Box {
    enum class Kind : std::uint8_t { element, text, qr, signature_field } kind = Kind::element;
    base::Language language = base::Language::kk;
    const TemplateNode* node = nullptr;  ///< the element or text it came from
    data::Value from_data;               ///< of a text: the value it came from
    base::Shared<Attributes> attributes; ///< null when there are none
    base::Seldom<std::string> text;      ///< of a text that is neither literal nor the value's own; of a code
    base::Few<Box> children;

    std::string_view name() const { return node->element->name; }
    std::string_view words() const { return kind == Kind::text && node->kind == TemplateNode::Kind::text ? std::string_view(node->text) : text ? std::string_view(*text) : from_data.text(); }
    diag::Place place() const;
};

/// Reads what the attributes of an element mean, given their values. Reports MRK-0303 (a value that cannot be) and MRK-0314 (an address that is no link).
Attributes read_attributes(const TemplateNode& node, std::vector<std::pair<std::string, std::string>> values, diag::Path path, diag::Log& log);

/// What every page must say of the text on it.
struct PageMarks {
    bool official = true; ///< false: it is our translation
    bool draft = false;
};

/// Cascade and box generation: the expanded tree as a document. The boxes go as their blocks come. Reports MRK-0402 (a link without text), MRK-0405 (words in a line with edges or a background) and what `complete_tables` reports.
doc::Document compose(const Template& templ, Box html, std::string title, PageMarks marks, diag::Log& log);

/// The rules every template starts from: display and margins of the elements as HTML's rendering section suggests them.
diag::SourcePtr user_agent_sheet();

} // namespace qujat::markup
