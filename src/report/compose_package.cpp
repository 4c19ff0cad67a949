#include "report/package_sheet.hpp"

#include <algorithm>

namespace qujat::report {

namespace {

using base::Language;
using check::PackageFinding;
using check::RuleSeverity;
using check::RuleVerdict;

enum class Word {
    heading, package, kind, edition, sent, rules, result, next, complete, remarks, undecided, rule, requirement, verdict, severity, to_mend, to_tell, not_to_demand, files, clause, act_says, found, do_this,
    ground, satisfied, violated, open, not_applicable, readable, unreadable, not_read, not_given, notes, warning, no_decision, nothing_kept, not_held, demanded, all_rules, legend
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
        {Word::all_rules, "Барлық ережелер", "Все правила", "All rules"},
        {Word::legend, "E – орындалмаса, пакет сай емес; W – қараушының назарына; I – мәлімет үшін; N – талап етуге болмайды.",
         "E – без этого пакет не соответствует; W – вниманию рассматривающего; I – к сведению; N – требовать нельзя.", "E: without it the package does not conform; W: for the reviewer's eye; I: for information; N: must not be demanded."},
        {Word::demanded, "талап етілген, негізі жоқ", "требуется без основания", "demanded without ground"},
    };
    for (const Saying& saying : all)
        if (saying.word == word)
            return std::string(language == Language::kk ? saying.kk : language == Language::ru ? saying.ru : saying.en);
    return {};
}

class Composer {
  public:
    Composer(const check::PackageVerdict& verdict, const PackageContext& context, Language language) : verdict_(verdict), context_(context), language_(language) {}

    PackageSheet run() {
        sheet_.language = language_;
        sheet_.standing = verdict_.standing;
        sheet_.title = of(Word::heading);
        add_facts();
        add_result();
        sheet_.rules_title = of(Word::all_rules);
        sheet_.head = {of(Word::rule), of(Word::severity), of(Word::requirement), of(Word::verdict)};
        for (const PackageFinding& one : verdict_.findings)
            sheet_.rows.push_back({one.rule->id, std::string(check::name(one.rule->severity)), one.rule->requirement.in(language_), word_of(one), one.verdict == RuleVerdict::violated || one.verdict == RuleVerdict::undecided, false});
        sheet_.legend = of(Word::legend);
        add_section(Word::to_mend, [](const PackageFinding& one) { return one.verdict == RuleVerdict::violated && one.rule->severity != RuleSeverity::negative; });
        add_section(Word::to_tell, [](const PackageFinding& one) { return one.verdict == RuleVerdict::undecided && one.rule->severity != RuleSeverity::negative; });
        add_section(Word::not_to_demand, [](const PackageFinding& one) { return one.verdict != RuleVerdict::not_applicable && one.rule->severity == RuleSeverity::negative; });
        add_section(Word::warning, [](const PackageFinding& one) {
            return one.verdict == RuleVerdict::satisfied && one.rule->severity != RuleSeverity::negative && std::ranges::any_of(one.notes, &check::RuleNote::is_warning);
        });
        sheet_.files_title = of(Word::files);
        for (const PackageFile& file : context_.files)
            sheet_.files.push_back(file.name + " – " + word_for(file.kind, language_) + ", " + of(word_of(file.state)));
        sheet_.notes_title = of(Word::notes);
        for (const diag::Diagnostic& note : context_.notes)
            sheet_.notes.push_back(diag::message(note, language_) + " – " + diag::hint(note, language_) + " (" + note.id + ")");
        sheet_.closing = {of(Word::no_decision), of(Word::nothing_kept)};
        return std::move(sheet_);
    }

  private:
    std::string of(Word word) const { return say(word, language_); }

    static Word word_of(PackageFile::State state) {
        switch (state) {
        case PackageFile::State::readable: return Word::readable;
        case PackageFile::State::unreadable: return Word::unreadable;
        case PackageFile::State::not_read: return Word::not_read;
        case PackageFile::State::not_given: break;
        }
        return Word::not_given;
    }

    std::string word_of(const PackageFinding& one) const {
        if (one.rule->severity == RuleSeverity::negative && one.verdict != RuleVerdict::not_applicable)
            return one.verdict == RuleVerdict::violated ? of(Word::demanded) : "–";
        return of(one.verdict == RuleVerdict::satisfied ? Word::satisfied : one.verdict == RuleVerdict::violated ? Word::violated : one.verdict == RuleVerdict::undecided ? Word::open : Word::not_applicable);
    }

    void add_facts() {
        const acts::Regime& regime = context_.regime;
        sheet_.facts = {{of(Word::package), context_.package, {}},
                        {of(Word::kind), context_.rules.title.in(language_), {}},
                        {of(Word::edition), regime.id + ". " + (language_ == Language::kk ? regime.kk : language_ == Language::ru ? regime.ru : regime.en), {}},
                        {of(Word::sent), context_.sent_at.iso(), {}},
                        {of(Word::rules), context_.rules.sha256, {}}};
    }

    void add_result() {
        const bool is_complete = verdict_.standing == check::PackageStanding::complete, is_open = verdict_.standing == check::PackageStanding::undecided;
        std::string ids;
        for (const PackageFinding& one : verdict_.findings)
            if (one.rule->severity == RuleSeverity::error && one.verdict == (is_open ? RuleVerdict::undecided : RuleVerdict::violated))
                ids += (ids.empty() ? "" : ", ") + one.rule->id;
        sheet_.result.push_back({of(Word::result), of(is_complete ? Word::complete : is_open ? Word::undecided : Word::remarks) + (ids.empty() ? "" : " (" + ids + ")"), {}});
        const std::string& next = (is_complete ? context_.rules.next_complete : context_.rules.next_remarks).in(language_);
        if (!is_open && !next.empty())
            sheet_.result.push_back({of(Word::next), next, {}});
    }

    template <class Belongs>
    void add_section(Word title, Belongs belongs) {
        PackageSection section{of(title), {}};
        for (std::size_t at = 0; at < verdict_.findings.size(); ++at)
            if (belongs(verdict_.findings[at])) {
                section.entries.push_back(entry_of(verdict_.findings[at]));
                sheet_.rows[at].is_listed = true;
            }
        if (!section.entries.empty())
            sheet_.sections.push_back(std::move(section));
    }

    PackageEntry entry_of(const PackageFinding& one) const {
        const std::string verdict = word_of(one);
        PackageEntry made{one.rule->id, std::string(check::name(one.rule->severity)), one.rule->requirement.in(language_), verdict == "–" ? "" : verdict, lines_of(one), {}, {}};
        for (const PackageFinding& part : one.parts)
            if (part.verdict == RuleVerdict::violated || part.verdict == RuleVerdict::undecided)
                made.parts.push_back({part.rule->id, {}, part.rule->requirement.in(language_), word_of(part), lines_of(part), {}, {}});
        for (const check::RuleNote* note : one.notes)
            if (note->is_warning || one.verdict != RuleVerdict::satisfied)
                made.warnings.push_back({of(Word::warning), note->text.in(language_) + (note->trap.empty() ? "" : " (" + note->trap + ")"), {}});
        return made;
    }

    std::vector<PackageLine> lines_of(const PackageFinding& one) const {
        std::vector<PackageLine> made;
        if (one.parts.empty()) {
            if (const std::string citation = cite(one, context_.acts, language_); !citation.empty()) {
                const Quote said = quote(one, language_);
                made.push_back({of(Word::clause), citation + (said.text.empty() ? " – " + of(Word::not_held) : ""), {}});
                if (!said.text.empty() && one.verdict != RuleVerdict::satisfied)
                    made.push_back({of(Word::act_says), "«" + said.text + "»", said.language});
            }
        }
        if (!one.rule->ground.empty() && one.verdict == RuleVerdict::violated)
            made.push_back({of(Word::ground), one.rule->ground + ")", {}});
        std::string found, wanted;
        for (const check::Fact& fact : one.found)
            found += (found.empty() ? "" : "; ") + label_of(fact, context_.schema, language_) + " – " + word_for(fact.value, language_);
        for (const check::Fact& fact : one.wanted)
            wanted += (wanted.empty() ? "" : "; ") + label_of(fact, context_.schema, language_) + " (" + fact.path + ")";
        if (!found.empty() && one.verdict != RuleVerdict::satisfied)
            made.push_back({of(Word::found), found, {}});
        if (!wanted.empty())
            made.push_back({of(Word::to_tell), wanted, {}});
        const std::string& advice = one.rule->advice.in(language_);
        if (!advice.empty() && (one.verdict == RuleVerdict::violated || (one.verdict == RuleVerdict::undecided && wanted.empty())))
            made.push_back({of(Word::do_this), advice, {}});
        return made;
    }

    const check::PackageVerdict& verdict_;
    const PackageContext& context_;
    Language language_;
    PackageSheet sheet_;
};

} // namespace

PackageSheet compose(const check::PackageVerdict& verdict, const PackageContext& context, Language language) { return Composer(verdict, context, language).run(); }

} // namespace qujat::report
