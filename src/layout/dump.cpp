#include "layout/layout.hpp"

#include <fmt/format.h>

namespace qujat::layout {

namespace {

std::string points(Length length) {
    const std::int64_t raw = length.raw() < 0 ? -length.raw() : length.raw();
    const std::int64_t hundredths = (raw * 100 + Length::per_point / 2) / Length::per_point;
    return fmt::format("{}{}.{:02}", length.raw() < 0 && hundredths > 0 ? "-" : "", hundredths / 100, hundredths % 100);
}

std::string rect(const base::Rect& r) { return fmt::format("{} {} {} x {}", points(r.x), points(r.y), points(r.width), points(r.height)); }

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

void dump_item(const Item& item, std::string& out) {
    constexpr std::string_view kinds[] = {"", " header", " footer"};
    out += item.owner == 0 ? fmt::format("  artifact{}", kinds[static_cast<int>(item.artifact)]) : fmt::format("  #{}", item.owner);
    if (const auto* run = std::get_if<GlyphRun>(&item.content)) {
        Length width;
        for (const text::Glyph& glyph : run->glyphs)
            width += glyph.advance;
        out += fmt::format(" text {} {} width {} {} {} \"{}\"\n", points(run->origin.x), points(run->origin.y), points(width), run->face->postscript_name(), points(run->size), escaped(run->text));
    } else if (const auto* filled = std::get_if<FilledRect>(&item.content)) {
        out += fmt::format(" rect {}\n", rect(filled->rect));
    } else if (const auto* figure = std::get_if<VectorFigure>(&item.content)) {
        out += fmt::format(" figure {} bars {}\n", rect(figure->box), figure->bars.size());
    } else if (const auto* picture = std::get_if<Picture>(&item.content)) {
        out += fmt::format(" picture {} {} x {} px\n", rect(picture->rect), picture->raster->width, picture->raster->height);
    } else if (const auto* link = std::get_if<LinkBox>(&item.content)) {
        out += fmt::format(" link {} \"{}\"\n", rect(link->rect), escaped(link->uri));
    } else if (const auto* field = std::get_if<FieldBox>(&item.content)) {
        out += fmt::format(" field {} \"{}\"\n", rect(field->rect), escaped(field->field.name));
    }
}

} // namespace

std::string dump(const Pages& pages) {
    std::string out;
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        const Page& page = pages.pages[i];
        out += fmt::format("page {} {} x {}\n", i + 1, points(page.size.width), points(page.size.height));
        for (const Item& item : page.items)
            dump_item(item, out);
    }
    return out;
}

} // namespace qujat::layout
