"""The words of a paper from its `--format document` dump, and the comparison with what a reader got out of the PDF."""
import re
import unicodedata

STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
# Where a line may end without a space: behind hyphens, dashes and slashes.
BREAK_AFTER = "-‐–—/…"


def unescaped(text):
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


class Dump:
    """blocks: the text of each block in reading order. furniture: lines in the margins of the first and of other pages."""

    def __init__(self, text):
        self.blocks, self.furniture = [], {"first": [], "other": []}
        open_block = False
        for line in text.splitlines():
            words = line.strip()
            if words.startswith(("first ", "other ")):
                where, _, rest = words.partition(" ")
                strings = [unescaped(found) for found in STRING.findall(rest)]
                self.furniture[where].append("".join(strings) if strings else None)  # None: the page number
            elif words == "br":
                self.blocks[-1] += "\n"
            elif words.startswith('"'):
                if not open_block:
                    self.blocks.append("")
                open_block = True
                self.blocks[-1] += unescaped(STRING.match(words)[1])
                continue
            else:
                open_block = False
                continue
            open_block = open_block and words == "br"

    def text(self):
        return "\n".join(block for block in self.blocks if block.strip())


def normal(text):
    """White space of every kind is a space; letters composed as fonts have them."""
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[\u00a0\u202f\u2007]", " ", text)


def without_furniture(pages, dump):
    """Pages without the lines in their margins; a complaint for each that is not there."""
    left, complaints = [], []
    for number, page in enumerate(pages, 1):
        lines = page.splitlines()
        for words in dump.furniture["first" if number == 1 else "other"]:
            wanted = str(number) if words is None else words
            if wanted in lines:
                lines.remove(wanted)
            else:
                complaints.append(f"page {number}: no line {wanted!r} in the margin")
        left.append("\n".join(lines))
    return left, complaints


def compare(expected, got):
    """None when `got` is `expected` but for white space where lines end; else where they part."""
    expected, got = normal(expected), normal(got)
    want = at = 0
    previous = ""
    while want < len(expected):
        letter = expected[want]
        if letter.isspace():
            end = want
            while end < len(expected) and expected[end].isspace():
                end += 1
            start = at
            while at < len(got) and got[at].isspace():
                at += 1
            if at == start and at < len(got) and end < len(expected) and want > 0:
                break
            want, previous = end, " "
            continue
        if at < len(got) and got[at] == "\n" and previous and previous in BREAK_AFTER:
            while at < len(got) and got[at].isspace():
                at += 1
        if at >= len(got) or got[at] != letter:
            break
        previous, want, at = letter, want + 1, at + 1
    if want >= len(expected) and not got[at:].strip():
        return None
    return f"expected …{expected[max(0, want - 30):want + 30]!r}, found …{got[max(0, at - 30):at + 30]!r}"
