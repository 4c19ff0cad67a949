#!/usr/bin/env python3
"""What a row of a long table costs: 26 columns of short texts, 100, 1,000 and 10,000 rows in one document.

linear.py BIN [--rows N,N,N] [--runs N] [--most-memory KB] [--sanitized] [--keep FOLDER]

Prints time, peak memory and size for each row, first with what a document costs without rows, then without. It fails when time or
memory a row grows with the number of rows, or when a row takes more memory than it may.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COLUMNS = 26
MOST_GROWTH = 1.5    # a row of the longest table beside a row of the next shorter
MOST_MEMORY = 15.0   # KB a row of the longest table: peak of the whole process, less that of an empty table; what the product aims at

WORDS = ("тауар", "қызмет", "есеп", "жоба", "шарт", "Астана", "сома", "отчёт", "этап", "работы", "да", "жоқ", "орындалды")


def label(words):
    return {"kk": words, "ru": words, "en": words}


def contract():
    def of(properties):
        return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}

    cell = {"type": "string", "minLength": 1, "maxLength": 100}
    rows = {"type": "array", "maxItems": 1000000, "items": of({f"column_{n}": {**cell, "x-label": label(str(n))} for n in range(1, COLUMNS + 1)}), "x-label": label("rows")}
    date = {"type": "string", "format": "date", "x-printed": False, "x-label": label("date")}
    language = {"type": "string", "enum": ["kk", "ru"], "x-printed": False, "x-label": label("language")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:qujat:contract:long-table", "x-title": label("long table"),
        "x-regimes": ["r703"], "x-regime-by": "/document/issue_date",
        **of({"out": of({"doc_lang": language}), "document": of({"issue_date": date, "rows": rows})}),
    }


def template():
    heads = "".join(f'<th scope="col">{n}</th>' for n in range(1, COLUMNS + 1))
    cells = "".join(f'<td><q:value-of select="column_{n}"/></td>' for n in range(1, COLUMNS + 1))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:q="urn:qujat:template:1" xml:lang="kk" q:official="yes">
<head><title>Кесте</title><style>
@page {{ size: A3 landscape; margin: 10mm }}
html {{ font: 7pt/8.4pt "PT Serif" }}
body {{ margin: 0 }}
table {{ width: 400mm; table-layout: fixed; border-collapse: collapse }}
th, td {{ border: 0.4pt solid black; padding: 0.5mm; text-align: left; vertical-align: top }}
</style></head>
<body><table><thead><tr>{heads}</tr></thead><tbody><q:for-each select="document/rows"><tr>{cells}</tr></q:for-each></tbody></table></body>
</html>
"""


def data(rows):
    def cell(row, column):
        return f"{WORDS[(row * 7 + column * 3) % len(WORDS)]} {row * 31 + column}" if column % 2 else str(row * 1000 + column)

    content = [{f"column_{column}": cell(row, column) for column in range(1, COLUMNS + 1)} for row in range(rows)]
    return json.dumps({"out": {"doc_lang": "kk"}, "document": {"issue_date": "2026-11-20", "rows": content}}, ensure_ascii=False)


class Bench:
    def __init__(self, programs, folder):
        self.folder = pathlib.Path(folder)
        self.bin = self.folder / "build/release/bin"
        self.bin.mkdir(parents=True, exist_ok=True)
        shutil.copy2(pathlib.Path(programs) / "qujat", self.bin / "qujat")
        for name in ("templates", "fonts"):
            if not (self.folder / name).exists():
                (self.folder / name).symlink_to(ROOT / name)
        document = self.folder / "long-table"
        document.mkdir(exist_ok=True)
        (document / "contract.json").write_text(json.dumps(contract(), ensure_ascii=False, indent=1), encoding="utf-8")
        (document / "kk.xhtml").write_text(template(), encoding="utf-8")

    def render(self, rows):
        """(processor seconds, peak memory in KB, bytes of the file)"""
        name = f"{rows}.json"
        (self.folder / name).write_text(data(rows), encoding="utf-8")
        output = f"{rows}.pdf"
        command = [str(self.bin / "qujat"), "render", "./long-table", "--lang", "kk", "--data", name, "--date", "2026-11-20", "-o", output]
        with tempfile.TemporaryFile() as complained:
            child = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=complained)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode != 0:
                complained.seek(0)
                sys.exit(f"{rows} rows: exit code {child.returncode}\n{complained.read().decode(errors='replace')[-3000:]}")
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1.024, (self.folder / output).stat().st_size


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin")
    parser.add_argument("--rows", default="100,1000,10000")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--sanitized", action="store_true", help="memory says nothing")
    parser.add_argument("--most-memory", type=float, default=MOST_MEMORY, help="KB a row")
    parser.add_argument("--keep", help="a folder for what is made")
    given = parser.parse_args()
    counts = [int(n) for n in given.rows.split(",")]
    with tempfile.TemporaryDirectory() as temporary:
        bench = Bench(given.bin, given.keep or temporary)
        bench.render(0)  # fills the page cache
        base = [min(values) for values in zip(*[bench.render(0) for _ in range(5)])]  # the least here too: too much taken off flatters the shorter table
        print(f"no rows: {1000 * base[0]:.1f} ms, {base[1] / 1000:.1f} MB, {base[2] / 1000:.1f} KB")
        print(f"{'rows':>7} {'s':>8} {'MB':>7} {'file MB':>8}   a row beyond the empty table: ms, KB of memory, bytes of file")
        # One length after the other: a processor is faster for a while, then slower.
        runs = [[bench.render(count) for count in counts] for _ in range(given.runs)]
        rows_of = []
        for at, count in enumerate(counts):
            # The least of several runs: other work on the machine only ever adds.
            seconds, peak, size = (min(values) for values in zip(*[run[at] for run in runs]))
            each = ((seconds - base[0]) * 1000 / count, (peak - base[1]) / count, (size - base[2]) / count)
            rows_of.append(each)
            print(f"{count:7} {seconds:8.2f} {peak / 1000:7.1f} {size / 1e6:8.2f}   {each[0]:.3f}  {each[1]:.2f}  {each[2]:.0f}")
    faults = []
    if len(counts) > 1:
        # The least time of a short run is luck; the middle one of what two runs beside each other say is not.
        slower = statistics.median((run[-1][0] - base[0]) / counts[-1] / ((run[-2][0] - base[0]) / counts[-2]) for run in runs)
        growths = [slower] + [last / before for last, before in zip(rows_of[-1][1:], rows_of[-2][1:])]
        for what, growth in zip(("time", "memory", "file"), growths):
            print(f"{what} a row at {counts[-1]} beside {counts[-2]}: {growth:.2f}")
            if growth > MOST_GROWTH and not (given.sanitized and what == "memory"):
                faults.append(f"{what} a row grows {growth:.2f} times from {counts[-2]} to {counts[-1]} rows, limit {MOST_GROWTH}")
    if not given.sanitized and rows_of[-1][1] > given.most_memory:
        faults.append(f"a row takes {rows_of[-1][1]:.1f} KB of memory, limit {given.most_memory}")
    for fault in faults:
        print(f"FAULT {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
