#include "catch.hpp"

#include "plan/comments.hpp"

using namespace qujat;

namespace {

std::string fault(std::string bytes) {
    std::string_view rest = bytes;
    const auto result = plan::take_comments(rest);
    if (result.value)
        return "";
    CHECK(rest == bytes); // nothing is taken off
    return result.problems.at(0).id;
}

const plan::Comments sample{base::Language::en, {{plan::Comment::top, "Итог"}, {7, "4. Смета\nнет"}}};

} // namespace

TEST_CASE("comments cross the border unchanged, and what follows them is the file") {
    const std::string bytes = plan::write_comments(sample) + "PK файл";
    std::string_view rest = bytes;
    const auto result = plan::take_comments(rest);
    REQUIRE(result.value);
    CHECK(rest == "PK файл");
    CHECK(result.value->language == base::Language::en);
    REQUIRE(result.value->list.size() == 2);
    CHECK(result.value->list[0].block == plan::Comment::top);
    CHECK(result.value->list[1].block == 7);
    CHECK(result.value->list[1].text == "4. Смета\nнет");
}

TEST_CASE("control characters, overlong texts and too many comments do not cross") {
    plan::Comments many{base::Language::kk, std::vector<plan::Comment>(plan::most_comments + 5, plan::Comment{0, std::string("a\0b\x1B", 4)})};
    many.list[0].text = std::string(plan::most_comment + 10, 'x');
    const std::string bytes = plan::write_comments(many);
    std::string_view rest = bytes;
    const auto result = plan::take_comments(rest);
    REQUIRE(result.value);
    CHECK(result.value->list.size() == plan::most_comments);
    CHECK(result.value->list[0].text.size() == plan::most_comment);
    CHECK(result.value->list[1].text == "a b ");
}

TEST_CASE("hostile comments are refused: no mark, any cut, a bad language, counts and lengths beyond what is there, a block beyond every plan, bytes that are no text") {
    const std::string good = plan::write_comments(sample);
    CHECK(fault("") == "PLN-0001");
    CHECK(fault("QJPLAN1\n" + good.substr(8)) == "PLN-0001");
    for (std::size_t size = 0; size < good.size(); ++size)
        CHECK(fault(good.substr(0, size)) == "PLN-0001");
    const auto with = [&](std::size_t at, std::string_view bytes) { return std::string(good).replace(at, bytes.size(), bytes); };
    constexpr std::size_t language = 8, count = 9, block = 13, length = 17, text = 21;
    CHECK(fault(with(language, "\3")) == "PLN-0001");
    CHECK(fault(with(count, "\xFF\xFF\xFF\xFF")) == "PLN-0001");
    CHECK(fault(with(count, std::string_view("\1\0\0\0", 4))) == "PLN-0001");
    CHECK(fault(with(block, "\xFE\xFF\xFF\xFF")) == "PLN-0001");
    CHECK(fault(with(length, "\xFF\xFF\xFF\x7F")) == "PLN-0001");
    CHECK(fault(with(text, "\xFF")) == "PLN-0001");
    CHECK(fault(with(text, "\x1B[")) == "PLN-0001");
}
