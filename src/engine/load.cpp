#include "engine/parts.hpp"

#include "engine/take_case.hpp"
#include "layout/layout.hpp"

#include <algorithm>

namespace qujat {

namespace engine {

base::Language to_base(Language language) { return static_cast<base::Language>(language); }

std::string document_id(const std::string& document) {
    std::string name = document;
    while (name.size() > 1 && name.back() == '/')
        name.pop_back();
    return name.substr(name.rfind('/') + 1);
}

std::vector<base::Language> languages_of(const data::Contract& contract) {
    std::vector<base::Language> languages;
    if (const data::Schema* field = data::find_schema(contract.root, "/out/doc_lang"))
        for (const std::string& code : field->enumeration)
            if (const auto language = base::find_language(code))
                languages.push_back(*language);
    return languages.empty() ? std::vector{base::Language::kk, base::Language::ru} : languages;
}

std::optional<base::Language> paper_language(const data::Contract& contract, std::string_view code) {
    const auto languages = languages_of(contract);
    const auto language = base::find_language(code);
    return language && std::ranges::find(languages, *language) != languages.end() ? language : std::nullopt;
}

bool is_document_name(const std::string& document) {
    const bool is_path = document.starts_with("/") || document.starts_with("./");
    return is_path || (!document.empty() && document.front() != '.' && document.find('/') == std::string::npos);
}

diag::Result<diag::SourcePtr> read_source(const World& world, const std::string& name, std::size_t limit, diag::Excerpt excerpt) {
    diag::Result<diag::SourcePtr> out;
    File file = world.read(name, limit);
    const std::string& shown = file.name.empty() ? name : file.name;
    switch (file.status) {
    case File::Status::ok:
        out.value = diag::make_source(shown, std::move(file.bytes), excerpt);
        return out;
    case File::Status::absent:
        out.problems.push_back({"ENG-0101", {}, {{"file", shown}}, {}});
        return out;
    case File::Status::unreadable:
        out.problems.push_back({"ENG-0102", {}, {{"file", shown}}, {}});
        return out;
    case File::Status::too_large:
        out.problems.push_back({"ENG-0103", {}, {{"file", shown}, {"limit", std::to_string(limit >> 20)}}, {}});
        return out;
    }
    return out;
}

std::optional<std::string> resolve(const std::string& from, const std::string& href) {
    if (href.empty() || href.front() == '/' || href.find(':') != std::string::npos || href.find('\\') != std::string::npos)
        return std::nullopt;
    // A template given as a folder path may use the brothers of its folder, no more.
    std::vector<std::string> parts;
    std::size_t floor = 0;
    const auto walk = [&](const std::string& path) {
        for (std::size_t begin = 0; begin <= path.size();) {
            const std::size_t end = std::min(path.find('/', begin), path.size());
            const std::string part = path.substr(begin, end - begin);
            if (part == "..") {
                if (parts.size() <= floor)
                    return false;
                parts.pop_back();
            } else if (part != "." && !(part.empty() && begin > 0)) {
                parts.push_back(part);
            }
            begin = end + 1;
        }
        return true;
    };
    const std::string folder = from.substr(0, from.rfind('/') == std::string::npos ? 0 : from.rfind('/'));
    const bool is_path = from.starts_with("/") || from.starts_with("./");
    if (!folder.empty() && !walk(folder))
        return std::nullopt;
    floor = is_path && !parts.empty() ? parts.size() - 1 : 0;
    if (!walk(href) || parts.empty())
        return std::nullopt;
    std::string out = from.starts_with("./") ? "." : "";
    for (std::size_t i = 0; i < parts.size(); ++i)
        out += (i > 0 || from.starts_with("./") ? "/" : "") + parts[i];
    return out;
}

} // namespace engine

Library::Parts::Kept<acts::Acts> Library::Parts::acts() {
    return keep<acts::Acts>(acts_, "", [&]() -> diag::Result<acts::Acts> {
        auto source = engine::read_source(*world, "acts.xml", engine::template_limit, diag::Excerpt::line);
        if (!source.value)
            return {std::nullopt, std::move(source.problems)};
        return acts::load_acts(*source.value);
    });
}

Library::Parts::Kept<acts::Calendar> Library::Parts::calendar() {
    return keep<acts::Calendar>(calendars_, "", [&]() -> diag::Result<acts::Calendar> {
        auto source = engine::read_source(*world, "calendar.xml", engine::template_limit, diag::Excerpt::line);
        if (!source.value)
            return {std::nullopt, std::move(source.problems)};
        return acts::load_calendar(*source.value);
    });
}

const acts::Calendar* Library::Parts::calendar_if(bool is_needed, diag::Log& log) {
    const auto kept = is_needed ? calendar() : nullptr;
    if (kept && !kept->value)
        log.add(kept->problems);
    return kept && kept->value ? &*kept->value : nullptr;
}

Library::Parts::Kept<font::Book> Library::Parts::fonts() {
    return keep<font::Book>(fonts_, "", [&] { return engine::read_fonts(*world); });
}

Library::Parts::Kept<engine::Operator> Library::Parts::operator_settings(const std::string& file) {
    const std::string name = file.empty() ? "operator.json" : file.starts_with("/") || file.starts_with("./") ? file : "./" + file;
    return keep<engine::Operator>(operators_, name, [&]() -> diag::Result<engine::Operator> {
        auto source = engine::read_source(*world, name, engine::template_limit, diag::Excerpt::line);
        if (!source.value)
            return {std::nullopt, std::move(source.problems)};
        return engine::read_operator(*source.value);
    });
}

Library::Parts::Kept<data::Contract> Library::Parts::contract(const std::string& document) {
    return keep<data::Contract>(contracts_, document, [&]() -> diag::Result<data::Contract> {
        if (!engine::is_document_name(document))
            return {std::nullopt, {diag::Diagnostic{"ENG-0101", {}, {{"file", diag::quoted(document) + "/contract.json"}}, {}}}};
        auto source = engine::read_source(*world, document + "/contract.json", engine::template_limit, diag::Excerpt::line);
        if (!source.value)
            return {std::nullopt, std::move(source.problems)};
        auto blocks = engine::read_source(*world, "common/blocks.json", engine::template_limit, diag::Excerpt::line);
        auto contract = data::load_contract(*source.value, blocks.value.value_or(nullptr)); // a tree without shared parts: a reference to them says so
        if (contract.value && contract.value->id != engine::document_id(document)) {
            contract.problems.push_back({"ENG-0104", {*source.value, 0, 0, {}}, {{"found", contract.value->id}, {"expected", engine::document_id(document)}}, {}});
            contract.value.reset();
        }
        return contract;
    });
}

Library::Parts::Kept<markup::Rules> Library::Parts::rules(const std::string& document, const data::Contract& contract, const acts::Acts& acts) {
    return keep<markup::Rules>(rules_, document, [&] { return markup::load_rules(contract, acts); });
}

Library::Parts::Kept<data::Contract> Library::Parts::case_contract() {
    const std::string name(engine::case_contract_file);
    return keep<data::Contract>(contracts_, name, [&]() -> diag::Result<data::Contract> {
        auto source = engine::read_source(*world, name, engine::template_limit, diag::Excerpt::line);
        if (!source.value)
            return {std::nullopt, std::move(source.problems)};
        auto blocks = engine::read_source(*world, "common/blocks.json", engine::template_limit, diag::Excerpt::line);
        return data::load_contract(*source.value, blocks.value.value_or(nullptr));
    });
}

Library::Parts::Kept<markup::TemplatePtr> Library::Parts::load_template(const std::string& document, const data::Contract& contract, const acts::Acts& acts,
                                                                        base::Language language, const std::string& regime) {
    const std::lock_guard lock(mutex_);
    const std::string code(base::code(language));
    // A regime whose form differs has a file of its own: kk.r415-2023.xhtml.
    const auto own_name = [&](const std::string& id) { return document + "/" + code + "." + id + ".xhtml"; };
    const auto exists = [&](const std::string& name) { return world->read(name, engine::template_limit).status != File::Status::absent; };
    const std::string key = document + "|" + code + "|" + regime;
    const auto found = templates_.find(key);
    if (found != templates_.end())
        return found->second;
    const bool own = exists(own_name(regime));
    const std::string name = own ? own_name(regime) : document + "/" + code + ".xhtml";
    return keep<markup::TemplatePtr>(templates_, key, [&]() -> diag::Result<markup::TemplatePtr> {
        auto source = engine::read_source(*world, name, engine::template_limit, diag::Excerpt::line);
        if (!source.value)
            return {std::nullopt, std::move(source.problems)};
        std::vector<std::string> regimes;
        for (const std::string& id : contract.regimes) {
            if (own ? id == regime : !exists(own_name(id)))
                regimes.push_back(id);
        }
        // Sources bear the names that World gives them; to resolve a reference, the name in the tree is needed.
        std::map<std::string, std::string> tree_names = {{(*source.value)->name, name}};
        const auto read = [&](const std::string& href, const diag::SourcePtr& from) -> diag::Result<diag::SourcePtr> {
            const auto resolved = engine::resolve(tree_names[from->name], href);
            if (!resolved)
                return {std::nullopt, {diag::Diagnostic{"ENG-0105", {}, {{"found", diag::quoted(href)}}, {}}}};
            auto file = engine::read_source(*world, *resolved, engine::template_limit, diag::Excerpt::line);
            if (file.value)
                tree_names[(*file.value)->name] = *resolved;
            return file;
        };
        std::map<std::string, diag::Result<std::shared_ptr<const doc::Raster>>> images; // a picture on many pages is read once
        const auto read_image = [&](const std::string& src, const diag::SourcePtr& from) -> diag::Result<std::shared_ptr<const doc::Raster>> {
            const auto resolved = engine::resolve(tree_names[from->name], src);
            if (!resolved)
                return {std::nullopt, {diag::Diagnostic{"ENG-0105", {}, {{"found", diag::quoted(src)}}, {}}}};
            const auto known = images.find(*resolved);
            if (known != images.end())
                return known->second;
            auto file = engine::read_source(*world, *resolved, engine::template_limit, diag::Excerpt::value_only);
            auto image = file.value ? layout::read_image(*file.value) : diag::Result<std::shared_ptr<const doc::Raster>>{std::nullopt, std::move(file.problems)};
            return images.emplace(*resolved, std::move(image)).first->second;
        };
        return markup::load_template(*source.value, {contract, acts, language, regimes, read, read_image});
    });
}

} // namespace qujat
