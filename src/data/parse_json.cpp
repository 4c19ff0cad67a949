#include "data/value.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

#include "base/utf8.hpp"
#include "data/phrases.hpp"
#include "data/scan_json.hpp"

#include <nlohmann/json.hpp>

namespace qujat::data {

namespace {

/// Builds the value from the events of nlohmann's reader. Each function returns whether to go on.
class ValueBuilder {
  public:
    ValueBuilder(diag::SourcePtr source, std::size_t at, const Limits& limits, diag::Log& log)
        : source_(std::move(source)), text_(source_->text), at_(at), limits_(limits), log_(log) {}

    // The names and signatures are those of nlohmann::json_sax.
    bool null() {
        return add_scalar([](diag::Place place) { return Value::null(std::move(place)); });
    }
    bool boolean(bool truth) {
        return add_scalar([&](diag::Place place) { return Value::boolean(truth, std::move(place)); });
    }
    bool number_integer(nlohmann::json::number_integer_t) { return add_number(); }
    bool number_unsigned(nlohmann::json::number_unsigned_t) { return add_number(); }
    bool number_float(nlohmann::json::number_float_t, const std::string&) { return add_number(); }
    bool string(std::string& text) {
        return add_scalar(
            [&](diag::Place place) {
                // Every escape is longer than what it stands for (RFC 8259, 7): equal lengths mean there is none.
                const bool is_verbatim = text.size() + 2 == place.end - place.begin;
                return is_verbatim ? Value::verbatim(Value::Kind::string, std::move(place)) : Value::string(text, std::move(place));
            },
            &text);
    }
    bool binary(nlohmann::json::binary_t&) { return false; } // not in JSON texts
    bool start_object(std::size_t) { return start(true); }
    bool start_array(std::size_t) { return start(false); }
    bool key(std::string& name);
    bool end_object() { return end(); }
    bool end_array() { return end(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) { return fault(); }

    /// After the reader is done: nothing but white space may follow. Its own end is the first NUL, so it is not asked.
    void finish_text() {
        if (skip_space(text_, at_) < text_.size())
            fault();
    }
    Value take() { return std::move(root_); }

  private:
    struct Frame {
        bool is_object;
        std::size_t begin; // where the bracket stands
        diag::Path path;   // of the object or array itself
        std::size_t path_size;
        std::vector<Value::Member> members;
        std::vector<Value> items;
        base::Name key;
        diag::Place key_place;
    };

    diag::Place place(std::size_t begin, std::size_t end, diag::Path path) const {
        return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), std::move(path)};
    }

    Expected expected() const {
        if (frames_.empty())
            return has_root_ ? Expected::end : Expected::document;
        const Frame& frame = frames_.back();
        if (frame.is_object)
            return has_key_ ? Expected::colon : frame.members.empty() ? Expected::first_member : Expected::next_member;
        return frame.items.empty() ? Expected::first_item : Expected::next_item;
    }

    bool fault() {
        log_.add(explain_fault(source_, at_, expected(), path_));
        return false;
    }

    bool beyond(std::size_t begin, const Label& what, std::size_t limit) {
        log_.add("DAT-0003", place(begin, begin + 1, path_size_ <= 256 ? path_ : diag::Path{}),
                 joined(in_languages("what", what), {{"limit", std::to_string(limit)}}));
        return false;
    }

    /// Moves to the token the reader has just read. Nothing when what stands there is no token: only a second byte
    /// order mark, which it skips.
    std::optional<std::size_t> next_token() {
        std::size_t begin = skip_space(text_, at_);
        while (begin < text_.size() && (text_[begin] == ',' || text_[begin] == ':'))
            begin = skip_space(text_, begin + 1);
        const auto token = token_end(text_, begin);
        if (!token)
            return std::nullopt;
        at_ = *token;
        return begin;
    }

    /// Counts a value in and completes the path with its key or index.
    bool enter(std::size_t begin) {
        if (++values_ > limits_.values)
            return beyond(begin, {"мәндер тым көп", "слишком много значений", "there are too many values"},
                          limits_.values);
        if (!frames_.empty() && !frames_.back().is_object) {
            const std::size_t index = frames_.back().items.size();
            path_ = frames_.back().path.child(index);
            path_size_ += 1 + std::to_string(index).size();
        }
        constexpr std::size_t path_bytes_a_value = 64;
        path_bytes_ += path_size_;
        if (path_bytes_ / path_bytes_a_value > limits_.values)
            return beyond(begin,
                          {"өріс атаулары тым ұзын", "имена полей слишком длинны", "the names of fields are too long"},
                          limits_.values * path_bytes_a_value);
        return true;
    }

    bool add(Value value) {
        has_key_ = false;
        if (frames_.empty()) {
            root_ = std::move(value);
            has_root_ = true;
            return true;
        }
        Frame& frame = frames_.back();
        path_ = frame.path;
        path_size_ = frame.path_size;
        if (frame.is_object)
            frame.members.emplace_back(std::move(frame.key), std::move(value), frame.key_place);
        else
            frame.items.push_back(std::move(value));
        return true;
    }

    template <class Make>
    bool add_scalar(const Make& make, const std::string* text = nullptr) {
        const std::size_t before = at_;
        const auto begin = next_token();
        if (!begin) {
            at_ = before;
            return fault();
        }
        if (!enter(*begin))
            return false;
        if (text && text->find('\0') != std::string::npos) {
            log_.add("DAT-0006", nul_escape(source_, *begin, path_));
            return false;
        }
        return add(make(place(*begin, at_, path_)));
    }

    bool add_number() {
        // The reader's binary numbers are not used: the digits stay as written.
        return add_scalar([](diag::Place place) { return Value::verbatim(Value::Kind::number, std::move(place)); });
    }

    bool start(bool is_object) {
        const auto begin = next_token();
        if (!begin)
            return fault();
        if (!enter(*begin))
            return false;
        if (frames_.size() >= limits_.depth)
            return beyond(
                *begin,
                {"жақшалар тым терең салынған", "скобки вложены слишком глубоко", "brackets are nested too deep"},
                limits_.depth);
        frames_.push_back({is_object, *begin, path_, path_size_, {}, {}, {}, {}});
        has_key_ = false;
        return true;
    }

    bool end();
    void report_equal_keys(const Frame& frame);

    diag::SourcePtr source_;
    std::string_view text_;
    std::size_t at_; // end of the last token
    const Limits& limits_;
    diag::Log& log_;
    std::vector<Frame> frames_;
    diag::Path path_; // of the value that comes next, or of the innermost open one
    std::size_t path_size_ = 0; // in bytes, when written
    std::map<std::string, base::Name, std::less<>> names_; // the keys met, each kept once: rows have the same
    std::size_t values_ = 0, path_bytes_ = 0;
    bool has_key_ = false, has_root_ = false;
    Value root_;
};

bool ValueBuilder::key(std::string& name) {
    const auto begin = next_token();
    if (!begin)
        return fault();
    Frame& frame = frames_.back();
    if (name.find('\0') != std::string::npos) {
        log_.add("DAT-0006", nul_escape(source_, *begin, path_));
        return false;
    }
    auto known = names_.find(name);
    if (known == names_.end())
        known = names_.emplace(name, name).first;
    frame.key = known->second;
    path_ = frame.path.child(frame.key);
    path_size_ += 1 + name.size() + static_cast<std::size_t>(std::ranges::count_if(name, [](char c) { return c == '~' || c == '/'; }));
    frame.key_place = place(*begin, at_, {});
    has_key_ = true;
    return true;
}

bool ValueBuilder::end() {
    const auto token = next_token();
    if (!token)
        return fault();
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    if (frame.is_object)
        report_equal_keys(frame);
    frame.members.shrink_to_fit(); // a vector that grew is half empty
    frame.items.shrink_to_fit();
    diag::Place where = place(frame.begin, at_, frame.path);
    return add(frame.is_object ? Value::object(std::move(frame.members), std::move(where))
                               : Value::array(std::move(frame.items), std::move(where)));
}

void ValueBuilder::report_equal_keys(const Frame& frame) {
    const auto& members = frame.members;
    const auto report = [&](std::uint32_t first, std::uint32_t second) {
        diag::Place here = members[second].key_place(), there = members[first].key_place();
        here.path = there.path = members[second].value.place().path;
        log_.add("DAT-0002", std::move(here), {{"key", diag::quoted(members[first].key())}}, {std::move(there)});
    };
    std::vector<std::uint32_t> order(members.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) -> const std::string& { return members[i].key(); });
    for (std::size_t i = 1; i < order.size(); ++i)
        if (members[order[i - 1]].name() == members[order[i]].name())
            report(order[i - 1], order[i]);
}

std::string byte_name(char byte) {
    static constexpr std::string_view hex = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    return {hex[value >> 4], hex[value & 0xF]};
}

} // namespace

diag::Result<Value> parse_json(diag::SourcePtr source, const Limits& limits) {
    diag::Log log;
    const std::string_view text = source->text;
    const std::size_t most = std::min<std::size_t>(limits.bytes, std::numeric_limits<std::uint32_t>::max() - 1);
    if (text.size() > most) {
        log.add("DAT-0003", {source, 0, 0, {}},
                joined(in_languages("what", {"мәтін тым үлкен (байт)", "текст слишком велик (байтов)",
                                             "the text is too large (bytes)"}),
                       {{"limit", std::to_string(most)}}));
        return finish(Value(), log);
    }
    if (const auto malformed = base::find_malformed(text)) {
        const auto at = static_cast<std::uint32_t>(*malformed);
        log.add("DAT-0004", {source, at, at, {}}, {{"byte", byte_name(text[*malformed])}});
        return finish(Value(), log);
    }
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    const std::size_t begin = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    ValueBuilder builder(source, begin, limits, log);
    const std::string_view body = text.substr(begin);
    if (nlohmann::json::sax_parse(body.begin(), body.end(), &builder, nlohmann::json::input_format_t::json, false))
        builder.finish_text();
    return finish(builder.take(), log);
}

} // namespace qujat::data
