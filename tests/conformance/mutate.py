#!/usr/bin/env python3
"""mutate.py NAME IN.pdf OUT.pdf: a copy of one of our PDFs with exactly one fault in it.

A judge that never says no proves nothing: each fault below must be found by somebody.

  name             the fault                                             veraPDF 1.30 says no to
  none             only rewritten: must be judged as IN is               nothing
  no-tounicode     a composite font without /ToUnicode                   3a 6.2.11.7.2, ua 7.21.7
  wrong-widths     every width in a CID font's /W is off by 137          3a 6.2.11.5, ua 7.21.5
  untagged-rule    a black bar on page 1 outside all marked content      ua 7.1-3
  no-pdfuaid       XMP that does not claim PDF/UA                        ua 5-1
  obj-no-eol       "N 0 obj<<" on one line                               3a 6.1.9
  no-alt           a Figure without /Alt                                 ua 7.3
  bad-parent-tree  page 1 has no entry in the structure's parent tree    ua 7.1-3
  no-scope         a TH that does not say which cells it heads           ua 7.5-1
  odd-row          a table row that has lost a cell                      ua 7.2-43
  no-contents      a link annotation without alternate description       ua 7.18.5-2
  untagged-link    a link annotation that does not name its element      ua 7.18.5-1

Reads only what our writer makes: classic xref tables, no object streams, any number of
incremental updates (they are merged, which breaks signatures). Exit 2: not such a file, or
it has nothing to break.
"""
import re
import sys
import zlib


class Refused(Exception):
    pass


class Ref(int):
    """Number of an indirect object; the generation is always 0 in our files."""


class Word(bytes):
    """Any token kept as written: name, number, string, keyword."""


GAP = re.compile(rb"(?:[\0\t\n\f\r ]|%[^\r\n]*(?:[\r\n]|\Z))*")
REF = re.compile(rb"(\d+)\s+0\s+R(?![A-Za-z])")
WORD = re.compile(rb"<<|>>|[\[\]]|<[0-9A-Fa-f\s]*>|/[^\0\t\n\f\r ()<>\[\]{}/%]*"
                  rb"|[^\0\t\n\f\r ()<>\[\]{}/%]+")
HEADER = re.compile(rb"(\d+)\s+0\s+obj")


class Reader:
    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def fail(self, what):
        raise Refused(f"{what} at byte {self.at}")

    def match(self, pattern):
        self.at = GAP.match(self.data, self.at).end()
        found = pattern.match(self.data, self.at)
        if found:
            self.at = found.end()
        return found

    def string(self):
        start, depth = self.at, 0
        while True:
            if self.at >= len(self.data):
                self.fail("unclosed string")
            c = self.data[self.at:self.at + 1]
            self.at += 2 if c == b"\\" else 1
            depth += (c == b"(") - (c == b")")
            if depth == 0:
                return Word(self.data[start:self.at])

    def value(self):
        ref = self.match(REF)
        if ref:
            return Ref(ref[1])
        if self.data[self.at:self.at + 1] == b"(":
            return self.string()
        word = self.match(WORD)
        if not word:
            self.fail("not a PDF value")
        if word[0] == b"<<":
            made = {}
            while (key := self.value()) != b">>":
                made[key] = self.value()
            return made
        if word[0] == b"[":
            made = []
            while (item := self.value()) != b"]":
                made.append(item)
            return made
        return Word(word[0])


def text(value):
    if isinstance(value, dict):
        return b"<<\n" + b"".join(k + b" " + text(v) + b"\n" for k, v in value.items()) + b">>"
    if isinstance(value, list):
        return b"[ " + b"".join(text(v) + b" " for v in value) + b"]"
    return b"%d 0 R" % value if isinstance(value, Ref) else value


class File:
    """objects: number -> its bytes between "obj" and "endobj", newlines included."""

    def __init__(self, data):
        start = HEADER.search(data)
        if not data.startswith(b"%PDF-") or not start:
            raise Refused("not a PDF file with objects")
        self.head, self.objects, self.trailer, self.glued = data[:start.start()], {}, None, set()
        r = Reader(data, start.start())
        while GAP.fullmatch(data, r.at) is None:
            if header := r.match(HEADER):
                body = r.at
                made = r.value()
                if r.match(re.compile(rb"stream\r?\n")):
                    length = made.get(b"/Length")
                    # An indirect length may not be read yet: then trust the keyword.
                    r.at = data.find(b"endstream", r.at) if isinstance(length, Ref) else r.at + int(length)
                    if not r.match(re.compile(rb"endstream")):
                        r.fail("no endstream")
                if not r.match(re.compile(rb"endobj")):
                    r.fail("no endobj")
                self.objects[int(header[1])] = data[body:r.at - len(b"endobj")]
            elif r.match(re.compile(rb"xref\s[\d\snf]*trailer")):
                self.trailer = {**(self.trailer or {}), **r.value()}
                if not r.match(re.compile(rb"startxref\s+\d+\s+%%EOF")):
                    r.fail("no startxref")
            else:
                r.fail("not an object or xref table")
        if not self.trailer or b"/XRefStm" in self.trailer or b"/Encrypt" in self.trailer:
            raise Refused("no plain classic xref table, or encrypted")

    def get(self, value):
        """The value itself, or what it refers to (for a stream: its dictionary)."""
        return Reader(self.objects[value]).value() if isinstance(value, Ref) else value

    def put(self, number, value):
        """Replaces the value and keeps the stream, if there is one."""
        r = Reader(self.objects[number])
        r.value()
        self.objects[number] = b"\n" + text(value) + self.objects[number][r.at:]

    def each(self, **wanted):
        for number in sorted(self.objects):
            value = self.get(Ref(number))
            if isinstance(value, dict) and all(value.get(b"/" + k.encode()) == b"/" + v.encode()
                                               for k, v in wanted.items()):
                yield number, value

    def first(self, **wanted):
        for found in self.each(**wanted):
            return found
        raise Refused("no object with " + ", ".join(f"/{k} /{v}" for k, v in wanted.items()))

    def root(self):
        return self.get(self.trailer[b"/Root"])

    def page(self):
        """Number of the first page in reading order."""
        node = self.root()[b"/Pages"]
        while b"/Kids" in self.get(node):
            node = self.get(self.get(node)[b"/Kids"])[0]
        return node

    def stream(self, number):
        r = Reader(self.objects[number])
        made = r.value()
        r.match(re.compile(rb"stream\r?\n"))
        raw = r.data[r.at:r.at + int(self.get(made[b"/Length"]))]
        kind = made.get(b"/Filter")
        if kind is None:
            return made, raw
        if kind not in (b"/FlateDecode", [b"/FlateDecode"]) or b"/DecodeParms" in made:
            raise Refused(f"object {number} has a filter other than plain FlateDecode")
        return made, zlib.decompress(raw)

    def set_stream(self, number, made, data):
        packed = zlib.compress(data, 9) if b"/Filter" in made else data
        made[b"/Length"] = Word(b"%d" % len(packed))
        self.objects[number] = b"\n" + text(made) + b"\nstream\n" + packed + b"\nendstream\n"

    def bytes(self):
        out, places = bytearray(self.head), {}
        for number in sorted(self.objects):
            places[number] = len(out)
            body = self.objects[number]
            out += b"%d 0 obj" % number + (body.lstrip() if number in self.glued else body) + b"endobj\n"
        size = max(places) + 1
        free = [n for n in range(size) if n not in places] + [0]  # a ring through entry 0
        table = len(out)
        out += b"xref\n0 %d\n" % size
        for n in range(size):
            if n in places:
                out += b"%010d 00000 n \n" % places[n]
            else:
                out += b"%010d %05d f \n" % (free[free.index(n, 0) + 1], 0 if n else 65535)
        trailer = {k: v for k, v in self.trailer.items() if k != b"/Prev"}
        trailer[b"/Size"] = Word(b"%d" % size)
        return bytes(out + b"trailer\n" + text(trailer) + b"\nstartxref\n%d\n%%%%EOF\n" % table)


def none(f):
    return "nothing"


def no_tounicode(f):
    for number, font in f.each(Type="Font", Subtype="Type0"):
        if font.pop(b"/ToUnicode", None) is not None:
            f.put(number, font)
            return f"/ToUnicode of font {number}"
    raise Refused("no composite font with /ToUnicode")


def wrong_widths(f):
    def off(number):
        return Word(b"%g" % (float(number) + 137))

    for number, font in f.each(Type="Font"):
        place = font.get(b"/W")
        old, new, i = f.get(place), [], 0
        while old and i < len(old):  # "first [w w w]" or "first last w"
            if isinstance(old[i + 1], list):
                new += [old[i], [off(w) for w in old[i + 1]]]
                i += 2
            else:
                new += [old[i], old[i + 1], off(old[i + 2])]
                i += 3
        if not new:
            continue
        if isinstance(place, Ref):
            f.put(place, new)
        else:
            f.put(number, {**font, b"/W": new})
        return f"/W of font {number}"
    raise Refused("no font with /W")


def untagged_rule(f):
    page = f.page()
    content = f.get(page).get(b"/Contents")
    if isinstance(content, Ref) and isinstance(f.get(content), list):
        content = f.get(content)
    number = content[-1] if isinstance(content, list) and content else content
    if not isinstance(number, Ref):
        raise Refused(f"page {page} has no content stream")
    made, data = f.stream(number)
    f.set_stream(number, made, data.rstrip() + b"\nq 0 g 72 72 144 3 re f Q\n")
    return f"content stream {number} of page {page}"


def no_pdfuaid(f):
    number = f.root().get(b"/Metadata")
    if number is None:
        raise Refused("the catalog has no /Metadata")
    made, data = f.stream(number)
    left = re.sub(rb"<pdfuaid:part>.*?</pdfuaid:part>|\spdfuaid:part=(\"[^\"]*\"|'[^']*')", b"", data)
    if left == data:
        raise Refused(f"metadata {number} has no pdfuaid:part")
    f.set_stream(number, made, left)
    return f"metadata {number}"


def obj_no_eol(f):
    for number, _ in f.each():
        f.glued.add(number)
        return f"header of object {number}"
    raise Refused("no object that is a dictionary")


def no_alt(f):
    for number, element in f.each(S="Figure"):
        if element.pop(b"/Alt", None) is not None:
            element.pop(b"/ActualText", None)  # either one is enough for PDF/UA
            f.put(number, element)
            return f"/Alt of structure element {number}"
    raise Refused("no Figure with /Alt")


def bad_parent_tree(f):
    page = f.page()
    key = f.get(page).get(b"/StructParents")
    holder = f.root().get(b"/StructTreeRoot")
    roots = f.get(holder) if isinstance(holder, Ref) else {}
    # (object to write back, the value in it, the tree node in that value); /Limits stay.
    todo = [(holder, roots, roots.get(b"/ParentTree"))]
    while key is not None and todo:
        number, value, node = todo.pop()
        if isinstance(node, Ref):
            number = node
            value = node = f.get(node)
        if not isinstance(node, dict):
            break
        todo += [(number, value, kid) for kid in f.get(node.get(b"/Kids", []))]
        place = node.get(b"/Nums", [])
        nums = f.get(place)
        if key in nums[::2]:
            i = 2 * nums[::2].index(key)
            if isinstance(place, Ref):
                f.put(place, nums[:i] + nums[i + 2:])
            else:
                del nums[i:i + 2]
                f.put(number, value)
            return f"entry {key.decode()} (page {page}) of the parent tree"
    raise Refused(f"no parent tree entry for page {page}")


def no_scope(f):
    """All of them: veraPDF asks the cells whether they have a header, and one of many is enough."""
    count = 0
    for number, cell in f.each(S="TH"):
        if cell.get(b"/A", {}).pop(b"/Scope", None) is not None:
            f.put(number, cell)
            count += 1
    if count == 0:
        raise Refused("no TH with /Scope")
    return f"/Scope of {count} header cells"


def odd_row(f):
    for number, row in f.each(S="TR"):
        if isinstance(row.get(b"/K"), list) and len(row[b"/K"]) > 3:
            row[b"/K"].pop()
            f.put(number, row)
            return f"last cell of row {number}"
    raise Refused("no table row of more than three cells")


def no_contents(f):
    number, link = f.first(Subtype="Link")
    if link.pop(b"/Contents", None) is None:
        raise Refused(f"link {number} has no /Contents")
    f.put(number, link)
    return f"/Contents of link {number}"


def untagged_link(f):
    number, link = f.first(Subtype="Link")
    if link.pop(b"/StructParent", None) is None:
        raise Refused(f"link {number} has no /StructParent")
    f.put(number, link)
    return f"/StructParent of link {number}"


MUTATIONS = {m.__name__.replace("_", "-"): m for m in (
    none, no_tounicode, wrong_widths, untagged_rule, no_pdfuaid, obj_no_eol, no_alt, bad_parent_tree, no_scope, odd_row, no_contents, untagged_link)}


def main(arguments):
    if len(arguments) != 3 or arguments[0] not in MUTATIONS:
        print("usage: mutate.py {" + "|".join(MUTATIONS) + "} IN.pdf OUT.pdf", file=sys.stderr)
        return 2
    name, source, target = arguments
    try:
        with open(source, "rb") as stream:
            f = File(stream.read())
        print(f"{name}: changed {MUTATIONS[name](f)}")
        with open(target, "wb") as stream:
            stream.write(f.bytes())
    except (Refused, OSError) as error:
        print(f"mutate.py {name}: {source}: {error}", file=sys.stderr)
        return 2
    except (KeyError, IndexError, TypeError, ValueError, zlib.error) as error:
        print(f"mutate.py {name}: {source}: not one of our files ({error!r})", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
