#include "data/validate_text.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace qujat::data {

namespace {

// First and last character, the rest by three points whatever its length; of short texts nothing.
std::string masked(std::string_view text) {
    const std::size_t count = base::count_code_points(text);
    if (count < 4)
        return "•••";
    const auto first = base::decode(text, 0);
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80)
        --last;
    return diag::quoted(text.substr(0, first ? first->size : 1)) + "•••" + diag::quoted(text.substr(last));
}

// Nothing that ink would show: white space of any kind a keyboard gives.
bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = base::decode(text, at);
        const char32_t c = point ? point->value : 0xFFFD;
        const bool is_space = c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x202F ||
                              (c >= 0x2000 && c <= 0x200B) || c == 0x3000 || c == 0xFEFF;
        if (!is_space)
            return false;
        at += point ? point->size : 1;
    }
    return true;
}

} // namespace

bool is_full(const diag::Log& log) {
    return log.errors() >= 200;
}

Arguments label_arguments(const Label& label, std::string_view name) {
    const auto either = [&](const std::string& words) { return words.empty() ? diag::quoted(name) : words; };
    return in_languages("label", {either(label.kk), either(label.ru), either(label.en)});
}

std::string Subject::shown() const {
    return is_masked ? masked(value.text()) : diag::quoted(value.text());
}

void Subject::report(std::string_view id, Arguments arguments) const {
    if (is_full(log)) {
        log.add(id, {});
        return;
    }
    diag::Place place = spot(value);
    // An empty range: messages then show no excerpt of the source.
    if (is_masked)
        place.end = place.begin;
    log.add(id, std::move(place), joined(label_arguments(label, name), std::move(arguments)));
}

void validate_text(const Subject& subject) {
    const std::string_view text = subject.value.text();
    const Schema& schema = subject.schema;
    const std::size_t length = base::count_code_points(text);
    if (is_blank(text) && (subject.is_required || schema.min_length.value_or(0) > 0 || !schema.enumeration.empty() ||
                           schema.format != Format::none)) {
        subject.report("DAT-0208");
        return;
    }
    if (schema.max_length && length > *schema.max_length)
        subject.report("DAT-0209", {{"length", std::to_string(length)}, {"limit", std::to_string(*schema.max_length)}});
    if (schema.min_length && length < *schema.min_length)
        subject.report("DAT-0210", {{"length", std::to_string(length)}, {"limit", std::to_string(*schema.min_length)}});
    if (!schema.enumeration.empty() && std::ranges::find(schema.enumeration, text) == schema.enumeration.end())
        subject.report("DAT-0211", {{"found", subject.shown()}, {"allowed", list(schema.enumeration)}});
    if (!text.empty())
        validate_format(subject);
}

} // namespace qujat::data
