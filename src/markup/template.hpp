#pragma once

#include "markup/css.hpp"
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

struct TemplateNode {
    enum class Kind { element, text, value_of, when, otherwise, choose, for_each, citation, qr, signature_field } kind = Kind::element;
    std::string name; ///< element: local name; citation: id of the text; signature field: its name
    std::string text; ///< text node
    std::optional<base::Language> language; ///< from lang or xml:lang
    std::vector<std::pair<std::string, TextTemplate>> attributes; ///< class, id, …; qr: value, alt; signature field: description
    std::optional<Expression> expression;   ///< select or test; a q:if is a `when` of its own
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

/// What stands in the tree after the data are filled in: elements and texts, nothing of the template language.
struct Box {
    enum class Kind { element, text, qr, signature_field } kind = Kind::element;
    std::string name, id;
    std::vector<std::string> classes;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::string text;        ///< text; qr: its content; signature field: its name
    std::string description; ///< qr: alternative text; signature field: description
    base::Language language = base::Language::kk;
    std::vector<Box> children;
    diag::Place place;
};

/// Cascade and box generation: the expanded tree as a document.
doc::Document compose(const Template& templ, const Box& html, std::string title, bool official);

/// The rules every template starts from: display and margins of the elements as HTML's rendering section suggests them.
diag::SourcePtr user_agent_sheet();

} // namespace qujat::markup
