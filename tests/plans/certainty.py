"""How sure it is that a plan has a part, by its best stretch and what else the plan says (src/check/certainty.hpp): boosted trees over whole numbers, that learn.py teaches.

No tree says less where the best stretch speaks more for the part, so that for each part of a plan there is a sum from which on it is found.
"""

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

MOST_STRETCHES = 40
MOST = 600  # of a sum, in hundredths of a logit: beyond it nothing more is learned
NAMES = (
    "best", "second", "third", "other", "spoken", "siblings", "least_sibling", "median", "quartile", "mean", "least", "silent", "ruled_out", "share", "stretches", "way", "open_way", "way_there", "known",
    "together",
)
TREES, RATE, DEPTH, LEAST_IN_LEAF, RIDGE = 300, 0.07, 4, 40, 5


def of_order(values, numerator, denominator):
    return sorted(values)[len(values) * numerator // denominator] if len(values) else 0


def look_around(sums, is_open, ways, known, together, items):
    """Of each part of a plan the numbers of NAMES. Of each stretch and part the sum in hundredths of a logit, whether no heading rules it out, and the score of the best way there; of each stretch
    how many of its features are known and how many items or rows stand with it; of each part its item."""
    whole = numpy.rint(sums).astype(int)
    count, parts = whole.shape
    bests = numpy.where(is_open, whole, numpy.iinfo(int).min).argmax(0)
    sums = numpy.clip(whole, -MOST, MOST)
    allowed = numpy.where(is_open, sums, -MOST)
    tops, open_tops = sums.max(0), allowed.max(0)
    rows = []
    for part in range(parts):
        best = bests[part]
        in_order = sorted(allowed[:, part])
        others = numpy.delete(tops, part)
        siblings = [tops[at] for at in range(parts) if at != part and items[at] == items[part]]
        beside = numpy.delete(sums[best], part)
        open_others = numpy.delete(open_tops, part)
        rows.append([
            open_tops[part],
            in_order[-2] if count > 1 else -MOST,
            in_order[-3] if count > 2 else -MOST,
            beside.max(),
            (beside > 0).sum(),
            of_order(siblings, 1, 2),
            min((open_tops[at] for at in range(parts) if at != part and items[at] == items[part]), default=0),
            of_order(others, 1, 2),
            of_order(others, 1, 4),
            int(others.sum() / len(others)),
            open_others.min(),
            (open_others < 0).sum(),
            tops[part] - open_tops[part],
            -(-100 * (sums[:, part] > 0).sum() // count),
            min(count, MOST_STRETCHES),
            ways[:, part].max(),
            numpy.where(is_open[:, part], ways[:, part], 0).max(),
            ways[best, part],
            known[best],
            together[best],
        ])
    return rows


def learned(rows, parts, there, weights):
    """Of each row the numbers of NAMES, its part, and whether the part is there."""
    return HistGradientBoostingClassifier(learning_rate=RATE, max_iter=TREES, max_depth=DEPTH, min_samples_leaf=LEAST_IN_LEAF, l2_regularization=RIDGE, early_stopping=False, random_state=1,
                                          categorical_features=[0], monotonic_cst=[0, 1] + [0] * (len(NAMES) - 1)).fit(numpy.column_stack([parts, rows]), there, sample_weight=weights)


def lines(model, names_of_parts):
    """What is there before any tree speaks, and each tree as it stands in weights.txt, in thousandths of a logit."""
    made = []
    for (tree,) in model._predictors:  # scikit-learn gives no other way to them
        words = []

        def walk(at):
            node = tree.nodes[at]
            if node["is_leaf"]:
                words.append(str(round(1000 * float(node["value"]))))
                return
            if node["is_categorical"]:
                bits = tree.raw_left_cat_bitsets[node["bitset_idx"]]
                words.append("part=" + ",".join(name for place, name in enumerate(names_of_parts) if bits[place // 32] >> (place % 32) & 1))
            else:
                words.append(f"{NAMES[node['feature_idx'] - 1]}<{int(numpy.floor(node['num_threshold'])) + 1}")
            walk(node["left"])
            walk(node["right"])

        walk(0)
        made.append(" ".join(words))
    return round(1000 * float(model._baseline_prediction[0, 0])), made


def logit(before, trees, row, part):
    """What the lines say of a row, in thousandths: read as src/check/certainty.cpp reads them."""
    known = dict(zip(NAMES, row))

    def said(words):
        word = next(words)
        if "=" in word:
            is_so = part in word.partition("=")[2].split(",")
        elif "<" in word:
            name, _, bound = word.partition("<")
            is_so = known[name] < int(bound)
        else:
            return int(word)
        first, second = said(words), said(words)
        return first if is_so else second

    return before + sum(said(iter(tree.split())) for tree in trees)


def check(model, before, trees, rows, parts, names_of_parts):
    """That the lines say what the model does."""
    wanted = 1000 * model.decision_function(numpy.column_stack([parts, rows]))
    for row, part, one in zip(rows, parts, wanted):
        assert abs(logit(before, trees, row, names_of_parts[part]) - one) < len(trees), (row, part, one)
