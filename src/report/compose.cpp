#include "report/compose.hpp"

#include "report/phrases.hpp"
#include "report/place.hpp"

#include <algorithm>

namespace qujat::report {

namespace {

constexpr std::size_t most_ways = 3;

// "a sum of money with its currency (≥ 2) + a year"
std::string terms_of(const check::Way& way, const check::Requirements& requirements, base::Language language) {
    std::string terms;
    for (const check::Term& term : way.needs) {
        std::string either;
        for (const std::uint16_t list : term.lists)
            if (const std::string& what = check::describe(requirements, list).in(language); !what.empty() && either.find(what) == std::string::npos)
                either += (either.empty() ? "" : " / ") + what;
        if (either.empty())
            continue;
        terms += (terms.empty() ? "" : " + ") + either;
        if (term.at_least > 1)
            terms += " (≥ " + std::to_string(term.at_least) + ")";
    }
    return terms;
}

std::string number_of(const check::ItemJudgement& item) { return item.number == 0 ? "*" : std::to_string(item.number); }

std::string upper(std::string letters) {
    std::ranges::transform(letters, letters.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return letters;
}

class Composer {
  public:
    Composer(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, const Options& options)
        : verdict_(verdict), requirements_(requirements), plan_(plan), language_(language), options_(options) {}

    Sheet run() {
        Sheet sheet;
        sheet.language = language_;
        sheet.standing = verdict_.standing;
        sheet.title = of(Phrase::heading);
        sheet.result = result();
        sheet.facts = facts();
        for (const auto& item : verdict_.items) {
            const check::Item* required = requirements_.find_item(item.id);
            sheet.rows.push_back({item.id, number_of(item), required == nullptr ? item.id : required->title.in(language_), std::string(say(item.verdict, language_)),
                                  item.evidence.empty() ? "–" : place_of(item.evidence.front(), plan_, language_), change_of(item.id), item.verdict});
            if (required != nullptr && !is_satisfied(item.verdict))
                sheet.shortcomings.push_back(shortcoming(item, *required));
        }
        for (const auto& note : verdict_.notes)
            sheet.remarks.push_back(remark(note, ""));
        for (const auto& file : plan_.files) // what was not read, or not as it stands
            for (const auto& note : file.part.notes)
                sheet.remarks.push_back(remark(note, plan_.files.size() > 1 ? file.name + ": " : ""));
        sheet.closing = {of(Phrase::no_decision), of(Phrase::nothing_kept)};
        if (requirements_.language != language_)
            sheet.closing.push_back(of(requirements_.language == base::Language::kk ? Phrase::translation_of_kk : Phrase::translation_of_ru));
        return sheet;
    }

  private:
    std::string of(Phrase phrase) const { return std::string(say(phrase, language_)); }

    Remark remark(const diag::Diagnostic& note, const std::string& of_file) const { return {note.id, of_file + diag::message(note, language_), diag::hint(note, language_)}; }

    std::string change_of(const std::string& id) const {
        const auto change = options_.baseline ? options_.baseline->change(id, verdict_) : Change::none;
        return change == Change::none ? std::string() : std::string(say(change, language_));
    }

    std::string result() const {
        const Phrase standing = verdict_.standing == check::Standing::complete ? Phrase::complete : verdict_.standing == check::Standing::incomplete ? Phrase::incomplete : Phrase::undecided;
        std::string result = of(standing), lacking, unsure;
        for (const auto& item : verdict_.items)
            if (!is_satisfied(item.verdict)) {
                std::string& numbers = item.verdict == check::ItemVerdict::undecided ? unsure : lacking;
                numbers += (numbers.empty() ? "" : ", ") + number_of(item);
            }
        if (!lacking.empty())
            result += "; " + of(Phrase::not_satisfied) + ": " + lacking;
        if (!unsure.empty())
            result += "; " + of(Phrase::not_certain) + ": " + unsure;
        return result;
    }

    // "plan.docx: DOCX; 3 pages; 1245 words"
    std::string read_of(const plan::Plan::File& file) const {
        std::string read = file.name + ": " + upper(file.part.format);
        const auto add = [&](Phrase phrase, std::size_t count) { read += "; " + of(phrase) + ": " + std::to_string(count); };
        if (file.part.pages > 0)
            add(Phrase::pages, file.part.pages);
        add(Phrase::words, plan::count_words(file.part));
        if (file.part.pictures > 0)
            add(Phrase::pictures, file.part.pictures);
        return read;
    }

    std::vector<Fact> facts() const {
        std::vector<Fact> facts;
        for (const auto& file : plan_.files)
            facts.push_back({of(Phrase::files), read_of(file)});
        facts.push_back({of(Phrase::edition), requirements_.edition + ". " + requirements_.heading.in(language_)});
        facts.push_back({of(Phrase::rules), requirements_.sha256});
        if (options_.filed)
            facts.push_back({of(Phrase::filed), options_.filed->iso()});
        if (options_.baseline)
            facts.push_back({of(Phrase::baseline), changes()});
        return facts;
    }

    // "items newly not satisfied: 1; items fixed: 4, 8; items still not satisfied: 3"
    std::string changes() const {
        std::string changes;
        for (const Change change : {Change::fresh, Change::fixed, Change::unchanged}) {
            std::string numbers;
            for (const auto& item : verdict_.items)
                if (options_.baseline->change(item.id, verdict_) == change)
                    numbers += (numbers.empty() ? "" : ", ") + number_of(item);
            changes += (changes.empty() ? "" : "; ") + std::string(say_of_items(change, language_)) + ": " + (numbers.empty() ? "–" : numbers);
        }
        return changes;
    }

    Shortcoming shortcoming(const check::ItemJudgement& item, const check::Item& required) const {
        Shortcoming lacking{item.id, number_of(item), required.title.in(language_), std::string(say(item.verdict, language_)), required.citation.in(language_), required.text, change_of(item.id), {}, {}};
        for (const auto& evidence : item.evidence)
            lacking.places.push_back(seen_at(evidence, requirements_, plan_, language_));
        bool is_any_told = false;
        for (std::size_t at = 0; at < required.subs.size() && at < item.subs.size(); ++at) {
            const auto status = required.subs[at].status;
            const auto verdict = item.subs[at].verdict;
            if ((verdict != check::SubVerdict::missing && verdict != check::SubVerdict::undecided) || status == check::Status::conditional || status == check::Status::scope)
                continue;
            if (status == check::Status::any && std::exchange(is_any_told, true)) // one of them is enough: tell of one
                continue;
            lacking.lacks.push_back(lack(required.subs[at], item.subs[at]));
        }
        return lacking;
    }

    Lack lack(const check::SubRequirement& sub, const check::SubJudgement& judged) const {
        const bool is_unsure = judged.verdict == check::SubVerdict::undecided;
        Lack lack{sub.id, of(is_unsure ? Phrase::unsure : Phrase::lacks), sub.title.in(language_), sub.advice.in(language_), sub.example.in(language_), ways_of(sub, requirements_, language_), {}, change_of(sub.id)};
        for (const auto* all : {&judged.evidence, &judged.candidates})
            for (const auto& one : *all)
                if (one.score > 0)
                    lack.nearest.push_back(seen_at(one, requirements_, plan_, language_));
        return lack;
    }

    const check::Verdict& verdict_;
    const check::Requirements& requirements_;
    const plan::Plan& plan_;
    base::Language language_;
    const Options& options_;
};

} // namespace

bool is_satisfied(check::ItemVerdict verdict) { return verdict == check::ItemVerdict::found || verdict == check::ItemVerdict::not_applicable; }

std::vector<std::string> ways_of(const check::SubRequirement& sub, const check::Requirements& requirements, base::Language language) {
    std::vector<const check::Way*> ways;
    for (const check::Way& way : sub.ways)
        if (way.score >= requirements.found)
            ways.push_back(&way);
    std::ranges::stable_sort(ways, [](const check::Way* left, const check::Way* right) { return left->score > right->score; });
    std::vector<std::string> said;
    for (const check::Way* way : ways) {
        std::string words = std::string(say(way->range, language)) + ": " + terms_of(*way, requirements, language);
        if (said.size() < most_ways && std::ranges::find(said, words) == said.end())
            said.push_back(std::move(words));
    }
    if (sub.learned >= 0)
        said.emplace_back(say(Phrase::worded_alike, language));
    if (!sub.about.empty()) {
        check::Way about;
        about.needs = sub.about;
        said.push_back(std::string(say(Phrase::about, language)) + ": " + terms_of(about, requirements, language));
    }
    return said;
}

Seen seen_at(const check::Evidence& evidence, const check::Requirements& requirements, const plan::Plan& plan, base::Language language) {
    Seen seen{place_of(evidence, plan, language, Path::whole), evidence.quote, evidence.score, {}};
    for (const std::uint16_t list : evidence.lacking)
        if (const std::string& what = check::describe(requirements, list).in(language); !what.empty() && std::ranges::find(seen.lacking, what) == seen.lacking.end())
            seen.lacking.push_back(what);
    if (evidence.is_doubted)
        seen.lacking.emplace_back(say(Phrase::wording, language));
    return seen;
}

Sheet compose(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, const Options& options) {
    return Composer(verdict, requirements, plan, language, options).run();
}

} // namespace qujat::report
