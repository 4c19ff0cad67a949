"""The shared library exports what the public headers promise, and nothing else."""

import pathlib
import re
import subprocess

import tree as trees


def promised(header):
    """Names after QUJAT_API: classes and free functions of namespace qujat, or C functions qj_…"""
    code = trees.strip_code(header)
    names = set(re.findall(r"\b(?:class|struct)\s+QUJAT_API\s+(\w+)", code))
    for match in re.finditer(r"\bQUJAT_API\s+(?!class|struct)[^;{(]*?(\w+)\s*\(", code):
        names.add(match[1])
    return names


def judge(listing, names):
    """`listing`: lines of `nm -DC --defined-only`."""
    for line in listing.splitlines():
        match = re.match(r"^[0-9a-fA-F]*\s+([A-Za-z])\s+(.*)$", line)
        if not match or match[1] in "aA":
            continue
        symbol = match[2].split("@")[0]
        bare = re.sub(r"^(?:vtable for|typeinfo for|typeinfo name for|VTT for|non-virtual thunk to|guard variable for)\s+", "", symbol)
        name = re.match(r"(?:qujat::)?(\w+)", bare)
        ours = bare.startswith("qujat::") or re.match(r"qj_\w+$", bare)
        # Templates of the standard library over our types are weak and shared with every program: not a promise.
        if match[1] in "WVu" and not ours:
            continue
        if not ours or name[1] not in names:
            yield f"exports {symbol}, which no public header promises"


def check(tree, build):
    """None when no shared library is built."""
    libraries = sorted(path for path in pathlib.Path(build).rglob("libqujat.so*") if path.is_file() and not path.is_symlink())
    if not libraries:
        return None
    names = set()
    for header in tree.matching("include", suffixes={".hpp", ".h"}):
        names |= promised(tree.text(header))
    faults = []
    for library in libraries:
        listing = subprocess.run(["nm", "-DC", "--defined-only", str(library)], capture_output=True, text=True, check=True).stdout
        faults += [f"{library.name}: {fault}" for fault in judge(listing, names)]
    return faults
