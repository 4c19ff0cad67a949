"""sign.py PART --qujat PROGRAM --source TREE --work FOLDER: outside tools judge signed files.

  make      signs the papers: once, twice and three times, with and without a place on the paper (the other parts read them)
  syntax    qpdf --check is content
  pdfsig    poppler: every signature is valid, the last covers the whole file; a changed byte is found
  pyhanko   pyHanko: the same with the chain up to the tests' root, and the later signatures are changes that the earlier allow
  verapdf   veraPDF: still PDF/A-3a and PDF/UA-1

Exit: 0 good; 1 bad; 77 a program is missing (said loudly).
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "cli"))
import installation  # noqa: E402

DATE = "2026-11-20"
PROGRAMS = {"make": ["openssl"], "syntax": ["qpdf"], "pdfsig": ["pdfsig"]}
# In each the first is the field of the paper, where it has one; the others have no place on it.
SIGNERS = ("signer.p12", "p256.p12", "long-organisation.p12")


def tool(*command, codes=(0,), **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, **more)
    if codes is not None and done.returncode not in codes:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode(errors="replace") + done.stderr.decode(errors="replace")


def without_field(data):
    """The same paper for a stamp of rubber: it has no signature field."""
    value = json.loads(data)
    for block, key, other in (("document", "seal_or_eds", "seal"), ("out", "signature", "seal")):
        if key in value.get(block, {}):
            value[block][key] = other
    return json.dumps(value, ensure_ascii=False).encode()


def make(options):
    shutil.rmtree(options.work, ignore_errors=True)
    os.makedirs(options.work)
    keys = os.path.join(options.work, "keys")
    tool("sh", os.path.join(options.source, "tests", "sign", "make_keys.sh"), keys)
    program = installation.lay_out(os.path.join(options.work, "installation"), options.qujat, options.source)
    files = {}  # name -> number of signatures

    def run(*arguments, data=None):
        done = installation.run(program, *arguments, data=data, env={"LC_ALL": "en"})
        if done.returncode != 0:
            raise RuntimeError(f"{arguments}: {done.stderr.decode()}")
        return done.stdout

    for document in installation.DOCUMENTS:
        for language in installation.LANGUAGES:
            for has_field in (True, False):
                data = run("sample", document, "--lang", language)
                base = f"{document}-{language}{'' if has_field else '-without-field'}"
                before = os.path.join(options.work, base + ".pdf")
                run("render", document, "--lang", language, "--data", "-", "--date", DATE, "-o", before, data=data if has_field else without_field(data))
                for count, signer in enumerate(SIGNERS, 1):
                    name = f"{base}-{count}"
                    after = os.path.join(options.work, name + ".pdf")
                    run("sign", before, "-o", after, "--date", f"2026-11-{20 + count}", "--p12", os.path.join(keys, signer), "--pass-file", os.path.join(keys, "pass"))
                    files[name] = count
                    before = after
    with open(os.path.join(options.work, "index.json"), "w", encoding="utf-8") as file:
        json.dump(files, file)
    print(f"{len(files)} files signed")
    return []


class Files:
    def __init__(self, work):
        self.work, self.root = work, os.path.join(work, "keys", "root.pem")
        with open(os.path.join(work, "index.json"), encoding="utf-8") as file:
            self.counts = json.load(file)

    def path(self, name):
        return os.path.join(self.work, name + ".pdf")

    def tampered(self):
        """(path, what was changed): one byte of a file with two signatures each time, in each of the parts a signature covers."""
        name = "registration-certificate-kk-2"
        with open(self.path(name), "rb") as file:
            good = file.read()
        ranges = [[int(number) for number in match[1].split()] for match in re.finditer(rb"/ByteRange \[([0-9 ]+)\]", good)]
        first, second = ranges
        places = {
            "the paper": good.index(b"stream\n", 3000) + 40,
            "the stamp": good.rindex(b"stream\n", 0, first[1]) - 200,
            "behind the first hole": first[2] + 30,
            "the second signature's dictionary": good.index(b"/M (D:", first[2]) + 10,
            "the first signature": first[1] + 2000,
            "the last table": second[2] + 200,
        }
        for number, (what, at) in enumerate(places.items()):
            changed = bytearray(good)
            changed[at] = changed[at] ^ 1 if chr(changed[at]) not in "0123456789abcdef" else ord("1" if changed[at] != ord("1") else "2")
            path = os.path.join(self.work, f"tampered-{number}.pdf")
            with open(path, "wb") as file:
                file.write(changed)
            yield path, what


def syntax(files):
    complaints = []
    for name in files.counts:
        said = tool("qpdf", "--check", files.path(name), codes=None)
        if "No syntax or stream encoding errors found" not in said:
            complaints.append(f"{name}: {said}")
    return complaints


def pdfsig(files):
    complaints = []
    for name, count in files.counts.items():
        said = tool("pdfsig", "-nocert", files.path(name))
        # Version 22.12 says "Total document signed" of the last signature alone.
        parts = said.split("Signature #")[1:]
        if len(parts) != count or said.count("Signature is Valid") != count or said.count("ETSI.CAdES.detached") != count or said.count("SHA-256") != count:
            complaints.append(f"{name}: {said}")
        elif "Total document signed" not in parts[-1]:
            complaints.append(f"{name}: the last signature does not cover the file: {said}")
    for path, what in files.tampered():
        said = tool("pdfsig", "-nocert", path, codes=None)
        if said.count("Signature is Valid") == 2:
            complaints.append(f"a changed byte in {what} is not found")
    return complaints


def pyhanko(files):
    store = os.environ.get("QUJAT_PYHANKO") or os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "qujat", "pyhanko")
    fetched = subprocess.run(["sh", os.path.join(HERE, "fetch-pyhanko.sh"), store], stdout=subprocess.PIPE)
    if fetched.returncode == 77:
        sys.exit(77)
    if fetched.returncode != 0:
        return ["fetch-pyhanko.sh failed"]
    environment = {**os.environ, "PYTHONPATH": fetched.stdout.decode().strip()}

    def judge(paths):
        said = tool(sys.executable, "-B", os.path.join(HERE, "pyhanko", "judge.py"), files.root, *paths, env=environment)
        found = {path: [] for path in paths}
        for line in said.splitlines():
            if line.startswith("{"):
                found[json.loads(line)["file"]].append(json.loads(line))
        return found

    complaints = []
    for path, signatures in judge([files.path(name) for name in files.counts]).items():
        count = files.counts[os.path.basename(path)[:-4]]
        if len(signatures) != count:
            complaints.append(f"{path}: {len(signatures)} signatures, expected {count}: {signatures}")
        for number, one in enumerate(signatures, 1):
            is_last = number == count
            wanted = {"good": True, "intact": True, "valid": True, "trusted": True, "signing_time_attribute": False, "subfilter": "/ETSI.CAdES.detached",
                      "coverage": "ENTIRE_FILE" if is_last else "ENTIRE_REVISION"}
            wrong = {key: one.get(key) for key, value in wanted.items() if one.get(key) != value}
            if wrong or (is_last and one.get("changes") != "NONE"):
                complaints.append(f"{path}: signature {number}: {one}")
    tampered = dict(files.tampered())
    for path, signatures in judge(list(tampered)).items():
        if len(signatures) == 2 and all(one.get("good") for one in signatures):
            complaints.append(f"a changed byte in {tampered[path]} is not found: {signatures}")
    return complaints


def verapdf(files):
    done = subprocess.run(["sh", os.path.join(HERE, "verapdf.sh"), *map(files.path, files.counts)], stdout=subprocess.PIPE)
    if done.returncode == 77:
        sys.exit(77)
    lines = done.stdout.decode().splitlines()
    return [line for line in lines if not line.startswith(("PASS", "checked"))] or (["veraPDF passed nothing"] if done.returncode else [])


def main():
    parser = argparse.ArgumentParser()
    parts = {"make": make, "syntax": syntax, "pdfsig": pdfsig, "pyhanko": pyhanko, "verapdf": verapdf}
    parser.add_argument("part", choices=parts)
    for name in ("qujat", "source", "work"):
        parser.add_argument("--" + name, required=True)
    options = parser.parse_args()
    options.work, options.source, options.qujat = map(os.path.abspath, (options.work, options.source, options.qujat))
    for program in PROGRAMS.get(options.part, []):
        if not shutil.which(program):
            print(f"SKIPPED: {program} is not on PATH, signed files were NOT judged by it", file=sys.stderr)
            return 77
    if options.part != "make" and not os.path.exists(os.path.join(options.work, "index.json")):
        print("SKIPPED: no signed files were made", file=sys.stderr)
        return 77
    complaints = parts[options.part](options if options.part == "make" else Files(options.work))
    for complaint in complaints:
        print("FAIL", complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
