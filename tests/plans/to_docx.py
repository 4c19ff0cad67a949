#!/usr/bin/env python3
"""Turns a test plan (the small text form of tests/plans) into a DOCX, as Word would write it at its plainest: headings by style, lists, tables.

    to_docx.py IN.plan OUT.docx [--without 08,11]

Equal input gives equal bytes. Used for samples/plans; standard library only.
"""
import pathlib
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"""


def styles():
    heading = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{34 - 4 * level}"/></w:rPr></w:style>'
        for level in (1, 2, 3))
    return (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
            f'<w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:sz w:val="24"/></w:rPr></w:style>{heading}</w:styles>')


def runs(text, is_bold=False):
    """What stands between tildes is struck through."""
    for number, piece in enumerate(text.split("~")):
        properties = ("<w:b/>" if is_bold else "") + ("<w:strike/>" if number % 2 else "")
        if piece:
            yield f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'


def paragraph(text, style="", indent=0, is_bold=False):
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + (f'<w:ind w:left="{indent}"/>' if indent else "")
    return f'<w:p>{f"<w:pPr>{properties}</w:pPr>" if properties else ""}{"".join(runs(text, is_bold))}</w:p>'


def picture(description):
    return (f'<w:p><w:r><w:drawing><wp:inline {WP}><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Picture" descr={quoteattr(description)}/>'
            f'<a:graphic {A}><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphic></wp:inline></w:drawing></w:r></w:p>')


def table(rows):
    border = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    body = "".join("<w:tr>" + "".join(f"<w:tc>{''.join(paragraph(part) for part in cell.split(' // '))}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    width = 9000 // max(map(len, rows))
    grid = f"<w:gridCol w:w=\"{width}\"/>" * max(map(len, rows))
    return f"<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>{border}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def blocks(text, without):
    rows, skipping = [], False
    for line in text.splitlines() + [""]:
        line = line.strip()
        if line.startswith("%"):
            skipping = line[1:3] in without
            continue
        if skipping:
            continue
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            yield table(rows)
            rows = []
        if line.startswith("#"):
            marks = len(line) - len(line.lstrip("#"))
            yield paragraph(line.lstrip("# "), f"Heading{min(marks, 3)}")
        elif line.startswith("- "):
            yield paragraph("• " + line[2:], indent=360)
        elif line.startswith("!["):
            yield picture(line[2:].split("]")[0])
        elif line.startswith("**") and line.endswith("**") and len(line) > 4:
            yield paragraph(line[2:-2], is_bold=True)
        elif line:
            yield paragraph(line)


def files(text):
    """The texts of the plan's files: a line "=== name" begins the next."""
    return ["\n".join(lines) for lines in _split(text.splitlines())]


def _split(lines):
    current = []
    for line in lines:
        if line.startswith("=== "):
            yield current
            current = []
        else:
            current.append(line)
    yield current


def write(text, out, without=()):
    body = "".join(blocks(text, without))
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS.format(kind="officeDocument", target="word/document.xml"),
        "word/_rels/document.xml.rels": RELATIONS.format(kind="styles", target="styles.xml"),
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {W}><w:body>{body}</w:body></w:document>',
        "word/styles.xml": styles(),
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def main():
    without = set(sys.argv[4].split(",")) if len(sys.argv) > 4 and sys.argv[3] == "--without" else set()
    write(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2], without)


if __name__ == "__main__":
    main()
