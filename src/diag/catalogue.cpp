#include "diag/diag.hpp"

#include <algorithm>
#include <vector>

#include "diag/messages/messages.hpp"

namespace qujat::diag {

namespace {

std::vector<Message> sorted_catalogue() {
    std::vector<Message> all;
    for (const auto room : {messages::diag(), messages::acts(), messages::check(), messages::data(), messages::engine(), messages::extract(), messages::font(), messages::layout(),
                            messages::markup(), messages::pdf(), messages::plan(), messages::sandbox(), messages::sign(), messages::text(), messages::xml()})
        all.insert(all.end(), room.begin(), room.end());
    std::ranges::sort(all, {}, &Message::id);
    return all;
}

} // namespace

std::span<const Message> catalogue() {
    static const std::vector<Message> all = sorted_catalogue();
    return all;
}

const Message& find_message(std::string_view id) {
    const auto all = catalogue();
    const auto found = std::ranges::lower_bound(all, id, {}, &Message::id);
    if (found != all.end() && found->id == id)
        return *found;
    return *std::ranges::lower_bound(all, std::string_view("DIA-0001"), {}, &Message::id);
}

Severity severity(const Diagnostic& diagnostic) { return find_message(diagnostic.id).severity; }

} // namespace qujat::diag
