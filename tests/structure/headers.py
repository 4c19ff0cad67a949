"""Every header compiles on its own, with the flags of its room; public headers explain themselves."""

import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess

import tree as trees

KEPT = re.compile(r"^(-I|-isystem|-D|-std=|-W|-f(?!sanitize)|-pthread|-m)")


def room_flags(build):
    """Room -> flags of one of its sources in the build tree."""
    flags = {}
    for entry in json.loads((pathlib.Path(build) / "compile_commands.json").read_text()):
        match = re.search(r"/src/([a-z]+)/[^/]+\.cpp$", entry["file"])
        if not match or match[1] in flags:
            continue
        words = entry.get("arguments") or shlex.split(entry["command"])
        kept = []
        for index, word in enumerate(words):
            if word == "-isystem":
                kept += [word, words[index + 1]]
            elif KEPT.match(word) and not word.startswith("-isystem"):
                kept.append(word)
        flags[match[1]] = kept
    return flags


def _compile(compiler, flags, root, header):
    line = f'#include "{header}"\n'
    done = subprocess.run(
        [compiler, *flags, f"-I{root}/src", f"-I{root}/include", "-fsyntax-only", "-x", "c++", "-"],
        input=line, capture_output=True, text=True,
    )
    return done.returncode, done.stderr.strip()


def check(tree, build, compiler):
    """One translation unit a header; a warning counts."""
    flags = room_flags(build)
    jobs = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        for name in tree.matching("src", "include", suffixes={".hpp", ".h"}):
            parts = name.split("/")
            room = parts[1] if parts[0] == "src" else "engine"
            own = flags.get(room, ["-std=c++20"])
            jobs.append((name, pool.submit(_compile, compiler, own, tree.root, name.split("/", 1)[1])))
        for name, job in jobs:
            status, said = job.result()
            if status != 0 or said:
                yield f"{name}: does not compile on its own:\n    " + "\n    ".join(said.splitlines()[:6])


PUBLIC_COMMENTS = 35  # per cent


def check_comments(tree):
    """The promise is read by people who never see the sources."""
    for name in tree.matching("include", suffixes={".hpp", ".h"}):
        text = tree.text(name)
        comments = trees.comment_lines(text)
        lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip()]
        share = 100 * sum(number in comments for number in lines) // max(1, len(lines))
        if share < PUBLIC_COMMENTS:
            yield f"{name}: {share} % of the lines carry a comment, expected at least {PUBLIC_COMMENTS} %"
