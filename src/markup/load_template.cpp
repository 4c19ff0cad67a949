#include "markup/load_parts.hpp"
#include "markup/functions.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace qujat::markup {

namespace {

class Loader {
  public:
    Loader(const LoadInput& input, diag::Log& log) : loading_{input, log, std::make_shared<Template>(), {}} {}

    TemplatePtr run(const diag::SourcePtr& source) {
        auto tree = xml::parse(source);
        loading_.log.add(std::move(tree.problems));
        if (!tree.value)
            return loading_.loaded;
        loading_.loaded->language = loading_.input.language;
        loading_.loaded->document = loading_.input.contract.id;
        loading_.loaded->sheet = css::parse(user_agent_sheet(), loading_.log);
        loading_.loaded->user_agent_rules = loading_.loaded->sheet.rules.size();
        Scope scope;
        scope.contract = &loading_.input.contract;
        scope.language = scope.words = loading_.input.language;
        scope.context = {&loading_.input.contract.root, ""};
        if (!html(*tree.value, scope))
            return loading_.loaded;
        css::check_names(loading_.loaded->sheet, loading_.log);
        check_unprinted(loading_.input.contract.root, "", source);
        check_legal_texts(source);
        return loading_.loaded;
    }

  private:
    using Node = xml::Node;

    // False: no template at all, so that there is nothing more to say about it.
    bool html(const xml::Tree& tree, const Scope& scope) {
        const Node& root = tree.root;
        if (root.ns != xml::xhtml_namespace || root.name != "html") {
            loading_.log.add("MRK-0301", tree.place(root), {{"found", root.name}, {"nearest", "html xmlns=\"" + std::string(xml::xhtml_namespace) + "\""}});
            return false;
        }
        loading_.loaded->html.element = &html_element();
        loading_.loaded->html.place = tree.place(root);
        bool has_official = false;
        for (const xml::Attribute& attribute : root.attributes) {
            if (attribute.ns == template_namespace && attribute.name == "official") {
                has_official = true;
                loading_.loaded->official = attribute.value == "yes";
                if (attribute.value != "yes" && attribute.value != "no")
                    loading_.log.add("MRK-0303", tree.value_place(attribute), {{"attribute", "q:official"}, {"found", attribute.value}, {"expected", "yes, no"}});
            } else if (attribute.name == "lang") {
                if (attribute.value != base::code(loading_.input.language))
                    loading_.log.add("MRK-0303", tree.value_place(attribute), {{"attribute", "lang"}, {"found", attribute.value}, {"expected", std::string(base::code(loading_.input.language))}});
            } else {
                unknown_attribute(loading_, tree, attribute, {"lang", "q:official"});
            }
        }
        if (!has_official)
            loading_.log.add("MRK-0304", tree.place(root), {{"element", "html"}, {"attribute", "q:official=\"yes|no\""}});
        const Node* body = nullptr;
        for (const Node& child : root.children) {
            if (is_xhtml(child, "head"))
                head(tree, child, scope);
            else if (is_xhtml(child, "body") && !body)
                body = &child;
            else
                unexpected(loading_, tree, child, {"head", "body"});
        }
        if (loading_.loaded->title.empty())
            loading_.log.add("MRK-0304", tree.place(root), {{"element", "head"}, {"attribute", "<title>"}});
        if (!body) {
            loading_.log.add("MRK-0304", tree.place(root), {{"element", "html"}, {"attribute", "<body>"}});
            return true;
        }
        TemplateNode out;
        out.element = &body_element();
        out.place = tree.place(*body);
        load_element(loading_, tree, *body, out, scope, Around().inside(body_element()));
        loading_.loaded->html.children.push_back(std::move(out));
        return true;
    }

    void head(const xml::Tree& tree, const Node& head, const Scope& scope) {
        only_attributes(loading_, tree, head, {});
        for (const Node& child : head.children) {
            if (is_xhtml(child, "title")) {
                only_attributes(loading_, tree, child, {});
                for (const Node& inner : child.children) { // of elements a title shows nothing
                    if (inner.is_element() && inner.ns != template_namespace)
                        unexpected(loading_, tree, inner, {"q:value-of"});
                }
                Around around;
                around.parent = &body_element();
                load_children(loading_, tree, child, loading_.loaded->title, scope, around);
            } else if (is_xhtml(child, "style")) {
                only_attributes(loading_, tree, child, {"type"});
                for (const Node& inner : child.children) {
                    if (inner.is_element())
                        unexpected(loading_, tree, inner, {});
                }
                if (child.children.empty())
                    continue;
                // A style sheet inside the template: blanks up to its place keep lines and columns true.
                std::string text(tree.source->text.substr(0, child.children.front().end));
                for (std::size_t i = 0; i < child.children.front().begin; ++i)
                    text[i] = text[i] == '\n' ? '\n' : ' ';
                sheet(css::parse(diag::make_source(tree.source->name, std::move(text)), loading_.log));
            } else if (is_xhtml(child, "link")) {
                only_attributes(loading_, tree, child, {"href", "rel", "type"});
                link(tree, child);
            } else {
                unexpected(loading_, tree, child, {"title", "style", "link"});
            }
        }
    }

    void link(const xml::Tree& tree, const Node& link) {
        const xml::Attribute* href = link.find("href");
        const xml::Attribute* rel = link.find("rel");
        if (!href || !rel || rel->value != "stylesheet") {
            loading_.log.add("MRK-0304", tree.place(link), {{"element", "link"}, {"attribute", "rel=\"stylesheet\" href=\"…\""}});
            return;
        }
        if (const auto source = read_named(loading_, tree, *href))
            sheet(css::parse(source, loading_.log));
    }

    void sheet(css::Stylesheet more) {
        std::ranges::move(more.rules, std::back_inserter(loading_.loaded->sheet.rules));
        std::ranges::move(more.pages, std::back_inserter(loading_.loaded->sheet.pages));
        std::ranges::move(more.counter_styles, std::back_inserter(loading_.loaded->sheet.counter_styles));
    }

    // A required field that no expression names would be lost on paper without anybody noticing.
    void check_unprinted(const data::Schema& schema, const std::string& path, const diag::SourcePtr& source) {
        if (!schema.printed)
            return;
        if (schema.type == data::Type::object) {
            for (const data::Property& property : schema.properties) {
                if (property.is_required(loading_.input.language) || schema.is_conditional(property.name))
                    check_unprinted(property.schema, path + "/" + property.name, source);
            }
            return;
        }
        if (schema.type == data::Type::array) {
            if (!loading_.loaded->uses.named.contains(path))
                check_unprinted(schema.items.front(), path + "/*", source);
            return;
        }
        if (!loading_.loaded->uses.named.contains(path))
            loading_.log.add("MRK-0308", {source, 0, 0, path}, {{"path", path}}, {schema.place});
    }

    void check_legal_texts(const diag::SourcePtr& source) {
        for (const std::string& id : loading_.input.regimes) {
            const acts::Regime* regime = loading_.input.acts.find_regime(id);
            if (!regime)
                continue;
            check_deadlines(loading_.loaded->uses, *regime, loading_.log);
            for (std::size_t i = 0; i < loading_.loaded->citations.size(); ++i) {
                const auto text = regime->texts.find(loading_.loaded->citations[i]);
                if (text == regime->texts.end()) {
                    std::vector<std::string> known;
                    for (const auto& entry : regime->texts)
                        known.push_back(entry.first);
                    loading_.log.add("MRK-0305", loading_.citation_places[i].first, {{"found", loading_.loaded->citations[i]}, {"regime", id}, {"nearest", base::nearest(loading_.loaded->citations[i], known)}});
                } else if (const auto& [place, language] = loading_.citation_places[i]; !text->second.find(language)) {
                    loading_.log.add("MRK-0306", place, {{"found", loading_.loaded->citations[i]}, {"regime", id}, {"language", std::string(base::code(language))}});
                }
            }
            for (const acts::Ground& ground : regime->grounds) {
                const bool needs = ground.serves(loading_.loaded->document) && ((loading_.loaded->uses.ground_text && !ground.text.find(loading_.input.language)) ||
                                                                            (loading_.loaded->uses.ground_citation && !ground.citation.find(loading_.input.language)));
                if (needs)
                    loading_.log.add("MRK-0306", {source, 0, 0, {}}, {{"found", ground.id}, {"regime", id}, {"language", std::string(base::code(loading_.input.language))}});
            }
        }
    }

    Loading loading_;
};

} // namespace

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool is_xhtml(const xml::Node& node, std::string_view name) { return node.is_element() && node.ns == xml::xhtml_namespace && node.name == name; }

void unknown_element(Loading& loading, const xml::Tree& tree, const xml::Node& node, const std::vector<std::string>& known) {
    const bool ours = node.ns == template_namespace;
    std::string nearest = base::nearest(node.name, known);
    if (!nearest.empty() && ours)
        nearest.insert(0, "q:");
    loading.log.add("MRK-0301", tree.place(node), {{"found", (ours ? "q:" : "") + node.name}, {"nearest", nearest}});
}

void unknown_attribute(Loading& loading, const xml::Tree& tree, const xml::Attribute& attribute, const std::vector<std::string>& known) {
    loading.log.add("MRK-0302", tree.name_place(attribute), {{"found", attribute.name}, {"nearest", base::nearest(attribute.name, known)}});
}

void unexpected(Loading& loading, const xml::Tree& tree, const xml::Node& node, const std::vector<std::string>& known) {
    if (node.is_element())
        unknown_element(loading, tree, node, known);
    else if (!is_blank(node.text))
        loading.log.add("MRK-0301", tree.place(node), {{"found", diag::quoted(node.text, 20)}, {"nearest", known.empty() ? "" : known.front()}});
}

void only_attributes(Loading& loading, const xml::Tree& tree, const xml::Node& node, const std::vector<std::string>& known) {
    for (const xml::Attribute& attribute : node.attributes) {
        if (!attribute.ns.empty() || std::ranges::find(known, attribute.name) == known.end())
            unknown_attribute(loading, tree, attribute, known);
    }
}

diag::SourcePtr read_named(Loading& loading, const xml::Tree& tree, const xml::Attribute& href) {
    auto source = loading.input.read(href.value, tree.source);
    if (!source.value) {
        for (diag::Diagnostic& problem : source.problems) {
            // A file that is not there has no place of its own: the reference to it is the place.
            if (problem.place.source)
                problem.related.push_back(tree.value_place(href));
            else
                problem.place = tree.value_place(href);
        }
    }
    loading.log.add(std::move(source.problems));
    return source.value.value_or(nullptr);
}

diag::Result<TemplatePtr> load_template(const diag::SourcePtr& source, const LoadInput& input) {
    diag::Log log;
    TemplatePtr loaded = Loader(input, log).run(source);
    return diag::finish(std::move(loaded), log);
}

} // namespace qujat::markup
