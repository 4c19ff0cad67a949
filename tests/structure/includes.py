"""Includes obey src/LAYERS: which room, which library, which system headers."""

import pathlib
import re

import tree as trees

STANDARD = set("""
algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes climits clocale cmath compare complex
concepts condition_variable coroutine csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception
execution filesystem format forward_list fstream functional future initializer_list iomanip ios iosfwd iostream istream iterator latch limits list
locale map memory memory_resource mutex new numbers numeric optional ostream queue random ranges ratio regex scoped_allocator semaphore set
shared_mutex span sstream stack stdexcept stop_token streambuf string string_view strstream syncstream system_error thread tuple type_traits
typeindex typeinfo unordered_map unordered_set utility valarray variant vector version
""".split())

# The system's own headers, room by room: who talks to the kernel is a decision, not a habit.
POSIX = {
    "engine": {"fcntl.h", "sys/stat.h", "unistd.h"},  # reads and writes whole files, output appears by rename
    "sandbox": {  # a child, its pipes and its limits
        "fcntl.h", "link.h", "poll.h", "signal.h", "spawn.h", "sys/mman.h", "sys/prctl.h", "sys/resource.h", "sys/socket.h", "sys/stat.h",
        "sys/syscall.h", "sys/types.h", "sys/wait.h", "unistd.h",
    },
    "helper": {"sys/stat.h", "unistd.h"},  # speaks by file descriptors
    "cli": {"fcntl.h", "poll.h", "sys/inotify.h", "termios.h", "unistd.h"},  # is it a terminal? a pass phrase is read without being shown; --watch waits for files
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:<([^>\n]+)>|"([^"\n]+)")', re.MULTILINE)


def includes(text):
    """(line, header, is in angle brackets) of every include."""
    plain = trees.strip_comments(text)
    for match in INCLUDE.finditer(plain):
        yield plain.count("\n", 0, match.start()) + 1, match[1] or match[2], match[1] is not None


def _check_layers(tree):
    above = []
    for room, (uses, _) in tree.layers.items():
        for used in uses:
            if used not in above:
                yield f"src/LAYERS: {room} may include {used}, which is not listed above it"
        above.append(room)  # a room may be listed before its folder exists: the list is the plan, too
    for name in tree.matching("src", suffixes=trees.CODE_SUFFIXES):
        room = name.split("/")[1]
        if room not in tree.layers:
            yield f"{name}: the room {room} is not in src/LAYERS"


def _judge(room, uses, libraries, header, angled, is_test):
    if not angled:
        first = header.split("/")[0]
        if is_test and (header == "catch.hpp" or "/" not in header or first == "structure"):
            return None
        target = "include" if first == "qujat" else first
        if target != room and target not in uses:
            return f'includes "{header}", but {room} may not use {target} (src/LAYERS)'
        return None
    if header in STANDARD or (is_test and "." in header):
        return None  # a test may look at the system and at libraries from outside, e.g. to parse back what was written
    if header in POSIX.get(room, ()):
        return None
    if any(header == library or (library.endswith("/") and header.startswith(library)) for library in libraries):
        return None
    return f"includes <{header}>, which is neither C++20's nor allowed to {room} (src/LAYERS, third column; POSIX headers: includes.py)"


def _own_header(tree, name):
    path = pathlib.PurePath(name)
    return str(path.with_suffix(".hpp")) if path.suffix == ".cpp" and str(path.with_suffix(".hpp")) in tree.files else None


def check(tree):
    yield from _check_layers(tree)
    for name in tree.matching("src", "include", "tests", suffixes=trees.CODE_SUFFIXES):
        parts = name.split("/")
        room = "include" if parts[0] == "include" else parts[1]
        if room not in tree.layers:
            continue
        uses, libraries = tree.layers[room]
        found = list(includes(tree.text(name)))
        for line, header, angled in found:
            fault = _judge(room, uses, libraries, header, angled, parts[0] == "tests")
            if fault:
                yield f"{name}:{line}: {fault}"
        own = _own_header(tree, name) if parts[0] == "src" else None
        if own and (not found or "src/" + found[0][1] != own):
            yield f'{name}:{found[0][0] if found else 1}: the first include is not its own header "{own[4:]}"'
