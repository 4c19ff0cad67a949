"""judge.py JARDIR FILE.pdf...: runs veraPDF and turns its XML into lines (see ../verapdf.sh)."""
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

# Our name, veraPDF's name. Forced, not detected: a file that forgets its claim must fail.
FLAVOURS = (("pdfa-3a", "3a"), ("ua-1", "ua1"))

# Runs are short: the optimising compiler and a parallel collector cost more than they give.
JAVA = ("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")
CLI = ("org.verapdf.apps.GreenfieldCliWrapper", "--format", "xml", "--nonpdfext",
       "--maxfailuresdisplayed", "1", "--loglevel", "1", "--flavour")


def words(text):
    return " ".join((text or "").split())


def verdict(job):
    """(rules checked, list of complaints) for one <job>; no complaints means PASS."""
    report = job.find("validationReport")
    details = report.find("details") if report is not None else None
    if details is None:  # not parsed, encrypted, out of memory...
        why = job.find("taskException/exceptionMessage")
        return 0, ["could not be judged: " + words(why.text if why is not None else "no report")]
    complaints = []
    # veraPDF lists failed rules in the order of a hash table.
    for rule in sorted(details.iter("rule"), key=lambda r: (r.get("clause"), int(r.get("testNumber")))):
        where = rule.find("check/context")
        complaints.append("clause={} test={} count={} {} [{}]".format(
            rule.get("clause"), rule.get("testNumber"), rule.get("failedChecks"),
            words(rule.findtext("description")), words(where.text if where is not None else "")))
    rules = int(details.get("passedRules")) + int(details.get("failedRules"))
    if not complaints and (report.get("isCompliant") != "true"
                           or report.get("jobEndStatus") != "normal" or rules == 0):
        complaints = ["not compliant: " + words(report.get("statement"))]
    return rules, complaints


def main(jars, files):
    # veraPDF silently drops paths it does not like and takes a leading dash for an option:
    # it gets absolute paths, and every one of them must come back with a verdict.
    paths = {name: os.path.realpath(name) for name in files}
    known = sorted({path for path in paths.values() if os.path.isfile(path)})
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "SHA256SUMS")) as sums:
        pinned = [os.path.join(jars, line.split()[1]) for line in sums]
    runs = []
    for _, flavour in FLAVOURS:  # both JVMs side by side
        out = tempfile.TemporaryFile()
        command = [*JAVA, "-cp", ":".join(pinned), *CLI, flavour, *known]
        runs.append((subprocess.Popen(command, stdout=out) if known else None, out))

    failed, checked = False, []
    for (label, _), (process, out) in zip(FLAVOURS, runs):
        jobs, most = {}, 0
        if process:
            process.wait()
            out.seek(0)
            try:
                root = ET.parse(out).getroot()
            except ET.ParseError as error:
                print(f"veraPDF ({label}) ended with {process.returncode} and no readable report: {error}",
                      file=sys.stderr)
            else:
                jobs = {job.findtext("item/name"): job for job in root.iter("job")}
        for name in files:
            job = jobs.get(paths[name])
            rules, complaints = verdict(job) if job is not None else (0, ["no verdict from veraPDF"])
            most = max(most, rules)
            for complaint in complaints:
                print("FAIL", label, name, complaint)
            if complaints:
                failed = True
            else:
                print("PASS", label, name)
        checked.append(f"{most} rules of {label}")
    print(f"checked {len(files)} file(s) against {' and '.join(checked)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
