#include "pdf/pdf.hpp"

#include "sample.hpp"

using namespace qujat;

namespace {

std::vector<std::string> problems(const layout::Pages& pages) {
    const auto result = pdf::write(pages, sample::details(), nullptr);
    CHECK(result.value.has_value() == result.problems.empty());
    std::vector<std::string> ids;
    for (const diag::Diagnostic& problem : result.problems) {
        CHECK(sample::is_sayable(problem));
        ids.push_back(problem.id);
    }
    return ids;
}
using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("the tag dump shows roles, languages, words, list numbering, alternatives and fields") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const std::string expected = "Document lang=kk title=\"Тіркеуден бас тарту туралы хабарлама\"\n"
                                 "  H1 \"Тіркеуден бас тарту туралы хабарлама\"\n"
                                 "  P \"" +
                                 std::string(sample::kazakh_text) +
                                 " екінші жол: QR-кода, Ғарышкер соңы.\"\n"
                                 "  P lang=ru \"Уведомление об отказе: «да», ёж, №\u00A07.\"\n"
                                 "  L numbering=Disc\n"
                                 "    LI\n"
                                 "      Lbl \"1) \"\n"
                                 "      LBody \"бірінші тармақ;\"\n"
                                 "  Figure alt=\"Құжатты тексеру мекенжайы бар QR-код\"\n"
                                 "  Form field=operator \"Оператордың электрондық цифрлық қолтаңбасы\"\n"
                                 "artifacts layout=1 footer=1\n";
    CHECK(pdf::dump_tags(sample::letter(*fonts)) == expected);
}

TEST_CASE("a block without role hands its elements to its parent, an empty block gives none") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.block(doc::Role::sect);
    maker.block(doc::Role::none, base::Language::kk, 1);
    maker.block(doc::Role::p, base::Language::kk, 2);
    maker.line("ішкі");
    maker.block(doc::Role::p);
    maker.block(doc::Role::sect);
    maker.block(doc::Role::none, base::Language::kk, 1);
    maker.block(doc::Role::none);
    maker.line("иесі рөлсіз");
    CHECK(pdf::dump_tags(maker.pages()) == "Document lang=kk title=\"Тіркеуден бас тарту туралы хабарлама\"\n"
                                           "  Sect\n"
                                           "    P \"ішкі\"\n"
                                           "  P \"иесі рөлсіз\"\n");
    CHECK(problems(maker.pages()).empty());
}

TEST_CASE("a paragraph that goes on on the next page is one element") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.paragraph("бірінші беттегі сөз");
    maker.new_page();
    maker.line("екінші беттегі сөз");
    CHECK(pdf::dump_tags(maker.pages()) == "Document lang=kk title=\"Тіркеуден бас тарту туралы хабарлама\"\n"
                                           "  P \"бірінші беттегі сөз екінші беттегі сөз\"\n");
    const std::string file = sample::written(maker.pages(), sample::details());
    CHECK(file.find("/Type/MCR") != std::string::npos);
}

TEST_CASE("what PDF/UA-1 wants and the pages lack is an error with an id of its own") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    SECTION("no title") {
        maker.paragraph("мәтін");
        maker.document().title.clear();
        CHECK(problems(maker.pages()) == Ids{"PDF-0004"});
    }
    SECTION("a figure without alternative text") {
        maker.figure("");
        CHECK(problems(maker.pages()) == Ids{"PDF-0005"});
    }
    SECTION("a field name with a full stop, a field without name") {
        maker.field("a.b", "сипаттама");
        maker.field("", "сипаттама");
        CHECK(problems(maker.pages()) == Ids{"PDF-0006", "PDF-0006"});
    }
    SECTION("two fields of one name, one without description: both are reported in one run") {
        maker.field("operator", "бірінші");
        maker.field("operator", "");
        CHECK(problems(maker.pages()) == Ids{"PDF-0007", "PDF-0008"});
    }
    SECTION("no pages") {
        maker.paragraph("мәтін");
        layout::Pages pages = maker.pages();
        pages.pages.clear();
        CHECK(problems(pages) == Ids{"PDF-0009"});
    }
}

TEST_CASE("content that would be lost to a reader stops the writing") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.paragraph("мәтін");
    SECTION("an owner the document does not have") {
        maker.page().items.back().owner = 77;
        CHECK(problems(maker.pages()) == Ids{"PDF-0003"});
    }
    SECTION("a field that nobody owns") {
        maker.field("operator", "сипаттама");
        maker.page().items.back().owner = 0;
        CHECK(problems(maker.pages()) == Ids{"PDF-0003"});
    }
    SECTION("glyph 0") {
        maker.line("ab").glyphs[1].id = 0;
        CHECK(problems(maker.pages()) == Ids{"PDF-0002"});
    }
    SECTION("a glyph whose cluster lies outside its text") {
        maker.line("ab").glyphs[1].cluster = 40;
        CHECK(problems(maker.pages()) == Ids{"PDF-0002", "PDF-0002"});
    }
}
