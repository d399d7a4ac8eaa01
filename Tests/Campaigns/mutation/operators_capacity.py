# SPDX-License-Identifier: Apache-2.0
"""Mutation operators for section 5.16 of the format: the least dimension."""

from fractions import Fraction as F
from math import isqrt

from operators import MEANING, Inapplicable, operator, places
from operators_encoders import become, of_kinds

import certificates as c
import constructions as k

HUGE = (0, 1, 2, 3, 511, 512, 513, 4096, 4097, 65536, 65537, 2**31, 2**53 - 1)
TINY = F(1, 10**30)


def of(kind, **keys):
    return {"kind": kind, **keys}


def power(rng):
    prime, exponent = rng.choice(((2, 1), (3, 1), (5, 1), (7, 1), (2, 2), (3, 2), (13, 1), (11, 1), (2, 3), (5, 2), (101, 1), (9, 1), (4, 2)))
    return {"exponent": exponent, "prime": prime}


def random_construction(rng, depth=0):
    def count(high=9):
        return rng.randrange(high)
    kinds = ["ones", "identity", "simplex", "plane", "polygon", "paley", "unitary", "unitary-complement", "quadric", "delsarte-goethals", "gold",
             "net", "chirps", "devore", "reed-solomon", "signed-reed-solomon", "gilbert-varshamov", "code", "matrix"]
    kind = rng.choice(kinds + ["direct-sum", "kronecker"] * (2 if depth < 2 else 0))
    if kind in ("ones", "identity", "simplex", "plane", "polygon"):
        return of(kind, columns=rng.choice((count(), 30, 400)))
    if kind in ("paley", "unitary", "unitary-complement", "chirps"):
        return of(kind, **power(rng))
    if kind == "net":
        return of(kind, classes=count(7), **power(rng))
    if kind == "quadric":
        return of(kind, rank=count(6), sign=rng.choice(("minus", "plus")))
    if kind in ("delsarte-goethals", "gold"):
        return of(kind, rank=count(8), defect=count(4))
    if kind == "devore":
        return of(kind, degree=count(6), **power(rng))
    if kind.endswith("reed-solomon"):
        x = of(kind, dimension=count(5), length=count(10), **power(rng))
        if kind[0] == "s":
            x["hadamard"] = [[rng.choice((2, 2, 3, 5, 7, 11, 9)), rng.choice((1, 1, 2))] for _ in range(rng.randrange(3))]
            if rng.random() < 0.7:
                order = k.math.prod(p**e if p == 2 else (p**e + 1) * (1 if p**e % 4 == 3 else 2) for p, e in x["hadamard"])
                x["length"] = order
                x["prime"], x["exponent"] = rng.choice(((3, 1), (7, 1), (11, 1), (23, 1), (3, 2), (47, 1)))
                x["dimension"] = 1 + count(3)
        return x
    if kind == "gilbert-varshamov":
        return of(kind, columns=count(12), dimension=count(14), product=count(8))
    if kind == "code":
        s = rng.choice((1, 2, 3, 4, 5))
        return of(kind, dimension=s, positions=[rng.randrange(2**s) for _ in range(1 + count())])
    if kind == "matrix":
        d, n = rng.choice((1, 2, 3)), rng.choice((1, 2, 3, 4))

        def rows():
            return c.witness_matrix([[rng.choice((0, 1, -1, F(1, 2), F(1, 5), 3)) for _ in range(n)] for _ in range(d)])
        return of(kind, encoder=rows()) if rng.random() < 0.5 else of(kind, encoder=rows(), probe=rows())
    return of(kind, parts=[random_construction(rng, depth + 1) for _ in range(rng.choice((0, 1, 2, 2, 3)))])


def capacity_claim(v):
    return of_kinds(v, "capacity")


def value_again(rng, v, chance=0.75):
    """The bounds that the witness now proves, if it proves any."""
    claim, witness = v["claim"], v["witness"]
    if rng.random() < chance:
        for side, value in (("lower", k.lower_value), ("upper", k.upper_value)):
            new = value(claim, witness[side])
            if new is not None and new < 2**53:
                claim[side] = new


def fit(rng, v):
    """m and epsilon so that the construction is enough, at times just enough or just not."""
    claim, upper = v["claim"], v["witness"]["upper"]
    found = None if upper["kind"] in ("zero", "groups") else k.size(upper)
    if found is None:
        return
    d, n, beta = found
    claim["m"] = max(1, min(2**53 - 1, rng.choice((n, n, n + 1, max(1, n - 1), 2))))
    if claim["decoder"] == "linear":
        root = F(isqrt(beta.numerator), isqrt(beta.denominator))
        if root**2 != beta:
            root += F(1, 100)
        # eta = epsilon/(k - epsilon) at root: epsilon = k root/(1 + root)
        claim["epsilon"] = c.exact(abs(claim["k"] * root / (1 + root) + rng.choice((F(0), F(0), F(1, 1000), TINY, -TINY))) or F(1, 2))
        claim["relation"] = rng.choice(("lt", "le"))
    elif beta > 0:
        claim["k"] = max(1, int((1 / float(beta)**0.5 + 1) / 2) + rng.choice((-1, 0, 0, 1)))


@operator(MEANING)
def construction_anew(rng, v, _):
    """Another construction, with the claim that it proves."""
    claim = capacity_claim(v)
    claim["k"] = min(claim["k"], 10)
    v["witness"]["upper"] = random_construction(rng)
    fit(rng, v)
    if rng.random() < 0.6:
        v["witness"]["lower"] = rng.choice(({"kind": "none"}, {"kind": "positive"}, {"kind": "alon", "power": rng.choice((1, 2, 3))},
                                            {"kind": "chebyshev", "power": rng.choice((1, 2, 3))}))
    value_again(rng, v, 0.95)


@operator(MEANING)
def construction_parameter(rng, v, _):
    capacity_claim(v)
    found = [(path, x) for path, x in places(v["witness"]["upper"]) if type(x) is int]
    path, x = rng.choice(found)
    holder = v["witness"]["upper"]
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = max(0, x + rng.choice((-1, 1))) if rng.random() < 0.7 else rng.choice(HUGE)
    if rng.random() < 0.6 and moderate(v["witness"]["upper"]):
        if rng.random() < 0.5:
            fit(rng, v)
        value_again(rng, v)


def moderate(upper):
    """Whether the numbers of the table can be written out."""
    return all(x <= 600 for _, x in places(upper) if type(x) is int)


@operator(MEANING)
def construction_wrapped(rng, v, _):
    """As a part of another one, or a part alone."""
    capacity_claim(v)
    upper = v["witness"]["upper"]
    if upper["kind"] in ("zero", "groups") or not moderate(upper):
        raise Inapplicable
    if "parts" in upper and rng.random() < 0.5:
        new = rng.choice(upper["parts"])
    else:
        parts = [upper] + [random_construction(rng, 2) for _ in range(rng.choice((0, 1, 1)))]
        rng.shuffle(parts)
        new = of(rng.choice(("direct-sum", "kronecker")), parts=parts)
    v["witness"]["upper"] = new
    if rng.random() < 0.7:
        fit(rng, v)
    value_again(rng, v)


@operator(MEANING)
def capacity_lower_changed(rng, v, _):
    claim = capacity_claim(v)
    kind = rng.choice(("none", "positive", "three-points", "alon", "alon", "chebyshev", "chebyshev"))
    lower = {"kind": kind}
    if kind in ("alon", "chebyshev"):
        lower["power"] = rng.choice((1, 1, 2, 3, 4, 5, 12, 4096, 4097, 0))
        if lower["power"] == 4096 and len(claim.get("epsilon", "")) > 12:
            raise Inapplicable
    v["witness"]["lower"] = lower
    if lower.get("power", 1) != 0:
        value_again(rng, v, 0.8)


@operator(MEANING)
def capacity_bound_by_one(rng, v, _):
    claim, side = capacity_claim(v), rng.choice(("lower", "upper"))
    claim[side] = max(0, claim[side] + rng.choice((-1, 1)))


@operator(MEANING)
def capacity_sizes(rng, v, _):
    claim, key = capacity_claim(v), rng.choice(("m", "k"))
    claim[key] = max(1, rng.choice((claim[key] - 1, claim[key] + 1, claim[key] + 1, 2 * claim[key], 1, 2, 3)))
    value_again(rng, v)


@operator(MEANING)
def capacity_epsilon(rng, v, _):
    """To F8's edges: 1, k, k/2 and where the construction is just enough."""
    claim = capacity_claim(v)
    if claim["decoder"] != "linear":
        raise Inapplicable
    if rng.random() < 0.5 and moderate(v["witness"]["upper"]):
        m = claim["m"]
        fit(rng, v)
        claim["m"] = m
    else:
        claim["epsilon"] = c.exact(abs(rng.choice((F(1), F(1), F(claim["k"]), F(claim["k"], 2), F(1, 2))) + rng.choice((F(0), F(0), TINY, -TINY))))
    claim["relation"] = rng.choice(("lt", "le"))
    if rng.random() < 0.3 and F(claim["epsilon"]) >= 1:
        v["witness"]["upper"] = {"kind": "zero"}
    value_again(rng, v)


@operator(MEANING)
def decoder_exchanged(rng, v, _):
    claim = capacity_claim(v)
    if claim["decoder"] == "linear":
        claim["decoder"] = "threshold"
        for key in ("epsilon", "relation"):
            if rng.random() < 0.9:
                claim.pop(key, None)
        if rng.random() < 0.3:
            v["witness"]["upper"] = {"kind": "groups"}
    else:
        claim["decoder"] = "linear"
        claim["epsilon"] = rng.choice(("1/2", "1/2", "1", "1/3"))
        claim["relation"] = rng.choice(("lt", "le"))
    if "epsilon" in claim or claim["decoder"] == "threshold":
        value_again(rng, v)


@operator(MEANING)
def hadamard_changed(rng, v, _):
    capacity_claim(v)
    found = [x["hadamard"] for _, x in places(v["witness"]["upper"]) if isinstance(x, dict) and "hadamard" in x]
    factors = rng.choice(found)
    change = rng.choice(("drop", "add", "exchange", "huge"))
    if change == "drop" and factors:
        factors.pop()
    elif change == "exchange" and factors:
        factors[0] = rng.choice(([2, 2], [3, 1], [7, 1], [5, 1], [11, 1], [2, 3], [9, 1], [1, 1], [2], [2, 65]))
    elif change == "huge":
        factors.extend([[2147483629, 64]] * rng.choice((1, 3)))
    else:
        factors.append([2, 1])
    if moderate(v["witness"]["upper"]):
        value_again(rng, v)


@operator(MEANING)
def capacity_honest(rng, v, _):
    """A new certificate with nothing wrong: should be accepted."""
    capacity_claim(v)
    for _ in range(20):
        X = random_construction(rng)
        found = k.size(X)
        if found is None or found[0] >= 2**53:
            continue
        d, n, beta = found
        decoder = rng.choice(("linear", "threshold"))
        sparsity = rng.choice((1, 1, 2, 3))
        m = max(1, min(n, 2**53 - 1, rng.choice((n, n, 2, 7))))
        root = F(isqrt(beta.numerator) + 1, isqrt(beta.denominator)) if beta else F(1, 10**6)
        epsilon = sparsity * root / (1 + root) if decoder == "linear" else None
        lower = rng.choice(("none", "positive", ("alon", 1), ("alon", 2), ("chebyshev", 2)))
        new = k.capacity(m, sparsity, lower, X, epsilon, rng.choice(("lt", "le")))
        if new["claim"]["lower"] >= 0 and new["claim"]["upper"] >= 0:
            become(v, new)
            return
    raise Inapplicable
