#include "markup/template.hpp"

#include "base/nearest.hpp"
#include "xml/xml.hpp"

#include <algorithm>

namespace qujat::markup {

namespace {

const std::vector<std::string> body_elements = {"b", "blockquote", "br", "div", "em", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "i",
                                                "li", "ol", "p", "section", "small", "span", "strong", "sub", "sup", "u", "ul"};
const std::vector<std::string> instructions = {"choose", "citation", "for-each", "if", "include", "otherwise", "qr", "signature-field", "value-of", "when"};
const std::vector<std::string> element_attributes = {"class", "id", "lang", "title"};

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

class Loader {
  public:
    Loader(const LoadInput& input, diag::Log& log) : input_(input), log_(log), loaded_(std::make_shared<Template>()) {}

    TemplatePtr run(const diag::SourcePtr& source) {
        auto tree = xml::parse(source);
        log_.add(std::move(tree.problems));
        if (!tree.value)
            return loaded_;
        loaded_->language = input_.language;
        loaded_->document = input_.contract.id;
        loaded_->sheet = css::parse(user_agent_sheet(), log_);
        loaded_->user_agent_rules = loaded_->sheet.rules.size();
        Scope scope;
        scope.contract = &input_.contract;
        scope.language = scope.words = input_.language;
        scope.context = {&input_.contract.root, ""};
        if (!html(*tree.value, scope))
            return loaded_;
        check_unprinted(input_.contract.root, "", source);
        check_legal_texts(source);
        return loaded_;
    }

  private:
    using Node = xml::Node;

    // False: no template at all, so that there is nothing more to say about it.
    bool html(const xml::Tree& tree, const Scope& scope) {
        const Node& root = tree.root;
        if (root.ns != xml::xhtml_namespace || root.name != "html") {
            log_.add("MRK-0301", tree.place(root), {{"found", root.name}, {"nearest", "html xmlns=\"" + std::string(xml::xhtml_namespace) + "\""}});
            return false;
        }
        loaded_->html.name = "html";
        loaded_->html.place = tree.place(root);
        bool has_official = false;
        for (const xml::Attribute& attribute : root.attributes) {
            if (attribute.ns == template_namespace && attribute.name == "official") {
                has_official = true;
                loaded_->official = attribute.value == "yes";
                if (attribute.value != "yes" && attribute.value != "no")
                    log_.add("MRK-0303", tree.value_place(attribute), {{"attribute", "q:official"}, {"found", attribute.value}, {"expected", "yes, no"}});
            } else if (attribute.name == "lang") {
                if (attribute.value != base::code(input_.language))
                    log_.add("MRK-0303", tree.value_place(attribute), {{"attribute", "lang"}, {"found", attribute.value}, {"expected", std::string(base::code(input_.language))}});
            } else {
                unknown_attribute(tree, attribute, {"lang", "q:official"});
            }
        }
        if (!has_official)
            log_.add("MRK-0304", tree.place(root), {{"element", "html"}, {"attribute", "q:official=\"yes|no\""}});
        const Node* body = nullptr;
        for (const Node& child : root.children) {
            if (is_xhtml(child, "head"))
                head(tree, child, scope);
            else if (is_xhtml(child, "body") && !body)
                body = &child;
            else
                unexpected(tree, child, {"head", "body"});
        }
        if (loaded_->title.empty())
            log_.add("MRK-0304", tree.place(root), {{"element", "head"}, {"attribute", "<title>"}});
        if (!body) {
            log_.add("MRK-0304", tree.place(root), {{"element", "html"}, {"attribute", "<body>"}});
            return true;
        }
        TemplateNode out;
        out.name = "body";
        out.place = tree.place(*body);
        element(tree, *body, out, scope);
        loaded_->html.children.push_back(std::move(out));
        return true;
    }

    static bool is_xhtml(const Node& node, std::string_view name) { return node.is_element() && node.ns == xml::xhtml_namespace && node.name == name; }

    void head(const xml::Tree& tree, const Node& head, const Scope& scope) {
        only_attributes(tree, head, {});
        for (const Node& child : head.children) {
            if (is_xhtml(child, "title")) {
                only_attributes(tree, child, {});
                for (const Node& inner : child.children) { // of elements a title shows nothing
                    if (inner.is_element() && inner.ns != template_namespace)
                        unexpected(tree, inner, {"q:value-of"});
                }
                children(tree, child, loaded_->title, scope);
            } else if (is_xhtml(child, "style")) {
                only_attributes(tree, child, {"type"});
                for (const Node& inner : child.children) {
                    if (inner.is_element())
                        unexpected(tree, inner, {});
                }
                if (child.children.empty())
                    continue;
                // A style sheet inside the template: blanks up to its place keep lines and columns true.
                std::string text(tree.source->text.substr(0, child.children.front().end));
                for (std::size_t i = 0; i < child.children.front().begin; ++i)
                    text[i] = text[i] == '\n' ? '\n' : ' ';
                sheet(css::parse(diag::make_source(tree.source->name, std::move(text)), log_));
            } else if (is_xhtml(child, "link")) {
                only_attributes(tree, child, {"href", "rel", "type"});
                link(tree, child);
            } else {
                unexpected(tree, child, {"title", "style", "link"});
            }
        }
    }

    void link(const xml::Tree& tree, const Node& link) {
        const xml::Attribute* href = link.find("href");
        const xml::Attribute* rel = link.find("rel");
        if (!href || !rel || rel->value != "stylesheet") {
            log_.add("MRK-0304", tree.place(link), {{"element", "link"}, {"attribute", "rel=\"stylesheet\" href=\"…\""}});
            return;
        }
        if (const auto source = read(tree, *href))
            sheet(css::parse(source, log_));
    }

    void sheet(css::Stylesheet more) {
        std::ranges::move(more.rules, std::back_inserter(loaded_->sheet.rules));
        std::ranges::move(more.pages, std::back_inserter(loaded_->sheet.pages));
    }

    diag::SourcePtr read(const xml::Tree& tree, const xml::Attribute& href) {
        auto source = input_.read(href.value, tree.source);
        if (!source.value) {
            for (diag::Diagnostic& problem : source.problems) {
                // A file that is not there has no place of its own: the reference to it is the place.
                if (problem.place.source)
                    problem.related.push_back(tree.value_place(href));
                else
                    problem.place = tree.value_place(href);
            }
        }
        log_.add(std::move(source.problems));
        return source.value.value_or(nullptr);
    }

    void unknown_element(const xml::Tree& tree, const Node& node, const std::vector<std::string>& known) {
        const bool ours = node.ns == template_namespace;
        std::string nearest = base::nearest(node.name, known);
        if (!nearest.empty() && ours)
            nearest.insert(0, "q:");
        log_.add("MRK-0301", tree.place(node), {{"found", (ours ? "q:" : "") + node.name}, {"nearest", nearest}});
    }
    // Whatever stands where only `known` may; white space may stand anywhere.
    void unexpected(const xml::Tree& tree, const Node& node, const std::vector<std::string>& known) {
        if (node.is_element())
            unknown_element(tree, node, known);
        else if (!is_blank(node.text))
            log_.add("MRK-0301", tree.place(node), {{"found", diag::quoted(node.text, 20)}, {"nearest", known.empty() ? "" : known.front()}});
    }
    void expect_empty(const xml::Tree& tree, const Node& node) {
        for (const Node& child : node.children)
            unexpected(tree, child, {});
    }
    void only_attributes(const xml::Tree& tree, const Node& node, const std::vector<std::string>& known) {
        for (const xml::Attribute& attribute : node.attributes) {
            if (!attribute.ns.empty() || std::ranges::find(known, attribute.name) == known.end())
                unknown_attribute(tree, attribute, known);
        }
    }
    void unknown_attribute(const xml::Tree& tree, const xml::Attribute& attribute, const std::vector<std::string>& known) {
        log_.add("MRK-0302", tree.name_place(attribute), {{"found", attribute.name}, {"nearest", base::nearest(attribute.name, known)}});
    }

    void attributes(const xml::Tree& tree, const Node& node, TemplateNode& out, const Scope& scope) {
        for (const xml::Attribute& attribute : node.attributes) {
            if (attribute.name == "lang" && (attribute.ns.empty() || attribute.ns == xml::xml_namespace)) {
                out.language = base::find_language(attribute.value);
                out.attributes.emplace_back("lang", TextTemplate{{{attribute.value, std::nullopt}}}); // for [lang] in selectors
                if (!out.language)
                    log_.add("MRK-0303", tree.value_place(attribute), {{"attribute", "lang"}, {"found", attribute.value}, {"expected", "kk, ru, en"}});
            } else if (attribute.ns.empty() && std::ranges::find(element_attributes, attribute.name) != element_attributes.end()) {
                out.attributes.emplace_back(attribute.name, text_template(tree, attribute, scope));
            } else {
                unknown_attribute(tree, attribute, element_attributes);
            }
        }
    }

    // XSLT 1.0, 7.6.2: {expression}, {{ and }} for the brackets themselves.
    TextTemplate text_template(const xml::Tree& tree, const xml::Attribute& attribute, const Scope& scope) {
        TextTemplate out;
        std::string literal;
        const std::string& value = attribute.value;
        const auto flush = [&] {
            if (!literal.empty())
                out.pieces.push_back({std::move(literal), std::nullopt});
            literal.clear();
        };
        for (std::size_t i = 0; i < value.size(); ++i) {
            const bool doubled = i + 1 < value.size() && value[i + 1] == value[i];
            if ((value[i] == '{' || value[i] == '}') && doubled) {
                literal += value[i++];
                continue;
            }
            const std::size_t close = value[i] == '{' ? value.find('}', i) : std::string::npos;
            if (value[i] == '}' || (value[i] == '{' && close == std::string::npos)) {
                log_.add("MRK-0303", tree.value_place(attribute), {{"attribute", attribute.name}, {"found", std::string(1, value[i])}, {"expected", "{…}"}});
                return out;
            }
            if (value[i] != '{') {
                literal += value[i];
                continue;
            }
            flush();
            if (auto expression = parse(tree, attribute, std::string_view(value).substr(i + 1, close - i - 1), i + 1)) {
                check_printed(*expression, scope, tree.source, loaded_->uses, log_);
                out.pieces.push_back({"", std::move(expression)});
            }
            i = close;
        }
        flush();
        return out;
    }

    std::optional<Expression> parse(const xml::Tree& tree, const xml::Attribute& attribute, std::string_view text, std::size_t offset) {
        // Where a reference such as &lt; stands in the value, offsets behind it are a few bytes off; the column is near enough to see.
        return parse_expression(text, tree.source, attribute.value_begin + static_cast<std::uint32_t>(offset), log_);
    }

    // The one attribute an instruction must have.
    const xml::Attribute* needed(const xml::Tree& tree, const Node& node, std::string_view name, std::vector<std::string> also = {}) {
        also.emplace_back(name);
        only_attributes(tree, node, also);
        const xml::Attribute* found = node.find(name);
        if (!found)
            log_.add("MRK-0304", tree.place(node), {{"element", "q:" + node.name}, {"attribute", std::string(name) + "=\"…\""}});
        return found;
    }

    void element(const xml::Tree& tree, const Node& node, TemplateNode& out, const Scope& scope) {
        attributes(tree, node, out, scope);
        if (!out.language || *out.language == base::Language::en) { // no act speaks English
            children(tree, node, out.children, scope);
            return;
        }
        Scope inner = scope;
        inner.words = *out.language;
        children(tree, node, out.children, inner);
    }

    void children(const xml::Tree& tree, const Node& node, std::vector<TemplateNode>& out, const Scope& scope) {
        for (const Node& child : node.children) {
            if (!child.is_element()) {
                TemplateNode text;
                text.kind = TemplateNode::Kind::text;
                text.text = child.text;
                text.place = tree.place(child);
                out.push_back(std::move(text));
            } else if (child.ns == template_namespace) {
                instruction(tree, child, out, scope);
            } else if (child.ns == xml::xhtml_namespace && std::ranges::find(body_elements, child.name) != body_elements.end()) {
                check_heading(tree, child);
                TemplateNode made;
                made.name = child.name;
                made.place = tree.place(child);
                element(tree, child, made, scope);
                out.push_back(std::move(made));
            } else {
                unknown_element(tree, child, body_elements);
            }
        }
    }

    // ISO 14289-1, 7.4.2: no level is left out on the way down.
    void check_heading(const xml::Tree& tree, const Node& node) {
        if (node.name.size() != 2 || node.name[0] != 'h' || node.name[1] < '1' || node.name[1] > '6')
            return;
        const int level = node.name[1] - '0';
        if (level > last_heading_ + 1)
            log_.add("MRK-0309", tree.place(node), {{"found", node.name}, {"expected", "h" + std::to_string(last_heading_ + 1)}});
        last_heading_ = level;
    }

    void instruction(const xml::Tree& tree, const Node& node, std::vector<TemplateNode>& out, const Scope& scope) {
        TemplateNode made;
        made.place = tree.place(node);
        for (const char* name : {"value-of", "citation", "qr", "signature-field", "include"}) {
            if (node.name == name)
                expect_empty(tree, node);
        }
        if (node.name == "value-of") {
            made.kind = TemplateNode::Kind::value_of;
            if (const auto* select = needed(tree, node, "select")) {
                made.expression = parse(tree, *select, select->value, 0);
                if (made.expression)
                    check_printed(*made.expression, scope, tree.source, loaded_->uses, log_);
            }
        } else if (node.name == "if") {
            made.kind = TemplateNode::Kind::when;
            condition(tree, node, made, scope);
        } else if (node.name == "choose") {
            made.kind = TemplateNode::Kind::choose;
            only_attributes(tree, node, {});
            for (const Node& child : node.children) {
                if (!child.is_element() && is_blank(child.text))
                    continue;
                TemplateNode branch;
                branch.place = tree.place(child);
                branch.kind = child.name == "when" ? TemplateNode::Kind::when : TemplateNode::Kind::otherwise;
                if (child.ns != template_namespace || (child.name != "when" && child.name != "otherwise")) {
                    log_.add("MRK-0301", tree.place(child), {{"found", child.is_element() ? child.name : diag::quoted(child.text, 20)}, {"nearest", "q:when"}});
                    continue;
                }
                if (child.name == "when") {
                    condition(tree, child, branch, scope);
                } else {
                    only_attributes(tree, child, {});
                    children(tree, child, branch.children, scope);
                }
                made.children.push_back(std::move(branch));
            }
        } else if (node.name == "for-each") {
            for_each(tree, node, made, scope);
        } else if (node.name == "citation") {
            made.kind = TemplateNode::Kind::citation;
            if (const auto* of = needed(tree, node, "of")) {
                made.name = of->value;
                loaded_->citations.push_back(of->value);
                citation_places_.push_back({tree.value_place(*of), scope.words});
            }
        } else if (node.name == "qr") {
            made.kind = TemplateNode::Kind::qr;
            needed(tree, node, "value", {"alt", "class", "id"});
            if (!node.find("alt"))
                log_.add("MRK-0304", tree.place(node), {{"element", "q:qr"}, {"attribute", "alt=\"…\""}});
            for (const xml::Attribute& attribute : node.attributes)
                made.attributes.emplace_back(attribute.name, text_template(tree, attribute, scope));
        } else if (node.name == "signature-field") {
            made.kind = TemplateNode::Kind::signature_field;
            if (const auto* name = needed(tree, node, "name", {"description", "class", "id"}))
                made.name = name->value;
            if (!node.find("description"))
                log_.add("MRK-0304", tree.place(node), {{"element", "q:signature-field"}, {"attribute", "description=\"…\""}});
            for (const xml::Attribute& attribute : node.attributes)
                made.attributes.emplace_back(attribute.name, text_template(tree, attribute, scope));
        } else if (node.name == "include") {
            include(tree, node, out, scope);
            return;
        } else {
            unknown_element(tree, node, instructions);
            return;
        }
        out.push_back(std::move(made));
    }

    void condition(const xml::Tree& tree, const Node& node, TemplateNode& out, Scope scope) {
        const auto* test = needed(tree, node, "test");
        if (test && (out.expression = parse(tree, *test, test->value, 0))) {
            std::set<std::string> proved;
            check_test(*out.expression, scope, tree.source, loaded_->uses, proved, log_);
            scope.guards.insert(proved.begin(), proved.end());
        }
        children(tree, node, out.children, scope);
    }

    void for_each(const xml::Tree& tree, const Node& node, TemplateNode& out, Scope scope) {
        out.kind = TemplateNode::Kind::for_each;
        const auto* select = needed(tree, node, "select");
        if (!select || !(out.expression = parse(tree, *select, select->value, 0)))
            return;
        const ValueType list = check(*out.expression, scope, tree.source, loaded_->uses, log_);
        if (list.kind == ValueType::Kind::unknown)
            return;
        if (list.kind != ValueType::Kind::list) {
            log_.add("MRK-0206", tree.value_place(*select), {{"function", "q:for-each"}, {"expected", "list"}});
            return;
        }
        scope.context = {&list.schema->items.front(), list.path + "/*"};
        scope.in_for_each = true;
        std::erase_if(scope.guards, [&](const std::string& guard) { return guard.starts_with(list.path + "/*"); }); // proved of another item
        children(tree, node, out.children, scope);
    }

    void include(const xml::Tree& tree, const Node& node, std::vector<TemplateNode>& out, const Scope& scope) {
        const auto* href = needed(tree, node, "href");
        if (!href)
            return;
        if (includes_stopped_)
            return;
        // Beyond either limit reading stops altogether: a circle of files that include many would else go on for ever.
        if (++include_depth_ > 8 || ++include_count_ > 1000) {
            includes_stopped_ = true;
            log_.add("MRK-0307", tree.value_place(*href), {{"found", href->value}});
        } else if (const auto source = read(tree, *href)) {
            auto fragment = xml::parse(source);
            log_.add(std::move(fragment.problems));
            if (fragment.value && (fragment.value->root.name != "div" || fragment.value->root.ns != xml::xhtml_namespace)) {
                log_.add("MRK-0301", fragment.value->place(fragment.value->root), {{"found", fragment.value->root.name}, {"nearest", "div"}});
            } else if (fragment.value) {
                TemplateNode root;
                root.name = "div";
                root.place = fragment.value->place(fragment.value->root);
                element(*fragment.value, fragment.value->root, root, scope);
                out.push_back(std::move(root));
            }
        }
        --include_depth_;
    }

    // A required field that no expression names would be lost on paper without anybody noticing.
    void check_unprinted(const data::Schema& schema, const std::string& path, const diag::SourcePtr& source) {
        if (!schema.printed)
            return;
        if (schema.type == data::Type::object) {
            for (const data::Property& property : schema.properties) {
                if (property.is_required(input_.language))
                    check_unprinted(property.schema, path + "/" + property.name, source);
            }
            return;
        }
        if (schema.type == data::Type::array) {
            if (!loaded_->uses.named.contains(path))
                check_unprinted(schema.items.front(), path + "/*", source);
            return;
        }
        if (!loaded_->uses.named.contains(path))
            log_.add("MRK-0308", {source, 0, 0, path}, {{"path", path}}, {schema.place});
    }

    void check_legal_texts(const diag::SourcePtr& source) {
        for (const std::string& id : input_.regimes) {
            const acts::Regime* regime = input_.acts.find_regime(id);
            if (!regime)
                continue;
            for (std::size_t i = 0; i < loaded_->citations.size(); ++i) {
                const auto text = regime->texts.find(loaded_->citations[i]);
                if (text == regime->texts.end()) {
                    std::vector<std::string> known;
                    for (const auto& entry : regime->texts)
                        known.push_back(entry.first);
                    log_.add("MRK-0305", citation_places_[i].first, {{"found", loaded_->citations[i]}, {"regime", id}, {"nearest", base::nearest(loaded_->citations[i], known)}});
                } else if (const auto& [place, language] = citation_places_[i]; !text->second.find(language)) {
                    log_.add("MRK-0306", place, {{"found", loaded_->citations[i]}, {"regime", id}, {"language", std::string(base::code(language))}});
                }
            }
            for (const acts::Ground& ground : regime->grounds) {
                const bool needs = ground.document == loaded_->document && ((loaded_->uses.ground_text && !ground.text.find(input_.language)) ||
                                                                            (loaded_->uses.ground_citation && !ground.citation.find(input_.language)));
                if (needs)
                    log_.add("MRK-0306", {source, 0, 0, {}}, {{"found", ground.id}, {"regime", id}, {"language", std::string(base::code(input_.language))}});
            }
        }
    }

    const LoadInput& input_;
    diag::Log& log_;
    std::shared_ptr<Template> loaded_;
    std::vector<std::pair<diag::Place, base::Language>> citation_places_; ///< beside `citations` of the template
    int include_depth_ = 0, include_count_ = 0;
    int last_heading_ = 0;
    bool includes_stopped_ = false;
};

} // namespace

diag::Result<TemplatePtr> load_template(const diag::SourcePtr& source, const LoadInput& input) {
    diag::Log log;
    TemplatePtr loaded = Loader(input, log).run(source);
    return diag::finish(std::move(loaded), log);
}

} // namespace qujat::markup
