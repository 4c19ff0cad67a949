#pragma once

#include "report/report.hpp"

#include <string>
#include <vector>

/// A verdict in the words of one language, before it takes a form: what the text, the HTML and the data of the PDF have in common.
namespace qujat::report {

struct Fact {
    std::string label, value;
};

/// A place of the plan that was considered.
struct Seen {
    std::string where, quote;
    int score = 0;
    std::vector<std::string> lacking; ///< what was looked for there and not found
};

/// A part of an item that is not there, or not surely: what is asked, what was looked for, what came nearest, what would satisfy.
struct Lack {
    std::string id, label, title, advice, example;
    std::vector<std::string> ways; ///< "in one sentence or row: a year + a sum of money"
    std::vector<Seen> nearest;
    std::string change; ///< against the baseline; empty: without one
};

struct Row {
    std::string id, number, title, verdict, place, change;
    check::ItemVerdict kind = check::ItemVerdict::missing;
};

/// An item that is not satisfied.
struct Shortcoming {
    std::string id, number, title, verdict, clause, clause_text, change;
    std::vector<Seen> places; ///< where something of it stands
    std::vector<Lack> lacks;
};

struct Remark {
    std::string id, message, hint;
};

struct Sheet {
    base::Language language = base::Language::ru;
    check::Standing standing = check::Standing::undecided;
    std::string title, result;
    std::vector<Fact> facts;  ///< what was read, by which rules, for which day
    std::vector<Row> rows;    ///< every item, in the order of the act
    std::vector<Shortcoming> shortcomings;
    std::vector<Remark> remarks;
    std::vector<std::string> closing; ///< what this is and is not
};

Sheet compose(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, const Options& options);

/// The ways by which a part is found, surest first; at most three.
std::vector<std::string> ways_of(const check::SubRequirement& sub, const check::Requirements& requirements, base::Language language);
Seen seen_at(const check::Evidence& evidence, const check::Requirements& requirements, const plan::Plan& plan, base::Language language);
bool is_satisfied(check::ItemVerdict verdict);

} // namespace qujat::report
