#include "check/outline.hpp"

#include "check/outline_builder.hpp"
#include "check/projects.hpp"
#include "check/unfold_forms.hpp"

#include <algorithm>
#include <array>

namespace qujat::check {

namespace {

constexpr std::uint32_t most_words_of_slip = 6, most_words_of_caption = 10, most_words_of_question = 30;
constexpr std::size_t most_pieces = 300'000; ///< sentences or headings: ten times a plan of two hundred pages; bounds the memory hostile text takes
constexpr std::uint32_t lines_of_title = 3, most_words_of_name = 4;

bool ends_sentence_mark(char last) { return last == '.' || last == ';' || last == ','; }

bool is_decimal(std::string_view numbering) { return !numbering.empty() && is_digit(static_cast<unsigned char>(numbering.front())); }

} // namespace

Builder::Builder(const Requirements& requirements, Vocabulary& vocabulary)
    : requirements_(requirements), vocabulary_(vocabulary), own_words_(requirements), heading_lists_(requirements.heading_words->lists), slips_(*requirements.lexicon, *requirements.heading_words) {
    for (std::size_t at = 0; at < requirements.items.size(); ++at) {
        item_of_list_[requirements.items[at].headings] = at + 1;
        for (const SubRequirement& sub : requirements.items[at].subs)
            item_of_list_[sub.headings] = at + 1;
    }
    item_of_list_.erase(0);
    currency_ = vocabulary.lexicon().find_list("currency").value_or(0);
    instruction_ = vocabulary.lexicon().find_list("instruction").value_or(0);
    project_ = vocabulary.lexicon().find_list("project-heading").value_or(0);
    headcount_ = vocabulary.lexicon().find_list("headcount").value_or(0);
}

Outline Builder::run(const plan::Plan& plan) {
    out_.nodes.emplace_back();
    for (std::uint32_t file = 0; file < plan.files.size(); ++file) {
        file_ = file;
        close_to(1);
        auto unfolded = unfold_forms(plan.files[file].part.blocks, [&](std::string_view name) { return own_words_.match(read(name)).item != 0; });
        if (unfolded)
            out_.unfolded.push_back(std::move(unfolded->blocks));
        const auto& blocks = unfolded ? out_.unfolded.back() : plan.files[file].part.blocks;
        for (std::uint32_t block = 0; block < blocks.size();) {
            block_ = unfolded ? unfolded->origins[block] : block;
            if (blocks[block].kind == plan::BlockKind::cell) {
                std::uint32_t end = block;
                while (end < blocks.size() && blocks[end].kind == plan::BlockKind::cell && blocks[end].table == blocks[block].table)
                    ++end;
                table({blocks.data() + block, end - block});
                block = end;
            } else {
                take(blocks[block], block + 1 < blocks.size() ? &blocks[block + 1] : nullptr);
                ++block;
            }
        }
    }
    close_to(0);
    mark_projects();
    return std::move(out_);
}

bool Builder::is_full() {
    out_.is_cut = out_.is_cut || out_.sentences.size() >= most_pieces || out_.nodes.size() >= most_pieces;
    return out_.is_cut;
}

void Builder::close_to(int level) {
    while (!open_.empty() && out_.nodes[open_.back()].level >= level) {
        Node& node = out_.nodes[open_.back()];
        node.end = here();
        out_.nodes[node.parent].pictures += node.pictures;
        open_.pop_back();
    }
    if (level == 0)
        out_.nodes[0].end = here();
}

Reading Builder::read(std::string_view text, bool has_currency) { return read_text(text, vocabulary_, heading_lists_, has_currency); }

// Tells what was folded, once for each text that stays in the outline.
void Builder::count_folded(const Reading& reading) {
    const auto first_word = [](std::string_view text) { return std::string(text.substr(0, text.find_first_of(" \n,.;:()"))); };
    out_.mixed_words += reading.mixed_count;
    if (reading.mixed_count > 0 && out_.mixed_example.empty())
        out_.mixed_example = first_word(reading.mixed);
    out_.marked_words += reading.marked_count;
    if (reading.marked_count > 0 && out_.marked_example.empty())
        out_.marked_example = first_word(reading.marked);
}

Reading Builder::read_heading(std::string_view text) {
    Reading reading = read(text);
    if (is_recognised(reading, 0.5) || reading.words == 0 || reading.words > most_words_of_slip)
        return reading;
    Reading corrected = read_text(text, vocabulary_, heading_lists_, false, &slips_);
    return corrected.hits.size() > reading.hits.size() ? corrected : reading;
}

std::uint32_t Builder::open(int level, std::string_view text, Reading reading, int item_by_text) {
    close_to(level);
    count_folded(reading);
    // The title of a plan is set as a heading and says what its name is; the first cue ends the title.
    is_past_title_ = is_past_title_ || reading.heading_span > 0 || item_by_text != 0 || level >= level_row || out_.nodes.size() > lines_of_title;
    Node node;
    if (file_ == 0 && here() < lines_of_title && !is_past_title_) {
        title(text, reading.words);
        node.is_title = out_.nodes.size() == 1; // a heading without a cue behind it may be one of a section
    }
    node.parent = open_.empty() ? 0 : open_.back();
    node.level = level;
    node.text = text;
    node.is_label = level >= level_row;
    node.item_by_text = item_by_text;
    node.file = file_;
    node.block = block_;
    node.first = node.end = here();
    const auto number = static_cast<std::uint32_t>(out_.nodes.size());
    const Node& parent = out_.nodes[node.parent];
    has_currency_ = count(reading.hits, currency_) > 0 || count(parent.hits, currency_) > 0;
    if (!node.is_label && item_by_text == 0)
        node.topics = topics(text);
    node.hits = std::move(reading.hits);
    out_.nodes.push_back(std::move(node));
    open_.push_back(number);
    items_after_ = 0;
    return number;
}

void Builder::title(std::string_view text, std::uint32_t words) {
    const std::uint32_t before = here();
    sentence(text, text, false, no_index, false, true);
    if (here() == before)
        return;
    out_.sentences.back().is_title = true;
    if (words <= most_words_of_name)
        add(out_.sentences.back().hits, seen_named);
}

bool Builder::is_recognised(const Reading& reading, double share) const {
    // "Выручка, млн тенге, 2026": the unit and the year are no words of the heading.
    const auto figures = std::ranges::count_if(reading.tokens, [](const Token& token) { return token.is_number() || token.word->is_scale || token.word->is_currency; });
    return reading.heading_span > 0 && reading.heading_span >= share * static_cast<double>(reading.tokens.size() - static_cast<std::size_t>(figures));
}

void Builder::sentences(std::string_view text, bool is_item, std::uint32_t table, bool has_currency) {
    bool begins_line = true, is_labelled = false;
    std::string_view before;
    // "Расходы, млн тенге: зарплата – 24; сервер – 3.": the currency before the colon is that of all the figures behind it.
    if (const std::size_t colon = text.substr(0, 160).find(": "); !has_currency && colon != std::string_view::npos) {
        const Hits before_colon = read_text(text.substr(0, colon), vocabulary_, heading_lists_).hits; // not counted as read
        has_currency = count(before_colon, currency_) > 0 && count(before_colon, seen_money) == 0;
    }
    for (const std::string_view part : split_sentences(text)) {
        std::string_view shown = trim(part);
        // "… Цель: …. Задачи: …; …. …": a label inside a paragraph holds for its sentence, and for what semicolons add to it.
        if (is_labelled && !before.ends_with(';')) {
            close_to(level_inner);
            is_labelled = false;
        }
        if (!begins_line || open_.empty() || !open_node().is_label) {
            const std::size_t colon = shown.substr(0, 100).find(": ");
            if (colon != std::string_view::npos) {
                Reading reading = read(shown.substr(0, colon));
                if (reading.words > 0 && reading.words <= most_words_of_inner_label && is_recognised(reading, 0.5)) {
                    open(level_inner, shown.substr(0, colon), std::move(reading), 0);
                    has_currency = has_currency || has_currency_;
                    is_labelled = true;
                    shown = trim(shown.substr(colon + 2));
                }
            }
        }
        before = trim(part);
        sentence(shown, shown, is_item, table, has_currency, begins_line);
        begins_line = false;
    }
    if (is_labelled)
        close_to(level_inner);
}

void Builder::sentence(std::string_view shown, std::string_view content, bool is_item, std::uint32_t table, bool has_currency, bool begins_line) {
    if (is_full())
        return;
    Reading reading = read(content, has_currency);
    if (reading.words == 0 && reading.hits.empty())
        return;
    count_folded(reading);
    Sentence sentence;
    sentence.text = shown;
    sentence.file = file_;
    sentence.block = block_;
    sentence.node = open_.empty() ? 0 : open_.back();
    sentence.table = table;
    sentence.row = row_;
    sentence.is_item = is_item;
    sentence.begins_line = begins_line;
    sentence.counts = !is_blank(reading, content, vocabulary_.lexicon()) && !own_words_.match(reading).is_echo;
    add(reading.hits, seen_words, reading.words);
    if (file_ == 0 && here() < lines_of_title)
        add(reading.hits, seen_title);
    if (begins_line)
        add(reading.hits, seen_lines);
    if (is_item && begins_line)
        add(reading.hits, seen_items);
    out_.words += reading.words;
    sentence.hits = std::move(reading.hits);
    // Groups: a table; a list with the paragraph before it; a paragraph.
    const bool continues = !out_.groups.empty() && !out_.sentences.empty() && out_.sentences.back().file == file_ &&
                           (table != no_index ? out_.sentences.back().table == table && (!is_form_ || out_.sentences.back().row == row_)
                                              : out_.sentences.back().table == no_index && (!begins_line || (is_item && !is_heading_between_)));
    if (!continues)
        out_.groups.push_back({here(), here()});
    is_heading_between_ = false;
    out_.groups.back().end = here() + 1;
    sentence.group = static_cast<std::uint32_t>(out_.groups.size() - 1);
    out_.sentences.push_back(std::move(sentence));
}

void Builder::take(const plan::Block& block, const plan::Block* next) {
    if (block.kind == plan::BlockKind::picture) {
        ++open_node().pictures;
        return;
    }
    std::string_view rest = block.text;
    while (!rest.empty()) {
        const std::size_t feed = rest.find('\n');
        const std::string_view one = trim(rest.substr(0, feed));
        rest = feed == std::string_view::npos ? std::string_view() : rest.substr(feed + 1);
        if (!one.empty() && !starred(one))
            line(without_stars(one), block, next, rest.empty());
    }
}

// A template's instruction: in square brackets, which a PDF may break into several lines, or an advice of the requirements word for word.
bool Builder::is_instruction(std::string_view text, const plan::Block& block, const plan::Block* next) {
    constexpr int most_lines = 4;
    const bool is_heading = block.kind == plan::BlockKind::heading;
    if (is_heading || text.find('[') != std::string_view::npos)
        bracketed_left_ = 0;
    if (is_heading)
        return false;
    if (bracketed_left_ > 0) {
        bracketed_left_ = text.ends_with(']') ? 0 : bracketed_left_ - 1;
        return true;
    }
    if (text.starts_with('[') && text.find(']') == std::string_view::npos && next != nullptr && next->kind == block.kind && next->text.find('[') == std::string::npos) {
        bracketed_left_ = most_lines;
        return true;
    }
    return is_bracketed(text) || own_words_.is_hint(text);
}

void Builder::line(std::string_view text, const plan::Block& block, const plan::Block* next, bool is_last) {
    if (is_full() || is_instruction(trim(text), block, next))
        return;
    text = without_stars(text);
    bool is_item = block.kind == plan::BlockKind::list_item;
    if (!is_item)
        text = without_mark(text, is_item);
    const std::size_t mark = behind_number(text, block.kind == plan::BlockKind::heading || block.emphasised);
    const std::string_view plain = trim(text.substr(mark));
    // "1.5. Место: …" does not belong to "1.4. Для этого решаются задачи:".
    clause_ = depth_of_clause(mark > 0 ? text.substr(0, mark) : std::string_view(block.numbering));
    if (clause_ > 0 && clause_ <= clause_of_lead_) {
        close_to(level_colon);
        clause_of_lead_ = 0;
    }
    if (block.kind == plan::BlockKind::heading) {
        if (!own_words_.is_title(plain) && heading_with_content(plain, block.level))
            return;
        open_heading(std::clamp<int>(block.level, 1, 9), plain);
        return;
    }
    if (plain.size() < 400) {
        Reading reading = plain.size() < 80 && (block.emphasised || plain.ends_with(':')) ? read_heading(plain) : read(plain);
        // "Опишите команду, её квалификацию." that was left above the answer: a question, no content.
        if (!is_item && reading.words >= 2 && reading.words <= most_words_of_question && reading.heading_span > 0 && count(reading.hits, instruction_) > 0) {
            open(level_colon, plain, std::move(reading), 0);
            is_heading_between_ = true;
            return;
        }
        if (is_blank(reading, plain, vocabulary_.lexicon()) && !plain.ends_with('?')) { // "Рис. 1. Схема" as a whole, before its dots divide it
            close_labels(is_item);
            sentence(plain, plain, is_item, no_index, false, true);
            return;
        }
        const char last = plain.empty() ? ' ' : plain.back();
        const auto own = own_words_.match(reading);
        if (own.item != 0 && reading.words >= 2 && (reading.words <= most_words_of_heading || own.is_echo)) {
            open(own.item == 0 || !is_item ? level_line : level_colon, plain, std::move(reading), own.item);
            is_heading_between_ = true;
            return;
        }
        const bool next_is_item = next != nullptr && next->kind == plan::BlockKind::list_item;
        const bool is_short = reading.words > 0 && reading.words <= most_words_of_heading;
        if (is_short && (last == ':' || last == '?') && (is_recognised(reading, 0.25) || (block.emphasised && !is_item) || last == '?')) {
            open_lead(plain, std::move(reading));
            return;
        }
        // A numbered line that stands alone, without a list around it: "4. Команда".
        if (is_item && is_short && !ends_sentence_mark(last) && is_last && is_decimal(block.numbering) && next != nullptr && !next_is_item && reading.words <= 14) {
            open(level_line, plain, std::move(reading), 0);
            is_heading_between_ = true;
            return;
        }
        if (is_short && !is_item && is_last && counted(plain, next != nullptr && (next->kind == plan::BlockKind::cell || next_is_item)))
            return;
        // A line that is nearly nothing but the cue.
        const bool ends_sentence = ends_sentence_mark(last);
        const bool has_figures_behind_colon = plain.find(": ") != std::string_view::npos && count(reading.hits, seen_number) >= 2; // "смета, млн тенге: зарплата 92, связь 6"
        if (is_short && !ends_sentence && is_last && !has_figures_behind_colon && is_recognised(reading, 0.5) && (!is_item || block.emphasised)) {
            open(level_line, plain, std::move(reading), 0);
            is_heading_between_ = true;
            return;
        }
        if (is_short && block.emphasised && !is_item && !ends_sentence && reading.words <= 12) {
            open(level_line, plain, std::move(reading), 0);
            is_heading_between_ = true;
            return;
        }
        // The caption of a table: "Куда уйдут деньги, млн тенге".
        const bool precedes_table = next != nullptr && next->kind == plan::BlockKind::cell;
        if (is_short && precedes_table && is_last && !is_item && !ends_sentence_mark(last) && reading.words <= most_words_of_caption) {
            open_lead(plain, std::move(reading));
            return;
        }
    }
    if (label(plain, is_item))
        return;
    body(plain, is_item);
}

void Builder::open_heading(int level, std::string_view text) {
    Reading reading = read_heading(text);
    const int item = own_words_.match(reading).item;
    open(level, text, std::move(reading), item);
    is_heading_between_ = true;
}

void Builder::close_labels(bool is_item) {
    // A label reaches over its list; a line with a colon over its list and then ends, or over paragraphs.
    if (!is_item) {
        if (!open_.empty() && open_node().level >= level_row)
            close_to(level_row);
        if (!open_.empty() && open_node().level == level_colon && items_after_ > 0)
            close_to(level_colon);
    } else {
        ++items_after_;
    }
}

void Builder::body(std::string_view text, bool is_item) {
    close_labels(is_item);
    has_currency_ = currency_above();
    sentences(text, is_item, no_index, has_currency_);
}

bool Builder::currency_above() const {
    if (open_.empty())
        return false;
    const Node& node = out_.nodes[open_.back()];
    return count(node.hits, currency_) > 0 || count(out_.nodes[node.parent].hits, currency_) > 0;
}

void Builder::mark_projects() {
    std::array<int, 10> at_level{};
    for (const Node& node : out_.nodes)
        if (count(node.hits, project_) > 0 && node.level >= 1 && node.level <= 9)
            ++at_level[static_cast<std::size_t>(node.level)];
    int level = 0;
    for (int one = 9; one >= 1; --one)
        if (at_level[static_cast<std::size_t>(one)] >= 2)
            level = one;
    if (level == 0)
        return;
    for (Node& node : out_.nodes) {
        if (node.level == level && count(node.hits, project_) > 0)
            node.project = ++out_.projects;
        else if (node.parent != no_index)
            node.project = out_.nodes[node.parent].project;
    }
}

Outline outline(const plan::Plan& plan, const Requirements& requirements, Vocabulary& vocabulary) {
    Outline made = Builder(requirements, vocabulary).run(plan);
    tell_projects_apart(made, vocabulary.lexicon());
    return made;
}

std::vector<std::string> path_of(const Outline& outline, std::uint32_t node) {
    std::vector<std::string> path;
    for (; node != no_index && node != 0; node = outline.nodes[node].parent)
        path.insert(path.begin(), diag::quoted(outline.nodes[node].text, 80));
    return path;
}

} // namespace qujat::check
