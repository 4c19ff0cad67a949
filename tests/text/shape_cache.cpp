#include "text/shape_cache.hpp"

#include "font/debian_fonts.hpp"
#include "seeds.hpp"

#include <algorithm>
#include <set>
#include <sstream>

using namespace qujat;
using base::Language;

namespace {

bool are_equal(const std::vector<text::Run>& a, const std::vector<text::Run>& b) {
    return std::ranges::equal(a, b, [](const text::Run& x, const text::Run& y) {
        return x.face == y.face && x.begin == y.begin && x.end == y.end && std::ranges::equal(x.glyphs, y.glyphs, [](const text::Glyph& g, const text::Glyph& h) {
                   return g.id == h.id && g.cluster == h.cluster && g.advance == h.advance && g.x_offset == h.x_offset && g.y_offset == h.y_offset;
               });
    });
}

std::vector<font::FacePtr> chain_of(const font::Book& book, const char* family, int weight) {
    const std::vector<std::string> families = {family};
    return book.chain(families, weight, font::Slope::upright);
}

bool is_right(const std::string& words, std::span<const font::FacePtr> chain, const text::Shaping& shaping) {
    std::vector<text::Missing> missing, again;
    const auto expected = text::shape_anew(words, chain, shaping, missing);
    for (int round = 0; round < 3; ++round) { // kept the second time, taken the third
        again.clear();
        if (!are_equal(text::shape(words, chain, shaping, again), expected) || again.size() != missing.size())
            return false;
    }
    return true;
}

} // namespace

TEST_CASE("a text that was shaped before gives the same glyphs, over all words of the acts, two languages and two weights") {
    const auto book = find_debian_book();
    if (!book)
        return;
    std::set<std::string> words;
    for (const Seed& seed : load_seeds()) {
        std::istringstream stream(seed.text);
        for (std::string word; stream >> word;)
            words.insert(word);
    }
    std::size_t wrong = 0;
    for (const int weight : {400, 700}) {
        const auto chain = chain_of(*book, "PT Serif", weight);
        for (const Language language : {Language::kk, Language::ru})
            for (const std::string& word : words)
                wrong += !is_right(word, chain, {base::Length::points(12), language, {}});
    }
    CHECK(wrong == 0);
    if (!words.empty())
        CHECK(words.size() > text::ShapeCache::slots); // so that texts take the places of others
}

TEST_CASE("what is kept is not taken for another size, language, spacing or face") {
    const auto book = find_debian_book();
    if (!book)
        return;
    const std::string words = "Құжат № 5";
    for (int round = 0; round < 2; ++round)
        for (const char* family : {"PT Serif", "Noto Serif"})
            for (const int weight : {400, 700})
                for (const int size : {8, 12})
                    for (const Language language : {Language::kk, Language::ru, Language::en})
                        for (const int spacing : {0, 1})
                            CHECK(is_right(words, chain_of(*book, family, weight), {base::Length::points(size), language, base::Length::points(spacing)}));
}

TEST_CASE("a character without glyph is reported every time") {
    const auto book = find_debian_book();
    if (!book)
        return;
    CHECK(is_right("a \xF0\x9F\x98\x80 b", chain_of(*book, "PT Serif", 400), {base::Length::points(12), Language::ru, {}}));
}

TEST_CASE("fonts loaded anew are not taken for those that are gone") {
    for (int round = 0; round < 3; ++round) {
        const auto book = find_debian_book();
        if (!book)
            return;
        const auto chain = chain_of(*book, "PT Serif", 400);
        std::vector<text::Missing> missing;
        for (const text::Run& run : text::shape("Құжат", chain, {base::Length::points(12), Language::kk, {}}, missing))
            CHECK(std::ranges::find(chain, run.face) != chain.end());
        const std::weak_ptr<const font::Face> face = chain.front();
        CHECK(face.use_count() > 0);
    }
}

TEST_CASE("long texts are not kept") {
    const auto book = find_debian_book();
    if (!book)
        return;
    const auto chain = chain_of(*book, "PT Serif", 400);
    CHECK(text::ShapeCache::takes(std::string(text::ShapeCache::longest, 'a'), chain));
    CHECK_FALSE(text::ShapeCache::takes(std::string(text::ShapeCache::longest + 1, 'a'), chain));
    CHECK_FALSE(text::ShapeCache::takes("", chain));
    CHECK_FALSE(text::ShapeCache::takes("a", {}));
}
