#include "extract/extract.hpp"

#include "extract/docx_names.hpp"
#include "extract/docx_places.hpp"
#include "extract/package.hpp"
#include "extract/read_docx.hpp"
#include "extract/sniff.hpp"

#include <algorithm>
#include <new>
#include <optional>
#include <utility>

// The applicant's DOCX with comments (ISO/IEC 29500-1, 17.13.4).
namespace qujat::extract {

namespace {

using diag::stop;

constexpr std::string_view transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : std::string(1, c);
    return out;
}

// Hears the elements of a small part, each for itself.
template <class Hear>
class Listener : public xml::Visitor {
  public:
    explicit Listener(Hear hear) : hear_(std::move(hear)) {}
    void start(const xml::SeenElement& element) override { hear_(element); }
    void end() override {}
    void text(std::string_view) override {}

  private:
    Hear hear_;
};

template <class Hear>
std::optional<std::string> listen(Package& package, std::string_view part, Hear hear) {
    Listener<Hear> listener(std::move(hear));
    Cleaned cleaned;
    const diag::SourcePtr source = package.visit(part, listener, cleaned);
    return source ? std::optional(source->text) : std::nullopt;
}

class Annotator {
  public:
    Annotator(Package& package, std::string main, const plan::Comments& comments)
        : package_(package), main_(std::move(main)), comments_(comments), relationships_(package.relationships(main_)) {}

    Annotated run() {
        const DocxReading reading = read_docx_with_places(package_, main_);
        std::vector<std::uint32_t> paragraphs; // of each comment
        for (const plan::Comment& comment : comments_.list) {
            if (comment.block != plan::Comment::top && comment.block >= reading.paragraphs.size())
                stop("EXT-0051", {});
            const std::uint32_t own = comment.block == plan::Comment::top ? 0 : reading.paragraphs[comment.block];
            paragraphs.push_back(own != 0 ? own : reading.first_paragraph);
        }
        const MainPart places = find_places(reading.text->text, {paragraphs.begin(), paragraphs.end()});
        ns_ = places.ns.empty() ? transitional : places.ns;
        used_ = places.comments;
        find_comments_part();
        put_marks(reading.text->text, places, paragraphs);
        put_comments();
        look_for_signature();
        return {package_.with_parts(parts_), std::move(notes_)};
    }

  private:
    const Relationship* related(std::string_view type) const {
        const auto found = std::ranges::find_if(relationships_, [&](const Relationship& one) { return one.type == type && !one.is_external; });
        return found == relationships_.end() ? nullptr : &*found;
    }

    // The part that the document has for its comments, and the ids in it; or a name for a new one.
    void find_comments_part() {
        if (const Relationship* const known = related("comments")) {
            name_ = known->target;
            text_ = listen(package_, name_, [this](const xml::SeenElement& element) {
                if (element.name == "comment")
                    used_.insert(id_of(value_of(element, "id")));
            });
        } else {
            const std::string folder = main_.substr(0, main_.rfind('/') + 1);
            name_ = folder + "comments.xml";
            for (int number = 2; package_.has(name_); ++number)
                name_ = folder + "comments" + std::to_string(number) + ".xml";
            relate();
        }
        if (!text_)
            declare_type();
    }

    void relate() {
        std::string id = "rIdQujat";
        while (std::ranges::any_of(relationships_, [&](const Relationship& one) { return one.id == id; }))
            id += '1';
        const std::string part = relationships_part(main_);
        const std::string_view base = ns_ == strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships/" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        constexpr std::string_view declaration = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
        const std::string before = listen(package_, part, [](const xml::SeenElement&) {})
                                       .value_or("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships " + std::string(declaration) + "/>");
        const std::string own = "<Relationship " + std::string(declaration) + " Id=\"" + id + "\" Type=\"" + std::string(base) + "comments\" Target=\"" +
                                name_.substr(name_.rfind('/') + 1) + "\"/>";
        parts_.push_back({part, with_last_child(before, own)});
    }

    // ISO/IEC 29500-2, 7.2.3. A careless package without types is left without them.
    void declare_type() {
        bool is_declared = false;
        const auto types = listen(package_, "[Content_Types].xml", [&](const xml::SeenElement& element) {
            is_declared = is_declared || (element.name == "Override" && value_of(element, "PartName") == "/" + name_);
        });
        if (types && !is_declared)
            parts_.push_back({"[Content_Types].xml",
                              with_last_child(*types, "<Override xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" PartName=\"/" + escaped(name_) +
                                                          "\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>")});
    }

    void put_marks(const std::string& text, const MainPart& places, const std::vector<std::uint32_t>& paragraphs) {
        long next = 0;
        std::map<std::uint32_t, std::vector<long>> of_paragraph;
        for (const std::uint32_t paragraph : paragraphs) {
            if (!places.paragraphs.contains(paragraph))
                stop("EXT-0051", {});
            while (used_.contains(next))
                ++next;
            ids_.push_back(next);
            of_paragraph[paragraph].push_back(next++);
        }
        struct Edit {
            std::size_t at, erased;
            std::string text;
        };
        std::vector<Edit> edits;
        for (const auto& [number, ids] : of_paragraph) {
            const ParagraphPlace& place = places.paragraphs.at(number);
            const std::string_view prefix = place.name.substr(0, place.name.find(':') == std::string_view::npos ? 0 : place.name.find(':'));
            const std::string w(prefix.empty() ? "w" : prefix), declared = prefix.empty() ? " xmlns:w=\"" + std::string(ns_) + "\"" : "";
            std::string first, last;
            for (const long id : ids) {
                const std::string with_id = declared + " " + w + ":id=\"" + std::to_string(id) + "\"/>";
                first += "<" + w + ":commentRangeStart" + with_id;
                last += "<" + w + ":commentRangeEnd" + with_id + "<" + w + ":r" + declared + "><" + w + ":commentReference" + with_id + "</" + w + ":r>";
            }
            if (place.is_empty) {
                const std::size_t slash = text.rfind('/', place.begin);
                edits.push_back({slash, place.begin - slash, ">" + first + last + "</" + std::string(place.name) + ">"});
            } else {
                edits.push_back({place.begin, 0, std::move(first)});
                edits.push_back({place.end, 0, std::move(last)});
            }
        }
        std::ranges::stable_sort(edits, {}, &Edit::at);
        std::string out;
        std::size_t copied = 0;
        for (const Edit& edit : edits) {
            out.append(text, copied, edit.at - copied).append(edit.text);
            copied = edit.at + edit.erased;
        }
        out.append(text, copied);
        parts_.push_back({main_, std::move(out)});
    }

    // A comment shall look the same whatever the styles of the document: left, without indents, 10 pt.
    void put_comments() {
        constexpr std::string_view languages[] = {"kk-KZ", "ru-RU", "en-US"};
        const std::string language(languages[static_cast<std::size_t>(comments_.language)]);
        std::string all;
        for (std::size_t i = 0; i < comments_.list.size(); ++i) {
            all += "<w:comment xmlns:w=\"" + std::string(ns_) + "\" w:id=\"" + std::to_string(ids_[i]) + "\" w:author=\"Qujat\" w:initials=\"Q\">";
            std::string_view rest = comments_.list[i].text;
            for (bool is_first = true; is_first || !rest.empty(); is_first = false) {
                const std::size_t end = std::min(rest.find('\n'), rest.size());
                all += R"(<w:p><w:pPr><w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>)";
                all += is_first ? "<w:r><w:annotationRef/></w:r>" : "";
                all += std::string("<w:r><w:rPr>") + (is_first ? "<w:b/>" : "") + R"(<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val=")" + language +
                       R"("/></w:rPr><w:t xml:space="preserve">)" + escaped(rest.substr(0, end)) + "</w:t></w:r></w:p>";
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
            all += "</w:comment>";
        }
        const std::string before = text_.value_or("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"" + std::string(ns_) + "\"/>");
        parts_.push_back({name_, with_last_child(before, all)});
    }

    void look_for_signature() {
        if (package_.has_below("_xmlsignatures/")) // ISO/IEC 29500-2, 10.4
            notes_.push_back({"EXT-0054", {}, {}, {}});
        const Relationship* const settings = related("settings");
        bool is_protected = false;
        try {
            if (settings != nullptr)
                listen(package_, settings->target, [&](const xml::SeenElement& element) { // 17.15.1.29, 17.15.1.93
                    const std::string_view enforced = value_of(element, "enforcement");
                    is_protected = is_protected || element.name == "writeProtection" ||
                                   (element.name == "documentProtection" && (enforced == "1" || enforced == "true" || enforced == "on"));
                });
        } catch (const diag::Stop&) {
            // Damaged settings were no reason not to read the document.
        }
        if (is_protected)
            notes_.push_back({"EXT-0055", {}, {}, {}});
    }

    Package& package_;
    std::string main_;
    const plan::Comments& comments_;
    std::vector<Relationship> relationships_;
    std::string_view ns_;
    std::set<long> used_;           ///< ids of comments
    std::vector<long> ids_;         ///< of ours
    std::string name_;              ///< of the part of the comments
    std::optional<std::string> text_; ///< of that part, when there is one
    std::vector<NewPart> parts_;
    std::vector<diag::Diagnostic> notes_;
};

} // namespace

diag::Result<Annotated> annotate(std::string_view bytes, const plan::Comments& comments) {
    try {
        if (bytes.size() > most_bytes)
            stop("EXT-0002", {}, {{"found", std::to_string(bytes.size())}, {"limit", std::to_string(most_bytes)}});
        if (sniff(bytes).format != Format::zip)
            stop("EXT-0050", {});
        Package package(bytes);
        const std::optional<std::string> main = find_main(package);
        if (!main || main->starts_with("xl/") || main->starts_with("ppt/") || main->starts_with("visio/"))
            stop("EXT-0050", {});
        return {Annotator(package, *main, comments).run(), {}};
    } catch (const diag::Stop& stopped) {
        return {std::nullopt, {stopped.diagnostic}};
    } catch (const std::bad_alloc&) {
        return {std::nullopt, {{"EXT-0018", {}, {}, {}}}};
    }
}

} // namespace qujat::extract
