#!/usr/bin/env python3
"""Documents a second of `qujat batch` with one job and with two, beside a loop of single processes, alternating in one run.

    batch.py BIN_FOLDER [ROUNDS [DOCUMENTS]]

Files are on the disk in each case: batch syncs every file and its journal, `render -o` every file. Prints; asserts nothing. Standard library only.
"""
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

DOCUMENT = "registration-certificate"


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve() / "qujat")
    rounds, documents = (int(word) for word in (sys.argv[2:] + ["5", "400"][len(sys.argv) - 2:])[:2])
    with tempfile.TemporaryDirectory(dir=".") as name:
        folder = pathlib.Path(name)
        sample = json.loads(subprocess.run([program, "sample", DOCUMENT, "--lang", "kk"], capture_output=True, check=True).stdout)
        records = []
        for number in range(documents):
            sample["document"]["registration_number"] = f"KZ-{number:06}"
            records.append(json.dumps(sample, ensure_ascii=False))
        items = folder / "items.jsonl"
        items.write_text("\n".join(records) + "\n", encoding="utf-8")

        def batch(jobs):
            subprocess.run([program, "batch", DOCUMENT, "--data", items, "--out-dir", folder / "out", "--jobs", str(jobs)], check=True, capture_output=True)
            return documents

        def loop():
            (folder / "out").mkdir()
            for number, record in enumerate(records[: documents // 10]):
                subprocess.run([program, "render", DOCUMENT, "--data", "-", "-o", folder / "out" / f"{number}.pdf"], input=record.encode(), check=True, capture_output=True)
            return documents // 10

        rivals = {"batch --jobs 1": lambda: batch(1), "batch --jobs 2": lambda: batch(2), "single processes": loop}
        speeds = {rival: [] for rival in rivals}
        for _ in range(rounds):
            for rival, run in rivals.items():
                shutil.rmtree(folder / "out", ignore_errors=True)
                begin = time.perf_counter()
                made = run()
                speeds[rival].append(made / (time.perf_counter() - begin))
        for rival, seen in speeds.items():
            print(f"{rival:18} {statistics.median(seen):7.0f} documents/s ({min(seen):.0f}–{max(seen):.0f})")


if __name__ == "__main__":
    main()
