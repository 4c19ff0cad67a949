#!/usr/bin/env python3
"""Scans of test plans are read by OCR as they are printed, and judged so that no applicant is rejected for what the machine could not read.

    scans.py QUJAT [--keep FOLDER]

A plan is printed (to_pdf.py), its pages are painted at 300 dots to the inch, and a PDF is made of the pictures. Expected words are those of pdftotext on the printed
plan, compared in any order. Standard library only; skipped (77) without poppler or tesseract with Kazakh and Russian.
"""
import collections
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent

PLANS = ("tuned/bus-trap-kk", "tuned/parking-own-headings-ru", "tuned/agro-no-headings-kk")
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
LEAST_WORDS = 0.95
faults = []


def expect(holds, what):
    print(("ok    " if holds else "FAULT ") + what)
    if not holds:
        faults.append(what)


def run(*words, data=None):
    return subprocess.run([str(word) for word in words], input=data, capture_output=True, check=False)


def picture_pdf(pages):
    """A PDF with one grey picture a page: (width, height, samples) in pixels, 300 to the inch."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for width, height, samples in pages:
        packed = zlib.compress(samples)
        first = len(objects) + 1
        kids.append(b"%d 0 R" % first)
        size = b"%.2f 0 0 %.2f" % (width * 0.24, height * 0.24)
        content = b"q %s 0 0 cm /P Do Q" % size
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Resources << /XObject << /P %d 0 R >> >> /Contents %d 0 R >>"
                       % (width * 0.24, height * 0.24, first + 1, first + 2))
        objects.append(b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
                       % (width, height, len(packed), packed))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(pages))
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def read_pgm(data):
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    return int(head[1]), int(head[2]), data[head.end():]


def scan(printed, folder):
    run("pdftoppm", "-r", "300", "-gray", printed, folder / "page")
    pictures = sorted(folder.glob("page*.pgm"))
    pages = [read_pgm(picture.read_bytes()) for picture in pictures]
    for picture in pictures:
        picture.unlink()
    return picture_pdf(pages)


def words_of(text):
    return collections.Counter(re.findall(r"\w+", text.replace("\u00ad", "").casefold()))


def recall(expected, read):
    return sum((expected & read).values()) / max(1, sum(expected.values()))


def shown_text(qujat, file, *options):
    """The words of `check --show-text`, each block behind its kind, and what was said of the file."""
    made = run(qujat, "--messages", "en", "check", file, "--show-text", *options)
    lines = [line.split(": ", 1)[-1] for line in made.stdout.decode().splitlines() if not line.startswith("== ")]
    return "\n".join(lines), made.stderr.decode(), made.returncode


def judged(qujat, file, *options):
    return json.loads(run(qujat, "check", file, "--format", "json", "--filed", "2026-11-20", *options).stdout)


def try_plan(qujat, name, folder):
    printed, scanned = folder / "printed.pdf", folder / "scanned.pdf"
    made = run(sys.executable, "-B", HERE / "to_pdf.py", HERE / (name + ".plan"), printed, qujat)
    if not printed.exists():
        sys.exit(f"{name}: not printed: {made.stderr.decode()}")
    scanned.write_bytes(scan(printed, folder))
    expected = words_of(shown_text(qujat, printed)[0])

    text, said, _ = shown_text(qujat, scanned)
    expect("EXT-0130" in said and not words_of(text), f"{name}: without --ocr it says that there are only pictures")
    text, said, code = shown_text(qujat, scanned, "--ocr")
    share = recall(expected, words_of(text))
    expect(code == 0 and share >= LEAST_WORDS, f"{name}: {share:.1%} of {sum(expected.values())} words are read")
    expect("EXT-0135" in said and "EXT-0136" not in said, f"{name}: it says that OCR read them")
    letters = collections.Counter(c for word, count in expected.items() for c in word * count if c in KAZAKH)
    found = collections.Counter(c for word, count in words_of(text).items() for c in word * count if c in KAZAKH)
    if letters:
        expect(recall(letters, found) >= 0.98, f"{name}: {recall(letters, found):.1%} of the letters that only Kazakh has")

    report, original = judged(qujat, scanned, "--ocr"), judged(qujat, printed)
    by_id = {item["id"]: item["verdict"] for item in original["items"]}
    found_items = [item["id"] for item in report["items"] if item["verdict"] == "found"]
    rejected = [item["id"] for item in report["items"] if item["verdict"] not in ("found", "undecided", "not-applicable")]
    expect(not rejected and report["standing"] != "incomplete", f"{name}: nothing is rejected {rejected}")
    invented = [one for one in found_items if by_id.get(one) not in ("found", "undecided")]
    expect(not invented, f"{name}: nothing is found that the printed plan lacks {invented}")
    same = [one for one, verdict in by_id.items() if verdict == "found" and one in found_items]
    wanted = [one for one, verdict in by_id.items() if verdict == "found"]
    expect(len(same) * 10 >= len(wanted) * 7, f"{name}: {len(same)} of {len(wanted)} items that the printed plan has are found")
    expect(any(note["id"] == "CHK-0111" for note in report["notes"]), f"{name}: the report says so")
    return scanned


def try_picture(qujat, scanned, folder):
    run("pdftoppm", "-r", "300", "-png", "-l", "1", scanned, folder / "one")
    run("pdftoppm", "-r", "300", "-jpeg", "-l", "1", scanned, folder / "one")
    for picture in sorted(folder.glob("one*")):
        _, said, code = shown_text(qujat, picture)
        expect(code != 0 and "EXT-0035" in said and "--ocr" in said, f"{picture.suffix}: refused without --ocr, which is named")
        text, said, code = shown_text(qujat, picture, "--ocr")
        expect(code == 0 and "EXT-0135" in said and sum(words_of(text).values()) > 50, f"{picture.suffix}: read with it")


def try_package(qujat, scanned, folder):
    """A plan in a package is recognised as it is alone: the same items are named as not found, none is rejected."""
    package = folder / "package"
    package.mkdir()
    (package / "plan.pdf").write_bytes(scanned.read_bytes())
    (package / "first.png").write_bytes((folder / "one-1.png").read_bytes())
    (package / "package.json").write_text(json.dumps({
        "schema": "qujat.package/1", "kind": "participation", "sent_at": "2026-10-27",
        "attachments": [{"kind": "business-plan", "file": "plan.pdf"}, {"kind": "business-plan", "file": "first.png"}]}), encoding="utf-8")

    def named(*options):
        report = json.loads(run(qujat, "check-package", package, "--format", "json", *options).stdout)
        items = [item for note in report["notes"] if note["id"] == "ENG-0911" for item in re.findall(r"bp703-\w+", note["message"])]
        return set(items), [file["readable"] for file in report["files"]], {one["id"]: one["verdict"] for one in report["findings"]}["PK-A-05"]

    _, files, verdict = named()
    expect(files == ["yes", "not-read"] and verdict == "undecided", f"without --ocr a picture in a package is not read {files} {verdict}")
    items, files, verdict = named("--ocr")
    alone = json.loads(run(qujat, "check", package / "plan.pdf", package / "first.png", "--format", "json", "--filed", "2026-10-27", "--ocr").stdout)
    open_ids = {item["id"] for item in alone["items"] if item["verdict"] not in ("found", "not-applicable")}
    expect(files == ["yes", "yes"] and verdict in ("undecided", "satisfied") and items == open_ids, f"with --ocr it is {files} {verdict}, {items} named, alone {open_ids}")


def try_nonsense(qujat, folder):
    chance = random.Random(7)
    width, height = 1240, 1754
    rows = []
    for _ in range(height // 6):
        row = bytearray()
        while len(row) < width:
            row += bytes([chance.choice((0, 90, 255, 255))]) * chance.randint(2, 9)
        rows += [bytes(row[:width])] * 6
    rows += [b"\xff" * width] * (height - len(rows))
    file = folder / "nonsense.pdf"
    file.write_bytes(picture_pdf([(width, height, b"".join(rows))]))
    report = judged(qujat, file, "--ocr")
    verdicts = {item["verdict"] for item in report["items"]}
    expect(report["standing"] == "undecided" and verdicts <= {"undecided", "not-applicable"}, f"nonsense is undecided, not missing {sorted(verdicts)}")
    plain = judged(qujat, file)
    words = sum(file["words"] for file in plain["read"])
    told = {note["id"] for note in plain["notes"]}
    expect(plain["standing"] == "undecided" and words == 0 and "CHK-0112" in told, f"and without --ocr nothing was read of it, which is said {words} {sorted(told)}")


def main():
    qujat = pathlib.Path(sys.argv[1]).resolve()
    keep = pathlib.Path(sys.argv[3]) if len(sys.argv) == 4 else None
    tools = [tool for tool in ("pdftoppm", "tesseract") if shutil.which(tool) is None]
    known = run("tesseract", "--list-langs").stdout.decode().split() if not tools else []
    if tools or not {"kaz", "rus", "eng"} <= set(known):
        print("SKIPPED: no", ", ".join(tools) or "Kazakh and Russian for tesseract", "(tesseract-ocr, tesseract-ocr-kaz, tesseract-ocr-rus, poppler-utils)")
        return 77
    for name in PLANS:
        with tempfile.TemporaryDirectory() as temporary:
            folder = keep or pathlib.Path(temporary)
            scanned = try_plan(qujat, name, folder)
            if name == PLANS[0]:
                try_picture(qujat, scanned, folder)
                try_package(qujat, scanned, folder)
                try_nonsense(qujat, folder)
    print("scans:", "all right" if not faults else f"{len(faults)} fault(s)")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
