#!/usr/bin/env python3
"""Time and memory of a pre-check, children included, beside pandoc (of a PDF: pdftotext; of a DOC: antiword) alone on the same file, alternating in one run; by format and length.

    check_pages.py BIN_FOLDER [ROUNDS [FORMAT...]]

Prints the median and the range of each; asserts nothing about time. Standard library only; without pandoc there are DOCX, PDF and XLSX alone; a DOC is
written by LibreOffice, where there is one.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/plans"))
import to_pdf  # noqa: E402

PROGRAM = pathlib.Path(sys.argv[1]).resolve() / "qujat"
WORDS_A_PAGE = 250


def make_plan(pages, folder):
    """One plan of ours, its chapters repeated until it has the length of so many pages: its text and its DOCX."""
    text = (ROOT / "tests/plans/tuned/agro-own-headings-ru.plan").read_text(encoding="utf-8")
    copies = max(1, round(pages * WORDS_A_PAGE / len(text.split())))
    source, out = folder / f"{pages}.plan", folder / f"{pages}.docx"
    source.write_text("\n".join([text] * copies), encoding="utf-8")
    subprocess.run([sys.executable, ROOT / "tests/plans/to_docx.py", source, out], check=True)
    return source, out


def to_xlsx(source, docx, out):
    """A sheet with the lines of the plan in rows, a number and a sum beside each, as Excel writes it."""
    strings, rows = [], []
    for number, line in enumerate((line for line in source.read_text(encoding="utf-8").splitlines() if line.strip()), 1):
        strings.append(f'<si><t xml:space="preserve">{escape(line)}</t></si>')
        rows.append(f'<row r="{number}"><c r="A{number}" t="s"><v>{number - 1}</v></c><c r="B{number}" s="1"><v>{number * 1250.5}</v></c><c r="C{number}" s="2"><f>A1+{number}</f><v>{46000 + number}</v></c></row>')
    main, office = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"', "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def relations(*all):
        return "<Relationships>" + "".join(f'<Relationship Id="r{i}" Type="{office}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(all)) + "</Relationships>"

    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relations(("officeDocument", "xl/workbook.xml")))
        archive.writestr("xl/_rels/workbook.xml.rels", relations(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")))
        archive.writestr("xl/workbook.xml", f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="Смета" sheetId="1" r:id="r0"/></sheets></workbook>')
        archive.writestr("xl/worksheets/sheet1.xml", f'<worksheet {main}><sheetData>{"".join(rows)}</sheetData></worksheet>')
        archive.writestr("xl/sharedStrings.xml", f'<sst {main}>{"".join(strings)}</sst>')
        archive.writestr("xl/styles.xml", f'<styleSheet {main}><numFmts><numFmt numFmtId="164" formatCode="#,##0.00\\ [$₸-43F]"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>')


def by_pandoc(form):
    return lambda source, docx, out: subprocess.run(["pandoc", "-s", "--metadata", "title=План", "-t", form, docx, "-o", out], check=True, stderr=subprocess.DEVNULL)


def to_doc(source, docx, out):
    command = ["soffice", f"-env:UserInstallation=file://{out.parent}/office", "--headless", "--convert-to", "doc", "--outdir", out.parent, docx]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


# Of each format how the plan becomes one, and as what pandoc reads it (nothing: it does not).
FORMATS = {
    "docx": (lambda source, docx, out: None, "docx"),
    "odt": (by_pandoc("odt"), "odt"),
    "html": (by_pandoc("html"), "html"),
    "md": (by_pandoc("gfm"), "gfm"),
    "xlsx": (to_xlsx, None),
    "rtf": (by_pandoc("rtf"), "rtf"),
    "doc": (to_doc, None),
    "pdf": (lambda source, docx, out: to_pdf.write(source.read_text(encoding="utf-8"), out, PROGRAM), None),
}


def measure(command):
    """Seconds by the clock and the largest resident size of any process of the call, in MiB."""
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    return time.monotonic() - begin, usage.ru_maxrss / 1024


def main():
    program = PROGRAM
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    has_pandoc = shutil.which("pandoc") is not None
    has_office = shutil.which("soffice") is not None
    formats = sys.argv[3:] or [form for form in FORMATS if (has_office if form == "doc" else has_pandoc or form in ("docx", "pdf", "xlsx"))]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for form, pages in ((form, pages) for form in formats for pages in (1, 20, 200)):
            make, pandoc_form = FORMATS[form]
            source, docx = make_plan(pages, folder)
            plan = docx.with_suffix("." + form)
            make(source, docx, plan)
            rivals = {"qujat check": [program, "check", plan, "--filed", "2026-11-20", "-o", folder / "report.txt"],
                      "qujat, read only": [program, "check", plan, "--show-text", "-o", folder / "text.txt"]}
            if has_pandoc and pandoc_form:
                rivals["pandoc -t plain"] = ["pandoc", "-f", pandoc_form, "-t", "plain", plan, "-o", folder / "plain.txt"]
            if form == "pdf" and shutil.which("pdftotext"):
                rivals["pdftotext"] = ["pdftotext", plan, folder / "plain.txt"]
            if form == "doc" and shutil.which("antiword"):
                rivals["antiword"] = ["antiword", "-m", "UTF-8.txt", plan]
            seen = {rival: [] for rival in rivals}
            for _ in range(rounds):
                for rival, command in rivals.items():
                    seen[rival].append(measure(command))
            for rival, runs in seen.items():
                times = sorted(run[0] * 1000 for run in runs)
                print(f"{form:4} {pages:4} pages  {rival:16} {times[len(times) // 2]:7.0f} ms ({times[0]:.0f}–{times[-1]:.0f}), largest process {max(run[1] for run in runs):.0f} MiB", flush=True)


if __name__ == "__main__":
    main()
