#!/usr/bin/env python3
"""Does what the documentation tells its readers to do: run.py ROOT BIN SCRATCH

By the first word behind the fence:
  sh      is run, unless it says `no-run`; the blocks of a page share one folder, where templates, fonts and samples are at hand
  xhtml   with `body`: becomes the end of the body of samples/hello, in the language named (kk) and must render without a word
  css     is added to the style sheet of samples/hello, which must render
  json    must be JSON; with `data`: data of samples/hello, with `contract`: a contract
  cpp     was compiled with this build; a block with a main() is run after the sh blocks before it
`no-run` takes a block out. Blocks of other kinds are not looked at.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

import blocks

SECONDS = 120


class Page:
    """A folder in which the blocks of one page are done, one after another."""

    def __init__(self, root, bin_folder, folder):
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in ("templates", "fonts", "samples"):
            # A copy: what a reader's commands change is theirs.
            shutil.copytree(root / name, folder / name)
        # The programs lie where a reader has them, so that they find their templates as a reader's do.
        own = folder / "build/release/bin"
        own.mkdir(parents=True)
        for program in [bin_folder / "qujat", bin_folder / "qujat-sandbox", *bin_folder.glob("sample_*")]:
            try:
                os.link(program, own / program.name)
            except OSError:
                shutil.copy2(program, own / program.name)
        self.environment = os.environ | {"PATH": f"{own}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}

    def run(self, command, **more):
        """Nothing when it succeeds, else what it said."""
        try:
            done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL, **more)
        except subprocess.TimeoutExpired:
            return f"did not end in {SECONDS} seconds"
        except FileNotFoundError:
            return f"there is no {command[0]}: the page is newer than the build"
        said = (done.stdout[-1000:] + done.stderr[-3000:]).decode("utf-8", errors="replace")
        return f"exit code {done.returncode}\n{said}" if done.returncode != 0 else None

    def render_hello(self, language, data=None):
        """samples/hello as it is now; a warning counts."""
        if data is None:
            fault = self.run(["build/release/bin/qujat", "sample", "./samples/hello", "--lang", language, "-o", "hello-data.json"])
            if fault:
                return fault
        else:
            (self.folder / "hello-data.json").write_text(data, encoding="utf-8")
        return self.run(["build/release/bin/qujat", "render", "./samples/hello", "--lang", language, "--data", "hello-data.json", "--strict", "-o", "hello-block.pdf"])

    def with_change(self, name, change, then):
        path = self.folder / name
        before = path.read_text(encoding="utf-8")
        path.write_text(change(before), encoding="utf-8")
        try:
            return then()
        finally:
            path.write_text(before, encoding="utf-8")


def do_sh(page, block):
    first = block.text.split()[:1]
    if first not in (["qujat"], ["build/release/bin/qujat"]):
        return "begins neither with qujat nor with build/release/bin/qujat: mark it `sh no-run`"
    return page.run(["sh", "-euc", block.text])


def do_xhtml(page, block):
    language = "ru" if "ru" in block.marks else "kk"
    return page.with_change(
        f"samples/hello/{language}.xhtml",
        lambda text: text.replace("</body>", block.text + "</body>"),
        lambda: page.render_hello(language),
    )


def do_css(page, block):
    return page.with_change("samples/hello/hello.css", lambda text: text + "\n" + block.text, lambda: page.render_hello("kk"))


def do_json(page, block):
    try:
        json.loads(block.text)
    except json.JSONDecodeError as error:
        return f"is not JSON: {error}"
    if "data" in block.marks:
        return page.render_hello("ru" if "ru" in block.marks else "kk", block.text)
    if "contract" in block.marks:
        return page.with_change("samples/hello/contract.json", lambda text: block.text, lambda: page.run(["build/release/bin/qujat", "list", "./samples/hello"]))
    return None


def do_cpp(page, block):
    return page.run([f"build/release/bin/sample_{block.stem}"]) if block.is_program else None


DO = {"sh": do_sh, "xhtml": do_xhtml, "css": do_css, "json": do_json, "cpp": do_cpp}


def main():
    root, bin_folder, scratch = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    pages, done, faults = {}, {}, 0
    for block in blocks.read(root):
        if block.skipped or block.language not in DO or (block.language == "xhtml" and "body" not in block.marks):
            continue
        if block.file not in pages:
            pages[block.file] = Page(root, bin_folder, scratch / block.file.removesuffix(".md").replace("/", "_"))
        fault = DO[block.language](pages[block.file], block)
        done[block.language] = done.get(block.language, 0) + 1
        print(f"{block.where}: {block.language}: {'ok' if fault is None else fault}", flush=True)
        faults += fault is not None
    # A change of the fences must not end in a test that looks at nothing.
    if not done.get("sh"):
        print("no sh block was found")
        faults += 1
    print(f"{sum(done.values())} blocks, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
