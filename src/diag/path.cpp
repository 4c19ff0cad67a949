#include "diag/path.hpp"

#include <vector>

namespace qujat::diag {

Path::Path(std::string_view pointer) {
    if (!pointer.empty())
        step_ = std::make_unique<Step>(nullptr, pointer, Step::is_text);
}

Path Path::child(const base::Name& key) const { return Path(std::make_unique<Step>(step_, key, Step::is_key)); }

Path Path::child(std::size_t index) const {
    // Never in data, which hold fewer values; a longer list of another origin keeps its number as text.
    if (index >= Step::is_text)
        return child(base::Name(std::to_string(index)));
    return Path(std::make_unique<Step>(step_, base::Name(), static_cast<std::uint32_t>(index)));
}

std::string Path::text() const {
    std::vector<const Step*> steps;
    for (const Step* step = step_.get(); step; step = step->above.get())
        steps.push_back(step);
    std::string out;
    for (auto at = steps.rbegin(); at != steps.rend(); ++at) {
        const Step& step = **at;
        if (step.index == Step::is_text) {
            out += step.name.text();
            continue;
        }
        out += '/';
        if (step.index != Step::is_key) {
            out += std::to_string(step.index);
            continue;
        }
        for (const char c : step.name.text()) { // RFC 6901, 3
            if (c == '~')
                out += "~0";
            else if (c == '/')
                out += "~1";
            else
                out += c;
        }
    }
    return out;
}

} // namespace qujat::diag
