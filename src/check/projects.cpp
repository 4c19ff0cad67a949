#include "check/projects.hpp"

#include "base/utf8.hpp"
#include "check/lexicon.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace qujat::check {

namespace {

constexpr std::size_t most_projects = 16, most_bytes_of_name = 80, least_places = 2, most_quoted = 200; ///< names that may be projects: beyond these it is no list of a plan's projects
using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
    Words words;
    std::size_t begin = std::string_view::npos;
    const auto end_word = [&](std::size_t end) {
        if (begin != std::string_view::npos)
            words.push_back(fold(text.substr(begin, end - begin)).text);
        begin = std::string_view::npos;
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto code = base::decode(text, at);
        if (!code)
            break;
        if (is_letter(code->value) || is_digit(code->value))
            begin = begin == std::string_view::npos ? at : begin;
        else
            end_word(at);
        at += code->size;
    }
    end_word(text.size());
    return words;
}

// "ТОО «Альфа»", "«Альфа» ЖШС": the firm, not its project.
bool names_firm(const std::string& word) {
    static const std::set<std::string> forms = {"тоо", "ооо", "ао", "ип", "жшс", "ак", "жк", "llp", "ltd", "llc"};
    return forms.contains(word);
}

bool stands_at(const Words& text, const Words& name, std::size_t at) {
    for (std::size_t word = 0; word < name.size(); ++word) {
        const std::string& said = text[at + word];
        const bool is_last = word + 1 == name.size();
        if (said != name[word] && !(is_last && name[word].size() > 4 && said.starts_with(name[word]) && said.size() <= name[word].size() + 8)) // with an ending
            return false;
    }
    return !(at > 0 && names_firm(text[at - 1])) && !(at + name.size() < text.size() && names_firm(text[at + name.size()]));
}

bool is_named(const Words& text, const Words& name) {
    for (std::size_t at = 0; at + name.size() <= text.size(); ++at)
        if (stands_at(text, name, at))
            return true;
    return false;
}

// Names in quotation marks.
std::vector<std::string_view> quoted(std::string_view text) {
    std::vector<std::string_view> names;
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>("«", "»"), {"“", "”"}, {"\"", "\""}})
        for (std::size_t at = text.find(open); at != std::string_view::npos;) {
            const std::size_t begin = at + open.size(), end = text.find(close, begin);
            if (end == std::string_view::npos)
                break;
            if (end > begin && end - begin <= most_bytes_of_name)
                names.push_back(text.substr(begin, end - begin));
            at = text.find(open, end + close.size());
        }
    return names;
}

class Teller {
  public:
    Teller(Outline& outline, const Lexicon& lexicon) : outline_(outline) {
        const auto list = [&lexicon](std::string_view name) { return lexicon.find_list(name).value_or(0); };
        numbered_ = list("project-heading");
        several_ = list("several-projects");
        others_ = list("projects-other");
    }

    void run() {
        if (outline_.projects == 0 && !by_number())
            by_name();
    }

  private:
    std::uint32_t section_of(std::uint32_t node) const {
        while (node != 0 && outline_.nodes[node].is_label)
            node = outline_.nodes[node].parent;
        return node;
    }

    // Lines that begin with "Проект 1": what follows belongs to it, up to the next one or the end of the section.
    bool by_number() {
        std::vector<std::uint32_t> marks;
        for (std::uint32_t number = 0; number < outline_.sentences.size(); ++number)
            if (begins_project(number))
                marks.push_back(number);
        if (marks.size() < 2 || marks.size() > most_projects)
            return false;
        for (std::size_t mark = 0; mark < marks.size(); ++mark) {
            const std::uint32_t section = section_of(outline_.sentences[marks[mark]].node);
            for (std::uint32_t number = marks[mark]; number < outline_.sentences.size() && (mark + 1 == marks.size() || number < marks[mark + 1]); ++number) {
                if (section_of(outline_.sentences[number].node) != section)
                    break;
                outline_.sentences[number].projects = 1U << mark;
            }
        }
        finish(marks.size());
        return true;
    }

    bool begins_project(std::uint32_t number) const {
        const Sentence& sentence = outline_.sentences[number];
        if (!sentence.begins_line || !sentence.counts)
            return false;
        const Node& node = outline_.nodes[sentence.node];
        // "Показатель | Проект 1 | Проект 2" is the head of a table about both.
        return (sentence.table == no_index && count(sentence.hits, numbered_) > 0) || (node.is_label && node.first == number && count(node.hits, numbered_) > 0);
    }

    bool is_of_others(const Hits& hits) const { return others_ != 0 && count(hits, others_) > 0; }

    void by_name() {
        const auto declares = [this](const Sentence& sentence) {
            const Hits &label = outline_.nodes[sentence.node].hits, &above = outline_.nodes[section_of(sentence.node)].hits; // "Проекты: «А», «Б»"; a table below "Проекты"
            return sentence.counts && count(sentence.hits, several_) + count(label, several_) + count(above, several_) > 0 && !is_of_others(sentence.hits) && !is_of_others(label) && !is_of_others(above);
        };
        std::set<Words> found, listed; // listed: in the rows of a table
        for (std::uint32_t number = 0; number < outline_.sentences.size(); ++number) {
            if (!declares(outline_.sentences[number]))
                continue;
            // The list behind the sentence belongs to it, whatever else of it declares projects.
            for (const std::uint32_t group = outline_.sentences[number].group; number < outline_.sentences.size() && outline_.sentences[number].group == group; ++number)
                for (const std::string_view name : quoted(outline_.sentences[number].text))
                    if (Words words = words_of(name); !words.empty()) {
                        if (outline_.sentences[number].table != no_index)
                            listed.insert(words);
                        found.insert(std::move(words));
                    }
            --number;
        }
        if (found.empty() || found.size() > most_quoted)
            return;
        std::vector<Words> texts;
        for (const Sentence& sentence : outline_.sentences)
            texts.push_back(words_of(std::string(sentence.text) + " " + (outline_.nodes[sentence.node].is_label ? std::string(outline_.nodes[sentence.node].text) : std::string())));
        std::vector<Words> heads;
        for (const Node& node : outline_.nodes)
            heads.push_back(words_of(node.text));
        std::vector<Words> names;
        for (const Words& name : found) {
            std::set<std::uint32_t> groups;
            for (std::uint32_t number = 0; number < texts.size(); ++number)
                if (is_named(texts[number], name))
                    groups.insert(outline_.sentences[number].group);
            if (groups.size() >= least_places || listed.contains(name) || (!groups.empty() && std::ranges::any_of(heads, [&name](const Words& head) { return is_named(head, name); })))
                names.push_back(name);
        }
        if (names.size() < 2 || names.size() > most_projects)
            return;
        assign(names, texts, heads);
        finish(names.size());
    }

    // A sentence speaks of the projects it names; else of the one that its paragraph or heading names.
    void assign(const std::vector<Words>& names, const std::vector<Words>& texts, const std::vector<Words>& heads) {
        const auto mask_of = [&names](const Words& text) {
            std::uint32_t mask = 0;
            for (std::size_t at = 0; at < names.size(); ++at)
                mask |= is_named(text, names[at]) ? 1U << at : 0;
            return mask;
        };
        const auto is_one = [](std::uint32_t mask) { return mask != 0 && (mask & (mask - 1)) == 0; };
        std::vector<std::uint32_t> of_groups(outline_.groups.size()), of_heads;
        for (std::uint32_t number = 0; number < texts.size(); ++number) {
            outline_.sentences[number].projects = mask_of(texts[number]);
            of_groups[outline_.sentences[number].group] |= outline_.sentences[number].projects;
        }
        for (const Words& head : heads)
            of_heads.push_back(mask_of(head));
        for (Sentence& sentence : outline_.sentences) {
            if (sentence.projects != 0)
                continue;
            if (sentence.table == no_index && is_one(of_groups[sentence.group])) {
                sentence.projects = of_groups[sentence.group];
                continue;
            }
            for (std::uint32_t node = sentence.node; node > 1 && node != no_index; node = outline_.nodes[node].parent) // the title names what it likes
                if (is_one(of_heads[node])) {
                    sentence.projects = of_heads[node];
                    break;
                }
        }
    }

    void finish(std::size_t projects) {
        outline_.projects = static_cast<int>(projects);
        outline_.are_projects_in_text = true;
        const std::uint32_t all = projects >= 32 ? ~0U : (1U << projects) - 1;
        for (Sentence& sentence : outline_.sentences)
            sentence.projects = sentence.projects == all ? 0 : sentence.projects; // of all: common
    }

    Outline& outline_;
    std::uint16_t numbered_ = 0, several_ = 0, others_ = 0;
};

} // namespace

void tell_projects_apart(Outline& outline, const Lexicon& lexicon) { Teller(outline, lexicon).run(); }

} // namespace qujat::check
