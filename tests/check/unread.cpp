// Plans of which not all was read.

#include "check/plans.hpp"

#include "catch.hpp"

#include <algorithm>
#include <string>

using namespace qujat;

TEST_CASE("of a plan that OCR read, what is not found is undecided and what is found stays found") {
    plan::Plan plan = plans::parse("# Команда\nШтат – 5 человек: директор, два разработчика (опыт 8 лет), диспетчер, продавец.\n# Клиенты\n");
    const auto printed = plans::by_id(check::judge(plan, plans::requirements()));
    REQUIRE(printed.at("standing") == "incomplete");
    // Read by OCR, and not read at all: pages that are pictures or have no letters, a file that is cut off.
    for (const std::string id : {"EXT-0135", "EXT-0136", "EXT-0130", "EXT-0132", "EXT-0140"}) {
        const std::string said = id == "EXT-0135" || id == "EXT-0136" ? "CHK-0111" : "CHK-0112";
        plan::Plan scanned = plan;
        scanned.files.front().part.notes.push_back({id, {}, {}, {}});
        const check::Verdict verdict = check::judge(scanned, plans::requirements());
        const auto words = plans::by_id(verdict);
        for (const auto& [item, word] : printed) {
            INFO(item << " " << word);
            if (item.size() == 8) // not parts
                CHECK(words.at(item) == (word == "found" || word == "not-applicable" ? word : "undecided"));
        }
        CHECK(words.at("standing") == "undecided");
        CHECK(std::ranges::any_of(verdict.notes, [&said](const diag::Diagnostic& note) { return note.id == said; }));
        for (const check::ItemJudgement& item : verdict.items)
            if (item.verdict == check::ItemVerdict::undecided)
                for (const check::SubJudgement& sub : item.subs)
                    CHECK(sub.verdict != check::SubVerdict::missing);
        CHECK(std::ranges::none_of(verdict.notes, [](const diag::Diagnostic& note) { return note.id == "CHK-0101" || note.id == "CHK-0102"; })); // it may be said there
    }
    CHECK(std::ranges::none_of(check::judge(plan, plans::requirements()).notes, [](const diag::Diagnostic& note) { return note.id == "CHK-0111" || note.id == "CHK-0112"; }));
    plan::Plan empty = plans::parse("");
    empty.files.front().part.notes.push_back({"EXT-0112", {}, {}, {}});
    CHECK(plans::by_id(check::judge(empty, plans::requirements())).at("standing") == "incomplete");
    empty.files.front().part.pictures = 4; // scans pasted into a text document
    const check::Verdict pasted = check::judge(empty, plans::requirements());
    CHECK(plans::by_id(pasted).at("standing") == "undecided");
    CHECK(pasted.notes.size() == 1);
    CHECK(pasted.notes.front().id == "CHK-0112");
}

// A text in another language, or in Kazakh with Latin letters, says nothing that is known, which is no ground to call it missing.
TEST_CASE("of a plan in words that nobody taught, what is not found is undecided") {
    const auto is_told = [](const check::Verdict& verdict) { return std::ranges::any_of(verdict.notes, [](const diag::Diagnostic& note) { return note.id == "CHK-0113"; }); };
    for (const char* text : {
             "# Biznes-jospar\nJobanyñ maqsaty – mektepterdegi esepti tolyq avtomattandyru. Mūğalımder bağa qoiady, ata-analar telefonnan baqylaidy.\nBızdıñ komandada bes bağdarlamaşy jäne bır dizainer jūmys ısteidı.\n",
             "# Businessplan\nUnser Vorhaben ist eine Anwendung für Schulen: Lehrer tragen Noten ein, Eltern sehen sie auf ihrem Telefon.\nWir sind fünf Entwickler und eine Gestalterin, alle mit abgeschlossenem Studium.\n",
             "# Бизнес-план\nДолбоор мектептер үчүн онлайн кызматты иштеп чыгууну көздөйт, мугалимдер бааларды киргизет, ата-энелер көзөмөлдөшөт.\nКомандабызда беш киши жана бир дизайнер иштешет, баары окуусун бүтүрүшкөн.\n",
         }) {
        INFO(text);
        const check::Verdict verdict = check::judge(plans::parse(text), plans::requirements());
        CHECK(is_told(verdict));
        CHECK(verdict.standing == check::Standing::undecided);
        CHECK(std::ranges::none_of(verdict.items, [](const check::ItemJudgement& item) { return item.verdict == check::ItemVerdict::missing; }));
    }
    for (const char* text : {
             "# Бизнес-план\nУчителя ставят оценки, родители видят их в телефоне. В команде пять программистов и дизайнер, все с высшим образованием; работаем в Алматы с 2024 года.\n",
             "# Бизнес-жоспар\nМұғалімдер баға қояды, ата-аналар телефоннан бақылайды. Командада бес бағдарламашы мен бір дизайнер бар, бәрі жоғары білімді, 2024 жылдан бері Алматыда жұмыс істейміз.\n",
             "# Business plan\nTeachers enter marks and parents see them on their phones. The team is five developers and a designer, all graduates; we have worked in Almaty since 2024.\n",
             "# Geschäftsplan\n",
         }) {
        INFO(text);
        const check::Verdict verdict = check::judge(plans::parse(text), plans::requirements());
        CHECK_FALSE(is_told(verdict));
        CHECK(verdict.standing == check::Standing::incomplete);
    }
}
