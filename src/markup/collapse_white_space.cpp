#include "markup/compose_parts.hpp"

namespace qujat::markup {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

} // namespace

void collapse_white_space(std::vector<doc::Inline>& pieces) {
    bool after_space = true; // at the beginning of a line a space goes
    std::vector<doc::Inline> out;
    const auto drop_trailing_space = [&] {
        for (std::size_t i = out.size(); i-- > 0 && out[i].kind == doc::Inline::Kind::text;) {
            if (!out[i].text.empty()) {
                if (out[i].text.back() == ' ')
                    out[i].text.pop_back();
                break;
            }
        }
    };
    for (doc::Inline& piece : pieces) {
        if (piece.kind == doc::Inline::Kind::line_break) {
            drop_trailing_space();
            out.push_back(std::move(piece));
            after_space = true;
            continue;
        }
        if (piece.kind == doc::Inline::Kind::box) { // a box is no white space
            out.push_back(std::move(piece));
            after_space = false;
            continue;
        }
        const bool keeps_lines = piece.style->white_space == doc::WhiteSpace::pre_line;
        doc::Inline now = piece;
        now.text.clear();
        const auto flush_line = [&] {
            out.push_back(now);
            drop_trailing_space();
            doc::Inline line_break = piece;
            line_break.kind = doc::Inline::Kind::line_break;
            line_break.text.clear();
            out.push_back(std::move(line_break));
            now.text.clear();
            after_space = true;
        };
        for (const char c : piece.text) {
            if (keeps_lines && c == '\n') {
                flush_line();
            } else if (is_space(c)) {
                if (!after_space)
                    now.text += ' ';
                after_space = true;
            } else {
                now.text += c;
                after_space = false;
            }
        }
        out.push_back(std::move(now));
    }
    drop_trailing_space();
    std::erase_if(out, [](const doc::Inline& piece) { return piece.kind == doc::Inline::Kind::text && piece.text.empty(); });
    pieces = std::move(out);
}

} // namespace qujat::markup
