"""batch.py --qujat PROGRAM --source TREE --work FOLDER: many documents from one file, interrupted and not, by the built program."""
import argparse
import json
import os
import pty
import random
import select
import shutil
import signal
import subprocess
import sys
import time
import unittest

sys.dont_write_bytecode = True
import installation  # noqa: E402

DOCUMENT = "registration-certificate"
DATE = ("--date", "2026-11-20")
JOURNAL = ".qujat-batch.jsonl"

options = None
program = None
samples = {}


def record(number, language="kk", **changes):
    """The sample with a number and a name of its own; `changes`: fields of /document and /applicant."""
    data = json.loads(samples[language])
    data["document"]["registration_number"] = number
    for key, value in changes.items():
        data["applicant" if key.startswith("org_") else "document"][key] = value
    return data


def lines(records):
    return "".join(item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) + "\n" for item in records)


def memory_of(command, folder):
    """Peak resident size of a run in KB."""
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_maxrss


class Case(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = os.path.join(options.work, "case", self.id().rsplit(".", 1)[-1])
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, records, name="items.jsonl"):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(lines(records))
        return name

    def arguments(self, out, items="items.jsonl", *more, document=DOCUMENT):
        return ["batch", document, "--data", items, "--out-dir", out, *DATE, "--messages", "en", *more]

    def batch(self, out="out", *more, code=0, items="items.jsonl", data=None, document=DOCUMENT):
        done = installation.run(program, *self.arguments(out, items, *more, document=document), cwd=self.folder, data=data, env={"LC_ALL": "en_US.UTF-8"})
        said = done.stderr.decode()
        self.assertEqual(done.returncode, code, said)
        self.assertNotIn("Sanitizer", said)
        self.assertEqual(done.stdout, b"")
        return said

    def problems(self, out="out", *more, code=2, **rest):
        """(line, id) of each problem, then what the summary says of each failure, then the counts."""
        said = [json.loads(line) for line in self.batch(out, "--diagnostics", "json", *more, code=code, **rest).splitlines()]
        return ([(item.get("line", 0), item["id"]) for item in said if "id" in item], {item["line"]: (item["file"], item["problems"]) for item in said if "problems" in item},
                next((item for item in said if "made" in item), None))

    def files(self, out="out"):
        found = {}
        for name in sorted(os.listdir(self.path(out))):
            if name != JOURNAL:
                with open(self.path(out, name), "rb") as file:
                    found[name] = file.read()
        return found

    def journal(self, out="out"):
        with open(self.path(out, JOURNAL), encoding="utf-8") as file:
            return [json.loads(line) for line in file]


class Making(Case):
    def test_each_line_becomes_the_file_that_render_makes(self):
        items = [record("12/345-Ө", org_name="«Әл-Фараби» ЖШС"), record("KZ-2", org_name="«Ұшқын Технолоджис» ЖШС"), record("Үш", org_name="Іңкәр")]
        self.write(items)
        self.batch("new/folder/out")
        made = self.files("new/folder/out")
        self.assertEqual(sorted(made), sorted(["12-345-Ө.pdf", "KZ-2.pdf", "Үш.pdf"]))
        for item, name in zip(items, ("12-345-Ө.pdf", "KZ-2.pdf", "Үш.pdf")):
            alone = installation.run(program, "render", DOCUMENT, "--data", "-", *DATE, cwd=self.folder, data=json.dumps(item, ensure_ascii=False))
            self.assertEqual(alone.returncode, 0, alone.stderr)
            self.assertEqual(made[name], alone.stdout)
        self.assertEqual(self.journal("new/folder/out")[-1], {"ended": True})

    def test_two_jobs_make_what_one_makes(self):
        self.write([record(f"KZ-{n}") for n in range(1, options.many + 1)] + ['{"broken"\n'])
        one = self.batch("one", "--jobs", "1", code=2)
        two = self.batch("two", "--jobs", "2", code=2)
        self.assertEqual(one.replace("one/", "two/"), two)
        self.assertEqual(len(self.files("one")), options.many)
        self.assertEqual(self.files("one"), self.files("two"))

    def test_records_come_from_standard_input_with_any_line_ends(self):
        text = "\ufeff" + "\r\n".join(json.dumps(record(f"KZ-{n}"), ensure_ascii=False) for n in (1, 2)) + "\r\n\n  \n" + json.dumps(record("KZ-3"))
        self.batch("out", items="-", data=text)
        self.assertEqual(sorted(self.files()), ["KZ-1.pdf", "KZ-2.pdf", "KZ-3.pdf"])

    def test_records_of_finished_files_are_data_too(self):
        self.write([record("KZ-1")])
        self.batch()
        kept = installation.run(program, "extract-data", "out/KZ-1.pdf", cwd=self.folder).stdout.decode()
        self.write([kept + "\n"], "again.jsonl")
        self.batch("again", items="again.jsonl")
        self.assertEqual(self.files(), self.files("again"))

    def test_memory_does_not_grow_with_the_lines(self):
        for count in (200, options.long):
            self.write([record(f"KZ-{n}") for n in range(count)], f"{count}.jsonl")
        peaks = []
        for count in (200, options.long):
            code, peak = memory_of([program, *self.arguments(f"out-{count}", f"{count}.jsonl", "--jobs", "2")], self.folder)
            self.assertEqual(code, 0)
            peaks.append(peak)
        # Chance decides which documents meet in memory; 100 bytes for each line are nothing beside it.
        self.assertLess(peaks[1], peaks[0] * 1.15 + 2048, peaks)


class Failing(Case):
    def test_a_bad_record_stops_no_other_and_is_named_at_its_line(self):
        wrong = record("KZ-4")
        del wrong["applicant"]["org_bin"]
        self.write([record("KZ-1"), '{"out": \n', "\n", wrong, "[]\n", record("KZ-6"), '{"a": 1} {"b": 2}\n'])
        problems, summary, counts = self.problems()
        self.assertEqual(sorted(self.files()), ["KZ-1.pdf", "KZ-6.pdf"])
        self.assertEqual(sorted({line for line, _ in problems}), [2, 4, 5, 7])
        self.assertEqual(summary[4][0], "KZ-4.pdf")
        self.assertEqual(sorted(summary), [2, 4, 5, 7])
        self.assertEqual(counts, {"made": 2, "kept": 0, "failed": 4})
        said = self.batch("text", code=2)
        self.assertIn("items.jsonl:2:", said)
        self.assertIn("line 4: KZ-4.pdf: DAT-", said)
        self.assertIn("made: 2, made before: 0, not made: 4", said)

    def test_no_personal_data_in_the_summary(self):
        wrong = record("KZ-1", org_bin="850214300125")
        self.write([wrong, json.dumps(record("KZ-2"))[:-40] + "\n"])
        said = self.batch(code=2)
        self.assertNotIn(wrong["applicant"]["org_name"], said)

    def test_names_are_safe_in_any_folder(self):
        def long(letter, length):  # in words, so that it fits the paper
            return ((9 * letter + " ") * length)[:length]

        names = {
            "CON": "_CON.pdf", "lpt1": "_lpt1.pdf", "nul.2026": "_nul.2026.pdf", ".hidden": "_.hidden.pdf", "-rf": "_-rf.pdf", "a/b": "a-b.pdf", 'q"<>|*?:\\': "q--------.pdf",
            "tab\tline\nend": "tab-line-end.pdf", "\u202egpj": "-gpj.pdf", "И\u0306": "Й.pdf", long("Ж", 300): long("Ж", 103) + ".pdf", long("a", 300): long("a", 196) + ".pdf", "dots...": "dots.pdf", " x ": "x.pdf",
        }
        names["\u202egpj"] = "_-gpj.pdf"
        self.write([record(f"KZ-{n}", org_name=name) for n, name in enumerate(names)])
        self.batch("out", "--name", "{org_name}.pdf")
        self.assertEqual(sorted(self.files()), sorted(names.values()))
        for name in os.listdir(self.path("out")):
            self.assertLessEqual(len(name.encode()), 200)

    def test_names_that_lead_out_are_errors(self):
        bad = ["../x", "/etc/x", "x/../../y", "..", "\\x"]
        self.write([record(f"KZ-{n}", org_name=name) for n, name in enumerate(bad)] + [record("KZ-9", org_name="x")])
        before = sorted(os.listdir(options.work))
        problems, summary, _ = self.problems("out", "--name", "{applicant/org_name}.pdf")
        self.assertEqual([line for line, id_ in problems if id_ in ("ENG-0834", "ENG-0835")], [1, 2, 3, 4, 5])
        self.assertEqual({file for file, _ in summary.values()}, {""})
        self.assertEqual(sorted(self.files()), ["x.pdf"])
        self.assertEqual(sorted(os.listdir(options.work)), before)
        self.assertEqual(sorted(os.listdir(self.folder)), ["items.jsonl", "out"])

    def test_an_empty_name_is_an_error(self):
        self.write([record("KZ-1", org_name=" . ")])
        problems, _, _ = self.problems("out", "--name", "{org_name}")
        self.assertIn((1, "ENG-0834"), problems)
        self.assertEqual(self.files(), {})

    def test_a_name_or_number_given_twice_gives_no_file_at_all(self):
        self.write([record("KZ-1"), record("KZ-2", org_name="Б"), record("KZ-1"), record("kz-3"), record("KZ-4", org_name="б"), record("KZ-5", org_name="В")])
        problems, summary, _ = self.problems()
        self.assertEqual([(line, id_) for line, id_ in problems], [(1, "ENG-0836"), (1, "ENG-0837"), (3, "ENG-0836"), (3, "ENG-0837")])
        self.assertEqual(sorted(self.files()), ["KZ-2.pdf", "KZ-4.pdf", "KZ-5.pdf", "kz-3.pdf"])
        self.assertIn("lines: 1, 3", self.batch("again", code=2))
        # Letters that differ in size only are one name to some file systems.
        problems, summary, _ = self.problems("named", "--name", "{org_name}.pdf")
        self.assertIn((2, "ENG-0836"), problems)
        self.assertIn((5, "ENG-0836"), problems)
        self.assertEqual(sorted(self.files("named")), ["В.pdf"])

    def test_a_pattern_is_checked_before_anything_is_made(self):
        self.write([record("KZ-1")])
        for pattern, expected in (("{registration_numbr}.pdf", "ENG-0830"), ("{document/x}.pdf", "ENG-0830"), ("{activity_kinds}", "ENG-0830"), ("a{b", "ENG-0831"), ("a}b", "ENG-0831"),
                                  ("../{registration_number}", "ENG-0833"), ("/etc/{registration_number}", "ENG-0833"), ("a/{registration_number}", "ENG-0833")):
            with self.subTest(pattern=pattern):
                problems, _, counts = self.problems("out", "--name", pattern)
                self.assertEqual(problems, [(0, expected)])
                self.assertIsNone(counts)
                self.assertFalse(os.path.exists(self.path("out")))
        self.batch("out", "--name", "{{{registration_number}}} {#}")
        self.assertEqual(sorted(self.files()), ["{KZ-1} 000001.pdf"])

    def test_a_last_name_that_several_fields_have_needs_its_path(self):
        folder = self.path("twice")
        shutil.copytree(os.path.join(options.source, "samples", "hello"), folder)
        with open(os.path.join(folder, "contract.json"), encoding="utf-8") as file:
            contract = json.load(file)
        contract["$id"] = contract["$id"].rsplit(":", 1)[0] + ":twice"
        out = contract["properties"]["out"]["properties"]
        out["name"] = dict(contract["properties"]["document"]["properties"]["name"])
        out["name"]["x-printed"] = False
        with open(os.path.join(folder, "contract.json"), "w", encoding="utf-8") as file:
            json.dump(contract, file, ensure_ascii=False)
        self.write(["{}\n"])
        problems, _, _ = self.problems("out", "--name", "{name}", document="./twice")
        self.assertEqual(problems, [(0, "ENG-0832")])

    def test_files_that_are_there_stay(self):
        self.write([record("KZ-1"), record("KZ-2")])
        os.mkdir(self.path("out"))
        with open(self.path("out", "KZ-2.pdf"), "w", encoding="utf-8") as file:
            file.write("mine")
        self.assertEqual(self.problems()[0], [(2, "ENG-0838")])
        self.assertEqual(self.files()["KZ-2.pdf"], b"mine")
        self.assertEqual(self.problems("out", "--resume")[0], [(2, "ENG-0838")])
        self.assertEqual(self.files()["KZ-2.pdf"], b"mine")
        self.assertIn("made: 1, made before: 1, not made: 0", self.batch("out", "--resume", "--force"))
        self.assertTrue(self.files()["KZ-2.pdf"].startswith(b"%PDF"))
        self.assertEqual(len(self.problems()[0]), 2)  # a new batch finds both
        self.batch("out", "--force")

    def test_what_cannot_be_read_or_written_is_said(self):
        self.write([], "empty.jsonl")
        self.assertEqual(self.problems(items="empty.jsonl")[0], [(0, "ENG-0846")])
        self.assertEqual(self.problems(items="none.jsonl")[0], [(0, "ENG-0101")])
        self.assertEqual(self.problems(items=".")[0], [(0, "ENG-0102")])
        self.write([record("KZ-1")])
        self.assertEqual(self.problems("items.jsonl")[0], [(0, "ENG-0844")])
        with open(self.path("long.jsonl"), "w", encoding="utf-8") as file:
            file.write(lines([record("KZ-1")]) + '{"a": "' + "x" * (17 << 20) + '"}\n' + lines([record("KZ-3")]))
        self.assertEqual(self.problems("long", items="long.jsonl")[0], [(2, "ENG-0839")])
        self.assertEqual(sorted(self.files("long")), ["KZ-1.pdf", "KZ-3.pdf"])

    def test_items_that_change_meanwhile_are_noticed(self):
        self.write([record(f"KZ-{n}") for n in range(400)])
        child = subprocess.Popen([program, *self.arguments("out", "items.jsonl", "--jobs", "1")], cwd=self.folder, stderr=subprocess.PIPE)
        while not os.path.exists(self.path("out", "KZ-1.pdf")) and child.poll() is None:
            time.sleep(0.001)
        with open(self.path("items.jsonl"), "a", encoding="utf-8") as file:
            file.write(lines([record("KZ-more")]))
        said = child.communicate()[1].decode()
        self.assertEqual(child.returncode, 2)
        self.assertIn("ENG-0845", said)
        self.assertNotEqual(self.journal()[-1], {"ended": True})

    def test_what_the_command_lacks_is_named(self):
        for lacking, arguments in (("DOCUMENT", ("batch",)), ("--data", ("batch", DOCUMENT)), ("--out-dir", ("batch", DOCUMENT, "--data", "x")),
                                   ("--p12", ("batch", DOCUMENT, "--data", "x", "--out-dir", "y", "--pass-file", "z")), ("--jobs", ("batch", DOCUMENT, "--jobs", "0"))):
            done = installation.run(program, *arguments, cwd=self.folder)
            self.assertEqual(done.returncode, 64)
            self.assertIn(lacking, done.stderr.decode())


class Resuming(Case):
    def kill_after(self, seconds, arguments):
        child = subprocess.Popen([program, *arguments], cwd=self.folder, stderr=subprocess.DEVNULL)
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
        return child.wait()

    def test_killed_at_any_moment_it_goes_on_and_ends_the_same(self):
        self.write([record(f"KZ-{n}") for n in range(60)] + ["broken\n"])
        begin = time.monotonic()
        self.batch("whole", "--jobs", "2", code=2)
        whole = time.monotonic() - begin
        expected = self.files("whole")
        self.assertEqual(len(expected), 60)
        chance, killed, inside = random.Random(4), 0, 0
        while killed < options.kills:
            shutil.rmtree(self.path("out"), ignore_errors=True)
            seen = {}
            while True:
                code = self.kill_after(chance.uniform(0.005, whole), self.arguments("out", "items.jsonl", "--jobs", "2", "--resume"))
                there = self.files() if os.path.isdir(self.path("out")) else {}
                made = {name: content for name, content in there.items() if not name.startswith(".qujat-batch-")}
                for name, content in made.items():
                    self.assertEqual(content, expected[name], "half a file")
                for name in made:
                    now = os.stat(self.path("out", name))
                    self.assertEqual(seen.setdefault(name, (now.st_ino, now.st_mtime_ns)), (now.st_ino, now.st_mtime_ns), "made twice")
                if code != -signal.SIGKILL:
                    break
                killed += 1
                inside += 0 < len(made) < 60
            self.assertEqual(code, 2)
            self.assertEqual(self.files(), expected)
        print(f"killed {killed} times, {inside} of them with some files made and some not")
        self.assertGreater(inside, 0)

    def test_the_clock_of_the_first_run_goes_on(self):
        self.write([record(f"KZ-{n}") for n in range(2)])
        arguments = [item for item in self.arguments("out", "items.jsonl") if item not in DATE]
        done = installation.run(program, *arguments, cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        before = self.files()
        os.remove(self.path("out", "KZ-1.pdf"))
        time.sleep(1.1)
        done = installation.run(program, *arguments, "--resume", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.files(), before)

    def test_leftovers_go_and_files_of_others_stay(self):
        self.write([record("KZ-1")])
        os.mkdir(self.path("out"))
        for name in (".qujat-batch-17", ".qujat-abcdef", "letter.txt"):
            with open(self.path("out", name), "w", encoding="utf-8") as file:
                file.write("x")
        self.batch()
        self.assertEqual(sorted(self.files()), [".qujat-abcdef", "KZ-1.pdf", "letter.txt"])

    def test_a_journal_of_another_batch_is_refused(self):
        self.write([record("KZ-1"), record("KZ-2")])
        self.write([record("KZ-1"), record("KZ-3")], "other.jsonl")
        self.batch()
        before = self.files()
        faults = {"items": ("--resume",), "settings": ("--resume", "--lang", "kk"), "settings ": ("--resume", "--name", "{#}"), "settings  ": ("--resume", "--draft")}
        for what, more in faults.items():
            items = "other.jsonl" if what == "items" else "items.jsonl"
            problems, _, _ = self.problems("out", *more, items=items)
            self.assertEqual(problems, [(1, "ENG-0840")])
            self.assertIn(what.strip(), self.batch("out", *more, items=items, code=2))
        data = installation.run(program, "sample", "registration-refusal", "--lang", "kk").stdout.decode()
        self.write([json.loads(data)], "refusal.jsonl")
        self.assertEqual(self.problems("out", "--resume", items="refusal.jsonl", document="registration-refusal")[0], [(1, "ENG-0840")])
        self.assertEqual(self.files(), before)

    def test_an_unfinished_batch_is_not_begun_anew_by_mistake(self):
        self.write([record(f"KZ-{n}") for n in range(3)])
        self.batch()
        with open(self.path("out", JOURNAL), encoding="utf-8") as file:
            journal = file.read()
        with open(self.path("out", JOURNAL), "w", encoding="utf-8") as file:
            file.write("".join(journal.splitlines(keepends=True)[:2]) + '{"file":"KZ-1.pd')  # the power went
        os.remove(self.path("out", "KZ-2.pdf"))
        self.assertEqual(self.problems()[0], [(0, "ENG-0841")])
        os.remove(self.path("out", "KZ-1.pdf"))
        self.assertIn("made: 2, made before: 1, not made: 0", self.batch("out", "--resume"))
        self.assertEqual(len(self.files()), 3)

    def test_a_damaged_journal_is_not_guessed_at(self):
        self.write([record("KZ-1")])
        self.batch()
        for number, damage in enumerate(("{\n", '{"schema":"other/1"}\n')):
            with open(self.path("out", JOURNAL), "w", encoding="utf-8") as file:
                file.write(damage)
            self.assertEqual(self.problems("out", "--resume")[0], [(1, "ENG-0843")], number)

    def test_one_folder_serves_one_batch_at_a_time(self):
        self.write([record(f"KZ-{n}") for n in range(300)])
        child = subprocess.Popen([program, *self.arguments("out", "items.jsonl", "--jobs", "1")], cwd=self.folder, stderr=subprocess.DEVNULL)
        while not os.path.exists(self.path("out", "KZ-1.pdf")) and child.poll() is None:
            time.sleep(0.001)
        self.assertEqual(self.problems("out", "--resume")[0], [(0, "ENG-0842")])
        self.assertEqual(child.wait(), 0)
        self.assertEqual(len(self.files()), 300)


class Watching(Case):
    def test_a_bar_is_drawn_on_a_terminal_only(self):
        self.write([record(f"KZ-{n}") for n in range(3)])
        self.assertNotIn("\r", self.batch())
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            os.execve(program, [program, *self.arguments("terminal")], {"PATH": os.environ["PATH"]})
        shown = b""
        while True:
            if not select.select([terminal], [], [], 30)[0]:
                break
            try:
                piece = os.read(terminal, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), 0)
        os.close(terminal)
        self.assertIn(b"3/3", shown)
        self.assertIn(b"made: 3", shown)


def main():
    global options, program
    parser = argparse.ArgumentParser()
    for name in ("qujat", "source", "work"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--kills", type=int, default=24)
    parser.add_argument("--many", type=int, default=1000, help="records made with one job and with two")
    parser.add_argument("--long", type=int, default=2000, help="lines beside 200 for the memory")
    options, rest = parser.parse_known_args()
    options.work, options.source = os.path.abspath(options.work), os.path.abspath(options.source)
    os.makedirs(options.work, exist_ok=True)
    program = installation.lay_out(os.path.join(options.work, "installation"), os.path.abspath(options.qujat), options.source)
    for language in installation.LANGUAGES:
        samples[language] = installation.run(program, "sample", DOCUMENT, "--lang", language, text=True).stdout
    return 0 if unittest.main(argv=[sys.argv[0], *rest], exit=False, verbosity=1).result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
