#pragma once

#include "engine/parts.hpp"

/// Inside of rendering, in the order of its phases: the request is taken apart (take_request.cpp; record.cpp where it brings the record of a finished file), the edition and its operator are found (take_regime.cpp), the data are
/// checked and the paper is set (render.cpp).
namespace qujat::engine {

/// What is asked for, and what of the tree it is asked of.
struct Rendering {
    Library::Parts& parts;
    const RenderRequest& request;
    diag::Log& log;
    const std::optional<base::Timestamp>& now; ///< the time that stands for the clock
    const data::Contract& contract;
    const acts::Acts* acts = nullptr;   ///< null after an error, which stops the document but not the check of the data
    const Operator* settings = nullptr; ///< likewise
};

/// What is to be rendered, after every question about the request is answered.
struct Job {
    data::Value data;
    base::Language language = base::Language::ru;
    base::Timestamp time{*base::Date::from_parts(1970, 1, 1), 0, 0, 0};
    const acts::Regime* regime = nullptr;
    std::string regime_reason;
    bool draft = false;
    bool blank = false;       ///< nothing is filled in but the operator; the day of filing stands where the paper's own date would, for tests
    bool from_record = false; ///< data extracted from a file: complete when it was made, without what was neither printed nor decisive
};

/// The data of a request as a source; null with ENG-0101 to ENG-0103. Its text lives as long as places in it.
diag::SourcePtr data_source(Library::Parts& parts, const RenderRequest& request, diag::Log& log);
base::Timestamp clock(const Rendering& rendering);

/// Of a case file only what this document takes goes on, as if it had been written for it. False with ENG-0404 or ENG-086…
bool take_case_file(const Rendering& rendering, Job& job);
/// The request, the data or the record say it, and may not contradict one another. Without an answer, which false means, the data are checked all the same. Reports ENG-0404, ENG-0405.
bool take_language(const Rendering& rendering, Job& job);
/// Reports ENG-0406.
void take_time(const Rendering& rendering, Job& job);
/// What the pre-check of the plan found missing, as this document says it. Reports ENG-088….
void take_report(const Rendering& rendering, Job& job);

/// Data extracted from a file name template, regime, language and time themselves, so that they give the same bytes again. False with ENG-0402 or ENG-0403; reports ENG-0401, ENG-0407.
bool take_record(const Rendering& rendering, Job& job);
/// The record that goes into the file. `text`: hash of the words that are our translation; empty when there are none.
std::string record_of(const Job& job, const std::string& document, const std::string& text, data::KeptValues used);

/// The edition: of the record, of the request, or of the paper's own date. Reports ENG-0407 to ENG-0409, ENG-0415, ENG-0416 and what `acts::choose_regime` does.
void take_regime(const Rendering& rendering, Job& job);
/// The operator's block where the data have none. Reports ENG-0410.
void take_operator(const Rendering& rendering, Job& job);

} // namespace qujat::engine
