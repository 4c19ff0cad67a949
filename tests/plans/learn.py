#!/usr/bin/env python3
"""Learns the weights that stand beside the ways of parts.xml: what a paragraph, an item of a list or a row speaks for, by its words, headings and hits of lists.

    learn.py --units build/release/tests/plans/plan_units --out templates/business-plan/weights.txt

Needs scikit-learn (Debian: python3-sklearn). It reads, and nothing else:

    tests/plans/learned/*.txt    plans, each line behind the labels of the parts it is evidence for; of each file one writer
    tests/plans/sections/*.txt   single sections in the same form, of each file one item
    tests/check/phrases.tsv      sentences and near misses

What words are about (templates/business-plan/concepts.txt) plan_units says with the rest of what it sees of a stretch.
A network for all parts (network.py), taught twice from other beginnings; beside it is told how well the best way finds the part in the stretch. Then, with each group of writers left out
of the learning, trees (certainty.py) learn from the best stretch of each part and from what else the plan says how sure it is that the part is there. tests/plans/held* is never read.
Same inputs, same file: on one kind of processor with one release of NumPy and SciPy.
"""

import argparse
import collections
import os
import pathlib
import random
import re
import subprocess
import tempfile

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # in several threads the same sums come out otherwise; the networks learn beside each other

import numpy
from joblib import Parallel, delayed
from sklearn.feature_extraction.text import CountVectorizer

import certainty
import network

HERE = pathlib.Path(__file__).resolve().parent

# A label of the annex of bp703, and the part of parts.xml. The name (01a) is left to the ways: mostly it stands in a heading.
PARTS = {
    "01b": "description", "01c": "goals", "01d": "tasks", "02a": "place", "03a": "ownership", "04a": "team", "04b": "staff-number", "04c": "qualification",
    "04g": "non-residents", "04h": "residents", "05a": "readiness", "06a": "indicators", "07a": "architecture", "07b": "structure", "07c": "solutions", "08a": "estimate",
    "09a": "offers", "09b": "sales-method", "09c": "sales-volume", "09d": "revenue", "10a": "clients", "11a": "measures", "11b": "steps",
}
ALONE = {"04d": "04c", "04e": "04c"}  # qualification, service and experience are labelled together
FOLDS = 4
SEEDS = (0, 1)  # two networks, of which the mean counts
STEPS_OF_WAY = (50, 70, 75, 80, 85, 90, 95)  # scores (src/check/weights.hpp)
CERTAINTIES = (0.6, 0.7)  # that a part is there, to leave it undecided and to call it found
PHRASE = 4.0  # what a phrase weighs: each is there because it was judged wrongly once
TAKEN_OUT, TAKEN_OUT_WEIGHT = (1, 2, 3, 4, 6), 0.3  # items
MOST_OF_PIECE, PIECE_WEIGHT = 12, 0.1  # stretches

HEAD = """# What the words of a plan speak for: learned, beside the ways of parts.xml. Made by tests/plans/learn.py; do not mend it by hand: mend what it learns from.
# First, in thousandths of a logit, from which certainty on a part is undecided and found, and what is there before any tree speaks; and what the hidden values are without any word.
# Then a line for each part: its name in parts.xml, the item of the annex of bp703 it stands in, the bias, what a way speaks for it that comes up to a score of 50, 70, 75, 80, 85, 90, 95, all in hundredths of a logit, and, in
# thousandths, what each hidden value of one does. Then the trees (src/check/certainty.hpp): each node before its two branches, of which the first one stands where it is so; a number is a leaf.
# Behind an empty line, where "#" is a number and begins no comment: a feature (src/check/features.hpp), a blank, and a character for each hidden value: by how many steps it adds to it,
# from "!" (46 less) over "P" (nothing) to "~" (45 more), without O and X. "c:", "hc:" and "pc:" are of a concept (concepts.txt): of a word of the text, of its heading, of the heading above that;
# "b:" and "a:" are of the text before and behind.
"""

Unit = collections.namedtuple("Unit", "group writer features ways ruled_out together sure perhaps weight")


def label_sets(text):
    sure, perhaps = set(), set()
    for label in text.replace(",", " ").split():
        bare = ALONE.get(label.rstrip("?"), label.rstrip("?"))
        (perhaps if label.endswith("?") else sure).add(bare)
    return sure, perhaps - sure


def split_blocks(text, first_line):
    """Of each block behind "@ words": the words, the lines of a plan, the labels of each of its lines."""
    for block in re.split(r"^@ *", text, flags=re.M)[1:]:
        head, *lines = [line for line in block.splitlines() if line.strip()]
        plan, labels = list(first_line), {}
        for line in lines:
            marked = re.match(r"\[([0-9a-h?, ]*)\] ?(.*)$", line)
            body = marked[2] if marked else line
            if body.strip():
                plan.append(body)
                labels[len(plan)] = label_sets(marked[1] if marked else "")
        yield head.split(), plan, labels


def read_units(units, files):
    """Of each stretch: the file's stem, the line, its features, what the ways give each part, the parts it is ruled out for, and how many items or rows stand with it."""
    for line in subprocess.run([units, *files], stdout=subprocess.PIPE, check=True).stdout.decode().splitlines():
        name, at, features = line.split("\t")
        ways, words, ruled_out, together = {}, [], set(), 0
        for one in features.split():
            if one.startswith("w:"):
                part, score = one[2:].rsplit(":", 1)
                ways[part.split("-")[1]] = int(score)
            elif one.startswith("x:"):
                label = one.split("-")[1]
                ruled_out.add(label)
            elif one.startswith("t:"):
                together = int(one[2:])
            else:
                words.append(one)
        yield name, int(at), words, ways, ruled_out, together


def read_blocks(units, sources):
    """Units of sections and plans, and the parts of each plan: name → (those that are there, those in doubt)."""
    rows, truth = [], {}
    with tempfile.TemporaryDirectory() as folder:
        known = {}
        for writer, text, first_line in sources:
            for number, (words, plan, labels) in enumerate(split_blocks(text, first_line)):
                name = f"{writer}-{number:04}"
                pathlib.Path(folder, name + ".plan").write_text("\n".join(plan) + "\n", encoding="utf-8")
                known[name] = writer, labels
                if not first_line:
                    there = {label for sure, _ in labels.values() for label in sure}
                    there |= {label for label in PARTS if label[:2] not in words[1:]}  # of items that are found all parts are there
                    truth[name] = there, {label for _, perhaps in labels.values() for label in perhaps} - there
        read = list(read_units(units, sorted(pathlib.Path(folder).iterdir())))
        pieces = collections.Counter((name, at) for name, at, *_ in read)
        for name, at, features, ways, ruled_out, together in read:
            writer, labels = known[name]
            sure, perhaps = labels.get(at, (set(), set()))
            if pieces[name, at] > 1:  # of a long paragraph nobody said which sentence answers
                sure, perhaps = set(), sure | perhaps
            rows.append(Unit(name, writer, features, ways, ruled_out, together, sure, perhaps, 1.0))
    return rows, truth


def read_phrases(units, file):
    for name, at, features, ways, ruled_out, together in read_units(units, [file]):
        *ids, verdict = name[1:].split()
        asked = {ALONE.get(one.split("-")[1], one.split("-")[1]) for one in ids if one.startswith("bp703")}
        if asked:
            yield Unit(f"~{at}", "~", features, ways, ruled_out, together, asked if verdict == "found" else set(), set(PARTS) - asked, PHRASE)


class Lesson:
    """All stretches as the networks see them."""

    def __init__(self, rows):
        vectorizer = CountVectorizer(analyzer=lambda features: features, min_df=network.LEAST_SEEN, binary=True, dtype=numpy.float32)
        self.features = network.scaled(vectorizer.fit_transform([row.features for row in rows]))
        self.names = vectorizer.get_feature_names_out()
        self.known = numpy.diff(self.features.indptr)
        self.ways = numpy.array([[[row.ways.get(label, 0) >= step for step in STEPS_OF_WAY] for label in PARTS] for row in rows], dtype=numpy.float32)
        self.there = numpy.array([[label in row.sure for label in PARTS] for row in rows], dtype=numpy.float32)
        self.weight = numpy.array([[0 if label in row.perhaps else row.weight for label in PARTS] for row in rows], dtype=numpy.float32)

    def learned(self, which, seed):
        return network.learned(self.features[which], self.ways[which], self.there[which], self.weight[which], seed)

    def sums(self, taught, which):
        return network.sums(taught, self.features[which], self.ways[which])


def learn_certainty(rows, truth, lesson, of_folds):
    """Trees that say of each part of a plan how sure it is to be there: from plans whose writers the networks did not read."""
    items = [label[:2] for label in PARTS]
    chance = random.Random(1)
    seen, parts, there, weights = [], [], [], []

    def look(sums, units, known_there, in_doubt, weight):
        is_open = numpy.array([[label not in rows[at].ruled_out for label in PARTS] for at in units])
        ways = numpy.array([[rows[at].ways.get(label, 0) for label in PARTS] for at in units])
        around = certainty.look_around(100 * sums, is_open, ways, lesson.known[units], [rows[at].together for at in units], items)
        for place, (label, row) in enumerate(zip(PARTS, around)):
            if label not in in_doubt:
                seen.append(row)
                parts.append(place)
                there.append(label in known_there)
                weights.append(weight)

    for left_out, taught in of_folds:
        of_plan = collections.defaultdict(list)
        for at, row in enumerate(rows):
            if row.writer in left_out:
                of_plan[row.group].append(at)
        asked = [at for units in of_plan.values() for at in units]
        place_of = {at: place for place, at in enumerate(asked)}
        sums = lesson.sums(taught, asked)
        for name, units in of_plan.items():
            sums_of_plan = sums[[place_of[at] for at in units]]
            look(sums_of_plan, units, *truth[name], 1.0)
            # The same plan without what answers some of the items: few plans are written that lack many.
            lacking = set(chance.sample(sorted(set(items)), chance.choice(TAKEN_OUT)))
            kept = [at for at, unit in enumerate(units) if not any(label[:2] in lacking for label in rows[unit].sure | rows[unit].perhaps)]
            if kept:
                look(sums_of_plan[kept], [units[at] for at in kept], *({label for label in labels if label[:2] not in lacking} for labels in truth[name]), TAKEN_OUT_WEIGHT)
            # And a few of its stretches: what is no plan is asked, too.
            count = chance.randint(1, MOST_OF_PIECE)
            begin = chance.randrange(max(1, len(units) - count + 1))
            piece = units[begin:begin + count]
            said = {label for at in piece for label in rows[at].sure}
            in_doubt = {label for at in piece for label in rows[at].perhaps} | truth[name][1]
            look(sums_of_plan[begin:begin + count], piece, said, in_doubt - said, PIECE_WEIGHT)
    model = certainty.learned(seen, parts, there, weights)
    before, trees = certainty.lines(model, list(PARTS.values()))
    some = range(0, len(seen), len(seen) // 500)
    certainty.check(model, before, trees, [seen[at] for at in some], [parts[at] for at in some], list(PARTS.values()))
    return before, trees


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    options = parser.parse_args()

    sources = [(f"section-{file.stem}", file.read_text(encoding="utf-8"), ["# Бизнес-план"]) for file in sorted((HERE / "sections").glob("*.txt"))]
    sources += [(file.stem, file.read_text(encoding="utf-8"), []) for file in sorted((HERE / "learned").glob("*.txt"))]
    rows, truth = read_blocks(options.units, sources)
    rows += read_phrases(options.units, HERE.parent / "check/phrases.tsv")
    lesson = Lesson(rows)
    print(f"{len(truth)} plans, {len({row.group for row in rows}) - len(truth)} sections and phrases, {len(rows)} stretches, {len(lesson.names)} features", flush=True)

    writers = sorted({name.rsplit("-", 1)[0] for name in truth})
    left_out = [set(), *(set(writers[fold::FOLDS]) for fold in range(FOLDS))]
    taught = Parallel(-1)(delayed(lesson.learned)([at for at, row in enumerate(rows) if row.writer not in without], seed) for without in left_out for seed in SEEDS)
    whole, *of_folds = [network.joined(taught[at:at + len(SEEDS)]) for at in range(0, len(taught), len(SEEDS))]
    before, trees = learn_certainty(rows, truth, lesson, list(zip(left_out[1:], of_folds)))

    def line(name, *numbers):
        return " ".join([name, *(str(round(float(number))) for number in numbers)])

    heads = [line("certainty", *(1000 * numpy.log(one / (1 - one)) for one in CERTAINTIES), before), line("hidden", *(1000 * whole.of_hidden_alone))]
    for place, (label, part) in enumerate(PARTS.items()):
        heads.append(line(part, int(label[:2]), *(100 * value for value in (whole.alone[place], *whole.of_way[place])), *(1000 * whole.of_hidden[:, place])))
    heads += [f"tree {tree}" for tree in trees]
    features = "\n".join(f"{name} {steps}" for name, steps in zip(lesson.names, network.steps(whole)))
    options.out.write_text(HEAD + "\n".join(heads) + "\n\n" + features + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
