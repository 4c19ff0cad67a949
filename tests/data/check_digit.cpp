#include "data/check_digit.hpp"

#include "support.hpp"

#include "catch.hpp"

using namespace qujat::data;

TEST_CASE("numbers whose sums were worked out by hand have the check digit that follows from them") {
    // BIN 1: 2·1+4·2+0·3+1·4+4·5+0+0+0+0+1·10+1·11 = 2+8+4+20+10+11 = 55 = 5·11 + 0
    CHECK(has_valid_check_digit("240140000110"));
    // BIN 2: 1·1+9·2+0·3+5·4+5·5+0+0+0+0+0·10+2·11 = 1+18+20+25+22 = 86 = 7·11 + 9
    CHECK(has_valid_check_digit("190550000029"));
    // BIN 3, from the public register: 9·1+7·2+1·3+2·4+4·5+0+0+0+1·9+3·10+1·11 = 9+14+3+8+20+9+30+11 = 104 = 9·11 + 5
    CHECK(has_valid_check_digit("971240001315"));
    // BIN 4, from the public register: 9·1+4·2+0·3+1·4+4·5+0+0+0+0+3·10+8·11 = 9+8+4+20+30+88 = 159 = 14·11 + 5
    CHECK(has_valid_check_digit("940140000385"));
    // IIN 1: 8·1+5·2+0·3+1·4+0·5+1·6+4·7+0+0+0+1·11 = 8+10+4+6+28+11 = 67 = 6·11 + 1
    CHECK(has_valid_check_digit("850101400011"));
    // IIN 2: 9·1+9·2+1·3+2·4+3·5+1·6+3·7+0+0+1·10+2·11 = 9+18+3+8+15+6+21+10+22 = 112 = 10·11 + 2
    CHECK(has_valid_check_digit("991231300122"));
}

// Numbers of large companies, as the public register of legal entities shows them: the rules of reckoning were not fitted to them.
TEST_CASE("numbers that were issued have the check digit that the rules give") {
    // 9·1 + 4·2 + 1·3 + 2·4 + 4·5 + 1·10 + 9·11 = 157 = 14·11 + 3
    CHECK(has_valid_check_digit("941240000193"));
    // 1·2 + 9·4 + 4·5 + 1·10 + 6·11 = 134 = 12·11 + 2
    CHECK(has_valid_check_digit("010940000162"));
    // 2·2 + 2·4 + 4·5 + 5·10 + 5·11 = 137 = 12·11 + 5
    CHECK(has_valid_check_digit("020240000555"));
    // 2·2 + 5·4 + 4·5 + 3·9 + 4·10 + 3·11 = 144 = 13·11 + 1
    CHECK(has_valid_check_digit("020540003431"));
    // 8·2 + 1·3 + 1·4 + 4·5 + 4·10 + 3·11 = 116 = 10·11 + 6
    CHECK(has_valid_check_digit("081140000436"));
    // 9·1 + 8·2 + 6·4 + 4·5 + 9·11 = 168 = 15·11 + 3
    CHECK(has_valid_check_digit("980640000093"));
    // 9·2 + 7·4 + 4·5 + 1·8 + 9·9 = 155 = 14·11 + 1
    CHECK(has_valid_check_digit("090740019001"));
    // 9·1 + 7·2 + 2·4 + 4·5 + 8·10 + 1·11 = 142 = 12·11 + 10; again 9·3 + 7·4 + 2·6 + 4·7 + 8·1 + 1·2 = 105 = 9·11 + 6
    CHECK(has_valid_check_digit("970240000816"));
}

TEST_CASE("a remainder of ten asks for the second row of weights") {
    // 2·1+4·2+1·4+4·5+2·10 = 54 = 4·11 + 10; again 2·3+4·4+0·5+1·6+4·7+2·1+0·2 = 6+16+6+28+2 = 58 = 5·11 + 3
    CHECK(find_check_digit("24014000020") == '3');
    CHECK(has_valid_check_digit("240140000203"));
    // 5·2+3·4+1·5+5·6+5·7+5·10 = 142 = 12·11 + 10; again 5·4+3·6+1·7+5·8+5·9+5·1 = 135 = 12·11 + 3
    CHECK(find_check_digit("05031550050") == '3');
    CHECK(has_valid_check_digit("050315500503"));
    // 7·1 + 6·2 + 1·3 + 2·4 + 3·5 + 1·6 + 4·7 + 3·10 + 3·11 = 142 = 12·11 + 10; again 21 + 24 + 5 + 12 + 21 + 8 + 36 + 3 + 6 = 136 = 12·11 + 4
    CHECK(find_check_digit("76123140033") == '4');
    CHECK(has_valid_check_digit("761231400334"));
}

TEST_CASE("a number with ten from both rows is not issued") {
    // 34 + 2·10 + 9·11 = 153 = 13·11 + 10; 56 + 2·1 + 9·2 = 76 = 6·11 + 10
    CHECK_FALSE(find_check_digit("24014000029"));
    // 5·1 + 5·2 + 2·4 + 2·5 + 8·6 + 6·7 + 3·10 + 2·11 = 175 = 15·11 + 10; 15 + 20 + 12 + 14 + 64 + 54 + 3 + 4 = 186 = 16·11 + 10
    CHECK_FALSE(find_check_digit("55022860032"));
    for (const std::string eleven : {"24014000029", "55022860032"})
        for (const char last : std::string("0123456789"))
            CHECK_FALSE(has_valid_check_digit(eleven + last));
}

TEST_CASE("one wrong digit or two swapped ones are seen") {
    CHECK_FALSE(has_valid_check_digit("240140000111"));
    CHECK_FALSE(has_valid_check_digit("240140000210"));
    CHECK_FALSE(has_valid_check_digit("971240001351"));
    CHECK_FALSE(has_valid_check_digit("850101400018"));
    CHECK_FALSE(has_valid_check_digit("850110400011"));
    CHECK_FALSE(has_valid_check_digit("991213300122"));
    CHECK_FALSE(has_valid_check_digit("240140000200")); // what the first row alone, 10 taken as 0, would give
}

// Neighbours' weights differ by one: a swap of two digits moves the sum by their difference, which 11 does not divide.
TEST_CASE("two neighbours swapped are seen, and so is one digit too great, but for the eleventh") {
    for (const std::string good : {"941240000193", "010940000162", "020240000555", "020540003431", "081140000436", "980640000093", "850101400011"}) {
        for (std::size_t i = 0; i + 1 < good.size(); ++i) {
            std::string swapped = good;
            std::swap(swapped[i], swapped[i + 1]);
            INFO(swapped);
            CHECK(has_valid_check_digit(swapped) == (swapped == good));
        }
        for (std::size_t i = 0; i < good.size(); ++i) {
            std::string wrong = good;
            wrong[i] = wrong[i] == '9' ? '0' : static_cast<char>(wrong[i] + 1);
            INFO(wrong);
            CHECK(has_valid_check_digit(wrong) == (i == 10)); // its weight is 11: of itself it says nothing to the remainder
        }
    }
}

TEST_CASE("what is not twelve digits has no valid check digit") {
    CHECK_FALSE(has_valid_check_digit(""));
    CHECK_FALSE(has_valid_check_digit("24014000011"));
    CHECK_FALSE(has_valid_check_digit("2401400001100"));
    CHECK_FALSE(has_valid_check_digit("24014000O110"));
    CHECK_FALSE(has_valid_check_digit("24014000011x"));
}

TEST_CASE("the month and the kinds of a BIN are judged apart") {
    CHECK(bin_structure("240140000110") == Structure::sound);
    CHECK(bin_structure("190550000029") == Structure::sound);
    CHECK(bin_structure("241340000110") == Structure::impossible);
    CHECK(bin_structure("240040000117") == Structure::impossible);
    CHECK(bin_structure("240170000114") == Structure::odd);
    CHECK(bin_structure("190545000021") == Structure::odd);
}

TEST_CASE("the birthday of an IIN exists in its century") {
    CHECK(iin_structure("850101400011") == Structure::sound);
    CHECK(iin_structure("000229500018") == Structure::sound);      // 2000 was a leap year
    CHECK(iin_structure("000229300015") == Structure::impossible); // 1900 was not
    CHECK(iin_structure("000229000016") == Structure::sound);      // a foreigner's century is not told
    CHECK(iin_structure("851301400011") == Structure::impossible);
    CHECK(iin_structure("850101700010") == Structure::impossible);
}
