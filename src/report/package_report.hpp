#pragma once

#include "acts/acts.hpp"
#include "base/language.hpp"
#include "check/package.hpp"
#include "data/contract.hpp"
#include "diag/diag.hpp"

#include <string>
#include <string_view>
#include <vector>

/// A verdict on a package said to people and to machines. Pure. Of the package it shows days, sums, words of its own lists and names of files, nothing that is said of people.
namespace qujat::report {

/// A file of the package and whether it could be opened: what nobody can open may be anything.
struct PackageFile {
    std::string name, kind; ///< kind as in the package; "unknown" where nobody said
    enum class State { not_given, readable, unreadable, not_read } state = State::not_given;
};

struct PackageContext {
    const check::PackageRules& rules;
    const data::Schema& schema; ///< labels of the facts
    const acts::Acts& acts;
    const acts::Regime& regime;
    base::Date sent_at;
    std::string package; ///< its name
    std::vector<PackageFile> files;
    std::vector<diag::Diagnostic> notes;
};

/// Lines of at most 100 characters; ends with a line feed.
std::string package_text(const check::PackageVerdict& verdict, const PackageContext& context, base::Language language);
/// One file that fetches nothing; prints on A4.
std::string package_html(const check::PackageVerdict& verdict, const PackageContext& context, base::Language language);
/// `qujat.package-check/1`, docs/formats.md.
std::string package_json(const check::PackageVerdict& verdict, const PackageContext& context, base::Language language);

// package_words.cpp

/// «подпункт 2) пункта 9 (703/НҚ)»; empty where the clause is not among the acts.
std::string cite(const check::PackageFinding& finding, const acts::Acts& acts, base::Language language);
/// What the act says there, to the letter, in the language held: the sub-clause or paragraph where one is cited, else the clause. Null text where the wording is not held.
struct Quote {
    base::Language language = base::Language::kk;
    bool is_official = false;
    std::string text;
};
Quote quote(const check::PackageFinding& finding, base::Language language);
/// «Дата выдачи» of "/attachments/2/issued_at", with the number of the item.
std::string label_of(const check::Fact& fact, const data::Schema& schema, base::Language language);

// package_values.cpp

/// What the contract's words for machines are to people: "tax-debt-information", "true". Anything else as it stands: days, sums, numbers.
std::string word_for(std::string_view value, base::Language language);

} // namespace qujat::report
