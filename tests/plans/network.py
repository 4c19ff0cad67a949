"""The network that learn.py teaches: what features of a stretch speak for each part of the requirements (src/check/weights.hpp).

One hidden layer, shared by all parts: that a passage speaks of a rival or of a past project is learned once, not once for each part. A hidden value is the sum of what the
features add to it, divided by the root of how many there are; below nothing it counts as nothing. Beside it the steps that the part's best way comes up to speak for themselves.
"""

import collections

import numpy

HIDDEN = 64
EPOCHS = 14
BATCH = 128
RATE = 2e-3
DROPPED = 0.3  # of the features and of the hidden values, at each step of the learning
LEAST_SEEN = 10  # stretches that have a feature
LENGTH = 4.0  # hidden values are multiplied by it
STEP = 0.5 / 46  # in weights.txt a feature adds a whole number of these (src/check/weights.cpp has LENGTH times STEP)
CHARACTERS = "".join(chr(code) for code in range(ord("!"), ord("~") + 1) if chr(code) not in "OX")  # of so many steps; without the letters of marks of unfinished work, which would come by chance
NO_STEP = CHARACTERS.index("P")

Network = collections.namedtuple("Network", "of_feature of_hidden_alone of_hidden alone of_way")


def scaled(matrix):
    """Of each row the features, divided by the root of their number."""
    known = numpy.maximum(numpy.asarray(matrix.sum(1)), 1)
    return matrix.multiply(LENGTH / numpy.sqrt(known)).tocsr().astype(numpy.float32)


def sums(network, features, ways):
    hidden = numpy.maximum(features @ network.of_feature + network.of_hidden_alone, 0)
    return hidden @ network.of_hidden + network.alone + numpy.einsum("nps,ps->np", ways, network.of_way)


def learned(features, ways, there, weight, seed):
    """Adam over batches in chance order. features: of scaled(); ways: row, part, step; there, weight: row, part."""
    chance = numpy.random.default_rng(seed)
    parts, count = there.shape[1], features.shape[0]

    def normal(deviation, *shape):
        return chance.normal(0, deviation, shape).astype(numpy.float32)

    of_feature = normal(0.01, features.shape[1], HIDDEN)
    small = [numpy.full(HIDDEN, 0.1, numpy.float32), normal(HIDDEN ** -0.5, HIDDEN, parts), numpy.full(parts, -3, numpy.float32), numpy.zeros((parts, ways.shape[2]), numpy.float32)]
    momenta = [(numpy.zeros_like(one), numpy.zeros_like(one)) for one in (of_feature, *small)]
    steps, step = EPOCHS * -(-count // BATCH), 0

    def kept(*shape):
        return (chance.random(shape, dtype=numpy.float32) >= DROPPED) / numpy.float32(1 - DROPPED)

    for _ in range(EPOCHS):
        order = chance.permutation(count)
        for begin in range(0, count, BATCH):
            rows = order[begin:begin + BATCH]
            step += 1
            seen = features[rows]
            seen.data = seen.data * kept(len(seen.data))
            of_hidden_alone, of_hidden, alone, of_way = small
            before = seen @ of_feature + of_hidden_alone
            open_ones = (before > 0) * kept(*before.shape)
            hidden = before * open_ones
            said = hidden @ of_hidden + alone + numpy.einsum("nps,ps->np", ways[rows], of_way)
            wrong = (1 / (1 + numpy.exp(numpy.minimum(-said, 80))) - there[rows]) * weight[rows] / len(rows)
            back = (wrong @ of_hidden.T) * open_ones
            columns = numpy.unique(seen.indices)
            slopes = [seen.tocsc()[:, columns].T @ back, back.sum(0), hidden.T @ wrong, wrong.sum(0), numpy.einsum("nps,np->ps", ways[rows], wrong)]
            rate = RATE * min(1, step / 300) * max(0.05, 1 - step / steps)
            for place, (one, slope, (first, second)) in enumerate(zip((of_feature, *small), slopes, momenta)):
                at = columns if place == 0 else ...
                first[at] = 0.9 * first[at] + 0.1 * slope
                second[at] = 0.99 * second[at] + 0.01 * slope * slope
                one[at] -= rate * first[at] / (numpy.sqrt(second[at]) + 1e-6)
    return Network(of_feature, *small)


def joined(networks):
    """One that says the mean of what they say."""
    return Network(numpy.concatenate([one.of_feature for one in networks], 1), numpy.concatenate([one.of_hidden_alone for one in networks]),
                   numpy.concatenate([one.of_hidden for one in networks]) / len(networks), *(sum(pieces) / len(networks) for pieces in ([one.alone for one in networks], [one.of_way for one in networks])))


def steps(network):
    """Of each feature a character for each hidden value."""
    whole = numpy.clip(numpy.rint(network.of_feature / STEP).astype(int) + NO_STEP, 0, len(CHARACTERS) - 1)
    return ["".join(CHARACTERS[one] for one in row) for row in whole]
