#include "engine/batch_parts.hpp"

#include "text/text.hpp"

#include <algorithm>

namespace qujat::engine {

namespace {

constexpr std::string_view number_paths[] = {"/out/doc_number", "/document/registration_number"};

const data::Value* number_at(const data::Value& record, std::string_view path) {
    const data::Value* found = data::find_path(data_of(record), path);
    return found && !found->text().empty() ? found : nullptr;
}

} // namespace

Duplicates::Mark Duplicates::mark(char kind, std::string_view words) {
    const base::Digest digest = base::sha256(kind + text::fold_case(words));
    Mark out{};
    std::copy_n(digest.begin(), out.size(), out.begin());
    return out;
}

void Duplicates::add(std::size_t line, const std::string& file_name, const data::Value& record) {
    if (!file_name.empty())
        met_.emplace_back(mark('f', file_name), static_cast<std::uint32_t>(line));
    for (std::size_t i = 0; i < std::size(number_paths); ++i) {
        if (const data::Value* number = number_at(record, number_paths[i]))
            met_.emplace_back(mark(static_cast<char>('0' + i), number->text()), static_cast<std::uint32_t>(line));
    }
}

void Duplicates::settle() {
    std::ranges::sort(met_);
    std::vector<std::pair<Mark, std::uint32_t>> twice;
    for (std::size_t i = 0; i < met_.size(); ++i) {
        const bool is_alone = (i == 0 || met_[i - 1].first != met_[i].first) && (i + 1 == met_.size() || met_[i + 1].first != met_[i].first);
        if (!is_alone)
            twice.push_back(met_[i]);
    }
    met_ = std::move(twice);
}

std::string Duplicates::lines_of(const Mark& mark) const {
    constexpr std::size_t most = 10;
    const auto [begin, end] = std::ranges::equal_range(met_, mark, {}, &std::pair<Mark, std::uint32_t>::first);
    std::string out;
    for (auto at = begin; at != end; ++at) {
        if (static_cast<std::size_t>(at - begin) == most)
            return out + ", …";
        out += (out.empty() ? "" : ", ") + std::to_string(at->second);
    }
    return out;
}

void Duplicates::report(const std::string& file_name, const data::Value& record, diag::Log& log) const {
    const diag::Place place{record.place().source, record.place().begin, record.place().begin, {}};
    if (const std::string lines = file_name.empty() ? "" : lines_of(mark('f', file_name)); !lines.empty())
        log.add("ENG-0836", place, {{"file", file_name}, {"lines", lines}});
    for (std::size_t i = 0; i < std::size(number_paths); ++i) {
        const data::Value* number = number_at(record, number_paths[i]);
        if (const std::string lines = number ? lines_of(mark(static_cast<char>('0' + i), number->text())) : ""; !lines.empty())
            log.add("ENG-0837", number->place(), {{"path", std::string(number_paths[i])}, {"lines", lines}});
    }
}

} // namespace qujat::engine
