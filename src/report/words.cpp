#include "report/words.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace qujat::report {

std::string_view words(check::Standing standing, base::Language language) {
    static constexpr Words all[] = {{"толық", "полный", "complete"}, {"толық емес", "неполный", "incomplete"}, {"анықталмады", "неясно", "undecided"}};
    return all[static_cast<std::size_t>(standing)].in(language);
}

std::string_view words(check::ItemVerdict verdict, base::Language language) {
    static constexpr Words all[] = {
        {"бар", "есть", "found"},       {"ішінара бар", "есть частично", "partial"},     {"бос", "пусто", "empty"},          {"жоқ", "нет", "missing"},
        {"тек сурет", "только рисунок", "only a picture"}, {"қажет емес", "не требуется", "not applicable"}, {"анықталмады", "неясно", "undecided"}};
    return all[static_cast<std::size_t>(verdict)].in(language);
}

std::string_view words(check::SubVerdict verdict, base::Language language) {
    static constexpr Words all[] = {{"бар", "есть", "found"}, {"жоқ", "нет", "missing"}, {"қажет емес", "не требуется", "not applicable"}, {"анықталмады", "неясно", "undecided"}};
    return all[static_cast<std::size_t>(verdict)].in(language);
}

std::string place_of(const check::Evidence& evidence, const plan::Plan& plan, base::Language language) {
    std::string out;
    if (plan.files.size() > 1 && evidence.file < plan.files.size())
        out += plan.files[evidence.file].name + ", ";
    if (evidence.page > 0) {
        static constexpr Words page = {"бет", "стр.", "page"};
        out += language == base::Language::kk ? std::to_string(evidence.page) + "-" + std::string(page.kk) : std::string(page.in(language)) + " " + std::to_string(evidence.page);
    } else {
        static constexpr Words block = {"блок", "блок", "block"};
        out += std::string(block.in(language)) + " " + std::to_string(evidence.block + 1);
    }
    if (!evidence.path.empty())
        out += ", «" + cut(evidence.path.back(), 40) + "»";
    return out;
}

const check::SubRequirement* find_sub(const check::Item& item, std::string_view id) {
    const auto found = std::ranges::find(item.subs, id, &check::SubRequirement::id);
    return found == item.subs.end() ? nullptr : &*found;
}

bool needs_work(const check::SubJudgement& judgement, const check::SubRequirement& requirement, const check::ItemJudgement& item, const check::Item& of) {
    if (judgement.verdict == check::SubVerdict::found || judgement.verdict == check::SubVerdict::not_applicable)
        return false;
    if (requirement.status == check::Status::mandatory)
        return true;
    if (requirement.status != check::Status::any)
        return false;
    // One of a group is enough.
    return std::ranges::none_of(item.subs, [&](const check::SubJudgement& other) {
        const check::SubRequirement* sub = find_sub(of, other.id);
        return sub && sub->status == check::Status::any && other.verdict == check::SubVerdict::found;
    });
}

std::string cut(std::string_view text, std::size_t limit) {
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count) {
        if (count + 1 >= limit && base::count_code_points(text.substr(offset)) > 1)
            return std::string(text.substr(0, offset)) + "…";
        const auto point = base::decode(text, offset);
        offset += point ? point->size : 1;
    }
    return std::string(text);
}

std::string padded(std::string text, std::size_t width) {
    const std::size_t count = base::count_code_points(text);
    if (count < width)
        text.append(width - count, ' ');
    return text;
}

std::string wrapped(std::string_view text, std::string_view first_indent, std::string_view indent, std::size_t width) {
    std::string out(first_indent);
    std::size_t column = base::count_code_points(first_indent);
    bool at_start = true;
    for (std::size_t begin = text.find_first_not_of(" \n"); begin != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        const std::size_t length = base::count_code_points(word);
        if (!at_start && column + 1 + length > width) {
            out += "\n" + std::string(indent);
            column = base::count_code_points(indent);
            at_start = true;
        }
        if (!at_start) {
            out += ' ';
            ++column;
        }
        out += word;
        column += length;
        at_start = false;
        begin = text.find_first_not_of(" \n", end);
    }
    return out + "\n";
}

} // namespace qujat::report
