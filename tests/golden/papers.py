"""The papers whose dumps are kept and whose files are judged: each document in each language under each edition."""
import atexit
import collections
import os
import shutil
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
EDITIONS = {
    "registration-certificate": ("r415-2023", "r703"),
    "registration-refusal": ("r415-2023", "r703"),
    "application-remarks-notice": ("r415-2023", "r703"),
    "quarterly-report": ("r415-2023", "r703"),
    "grant-progress-report": ("r243",),
}
# Made of their sample data: document → editions. Of these only the tag tree is kept: it has every word, its order and its role.
SAMPLED = {
    "application-status-notice": ("r415-2023", "r703"),
    "commission-forwarding-letter": ("r415-2022", "r415-2023", "r703"),
    "registration-commission-decision": ("r415-2022", "r415-2023", "r703"),
    "registration-notice": ("r415-2023", "r703"),
    "participant-register-entry": ("r415-2022", "r415-2023", "r703"),
    "activity-change-decision": ("r415-2022", "r415-2023", "r703"),
    "early-termination-referral": ("r415-2023", "r703"),
    "early-termination-decision": ("r415-2023", "r703"),
    "early-termination-notice": ("r415-2023", "r703"),
    "participation-application": ("r415-2022", "r415-2023", "r703"),
    "business-plan": ("r415-2022", "r415-2023", "r703"),
    "location-change-notice": ("r415-2022", "r415-2023", "r703"),
    "activity-change-application": ("r415-2022", "r415-2023", "r703"),
    "participation-term-decision": ("r415-2022", "r415-2023", "r703"),
    "extension-application": ("r415-2022", "r415-2023", "r703"),
    "extension-certificate": ("r415-2023", "r703"),
    "project-withdrawal-notice": ("r415-2023", "r703"),
    "check-report": ("r703",),
    "plan-skeleton": ("r703",),
}
# Papers are in two languages, but for what applicants get: the report of a check, and the plan to be filled in, which is what `qujat blank business-plan` makes.
LANGUAGES = {"check-report": ("kk", "ru", "en"), "plan-skeleton": ("kk", "ru", "en")}
# Blank forms (`qujat blank`): of these, too, the tag tree is kept.
BLANK = ("participation-application", "location-change-notice", "activity-change-application", "extension-application", "extension-certificate", "project-withdrawal-notice")

Paper = collections.namedtuple("Paper", "name document language regime data_file operator")


def data(name):
    return os.path.join(HERE, "data", name + ".json")


def every():
    """Every document in its languages under its editions, and once more what an operator with addresses adds."""
    found = []
    for document, editions in EDITIONS.items():
        for language in ("kk", "ru"):
            for regime in editions:
                name = f"{document}.{language}.{regime}"
                found.append(Paper(name, document, language, regime, data(name), None))
    for document, editions in SAMPLED.items():
        found += [Paper(f"{document}.{language}.{regime}", document, language, regime, None, None) for language in LANGUAGES.get(document, ("kk", "ru")) for regime in editions]
    found += [Paper(f"{document}.{language}.{regime}.blank", document, language, regime, None, None) for document in BLANK for language in ("kk", "ru") for regime in SAMPLED[document]]
    for plain in (found[1], found[4]):  # the certificate kk r703, the letter kk r415-2023
        found.append(plain._replace(name=plain.name + ".addresses", operator=data("operator-with-address")))
    return found


def arguments(paper, program):
    """The command line that makes the paper, without format and output."""
    if paper.name.endswith(".blank"):
        return ["blank", paper.document, "--lang", paper.language, "--regime", paper.regime, "--date", "2026-11-20"]
    path = paper.data_file
    if path is None:
        sample = [program, "sample", paper.document, "--lang", paper.language, "--regime", paper.regime]
        folder = tempfile.mkdtemp(prefix="qujat-paper-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        path = os.path.join(folder, paper.name + ".json")
        subprocess.run([*sample, "-o", path], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    more = ["--operator", paper.operator] if paper.operator else []
    return ["render", paper.document, "--lang", paper.language, "--data", path, "--date", "2026-11-20", *more]


def forms(paper):
    """The dumps of it that are kept."""
    return ("tags",) if paper.document in SAMPLED else ("document", "pages", "tags")
