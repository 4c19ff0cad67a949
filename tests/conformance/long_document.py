"""The document of the folder long/: data for any number of rows, and what its tag tree must say, worked out from template and data without the program."""
import os
import xml.etree.ElementTree as ElementTree

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "long")
XHTML, Q = "{http://www.w3.org/1999/xhtml}", "{urn:qujat:template:1}"
WORDS = ("талап өтініш қатысушы құжат мәлімет келісім жобаның шығындары қызметкерлердің біліктілігі технологиялық инновациялық мерзімінде қаржыландырудың "
         "тексерілді бағдарламалық өнімдерді әзірлеушілер халықаралық ынтымақтастықты дамытады есептілікті ұсынады және үшін арқылы туралы").split()
KINDS = ("plain", "wide", "first", "second", "plain", "blank", "plain", "plain")


class Speaker:
    """Words without end, always the same; every seventh is a number of its own, so that nothing can change places unseen."""

    def __init__(self):
        self.count = self.state = 0

    def say(self, words):
        said = []
        for _ in range(words):
            self.count += 1
            self.state = (self.state * 1103515245 + 12345) % 2**31
            said.append(str(self.count) if self.count % 7 == 0 else WORDS[self.state // 65536 % len(WORDS)])
        return " ".join(said)


def data(rows, scale=1):
    """`scale`: how long the texts are; with 1, items, cells, bold words and links do go on over pages."""
    speaker = Speaker()

    def clause(words, points, of):
        return {"begin": speaker.say(words), "bold": speaker.say(words), "link": speaker.say(words), "points": [speaker.say(of) for _ in range(points)]}

    def long(words):
        return max(2, int(words * scale))

    def row(number):
        kind = KINDS[number % len(KINDS)]
        if rows % len(KINDS) == 3 and number == rows - 1:
            kind = "plain"  # no second row would follow
        if number % 1000 != 14 or scale < 1:
            return {"kind": kind, "number": f"{number + 1}.", **clause(2, 2, 3)}
        # Higher than two pages: bold words, a link and an item of the list lie over the breaks.
        points = [speaker.say(60 if i == 25 else 3) for i in range(50)]
        return {"kind": kind, "number": f"{number + 1}.", "begin": speaker.say(60), "bold": speaker.say(120), "link": speaker.say(200), "points": points}

    return {"out": {"doc_lang": "kk"}, "document": {
        "title": "Ұзақ құжат " + speaker.say(3),
        "paragraphs": [clause(long(40), 3, 4) for _ in range(max(2, int(12 * scale)))],
        "bullets": [clause(long(40), 3, long(20)) for _ in range(max(2, int(8 * scale)))],
        "steps": [clause(long(40), 3, long(20)) for _ in range(max(2, int(8 * scale)))],
        "rows": [row(i) for i in range(rows)], "total": str(rows * 10)}}


def arguments(data_file):
    """The command line that makes the document, without format and output."""
    return ["--strict", "render", FOLDER, "--data", data_file, "--regime", "r703", "--reason", "test", "--date", "2026-11-20"]


class Expected:
    """What the template says with these data: the words of the body, the number of elements of each name."""

    def __init__(self, record):
        self.text, self.elements, self.root = [], {}, record
        body = ElementTree.parse(os.path.join(FOLDER, "kk.xhtml")).getroot().find(XHTML + "body")
        self.walk(body, record)

    def find(self, path, here):
        if path == ".":
            return here
        value = self.root if path.startswith("document/") else here
        for name in path.split("/"):
            value = value[name]
        return value

    def children(self, element, here):
        self.text.append(element.text or "")
        for child in element:
            self.walk(child, here)
            self.text.append(child.tail or "")

    def walk(self, element, here):
        if element.tag == Q + "value-of":
            self.text.append(self.find(element.get("select"), here))
        elif element.tag == Q + "for-each":
            for item in self.find(element.get("select"), here):
                self.children(element, item)
        elif element.tag == Q + "choose":
            for branch in element:
                path, _, value = (branch.get("test") or " = ").partition(" = ")
                if branch.tag == Q + "otherwise" or self.find(path, here) == value.strip("'"):
                    self.children(branch, here)
                    break
        elif element.tag.startswith(XHTML):
            name = element.tag[len(XHTML):]
            self.elements[name] = self.elements.get(name, 0) + 1
            self.children(element, here)
        else:
            raise ValueError(f"{element.tag} is not understood")

    def letters(self):
        return "".join("".join(self.text).split())
