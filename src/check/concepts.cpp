#include "check/concepts.hpp"

#include "base/utf8.hpp"
#include "base/words.hpp"
#include "check/features.hpp"
#include "check/fold.hpp"

#include <algorithm>

namespace qujat::check {

const std::vector<std::string>& Concepts::of(const std::string& beginning) const {
    static const std::vector<std::string> none;
    const auto found = of_.find(beginning);
    return found == of_.end() ? none : found->second;
}

diag::Result<Concepts> load_concepts(const diag::SourcePtr& source) {
    Concepts made;
    diag::Log log;
    std::string_view rest = source->text;
    for (std::size_t begin = 0; !rest.empty();) {
        std::string_view line = base::take(rest, '\n');
        const std::string_view whole = line;
        if (!line.empty() && !line.starts_with('#')) {
            const std::string_view word = base::take(line, ' ');
            bool is_read = !word.empty() && base::count_code_points(word) <= letters_of_beginning && !line.empty();
            auto& concepts = made.of_[fold(word).text];
            while (!line.empty() && is_read) {
                const std::string_view one = base::take(line, ' ');
                is_read = !one.empty();
                if (std::ranges::find(concepts, one) == concepts.end())
                    concepts.emplace_back(one);
            }
            if (!is_read)
                log.add("CHK-0012", {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + whole.size()), {}}, {{"found", diag::quoted(whole)}});
        }
        begin += whole.size() + 1;
    }
    return diag::finish(std::move(made), log);
}

} // namespace qujat::check
