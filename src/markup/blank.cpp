#include "markup/blank.hpp"

#include "markup/functions.hpp"
#include "markup/template.hpp"

#include <algorithm>

namespace qujat::markup {

namespace {

// A blank form has no items: a path from inside a q:for-each never leads to the operator but from the top.
bool leads_to_operator(const Expression& path) { return !path.steps.empty() && path.steps.front().kind == Step::Kind::child && path.steps.front().name == "operator"; }

bool has_class(const TemplateNode& node, std::string_view wanted) {
    if (node.fixed)
        return std::ranges::find(node.fixed->classes, wanted) != node.fixed->classes.end();
    return std::ranges::any_of(node.attributes, [&](const auto& attribute) {
        return attribute.first == "class" && std::ranges::any_of(attribute.second.pieces, [&](const TextTemplate::Piece& piece) { return (" " + piece.literal + " ").find(" " + std::string(wanted) + " ") != std::string::npos; });
    });
}

bool has_blank_line(const TemplateNode& node) {
    return (node.kind == TemplateNode::Kind::element && has_class(node, "blank")) || node.blank_rows > 0 || std::ranges::any_of(node.children, has_blank_line);
}

constexpr Function functions[] = {
    {"q:blank", 0, 0, ValueType::Kind::boolean, data::Format::none, [](const Call& call) { call.uses.blank = true; }, [](const Expression&, const Evaluation& at) { return of_boolean(at.blank != nullptr); }},
};

} // namespace

std::span<const Function> blank_functions() { return functions; }

bool is_known_in_blank(const Expression& expression) {
    if (expression.kind == Expression::Kind::path)
        return leads_to_operator(expression);
    return std::ranges::all_of(expression.parts, is_known_in_blank);
}

std::string path_in_contract(const Expression& expression, const Evaluation& at) {
    std::string path = expression.absolute ? std::string() : at.blank_context;
    for (const Step& step : expression.steps) {
        if (step.kind == Step::Kind::parent) {
            if (path.ends_with("/*"))
                path.resize(path.size() - 2);
            path.resize(std::min(path.rfind('/'), path.size()));
        } else if (step.kind == Step::Kind::child) {
            path += "/" + step.name + (step.index > 0 ? "/*" : "");
        }
    }
    return path;
}

bool is_open_in_blank(const Expression& expression, const Evaluation& at) {
    if (!at.blank || expression.kind != Expression::Kind::path || leads_to_operator(expression))
        return false;
    const data::Schema* schema = find_schema(*at.blank, path_in_contract(expression, at));
    return schema && schema->type != data::Type::boolean;
}

bool has_blank_form(const Template& templ) { return templ.uses.blank || has_blank_line(templ.html); }

} // namespace qujat::markup
