#include "markup/template.hpp"

#include "base/words.hpp"

namespace qujat::markup {

namespace {

// The tree without data: a line for each text, instruction and word of an attribute. How a file is indented, styled and divided into fragments makes no difference.
class Words {
  public:
    Words(const Template& templ, const acts::Regime& regime) : templ_(templ), regime_(regime) {}

    std::string run() {
        nodes(templ_.title, templ_.language);
        nodes(templ_.html.children, templ_.language);
        if (!templ_.official)
            sheet();
        grounds();
        return std::move(out_);
    }

  private:
    void line(std::string_view kind, std::string_view words) {
        if (const std::string text = base::collapse(words); !text.empty())
            out_ += std::string(kind) + " " + text + "\n";
    }
    // What is the act's own needs no approval, whatever stands around it.
    void own(std::string_view kind, std::string_view words) {
        if (!templ_.official)
            line(kind, words);
    }
    void legal(const std::string& kind, const acts::LegalTexts& texts, base::Language language) {
        const acts::LegalText* text = texts.find(language);
        if (text && !text->official)
            line(kind, text->text);
    }

    static std::string_view source(const TemplateNode& node, const Expression& expression) {
        return std::string_view(node.place.source->text).substr(expression.begin, expression.end - expression.begin);
    }

    void nodes(const std::vector<TemplateNode>& children, base::Language language) {
        for (const TemplateNode& child : children)
            node(child, language);
    }

    void node(const TemplateNode& node, base::Language around) {
        using enum TemplateNode::Kind;
        const base::Language language = node.language.value_or(around);
        switch (node.kind) {
        case text:
            own("text", node.text);
            return;
        case value_of:
            own("value", source(node, *node.expression));
            return;
        case citation:
            own("citation", node.name);
            if (const auto found = regime_.texts.find(node.name); found != regime_.texts.end())
                legal("quoted " + node.name, found->second, language);
            return;
        case when:
        case for_each:
            own(node.kind == when ? "when" : "for-each", source(node, *node.expression));
            nodes(node.children, language);
            own("end", "end");
            return;
        case otherwise:
            own("otherwise", "otherwise");
            nodes(node.children, language);
            own("end", "end");
            return;
        case choose:
            nodes(node.children, language);
            return;
        case element:
        case qr:
        case signature_field:
            attributes(node);
            nodes(node.children, language);
            return;
        }
    }

    // Only attributes that somebody reads or hears.
    void attributes(const TemplateNode& node) {
        for (const auto& [name, value] : node.attributes) {
            if (name != "alt" && name != "title" && name != "description")
                continue;
            std::string words;
            for (const TextTemplate::Piece& piece : value.pieces)
                words += piece.expression ? "{" + std::string(source(node, *piece.expression)) + "}" : piece.literal;
            own(name, words);
        }
    }

    // Words that a style sheet puts in; those of the program's own style sheet are no words.
    void sheet() {
        const auto words_of = [&](const std::vector<css::Declaration>& declarations) {
            for (const css::Declaration& declaration : declarations) {
                for (const css::ContentPiece& piece : declaration.value.pieces)
                    line("content", piece.text);
                for (const css::StringSet& set : declaration.value.strings) {
                    for (const css::ContentPiece& piece : set.pieces)
                        line("content", piece.text);
                }
            }
        };
        for (std::size_t i = templ_.user_agent_rules; i < templ_.sheet.rules.size(); ++i)
            words_of(templ_.sheet.rules[i].declarations);
        for (const css::PageRule& page : templ_.sheet.pages) {
            for (const css::MarginRule& margin : page.margins)
                words_of(margin.declarations);
        }
    }

    void grounds() {
        for (const acts::Ground& ground : regime_.grounds) {
            if (!ground.serves(templ_.document))
                continue;
            if (templ_.uses.ground_text)
                legal("ground " + ground.id, ground.text, templ_.language);
            if (templ_.uses.ground_citation)
                legal("ground-citation " + ground.id, ground.citation, templ_.language);
        }
    }

    const Template& templ_;
    const acts::Regime& regime_;
    std::string out_;
};

} // namespace

std::string unofficial_words(const Template& templ, const acts::Regime& regime) { return Words(templ, regime).run(); }

} // namespace qujat::markup
