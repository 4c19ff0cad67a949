#pragma once

#include "acts/acts.hpp"
#include "acts/calendar.hpp"
#include "acts/indices.hpp"
#include "base/date.hpp"
#include "check/check.hpp"
#include "check/package.hpp"
#include "data/contract.hpp"
#include "diag/diag.hpp"
#include "engine/operator.hpp"
#include "engine/stamp.hpp"
#include "font/font.hpp"
#include "markup/markup.hpp"
#include "markup/rules.hpp"
#include "pdf/pdf.hpp"
#include "qujat/qujat.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace qujat {

/// What a library holds: everything read from the world once, under one lock, and kept. Results are immutable; a cache never changes one.
struct Library::Parts {
    std::shared_ptr<const World> world;

    template <class T>
    using Kept = std::shared_ptr<const diag::Result<T>>;

    Kept<acts::Acts> acts();
    /// Which days are worked.
    Kept<acts::Calendar> calendar();
    /// Read only for those who count days: other trees may do without. Lives as long as the parts.
    const acts::Calendar* calendar_if(bool is_needed, diag::Log& log);
    Kept<font::Book> fonts();
    /// `file` empty: the template tree's operator.json.
    Kept<engine::Operator> operator_settings(const std::string& file);
    /// `document`: an id or a folder path.
    Kept<data::Contract> contract(const std::string& document);
    /// The rules of a contract, ready to be checked; MRK-… of their expressions.
    Kept<markup::Rules> rules(const std::string& document, const data::Contract& contract, const acts::Acts& acts);
    /// Of case files: common/case.json.
    Kept<data::Contract> case_contract();
    /// The template that serves a language and regime; MRK-… and XML-… of everything it includes.
    Kept<markup::TemplatePtr> load_template(const std::string& document, const data::Contract& contract, const acts::Acts& acts, base::Language language, const std::string& regime);

    /// What a plan of an edition must hold ("bp703").
    Kept<check::Requirements> requirements(const std::string& edition);
    /// What a package may say: packages/schema.json.
    Kept<data::Contract> package_contract();
    /// The rules of a kind of package ("participation"), which must be one of the contract's.
    Kept<check::PackageRules> package_rules(const std::string& kind, const data::Schema& package, const acts::Acts& acts);
    Kept<acts::Indices> indices();

    std::shared_ptr<pdf::FontCache> font_cache = pdf::make_font_cache();
    engine::StampBook stamps;

  private:
    template <class T, class Make>
    Kept<T> keep(std::map<std::string, Kept<T>>& kept, const std::string& key, Make make) {
        const std::lock_guard lock(mutex_);
        const auto found = kept.find(key);
        if (found != kept.end())
            return found->second;
        // Ids of a tree are few; only paths given by callers could fill the memory over the years.
        constexpr std::size_t most = 256;
        if (kept.size() >= most)
            kept.clear();
        auto made = std::make_shared<const diag::Result<T>>(make());
        kept.emplace(key, made);
        return made;
    }

    std::recursive_mutex mutex_; // a template is loaded while its contract is looked up
    std::map<std::string, Kept<acts::Acts>> acts_;
    std::map<std::string, Kept<acts::Calendar>> calendars_;
    std::map<std::string, Kept<font::Book>> fonts_;
    std::map<std::string, Kept<engine::Operator>> operators_;
    std::map<std::string, Kept<data::Contract>> contracts_;
    std::map<std::string, Kept<markup::Rules>> rules_;
    std::map<std::string, Kept<markup::TemplatePtr>> templates_;
    std::map<std::string, Kept<check::Requirements>> requirements_;
    std::map<std::string, Kept<check::PackageRules>> package_rules_;
    std::map<std::string, Kept<acts::Indices>> indices_;
};

namespace engine {

/// What every finished file carries of its data.
inline constexpr std::string_view record_schema_name = "qujat.data/1";

inline constexpr std::size_t template_limit = 8U << 20; ///< bytes of any file of the template tree
inline constexpr std::size_t weights_limit = 32U << 20;  ///< of the learned weights, 9 MB now
inline constexpr std::size_t data_limit = 16U << 20;
inline constexpr std::size_t font_limit = 64U << 20;

base::Language to_base(Language language);
/// The last part of a document's name: the id for both ids and folder paths.
std::string document_id(const std::string& document);
/// An id, which is one folder of the tree, or a path, which begins with "/" or "./": whoever passes an id on from elsewhere opens no way out of the tree.
bool is_document_name(const std::string& document);
/// A file of the template tree as a source. Reports ENG-0101 (absent), ENG-0102 (unreadable), ENG-0103 (too large).
diag::Result<diag::SourcePtr> read_source(const World& world, const std::string& name, std::size_t limit, diag::Excerpt excerpt);
/// `href` relative to the folder of `from`, both names in the template tree; nothing when it would leave the tree.
std::optional<std::string> resolve(const std::string& from, const std::string& href);
/// Reads the font list and the files. Reports ENG-0301 (list), ENG-0302 (a file that is not installed: names the package).
diag::Result<font::Book> read_fonts(const World& world);

/// Problems as the public API says them; `ok` unless an error is among them.
Outcome make_outcome(std::string bytes, diag::Log& log, base::Language language);

/// `work` with everything that could still be thrown turned into ENG-0001, so that nothing crosses the public API.
template <class Work>
Outcome guarded(base::Language language, Work work) {
    diag::Log log;
    std::string bytes;
    try {
        bytes = work(log);
    } catch (const diag::Stop& stop) {
        log.add(stop.diagnostic);
    } catch (const std::bad_alloc&) {
        log.add("ENG-0002", {});
    } catch (const std::exception& failure) {
        log.add("ENG-0001", {}, {{"reason", diag::quoted(failure.what(), 200)}});
    }
    return make_outcome(std::move(bytes), log, language);
}

/// The languages a document is in: those its contract lists for out/doc_lang; Kazakh and Russian where it lists none.
std::vector<base::Language> languages_of(const data::Contract& contract);
/// One of them by its code.
std::optional<base::Language> paper_language(const data::Contract& contract, std::string_view code);
/// Reports ENG-0407 (nearest).
void report_unknown_regime(const acts::Acts& acts, const std::string& found, diag::Place place, diag::Log& log);
/// The rendering of a request; see render.cpp. `now`: the time that stands for the clock.
std::string render(Library::Parts& parts, const RenderRequest& request, diag::Log& log, const std::optional<base::Timestamp>& now = {});
/// Sample data of a document in a language; `regime` empty: for the newest edition of its contract.
std::string sample_json(Library::Parts& parts, const std::string& document, const std::string& language, const std::string& regime, diag::Log& log);

} // namespace engine
} // namespace qujat
