"""Puts comments into every DOCX of the shared corpus that is read, and looks at what came of it.

For each file: the comments are put in at the first, the middle and the last block and at the top; what is read afterwards is what was read before; all
parts but the four that must change are the same packed bytes; the changed ones are well-formed, and the main one without the marks is the one it was;
pandoc finds the comments where it can read the file, python-docx opens what it opened before. Exit code 77: the corpus is not there.
"""

import argparse
import importlib.util
import io
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as etree
import zipfile

TOP = 0xFFFFFFFF
MARKS = re.compile(rb"<(\w+:)?commentRangeStart [^>]*/>|<(\w+:)?commentRangeEnd [^>]*/><(\w+:)?r( xmlns:w=\"[^\"]*\")?><(\w+:)?commentReference [^>]*/></(\w+:)?r>")
WORDS = "Qujat 4. Смета – нет\nОснование: <703/НҚ> & \"1\""


def records(blocks):
    """See src/plan/records.hpp."""
    text = WORDS.encode()
    out = b"QJCOMM1\n\x01" + struct.pack("<I", len(blocks))
    for block in blocks:
        out += struct.pack("<II", block, len(text)) + text
    return out + b"QJEND"


def run(command, data=b"", seconds=60):
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds, check=False)


def shown(probe, file):
    """What is read, without the note that says how many comments were left out."""
    lines = run([probe, str(file)]).stdout.decode().splitlines()
    return [line for line in lines if not line.startswith("note\tEXT-0104")]


def packed(archive, data, entry):
    """The bytes of an entry as they lie in the archive."""
    at = entry.header_offset
    name, extra = struct.unpack("<HH", data[at + 26:at + 30])
    begin = at + 30 + name + extra
    return data[begin:begin + entry.compress_size]


def compare(before, after, count):
    """Faults of the package, as sentences."""
    faults = []
    old, new = zipfile.ZipFile(io.BytesIO(before)), zipfile.ZipFile(io.BytesIO(after))
    if new.testzip() is not None and old.testzip() is None:
        faults.append("a checksum is wrong")
    old_names = [entry.filename for entry in old.infolist()]
    changed = []
    for entry in new.infolist():
        if entry.filename in old_names:
            twin = old.getinfo(entry.filename)
            if packed(old, before, twin) == packed(new, after, entry) and twin.compress_type == entry.compress_type and twin.date_time == entry.date_time:
                continue
        changed.append(entry.filename)
        if entry.date_time != (1980, 1, 1, 0, 0, 0):
            faults.append(f"{entry.filename} bears a date")
        try:
            etree.fromstring(new.read(entry))
        except etree.ParseError as error:
            faults.append(f"{entry.filename} is not well-formed: {error}")
    if len(changed) > 4:
        faults.append(f"too much was changed: {', '.join(changed)}")
    if set(old_names) - {entry.filename for entry in new.infolist()}:
        faults.append("an entry is gone")
    main = [name for name in changed if b"commentRangeStart" in new.read(name)]
    if len(main) != 1:
        return faults + [f"one part with marks was expected, found {len(main)}"]
    text, origin = new.read(main[0]), old.read(main[0])
    if len(re.findall(rb"<(?:\w+:)?commentRangeStart ", text)) != len(re.findall(rb"<(?:\w+:)?commentRangeStart ", origin)) + count:
        faults.append("not every comment has its mark")
    # "<w:p/>" becomes "<w:p>…</w:p>".
    plain = [re.sub(rb"\s*/>|></(\w+:)?p>", b"/>", MARKS.sub(b"", one)) for one in (text, origin)]
    if not origin.startswith((b"\xff\xfe", b"\xfe\xff")) and plain[0] != plain[1]:
        faults.append("the main part is another even without the marks")
    return faults


def pandoc_comments(file):
    """How many comments of ours pandoc finds; None when it cannot read the file."""
    try:
        result = run(["pandoc", "--track-changes=all", "-f", "docx", "-t", "native", str(file)], seconds=60)
    except subprocess.TimeoutExpired:
        return None
    return len(re.findall(rb'"author"\s*,\s*"Qujat"', result.stdout)) if result.returncode == 0 else None


def opens(python, file):
    return run([python, "-c", f"import docx; docx.Document({str(file)!r})"]).returncode == 0


def find_python():
    """A Python that has python-docx, or nothing."""
    if importlib.util.find_spec("docx"):
        return sys.executable
    return "/usr/bin/python3" if run(["/usr/bin/python3", "-c", "import docx"]).returncode == 0 else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", required=True, type=pathlib.Path)
    parser.add_argument("--probe", required=True)
    parser.add_argument("--sandbox", required=True)
    options = parser.parse_args()
    folder = options.shared / "corpus" / "formats" / "docx"
    if not folder.is_dir():
        print(f"SKIPPED: no corpus in {folder}")
        return 77
    has_pandoc, python = shutil.which("pandoc") is not None, find_python()
    print("" if has_pandoc else "SKIPPED in part: pandoc is not installed", "" if python else "SKIPPED in part: python-docx is not installed")
    done = refused = found = opened = 0
    faults = []
    with tempfile.TemporaryDirectory() as work:
        annotated = pathlib.Path(work) / "annotated.docx"
        for file in sorted(folder.iterdir()):
            before = shown(options.probe, file)
            blocks = sum(line.startswith("block\t") for line in before)
            if not before or not before[0].startswith("ok docx"):
                continue
            places = [TOP] + ([0, blocks // 2, blocks - 1] if blocks else [])
            answer = run([options.sandbox, "annotate"], records(places) + file.read_bytes()).stdout
            size = struct.unpack("<I", answer[:4])[0] if len(answer) >= 4 else 0
            data = answer[4 + size:]
            if not data.startswith(b"PK"):
                refused += 1
                told = run([options.probe, "--records"], answer[4:4 + size]).stdout.decode().splitlines()
                # A document without a single paragraph has nowhere to put a comment.
                if blocks or not told or "EXT-0051" not in told[0]:
                    faults.append(f"{file.name}: no comments: {told[:1]}")
                continue
            done += 1
            annotated.write_bytes(data)
            own = compare(file.read_bytes(), data, len(places))
            if shown(options.probe, annotated) != before:
                own.append("it is read in another way than before")
            if has_pandoc and pandoc_comments(file) is not None:
                told = pandoc_comments(annotated)
                found += told == len(places)
                if told is None or not told:
                    own.append("pandoc finds no comments")
            if python and opens(python, file):
                opened += 1
                if not opens(python, annotated):
                    own.append("python-docx no longer opens it")
            faults += [f"{file.name}: {fault}" for fault in own]
    print(f"{done} files with comments, {refused} without a paragraph; in {found} pandoc finds every comment, {opened} opened by python-docx")
    for fault in faults:
        print(f"FAULT {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
