#!/usr/bin/env python3
"""contact_sheet.py [-o SHEET.png] [--qujat PROGRAM] [--dpi N] [DOCUMENT...]: every document of the template tree, in every edition and language, on one picture.

Renders the sample data of each and draws the pages with pdftoppm (poppler-utils). Needs nothing else.
"""
import argparse
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

GAP, PAPER = 12, (0x9A, 0x9A, 0x9A)


def run(*command):
    return subprocess.run(command, capture_output=True, check=False)


def read_ppm(data):
    """P6 with 255 levels, as pdftoppm writes it: width, height, rows of RGB."""
    fields, at = [], 0
    while len(fields) < 4:
        end = at
        while not data[end:end + 1].isspace():
            end += 1
        fields.append(data[at:end])
        at = end + 1
    width, height = int(fields[1]), int(fields[2])
    return width, height, [data[at + y * width * 3:at + (y + 1) * width * 3] for y in range(height)]


def write_png(path, width, rows):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(rows), 8, 2, 0, 0, 0)) + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))


def tile(pictures, widest):
    """Pages side by side, a new row where the sheet is full or a document begins."""
    rows, line = [], []
    lines = []
    for begins, picture in pictures:
        if line and (begins or sum(p[0] + GAP for p in line) + picture[0] + GAP > widest):
            lines.append(line)
            line = []
        line.append(picture)
    if line:
        lines.append(line)
    width = max(sum(p[0] + GAP for p in line) + GAP for line in lines)
    empty = bytes(PAPER) * width
    for line in lines:
        rows += [empty] * GAP
        for y in range(max(p[1] for p in line)):
            row = bytes(PAPER) * GAP
            for picture in line:
                row += (picture[2][y] if y < picture[1] else bytes(PAPER) * picture[0]) + bytes(PAPER) * GAP
            rows.append(row + bytes(PAPER) * (width - len(row) // 3))
    return width, rows + [empty] * GAP


def draw(qujat, name, language, regime, folder, dpi, failures, *more):
    """The pages of a document's sample of an edition; `more`: options for pdftoppm."""
    data, paper = str(folder / "data.json"), str(folder / "paper.pdf")
    made = run(qujat, "sample", name, "--lang", language, "--regime", regime, "-o", data)
    made = made if made.returncode else run(qujat, "render", name, "--lang", language, "--data", data, "--date", "2026-11-20", "-o", paper)
    if made.returncode != 0:
        failures.append(f"{name} {language} {regime}: {made.stderr.decode()}")
        return []
    for old in folder.glob("page*.ppm"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", str(dpi), *more, paper, str(folder / "page")], check=True)
    return [read_ppm(page.read_bytes()) for page in sorted(folder.glob("page*.ppm"))]


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", default="contact-sheet.png")
    parser.add_argument("--qujat", default=str(root / "build/release/bin/qujat"))
    parser.add_argument("--dpi", default="40")
    parser.add_argument("documents", nargs="*")
    options = parser.parse_args()
    listed = run(options.qujat, "list", "--json")
    if listed.returncode != 0:
        sys.exit(listed.stderr.decode())
    pictures, failures, papers = [], [], 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for document in json.loads(listed.stdout):
            name = document["id"]
            if options.documents and name not in options.documents:
                continue
            begins = True
            for language in ("kk", "ru"):
                for regime in document["regimes"]:
                    pages = draw(options.qujat, name, language, regime, folder, options.dpi, failures)
                    papers += bool(pages)
                    for page in pages:
                        pictures.append((begins, page))
                        begins = False
    if pictures:
        width, rows = tile(pictures, 60 * int(options.dpi))
        write_png(pathlib.Path(options.o), width, rows)
        print(f"{options.o}: {papers} papers, {len(pictures)} pages, {width} x {len(rows)} pixels")
    for failure in failures:
        print(failure, file=sys.stderr)
    sys.exit(1 if failures or not pictures else 0)


if __name__ == "__main__":
    main()
