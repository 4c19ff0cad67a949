#!/usr/bin/env python3
"""documents.py [--qujat PROGRAM] [--out FOLDER] [--text-only]: writes documents.md, the page on every document of the template tree, and a small picture of each.

The pictures are drawn with pdftoppm (poppler-utils) from the Kazakh sample of the newest edition. --text-only leaves them alone.
"""
import argparse
import json
import pathlib
import struct
import tempfile
import zlib

import contact_sheet

DPI = 36
ORIGINS = {"kk": "Kazakh", "ru": "Russian"}


def thumbnail(path, picture):
    """A grey PNG of 16 levels: text stays legible, the file small."""
    width, height, rows = picture
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    lines = []
    for row in rows:
        grey = [sum(row[x * 3:x * 3 + 3]) // 48 for x in range(width)] + [0] * (width % 2)
        lines.append(b"\0" + bytes(grey[x] << 4 | grey[x + 1] for x in range(0, len(grey), 2)))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"".join(lines), 9)) + chunk(b"IEND", b""))


def resolve(schema, root):
    """A schema behind its $ref; annotations beside it are not needed here."""
    while "$ref" in schema:
        file, name = schema["$ref"].split("#/$defs/")
        root = root["$defs"][file] if file else root
        schema = root["$defs"][name]
    return schema, root


def fields(schema, root, path=""):
    """Path, label and whether it is required, of every field that is no block."""
    schema, root = resolve(schema, root)
    for name, inner in schema.get("properties", {}).items():
        own = f"{path}/{name}"
        shape, base = resolve(inner, root)
        if shape["type"] == "object":
            yield from fields(inner, root, own)
        else:
            yield own, (inner.get("x-label") or shape["x-label"])["en"], name in schema.get("required", [])


def page(document, schema):
    title = document["title"]
    by = f"the date in `{document['regime_by']}` picks the edition" if document["regime_by"] else "one edition"
    required = [f"`{path}` {label}" for path, label, is_required in fields(schema, schema) if is_required and not path.startswith(("/operator", "/out"))]
    return (f"## {document['id']}\n\n![{title['en']}: the first page of the sample](pictures/documents/{document['id']}.png)\n\n"
            f"**{title['kk']}** · **{title['ru']}** · {title['en']}\n\n"
            f"Editions: {' '.join(f'`{regime}`' for regime in document['regimes'])}; {by}.\n\n"
            f"Required, beside the operator and the outgoing requisites: {'; '.join(required) or 'nothing'}.\n")


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--qujat", default=str(root / "build/release/bin/qujat"))
    parser.add_argument("--out", default=str(root / "docs"))
    parser.add_argument("--text-only", action="store_true")
    options = parser.parse_args()
    out = pathlib.Path(options.out)
    pictures = out / "pictures/documents"
    documents = json.loads(contact_sheet.run(options.qujat, "list", "--json").stdout)
    text = ["# Documents\n\nEvery document this tree can make, printed by `samples/documents.py` from the contracts. `qujat list DOCUMENT` shows all its fields, `qujat sample DOCUMENT --lang kk --regime r703` data to begin with, "
            "`qujat render` the paper. A document is refused, by name, under an edition whose wording is not held.\n"]
    text.append("| document | kk | ru | editions |\n|---|---|---|---|\n" + "".join(
        f"| [`{document['id']}`](#{document['id']}) | {document['title']['kk']} | {document['title']['ru']} | {' '.join(f'`{regime}`' for regime in document['regimes'])} |\n" for document in documents))
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        for document in documents:
            schema = json.loads(contact_sheet.run(options.qujat, "list", document["id"], "--json-schema").stdout)
            text.append(page(document, schema))
            if not options.text_only:
                pictures.mkdir(parents=True, exist_ok=True)
                drawn = contact_sheet.draw(options.qujat, document["id"], "kk", document["regimes"][-1], pathlib.Path(folder), DPI, failures, "-l", "1")
                if drawn:
                    thumbnail(pictures / f"{document['id']}.png", drawn[0])
    (out / "documents.md").write_text("\n".join(text), encoding="utf-8")
    for failure in failures:
        print(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
