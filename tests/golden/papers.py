"""The papers whose dumps are kept and whose files are judged: each document in each language under each edition."""
import collections
import os

HERE = os.path.dirname(os.path.abspath(__file__))
EDITIONS = {
    "registration-certificate": ("r415-2023", "r703"),
    "registration-refusal": ("r415-2023", "r703"),
    "application-remarks-notice": ("r415-2023", "r703"),
    "quarterly-report": ("r415-2023", "r703"),
    "grant-progress-report": ("r243",),
}

Paper = collections.namedtuple("Paper", "name document language regime data_file operator")


def data(name):
    return os.path.join(HERE, "data", name + ".json")


def every():
    """Every document in two languages under its editions, and once more what an operator with addresses adds."""
    found = []
    for document, editions in EDITIONS.items():
        for language in ("kk", "ru"):
            for regime in editions:
                name = f"{document}.{language}.{regime}"
                found.append(Paper(name, document, language, regime, data(name), None))
    for plain in (found[1], found[4]):  # the certificate kk r703, the letter kk r415-2023
        found.append(plain._replace(name=plain.name + ".addresses", operator=data("operator-with-address")))
    return found


def arguments(paper):
    """The command line that makes the paper, without format and output."""
    more = ["--operator", paper.operator] if paper.operator else []
    return ["render", paper.document, "--lang", paper.language, "--data", paper.data_file, "--date", "2026-11-20", *more]
