#include "report/skeleton.hpp"

#include "engine/choose_edition.hpp"

namespace qujat {

namespace {

// The paper's edition is that of the annex, by the same day or by its name.
std::string to_pdf(Library::Parts& parts, const SkeletonRequest& request, const report::Skeleton& skeleton, const engine::EditionChoice& choice, diag::Log& log) {
    RenderRequest paper;
    paper.document = "plan-skeleton";
    paper.language = base::code(skeleton.language);
    paper.data = report::to_template_data(skeleton, choice.filed.value_or(base::Timestamp::from_unix(parts.world->now()).date));
    paper.date = request.date;
    paper.regime = paper.reason = request.regime;
    paper.operator_file = request.operator_file;
    return engine::render(parts, paper, log);
}

} // namespace

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
        const report::Skeleton skeleton = report::make_skeleton(*requirements->value, engine::to_base(request.language), choice.filed);
        return request.format == SkeletonFormat::pdf ? to_pdf(*parts_, request, skeleton, choice, log) : report::to_docx(skeleton);
    });
}

} // namespace qujat
