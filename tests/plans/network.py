"""The network that learn.py teaches: what the features of a stretch, and those of the stretches around it, speak for each part of the requirements (src/check/weights.hpp, src/check/context.hpp).

The hidden values of a stretch are shared by all parts: that a passage speaks of a rival or of a past project is learned once, not once for each part. A hidden value is the sum of what the
features add to it, divided by the root of how many there are; below nothing it counts as nothing. In the layers above it each stretch is read again among its neighbours: a layer's values are made of
those below it, of the stretch itself and, in the mean, of the stretches before it, behind it and around it. All layers speak for the parts, and beside them the steps that the part's best way comes up to.
"""

import collections

import numpy
import torch
from torch.nn import functional

HIDDEN = 64  # values of each layer
LAYERS = 2  # above the first
NEAR, WIDE = 3, 20  # stretches before and behind (src/check/context.hpp)
EPOCHS = 14
BATCH = 128  # stretches, and what is left of the last one's plan
RATE = 2e-3
DROPPED = 0.3  # of the features and of the values of each layer, at each step of the learning
LEAST_SEEN = 10  # stretches that have a feature
LENGTH = 4.0  # hidden values are multiplied by it
STEP = 0.5 / 46  # in weights.txt a feature adds a whole number of these (src/check/weights.cpp has LENGTH times STEP)
CHARACTERS = "".join(chr(code) for code in range(ord("!"), ord("~") + 1) if chr(code) not in "OX")  # of so many steps; without the letters of marks of unfinished work, which would come by chance
NO_STEP = CHARACTERS.index("P")

# Of a layer above the first: what its values are alone, what each value below does to them (of the stretch itself, before it, behind it, around it), what they do to the parts.
Layer = collections.namedtuple("Layer", "alone of_below of_hidden")
Network = collections.namedtuple("Network", "of_feature of_hidden_alone of_hidden alone of_way layers")

torch.set_num_threads(1)  # in several threads the same sums come out otherwise


def scaled(matrix):
    """Of each row the features, divided by the root of their number."""
    known = numpy.maximum(numpy.asarray(matrix.sum(1)), 1)
    return matrix.multiply(LENGTH / numpy.sqrt(known)).tocsr().astype(numpy.float32)


def hidden(scaled_features, is_shown):
    """As scaled() would have made it of those features alone that are shown."""
    of_rows = numpy.diff(scaled_features.indptr)
    shown = scaled_features.copy()
    shown.data = is_shown.astype(numpy.float32)
    left = numpy.maximum(numpy.asarray(shown.sum(1)).ravel(), 1)
    shown.data = scaled_features.data * shown.data * numpy.repeat(numpy.sqrt(of_rows / left), of_rows).astype(numpy.float32)
    return shown


def windows(lengths):
    """Of plans that stand behind each other, for each stretch: from where to before where those before it, behind it and around it stand."""
    ends = torch.as_tensor(numpy.repeat(numpy.cumsum(lengths), lengths))
    begins = torch.as_tensor(numpy.repeat(numpy.cumsum(lengths) - lengths, lengths))
    at = torch.arange(len(ends))
    return [(torch.maximum(at - NEAR, begins), at), (at + 1, torch.minimum(at + NEAR + 1, ends)), (torch.maximum(at - WIDE, begins), torch.minimum(at + WIDE + 1, ends))]


def forward(network, before, ways, lengths, thin=lambda values: values):
    """What each stretch speaks for each part. before: what its features add to the hidden values."""
    values = thin(functional.relu(before + network.of_hidden_alone))
    said = values @ network.of_hidden + network.alone + torch.einsum("nps,ps->np", ways, network.of_way)
    around = windows(lengths)
    for layer in network.layers:
        so_far = torch.cat([torch.zeros(1, values.shape[1], dtype=torch.float64), values.cumsum(0, dtype=torch.float64)])
        means = [((so_far[end] - so_far[begin]) / (end - begin).clamp(min=1).unsqueeze(1)).float() for begin, end in around]
        values = thin(functional.relu(torch.cat([values, *means], 1) @ layer.of_below + layer.alone))
        said = said + values @ layer.of_hidden
    return said


def sums(network, features, ways, lengths):
    """lengths: how many stretches each plan has; they stand behind each other."""
    tensors = Network(*(torch.as_tensor(one) for one in network[:-1]), [Layer(*(torch.as_tensor(one) for one in layer)) for layer in network.layers])
    with torch.no_grad():
        return forward(tensors, torch.as_tensor(features @ network.of_feature), torch.as_tensor(ways), numpy.array(lengths)).numpy()


def batches(plans, chance):
    made = []
    for at in chance.permutation(len(plans)):
        made.append(plans[at])
        if sum(map(len, made)) >= BATCH:
            yield made
            made = []
    if made:
        yield made


def learned(features, ways, there, weight, plans, shown, seed):
    """Adam over batches in chance order. features: of scaled(); ways: row, part, step; there, weight: row, part; plans: of each its rows;
    shown: gives of one the rows that are shown this time and, for each of their features, whether it is."""
    chance = numpy.random.default_rng(seed)
    torch.manual_seed(seed)
    parts = there.shape[1]

    def normal(deviation, *shape):
        return torch.as_tensor(chance.normal(0, deviation, shape).astype(numpy.float32))

    of_feature = normal(0.01, features.shape[1], HIDDEN)
    momenta = torch.zeros_like(of_feature), torch.zeros_like(of_feature)
    of_below = 4 * HIDDEN
    layers = [Layer(torch.full((HIDDEN,), 0.05), normal(0.5 * HIDDEN ** -0.5, of_below, HIDDEN), normal(0.3 * HIDDEN ** -0.5, HIDDEN, parts)) for _ in range(LAYERS)]
    network = Network(None, torch.full((HIDDEN,), 0.1), normal(HIDDEN ** -0.5, HIDDEN, parts), torch.full((parts,), -3.0), torch.zeros(parts, ways.shape[2]), layers)
    small = [one.requires_grad_() for one in (*network[1:-1], *(one for layer in layers for one in layer))]
    adam = torch.optim.Adam(small, betas=(0.9, 0.99), eps=1e-6)
    steps, step = EPOCHS * sum(map(len, plans)) / BATCH, 0

    def thin(values):
        return functional.dropout(values, DROPPED)

    for _ in range(EPOCHS):
        for batch in batches(plans, chance):
            kept = [one for one in (shown(plan, chance) for plan in batch) if len(one[0])]
            step += 1
            if not kept:
                continue
            rows = numpy.concatenate([one for one, _ in kept])
            seen = hidden(features[rows], numpy.concatenate([is_shown for _, is_shown in kept]))
            columns, places = numpy.unique(seen.indices, return_inverse=True)
            inputs = torch.zeros(len(rows), len(columns))
            inputs[torch.as_tensor(numpy.repeat(numpy.arange(len(rows)), numpy.diff(seen.indptr))), torch.as_tensor(places)] = thin(torch.as_tensor(seen.data))
            columns = torch.as_tensor(columns.astype(numpy.int64))
            of_columns = of_feature[columns].requires_grad_()
            said = forward(network, inputs @ of_columns, torch.as_tensor(ways[rows]), numpy.array([len(one) for one, _ in kept]), thin)
            wrong = functional.binary_cross_entropy_with_logits(said, torch.as_tensor(there[rows]), reduction="none")
            adam.zero_grad()
            ((wrong * torch.as_tensor(weight[rows])).sum() / len(rows)).backward()
            rate = RATE * min(1, step / 300) * max(0.05, 1 - step / steps)
            for group in adam.param_groups:
                group["lr"] = rate
            adam.step()
            with torch.no_grad():  # of the features only those of the batch
                slope = of_columns.grad
                first = momenta[0][columns] * 0.9 + 0.1 * slope
                second = momenta[1][columns] * 0.99 + 0.01 * slope * slope
                momenta[0][columns], momenta[1][columns] = first, second
                of_feature[columns] = of_columns - rate * first / (second.sqrt() + 1e-6)

    def plain(one):
        return one.detach().numpy()

    return Network(plain(of_feature), *map(plain, network[1:-1]), [Layer(*map(plain, layer)) for layer in layers])


def beside(matrices):
    """Each in rows and columns of its own."""
    made = numpy.zeros(numpy.sum([one.shape for one in matrices], 0), numpy.float32)
    row, column = 0, 0
    for one in matrices:
        made[row:row + one.shape[0], column:column + one.shape[1]] = one
        row, column = row + one.shape[0], column + one.shape[1]
    return made


def joined(networks):
    """One that says the mean of what they say."""
    count = len(networks)

    def layer(*layers):
        of_below = [beside([numpy.split(one.of_below, 4)[place] for one in layers]) for place in range(4)]
        return Layer(numpy.concatenate([one.alone for one in layers]), numpy.concatenate(of_below), numpy.concatenate([one.of_hidden for one in layers]) / count)

    return Network(numpy.concatenate([one.of_feature for one in networks], 1), numpy.concatenate([one.of_hidden_alone for one in networks]),
                   numpy.concatenate([one.of_hidden for one in networks]) / count, sum(one.alone for one in networks) / count, sum(one.of_way for one in networks) / count,
                   [layer(*layers) for layers in zip(*(one.layers for one in networks))])


def steps(network):
    """Of each feature a character for each hidden value."""
    whole = numpy.clip(numpy.rint(network.of_feature / STEP).astype(int) + NO_STEP, 0, len(CHARACTERS) - 1)
    return ["".join(CHARACTERS[one] for one in row) for row in whole]
