#include "sandbox/confine.hpp"

#include "sandbox/descriptor.hpp"

#include <linux/landlock.h>

#include <bit>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <link.h>
#include <sys/stat.h>
#include <sys/syscall.h>

namespace qujat::sandbox {

namespace {

// The kernel's headers of Debian 12 end at version 2; the numbers are the kernel's promise to programs (Documentation/userspace-api/landlock.rst).
struct Ruleset {
    std::uint64_t files = 0, network = 0, scoped = 0;
};
constexpr std::uint64_t every_file_access[] = {0,
                                               (1ULL << 13) - 1,  // 1: execute, write, read, list, remove, make
                                               (1ULL << 14) - 1,  // 2: and refer
                                               (1ULL << 15) - 1,  // 3: and truncate
                                               (1ULL << 15) - 1,  // 4
                                               (1ULL << 16) - 1}; // 5: and ioctl on devices
constexpr std::uint64_t bind_and_connect = 3;                     // 4
constexpr std::uint64_t abstract_sockets_and_signals = 3;         // 6

// What a converter finds its libraries and tables in; a folder that does not exist is left out.
constexpr const char* readable[] = {"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/etc/fonts", "/usr/share/fonts",
                                    "/usr/share/fontconfig", "/usr/share/poppler", "/usr/share/antiword", "/usr/share/tesseract-ocr"};

Refused add_path(int ruleset, const char* path, std::uint64_t access) {
    const Descriptor opened(::open(path, O_PATH | O_CLOEXEC));
    if (!opened) {
        if (errno == ENOENT)
            return std::nullopt;
        return Refusal{"opening what a converter reads", errno};
    }
    struct stat status{};
    if (::fstat(opened.number(), &status) != 0)
        return Refusal{"fstat", errno};
    if (!S_ISDIR(status.st_mode))
        access &= ~std::uint64_t{LANDLOCK_ACCESS_FS_READ_DIR};
    landlock_path_beneath_attr rule{};
    rule.allowed_access = access;
    rule.parent_fd = opened.number();
    if (::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
        return Refusal{"landlock_add_rule", errno};
    return std::nullopt;
}

// The dynamic loader that the kernel opens to run a program: the converters' is our own (ELF, program header PT_INTERP).
const char* find_loader() {
    const char* loader = nullptr;
    ::dl_iterate_phdr(
        [](dl_phdr_info* program, std::size_t, void* found) {
            for (int i = 0; i < program->dlpi_phnum; ++i)
                if (program->dlpi_phdr[i].p_type == PT_INTERP) {
                    const std::uintptr_t address = program->dlpi_addr + program->dlpi_phdr[i].p_vaddr;
                    *static_cast<const char**>(found) = std::bit_cast<const char*>(address);
                }
            return 1; // the first is the program itself
        },
        &loader);
    return loader;
}

Refused allow_converter(int ruleset, const Orders& orders) {
    constexpr std::uint64_t read = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    for (const char* path : readable)
        if (Refused refused = add_path(ruleset, path, read))
            return refused;
    if (const char* loader = find_loader())
        if (Refused refused = add_path(ruleset, loader, LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE))
            return refused;
    return add_path(ruleset, orders.command.converter.front().c_str(), LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE);
}

} // namespace

int landlock_version() {
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version > 0 ? static_cast<int>(version) : 0;
}

Refused restrict_files(const Orders& orders) {
    const int version = landlock_version();
    if (version == 0)
        return orders.helper.allow_weak_sandbox ? Refused() : Refused(Refusal{"landlock", ENOSYS});
    Ruleset all;
    all.files = every_file_access[version < 5 ? version : 5];
    all.network = version >= 4 ? bind_and_connect : 0;
    all.scoped = version >= 6 ? abstract_sockets_and_signals : 0;
    const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    const Descriptor ruleset(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, size, 0)));
    if (!ruleset)
        return Refusal{"landlock_create_ruleset", errno};
    if (orders.command.task == Command::Task::convert)
        if (Refused refused = allow_converter(ruleset.number(), orders))
            return refused;
    if (::syscall(SYS_landlock_restrict_self, ruleset.number(), 0) != 0)
        return Refusal{"landlock_restrict_self", errno};
    return std::nullopt;
}

} // namespace qujat::sandbox
