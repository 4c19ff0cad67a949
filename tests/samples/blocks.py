"""The fenced blocks of the documentation, and what is to be done with each."""

import pathlib
import re

FENCE = re.compile(r"^(?P<fence>```+)(?P<info>[^`\n]*)\n(?P<text>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL)
# Printed by a program, and checked against it by another test.
NOT_WRITTEN = {"docs/messages.md"}


class Block:
    def __init__(self, file, line, info, text):
        self.file, self.line, self.text = file, line, text
        words = info.split()
        self.language = words[0] if words else ""
        self.marks = set(words[1:])

    @property
    def where(self):
        return f"{self.file}:{self.line}"

    @property
    def skipped(self):
        return "no-run" in self.marks

    @property
    def is_program(self):
        return self.language == "cpp" and re.search(r"^int main\(", self.text, re.MULTILINE) is not None

    @property
    def stem(self):
        """A name for files made of it: README_31."""
        return re.sub(r"[^A-Za-z0-9]+", "_", self.file.removesuffix(".md")) + f"_{self.line}"


def pages(root):
    names = [name for name in ("README.md", "CONTRIBUTING.md") if (root / name).exists()]
    names += sorted(str(path.relative_to(root)) for path in (root / "docs").rglob("*.md"))
    return [name for name in names if name not in NOT_WRITTEN]


def read(root):
    """All blocks, in the order in which a reader meets them."""
    root = pathlib.Path(root)
    found = []
    for name in pages(root):
        text = (root / name).read_text(encoding="utf-8")
        for match in FENCE.finditer(text):
            found.append(Block(name, text.count("\n", 0, match.start()) + 1, match["info"], match["text"]))
    return found
