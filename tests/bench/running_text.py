#!/usr/bin/env python3
"""What a page of running text costs, and the shares of its stages: the paragraphs of the acts, justified, over and over up to 100 pages.

running_text.py BIN ACTS

BIN holds bench_stages; ACTS is the folder with the acts as text files. Prints; asserts nothing.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def label(words):
    return {"kk": words, "ru": words, "en": words}


def contract():
    def of(properties):
        return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}

    plain = {"type": "string", "x-printed": False, "x-label": label("-")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:qujat:contract:running-text", "x-title": label("running text"),
        "x-regimes": ["r703"], "x-regime-by": "/document/issue_date",
        **of({"out": of({"doc_lang": {**plain, "enum": ["kk", "ru"]}}),
              "document": of({"issue_date": {**plain, "format": "date"},
                              "paragraphs": {"type": "array", "items": {"type": "string", "minLength": 1, "x-label": label("-")}, "x-label": label("-")}})}),
    }


TEMPLATE = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:q="urn:qujat:template:1" xml:lang="kk" q:official="yes">
<head><title>Мәтін</title><style>
@page { size: A4; margin: 20mm 20mm 20mm 30mm }
html { font: 12pt/1.25 "PT Serif"; hyphens: auto }
body { margin: 0 }
p { margin: 0; text-indent: 12mm; text-align: justify }
</style></head>
<body><q:for-each select="document/paragraphs"><p><q:value-of select="."/></p></q:for-each></body>
</html>
"""


def main():
    programs, acts = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    paragraphs = []
    for path in sorted(acts.glob("*.txt")):
        lines = (re.sub(r"\s+", " ", line).strip() for line in path.read_text(encoding="utf-8").splitlines())
        paragraphs += [line for line in lines if len(line) > 80]
    total = 100 * 2600  # characters: some hundred pages
    content, size = [], 0
    while size < total:
        content.append(paragraphs[len(content) % len(paragraphs)])
        size += len(content[-1])
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / "build/release/bin").mkdir(parents=True)
        (folder / "build/release/bin/bench_stages").write_bytes((programs / "bench_stages").read_bytes())
        (folder / "build/release/bin/bench_stages").chmod(0o755)
        for name in ("templates", "fonts"):
            (folder / name).symlink_to(ROOT / name)
        (folder / "running-text").mkdir()
        (folder / "running-text/contract.json").write_text(json.dumps(contract(), ensure_ascii=False), encoding="utf-8")
        (folder / "running-text/kk.xhtml").write_text(TEMPLATE, encoding="utf-8")
        (folder / "data.json").write_text(json.dumps({"out": {"doc_lang": "kk"}, "document": {"issue_date": "2026-11-20", "paragraphs": content}}, ensure_ascii=False), encoding="utf-8")
        return subprocess.run([str(folder / "build/release/bin/bench_stages"), "./running-text", "kk", "data.json", "100"], cwd=folder).returncode


if __name__ == "__main__":
    sys.exit(main())
