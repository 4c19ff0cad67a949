#pragma once

#include "diag/diag.hpp"
#include "doc/doc.hpp"
#include "markup/css_counter_style.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The CSS profile: what a style sheet may say, read into rules once per template. Names and meanings as in the CSS specifications;
/// what is outside the profile is an error with the nearest supported name, never ignored.
namespace qujat::markup::css {

enum class TokenKind { ident, function, at_keyword, hash, string, number, percentage, dimension, white_space, delimiter, end };

/// A token of CSS Syntax 3, section 4. Numbers are kept in millionths, so that no floating point takes part.
struct Token {
    TokenKind kind = TokenKind::end;
    std::string text;        ///< name, string or the one delimiter
    std::int64_t micro = 0;  ///< number, percentage, dimension
    std::string unit;        ///< dimension, lower case
    std::uint32_t begin = 0, end = 0;
};

/// Splits the text. Comments vanish. Reports MRK-0101 (unclosed string or comment, stray character).
std::vector<Token> tokenize(const diag::SourcePtr& source, diag::Log& log);

/// A distance as written; `resolve` needs the font size for em.
struct Distance {
    enum class Unit { none, pt, em, rem, percent, automatic } unit = Unit::none;
    std::int64_t micro = 0;                      ///< of em, rem, percent, or the bare number
    base::Length length;                         ///< of pt: absolute units are converted at once (CSS Values 3, 6.2)
};

/// One piece of `content` (CSS Generated Content for Paged Media 3) or of the content list of `string-set`.
struct ContentPiece {
    enum class Kind {
        text,      ///< `text`
        counter,   ///< counter(name, style)
        counters,  ///< counters(name, "text", style): all of that name from the outermost inwards, `text` between
        string,    ///< string(name, which): in margin boxes alone
        attribute, ///< attr(name): not in margin boxes
        page,      ///< counter(page), counter(pages): in margin boxes alone
        pages,
        content    ///< content(): the text of the element, in string-set alone
    } kind = Kind::text;
    std::string text, name;
    std::string style = "decimal"; ///< of a counter: name of a counter style
    doc::ContentPiece::Which which = doc::ContentPiece::Which::first;
    diag::Place place;
    friend bool operator==(const ContentPiece& a, const ContentPiece& b) { return a.kind == b.kind && a.text == b.text && a.name == b.name && a.style == b.style && a.which == b.which; }
};

/// A counter with the number that it is set to or that it grows by (CSS Lists 3, 4).
struct CounterChange {
    std::string name;
    int value = 0;
    friend bool operator==(const CounterChange&, const CounterChange&) = default;
};

/// `string-set: name pieces` (CSS GCPM 3, 1.1.1).
struct StringSet {
    std::string name;
    std::vector<ContentPiece> pieces;
};

struct Value {
    enum class Kind { inherit, initial, keyword, distance, color, families, name, pieces, counters, strings } kind = Kind::keyword;
    int keyword = 0;               ///< an enumerator of the property's own type
    Distance distance, second;     ///< second: the vertical border-spacing
    doc::Color color;
    std::vector<std::string> families;
    std::string name;              ///< of a counter style (or `"` and a string), a page
    std::vector<ContentPiece> pieces;
    std::vector<CounterChange> counters;
    std::vector<StringSet> strings;
};

/// One longhand; shorthands are split while reading.
struct Declaration {
    std::size_t property = 0; ///< index into the property table
    Value value;
    bool important = false;
    diag::Place place;
};

/// One compound selector: element name (empty = any), id, classes, attributes, pseudo-classes.
struct Compound {
    std::string element, id;
    std::vector<std::string> classes;
    std::vector<std::pair<std::string, std::optional<std::string>>> attributes;
    std::vector<std::pair<int, int>> nth; ///< :nth-child(an+b)
    bool first_child = false, last_child = false;
    std::string language;
};
enum class Combinator { descendant, child };
enum class PseudoElement { none, before, after };

struct Selector {
    std::vector<Compound> compounds;      ///< left to right
    std::vector<Combinator> combinators;  ///< between them
    int specificity = 0;                  ///< ids × 10000 + classes × 100 + elements (Selectors 3, section 9)
    PseudoElement pseudo = PseudoElement::none;
};

struct Rule {
    std::vector<Selector> selectors;
    std::vector<Declaration> declarations;
};

struct MarginRule {
    doc::MarginBox box = doc::MarginBox::bottom_center;
    std::vector<Declaration> declarations;
    diag::Place place;
};

/// @page. Of several that fit a page, those with a name come behind those without, and those with :first behind those (CSS Paged Media 3, 5).
struct PageRule {
    std::string name;        ///< empty: every page
    bool first_only = false; ///< :first
    std::optional<base::Size> size;
    std::vector<Declaration> declarations; ///< margins; with :first those above and below alone
    std::vector<MarginRule> margins;
    diag::Place place;
};

struct Stylesheet {
    std::vector<Rule> rules;
    std::vector<PageRule> pages;
    CounterStyles counter_styles;
};

/// Reports MRK-0102 (syntax), MRK-0103 (unknown property), MRK-0104 (value not supported for the property), MRK-0105 (selector), MRK-0106 (at-rule or margin box), MRK-0107 (unknown unit),
/// MRK-0108 (counter style), MRK-0111 to MRK-0113 (at-rules with a better way). Goes on behind each error.
Stylesheet parse(const diag::SourcePtr& source, diag::Log& log);

/// What can be judged when all sheets of a template are together: names of counter styles (MRK-0109, MRK-0110), pages (MRK-0114), named strings (MRK-0115) and counters (MRK-0116)
/// that nothing defines. CSS gives them an empty meaning; here they are surely misspelt.
void check_names(const Stylesheet& sheet, diag::Log& log);

/// Reads `value`, which is not empty, as the value of `property` (a longhand or a shorthand); appends longhands.
void parse_declaration(std::string_view property, const diag::Place& name_place, std::vector<Token> value, bool important,
                       const diag::SourcePtr& source, std::vector<Declaration>& out, diag::Log& log);

struct Inherited {
    const doc::Style* parent = nullptr; ///< null for the root element
    base::Length root_font_size;
};

/// Computed style of a box: inherited values from the parent, then the declarations in cascade order (the caller sorted them). `line-height`, font size and em are resolved
/// here (CSS 2.1, 6.1). Counters, strings and `content` are not part of a style.
doc::Style compute(const std::vector<const Declaration*>& in_cascade_order, const Inherited& inherited);

/// The `content` of ::before or ::after; nothing for `none`, `normal` or when not declared: then there is no such box (CSS 2.1, 12.2).
std::optional<std::vector<ContentPiece>> content_of(const std::vector<const Declaration*>& in_cascade_order);

/// The `content` of a margin box: texts, strings and page numbers alone.
std::optional<std::vector<doc::ContentPiece>> margin_content_of(const std::vector<const Declaration*>& in_cascade_order);

/// What an element does to counters, in the order in which it does: it resets, increments and sets them (CSS Lists 3, 4).
struct CounterChanges {
    std::vector<CounterChange> resets, increments, sets;
};
CounterChanges counters_of(const std::vector<const Declaration*>& in_cascade_order);

std::vector<StringSet> string_sets_of(const std::vector<const Declaration*>& in_cascade_order);

/// The page margins among the declarations, over those there are. Percentages are of the sheet's width for left and right, of its height for top and bottom.
void apply_page_margins(const std::vector<const Declaration*>& in_cascade_order, base::Size sheet, std::array<base::Length, 4>& margins);

/// Names of all supported properties, for docs and hints.
const std::vector<std::string>& property_names();

/// What docs say of a property; in the order of the names.
struct PropertyText {
    std::string_view name, values;
    std::string_view initial;      ///< empty for a shorthand
    std::string_view inherited;    ///< "yes", "no"; empty for a shorthand
    std::string_view clause;       ///< where it is specified
};
const std::vector<PropertyText>& property_texts();

} // namespace qujat::markup::css
