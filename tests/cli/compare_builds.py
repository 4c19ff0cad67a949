"""compare_builds.py: the same requests give the same bytes from two builds of the program.

Exit: 0 equal; 1 not; 77 the other build is not there.
"""
import argparse
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden"))
import installation  # noqa: E402
import papers  # noqa: E402


def newest(source):
    """When the youngest source file was changed."""
    return max(os.path.getmtime(os.path.join(folder, name)) for part in ("src", "include") for folder, _, names in os.walk(os.path.join(source, part)) for name in names)


def main():
    parser = argparse.ArgumentParser()
    for name in ("--qujat", "--other", "--source", "--work"):
        parser.add_argument(name, required=True)
    options = parser.parse_args()
    if not os.path.isfile(options.other):
        print(f"SKIPPED: {options.other} is not built, so the bytes of two builds were NOT compared.")
        print("Build it first: cmake --preset dev && cmake --build --preset dev --target qujat")
        return 77
    mine = installation.lay_out(os.path.join(options.work, "mine"), options.qujat, options.source)
    other = installation.lay_out(os.path.join(options.work, "other"), options.other, options.source)
    failed = 0
    for paper in papers.every():
        arguments = papers.arguments(paper, mine)
        for form in ("pdf", "document", "pages", "tags"):
            outputs = [installation.run(program, *arguments, "--format", form) for program in (mine, other)]
            if any(output.returncode != 0 for output in outputs):
                print(paper.name, form, "failed:", *(output.stderr.decode() for output in outputs))
                failed += 1
            elif outputs[0].stdout != outputs[1].stdout:
                print(paper.name, form, "DIFFERS between", options.qujat, "and", options.other)
                failed += 1
    if failed and os.path.getmtime(options.other) < newest(options.source):
        print("The other build is older than the source: build it again first.")
    print(f"{len(papers.every())} papers in 4 forms, {failed} different")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
