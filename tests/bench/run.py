#!/usr/bin/env python3
"""What a document costs, beside what it may cost and beside a peer, in one run and alternating.

run.py BIN [--short] [--rounds N] [--documents N] [--cold N] [--sanitized]

BIN holds qujat and bench_warm. With $PEERS (an installed peers folder: node/ and data/) Typst runs in the same rounds.
--short is the test: it asserts counts (documents, equal bytes, size, memory), and prints times without judging them.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CERTIFICATE = "registration-certificate"

# docs/architecture.md speaks of them; lower is better but for documents a second.
AIMS = {  # name: (aim, floor)
    "cold": (25, 60), "warm": (1500, 1000), "size": (35, 45), "peak": (25, 40),
}
MEMORY_LIMIT, SIZE_LIMIT = 64, 45  # MiB and KB, asserted


class Stage:
    """A folder in which the programs find templates and fonts as in a source tree, wherever they were built."""

    def __init__(self, programs):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.bin = self.folder / "build/release/bin"
        self.bin.mkdir(parents=True)
        for name in ("qujat", "bench_warm"):
            shutil.copy2(pathlib.Path(programs) / name, self.bin / name)
        for name in ("templates", "fonts"):
            (self.folder / name).symlink_to(ROOT / name)
        # Beside the others, so that their paths are given as a user gives them.
        for name in ("peer-certificate", "peer-report"):
            (self.folder / name).symlink_to(HERE / name)

    def run(self, *command):
        """(standard output, seconds from start to exit, peak memory in MiB, processor seconds) of a program that succeeds.

        The peak of a child begins with that of this Python (about 15 MiB), which is below everything measured here.
        """
        program = str(self.bin / command[0]) if (self.bin / command[0]).exists() else command[0]
        with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
            begin = time.perf_counter()
            child = subprocess.Popen([program, *command[1:]], cwd=self.folder, stdout=said, stderr=complained)
            _, status, usage = os.wait4(child.pid, 0)
            seconds = time.perf_counter() - begin
            child.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            complained.seek(0)
            if child.returncode != 0:
                sys.exit(f"{' '.join(map(str, command))}: exit code {child.returncode}\n{complained.read().decode(errors='replace')[-3000:]}")
            return said.read(), seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


class Ours:
    def __init__(self, stage, document, items=None):
        self.stage, self.document, self.items = stage, document, items
        self.data = f"{document.strip('./')}-data.json"
        path = stage.folder / self.data
        if items:
            path.write_text(items.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
        else:
            path.write_bytes(stage.run("qujat", "sample", document, "--lang", "kk")[0])

    def warm(self, documents):
        command = ["bench_warm", self.document, "kk", str(documents), *([str(self.items)] if self.items else []), "--json"]
        return json.loads(self.stage.run(*command)[0])

    def cold(self, output="cold.pdf"):
        _, seconds, peak, cpu = self.stage.run("qujat", "render", self.document, "--lang", "kk", "--data", self.data, "--date", "2026-11-20", "-o", output)
        return seconds, peak, (self.stage.folder / output).read_bytes(), cpu


class Typst:
    """Through its node binding, as bench/peers drives it: tagged PDF, neither PDF/A nor attached data."""

    def __init__(self, stage, peers):
        self.stage, self.peers = stage, pathlib.Path(peers).resolve()
        os.environ.setdefault("PEERS_DATA", str(self.peers / "data"))
        self.script = str(self.peers / "node/run.mjs")

    def warm(self, documents):
        return json.loads(self.stage.run("node", self.script, "typst", "cert", "warm", str(documents), "5")[0])

    def cold(self):
        output = self.stage.folder / "typst.pdf"
        _, seconds, peak, cpu = self.stage.run("node", self.script, "typst", "cert", "cold", str(output))
        return seconds, peak, output.read_bytes(), cpu

    def empty_node(self):
        return self.stage.run("node", "-e", "0")[1]

    def items(self):
        """The peers' certificates as data of peer-certificate, one a line."""
        path = self.stage.folder / "items.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for name in sorted(pathlib.Path(os.environ["PEERS_DATA"]).glob("cert-*.json")):
                given = json.loads(name.read_text(encoding="utf-8"))
                document = {
                    "issue_date": "2026-11-20", "title_kk": given["title1"], "title_ru": given["title2"],
                    "fields": [{"label": label, "value": value} for label, value in given["fields"]],
                    "paragraph_kk": given["par1"], "paragraph_ru": given["par2"], "post": given["post"], "signatory": given["boss"],
                    "seal": given["seal"], "address": given["qr"],
                }
                out.write(json.dumps({"out": {"doc_lang": "kk"}, "document": document}, ensure_ascii=False) + "\n")
        return path


def spread(values, form="{:.0f}"):
    """min / median / max"""
    return " / ".join(form.format(value) for value in (min(values), statistics.median(values), max(values)))


def against(name, value, judged):
    aim, floor = AIMS[name]
    if not judged:
        return f"aim {aim}, floor {floor}"
    better = (lambda limit: value >= limit) if name == "warm" else (lambda limit: value <= limit)
    return f"aim {aim}, floor {floor}: {'aim met' if better(aim) else 'floor met' if better(floor) else 'MISSED'}"


def describe(pdf_bytes):
    """Size, and the words of the page where poppler is at hand."""
    words = ""
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", "-", "-"], input=pdf_bytes, capture_output=True).stdout.decode(errors="replace")
        words = f", {len(text.split())} words"
    return f"{len(pdf_bytes) / 1000:.1f} KB{words}"


def line(name, values, form="{:.1f}", remark=""):
    print(f"  {name:28} {spread(values, form):>26}   {remark}".rstrip())


def report(title, warm, cold, judged):
    rates = [run["documents"] / run["seconds"] for run in warm]
    times, peaks = [1000 * run[0] for run in cold], [run[1] for run in cold]
    warm_peak = max(run["peak_kib"] for run in warm) / 1024
    print(f"\n{title}\n  one page: {describe(cold[0][2])}")
    line("warm, one core, documents/s", rates, "{:.0f}", against("warm", statistics.median(rates), judged))
    line("warm, processor ms each", [1000 * run["cpu_seconds"] / run["documents"] for run in warm], "{:.2f}")
    line("cold, start to exit, ms", times, "{:.1f}", against("cold", statistics.median(times), judged))
    line("cold, processor ms", [1000 * run[3] for run in cold])
    line("size, KB", [len(run[2]) / 1000 for run in cold], "{:.1f}", against("size", len(cold[0][2]) / 1000, judged))
    line("peak memory cold, MiB", peaks, "{:.1f}", f"{against('peak', statistics.median(peaks), judged)}; warm {warm_peak:.1f}")


def report_typst(warm, cold, node):
    print(f"\nTypst in node: tagged, no PDF/A, no data\n  one page: {describe(cold[0][2])}")
    line("warm, documents/s", [run["docs_per_s"] for run in warm], "{:.0f}")
    line("warm, processor ms each", [run["cpu_ms_per_doc"] for run in warm], "{:.2f}")
    line("cold, start to exit, ms", [1000 * run[0] for run in cold], "{:.1f}", f"node alone {1000 * statistics.median(node):.1f}")
    line("cold, processor ms", [1000 * run[3] for run in cold])
    line("peak memory cold, MiB", [run[1] for run in cold], "{:.1f}", f"warm {max(run['maxrss_mb'] for run in warm)}")


def compare(ours, typst, name, node):
    rates = [(run["documents"] / run["seconds"]) / peer["docs_per_s"] for run, peer in zip(ours[0], typst[0])]
    cpu = [peer["cpu_ms_per_doc"] / (1000 * run["cpu_seconds"] / run["documents"]) for run, peer in zip(ours[0], typst[0])]
    times = [peer[0] / run[0] for run, peer in zip(ours[1], typst[1])]
    # What is left of Typst's time without the start of node: kinder to Typst than to us.
    bare = statistics.median(run[0] for run in typst[1]) - statistics.median(node)
    print(f"  {name}: warm {spread(rates, '{:.1f}')} times as many ({spread(cpu, '{:.1f}')} by processor time), cold {spread(times, '{:.1f}')} times as fast"
          f" ({bare / statistics.median(run[0] for run in ours[1]):.1f} without the start of node)")


def check(warm, cold, sanitized, documents):
    faults = []
    if any(run["documents"] != documents for run in warm):
        faults.append("not every document was made")
    if len({run[2] for run in cold}) != 1:
        faults.append("equal requests gave other bytes in another process")
    if not cold[0][2].startswith(b"%PDF-1.7") or len(re.findall(rb"/Type\s*/Page\b", cold[0][2])) > 1:
        faults.append("not one page of PDF 1.7")
    if max(run["bytes_max"] for run in warm) >= SIZE_LIMIT * 1000:
        faults.append(f"a document has {max(run['bytes_max'] for run in warm)} bytes, limit {SIZE_LIMIT} KB")
    peak = max([run[1] for run in cold] + [run["peak_kib"] / 1024 for run in warm])
    if not sanitized and peak >= MEMORY_LIMIT:
        faults.append(f"peak memory {peak:.1f} MiB, limit {MEMORY_LIMIT} MiB")
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--sanitized", action="store_true", help="memory says nothing")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--cold", type=int, default=21)
    given = parser.parse_args()
    if given.short:
        given.rounds, given.documents, given.cold = 2, 30, 2

    stage = Stage(given.bin)
    runners = {"certificate": Ours(stage, CERTIFICATE)}
    typst, node = None, []
    if os.environ.get("PEERS") and not given.short:
        typst = Typst(stage, os.environ["PEERS"])
        runners["peer"] = Ours(stage, "./peer-certificate", typst.items())
        runners["typst"] = typst
    warm, cold = {name: [] for name in runners}, {name: [] for name in runners}
    load = os.getloadavg()[0]
    for runner in runners.values():
        runner.cold()  # fills the page cache
    for done in range(given.rounds):
        for name, runner in runners.items():
            warm[name].append(runner.warm(60 if runner is typst else given.documents))
        for _ in range(given.cold * (done + 1) // given.rounds - given.cold * done // given.rounds):
            for name, runner in runners.items():
                cold[name].append(runner.cold())
            if typst:
                node.append(typst.empty_node())

    print(f"min / median / max of {given.rounds} rounds ({given.documents} documents each) and {given.cold} cold runs; load {load:.1f} before, {os.getloadavg()[0]:.1f} after")
    report("registration-certificate, kk: tagged PDF/A-3a + PDF/UA-1 with attached data", warm["certificate"], cold["certificate"], not given.short)
    if typst:
        report("peer-certificate: the page that Typst sets below, the same words and QR code, as PDF/A-3a + PDF/UA-1 with attached data", warm["peer"], cold["peer"], True)
        report_typst(warm["typst"], cold["typst"], node)
        print("\nBeside Typst, round by round")
        compare((warm["peer"], cold["peer"]), (warm["typst"], cold["typst"]), "the same page", node)
        compare((warm["certificate"], cold["certificate"]), (warm["typst"], cold["typst"]), "registration-certificate (fewer words, no QR code)", node)
    elif not given.short:
        print("\nno peer: set PEERS to an installed peers folder")

    faults = [f"{name}: {fault}" for name in runners if name != "typst" for fault in check(warm[name], cold[name], given.sanitized, given.documents)]
    for fault in faults:
        print(f"FAULT {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
