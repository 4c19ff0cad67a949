#pragma once

#include "catch.hpp"

#include "sandbox/sandbox.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What the tests of this room share: where the programs are, what the host looks like before and after, and what a run reported.
namespace hosts {

using namespace qujat;

/// The hostile stand-in for qujat-sandbox (hostile/hostile.cpp) and the converter gone bad (hostile/converter.cpp).
sandbox::Helper hostile();
std::string converter();

/// "read" with an extension, which tells the hostile program how to close itself in.
sandbox::Command command(std::string extension = {});

/// Limits short enough for a test.
sandbox::Limits short_limits();

/// The ids of the problems, "SBX-0011 SBX-0004".
template <class T>
std::string ids(const diag::Result<T>& result) {
    std::string text;
    for (const diag::Diagnostic& problem : result.problems) {
        text += (text.empty() ? "" : " ") + problem.id;
        for (const base::Language language : {base::Language::kk, base::Language::ru, base::Language::en})
            if (diag::message(problem, language).find('{') != std::string::npos || diag::hint(problem, language).find('{') != std::string::npos)
                text += " (a placeholder without an argument)";
    }
    return text;
}

/// Value of an argument of the first problem.
template <class T>
std::string argument(const diag::Result<T>& result, std::string_view name) {
    for (const diag::Argument& found : result.problems.at(0).arguments)
        if (found.name == name)
            return found.value;
    return "no such argument";
}

/// Open descriptors of this process, and its children that still stand in the kernel's list, zombies too.
struct Belongings {
    std::vector<std::string> descriptors, children;
    bool operator==(const Belongings&) const = default;
};
Belongings count_belongings();
std::ostream& operator<<(std::ostream&, const Belongings&); // what a failed comparison shows

/// "123 (name) S" of each process whose parent is `parent`.
std::vector<std::string> children_of(int parent);
/// "S", "Z"; empty for a process that is no more.
std::string state_of(const std::string& id);

/// A file with a secret in it, readable by this user, removed at the end.
class Secret {
  public:
    Secret();
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();
    const std::string& path() const { return path_; }
    bool is_untouched() const;

  private:
    std::string path_;
};

/// Runs `work` in a thread in which the kernel answers the system call with an error: what a container's own filter does.
void run_without_call(const char* call, int error, void (*work)());

} // namespace hosts
