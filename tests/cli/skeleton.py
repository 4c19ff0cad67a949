"""skeleton.py --qujat PROGRAM --source TREE --work FOLDER: the plan to be filled in, as `qujat blank business-plan` makes it, and judged again.

In every edition and language: of the untouched skeleton nothing is found; with the example of each part under its hint the plan is complete, with the
hints left standing and without them. The examples are those of the requirements. pandoc and python-docx look at it where they are installed.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as etree
import zipfile

EDITIONS = {"r415-2022": "bp292", "r415-2023": "bp317", "r703": "bp703"}
LANGUAGES = ("kk", "ru", "en")
EMPTY, HINT = "<w:p></w:p>", r'<w:p><w:pPr><w:pStyle w:val="Hint"/></w:pPr>.*?</w:p>'


def local(element):
    return element.tag.split("}")[-1]


def text_in(element, name, language):
    """The words of the child `name` in that language; None when there is none."""
    for child in element:
        if local(child) == name:
            for words in child:
                if local(words) == language:
                    return " ".join("".join(words.itertext()).split())
    return None


def read_items(folder, edition):
    parts = {part.get("id"): part for part in etree.parse(os.path.join(folder, "parts.xml")).getroot().iter() if local(part) == "part"}
    items = [item for item in etree.parse(os.path.join(folder, f"requirements-{edition}.xml")).getroot() if local(item) == "item" and item.get("number") != "0"]
    return items, parts


def rewrite(source, target, change):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()) if name == "word/document.xml" else content)


class Tester:
    def __init__(self, options):
        self.options = options
        self.faults = []

    def run(self, *arguments):
        return subprocess.run([self.options.qujat, *arguments], capture_output=True, check=False, timeout=120)

    def expect(self, holds, words):
        if not holds:
            self.faults.append(words)

    def judge(self, file, edition):
        report = json.loads(self.run("check", file, "--edition", edition, "--format", "json").stdout)
        return report["standing"], {item["id"]: item["verdict"] for item in report["items"]}

    def test(self, regime, edition, language):
        name = os.path.join(self.options.work, f"{edition}-{language}.docx")
        arguments = ("blank", "business-plan", "--regime", regime, "--lang", language, "--format", "docx", "-o")
        made = self.run(*arguments, name)
        self.expect(made.returncode == 0, f"{name}: {made.stderr.decode()}")
        again = name + ".again"
        self.run(*arguments, again)
        with open(name, "rb") as one, open(again, "rb") as other:
            self.expect(one.read() == other.read(), f"{name}: two runs, two files")
        items, parts = read_items(os.path.join(self.options.source, "templates", "business-plan"), edition)
        subs = [sub for item in items for sub in item if local(sub) == "sub" and sub.get("status") != "SCOPE"]
        shown = self.run("check", name, "--edition", edition, "--show-text").stdout.decode()
        for number, item in enumerate(items, 1):
            title = text_in(item, "title", language)
            self.expect(re.search(rf"^\d+ heading 1: {number}\. {re.escape(title)}$", shown, re.M), f"{name}: no heading of item {number}")
            self.expect(text_in(item, "citation", language) in shown, f"{name}: no clause of item {number}")
        for sub in [sub for item in items for sub in item if local(sub) == "sub"]:
            hint = text_in(sub, "advice", language) or text_in(parts[sub.get("part")], "advice", language)
            self.expect(f"[{hint}]" in shown, f"{name}: no hint of {sub.get('id')}")
        paper = name.replace(".docx", ".pdf")
        made = self.run("blank", "business-plan", "--regime", regime, "--lang", language, "-o", paper)
        self.expect(made.returncode == 0, f"{paper}: {made.stderr.decode()}")
        self.untouched(name, edition)
        # Without poppler's programs a PDF cannot be read.
        if shutil.which("pdftotext"):
            self.untouched(paper, edition)
        else:
            print("SKIPPED in part: pdftotext is not installed")
        examples = [text_in(sub, "example", language) or text_in(parts[sub.get("part")], "example", language) for sub in subs]
        self.fill(name, edition, examples)
        self.open(name, language)

    def untouched(self, name, edition):
        standing, verdicts = self.judge(name, edition)
        self.expect(standing == "incomplete", f"{name}: untouched, and {standing}")
        for item, verdict in verdicts.items():
            self.expect(verdict in ("missing", "empty", "not-applicable"), f"{name}: untouched, and {item} is {verdict}")

    def fill(self, name, edition, examples):
        def answered(document):
            answers = iter(examples)
            return re.sub(EMPTY, lambda _: f"<w:p><w:r><w:t>{next(answers).replace('&', '&amp;').replace('<', '&lt;')}</w:t></w:r></w:p>", document)

        for hints, change in (("left", answered), ("deleted", lambda document: re.sub(HINT, "", answered(document)))):
            filled = name.replace(".docx", f"-{hints}.docx")
            rewrite(name, filled, change)
            standing, verdicts = self.judge(filled, edition)
            short = {item: verdict for item, verdict in verdicts.items() if verdict not in ("found", "not-applicable")}
            self.expect(standing == "complete", f"{filled}: {standing}, {short}")

    def open(self, name, language):
        if shutil.which("pandoc"):
            tree = json.loads(subprocess.run(["pandoc", "-t", "json", name], capture_output=True, check=True, timeout=60).stdout)
            levels = [block["c"][0] for block in tree["blocks"] if block["t"] == "Header"]
            self.expect(levels.count(1) >= 10 and levels.count(2) > levels.count(1), f"{name}: pandoc sees headings {levels}")
        look = f"import docx; d = docx.Document({name!r}); print(d.core_properties.title, d.core_properties.language, sum(p.style.name == 'Heading 1' for p in d.paragraphs))"
        seen = subprocess.run(["/usr/bin/python3", "-c", look], capture_output=True, check=False, timeout=60)
        if seen.returncode == 0:
            title, tag, count = seen.stdout.decode().strip().rsplit(" ", 2)
            self.expect(title and tag.startswith(language) and int(count) >= 10, f"{name}: python-docx sees {seen.stdout.decode()}")
        else:
            print("SKIPPED in part: python-docx is not installed")


def main():
    parser = argparse.ArgumentParser()
    for name in ("qujat", "source", "work"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    tester = Tester(options)
    for regime, edition in EDITIONS.items():
        for language in LANGUAGES:
            tester.test(regime, edition, language)
    refused = tester.run("blank", "participation-application", "--lang", "ru", "--format", "docx", "-o", os.path.join(options.work, "none.docx"))
    tester.expect(refused.returncode == 64, "only a plan has a skeleton")
    both = tester.run("blank", "business-plan", "--lang", "ru", "--format", "docx", "--filed", "2026-11-20", "--regime", "r703", "-o", "-")
    tester.expect(both.returncode == 2 and b"ENG-0452" in both.stderr, "a day and an edition")
    filed = os.path.join(options.work, "filed.docx")
    tester.run("blank", "business-plan", "--lang", "ru", "--format", "docx", "--filed", "2026-11-20", "-o", filed)
    tester.expect("2026-11-20" in tester.run("check", filed, "--show-text").stdout.decode(), "the day of filing stands in it")
    for fault in tester.faults:
        print(f"FAULT {fault}")
    print(f"{len(EDITIONS) * len(LANGUAGES)} skeletons, each untouched, filled with hints and without; {len(tester.faults)} faults")
    return 1 if tester.faults else 0


if __name__ == "__main__":
    sys.exit(main())
