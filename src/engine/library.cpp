#include "engine/parts.hpp"

namespace qujat {

std::string version() { return QUJAT_VERSION; }

Library::Library(std::shared_ptr<const World> world) : parts_(std::make_unique<Parts>()) { parts_->world = std::move(world); }
Library::~Library() = default;

Outcome Library::render(const RenderRequest& request) const {
    return engine::guarded(engine::to_base(request.messages), [&](diag::Log& log) { return engine::render(*parts_, request, log); });
}

Outcome Library::sample(const std::string& document, const std::string& language, const std::string& regime, Language messages) const {
    return engine::guarded(engine::to_base(messages), [&](diag::Log& log) -> std::string {
        return engine::sample_json(*parts_, document, language.empty() ? "ru" : language, regime, log);
    });
}

Outcome Library::extract_data(const std::string& file, const std::string& file_name, Language messages) const {
    return engine::guarded(engine::to_base(messages), [&](diag::Log& log) {
        auto data = pdf::extract_data(diag::make_source(file_name, file, diag::Excerpt::value_only));
        log.add(std::move(data.problems));
        return data.value.value_or(std::string());
    });
}

} // namespace qujat
