#!/usr/bin/env python3
"""Prints a test plan as a PDF by a template of its own, so that the way back through poppler can be tried.

    to_pdf.py IN.plan OUT.pdf QUJAT

The PDF has what a word processor's has: a running header, page numbers, hyphens at the ends of lines, tables that go on over pages. Standard library only.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
from xml.sax.saxutils import escape

CONTRACT = {
    "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:qujat:contract:plan", "x-title": {"kk": "Жоспар", "ru": "План", "en": "plan"},
    "x-regimes": ["r703"], "x-regime-by": "/document/issue_date", "type": "object",
    "properties": {
        "out": {"type": "object", "properties": {"doc_lang": {"type": "string", "enum": ["kk", "ru"], "x-printed": False, "x-label": {"kk": "Тілі", "ru": "Язык", "en": "language"}}},
                "required": ["doc_lang"], "additionalProperties": False},
        "document": {"type": "object", "properties": {"issue_date": {"type": "string", "format": "date", "x-printed": False, "x-label": {"kk": "Күні", "ru": "Дата", "en": "date"}}},
                     "required": ["issue_date"], "additionalProperties": False}},
    "required": ["out", "document"], "additionalProperties": False}
STYLE = """@page { size: A4; margin: 22mm 20mm 22mm 28mm; @top-left { content: "Бизнес-план"; font-family: "PT Serif"; font-size: 9pt } @bottom-center { content: counter(page); font-family: "PT Serif"; font-size: 10pt } }
html { font-family: "PT Serif", "Noto Serif"; font-size: 11pt; line-height: 1.3 }
body { margin: 0 }
h1 { margin: 0 0 6mm 0; font-size: 16pt; text-align: center }
h2 { margin: 5mm 0 2mm 0; font-size: 13pt }
h3 { margin: 4mm 0 2mm 0; font-size: 12pt }
p { margin: 0 0 2.5mm 0; text-align: justify; hyphens: auto }
td { padding: 1mm 2mm; border: 0.5pt solid black }
table { border-collapse: collapse; width: 100%; margin: 0 0 4mm 0 }
"""


def body(text):
    rows = []
    for line in text.splitlines() + [""]:
        line = line.strip()
        if line.startswith("%"):
            continue  # a mark, which parts no table
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            width = max(map(len, rows))
            yield "<table><tbody>" + "".join("<tr>" + "".join(f"<td>{''.join(f'<p>{escape(part)}</p>' for part in cell.split(' // '))}</td>" for cell in row + [""] * (width - len(row))) + "</tr>" for row in rows) + "</tbody></table>"
            rows = []
        if not line or line[0] in "!~" or line.startswith("==="):
            continue
        if line.startswith("#"):
            level = min(len(line) - len(line.lstrip("#")), 3)
            yield f"<h{level}>{escape(line.lstrip('# '))}</h{level}>"
        elif line.startswith("- "):
            yield f"<p>• {escape(line[2:])}</p>"
        elif line.startswith("**") and line.endswith("**"):
            yield f"<p><b>{escape(line[2:-2])}</b></p>"
        else:
            yield f"<p>{escape(line)}</p>"


def write(text, out, qujat):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "plan"
        folder.mkdir()
        (folder / "contract.json").write_text(json.dumps(CONTRACT, ensure_ascii=False), encoding="utf-8")
        (folder / "plan.css").write_text(STYLE, encoding="utf-8")
        page = "".join(body(text))
        for language in ("kk", "ru"):
            (folder / f"{language}.xhtml").write_text(
                f'<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:q="urn:qujat:template:1" xml:lang="{language}" q:official="yes">'
                f'<head><title>Plan</title><link rel="stylesheet" href="plan.css"/></head><body>{page}</body></html>', encoding="utf-8")
        data = folder / "data.json"
        data.write_text('{"out": {"doc_lang": "ru"}, "document": {"issue_date": "2026-11-20"}}', encoding="utf-8")
        subprocess.run([str(qujat), "render", str(folder), "--lang", "ru", "--data", str(data), "-o", str(out)], check=True)


if __name__ == "__main__":
    write(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2], sys.argv[3])
