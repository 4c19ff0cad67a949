"""Reads every file of the shared corpus within bounds and compares it with what another program makes of it (pandoc, pdftotext, antiword). Prints a table of all
files, then one of the formats: how many are read, refused and with which message, and agree. Words are compared in their order, but those of a PDF without it:
pdftotext and we may read cells and columns in another one.

A file is right when it is read and agrees with the other program in 99 words of 100, or when FORMAT.tsv says what else is to be expected of it and why.
Exit code 77: the corpus is not there.

    run.py --shared FOLDER --probe build/release/tests/corpus/extract_probe [--sandbox build/release/bin/qujat-sandbox] [--only odt]
"""

import argparse
import collections
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import long_document
import reference_words

MEMORY_MB, SECONDS, REFERENCE_SECONDS = 256, 10, 30
GOAL = 0.99
ENCRYPTED = ("EXT-0004", "EXT-0030", "EXT-0033")
STOPPED = ("SBX-0011", "SBX-0012")  # by its time or by its processor time, whichever a busy machine reaches first
SHOWN = re.compile(r"^\d+ (?:heading|paragraph|list item|cell|footnote|text box|picture)[^:]*: ?") # docs/formats.md, "The plan as read"
HERE = pathlib.Path(__file__).resolve().parent

# Names by which files of a format end, format → ends; in the order of the tables.
ENDINGS = {
    "docx": (".docx", ".docm", ".dotx"),
    "odt": (".odt", ".ott", ".fodt"),
    "pdf": (".pdf",),
    "rtf": (".rtf",),
    "doc": (".doc",),
}
CONVERTED = ("pdf", "doc") # read by a converter in the sandbox and then by us: `qujat check --show-text` does all of it


class Run:
    """One run of a program on a file: what it printed, how long it took, how much memory it had."""

    def __init__(self, command, file, memory_mb=None):
        def bound():
            if memory_mb:
                resource.setrlimit(resource.RLIMIT_AS, (memory_mb << 20, memory_mb << 20))
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))

        begin = time.monotonic()
        with open(file, "rb") as source:
            # A pipe: in the sandbox nothing may be written to a file, not even to one that is open.
            child = subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=bound)
            self.output = child.stdout.read()
            child.stdout.close()
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        self.code = child.returncode
        self.seconds = time.monotonic() - begin
        self.processor_seconds = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024


class Reader:
    """The probe alone under the limits of the sandbox, or behind the sandbox itself where that is built."""

    def __init__(self, probe, sandbox, is_sanitized):
        self.probe = probe
        self.sandbox = sandbox if sandbox and os.access(sandbox, os.X_OK) else None
        # A sanitizer reserves terabytes of addresses.
        self.memory_mb = None if is_sanitized else MEMORY_MB

    def read(self, file, memory_mb=None):
        """The run; its outcome, "ok" or the id of the problem; the lines of text."""
        run = Run([self.probe, str(file)], file, memory_mb or self.memory_mb)
        lines = run.output.decode().splitlines() if run.code in (0, 2) else []
        if not lines:
            return run, f"crash {run.code}", []
        outcome = lines[0].split("\t")[0].removeprefix("error ").split(" ")[0]
        return run, outcome, [line for row in lines if row.startswith("block\t") for line in row.split("\t")[3].split("\x1f")]

    def read_converted(self, file):
        """The same of a file that needs a converter, by the whole program; without it nothing can be said."""
        program = pathlib.Path(self.sandbox or "").parent / "qujat"
        command = [str(program), "check", str(file), "--show-text", "--diagnostics", "json"]
        begin, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        child = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        seconds, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
        run = Run(["true"], os.devnull)
        run.code, run.seconds = child.returncode, seconds
        run.processor_seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if child.returncode not in (0, 2):
            return run, f"crash {child.returncode}", []
        problems = [json.loads(line) for line in child.stderr.decode().splitlines() if line.startswith("{")]
        errors = [problem["id"] for problem in problems if problem["severity"] == "error"]
        shown = [SHOWN.sub("", line) for line in child.stdout.decode().split("\n")[1:]]
        return run, errors[0] if errors else "ok", shown

    def read_in_sandbox(self, file):
        """The run of the sandbox and what the probe prints of its records."""
        run = Run([self.sandbox, "read", "--extension", file.suffix.lstrip(".") or "docx"], file)
        shown = subprocess.run([self.probe, "--records"], input=run.output, stdout=subprocess.PIPE, check=False)
        return run, shown.stdout


def format_of(file):
    return next((form for form, ends in ENDINGS.items() if file.suffix.lower() in ends), None)


def read_expected():
    """Of all formats: name → outcome, words, agreement (None: the other program does not read it), reason."""
    expected = {}
    for table in (HERE / f"{form}.tsv" for form in ENDINGS):
        for line in table.read_text().splitlines() if table.exists() else ():
            if line and not line.startswith("#"):
                name, outcome, words, agreement, reason = line.split("\t")
                expected[name] = (outcome, int(words), float(agreement) if agreement else None, reason)
    return expected


def judge(name, form, outcome, count, agreement, expected):
    """What is wrong with this file, or nothing."""
    if name not in expected:
        if outcome != "ok":
            return f"expected ok, found {outcome}"
        if agreement is not None and agreement < GOAL:
            return f"agreement {agreement:.4f}, less than {GOAL}; if the other program is wrong, say why in {form}.tsv"
        return None
    wanted, words, least, _ = expected[name]
    if outcome != wanted:
        return f"expected {wanted}, found {outcome}"
    if count != words:
        return f"expected {words} words, found {count}"
    # Another pandoc may be a little better or worse at what it was wrong in.
    if least is not None and agreement is not None and agreement < least - 0.01:
        return f"expected an agreement of {least}, found {agreement:.4f}"
    return None


def check_limits(reader, is_sanitized, faults):
    """The figures promised for a long document, and what is said when there is not enough memory."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "long.docx"
        data, size = long_document.make(200)
        file.write_bytes(data)
        runs = [reader.read(file) for _ in range(3)]
        seconds, megabytes = min(run.processor_seconds for run, _, _ in runs), max(run.megabytes for run, _, _ in runs)
        print(f"200 pages, {size >> 10} KB of XML: {seconds:.3f} s, {megabytes:.0f} MB, {sum(len(line.split()) for line in runs[0][2])} words")
        if any(outcome != "ok" for _, outcome, _ in runs):
            faults.append("the document of 200 pages is not read")
        if is_sanitized:
            return
        if seconds > 0.3 or megabytes > 128:
            faults.append("the document of 200 pages takes more than 0.3 s or 128 MB")
        data, size = long_document.make(1500)
        file.write_bytes(data)
        run, outcome, _ = reader.read(file)
        print(f"1500 pages, {size >> 10} KB of XML: {run.processor_seconds:.3f} s, {run.megabytes:.0f} MB")
        if outcome != "ok":
            faults.append(f"the document of 1500 pages: {outcome}")
        _, outcome, _ = reader.read(file, memory_mb=110)
        if outcome != "EXT-0018":
            faults.append(f"with too little memory: expected EXT-0018, found {outcome}")


def measure(reader, file, form, options, expected):
    """The file's row of the table and what is wrong with it."""
    run, outcome, lines = reader.read_converted(file) if form in CONVERTED else reader.read(file)
    ours = reference_words.words(lines)
    theirs = reference_words.read(form, file, REFERENCE_SECONDS)
    agree = reference_words.agreement_without_order if form == "pdf" else reference_words.agreement
    agreement = agree(ours, theirs) if theirs is not None and outcome == "ok" else None
    fault = judge(file.name, form, outcome, len(ours), agreement, expected)
    if options.sanitized and outcome in STOPPED and "bomb" in file.name:
        fault = None  # a sanitizer build keeps no limit of memory (sandbox/confine.hpp): there the limits of time have to stop what eats it
    if reader.sandbox and form not in CONVERTED:
        run, shown = reader.read_in_sandbox(file)
        direct = subprocess.run([options.probe, str(file)], stdout=subprocess.PIPE, check=False).stdout
        if run.code != 0 or shown != direct:
            fault = fault or f"in the sandbox another answer than outside (code {run.code})"
    if not options.sanitized and (run.megabytes > MEMORY_MB or run.processor_seconds > SECONDS):
        fault = fault or f"{run.processor_seconds:.1f} s of processor time, {run.megabytes:.0f} MB"
    return (file.name, form, outcome, str(len(ours)), "" if theirs is None else str(len(theirs)), "" if agreement is None else f"{agreement:.4f}",
            f"{run.seconds:.3f}", f"{run.megabytes:.0f}"), fault


def print_table(heads, rows, texts):
    """The first `texts` columns hold text, the others figures."""
    widths = [max(len(row[i]) for row in rows + [heads]) for i in range(len(heads))]
    for row in [heads] + rows:
        print("  ".join(field.ljust(width) if i < texts else field.rjust(width) for i, (field, width) in enumerate(zip(row, widths))).rstrip())


def print_totals(rows):
    totals = []
    for form in (*ENDINGS, "all"):
        of_format = [row for row in rows if form in (row[1], "all")]
        compared = [float(row[5]) for row in of_format if row[5]]
        refused = collections.Counter(row[2] for row in of_format if row[2] != "ok")
        agreed = sum(agreement >= GOAL for agreement in compared)
        totals.append((form, str(len(of_format)), str(sum(row[2] == "ok" for row in of_format)), str(sum(refused.pop(id, 0) for id in ENCRYPTED)), str(sum(refused.values())),
                       str(len(compared)), str(agreed), " ".join(f"{id}×{count}" for id, count in sorted(refused.items()))))
    print()
    print_table(("format", "files", "read", "encrypted", "refused", "compared", f"{GOAL:.0%} agree", "refused with"), totals, texts=1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", required=True, type=pathlib.Path)
    parser.add_argument("--probe", required=True)
    parser.add_argument("--sandbox", default="")
    parser.add_argument("--sanitized", default="")
    parser.add_argument("--only", nargs="+", default=list(ENDINGS), choices=list(ENDINGS), help="these formats alone")
    parser.add_argument("--table", type=pathlib.Path, help="write the table here, tab-separated, instead of printing it")
    options = parser.parse_args()
    folder = options.shared / "corpus" / "formats"
    if not folder.is_dir():
        print(f"SKIPPED: no corpus in {folder}")
        return 77
    files = [file for file in sorted(folder.glob("*/*")) if format_of(file) in options.only]
    files.sort(key=lambda file: list(ENDINGS).index(format_of(file)))
    missing = sorted({program for form, (program, _) in reference_words.READERS.items() if form in options.only and shutil.which(program) is None})
    if missing:
        print(f"{', '.join(missing)}: not installed; what they read is not compared, only outcomes, words and limits are checked")

    reader = Reader(options.probe, options.sandbox, bool(options.sanitized))
    if not (reader.sandbox and shutil.which("pdftotext") and shutil.which("antiword")):
        print(f"no sandbox, poppler or antiword: {', '.join(CONVERTED)} are not read")
        files = [file for file in files if format_of(file) not in CONVERTED]
    expected, faults, rows = read_expected(), [], []
    there = {file.name for file in files}
    if options.sanitized:
        files = files[::3]  # memory is looked at there; the release build reads them all
    for file in files:
        form = format_of(file)
        row, fault = measure(reader, file, form, options, expected)
        rows.append(row)
        if fault:
            faults.append(f"{file.name}: {fault}")
    if options.table:
        options.table.write_text("".join("\t".join(row) + "\n" for row in rows))
    else:
        print_table(("file", "format", "outcome", "words", "other", "agreement", "s", "MB"), rows, texts=3)
    print_totals(rows)
    print("the others are explained in FORMAT.tsv;", "read by the sandbox too" if reader.sandbox else "no sandbox built: probe alone")
    if "docx" in options.only:
        check_limits(reader, bool(options.sanitized), faults)
    for name in sorted(set(expected) - there) if set(options.only) == set(ENDINGS) and any(format_of(file) in CONVERTED for file in files) else ():
        faults.append(f"{name} is expected by a table and not in the corpus")
    for fault in faults:
        print(f"FAULT {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
