#!/usr/bin/env python3
"""No program or library but qujat-sandbox contains the extractor or libzip, and qujat-sandbox is linked to neither PoDoFo nor OpenSSL.

links.py --helper FILE --build DIR      Exit: 0 so it is; 1 it is not, each fault on a line of its own.
"""

import argparse
import pathlib
import re
import subprocess
import sys

EXTRACTOR = re.compile(r"\bqujat::extract::|\bzip_(?:open|fopen|source|stat|close|discard)\w*")
FORBIDDEN_TO_HELPER = re.compile(r"lib(?:podofo|crypto|ssl|png|jpeg|qrencode)\b")


def symbols(file):
    """Names that the file defines or wants, those for the dynamic loader too (a stripped file has only these)."""
    names = ""
    for options in (["-C"], ["-C", "-D"]):
        names += subprocess.run(["nm", *options, str(file)], capture_output=True, text=True).stdout
    return names


def libraries(file):
    listing = subprocess.run(["readelf", "-d", str(file)], capture_output=True, text=True, check=True).stdout
    return re.findall(r"\(NEEDED\).*\[(.*)\]", listing)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--helper", required=True, type=pathlib.Path)
    parser.add_argument("--build", required=True, type=pathlib.Path)
    given = parser.parse_args()

    faults = []
    # If the helper itself did not show it, the search would prove nothing about the others.
    found = set(EXTRACTOR.findall(symbols(given.helper)))
    if "qujat::extract::" not in found:
        faults.append(f"{given.helper.name}: no symbol of qujat::extract: is it stripped?")
    for library in libraries(given.helper):
        if FORBIDDEN_TO_HELPER.search(library):
            faults.append(f"{given.helper.name}: is linked to {library}")

    shipped = [given.build / "bin" / "qujat", *given.build.rglob("libqujat.so*"), *given.build.rglob("libqujat.a")]
    shipped = [file for file in shipped if file.is_file()]
    if not any(file.name == "qujat" for file in shipped):
        faults.append("qujat: not built, nothing was looked at")
    for file in shipped:
        for name in sorted(set(EXTRACTOR.findall(symbols(file)))):
            faults.append(f"{file.name}: contains {name}")
        if file.suffix != ".a":
            faults += [f"{file.name}: is linked to {library}" for library in libraries(file) if library.startswith("libzip")]

    print(f"looked at {given.helper.name}, {', '.join(file.name for file in shipped)}")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
