"""sign.py --qujat PROGRAM --source TREE --work FOLDER: signing from the command line of the built program."""
import argparse
import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import termios
import time
import unittest

sys.dont_write_bytecode = True
import installation  # noqa: E402

PASS = "құпия Сөз 1"
IIN = "850214300125"
LANGUAGES = ("kk", "ru", "en")

options = None
program = None
keys = None


class Case(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        self.folder = os.path.join(options.work, "case", self.id().rsplit(".", 1)[-1])
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)

    def run_it(self, *arguments, code=0, **more):
        more.setdefault("cwd", self.folder)
        more.setdefault("env", {"LC_ALL": "en_US.UTF-8"})
        done = installation.run(program, *arguments, **more)
        said = (done.stderr or b"").decode(errors="replace")
        self.assertEqual(done.returncode, code, f"{arguments}: {said}")
        self.assertNotIn("AddressSanitizer", said)
        for secret in (PASS, IIN):
            self.assertNotIn(secret, said + (done.stdout or b"").decode(errors="replace"))
        return done

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def paper(self, name="paper.pdf", document="registration-certificate", language="kk", *more):
        data = self.run_it("sample", document, "--lang", language).stdout
        self.run_it("render", document, "--lang", language, "--data", "-", "-o", name, "--date", "2026-11-20", *more, data=data)
        return name

    def key(self, name="signer.p12", word="pass"):
        return "--p12", os.path.join(keys, name), "--pass-file", os.path.join(keys, word)

    def problems(self, *arguments, code=2):
        """The ids of what is said; the words are said in every language."""
        for language in LANGUAGES:
            said = self.run_it(*arguments, "--messages", language, code=code).stderr.decode()
            self.assertNotIn("{", said)
            self.assertTrue(said)
        done = self.run_it(*arguments, "--diagnostics", "json", code=code)
        return [json.loads(line)["id"] for line in done.stderr.decode().splitlines()]


class Signing(Case):
    def test_a_finished_paper_is_signed(self):
        self.paper()
        self.run_it("sign", "paper.pdf", "-o", "signed.pdf", *self.key())
        plain, signed = self.read("paper.pdf"), self.read("signed.pdf")
        self.assertTrue(signed.startswith(plain))
        self.assertEqual(signed.count(b"/ByteRange"), 1)
        self.assertEqual(self.run_it("extract-data", "signed.pdf").stdout, self.run_it("extract-data", "paper.pdf").stdout)

    def test_rendering_and_signing_at_once_is_the_same(self):
        self.paper()
        self.paper("at-once.pdf", "registration-certificate", "kk", *self.key())
        self.run_it("sign", "paper.pdf", "-o", "signed.pdf", "--date", "2026-11-20", *self.key())
        self.assertEqual(self.read("at-once.pdf"), self.read("signed.pdf"))

    def test_old_and_new_protection_of_one_key_give_the_same_bytes(self):
        self.paper()
        for name in ("signer", "triple-des", "without-seal", "legacy"):
            if name == "legacy" and not os.path.exists(os.path.join(keys, "legacy.p12")):
                print("SKIPPED: OpenSSL's legacy provider is not installed, old key files were NOT tested", file=sys.stderr)
                continue
            self.run_it("sign", "paper.pdf", "-o", name + ".pdf", "--date", "2026-11-20", *self.key(name + ".p12"))
            self.assertEqual(self.read(name + ".pdf"), self.read("signer.pdf"))

    def test_a_field_is_named_or_found_or_added(self):
        self.paper()
        self.run_it("sign", "paper.pdf", "-o", "one.pdf", "--field", "operator", *self.key())
        self.run_it("sign", "one.pdf", "-o", "two.pdf", *self.key("p256.p12"))
        self.run_it("sign", "two.pdf", "-o", "two.pdf", *self.key())  # in place
        self.assertEqual(self.read("two.pdf").count(b"/ByteRange"), 3)
        self.assertIn(b"(signature-3)", self.read("two.pdf"))
        self.assertEqual(self.problems("sign", "one.pdf", "-o", "x.pdf", "--field", "operator", *self.key()), ["ENG-0602"])
        self.assertEqual(self.problems("sign", "one.pdf", "-o", "x.pdf", "--field", "director", *self.key()), ["ENG-0601"])
        self.assertFalse(os.path.exists(self.path("x.pdf")))

    def test_streams_serve_as_files(self):
        self.paper()
        signed = self.run_it("sign", "-", "--date", "2026-11-20", *self.key(), data=self.read("paper.pdf")).stdout
        self.run_it("sign", "paper.pdf", "-o", "signed.pdf", "--date", "2026-11-20", *self.key())
        self.assertEqual(signed, self.read("signed.pdf"))

    def test_a_translation_warns_and_under_strict_is_not_signed(self):
        self.paper("paper.pdf", "registration-refusal", "ru")
        self.assertEqual(self.problems("sign", "paper.pdf", "-o", "signed.pdf", *self.key(), code=0), ["ENG-0603"])
        os.remove(self.path("signed.pdf"))
        self.assertEqual(self.problems("sign", "paper.pdf", "-o", "signed.pdf", "--strict", *self.key(), code=3), ["ENG-0603"])
        self.assertFalse(os.path.exists(self.path("signed.pdf")))


class Faults(Case):
    def test_each_fault_has_its_own_words_and_writes_nothing(self):
        self.paper()
        for name, content in (("not-a-key.p12", b"-----BEGIN"), ("foreign.pdf", b"%PDF-1.7\nxref\n0 0\ntrailer\n<</Encrypt 1 0 R>>\nstartxref\n9\n%%EOF\n"),
                              ("cut.pdf", self.read("paper.pdf")[:9000]), ("more.pdf", self.read("paper.pdf") + b"%")):
            with open(self.path(name), "wb") as file:
                file.write(content)
        before = sorted(os.listdir(self.folder))
        faults = [
            ("SGN-0101", "paper.pdf", ("--p12", "not-a-key.p12", "--pass-file", os.path.join(keys, "pass")), ()),
            ("SGN-0102", "paper.pdf", self.key(word="wrong-pass"), ()),
            ("SGN-0103", "paper.pdf", self.key("no-key.p12"), ()),
            ("SGN-0104", "paper.pdf", self.key("no-certificate.p12"), ()),
            ("SGN-0105", "paper.pdf", self.key("p384.p12"), ()),
            ("SGN-0105", "paper.pdf", self.key("ed25519.p12"), ()),
            ("SGN-0108", "paper.pdf", self.key("rsa1024.p12"), ()),
            ("SGN-0109", "paper.pdf", self.key("expired.p12"), ()),
            ("SGN-0110", "paper.pdf", self.key("future.p12"), ()),
            ("SGN-0111", "paper.pdf", self.key("login.p12"), ()),
            ("SGN-0109", "paper.pdf", self.key(), ("--date", "2051-01-01")),
            ("ENG-0406", "paper.pdf", self.key(), ("--date", "tomorrow")),
            ("ENG-0101", "none.pdf", self.key(), ()),
            ("ENG-0101", "paper.pdf", self.key("none.p12"), ()),
            ("ENG-0606", "paper.pdf", self.key(word="none"), ()),
            ("PDF-0101", "foreign.pdf", self.key(), ()),
            ("PDF-0101", os.path.join(keys, "pass"), self.key(), ()),
            ("PDF-0102", "cut.pdf", self.key(), ()),
            ("PDF-0102", "more.pdf", self.key(), ()),
        ]
        for expected, paper, key, more in faults:
            with self.subTest(expected=expected, key=key[1], more=more):
                self.assertEqual(self.problems("sign", paper, "-o", "x.pdf", *key, *more), [expected])
                self.assertEqual(sorted(os.listdir(self.folder)), before)
        data = self.run_it("sample", "registration-certificate", "--lang", "kk").stdout
        self.run_it("render", "registration-certificate", "--data", "-", "-o", "x.pdf", *self.key(word="wrong-pass"), data=data, code=2)
        self.run_it("render", "registration-certificate", "--data", "-", "-o", "x.tags", "--format", "tags", *self.key(), data=data, code=2)
        self.assertEqual(sorted(os.listdir(self.folder)), before)

    def test_what_the_command_lacks_is_named(self):
        self.paper()
        for missing, arguments in (("--p12", ("sign", "paper.pdf", "-o", "x.pdf")), ("FILE", ("sign", "-o", "x.pdf", *self.key())),
                                   ("--p12", ("render", "registration-certificate", "--data", "-", "--pass-file", "x"))):
            self.assertIn(missing, self.run_it(*arguments, code=64).stderr.decode())
        # No terminal to ask on.
        said = self.run_it("sign", "paper.pdf", "-o", "x.pdf", *self.key()[:2], code=64, start_new_session=True).stderr.decode()
        self.assertIn("--pass-file", said)
        self.assertFalse(os.path.exists(self.path("x.pdf")))

    def test_help_is_there_in_every_language(self):
        for language in LANGUAGES:
            said = self.run_it("sign", "--help", "--messages", language).stdout.decode()
            for word in ("--p12", "--pass-file", "--field", "--date"):
                self.assertIn(word, said)


class Prompt(Case):
    def ask(self, typed):
        """Runs the program at a terminal of its own; returns exit code, what the terminal showed, and whether it echoes again."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            os.execve(program, [program, "sign", "paper.pdf", "-o", "signed.pdf", "--messages", "en", *self.key()[:2]], {"PATH": os.environ["PATH"]})
        shown, answered, deadline = b"", False, time.monotonic() + 60
        try:
            while time.monotonic() < deadline:
                if not select.select([terminal], [], [], 1)[0]:
                    continue
                try:
                    piece = os.read(terminal, 4096)
                except OSError:
                    break
                if not piece:
                    break
                shown += piece
                if not answered and b": " in shown:
                    answered = True
                    os.write(terminal, typed)
            echoes = True
            try:
                echoes = bool(termios.tcgetattr(terminal)[3] & termios.ECHO)
            except termios.error:
                pass  # the terminal went with the program
            return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode(), echoes
        finally:
            os.close(terminal)
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def test_the_pass_phrase_is_asked_for_and_not_shown(self):
        self.paper()
        code, shown, echoes = self.ask(b"not this\x15" + PASS.encode() + "қө".encode() + b"\x7f\x08\n")  # a line taken back, two letters taken back
        self.assertEqual(code, 0, shown)
        self.assertIn("pass phrase", shown)
        self.assertNotIn("құпия", shown)
        self.assertTrue(echoes)
        self.assertIn(b"/ByteRange", self.read("signed.pdf"))

    def test_a_wrong_answer_is_an_error(self):
        self.paper()
        code, shown, _ = self.ask(b"wrong\n")
        self.assertEqual(code, 2)
        self.assertIn("SGN-0102", shown)
        self.assertFalse(os.path.exists(self.path("signed.pdf")))

    def test_cancelling_leaves_the_terminal_as_it_was(self):
        self.paper()
        for typed in (b"\x03", b"half\x03", b"\x04", b"\x1c"):
            code, shown, echoes = self.ask(typed)
            self.assertEqual(code, 64, shown)
            self.assertTrue(echoes)
            self.assertFalse(os.path.exists(self.path("signed.pdf")))


def main():
    global options, program, keys
    parser = argparse.ArgumentParser()
    for name in ("qujat", "source", "work"):
        parser.add_argument("--" + name, required=True)
    options = parser.parse_args()
    options.work, options.source = os.path.abspath(options.work), os.path.abspath(options.source)
    if not shutil.which("openssl"):
        print("SKIPPED: openssl is not on PATH, signing was NOT tested", file=sys.stderr)
        return 77
    os.makedirs(options.work, exist_ok=True)
    keys = os.path.join(options.work, "keys")
    subprocess.run(["sh", os.path.join(options.source, "tests", "sign", "make_keys.sh"), keys], check=True)
    program = installation.lay_out(os.path.join(options.work, "installation"), os.path.abspath(options.qujat), options.source)
    return 0 if unittest.main(argv=[sys.argv[0]], exit=False, verbosity=1).result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
