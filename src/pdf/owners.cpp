#include "pdf/owners.hpp"

namespace qujat::pdf {

using doc::Role;

Owners::Owners(const doc::Document& document) {
    add(document.root, static_cast<std::uint8_t>(document.language), false);
}

void Owners::put(std::uint32_t id, const Owner& owner) {
    if (id >= owners_.size())
        owners_.resize(id + std::size_t{1});
    owners_[id] = owner;
}

void Owners::add(const doc::Block& block, std::uint8_t language_above, bool is_in_link) {
    const auto language = static_cast<std::uint8_t>(block.language);
    // Without a role it may become part of the element around it.
    const bool is_sure = block.role != Role::none || language == language_above;
    const Role role = block.is_replaced() ? Role::figure : block.role;
    const Owner own{static_cast<std::uint8_t>(role), is_sure ? language : unsure, is_in_link || role == Role::link};
    put(block.id, own);
    for (const doc::Block& child : block.children)
        add(child, own.language, own.is_in_link);
    add_lines(block, own);
}

void Owners::add_lines(const doc::Block& block, const Owner& own) {
    bool has_link = own.is_in_link;
    for (std::size_t i = 0; i < block.inline_elements().size(); ++i) {
        const doc::InlineElement& piece = block.inline_elements()[i];
        const bool has_parent = piece.parent != 0 && piece.parent <= i; // a parent comes before
        Owner made = has_parent ? owners_[block.inline_elements()[piece.parent - 1].id] : own;
        if (piece.role != Role::none) {
            made.role = static_cast<std::uint8_t>(piece.role);
            made.language = static_cast<std::uint8_t>(piece.language);
        }
        made.is_in_link = made.is_in_link || piece.role == Role::link;
        has_link = has_link || made.is_in_link;
        put(piece.id, made);
    }
    for (const doc::Block& box : block.boxes())
        add(box, block.inline_elements().empty() ? own.language : unsure, has_link);
}

std::string_view Owners::tag(std::uint32_t id) const {
    const Role role = id < owners_.size() ? static_cast<Role>(owners_[id].role) : Role::none;
    return doc::role_name(role == Role::none ? Role::p : role);
}

std::optional<base::Language> Owners::language(std::uint32_t id) const {
    if (id >= owners_.size() || owners_[id].language == unsure)
        return std::nullopt;
    return static_cast<base::Language>(owners_[id].language);
}

} // namespace qujat::pdf
