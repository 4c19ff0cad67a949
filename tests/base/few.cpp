#include "base/few.hpp"
#include "catch.hpp"

#include <string>

using qujat::base::Few;
using qujat::base::Seldom;

namespace {

// Long enough to lie on the heap: what is lost or freed twice is seen by the sanitizers.
std::string word(int n) { return "a word that needs room of its own, number " + std::to_string(n); }

Few<std::string> words(int count) {
    Few<std::string> out;
    for (int i = 0; i < count; ++i)
        out.push_back(word(i));
    return out;
}

std::string joined(const Few<std::string>& few) {
    std::string out;
    for (const std::string& one : few)
        out += one.substr(one.rfind(' '));
    return out;
}

} // namespace

TEST_CASE("few values take one word of what holds them") {
    CHECK(sizeof(Few<std::string>) == sizeof(void*));
    CHECK(sizeof(Seldom<std::string>) == sizeof(void*));
}

TEST_CASE("few values are a sequence in the order they came") {
    Few<std::string> few;
    CHECK(few.empty());
    CHECK(few.begin() == few.end());
    few = words(5);
    CHECK(few.size() == 5);
    CHECK(joined(few) == " 0 1 2 3 4");
    CHECK(few.front() == word(0));
    CHECK(few.back() == word(4));
    CHECK(*few.rbegin() == word(4));
    CHECK(few.at(3) == word(3));
    CHECK_THROWS_AS(few.at(5), std::out_of_range);
    few.push_back(few.front()); // of itself, where it must grow
    few.push_back(few.front());
    few.push_back(few.front());
    few.push_back(few.front());
    CHECK(joined(few) == " 0 1 2 3 4 0 0 0 0");
    few.shrink_to_fit();
    CHECK(joined(few) == " 0 1 2 3 4 0 0 0 0");
    few.clear();
    CHECK(few.empty());
    few.shrink_to_fit();
    CHECK(few.data() == nullptr);
    CHECK(joined({word(7), word(8)}) == " 7 8");
}

TEST_CASE("copies of few values are their own, moved ones leave nothing behind") {
    Few<std::string> few = words(3), copy = few;
    copy[0] = word(9);
    CHECK(joined(few) == " 0 1 2");
    CHECK(joined(copy) == " 9 1 2");
    Few<std::string> moved = std::move(few);
    CHECK(joined(moved) == " 0 1 2");
    CHECK(few.empty());
    moved = copy;
    CHECK(joined(moved) == " 9 1 2");
    moved = {};
    CHECK(moved.empty());
    std::vector<std::string> from = {word(4), word(5)};
    moved = std::move(from);
    CHECK(from.empty());
    CHECK(joined(moved) == " 4 5");
}

TEST_CASE("of few values those go that are asked to") {
    Few<std::string> few = words(6);
    few.erase_if([](const std::string& one) { return one == word(0) || one == word(3) || one == word(5); });
    CHECK(joined(few) == " 1 2 4");
    few.erase_if([](const std::string&) { return true; });
    CHECK(few.empty());
    Few<std::string>().erase_if([](const std::string&) { return true; });
}

TEST_CASE("a value that is seldom there reads as a new one and is made when it is changed") {
    Seldom<std::string> seldom;
    CHECK_FALSE(seldom);
    CHECK(seldom->empty());
    seldom.edit() = word(1);
    CHECK(*seldom == word(1));
    Seldom<std::string> copy = seldom;
    copy.edit() = word(2);
    CHECK(*seldom == word(1));
    copy = seldom;
    CHECK(*copy == word(1));
    copy.reset();
    CHECK_FALSE(copy);
    CHECK(copy->empty());
}
