"""The shape of the tree: length of files, a test folder for every room, package names, templates that somebody uses."""

import pathlib
import posixpath
import re

LONG = "tests/structure/long_files.txt"
LIMIT = 500
MEASURED = {".cpp", ".hpp", ".h", ".py", ".sh", ".cmake"}


def check_length(tree, report=print):
    """Prints the longest files; above the limit a file stands in long_files.txt with a reason, and leaves the list when it shrinks."""
    excused = {}
    for number, line in enumerate(tree.text(LONG).splitlines() if LONG in tree.files else [], 1):
        if line.strip() and not line.startswith("#"):
            name, _, reason = line.partition(" ")
            excused[name] = number
            if len(reason.split()) < 3:
                yield f"{LONG}:{number}: {name} needs a reason"
    lengths = {
        name: tree.text(name).count("\n")
        for name in tree.matching("src", "include", "tests", "cmake")
        if pathlib.PurePath(name).suffix in MEASURED or name.endswith("CMakeLists.txt")
    }
    for name, length in sorted(lengths.items(), key=lambda item: -item[1])[:8]:
        report(f"{length:5} {name}")
    for name, length in lengths.items():
        if length > LIMIT and name not in excused:
            yield f"{name}: {length} lines, more than {LIMIT}: split it, or list it with a reason in {LONG}"
    for name, number in excused.items():
        if lengths.get(name, 0) <= LIMIT:
            yield f"{LONG}:{number}: {name} is not longer than {LIMIT} lines any more"


def check_rooms(tree):
    """The face rooms have tests of another kind, in a folder of the same name all the same."""
    for room in sorted({name.split("/")[1] for name in tree.matching("src") if name.count("/") > 1}):
        if not any(True for _ in tree.matching(f"tests/{room}", suffixes={".cpp", ".py"})):
            yield f"src/{room}: has no tests/{room}"


PACKAGES = "cmake/packages.txt"
SECTIONS = ["run", "build", "test"]


def check_packages(tree):
    """What bootstrap.sh reads with sed: three sections, one Debian package a line, sorted, each once."""
    sections, names, seen = [], [], {}
    for number, line in enumerate(tree.text(PACKAGES).splitlines(), 1):
        where = f"{PACKAGES}:{number}"
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            if not re.fullmatch(r"\[[a-z]+\]", line):
                yield f"{where}: not a section: {line}"
            sections.append(line.strip("[]"))
            names = []
        elif not re.fullmatch(r"[a-z0-9][a-z0-9+.-]+\??", line):
            yield f"{where}: not a package name: '{line}'"
        elif not sections:
            yield f"{where}: {line} stands before the first section"
        else:
            if line in seen:
                yield f"{where}: {line} is also on line {seen[line]}"
            if names and line < names[-1]:
                yield f"{where}: {line} is not in alphabetical order"
            seen[line] = number
            names.append(line)
    if sections != SECTIONS:
        yield f"{PACKAGES}: the sections are {sections}, expected {SECTIONS}"


# Files that the software opens by name.
ENTRIES = re.compile(
    r"templates/(?:(?:acts|calendar|indices)\.xml|operator\.json|packages/(?:schema\.json|[a-z-]+\.xml)|common/(?:(?:blocks|case)\.json|stamp\.(?:json|kk\.xhtml|ru\.xhtml))"
    r"|[a-z0-9-]+/(?:contract\.json|sample\.json|(?:kk|ru|en)(?:\.[a-z0-9-]+)?\.xhtml|requirements-[a-z0-9]+\.xml|parts\.xml|(?:weights|concepts)\.txt))"
)
REFERENCE = re.compile(r"""(?:\b(?:href|src)\s*=\s*["']([^"'{}#]+)["'])|(?:@import\s+["']([^"']+)["'])|(?:(?<![\w:-])url\(\s*["']?([^"')]+)["']?\s*\))""")
NAMED_FILE = re.compile(r'"([^"\s:]+\.(?:png|jpe?g|svg|css|xhtml))"')


def _references(tree, name):
    text = tree.text(name)
    folder = posixpath.dirname(name)
    if name.endswith(".json"):
        for match in NAMED_FILE.finditer(text):
            yield text.count("\n", 0, match.start()) + 1, posixpath.normpath("templates/" + match[1])
    elif name.endswith((".xhtml", ".css")):
        plain = re.sub(r"<!--.*?-->|/\*.*?\*/", lambda match: "\n" * match[0].count("\n"), text, flags=re.DOTALL)
        for match in REFERENCE.finditer(plain):
            target = match[1] or match[2] or match[3]
            if not re.match(r"[a-z]+:", target):
                yield plain.count("\n", 0, match.start()) + 1, posixpath.normpath(posixpath.join(folder, target))


def check_templates(tree):
    files = set(tree.matching("templates"))
    reached, waiting = set(), [name for name in sorted(files) if ENTRIES.fullmatch(name)]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        for line, target in _references(tree, name):
            if target in files:
                waiting.append(target)
            else:
                yield f"{name}:{line}: {target} does not exist"
    for name in sorted(files - reached):
        yield f"{name}: nothing refers to it"
