#include "extract/odf_styles.hpp"

#include "base/utf8.hpp"
#include "extract/clean_text.hpp"
#include "extract/docx_numbering.hpp"

#include <algorithm>
#include <charconv>

namespace qujat::extract {

namespace {

constexpr int most_size = 288'000; // half-points: as much as odf_half_points lets a length be; ten times as much still fits

std::string key_of(std::string_view family, std::string_view name) { return std::string(family) + "/" + std::string(name); }

Toggle toggle(bool is_on) { return is_on ? Toggle::on : Toggle::off; }

// Texts of a list come from the file and are printed with every item.
std::string short_text(std::string_view text) {
    Cleaned unseen;
    return repair_utf8(text.substr(0, 60), unseen);
}

// 20.175 and following. The style of a line decides; its type alone is enough.
void take_line(const xml::SeenElement& element, std::string_view line, Toggle& into) {
    const std::string name(line);
    const std::string_view style = odf_value(element, name + "-style"), type = odf_value(element, name + "-type");
    if (!style.empty())
        into = toggle(style != "none");
    else if (!type.empty())
        into = toggle(type != "none");
}

void take_text_properties(const xml::SeenElement& element, RunFormat& run, int& percent) {
    if (const std::string_view weight = odf_value(element, "font-weight"); !weight.empty())
        run.bold = toggle(weight == "bold" || weight == "bolder" || (weight.size() == 3 && weight >= "600" && weight <= "900"));
    take_line(element, "text-line-through", run.strike);
    take_line(element, "text-underline", run.underline);
    if (const std::string_view transform = odf_value(element, "text-transform"); !transform.empty())
        run.caps = toggle(transform == "uppercase");
    // 20.361, 20.360: "condition" hides where the condition holds, and "none" says that it always does.
    if (const std::string_view display = odf_value(element, "display"); !display.empty())
        run.vanish = toggle(display == "none" || (display == "condition" && odf_value(element, "condition") == "none"));
    const std::string_view size = odf_value(element, "font-size");
    run.size = odf_half_points(size) > 0 ? odf_half_points(size) : run.size;
    if (size.ends_with('%'))
        std::from_chars(size.data(), size.data() + size.size() - 1, percent);
    percent = std::clamp(percent, 0, 1000);
}

// Bullets of OpenSymbol and Wingdings are private characters, which mean nothing outside of their font.
std::string bullet_of(std::string_view text) {
    const auto first = base::decode(text, 0);
    const bool is_private = first && first->value >= 0xE000 && first->value <= 0xF8FF;
    return !first || is_private || first->value <= U' ' ? "•" : std::string(text);
}

// 20.363: letters beyond the alphabet are aa, bb when in step, else aa, ab.
std::string letters_of(std::size_t value, bool is_upper, bool is_in_step) {
    if (is_in_step || value <= 26)
        return format_number(static_cast<std::int64_t>(value), is_upper ? "upperLetter" : "lowerLetter");
    std::string text;
    for (std::size_t rest = std::min<std::size_t>(value, 1'000'000); rest > 0; rest = (rest - 1) / 26)
        text.insert(0, 1, static_cast<char>((is_upper ? 'A' : 'a') + static_cast<char>((rest - 1) % 26)));
    return text;
}

std::string number_of(const OdfListLevel& level, std::size_t value) {
    const auto number = static_cast<std::int64_t>(value);
    if (level.format == "i" || level.format == "I")
        return format_number(number, level.format == "i" ? "lowerRoman" : "upperRoman");
    if (level.format == "a" || level.format == "A")
        return letters_of(value, level.format == "A", level.syncs_letters);
    // LibreOffice says other alphabets by their beginning: «а, б, .., аа, бб, ... (ru)».
    if (level.format.starts_with("а"))
        return format_number(number, "russianLower");
    if (level.format.starts_with("А"))
        return format_number(number, "russianUpper");
    return std::to_string(value);
}

} // namespace

void OdfStylesReader::start(OdfTag tag, const xml::SeenElement& element) {
    switch (tag) {
    case OdfTag::style:
    case OdfTag::default_style: {
        given_ = nullptr;
        if (styles_.given_.size() >= OdfStyles::most_styles)
            break;
        const std::string_view name = tag == OdfTag::style ? odf_value(element, "name") : std::string_view();
        given_ = &styles_.given_[key_of(odf_value(element, "family"), name)];
        *given_ = {};
        given_->parent = odf_value(element, "parent-style-name");
        const std::string_view display = odf_value(element, "display-name");
        given_->name = display.empty() ? odf_display_name(name) : std::string(display.substr(0, 200));
        if (const xml::SeenAttribute* const level = element.find("default-outline-level"))
            given_->outline = level->value.empty() ? 0 : static_cast<int>(odf_count(element, "default-outline-level", 1, 10, 0));
        if (const xml::SeenAttribute* const list = element.find("list-style-name")) {
            given_->own.has_list_style = true;
            given_->own.list_style = list->value;
        }
        break;
    }
    case OdfTag::text_properties:
        if (given_ != nullptr)
            take_text_properties(element, given_->own.run, given_->percent);
        break;
    case OdfTag::table_properties:
        if (given_ != nullptr && odf_value(element, "display") == "false")
            given_->own.is_hidden = true;
        break;
    case OdfTag::list_style:
        list_ = styles_.lists_.size() < OdfStyles::most_styles ? &styles_.lists_[std::string(odf_value(element, "name"))] : nullptr;
        if (list_ != nullptr)
            *list_ = {};
        break;
    case OdfTag::outline_style: list_ = &styles_.outline_; break;
    case OdfTag::number_level:
    case OdfTag::outline_level:
        if (OdfListLevel* const one = level(element)) {
            one->format = short_text(odf_value(element, "num-format"));
            one->syncs_letters = odf_value(element, "num-letter-sync") == "true";
            one->start = odf_count(element, "start-value", 0, 1'000'000'000, 1);
            one->shown_levels = odf_count(element, "display-levels", 1, OdfListStyle::level_count, 1);
        }
        break;
    case OdfTag::bullet_level:
    case OdfTag::image_level:
        if (OdfListLevel* const one = level(element)) {
            one->is_bullet = true;
            one->bullet = bullet_of(short_text(odf_value(element, "bullet-char")));
        }
        break;
    default: break;
    }
}

void OdfStylesReader::end(OdfTag tag) {
    if (tag == OdfTag::style || tag == OdfTag::default_style)
        given_ = nullptr;
    if (tag == OdfTag::list_style || tag == OdfTag::outline_style)
        list_ = nullptr;
}

OdfListLevel* OdfStylesReader::level(const xml::SeenElement& element) {
    const std::size_t number = odf_count(element, "level", 1, 1000, 0);
    if (list_ == nullptr || number < 1 || number > OdfListStyle::level_count)
        return nullptr;
    OdfListLevel& found = list_->levels[number - 1];
    found = {};
    found.is_defined = true;
    found.before = short_text(odf_value(element, "num-prefix"));
    found.after = short_text(odf_value(element, "num-suffix"));
    return &found;
}

const OdfStyle& OdfStyles::style(std::string_view family, std::string_view name) {
    std::string key = key_of(family, name);
    if (const auto known = resolved_.find(key); known != resolved_.end())
        return known->second;
    std::vector<const Given*> chain; // from the style to its last parent
    std::string next(name);
    for (auto found = given_.find(key); found != given_.end() && !next.empty() && chain.size() < 32; found = given_.find(key_of(family, next))) {
        chain.push_back(&found->second);
        next = found->second.parent;
    }
    if (const auto standard = given_.find(key_of(family, {})); standard != given_.end())
        chain.push_back(&standard->second);
    OdfStyle style;
    for (auto one = chain.rbegin(); one != chain.rend(); ++one) {
        const Given& given = **one;
        const int inherited = style.run.size;
        style.run = given.own.run.over(style.run);
        if (given.percent > 0 && inherited > 0)
            style.run.size = std::min(inherited * given.percent / 100, most_size);
        if (given.outline >= 0)
            style.heading = given.outline;
        else if (const int level = heading_by_name(given.name); level > 0)
            style.heading = level;
        style.is_contents = style.is_contents || is_contents_name(given.name);
        style.is_hidden = style.is_hidden || given.own.is_hidden;
        if (given.own.has_list_style) {
            style.has_list_style = true;
            style.list_style = given.own.list_style;
        }
    }
    return resolved_.emplace(std::move(key), std::move(style)).first->second;
}

const OdfListStyle* OdfStyles::list(std::string_view name) const {
    const auto found = lists_.find(std::string(name));
    return found == lists_.end() ? nullptr : &found->second;
}

std::string next_mark(const OdfListStyle& style, OdfListState& state, std::size_t level, std::size_t start) {
    level = std::min(level, OdfListStyle::level_count - 1);
    const OdfListLevel& own = style.levels[level];
    state.values[level] = start != no_start ? start : state.is_running[level] ? state.values[level] + 1 : own.start;
    state.is_running[level] = true;
    for (std::size_t deeper = level + 1; deeper < OdfListStyle::level_count; ++deeper)
        state.is_running[deeper] = false;
    if (!own.is_defined)
        return {};
    if (own.is_bullet)
        return own.bullet;
    std::string mark;
    if (!own.format.empty())
        for (std::size_t shown = level + 1 - std::min(own.shown_levels, level + 1); shown <= level; ++shown) {
            const OdfListLevel& one = style.levels[shown];
            if (one.is_bullet || one.format.empty())
                continue;
            mark += (mark.empty() ? "" : ".") + number_of(one, state.is_running[shown] ? state.values[shown] : one.start);
        }
    return own.before + mark + own.after;
}

} // namespace qujat::extract
