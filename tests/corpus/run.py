"""Reads every DOCX of the shared corpus within bounds and compares it with what pandoc makes of it. Prints a table of all files.

A file is right when it is read and agrees with pandoc in 99 words of 100, or when docx.tsv says what else is to be expected of it and why. Exit code 77:
the corpus is not there.
"""

import argparse
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import long_document
import pandoc_words

MEMORY_MB, SECONDS, PANDOC_SECONDS = 256, 10, 30
GOAL = 0.99
HERE = pathlib.Path(__file__).resolve().parent


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

    def read_in_sandbox(self, file):
        """The run of the sandbox and what the probe prints of its records."""
        run = Run([self.sandbox, "read", "--extension", file.suffix.lstrip(".") or "docx"], file)
        shown = subprocess.run([self.probe, "--records"], input=run.output, stdout=subprocess.PIPE, check=False)
        return run, shown.stdout


def read_expected():
    expected = {}
    for line in (HERE / "docx.tsv").read_text().splitlines():
        if line and not line.startswith("#"):
            name, outcome, words, agreement, reason = line.split("\t")
            expected[name] = (outcome, int(words), float(agreement) if agreement else None, reason)
    return expected


def judge(name, outcome, count, agreement, expected):
    """What is wrong with this file, or nothing."""
    if name not in expected:
        if outcome != "ok":
            return f"expected ok, found {outcome}"
        if agreement is not None and agreement < GOAL:
            return f"agreement {agreement:.4f}, less than {GOAL}; if pandoc is wrong, say why in docx.tsv"
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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", required=True, type=pathlib.Path)
    parser.add_argument("--probe", required=True)
    parser.add_argument("--sandbox", default="")
    parser.add_argument("--sanitized", default="")
    parser.add_argument("--table", type=pathlib.Path, help="write the table here as well, tab-separated")
    options = parser.parse_args()
    folder = options.shared / "corpus" / "formats" / "docx"
    if not folder.is_dir():
        print(f"SKIPPED: no corpus in {folder}")
        return 77
    has_pandoc = shutil.which("pandoc") is not None
    if not has_pandoc:
        print("pandoc is not installed: nothing is compared, only outcomes, words and limits are checked")

    reader = Reader(options.probe, options.sandbox, bool(options.sanitized))
    expected, faults, rows, compared, agreed = read_expected(), [], [], 0, 0
    files = sorted(folder.iterdir())
    for file in files:
        run, outcome, lines = reader.read(file)
        ours = pandoc_words.words(lines)
        theirs = pandoc_words.read(file, PANDOC_SECONDS) if has_pandoc else None
        agreement = pandoc_words.agreement(ours, theirs) if theirs is not None and outcome == "ok" else None
        fault = judge(file.name, outcome, len(ours), agreement, expected)
        if reader.sandbox:
            run, shown = reader.read_in_sandbox(file)
            direct = subprocess.run([options.probe, str(file)], stdout=subprocess.PIPE, check=False).stdout
            if run.code != 0 or shown != direct:
                fault = fault or f"in the sandbox another answer than outside (code {run.code})"
        if not options.sanitized and (run.megabytes > MEMORY_MB or run.seconds > SECONDS):
            fault = fault or f"{run.seconds:.1f} s, {run.megabytes:.0f} MB"
        if fault:
            faults.append(f"{file.name}: {fault}")
        if agreement is not None:
            compared += 1
            agreed += agreement >= GOAL
        shown_agreement = "" if agreement is None else f"{agreement:.4f}"
        rows.append((file.name, outcome, str(len(ours)), "" if theirs is None else str(len(theirs)), shown_agreement, f"{run.seconds:.3f}", f"{run.megabytes:.0f}"))

    heads = ("file", "outcome", "words", "pandoc", "agreement", "s", "MB")
    widths = [max(len(row[i]) for row in rows + [heads]) for i in range(len(heads))]
    for row in [heads] + rows:
        print("  ".join(field.ljust(width) if i < 2 else field.rjust(width) for i, (field, width) in enumerate(zip(row, widths))))
    if options.table:
        options.table.write_text("".join("\t".join(row) + "\n" for row in [heads] + rows))
    print(f"{len(files)} files, {sum(row[1] == 'ok' for row in rows)} read; {compared} compared, {agreed} agree in {GOAL:.0%} or more, "
          f"the others are explained in docx.tsv; {'sandbox' if reader.sandbox else 'no sandbox built: probe alone'}")
    check_limits(reader, bool(options.sanitized), faults)
    for name in sorted(set(expected) - {file.name for file in files}):
        faults.append(f"docx.tsv: {name} is not in the corpus")
    for fault in faults:
        print(f"FAULT {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
