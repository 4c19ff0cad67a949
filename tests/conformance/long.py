"""Complaints about the files of the document long/: what the tag tree says, by our dump and by what qpdf reads."""
import re
import subprocess

import long_document
import read_tags

HEADER = "№ТапсырмаСомасыАтауыМазмұны"
LABELS = {"•": ["•"] * 60, "◦": ["◦"] * 60, "1)": [f"{i})" for i in range(1, 61)], "а)": [f"{letter})" for letter in "аәбвгғдежикқ"]}


def pages_of(element):
    return sorted({mark.page for mark in element.marks()})


def goes_on_bold(element):
    """Whether bold words end a page and bold words begin the next."""
    marks = list(element.marks(without=("L",)))
    return any(before.page < after.page and before.ends_bold and after.begins_bold for before, after in zip(marks, marks[1:]))


def tree_complaints(file, record):
    """What is wrong with the tag tree of a file made of these data."""
    expected, rows = long_document.Expected(record), len(record["document"]["rows"])
    every = list(file.root.walk())
    found = {}
    for element in every:
        found.setdefault(element.tag, []).append(element)
    html = expected.elements
    wanted = {"Table": 1, "Caption": html["caption"] + html["figcaption"], "THead": 1 if rows else 0, "TBody": 1 if rows else 0, "TFoot": 1 if rows else 0, "TR": rows + 3, "TH": html["th"],
              "TD": html["td"], "L": html["ul"] + html["ol"], "LI": html["li"], "Lbl": html["li"], "LBody": html["li"], "Link": html["a"], "H1": 1, "H2": 1, "Figure": 1, "Sect": 1}
    complaints = [f"{len(found.get(tag, []))} {tag}, not {count}" for tag, count in wanted.items() if len(found.get(tag, [])) != count]
    complaints += [f"a TH without Scope: {read_tags.letters(th.marks())!r}" for th in found["TH"] if th.attributes.get("/Scope") not in ("/Row", "/Column", "/Both")]
    complaints += [f"the picture says {figure.alternative!r}" for figure in found["Figure"] if figure.alternative != "Белгі: екі шаршы"]
    if file.unused:
        complaints.append(f"{file.unused} marks belong to no element")
    for head in found.get("THead", []):
        if (said := read_tags.letters(head.marks())) != HEADER:
            complaints.append(f"the header says {said!r}")
    got, letters = read_tags.letters(file.root.marks(without=("Lbl",))), expected.letters()
    if got != letters:
        at = next((i for i, (a, b) in enumerate(zip(got, letters)) if a != b), min(len(got), len(letters)))
        complaints.append(f"the tree says …{got[max(0, at - 20):at + 20]!r}, the source …{letters[max(0, at - 20):at + 20]!r}")
    for made in found["L"]:
        labels = [read_tags.letters(item.elements()[0].marks()) for item in made.elements()]
        if labels != LABELS.get(labels[0], [])[:len(labels)]:
            complaints.append(f"the markers of a list are {labels}")
    return complaints


def page_complaints(file, words):
    """What is wrong with artifacts and pages; `words`: of each page, as pdftotext has them."""
    complaints = []
    table = next(element for element in file.root.walk() if element.tag == "Table")
    pages = pages_of(table)
    if pages != list(range(pages[0], pages[-1] + 1)):
        complaints.append(f"the table stands on pages {pages}")
    for number, artifacts in enumerate(file.artifacts):
        said = read_tags.letters(artifacts)
        if said.count(HEADER) != (number in pages[1:]):
            complaints.append(f"page {number + 1}: artifacts say {said!r}")
        if words[number].count("Тапсырма") != (number in pages):
            complaints.append(f"page {number + 1}: pdftotext finds the header {words[number].count('Тапсырма')} times")
        margin = said.replace(HEADER, "")
        heading = "" if number == 0 else "Қосымша" if number >= pages[0] else "Ұзаққұжат"
        if f"{number + 1}/{len(file.artifacts)}" not in margin or heading not in margin or (number == 0 and "құжат" in margin):
            complaints.append(f"page {number + 1}: the margins say {margin!r}")
        width, height = file.sizes[number]
        if (width > height) != (number in pages):
            complaints.append(f"page {number + 1} is {width} by {height}")
    return complaints


def break_complaints(file, rows):
    """What does not go on over a page: then the document shows less than it should."""
    body = [element for element in file.root.elements() if element.tag != "Sect"]
    outside = [inner for element in body for inner in element.walk()]
    table = [inner for element in file.root.walk() if element.tag == "Table" for inner in element.walk()]

    def is_over(element):
        return len(pages_of(element)) > 1

    found = {"paragraph": any(element.tag == "P" and is_over(element) for element in body),
             "list item": any(element.tag == "LBody" and is_over(element) for element in outside),
             "link": any(element.tag == "Link" and is_over(element) for element in outside),
             "bold run of a paragraph": any(element.tag == "P" and goes_on_bold(element) for element in body),
             "bold run of a list item": any(element.tag == "LBody" and goes_on_bold(element) for element in outside)}
    if rows >= 30:
        found.update({"cell": any(element.tag == "TD" and len(pages_of(element)) > 2 for element in table),
                      "list item in a cell": any(element.tag == "LBody" and is_over(element) for element in table),
                      "link in a cell": any(element.tag == "Link" and is_over(element) for element in table),
                      "bold run in a cell": any(element.tag == "P" and goes_on_bold(element) for element in table)})
    missing = [f"no {name} goes on over a page" for name, is_there in found.items() if not is_there]
    if not any("\u00ad" in mark.text for mark in file.root.marks()):
        missing.append("no word is divided")
    return missing


def dump_complaints(file, dump):
    """Where our own dump has another tree than the file."""
    ours = [(len(line) - len(line.lstrip()), line.split()[0]) for line in dump.splitlines() if not line.startswith("artifacts")]

    def walk(element, depth):
        yield 2 * depth, element.tag
        for kid in element.elements():
            yield from walk(kid, depth + 1)

    theirs = list(walk(file.root, 0))
    return [] if ours == theirs else [f"the dump has {len(ours)} elements, the file {len(theirs)}, or others"]


def complaints(path, record, dump):
    file = read_tags.File(path)
    words = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], stdout=subprocess.PIPE, check=True, timeout=300).stdout.decode().split("\f")[:-1]
    rows = len(record["document"]["rows"])
    print(f"{rows} rows: {len(file.sizes)} pages, {len(list(file.root.walk()))} elements")
    return tree_complaints(file, record) + page_complaints(file, words) + break_complaints(file, rows) + dump_complaints(file, dump)


def swapped(record):
    """The same data with two numbers of one row exchanged: the order must be seen to differ."""
    text = record["document"]["bullets"][1]["begin"]
    first, second = re.findall(r"\d+", text)[:2]
    text = re.sub(rf"\b({first}|{second})\b", lambda found: second if found[1] == first else first, text)
    bullets = [{**clause, "begin": text} if i == 1 else clause for i, clause in enumerate(record["document"]["bullets"])]
    return {**record, "document": {**record["document"], "bullets": bullets}}
