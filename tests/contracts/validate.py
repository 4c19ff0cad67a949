"""validate.py --qujat PROGRAM --source TREE --work FOLDER: contracts are JSON Schemas for other programs too.

A public validator (jsonschema, fetched) must find every contract a valid schema of 2020-12 and every sample valid, in each language and edition; samples with
something taken out, added, lengthened or of another type it must refuse, and Qujat must refuse them for the same reasons at the same paths.

What JSON Schema does not say is left aside: `format` is an annotation there, x-… keywords are ours, and `--lang` fills in out/doc_lang.

Exit: 0 as expected; 1 not; 77 the validator cannot be had.
"""
import argparse
import copy
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "cli"))
import installation  # noqa: E402
from schema import resolve  # noqa: E402

# What our messages are called in JSON Schema.
KINDS = {"DAT-0201": "required", "DAT-0233": "required", "DAT-0203": "additionalProperties", "DAT-0204": "additionalProperties", "DAT-0205": "type", "DAT-0206": "type",
         "DAT-0207": "type", "DAT-0227": "type", "DAT-0209": "maxLength", "DAT-0208": "minLength", "DAT-0210": "minLength", "DAT-0211": "enum", "DAT-0225": "minItems",
         "DAT-0226": "maxItems", "DAT-0228": "minimum", "DAT-0229": "maximum"}
FILLED_IN = ("required", "/out/doc_lang")


def fetch():
    store = os.environ.get("QUJAT_JSONSCHEMA") or os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "qujat", "jsonschema")
    script = os.path.join(HERE, "..", "conformance", "fetch-python.sh")
    fetched = subprocess.run(["sh", script, store, os.path.join(HERE, "requirements.txt"), "jsonschema", "contracts were NOT read by a public validator."], stdout=subprocess.PIPE, check=False)
    if fetched.returncode == 77:
        sys.exit(77)
    if fetched.returncode != 0:
        sys.exit("fetch-python.sh failed")
    sys.path.insert(0, fetched.stdout.decode().strip())


def pointer(parts):
    return "".join("/" + str(part) for part in parts)


def theirs(validator, data):
    """(keyword, path) of every fault the public validator finds."""
    found = set()
    for error in validator.iter_errors(data):
        path = pointer(error.absolute_path)
        if error.validator == "required":
            found.update(("required", f"{path}/{name}") for name in error.validator_value if name not in error.instance)
        elif error.validator == "additionalProperties":
            found.update((error.validator, f"{path}/{name}") for name in error.instance if name not in error.schema.get("properties", {}))
        elif error.validator != "const":
            found.add((error.validator, path))
        else:
            found.add(("enum", path))
    return found


class Tried:
    """One sample and what the two programs say of it and of its changed copies."""

    def __init__(self, program, document, language, regime, schema, validator):
        self.program, self.document, self.language, self.schema, self.validator = program, document, language, schema, validator
        self.name = f"{document} {language} {regime}"
        self.edition = [] if schema.get("x-regime-by") else ["--regime", regime, "--reason", "test"]
        self.complaints = []

    def ours(self, data):
        """The same of Qujat, and whether it counted more than it showed."""
        done = installation.run(self.program, "render", self.document, "--lang", self.language, "--date", "2026-01-01", "--format", "tags", "--data", "-", "--diagnostics", "json", "--messages", "en",
                                *self.edition, data=json.dumps(data, ensure_ascii=False))
        problems = [json.loads(line) for line in done.stderr.decode().splitlines() if line.startswith("{")]
        found = {(KINDS[problem["id"]], problem.get("path", "")) for problem in problems if problem["id"] in KINDS}
        return found, any(problem["id"] == "DIA-0002" for problem in problems)

    def compare(self, what, data, must_fail=True):
        expected = theirs(self.validator, data) - {FILLED_IN}
        # Of a value that is of another type Qujat says no more; JSON Schema looks at it all the same.
        expected = {(keyword, path) for keyword, path in expected if keyword == "type" or ("type", path) not in expected}
        found, is_cut = self.ours(data)
        if must_fail and not expected:
            self.complaints.append(f"{self.name}: {what}: the public validator refuses nothing")
        for keyword, path in sorted(found - expected):
            self.complaints.append(f"{self.name}: {what}: only Qujat says {keyword} of {path or '/'}")
        for keyword, path in sorted(expected - found) if not is_cut else ():
            self.complaints.append(f"{self.name}: {what}: only the public validator says {keyword} of {path or '/'}")


def change(value, schema, root, blocks, edit):
    """A copy of the data in which `edit` has had its way with every object, before what is inside it."""
    schema, root = resolve(schema, root, blocks)
    if isinstance(value, dict):
        out = edit.members(value, schema)
        return {key: change(inner, schema["properties"][key], root, blocks, edit) if key in schema["properties"] else inner for key, inner in out.items()}
    if isinstance(value, list):
        return [change(inner, schema["items"], root, blocks, edit) for inner in value]
    return edit.leaf(value, schema)


class Keep:
    def members(self, value, schema):
        return dict(value)

    def leaf(self, value, schema):
        return value


def is_leaf(value):
    return not isinstance(value, (dict, list))


class WithoutRequired(Keep):
    def members(self, value, schema):
        return {key: inner for key, inner in value.items() if key not in schema.get("required", []) or not is_leaf(inner)}


class WithoutOptional(Keep):
    """Shows what a condition asks for."""

    def members(self, value, schema):
        return {key: inner for key, inner in value.items() if key in schema.get("required", []) or not is_leaf(inner)}


class WithUnknown(Keep):
    def members(self, value, schema):
        return {**value, "wholly_other": 1}


class OfOtherType(Keep):
    def leaf(self, value, schema):
        return 7 if isinstance(value, str) else "seven"


class TooLong(Keep):
    def leaf(self, value, schema):
        return value + "ә" * schema["maxLength"] if isinstance(value, str) and "maxLength" in schema else value


class BlocksOfOtherType(Keep):
    def members(self, value, schema):
        return {key: inner if is_leaf(inner) or key == "out" else "block" for key, inner in value.items()}

    def leaf(self, value, schema):
        return value


def bundled(program, document):
    done = installation.run(program, "list", document, "--json-schema", env={"LC_ALL": "en"})
    if done.returncode != 0:
        raise SystemExit(done.stderr.decode())
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser()
    for name in ("--qujat", "--source", "--work"):
        parser.add_argument(name, required=True)
    options = parser.parse_args()
    fetch()
    import jsonschema  # noqa: PLC0415

    program = installation.lay_out(os.path.join(options.work, "installation"), options.qujat, options.source)
    with open(os.path.join(options.source, "templates", "operator.json"), encoding="utf-8") as file:
        operators = json.load(file)["operators"]
    complaints, samples = [], 0
    documents = json.loads(installation.run(program, "list", "--json", env={"LC_ALL": "en"}).stdout)
    for document in documents:
        schema = bundled(program, document["id"])
        blocks = schema.get("$defs", {}).get("urn:qujat:contract:blocks", {})
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as error:
            complaints.append(f"{document['id']}: not a schema of 2020-12: {error.message}")
            continue
        validator = jsonschema.Draft202012Validator(schema)
        for language in ("kk", "ru"):
            for regime in document["regimes"]:
                tried = Tried(program, document["id"], language, regime, schema, validator)
                done = installation.run(program, "sample", document["id"], "--lang", language, "--regime", regime, env={"LC_ALL": "en"})
                if done.returncode != 0:
                    complaints.append(f"{tried.name}: no sample: {done.stderr.decode()}")
                    continue
                data = json.loads(done.stdout)
                add_what_is_filled_in(data, schema, blocks, operators.get(regime, {}), language)
                samples += 1
                found = theirs(validator, data)
                complaints += [f"{tried.name}: the sample: {keyword} of {path}" for keyword, path in sorted(found)]
                if not found and regime == document["regimes"][-1]:
                    for edit in (WithoutRequired(), WithoutOptional(), WithUnknown(), OfOtherType(), TooLong(), BlocksOfOtherType()):
                        changed = change(copy.deepcopy(data), schema, schema, blocks, edit)
                        tried.compare(type(edit).__name__, changed, must_fail=not isinstance(edit, (WithoutOptional, BlocksOfOtherType, TooLong)))
                    tried.compare("empty blocks", {name: {} for name, block in schema["properties"].items() if resolve(block, schema, blocks)[0]["type"] == "object"})
                complaints += tried.complaints
    print("\n".join(complaints) or f"{len(documents)} contracts, {samples} samples and their changed copies: the public validator says the same")
    return 1 if complaints else 0


def add_what_is_filled_in(data, schema, blocks, operator, language):
    """The operator block and the language of the paper, as the program adds them."""
    properties = schema["properties"]
    if "operator" in properties and "operator" not in data:
        known = resolve(properties["operator"], schema, blocks)[0]["properties"]
        block = {key: value[language] for key, value in operator.items() if key in known and language in value}
        if block:
            data["operator"] = block
    if "out" in properties and "doc_lang" in resolve(properties["out"], schema, blocks)[0]["properties"]:
        data.setdefault("out", {})["doc_lang"] = language


if __name__ == "__main__":
    sys.exit(main())
