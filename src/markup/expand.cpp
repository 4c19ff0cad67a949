#include "markup/blank.hpp"
#include "markup/compose_parts.hpp"

#include <algorithm>

namespace qujat::markup {

namespace {

class Expander {
  public:
    Expander(const Template& templ, const ExpandInput& input, diag::Log& log) : templ_(templ), log_(log), draft_(input.draft) {
        root_.root = root_.item = input.data;
        root_.language = templ.language;
        root_.regime = &input.regime;
        root_.fingerprint = input.fingerprint;
        root_.calendar = input.calendar;
        root_.blank = input.blank;
        root_.used = &used_;
        root_.unofficial = &unofficial_;
        root_.log = &log;
    }

    Expansion run() {
        Box title, html;
        title.language = html.language = templ_.language;
        title.node = html.node = &templ_.html;
        nodes(templ_.title, title, root_);
        nodes(templ_.html.children, html, root_);
        Expansion out;
        out.official = templ_.official && !unofficial_;
        out.document = compose(templ_, std::move(html), words_of(title), {out.official, draft_}, log_);
        out.used = std::move(used_);
        return out;
    }

  private:
    void nodes(const std::vector<TemplateNode>& children, Box& parent, const Evaluation& at) {
        for (const TemplateNode& child : children)
            node(child, parent, at);
    }

    // A text of the template itself stays there.
    static void text(const TemplateNode& node, Box& parent, std::string words = {}, const data::Value& value = {}) {
        Box box;
        box.kind = Box::Kind::text;
        box.node = &node;
        if (!value.place().path.empty())
            box.from_data = value;
        if (words != box.from_data.text())
            box.text.edit() = std::move(words);
        box.language = parent.language;
        parent.children.push_back(std::move(box));
    }

    void node(const TemplateNode& node, Box& parent, const Evaluation& at) {
        switch (node.kind) {
        case TemplateNode::Kind::text:
            text(node, parent);
            return;
        case TemplateNode::Kind::value_of: {
            if (is_left_open(*node.expression, at))
                return;
            const Operand operand = evaluate(*node.expression, at);
            if (operand.kind == Operand::Kind::absent)
                log_.add("MRK-0401", node.place, {{"found", diag::quoted(std::string_view(node.place.source->text).substr(node.expression->begin, node.expression->end - node.expression->begin))}});
            text(node, parent, to_text(operand), operand.node);
            return;
        }
        case TemplateNode::Kind::citation: {
            const auto found = at.regime->texts.find(node.name);
            const acts::LegalText* words = found == at.regime->texts.end() ? nullptr : found->second.find(at.language);
            unofficial_ = unofficial_ || (words && !words->official);
            // Checked when the template was loaded, but only for the editions it was loaded for.
            if (!words)
                log_.add(found == at.regime->texts.end() ? "MRK-0305" : "MRK-0306", node.place, {{"found", node.name}, {"regime", at.regime->id}, {"nearest", ""}, {"language", std::string(base::code(at.language))}});
            text(node, parent, words ? words->text : std::string());
            return;
        }
        case TemplateNode::Kind::when:
            if (is_true(*node.expression, at))
                nodes(node.children, parent, at);
            return;
        case TemplateNode::Kind::otherwise:
            nodes(node.children, parent, at);
            return;
        case TemplateNode::Kind::choose:
            for (const TemplateNode& branch : node.children) {
                if (branch.kind == TemplateNode::Kind::otherwise || is_true(*branch.expression, at)) {
                    nodes(branch.children, parent, at);
                    return;
                }
            }
            return;
        case TemplateNode::Kind::for_each: {
            if (at.blank && !is_known_in_blank(*node.expression)) {
                empty_rows(node, parent, at);
                return;
            }
            const data::Value list = evaluate(*node.expression, at).node;
            Evaluation inner = at;
            inner.last = list.items().size();
            for (inner.position = 1; inner.position <= inner.last; ++inner.position) {
                inner.item = list.items()[inner.position - 1];
                nodes(node.children, parent, inner);
            }
            // Where nothing of the items was used, their number decided what is printed.
            if (inner.last > 0 && !used_.reaches(list))
                used_.add(list);
            return;
        }
        case TemplateNode::Kind::qr:
            if (!at.blank) // it would stand for data that are not there
                element(node, parent, at);
            return;
        case TemplateNode::Kind::element:
        case TemplateNode::Kind::signature_field:
            element(node, parent, at);
            return;
        }
    }

    // A blank form prints nothing of the data: only the operator is known.
    static bool is_left_open(const Expression& expression, const Evaluation& at) { return at.blank && !is_known_in_blank(expression); }

    void empty_rows(const TemplateNode& node, Box& parent, const Evaluation& at) {
        Evaluation inner = at;
        inner.item = {};
        inner.blank_context = path_in_contract(*node.expression, at) + "/*";
        inner.last = static_cast<std::size_t>(std::max<std::int64_t>(node.blank_rows, 1));
        for (inner.position = 1; inner.position <= inner.last; ++inner.position)
            nodes(node.children, parent, inner);
    }

    void element(const TemplateNode& node, Box& parent, const Evaluation& at) {
        Box box;
        box.kind = node.kind == TemplateNode::Kind::qr ? Box::Kind::qr : node.kind == TemplateNode::Kind::signature_field ? Box::Kind::signature_field : Box::Kind::element;
        box.node = &node;
        box.language = node.language.value_or(parent.language);
        box.attributes = node.fixed ? node.fixed : attributes(node, at);
        if (box.kind == Box::Kind::qr) {
            for (const auto& [name, value] : box.attributes->all) {
                if (name == "value")
                    box.text.edit() = value;
            }
        }
        if (box.language != at.language && box.language != base::Language::en) {
            Evaluation inner = at;
            inner.language = box.language; // dates and words inside follow the element's own language
            nodes(node.children, box, inner);
        } else {
            nodes(node.children, box, at);
        }
        box.children.shrink_to_fit(); // a row has many brothers
        parent.children.push_back(std::move(box));
    }

    base::Shared<Attributes> attributes(const TemplateNode& node, const Evaluation& at) {
        if (node.attributes.empty())
            return nullptr;
        std::vector<std::pair<std::string, std::string>> values;
        diag::Path path;
        for (const auto& [name, value] : node.attributes) {
            std::string text;
            for (const TextTemplate::Piece& piece : value.pieces) {
                if (!piece.expression) {
                    text += piece.literal;
                    continue;
                }
                if (is_left_open(*piece.expression, at))
                    continue;
                const Operand operand = evaluate(*piece.expression, at);
                text += to_text(operand);
                if (path.empty())
                    path = operand.node.place().path;
            }
            values.emplace_back(name, std::move(text));
        }
        return std::make_unique<Attributes>(read_attributes(node, std::move(values), std::move(path), log_));
    }

    const Template& templ_;
    diag::Log& log_;
    const bool draft_;
    Evaluation root_;
    data::KeptValues used_;
    bool unofficial_ = false;
};

} // namespace

diag::Place Box::place() const {
    diag::Place out = node->place;
    if (!from_data.place().path.empty())
        out.path = from_data.place().path;
    return out;
}

diag::Result<Expansion> expand(const Template& templ, const ExpandInput& input) {
    diag::Log log;
    Expansion expansion;
    try {
        expansion = Expander(templ, input, log).run();
    } catch (const diag::Stop& stop) { // from the text room: a number too great for words
        log.add(stop.diagnostic);
    }
    return diag::finish(std::move(expansion), log);
}

} // namespace qujat::markup
