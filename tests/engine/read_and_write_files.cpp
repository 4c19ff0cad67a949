#include "support.hpp"

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace engine_test;
namespace fs = std::filesystem;

namespace {

long peak_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

RenderRequest request_for(const std::string& data_file) {
    RenderRequest request = request_of({certificate, "kk", "r703"});
    request.data.clear();
    request.data_file = data_file;
    return request;
}

std::size_t count_entries(const std::string& folder) { return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator())); }

} // namespace

TEST_CASE("a data file of 100 MB is refused at once and never taken into memory") {
    const std::string path = scratch("large") + "/data.json";
    save(path, "{");
    fs::resize_file(path, 100U << 20); // a hole: takes no room on the disk
    library().render(request_of({certificate, "kk", "r703"})); // everything else is loaded before measuring
    const long before = peak_kilobytes();
    const auto begin = std::chrono::steady_clock::now();
    const Outcome outcome = library().render(request_for(path));
    const auto took = std::chrono::steady_clock::now() - begin;
    const Problem problem = only(outcome, "ENG-0103");
    CHECK(problem.message.find("data.json") != std::string::npos);
    CHECK(problem.message.find("16 MB") != std::string::npos);
    CHECK(peak_kilobytes() - before < 8 * 1024);
    CHECK(took < std::chrono::seconds(5)); // reading it would take as long only on a very slow disk: the memory is the sharper test
    only(read_file(path, 16U << 20, Language::en), "ENG-0103");
}

TEST_CASE("a stream without end is cut off at the limit") {
    only(library().render(request_for("/dev/zero")), "ENG-0103");
    only(read_file("/dev/zero", 1U << 20, Language::en), "ENG-0103");
}

TEST_CASE("data that cannot be read are named, and why") {
    const std::string folder = scratch("unreadable");
    CHECK(only(library().render(request_for(folder + "/none.json")), "ENG-0101").message.find("none.json") != std::string::npos);
    only(library().render(request_for(folder)), "ENG-0102");
    only(library().render(request_for(folder + "/none.json/data.json")), "ENG-0101");
    fs::create_symlink("circle", folder + "/circle");
    CHECK_FALSE(library().render(request_for(folder + "/circle")).ok);
    only(read_file(folder, 100, Language::en), "ENG-0102");
    only(read_file(folder + "/none", 100, Language::en), "ENG-0101");
    if (geteuid() != 0) { // root reads everything
        save(folder + "/secret.json", "{}");
        chmod((folder + "/secret.json").c_str(), 0);
        only(library().render(request_for(folder + "/secret.json")), "ENG-0102");
    }
}

TEST_CASE("places in a data file bear the name that the caller gave") {
    const std::string folder = scratch("named");
    save(folder + "/data.json", "{\n  \"applicant\": 7\n}\n");
    const Outcome outcome = library().render(request_for(folder + "/data.json"));
    REQUIRE_FALSE(outcome.problems.empty());
    for (const Problem& problem : outcome.problems)
        CHECK(problem.file == folder + "/data.json");
}

TEST_CASE("a document may be named by the path of its folder, with files beside it") {
    const std::string folder = scratch("tree");
    fs::copy(std::string(QUJAT_SOURCE_DIR) + "/templates", folder, fs::copy_options::recursive);
    RenderRequest request = request_of({certificate, "kk", "r703"});
    const std::string by_id = rendered(library(), request);
    request.document = folder + "/" + certificate;
    CHECK(rendered(library(), request) == by_id);
    request.document += "/";
    CHECK(rendered(library(), request) == by_id);
}

TEST_CASE("a document is an id or a path, never a way out of the template tree") {
    for (const char* name : {"../templates/registration-certificate", "registration-certificate/../registration-certificate", "common/../registration-certificate", "..", "", "/", "registration-certificate\n", "registration-certificate/"}) {
        RenderRequest request = request_of({certificate, "kk", "r703"});
        request.document = name;
        INFO(name);
        const Outcome outcome = library().render(request);
        CHECK_FALSE(outcome.ok);
        CHECK_FALSE(has(outcome, "ENG-0001"));
        CHECK_FALSE(library().describe(name, false, Language::en).ok);
        CHECK_FALSE(library().sample(name, "kk", "", Language::en).ok);
    }
}

TEST_CASE("a file appears whole or not at all") {
    const std::string folder = scratch("write");
    const std::string path = folder + "/new.pdf";
    REQUIRE(write_file(path, "first", Language::en).ok);
    CHECK(load(path) == "first");
    REQUIRE(write_file(path, "second", Language::en).ok);
    CHECK(load(path) == "second");
    CHECK(count_entries(folder) == 1);
    // An ordinary new file: readable as the umask says, not private as temporary files are.
    const mode_t mask = umask(022);
    REQUIRE(write_file(folder + "/public.pdf", "x", Language::en).ok);
    umask(mask);
    CHECK((fs::status(folder + "/public.pdf").permissions() & fs::perms::mask) == fs::perms(0644));
    CHECK(count_entries(folder) == 2);
}

TEST_CASE("what cannot be written leaves nothing behind and the old file as it was") {
    const std::string folder = scratch("cannot");
    save(folder + "/old.pdf", "old");
    fs::create_directory(folder + "/folder");
    only(write_file(folder + "/none/new.pdf", "x", Language::en), "ENG-0106");
    only(write_file(folder + "/old.pdf/new.pdf", "x", Language::en), "ENG-0106"); // a file where a folder is due
    only(write_file(folder + "/folder", "x", Language::en), "ENG-0106");
    only(write_file(folder + "/folder/", "x", Language::en), "ENG-0106");
    only(write_file("", "x", Language::en), "ENG-0106");
    only(write_file(folder + "/" + std::string(300, 'n'), "x", Language::en), "ENG-0106");
    CHECK(load(folder + "/old.pdf") == "old");
    CHECK(count_entries(folder) == 2);
    CHECK(count_entries(folder + "/folder") == 0);
}

TEST_CASE("a disk without room is an error, not a shorter file") {
    const std::string folder = scratch("room");
    save(folder + "/old.pdf", "old");
    // The same as a full disk, without one: files of this process may not grow beyond 1000 bytes.
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{1000, before.rlim_max};
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    const Outcome outcome = write_file(folder + "/old.pdf", std::string(5000, 'x'), Language::en);
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    CHECK(only(outcome, "ENG-0106").message.find("old.pdf") != std::string::npos);
    CHECK(load(folder + "/old.pdf") == "old");
    CHECK(count_entries(folder) == 1);
}

TEST_CASE("a pipe or device is written to, never replaced by a file") {
    const std::string path = scratch("pipe") + "/pipe";
    REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    const int reader = open(path.c_str(), O_RDONLY | O_NONBLOCK);
    REQUIRE(reader >= 0);
    CHECK(write_file(path, "through", Language::en).ok);
    char got[16] = {};
    CHECK(::read(reader, got, sizeof got) == 7);
    CHECK(std::string(got) == "through");
    CHECK(fs::is_fifo(path));
    close(reader);
}

TEST_CASE("a link keeps leading to its file") {
    const std::string folder = scratch("link");
    save(folder + "/target.pdf", "old");
    fs::create_symlink("target.pdf", folder + "/link.pdf");
    REQUIRE(write_file(folder + "/link.pdf", "new", Language::en).ok);
    CHECK(fs::is_symlink(folder + "/link.pdf"));
    CHECK(load(folder + "/target.pdf") == "new");
    CHECK(count_entries(folder) == 2);
}
