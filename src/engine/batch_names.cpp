#include "engine/batch_parts.hpp"

#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <array>

namespace qujat::engine {

namespace {

using data::Type;

constexpr std::size_t longest_name = 200; // bytes; common file systems allow 255, and something is put in front of it here and there
constexpr std::string_view extension = ".pdf";

void collect(const data::Schema& schema, const std::string& path, std::vector<std::string>& out) {
    for (const data::Property& property : schema.properties) {
        const std::string own = path + "/" + property.name;
        if (property.schema.type == Type::object)
            collect(property.schema, own, out);
        else if (property.schema.type != Type::array)
            out.push_back(own);
    }
}

std::string_view last_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool leads_out(std::string_view value) {
    if (value.starts_with('/') || value.starts_with('\\'))
        return true;
    for (std::size_t begin = 0; begin <= value.size();) {
        const std::size_t end = std::min(value.find_first_of("/\\", begin), value.size());
        if (value.substr(begin, end - begin) == "..")
            return true;
        begin = end + 1;
    }
    return false;
}

// Names of devices, with and without an extension (Windows, "Naming Files, Paths, and Namespaces").
bool is_device(std::string_view name) {
    const std::string stem = text::fold_case(name.substr(0, name.find('.')));
    constexpr std::array<std::string_view, 6> devices = {"con", "prn", "aux", "nul", "conin$", "conout$"};
    if (std::ranges::find(devices, stem) != devices.end())
        return true;
    return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && stem[3] >= '0' && stem[3] <= '9';
}

} // namespace

std::string safe_file_name(std::string_view given) {
    std::string name = text::visible(given, '-');
    for (char& c : name) {
        if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos) // what Linux or Windows forbids
            c = '-';
    }
    std::string end;
    if (name.ends_with(extension)) {
        name.resize(name.size() - extension.size());
        end = extension;
    }
    if (name.size() + end.size() > longest_name) {
        name.resize(longest_name - end.size());
        while (base::find_malformed(name))
            name.pop_back();
    }
    const std::size_t first = name.find_first_not_of(' ');
    name.erase(0, std::min(first, name.size()));
    while (name.ends_with(' ') || name.ends_with('.')) // Windows drops them
        name.pop_back();
    if (name.empty())
        return {};
    if (name.front() == '.' || name.front() == '-' || is_device(name)) {
        name.insert(0, "_");
        while (name.size() + end.size() > longest_name || base::find_malformed(name))
            name.pop_back();
    }
    return name + end;
}

const data::Value& data_of(const data::Value& record) {
    const data::Value* inner = record.find("schema") ? record.find("data") : nullptr;
    return inner ? *inner : record;
}

diag::Result<NamePattern> NamePattern::parse(std::string_view given, const data::Contract& contract) {
    diag::Log log;
    std::vector<std::string> paths;
    collect(contract.root, "", paths);
    NamePattern out;
    const auto has = [&](std::string_view path) { return std::ranges::find(paths, path) != paths.end(); };
    out.text_ = !given.empty() ? given : has("/document/registration_number") ? "{document/registration_number}" : has("/out/doc_number") ? "{out/doc_number}" : "{#}";
    if (!out.text_.ends_with(extension))
        out.text_ += extension;
    const std::string_view text = out.text_;
    const auto bad = [&](std::string_view found) { log.add("ENG-0831", {}, {{"found", diag::quoted(found)}}); };
    const auto add_literal = [&](char c) {
        if (out.pieces_.empty() || out.pieces_.back().kind != Piece::Kind::literal)
            out.pieces_.push_back({Piece::Kind::literal, {}});
        out.pieces_.back().text += c;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_double = at + 1 < text.size() && text[at + 1] == text[at];
        if ((text[at] == '{' || text[at] == '}') && is_double) {
            add_literal(text[at++]);
            continue;
        }
        const std::size_t close = text[at] == '{' ? text.find('}', at) : std::string_view::npos;
        if (text[at] == '}' || (text[at] == '{' && close == std::string_view::npos)) {
            bad(text.substr(at));
            break;
        }
        if (text[at] != '{') {
            add_literal(text[at]);
            continue;
        }
        std::string_view field = text.substr(at + 1, close - at - 1);
        at = close;
        if (field == "#") {
            out.pieces_.push_back({Piece::Kind::line, {}});
            continue;
        }
        field.remove_prefix(field.starts_with('/') ? 1 : 0);
        const bool is_path = field.find('/') != std::string_view::npos;
        std::vector<std::string> found;
        std::ranges::copy_if(paths, std::back_inserter(found), [&](std::string_view path) { return is_path ? path.substr(1) == field : last_name(path) == field; });
        if (found.empty()) {
            std::vector<std::string> known;
            for (const std::string& path : paths)
                known.emplace_back(is_path ? std::string_view(path).substr(1) : last_name(path));
            log.add("ENG-0830", {}, {{"found", diag::quoted(field)}, {"nearest", base::nearest(field, known)}, {"known", base::join(known)}});
        } else if (found.size() > 1) {
            log.add("ENG-0832", {}, {{"found", diag::quoted(field)}, {"known", base::join(found)}});
        } else {
            out.pieces_.push_back({Piece::Kind::field, found.front()});
        }
    }
    if (std::ranges::any_of(out.pieces_, [](const Piece& piece) { return piece.kind == Piece::Kind::literal && piece.text.find_first_of("/\\") != std::string::npos; }))
        log.add("ENG-0833", {}, {{"found", diag::quoted(text)}});
    return diag::finish(std::move(out), log);
}

std::string NamePattern::file_name(const data::Value& record, std::size_t line, diag::Log& log) const {
    const data::Value& data = data_of(record);
    std::string name;
    bool is_whole = true;
    for (const Piece& piece : pieces_) {
        if (piece.kind == Piece::Kind::literal) {
            name += piece.text;
        } else if (piece.kind == Piece::Kind::line) {
            const std::string digits = std::to_string(line);
            name += std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits; // so that they stand in their order
        } else {
            const data::Value* value = data::find_path(data, piece.text);
            const bool is_boolean = value && value->kind() == data::Value::Kind::boolean;
            const std::string words = is_boolean ? (value->as_boolean() ? "true" : "false") : value ? std::string(value->text()) : std::string();
            if (safe_file_name(words).empty()) {
                log.add("ENG-0834", {record.place().source, record.place().begin, record.place().begin, piece.text});
                is_whole = false;
            } else if (leads_out(words)) {
                log.add("ENG-0835", {record.place().source, record.place().begin, record.place().begin, piece.text});
                is_whole = false;
            }
            name += words;
        }
    }
    return is_whole ? safe_file_name(name) : std::string();
}

} // namespace qujat::engine
