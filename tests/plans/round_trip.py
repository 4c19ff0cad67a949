#!/usr/bin/env python3
"""A plan printed to PDF and read back through poppler is judged like the same plan as DOCX, item by item.

    round_trip.py QUJAT

Exit code 77: poppler is not installed. Standard library only.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import to_docx
import to_pdf

PLANS = ("a-speech-therapy-tables-kk", "agro-no-headings-kk", "agro-own-headings-ru", "annex-copied-kk", "annex-copied-ru", "bank-gaps-ru", "clinic-gaps-kk", "craft-annex-ru", "cyber-prose-en",
         "drone-long-prose-ru", "edu-annex-table-kk", "energy-long-en", "fintech-no-headings-ru", "food-missing-ru", "numbers-only-table-en", "school-table-kk")

# Lines broken by the page weigh a little less or more: which of these a part is may differ, and of one item of all whether it is undecided or found.
NAMED = {"missing", "partial", "undecided", "empty"}
NEAR = {"undecided", "found"}
MOST_NEAR = 1


def judge(qujat, file):
    made = subprocess.run([qujat, "check", str(file), "--filed", "2026-11-20", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    report = json.loads(made.stdout)
    return {"standing": report["standing"], **{item["id"]: item["verdict"] for item in report["items"]}}


def main():
    if shutil.which("pdftotext") is None:
        print("SKIPPED: poppler is not installed")
        return 77
    qujat, faults, near = sys.argv[1], 0, 0
    with tempfile.TemporaryDirectory() as name:
        docx, pdf = pathlib.Path(name) / "plan.docx", pathlib.Path(name) / "plan.pdf"
        for plan in PLANS:
            text = (pathlib.Path(__file__).parent / "tuned" / f"{plan}.plan").read_text(encoding="utf-8")
            to_docx.write(text, docx)
            to_pdf.write(text, pdf, qujat)
            one, other = judge(qujat, docx), judge(qujat, pdf)
            for key in sorted(set(one) | set(other)):
                if one.get(key) != other.get(key) and not {one.get(key), other.get(key)} <= NAMED:
                    is_near = {one.get(key), other.get(key)} == NEAR and near < MOST_NEAR
                    print(f"{'near ' if is_near else 'FAULT'} {plan}: {key} is {one.get(key)} as DOCX, {other.get(key)} as PDF")
                    near += is_near
                    faults += not is_near
    print(f"{len(PLANS)} plans, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
