"""The words of a document as another reader has them (pandoc, pdftotext, antiword), in an order that can be compared: what a reader of the page sees, notes after
their block."""

import collections
import json
import re
import shutil
import subprocess
import unicodedata

MARK = re.compile(r"^\s*(?:[•·‣▪▫■□●○◦◆◇➢➔→✓✔☐☑☒–—*-]|\(?\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+(?=\s+[^\W\d_])|[IVXL]{1,6}[.)]|\(?[^\W\d_]\))\s+(?=\S)")


def words(lines):
    """The words of the lines; punctuation, quotes and typed numbers before a line are left out, since readers disagree about them rightly."""
    result = []
    for line in lines:
        line = unicodedata.normalize("NFC", line).replace("\u00ad", "").replace("\u2011", "-")
        result += re.findall(r"\w+", MARK.sub("", line).replace("_", " ").lower())
    return result


class Walker:
    """Collects one line for each block of pandoc's tree; struck-through text is left out, as in ours."""

    def __init__(self):
        self.lines = []

    def blocks(self, blocks):
        for block in blocks:
            self.block(block)

    def block(self, block):
        kind, content = block["t"], block.get("c")
        if kind in ("Para", "Plain"):
            self.line(content)
        elif kind == "Header":
            self.line(content[2])
        elif kind in ("BlockQuote",):
            self.blocks(content)
        elif kind == "Div":
            self.blocks(content[1])
        elif kind == "BulletList":
            for item in content:
                self.blocks(item)
        elif kind == "OrderedList":
            for item in content[1]:
                self.blocks(item)
        elif kind == "DefinitionList":
            for term, definitions in content:
                self.line(term)
                for definition in definitions:
                    self.blocks(definition)
        elif kind == "LineBlock":
            for line in content:
                self.line(line)
        elif kind == "CodeBlock" or (kind == "RawBlock" and content[0] != "html"):
            self.lines += content[1].split("\n")
        elif kind == "Table":
            self.table(content)

    def table(self, content):
        _, caption, _, head, bodies, foot = content
        self.blocks(caption[1])
        rows = head[1] + [row for body in bodies for row in body[2] + body[3]] + foot[1]
        for row in rows:
            for cell in row[1]:
                self.blocks(cell[4])

    def line(self, inlines):
        text, after = [], []
        self.inlines(inlines, text, after)
        self.lines += "".join(text).split("\n")
        self.lines += after

    def inlines(self, inlines, text, after):
        for inline in inlines:
            kind, content = inline["t"], inline.get("c")
            if kind == "Str":
                text.append(content)
            elif kind in ("Space", "SoftBreak"):
                text.append(" ")
            elif kind == "LineBreak":
                text.append("\n")
            elif kind in ("Code", "Math") or (kind == "RawInline" and content[0] != "html"):
                text.append(content[1])
            elif kind in ("Quoted", "Cite", "Span", "Link"):
                self.inlines(content[1], text, after)
            elif kind in ("Emph", "Underline", "Strong", "Superscript", "Subscript", "SmallCaps"):
                self.inlines(content, text, after)
            elif kind == "Image":
                alternative = []
                self.inlines(content[1], alternative, after)
                after.append("".join(alternative))
            elif kind == "Note":
                inner = Walker()
                inner.blocks(content)
                after += inner.lines


def meta_lines(meta):
    """Title, subtitle, author, date: paragraphs that pandoc takes out of the text."""
    for name in ("title", "subtitle", "author", "date", "abstract"):
        value = meta.get(name)
        values = value["c"] if value and value["t"] == "MetaList" else [value] if value else []
        for one in values:
            walker = Walker()
            if one["t"] == "MetaInlines":
                walker.line(one["c"])
            elif one["t"] == "MetaBlocks":
                walker.blocks(one["c"])
            yield from walker.lines


def run(command, seconds):
    """What the program printed, or None when it fails or takes longer."""
    try:
        made = subprocess.run(command, capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    return made.stdout if made.returncode == 0 else None


def by_pandoc(form, path, seconds):
    made = run(["pandoc", "-f", form, "-t", "json", str(path)], seconds)
    if made is None:
        return None
    tree = json.loads(made)
    walker = Walker()
    walker.blocks(tree["blocks"])
    return words(list(meta_lines(tree["meta"])) + walker.lines)


def by_printing(command, seconds):
    """The words of a program that prints plain text to its standard output."""
    made = run(command, seconds)
    return None if made is None else words(made.decode("utf-8", "replace").replace("\f", "\n").split("\n"))


# For each format the program that reads it too, and how its words are had: path, seconds → words, or None when it does not open the file.
READERS = {
    "docx": ("pandoc", lambda path, seconds: by_pandoc("docx", path, seconds)),
    "odt": ("pandoc", lambda path, seconds: by_pandoc("odt", path, seconds)),
    "rtf": ("pandoc", lambda path, seconds: by_pandoc("rtf", path, seconds)),
    "html": ("pandoc", lambda path, seconds: by_pandoc("html", path, seconds)),
    "md": ("pandoc", lambda path, seconds: by_pandoc("gfm", path, seconds)),
    "pdf": ("pdftotext", lambda path, seconds: by_printing(["pdftotext", "-enc", "UTF-8", str(path), "-"], seconds)),
    "doc": ("antiword", lambda path, seconds: by_printing(["antiword", "-m", "UTF-8.txt", "-w", "0", str(path)], seconds)),
}


def read(form, path, seconds=40):
    """The words that the format's other reader has of the file; None when there is none, or it does not open the file in that time."""
    if form not in READERS or shutil.which(READERS[form][0]) is None:
        return None
    return READERS[form][1](path, seconds)


def agreement(ours, theirs):
    """Twice the longest common subsequence to the words of both: 1 is the same words in the same order. Myers' O(ND) walk, so nearly equal texts cost little."""
    total = len(ours) + len(theirs)
    if total == 0:
        return 1.0
    begin = 0
    while begin < min(len(ours), len(theirs)) and ours[begin] == theirs[begin]:
        begin += 1
    end = 0
    while end < min(len(ours), len(theirs)) - begin and ours[-1 - end] == theirs[-1 - end]:
        end += 1
    a, b = ours[begin:len(ours) - end], theirs[begin:len(theirs) - end]
    furthest = {1: 0}
    for distance in range(len(a) + len(b) + 1):
        for k in range(-distance, distance + 1, 2):
            if k == -distance or (k != distance and furthest[k - 1] < furthest[k + 1]):
                x = furthest[k + 1]
            else:
                x = furthest[k - 1] + 1
            y = x - k
            while x < len(a) and y < len(b) and a[x] == b[y]:
                x, y = x + 1, y + 1
            furthest[k] = x
            if x >= len(a) and y >= len(b):
                return (total - distance) / total
    return 0.0


def agreement_without_order(ours, theirs):
    """Twice the words that both have to the words of both."""
    total = len(ours) + len(theirs)
    return 2 * sum((collections.Counter(ours) & collections.Counter(theirs)).values()) / total if total else 1.0
