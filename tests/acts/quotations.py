#!/usr/bin/env python3
"""Where every quotation of templates/acts.xml stands in the texts of the acts: tests/acts/quotations.tsv.

    quotations.py            says what differs from the list, and what stands in no act
    quotations.py --update   writes the list

Columns: id, language, seed, offset and length in bytes, SHA-256 of the quotation. The place covers whole repairs (repairs.tsv), so that it can be a little
longer than the quotation where displaced words stand at its edge. The texts are looked for in QUJAT_SHARED/seeds, else in ../shared/seeds.
"""
import hashlib
import os
import pathlib
import re
import sys
from xml.etree import ElementTree

here = pathlib.Path(__file__).resolve().parent
root = here.parents[1]
seeds = pathlib.Path(os.environ.get("QUJAT_SHARED", root.parent / "shared")) / "seeds"
spaces = " \t\n\r\f"
namespace = "{urn:qujat:acts:1}"


def close_up(text):
    return re.sub(f"[{spaces}]", "", text)


def read_repairs():
    rows = [line.split("\t") for line in (here / "repairs.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    return [(seed, close_up(found), close_up(wanted)) for _, seed, found, wanted in rows]


class Seed:
    """A text without spaces and with its displaced words put back; of every character it is known from which bytes it comes."""

    def __init__(self, number, repairs):
        raw = next(seeds.glob(number + "_*")).read_bytes().decode("utf-8")
        self.text, self.places = "", []
        offset = 0
        for character in raw:
            length = len(character.encode("utf-8"))
            if character not in spaces:
                self.text += character
                self.places.append((offset, offset + length))
            offset += length
        for seed, found, wanted in repairs:
            at = self.text.find(found) if seed == number else -1
            while at >= 0:
                end = at + len(found)
                whole = (min(place[0] for place in self.places[at:end]), max(place[1] for place in self.places[at:end]))
                self.text = self.text[:at] + wanted + self.text[end:]
                self.places[at:end] = [whole] * len(wanted)
                at = self.text.find(found, at + len(wanted))

    def find(self, quotation, near=None):
        """Offset and length of the quotation; of several, that inside the clause `near`."""
        wanted = close_up(quotation)
        at = -1
        if near is not None:
            clause = self.text.find(close_up(near))
            inside = close_up(near).find(wanted)
            at = clause + inside if clause >= 0 and inside >= 0 else -1
        at = at if at >= 0 else self.text.find(wanted)
        if at < 0:
            return None
        touched = self.places[at : at + len(wanted)]
        start = min(place[0] for place in touched)
        return start, max(place[1] for place in touched) - start


def words(element):
    return re.sub(f"[{spaces}]+", " ", "".join(element.itertext())).strip()


def quotations():
    """(id, language, seed, words, clause where it stands) of everything that names a seed."""
    acts = ElementTree.parse(root / "templates/acts.xml").getroot()

    def texts(element, name, clause=None):
        for child in element:
            if child.get("seed"):
                yield name, child.tag[len(namespace) :], child.get("seed"), words(child), clause

    for act in acts.findall(namespace + "act"):
        for part in act:
            yield from texts(part, f"act {act.get('id')} {part.tag[len(namespace):]}")
    for regime in acts.findall(namespace + "regime"):
        clauses = {}
        for clause in regime.findall(namespace + "clause"):
            for name in {clause.get("number"), clause.get("id").split("-", 1)[1]}:
                clauses[name] = {child.get("seed"): words(child) for child in clause}
            yield from texts(clause, "clause " + clause.get("id"))
        for element in regime:
            kind = element.tag[len(namespace) :]
            parts = [(element, f"{kind} {element.get('id')}")]
            if kind == "text":
                parts = [(element, f"text {regime.get('id')} {element.get('id')}")]
            elif kind == "ground":
                parts = [(part, f"ground {regime.get('id')} {element.get('id')} {part.tag[len(namespace):]}") for part in element]
            elif kind != "deadline":
                continue
            whole = clauses.get(re.split(r"[(/]", element.get("clause") or "")[0], {})
            for part, name in parts:
                for row in texts(part, name):
                    yield *row[:4], whole.get(row[2])


def main():
    repairs = read_repairs()
    read, lines, is_whole = {}, [], True
    for name, language, number, quotation, clause in quotations():
        if number not in read:
            read[number] = Seed(number, repairs)
        place = read[number].find(quotation, clause)
        if place is None:
            print(f"stands nowhere in {number}: {name} {language}: {quotation}")
            is_whole = False
            continue
        digest = hashlib.sha256(quotation.encode("utf-8")).hexdigest()
        lines.append("\t".join([name, language, number, str(place[0]), str(place[1]), digest]))
    text = "# Made by quotations.py --update: id, language, seed, offset, length in bytes, SHA-256 of the quotation.\n" + "\n".join(sorted(lines)) + "\n"
    listed = here / "quotations.tsv"
    if "--update" in sys.argv[1:] and is_whole:
        listed.write_text(text, "utf-8")
    elif not listed.exists() or listed.read_text("utf-8") != text:
        old = set(listed.read_text("utf-8").splitlines()) if listed.exists() else set()
        for line in sorted(old.symmetric_difference(text.splitlines())):
            print(("only in the list: " if line in old else "not in the list: ") + line)
        is_whole = False
    print(f"{len(lines)} quotations")
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
