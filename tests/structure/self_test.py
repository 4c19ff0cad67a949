#!/usr/bin/env python3
"""Every check can fail, and says where: each runs on a small tree made to break one rule, and on the same tree mended."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import headers
import includes
import messages
import shape
import symbols
import traps
import tree as trees
import words

LAYERS = """# room : may include | headers
include : |
base : | fmt/
diag : base |
xml : base diag | libxml/
engine : include base diag xml |
"""
COMPILER = os.environ.get("CXX") or shutil.which("c++") or "c++"


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        self.addCleanup(self.folder.cleanup)

    def tree(self, files):
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return trees.Tree(self.root)

    def faults(self, found, *expected):
        """Exactly these faults, each by words that it holds."""
        found = list(found)
        self.assertEqual(len(found), len(expected), found)
        for fault, words_of_it in zip(found, expected):
            self.assertIn(words_of_it, fault)


class Trees(Case):
    def test_code_is_seen_without_comments_and_strings(self):
        code = trees.strip_code('a("new x // \\"", \'"\'); // new y\n/* new\nz */ b(R"x(new )" q)x", 1\'000); c')
        self.assertNotIn("new", code)
        self.assertEqual(code.count("\n"), 2)
        self.assertIn("c", code.splitlines()[2])
        self.assertIn("1'000", code)


class Includes(Case):
    def check(self, name, text):
        return includes.check(self.tree({"src/LAYERS": LAYERS, "src/base/date.hpp": "", name: text}))

    def test_what_layers_allows_passes(self):
        self.faults(self.check("src/xml/xml.cpp", '#include "diag/diag.hpp"\n#include <libxml/parser.h>\n#include <string>\n'))

    def test_a_room_above_is_refused(self):
        self.faults(self.check("src/base/date.cpp", '#include "base/date.hpp"\n#include "diag/diag.hpp"\n'), "src/base/date.cpp:2: ")

    def test_a_library_of_another_room_is_refused(self):
        self.faults(self.check("src/diag/log.cpp", "#include <libxml/parser.h>\n"), "<libxml/parser.h>")

    def test_a_posix_header_is_refused_where_it_is_not_listed(self):
        self.faults(self.check("src/diag/log.cpp", "#include <unistd.h>\n"), "<unistd.h>")
        self.faults(self.check("src/engine/files.cpp", "#include <unistd.h>\n"), "<unistd.h>")  # of diag still

    def test_an_include_in_a_comment_is_none(self):
        self.faults(self.check("src/base/utf8.cpp", '// #include "xml/xml.hpp"\n'))

    def test_the_own_header_comes_first(self):
        self.faults(self.check("src/base/date.cpp", '#include <string>\n#include "base/date.hpp"\n'), "own header")

    def test_the_public_header_uses_no_room(self):
        self.faults(self.check("include/qujat/qujat.hpp", '#include "base/date.hpp"\n'), "may not use base")

    def test_a_test_looks_only_where_its_room_may(self):
        self.faults(self.check("tests/diag/log.cpp", '#include "catch.hpp"\n#include "xml/xml.hpp"\n'), "may not use xml")

    def test_a_room_that_layers_does_not_know(self):
        self.faults(self.check("src/misc/all.cpp", ""), "misc is not in src/LAYERS")

    def test_layers_has_no_circle(self):
        self.faults(includes.check(self.tree({"src/LAYERS": "a : b |\nb : |\n"})), "not listed above")


class Headers(Case):
    def check(self, text):
        build = self.root / "build"
        build.mkdir(exist_ok=True)
        source = str(self.root / "src/base/date.cpp")
        command = f"c++ -I{self.root}/src -Wall -Wextra -std=c++20 -fsanitize=address -o x.o -c {source}"
        (build / "compile_commands.json").write_text(json.dumps([{"directory": ".", "file": source, "command": command}]))
        return headers.check(self.tree({"src/base/date.hpp": text}), build, COMPILER)

    def test_a_header_that_stands_alone_passes(self):
        self.faults(self.check("#pragma once\n#include <string>\nstd::string day();\n"))

    def test_a_missing_include_is_found(self):
        self.faults(self.check("#pragma once\nstd::string day();\n"), "src/base/date.hpp: does not compile")

    def test_a_warning_counts(self):
        self.faults(self.check("#pragma once\ninline int f(int unused) { return 1; }\n"), "unused")

    def test_public_comments_are_counted(self):
        self.faults(headers.check_comments(self.tree({"include/qujat/qujat.hpp": "/// What.\nint a;\nint b; ///< what\n"})))
        self.faults(headers.check_comments(self.tree({"include/qujat/qujat.hpp": "/// What.\nint a;\nint b;\nint c;\n"})), "25 %")


class Words(Case):
    RULES = "\\bgetenv\\b\n    in src\n    except src/cli\n    because the library takes arguments\n"

    def check(self, name, text, rules=RULES):
        return words.check(self.tree({words.LIST: rules, name: text}))

    def test_a_banned_word_is_found_with_its_line_and_reason(self):
        self.faults(self.check("src/base/a.cpp", "\nint x = getenv(y);\n"), "src/base/a.cpp:2: 'getenv': the library takes arguments")

    def test_exceptions_comments_and_strings_pass(self):
        self.faults(self.check("src/cli/main.cpp", "getenv"))
        self.faults(self.check("src/base/a.cpp", '// getenv\nf("getenv"); my_getenv();\n'))

    def test_texts_are_searched_when_the_rule_says_so(self):
        rules = "\\bwrong\\b\n    in *\n    text\n    because\n"
        self.faults(self.check("README.md", "is wrong\n", rules), "needs 'in' and 'because'", "README.md:1")

    def test_the_list_itself_is_checked(self):
        self.faults(self.check("a.md", "", "x\n    inn src\n    in src\n    because y\n"), "'inn' is none of")

    def test_every_rule_of_ours_finds_something(self):
        examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
        rules, faults = words.read_rules(BANNED.read_text(encoding="utf-8"))
        self.assertEqual(faults, [])
        self.assertEqual(len(examples), len(rules), "one example for each rule of banned.txt, in its order")
        for rule, example in zip(rules, examples):
            with self.subTest(rule.pattern):
                found = words.re.search(rule.pattern, example["bad"] if rule.in_text else trees.strip_code(example["bad"]))
                self.assertIsNotNone(found)
                good = example["good"] if rule.in_text else trees.strip_code(example["good"])
                self.assertIsNone(words.re.search(rule.pattern, good))

    def test_a_loop_over_an_unordered_container(self):
        loop = "void f() { for (const auto& [k, v] : counts_) g(k); }\n"
        declared = "std::unordered_map<std::string, std::vector<int>> counts_;\n"
        self.faults(words.check_order(self.tree({"src/base/a.hpp": declared, "src/base/a.cpp": loop})), "src/base/a.cpp:1")
        self.faults(words.check_order(self.tree({"src/base/a.cpp": "f(counts_.find(x));\n"})))

    def test_an_unknown_host(self):
        files = {words.HOSTS: "example.com # RFC 2606\n", "a.md": "https://example.com/a http://www.example.com\n"}
        self.faults(words.check_hosts(self.tree(files)))
        self.faults(words.check_hosts(self.tree(files | {"b.sh": "\nget https://files.example/x\n"})), "b.sh:2: the host files.example")


class Shape(Case):
    def test_a_long_file_needs_a_reason(self):
        long = "\n" * (shape.LIMIT + 1)
        silent = lambda line: None  # noqa: E731
        self.faults(shape.check_length(self.tree({"src/base/a.cpp": long}), silent), "src/base/a.cpp: 501 lines")
        self.faults(shape.check_length(self.tree({shape.LONG: "src/base/a.cpp one table of facts\n"}), silent))
        self.faults(shape.check_length(self.tree({shape.LONG: "src/base/a.cpp\n"}), silent), "needs a reason")
        self.faults(shape.check_length(self.tree({shape.LONG: "src/b.cpp is not long any more\n", "src/base/a.cpp": ""}), silent), "src/b.cpp")

    def test_a_room_without_tests(self):
        self.faults(shape.check_rooms(self.tree({"src/LAYERS": "", "src/base/a.cpp": ""})), "src/base: has no tests/base")
        self.faults(shape.check_rooms(self.tree({"tests/base/a.cpp": ""})))

    def test_package_lists(self):
        good = "# text\n[run]\nfonts\n\n[build]\ng++\nlibicu-dev\n\n[test]\nqpdf\n"
        check = lambda text: shape.check_packages(self.tree({shape.PACKAGES: text}))  # noqa: E731
        self.faults(check(good))
        self.faults(check(good.replace("g++", "zlib1g-dev")), "alphabetical")
        self.faults(check(good.replace("qpdf", "g++")), "also on line 6")
        self.faults(check(good.replace("qpdf", "Qpdf # why")), "not a package name")
        self.faults(check("g++\n" + good), "before the first section")
        self.faults(check(good.replace("[test]", "[tests]")), "the sections are")

    def test_templates_nobody_uses_and_references_to_nothing(self):
        page = '<link href="../common/a.css"/><a href="https://x/"/><q:qr value="{q:url(a/b)}"/>'
        files = {"templates/letter/kk.xhtml": page, "templates/common/a.css": '@import "b.css"; /* url(no.png) */', "templates/common/b.css": ""}
        self.faults(shape.check_templates(self.tree(files)))
        self.faults(shape.check_templates(self.tree({"templates/common/c.css": ""})), "templates/common/c.css: nothing refers to it")
        (self.root / "templates/common/b.css").unlink()
        self.faults(shape.check_templates(self.tree({"templates/operator.json": '{"logo": "common/c.css"}'})), "a.css:1: templates/common/b.css does not")

    def test_traps_without_a_test(self):
        every = "\n".join(f'TEST_CASE("{trap}: as the act says") {{}}' for trap in traps.GRAVE[1:])
        self.faults(traps.check(self.tree({"tests/a/a.cpp": every, "tests/a/b.py": "def test_T_101_two_clauses_59(): pass"})))
        self.faults(traps.check(self.tree({"tests/a/a.cpp": every + "// T-101", "tests/a/b.py": ""})), "no test is named after T-101")


class Messages(Case):
    ENTRY = '{"DAT-0001", Severity::error, {"қате {x_kk}", "түзетіңіз"}, {"ошибка {x_ru}", "исправьте"}, {"wrong {x_en}", "mend " "it"}},\n'

    def check(self, entry=ENTRY, source='f("DAT-0001");', test='"DAT-0001"', more=None):
        files = {"src/diag/messages/data.cpp": entry, "src/data/a.cpp": source, "tests/data/a.cpp": test}
        return messages.check(self.tree(files | (more or {})))

    def test_a_whole_entry_passes(self):
        self.faults(self.check())
        self.assertEqual(next(iter(messages.read_catalogue(trees.Tree(self.root)))).words["en"], ["wrong {x_en}", "mend it"])

    def test_each_language_is_asked_for(self):
        self.faults(self.check(self.ENTRY.replace('{"қате {x_kk}", "түзетіңіз"}', '{"", ""}')), "kk needs", "placeholders of kk")
        self.faults(self.check(self.ENTRY.replace(', "исправьте"', "")), "ru needs a text and a hint")

    def test_words(self):
        self.faults(self.check(self.ENTRY.replace('"mend " "it"', '"mend it."')), "ends with a period")
        self.faults(self.check(self.ENTRY.replace('"исправьте"', '"Исправьте"')), "begins with a capital")
        self.faults(self.check(self.ENTRY.replace("{x_ru}", "{y_ru}")), "placeholders of ru and en differ: x, y")
        self.faults(self.check(self.ENTRY.replace("{x_ru}", "{x_kk}")), "ru prints {x_kk}")

    def test_ids(self):
        self.faults(self.check(self.ENTRY * 2), "is also in")
        self.faults(self.check(source=""), "is used nowhere in src")
        self.faults(self.check(source='// like "DAT-0001"'), "is used nowhere in src")
        self.faults(self.check(test=""), "is named by no test")
        self.faults(self.check(source='f("DAT-0001");\n// DAT-0002 would'), "src/data/a.cpp:2: DAT-0002 is not in the catalogue")
        self.faults(self.check(source='f("DAT-0001"); f("ABC-0001");'), "ABC-0001 is not in the catalogue")
        self.faults(self.check(more={"src/diag/messages/xml.cpp": self.ENTRY.replace("0001", "0002"), "src/b.cpp": 'f("DAT-0002")', "tests/b": "DAT-0002"}),
                    "xml.cpp:1: DAT-0002: the numbers of DAT stand in")

    def test_an_empty_catalogue(self):
        self.faults(self.check(entry="", source=""), "no entry found")

    def test_the_page(self):
        program = self.root / "print"
        program.write_text("#!/bin/sh\necho '# Messages'\n")
        program.chmod(0o755)
        self.faults(messages.check_page(self.tree({messages.PAGE: "# Messages\n"}), program))
        self.assertIn("write it again", next(messages.check_page(self.tree({messages.PAGE: "# Old\n"}), program)))


class Symbols(Case):
    HEADER = "#define QUJAT_API\nQUJAT_API std::string version();\nclass QUJAT_API World {};\nQUJAT_API std::shared_ptr<const World> disk_world(const Places& p);\n"

    def test_names_that_the_header_promises(self):
        self.assertEqual(symbols.promised(self.HEADER), {"version", "World", "disk_world"})

    def test_only_what_is_promised_is_exported(self):
        good = "0010 T qujat::version[abi:cxx11]()\n0010 V vtable for qujat::World\n0010 W std::vector<int>::begin()\n0000 A VERSION_1\n"
        self.faults(symbols.judge(good, symbols.promised(self.HEADER)))
        self.faults(symbols.judge("0010 T qujat::pdf::write(int)\n", {"version"}), "qujat::pdf::write")
        self.faults(symbols.judge("0010 W qujat::Parts::~Parts()\n", {"version"}), "qujat::Parts")
        self.faults(symbols.judge("0010 T hidden_c_function\n", {"version"}), "hidden_c_function")

    def test_a_real_library(self):
        if not shutil.which("nm"):
            self.skipTest("nm is not here")
        tree = self.tree({"include/qujat/qujat.hpp": "QUJAT_API int version();\n", "a.cpp": "namespace qujat { int version() { return 1; } int secret() { return 2; } }\n"})
        self.assertIsNone(symbols.check(tree, self.root))
        subprocess.run([COMPILER, "-shared", "-fPIC", "-o", self.root / "libqujat.so.1", self.root / "a.cpp"], check=True)
        self.faults(symbols.check(tree, self.root), "qujat::secret()")


HERE = pathlib.Path(__file__).resolve().parent
BANNED, EXAMPLES = HERE / "banned.txt", HERE / "banned_examples.json"

if __name__ == "__main__":
    unittest.main()
