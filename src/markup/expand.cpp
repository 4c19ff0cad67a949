#include "markup/template.hpp"

namespace qujat::markup {

namespace {

class Expander {
  public:
    Expander(const Template& templ, const ExpandInput& input, diag::Log& log) : templ_(templ), log_(log) {
        root_.root = root_.item = input.data;
        root_.language = templ.language;
        root_.regime = &input.regime;
        root_.fingerprint = input.fingerprint;
        root_.used = &used_;
        root_.unofficial = &unofficial_;
    }

    Expansion run() {
        Box title, html;
        title.language = html.language = templ_.language;
        html.name = "html";
        html.place = templ_.html.place;
        nodes(templ_.title, title, root_);
        nodes(templ_.html.children, html, root_);
        Expansion out;
        out.official = templ_.official && !unofficial_;
        out.document = compose(templ_, html, collapsed(title), out.official);
        out.used = std::move(used_);
        return out;
    }

  private:
    static std::string collapsed(const Box& box) {
        std::string out;
        for (const Box& child : box.children) {
            for (const char c : child.text) {
                const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
                if (!space)
                    out += c;
                else if (!out.empty() && out.back() != ' ')
                    out += ' ';
            }
        }
        while (!out.empty() && out.back() == ' ')
            out.pop_back();
        return out;
    }

    void nodes(const std::vector<TemplateNode>& children, Box& parent, const Evaluation& at) {
        for (const TemplateNode& child : children)
            node(child, parent, at);
    }

    void text(std::string words, diag::Place place, Box& parent) {
        Box box;
        box.kind = Box::Kind::text;
        box.text = std::move(words);
        box.place = std::move(place);
        box.language = parent.language;
        parent.children.push_back(std::move(box));
    }

    void node(const TemplateNode& node, Box& parent, const Evaluation& at) {
        switch (node.kind) {
        case TemplateNode::Kind::text:
            text(node.text, node.place, parent);
            return;
        case TemplateNode::Kind::value_of: {
            const Operand operand = evaluate(*node.expression, at);
            diag::Place place = node.place;
            place.path = operand.node.place().path;
            if (operand.kind == Operand::Kind::absent)
                log_.add("MRK-0401", place, {{"found", diag::quoted(std::string_view(place.source->text).substr(node.expression->begin, node.expression->end - node.expression->begin))}});
            text(to_text(operand), std::move(place), parent);
            return;
        }
        case TemplateNode::Kind::citation: {
            const auto found = at.regime->texts.find(node.name);
            const acts::LegalText* words = found == at.regime->texts.end() ? nullptr : found->second.find(at.language);
            unofficial_ = unofficial_ || (words && !words->official);
            // Checked when the template was loaded, but only for the editions it was loaded for.
            if (!words)
                log_.add(found == at.regime->texts.end() ? "MRK-0305" : "MRK-0306", node.place, {{"found", node.name}, {"regime", at.regime->id}, {"nearest", ""}, {"language", std::string(base::code(at.language))}});
            text(words ? words->text : std::string(), node.place, parent);
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
            const data::Value list = evaluate(*node.expression, at).node;
            Evaluation inner = at;
            inner.last = list.items().size();
            for (inner.position = 1; inner.position <= inner.last; ++inner.position) {
                inner.item = list.items()[inner.position - 1];
                nodes(node.children, parent, inner);
            }
            // Where nothing of the items was used, their number decided what is printed.
            const std::string& path = list.place().path;
            const auto first = used_.lower_bound(path + "/");
            if (inner.last > 0 && (first == used_.end() || !first->starts_with(path + "/")))
                used_.insert(path);
            return;
        }
        case TemplateNode::Kind::element:
        case TemplateNode::Kind::qr:
        case TemplateNode::Kind::signature_field:
            element(node, parent, at);
            return;
        }
    }

    void element(const TemplateNode& node, Box& parent, const Evaluation& at) {
        Box box;
        box.name = node.kind == TemplateNode::Kind::qr ? "qr" : node.kind == TemplateNode::Kind::signature_field ? "signature-field" : node.name;
        box.kind = node.kind == TemplateNode::Kind::qr ? Box::Kind::qr : node.kind == TemplateNode::Kind::signature_field ? Box::Kind::signature_field : Box::Kind::element;
        if (box.kind == Box::Kind::signature_field)
            box.text = node.name;
        box.place = node.place;
        box.language = node.language.value_or(parent.language);
        for (const auto& [name, value_template] : node.attributes) {
            std::string value;
            for (const TextTemplate::Piece& piece : value_template.pieces)
                value += piece.expression ? to_text(evaluate(*piece.expression, at)) : piece.literal;
            if (name == "class")
                split(value, box.classes);
            else if (name == "id")
                box.id = value;
            if (box.kind == Box::Kind::qr && name == "value")
                box.text = std::move(value);
            else if ((box.kind == Box::Kind::qr && name == "alt") || (box.kind == Box::Kind::signature_field && name == "description"))
                box.description = std::move(value);
            else
                box.attributes.emplace_back(name, std::move(value));
        }
        Evaluation inner = at;
        if (box.language != at.language && box.language != base::Language::en)
            inner.language = box.language; // dates and words inside follow the element's own language
        nodes(node.children, box, inner);
        parent.children.push_back(std::move(box));
    }

    static void split(const std::string& value, std::vector<std::string>& out) {
        for (std::size_t begin = value.find_first_not_of(" \t\r\n"); begin != std::string::npos;) {
            const std::size_t end = std::min(value.find_first_of(" \t\r\n", begin), value.size());
            out.push_back(value.substr(begin, end - begin));
            begin = value.find_first_not_of(" \t\r\n", end);
        }
    }

    const Template& templ_;
    diag::Log& log_;
    Evaluation root_;
    std::set<std::string> used_;
    bool unofficial_ = false;
};

} // namespace

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
