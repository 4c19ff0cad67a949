#include "pdf/content.hpp"

#include "pdf/glyph_text.hpp"
#include "pdf/numbers.hpp"
#include "pdf/tags.hpp"

#include <cstdlib>
#include <optional>

namespace qujat::pdf {

namespace {

using base::Length;

/// One TJ operator being written (9.4.3): strings of two-byte codes and corrections between them, opened when needed.
class ShownText {
  public:
    explicit ShownText(std::string& out) : out_(out) {}
    ~ShownText() { close(); }
    ShownText(const ShownText&) = delete;
    ShownText& operator=(const ShownText&) = delete;

    void show(std::uint32_t code) {
        open_array();
        if (!in_string_)
            out_ += '(';
        in_string_ = true;
        put(static_cast<char>(code >> 8));
        put(static_cast<char>(code & 0xFFU));
    }
    /// Moves on by so many thousandths of the em.
    void move(std::int64_t thousandths) {
        open_array();
        close_string();
        append_integer(out_, -thousandths);
    }
    void close() {
        close_string();
        if (in_array_)
            out_ += "]TJ\n";
        in_array_ = false;
    }

  private:
    void open_array() {
        if (!in_array_)
            out_ += '[';
        in_array_ = true;
    }
    void close_string() {
        if (in_string_)
            out_ += ')';
        in_string_ = false;
    }
    void put(char c) {
        // A bare CR would be read as LF (7.3.4.2).
        if (c == '\r') {
            out_ += "\\r";
            return;
        }
        if (c == '(' || c == ')' || c == '\\')
            out_ += '\\';
        out_ += c;
    }

    std::string& out_;
    bool in_array_ = false, in_string_ = false;
};

class PageWriter {
  public:
    PageWriter(const layout::Page& page, const Owners& owners, const Fonts& fonts, const Images& images) : page_(page), owners_(owners), fonts_(fonts), images_(images) {}

    std::string write(const std::vector<Mark>& marks) {
        out_.reserve(page_.items.size() * 96);
        for (const Mark& mark : marks)
            write_mark(mark);
        return std::move(out_);
    }

  private:
    void write_mark(const Mark& mark) {
        open_mark(mark);
        std::optional<base::Language> span;
        const std::optional<base::Language> own_language = owners_.language(mark.owner);
        for (std::size_t i = mark.begin; i < mark.end; ++i) {
            const auto* run = std::get_if<layout::GlyphRun>(&page_.items[i].content);
            if (run != nullptr && mark.owner != 0)
                change_language(span, *run, own_language);
            if (run != nullptr)
                write_run(*run);
            else if (const auto* rect = std::get_if<layout::FilledRect>(&page_.items[i].content))
                write_rects({&rect->rect, 1}, rect->color);
            else if (const auto* figure = std::get_if<layout::VectorFigure>(&page_.items[i].content))
                write_rects(figure->bars, figure->color);
            else if (const auto* picture = std::get_if<layout::Picture>(&page_.items[i].content))
                write_picture(*picture);
        }
        close_text();
        if (span)
            out_ += "EMC\n";
        out_ += "EMC\n";
    }

    void open_mark(const Mark& mark) {
        if (mark.owner != 0) {
            out_ += '/';
            out_ += owners_.tag(mark.owner);
            out_ += "<</MCID ";
            append_integer(out_, mark.mcid);
            out_ += ">>BDC\n";
            return;
        }
        switch (mark.artifact) {
        case layout::ArtifactKind::layout:
            out_ += "/Artifact<</Type/Layout>>BDC\n";
            break;
        case layout::ArtifactKind::pagination_header:
            out_ += "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n";
            break;
        case layout::ArtifactKind::pagination_footer:
            out_ += "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n";
            break;
        }
    }

    /// Text in another language than its element's stands in a Span that says so (14.9.2.3).
    void change_language(std::optional<base::Language>& span, const layout::GlyphRun& run, std::optional<base::Language> own) {
        const std::optional<base::Language> wanted = run.language == own ? std::nullopt : std::optional(run.language);
        if (span == wanted)
            return;
        close_text();
        if (span)
            out_ += "EMC\n";
        if (wanted) {
            out_ += "/Span<</Lang(";
            out_ += language_tag(*wanted);
            out_ += ")>>BDC\n";
        }
        span = wanted;
    }

    void write_run(const layout::GlyphRun& run) {
        if (run.glyphs.empty())
            return;
        open_text();
        set_color(run.color);
        set_font(run);
        set_tracking(run.tracking);
        move_to(run.origin);
        show_glyphs(run);
        set_rise({});
    }

    /// One text object holds all successive runs of a mark.
    void open_text() {
        if (!in_text_)
            out_ += "BT\n";
        in_text_ = true;
    }

    void close_text() {
        if (in_text_)
            out_ += "ET\n";
        in_text_ = false;
        line_x_ = line_y_ = 0;
    }

    /// 9.4.2: Td counts from the start of the line before. In thousandths, as written, so that roundings do not add up.
    void move_to(base::Point origin) {
        const std::int64_t x = thousandths(origin.x), y = thousandths(page_.size.height - origin.y);
        append_thousandths(out_, x - line_x_);
        out_ += ' ';
        append_thousandths(out_, y - line_y_);
        out_ += " Td\n";
        line_x_ = x;
        line_y_ = y;
    }

    void show_glyphs(const layout::GlyphRun& run) {
        const FontUse& font = fonts_.uses()[font_];
        ShownText text(out_);
        ClusterReader reader(run);
        Length wanted;            // where the next glyph's origin belongs, from the run's origin
        std::int64_t reached = 0; // where a viewer is, in thousandths of the em, but for tracking
        Length tracked;
        const auto in_em = [&](Length length) { return length.scaled(1000, run.size.raw() == 0 ? 1 : run.size.raw()).raw(); };
        bool wants_space = false;
        for (Cluster cluster; reader.next(cluster);) {
            const bool is_plain = cluster.count == 1 && cluster.text == font.shown(run.glyphs[cluster.first].id).says;
            if (!is_plain)
                open_actual_text(text, cluster.text);
            for (std::size_t i = cluster.first; i < cluster.first + cluster.count; ++i) {
                const text::Glyph& glyph = run.glyphs[i];
                const FontUse::Shown shown = font.shown(glyph.id);
                if (glyph.y_offset != rise_) {
                    text.close();
                    set_rise(glyph.y_offset);
                }
                const std::int64_t target = in_em(wanted + glyph.x_offset - tracked);
                // Rounded widths are off by less than a thousandth each; what has gathered to two is put right.
                if (std::abs(target - reached) >= 2) {
                    text.move(target - reached);
                    reached = target;
                }
                text.show(shown.code);
                reached += shown.width;
                tracked += Length::ratio(tracking_, 1000);
                wanted += glyph.advance;
            }
            wants_space = wants_space_after(cluster.text);
            if (!is_plain) {
                text.close();
                out_ += "EMC\n";
            }
        }
        if (run.space_after && wants_space)
            show_space(text, font);
    }

    void show_space(ShownText& text, const FontUse& font) {
        const std::uint32_t space = font.face()->glyph(' ');
        if (space == 0)
            return;
        const FontUse::Shown shown = font.shown(space);
        const bool is_plain = shown.says == " ";
        if (!is_plain)
            open_actual_text(text, " ");
        text.show(shown.code);
        if (!is_plain) {
            text.close();
            out_ += "EMC\n";
        }
    }

    /// A glyph that says something else elsewhere, or glyphs that say something only together (14.9.4).
    void open_actual_text(ShownText& text, std::string_view says) {
        text.close();
        out_ += "/Span<</ActualText<FEFF";
        append_utf16_hex(out_, says);
        out_ += ">>>BDC\n";
    }

    /// 8.9.5.1: a picture fills the unit square.
    void write_picture(const layout::Picture& picture) {
        close_text();
        out_ += "q\n";
        append_length(out_, picture.rect.width);
        out_ += " 0 0 ";
        append_length(out_, picture.rect.height);
        out_ += ' ';
        append_length(out_, picture.rect.x);
        out_ += ' ';
        append_length(out_, page_.size.height - picture.rect.y - picture.rect.height);
        out_ += " cm\n/I";
        append_integer(out_, static_cast<std::int64_t>(images_.number(picture.raster.get())));
        out_ += " Do\nQ\n";
    }

    void write_rects(std::span<const base::Rect> rects, doc::Color color) {
        if (rects.empty())
            return;
        close_text();
        set_color(color);
        for (const base::Rect& rect : rects) {
            append_length(out_, rect.x);
            out_ += ' ';
            append_length(out_, page_.size.height - rect.y - rect.height);
            out_ += ' ';
            append_length(out_, rect.width);
            out_ += ' ';
            append_length(out_, rect.height);
            out_ += " re\n";
        }
        out_ += "f\n";
    }

    void set_color(doc::Color color) {
        if (color_ == color)
            return;
        for (const int component : {color.red, color.green, color.blue}) {
            append_share_of_255(out_, component);
            out_ += ' ';
        }
        out_ += "rg\n";
        color_ = color;
    }

    void set_font(const layout::GlyphRun& run) {
        if (face_ == run.face.get() && size_ == run.size)
            return;
        if (face_ != run.face.get())
            font_ = fonts_.number(run.face.get());
        face_ = run.face.get();
        size_ = run.size;
        out_ += "/F";
        append_integer(out_, static_cast<std::int64_t>(font_));
        out_ += ' ';
        append_length(out_, size_);
        out_ += " Tf\n";
    }

    /// 9.3.2: added behind every glyph.
    void set_tracking(Length tracking) {
        if (tracking_ == thousandths(tracking))
            return;
        tracking_ = thousandths(tracking);
        append_thousandths(out_, tracking_);
        out_ += " Tc\n";
    }

    void set_rise(Length rise) {
        if (rise_ == rise)
            return;
        append_length(out_, rise);
        out_ += " Ts\n";
        rise_ = rise;
    }

    const layout::Page& page_;
    const Owners& owners_;
    const Fonts& fonts_;
    const Images& images_;
    std::string out_;
    bool in_text_ = false;
    std::int64_t line_x_ = 0, line_y_ = 0; ///< thousandths of a point
    std::optional<doc::Color> color_;
    const font::Face* face_ = nullptr;
    std::size_t font_ = 0;
    Length size_, rise_;
    std::int64_t tracking_ = 0; ///< thousandths of a point, as written
};

} // namespace

std::string write_content(const layout::Page& page, const std::vector<Mark>& marks, const Owners& owners, const Fonts& fonts, const Images& images) {
    return PageWriter(page, owners, fonts, images).write(marks);
}

} // namespace qujat::pdf
