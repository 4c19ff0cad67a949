"""pictures.py --qujat PROGRAM --source TREE [NAME...]: draws the pictures of docs/templates.md from the samples of the CSS profile, into docs/pictures/profile/.

Draws those that the page shows: a sample of one page at 100 dpi without its empty paper, several pages side by side at 50 dpi. Needs pdftoppm.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import run  # noqa: E402

EDGE = 16  # pixels of paper left about what is printed


def trimmed(page):
    """The page without its empty paper."""
    width, _, rows = page
    white = b"\xff" * (3 * width)
    inked = [y for y, row in enumerate(rows) if row != white]
    rows = rows[max(inked[0] - EDGE, 0):inked[-1] + EDGE]
    left = min(len(row) - len(row.lstrip(b"\xff")) for row in rows) // 3
    right = max(len(row.rstrip(b"\xff")) for row in rows) // 3 + 1
    left, right = max(left - EDGE, 0), min(right + EDGE, width)
    return right - left, len(rows), [row[3 * left:3 * right] for row in rows]


def draw(pdf, folder, dpi, read_ppm):
    for old in folder.glob("page*.ppm"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", str(dpi), str(pdf), str(folder / "page")], check=True)
    return [read_ppm(page.read_bytes()) for page in sorted(folder.glob("page*.ppm"))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--qujat", required=True)
    parser.add_argument("--source", required=True)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    source = pathlib.Path(options.source)
    sys.path.insert(0, str(source / "samples"))
    import contact_sheet
    target = source / "docs/pictures/profile"
    target.mkdir(parents=True, exist_ok=True)
    shown = sorted(set(re.findall(r"pictures/profile/([\w-]+)\.png", (source / "docs/templates.md").read_text(encoding="utf-8"))))
    for name in options.names or shown:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            run.render(options.qujat, source / f"samples/profile/{name}.xhtml", folder / "document", "pdf", folder / "sample.pdf")
            pages = draw(folder / "sample.pdf", folder, 50, contact_sheet.read_ppm)
            if len(pages) == 1:
                pages = [trimmed(page) for page in draw(folder / "sample.pdf", folder, 100, contact_sheet.read_ppm)]
        width, rows = contact_sheet.tile([(False, page) for page in pages], 1300)
        contact_sheet.write_png(target / f"{name}.png", width, rows)
        print(f"{name}: {len(pages)} pages, {(target / f'{name}.png').stat().st_size} bytes")
    for old in target.glob("*.png"):
        if old.stem not in shown:
            print(f"{old.name}: docs/templates.md does not show it")


if __name__ == "__main__":
    main()
