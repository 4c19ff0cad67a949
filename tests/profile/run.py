"""run.py --qujat PROGRAM --source TREE --work FOLDER [NAME...]: renders every sample of the CSS profile and compares positions with what the specifications demand.

samples/profile/NAME.xhtml is a page that shows some properties; tests/profile/NAME.txt says where things must stand, line by line, and by which clause:

    # CSS 2.1, 10.3.3: …                       the clause, and the arithmetic
    pages 2                                    so many pages
    page 1 210mm 297mm                         the lines below are about this page; its size
    rect 20mm 20mm 50mm 10mm                   a background or a border: x, y from the sheet's top left corner, width, height
    text "Қазақ" 25mm [baseline 30mm] [width 20mm] [size 12pt] [face PTSerif-Bold]   a run of text that begins so; the font's PostScript name
    order "one" "two"                          these begin runs in this order of reading
    absent "text"                              no run on the page holds it
    set a width "Қазақ"                        names the width (or the x, the baseline) of the run that begins so: $a stands for it in lengths
    picture 20mm 20mm 50mm 10mm                an image
    link 20mm 20mm 50mm 10mm                   where a link may be clicked
    colour 20mm 30mm #e0e0e0                   of the paper there, where pdftoppm is installed to look at it

Lengths are sums and products of numbers with mm, cm, in, pt, pc, px. A tilde stands for any value. Positions must agree to 0.02 pt: the dump has two decimals.
"""
import argparse
import collections
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

Text = collections.namedtuple("Text", "words place face")  # place: x, baseline, width, size
UNITS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72, "pt": 1, "pc": 12, "px": 0.75}
TOLERANCE = 0.02
CONTRACT = {
    "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:qujat:contract:profile", "x-title": {"kk": "Үлгі", "ru": "Образец", "en": "sample"},
    "x-regimes": ["r703"], "type": "object", "additionalProperties": False, "required": ["out"],
    "properties": {"out": {"type": "object", "additionalProperties": False, "required": ["doc_lang"], "properties": {
        "doc_lang": {"type": "string", "enum": ["kk", "ru"], "x-printed": False, "x-label": {"kk": "Тілі", "ru": "Язык", "en": "language"}}}}}}


def length(words, names=None):
    """25mm+3pt → points; None for a tilde."""
    if words == "~":
        return None
    words = re.sub(r"\$(\w+)", lambda m: repr(names[m[1]]), words)
    terms = re.sub(r"(\d+(?:\.\d+)?)(mm|cm|in|pt|pc|px)?", lambda m: f"({m[1]}*{UNITS[m[2]]})" if m[2] else m[1], words)
    if not re.fullmatch(r"[\d.()*/+\-]+", terms):
        raise ValueError(f"not a length: {words}")
    return eval(terms, {"__builtins__": {}})  # digits and operators only


def language_of(path):
    return re.search(r'xml:lang="(kk|ru)"', path.read_text(encoding="utf-8"))[1]


def lay_out(sample, folder):
    """A document folder of one sample; its files beside it come along."""
    shutil.rmtree(folder, ignore_errors=True)
    folder = folder / "profile"  # the last part of the contract's $id
    folder.mkdir(parents=True)
    language = language_of(sample)
    (folder / "contract.json").write_text(json.dumps(CONTRACT), encoding="utf-8")
    (folder / "data.json").write_text(json.dumps({"out": {"doc_lang": language}}), encoding="utf-8")
    shutil.copy(sample, folder / f"{language}.xhtml")
    for other in sample.parent.iterdir():
        if other.suffix in (".png", ".jpg", ".css"):
            shutil.copy(other, folder)
    return folder


def render(qujat, sample, folder, form, output=None):
    folder = lay_out(sample, folder)
    command = [str(qujat), "--messages", "en", "--strict", "render", str(folder), "--data", str(folder / "data.json"), "--regime", "r703", "--reason", "sample", "--date", "2026-11-20",
               "--format", form]
    done = subprocess.run(command + (["-o", str(output)] if output else []), capture_output=True, text=form != "pdf", timeout=120)
    said = done.stderr if isinstance(done.stderr, str) else done.stderr.decode()
    if done.returncode != 0:
        raise RuntimeError(f"{sample.name} does not render:\n{said}")
    return done.stdout


def read_dump(text):
    """The pages of `--format pages`."""
    pages = []
    number = r"(-?\d+\.\d+)"
    for line in text.splitlines():
        if match := re.fullmatch(rf"page \d+ {number} x {number}", line):
            pages.append({"size": [float(x) for x in match.groups()], "text": [], "rect": [], "picture": [], "link": []})
        elif match := re.search(rf' text {number} {number} width {number} (\S+) {number} "(.*)"$', line):
            pages[-1]["text"].append(Text(match[6].replace('\\"', '"').replace("\\\\", "\\"), [float(match[i]) for i in (1, 2, 3, 5)], match[4]))
        elif match := re.search(rf" (rect|picture|link) {number} {number} {number} x {number}", line):
            pages[-1][match[1]].append([float(match[i]) for i in range(2, 6)])
    return pages


def near(found, wanted):
    return all(w is None or abs(f - w) <= TOLERANCE for f, w in zip(found, wanted))


class Paper:
    """The colours of the pages, drawn when one is asked for."""
    SCALE = 2  # pixels a point

    def __init__(self, draw):
        self.draw, self.pages = draw, None

    def colour(self, page, x, y):
        if self.pages is None:
            with tempfile.TemporaryDirectory() as folder:
                pdf = pathlib.Path(folder) / "sample.pdf"
                self.draw(pdf)
                subprocess.run(["pdftoppm", "-r", str(72 * self.SCALE), str(pdf), f"{folder}/page"], check=True)
                self.pages = [path.read_bytes() for path in sorted(pathlib.Path(folder).glob("page*.ppm"))]
        head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", self.pages[page])
        at = head.end() + 3 * (int(y * self.SCALE) * int(head[1]) + int(x * self.SCALE))
        return "#" + self.pages[page][at:at + 3].hex()


def compare(pages, expected, paper):
    """Faults, one line each."""
    faults = []
    page = None
    index = 0
    names = {}
    for number, line in enumerate(expected.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        word, _, rest = line.partition(" ")
        quoted = re.findall(r'"([^"]*)"', rest)
        values = re.sub(r'"[^"]*"', "", rest).split()

        def fault(found):
            faults.append(f"line {number}: {line}\n    found: {found}")

        if word == "pages":
            if len(pages) != int(rest):
                fault(len(pages))
        elif word == "page":
            index = int(values[0]) - 1
            page = pages[index] if index < len(pages) else None
            if page is None or not near(page["size"], [length(v, names) for v in values[1:]]):
                fault(page and page["size"])
            if page is None:
                break
        elif word in ("rect", "picture", "link"):
            wanted = [length(v, names) for v in values]
            if len(wanted) != 4:
                raise ValueError(f"line {number}: four lengths are wanted")
            if not any(near(found, wanted) for found in page[word]):
                fault(f"wanted {[w and round(w, 2) for w in wanted]}; there are " + "; ".join(str(found) for found in page[word]))
        elif word == "text":
            wanted = [length(values[0], names), None, None, None]
            face = None
            for key, value in zip(values[1::2], values[2::2]):
                if key == "face":
                    face = value
                else:
                    wanted[{"baseline": 1, "width": 2, "size": 3}[key]] = length(value, names)
            runs = [run for run in page["text"] if run.words.startswith(quoted[0])]
            if not any(near(run.place, wanted) and face in (None, run.face) for run in runs):
                fault(f"wanted {[w and round(w, 2) for w in wanted]} {face or ''}; there are {[(run.place, run.face) for run in runs] or [run.words for run in page['text']]}")
        elif word == "colour":
            found = paper.colour(index, length(values[0], names), length(values[1], names))
            if found not in (None, values[2]):
                fault(found)
        elif word == "set":
            place = next((run.place for run in page["text"] if run.words.startswith(quoted[0])), None)
            if place is None:
                fault([run.words for run in page["text"]])
                break
            names[values[0]] = place[{"x": 0, "baseline": 1, "width": 2}[values[1]]]
        elif word == "order":
            texts = [run.words for run in page["text"]]
            at = 0
            for prefix in quoted:
                at = next((i + 1 for i in range(at, len(texts)) if texts[i].startswith(prefix)), None)
                if at is None:
                    fault(texts)
                    break
        elif word == "absent":
            if any(quoted[0] in run.words for run in page["text"]):
                fault(quoted[0])
        else:
            raise ValueError(f"line {number}: {word}?")
    return faults


def uncovered(source):
    """Properties of docs/properties.md and elements of the profile that no sample shows."""
    samples = "".join(path.read_text(encoding="utf-8") for path in (source / "samples/profile").glob("*.xhtml"))
    properties = re.findall(r"^\| `([a-z-]+)` \|", (source / "docs/properties.md").read_text(encoding="utf-8"), re.MULTILINE)
    elements = re.findall(r'^    \{\w+, "(\w+)", Role::', (source / "src/markup/elements.cpp").read_text(encoding="utf-8"), re.MULTILINE)
    if len(properties) < 70 or len(elements) < 35:
        yield f"only {len(properties)} properties and {len(elements)} elements were found to look for"
    for name in properties:
        if not re.search(rf"(?<![\w-]){name}\s*:", samples):
            yield f"no sample in samples/profile has the property {name}"
    for name in elements:
        if f"<{name}" not in samples:
            yield f"no sample in samples/profile has the element <{name}>"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--qujat", required=True)
    parser.add_argument("--source", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    if not shutil.which("pdftoppm"):
        sys.exit("pdftoppm is not on PATH (package poppler-utils): colours cannot be compared")
    source, work = pathlib.Path(options.source), pathlib.Path(options.work)
    samples = sorted((source / "samples/profile").glob("*.xhtml"))
    expectations = {path.stem: path for path in (source / "tests/profile").glob("*.txt") if path.stem != "CMakeLists"}
    bad = 0
    checked = 0
    for sample in samples:
        if options.names and sample.stem not in options.names:
            continue
        if sample.stem not in expectations:
            print(f"{sample.name}: nothing says where things must stand: tests/profile/{sample.stem}.txt is not there")
            bad += 1
            continue
        expected = expectations[sample.stem].read_text(encoding="utf-8")
        if "# CSS" not in expected and "# HTML" not in expected:
            print(f"{sample.stem}.txt cites no clause")
            bad += 1
        try:
            paper = Paper(lambda pdf: render(options.qujat, sample, work / sample.stem, "pdf", pdf))
            faults = compare(read_dump(render(options.qujat, sample, work / sample.stem, "pages")), expected, paper)
        except RuntimeError as error:
            faults = [str(error)]
        checked += sum(1 for line in expected.splitlines() if line.strip() and not line.strip().startswith("#"))
        for fault in faults:
            print(f"{sample.stem}: {fault}")
        bad += len(faults)
    for fault in [] if options.names else uncovered(source):
        print(fault)
        bad += 1
    for name in expectations.keys() - {sample.stem for sample in samples}:
        print(f"tests/profile/{name}.txt has no sample")
        bad += 1
    print(f"{len(samples)} samples, {checked} positions, {bad} faults")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
