#!/usr/bin/env python3
"""The peers' report (workload B: ten columns, 300 rows, header rows repeated, page X / Y) beside the peers, in one run and alternating.

report.py BIN [--rounds N] [--documents N]

BIN holds qujat and bench_warm. $PEERS is an installed peers folder (node/, data/, python/); a peer that does not run there is left out, and said.
Ours is tagged PDF/A-3a + PDF/UA-1 with attached data; Typst's is tagged; those of pdfkit and WeasyPrint are neither.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys

sys.dont_write_bytecode = True
from run import Ours, Stage, line  # noqa: E402

COLUMNS = ("number", "registration", "date", "bin", "name", "activity", "address", "region", "status", "sum")


def items(stage, data):
    """The peers' reports as data of peer-report, one a line."""
    path = stage.folder / "reports.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for name in sorted(data.glob("report-*.json")):
            given = json.loads(name.read_text(encoding="utf-8"))
            document = {"issue_date": "2026-11-20", "title": given["title"], "rows": [dict(zip(COLUMNS, row)) for row in given["rows"]]}
            out.write(json.dumps({"out": {"doc_lang": "kk"}, "document": document}, ensure_ascii=False) + "\n")
    return path


class Peer:
    def __init__(self, name, command, documents):
        self.name, self.command, self.documents = name, command, documents

    def warm(self):
        said = subprocess.run([*self.command, "report", "warm", str(self.documents), "1"], capture_output=True, text=True)
        if said.returncode != 0:
            return None
        return json.loads(said.stdout)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=40)
    given = parser.parse_args()
    if not os.environ.get("PEERS"):
        sys.exit("set PEERS to an installed peers folder")
    peers = pathlib.Path(os.environ["PEERS"]).resolve()
    data = pathlib.Path(os.environ.setdefault("PEERS_DATA", str(peers / "data")))
    stage = Stage(given.bin)
    ours = Ours(stage, "./peer-report", items(stage, data))
    node = ["node", str(peers / "node/run.mjs")]
    others = [Peer("pdfkit", [*node, "pdfkit"], 4), Peer("typst", [*node, "typst"], 4), Peer("weasyprint", ["/usr/bin/python3", str(peers / "python/weasy.py")], 1)]

    _, peak, file, _ = ours.cold()
    if not file.startswith(b"%PDF-1.7"):
        sys.exit("FAULT no PDF 1.7")
    mine, theirs = [], {peer.name: [] for peer in others}
    load = os.getloadavg()[0]
    for _ in range(given.rounds):
        mine.append(ours.warm(given.documents))
        for peer in list(others):
            run = peer.warm()
            if run is None:
                print(f"{peer.name}: does not run here, left out")
                others.remove(peer)
            else:
                theirs[peer.name].append(run)
    print(f"min / median / max of {given.rounds} rounds; load {load:.1f} before, {os.getloadavg()[0]:.1f} after")
    print(f"qujat: {len(file) / 1000:.0f} KB, cold peak {peak:.1f} MiB")
    line("warm, documents/s", [run["documents"] / run["seconds"] for run in mine], "{:.1f}")
    line("processor ms each", [1000 * run["cpu_seconds"] / run["documents"] for run in mine], "{:.1f}")
    line("peak memory warm, MiB", [run["peak_kib"] / 1024 for run in mine])
    for peer in others:
        runs = theirs[peer.name]
        print(f"{peer.name}: {runs[0]['bytes_mean'] / 1000:.0f} KB")
        line("warm, documents/s", [run["docs_per_s"] for run in runs], "{:.2f}")
        line("processor ms each", [run["cpu_ms_per_doc"] for run in runs], "{:.1f}")
        line("peak memory warm, MiB", [run["maxrss_mb"] for run in runs])
        line("ours: times as many", [own["documents"] / own["seconds"] / run["docs_per_s"] for own, run in zip(mine, runs)])
        line("ours: by processor time", [run["cpu_ms_per_doc"] / (1000 * own["cpu_seconds"] / own["documents"]) for own, run in zip(mine, runs)])
    if max(run["bytes_max"] for run in mine) != min(run["bytes_max"] for run in mine):
        sys.exit("FAULT equal requests gave other bytes in another process")
    return 0


if __name__ == "__main__":
    sys.exit(main())
