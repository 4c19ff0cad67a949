"""Words that do not belong: banned.txt says which, where, and why."""

import fnmatch
import pathlib
import re

import tree as trees

LIST = "tests/structure/banned.txt"


class Rule:
    def __init__(self, pattern, line):
        self.pattern, self.line = pattern, line
        self.places, self.exceptions, self.reason, self.in_text = [], [], "", False


def read_rules(text, name=LIST):
    """A line at the margin is a regular expression; indented lines below it say `in`, `except`, `text`, `because`."""
    rules, faults = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if not line[0].isspace():
            rules.append(Rule(line.strip(), number))
            continue
        word, _, rest = line.strip().partition(" ")
        if not rules:
            faults.append(f"{name}:{number}: no expression above")
        elif word == "in":
            rules[-1].places += rest.split()
        elif word == "except":
            rules[-1].exceptions += rest.split()
        elif word == "text":
            rules[-1].in_text = True
        elif word == "because":
            rules[-1].reason = rest.strip()
        else:
            faults.append(f"{name}:{number}: '{word}' is none of in, except, text, because")
    for rule in rules:
        if not rule.places or not rule.reason:
            faults.append(f"{name}:{rule.line}: a rule needs 'in' and 'because'")
    return rules, faults


def _matches(name, globs):
    # A glob without a wildcard is a file or a folder with all below it.
    return any(fnmatch.fnmatchcase(name, glob) or name.startswith(glob.rstrip("/") + "/") for glob in globs)


def check(tree):
    rules, faults = read_rules(tree.text(LIST))
    yield from faults
    for rule in rules:
        expression = re.compile(rule.pattern)
        for name in tree.files:
            is_code = pathlib.PurePath(name).suffix in trees.CODE_SUFFIXES
            if name == LIST or not _matches(name, rule.places) or _matches(name, rule.exceptions) or not (is_code or rule.in_text):
                continue
            text = tree.text(name) if rule.in_text else tree.code(name)
            for match in expression.finditer(text):
                line = text.count("\n", 0, match.start()) + 1
                yield f"{name}:{line}: '{match[0].strip()}': {rule.reason} ({LIST}:{rule.line})"


UNORDERED = re.compile(r"\bunordered_(?:multi)?(?:map|set)\s*<[^;{}()]*>\s*&?\s*(\w+)")


def check_order(tree):
    """No loop over an unordered container: its order differs between libraries, and so would our bytes."""
    for name in tree.matching("src", suffixes=trees.CODE_SUFFIXES):
        code = tree.code(name)
        folder = name.rsplit("/", 1)[0]
        names = set()
        for other in tree.matching(folder, suffixes=trees.CODE_SUFFIXES):
            if other == name or not other.endswith(".cpp"):
                names |= set(UNORDERED.findall(tree.code(other)))
        for variable in sorted(names):
            for match in re.finditer(rf"for\s*\([^;()]*:\s*[\w.>-]*\b{variable}\s*\)|\b{variable}\s*(?:\.|->)\s*c?begin\s*\(", code):
                yield f"{name}:{code.count(chr(10), 0, match.start()) + 1}: the loop over the unordered '{variable}' has no order"


HOSTS = LIST.replace("banned", "hosts")
URL = re.compile(r"\b(?:https?|ftp)://([A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z])(?![\w])")


def check_hosts(tree):
    """Addresses in our files are names of standards or examples; what is fetched, and from where, is the builder's own setting."""
    known = [line.split("#")[0].strip() for line in tree.text(HOSTS).splitlines() if line.split("#")[0].strip()]
    for name in tree.files:
        if name == HOSTS or name.startswith("tests/fuzz/corpus/"):
            continue
        text = tree.text(name)
        for match in URL.finditer(text):
            host = match[1].lower()
            if "." in host and not any(host == good or host.endswith("." + good) for good in known):
                yield f"{name}:{text.count(chr(10), 0, match.start()) + 1}: the host {host} is not listed in {HOSTS}"
