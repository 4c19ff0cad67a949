#include "pdf/pdf.hpp"

#include "pdf/assemble.hpp"
#include "pdf/content.hpp"
#include "pdf/failure.hpp"

#include <iterator>

namespace qujat::pdf {

/// Pages are held back at first: the fonts of a short document are the same whatever the order of its words, so that they are found among the kept ones. From so many items on pages are
/// written at once, and codes of glyphs are given by order of use.
class Writer::State {
  public:
    State(const doc::Document& document, FontCache* cache) : document_(document), cache_(cache), owners_(document) {}

    void take(layout::Page page) {
        if (is_long_) {
            collect(page.items);
            set(page);
            return;
        }
        held_items_ += page.items.size();
        held_.push_back(std::move(page));
        if (held_items_ > most_held)
            go_on_long();
    }

    void take_margin_boxes(std::size_t number, std::vector<layout::Item> items) {
        if (items.empty())
            return;
        if (!is_long_) {
            std::vector<layout::Item>& all = held_[number].items;
            all.insert(all.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
            return;
        }
        collect(items);
        const layout::Page page{recorder_.records().sizes[number], std::move(items)};
        // It goes on in the state the first stream ends in; colour and font are set anew by whoever needs them.
        sheets_[number].margins = written(page, recorder_.add_artifacts(page.items), "0 Tc\n");
    }

    diag::Result<std::string> finish(Details details) {
        diag::Log log;
        if (!is_long_)
            for (const layout::Page& page : held_)
                collect(page.items);
        if (!log_.has_errors())
            fonts_.embed(cache_, deflater_);
        if (!is_long_)
            set_held();
        const TagTree tree = make_tags(document_, recorder_.records());
        check_tags(tree, log);
        log.add(log_.take());
        if (log.has_errors())
            return {std::nullopt, log.take()};
        return diag::finish(assemble(tree, fonts_, images_, std::move(sheets_), std::move(details), deflater_), log);
    }

  private:
    static constexpr std::size_t most_held = 8192;

    void go_on_long() {
        for (const layout::Page& page : held_)
            collect(page.items);
        fonts_.open_codes();
        is_long_ = true;
        set_held();
    }

    void set_held() {
        for (layout::Page& page : held_) {
            set(page);
            page = {};
        }
        held_.clear();
    }

    void collect(const std::vector<layout::Item>& items) {
        fonts_.collect(items, log_);
        images_.collect(items, cache_ == nullptr ? nullptr : &cache_->images, deflater_);
    }

    void set(const layout::Page& page) {
        const std::vector<Mark> marks = recorder_.add(page);
        sheets_.push_back({written(page, marks), {}});
    }

    /// Nothing where a glyph is missing: there will be no file.
    std::string written(const layout::Page& page, const std::vector<Mark>& marks, std::string_view begin = {}) {
        if (log_.has_errors())
            return {};
        std::string deflated = deflater_.compress(std::string(begin) + write_content(page, marks, owners_, fonts_, images_));
        deflated.shrink_to_fit(); // it was made with room for the worst case
        return deflated;
    }

    const doc::Document& document_;
    FontCache* cache_;
    Owners owners_;
    Recorder recorder_{owners_};
    Fonts fonts_;
    Images images_;
    Deflater deflater_;
    diag::Log log_; ///< glyphs that cannot be written
    std::vector<layout::Page> held_;
    std::size_t held_items_ = 0;
    bool is_long_ = false;
    std::vector<Sheet> sheets_;
};

Writer::Writer(const doc::Document& document, FontCache* cache) : state_(std::make_unique<State>(document, cache)) {}
Writer::~Writer() = default;

void Writer::page(layout::Page page) {
    state_->take(std::move(page));
}

void Writer::margin_boxes(std::size_t page, std::vector<layout::Item> items) {
    state_->take_margin_boxes(page, std::move(items));
}

diag::Result<std::string> Writer::finish(Details details) {
    return guarded<std::string>([&] { return state_->finish(std::move(details)); });
}

diag::Result<std::string> write(const layout::Pages& pages, const Details& details, FontCache* cache) {
    Writer writer(*pages.document, cache);
    for (const layout::Page& page : pages.pages)
        writer.page(page);
    return writer.finish(details);
}

} // namespace qujat::pdf
