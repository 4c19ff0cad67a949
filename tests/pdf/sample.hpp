#pragma once

#include "pdf/pdf.hpp"

#include "base/utf8.hpp"
#include "catch.hpp"

#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Pages made by hand: no layout takes part, so that these tests fail for reasons of their own.
namespace sample {

using namespace qujat;
using base::Language;
using base::Length;
using doc::Role;

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// How often a part stands in a text.
inline std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; at += part.size())
        ++found;
    return found;
}

struct Fonts {
    font::Book book;
    font::FacePtr serif, bold, noto; ///< PT Serif; Noto Serif has what PT lacks: U+20B8, U+202F
};

inline std::optional<std::string> read_file(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

inline std::optional<Fonts> find_fonts() {
    struct Row {
        const char *path, *family;
        int weight;
    };
    static constexpr Row rows[] = {{"paratype/PTF55F.ttf", "PT Serif", 400},
                                   {"paratype/PTF75F.ttf", "PT Serif", 700},
                                   {"noto/NotoSerif-Regular.ttf", "Noto Serif", 400}};
    std::vector<font::FileSpec> files;
    for (const Row& row : rows) {
        auto bytes = read_file(std::string("/usr/share/fonts/truetype/") + row.path);
        if (!bytes) {
            WARN("SKIPPED: no " << row.path << " (packages fonts-paratype and fonts-noto-core)");
            return std::nullopt;
        }
        files.push_back({row.family, row.weight, font::Slope::upright, row.path, "", std::move(*bytes)});
    }
    auto loaded = font::load_book(std::move(files), {"Noto Serif"});
    REQUIRE(loaded.value);
    const auto faces = loaded.value->faces();
    return Fonts{*loaded.value, faces[0], faces[1], faces[2]};
}

/// One glyph a character by the cmap, unkerned; the next face where one lacks it.
inline std::vector<layout::GlyphRun> set_line(std::string_view text, const std::vector<font::FacePtr>& faces,
                                              Length size, base::Point at, Language language) {
    std::vector<layout::GlyphRun> runs;
    for (std::size_t offset = 0; offset < text.size();) {
        const auto point = base::decode(text, offset);
        REQUIRE(point);
        font::FacePtr face = faces.front();
        for (const font::FacePtr& candidate : faces)
            if (candidate->glyph(point->value) != 0) {
                face = candidate;
                break;
            }
        if (runs.empty() || runs.back().face != face) {
            layout::GlyphRun run;
            run.face = face;
            run.size = size;
            run.origin = at;
            run.language = language;
            runs.push_back(std::move(run));
        }
        layout::GlyphRun& run = runs.back();
        text::Glyph glyph;
        glyph.id = face->glyph(point->value);
        glyph.cluster = static_cast<std::uint32_t>(run.text.size());
        glyph.advance = size.scaled(face->width(glyph.id), 1000);
        run.text += text.substr(offset, point->size);
        run.glyphs.push_back(glyph);
        at.x += glyph.advance;
        offset += point->size;
    }
    return runs;
}

/// A document and its pages growing together.
class Maker {
  public:
    explicit Maker(Fonts fonts) : fonts_(std::move(fonts)) {
        document_.title = "Тіркеуден бас тарту туралы хабарлама";
        document_.author = "«Астана Хаб» қоры";
        document_.language = Language::kk;
        document_.root.role = Role::none;
        new_page();
    }
    const Fonts& fonts() const { return fonts_; }
    doc::Document& document() { return document_; }
    layout::Page& page() { return pages_.back(); }

    void new_page() {
        using namespace base;
        pages_.push_back({{210_mm, 297_mm}, {}});
        y_ = 60_pt;
    }
    /// A block under the root, or under the block made last at `depth`.
    doc::Block& block(Role role, Language language = Language::kk, int depth = 0) {
        doc::Block* parent = &document_.root;
        for (int i = 0; i < depth; ++i)
            parent = &parent->children.back();
        doc::Block& added = parent->children.emplace_back();
        added.role = role;
        added.language = language;
        added.id = ++last_id_;
        return added;
    }
    /// The next line of the block made last; as layout does, it says of the line before whether a space parts them.
    layout::GlyphRun& line(std::string_view text, Length size = Length::points(12),
                           std::optional<Language> language = std::nullopt) {
        if (layout::GlyphRun* before = last_run())
            before->space_after = std::string_view(" -\xAD").find(before->text.back()) == std::string_view::npos;
        const std::size_t first = page().items.size();
        for (layout::GlyphRun& run : set_line(text, {fonts_.serif, fonts_.noto}, size, {Length::points(60), y_},
                                              language.value_or(document_.language)))
            page().items.push_back({std::move(run), last_id_, layout::ArtifactKind::layout});
        y_ += size.scaled(14, 10);
        return std::get<layout::GlyphRun>(page().items[first].content);
    }
    doc::Block& paragraph(std::string_view text, Role role = Role::p, Language language = Language::kk) {
        doc::Block& added = block(role, language);
        line(text, Length::points(role == Role::h1 ? 16 : 12), language);
        return added;
    }
    void field(const std::string& name, const std::string& description) {
        using namespace base;
        doc::SignatureField what{name, description};
        block(Role::form).extras.edit().replaced = what;
        page().items.push_back(
            {layout::FieldBox{{60_pt, y_, 200_pt, 40_pt}, what}, last_id_, layout::ArtifactKind::layout});
        y_ += 50_pt;
    }
    void figure(const std::string& alternative) {
        using namespace base;
        block(Role::figure).extras.edit().replaced = doc::QrCode{"https://astanahub.com", alternative};
        layout::VectorFigure figure;
        figure.box = {400_pt, y_, 50_pt, 50_pt};
        for (int i = 0; i < 5; ++i)
            figure.bars.push_back({400_pt, y_ + 10_pt * i, 10_pt * (5 - i), 5_pt});
        page().items.push_back({figure, last_id_, layout::ArtifactKind::layout});
        y_ += 60_pt;
    }
    void artifact(std::string_view text, layout::ArtifactKind kind) {
        using namespace base;
        for (layout::GlyphRun& run :
             set_line(text, {fonts_.serif, fonts_.noto}, 9_pt, {60_pt, 820_pt}, document_.language))
            page().items.push_back({std::move(run), 0, kind});
    }
    layout::Pages pages() const { return {std::make_shared<const doc::Document>(document_), pages_}; }
    std::uint32_t last_id() const { return last_id_; }

  private:
    /// The last text of the block made last; null when it has none.
    layout::GlyphRun* last_run() {
        for (auto earlier = pages_.rbegin(); earlier != pages_.rend(); ++earlier)
            for (auto item = earlier->items.rbegin(); item != earlier->items.rend(); ++item)
                if (auto* run = std::get_if<layout::GlyphRun>(&item->content); run != nullptr && item->owner == last_id_)
                    return run;
        return nullptr;
    }

    Fonts fonts_;
    doc::Document document_;
    std::vector<layout::Page> pages_;
    Length y_;
    std::uint32_t last_id_ = 0;
};

inline pdf::Details details(std::string json = R"({"schema":"qujat.data/1","n":"№ 415"})") {
    return {*base::Timestamp::parse_iso("2026-11-20T14:05:09+05:00"), "Qujat 0.1.0", std::move(json)};
}

inline constexpr std::string_view kazakh_text =
    "Өтінім бойынша: «Ғарышкер» ЖШС — №\u00A0415, 25\u202F950\u00A0₸, әіңғүұқөһ ӘІҢҒҮҰҚӨҺ.";

/// Everything a one-page letter has.
inline layout::Pages letter(const Fonts& fonts, std::string_view applicant = "Ғарышкер") {
    using namespace base;
    Maker maker(fonts);
    maker.artifact("1 / 1", layout::ArtifactKind::pagination_footer);
    maker.paragraph("Тіркеуден бас тарту туралы хабарлама", Role::h1);
    maker.page().items.push_back(
        {layout::FilledRect{{60_pt, 85_pt, 300_pt, 1_pt}, {0, 90, 140}}, 0, layout::ArtifactKind::layout});
    maker.paragraph(kazakh_text);
    maker.line("екінші жол: QR-");
    maker.line("кода, " + std::string(applicant));
    maker.line("соңы.");
    maker.paragraph("Уведомление об отказе: «да», ёж, №\u00A07.", Role::p, Language::ru);
    maker.block(Role::list).extras.edit().numbering = doc::ListNumbering::disc;
    maker.block(Role::list_item, Language::kk, 1);
    maker.block(Role::label, Language::kk, 2);
    maker.line("1) ");
    maker.block(Role::list_body, Language::kk, 2);
    maker.line("бірінші тармақ;");
    maker.figure("Құжатты тексеру мекенжайы бар QR-код");
    maker.field("operator", "Оператордың электрондық цифрлық қолтаңбасы");
    return maker.pages();
}

/// Whether a problem can be said in every language with nothing left to fill in.
inline bool is_sayable(const diag::Diagnostic& problem) {
    for (const Language language : {Language::kk, Language::ru, Language::en})
        if (diag::message(problem, language).find('{') != std::string::npos || diag::hint(problem, language).empty())
            return false;
    return true;
}

inline std::string written(const layout::Pages& pages, const pdf::Details& details_, pdf::FontCache* cache = nullptr) {
    const auto result = pdf::write(pages, details_, cache);
    for (const auto& problem : result.problems)
        UNSCOPED_INFO(diag::to_text(problem, Language::en));
    REQUIRE(result.value);
    return *result.value;
}

} // namespace sample
