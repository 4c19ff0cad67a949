#include "data/check_digit.hpp"

#include <array>
#include <chrono>

#include "data/contract.hpp"

namespace qujat::data {

namespace {

int digit(std::string_view text, std::size_t i) {
    return text[i] - '0';
}
int pair(std::string_view text, std::size_t i) {
    return digit(text, i) * 10 + digit(text, i + 1);
}

} // namespace

// Rules of forming identification numbers of the Republic of Kazakhstan: the sum of the digits by their weights, modulo
// 11; a remainder of 10 asks for the second row of weights; 10 again, and the number is not used.
std::optional<char> find_check_digit(std::string_view eleven_digits) {
    static constexpr std::array<std::array<int, 11>, 2> rows = {
        {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2}}};
    if (eleven_digits.size() != 11 || eleven_digits.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    for (const auto& weights : rows) {
        int sum = 0;
        for (std::size_t i = 0; i < weights.size(); ++i)
            sum += weights[i] * digit(eleven_digits, i);
        if (sum % 11 != 10)
            return static_cast<char>('0' + sum % 11);
    }
    return std::nullopt;
}

bool has_valid_check_digit(std::string_view twelve_digits) {
    return twelve_digits.size() == 12 && find_check_digit(twelve_digits.substr(0, 11)) == twelve_digits[11];
}

Structure bin_structure(std::string_view twelve_digits) {
    const int month = pair(twelve_digits, 2);
    if (month < 1 || month > 12)
        return Structure::impossible;
    const int person = digit(twelve_digits, 4); // 4 resident, 5 non-resident, 6 joint sole trader
    const int unit = digit(twelve_digits, 5);   // 0 head, 1 branch, 2 representative office, 3 other
    return person >= 4 && person <= 6 && unit <= 3 ? Structure::sound : Structure::odd;
}

Structure iin_structure(std::string_view twelve_digits) {
    const auto is_day = [&](int century) {
        return std::chrono::year_month_day{std::chrono::year{century + pair(twelve_digits, 0)},
                                           std::chrono::month{static_cast<unsigned>(pair(twelve_digits, 2))},
                                           std::chrono::day{static_cast<unsigned>(pair(twelve_digits, 4))}}
            .ok();
    };
    // 1 and 2 for the 19th century, 3 and 4 for the 20th, 5 and 6 for the 21st (men odd, women even); 0 for foreigners,
    // which hides the century.
    const int century = digit(twelve_digits, 6);
    if (century > 6)
        return Structure::impossible;
    const bool exists = century == 0 ? is_day(1900) || is_day(2000) : is_day(1800 + (century - 1) / 2 * 100);
    return exists ? Structure::sound : Structure::impossible;
}

} // namespace qujat::data
