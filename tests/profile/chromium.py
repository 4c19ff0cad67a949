"""chromium.py --qujat PROGRAM --source TREE --work FOLDER [NAME...]: prints every sample of the CSS profile with headless Chromium too, and compares where the words stand.

Where line breaking cannot differ (each word of a sample on the same line in both), a word's left edge and the step from line to line must agree to 1.5 pt (the browser rounds boxes and the ascent of a font to whole pixels of 0.75 pt, more than once). What differs for a
reason is listed in chromium.tsv: sample, words or *, reason. Skipped loudly where Chromium or pdftotext is not there.
"""
import argparse
import html
import pathlib
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
import run  # noqa: E402

TOLERANCE = 1.5


def words_of(pdf):
    """Page, left and top edge, word: in the order of reading."""
    out = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    words, page = [], 0
    for line in out.splitlines():
        if "<page " in line:
            page += 1
        elif match := re.search(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>', line):
            words.append((page, float(match[1]), float(match[2]), html.unescape(match[5]).replace("\u00ad", "").rstrip("\u2010-")))
    return words


def browser():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return name
    return None


def print_with(chromium, sample, output, profile):
    # The page's own @page rules hold; the browser adds no header or footer of its own.
    subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", "--no-pdf-header-footer", f"--print-to-pdf={output}", sample.resolve().as_uri()],
                   check=True, capture_output=True, timeout=120)


def compare(ours, theirs, explained):
    """Differences in words for people; `explained` holds words whose difference has a reason."""
    theirs = list(theirs)
    said, unmatched = [], []
    pairs = []
    for word in ours:
        found = next((i for i, other in enumerate(theirs) if other[3] == word[3] and other[0] == word[0]), None)
        if found is None:
            found = next((i for i, other in enumerate(theirs) if other[3] == word[3]), None)
        if found is None:
            unmatched.append(word)
            continue
        pairs.append((word, theirs.pop(found)))
    for word in unmatched:
        said.append((word[3], f"only in ours, page {word[0]}"))
    for word in theirs:
        said.append((word[3], f"only in the browser's, page {word[0]}"))
    for mine, other in pairs:
        if mine[0] != other[0]:
            said.append((mine[3], f"page {mine[0]}, the browser's {other[0]}"))
        elif abs(mine[1] - other[1]) > TOLERANCE or abs(mine[2] - other[2]) > TOLERANCE:
            said.append((mine[3], f"at {mine[1]:.1f} {mine[2]:.1f}, the browser's {other[1]:.1f} {other[2]:.1f}"))
    return [(word, what) for word, what in said if word not in explained and "*" not in explained]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--qujat", required=True)
    parser.add_argument("--source", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    chromium = browser()
    if not chromium or not shutil.which("pdftotext"):
        print("SKIPPED: chromium or pdftotext is not on PATH: the pages were NOT compared with a browser's")
        return
    source, work = pathlib.Path(options.source), pathlib.Path(options.work)
    reasons = {}
    table = source / "tests/profile/chromium.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sample, words, reason = line.split("\t")
            reasons.setdefault(sample, {}).update(dict.fromkeys(words.split(), reason))
    bad = 0
    seen = set()
    for sample in sorted((source / "samples/profile").glob("*.xhtml")):
        if options.names and sample.stem not in options.names:
            continue
        seen.add(sample.stem)
        folder = work / sample.stem
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            run.render(options.qujat, sample, folder / "document", "pdf", folder / "ours.pdf")
        except RuntimeError as error:
            print(error)
            bad += 1
            continue
        print_with(chromium, sample, folder / "theirs.pdf", folder / "browser")
        ours, theirs = words_of(folder / "ours.pdf"), words_of(folder / "theirs.pdf")
        explained = reasons.get(sample.stem, {})
        differences = compare(ours, theirs, explained)
        for word in explained.keys() - {"*"}:
            if word not in {w[3] for w in ours + theirs}:
                differences.append((word, "explained in chromium.tsv, but not a word of the sample"))
        print(f"{sample.stem}: {len(ours)} words, {len(differences)} differences" + (f", {len(explained)} explained" if explained else ""))
        for word, what in differences:
            print(f"    «{word}» {what}")
        bad += len(differences)
    if not options.names:
        for name in reasons.keys() - seen:
            print(f"chromium.tsv explains {name}, which is no sample")
            bad += 1
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
