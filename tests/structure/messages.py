"""The catalogue of messages: complete in three languages, well said, used, and tested; docs/messages.md is printed from it."""

import collections
import difflib
import re
import subprocess

import tree as trees

FOLDER = "src/diag/messages"
ENTRY = re.compile(r'\{\s*"([A-Z]{3}-\d{4})"\s*,\s*Severity::(error|warning|note)\s*,')
STRING = re.compile(r'"((?:\\.|[^"\\\n])*)"')
LANGUAGES = ("kk", "ru", "en")

Entry = collections.namedtuple("Entry", "id file line words")  # words: language -> (text, hint)


def _groups(text, at):
    """The strings of each innermost {…} from `at` to the brace that closes the entry."""
    groups, strings, depth = [], None, 1
    while depth > 0 and at < len(text):
        string = STRING.match(text, at)
        if string:
            if strings is not None:
                # Literals side by side are one text; a comma begins the next.
                strings[-1] += string[1]
            at = string.end()
            continue
        if text[at] == "{":
            depth, strings = depth + 1, [""]
        elif text[at] == "}":
            depth -= 1
            if strings is not None:
                groups.append(strings)
            strings = None
        elif text[at] == "," and strings is not None:
            strings.append("")
        at += 1
    return groups


def read_catalogue(tree):
    for name in tree.matching(FOLDER, suffixes={".cpp"}):
        text = trees.strip_comments(tree.text(name))
        for match in ENTRY.finditer(text):
            words = dict(zip(LANGUAGES, _groups(text, match.end())))
            yield Entry(match[1], name, text.count("\n", 0, match.start()) + 1, words)


def _placeholders(words):
    # An argument that is itself a text comes once a language: {label_kk}, {label_ru}, {label_en}.
    return {re.sub(r"_(?:kk|ru|en)$", "", name) for name in re.findall(r"\{([a-z_]+)\}", " ".join(words))}


def _check_words(entry):
    where = f"{entry.file}:{entry.line}: {entry.id}"
    for language in LANGUAGES:
        said = entry.words.get(language, [])
        if len(said) != 2 or not all(part.strip() for part in said):
            yield f"{where}: {language} needs a text and a hint"
            continue
        for part in said:
            if part.endswith(".") and not part.endswith("..."):
                yield f"{where}: {language} ends with a period: {part}"
            first = re.match(r"(\w+)", part)
            # A name or an abbreviation may begin a message; an ordinary word is lower-case.
            if first and len(first[1]) > 1 and first[1][0].isupper() and first[1][1:].islower() and first[1] not in NAMES:
                yield f"{where}: {language} begins with a capital letter: {part}"
        for wrong in re.findall(r"\{[a-z_]+_(?:kk|ru|en)\}", " ".join(said)):
            if not wrong.endswith(language + "}"):
                yield f"{where}: {language} prints {wrong}"
    texts = {language: _placeholders(entry.words[language]) for language in LANGUAGES if language in entry.words}
    for language, found in texts.items():
        if found != texts.get("en", found):
            yield f"{where}: the placeholders of {language} and en differ: {', '.join(sorted(found ^ texts['en']))}"


NAMES = {"Unicode", "Qujat", "Debian", "Windows", "Linux", "Юникод"}


def check(tree):
    entries, seen = list(read_catalogue(tree)), {}
    if not entries:
        yield f"{FOLDER}: no entry found"
    for entry in entries:
        if entry.id in seen:
            yield f"{entry.file}:{entry.line}: {entry.id} is also in {seen[entry.id].file}:{seen[entry.id].line}"
        seen[entry.id] = entry
        yield from _check_words(entry)
    prefixes = {}
    for entry in entries:
        owner = prefixes.setdefault(entry.id[:3], entry.file)
        if owner != entry.file:
            yield f"{entry.file}:{entry.line}: {entry.id}: the numbers of {entry.id[:3]} stand in {owner}"

    used = {}
    mention = re.compile(r'"([A-Z]{3}-\d{4})"|\b((?:' + "|".join(sorted(prefixes) or ["-"]) + r")-\d{4})\b")
    for name in tree.matching("src", "include", suffixes=trees.CODE_SUFFIXES):
        if name.startswith(FOLDER):
            continue
        text = tree.text(name)
        produced = trees.strip_comments(text)
        for match in mention.finditer(text):
            found = match[1] or match[2]
            if found not in seen:
                yield f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {found} is not in the catalogue"
        for match in mention.finditer(produced):
            used.setdefault(match[1] or match[2], name)

    tested = set()
    for name in tree.matching("tests"):
        if not name.startswith(("tests/structure/", "tests/fuzz/corpus/")):
            tested.update(re.findall(r"\b[A-Z]{3}-\d{4}\b", tree.text(name)))
    for entry in entries:
        if entry.id not in used:
            yield f"{entry.file}:{entry.line}: {entry.id} is used nowhere in src"
        elif entry.id not in tested:
            yield f"{entry.file}:{entry.line}: {entry.id} is named by no test (used in {used[entry.id]})"


PAGE = "docs/messages.md"


def check_page(tree, program, page=PAGE):
    """`program` prints the page from what it is linked with: the catalogue of messages, the table of properties."""
    printed = subprocess.run([program], capture_output=True, text=True, check=True, encoding="utf-8").stdout
    kept = tree.text(page) if page in tree.files else ""
    if printed != kept:
        yield f"{page} is not what the program says; write it again: {program} > {page}"
        for line in list(difflib.unified_diff(kept.splitlines(), printed.splitlines(), page, "program", lineterm="", n=0))[:12]:
            yield "    " + line
