#pragma once

#include "markup/template.hpp"
#include "xml/xml.hpp"

/// Inside of `load_template`: what its parts share. See load_template.cpp (the file and its head), load_body.cpp (elements and instructions), load_attributes.cpp.
namespace qujat::markup {

struct Loading {
    const LoadInput& input;
    diag::Log& log;
    std::shared_ptr<Template> loaded;
    std::vector<std::pair<diag::Place, base::Language>> citation_places; ///< beside `citations` of the template
    int include_depth = 0, include_count = 0;
    int last_heading = 0;
    bool includes_stopped = false;
};

bool is_blank(std::string_view text);
bool is_xhtml(const xml::Node& node, std::string_view name);

void unknown_element(Loading& loading, const xml::Tree& tree, const xml::Node& node, const std::vector<std::string>& known);
void unknown_attribute(Loading& loading, const xml::Tree& tree, const xml::Attribute& attribute, const std::vector<std::string>& known);
/// Whatever stands where only `known` may; white space may stand anywhere.
void unexpected(Loading& loading, const xml::Tree& tree, const xml::Node& node, const std::vector<std::string>& known);
void only_attributes(Loading& loading, const xml::Tree& tree, const xml::Node& node, const std::vector<std::string>& known);
/// The file an attribute names; its problems stand at the attribute when they have no place of their own.
diag::SourcePtr read_named(Loading& loading, const xml::Tree& tree, const xml::Attribute& href);

/// The nodes inside an element or instruction, `around` saying what it is.
void load_children(Loading& loading, const xml::Tree& tree, const xml::Node& node, std::vector<TemplateNode>& out, const Scope& scope, Around& around);
/// Attributes and children of an element already known to stand where it may; `inside` says what holds in it.
void load_element(Loading& loading, const xml::Tree& tree, const xml::Node& node, TemplateNode& out, const Scope& scope, Around inside);

std::optional<Expression> load_expression(Loading& loading, const xml::Tree& tree, const xml::Attribute& attribute, std::string_view text, std::size_t offset);
/// XSLT 1.0, 7.6.2: {expression}, {{ and }} for the brackets themselves.
TextTemplate load_text_template(Loading& loading, const xml::Tree& tree, const xml::Attribute& attribute, const Scope& scope);
/// The attributes of an element; those of codes and fields are checked by whoever loads these.
void load_attributes(Loading& loading, const xml::Tree& tree, const xml::Node& node, TemplateNode& out, const Scope& scope);
/// Keeps in the node what needs no data.
void fix_attributes(Loading& loading, TemplateNode& out);

} // namespace qujat::markup
