#include "font/font.hpp"

#include "base/sha256.hpp"

#include <algorithm>

namespace qujat::font {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// CSS Fonts 3, 5.1 asks for Unicode caseless matching; every family of the list is ASCII, and other bytes compare as they are.
bool same_family(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

/// CSS Fonts 3, 5.2: the order in which weights are tried for a wish; smaller is sooner.
int weight_rank(int wish, int weight) {
    constexpr int other_direction = 10000;
    if (weight == wish)
        return 0;
    if (wish > 500)
        return weight > wish ? weight - wish : other_direction + wish - weight;
    // 400 and 500 try each other before turning down.
    if (wish >= 400 && weight > wish && weight <= 500)
        return 1;
    return weight < wish ? 1 + wish - weight : other_direction + weight - wish;
}

int rank(const Face& face, int weight, Slope slope) {
    // The slope decides before the weight (CSS Fonts 3, 5.2, steps 4.2 and 4.3).
    return (face.slope() == slope ? 0 : 1000000) + weight_rank(weight, face.weight());
}

std::string described(const FileSpec& spec) {
    return spec.family + " " + std::to_string(spec.weight) + (spec.slope == Slope::italic ? " italic" : "");
}

} // namespace

bool Book::has_family(std::string_view family) const {
    return std::ranges::any_of(faces_, [&](const FacePtr& face) { return same_family(face->family(), family); });
}

std::vector<std::string> Book::families() const {
    std::vector<std::string> names;
    for (const FacePtr& face : faces_)
        if (std::ranges::none_of(names, [&](const std::string& name) { return same_family(name, face->family()); }))
            names.push_back(face->family());
    return names;
}

std::vector<FacePtr> Book::chain(std::span<const std::string> families, int weight, Slope slope) const {
    std::vector<FacePtr> chain;
    const auto add = [&](std::string_view family) {
        const FacePtr* best = nullptr;
        for (const FacePtr& face : faces_)
            if (same_family(face->family(), family) && (!best || rank(*face, weight, slope) < rank(**best, weight, slope)))
                best = &face;
        if (best && std::ranges::find(chain, *best) == chain.end())
            chain.push_back(*best);
    };
    for (const std::string& family : families)
        add(family);
    for (const std::string& family : fallback_)
        add(family);
    return chain;
}

diag::Result<Book> load_book(std::vector<FileSpec> files, std::vector<std::string> fallback_families) {
    diag::Log log;
    Book book;
    for (FileSpec& file : files) {
        const auto twin = std::ranges::find_if(book.faces_, [&](const FacePtr& face) {
            return same_family(face->family(), file.family) && face->weight() == file.weight && face->slope() == file.slope;
        });
        if (twin != book.faces_.end()) {
            log.add("FNT-0005", {}, {{"file", file.path}, {"first", (*twin)->path()}, {"face", described(file)}});
            continue;
        }
        if (!file.sha256.empty()) {
            const std::string found = base::sha256_hex(file.bytes);
            if (found != file.sha256)
                log.add("FNT-0002", {}, {{"file", file.path}, {"expected", file.sha256}, {"found", found}});
        }
        try {
            auto face = std::make_shared<Face>(std::move(file));
            face->number_ = book.faces_.size();
            book.faces_.push_back(std::move(face));
        } catch (diag::Stop& stopped) {
            log.add(std::move(stopped.diagnostic));
        }
    }
    for (std::string& family : fallback_families) {
        if (!book.has_family(family))
            log.add("FNT-0004", {}, {{"family", family}});
        book.fallback_.push_back(std::move(family));
    }
    return diag::finish(std::move(book), log);
}

} // namespace qujat::font
