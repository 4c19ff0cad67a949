"""documents.py TREE PROGRAM SCRATCH: docs/documents.md is what samples/documents.py prints now, and each document has its picture."""
import pathlib
import subprocess
import sys


def main():
    root, program, scratch = (pathlib.Path(argument) for argument in sys.argv[1:])
    scratch.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-B", root / "samples/documents.py", "--qujat", program, "--out", scratch, "--text-only"], check=True)
    faults = []
    if (scratch / "documents.md").read_text(encoding="utf-8") != (root / "docs/documents.md").read_text(encoding="utf-8"):
        faults.append("docs/documents.md is stale: run samples/documents.py")
    drawn = {path.stem for path in (root / "docs/pictures/documents").glob("*.png")}
    known = {path.parent.name for path in (root / "templates").glob("*/contract.json")}
    faults += [f"docs/pictures/documents/{name}.png is missing: run samples/documents.py" for name in sorted(known - drawn)]
    faults += [f"docs/pictures/documents/{name}.png belongs to no document" for name in sorted(drawn - known)]
    print(*faults, f"{len(known)} documents, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
