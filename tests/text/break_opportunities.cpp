#include "text/text.hpp"

#include "base/utf8.hpp"
#include "seeds.hpp"
#include "text/break_candidates.hpp"

#include <algorithm>

using namespace qujat;
using base::Language;

namespace {

/// The text with `|` where a line may end, but for its end.
std::string broken(std::string_view text, Language language = Language::ru) {
    std::string marked;
    std::size_t from = 0;
    const auto offsets = text::break_opportunities(text, language);
    REQUIRE((text.empty() || (!offsets.empty() && offsets.back() == text.size())));
    for (const std::uint32_t at : offsets) {
        REQUIRE(at > from);
        marked += text.substr(from, at - from);
        if (at < text.size())
            marked += '|';
        from = at;
    }
    return marked;
}

bool may_break_at(const std::vector<std::uint32_t>& offsets, std::size_t at) {
    return std::ranges::binary_search(offsets, static_cast<std::uint32_t>(at));
}

struct Random {
    std::uint32_t state = 1;
    std::uint32_t next(std::uint32_t below) { return (state = state * 1664525U + 1013904223U, state >> 8) % below; }
};

} // namespace

TEST_CASE("a number stays with its sign, its thousands and its unit, not with the word it counts") {
    CHECK(broken("бұйрық № 415 және № 703/НҚ бұйрық", Language::kk) == "бұйрық |№ 415 |және |№ 703/НҚ |бұйрық");
    CHECK(broken("сумма 25 950 тенге") == "сумма |25 950 |тенге");
    CHECK(broken("сомасы 1 500 000,50 ₸.", Language::kk) == "сомасы |1 500 000,50 ₸.");
    CHECK(broken("(25 950) 5 %, 5 %-дан 7 тг", Language::kk) == "(25 950) |5 %, |5 %-дан |7 тг");
    CHECK(broken("10 күн ішінде", Language::kk) == "10 |күн |ішінде");
    CHECK(broken("от 26.09.2018 г. до 2026 г.") == "от |26.09.2018 г. |до |2026 г.");
    CHECK(broken("26 сентября 2018 года 100 процентов") == "26 сентября |2018 |года |100 |процентов");
    CHECK(broken("2026 жылғы 20 қарашадағы өтініш", Language::kk) == "2026 |жылғы |20 қарашадағы |өтініш");
    CHECK(broken("2018 100 4 1000 12 345-бап", Language::kk) == "2018 |100 |4 |1000 |12 |345-бап");
    CHECK(broken("§ 4 статьи") == "§ 4 |статьи");
}

TEST_CASE("initials stay with the surname on either side") {
    CHECK(broken("министр А. Омаров мен Н.С. Омаров", Language::kk) == "министр |А. Омаров |мен |Н.С. Омаров");
    CHECK(broken("Республики Казахстан Н. С. Омаров") == "Республики |Казахстан |Н. С. Омаров");
    CHECK(broken("директору Омарову Н.С. направить") == "директору |Омарову Н.С. |направить");
    CHECK(broken("директору Омарову Н. С. направить") == "директору |Омарову Н. С. |направить");
    CHECK(broken("директору Омарову Н.С., Әлиевой Ә.Ж.") == "директору |Омарову Н.С., |Әлиевой Ә.Ж.");
    CHECK(broken("принято. А. Омаров подписал") == "принято. |А. Омаров |подписал");
    CHECK(broken("м.а. 2022 жылғы", Language::kk) == "м.а. |2022 |жылғы");
}

TEST_CASE("a dash between spaces stays on the line of what stands before it") {
    CHECK(broken("Қағидалар – ереже", Language::kk) == "Қағидалар – |ереже");
    CHECK(broken("(далее — Правила) (далее - Реестр)") == "(далее — |Правила) |(далее - |Реестр)");
    CHECK(broken("– Первое – второе") == "– |Первое – |второе");
}

TEST_CASE("a Russian word of one letter does not end a line") {
    CHECK(broken("Согласие и отказ в течение «с 1 января» К ним") == "Согласие |и отказ |в течение |«с 1 января» |К ним");
    CHECK(broken("а и б", Language::kk) == "а |и |б");
    CHECK(broken("подпункт а) пункта") == "подпункт |а) |пункта");
}

TEST_CASE("endings are not torn off figures and abbreviations, other hyphens break") {
    CHECK(broken("Қағидалардың 28-1-бабының 4)-тармақшасы", Language::kk) == "Қағидалардың |28-1-бабының |4)-тармақшасы");
    CHECK(broken("ЖШС-ға бизнес-жоспар QR-кода", Language::kk) == "ЖШС-ға |бизнес-|жоспар |QR-кода");
    CHECK(broken("Премьер-Министр и/или e-mail 2024–2026") == "Премьер-|Министр |и/|или |e-mail |2024–2026");
}

TEST_CASE("no-break spaces, joiners and soft hyphens mean what UAX 14 says") {
    CHECK(broken("№\u00A0415\u00A0бұйрық", Language::kk) == "№\u00A0415\u00A0бұйрық");
    CHECK(broken("25\u202F950 950 тг") == "25\u202F950 950 тг");
    CHECK(broken("құ\u00ADжат\u200Bтар\u2060ға", Language::kk) == "құ\u00AD|жат\u200B|тар\u2060ға");
    CHECK(broken("a\u2011b c") == "a\u2011b |c");
    CHECK(broken("中文") == "中|文");
}

TEST_CASE("runs of spaces break once, behind the last; a line feed always breaks") {
    CHECK(broken("один   два ") == "один   |два ");
    CHECK(broken("№\n415") == "№\n|415");
    CHECK(broken("слово ( слово )") == "слово |( слово )");
    CHECK(broken("").empty());
    CHECK(text::break_opportunities("", Language::ru).empty());
    CHECK(text::break_opportunities("слово", Language::ru) == std::vector<std::uint32_t>{10});
    CHECK(text::break_opportunities("а\xFF б", Language::kk).back() == 6);
}

TEST_CASE("in the acts every space breaks unless a rule we can name forbids it") {
    const auto seeds = load_seeds();
    std::size_t spaces = 0, forbidden = 0;
    for (const Seed& seed : seeds) {
        const auto offsets = text::break_opportunities(seed.text, seed.language);
        for (std::size_t at = seed.text.find(' '); at != std::string::npos; at = seed.text.find(' ', at + 1)) {
            ++spaces;
            if (may_break_at(offsets, at + 1))
                continue;
            ++forbidden;
            // Words around the space, judged here by plain comparison.
            const std::size_t begin = seed.text.rfind(' ', at - 1) + 1, end = std::min(seed.text.find(' ', at + 1), seed.text.size());
            const std::string left = seed.text.substr(begin, at - begin), right = seed.text.substr(at + 1, end - at - 1);
            const auto ends = [](const std::string& word, std::string_view tail) { return word.ends_with(tail); };
            const bool is_named = ends(left, "№") || right == "–" || right == "-" || right == "%" || right == "%)" || right == "г." || left == "(" || left == "\"(" ||
                                  right.find_first_not_of(").,;:") == std::string::npos || left == "А." || (left.size() == 3 && ends(left, ".")) ||
                                  (base::count_code_points(left) <= 2 && seed.language == Language::ru) ||
                                  (left.find_first_not_of("0123456789(") == std::string::npos && left.size() <= 4 && right.substr(0, 3).find_first_not_of("0123456789") == std::string::npos);
            const auto is_month = [&] {
                for (const char* month : {"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан", "января", "февраля",
                                          "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"}) {
                    if (right.starts_with(month))
                        return true;
                }
                return false;
            };
            const bool is_day = left.size() <= 2 && left.find_first_not_of("0123456789") == std::string::npos && is_month();
            const bool is_in_words = right.front() == '(' && left.find_first_of("0123456789") != std::string::npos && right.find_first_of("0123456789") == std::string::npos;
            INFO(seed.name << ": «" << left << "» «" << right << "»");
            CHECK((is_named || is_day || is_in_words));
        }
    }
    if (!seeds.empty()) {
        CHECK(spaces > 10000);
        CHECK(forbidden > 100);
    }
}

TEST_CASE("in the acts no line ends inside an act's number, before a dash or between initials and surname") {
    for (const Seed& seed : load_seeds()) {
        INFO(seed.name);
        const auto offsets = text::break_opportunities(seed.text, seed.language);
        std::size_t breaks_inside = 0, places = 0;
        for (const std::string_view mark : {"№ ", " – ", "НҚ", "Ж. Мадиев", "Д. Абаев"}) {
            for (std::size_t at = seed.text.find(mark); at != std::string::npos; at = seed.text.find(mark, at + 1)) {
                ++places;
                const std::size_t inside = mark == " – " ? at + 1 : mark == "НҚ" ? at : seed.text.find(' ', at) + 1;
                breaks_inside += may_break_at(offsets, inside) && (mark != "НҚ" || seed.text[at - 1] == '/');
            }
        }
        CHECK(places > 0);
        CHECK(breaks_inside == 0);
    }
}

TEST_CASE("breaks of plain text found without ICU are ICU's") {
    std::size_t plain = 0, texts = 0;
    const auto compare = [&](std::string_view words) {
        std::vector<std::uint32_t> quick, slow;
        ++texts;
        if (!text::find_inner_breaks_of_plain_text(words, quick)) {
            CHECK(quick.empty());
            return;
        }
        ++plain;
        text::find_inner_breaks(words, slow);
        if (quick != slow) {
            INFO("«" << words << "»");
            CHECK(quick == slow);
        }
    };
    for (const Seed& seed : load_seeds()) {
        // Pieces of some 40 words, as paragraphs are.
        for (std::size_t from = 0; from < seed.text.size();) {
            std::size_t to = std::min(seed.text.find(' ', std::min(from + 500, seed.text.size())), seed.text.size());
            compare(std::string_view(seed.text).substr(from, to - from));
            from = to + 1;
        }
    }
    if (texts > 0)
        CHECK(plain * 10 > texts * 7);

    const std::size_t of_seeds = plain;
    Random random;
    constexpr std::u32string_view signs = U"аЖqA19  .,;:\"«»()-/№%–";
    for (int round = 0; round < 20000; ++round) {
        std::string words;
        for (std::uint32_t length = 2 + random.next(7); length > 0; --length)
            base::append(words, signs[random.next(static_cast<std::uint32_t>(signs.size()))]);
        compare(words);
    }
    CHECK(plain > of_seeds + 3000);
}
