"""The source tree as the checks see it: which files belong to it, their text, and their code without comments and strings."""

import functools
import pathlib
import re
import subprocess

CODE_SUFFIXES = {".cpp", ".hpp", ".h"}
NOT_OURS = {".git", "build", "out", ".cache", "__pycache__"}

TOKEN = re.compile(
    r"""(?P<raw>R"(?P<delimiter>[^()\s\\]{0,16})\(.*?\)(?P=delimiter)")
      | (?P<string>"(?:\\.|[^"\\\n])*")
      | (?P<character>(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+')
      | (?P<comment>//[^\n]*|/\*.*?\*/)""",
    re.VERBOSE | re.DOTALL,
)


def _line_feeds(text):
    return "\n" * text.count("\n")


def strip_code(text):
    """Without comments and without what stands in string and character literals; line numbers stay."""

    def replace(match):
        if match["comment"]:
            return " " + _line_feeds(match[0])
        return ("''" if match["character"] else '""') + _line_feeds(match[0])

    return TOKEN.sub(replace, text)


def strip_comments(text):
    return TOKEN.sub(lambda match: " " + _line_feeds(match[0]) if match["comment"] else match[0], text)


def comment_lines(text):
    """Numbers (from 1) of the lines that hold a comment or a part of one."""
    lines = set()
    for match in TOKEN.finditer(text):
        if match["comment"]:
            first = text.count("\n", 0, match.start()) + 1
            lines.update(range(first, first + match[0].count("\n") + 1))
    return lines


class Tree:
    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()

    @functools.cached_property
    def files(self):
        """Paths relative to the root, with '/', sorted: what git tracks or would track; without git, every file but build trees."""
        listed = subprocess.run(
            ["git", "-C", str(self.root), "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", "."],
            capture_output=True,
        ) if (self.root / ".git").exists() else None
        if listed is not None and listed.returncode == 0:
            names = listed.stdout.decode().split("\0")
        else:
            names = [str(path.relative_to(self.root)) for path in self.root.rglob("*")]
        return sorted(
            name for name in set(names)
            if name and not NOT_OURS & set(name.split("/")) and (self.root / name).is_file()
        )

    def matching(self, *folders, suffixes=None):
        """Files under the folders ('src', 'tests/xml') with one of the suffixes."""
        for name in self.files:
            if folders and not any(name == folder or name.startswith(folder + "/") for folder in folders):
                continue
            if suffixes is None or pathlib.PurePath(name).suffix in suffixes:
                yield name

    @functools.lru_cache(maxsize=None)
    def text(self, name):
        """The text of a file; none of a picture or another binary file."""
        content = (self.root / name).read_bytes()
        return "" if b"\0" in content else content.decode("utf-8", errors="replace")

    @functools.lru_cache(maxsize=None)
    def code(self, name):
        return strip_code(self.text(name))

    @functools.cached_property
    def layers(self):
        """Room -> (rooms it may include, third-party headers it may include), in the order of src/LAYERS."""
        rooms = {}
        for line in self.text("src/LAYERS").splitlines():
            if line.strip() and not line.startswith("#"):
                room, _, rest = line.partition(":")
                uses, _, headers = rest.partition("|")
                rooms[room.strip()] = (uses.split(), headers.split())
        return rooms
