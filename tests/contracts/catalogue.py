"""catalogue.py --source TREE [--shared FOLDER]: contracts agree with the catalogue of documents (domain/documents.md).

For every document of the tree the table of its fields is compared with its contract: names, types, lengths, enumerations, what is required and when.
A field that the program derives (x-derived) counts as there. What the catalogue does not have needs "x-origin": "impl" and a line in extra.tsv; where a
contract departs from the catalogue, deviations.tsv says why. A line that nothing needs is an error too.

The test then breaks contracts on purpose, and each break must be found. Exit: 0 they agree; 1 not; 77 there is no catalogue here.
"""
import argparse
import copy
import glob
import json
import os
import re
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from schema import flatten  # noqa: E402

BLOCKS = {"OP": "operator", "AP": "applicant", "OUT": "out", "APN": "application"}
FORMATS = ("date", "month", "money", "percent", "bin12", "iin12", "phone", "email", "url")
OF = {"ground-id": "ground", "item-id": "annex-item"}


class Row:
    def __init__(self, name, kind, need):
        self.name, self.kind, self.need = name, kind, need


def read_catalogue(text):
    """Rows by document, and by block. A heading may name two documents: the tables below it are of both unless they say of which."""
    documents, owners, columns = {}, [], None
    for line in text.splitlines():
        heading = re.match(r"###? .*", line)
        if heading:
            block = re.match(r"### Block (\w+)", line)
            owners = [(block[1], block[1])] if block else re.findall(r"(\d+\.\d+) `([a-z-]+)`", line)
            for _, owner in owners:
                documents.setdefault(owner, [])
            columns = None
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            columns = None
        elif cells[0].startswith("field"):
            number = re.search(r"\((\d+\.\d+)\)", cells[0])
            needs = [i for i, cell in enumerate(cells) if cell.startswith("req.")]
            columns = ([owner for owner in owners if not number or owner[0] == number[1]], needs)
        elif columns and not cells[0].startswith("-"):
            for number, owner in columns[0]:
                documents[owner] += read_row(cells, number, columns[1])
    return documents


def read_row(cells, number, needs):
    if cells[0].startswith("+"):
        return [Row(name, "block", "") for name in re.findall(r"[A-Z]+", cells[0])]
    said = {cells[i] for i in needs}
    need = said.pop() if len(said) == 1 else "no"  # required in one edition only: optional, a rule asks for it
    only = re.match(r"(\d+\.\d+): (.*)", need)
    if only:
        need = only[2] if only[1] == number else "-"
    kinds = re.split(r", (?=[a-z])", cells[1]) if len(re.findall(r"`(\w[\w.]*)`", cells[0])) > 1 else [cells[1]]
    names = re.findall(r"`(\w[\w.]*)`", cells[0])
    return [Row(name, kinds[min(i, len(kinds) - 1)], need) for i, name in enumerate(names)]


def check_type(kind, schema, item):
    """What is wrong with the type of a field; `item` is the schema of a list's items. Types that are no more than words are not compared."""
    listed = re.match(r"list\[(.*)\]", kind)
    if listed:
        if schema.get("type") != "array":
            yield f"is {schema.get('type')}, the catalogue has {kind}"
            return
        if ">= 1" in kind and schema.get("minItems", 0) < 1:
            yield "may be empty, the catalogue wants one at least"
        yield from check_type(listed[1], item, {})
        return
    length = re.match(r"string\((\d+)\)", kind)
    words = re.match(r"enum\{(.*)\}$", kind)
    plain = kind.split(" (")[0].split(",")[0]
    if length:
        if schema.get("type") != "string" or schema.get("maxLength") != int(length[1]):
            yield f"is {schema.get('type')} of {schema.get('maxLength')}, the catalogue has {kind}"
    elif words:
        if sorted(schema.get("enum", [])) != sorted(words[1].split(",")):
            yield f"is one of {schema.get('enum')}, the catalogue has {kind}"
    elif kind == "enum":
        if not schema.get("enum"):
            yield "has no enum"
    elif kind in OF:
        if schema.get("x-of") != OF[kind]:
            yield f"has no x-of {OF[kind]}"
    elif plain in FORMATS and " + " not in kind:
        if schema.get("type") != "string" or schema.get("format") != plain:
            yield f"has the format {schema.get('format')}, the catalogue has {plain}"
    elif plain in ("text", "string") and "per" not in kind:
        if schema.get("type") != "string" or schema.get("format") or schema.get("enum"):
            yield f"is {schema.get('type')}, the catalogue has {kind}"
    elif plain in ("int", "bool") and " + " not in kind:
        if schema.get("type") != {"int": "integer", "bool": "boolean"}[plain]:
            yield f"is {schema.get('type')}, the catalogue has {kind}"
    elif plain in ("period", "file"):
        expected = ["from", "to"] if plain == "period" else ["name"]
        if any(name not in schema.get("properties", {}) for name in expected):
            yield f"is no {plain}: it lacks {' and '.join(expected)}"


def check_need(row, need, rows, contract):
    """What is wrong with whether a field is required."""
    if row.need.startswith("yes"):
        if need != "yes":
            yield "is not required"
        if ">= 1" in row.need and "list" not in row.kind:
            yield "cannot be a list of one at least"
    elif row.need.startswith("if ") and not row.need.startswith("if any"):
        wanted = re.split(r"[ ,]", row.need[3:])[0]
        enumerated = [other.name for other in rows if re.search(r"[{,]" + re.escape(wanted) + r"[,}]", other.kind)]
        if need == "yes":
            yield f"is always required, the catalogue says {row.need}"
        elif enumerated and need == "no":
            yield f"is required by no condition, the catalogue says {row.need}"
        elif enumerated and not any(wanted in json.dumps(condition) for condition in need):
            yield f"is required by another condition, the catalogue says {row.need}"
        elif not enumerated and need == "no" and not is_asked_for(row.name, contract):
            yield f"is required by no condition, rule or ground, the catalogue says {row.need}"
    elif need == "yes":
        yield f"is required, the catalogue says {row.need or 'no'}"


def is_asked_for(name, contract):
    """Whether a rule speaks of the field, or a ground of acts.xml needs it."""
    rules = any(re.search(rf"\b{name}\b", rule.get("test", "") + rule.get("at", "")) for rule in contract.get("x-rules", []))
    return rules or f"/{name}" in contract.get("needs", set())


def find_field(name, fields, lists):
    """The path of a field of the catalogue: "remark.text" is the text of the list[remark]."""
    owner, _, own = name.rpartition(".")
    if owner:
        paths = [f"{path}/*/{own}" for path in lists.get(owner, [])]
    else:
        paths = [f"document/{name}", name] + [f"{block}/{name}" for block in BLOCKS.values()]
    return next((path for path in paths if path in fields), None)


def compare(document, contract, blocks, catalogue):
    """(path, what is wrong) for one contract."""
    fields = flatten(contract, contract, blocks)
    derived = contract.get("x-derived", {})
    rows = catalogue[document]
    seen = set()
    lists = {}
    for row in rows:
        listed = re.match(r"list\[(\w+)\]", row.kind)
        path = find_field(row.name, fields, {}) if listed else None
        if path:
            lists.setdefault(listed[1], []).append(path)
    all_rows = [("", row) for row in rows if row.kind != "block"]
    for row in rows:
        if row.kind == "block":
            all_rows += [(BLOCKS[row.name], inner) for inner in catalogue[row.name]]
    for block, row in all_rows:
        path = f"{block}/{row.name}" if block else find_field(row.name, fields, lists)
        if path is None or path not in fields:
            if row.name.rpartition(".")[2] not in derived and row.need not in ("no", "-") and not row.need.startswith("if any"):
                yield path or f"document/{row.name}", "is not there"
            continue
        seen.add(path)
        schema, need = fields[path]
        item = fields.get(path + "/*", ({}, ""))[0]
        for wrong in [*check_type(row.kind, schema, item), *check_need(row, need, rows, contract)]:
            yield path, wrong
    yield from extra(fields, seen)


def extra(fields, seen):
    """Fields the catalogue does not have: told with the mark EXTRA. What is inside a field it has is that field's affair."""
    inside = tuple(path + "/" for path in seen)
    for path, (schema, _) in fields.items():
        if path in seen or path.endswith("/*") or path in BLOCKS.values() or path == "document":
            continue
        if path.startswith(inside) and not any(other.startswith(path.rsplit("/", 1)[0] + "/") for other in seen):
            continue
        if any(path.startswith(other + "/") for other in fields if other not in seen and other not in (*BLOCKS.values(), "document") and not other.endswith("/*")):
            continue  # its owner is extra already
        yield path, "EXTRA" if schema.get("x-origin") == "impl" else "is not in the catalogue, and its x-origin is not impl"


def read_lines(name):
    """{(document, path): reason}; "*" is every document."""
    lines = {}
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip() and not line.startswith("#"):
                parts = line.rstrip("\n").split("\t")
                if len(parts) != 3 or not all(parts):
                    sys.exit(f"{name}:{number}: document, path and reason are expected, with tabs between")
                lines[parts[0], parts[1]] = parts[2]
    return lines


def judge(contracts, blocks, catalogue):
    extras, deviations = read_lines("extra.tsv"), read_lines("deviations.tsv")
    used, complaints = set(), []
    for document, contract in contracts.items():
        # The fields of a plan are the items of the annexes (annexes.md), which the tests of acts compare; the report of a check and a plan to be filled in are no documents of the acts.
        if document in ("business-plan", "check-report", "plan-skeleton"):
            continue
        if document not in catalogue or not catalogue[document]:
            complaints.append(f"{document}: the catalogue has no such document")
            continue
        for path, wrong in compare(document, contract, blocks, catalogue):
            name, lines = ("extra.tsv", extras) if wrong == "EXTRA" else ("deviations.tsv", deviations)
            key = next((key for key in ((document, path), ("*", path)) if key in lines), None)
            used.add((name, key))
            if key is None:
                complaints.append(f"{document}: {path} " + ("is not in the catalogue: say in extra.tsv why it is here" if wrong == "EXTRA" else f"{wrong}: mend it, or say in deviations.tsv why"))
    stale = [f"{name}: nothing needs the line of {document}, {path}" for name, lines in (("extra.tsv", extras), ("deviations.tsv", deviations)) for document, path in lines
             if (name, (document, path)) not in used and (document == "*" or document in contracts)]
    return complaints + stale


def break_contract(contract, blocks):
    """Broken copies of a contract, each with what was done to it."""
    document = contract["properties"]["document"]
    for name, field in document.get("properties", {}).items():
        for keyword, value in (("maxLength", 7), ("enum", ["other"]), ("format", "email"), ("x-of", "annex-item")):
            if keyword in field and keyword != "x-of" and (keyword, field.get("x-origin")) != ("maxLength", "impl"):
                yield f"{keyword} of {name}", name, {**field, keyword: value}
        other = "integer" if field.get("type") == "boolean" else "boolean"
        yield f"{name} is {other}", name, {"type": other}
        yield f"{name} is gone", name, None


def self_test(contracts, blocks, catalogue):
    """Every break of a field that the catalogue compares must be found."""
    missed, tried = [], 0
    for document, contract in contracts.items():
        if document not in catalogue:
            continue
        before = set(compare(document, contract, blocks, catalogue))
        rows = {row.name: row for row in catalogue[document]}
        for what, name, field in break_contract(contract, blocks):
            if name not in rows or any(path.endswith("/" + name) for path, _ in before) or (field is None and not rows[name].need.startswith("yes")) or not any(check_type(rows[name].kind, {"type": "none"}, {})):
                continue
            if what.startswith("maxLength") and not rows[name].kind.startswith("string("):
                continue
            if what.startswith("enum") and rows[name].kind == "enum":  # the catalogue gives no values
                continue
            broken = copy.deepcopy(contract)
            inner = broken["properties"]["document"]
            if field is None:
                del inner["properties"][name]
                inner["required"] = [other for other in inner["required"] if other != name]
            else:
                inner["properties"][name] = field
            tried += 1
            if not set(compare(document, broken, blocks, catalogue)) - before:
                missed.append(f"self-test: {document}: nobody notices that {what}")
        broken = copy.deepcopy(contract)
        broken["properties"]["document"]["properties"]["wholly_other"] = {"type": "string", "x-origin": "law"}
        broken["properties"]["document"]["required"] = []
        tried += 1
        if not set(compare(document, broken, blocks, catalogue)) - before:
            missed.append(f"self-test: {document}: nobody notices a field of nobody's, and that nothing is required")
    return missed, tried


def read_contracts(templates):
    contracts = {}
    with open(os.path.join(templates, "acts.xml"), encoding="utf-8") as file:
        needs = set(re.findall(r'needs="/document(/\w+)"', file.read()))
    for path in sorted(glob.glob(os.path.join(templates, "*", "contract.json"))):
        with open(path, encoding="utf-8") as file:
            contract = json.load(file)
        contract["needs"] = needs
        contracts[os.path.basename(os.path.dirname(path))] = contract
    with open(os.path.join(templates, "common", "blocks.json"), encoding="utf-8") as file:
        return contracts, json.load(file)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", required=True)
    parser.add_argument("--shared", default=os.environ.get("QUJAT_SHARED"))
    options = parser.parse_args()
    page = os.path.join(options.shared or os.path.join(options.source, "..", "shared"), "domain", "documents.md")
    if not os.path.exists(page):
        print("SKIPPED: there is no catalogue of documents here (QUJAT_SHARED): contracts were NOT compared with it")
        return 77
    with open(page, encoding="utf-8") as file:
        catalogue = read_catalogue(file.read())
    contracts, blocks = read_contracts(os.path.join(options.source, "templates"))
    complaints = judge(contracts, blocks, catalogue)
    missed, tried = self_test(contracts, blocks, catalogue)
    print("\n".join(complaints + missed) or f"{len(contracts)} contracts agree with the catalogue; {tried} broken ones were found out")
    return 1 if complaints or missed else 0


if __name__ == "__main__":
    sys.exit(main())
