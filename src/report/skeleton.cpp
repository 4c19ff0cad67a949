#include "report/skeleton.hpp"

#include "base/utf8.hpp"
#include "report/docx_file.hpp"
#include "report/phrases.hpp"

namespace qujat::report {

namespace {

// The Cyrillic and Latin capitals of the three languages (Unicode, blocks Cyrillic and Basic Latin).
std::string capitalised(const std::string& text) {
    const auto first = base::decode(text, 0);
    if (!first)
        return text;
    char32_t letter = first->value;
    if ((letter >= U'a' && letter <= U'z') || (letter >= U'а' && letter <= U'я'))
        letter -= 0x20;
    else if (letter >= 0x450 && letter <= 0x45F)
        letter -= 0x50;
    else if (letter >= 0x48A && letter <= 0x52F && letter != 0x4CF && letter % 2 == 1)
        letter -= 1;
    std::string out;
    base::append(out, letter);
    return out + text.substr(first->size);
}

std::string bracketed(const std::string& hint) { return "[" + hint + "]"; }

Skeleton::Item item_of(const check::Item& required, base::Language language) {
    Skeleton::Item item;
    item.number = required.number == 0 ? "*" : std::to_string(required.number) + ".";
    item.title = required.title.in(language);
    item.clause = std::string(say(Phrase::clause, language)) + ": " + required.citation.in(language);
    for (const check::SubRequirement& sub : required.subs) {
        const std::string& hint = sub.advice.in(language);
        if (sub.status == check::Status::scope || required.number == 0)
            item.hints.push_back(hint);
        else
            item.parts.push_back({capitalised(sub.title.in(language)), hint});
    }
    return item;
}

} // namespace

Skeleton make_skeleton(const check::Requirements& requirements, base::Language language, const std::optional<base::Date>& filed) {
    Skeleton skeleton;
    skeleton.language = language;
    skeleton.title = say(Phrase::title_of_plan, language);
    skeleton.lines.push_back(std::string(say(Phrase::edition, language)) + ": " + requirements.edition + ". " + requirements.heading.in(language));
    if (filed)
        skeleton.lines.push_back(std::string(say(Phrase::filed, language)) + ": " + filed->iso());
    skeleton.lines.emplace_back(say(Phrase::how_to_fill, language));
    for (const check::Item& required : requirements.items) {
        if (required.number == 0)
            skeleton.footnote = item_of(required, language);
        else
            skeleton.items.push_back(item_of(required, language));
    }
    return skeleton;
}

std::string to_docx(const Skeleton& skeleton) {
    using Style = DocxParagraph::Style;
    std::vector<DocxParagraph> paragraphs = {{Style::title, skeleton.title}};
    for (const std::string& line : skeleton.lines)
        paragraphs.push_back({Style::hint, bracketed(line)});
    const auto hints = [&](const Skeleton::Item& item) {
        paragraphs.push_back({Style::hint, bracketed(item.clause)});
        for (const std::string& hint : item.hints)
            paragraphs.push_back({Style::hint, bracketed(hint)});
    };
    for (const Skeleton::Item& item : skeleton.items) {
        paragraphs.push_back({Style::heading_1, item.number + " " + item.title});
        hints(item);
        for (const Skeleton::Part& part : item.parts) {
            paragraphs.push_back({Style::heading_2, part.title});
            paragraphs.push_back({Style::hint, bracketed(part.hint)});
            paragraphs.push_back({Style::body, ""});
        }
    }
    if (!skeleton.footnote.title.empty()) {
        paragraphs.push_back({Style::hint, bracketed(skeleton.footnote.number + " " + skeleton.footnote.title)});
        hints(skeleton.footnote);
    }
    return write_docx(skeleton.title, skeleton.language, paragraphs);
}

} // namespace qujat::report
