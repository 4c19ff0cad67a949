"""run.py --qujat PROGRAM --source TREE --work FOLDER: tests the command line of the built program."""
import argparse
import calendar
import fcntl
import hashlib
import glob
import json
import os
import pty
import re
import resource
import shutil
import signal
import stat
import subprocess
import sys
import time
import unittest

sys.dont_write_bytecode = True
import installation  # noqa: E402
from installation import DOCUMENTS, LANGUAGES  # noqa: E402

COMMANDS = ("", "render", "list", "sample", "lint", "extract-data", "sign", "batch")
WORDS = {"kk": "қате", "ru": "ошибка", "en": "error"}
EXAMPLE = {"kk": "Мысал", "ru": "Пример", "en": "Example"}

options = None
program = None


def examples(text, language):
    """What stands under the heading of the examples."""
    return re.split(rf"\n{EXAMPLE[language]}\w*:(?=\n)", text)[1]


def check_digit(first):
    """The twelfth digit of a BIN: weights 1 to 11; when the remainder is 10, once more with 3 to 11, 1, 2."""
    for weights in (range(1, 12), [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]):
        rest = sum(int(digit) * weight for digit, weight in zip(first, weights)) % 11
        if rest < 10:
            return str(rest)
    return None


def make_key(folder):
    """A key with a certificate of its own for the examples of signing; False, said loudly, without the program openssl."""
    if not shutil.which("openssl"):
        print("SKIPPED: openssl is not on PATH: the examples of signing were NOT run")
        return False
    with open(os.path.join(folder, "pass.txt"), "w", encoding="utf-8") as file:
        file.write("test\n")
    for command in ("req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out certificate.pem -days 365 -subj /CN=Test -addext keyUsage=digitalSignature,nonRepudiation",
                    "pkcs12 -export -inkey key.pem -in certificate.pem -out key.p12 -passout file:pass.txt"):
        subprocess.run(["openssl", *command.split()], cwd=folder, check=True, capture_output=True, timeout=60)
    return True


def unusual_bin():
    """A BIN with the right check digit whose fifth and sixth digits no register gives: a warning."""
    for number in range(1, 100):
        first = f"2403900{number:04d}"
        if check_digit(first):
            return first + check_digit(first)
    raise AssertionError


class Case(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        self.folder = os.path.join(options.work, "case", self.id().rsplit(".", 1)[-1])
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)

    def run_it(self, *arguments, code=0, **more):
        """Runs the program in the scratch folder and expects an exit code; the streams come back as text."""
        more.setdefault("cwd", self.folder)
        more.setdefault("env", {"LC_ALL": "en_US.UTF-8"})
        done = installation.run(program, *arguments, **more)
        said = (done.stderr or b"").decode(errors="replace")
        self.assertEqual(done.returncode, code, f"{arguments}: {said}")
        self.assertNotIn("AddressSanitizer", said)
        self.assertNotIn("runtime error", said)
        return done

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return self.path(name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def sample(self, document=DOCUMENTS[0], language="ru", name="data.json", change=None):
        data = json.loads(self.run_it("sample", document, "--lang", language).stdout)
        if change:
            change(data)
        return self.write(name, json.dumps(data, ensure_ascii=False, indent=2))

    def broken(self, document=DOCUMENTS[1]):
        """Data with four faults."""
        def change(data):
            data["applicant"]["org_bin"] = "240340027187"
            data["out"]["doc_date"] = "2026-02-30"
            data["out"]["doc_nunber"] = data["out"].pop("doc_number")
        return self.sample(document, change=change, name="broken.json")


class ExitCodes(Case):
    def test_done_is_0(self):
        done = self.run_it("render", DOCUMENTS[0], "--data", self.sample(), "-o", "out.pdf")
        self.assertEqual((done.stdout, done.stderr), (b"", b""))
        self.assertTrue(self.read("out.pdf").startswith(b"%PDF-1.7"))
        self.assertEqual(sorted(os.listdir(self.folder)), ["data.json", "out.pdf"])

    def test_errors_are_2_and_nothing_is_written(self):
        data = self.broken()
        done = self.run_it("render", DOCUMENTS[1], "--data", data, "-o", "out.pdf", code=2)
        self.assertEqual(done.stdout, b"")
        self.assertEqual(sorted(os.listdir(self.folder)), ["broken.json"])
        done = self.run_it("render", DOCUMENTS[1], "--data", data, code=2)
        self.assertEqual(done.stdout, b"")

    def test_an_old_file_survives_an_error(self):
        self.write("out.pdf", "old")
        before = os.stat(self.path("out.pdf"))
        self.run_it("render", DOCUMENTS[1], "--data", self.broken(), "-o", "out.pdf", code=2)
        after = os.stat(self.path("out.pdf"))
        self.assertEqual(self.read("out.pdf"), b"old")
        self.assertEqual((before.st_ino, before.st_mtime_ns), (after.st_ino, after.st_mtime_ns))

    def test_warnings_are_3_under_strict_only(self):
        def change(data):
            data["applicant"]["org_bin"] = unusual_bin()
        data = self.sample(change=change)
        done = self.run_it("render", DOCUMENTS[0], "--data", data, "-o", "out.pdf")
        self.assertIn(b"warning[DAT-0220]", done.stderr)
        self.assertTrue(os.path.exists(self.path("out.pdf")))
        os.remove(self.path("out.pdf"))
        done = self.run_it("--strict", "render", DOCUMENTS[0], "--data", data, "-o", "out.pdf", code=3)
        self.assertIn(b"warning[DAT-0220]", done.stderr)
        self.assertEqual(os.listdir(self.folder), ["data.json"])
        done = self.run_it("render", DOCUMENTS[0], "--strict", "--data", data, code=3)
        self.assertEqual(done.stdout, b"")
        self.run_it("render", DOCUMENTS[0], "--strict", "--data", self.sample(name="good.json"), "-o", "good.pdf")

    def test_a_wrong_command_line_is_64_and_says_so_in_every_language(self):
        data = self.sample()
        wrong = [
            [], ["rendr"], ["render"], ["render", DOCUMENTS[0]], ["render", DOCUMENTS[0], "--data"], ["render", DOCUMENTS[0], "--data", data, "extra"],
            ["render", DOCUMENTS[0], "--data", data, "--lang", "de"], ["render", DOCUMENTS[0], "--data", data, "--format", "svg"], ["sample"], ["extract-data"],
            ["list", "--lang", "kk"], ["--no-such"], ["list", "--diagnostics", "xml"],
        ]
        for arguments in wrong:
            said = set()
            for language in WORDS:
                with self.subTest(arguments=arguments, language=language):
                    done = self.run_it("--messages", language, *arguments, code=64)
                    self.assertEqual(done.stdout, b"")
                    self.assertIn(b"qujat", done.stderr)
                    said.add(done.stderr)
            self.assertEqual(len(said), 3, arguments)
        self.run_it("--messages", "de", "list", code=64)
        self.assertEqual(sorted(os.listdir(self.folder)), ["data.json"])

    def test_what_is_wrong_with_the_command_line_is_named(self):
        self.assertIn(b"--data", self.run_it("render", DOCUMENTS[0], code=64).stderr)
        self.assertIn(b"rendr", self.run_it("rendr", code=64).stderr)
        self.assertIn(b"svg", self.run_it("render", "x", "--data", "y", "--format", "svg", code=64).stderr)


class Output(Case):
    def test_what_cannot_be_written_is_an_error_that_leaves_nothing(self):
        data = self.sample()
        self.write("file", "x")
        os.mkdir(self.path("folder"))
        for output in ("file/out.pdf", "folder", "folder/", "none/out.pdf", "n" * 300):
            with self.subTest(output=output):
                done = self.run_it("render", DOCUMENTS[0], "--data", data, "-o", output, code=2)
                self.assertIn(b"error[ENG-0106]", done.stderr)
                self.assertIn(output.encode(), done.stderr)
        self.assertEqual(sorted(os.listdir(self.folder)), ["data.json", "file", "folder"])
        self.assertEqual(os.listdir(self.path("folder")), [])
        self.assertEqual(self.read("file"), b"x")

    def test_a_disk_that_fills_up_leaves_the_old_file(self):
        data = self.sample()
        self.write("out.pdf", "old")

        def small_files():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        done = self.run_it("render", DOCUMENTS[0], "--data", data, "-o", "out.pdf", code=2, preexec_fn=small_files)
        self.assertIn(b"ENG-0106", done.stderr)
        self.assertEqual(self.read("out.pdf"), b"old")
        self.assertEqual(sorted(os.listdir(self.folder)), ["data.json", "out.pdf"])

    def test_standard_output_that_is_full_is_an_error(self):
        with open("/dev/full", "wb") as full:
            for arguments in (["render", DOCUMENTS[0], "--data", self.sample()], ["list"], ["sample", DOCUMENTS[0]]):
                done = self.run_it(*arguments, code=2, stdout=full)
                self.assertIn(b"ENG-0106", done.stderr)

    def test_a_folder_without_the_right_to_write(self):
        if os.geteuid() == 0:
            self.skipTest("root may write everywhere")
        os.mkdir(self.path("closed"), 0o500)
        self.assertIn(b"ENG-0106", self.run_it("render", DOCUMENTS[0], "--data", self.sample(), "-o", "closed/out.pdf", code=2).stderr)

    def test_a_pipe_with_a_name_stays_a_pipe(self):
        os.mkfifo(self.path("pipe"))
        reader = os.open(self.path("pipe"), os.O_RDONLY | os.O_NONBLOCK)
        self.run_it("render", DOCUMENTS[0], "--data", self.sample(), "-o", "pipe")
        self.assertTrue(os.read(reader, 5) == b"%PDF-")
        os.close(reader)
        self.assertTrue(stat.S_ISFIFO(os.stat(self.path("pipe")).st_mode))

    def test_a_pdf_never_goes_to_a_terminal_but_text_does(self):
        data = self.sample()

        def on_terminal(*arguments):
            ours, theirs = pty.openpty()
            done = installation.run(program, *arguments, cwd=self.folder, env={"LC_ALL": "en_US.UTF-8"}, stdout=theirs)
            os.close(theirs)
            fcntl.fcntl(ours, fcntl.F_SETFL, os.O_NONBLOCK)
            shown = b""
            try:
                while piece := os.read(ours, 1 << 16):
                    shown += piece
            except OSError:  # nothing more
                pass
            os.close(ours)
            return done, shown

        for output in ([], ["-o", "-"]):
            done, shown = on_terminal("render", DOCUMENTS[0], "--data", data, *output)
            self.assertEqual(done.returncode, 64)
            self.assertEqual(shown, b"")
            self.assertIn(b"-o", done.stderr)
        done, shown = on_terminal("list")
        self.assertEqual(done.returncode, 0)
        self.assertIn(DOCUMENTS[0].encode(), shown)
        done, shown = on_terminal("render", DOCUMENTS[0], "--data", data, "-o", "out.pdf")
        self.assertEqual((done.returncode, shown), (0, b""))

    def test_standard_output_and_file_hold_the_same(self):
        data = self.sample()
        arguments = ["render", DOCUMENTS[0], "--data", data, "--date", "2026-11-20"]
        self.run_it(*arguments, "-o", "out.pdf")
        self.assertEqual(self.run_it(*arguments).stdout, self.read("out.pdf"))
        self.assertEqual(self.run_it(*arguments, "-o", "-").stdout, self.read("out.pdf"))
        self.assertFalse(os.path.exists(self.path("-")))


class Input(Case):
    def test_data_from_standard_input(self):
        data = self.sample()
        by_file = self.run_it("render", DOCUMENTS[0], "--data", data, "--date", "2026-11-20").stdout
        with open(data, "rb") as file:
            self.assertEqual(self.run_it("render", DOCUMENTS[0], "--data", "-", "--date", "2026-11-20", data=file.read()).stdout, by_file)
        done = self.run_it("render", DOCUMENTS[0], "--data", "-", data=b"{\n  oops", code=2)
        self.assertIn(b"-:2:", done.stderr)
        self.run_it("render", DOCUMENTS[0], "--data", "-", data=b"", code=2)

    def test_too_much_on_standard_input(self):
        done = self.run_it("render", DOCUMENTS[0], "--data", "-", data=b" " * ((16 << 20) + 1), code=2)
        self.assertIn(b"ENG-0103", done.stderr)

    def test_a_large_sparse_file_is_refused_at_once(self):
        with open(self.path("large.json"), "wb") as file:
            file.truncate(100 << 20)
        begin = time.monotonic()
        done = self.run_it("render", DOCUMENTS[0], "--data", "large.json", code=2)
        self.assertLess(time.monotonic() - begin, 20)
        self.assertIn(b"ENG-0103", done.stderr)

    def test_data_that_are_not_there_or_not_a_file(self):
        self.assertIn(b"ENG-0101", self.run_it("render", DOCUMENTS[0], "--data", "none.json", code=2).stderr)
        self.assertIn(b"ENG-0102", self.run_it("render", DOCUMENTS[0], "--data", ".", code=2).stderr)

    def test_a_document_that_is_not_there(self):
        for name in ("no-such-document", "./none", "/none/none", "../" + DOCUMENTS[0], ""):
            with self.subTest(name=name):
                self.run_it("render", name, "--data", self.sample(), code=64 if name == "" else 2)

    def test_a_document_by_the_path_of_its_folder(self):
        data = self.sample()
        by_id = self.run_it("render", DOCUMENTS[0], "--data", data, "--date", "2026-11-20").stdout
        shutil.copytree(os.path.join(options.source, "templates"), self.path("own"))
        for name in (f"own/{DOCUMENTS[0]}", f"./own/{DOCUMENTS[0]}/", self.path(f"own/{DOCUMENTS[0]}")):
            self.assertEqual(self.run_it("render", name, "--data", data, "--date", "2026-11-20").stdout, by_id)
        self.assertEqual(self.run_it("render", ".", "--data", data, "--date", "2026-11-20", cwd=self.path(f"own/{DOCUMENTS[0]}")).stdout, by_id)
        self.assertEqual(self.run_it("--templates", "own", "render", DOCUMENTS[0], "--data", data, "--date", "2026-11-20").stdout, by_id)


class Messages(Case):
    def test_the_language_comes_from_the_environment_or_the_option(self):
        data = self.broken()
        cases = [
            ({"LC_ALL": "kk_KZ.UTF-8"}, "kk"), ({"LC_ALL": "en_US.UTF-8"}, "en"), ({"LC_ALL": "ru_RU.UTF-8"}, "ru"), ({"LC_ALL": "C"}, "ru"), ({"LC_ALL": "C.UTF-8"}, "ru"), ({}, "ru"),
            ({"LANG": "kk_KZ.UTF-8"}, "kk"), ({"LC_MESSAGES": "en_GB", "LANG": "kk_KZ"}, "en"), ({"LC_ALL": "kk_KZ", "LC_MESSAGES": "en_GB", "LANG": "ru_RU"}, "kk"),
            ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"), ({"LC_ALL": "de_DE.UTF-8"}, "ru"), ({"LC_ALL": "e"}, "ru"), ({"LC_ALL": "tr_TR.UTF-8"}, "ru"),
        ]
        for env, language in cases:
            with self.subTest(env=env):
                done = self.run_it("render", DOCUMENTS[1], "--data", data, code=2, env=env)
                self.assertTrue(done.stderr.decode().startswith(WORDS[language] + "["), done.stderr.decode())
            for asked in WORDS:
                done = self.run_it("--messages", asked, "render", DOCUMENTS[1], "--data", data, code=2, env=env)
                self.assertTrue(done.stderr.decode().startswith(WORDS[asked] + "["))
        done = self.run_it("render", DOCUMENTS[1], "--data", data, "--messages=kk", code=2)
        self.assertTrue(done.stderr.decode().startswith("қате["))

    def test_json_diagnostics_are_one_valid_object_a_line(self):
        data = self.broken()
        for language in WORDS:
            done = self.run_it("render", DOCUMENTS[1], "--data", data, "--diagnostics", "json", "--messages", language, code=2)
            lines = done.stderr.decode().splitlines()
            problems = [json.loads(line) for line in lines]
            self.assertEqual({problem["id"] for problem in problems}, {"DAT-0217", "DAT-0213", "DAT-0203", "DAT-0201"})
            for problem in problems:
                self.assertEqual(problem["severity"], "error")
                self.assertEqual(problem["file"], data)
                self.assertGreater(problem["line"], 0)
                self.assertGreater(problem["column"], 0)
                self.assertTrue(problem["path"].startswith("/"))
                self.assertTrue(problem["message"] and problem["hint"])
        # Strange characters in what is quoted must not break the line.
        strange = self.write("strange.json", '{"a\\u0001\\"b\\\\\\u2028c": 1, "\\ud83d\\ude00": 2}')
        done = self.run_it("render", DOCUMENTS[0], "--data", strange, "--lang", "kk", "--diagnostics", "json", code=2)
        for line in done.stderr.decode().split("\n")[:-1]:
            json.loads(line)

    def test_places_are_those_of_the_file(self):
        data = self.broken()
        with open(data, encoding="utf-8") as file:
            lines = file.read().split("\n")
        line = next(i for i, text in enumerate(lines, 1) if "240340027187" in text)
        column = lines[line - 1].index('"240340027187"') + 1
        done = self.run_it("render", DOCUMENTS[1], "--data", data, code=2)
        self.assertIn(f"{data}:{line}:{column} (/applicant/org_bin)", done.stderr.decode())

    def test_help_of_every_command_holds_an_example_in_every_language(self):
        for command in COMMANDS:
            for language in WORDS:
                for flag in ("--help", "-h"):
                    arguments = [command] if command else []
                    done = self.run_it("--messages", language, *arguments, flag)
                    self.assertEqual(done.stderr, b"")
                    text = done.stdout.decode()
                    self.assertTrue(text.startswith("qujat " + command), text)
                    self.assertRegex(examples(text, language), r"\n  qujat (.*\| qujat )?" + (command or "sample"))

    def test_the_examples_of_the_help_work(self):
        for language in WORDS:
            folder = self.path(language)
            os.mkdir(folder)
            os.symlink(os.path.join(options.source, "templates"), os.path.join(folder, "templates"))
            has_key = make_key(folder)
            path = os.path.dirname(program) + ":" + os.environ["PATH"]
            ran = 0
            for command in COMMANDS:
                arguments = [command] if command else []
                text = self.run_it("--messages", language, *arguments, "--help").stdout.decode()
                for line in examples(text, language).splitlines():
                    if not line.startswith("  qujat ") or ("--p12" in line and not has_key):
                        continue
                    done = subprocess.run(["bash", "-o", "pipefail", "-c", line.strip()], cwd=folder, env={**os.environ, "PATH": path}, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
                    self.assertEqual(done.returncode, 0, f"{line}: {done.stderr.decode()}")
                    ran += 1
            self.assertGreaterEqual(ran, 9)
            with open(os.path.join(folder, "same.pdf"), "rb") as same, open(os.path.join(folder, "certificate.pdf"), "rb") as made:
                self.assertEqual(same.read(), made.read())

    def test_version(self):
        self.assertRegex(self.run_it("--version").stdout.decode(), r"\Aqujat \d+\.\d+\.\d+\n\Z")


class Commands(Case):
    def test_list_names_every_document_in_every_language(self):
        titles = {"kk": "Тіркеуден дәлелді бас тарту", "ru": "Мотивированный отказ в регистрации", "en": "reasoned refusal of registration"}
        for language, title in titles.items():
            text = self.run_it("--messages", language, "list").stdout.decode()
            for document in DOCUMENTS:
                self.assertIn(document, text)
            self.assertIn(title, text)
        listed = json.loads(self.run_it("list", "--json").stdout)
        tree = os.path.join(options.source, "templates")
        self.assertEqual([entry["id"] for entry in listed], sorted(name for name in os.listdir(tree) if os.path.exists(os.path.join(tree, name, "contract.json"))))
        for entry in listed:
            if entry["id"] in DOCUMENTS:
                self.assertEqual(entry["regimes"], ["r415-2023", "r703"])
            self.assertEqual(set(entry["title"]), {"kk", "ru", "en"})

    def test_list_of_a_document_names_its_fields_and_its_schema(self):
        for document in DOCUMENTS:
            text = self.run_it("list", document).stdout.decode()
            self.assertIn("/applicant/org_bin", text)
            schema = json.loads(self.run_it("list", document, "--json-schema").stdout)
            self.assertEqual(schema["$schema"], "https://json-schema.org/draft/2020-12/schema")
            self.assertEqual(schema["$id"], "urn:qujat:contract:" + document)
            for field in schema["required"]:
                self.assertIn(field, schema["properties"])
        self.run_it("list", "none", code=2)

    def test_samples_render_in_both_languages(self):
        for document in DOCUMENTS:
            for language in LANGUAGES:
                self.run_it("sample", document, "--lang", language, "-o", "data.json")
                data = json.loads(self.read("data.json"))
                self.assertEqual(data["out"]["doc_lang"], language)
                self.run_it("--strict", "render", document, "--data", "data.json", "-o", "out.pdf")
        self.assertEqual(json.loads(self.run_it("sample", DOCUMENTS[0]).stdout)["out"]["doc_lang"], "ru")
        self.run_it("sample", "none", code=2)

    def test_watch_draws_again_when_a_file_it_used_is_saved(self):
        tree = self.path("templates")
        shutil.copytree(os.path.join(options.source, "templates"), tree)
        self.run_it("sample", "registration-refusal", "--lang", "ru", "-o", "data.json")
        arguments = ["--templates", tree, "--messages", "en", "render", "registration-refusal", "--data", "data.json", "--date", "2026-11-20", "-o", "out.pdf", "--watch"]
        running = subprocess.Popen([program, *arguments], cwd=self.folder, stderr=subprocess.PIPE, text=True, env={"LC_ALL": "en_US.UTF-8"})
        try:
            lines = []

            def next_line(wanted):
                """Reads on to the line that ends a drawing."""
                while True:
                    line = running.stderr.readline()
                    self.assertNotEqual(line, "", lines)
                    lines.append(line)
                    if line.startswith("out.pdf: "):
                        self.assertRegex(line, wanted)
                        return int(re.search(r"(\d+) ms", line).group(1))

            next_line("written")
            first = self.read("out.pdf")
            times = []
            for name in ("registration-refusal/ru.xhtml", "common/letter.css"):
                path = os.path.join(tree, name)
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                good = text.replace("<title>", "<title>Новое: ").replace("font-size: 13pt", "font-size: 14pt")
                self.assertTrue(good != text, name)
                # As an editor does: a new file in the old one's place.
                with open(path + "~", "w", encoding="utf-8") as file:
                    file.write(good)
                begin = time.monotonic()
                os.rename(path + "~", path)
                next_line(r"written.*\(" + os.path.basename(name))
                times.append(time.monotonic() - begin)
                self.assertNotEqual(self.read("out.pdf"), first)
                first = self.read("out.pdf")
            # An error is said and leaves the last good file; mending it draws again.
            with open(path, "a", encoding="utf-8") as file:
                file.write("p { colour: red }\n")
            next_line("errors, the old file stays")
            self.assertTrue(any("MRK-0103" in line for line in lines), lines)
            self.assertEqual(self.read("out.pdf"), first)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            next_line("written")
            with open(os.path.join(tree, "registration-certificate", "ru.xhtml"), "a", encoding="utf-8"):
                pass  # a document it has nothing to do with
            with open(self.path("data.json"), encoding="utf-8") as file:
                data = file.read()
            with open(self.path("data.json"), "w", encoding="utf-8") as file:
                file.write(data + "\n")
            next_line(r"written.*\(data.json\)")
            print(f"watch: saved to redrawn in {[round(t * 1000) for t in times]} ms")
            self.assertLess(min(times), 10)  # no promise of speed here: the machine may be busy
        finally:
            running.kill()
            running.communicate()
        self.run_it("render", "registration-refusal", "--data", "data.json", "--watch", code=64)
        self.run_it("render", "registration-refusal", "--data", "-", "-o", "x.pdf", "--watch", code=64)

    def test_lint_says_what_it_checked(self):
        done = self.run_it("lint")
        self.assertEqual(done.stderr, b"")
        said = re.match(r"(\d+) documents, (\d+) templates, (\d+) samples, \d+ blank forms, \d+ characters\n$", done.stdout.decode())
        folders = glob.glob(os.path.join(options.source, "templates", "*", "contract.json"))
        self.assertEqual((int(said[1]), said[2]), (len(folders), said[3]))
        self.run_it("lint", os.path.join(options.source, "templates"))
        self.run_it("lint", "none", code=2)

    def test_lint_says_everything_that_is_wrong_in_a_broken_tree_at_once(self):
        shutil.copytree(os.path.join(options.source, "templates"), self.path("tree"))

        def change(name, old, new):
            with open(self.path("tree/" + name), encoding="utf-8") as file:
                text = file.read()
            self.assertIn(old, text)
            with open(self.path("tree/" + name), "w", encoding="utf-8") as file:
                file.write(text.replace(old, new, 1))
            line = text[:text.index(old)].count("\n") + 1
            return line
        places = [
            ("MRK-0301", "registration-certificate/kk.xhtml", change("registration-certificate/kk.xhtml", '<div class="seal-place"></div>', '<blink></blink>')),
            ("MRK-0202", "registration-certificate/ru.xhtml", change("registration-certificate/ru.xhtml", "applicant/org_location", "applicant/org_locatoin")),
            ("MRK-0103", "common/official.css", change("common/official.css", "text-align: center;\n  break-after", "text-aling: center;\n  break-after")),
            ("ENG-0101", "registration-refusal/ru.xhtml", change("registration-refusal/ru.xhtml", "letterhead.xhtml", "letterhaed.xhtml")),
            ("MRK-0305", "registration-refusal/kk.xhtml", change("registration-refusal/kk.xhtml", 'of="operator-short"', 'of="operator-shrot"')),
        ]
        done = self.run_it("lint", "tree", code=2)
        self.assertEqual(done.stdout, b"")
        text = done.stderr.decode()
        for problem, file, line in places:
            self.assertRegex(text, re.compile(rf"error\[{problem}\].*\n  --> tree/{re.escape(file)}:{line}:\d+"))
        done = self.run_it("--diagnostics", "json", "lint", "tree", code=2)
        found = {(entry["id"], entry.get("file"), entry.get("line")) for entry in map(json.loads, done.stderr.decode().splitlines())}
        for problem, file, line in places:
            self.assertIn((problem, "tree/" + file, line), found)

    def test_extract_data_gives_what_renders_to_the_same_file(self):
        for document in DOCUMENTS:
            for language in LANGUAGES:
                self.run_it("render", document, "--data", self.sample(document, language), "-o", "out.pdf")
                self.run_it("extract-data", "out.pdf", "-o", "record.json")
                record = json.loads(self.read("record.json"))
                self.assertEqual((record["schema"], record["template"], record["language"]), ("qujat.data/1", document, language))
                self.assertEqual(self.run_it("extract-data", "-", data=self.read("out.pdf")).stdout, self.read("record.json"))
                self.run_it("render", document, "--data", "record.json", "-o", "again.pdf")
                self.assertEqual(self.read("again.pdf"), self.read("out.pdf"))

    def test_extract_data_refuses_other_files(self):
        self.run_it("render", DOCUMENTS[0], "--data", self.sample(), "-o", "out.pdf")
        pdf = self.read("out.pdf")
        for name, content in (("empty", b""), ("text", b"not a PDF"), ("cut", pdf[:len(pdf) // 2]), ("head", b"%PDF-1.7\n"), ("zeros", bytes(5000))):
            self.write(name, content)
            with self.subTest(name=name):
                done = self.run_it("extract-data", name, "-o", "data", code=2)
                self.assertRegex(done.stderr.decode(), r"^error\[PDF-01\d\d\]")
                self.assertFalse(os.path.exists(self.path("data")))
        self.run_it("extract-data", "none", code=2)

    def test_an_edition_against_the_date_needs_a_reason(self):
        data = self.sample()
        self.assertIn(b"ENG-0408", self.run_it("render", DOCUMENTS[0], "--data", data, "--regime", "r415-2023", code=2).stderr)
        self.assertIn(b"ENG-0416", self.run_it("render", DOCUMENTS[0], "--data", data, "--reason", "x", code=2).stderr)
        self.run_it("render", DOCUMENTS[0], "--data", data, "--regime", "r415-2023", "--reason", "по решению суда", "-o", "out.pdf")
        record = json.loads(self.run_it("extract-data", "out.pdf").stdout)
        self.assertEqual((record["regime"], record["regime_reason"]), ("r415-2023", "по решению суда"))

    def test_another_operator_file(self):
        with open(os.path.join(options.source, "templates", "operator.json"), encoding="utf-8") as file:
            settings = json.load(file)
        settings["verification_url"] = "https://verify.example/c"
        self.write("operator.json", json.dumps(settings))
        data = self.sample()
        arguments = ["render", DOCUMENTS[0], "--data", data, "--format", "document"]
        self.assertNotIn(b" qr ", self.run_it(*arguments).stdout)
        dump = self.run_it(*arguments, "--operator", "operator.json").stdout.decode()
        self.assertRegex(dump, r' qr "https://verify\.example/c\?n=AH-2026-0117&h=[0-9a-f]{16}" ')
        self.assertIn(b"ENG-0101", self.run_it(*arguments, "--operator", "none.json", code=2).stderr)

    def sample_plan(self, name):
        with open(os.path.join(options.source, "samples/plans", name), "rb") as file:
            return self.write("plan.docx", file.read())

    def test_what_is_read_is_never_written_over(self):
        plan = self.sample_plan("incomplete.docx")
        before = self.read("plan.docx")
        os.symlink(plan, self.path("other-name.docx"))
        for output in (plan, self.path("other-name.docx")):
            message = self.run_it("check", plan, "--filed", "2026-11-20", "--lang", "en", "-o", output, code=64).stderr.decode()
            self.assertIn("-o " + output, message)
            self.assertEqual(self.read("plan.docx"), before)

    def test_an_empty_value_is_none(self):
        for option in ("--filed", "--edition", "--explain", "-o"):
            self.assertIn(option, self.run_it("check", "plan.docx", option, "", code=64).stderr.decode())

    def test_a_report_is_no_plan(self):
        plan = self.sample_plan("incomplete.docx")
        for name in ("json", "html", "text", "pdf"):
            report = self.path("report." + name.replace("text", "txt"))
            self.run_it("check", plan, "--filed", "2026-11-20", "--lang", "kk", "--format", name, "-o", report, code=4)
            self.assertIn("ENG-0709", self.run_it("check", report, "--filed", "2026-11-20", code=2).stderr.decode())

    def test_an_item_by_its_number(self):
        plan = self.sample_plan("complete.docx")
        by_number = self.run_it("check", plan, "--filed", "2026-11-20", "--explain", "4").stdout
        self.assertEqual(by_number, self.run_it("check", plan, "--filed", "2026-11-20", "--explain", "bp703-04").stdout)

    def test_a_package_is_a_folder_or_a_file(self):
        sample = os.path.join(options.source, "samples", "package")
        report = json.loads(self.run_it("check-package", sample, "--format", "json", "--lang", "kk", code=4).stdout)
        self.assertEqual((report["schema"], report["kind"], report["standing"]), ("qujat.package-check/1", "participation", "remarks"))
        self.assertEqual({one["id"] for one in report["findings"] if one["verdict"] == "violated"}, {"PK-A-05", "PK-A-09"})
        self.assertEqual([one["readable"] for one in report["files"]], ["yes"] * 3)
        shutil.copytree(sample, self.path("case"))
        shutil.copy(os.path.join(options.source, "samples", "plans", "complete.docx"), self.path("case/plan.docx"))
        with open(self.path("case/package.json"), encoding="utf-8") as file:
            package = json.load(file)
        package["attachments"][1]["debt"] = "25950.00"
        self.write("case/package.json", json.dumps(package))
        os.symlink("/etc/hostname", self.path("case/elsewhere"))
        self.write("case/.hidden", "x")
        whole = json.loads(self.run_it("check-package", "case", "--format", "json").stdout)
        self.assertEqual((whole["standing"], whole["notes"]), ("complete", []))
        # The file alone: nothing is said of the other files, and so nothing of the plan.
        alone = json.loads(self.run_it("check-package", "case/package.json", "--format", "json", code=4).stdout)
        self.assertEqual(alone["standing"], "undecided")
        os.remove(self.path("case/lease.txt"))
        self.assertIn(b"ENG-0903", self.run_it("check-package", "case", code=2).stderr)
        self.run_it("check-package", code=64)


class SameBytes(Case):
    def render(self, *arguments, document=DOCUMENTS[1], **more):
        return self.run_it("render", document, *arguments, **more).stdout

    def test_the_surroundings_do_not_matter(self):
        for document in DOCUMENTS:
            data = self.sample(document, "kk", document + ".json")
            expected = self.render("--data", data, "--date", "2026-11-20", document=document)
            self.assertEqual(expected, self.render("--data", data, "--date", "2026-11-20", document=document))
            os.makedirs(self.path("else/where"), exist_ok=True)
            self.assertEqual(expected, self.render("--data", f"../../{document}.json", "--date", "2026-11-20", document=document, cwd=self.path("else/where")))
            for zone in ("UTC", "Asia/Almaty", "America/New_York"):
                for locale in ("C", "tr_TR.UTF-8", "kk_KZ.UTF-8", "en_US.UTF-8"):
                    with self.subTest(zone=zone, locale=locale):
                        env = {"TZ": zone, "LC_ALL": locale, "HOME": "/nonexistent", "SOURCE_DATE_EPOCH": "1"}
                        self.assertEqual(expected, self.render("--data", data, "--date", "2026-11-20", document=document, env=env))
            for form in ("document", "pages", "tags"):
                shown = {self.render("--data", data, "--format", form, document=document, env={"TZ": zone, "LC_ALL": locale})
                         for zone, locale in (("UTC", "C"), ("Asia/Almaty", "tr_TR.UTF-8"))}
                self.assertEqual(len(shown), 1)

    def test_a_changed_field_changes_the_bytes_and_the_id(self):
        def file_id(pdf):
            return re.search(rb"/ID\s*\[\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", pdf).groups()

        def change(data):
            data["out"]["doc_number"] = "12-05/349"
        one = self.render("--data", self.sample(DOCUMENTS[1]), "--date", "2026-11-20")
        two = self.render("--data", self.sample(DOCUMENTS[1], change=change), "--date", "2026-11-20")
        self.assertNotEqual(one, two)
        self.assertNotEqual(file_id(one), file_id(two))
        self.assertEqual(len(file_id(one)[0]), 32)

    def test_order_and_space_of_the_data_do_not_matter(self):
        one = self.render("--data", self.sample(DOCUMENTS[1]), "--date", "2026-11-20")
        with open(self.path("data.json"), encoding="utf-8") as file:
            data = json.load(file)
        turned = {key: dict(reversed(value.items())) for key, value in reversed(data.items())}
        self.write("turned.json", json.dumps(turned))  # escapes instead of letters, too
        self.assertEqual(one, self.render("--data", "turned.json", "--date", "2026-11-20"))

    def test_without_a_date_only_the_clock_differs(self):
        data = self.sample(DOCUMENTS[1])
        self.write("fixed.pdf", self.render("--data", data, "--date", "2026-11-20"))
        before = int(time.time())
        self.write("clock.pdf", self.render("--data", data))
        after = int(time.time())
        fixed, clock = (json.loads(self.run_it("extract-data", name).stdout) for name in ("fixed.pdf", "clock.pdf"))
        self.assertEqual(fixed.pop("date"), "2026-11-20T00:00:00+05:00")
        said = time.strptime(clock.pop("date").replace("+05:00", "+0500"), "%Y-%m-%dT%H:%M:%S%z")
        seconds = calendar.timegm(said) - said.tm_gmtoff
        self.assertTrue(before <= seconds <= after, (before, seconds, after))
        self.assertEqual(fixed, clock)
        for form in ("document", "pages", "tags"):
            self.assertEqual(self.render("--data", data, "--format", form), self.render("--data", data, "--format", form, "--date", "2026-11-20"))
        # The clock's moment stands in the dates, the identifier and the attached data; the pages are the same bytes.
        pages = [[hashlib.sha256(stream).digest() for stream in re.findall(rb"stream\r?\n(.*?)endstream", self.read(name), re.S)] for name in ("fixed.pdf", "clock.pdf")]
        self.assertEqual(len(pages[0]), len(pages[1]))
        self.assertLessEqual(sum(one != two for one, two in zip(*pages)), 2)  # the metadata and the attached data


class Overflow(Case):
    """What does not fit is an error with the place in the template and the path of the data; nothing is written."""

    STYLE = ("@page { size: A5; margin: 20mm } body { margin: 0; font: 12pt/18pt 'PT Serif' } h1 { margin: 0; font: bold 12pt/18pt 'PT Serif' } "
             ".box { position: absolute; left: 20mm; top: 60mm; width: 40mm; height: 5mm } .narrow { width: 20mm; table-layout: fixed } td { padding: 0 } "
             ".tall { display: block; width: 20mm; height: 400mm } .high { line-height: 300mm }")
    CONTRACT = {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:qujat:contract:tight", "x-title": {"kk": "Тар", "ru": "Тесно", "en": "tight"}, "x-regimes": ["r703"],
        "type": "object", "additionalProperties": False, "required": ["out", "document"], "properties": {
            "out": {"type": "object", "additionalProperties": False, "required": ["doc_lang"], "properties": {
                "doc_lang": {"type": "string", "enum": ["kk", "ru"], "x-printed": False, "x-label": {"kk": "Тілі", "ru": "Язык", "en": "language"}}}},
            "document": {"type": "object", "additionalProperties": False, "required": ["rows"], "properties": {
                "rows": {"type": "array", "items": {"type": "string", "x-private": True, "x-label": {"kk": "Жол", "ru": "Строка", "en": "row"}},
                         "x-label": {"kk": "Жолдар", "ru": "Строки", "en": "rows"}}}}}}

    def problems(self, body, rows, language):
        """What is said about a document whose fifth line is `body`."""
        folder = self.path("tight")
        shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(folder)
        self.write("tight/contract.json", json.dumps(self.CONTRACT))
        shutil.copy(os.path.join(options.source, "samples", "profile", "mark.png"), folder)
        self.write("tight/ru.xhtml", '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:q="urn:qujat:template:1" xml:lang="ru" q:official="yes">\n'
                   f'<head><title>Тесно</title><style>{self.STYLE}</style></head>\n<body>\n<h1>Тесно</h1>\n{body}\n</body>\n</html>\n')
        self.write("data.json", json.dumps({"out": {"doc_lang": "ru"}, "document": {"rows": rows}}))
        before = sorted(os.listdir(self.folder))
        done = self.run_it("--messages", language, "--diagnostics", "json", "render", "./tight", "--data", "data.json", "--regime", "r703", "--reason", "test", "--date", "2026-11-20", "-o", "out.pdf", code=2)
        self.assertEqual(done.stdout, b"")
        self.assertEqual(sorted(os.listdir(self.folder)), before)
        return [json.loads(line) for line in done.stderr.decode().splitlines()]

    def check_said(self, body, rows, wanted, at, path, words):
        """One error: its id, the column of `at` in the body, the data path, and in every language what it is about and what to do."""
        said = {}
        for language in WORDS:
            problems = self.problems(body, rows, language)
            self.assertEqual([problem["id"] for problem in problems], [wanted], problems)
            problem = problems[0]
            self.assertEqual((os.path.basename(problem["file"]), problem["line"], problem["column"], problem.get("path", "")), ("ru.xhtml", 5, body.index(at) + 1, path))
            for word in words:
                self.assertIn(word, problem["message"])
            said[language] = problem["message"], problem["hint"]
        self.assertEqual(len({text for texts in said.values() for text in texts}), 6)
        return said

    def test_text_that_does_not_fit_an_absolute_box(self):
        body = '<q:for-each select="document/rows"><div class="box"><q:value-of select="."/></div></q:for-each>'
        for lines in (2, 3):  # of 18 pt = 6.35 mm each, in 5 mm
            self.check_said(body, [" ".join(["сло" + "во" * 6] * lines)], "LAY-0004", "<div", "/document/rows/0", [f"{int(lines * 6.35)} ", "5 "])

    def test_a_word_wider_than_its_column(self):
        word = "ЗАО" * 30
        body = '<table class="narrow"><tbody><q:for-each select="document/rows"><tr><td><q:value-of select="."/></td></tr></q:for-each></tbody></table>'
        # 20 mm without the spacing of 2px on both sides
        said = self.check_said(body, ["тайна", word, "секрет"], "LAY-0002", '<q:value-of', "/document/rows/1", [word[:39], "18 "])
        for message, hint in said.values():
            self.assertNotIn(word[:41], message)  # no more of it than tells which word it is
            self.assertNotRegex(message + hint, "тайна|секрет")

    def test_a_picture_higher_than_the_page(self):
        self.check_said('<q:for-each select="document/rows"><p><q:value-of select="."/></p></q:for-each><img src="mark.png" alt="знак" class="tall"/>', ["слово"], "LAY-0003", "<img", "", ["400 ", "170 "])

    def test_a_line_of_a_row_higher_than_the_page(self):
        body = '<table><tbody><q:for-each select="document/rows"><tr><td class="high"><q:value-of select="."/></td></tr></q:for-each></tbody></table>'
        self.check_said(body, ["слово"], "LAY-0003", "<td", "/document/rows/0", ["300 ", "170 "])


def main():
    global options, program
    parser = argparse.ArgumentParser()
    for name in ("--qujat", "--source", "--work"):
        parser.add_argument(name, required=True)
    options, rest = parser.parse_known_args()
    program = installation.lay_out(os.path.join(options.work, "installation"), options.qujat, options.source)
    unittest.main(argv=[sys.argv[0], *rest], verbosity=1)


if __name__ == "__main__":
    main()
