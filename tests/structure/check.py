#!/usr/bin/env python3
"""Does the tree keep its own rules?  check.py NAME... [--root DIR] [--build DIR] [--compiler C++] [--program FILE]

Exit: 0 it does; 1 it does not, each fault on a line of its own; 77 nothing to check here.
"""

import argparse
import os
import pathlib
import shutil
import sys

import headers
import includes
import messages
import shape
import symbols
import traps
import tree as trees
import words

CHECKS = {
    "includes": lambda tree, given: includes.check(tree),
    "headers": lambda tree, given: headers.check(tree, given.build, given.compiler),
    "comments": lambda tree, given: headers.check_comments(tree),
    "words": lambda tree, given: words.check(tree),
    "order": lambda tree, given: words.check_order(tree),
    "hosts": lambda tree, given: words.check_hosts(tree),
    "length": lambda tree, given: shape.check_length(tree),
    "rooms": lambda tree, given: shape.check_rooms(tree),
    "packages": lambda tree, given: shape.check_packages(tree),
    "templates": lambda tree, given: shape.check_templates(tree),
    "messages": lambda tree, given: messages.check(tree),
    "messages_page": lambda tree, given: messages.check_page(tree, given.program),
    "properties_page": lambda tree, given: messages.check_page(tree, given.program, "docs/properties.md"),
    "traps": lambda tree, given: traps.check(tree),
    "symbols": lambda tree, given: symbols.check(tree, given.build),
}
SKIPPED = 77


def main():
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="+", choices=list(CHECKS), metavar="NAME", help=", ".join(CHECKS))
    parser.add_argument("--root", default=here.parent.parent)
    parser.add_argument("--build", default=here.parent.parent / "build/release")
    parser.add_argument("--compiler", default=os.environ.get("CXX") or shutil.which("c++"))
    parser.add_argument("--program", help="prints the page that is checked")
    given = parser.parse_args()

    tree, faults = trees.Tree(given.root), 0
    for name in given.names:
        found = CHECKS[name](tree, given)
        if found is None:
            print(f"{name}: SKIPPED, there is nothing to check in this build")
            if given.names == [name]:
                return SKIPPED
            continue
        for fault in found:
            print(fault)
            faults += not fault.startswith(" ")
    if faults:
        print(f"{faults} fault{'s' if faults > 1 else ''}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
