#include "report/skeleton.hpp"

#include "engine/choose_edition.hpp"

namespace qujat {

Outcome Library::skeleton(const SkeletonRequest& request) const {
    return engine::guarded(engine::to_base(request.messages), [&](diag::Log& log) -> std::string {
        if (!request.filed.empty() && !request.regime.empty())
            log.add("ENG-0452", {});
        const engine::EditionChoice choice = engine::choose_edition(*parts_, {request.filed, {}, request.regime, request.operator_file}, log);
        if (choice.key.empty() || log.has_errors())
            return {};
        const auto requirements = parts_->requirements(choice.key);
        log.add(requirements->problems);
        if (!requirements->value)
            return {};
        return report::to_docx(report::make_skeleton(*requirements->value, engine::to_base(request.language), choice.filed));
    });
}

} // namespace qujat
