"""run.py --qujat PROGRAM --source TREE --work FOLDER [--update]: compares the dumps of all papers with those in expected/.

With --update it writes them there instead. Read every changed line before keeping it: the expected files are right because
somebody has read them against the forms of the acts, not because the program wrote them.

The dumps of documents and tags say what stands in a paper; the dumps of pages say where, and so depend on the widths of
the typefaces: they hold for the files whose sums fonts.xml lists. With other files the program warns (FNT-0002), and the pages are not
compared, loudly.

Exit: 0 as expected; 1 not.
"""
import argparse
import difflib
import json
import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
for neighbour in ("cli", "conformance"):
    sys.path.insert(0, os.path.join(HERE, "..", neighbour))
import installation  # noqa: E402
import long_document  # noqa: E402
import papers  # noqa: E402


def long_paper(work):
    """The tag tree of everything that may go on over pages, in few words: lists, links, a table of 30 rows; conformance/run.py judges it in many."""
    path = os.path.join(work, "long.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(long_document.data(30, 0.05), file, ensure_ascii=False)
    return "long.kk", long_document.arguments(path), ("tags",)


def main():
    parser = argparse.ArgumentParser()
    for name in ("--qujat", "--source", "--work"):
        parser.add_argument(name, required=True)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    program = installation.lay_out(os.path.join(options.work, "installation"), options.qujat, options.source)
    different, compared, not_compared, known = 0, 0, 0, set()
    every = [(paper.name, papers.arguments(paper, program), papers.forms(paper)) for paper in papers.every()] + [long_paper(options.work)]
    for paper, arguments, forms in every:
        for form in forms:
            done = installation.run(program, *arguments, "--format", form, env={"LC_ALL": "en"})
            said = done.stderr.decode()
            if done.returncode != 0:
                print(f"{paper}: {form}: failed\n{said}")
                different += 1
                continue
            name = f"{paper}.{form}.txt"
            known.add(name)
            path = os.path.join(HERE, "expected", name)
            dump = done.stdout.decode()
            if form == "pages" and "FNT-0002" in said:
                not_compared += 1
                continue
            if options.update:
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(dump)
                continue
            compared += 1
            expected = ""
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    expected = file.read()
            if dump != expected:
                different += 1
                sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), dump.splitlines(True), f"expected/{name}", f"now/{name}"))
    stray = set(os.listdir(os.path.join(HERE, "expected"))) - known
    for name in sorted(stray):
        print(f"expected/{name} belongs to no paper")
    if not_compared:
        print(f"NOT COMPARED: the pages of {not_compared} papers: the fonts installed here are not those whose sums fonts.xml lists (FNT-0002)")
    print(f"{compared} dumps compared, {different} different")
    return 1 if different or stray else 0


if __name__ == "__main__":
    sys.exit(main())
