# SPDX-License-Identifier: Apache-2.0
"""Certificates about geometry and thresholds (sections 5.17 and 5.18 of the format), and their claims without witnesses.

Boolean claims are decided by all z there are, geometry by all pairs of columns in `certificates.Surd`."""

import itertools
from fractions import Fraction

import certificates as c
from certificates import Surd
from encoders import encoder_inputs, sparse
from linear_programs import minimise

# ----------------------------------------------------------------------------------------------------------------
# 5.17 geometry


def power(x):
    return x * x


def signed_square(x, y):
    """The signed square of the cosine of two columns."""
    product = c.inner(x, y)
    value = c.surd_quotient(power(product), c.inner(x, x) * c.inner(y, y))
    return -value if product.sign() < 0 else value


def geometry_of(A, B, k, epsilon):
    """What the claim has to say, in Surds, and the places of the extremes."""
    m = len(A[0])
    columns = [[c.column(X, j) for j in range(m)] for X in (A, B)]
    norms = [c.inner(x, x) for part in columns for x in part]
    g = Surd(1)
    for x in norms:
        g = x if g < x else g
    one, epsilon = Surd(1 - Fraction(epsilon)), Surd(epsilon)
    claim = {
        "worstError": c.worst_error(c.errors(A, B), k, "signed")[0], "gammaSquared": g, "selfBound": c.surd_quotient(one, g),
        "pairBound": {"base": c.surd_quotient(epsilon * g, one), "rootOf": Surd(1) - c.surd_quotient(one * one, g * g)},
    }
    places = {"self": {(i,): signed_square(columns[0][i], columns[1][i]) for i in range(m)}}
    for role, part in zip(("encoder", "probe"), columns):
        places[role] = {(i, j): signed_square(part[i], part[j]) for i, j in itertools.combinations(range(m), 2)}
    witness = {}
    for role, values in places.items():
        extremes = {}
        for place, value in values.items():
            if not extremes or value < extremes["least"][1]:
                extremes["least"] = place, value
            if "largest" not in extremes or extremes["largest"][1] < value:
                extremes["largest"] = place, value
        claim[role + "Cosines"] = {side: value for side, (_, value) in extremes.items()}
        witness[role] = {side: place[0] if role == "self" else list(place) for side, (place, _) in extremes.items()}
    return claim, witness


def spelled(value):
    return {key: spelled(x) for key, x in value.items()} if isinstance(value, dict) else c.surd_text(value.pair())


def geometry(A, B, k, epsilon, relation="lt", D=0, D2=None, scale=None, below=None, above=None):
    return geometry_anew(c.pair_inputs(A, B, scale, D, D2), k, epsilon, relation, below, above)


def geometry_anew(inputs, k, epsilon, relation, below=None, above=None):
    D = max(item.get("radicand", 0) for item in inputs.values())
    claim, witness = geometry_of(*c.scaled_pair(inputs, D), k, epsilon)
    claim = {**spelled(claim), "d": inputs["encoder"]["rows"], "m": inputs["encoder"]["columns"], "k": k,
             "epsilon": c.exact(epsilon), "relation": relation}
    if below is not None:
        claim["selfCosineBelow"] = c.exact(below)
    if above is not None:
        claim["pairCosineAbove"] = c.exact(above)
    return c.certificate("geometry", inputs, claim, witness)


def read_surds(value, D):
    return {key: read_surds(x, D) for key, x in value.items()} if isinstance(value, dict) else c.parse_surd(value, D)


def geometry_truth(claim, inputs, D):
    pair = c.scaled_pair(inputs, D)
    if pair is None:
        return False
    A, B = pair
    epsilon = Fraction(claim["epsilon"])
    if {(len(A), len(A[0])), (len(B), len(B[0]))} != {(claim["d"], claim["m"])} or epsilon >= 1:
        return False
    if any(c.inner(x, x).sign() == 0 for X in (A, B) for x in zip(*X)):
        return False
    true = geometry_of(A, B, claim["k"], epsilon)[0]
    if not c.less(true["worstError"], Surd(epsilon), claim["relation"]):
        return False
    for key, value in true.items():
        stated = read_surds(claim[key], D)
        if isinstance(value, dict):
            if stated.keys() != value.keys() or not all(stated[side] == value[side] for side in value):
                return False
        elif not stated == value:
            return False
    cosines = [abs(x) for x in true["selfCosines"].values()]
    if "selfCosineBelow" in claim and not all(x < Surd(Fraction(claim["selfCosineBelow"])**2) for x in cosines):
        return False
    pairs = [x for role in ("encoder", "probe") for x in true[role + "Cosines"].values()]
    if "pairCosineAbove" in claim and not all(Surd(Fraction(claim["pairCosineAbove"])**2) < x for x in pairs):
        return False
    # Proposition 11, by rational bounds of square roots
    def root(x):
        return sum(float(y) * z for y, z in zip(x.pair(), (1, D**0.5)))**0.5
    bound = root(power(true["pairBound"]["base"])) + root(abs(true["pairBound"]["rootOf"]))
    return (not true["selfCosines"]["least"] < power(true["selfBound"])
            and all(root(abs(x)) <= bound + 1e-9 for x in pairs))


# ----------------------------------------------------------------------------------------------------------------
# 5.18 threshold, threshold-failure, feature-sparsity


def booleans(m, k):
    """All sets of at most k features."""
    for size in range(min(k, m) + 1):
        yield from itertools.combinations(range(m), size)


def product_rows(A, B):
    """C = B^T A, of Surds."""
    m = len(A[0])
    return [[c.inner(c.column(B, i), c.column(A, j)) for j in range(m)] for i in range(m)]


def total(row, z):
    result = Surd(0)
    for j in z:
        result = result + row[j]
    return result


def window(row, i, k):
    """The largest (Cz)_i with z_i = 0 and the least with z_i = 1, with the z that have them."""
    off = on = None
    for z in booleans(len(row), k):
        value = total(row, z)
        if i in z:
            if on is None or value < on[0]:
                on = value, z
        elif off is None or off[0] < value:
            off = value, z
    return off, on


def right(row, i, k, t):
    (low, _), (high, _) = window(row, i, k)
    return low <= t and t < high


def scaled_all(inputs, D):
    """Encoder, probe, thresholds (a list) and scale; None where sizes do not allow the scale."""
    A = c.entries(inputs["encoder"], D)
    B = c.entries(inputs["probe"], D) if "probe" in inputs else None
    t = c.entries(inputs["thresholds"], D) if "thresholds" in inputs else None
    if t is not None:
        if any(len(row) != 1 for row in t):
            return None
        t = [x for x, in t]
    scale = [Fraction(1)] * len(A[0])
    if "featureScale" in inputs:
        rows = c.rational_entries(inputs["featureScale"])
        if any(len(row) != 1 or row[0] <= 0 for row in rows) or len(rows) != len(A[0]):
            return None
        scale = [x for x, in rows]
    return multiplied(A, scale), divided(B, scale), t and divided([t], scale)[0], scale


def multiplied(rows, scale):
    return [[x * Surd(s) for x, s in zip(row, scale)] for row in rows]


def divided(rows, scale):
    return rows and [[x * Surd(1 / s) for x, s in zip(row, scale)] for row in rows]


def threshold_inputs(A, B=None, t=None, scale=None, D=0):
    """With a scale, the pair and the thresholds of the file are those given before it is carried out."""
    inputs = {"encoder": c.matrix(A, D)}
    if scale is not None and D == 0:
        inputs = encoder_inputs(A, scale)
    if B is not None:
        inputs["probe"] = c.matrix(B if scale is None else [[Fraction(x) * s for x, s in zip(row, scale)] for row in B], D)
    if t is not None:
        inputs["thresholds"] = c.matrix([[x] for x in t] if scale is None else [[Fraction(x) * s] for x, s in zip(t, scale)], D)
    return inputs


def probes_with_thresholds(rows, k):
    """(B, t) that tell every feature, or None: for each feature the hulls of its two sets of Az are separated, by 1."""
    d, m = len(rows), len(rows[0])
    columns, B, t = c.transpose(rows), [], []
    for i in range(m):
        at_most = []
        for z in booleans(m, k):
            point = [sum((columns[j][l] for j in z), Fraction(0)) for l in range(d)]
            at_most.append(([-x for x in point] + [1], -1) if i in z else (point + [-1], 0))
        found = minimise([0] * (d + 1), [], at_most)
        if found is None:
            return None
        B.append(found[1][:d])
        t.append(found[1][d])
    return c.transpose(B), t


def failing_vector(rows, k):
    """(i, v) of section 5.18 for the encoder alone, or None."""
    m = len(rows[0])
    for i in range(m):
        # v = p - n, p_i = 1, n_i = 0
        unit = [[int(j == l) for l in range(2 * m)] for j in range(2 * m)]
        equal = [(row + [-x for x in row], 0) for row in rows] + [(unit[i], 1), (unit[m + i], 0)]
        at_most = [(x, 1) for x in unit] + [([-y for y in x], 0) for x in unit]
        at_most += [([1] * m + [0] * m, k), ([0] * m + [1] * m, k)]
        found = minimise([0] * (2 * m), equal, at_most)
        if found is not None:
            return i, [x - y for x, y in zip(found[1][:m], found[1][m:])]
    return None


def texts(values):
    return [c.surd_text(x.pair()) for x in values]


def threshold_anew(inputs, k):
    """An honest `threshold` or `threshold-failure` about the inputs."""
    D = max(item.get("radicand", 0) for item in inputs.values())
    A, B, t, scale = scaled_all(inputs, D)
    m = len(A[0])
    claim = {"d": len(A), "m": m, "k": k}
    if B is None:
        rows = [[x.p for x in row] for row in A]
        found = probes_with_thresholds(rows, k)
        if found is None:
            i, v = failing_vector(rows, k)
            return c.certificate("threshold-failure", inputs, claim, {"feature": i, "kernelVector": sparse(v)})
        rows, t = found
        witness = {"probes": c.witness_matrix([[x * s for x, s in zip(row, scale)] for row in rows]),
                   "thresholds": [c.exact(x * s) for x, s in zip(t, scale)]}
        return c.certificate("threshold", inputs, claim, witness)
    C = product_rows(A, B)
    for i in range(m):
        (low, off), (high, on) = window(C[i], i, k)
        if t is None and not low < high:
            return c.certificate("threshold-failure", inputs, claim, {"feature": i, "on": list(on), "off": list(off)})
        if t is not None and not (low <= t[i] and t[i] < high):
            z = off if t[i] < low else on
            return c.certificate("threshold-failure", inputs, claim, {"feature": i, "z": list(z)})
    if t is not None:
        return c.certificate("threshold", inputs, claim, {})
    lows = [window(C[i], i, k)[0][0] * Surd(s) for i, s in enumerate(scale)]
    return c.certificate("threshold", inputs, claim, {"thresholds": texts(lows)})


def threshold(A, k, B=None, t=None, scale=None, D=0):
    return threshold_anew(threshold_inputs(A, B, t, scale, D), k)


def sparsities_of(inputs, k, criterion, domain=None, epsilon=None, relation=None):
    D = max(item.get("radicand", 0) for item in inputs.values())
    A, B, t, _ = scaled_all(inputs, D)
    C = product_rows(A, B)
    E = c.errors(A, B)
    m = len(C)

    def meets(i, s):
        if criterion == "recovery":
            return c.less(c.worst_error([E[i]] * m, s, domain)[0], Surd(epsilon), relation)
        if criterion == "separable":
            (low, _), (high, _) = window(C[i], i, s)
            return low < high
        return right(C[i], i, s, t[i])
    return [sum(all(meets(i, s) for s in range(1, upto + 1)) for upto in range(1, k + 1)) for i in range(m)]


def sparsity_anew(inputs, k, criterion, domain=None, epsilon=None, relation=None):
    claim = {"d": inputs["encoder"]["rows"], "m": inputs["encoder"]["columns"], "k": k, "criterion": criterion,
             "sparsities": sparsities_of(inputs, k, criterion, domain, epsilon and Fraction(epsilon), relation)}
    if criterion == "recovery":
        claim.update(domain=domain, epsilon=c.exact(epsilon), relation=relation)
    return c.certificate("feature-sparsity", inputs, claim, {})


def sizes_fit(claim, inputs):
    m = inputs["encoder"]["columns"]
    return ((inputs["encoder"]["rows"], m) == (claim["d"], claim["m"])
            and ("probe" not in inputs or (inputs["probe"]["rows"], inputs["probe"]["columns"]) == (claim["d"], m))
            and ("thresholds" not in inputs or (inputs["thresholds"]["rows"], inputs["thresholds"]["columns"]) == (m, 1)))


def threshold_truth(claim, inputs, D):
    everything = scaled_all(inputs, D)
    if everything is None or not sizes_fit(claim, inputs):
        return False
    A, B, t, _ = everything
    k, m = claim["k"], claim["m"]
    if B is None:
        works = failing_vector([[x.p for x in row] for row in A], k) is None
    else:
        C = product_rows(A, B)
        windows = [window(C[i], i, k) for i in range(m)]
        works = all(low < high if t is None else low <= t[i] and t[i] < high
                    for i, ((low, _), (high, _)) in enumerate(windows))
    return works == (claim["kind"] == "threshold")


def sparsity_truth(claim, inputs, D):
    if scaled_all(inputs, D) is None or not sizes_fit(claim, inputs) or claim["k"] > claim["m"]:
        return False
    epsilon = Fraction(claim["epsilon"]) if "epsilon" in claim else None
    return claim["sparsities"] == sparsities_of(inputs, claim["k"], claim["criterion"], claim.get("domain"), epsilon,
                                                claim.get("relation"))


c.TRUTH.update({"geometry": geometry_truth, "threshold": threshold_truth, "threshold-failure": threshold_truth,
                "feature-sparsity": sparsity_truth})
