#include "cli/batch.hpp"
#include "cli/commands.hpp"
#include "cli/words.hpp"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <iostream>

namespace {

using namespace qujat::cli;

// --messages, else the environment's locale, else Russian.
qujat::Language messages_language(const std::string& asked) {
    std::string name = asked;
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (name.empty() && value && *value)
            name = value;
    }
    const std::string_view code = std::string_view(name).substr(0, 2);
    return code == "kk" ? qujat::Language::kk : code == "en" && name.size() > 1 ? qujat::Language::en : qujat::Language::ru;
}

// The value of --messages must be known before parsing, for the words of a usage error.
std::string find_messages(int count, char** arguments) {
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        if (argument.starts_with("--messages="))
            return std::string(argument.substr(11));
        if (argument == "--messages" && i + 1 < count)
            return arguments[i + 1];
    }
    return {};
}

// The library says these in English only; what it names is found in its sentence.
std::string explain(const CLI::ParseError& error, qujat::Language language) {
    const std::string what = error.what();
    const std::size_t colon = what.find(": ");
    const std::string before = what.substr(0, colon), after = colon == std::string::npos ? "" : what.substr(colon + 2);
    if (dynamic_cast<const CLI::ExtrasError*>(&error) && !after.empty())
        return usage_error(Usage::unexpected, after, language);
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error))
        return usage_error(Usage::no_value, before, language);
    constexpr std::string_view not_in = " not in ";
    const std::size_t set = after.find(not_in);
    if (dynamic_cast<const CLI::ValidationError*>(&error) && set != std::string::npos)
        return usage_error(Usage::bad_value, before + " " + after.substr(0, set) + ", " + after.substr(set + not_in.size()), language);
    return usage_error(Usage::other, what, language);
}

} // namespace

int main(int count, char** arguments) {
    Options options;
    options.messages = messages_language(find_messages(count, arguments));

    CLI::App app;
    app.set_help_flag();
    app.require_subcommand(0, 1);
    app.fallthrough();
    bool help = false, version = false;
    app.add_flag("-h,--help", help);
    app.add_flag("--version", version);
    std::string messages;
    app.add_option("--messages", messages)->check(CLI::IsMember({"kk", "ru", "en"}));
    app.add_option("--diagnostics", options.diagnostics)->check(CLI::IsMember({"text", "json"}));
    app.add_option("--templates", options.places.templates);
    app.add_option("--fonts", options.places.font_folders);
    app.add_flag("--strict", options.strict);

    const auto command = [&](const char* name) {
        CLI::App* sub = app.add_subcommand(name);
        sub->set_help_flag();
        sub->add_flag("-h,--help", help);
        return sub;
    };
    CLI::App* render = command("render");
    render->add_option("document", options.document);
    render->add_option("--lang", options.language)->check(CLI::IsMember({"kk", "ru", "en"}));
    render->add_option("--data", options.data);
    render->add_option("--check", options.check);
    render->add_option("-o,--output", options.output);
    render->add_option("--date", options.date);
    render->add_option("--regime", options.regime);
    render->add_option("--reason", options.reason);
    render->add_option("--operator", options.operator_file);
    render->add_flag("--watch", options.watch);
    render->add_flag("--draft", options.draft);
    render->add_option("--p12", options.p12);
    render->add_option("--pass-file", options.pass_file);
    render->add_option("--format", options.format)->check(CLI::IsMember({"pdf", "document", "pages", "tags"}));

    CLI::App* batch = command("batch");
    batch->add_option("document", options.document);
    batch->add_option("--lang", options.language)->check(CLI::IsMember({"kk", "ru"}));
    batch->add_option("--data", options.data);
    batch->add_option("--out-dir", options.out_dir);
    batch->add_option("--name", options.name);
    batch->add_option("--jobs", options.jobs)->check(CLI::Range(std::size_t{1}, std::size_t{256}));
    batch->add_flag("--resume", options.resume);
    batch->add_flag("--force", options.force);
    batch->add_option("--date", options.date);
    batch->add_option("--regime", options.regime);
    batch->add_option("--reason", options.reason);
    batch->add_option("--operator", options.operator_file);
    batch->add_flag("--draft", options.draft);
    batch->add_option("--p12", options.p12);
    batch->add_option("--pass-file", options.pass_file);

    CLI::App* blank = command("blank");
    blank->add_option("document", options.document);
    blank->add_option("--lang", options.language)->check(CLI::IsMember({"kk", "ru", "en"}));
    blank->add_option("--filed", options.filed);
    blank->add_option("--regime", options.regime);
    blank->add_option("--operator", options.operator_file);
    blank->add_option("--date", options.date);
    blank->add_option("-o,--output", options.output);
    blank->add_option("--format", options.format)->check(CLI::IsMember({"pdf", "docx", "document", "pages", "tags"}));

    CLI::App* list = command("list");
    list->add_option("document", options.document);
    list->add_flag("--json", options.json);
    list->add_flag("--json-schema", options.json_schema);
    list->add_flag("--case-schema", options.case_schema);
    list->add_flag("--texts", options.texts);
    list->add_option("--operator", options.operator_file);

    CLI::App* sample = command("sample");
    sample->add_option("document", options.document);
    sample->add_option("--lang", options.language)->check(CLI::IsMember({"kk", "ru", "en"}));
    sample->add_option("--regime", options.regime);
    sample->add_option("-o,--output", options.output);

    CLI::App* lint = command("lint");
    lint->add_option("folder", options.places.templates);

    CLI::App* extract = command("extract-data");
    extract->add_option("file", options.file);
    extract->add_option("-o,--output", options.output);

    CLI::App* check = command("check");
    check->add_option("files", options.files);
    CLI::Option* filed = check->add_option("--filed,--date", options.date);
    CLI::Option* edition = check->add_option("--edition", options.edition);
    filed->excludes(edition);
    check->add_option("--lang", options.language)->check(CLI::IsMember({"kk", "ru", "en"}));
    check->add_option("--format", options.format)->check(CLI::IsMember({"text", "json", "html", "pdf", "docx"}));
    check->add_option("--baseline", options.baseline);
    check->add_flag("--show-text", options.show_text);
    check->add_flag("--ocr", options.ocr);
    check->add_option("--explain", options.explain);
    check->add_option("--operator", options.operator_file);
    check->add_flag("--allow-weak-sandbox", options.allow_weak_sandbox);
    check->add_option("-o,--output", options.output);

    CLI::App* package = command("check-package");
    package->add_option("package", options.file);
    package->add_option("--filed,--date", options.date);
    package->add_option("--edition,--regime", options.edition);
    package->add_option("--lang", options.language)->check(CLI::IsMember({"kk", "ru", "en"}));
    package->add_option("--format", options.format)->check(CLI::IsMember({"text", "json", "html"}));
    package->add_flag("--ocr", options.ocr);
    package->add_option("--operator", options.operator_file);
    package->add_flag("--allow-weak-sandbox", options.allow_weak_sandbox);
    package->add_option("-o,--output", options.output);

    CLI::App* deadline = command("deadline");
    deadline->add_option("deadline", options.deadline);
    deadline->add_option("--from,--date", options.from);
    deadline->add_option("--regime", options.regime);
    deadline->add_option("--lang", options.language)->check(CLI::IsMember({"kk", "ru", "en"}));
    deadline->add_option("--format", options.format)->check(CLI::IsMember({"text", "json"}));
    deadline->add_option("--operator", options.operator_file);
    deadline->add_option("-o,--output", options.output);

    CLI::App* sign = command("sign");
    sign->add_option("file", options.file);
    sign->add_option("-o,--output", options.output);
    sign->add_option("--p12", options.p12);
    sign->add_option("--pass-file", options.pass_file);
    sign->add_option("--field", options.field);
    sign->add_option("--date", options.date);
    sign->add_option("--operator", options.operator_file);

    // An option whose value is empty, as from a variable of a script that is not set, would be taken for one not given.
    for (int at = 1; at < count; ++at)
        if (*arguments[at] == '\0' && *arguments[at - 1] == '-') {
            std::cerr << usage_error(Usage::no_value, arguments[at - 1], options.messages);
            return 64;
        }
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        std::cerr << explain(error, options.messages);
        return 64;
    }
    if (version) {
        std::cout << "qujat " << qujat::version() << "\n";
        return 0;
    }
    const std::vector<CLI::App*> chosen = app.get_subcommands();
    const std::string name = chosen.empty() ? "" : chosen.front()->get_name();
    if (help) {
        std::cout << help_text(name, options.messages);
        return 0;
    }
    try {
        if (name == "render")
            return run_render(options);
        if (name == "batch")
            return run_batch(options);
        if (name == "blank")
            return run_blank(options);
        if (name == "list")
            return run_list(options);
        if (name == "sample")
            return run_sample(options);
        if (name == "lint")
            return run_lint(options);
        if (name == "extract-data")
            return run_extract_data(options);
        if (name == "check")
            return run_check(options);
        if (name == "check-package")
            return run_check_package(options);
        if (name == "deadline")
            return run_deadline(options);
        if (name == "sign")
            return run_sign(options);
    } catch (const std::exception& error) {
        std::cerr << "qujat: " << error.what() << "\n";
        return 70;
    }
    std::cerr << help_text("", options.messages);
    return 64;
}
