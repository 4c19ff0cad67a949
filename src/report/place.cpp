#include "report/place.hpp"

#include "report/phrases.hpp"

namespace qujat::report {

std::string place_of(const check::Evidence& evidence, const plan::Plan& plan, base::Language language, Path path) {
    std::string place;
    if (plan.files.size() > 1)
        place = plan.files[evidence.file].name + ", ";
    if (evidence.page > 0)
        place += std::string(say(Phrase::page, language)) + " " + std::to_string(evidence.page);
    else
        place += std::string(say(Phrase::block, language)) + " " + std::to_string(evidence.block + 1);
    if (path == Path::last && !evidence.path.empty())
        place += ": " + diag::quoted(evidence.path.back(), 40);
    if (path == Path::whole)
        for (const std::string& heading : evidence.path)
            place += (&heading == &evidence.path.front() ? ": " : " › ") + heading;
    return place;
}

} // namespace qujat::report
