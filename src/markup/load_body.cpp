#include "markup/load_parts.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace qujat::markup {

namespace {

const std::vector<std::string> instructions = {"choose", "citation", "for-each", "if", "include", "otherwise", "qr", "signature-field", "value-of", "when"};
const std::vector<std::string> without_content = {"citation", "include", "qr", "signature-field", "value-of"};

// ISO 14289-1, 7.4.2: no level is left out on the way down.
void check_heading(Loading& loading, const xml::Tree& tree, const xml::Node& node) {
    if (node.name.size() != 2 || node.name[0] != 'h' || node.name[1] < '1' || node.name[1] > '6')
        return;
    const int level = node.name[1] - '0';
    if (level > loading.last_heading + 1)
        loading.log.add("MRK-0309", tree.place(node), {{"found", node.name}, {"expected", "h" + std::to_string(loading.last_heading + 1)}});
    loading.last_heading = level;
}

// The one attribute an instruction must have.
const xml::Attribute* needed(Loading& loading, const xml::Tree& tree, const xml::Node& node, std::string_view name, std::vector<std::string> also = {}) {
    also.emplace_back(name);
    only_attributes(loading, tree, node, also);
    const xml::Attribute* found = node.find(name);
    if (!found)
        loading.log.add("MRK-0304", tree.place(node), {{"element", "q:" + node.name}, {"attribute", std::string(name) + "=\"…\""}});
    return found;
}

void add_element(Loading& loading, const xml::Tree& tree, const xml::Node& node, std::vector<TemplateNode>& out, const Scope& scope, Around& around);

void condition(Loading& loading, const xml::Tree& tree, const xml::Node& node, TemplateNode& out, Scope scope, Around& around) {
    const auto* test = needed(loading, tree, node, "test");
    if (test && (out.expression = load_expression(loading, tree, *test, test->value, 0))) {
        std::set<std::string> proved;
        check_test(*out.expression, scope, tree.source, loading.loaded->uses, proved, loading.log);
        scope.guards.insert(proved.begin(), proved.end());
    }
    load_children(loading, tree, node, out.children, scope, around);
}

void for_each(Loading& loading, const xml::Tree& tree, const xml::Node& node, TemplateNode& out, Scope scope, Around& around) {
    out.kind = TemplateNode::Kind::for_each;
    const auto* select = needed(loading, tree, node, "select", {"blank"});
    if (const auto* rows = node.find("blank")) {
        const char* end = rows->value.data() + rows->value.size();
        const auto read = std::from_chars(rows->value.data(), end, out.blank_rows);
        if (read.ec != std::errc() || read.ptr != end || out.blank_rows < 1 || out.blank_rows > 100) {
            loading.log.add("MRK-0420", tree.value_place(*rows), {{"found", diag::quoted(rows->value)}});
            out.blank_rows = 0;
        }
    }
    if (!select || !(out.expression = load_expression(loading, tree, *select, select->value, 0)))
        return;
    const ValueType list = check(*out.expression, scope, tree.source, loading.loaded->uses, loading.log);
    if (list.kind == ValueType::Kind::unknown)
        return;
    if (list.kind != ValueType::Kind::list) {
        loading.log.add("MRK-0206", tree.value_place(*select), {{"function", "q:for-each"}, {"expected", "list"}});
        return;
    }
    scope.context = {&list.schema->items.front(), list.path + "/*"};
    scope.in_for_each = true;
    std::erase_if(scope.guards, [&](const std::string& guard) { return guard.starts_with(list.path + "/*"); }); // proved of another item
    const bool repeats = std::exchange(around.repeats, true);
    load_children(loading, tree, node, out.children, scope, around);
    around.repeats = repeats;
}

void include(Loading& loading, const xml::Tree& tree, const xml::Node& node, std::vector<TemplateNode>& out, const Scope& scope, Around& around) {
    const auto* href = needed(loading, tree, node, "href");
    if (!href)
        return;
    if (loading.includes_stopped)
        return;
    // Beyond either limit reading stops altogether: a circle of files that include many would else go on for ever.
    if (++loading.include_depth > 8 || ++loading.include_count > 1000) {
        loading.includes_stopped = true;
        loading.log.add("MRK-0307", tree.value_place(*href), {{"found", href->value}});
    } else if (const auto source = read_named(loading, tree, *href)) {
        auto fragment = xml::parse(source);
        loading.log.add(std::move(fragment.problems));
        if (fragment.value && (fragment.value->root.name != "div" || fragment.value->root.ns != xml::xhtml_namespace)) {
            loading.log.add("MRK-0301", fragment.value->place(fragment.value->root), {{"found", fragment.value->root.name}, {"nearest", "div"}});
        } else if (fragment.value) {
            add_element(loading, *fragment.value, fragment.value->root, out, scope, around);
        }
    }
    --loading.include_depth;
}

void instruction(Loading& loading, const xml::Tree& tree, const xml::Node& node, std::vector<TemplateNode>& out, const Scope& scope, Around& around) {
    TemplateNode made;
    made.place = tree.place(node);
    if (std::ranges::find(without_content, node.name) != without_content.end()) {
        for (const xml::Node& child : node.children)
            unexpected(loading, tree, child, {});
        if (node.name != "include")
            check_text(made.place, "<q:" + node.name + ">", around, loading.log);
    }
    if (node.name == "value-of") {
        made.kind = TemplateNode::Kind::value_of;
        if (const auto* select = needed(loading, tree, node, "select")) {
            made.expression = load_expression(loading, tree, *select, select->value, 0);
            if (made.expression)
                check_printed(*made.expression, scope, tree.source, loading.loaded->uses, loading.log);
        }
    } else if (node.name == "if") {
        made.kind = TemplateNode::Kind::when;
        condition(loading, tree, node, made, scope, around);
    } else if (node.name == "choose") {
        made.kind = TemplateNode::Kind::choose;
        only_attributes(loading, tree, node, {});
        const Around before = around;
        for (const xml::Node& child : node.children) {
            if (!child.is_element() && is_blank(child.text))
                continue;
            Around here = before; // one branch of them all is taken
            TemplateNode branch;
            branch.place = tree.place(child);
            branch.kind = child.name == "when" ? TemplateNode::Kind::when : TemplateNode::Kind::otherwise;
            if (child.ns != template_namespace || (child.name != "when" && child.name != "otherwise")) {
                loading.log.add("MRK-0301", tree.place(child), {{"found", child.is_element() ? child.name : diag::quoted(child.text, 20)}, {"nearest", "q:when"}});
                continue;
            }
            if (child.name == "when") {
                condition(loading, tree, child, branch, scope, here);
            } else {
                only_attributes(loading, tree, child, {});
                load_children(loading, tree, child, branch.children, scope, here);
            }
            around.stage = std::max(around.stage, here.stage);
            around.has_cell = around.has_cell || here.has_cell;
            made.children.push_back(std::move(branch));
        }
    } else if (node.name == "for-each") {
        for_each(loading, tree, node, made, scope, around);
    } else if (node.name == "citation") {
        made.kind = TemplateNode::Kind::citation;
        if (const auto* of = needed(loading, tree, node, "of")) {
            made.name = of->value;
            loading.loaded->citations.push_back(of->value);
            loading.citation_places.push_back({tree.value_place(*of), scope.words});
        }
    } else if (node.name == "qr") {
        made.kind = TemplateNode::Kind::qr;
        made.element = &qr_element();
        needed(loading, tree, node, "value", {"alt", "class", "id"});
        if (!node.find("alt"))
            loading.log.add("MRK-0304", tree.place(node), {{"element", "q:qr"}, {"attribute", "alt=\"…\""}});
        for (const xml::Attribute& attribute : node.attributes)
            made.attributes.emplace_back(attribute.name, load_text_template(loading, tree, attribute, scope));
        fix_attributes(loading, made);
    } else if (node.name == "signature-field") {
        made.kind = TemplateNode::Kind::signature_field;
        made.element = &field_element();
        if (const auto* name = needed(loading, tree, node, "name", {"description", "class", "id"}))
            made.name = name->value;
        if (!node.find("description"))
            loading.log.add("MRK-0304", tree.place(node), {{"element", "q:signature-field"}, {"attribute", "description=\"…\""}});
        for (const xml::Attribute& attribute : node.attributes)
            made.attributes.emplace_back(attribute.name, load_text_template(loading, tree, attribute, scope));
        fix_attributes(loading, made);
    } else if (node.name == "include") {
        include(loading, tree, node, out, scope, around);
        return;
    } else {
        unknown_element(loading, tree, node, instructions);
        return;
    }
    out.push_back(std::move(made));
}

void add_element(Loading& loading, const xml::Tree& tree, const xml::Node& node, std::vector<TemplateNode>& out, const Scope& scope, Around& around) {
    TemplateNode made;
    made.element = find_element(node.name);
    made.place = tree.place(node);
    check_heading(loading, tree, node);
    check_place(tree, node, *made.element, around, loading.log);
    if (node.name == "th")
        made.scope = scope_of(tree, node, around, loading.log);
    around.has_cell = around.has_cell || node.name == "td" || node.name == "th";
    load_element(loading, tree, node, made, scope, around.inside(*made.element));
    out.push_back(std::move(made));
}

} // namespace

void load_element(Loading& loading, const xml::Tree& tree, const xml::Node& node, TemplateNode& out, const Scope& scope, Around inside) {
    load_attributes(loading, tree, node, out, scope);
    Scope words = scope;
    if (out.language && *out.language != base::Language::en) // no act speaks English
        words.words = *out.language;
    load_children(loading, tree, node, out.children, words, inside);
    if (node.name == "colgroup" && node.find("span")) { // HTML, 4.9.3: either a number of columns or the columns
        for (const xml::Node& child : node.children) {
            if (child.is_element())
                loading.log.add("MRK-0310", tree.place(child), {{"found", "<" + child.name + ">"}, {"parent", "colgroup span"}, {"expected", "–"}});
        }
    }
}

void load_children(Loading& loading, const xml::Tree& tree, const xml::Node& node, std::vector<TemplateNode>& out, const Scope& scope, Around& around) {
    const bool holds_text = around.parent->content == Element::Content::flow || around.parent->content == Element::Content::phrasing;
    for (const xml::Node& child : node.children) {
        if (!child.is_element()) {
            if (!holds_text && is_blank(child.text))
                continue;
            check_text(tree.place(child), diag::quoted(child.text, 20), around, loading.log);
            TemplateNode text;
            text.kind = TemplateNode::Kind::text;
            text.text = child.text;
            text.place = tree.place(child);
            out.push_back(std::move(text));
        } else if (child.ns == template_namespace) {
            instruction(loading, tree, child, out, scope, around);
        } else if (child.ns == xml::xhtml_namespace && find_element(child.name)) {
            add_element(loading, tree, child, out, scope, around);
        } else {
            unknown_element(loading, tree, child, element_names());
        }
    }
}

} // namespace qujat::markup
