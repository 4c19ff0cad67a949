#include "report/package_report.hpp"

#include "report/lay_out.hpp"

#include <algorithm>

namespace qujat::report {

namespace {

using base::Language;
using check::PackageFinding;
using check::RuleSeverity;
using check::RuleVerdict;

enum class Word {
    heading, package, kind, edition, sent, rules, result, next, complete, remarks, undecided, rule, requirement, verdict, severity, to_mend, to_tell, not_to_demand, files, clause, act_says, found, do_this,
    ground, satisfied, violated, open, not_applicable, readable, unreadable, not_read, not_given, notes, warning, no_decision, nothing_kept, not_held, demanded
};

std::string say(Word word, Language language) {
    struct Saying {
        Word word;
        std::string_view kk, ru, en;
    };
    constexpr Saying all[] = {
        {Word::heading, "Өтініш пакетін алдын ала тексеру", "Предварительная проверка пакета", "Pre-check of an application package"},
        {Word::package, "Пакет", "Пакет", "Package"},
        {Word::kind, "Түрі", "Вид", "Kind"},
        {Word::edition, "Редакция", "Редакция", "Edition"},
        {Word::sent, "Жіберілген күні", "День направления", "Sent on"},
        {Word::rules, "Ережелердің SHA-256 мәні", "SHA-256 правил", "SHA-256 of the rules"},
        {Word::result, "Қорытынды", "Итог", "Result"},
        {Word::next, "Одан әрі", "Далее", "What follows"},
        {Word::complete, "пакет толық", "пакет полон", "the package is complete"},
        {Word::remarks, "ескертулер бар", "есть замечания", "there are remarks"},
        {Word::undecided, "шешім жоқ: деректер жетіспейді", "решения нет: не хватает сведений", "undecided: facts are not stated"},
        {Word::rule, "Ереже", "Правило", "Rule"},
        {Word::requirement, "Талап", "Требование", "Requirement"},
        {Word::verdict, "Нәтиже", "Вывод", "Verdict"},
        {Word::severity, "Дәреже", "Вес", "Kind"},
        {Word::to_mend, "Не түзету керек", "Что исправить", "What to mend"},
        {Word::to_tell, "Не көрсету керек", "Что указать", "What to state"},
        {Word::not_to_demand, "Талап етуге болмайды", "Нельзя требовать", "Not to be demanded"},
        {Word::files, "Файлдар", "Файлы", "Files"},
        {Word::clause, "Негізі", "Основание", "Clause"},
        {Word::act_says, "Актінің мәтіні", "Текст акта", "Text of the act"},
        {Word::found, "Табылғаны", "Найдено", "Found"},
        {Word::do_this, "Не істеу керек", "Что сделать", "What to do"},
        {Word::ground, "Бас тарту негізі", "Основание отказа", "Ground of refusal"},
        {Word::satisfied, "орындалды", "выполнено", "met"},
        {Word::violated, "орындалмаған", "не выполнено", "not met"},
        {Word::open, "белгісіз", "неизвестно", "not known"},
        {Word::not_applicable, "қолданылмайды", "не применяется", "does not apply"},
        {Word::readable, "оқылды", "читается", "readable"},
        {Word::unreadable, "ашылмайды", "не открывается", "cannot be opened"},
        {Word::not_read, "бұл пішім оқылмайды", "формат не читается", "format not read"},
        {Word::not_given, "файл берілмеген", "файл не передан", "file not given"},
        {Word::notes, "Ескертпелер", "Примечания", "Notes"},
        {Word::warning, "Назар аударыңыз", "Внимание", "Mind"},
        {Word::no_decision, "Бұл алдын ала тексеру, шешім емес: шешімді қарайтын адам мен Комиссия қабылдайды.", "Это предварительная проверка, а не решение: решают рассматривающий и Комиссия.",
         "This is a pre-check, no decision: that is for the reviewer and the Commission."},
        {Word::nothing_kept, "Пакеттен ештеңе сақталмады.", "Из пакета ничего не сохранено.", "Nothing of the package was kept."},
        {Word::not_held, "бұл редакциядағы мәтіні бізде жоқ", "текста этой редакции у нас нет", "we do not hold the wording of that edition"},
        {Word::demanded, "талап етілген, негізі жоқ", "требуется без основания", "demanded without ground"},
    };
    for (const Saying& saying : all)
        if (saying.word == word)
            return std::string(language == Language::kk ? saying.kk : language == Language::ru ? saying.ru : saying.en);
    return {};
}

class Writer {
  public:
    Writer(const check::PackageVerdict& verdict, const PackageContext& context, Language language) : verdict_(verdict), context_(context), language_(language) {}

    std::string run() const {
        std::string out = head() + findings_table() + "\n";
        out += section(Word::to_mend, [](const PackageFinding& one) { return one.verdict == RuleVerdict::violated && one.rule->severity != RuleSeverity::negative; });
        out += section(Word::to_tell, [](const PackageFinding& one) { return one.verdict == RuleVerdict::undecided && one.rule->severity != RuleSeverity::negative; });
        out += section(Word::not_to_demand, [](const PackageFinding& one) { return one.verdict != RuleVerdict::not_applicable && one.rule->severity == RuleSeverity::negative; });
        out += section(Word::warning, [](const PackageFinding& one) {
            return one.verdict == RuleVerdict::satisfied && one.rule->severity != RuleSeverity::negative && std::ranges::any_of(one.notes, &check::RuleNote::is_warning);
        });
        out += files() + notes();
        return out + paragraph("", of(Word::no_decision), 0) + paragraph("", of(Word::nothing_kept), 0);
    }

  private:
    std::string of(Word word) const { return say(word, language_); }
    std::string label(Word word) const { return of(word) + ":"; }

    std::string head() const {
        const bool is_complete = verdict_.standing == check::PackageStanding::complete, is_open = verdict_.standing == check::PackageStanding::undecided;
        std::string out = of(Word::heading) + "\n\n";
        out += paragraph(label(Word::package), context_.package, 0);
        out += paragraph(label(Word::kind), context_.rules.title.in(language_), 0);
        const acts::Regime& regime = context_.regime;
        out += paragraph(label(Word::edition), regime.id + ". " + (language_ == Language::kk ? regime.kk : language_ == Language::ru ? regime.ru : regime.en), 0);
        out += paragraph(label(Word::sent), context_.sent_at.iso(), 0);
        out += paragraph(label(Word::rules), context_.rules.sha256, 0);
        std::string ids;
        for (const PackageFinding& one : verdict_.findings)
            if (one.rule->severity == RuleSeverity::error && one.verdict == (is_open ? RuleVerdict::undecided : RuleVerdict::violated))
                ids += (ids.empty() ? "" : ", ") + one.rule->id;
        out += "\n" + paragraph(label(Word::result), of(is_complete ? Word::complete : is_open ? Word::undecided : Word::remarks) + (ids.empty() ? "" : " (" + ids + ")"), 0);
        const std::string& next = (is_complete ? context_.rules.next_complete : context_.rules.next_remarks).in(language_);
        if (!is_open && !next.empty())
            out += paragraph(label(Word::next), next, 0);
        return out + "\n";
    }

    std::string word_of(const PackageFinding& one) const {
        if (one.rule->severity == RuleSeverity::negative && one.verdict != RuleVerdict::not_applicable)
            return one.verdict == RuleVerdict::violated ? of(Word::demanded) : "–";
        return of(one.verdict == RuleVerdict::satisfied ? Word::satisfied : one.verdict == RuleVerdict::violated ? Word::violated : one.verdict == RuleVerdict::undecided ? Word::open : Word::not_applicable);
    }

    std::string findings_table() const {
        std::vector<std::vector<std::string>> rows;
        for (const PackageFinding& one : verdict_.findings)
            rows.push_back({one.rule->id, std::string(check::name(one.rule->severity)), one.rule->requirement.in(language_), word_of(one)});
        return table({of(Word::rule), of(Word::severity), of(Word::requirement), of(Word::verdict)}, rows, {9, 8, 58, 16});
    }

    template <class Belongs>
    std::string section(Word title, Belongs belongs) const {
        std::string out;
        for (const PackageFinding& one : verdict_.findings)
            if (belongs(one))
                out += whole(one);
        return out.empty() ? out : of(title) + "\n\n" + out;
    }

    std::string whole(const PackageFinding& one) const {
        std::string out = paragraph(one.rule->id + " (" + std::string(check::name(one.rule->severity)) + ").", one.rule->requirement.in(language_) + (word_of(one) == "–" ? "" : " – " + word_of(one)), 0) + details(one, 2);
        for (const PackageFinding& part : one.parts)
            if (part.verdict == RuleVerdict::violated || part.verdict == RuleVerdict::undecided)
                out += paragraph("• " + part.rule->id + ".", part.rule->requirement.in(language_) + " – " + word_of(part), 2) + details(part, 4);
        for (const check::RuleNote* note : one.notes)
            if (note->is_warning || one.verdict != RuleVerdict::satisfied)
                out += paragraph(label(Word::warning), note->text.in(language_) + (note->trap.empty() ? "" : " (" + note->trap + ")"), 2);
        return out + "\n";
    }

    std::string details(const PackageFinding& one, std::size_t indent) const {
        std::string out;
        if (one.parts.empty()) {
            if (const std::string citation = cite(one, context_.acts, language_); !citation.empty()) {
                const Quote said = quote(one, language_);
                out += paragraph(label(Word::clause), citation + (said.text.empty() ? " – " + of(Word::not_held) : ""), indent);
                if (!said.text.empty() && one.verdict != RuleVerdict::satisfied)
                    out += paragraph(label(Word::act_says), "«" + said.text + "»", indent);
            }
        }
        if (!one.rule->ground.empty() && one.verdict == RuleVerdict::violated)
            out += paragraph(label(Word::ground), one.rule->ground + ")", indent);
        std::string found, wanted;
        for (const check::Fact& fact : one.found)
            found += (found.empty() ? "" : "; ") + label_of(fact, context_.schema, language_) + " – " + value_of(fact, language_);
        for (const check::Fact& fact : one.wanted)
            wanted += (wanted.empty() ? "" : "; ") + label_of(fact, context_.schema, language_) + " (" + fact.path + ")";
        if (!found.empty() && one.verdict != RuleVerdict::satisfied)
            out += paragraph(label(Word::found), found, indent);
        if (!wanted.empty())
            out += paragraph(label(Word::to_tell), wanted, indent);
        const std::string& advice = one.rule->advice.in(language_);
        if (!advice.empty() && (one.verdict == RuleVerdict::violated || (one.verdict == RuleVerdict::undecided && wanted.empty())))
            out += paragraph(label(Word::do_this), advice, indent);
        return out;
    }

    std::string files() const {
        if (context_.files.empty())
            return {};
        std::string out = of(Word::files) + "\n\n";
        for (const PackageFile& file : context_.files)
            out += paragraph("•", file.name + " – " + file.kind + ", " +
                                      of(file.state == PackageFile::State::readable ? Word::readable : file.state == PackageFile::State::unreadable ? Word::unreadable : file.state == PackageFile::State::not_read ? Word::not_read : Word::not_given), 0);
        return out + "\n";
    }

    std::string notes() const {
        if (context_.notes.empty())
            return {};
        std::string out = of(Word::notes) + "\n\n";
        for (const diag::Diagnostic& note : context_.notes)
            out += paragraph("•", diag::message(note, language_) + " – " + diag::hint(note, language_) + " (" + note.id + ")", 0);
        return out + "\n";
    }

    const check::PackageVerdict& verdict_;
    const PackageContext& context_;
    Language language_;
};

} // namespace

std::string package_text(const check::PackageVerdict& verdict, const PackageContext& context, Language language) { return Writer(verdict, context, language).run(); }

} // namespace qujat::report
