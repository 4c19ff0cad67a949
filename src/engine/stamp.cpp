#include "engine/stamp.hpp"

#include "base/utf8.hpp"
#include "engine/parts.hpp"
#include "engine/sign.hpp"
#include "layout/layout.hpp"

#include <algorithm>

namespace qujat::engine {

namespace {

using data::Value;

constexpr const char* steps[] = {"1", "2", "3", "4", "5"}; // as many as stamp.json allows

diag::Result<markup::TemplatePtr> load_template(Library::Parts& parts, base::Language language) {
    diag::Log log;
    const auto read = [&](const std::string& name) {
        auto source = read_source(*parts.world, "common/" + name, template_limit, diag::Excerpt::line);
        log.add(std::move(source.problems));
        return std::move(source.value);
    };
    const auto form = read("stamp.json");
    const auto text = read("stamp." + std::string(base::code(language)) + ".xhtml");
    if (!form || !text)
        return {std::nullopt, log.take()};
    auto contract = data::load_contract(*form);
    if (!contract.value)
        return {std::nullopt, std::move(contract.problems)};
    const acts::Acts none; // a stamp quotes no act
    return markup::load_template(*text, {*contract.value, none, language, {}, [&](const std::string& href, const diag::SourcePtr&) {
                                             return read_source(*parts.world, "common/" + href, template_limit, diag::Excerpt::line);
                                         }});
}

/// The first `count` code points and an ellipsis.
std::string cut(const std::string& text, std::size_t count) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < count; ++i)
        end += base::decode(text, end).value_or(base::CodePoint{}).size;
    if (end == text.size())
        return text;
    while (end > 0 && text[end - 1] == ' ')
        --end;
    return text.substr(0, end) + "…";
}

class Setter {
  public:
    Setter(const StampRequest& request, const markup::Template& templ, const font::Book& fonts, diag::Log& log)
        : request_(request), template_(templ), fonts_(fonts), log_(log), name_(request.holder.name), organisation_(request.holder.organisation) {}

    /// Smaller letters first; then the end of the organisation's name goes, then of the signer's.
    std::optional<layout::Pages> run() {
        for (const char* step : steps) {
            if (auto pages = set(step); pages || log_.has_errors())
                return pages;
        }
        for (std::string* text : {&organisation_, &name_}) {
            if (auto pages = shorten(*text); pages || log_.has_errors())
                return pages;
        }
        const auto millimetres = [](base::Length length) { return std::to_string(length.scaled(254, 720 * base::Length::per_point).raw()); };
        log_.add("ENG-0604", {}, {{"width", millimetres(request_.size.width)}, {"height", millimetres(request_.size.height)}});
        return std::nullopt;
    }

  private:
    /// As much of the text as fits; as little as one letter when nothing does, so that the next text is tried with the most room.
    std::optional<layout::Pages> shorten(std::string& text) {
        const std::string whole = text;
        std::optional<layout::Pages> best;
        std::size_t low = 1, high = base::count_code_points(whole);
        while (low < high && !log_.has_errors()) {
            const std::size_t middle = (low + high) / 2;
            text = cut(whole, middle);
            if (auto pages = set(steps[std::size(steps) - 1])) {
                best = std::move(pages);
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (!best && !whole.empty())
            text = cut(whole, 1);
        return best;
    }

    /// The pages, when the words fit one of them without any complaint.
    std::optional<layout::Pages> set(const char* step) {
        const Value data = words(step);
        auto expansion = markup::expand(template_, {data, regime_, ""});
        if (!expansion.value) {
            log_.add(std::move(expansion.problems));
            return std::nullopt;
        }
        doc::Document& document = expansion.value->document;
        document.page.size = request_.size;
        auto pages = layout::paginate(std::move(document), fonts_);
        if (pages.value && pages.problems.empty() && pages.value->pages.size() == 1)
            return std::move(pages.value);
        // A character no font has is no question of room.
        for (diag::Diagnostic& problem : pages.problems) {
            if (problem.id == "LAY-0001")
                log_.add(std::move(problem));
        }
        return std::nullopt;
    }

    Value words(const char* step) const {
        const auto text = [](std::string key, std::string value) { return Value::Member{std::move(key), Value::string(std::move(value)), {}}; };
        std::vector<Value::Member> signer = {text("name", name_)};
        const std::pair<const char*, std::string> optional[] = {
            {"organisation", organisation_}, {"bin", request_.holder.bin}, {"iin", sign::masked(request_.holder.iin)}};
        for (const auto& [key, value] : optional) {
            if (!value.empty())
                signer.push_back(text(key, value));
        }
        const std::string iso = request_.time.iso(); // 2026-11-20T14:05:09+05:00
        return Value::object({{"signature", Value::object({text("date", iso.substr(0, 10)), text("time", iso.substr(11, 8)), text("step", step)}), {}},
                              {"signer", Value::object(std::move(signer)), {}}});
    }

    const StampRequest& request_;
    const markup::Template& template_;
    const font::Book& fonts_;
    diag::Log& log_;
    const acts::Regime regime_{}; // none
    std::string name_, organisation_;
};

std::string key_of(const StampRequest& request) {
    std::string key;
    for (const std::string& part : {std::string(base::code(request.language)), std::to_string(request.size.width.raw()), std::to_string(request.size.height.raw()),
                                    request.time.iso(), request.holder.name, request.holder.organisation, request.holder.bin, sign::masked(request.holder.iin)})
        key += part + '\n';
    return key;
}

} // namespace

pdf::StampPtr StampBook::find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(entries_, key, &Entry::key);
    return found == entries_.end() ? nullptr : found->stamp;
}

void StampBook::keep(const std::string& key, pdf::StampPtr stamp) {
    const std::lock_guard lock(mutex_);
    if (entries_.size() == most)
        entries_.erase(entries_.begin());
    entries_.push_back({key, std::move(stamp)});
}

pdf::StampPtr make_stamp(Library::Parts& parts, const StampRequest& request, diag::Log& log) {
    const std::string key = key_of(request);
    if (auto kept = parts.stamps.find(key))
        return kept;
    const auto fonts = parts.fonts();
    log.add(fonts->problems);
    const auto loaded = parts.stamps.find_template(request.language, [&] { return load_template(parts, request.language); });
    log.add(loaded->problems);
    if (!fonts->value || !loaded->value)
        return nullptr;
    const auto pages = Setter(request, **loaded->value, *fonts->value, log).run();
    if (!pages)
        return nullptr;
    auto stamp = pdf::make_stamp(*pages, parts.font_cache.get());
    log.add(std::move(stamp.problems));
    if (!stamp.value)
        return nullptr;
    parts.stamps.keep(key, *stamp.value);
    return *stamp.value;
}

} // namespace qujat::engine
