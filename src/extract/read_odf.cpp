#include "extract/read_odf.hpp"

#include "extract/entry.hpp"
#include "extract/odf_story.hpp"
#include "extract/visit_optional.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace qujat::extract {

namespace {

// The common styles. What `styles.xml` has besides belongs to headers, footers and page layouts, under names that the content has too.
class CommonStylesReader : public xml::Visitor {
  public:
    explicit CommonStylesReader(OdfStyles& styles) : reader_(styles) {}
    void start(const xml::SeenElement& element) override {
        const OdfTag tag = odf_tag_of(element.ns, element.name);
        if (skipped_ > 0 || tag == OdfTag::automatic_styles || tag == OdfTag::skipped) {
            ++skipped_;
            return;
        }
        open_.push_back(tag);
        reader_.start(tag, element);
    }
    void end() override {
        if (skipped_ > 0) {
            --skipped_;
            return;
        }
        reader_.end(open_.back());
        open_.pop_back();
    }
    void text(std::string_view) override {}

  private:
    OdfStylesReader reader_;
    std::vector<OdfTag> open_;
    std::size_t skipped_ = 0;
};

// The texts of a formula, or of a chart's title, axes and legend.
class ObjectReader : public xml::Visitor {
  public:
    void start(const xml::SeenElement& element) override {
        const OdfTag tag = odf_tag_of(element.ns, element.name);
        object.is_formula = object.is_formula || tag == OdfTag::formula;
        object.is_chart = object.is_chart || tag == OdfTag::chart;
        skipped_ += skipped_ > 0 || tag == OdfTag::skipped ? 1U : 0U;
        open_.push_back(tag);
    }
    void end() override {
        skipped_ -= skipped_ > 0 ? 1U : 0U;
        if (open_.back() == OdfTag::p || open_.back() == OdfTag::formula)
            finish();
        open_.pop_back();
    }
    void text(std::string_view characters) override {
        constexpr std::size_t most = 1U << 20;
        const bool is_text = object.is_formula || std::ranges::find(open_, OdfTag::p) != open_.end();
        if (skipped_ == 0 && is_text && (size_ += characters.size()) < most)
            line_ += characters;
    }
    OdfObject object;

  private:
    void finish() {
        if (!line_.empty() && object.lines.size() < 2000)
            object.lines.push_back(std::exchange(line_, {}));
    }
    std::vector<OdfTag> open_;
    std::string line_;
    std::size_t skipped_ = 0, size_ = 0;
};

// "./Object 1" is "Object 1/content.xml"; anything that is not in the package is not looked for. What cannot be read, as the formulas of OpenOffice.org 3 with their
// DOCTYPE, is an object like others.
OdfObject read_object(Package& package, std::string_view address) {
    if (address.starts_with("./"))
        address.remove_prefix(2);
    const std::string part = std::string(address) + "/content.xml";
    ObjectReader reader;
    Cleaned cleaned;
    try {
        if (!address.empty())
            package.visit(part, reader, cleaned);
    } catch (const diag::Stop& stop) {
        if (stop.diagnostic.id != "EXT-0011" && stop.diagnostic.id != "EXT-0012" && stop.diagnostic.id != "EXT-0014")
            throw;
        return {};
    }
    return std::move(reader.object);
}

plan::Part finish(StoryBuilder& builder, OdfStoryReader& reader, Tally& tally, std::vector<diag::Diagnostic> notes, std::string_view part_name) {
    reader.finish();
    if (reader.body() == OdfBody::other)
        diag::stop("EXT-0003", {}, {{"format", "ODP, ODG"}});
    if (reader.body() == OdfBody::none)
        diag::stop("EXT-0010", {}, {{"part", diag::quoted(part_name)}});
    std::vector<Entry> entries = builder.take();
    if (reader.body() == OdfBody::text)
        find_structure(entries, builder.body_size());
    else
        part_sheets(entries);
    plan::Part part = make_part(reader.body() == OdfBody::text ? "odt" : "ods", std::move(entries), tally);
    std::ranges::move(notes, std::back_inserter(part.notes));
    return part;
}

} // namespace

// A manifest of older programs begins with a DOCTYPE, so it is searched rather than parsed.
bool is_encrypted_odf(Package& package) {
    const std::optional<std::string> manifest = package.read("META-INF/manifest.xml");
    return manifest && manifest->find("encryption-data") != std::string::npos;
}

plan::Part read_odf(Package& package) {
    if (is_encrypted_odf(package))
        diag::stop("EXT-0004", {});
    std::vector<diag::Diagnostic> notes;
    Tally tally;
    OdfStyles styles;
    CommonStylesReader common(styles);
    visit_optional("styles.xml", notes, [&] { package.visit("styles.xml", common, tally.cleaned); });
    StoryBuilder builder("content.xml", tally);
    OdfStoryReader reader(styles, builder, tally, [&](std::string_view address) { return read_object(package, address); });
    if (!package.visit("content.xml", reader, tally.cleaned))
        diag::stop("EXT-0010", {}, {{"part", "content.xml"}});
    return finish(builder, reader, tally, std::move(notes), "content.xml");
}

plan::Part read_flat_odf(std::string_view bytes) {
    Tally tally;
    OdfStyles styles;
    StoryBuilder builder("FODT", tally);
    OdfStoryReader reader(styles, builder, tally, [](std::string_view) { return OdfObject(); });
    visit_part("FODT", std::string(bytes), reader, tally.cleaned);
    return finish(builder, reader, tally, {}, "FODT");
}

} // namespace qujat::extract
