#!/usr/bin/env python3
"""How well the pre-check judges plans whose truth is known: recall and precision of "not satisfied" by item, standings, and what went wrong.

    figures.py --qujat build/release/bin/qujat FOLDER... [--format docx|txt|odt|html|md|rtf] [--names]

A folder holds NAME.plan (the small text form of this folder) or any file that qujat reads, with NAME.expect beside it. Plans become DOCX; pandoc makes
the other formats of that. Everything goes the user's way: through the program, the sandbox and the reader of the format. "Named" is an item that the
program does not call found; undecided items are counted as named and beside it by themselves.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import to_docx

SATISFIED = {"found", "not-applicable"}


def read_expectations(file):
    expected = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        words = line.split(" --")[0].split(None, 1)
        if len(words) == 2 and not line.startswith("--"):
            expected[words[0]] = set(words[1].strip().replace(" ", "").split("|"))
    return expected


def as_files(file, folder, kind):
    """The submitted files of a plan: itself, or what its small text form becomes."""
    if file.suffix != ".plan":
        return [file]
    made = []
    for number, text in enumerate(to_docx.files(file.read_text(encoding="utf-8"))):
        out = folder / f"{file.stem}-{number}.docx"
        to_docx.write(text, out)
        if kind != "docx":
            other = out.with_suffix("." + kind)
            writer = {"txt": "plain", "md": "gfm"}.get(kind, kind)
            subprocess.run(["pandoc", "-s", "-t", writer, "--wrap=none", "-M", "lang=ru", "-M", "pagetitle=plan", "-o", other, out], check=True, stderr=subprocess.DEVNULL)
            out = other
        made.append(out)
    return made


def judge(qujat, file, folder, kind, expected):
    """The report; the ids expected say by which editions the plan is judged (bp317-12), the standing is that of the newest."""
    editions = sorted({name.split("-")[0] for name in expected if name.startswith("bp")} or {"bp703"}, reverse=True)
    files, reports = as_files(file, folder, kind), []
    for edition in editions:
        command = [qujat, "check", *files, "--edition", edition, "--format", "json", "--lang", "en"]
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if run.returncode not in (0, 4):
            sys.exit(f"{file.name}: exit {run.returncode}: {run.stderr.decode()}")
        reports.append(json.loads(run.stdout))
    return reports[0] | {"items": [item for report in reports for item in report["items"]], "of_standing": [item["id"] for item in reports[0]["items"]]}


def percent(part, whole):
    return "   –" if whole == 0 else f"{100 * part / whole:4.0f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--qujat", required=True)
    parser.add_argument("--format", default="docx")
    parser.add_argument("--names", action="store_true", help="tell each item judged otherwise than expected")
    options = parser.parse_args()

    cases = [(file, file.with_suffix(".expect")) for folder in options.folders for file in sorted(folder.iterdir()) if file.suffix != ".expect"]
    cases = [(file, read_expectations(expect)) for file, expect in cases if expect.exists()]
    table = collections.defaultdict(collections.Counter)
    standings, wrong = collections.Counter(), []
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        reports = pool.map(lambda case: judge(options.qujat, case[0], pathlib.Path(folder), options.format, case[1]), cases)
        for (file, expected), report in zip(cases, reports):
            verdicts = {item["id"]: item["verdict"] for item in report["items"]}
            judged = [words for name, words in expected.items() if name in report["of_standing"]]
            complete = all(words & SATISFIED for words in judged)
            open_items = any(words & SATISFIED and words - SATISFIED for words in judged)
            standings["complete" if complete and not open_items else "either" if complete else "incomplete", report["standing"]] += 1
            for name, verdict in verdicts.items():
                if name not in expected:
                    continue
                row, allowed = table[name], expected[name]
                is_named = verdict not in SATISFIED
                if allowed & SATISFIED and allowed - SATISFIED - {"undecided"}:
                    continue  # a reader could say either
                is_right = is_named != bool(allowed & SATISFIED)
                row["items"] += 1
                row["agreed"] += is_right
                row["undecided"] += verdict == "undecided"
                row["lacking"] += not allowed & SATISFIED
                row["named"] += is_named
                row["rightly named"] += is_named and is_right
                if not is_right:
                    wrong.append(f"{file.stem} {name}: {verdict}, expected {'|'.join(sorted(allowed))}")
    total = collections.Counter()
    print(f"{'item':<10} items lacking  named undecided recall precision agreement (%)")
    for name in sorted(table) + ["all"]:
        row = total if name == "all" else table[name]
        if name != "all":
            total.update(row)
        print(f"{name:<10} {row['items']:5} {row['lacking']:7} {row['named']:6} {row['undecided']:9}   {percent(row['rightly named'], row['lacking'])}      {percent(row['rightly named'], row['named'])}"
              f"      {percent(row['agreed'], row['items'])}")
    print()
    for (truth, said), count in sorted(standings.items()):
        print(f"{count:4} plans in truth {truth}, called {said}")
    if options.names:
        print("", *wrong, sep="\n")


if __name__ == "__main__":
    main()
