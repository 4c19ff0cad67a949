#include "report/compose.hpp"

#include "base/words.hpp"
#include "report/phrases.hpp"

#include <algorithm>

namespace qujat::report {

namespace {

/// Candidates below this came near by one word only: a comment there would be noise.
constexpr int least_of_candidate = 30;

class Commenter {
  public:
    Commenter(const Sheet& sheet, const check::Requirements& requirements, const plan::Plan& plan)
        : sheet_(sheet), requirements_(requirements), plan_(plan), blocks_(plan.files.front().part.blocks) {}

    plan::Comments run(const check::Verdict& verdict) const {
        plan::Comments comments{sheet_.language, {}};
        std::string without_place;
        for (const Shortcoming& lacking : sheet_.shortcomings) {
            const check::ItemJudgement& item = *std::ranges::find(verdict.items, lacking.id, &check::ItemJudgement::id);
            plan::Comment comment;
            comment.text = lacking.number + ". " + with(lacking.title + " – " + lacking.verdict, lacking.change) + line(Phrase::clause, lacking.clause);
            if (const check::Evidence* const candidate = place(item, comment.block)) {
                if (const Seen seen = seen_at(*candidate, requirements_, plan_, sheet_.language); !seen.lacking.empty())
                    comment.text += line(Phrase::nearest_here, base::join(seen.lacking));
            } else if (comment.block == plan::Comment::top) {
                without_place += "\n• " + lacking.number + ". " + lacking.title;
                comment.text += "\n" + std::string(say(Phrase::add_here, sheet_.language));
                comment.block = blocks_.empty() ? plan::Comment::top : static_cast<std::uint32_t>(blocks_.size() - 1);
            }
            for (const Lack& lack : lacking.lacks)
                comment.text += "\n" + lack.label + ": " + with(lack.title, lack.change) + line(Phrase::write, lack.advice) + line(Phrase::example, lack.example);
            comments.list.push_back(std::move(comment));
        }
        comments.list.insert(comments.list.begin(), summary(without_place));
        return comments;
    }

  private:
    static std::string with(const std::string& words, const std::string& change) { return change.empty() ? words : words + " (" + change + ")"; }

    std::string line(Phrase label, const std::string& text) const { return text.empty() ? std::string() : "\n" + std::string(say(label, sheet_.language)) + ": " + text; }

    // The heading under which a place stands, or its own block: a heading may be a label within it.
    std::uint32_t heading_over(const check::Evidence& evidence) const {
        if (evidence.path.empty())
            return evidence.block;
        for (std::size_t at = std::min<std::size_t>(evidence.block + 1, blocks_.size()); at-- > 0;)
            if (blocks_[at].kind == plan::BlockKind::heading && blocks_[at].text == evidence.path.back())
                return static_cast<std::uint32_t>(at);
        return evidence.block;
    }

    // Where the comment belongs; `top` when nowhere. Answers the place when it only came near.
    const check::Evidence* place(const check::ItemJudgement& item, std::uint32_t& block) const {
        if (!item.evidence.empty()) {
            const check::Evidence& best = item.evidence.front();
            block = item.heading == check::HeadingMatch::own ? heading_over(best) : best.block;
            return nullptr;
        }
        const check::Evidence* nearest = nullptr;
        for (const check::SubJudgement& sub : item.subs)
            for (const check::Evidence& one : sub.candidates)
                if (one.score >= least_of_candidate && (nearest == nullptr || one.score > nearest->score))
                    nearest = &one;
        if (nearest != nullptr)
            block = nearest->block;
        return nearest;
    }

    plan::Comment summary(const std::string& without_place) const {
        plan::Comment comment;
        comment.text = sheet_.title + ": " + sheet_.result;
        for (const Fact& fact : sheet_.facts)
            comment.text += "\n" + fact.label + ": " + fact.value;
        if (!without_place.empty())
            comment.text += "\n" + std::string(say(Phrase::no_place, sheet_.language)) + ":" + without_place;
        if (!sheet_.remarks.empty())
            comment.text += "\n" + std::string(say(Phrase::remarks, sheet_.language)) + ":";
        for (const Remark& remark : sheet_.remarks)
            comment.text += "\n• " + remark.message + (remark.hint.empty() ? std::string() : "; " + remark.hint) + " (" + remark.id + ")";
        for (const std::string& closing : sheet_.closing)
            comment.text += "\n" + closing;
        comment.text += "\n" + std::string(say(Phrase::delete_comments, sheet_.language));
        return comment;
    }

    const Sheet& sheet_;
    const check::Requirements& requirements_;
    const plan::Plan& plan_;
    const std::vector<plan::Block>& blocks_;
};

} // namespace

plan::Comments to_comments(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, const Options& options) {
    return Commenter(compose(verdict, requirements, plan, language, options), requirements, plan).run(verdict);
}

} // namespace qujat::report
