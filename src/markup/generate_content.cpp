#include "markup/compose_parts.hpp"

#include <algorithm>

namespace qujat::markup {

std::string text_of(const std::vector<css::ContentPiece>& pieces, const Counters& count, const css::CounterStyles& styles, const Attributes* attributes, const std::string& words) {
    std::string out;
    for (const css::ContentPiece& piece : pieces) {
        using enum css::ContentPiece::Kind;
        switch (piece.kind) {
        case text:
            out += piece.text;
            break;
        case counter:
            out += css::counter_text(styles, piece.style, count.value(piece.name));
            break;
        case counters: {
            bool is_first = true;
            for (const int value : count.values(piece.name)) {
                out += (is_first ? "" : piece.text) + css::counter_text(styles, piece.style, value);
                is_first = false;
            }
            break;
        }
        case attribute:
            if (attributes) {
                const auto found = std::ranges::find(attributes->all, piece.name, &std::pair<std::string, std::string>::first);
                out += found == attributes->all.end() ? "" : found->second;
            }
            break;
        case content:
            out += words;
            break;
        case string: // in margin boxes alone
        case page:
        case pages:
            break;
        }
    }
    return out;
}

namespace {

void add_words(const Box& box, std::string& out) {
    for (const char c : box.kind == Box::Kind::text ? box.words() : std::string_view(box.name() == "br" ? " " : "")) {
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    for (const Box& child : box.children)
        add_words(child, out);
}

} // namespace

std::string words_of(const Box& box) {
    std::string out;
    add_words(box, out);
    if (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

} // namespace qujat::markup
