#!/usr/bin/env python3
"""Learns the weights that stand beside the ways of parts.xml: what a paragraph, an item of a list or a row speaks for, by its words, headings and hits of lists.

    learn.py --units build/release/tests/plans/plan_units --out templates/business-plan/weights.txt

Needs scikit-learn and PyTorch (Debian: python3-sklearn, python3-torch). It reads, and nothing else:

    tests/plans/learned/*.txt    plans, each line behind the labels of the parts it is evidence for; of each file one writer
    tests/plans/sections/*.txt   single sections in the same form, of each file one item
    tests/check/phrases.tsv      sentences and near misses

What words are about (templates/business-plan/concepts.txt) plan_units says with the rest of what it sees of a stretch.
A network for all parts (network.py) that reads each stretch among its neighbours, taught twice from other beginnings; beside it is told how well the best way finds the part in the stretch. Then, with
each group of writers left out of the learning, trees (certainty.py) learn from the best stretch of each part and from what else the plan says how sure it is that the part is there. tests/plans/held*
is never read. Same inputs, same file: on one kind of processor with one release of NumPy, SciPy and PyTorch.
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
CERTAINTIES = (0.65, 0.75)  # that a part is there, to leave it undecided and to call it found
PHRASE = 4.0  # what a phrase weighs: each is there because it was judged wrongly once
# Of the plans, each time they are shown to the network:
THINNED, LEAST_THINNED = 0.3, 7  # those that lack some items; stretches
TURNED_ROUND = 0.6  # those whose sections stand in another order
WORDS_HIDDEN, HIDDEN_OF_WORDS = 0.3, 0.5  # those of which some words are hidden, and how many
HEADINGS_HIDDEN = 0.1  # of the sections those without what stands over them
OF_HEADING = ("h", "hc", "hl", "hy", "p", "pc", "pl", "py", "f", "fy")  # features (src/check/features.hpp)
JOINED = 0.3  # those whose paragraphs are joined, of those that have such
MOST_WORDS = 40  # of a paragraph that is not cut (src/check/features.cpp)
TAKEN_OUT, TAKEN_OUT_WEIGHT = (1, 2, 3, 4, 6), 0.3  # items
MOST_OF_PIECE, PIECE_WEIGHT = 12, 0.1  # stretches
JOINED_WEIGHT = 0.5

HEAD = """# What the words of a plan speak for: learned, beside the ways of parts.xml. Made by tests/plans/learn.py; do not mend it by hand: mend what it learns from.
# First, in thousandths of a logit, from which certainty on a part is undecided and found, and what is there before any tree speaks; and what the hidden values are without any word.
# Then, in thousandths, the layers that read a stretch among its neighbours (src/check/context.hpp): "layer", what its values are alone; "below", what a value of one in the layer below does to them, first the values
# of the stretch itself, then those before it, behind it and around it.
# Then a line for each part: its name in parts.xml, the item of the annex of bp703 it stands in, the bias, what a way speaks for it that comes up to a score of 50, 70, 75, 80, 85, 90, 95, all in hundredths of a logit, and, in
# thousandths, what each hidden value of one does, layer by layer. Then the trees (src/check/certainty.hpp): each node before its two branches, of which the first one stands where it is so; a number is a leaf.
# Behind an empty line, where "#" is a number and begins no comment: a feature (src/check/features.hpp), a blank, and a character for each hidden value: by how many steps it adds to it,
# from "!" (46 less) over "P" (nothing) to "~" (45 more), without O and X. "c:", "hc:" and "pc:" are of a concept (concepts.txt): of a word of the text, of its heading, of the heading above that;
# "b:" and "a:" are of the text before and behind.
"""

Unit = collections.namedtuple("Unit", "group writer features ways ruled_out together section sure perhaps weight")


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


Read = collections.namedtuple("Read", "name at features ways ruled_out together section begin end")


def read_units(units, files):
    """Of each stretch: the file's stem, the line, its features, what the ways give each part, the parts it is ruled out for, how many items or rows stand with it, its section, and where in the line it stands,
    in bytes."""
    for line in subprocess.run([units, *files], stdout=subprocess.PIPE, check=True).stdout.decode().splitlines():
        name, at, features = line.split("\t")
        ways, words, ruled_out, together, section, begin, end = {}, [], set(), 0, 0, 0, 0
        for one in features.split():
            if one.startswith("w:"):
                part, score = one[2:].rsplit(":", 1)
                ways[part.split("-")[1]] = int(score)
            elif one.startswith("x:"):
                label = one.split("-")[1]
                ruled_out.add(label)
            elif one.startswith("t:"):
                together = int(one[2:])
            elif one.startswith("i:"):
                section = int(one[2:])
            elif one.startswith("o:"):
                begin, end = map(int, one[2:].split("-"))
            else:
                words.append(one)
        yield Read(name, int(at), words, ways, ruled_out, together, section, begin, end)


def joined(plan, labels):
    """The same plan as by somebody who writes long paragraphs: those that stand behind each other as one. None: it has none that are long enough. Of each line what it is made of: where each of them ends, in
    bytes, and its labels."""
    lines, of_lines, run = [], {}, []

    def close():
        if len(run) > 1 and sum(len(plan[at - 1].split()) for at in run) > MOST_WORDS:
            lines.append(" ".join(plan[at - 1] for at in run))
            ends = numpy.cumsum([len(plan[at - 1].encode()) + 1 for at in run])
            of_lines[len(lines)] = [(int(end) - 1, labels.get(at, (set(), set()))) for end, at in zip(ends, run)]
        else:
            for at in run:
                lines.append(plan[at - 1])
                of_lines[len(lines)] = [(None, labels.get(at, (set(), set())))]
        run.clear()

    for at, line in enumerate(plan, 1):
        if re.match(r"[#\-–—•|*!=%~]|\w{1,3}[.)]", line) or not re.search(r"[.!?…»]$", line):
            close()
            run.append(at)
            close()
        else:
            run.append(at)
    close()
    return (lines, of_lines) if len(lines) < len(plan) else None


def labels_of(one, made_of, pieces):
    """Of a stretch of a line the labels that are sure, and those in doubt. Of a paragraph that is cut nobody said which sentence answers."""
    if len(made_of) == 1:
        sure, perhaps = made_of[0][1]
        return (set(), sure | perhaps) if pieces > 1 else (sure, perhaps)
    sure, perhaps, begin = set(), set(), 0
    for end, (of_sure, of_perhaps) in made_of:
        if one.begin < end - 2 and one.end > begin + 2:
            is_whole = one.begin <= begin + 2 and one.end >= end - 2
            sure |= of_sure if is_whole else set()
            perhaps |= of_perhaps if is_whole else of_sure | of_perhaps
        begin = end + 1
    return sure, perhaps - sure


def read_blocks(units, sources):
    """Units of sections and plans, and the parts of each plan: name → (those that are there, those in doubt). What is named like a plan with a "+" behind is that plan with its paragraphs joined."""
    rows, truth = [], {}
    with tempfile.TemporaryDirectory() as folder:
        known = {}

        def write(name, writer, plan, made_of):
            pathlib.Path(folder, name + ".plan").write_text("\n".join(plan) + "\n", encoding="utf-8")
            known[name] = writer, made_of

        for writer, text, first_line in sources:
            for number, (words, plan, labels) in enumerate(split_blocks(text, first_line)):
                name = f"{writer}-{number:04}"
                write(name, writer, plan, {at: [(None, of_line)] for at, of_line in labels.items()})
                if not first_line:
                    there = {label for sure, _ in labels.values() for label in sure}
                    there |= {label for label in PARTS if label[:2] not in words[1:]}  # of items that are found all parts are there
                    truth[name] = there, {label for _, perhaps in labels.values() for label in perhaps} - there
                    other = joined(plan, labels)
                    if other:
                        write(name + "+", writer, *other)
                        truth[name + "+"] = truth[name]
        read = list(read_units(units, sorted(pathlib.Path(folder).iterdir())))
        pieces = collections.Counter((one.name, one.at) for one in read)
        for one in read:
            writer, made_of = known[one.name]
            sure, perhaps = labels_of(one, made_of.get(one.at, [(None, (set(), set()))]), pieces[one.name, one.at])
            rows.append(Unit(one.name, writer, one.features, one.ways, one.ruled_out, one.together, one.section, sure, perhaps, 1.0))
    return rows, truth


def read_phrases(units, file):
    for one in read_units(units, [file]):
        *ids, verdict = one.name[1:].split()
        asked = {ALONE.get(id.split("-")[1], id.split("-")[1]) for id in ids if id.startswith("bp703")}
        if asked:
            yield Unit(f"~{one.at}", "~", one.features, one.ways, one.ruled_out, one.together, one.section, asked if verdict == "found" else set(), set(PARTS) - asked, PHRASE)


class Lesson:
    """All stretches as the networks see them."""

    def __init__(self, rows):
        vectorizer = CountVectorizer(analyzer=lambda features: features, min_df=network.LEAST_SEEN, binary=True, dtype=numpy.float32)
        groups = collections.defaultdict(list)
        for at, row in enumerate(rows):
            groups[row.group].append(at)
        groups = {name: numpy.array(at) for name, at in groups.items()}
        self.plans = [(rows[plan[0]].writer, plan) for name, plan in groups.items() if not name.endswith("+")]
        self.joined = {groups[name[:-1]][0]: plan for name, plan in groups.items() if name.endswith("+")}
        vectorizer.fit([row.features for row in rows if not row.group.endswith("+")])
        self.features = network.scaled(vectorizer.transform([row.features for row in rows]))
        self.names = vectorizer.get_feature_names_out()
        self.of_heading = numpy.array([name.partition(":")[0] in OF_HEADING and ":" in name for name in self.names])
        self.known = numpy.diff(self.features.indptr)
        self.sections = numpy.array([row.section for row in rows])
        self.items = sorted({label[:2] for label in PARTS})
        self.ways = numpy.array([[[row.ways.get(label, 0) >= step for step in STEPS_OF_WAY] for label in PARTS] for row in rows], dtype=numpy.float32)
        self.there = numpy.array([[label in row.sure for label in PARTS] for row in rows], dtype=numpy.float32)
        self.weight = numpy.array([[0 if label in row.perhaps else row.weight for label in PARTS] for row in rows], dtype=numpy.float32)

    def without(self, plan, items):
        """Of the stretches of a plan those that answer, surely or perhaps, no part of these items."""
        asked = numpy.array([label[:2] in items for label in PARTS])
        return plan[~((self.there[plan] > 0) | (self.weight[plan] == 0))[:, asked].any(1)]

    def either(self, plan, chance):
        """It, or the same with its paragraphs joined."""
        return self.joined.get(plan[0], plan) if chance.random() < JOINED else plan

    def pieces(self, plan):
        """Of its stretches those that stand behind each other under one heading that no other stands over."""
        return numpy.split(plan, 1 + numpy.flatnonzero(numpy.diff(self.sections[plan])))

    def turned_round(self, plan, chance):
        """With its sections in another order: the three annexes have their own, and applicants theirs."""
        pieces = self.pieces(plan)
        return numpy.concatenate([pieces[at] for at in chance.permutation(len(pieces))])

    def shown(self, plan, chance):
        """What the network is shown of a plan this time: stretches, and for each of their features whether it is among it. Some of the words of the whole plan are hidden, as if nobody had used them before,
        and the headings of some sections: the words of an answer and those over it have to speak each for themselves."""
        plan = self.either(plan, chance)
        if len(plan) >= LEAST_THINNED and chance.random() < THINNED:
            plan = self.without(plan, chance.choice(self.items, chance.choice(TAKEN_OUT), replace=False))
        if len(plan) > 0 and chance.random() < TURNED_ROUND:
            plan = self.turned_round(plan, chance)
        features = self.features[plan].indices
        is_shown = numpy.ones(len(features), bool)
        if chance.random() < WORDS_HIDDEN:
            is_shown = (chance.random(len(self.names)) >= HIDDEN_OF_WORDS)[features] | self.of_heading[features]
        end = 0
        for piece in self.pieces(plan):
            begin, end = end, end + self.known[piece].sum()
            if chance.random() < HEADINGS_HIDDEN:
                is_shown[begin:end] &= ~self.of_heading[features[begin:end]]
        return plan, is_shown

    def learned(self, left_out, seed):
        plans = [plan for writer, plan in self.plans if writer not in left_out]
        return network.learned(self.features, self.ways, self.there, self.weight, plans, self.shown, seed)

    def sums(self, taught, plans):
        """Of each plan, given by its stretches, what these speak for the parts."""
        rows = numpy.concatenate(plans)
        lengths = [len(plan) for plan in plans]
        return numpy.split(network.sums(taught, self.features[rows], self.ways[rows], lengths), numpy.cumsum(lengths)[:-1])


def learn_certainty(rows, truth, lesson, of_folds):
    """Trees that say of each part of a plan how sure it is to be there: from plans whose writers the networks did not read."""
    items = [label[:2] for label in PARTS]
    chance, order = random.Random(1), numpy.random.default_rng(1)
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
        asked = []  # stretches, the parts that are there, those in doubt, the weight
        for writer, plan in lesson.plans:
            name = rows[plan[0]].group
            if writer not in left_out or name not in truth:
                continue
            asked.append((plan, *truth[name], 1.0))
            if plan[0] in lesson.joined:
                asked.append((lesson.joined[plan[0]], *truth[name], JOINED_WEIGHT))
            # The same plan without what answers some of the items, as few plans are written that lack many, and in another order.
            lacking = set(chance.sample(sorted(set(items)), chance.choice(TAKEN_OUT)))
            kept = lesson.without(lesson.either(plan, order), lacking)
            if len(kept):
                asked.append((lesson.turned_round(kept, order), *({label for label in labels if label[:2] not in lacking} for labels in truth[name]), TAKEN_OUT_WEIGHT))
            # And a few of its stretches: what is no plan is asked, too.
            count = chance.randint(1, MOST_OF_PIECE)
            begin = chance.randrange(max(1, len(plan) - count + 1))
            piece = plan[begin:begin + count]
            said = {label for at in piece for label in rows[at].sure}
            asked.append((piece, said, ({label for at in piece for label in rows[at].perhaps} | truth[name][1]) - said, PIECE_WEIGHT))
        for sums, one in zip(lesson.sums(taught, [stretches for stretches, *_ in asked]), asked):
            look(sums, *one)
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
    print(f"{len(truth) - len(lesson.joined)} plans, {len(lesson.joined)} of them with paragraphs joined, too, {len({row.group for row in rows}) - len(truth)} sections and phrases, {len(rows)} stretches, {len(lesson.names)} features", flush=True)

    writers = sorted({name.rsplit("-", 1)[0] for name in truth})
    left_out = [set(), *(set(writers[fold::FOLDS]) for fold in range(FOLDS))]
    taught = Parallel(-1)(delayed(lesson.learned)(without, seed) for without in left_out for seed in SEEDS)
    whole, *of_folds = [network.joined(taught[at:at + len(SEEDS)]) for at in range(0, len(taught), len(SEEDS))]
    before, trees = learn_certainty(rows, truth, lesson, list(zip(left_out[1:], of_folds)))

    def line(name, *numbers):
        return " ".join([name, *(str(round(float(number))) for number in numbers)])

    heads = [line("certainty", *(1000 * numpy.log(one / (1 - one)) for one in CERTAINTIES), before), line("hidden", *(1000 * whole.of_hidden_alone))]
    for layer in whole.layers:
        heads += [line("layer", *(1000 * layer.alone)), *(line("below", *(1000 * row)) for row in layer.of_below)]
    of_hidden = numpy.concatenate([whole.of_hidden, *(layer.of_hidden for layer in whole.layers)])
    for place, (label, part) in enumerate(PARTS.items()):
        heads.append(line(part, int(label[:2]), *(100 * value for value in (whole.alone[place], *whole.of_way[place])), *(1000 * of_hidden[:, place])))
    heads += [f"tree {tree}" for tree in trees]
    features = "\n".join(f"{name} {steps}" for name, steps in zip(lesson.names, network.steps(whole)))
    options.out.write_text(HEAD + "\n".join(heads) + "\n\n" + features + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
