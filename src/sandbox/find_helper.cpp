#include "sandbox/sandbox.hpp"

#include <bit>
#include <filesystem>
#include <link.h>
#include <system_error>

namespace qujat::sandbox {

namespace {

namespace fs = std::filesystem;

struct Search {
    std::uintptr_t address = 0; ///< of a byte of ours
    std::string file;           ///< empty for the program itself
    bool found = false;
};

constexpr char ours = 0;

// Which program or shared library this code was loaded from. (dladdr gives the program by argv[0], which may be anything.)
int is_loaded_here(dl_phdr_info* loaded, std::size_t, void* search_pointer) {
    auto& search = *static_cast<Search*>(search_pointer);
    for (int i = 0; i < loaded->dlpi_phnum; ++i) {
        const auto& segment = loaded->dlpi_phdr[i];
        const std::uintptr_t begin = loaded->dlpi_addr + segment.p_vaddr;
        if (segment.p_type == PT_LOAD && search.address >= begin && search.address - begin < segment.p_memsz) {
            search.file = loaded->dlpi_name;
            search.found = true;
            return 1;
        }
    }
    return 0;
}

fs::path own_folder() {
    Search search;
    search.address = std::bit_cast<std::uintptr_t>(&ours);
    ::dl_iterate_phdr(is_loaded_here, &search);
    std::error_code error;
    const fs::path file = search.file.empty() ? fs::path("/proc/self/exe") : fs::path(search.file);
    return fs::canonical(file, error).parent_path();
}

} // namespace

diag::Result<Helper> find_helper(std::string_view program) {
    if (!program.empty()) {
        // Absolute, because the child starts in the root folder.
        std::error_code error;
        const fs::path given = fs::absolute(fs::path(program), error);
        return {Helper{error ? std::string(program) : given.string(), false}, {}};
    }
    const fs::path folder = own_folder();
    std::string places;
    for (const char* relative : {"qujat-sandbox", "../libexec/qujat/qujat-sandbox", "../../libexec/qujat/qujat-sandbox"}) {
        const fs::path candidate = (folder / relative).lexically_normal();
        std::error_code error;
        if (!folder.empty() && fs::is_regular_file(candidate, error))
            return {Helper{candidate.string(), false}, {}};
        places += (places.empty() ? "" : ", ") + candidate.string();
    }
    return {std::nullopt, {{"SBX-0001", {}, {{"places", places}}, {}}}};
}

} // namespace qujat::sandbox
