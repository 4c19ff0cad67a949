#include "report/package_report.hpp"

#include <algorithm>

namespace qujat::report {

namespace {

struct Saying {
    std::string_view value, kk, ru, en;
};

// The words of templates/packages/schema.json; those of clause 65 (training) as the acts have them, shortened.
constexpr Saying sayings[] = {
    {"true", "иә", "да", "yes"},
    {"false", "жоқ", "нет", "no"},
    {"other", "өзге", "иное", "other"},
    {"unknown", "белгісіз құжат", "неизвестный документ", "unknown paper"},
    {"complete", "толық", "полностью", "complete"},
    {"incomplete", "толық емес", "не полностью", "incomplete"},

    {"participation", "қатысуға өтініш", "заявление на участие", "application for participation"},
    {"activity-change", "қызмет түрін өзгертуге өтініш", "заявление об изменении вида деятельности", "application to change the kind of activity"},
    {"extension", "мерзімді ұзартуға өтініш", "заявление на продление срока", "application for extension of the term"},
    {"services", "қызметтер алуға өтініш", "заявление на услуги", "application for services"},
    {"training", "оқытуға қатысуға өтініш", "заявление на участие в обучении", "application for training"},
    {"own-production", "меншікті өндіріс", "собственное производство", "own production"},
    {"grant-report", "байланысты грант бойынша есеп", "отчёт по связанному гранту", "report on a tied grant"},

    {"internet-resource", "интернет-ресурс", "интернет-ресурс", "internet resource"},
    {"e-mail", "электрондық пошта", "электронная почта", "e-mail"},
    {"paper", "қағаз түрінде", "на бумаге", "on paper"},
    {"kk", "қазақ тілі", "казахский язык", "Kazakh"},
    {"ru", "орыс тілі", "русский язык", "Russian"},
    {"en", "ағылшын тілі", "английский язык", "English"},

    {"legal-entity", "заңды тұлға", "юридическое лицо", "legal entity"},
    {"individual-entrepreneur", "дара кәсіпкер", "индивидуальный предприниматель", "individual entrepreneur"},
    {"natural-person", "жеке тұлға", "физическое лицо", "natural person"},
    {"state-body", "мемлекеттік орган", "государственный орган", "state body"},
    {"central-state-body", "орталық мемлекеттік орган", "центральный государственный орган", "central state body"},
    {"local-representative-body", "жергілікті өкілді орган", "местный представительный орган", "local representative body"},
    {"local-executive-body", "жергілікті атқарушы орган", "местный исполнительный орган", "local executive body"},

    {"business-plan", "бизнес-жоспар", "бизнес-план", "business plan"},
    {"tax-debt-information", "берешектің болмауы (болуы) туралы мәліметтер", "сведения об отсутствии (наличии) задолженности", "information on tax debt"},
    {"location-proof", "қызмет орнын растайтын құжат", "подтверждение места деятельности", "proof of the place of activity"},
    {"registration-certificate", "мемлекеттік тіркеу туралы анықтама", "справка о государственной регистрации", "certificate of state registration"},
    {"authority-proof", "өкілеттікті растайтын құжат", "подтверждение полномочий", "proof of authority"},
    {"staff-numbers", "қызметкерлер саны туралы мәліметтер", "сведения о численности работников", "information on the number of staff"},
    {"syllabus", "курстардың силлабустары", "силлабусы курсов", "syllabi of courses"},
    {"franchise-document", "франшизаны растайтын құжат", "документ о франшизе", "proof of a franchise"},
    {"methodology-right", "шетелдік оқыту әдіснамасын пайдалану құқығын растайтын құжат", "документ о правах на зарубежную методологию обучения", "proof of the right to a foreign method of teaching"},
    {"exclusive-rights-transfer", "курсқа айрықша құқықтарды беру туралы құжат", "документ о передаче исключительных прав на курс", "transfer of the exclusive rights to a course"},
    {"internship-proof", "түлектердің тағылымдамасын, жұмысқа орналасуын растайтын құжат", "подтверждение стажировки, трудоустройства выпускников", "proof of internship or employment of graduates"},
    {"premises-right", "үй-жайға құқықты растайтын құжат", "подтверждение права на помещение", "proof of the right to premises"},
    {"cert-st-kz", "«СТ-КZ» нысанындағы сертификат", "сертификат формы «СТ-КZ»", "certificate of the form “СТ-КZ”"},
    {"cert-industrial", "индустриялық сертификат", "индустриальный сертификат", "industrial certificate"},
    {"grant-letter", "есептің ілеспе хаты", "сопроводительное письмо к отчёту", "letter that sends the report"},
    {"grant-report-form", "есептің нысаны (1-қосымша)", "форма отчёта (приложение 1)", "form of the report (annex 1)"},
    {"grant-final-report", "қорытынды есеп", "итоговый отчёт", "final report"},
    {"bin", "БСН", "БИН", "BIN"},
    {"participant-status", "қатысушы мәртебесі", "статус участника", "status of a participant"},

    {"loc-lease", "жалға алу шарты", "договор аренды", "lease"},
    {"loc-gratuitous-use", "мүлікті өтеусіз пайдалану шарты", "договор безвозмездного пользования имуществом", "contract of gratuitous use"},
    {"loc-trust-management", "мүлікті сенімгерлік басқару шарты", "договор доверительного управления имуществом", "contract of trust management"},
    {"loc-individual-consent", "жеке тұлғаның нотариат куәландырған келісімі", "нотариально засвидетельствованное согласие физического лица", "consent of an individual, witnessed by a notary"},
    {"loc-own-premises", "меншікті үй-жай құжаты", "документ на собственное помещение", "paper on premises of one's own"},
};

} // namespace

std::string word_for(std::string_view value, base::Language language) {
    const auto found = std::ranges::find(sayings, value, &Saying::value);
    if (found == std::end(sayings))
        return std::string(value);
    return std::string(language == base::Language::kk ? found->kk : language == base::Language::ru ? found->ru : found->en);
}

} // namespace qujat::report
