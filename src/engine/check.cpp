#include "engine/parts.hpp"

#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "check/check.hpp"
#include "engine/check_report.hpp"
#include "engine/choose_edition.hpp"
#include "report/phrases.hpp"
#include "report/report.hpp"
#include "sandbox/sandbox.hpp"

#include <algorithm>
#include <array>

namespace qujat {

namespace {

std::optional<sandbox::Helper> find_helper(const CheckRequest& request, diag::Log& log) {
    auto helper = sandbox::find_helper(request.helper);
    log.add(helper.problems);
    if (helper.value)
        helper.value->allow_weak_sandbox = request.allow_weak_sandbox;
    return std::move(helper.value);
}

// Its advice and examples would count as what a plan says.
bool is_own_report(const plan::Part& part) {
    return std::ranges::any_of(part.blocks, [](const plan::Block& block) {
        return block.text.find("\"" + std::string(report::schema_name) + "\"") != std::string::npos || std::ranges::any_of(std::array{base::Language::kk, base::Language::ru, base::Language::en}, [&block](base::Language language) {
                   const std::string_view sentence = report::say(report::Phrase::no_decision, language);
                   return block.text.find(sentence.substr(0, sentence.find(':'))) != std::string::npos;
               });
    });
}

// As reports may show it: no bytes that are not UTF-8, no control characters, nothing that turns the direction of what stands around it.
std::string shown_name(const std::string& name) {
    std::string made;
    for (std::size_t at = 0; at < name.size();) {
        const auto code = base::decode(name, at);
        const std::size_t size = code ? code->size : 1;
        const char32_t value = code ? code->value : 0;
        const bool turns = (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
        made += value < 0x20 || (value >= 0x7F && value < 0xA0) || turns ? std::string("\xEF\xBF\xBD") : name.substr(at, size);
        at += size;
    }
    return made;
}

plan::Plan read_plan(const CheckRequest& request, const std::optional<sandbox::Helper>& helper, diag::Log& log) {
    plan::Plan plan;
    if (request.files.empty())
        log.add("ENG-0706", {});
    constexpr std::size_t most_files = 50;
    if (request.files.size() > most_files) {
        log.add("ENG-0707", {}, {{"count", std::to_string(request.files.size())}, {"limit", std::to_string(most_files)}});
        return plan;
    }
    for (const CheckRequest::PlanFile& file : request.files) {
        if (!helper)
            return plan;
        auto part = sandbox::read_plan_file(*helper, file.bytes, file.name, {}, request.ocr ? sandbox::Ocr::yes : sandbox::Ocr::no);
        log.add(std::move(part.problems));
        if (!part.value)
            continue;
        for (const diag::Diagnostic& note : part.value->notes) // what was not read, or not as it stands
            if (diag::severity(note) == diag::Severity::warning)
                log.add(note);
        if (request.format != CheckFormat::plan_text && is_own_report(*part.value))
            log.add("ENG-0709", {}, {{"file", diag::quoted(shown_name(file.name))}});
        plan.files.push_back({shown_name(file.name), std::move(*part.value)});
    }
    const bool is_docx = plan.files.size() == 1 && plan.files.front().part.format == "docx";
    if (request.format == CheckFormat::docx && !log.has_errors() && !is_docx)
        log.add("ENG-0720", {});
    if (request.format == CheckFormat::docx && !request.explain.empty())
        log.add("ENG-0721", {});
    return plan;
}

std::string show_text(const plan::Plan& plan) {
    std::string out;
    for (const plan::Plan::File& file : plan.files) {
        out += "== " + file.name + "\n";
        std::size_t number = 1; // as in reports
        for (const plan::Block& block : file.part.blocks) {
            constexpr std::string_view kinds[] = {"heading", "paragraph", "list item", "cell", "footnote", "text box", "picture"};
            out += std::to_string(number++) + " " + std::string(kinds[static_cast<std::size_t>(block.kind)]);
            if (block.kind == plan::BlockKind::heading || block.kind == plan::BlockKind::list_item)
                out += " " + std::to_string(block.level);
            if (block.kind == plan::BlockKind::cell)
                out += " " + std::to_string(block.table) + "/" + std::to_string(block.row) + "/" + std::to_string(block.column);
            if (block.struck > 0)
                out += " (-" + std::to_string(block.struck) + ")";
            out += ": " + (block.numbering.empty() ? "" : block.numbering + " ") + block.text + "\n";
        }
    }
    return out;
}

} // namespace

Library::Parts::Kept<check::Requirements> Library::Parts::requirements(const std::string& edition) {
    return keep<check::Requirements>(requirements_, edition, [&]() -> diag::Result<check::Requirements> {
        auto source = engine::read_source(*world, engine::requirements_file(edition), engine::template_limit, diag::Excerpt::line);
        if (!source.value)
            return {std::nullopt, std::move(source.problems)};
        auto parts = engine::read_source(*world, "business-plan/parts.xml", engine::template_limit, diag::Excerpt::line);
        if (!parts.value)
            return {std::nullopt, std::move(parts.problems)};
        auto weights = engine::read_source(*world, "business-plan/weights.txt", engine::weights_limit, diag::Excerpt::line);
        if (!weights.value)
            return {std::nullopt, std::move(weights.problems)};
        auto concepts = engine::read_source(*world, "business-plan/concepts.txt", engine::template_limit, diag::Excerpt::line);
        if (!concepts.value)
            return {std::nullopt, std::move(concepts.problems)};
        return check::load_requirements(*source.value, *parts.value, *weights.value, *concepts.value);
    });
}

CheckOutcome Library::check(const CheckRequest& request) const {
    CheckOutcome outcome;
    const base::Language messages = engine::to_base(request.messages), language = engine::to_base(request.language);
    static_cast<Outcome&>(outcome) = engine::guarded(messages, [&](diag::Log& log) -> std::string {
        const engine::EditionChoice choice = engine::choose_edition(*parts_, {request.filed, request.edition, {}, request.operator_file}, log);
        std::shared_ptr<const diag::Result<check::Requirements>> requirements;
        if (!choice.key.empty()) {
            requirements = parts_->requirements(choice.key);
            log.add(requirements->problems);
        }
        CheckRequest asked = request;
        if (requirements && requirements->value && !asked.explain.empty() && asked.explain.size() <= 2 && asked.explain.find_first_not_of("0123456789") == std::string::npos)
            asked.explain = requirements->value->edition + "-" + (asked.explain.size() == 1 ? "0" : "") + asked.explain; // "4", as reports number the items
        if (!asked.explain.empty() && asked.explain != "all" && requirements && requirements->value && !requirements->value->find_item(asked.explain)) {
            std::vector<std::string> known;
            for (const check::Item& item : requirements->value->items)
                known.push_back(item.id);
            log.add("ENG-0708", {}, {{"found", diag::quoted(asked.explain)}, {"nearest", base::nearest(asked.explain, known)}});
        }
        const auto helper = find_helper(request, log);
        const plan::Plan plan = read_plan(request, helper, log);
        if (log.has_errors() || !requirements || !requirements->value)
            return {};
        if (request.format == CheckFormat::plan_text) {
            outcome.standing = Standing::not_judged;
            return show_text(plan);
        }
        const check::Verdict verdict = check::judge(plan, *requirements->value);
        outcome.standing = verdict.standing == check::Standing::complete ? Standing::complete : verdict.standing == check::Standing::incomplete ? Standing::incomplete : Standing::undecided;
        return engine::report_of(*parts_, {asked, verdict, *requirements->value, plan, choice.filed, language, *helper}, log);
    });
    return outcome;
}

} // namespace qujat
