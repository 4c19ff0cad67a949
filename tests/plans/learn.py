#!/usr/bin/env python3
"""Learns the weights that stand beside the ways of parts.xml: what a paragraph, an item of a list or a row speaks for, by its words, headings and hits of lists.

    learn.py --units build/release/tests/plans/plan_units --out templates/business-plan/weights.txt

Needs scikit-learn (Debian: python3-sklearn). It reads, and nothing else:

    tests/plans/learned/*.txt    plans, each line behind the labels of the parts it is evidence for; of each file one writer
    tests/plans/sections/*.txt   single sections in the same form, of each file one item
    tests/check/phrases.tsv      sentences and near misses

What words are about (templates/business-plan/concepts.txt) plan_units says with the rest of what it sees of a stretch.
A logistic regression for each part; one of the things it is told is how well the best way finds the part in the stretch. Then the thresholds: with each group of writers
left out of the learning, what is known of a plan's parts is set beside the best sum; another regression over all of these says from which sum on a part is there with the
given certainty. tests/plans/held* is never read.
"""

import argparse
import collections
import pathlib
import re
import subprocess
import tempfile
import warnings

import numpy
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

HERE = pathlib.Path(__file__).resolve().parent

# A label of the annex of bp703, and the part of parts.xml. The name (01a) is left to the ways: mostly it stands in a heading.
PARTS = {
    "01b": "description", "01c": "goals", "01d": "tasks", "02a": "place", "03a": "ownership", "04a": "team", "04b": "staff-number", "04c": "qualification",
    "04g": "non-residents", "04h": "residents", "05a": "readiness", "06a": "indicators", "07a": "architecture", "07b": "structure", "07c": "solutions", "08a": "estimate",
    "09a": "offers", "09b": "sales-method", "09c": "sales-volume", "09d": "revenue", "10a": "clients", "11a": "measures", "11b": "steps",
}
ALONE = {"04d": "04c", "04e": "04c"}  # qualification, service and experience are labelled together
LEAST_WEIGHT = 7  # hundredths; less says nothing
FOLDS = 4
STEPS_OF_WAY = (50, 70, 75, 80, 85, 90, 95)  # scores (src/check/weights.hpp)
CERTAINTIES = (0.4, 0.5)  # that a part is there, to leave it undecided and to call it found
# What a stretch must come to at least where no way finds the part, however often plans have it: most plans have most parts, so that certainty alone would ask too little of a text
# that is about something else. More is asked where many a text speaks of the part by the way: of customers, of places, of work.
LEAST_ALONE = collections.defaultdict(lambda: -1.0, {
    "01c": -2.0, "01d": -0.5, "02a": -0.2, "05a": -0.2, "06a": 0.0, "08a": 0.2, "09b": -2.0, "10a": 0.3, "11a": 0.5, "11b": 0.5})
PHRASE = 4.0  # what a phrase weighs: each is there because it was judged wrongly once
MOST = 6.0  # of a sum: beyond it nothing more is learned

HEAD = """# What the words of a plan speak for: learned, beside the ways of parts.xml. Made by tests/plans/learn.py; do not mend it by hand: mend what it learns from.
# First a line for each part: its name in parts.xml, the bias, the sums from which it is undecided and found, the least sum where no way finds it, and what a way speaks for it that comes up to a score of 50, 70, 75, 80, 85, 90, 95.
# Behind an empty line, where "#" is a number and begins no comment: a feature (src/check/features.hpp) and its weights: place of the part in the list above, a colon,
# hundredths of a logit. "c:", "hc:" and "pc:" are of a concept (concepts.txt): of a word of the text, of its heading, of the heading above that; "b:" is of the text before.
"""

Unit = collections.namedtuple("Unit", "group writer features ways ruled_out sure perhaps weight")


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
    """Of each stretch: the file's stem, the line, its features, what the ways give each part, and the parts it is ruled out for."""
    for line in subprocess.run([units, *files], stdout=subprocess.PIPE, check=True).stdout.decode().splitlines():
        name, at, features = line.split("\t")
        ways, words, ruled_out = {}, [], set()
        for one in features.split():
            if one.startswith("w:"):
                part, score = one[2:].rsplit(":", 1)
                ways[part.split("-")[1]] = int(score)
            elif one.startswith("x:"):
                label = one.split("-")[1]
                ruled_out.add(ALONE.get(label, label))
            else:
                words.append(one)
        yield name, int(at), words, ways, ruled_out


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
        for name, at, features, ways, ruled_out in read_units(units, sorted(pathlib.Path(folder).iterdir())):
            writer, labels = known[name]
            sure, perhaps = labels.get(at, (set(), set()))
            rows.append(Unit(name, writer, features, ways, ruled_out, sure, perhaps, 1.0))
    return rows, truth


def read_phrases(units, file):
    for name, at, features, _, ruled_out in read_units(units, [file]):
        *ids, verdict = name[1:].split()
        asked = {ALONE.get(one.split("-")[1], one.split("-")[1]) for one in ids if one.startswith("bp703")}
        if asked:
            yield Unit(f"~{at}", "~", features, {}, ruled_out, asked if verdict == "found" else set(), set(PARTS) - asked, PHRASE)


def with_ways(matrix, rows, which, label):
    """The features of these rows, and the steps that the part's best way comes up to."""
    steps = [[rows[at].ways.get(label, 0) >= step for step in STEPS_OF_WAY] for at in which]
    return hstack([matrix[which], csr_matrix(numpy.array(steps, dtype=numpy.float64))]).tocsr()


def fit(matrix, rows, which, label):
    kept = [at for at in which if label not in rows[at].perhaps]
    return LogisticRegression(C=1.0, max_iter=300, tol=1e-3, solver="liblinear").fit(
        with_ways(matrix, rows, kept, label), [label in rows[at].sure for at in kept], sample_weight=[rows[at].weight for at in kept])


def joint(place, sum_):
    """What the second regression sees of a part of a plan: the sum, and which part it is."""
    each = numpy.zeros(len(PARTS))
    each[place] = 1.5
    return numpy.concatenate([[sum_], each])


def learn_thresholds(matrix, rows, truth):
    """Of each part the sums that give the two certainties."""
    plans = sorted(truth)
    writers = sorted({name.rsplit("-", 1)[0] for name in plans})
    seen, there = [], []
    for fold in range(FOLDS):
        left_out = {writer for number, writer in enumerate(writers) if number % FOLDS == fold}
        others = [at for at, row in enumerate(rows) if row.writer not in left_out]
        of_plan = collections.defaultdict(list)
        for at, row in enumerate(rows):
            if row.writer in left_out:
                of_plan[row.group].append(at)
        for place, label in enumerate(PARTS):
            model = fit(matrix, rows, others, label)
            for name, units in of_plan.items():
                if label in truth[name][1]:
                    continue
                open_ = [at for at in units if label not in rows[at].ruled_out]
                best = model.decision_function(with_ways(matrix, rows, open_, label)).max() if open_ else -MOST
                seen.append(joint(place, float(numpy.clip(best, -MOST, MOST))))
                there.append(label in truth[name][0])
    model = LogisticRegression(C=0.5, max_iter=1000).fit(seen, there)

    def least(place, certainty):
        rest = joint(place, 0.0) @ model.coef_[0] + model.intercept_[0]
        return float(numpy.clip((numpy.log(certainty / (1 - certainty)) - rest) / model.coef_[0][0], -99, 99))

    return [[least(place, certainty) for certainty in CERTAINTIES] for place in range(len(PARTS))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    options = parser.parse_args()
    warnings.filterwarnings("ignore")

    sources = [(f"section-{file.stem}", file.read_text(encoding="utf-8"), ["# Бизнес-план"]) for file in sorted((HERE / "sections").glob("*.txt"))]
    sources += [(file.stem, file.read_text(encoding="utf-8"), []) for file in sorted((HERE / "learned").glob("*.txt"))]
    rows, truth = read_blocks(options.units, sources)
    rows += read_phrases(options.units, HERE.parent / "check/phrases.tsv")
    vectorizer = CountVectorizer(analyzer=lambda features: features, min_df=2, binary=True, dtype=numpy.float64)
    matrix = vectorizer.fit_transform([row.features for row in rows])
    print(f"{len(truth)} plans, {len({row.group for row in rows}) - len(truth)} sections and phrases, {len(rows)} stretches, {matrix.shape[1]} features")

    names = vectorizer.get_feature_names_out()
    heads, kept = [], collections.defaultdict(list)
    for place, (label, limits) in enumerate(zip(PARTS, learn_thresholds(matrix, rows, truth))):
        model = fit(matrix, rows, range(len(rows)), label)
        of_way = model.coef_[0][len(names):]
        heads.append(" ".join([PARTS[label], *(str(round(100 * value)) for value in (model.intercept_[0], *limits, LEAST_ALONE[label], *of_way))]))
        for name, value in zip(names, model.coef_[0]):
            if abs(round(100 * value)) >= LEAST_WEIGHT:
                kept[name].append(f"{place}:{round(100 * value)}")
        print(heads[-1])
    options.out.write_text("\n\n".join([
        HEAD + "\n".join(heads),
        "\n".join(" ".join([name, *kept[name]]) for name in sorted(kept)),
    ]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
