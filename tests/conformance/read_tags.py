"""The tag tree of a PDF and what is marked on its pages, read from the JSON of qpdf: nothing of ours takes part."""
import base64
import json
import re
import subprocess

TOKEN = re.compile(rb"<<|>>|<[0-9A-Fa-f\s]*>|\((?:[^\\()]|\\.)*\)|\[|\]|/[^\s()<>\[\]{}/%]*|[^\s()<>\[\]{}/%]+", re.S)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}


def string_bytes(token):
    """What a string of a content stream holds (ISO 32000-1, 7.3.4); None when it is none."""
    if token.startswith(b"("):
        return re.sub(rb"\\([0-7]{1,3}|.)", lambda found: bytes([int(found[1], 8) % 256]) if found[1].isdigit() else ESCAPES.get(found[1], found[1]), token[1:-1], flags=re.S)
    if token.startswith(b"<") and token != b"<<":
        return bytes.fromhex(token[1:-1].decode())
    return None


class Mark:
    """A marked-content sequence: its words, whether the first and the last are bold."""

    def __init__(self, tag, page):
        self.tag, self.page, self.text, self.begins_bold, self.ends_bold = tag, page, "", None, None


class Element:
    def __init__(self, tag, attributes, alternative):
        self.tag, self.attributes, self.alternative, self.kids = tag, attributes, alternative, []  # kids: elements, marks

    def elements(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self):
        yield self
        for kid in self.elements():
            yield from kid.walk()

    def marks(self, without=()):
        for kid in self.kids:
            if isinstance(kid, Mark):
                yield kid
            elif kid.tag not in without:
                yield from kid.marks(without)


class File:
    """root: the element Document; artifacts: the marks outside of it, page by page; sizes: of the pages; unused: how many marks no element has."""

    def __init__(self, path):
        done = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path], stdout=subprocess.PIPE, check=True, timeout=300)
        self.objects = json.loads(done.stdout)["qpdf"][1]
        self.maps = {}
        catalog = self.get(self.objects["trailer"]["value"]["/Root"])
        pages = []
        self.list_pages(catalog["/Pages"], pages)
        self.sizes = [self.get(page)["/MediaBox"][2:] for page in pages]
        self.artifacts = []
        marks = {}
        for number, page in enumerate(pages):
            self.artifacts.append([])
            for key, mark in self.read_page(self.get(page), number):
                if key is None:
                    self.artifacts[-1].append(mark)
                elif (page, key) in marks:
                    raise ValueError(f"page {number + 1}: MCID {key} twice")
                else:
                    marks[page, key] = mark
        used = set()
        tree = self.get(catalog["/StructTreeRoot"])
        self.root = self.read_element(self.list_of(tree["/K"])[0], None, marks, used)
        self.unused = len(marks) - len(used)

    def get(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            held = self.objects["obj:" + value]
            value = held["value"] if "value" in held else held["stream"]["dict"]
        return value

    def stream(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    def list_of(self, value):
        value = value if isinstance(value, str) and value.endswith(" R") and not isinstance(self.get(value), list) else self.get(value)
        return value if isinstance(value, list) else [value]

    def list_pages(self, reference, pages):
        node = self.get(reference)
        if node["/Type"] == "/Page":
            pages.append(reference)
        for kid in self.get(node.get("/Kids", [])):
            self.list_pages(kid, pages)

    def read_element(self, reference, page, marks, used):
        held = self.get(reference)
        attributes = {}
        for owner in self.list_of(held.get("/A", [])):
            attributes.update(self.get(owner))
        element = Element(held["/S"][1:], attributes, held.get("/Alt", "u:")[2:])
        page = held.get("/Pg", page)
        for kid in self.list_of(held.get("/K", [])):
            if isinstance(kid, int):
                key = page, kid
            else:
                inner = self.get(kid)
                if inner.get("/Type") == "/OBJR":
                    continue
                if "/S" in inner:
                    element.kids.append(self.read_element(kid, page, marks, used))
                    continue
                key = inner.get("/Pg", page), inner["/MCID"]
            if key in used:
                raise ValueError(f"{key} belongs to two elements")
            used.add(key)
            element.kids.append(marks[key])
        return element

    def font(self, reference):
        """Glyph number → text, and whether the font is bold."""
        if reference not in self.maps:
            font = self.get(reference)
            found = {}
            for block in re.findall(rb"beginbfchar(.*?)endbfchar", self.stream(font["/ToUnicode"]), re.S):
                for glyph, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
                    found[int(glyph, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
            if re.search(rb"beginbfrange", self.stream(font["/ToUnicode"])):
                raise ValueError("ranges in ToUnicode are not understood")
            self.maps[reference] = found, "Bold" in font["/BaseFont"]
        return self.maps[reference]

    def read_page(self, page, number):
        """Pairs of an MCID, or None for an artifact, and its mark."""
        fonts = self.get(self.get(page["/Resources"]).get("/Font", {}))
        content = b"\n".join(self.stream(part) for part in self.list_of(page["/Contents"]))
        stack, operands, made, current = [], [], [], None
        for token in TOKEN.findall(content):
            if token in (b"BDC", b"BMC"):
                properties = dict(zip(operands, operands[1:]))
                if b"/ActualText" in properties and stack:
                    mark = stack[-1][0]
                    mark.text += string_bytes(properties[b"/ActualText"]).decode("utf-16")
                    stack.append((mark, True))
                else:
                    mark = Mark(operands[0][1:].decode(), number)
                    made.append((int(properties[b"/MCID"]) if b"/MCID" in properties else None, mark))
                    stack.append((mark, False))
            elif token == b"EMC":
                stack.pop()
            elif token == b"Tf":
                current = self.font(fonts[operands[-2].decode()])
            elif token in (b"Tj", b"TJ"):
                if not stack:
                    raise ValueError(f"page {number + 1}: text outside marked content")
                mark, is_replaced = stack[-1]
                mark.begins_bold, mark.ends_bold = current[1] if mark.begins_bold is None else mark.begins_bold, current[1]
                for string in filter(None, map(string_bytes, operands if not is_replaced else ())):
                    mark.text += "".join(current[0][string[i] * 256 + string[i + 1]] for i in range(0, len(string), 2))
            if re.fullmatch(rb"[A-Za-z'\"]+\*?", token):
                operands = []
            else:
                operands.append(token)
        return made


def letters(marks):
    return "".join("".join(mark.text for mark in marks).replace("\u00ad", "").split())
