#include "support.hpp"

#include "catch.hpp"

namespace qujat::markup::test {

std::string ids(const std::vector<diag::Diagnostic>& problems) {
    std::string out;
    for (const diag::Diagnostic& problem : problems)
        out += (out.empty() ? "" : ",") + problem.id;
    return out;
}

std::string spot(const diag::Diagnostic& problem) {
    if (!problem.place.source)
        return "nowhere";
    const diag::LineColumn at = diag::line_column(*problem.place.source, problem.place.begin);
    return std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
           problem.place.source->text.substr(problem.place.begin, problem.place.end - problem.place.begin);
}

std::string argument(const diag::Diagnostic& problem, std::string_view name) {
    for (const diag::Argument& candidate : problem.arguments) {
        if (candidate.name == name)
            return candidate.value;
    }
    return "no such argument";
}

std::string said(const std::vector<diag::Diagnostic>& problems) {
    std::string out;
    for (const diag::Diagnostic& problem : problems)
        out += diag::to_text(problem, base::Language::en);
    return out;
}

Sheet parse_sheet(std::string text) {
    diag::Log log;
    Sheet out;
    out.sheet = css::parse(diag::make_source("test.css", std::move(text)), log);
    out.problems = log.take();
    return out;
}

const data::Contract& small_contract() {
    static const data::Contract loaded = [] {
        auto result = data::load_contract(diag::make_source("contract.json", R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:qujat:contract:small",
  "title": "small", "x-title": {"kk": "Шағын", "ru": "Малый", "en": "small"},
  "x-regimes": ["r-new"], "x-regime-by": "/sent",
  "type": "object", "additionalProperties": false,
  "required": ["org", "sent", "kind", "pages", "is_public", "grounds"],
  "properties": {
    "org": {
      "type": "object", "additionalProperties": false, "required": ["name", "bin"],
      "properties": {
        "name": {"type": "string", "minLength": 1},
        "bin": {"type": "string", "format": "bin12", "x-printed": false},
        "site": {"type": "string", "format": "url"},
        "dative": {"type": "string", "x-required-in": ["kk"], "x-printed": false},
        "head": {
          "type": "object", "additionalProperties": false, "required": ["name"],
          "properties": {"name": {"type": "string", "x-private": true}, "post": {"type": "string"}, "since": {"type": "string", "format": "date"}}
        }
      }
    },
    "firm": {"type": "string"},
    "firm_forms": {"type": "object", "additionalProperties": false, "properties": {"dative": {"type": "string"}}},
    "person": {"type": "string", "x-private": true},
    "sex": {"type": "string", "enum": ["male", "female"]},
    "sent": {"type": "string", "format": "date", "x-printed": false},
    "due": {"type": "string", "format": "date"},
    "month": {"type": "string", "format": "month"},
    "kind": {"type": "string", "enum": ["letter", "notice"], "x-printed": false},
    "pages": {"type": "integer", "minimum": 0, "x-printed": false},
    "copies": {"type": "integer", "minimum": 0},
    "sum": {"type": "string", "format": "money"},
    "share": {"type": "string", "format": "percent"},
    "is_public": {"type": "boolean", "x-printed": false},
    "is_urgent": {"type": "boolean"},
    "grounds": {"type": "array", "minItems": 1, "maxItems": 9, "x-printed": false, "items": {"type": "string", "x-of": "ground"}},
    "items": {"type": "array", "maxItems": 9, "items": {"type": "string", "x-of": "annex-item"}},
    "steps": {"type": "array", "maxItems": 9, "items": {
      "type": "object", "additionalProperties": false, "required": ["text"],
      "properties": {"text": {"type": "string"}, "note": {"type": "string"}, "done": {"type": "boolean"}}
    }}
  }
})"));
        INFO(said(result.problems));
        REQUIRE(result.problems.empty());
        return std::move(*result.value);
    }();
    return loaded;
}

const acts::Acts& small_acts() {
    static const acts::Acts loaded = [] {
        auto result = acts::load_acts(diag::make_source("acts.xml", R"(<acts xmlns="urn:qujat:acts:1">
  <regime id="r-old" entry="E_1" lower-bound="2020-01-01" held="yes">
    <name><kk>ескі</kk><ru>старая</ru><en>old</en></name>
    <text id="short"><ru official="yes">старых Правил</ru></text>
  </regime>
  <regime id="r-new" entry="E_2" lower-bound="2026-01-16" held="yes">
    <name><kk>жаңа</kk><ru>новая</ru><en>new</en></name>
    <text id="short"><kk official="yes">Қағидалар</kk><ru official="yes">Правил технопарка</ru></text>
    <text id="translated"><kk official="yes">түпнұсқа</kk><ru official="no">перевод наш</ru></text>
    <text id="kazakh-only"><kk official="yes">тек қазақша</kk></text>
    <ground id="g-1" document="small">
      <text><kk official="yes">бірінші</kk><ru official="yes">первое основание</ru></text>
      <citation><kk official="yes">1-тармақ</kk><ru official="yes">пункт 1</ru></citation>
    </ground>
    <ground id="g-2" document="small">
      <text><kk official="yes">екінші</kk><ru official="no">второе основание</ru></text>
      <citation><kk official="yes">2-тармақ</kk><ru official="yes">пункт 2</ru></citation>
    </ground>
  </regime>
</acts>)"));
        INFO(said(result.problems));
        REQUIRE(result.problems.empty());
        const auto limit = [](const char* key, std::optional<int> length, acts::Deadline::Unit unit, acts::Deadline::Direction direction) {
            acts::Deadline deadline;
            deadline.id = "DL-1";
            deadline.key = key;
            deadline.length = length;
            deadline.unit = unit;
            deadline.direction = direction;
            return deadline;
        };
        using enum acts::Deadline::Unit;
        using enum acts::Deadline::Direction;
        result.value->regimes.back().deadlines = {limit("remarks-notice", 5, working_days, after), limit("extension-application", 10, working_days, before),
                                                  limit("location-change", std::nullopt, none, at_once)};
        return std::move(*result.value);
    }();
    return loaded;
}

diag::Result<TemplatePtr> load(std::string text, const Files& files) {
    const auto read = [&](const std::string& href, const diag::SourcePtr&) -> diag::Result<diag::SourcePtr> {
        const auto found = files.files.find(href);
        if (found == files.files.end())
            return {std::nullopt, {diag::Diagnostic{"DIA-0001", {}, {}, {}}}};
        return {diag::make_source(found->first, found->second), {}};
    };
    const auto read_image = [&](const std::string& src, const diag::SourcePtr&) -> diag::Result<std::shared_ptr<const doc::Raster>> {
        const auto found = files.images.find(src);
        if (found == files.images.end())
            return {std::nullopt, {diag::Diagnostic{"DIA-0001", {}, {}, {}}}};
        return {found->second, {}};
    };
    return load_template(diag::make_source("ru.xhtml", std::move(text)), LoadInput{small_contract(), small_acts(), files.language, files.regimes, read, read_image});
}

std::string page(const std::string& body, const std::string& style, const std::string& official) {
    return R"(<html xmlns="http://www.w3.org/1999/xhtml" xmlns:q="urn:qujat:template:1" q:official=")" + official + R"(">
<head><title>№ <q:value-of select="org/name"/></title><style>)" +
           style + "</style></head>\n<body>\n\n" + body + "\n</body></html>\n";
}

std::vector<diag::Diagnostic> problems(const std::string& body, const Files& files) { return load(page(body), files).problems; }

data::Value read_data(const std::string& json) {
    auto parsed = data::parse_json(diag::make_source("data.json", json, diag::Excerpt::value_only));
    REQUIRE(parsed.value);
    return std::move(*parsed.value);
}

Expansion expanded(const std::string& text, const std::string& json, const Files& files) {
    const auto loaded = load(text, files);
    INFO(said(loaded.problems));
    REQUIRE(loaded.value);
    auto out = expand(**loaded.value, {read_data(json), *small_acts().find_regime("r-new"), "f1ng3r"});
    INFO(said(out.problems));
    REQUIRE(out.value);
    return std::move(*out.value);
}

doc::Document document(const std::string& body, const std::string& style, const std::string& json) {
    return expanded(page(body, style), json).document;
}

std::string words(const doc::Block& block) {
    std::string out;
    for (const doc::Inline& piece : block.inlines)
        out += piece.kind == doc::Inline::Kind::line_break ? "/" : piece.text;
    for (const doc::Block& child : block.children) {
        const std::string inner = words(child);
        out += (out.empty() || inner.empty() ? "" : "|") + inner;
    }
    return out;
}

const doc::Block* find_block(const doc::Block& root, std::string_view beginning) {
    if (!root.inlines.empty())
        return words(root).starts_with(beginning) ? &root : nullptr;
    for (const doc::Block& child : root.children) {
        if (const doc::Block* found = find_block(child, beginning))
            return found;
    }
    return nullptr;
}

const doc::Inline* find_inline(const doc::Block& root, std::string_view text) {
    for (const doc::Inline& piece : root.inlines) {
        if (piece.text == text)
            return &piece;
    }
    for (const doc::Block& child : root.children) {
        if (const doc::Inline* found = find_inline(child, text))
            return found;
    }
    return nullptr;
}

} // namespace qujat::markup::test
