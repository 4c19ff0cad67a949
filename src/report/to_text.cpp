#include "report/report.hpp"

#include "base/utf8.hpp"
#include "report/words.hpp"

#include <algorithm>

namespace qujat::report {

namespace {

using base::Language;

constexpr std::size_t width = 100;

constexpr Words title = {"Бизнес-жоспарды алдын ала тексеру", "Предварительная проверка бизнес-плана", "Pre-check of a business plan"};
constexpr Words read = {"Оқылды", "Прочитано", "Read"};
constexpr Words word_count = {"сөз", "слов", "words"};
constexpr Words page_count = {"бет", "стр.", "pages"};
constexpr Words by = {"Қосымша", "Приложение", "Annex"};
constexpr Words filed_on = {"өтініш күні", "дата заявления", "filed"};
constexpr Words rules = {"талаптар", "требования", "requirements"};
constexpr Words result = {"Нәтиже", "Итог", "Result"};
constexpr Words of_items = {"тармақтан табылғаны", "пунктов найдено", "items found"};
constexpr Words column_number = {"№", "№", "No."};
constexpr Words column_item = {"Тармақ", "Пункт", "Item"};
constexpr Words column_verdict = {"Нәтиже", "Итог", "Result"};
constexpr Words column_where = {"Орны", "Где", "Where"};
constexpr Words to_add = {"Не қосу керек", "Что добавить", "What to add"};
constexpr Words example = {"Мысалы", "Например", "For example"};
constexpr Words one_is_enough = {"Біреуі жеткілікті", "Достаточно одного", "One of these is enough"};
constexpr Words remarks = {"Ескертпелер", "Замечания", "Remarks"};
constexpr Words nothing_under = {"Тақырып бар, бірақ астында мәтін жоқ.", "Заголовок есть, но под ним нет текста.", "The heading is there, but no text under it."};
constexpr Words only_picture = {"Тақырып астында тек сурет бар: мазмұнын мәтінмен жазыңыз.", "Под заголовком только рисунок: изложите содержание текстом.", "There is only a picture under the heading: put its content into words."};
constexpr Words closing = {
    "Бұл – алдын ала тексеру, шешім емес: тіркеу туралы шешімді Комиссия қабылдайды. Бағдарлама мағынаны емес, мәтінді оқиды; күмәнді жері «анықталмады» деп белгіленеді. Жоспардан ештеңе сақталмады.",
    "Это предварительная проверка, а не решение: решение о регистрации принимает Комиссия. Программа читает текст, а не понимает смысл; сомнительное отмечено как «неясно». Ничего из плана не сохранено.",
    "This is a pre-check, not a decision: the commission decides on registration. The program reads text, it does not understand it; what is doubtful is marked undecided. Nothing of the plan was kept."};

std::string head(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, std::string_view filed, Language language) {
    std::string out = std::string(title.in(language)) + "\n\n";
    for (const plan::Plan::File& file : plan.files) {
        out += std::string(read.in(language)) + ": " + file.name + " (" + file.part.format;
        if (file.part.pages > 0)
            out += ", " + std::to_string(file.part.pages) + " " + std::string(page_count.in(language));
        out += ", " + std::to_string(plan::count_words(file.part)) + " " + std::string(word_count.in(language)) + ")\n";
    }
    out += std::string(by.in(language)) + ": " + requirements.edition + ", " + std::string(filed_on.in(language)) + " " + std::string(filed) + ", " + std::string(rules.in(language)) + " " + requirements.sha256.substr(0, 12) + "\n";
    const auto found = std::ranges::count_if(verdict.items, [](const check::ItemJudgement& item) { return item.verdict == check::ItemVerdict::found || item.verdict == check::ItemVerdict::not_applicable; });
    const std::string numbers = language == Language::kk ? std::to_string(verdict.items.size()) + " " + std::string(of_items.kk) + " " + std::to_string(found)
                                                         : std::to_string(found) + "/" + std::to_string(verdict.items.size()) + " " + std::string(of_items.in(language));
    std::string standing(words(verdict.standing, language));
    out += std::string(result.in(language)) + ": " + standing + " (" + numbers + ")\n\n";
    return out;
}

std::string table(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, Language language) {
    constexpr std::size_t number_width = 4, title_width = 46, verdict_width = 16;
    std::string out = padded(std::string(column_number.in(language)), number_width) + padded(std::string(column_item.in(language)), title_width) +
                      padded(std::string(column_verdict.in(language)), verdict_width) + std::string(column_where.in(language)) + "\n";
    for (const check::ItemJudgement& item : verdict.items) {
        const check::Item* of = requirements.find_item(item.id);
        const std::string number = item.number > 0 ? std::to_string(item.number) : "*";
        std::string line = padded(number, number_width) + padded(cut(of ? of->title.in(language) : item.id, title_width - 2), title_width) + padded(std::string(words(item.verdict, language)), verdict_width);
        line += item.evidence.empty() ? "–" : place_of(item.evidence.front(), plan, language);
        out += line + "\n";
    }
    return out;
}

std::string advice(const check::ItemJudgement& judged, const check::Item& item, Language language) {
    std::string out = "\n" + wrapped((judged.number > 0 ? std::to_string(judged.number) + ". " : "* ") + item.title.in(language) + " (" + item.citation.in(language) + ")", "", "   ", width);
    if (judged.verdict == check::ItemVerdict::empty)
        out += wrapped(nothing_under.in(language), "   ", "   ", width);
    if (judged.verdict == check::ItemVerdict::only_picture)
        out += wrapped(only_picture.in(language), "   ", "   ", width);
    bool is_group_said = false;
    for (const check::SubJudgement& sub : judged.subs) {
        const check::SubRequirement* requirement = find_sub(item, sub.id);
        if (!requirement || !needs_work(sub, *requirement, judged, item))
            continue;
        if (requirement->status == check::Status::any && !is_group_said) {
            std::string group;
            for (const check::SubRequirement& other : item.subs) {
                if (other.status == check::Status::any)
                    group += (group.empty() ? "" : "; ") + other.title.in(language);
            }
            out += wrapped(std::string(one_is_enough.in(language)) + ": " + group, "   – ", "     ", width);
            is_group_said = true;
        }
        out += wrapped(requirement->title.in(language) + " – " + std::string(words(sub.verdict, language)) + ". " + requirement->advice.in(language), "   – ", "     ", width);
        out += wrapped(std::string(example.in(language)) + ": " + requirement->example.in(language), "     ", "     ", width);
    }
    return out;
}

} // namespace

std::string to_text(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, std::string_view filed, Language language) {
    std::string out = head(verdict, requirements, plan, filed, language) + table(verdict, requirements, plan, language);
    std::string lacking;
    for (const check::ItemJudgement& item : verdict.items) {
        const check::Item* of = requirements.find_item(item.id);
        if (of && item.verdict != check::ItemVerdict::found && item.verdict != check::ItemVerdict::not_applicable)
            lacking += advice(item, *of, language);
    }
    if (!lacking.empty())
        out += "\n" + std::string(to_add.in(language)) + "\n" + lacking;
    if (!verdict.notes.empty()) {
        out += "\n" + std::string(remarks.in(language)) + "\n\n";
        for (const diag::Diagnostic& note : verdict.notes) {
            const std::string hint = diag::hint(note, language);
            out += wrapped((note.place.path.empty() ? "" : note.place.path + ": ") + diag::message(note, language) + (hint.empty() ? "" : "; " + hint), " – ", "   ", width);
        }
    }
    return out + "\n" + wrapped(closing.in(language), "", "", width);
}

} // namespace qujat::report
