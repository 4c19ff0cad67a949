"""The HTML reports on plans and packages are judged for accessibility by axe-core in a browser: no rule of WCAG 2.2 A and AA and none of the best practices may be
broken, on a screen and in print. Needs Chromium and axe-core (fetch-axe.sh); without them exit code 77, loudly."""

import argparse
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
VOID = {"meta", "br", "col", "hr", "img", "link"}


class Strict(html.parser.HTMLParser):
    """Every element is closed in its turn, every id stands once, every link within the page leads somewhere, and nothing is fetched or run."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.faults = [], [], [], []

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in named:
            self.ids.append(named["id"])
        for key in ("href", "src"):
            if key in named:
                self.links.append(named[key])
        if tag in {"script", "iframe", "link", "object", "embed", "form"} or any(key.startswith("on") for key in named):
            self.faults.append(f"<{tag}> has no place in the report")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open")

    def judge(self, text):
        self.feed(text)
        self.faults += [f"<{tag}> is not closed" for tag in self.open]
        self.faults += [f"id {name} stands more than once" for name in set(self.ids) if self.ids.count(name) > 1]
        self.faults += [f"link to {link}" for link in self.links if not link.startswith("#") or link[1:] not in self.ids]
        return self.faults


def run_axe(browser, axe, page):
    """The rules of axe-core that the page breaks."""
    run = ("<script>" + axe.replace("</script", "<\\/script") + "</script><script>document.querySelectorAll('details').forEach(one => one.open = true);"
           "axe.run().then(found => { document.title = 'JUDGED' + encodeURIComponent(JSON.stringify("
           "{passed: found.passes.length, broken: found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' '))})); });</script>")
    judged = page.with_suffix(".axe.html")
    judged.write_text(page.read_text(encoding="utf-8").replace("</body>", run + "</body>"), encoding="utf-8")
    shown = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom", judged.as_uri()],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120, check=False).stdout.decode()
    found = re.search("<title>JUDGED([^<]*)</title>", shown)
    if not found:
        sys.exit(f"{page.name}: the browser did not finish judging")
    return json.loads(urllib.parse.unquote(found[1]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--qujat", required=True)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    pages, faults = [], []
    samples = options.source / "samples"
    reports = [("complete", ["check", samples / "plans/complete.docx", "--filed", "2026-11-20"], 0), ("incomplete", ["check", samples / "plans/incomplete.docx", "--filed", "2026-11-20"], 4),
               ("package", ["check-package", samples / "package"], 4)]
    for name, command, code in reports:
        for language in ("kk", "ru", "en"):
            page = options.work / f"{name}.{language}.html"
            run = subprocess.run([options.qujat, *command, "--lang", language, "--format", "html", "-o", page], check=False)
            assert run.returncode == code, run.returncode
            text = page.read_text(encoding="utf-8")
            faults += [f"{page.name}: {fault}" for fault in Strict().judge(text)]
            assert f'<html lang="{language}">' in text
            pages.append(page)
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    fetched = subprocess.run(["sh", HERE / "fetch-axe.sh", os.environ.get("QUJAT_AXE", options.work / "axe")], stdout=subprocess.PIPE, check=False)
    if browser and fetched.returncode == 0:
        axe = (pathlib.Path(fetched.stdout.decode().strip()) / "axe_core_python/axe.min.js").read_text(encoding="utf-8")
        for page in pages:
            judged = run_axe(browser, axe, page)
            print(f"{page.name}: {judged['passed']} rules kept, {len(judged['broken'])} broken")
            faults += [f"{page.name}: {one}" for one in judged["broken"]]
    print(*faults, sep="\n")
    if faults:
        sys.exit(1)
    if not browser or fetched.returncode != 0:
        print("SKIPPED: Chromium or axe-core is not there; the HTML reports were NOT judged for accessibility", file=sys.stderr)
        sys.exit(77)


if __name__ == "__main__":
    main()
