#include "check/unfold_forms.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace qujat::check {

namespace {

// A form holds half of the plan, or several long answers; three of its rows at least, and half of them, are answered at some length.
constexpr std::size_t fewest_answers = 3, many_answers = 5, words_of_answer = 12, words_on_average = 18, words_of_many = 30, most_words_of_name = 60, most_words_of_remark = 4;
constexpr int deepest_heading = 9;

using Blocks = std::vector<plan::Block>;

std::size_t words_of(std::string_view text) {
    std::size_t words = 0;
    bool is_in_word = false;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\n';
        words += !is_space && !is_in_word ? 1U : 0U;
        is_in_word = !is_space;
    }
    return words;
}

bool is_figure(char c) { return c >= '0' && c <= '9'; }

// The number of a row: "3", "4.1.", "№ 2".
bool is_row_number(std::string_view text) { return text.size() <= 8 && std::ranges::any_of(text, is_figure) && text.find_first_not_of("0123456789.) ") == std::string_view::npos; }

// How many figures number a name: "4.1 Архитектура" has two; none: 0.
int depth_of(std::string_view text) {
    const std::size_t end = text.find_first_not_of("0123456789.)");
    if (end == 0 || end == std::string_view::npos || text[end] != ' ' || !is_figure(text[0]) || end > 8)
        return 0;
    int depth = 0;
    for (std::size_t at = 0; at < end; ++at)
        depth += is_figure(text[at]) && (at == 0 || !is_figure(text[at - 1])) ? 1 : 0;
    return depth;
}

/// A row of the outer table: where its cells and what stands between them begin and end.
struct Row {
    std::uint32_t first = 0, end = 0;
    std::uint32_t name = 0;   ///< the block with its name
    std::size_t words = 0;    ///< of the answer
    bool is_named = false;    ///< one name, and no more than one cell that answers it
    bool is_answered = false; ///< at some length
};

struct Form {
    std::uint32_t first = 0, end = 0; ///< blocks
    std::vector<Row> rows;
};

Row row_of(const Blocks& blocks, std::uint32_t first, std::uint32_t end) {
    Row row{first, end, first, 0, true, false};
    const std::uint32_t table = blocks[first].table;
    bool has_number = false, has_name = false, has_tables = false;
    std::vector<std::pair<std::uint32_t, std::size_t>> answers; // column, words
    for (std::uint32_t at = first; at < end; ++at) {
        const plan::Block& block = blocks[at];
        const std::size_t words = words_of(block.text);
        if (words == 0)
            continue;
        if (block.kind != plan::BlockKind::cell || block.table != table) {
            has_tables = has_tables || block.kind == plan::BlockKind::cell;
            row.words += words;
        } else if (!has_number && !has_name && is_row_number(block.text) && at + 1 < end && blocks[at + 1].kind == plan::BlockKind::cell && blocks[at + 1].table == table) {
            has_number = true;
        } else if (!has_name) {
            has_name = true;
            row.name = at;
        } else {
            if (answers.empty() || answers.back().first != block.column)
                answers.emplace_back(block.column, 0);
            answers.back().second += words;
            row.words += words;
            row.is_answered = row.is_answered || block.text.find('\n') != std::string::npos;
        }
    }
    // Beside the answer there may be a page, a "yes", a word of remark.
    const auto is_remark = [](const auto& answer) { return answer.second <= most_words_of_remark; };
    row.is_named = (answers.size() <= 1 || std::ranges::count_if(answers, is_remark) + 1 >= static_cast<std::ptrdiff_t>(answers.size())) && words_of(blocks[row.name].text) <= most_words_of_name;
    row.is_answered = row.is_named && row.words > 0 && (row.is_answered || has_tables || row.words >= words_of_answer);
    return row;
}

// The table that begins with the block, with what stands inside its cells, if it is a form.
std::optional<Form> form_at(const Blocks& blocks, std::uint32_t first, std::size_t words_of_plan) {
    const std::uint32_t table = blocks[first].table;
    const auto is_inside = [](const plan::Block& block) {
        return block.kind == plan::BlockKind::cell || block.kind == plan::BlockKind::footnote || block.kind == plan::BlockKind::picture || block.kind == plan::BlockKind::text_box;
    };
    Form form{first, first, {}};
    std::vector<std::uint32_t> begins;
    for (std::uint32_t at = first; at < blocks.size() && is_inside(blocks[at]); ++at) {
        if (blocks[at].kind != plan::BlockKind::cell || blocks[at].table != table)
            continue;
        if (begins.empty() || blocks[at].row != blocks[begins.back()].row)
            begins.push_back(at);
        form.end = at + 1;
    }
    std::size_t named = 0, answered = 0, texts = 0, words = 0;
    for (std::size_t i = 0; i < begins.size(); ++i) {
        form.rows.push_back(row_of(blocks, begins[i], i + 1 < begins.size() ? begins[i + 1] : form.end));
        const Row& row = form.rows.back();
        named += row.is_named ? 1U : 0U;
        answered += row.is_answered ? 1U : 0U;
        texts += row.words > 0 ? 1U : 0U;
        words += row.words;
    }
    const bool is_much = (words * 2 >= words_of_plan && words >= texts * words_on_average) || (answered >= many_answers && words >= answered * words_of_many);
    const bool is_form = answered >= fewest_answers && answered * 2 >= form.rows.size() && named * 4 >= form.rows.size() * 3 && is_much;
    return is_form ? std::optional(std::move(form)) : std::nullopt;
}

class Writer {
  public:
    explicit Writer(const Blocks& blocks) : blocks_(blocks) {}

    void copy(std::uint32_t at) {
        if (blocks_[at].kind == plan::BlockKind::heading)
            level_ = blocks_[at].level;
        add(blocks_[at], at);
    }

    void write(const Form& form) {
        const auto names_only = [&](const Row& row) { return row.words == 0 && depth_of(blocks_[row.name].text) == 0; };
        const int deeper = std::ranges::any_of(form.rows, names_only) ? 1 : 0;
        for (const Row& row : form.rows) {
            const int depth = depth_of(blocks_[row.name].text);
            heading(row.name, std::min(level_ + (depth > 0 ? depth : names_only(row) ? 1 : 1 + deeper), deepest_heading));
            for (std::uint32_t at = row.first; at < row.end; ++at)
                if (blocks_[at].kind != plan::BlockKind::cell || blocks_[at].table != blocks_[row.first].table)
                    add(blocks_[at], at);
                else if (at > row.name)
                    lines(at);
        }
    }

    Unfolded take() { return std::move(made_); }

  private:
    void add(plan::Block block, std::uint32_t origin) {
        made_.blocks.push_back(std::move(block));
        made_.origins.push_back(origin);
    }

    plan::Block bare(std::uint32_t at) const {
        plan::Block block;
        block.page = blocks_[at].page;
        return block;
    }

    void heading(std::uint32_t at, int level) {
        plan::Block block = bare(at);
        block.kind = plan::BlockKind::heading;
        block.heading_by = plan::HeadingBy::look;
        block.level = static_cast<std::uint8_t>(level);
        block.text = blocks_[at].text;
        std::ranges::replace(block.text, '\n', ' ');
        add(std::move(block), at);
    }

    void lines(std::uint32_t at) {
        constexpr std::array<std::string_view, 5> bullets = {"• ", "– ", "— ", "- ", "* "};
        for (std::string_view rest = blocks_[at].text; !rest.empty();) {
            const std::size_t feed = rest.find('\n');
            std::string_view line = rest.substr(0, feed);
            rest = feed == std::string_view::npos ? std::string_view() : rest.substr(feed + 1);
            plan::Block block = bare(at);
            for (const std::string_view bullet : bullets)
                if (line.starts_with(bullet)) {
                    block.kind = plan::BlockKind::list_item;
                    block.level = 1;
                    block.numbering = bullet.substr(0, bullet.size() - 1);
                    line.remove_prefix(bullet.size());
                    break;
                }
            block.text = line;
            if (!block.text.empty())
                add(std::move(block), at);
        }
    }

    const Blocks& blocks_;
    Unfolded made_;
    int level_ = 0; ///< of the last heading
};

} // namespace

std::optional<Unfolded> unfold_forms(const Blocks& blocks, const std::function<bool(std::string_view)>& is_own) {
    std::size_t words = 0;
    for (const plan::Block& block : blocks)
        words += words_of(block.text);
    Writer writer(blocks);
    bool has_forms = false;
    for (std::uint32_t at = 0; at < blocks.size();) {
        const bool begins = blocks[at].kind == plan::BlockKind::cell && (at == 0 || blocks[at - 1].kind != plan::BlockKind::cell || blocks[at - 1].table != blocks[at].table);
        const auto has_own_words = [&](const Form& form) {
            return std::ranges::count_if(form.rows, [&](const Row& row) { return is_own(blocks[row.name].text); }) * 2 >= static_cast<std::ptrdiff_t>(form.rows.size());
        };
        if (const auto form = begins ? form_at(blocks, at, words) : std::nullopt; form && !has_own_words(*form)) {
            writer.write(*form);
            at = form->end;
            has_forms = true;
        } else {
            writer.copy(at++);
        }
    }
    return has_forms ? std::optional(writer.take()) : std::nullopt;
}

} // namespace qujat::check
