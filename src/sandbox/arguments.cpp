#include "sandbox/arguments.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace qujat::sandbox {

namespace {

template <class Number>
bool read_number(const std::string& text, Number& number) {
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && at == end && number > 0;
}

constexpr Command::Task tasks[] = {Command::Task::read, Command::Task::annotate, Command::Task::convert};

std::string_view name_of(Command::Task task) { return task == Command::Task::read ? "read" : task == Command::Task::annotate ? "annotate" : "exec"; }

bool is_extension(const std::string& text) {
    return text.size() <= 8 && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

} // namespace

std::vector<std::string> write_arguments(const Orders& orders) {
    const Command& command = orders.command;
    const bool reads = command.task == Command::Task::read;
    std::vector<std::string> arguments = {std::string(name_of(command.task)),
                                          "--memory", std::to_string(orders.limits.memory),
                                          "--processor-seconds", std::to_string(orders.limits.processor_seconds),
                                          "--input", std::to_string(orders.limits.input)};
    if (orders.helper.allow_weak_sandbox)
        arguments.emplace_back("--allow-weak-sandbox");
    if (command.forbidden == Command::Calls::name)
        arguments.emplace_back("--name-calls");
    if (command.sections && reads)
        arguments.emplace_back("--sections");
    if (!command.extension.empty() && reads)
        arguments.insert(arguments.end(), {"--extension", command.extension});
    if (command.one_thread && command.task == Command::Task::convert)
        arguments.emplace_back("--one-thread");
    if (command.task == Command::Task::convert)
        arguments.insert(arguments.end(), command.converter.begin(), command.converter.end());
    return arguments;
}

std::optional<Orders> read_arguments(std::span<const std::string> arguments) {
    Orders orders;
    const auto is_named = [&](Command::Task task) { return !arguments.empty() && arguments[0] == name_of(task); };
    const auto task = std::ranges::find_if(tasks, is_named);
    if (task == std::end(tasks))
        return std::nullopt;
    orders.command.task = *task;
    std::size_t at = 1;
    for (; at < arguments.size() && arguments[at].starts_with("--"); ++at) {
        const std::string& option = arguments[at];
        if (option == "--allow-weak-sandbox") {
            orders.helper.allow_weak_sandbox = true;
            continue;
        }
        if (option == "--sections") {
            orders.command.sections = true;
            continue;
        }
        if (option == "--one-thread") {
            orders.command.one_thread = true;
            continue;
        }
        if (option == "--name-calls") {
            orders.command.forbidden = Command::Calls::name;
            continue;
        }
        if (++at == arguments.size())
            return std::nullopt;
        const std::string& value = arguments[at];
        bool good = false;
        if (option == "--memory")
            good = read_number(value, orders.limits.memory);
        else if (option == "--processor-seconds")
            good = read_number(value, orders.limits.processor_seconds) && orders.limits.processor_seconds < 86'400;
        else if (option == "--input")
            good = read_number(value, orders.limits.input);
        else if (option == "--extension")
            good = is_extension(orders.command.extension = value);
        if (!good)
            return std::nullopt;
    }
    orders.command.converter.assign(arguments.begin() + static_cast<std::ptrdiff_t>(at), arguments.end());
    const std::vector<std::string>& converter = orders.command.converter;
    const bool has_program = !converter.empty() && converter[0].starts_with('/');
    if (orders.command.task == Command::Task::convert ? !has_program : !converter.empty())
        return std::nullopt;
    return orders;
}

} // namespace qujat::sandbox
