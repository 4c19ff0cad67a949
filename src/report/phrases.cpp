#include "report/phrases.hpp"

namespace qujat::report {

namespace {

struct Saying {
    std::string_view kk, ru, en;
    std::string_view in(base::Language language) const {
        return language == base::Language::kk ? kk : language == base::Language::ru ? ru : en;
    }
};

Saying saying(Phrase phrase) {
    switch (phrase) {
    case Phrase::heading: return {"Бизнес-жоспарды алдын ала тексеру", "Предварительная проверка бизнес-плана", "Pre-check of a business plan"};
    case Phrase::edition: return {"Редакция", "Редакция", "Edition"};
    case Phrase::rules: return {"Тексеру ережелерінің SHA-256 мәні", "SHA-256 правил проверки", "SHA-256 of the rules of checking"};
    case Phrase::files: return {"Оқылған файл", "Прочитан файл", "File read"};
    case Phrase::words: return {"сөз саны", "слов", "words"};
    case Phrase::filed: return {"Берілген күні", "День подачи", "Filed on"};
    case Phrase::result: return {"Қорытынды", "Итог", "Result"};
    case Phrase::complete: return {"қажетті мәліметтердің бәрі табылды", "все необходимые сведения найдены", "all required particulars were found"};
    case Phrase::incomplete: return {"мәліметтер толық емес", "сведения неполны", "particulars are missing"};
    case Phrase::undecided: return {"шешім жоқ, адам қарауы керек", "решения нет, нужен взгляд человека", "undecided, a person has to look"};
    case Phrase::not_satisfied: return {"орындалмаған тармақтар", "не выполнены пункты", "items not satisfied"};
    case Phrase::not_certain: return {"анық емес тармақтар", "неясны пункты", "items undecided"};
    case Phrase::item: return {"№", "№", "No."};
    case Phrase::title: return {"Мәлімет", "Сведения", "Particulars"};
    case Phrase::verdict: return {"Нәтиже", "Вывод", "Verdict"};
    case Phrase::place: return {"Орны", "Где", "Where"};
    case Phrase::page: return {"бет", "стр.", "page"};
    case Phrase::block: return {"блок", "блок", "block"};
    case Phrase::file: return {"файл", "файл", "file"};
    case Phrase::to_add: return {"Не қосу керек", "Что добавить", "What to add"};
    case Phrase::clause: return {"Негізі", "Основание", "Clause"};
    case Phrase::clause_text: return {"Актінің мәтіні", "Текст акта", "Text of the act"};
    case Phrase::lacks: return {"Жетіспейді", "Не хватает", "Missing"};
    case Phrase::unsure: return {"Анық емес", "Неясно", "Not certain"};
    case Phrase::write: return {"Не жазу керек", "Что написать", "What to write"};
    case Phrase::example: return {"Үлгі", "Пример", "Example"};
    case Phrase::remarks: return {"Ескертулер", "Замечания", "Remarks"};
    case Phrase::no_decision:
        return {"Бұл – алдын ала тексеру, шешім емес: өтінішті оператор мен комиссия өзі қарайды. Бұйрықтың қосымшасы мәліметтердің өзін сұрайды, тақырыптар мен ретті емес.",
                "Это предварительная проверка, а не решение: заявление рассматривают оператор и комиссия. Приложение требует сведений, а не заголовков и порядка.",
                "This is a pre-check, not a decision: the operator and its commission consider the application. The annex asks for particulars, not for headings or an order."};
    case Phrase::nothing_kept:
        return {"Жоспардан ештеңе сақталған жоқ және ешқайда жіберілген жоқ.", "Ничего из плана не сохранено и никуда не передано.", "Nothing of the plan was kept or sent anywhere."};
    case Phrase::looked_for: return {"Не ізделді", "Что искали", "What was looked for"};
    case Phrase::candidates: return {"Ең жақын орындар", "Самые близкие места", "What came nearest"};
    case Phrase::no_candidates: return {"ұқсас орын табылмады", "ничего похожего не найдено", "nothing like it was found"};
    case Phrase::score: return {"баға", "оценка", "score"};
    case Phrase::lacking: return {"жоқ", "нет", "lacking"};
    case Phrase::worded_alike: return {"бұған әдетте жауап беретін сөздермен жазылған жер", "место, написанное словами, какими на это обычно отвечают", "a passage in the words in which this is usually answered"};
    case Phrase::about: return {"қалай табылса да, сол жерде", "каким бы способом ни нашлось, в том же месте", "whichever way finds it, in the same place"};
    case Phrase::wording: return {"бұған әдетте жауап беретін сөздер", "слова, какими на это отвечают", "the words in which this is answered"};
    case Phrase::found_at: return {"Табылған орындар", "Найдено", "Found at"};
    case Phrase::not_asked: return {"бұл жоспарға қолданылмайды", "к этому плану не применяется", "does not apply to this plan"};
    case Phrase::pages: return {"бет саны", "страниц", "pages"};
    case Phrase::pictures: return {"сурет саны (оқылмады)", "рисунков (не прочитаны)", "pictures (not read)"};
    case Phrase::baseline: return {"Алдыңғы есеппен салыстырғанда", "По сравнению с прежним отчётом", "Against the earlier report"};
    case Phrase::translation_of_kk:
        return {"", "Названия пунктов на русском языке – рабочий перевод; официальный текст приложения – на казахском.",
                "English titles are a working translation; the official text of the annex is in Kazakh."};
    case Phrase::translation_of_ru:
        return {"Тармақтардың қазақша атаулары – жұмыс аудармасы; қосымшаның осы редакциядағы ресми мәтіні бізде орыс тілінде.", "",
                "English titles are a working translation; the official text of this edition that we hold is in Russian."};
    case Phrase::explained: return {"Неге олай шешілді", "Почему так решено", "Why it was judged so"};
    case Phrase::verdicts: return {"Тармақтар бойынша нәтиже", "Выводы по пунктам", "Verdicts by item"};
    case Phrase::absence_stated: return {"жоқ екені жазылған", "сказано, что этого нет", "said to be absent"};
    case Phrase::nearest_here:
        return {"Белгіленген орын осыған ең жақын, бірақ онда мынау жоқ", "Ближе всего к этому отмеченное место, но в нём нет", "The marked place comes nearest, but lacks"};
    case Phrase::no_place:
        return {"Құжатта орны табылмаған тармақтар", "Пункты, которым в документе не нашлось места", "Items without a place in the document"};
    case Phrase::add_here:
        return {"Бұл мәлімет құжаттан табылмады. Оны осында немесе өзіңізге қолайлы жерге қосыңыз.",
                "Этих сведений в документе не нашлось. Добавьте их здесь или в другом подходящем месте.",
                "These particulars were not found in the document. Add them here or wherever they fit."};
    case Phrase::delete_comments:
        return {"Жоспарды тапсырар алдында пікірлерді жойыңыз.", "Перед подачей плана удалите примечания.", "Delete the comments before filing the plan."};
    case Phrase::title_of_plan: return {"Жобаның бизнес-жоспары", "Бизнес-план проекта", "Business plan of the project"};
    case Phrase::how_to_fill:
        return {"Тік жақшадағы мәтін – нұсқау: ол жауап болып саналмайды, оны қалдыруға да, жоюға да болады. Жауабыңызды оның астына жазыңыз. Тақырыптарды қалдырыңыз.",
                "Текст в квадратных скобках – подсказка: она не считается ответом, её можно оставить или удалить. Ответ пишите под ней. Заголовки оставьте.",
                "Text in square brackets is a hint: it does not count as an answer and may stay or go. Write the answer below it. Leave the headings."};
    case Phrase::number_of_footnote: break;
    }
    return {"*", "*", "*"};
}

} // namespace

std::string_view say(Phrase phrase, base::Language language) { return saying(phrase).in(language); }

std::string_view say(Change change, base::Language language) {
    const auto in = [language](Saying words) { return words.in(language); };
    switch (change) {
    case Change::fresh: return in({"жаңа", "новое", "new"});
    case Change::fixed: return in({"түзетілді", "исправлено", "fixed"});
    case Change::unchanged: return in({"өзгермеді", "без изменений", "unchanged"});
    case Change::none: break;
    }
    return {};
}

std::string_view say_of_items(Change change, base::Language language) {
    const auto in = [language](Saying words) { return words.in(language); };
    switch (change) {
    case Change::fresh: return in({"жаңадан орындалмаған тармақтар", "новые невыполненные пункты", "items newly not satisfied"});
    case Change::fixed: return in({"түзетілген тармақтар", "исправленные пункты", "items fixed"});
    case Change::unchanged: return in({"әлі де орындалмаған тармақтар", "по-прежнему не выполнены пункты", "items still not satisfied"});
    case Change::none: break;
    }
    return {};
}

std::string_view say(check::ItemVerdict verdict, base::Language language) {
    const auto in = [language](Saying words) { return words.in(language); };
    switch (verdict) {
    case check::ItemVerdict::found: return in({"бар", "найдено", "found"});
    case check::ItemVerdict::partial: return in({"ішінара", "частично", "partial"});
    case check::ItemVerdict::empty: return in({"бос", "пусто", "empty"});
    case check::ItemVerdict::missing: return in({"жоқ", "нет", "missing"});
    case check::ItemVerdict::only_picture: return in({"тек сурет", "только рисунок", "only a picture"});
    case check::ItemVerdict::not_applicable: return in({"қолданылмайды", "не применяется", "not applicable"});
    case check::ItemVerdict::undecided: break;
    }
    return in({"анық емес", "неясно", "undecided"});
}

std::string_view say(check::SubVerdict verdict, base::Language language) {
    switch (verdict) {
    case check::SubVerdict::found: return say(check::ItemVerdict::found, language);
    case check::SubVerdict::missing: return say(check::ItemVerdict::missing, language);
    case check::SubVerdict::not_applicable: return say(check::ItemVerdict::not_applicable, language);
    case check::SubVerdict::undecided: break;
    }
    return say(check::ItemVerdict::undecided, language);
}

std::string_view say(check::Range range, base::Language language) {
    switch (range) {
    case check::Range::sentence: return Saying{"бір сөйлемде не жолда", "в одном предложении или строке", "in one sentence or row"}.in(language);
    case check::Range::group: return Saying{"бір абзацта, тізімде не кестеде", "в одном абзаце, перечне или таблице", "in one paragraph, list or table"}.in(language);
    case check::Range::section: return Saying{"өз тақырыбының астында", "под собственным заголовком", "under a heading of its own"}.in(language);
    case check::Range::item: break;
    }
    return Saying{"тармақ тақырыбының астында", "под заголовком пункта", "under a heading of the item"}.in(language);
}

} // namespace qujat::report
