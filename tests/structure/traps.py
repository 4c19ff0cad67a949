"""The traps of the acts that would harm somebody (severity H of the catalogue): each has a test that bears its name."""
import re

GRAVE = ("T-101", "T-105", "T-106", "T-201", "T-202", "T-205", "T-207", "T-210", "T-213", "T-215", "T-227", "T-229", "T-234", "T-236", "T-242",
         "T-501", "T-502", "T-601", "T-606", "T-701", "T-801", "T-802", "T-901")
# TEST_CASE("T-101: …") or def test_T_101_…
NAMED = re.compile(r"""TEST_CASE\(\s*"(T-\d{3})\b|\bdef test_T_(\d{3})_""")


def check(tree):
    found = set()
    for name in tree.matching("tests"):
        if name.endswith((".cpp", ".py")):
            found |= {case or f"T-{number}" for case, number in NAMED.findall(tree.text(name))}
    for trap in GRAVE:
        if trap not in found:
            yield f"tests: no test is named after {trap}"
