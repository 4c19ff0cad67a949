#include "extract/docx_styles.hpp"

#include "extract/letters.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace qujat::extract {

namespace {

Toggle toggle(const xml::SeenElement& element) { return is_on(element) ? Toggle::on : Toggle::off; }
Toggle first(Toggle above, Toggle below) { return above == Toggle::open ? below : above; }

} // namespace

void RunFormat::take(Tag tag, const xml::SeenElement& element) {
    switch (tag) {
    case Tag::b: bold = toggle(element); break;
    case Tag::strike: strike = toggle(element); break;
    case Tag::dstrike: dstrike = toggle(element); break;
    case Tag::vanish: vanish = toggle(element); break;
    case Tag::caps: caps = toggle(element); break;
    case Tag::u: underline = toggle(element); break;
    case Tag::sz: size = number_of(element, "val", 1, 3276, 0); break;
    case Tag::r_fonts:
        // Which of the four a character takes depends on its script; symbol fonts are set for all.
        for (const std::string_view attribute : {"ascii", "hAnsi", "cs"})
            if (const std::string_view name = value_of(element, attribute); !name.empty()) {
                has_font = true;
                font = symbol_font(name);
                break;
            }
        break;
    default: break;
    }
}

RunFormat RunFormat::over(const RunFormat& below) const {
    RunFormat format = *this;
    format.bold = first(bold, below.bold);
    format.strike = first(strike, below.strike);
    format.dstrike = first(dstrike, below.dstrike);
    format.vanish = first(vanish, below.vanish);
    format.caps = first(caps, below.caps);
    format.underline = first(underline, below.underline);
    if (format.size == 0)
        format.size = below.size;
    if (!format.has_font) {
        format.has_font = below.has_font;
        format.font = below.font;
    }
    return format;
}

RunFormat effective(const RunFormat& direct, const RunFormat& character_style, const RunFormat& paragraph_style, const RunFormat& defaults) {
    const auto joined = [](Toggle a, Toggle b, Toggle all) {
        if (all == Toggle::on)
            return Toggle::on;
        return (a == Toggle::on) != (b == Toggle::on) ? Toggle::on : Toggle::off;
    };
    RunFormat styles = character_style.over(paragraph_style).over(defaults);
    styles.bold = joined(character_style.bold, paragraph_style.bold, defaults.bold);
    styles.strike = joined(character_style.strike, paragraph_style.strike, defaults.strike);
    styles.vanish = joined(character_style.vanish, paragraph_style.vanish, defaults.vanish);
    styles.caps = joined(character_style.caps, paragraph_style.caps, defaults.caps);
    return direct.over(styles);
}

int heading_by_name(std::string_view style_name) {
    const std::string name = folded(style_name);
    for (const std::string_view word : {"heading ", "заголовок ", "тақырып "}) {
        const std::string_view rest = name.starts_with(word) ? std::string_view(name).substr(word.size()) : std::string_view();
        if (rest.size() == 1 && rest[0] >= '1' && rest[0] <= '9')
            return rest[0] - '0';
    }
    if (name == "title" || name == "название" || name == "заголовок" || name == "тақырып" || name == "тақырып атауы")
        return 1;
    return name == "subtitle" || name == "подзаголовок" || name == "тақырыпша" ? 2 : 0;
}

bool is_contents_name(std::string_view style_name) {
    const std::string name = folded(style_name);
    return std::ranges::any_of(std::to_array<std::string_view>({"toc ", "contents ", "оглавление ", "содержание ", "мазмұны ", "мазмұн "}),
                               [&](std::string_view prefix) { return name.starts_with(prefix); }) ||
           name == "table of figures" || name == "перечень рисунков";
}

void StylesReader::start(const xml::SeenElement& element) {
    const Tag tag = tag_of(element.ns, element.name);
    const Tag parent = open_.empty() ? Tag::none : open_.back();
    open_.push_back(tag);
    if (skipped_ > 0 || tag == Tag::skipped) {
        ++skipped_;
        return;
    }
    switch (tag) {
    case Tag::doc_defaults: is_in_defaults_ = true; break;
    case Tag::style:
        is_in_style_ = true;
        id_ = value_of(element, "styleId");
        style_ = {};
        style_.is_paragraph = value_of(element, "type") != "character" && value_of(element, "type") != "table";
        if (value_of(element, "type") == "paragraph" && (value_of(element, "default") == "1" || value_of(element, "default") == "true" || value_of(element, "default") == "on"))
            styles_.default_paragraph_ = id_;
        break;
    case Tag::name:
        if (parent == Tag::style)
            style_.name = value_of(element).substr(0, 200);
        break;
    case Tag::based_on: style_.based_on = value_of(element); break;
    case Tag::outline_lvl: style_.outline = number_of(element, "val", 0, 9, -1); break;
    case Tag::num_id: style_.num_id = number_of(element, "val", 0, 1'000'000'000, -1); break;
    case Tag::ilvl: style_.ilvl = number_of(element, "val", 0, 8, -1); break;
    default:
        if (parent == Tag::r_pr)
            (is_in_defaults_ ? styles_.defaults_ : style_.run).take(tag, element);
    }
}

void StylesReader::end() {
    const Tag tag = open_.back();
    open_.pop_back();
    if (skipped_ > 0) {
        --skipped_;
        return;
    }
    if (tag == Tag::doc_defaults)
        is_in_defaults_ = false;
    if (tag == Tag::style && is_in_style_) {
        is_in_style_ = false;
        constexpr std::size_t most = 20'000; // no real document has more
        if (styles_.ids_.size() < most && styles_.styles_.try_emplace(id_, std::move(style_)).second)
            styles_.ids_.push_back(id_);
    }
}

Styles StylesReader::take() {
    styles_.resolve();
    return std::move(styles_);
}

void Styles::resolve() {
    for (const std::string& id : ids_) {
        ParagraphStyle resolved;
        bool is_decided = false;
        const Style* style = &styles_.at(id);
        const bool is_paragraph = style->is_paragraph;
        // No real chain is longer; one in a circle ends here.
        for (int depth = 0; style != nullptr && depth < 32; ++depth) {
            if (!is_decided && style->outline >= 0) {
                resolved.heading = style->outline < 9 ? style->outline + 1 : 0;
                is_decided = true;
            } else if (const int level = heading_by_name(style->name); !is_decided && level > 0) {
                resolved.heading = level;
                is_decided = true;
            }
            resolved.is_contents = resolved.is_contents || is_contents_name(style->name);
            if (resolved.num_id < 0)
                resolved.num_id = style->num_id;
            if (resolved.ilvl < 0)
                resolved.ilvl = style->ilvl;
            resolved.run = resolved.run.over(style->run);
            const auto base = styles_.find(style->based_on);
            style = base == styles_.end() ? nullptr : &base->second;
        }
        if (is_paragraph)
            paragraphs_.emplace(id, resolved);
        else
            characters_.emplace(id, resolved.run);
    }
}

const ParagraphStyle& Styles::paragraph(std::string_view id) const {
    if (const auto found = paragraphs_.find(std::string(id)); found != paragraphs_.end())
        return found->second;
    const auto standard = paragraphs_.find(default_paragraph_);
    return standard == paragraphs_.end() ? plain_ : standard->second;
}

const RunFormat& Styles::character(std::string_view id) const {
    const auto found = characters_.find(std::string(id));
    return found == characters_.end() ? plain_.run : found->second;
}

} // namespace qujat::extract
