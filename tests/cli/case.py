"""case.py --qujat PROGRAM --source TREE --work FOLDER: from a plan and a case file to the notice of remarks, as an official does it."""
import argparse
import json
import os
import shutil
import subprocess
import sys
import unittest

options = None
program = None


def run(*arguments, stdin=b""):
    return subprocess.run([program, *arguments, "--messages", "en"], cwd=options.work, input=stdin, capture_output=True, timeout=120)


def sample(name):
    return os.path.join(options.source, "samples", name)


class Case(unittest.TestCase):
    def done(self, *arguments, code=0):
        result = run(*arguments)
        self.assertEqual(result.returncode, code, result.stderr.decode())
        return result

    def test_a_plan_is_checked_and_what_it_lacks_becomes_a_notice_of_remarks(self):
        self.done("check", sample("plans/incomplete.docx"), "--filed", "2026-10-27", "--format", "json", "-o", "report.json", code=4)
        for language, words in (("kk", "жоспарланған шығыстардың сметасы"), ("ru", "смета планируемых расходов")):
            self.done("render", "application-remarks-notice", "--lang", language, "--data", sample("case/reviewed.json"), "--check", "report.json", "-o", f"remarks-{language}.pdf", "--date", "2026-11-02")
            record = self.done("extract-data", f"remarks-{language}.pdf", "-o", "record.json")
            with open(os.path.join(options.work, "record.json"), encoding="utf-8") as file:
                remarks = json.load(file)["data"]["document"]["remarks"]
            self.assertEqual([remark["subject"]["annex_item"] for remark in remarks], ["bp703-04", "bp703-08"])
            self.assertIn(words, remarks[1]["text"])
            self.done("render", "application-remarks-notice", "--data", "record.json", "-o", "again.pdf")
            with open(os.path.join(options.work, f"remarks-{language}.pdf"), "rb") as one, open(os.path.join(options.work, "again.pdf"), "rb") as other:
                self.assertEqual(one.read(), other.read())

    def test_a_case_comes_by_standard_input_too(self):
        with open(sample("case/case.json"), "rb") as file:
            result = run("render", "registration-certificate", "--lang", "kk", "--data", "-", "-o", "-", stdin=file.read())
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        self.assertTrue(result.stdout.startswith(b"%PDF-"))

    def test_a_report_that_is_not_there_is_named(self):
        result = run("render", "application-remarks-notice", "--lang", "ru", "--data", sample("case/reviewed.json"), "--check", "nowhere.json", "-o", "x.pdf")
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"nowhere.json", result.stderr)
        self.assertFalse(os.path.exists(os.path.join(options.work, "x.pdf")))

    def test_the_schema_of_a_case_file_is_printed(self):
        schema = json.loads(self.done("list", "--case-schema").stdout)
        self.assertEqual(schema["properties"]["schema"]["const"], "qujat.case/1")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for name in ("--qujat", "--source", "--work"):
        parser.add_argument(name, required=True)
    options, rest = parser.parse_known_args()
    program = os.path.abspath(options.qujat)
    options.source = os.path.abspath(options.source)
    shutil.rmtree(options.work, ignore_errors=True)
    os.makedirs(options.work)
    unittest.main(argv=[sys.argv[0], *rest])
