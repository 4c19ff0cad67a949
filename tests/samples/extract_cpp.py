#!/usr/bin/env python3
"""extract_cpp.py ROOT FOLDER: writes the C++ of the documentation to FOLDER/programs and FOLDER/parts, and prints the names of the pages read."""

import pathlib
import sys

import blocks


def write(path, text):
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main():
    root, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    kept = set()
    for kind in ("programs", "parts"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for block in blocks.read(root):
        if block.language != "cpp" or block.skipped:
            continue
        # A compiler's message then names the page.
        text = f'#line {block.line + 1} "{block.file}"\n{block.text}'
        if block.is_program:
            path = folder / "programs" / f"{block.stem}.cpp"
        else:
            path = folder / "parts" / f"{block.stem}.cpp"
            text = f'#include "qujat/qujat.hpp"\n\nvoid {block.stem}();\nvoid {block.stem}() {{\n{text}}}\n'
        write(path, text)
        kept.add(path)
    for path in folder.glob("p*/*.cpp"):
        if path not in kept:
            path.unlink()
    print(";".join(blocks.pages(root)))


if __name__ == "__main__":
    main()
