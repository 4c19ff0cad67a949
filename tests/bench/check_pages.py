#!/usr/bin/env python3
"""Time and memory of a pre-check, children included, beside pandoc alone on the same file, alternating in one run.

    check_pages.py BIN_FOLDER [ROUNDS]

Prints the median and the range of each; asserts nothing about time. Standard library only.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORDS_A_PAGE = 250


def make_plan(pages, folder):
    """One plan of ours, its chapters repeated until it has the length of so many pages."""
    text = (ROOT / "tests/plans/tuned/agro-own-headings-ru.plan").read_text(encoding="utf-8")
    copies = max(1, round(pages * WORDS_A_PAGE / len(text.split())))
    source, out = folder / f"{pages}.plan", folder / f"{pages}.docx"
    source.write_text("\n".join([text] * copies), encoding="utf-8")
    subprocess.run([sys.executable, ROOT / "tests/plans/to_docx.py", source, out], check=True)
    return out


def measure(command):
    """Seconds by the clock and the largest resident size of any process of the call, in MiB."""
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    return time.monotonic() - begin, usage.ru_maxrss / 1024


def main():
    program = pathlib.Path(sys.argv[1]) / "qujat"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for pages in (1, 20, 200):
            plan = make_plan(pages, folder)
            rivals = {"qujat check": [program, "check", plan, "--filed", "2026-11-20", "-o", folder / "report.txt"]}
            if shutil.which("pandoc"):
                rivals["pandoc -t plain"] = ["pandoc", "-t", "plain", plan, "-o", folder / "plain.txt"]
            seen = {rival: [] for rival in rivals}
            for _ in range(rounds):
                for rival, command in rivals.items():
                    seen[rival].append(measure(command))
            for rival, runs in seen.items():
                times = sorted(run[0] * 1000 for run in runs)
                print(f"{pages:4} pages  {rival:16} {times[len(times) // 2]:7.0f} ms ({times[0]:.0f}–{times[-1]:.0f}), largest process {max(run[1] for run in runs):.0f} MiB")


if __name__ == "__main__":
    main()
