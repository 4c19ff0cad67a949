"""The words of a paper from its `--format document` dump, and the comparison with what a reader got out of the PDF."""
import re
import unicodedata

STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
# Where a line may end without a space: behind hyphens, dashes and slashes.
BREAK_AFTER = "-‐–—/…"


def unescaped(text):
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


PIECE = re.compile(STRING.pattern + r"|\b(pages?)\b")


class Dump:
    """blocks: the text of each block in reading order. heads: the blocks of each table's header rows, which every further page of it repeats.
    furniture: for each kind of page, what stands in the margins of the first and of other pages: the box and its pieces, which are strings, "page", "pages"."""

    def __init__(self, text):
        self.blocks, self.heads, self.furniture = [], [], []
        open_block, head_level = False, None
        for line in text.splitlines():
            words = line.strip()
            level = len(line) - len(line.lstrip())
            if head_level is not None and level <= head_level:
                head_level = None
            if words.startswith("page "):
                self.furniture.append({"first": [], "other": []})
            elif " table-header-group " in f"{words} ":
                head_level = level
                self.heads.append([])
            if words.startswith(("first ", "other ")):
                where, _, rest = words.partition(" ")
                pieces = [(unescaped(found[1]), None) if found[2] is None else (None, found[2]) for found in PIECE.finditer(rest.partition(" ")[2])]
                self.furniture[-1][where].append((rest.split(" ")[0], pieces))
            elif words == "br":
                self.blocks[-1] += "\n"
            elif words.startswith('"'):
                if not open_block:
                    self.blocks.append("")
                    if head_level is not None:
                        self.heads[-1].append(len(self.blocks) - 1)
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


def undivided(text):
    """Words that a hyphen of ours divided are whole again: such a hyphen is read as a soft one (U+00AD)."""
    return re.sub("\u00ad\n+", "", text)


def squeezed(text):
    return re.sub(r"\s", "", normal(text)).replace("\u00ad", "")


def without_head(page, head):
    """The page without the header rows with which it begins; None when it does not begin with them."""
    at = 0
    for letter in head:
        while at < len(page) and (page[at].isspace() or page[at] == "\u00ad"):
            at += 1
        if at >= len(page) or normal(page[at]) != letter:
            return None
        at += 1
    return page[at:]


def without_furniture(pages, dump):
    """Pages without the lines in their margins and without the header rows that a table repeats; a complaint for each line that is not there."""
    left, complaints = [], []
    heads = [squeezed("".join(dump.blocks[block] for block in head)) for head in dump.heads]
    for number, page in enumerate(pages, 1):
        numbers = {"page": str(number), "pages": str(len(pages))}
        missing = []
        for kind in dump.furniture:
            lines, absent, edges = page.splitlines(), [], {}
            for box, pieces in kind["first" if number == 1 else "other"]:
                edge, _, place = box.partition("-")
                words = "".join(text if name is None else numbers[name] for text, name in pieces)
                edges.setdefault(edge, []).append((("left", "center", "right").index(place), words))
            for boxes in edges.values():
                apart = [words for _, words in sorted(boxes)]
                together = " ".join(apart)  # boxes side by side may be read as one line
                for wanted in [together] if together in lines else apart:
                    if wanted in lines:
                        del lines[len(lines) - 1 - lines[::-1].index(wanted)]  # the margins are drawn last: a numbered row above may look like the page number
                    else:
                        absent.append(f"page {number}: no line {wanted!r} in the margin")
            missing.append(absent)
            if not absent:
                break
        complaints += min(missing, key=len)
        text = "\n".join(lines)
        # A table that goes on repeats its header rows; on the page where it begins, they are its own.
        if number > 1 and heads:
            before = squeezed("".join(left))
            for head in heads:
                rest = without_head(text, head)
                if head and rest is not None and head in before:
                    text = rest
                    break
        left.append(text)
    return left, complaints


def compare(expected, got, may_divide=False):
    """None when `got` is `expected` but for white space where lines end; else where they part. `may_divide`: words may go on in the next line."""
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
        if at < len(got) and got[at] == "\n" and previous and (may_divide or previous in BREAK_AFTER):
            while at < len(got) and got[at].isspace():
                at += 1
        if at >= len(got) or got[at] != letter:
            break
        previous, want, at = letter, want + 1, at + 1
    if want >= len(expected) and not got[at:].strip():
        return None
    return f"expected …{expected[max(0, want - 30):want + 30]!r}, found …{got[max(0, at - 30):at + 30]!r}"
