"""Measures the rule that knows headings by their look: takes the heading styles of real documents their names and outline levels, reads them again, and
compares what is found with what the styles said. Not a test: prints figures for whoever changes the rule.

    headings.py --probe build/release/tests/corpus/extract_probe FOLDER…"""

import argparse
import io
import pathlib
import re
import subprocess
import tempfile
import zipfile


def without_heading_styles(data):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in dict.fromkeys(source.namelist()):
            part = source.read(name)
            if name.endswith("styles.xml"):
                part = re.sub(rb'(<w:name w:val=")((?i:heading \d|title|subtitle|\xd0\x97\xd0\xb0\xd0\xb3\xd0\xbe\xd0\xbb\xd0\xbe\xd0\xb2\xd0\xbe\xd0\xba \d))"', rb'\1x"', part)
            if name.endswith(("styles.xml", "document.xml")):
                part = re.sub(rb"<w:outlineLvl[^>]*/>", b"", part)
            target.writestr(name, part)
    return made.getvalue()


def read(probe, data):
    """The texts of all paragraphs outside of tables, each with whether it is a heading."""
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(data)
        file.flush()
        lines = subprocess.run([probe, file.name], capture_output=True, text=True, check=False).stdout.splitlines()
    return [(fields[3], fields[1].split()[0] == "heading", "style" in fields[1])
            for fields in (line.split("\t") for line in lines if line.startswith("block\t")) if fields[1].split()[0] in ("heading", "paragraph", "list_item")]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--probe", required=True)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    found = missed = wrong = texts = 0
    for path in sorted(path for folder in options.folders for path in folder.glob("*.do[ct][xm]")):
        data = path.read_bytes()
        if not zipfile.is_zipfile(path):
            continue
        try:
            by_style, by_look = read(options.probe, data), read(options.probe, without_heading_styles(data))
        except (zipfile.BadZipFile, NotImplementedError, EOFError):
            continue
        # Only documents that mark their headings can say what is none.
        if sum(style for _, _, style in by_style) < 2 or len(by_style) != len(by_look):
            continue
        for (text, _, is_heading), (_, is_found, _) in zip(by_style, by_look):
            if not is_heading and is_found and any(text == other and style for other, _, style in by_style):
                continue
            texts += not is_heading
            found += is_heading and is_found
            missed += is_heading and not is_found
            wrong += is_found and not is_heading
            if options.show and is_heading != is_found:
                print("missed" if is_heading else "wrong ", path.name[:30], text[:100])
    print(f"{found + missed} headings, {found} found, {missed} missed; {texts} other texts, {wrong} taken for headings")


if __name__ == "__main__":
    main()
