"""run.py PART --qujat PROGRAM --source TREE --work FOLDER: judges the files of all papers, ordinary and awkward.

  make        writes the files, their dumps and their data (the other parts read them)
  syntax      qpdf --check is content
  words       pdftotext gives back every word, letter for letter, in reading order, and nothing else
  glyphs      no content stream shows glyph 0
  fonts       pdffonts: every font embedded, as a subset, with ToUnicode
  attachment  pdfdetach gives back the data
  pixels      every page bears ink, none of it off the sheet or in the right margin
  verapdf     veraPDF: PDF/A-3a and PDF/UA-1, and every fault of mutate.py is found
  long        a template with lists, links, bold words and a table of 0 to 3000 rows that go on over pages: the tag tree, by our dump and by qpdf, says what the source says; veraPDF
  hand-made   tables, links and pictures that no paper has: qpdf and veraPDF, and the faults of mutate.py

Each part proves first that it can say no. Exit: 0 good; 1 bad; 77 a program is missing (said loudly).
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
for neighbour in ("cli", "golden"):
    sys.path.insert(0, os.path.join(HERE, "..", neighbour))
import awkward  # noqa: E402
import dump_text  # noqa: E402
import installation  # noqa: E402
import long  # noqa: E402
import long_document  # noqa: E402
import mutate  # noqa: E402
import papers  # noqa: E402
import read_tags  # noqa: E402

PROGRAMS = {"syntax": ["qpdf"], "words": ["pdftotext"], "glyphs": ["qpdf"], "fonts": ["pdffonts"], "attachment": ["pdfdetach"], "pixels": ["pdftoppm"], "hand-made": ["qpdf"], "long": ["qpdf", "pdftotext"]}


def tool(*command, codes=(0,)):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    if done.returncode not in codes:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done


class Files:
    """What `make` left in the work folder."""

    def __init__(self, work):
        self.work = work
        with open(os.path.join(work, "index.json"), encoding="utf-8") as file:
            self.names = json.load(file)

    def path(self, name, ending="pdf"):
        return os.path.join(self.work, f"{name}.{ending}")

    def read(self, name, ending):
        with open(self.path(name, ending), "rb") as file:
            return file.read()


def make(options):
    shutil.rmtree(options.work, ignore_errors=True)
    os.makedirs(options.work)
    program = installation.lay_out(os.path.join(options.work, "installation"), options.qujat, options.source)
    names, complaints = [], []
    for paper in papers.every() + awkward.every(options.work):
        for ending, more in (("pdf", []), ("document", ["--format", "document"])):
            path = os.path.join(options.work, f"{paper.name}.{ending}")
            done = installation.run(program, *papers.arguments(paper, program), *more, "-o", path, env={"LC_ALL": "en"})
            if done.returncode != 0:
                complaints.append(f"{paper.name}: {done.stderr.decode()}")
        record = os.path.join(options.work, f"{paper.name}.record")
        if installation.run(program, "extract-data", os.path.join(options.work, f"{paper.name}.pdf"), "-o", record).returncode != 0:
            complaints.append(f"{paper.name}: its data cannot be extracted")
        names.append(paper.name)
    with open(os.path.join(options.work, "index.json"), "w", encoding="utf-8") as file:
        json.dump(names, file)
    print(f"{len(names)} files made")
    return complaints


def syntax(files):
    complaints = []
    broken = files.path("broken")
    with open(broken, "wb") as file:
        file.write(files.read(files.names[0], "pdf").replace(b"endobj", b"endobi", 3))
    if tool("qpdf", "--check", broken, codes=(0, 2, 3)).returncode == 0:
        complaints.append("qpdf finds nothing wrong in a broken file")
    for name in files.names:
        done = tool("qpdf", "--check", files.path(name), codes=(0, 2, 3))
        said = done.stdout.decode() + done.stderr.decode()
        if done.returncode != 0 or "WARNING" in said or "No syntax or stream encoding errors found" not in said:
            complaints.append(f"{name}: {said}")
    return complaints


def choices(document):
    """Values of enumerations: the paper says them in its own words."""
    def walk(schema):
        for key, inner in schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ():
            if key == "enum":
                yield from inner
            yield from walk(inner)
    found = set()
    for path in (os.path.join(document, "contract.json"), os.path.join("common", "blocks.json")):
        with open(os.path.join(HERE, "..", "..", "templates", path), encoding="utf-8") as file:
            found.update(walk(json.load(file)))
    return found


def printed_values(record):
    """Values that a paper shows as they are: all but days, choices and ids."""
    def walk(value, path):
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from walk(inner, f"{path}/{key}")
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner, path)
        elif isinstance(value, bool):
            return  # a tick, or a choice of words
        elif isinstance(value, int):
            yield path, str(value)
        elif value not in chosen and not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value) and path.rsplit("/", 1)[-1] not in ("grounds", "annex_items_failed", "verification_url", "clause", "annex_item"):
            yield path, value
    data, chosen = record["data"], choices(record["template"])
    if record["template"] in ("registration-certificate", "extension-certificate"):
        data = {key: value for key, value in data.items() if key != "operator"}  # only the author of the metadata
    yield from walk(data, "")


def words(files):
    complaints = []
    for name in files.names:
        pages = tool("pdftotext", "-raw", "-enc", "UTF-8", files.path(name), "-").stdout.decode().split("\f")[:-1]
        dump = dump_text.Dump(files.read(name, "document").decode())
        body, missing = dump_text.without_furniture(pages, dump)
        complaints += [f"{name}: {complaint}" for complaint in missing]
        got, expected = dump_text.undivided("\n".join(body)), dump.text()  # a word may go on on the next page, behind the margins
        may_divide = bool(dump.heads)  # overflow-wrap: anywhere in the narrow cells of tables
        if len(expected) < 300:
            complaints.append(f"{name}: only {len(expected)} characters expected: the dump was not understood")
        if difference := dump_text.compare(expected, got, may_divide):
            complaints.append(f"{name}: {difference}")
        # The dump is ours; the data are the user's: each value must be there, whatever the dump says.
        squeezed = re.sub(r"\s", "", dump_text.normal(got))
        for path, value in printed_values(json.loads(files.read(name, "record"))):
            # A firm's name may stand in another case: then what is in its quotation marks stays.
            quoted = re.findall(r'"[^"]+"', value) if path.endswith("/org_name") else []
            if not any(texts and all(re.sub(r"\s", "", dump_text.normal(text)) in squeezed for text in texts) for texts in ([value], quoted, [value.replace(".", ",")])):  # a share is printed with a comma
                complaints.append(f"{name}: {path} is not in the file: {value[:80]!r}")
        for i in range(0, len(expected), 97):  # a wrong, a missing and an additional letter are seen
            if expected[i].isspace():
                continue
            for wrong in (expected[:i] + "Ж" + expected[i + (expected[i] != "Ж"):], expected[:i] + expected[i + 1:], expected[:i] + expected[i] * 2 + expected[i + 1:]):
                if dump_text.compare(wrong, got, may_divide) is None and wrong != expected:
                    complaints.append(f"{name}: a wrong letter at {i} would not be seen")
        if name.startswith(("awkward-certificate-40", "awkward-certificate-100", "awkward-letter-longest", "awkward-letter-two", "awkward-letter-short", "awkward-letter-one")) and len(pages) < 2:
            complaints.append(f"{name}: only {len(pages)} page")
    return complaints


def shown_glyphs(content):
    """The glyph numbers that a content stream shows; None when it shows something that is no string of glyph numbers."""
    if re.search(rb"\)\s*(Tj|TJ|'|\")", content):
        return None
    glyphs = []
    for operand in re.findall(rb"(<[0-9A-Fa-f\s]*>)\s*Tj|\[([^\]]*)\]\s*TJ", content):
        for string in re.findall(rb"<([0-9A-Fa-f\s]*)>", b"".join(operand)):
            digits = re.sub(rb"\s", b"", string)
            if len(digits) % 4:
                return None
            glyphs += [int(digits[i:i + 4], 16) for i in range(0, len(digits), 4)]
    return glyphs


def glyphs(files):
    complaints = []
    if shown_glyphs(b"BT [<00010000>-3<0002>] TJ <0003> Tj ET") != [1, 0, 2, 3]:
        complaints.append("the reader of content streams does not read")
    total = 0
    for name in files.names:
        plain = tool("qpdf", "--qdf", "--object-streams=disable", files.path(name), "-").stdout
        streams = re.findall(rb"%% Contents for page \d+\n.*?\nstream\n(.*?)\nendstream", plain, re.S)
        count = int(re.search(rb"/Type /Pages\b.*?/Count (\d+)|/Count (\d+).*?/Type /Pages", plain, re.S).group(0).split(b"/Count ")[1].split()[0])
        if len(streams) != count:
            complaints.append(f"{name}: {count} pages but {len(streams)} content streams")
        for number, content in enumerate(streams, 1):
            found = shown_glyphs(content)
            if not found:
                complaints.append(f"{name}: page {number} shows no glyphs, or not as numbers of two bytes")
            elif 0 in found:
                complaints.append(f"{name}: page {number} shows glyph 0")
            total += len(found or [])
    print(f"{total} glyphs")
    return complaints


def fonts(files):
    complaints = []
    for name in files.names:
        lines = tool("pdffonts", files.path(name)).stdout.decode().splitlines()
        if len(lines) < 3 or lines[0].split()[-5:] != ["emb", "sub", "uni", "object", "ID"]:
            complaints.append(f"{name}: pdffonts says {lines}")
            continue
        for line in lines[2:]:
            embedded, subset, unicode_map = line.split()[-5:-2]
            if (embedded, subset, unicode_map) != ("yes", "yes", "yes") or not re.match(r"[A-Z]{6}\+", line):
                complaints.append(f"{name}: {line}")
    return complaints


def attachment(files):
    complaints = []
    saved = files.path("saved", "json")
    for name in files.names:
        listed = tool("pdfdetach", "-list", files.path(name)).stdout.decode()
        if "1 embedded files" not in listed or "1: data.json" not in listed:
            complaints.append(f"{name}: {listed}")
        tool("pdfdetach", "-save", "1", "-o", saved, files.path(name))
        with open(saved, "rb") as file:
            if file.read() != files.read(name, "record"):
                complaints.append(f"{name}: pdfdetach and extract-data differ")
    return complaints


def read_pgm(data):
    found = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    width, height = int(found[1]), int(found[2])
    return width, height, data[found.end():]


RESOLUTION = 60  # dots per inch


def judge_page(width, height, pixels, right=13):
    """Complaints about one page; `right`: millimetres at the right edge that must be blank."""
    dark = bytes(1 if value < 160 else 0 for value in range(256))
    ink = pixels.translate(dark)
    rows = [ink[y * width:(y + 1) * width] for y in range(height)]
    millimetre = RESOLUTION / 25.4
    complaints = []
    if sum(ink) < 150:
        complaints.append(f"only {sum(ink)} dark pixels")
    if any(sum(row[-int(right * millimetre):]) for row in rows):
        complaints.append("ink in the right margin")
    if any(sum(row[:int(5 * millimetre)]) for row in rows):
        complaints.append("ink at the left edge")
    if any(sum(row) for row in rows[:int(5 * millimetre)] + rows[-int(5 * millimetre):]):
        complaints.append("ink at the upper or lower edge")
    return complaints


def pixels(files):
    complaints = []
    if not judge_page(100, 140, b"\xff" * 14000) or len(judge_page(100, 140, b"\x00" * 14000)) != 3:
        complaints.append("a blank page or a black one would not be seen")
    folder = os.path.join(files.work, "pixels")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    count = 0
    for name in files.names:
        tool("pdftoppm", "-gray", "-r", str(RESOLUTION), files.path(name), os.path.join(folder, name))
    for page in sorted(os.listdir(folder)):
        with open(os.path.join(folder, page), "rb") as file:
            width, height, ink = read_pgm(file.read())
            complaints += [f"{page}: {complaint}" for complaint in judge_page(width, height, ink, 13 if width < height else 8)]
        count += 1
    print(f"{count} pages")
    return complaints


def judge(ours, mutants):
    """Complaints of veraPDF about `ours`, and about `mutants` (path -> fault) whose fault nobody finds."""
    complaints = []
    done = subprocess.run(["sh", os.path.join(HERE, "verapdf.sh"), *ours, *mutants], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = done.stdout.decode()
    if done.returncode == 77:
        print(done.stderr.decode())
        sys.exit(77)
    verdicts = {path: [] for path in [*ours, *mutants]}
    for line in said.splitlines():
        found = re.match(r"(PASS|FAIL) (pdfa-3a|ua-1) (.*?\.pdf)(?: (.*))?$", line)
        if found and found[3] in verdicts:
            verdicts[found[3]].append((found[1], found[2], found[4]))
    for path in ours:
        passed = {flavour for verdict, flavour, _ in verdicts[path] if verdict == "PASS"}
        if passed != {"pdfa-3a", "ua-1"}:
            complaints.append(f"{os.path.basename(path)}: {verdicts[path] or 'no verdict'}")
    for path, fault in mutants.items():
        failures = [verdict for verdict in verdicts[path] if verdict[0] == "FAIL"]
        if fault == "none" and (failures or len(verdicts[path]) != 2):
            complaints.append(f"{os.path.basename(path)}: only rewritten, but {failures or 'not judged'}")
        if fault != "none" and not failures:
            complaints.append(f"{os.path.basename(path)}: nobody finds the fault {fault}")
    if complaints or done.returncode not in (0, 1):
        print(done.stderr.decode())
    print(said.splitlines()[-1] if said else "no answer from veraPDF")
    print(f"{len(ours)} files judged, {len([fault for fault in mutants.values() if fault != 'none'])} faults put in")
    return complaints


def put_fault(fault, source, target):
    """What mutate.py complains of; None when the fault is in."""
    done = subprocess.run([sys.executable, "-B", os.path.join(HERE, "mutate.py"), fault, source, target], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return None if done.returncode == 0 else done.stdout.decode()


def verapdf(files):
    bases = [files.names[0], "registration-certificate.kk.r703.addresses", "awkward-letter-two-grounds"]
    mutants, complaints = {}, []
    for base in bases:
        for fault in [fault for fault in mutate.MUTATIONS if fault not in HAND_MADE_FAULTS]:
            target = files.path(f"mutant-{base}-{fault}")
            said = put_fault(fault, files.path(base), target)
            if said is None:
                mutants[target] = fault
            elif fault != "no-alt" or "addresses" in base:  # only a certificate with a QR code has a picture
                complaints.append(said)
    for fault in mutate.MUTATIONS:
        if fault not in mutants.values() and fault not in HAND_MADE_FAULTS:
            complaints.append(f"no file could be given the fault {fault}")
    return complaints + judge([files.path(name) for name in files.names], mutants)


HAND_MADE = ["table-0", "table-1", "table-30", "table-300", "table-3000", "links", "pictures"]
HAND_MADE_FAULTS = {"no-scope": "table-30", "odd-row": "table-30", "no-contents": "links", "untagged-link": "links"}


def hand_made(options):
    """Needs nothing that `make` made."""
    folder = os.path.join(options.work, "..", "hand-made")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    font = "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf"
    if not os.path.exists(font):
        print("SKIPPED: no Noto Serif (package fonts-noto-core): the pages made by hand were NOT judged.")
        sys.exit(77)
    tool(options.hand_made, font, folder)
    path = {name: os.path.join(folder, f"{name}.pdf") for name in HAND_MADE}
    complaints = []
    for name in HAND_MADE:
        done = tool("qpdf", "--check", path[name], codes=(0, 2, 3))
        said = done.stdout.decode() + done.stderr.decode()
        if done.returncode != 0 or "WARNING" in said:
            complaints.append(f"{name}: {said}")
    mutants = {}
    for fault, base in [*HAND_MADE_FAULTS.items(), ("no-alt", "pictures"), ("none", "table-30"), ("none", "pictures"), ("bad-parent-tree", "table-3000")]:
        target = os.path.join(folder, f"mutant-{base}-{fault}.pdf")
        if (said := put_fault(fault, path[base], target)) is not None:
            complaints.append(said)
        mutants[target] = fault
    return complaints + judge(list(path.values()), mutants)


LONG_ROWS = [0, 1, 30, 300, 3000]


def long_files(options):
    """Needs nothing that `make` made."""
    folder = os.path.join(options.work, "..", "long")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    program = installation.lay_out(os.path.join(folder, "installation"), options.qujat, options.source)
    complaints, made = [], {}
    for rows in LONG_ROWS:
        record = long_document.data(rows)
        data, path, dump = (os.path.join(folder, f"long-{rows}.{ending}") for ending in ("json", "pdf", "tags"))
        with open(data, "w", encoding="utf-8") as file:
            json.dump(record, file, ensure_ascii=False)
        for output, more in ((path, []), (dump, ["--format", "tags"])):
            done = installation.run(program, *long_document.arguments(data), *more, "-o", output, env={"LC_ALL": "en"})
            if done.returncode != 0:
                return [f"long-{rows}: {done.stderr.decode()}"]
        made[rows] = path, record
        done = tool("qpdf", "--check", path, codes=(0, 2, 3))
        if done.returncode != 0 or "WARNING" in done.stdout.decode() + done.stderr.decode():
            complaints.append(f"long-{rows}: {done.stdout.decode()}")
        with open(dump, encoding="utf-8") as file:
            complaints += [f"long-{rows}: {complaint}" for complaint in long.complaints(path, record, file.read())]
    path, record = made[30]
    if not long.tree_complaints(read_tags.File(path), long.swapped(record)):
        complaints.append("words that change places would not be seen")
    for fault in ("no-scope", "odd-row"):
        target = os.path.join(folder, f"mutant-{fault}.pdf")
        said = put_fault(fault, path, target)
        if said is not None or not long.tree_complaints(read_tags.File(target), record):
            complaints.append(said or f"the fault {fault} would not be seen")
    return complaints + judge([path for path, _ in made.values()], {})


PARTS = {"make": make, "syntax": syntax, "words": words, "glyphs": glyphs, "fonts": fonts, "attachment": attachment, "pixels": pixels, "verapdf": verapdf, "hand-made": hand_made, "long": long_files}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("part", choices=PARTS)
    for name in ("--qujat", "--hand-made", "--source", "--work"):
        parser.add_argument(name, required=True)
    options = parser.parse_args()
    for name in PROGRAMS.get(options.part, []):
        if not shutil.which(name):
            print(f"SKIPPED: {name} is not on PATH (packages qpdf, poppler-utils): the files were NOT judged for {options.part}.")
            return 77
    try:
        complaints = PARTS[options.part](options if options.part in ("make", "hand-made", "long") else Files(options.work))
    except (RuntimeError, OSError) as error:  # a file was not made, or a tool gave up on it
        complaints = [str(error)]
    for complaint in complaints:
        print("BAD", complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
