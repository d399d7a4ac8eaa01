# SPDX-License-Identifier: Apache-2.0
"""Certificates about one encoder (sections 5.12 to 5.15 of the format), and their claims without witnesses.

The optimum over all probes, the null space property and the least |x|_1 are recomputed from the circuits and the basic
solutions of the encoder."""

import itertools
from fractions import Fraction
from math import comb, lcm

import certificates as c
from linear_programs import basic_solutions, circuits, kernel, minimise


def rows_of(inputs):
    """The encoder, scaled; None where the scale does not fit."""
    rows = c.rational_entries(inputs["encoder"])
    if "featureScale" not in inputs:
        return rows
    scale = c.rational_entries(inputs["featureScale"])
    if len(scale) != len(rows[0]) or any(len(row) != 1 or row[0] <= 0 for row in scale):
        return None
    return [[x * s for x, (s,) in zip(row, scale)] for row in rows]


def encoder_inputs(A, scale=None):
    """With a scale, the encoder of the file is A divided by it."""
    if scale is None:
        return {"encoder": c.matrix(A)}
    return {"encoder": c.matrix([[Fraction(x) / s for x, s in zip(row, scale)] for row in A]),
            "featureScale": c.matrix([[s] for s in scale])}


def sparse(v):
    return [[j, c.exact(x)] for j, x in enumerate(v) if x]


def integers(v):
    q = lcm(*(x.denominator for x in v))
    return [x * q for x in v]


def norm(v):
    return sum(map(abs, v))


def feature_mu(rows, i):
    """The least max_j |(A^T b - e_i)_j|: a circuit v with the largest |v_i| / |v|_1, and that."""
    best = (Fraction(0), None)
    for v in circuits(rows):
        if v[i] and abs(v[i]) / norm(v) > best[0]:
            best = (abs(v[i]) / norm(v), v)
    return best


def optimum(rows, k):
    m = len(rows[0])
    mu = [feature_mu(rows, i) for i in range(m)]
    return min(Fraction(1), k * max(x for x, _ in mu)), mu


def best_probe(rows, i):
    """A b with the least max_j |(A^T b - e_i)_j|."""
    d, m = len(rows), len(rows[0])
    columns = c.transpose(rows)
    at_most = []
    for j in range(m):
        target = int(i == j)
        at_most += [(columns[j] + [-1], target), ([-x for x in columns[j]] + [-1], -target)]
    return minimise([0] * d + [1], [], at_most)[1][:d]


def probes(rows):
    return c.transpose([best_probe(rows, i) for i in range(len(rows[0]))])


def pair_error(rows, B, k):
    """The k largest of each row of E."""
    C = c.product(c.transpose(B), rows)
    E = [[abs(x - (i == j)) for j, x in enumerate(row)] for i, row in enumerate(C)]
    return max(sum(sorted(row, reverse=True)[:k]) for row in E)


def base_claim(A, k):
    return {"d": len(A), "m": len(A[0]), "k": k}


def access(A, k, epsilon, relation="lt", B=None, scale=None):
    B = B or probes(A)
    claim = {**base_claim(A, k), "worstError": c.exact(pair_error(A, B, k)), "epsilon": c.exact(epsilon), "relation": relation}
    return c.certificate("access", encoder_inputs(A, scale), claim, {"probes": c.witness_matrix(B)})


def no_access(A, k, epsilon, relation="lt", v=None, scale=None):
    if v is None:
        v = max(circuits(A), key=lambda v: max(map(abs, v)) / norm(v))
    v = list(map(Fraction, v))
    worst = min(Fraction(1), k * max(map(abs, v)) / norm(v))
    claim = {**base_claim(A, k), "worstError": c.exact(worst), "epsilon": c.exact(epsilon), "relation": relation}
    return c.certificate("no-access", encoder_inputs(A, scale), claim, {"kernelVector": sparse(v)})


def optimal_access(A, k, scale=None):
    worst, mu = optimum(A, k)
    claim = {**base_claim(A, k), "worstError": c.exact(worst), "featureMu": [c.exact(x) for x, _ in mu]}
    vectors = [[] if v is None else sparse(v) for _, v in mu]
    return c.certificate("optimal-access", encoder_inputs(A, scale), claim,
                         {"kernelVectors": vectors, "probes": c.witness_matrix(probes(A))})


def column_sets(m, k):
    """The sets and signs of section 5.13, in its order."""
    size = min(k, m)
    for T in itertools.combinations(range(m), size):
        for rest in itertools.product((1, -1), repeat=size - 1):
            yield T, (1, *rest)


def ladder_vector(A, T, signs):
    """(N, y) of section 5.13, with the least sum of the two maxima; None where that is not below N."""
    d, m = len(A), len(A[0])
    columns, at_most = c.transpose(A), [([0] * d + [0, -1], 0)]
    for j in range(m):
        inside = j in T
        target = signs[T.index(j)] if inside else 0
        bound = [-int(inside), -int(not inside)]
        at_most += [(columns[j] + bound, target), ([-x for x in columns[j]] + bound, -target)]
    value, y = minimise([0] * d + [1, 1], [], at_most)
    if not value < 1:
        return None
    return [c.exact(x) for x in integers([Fraction(1)] + y[:d])]


def basis_pursuit(A, k):
    """None where basis pursuit fails."""
    A = [list(map(Fraction, row)) for row in A]
    vectors = [ladder_vector(A, T, signs) for T, signs in column_sets(len(A[0]), k)]
    if None in vectors:
        return None
    return c.certificate("basis-pursuit", encoder_inputs(A), base_claim(A, k), {"certificates": vectors})


def largest_share(v, k):
    return sum(sorted(map(abs, v), reverse=True)[:k]) / norm(v)


def basis_pursuit_failure(A, k, v=None):
    v = v or max(circuits(A), key=lambda v: largest_share(v, k))
    return c.certificate("basis-pursuit-failure", encoder_inputs(A), base_claim(A, k), {"kernelVector": sparse(v)})


def exact_decoding(A, k, prime=2147483647):
    return c.certificate("exact-decoding", encoder_inputs(A), base_claim(A, k), {"prime": prime})


def exact_decoding_failure(A, k, v=None):
    v = v or min(circuits(A), key=lambda v: len(sparse(v)))
    return c.certificate("exact-decoding-failure", encoder_inputs(A), base_claim(A, k), {"kernelVector": sparse(v)})


def l1_minimiser(A, a, x=None, unique=None, prime=2147483647):
    A, a = [list(map(Fraction, row)) for row in A], list(map(Fraction, a))
    d, columns = len(A), c.transpose(A)
    solutions = basic_solutions(A, a)
    least = min(map(norm, solutions))
    best = [y for y in solutions if norm(y) == least]
    x = x or best[0]
    if unique is None:
        unique = len(best) == 1
    support = [j for j, y in enumerate(x) if y]
    # ⟨a_j, y⟩ is the sign of x_j on the support, and elsewhere as far below 1 as possible.
    equal = [(columns[j] + [0], 1 if x[j] > 0 else -1) for j in support]
    at_most = [(s, 0) for s in [[0] * d + [-1]]]
    for j in range(len(columns)):
        if j not in support:
            at_most += [(columns[j] + [-1], 0), ([-y for y in columns[j]] + [-1], 0)]
    dual = minimise([0] * d + [1], equal, at_most)[1][:d]
    claim = {"d": d, "m": len(columns), "norm": c.exact(least), "unique": "yes" if unique else "not-claimed"}
    witness = {"x": sparse(x), "dual": [c.exact(y) for y in dual]}
    if unique:
        rows = c.independent_rows([[row[j] for j in support] for row in A]) if support else []
        witness["independent"] = {"prime": prime, "rows": rows}
    inputs = {**encoder_inputs(A), "activation": c.matrix([[y] for y in a])}
    return c.certificate("l1-minimiser", inputs, claim, witness)


# ----------------------------------------------------------------------------------------------------------------
# Claims without witnesses. (In `access` the probes of the witness are what the claim is about.)


def fits(claim, rows):
    """Whether the sizes are right."""
    if rows is not None and comb(len(rows[0]), min(len(rows) + 1, len(rows[0]) // 2)) > 500:
        raise c.TooLarge
    return rows is not None and (len(rows), len(rows[0])) == (claim["d"], claim["m"])


def access_truth(claim, inputs, _, witness):
    rows = rows_of(inputs)
    if not fits(claim, rows):
        return False
    B = c.rational_entries(witness["probes"])
    if (len(B), witness["probes"]["columns"]) != (len(rows), len(rows[0])):
        return False
    error = pair_error(rows, B, claim["k"])
    return (error == Fraction(claim["worstError"]) and optimum(rows, claim["k"])[0] <= error
            and c.less(error, Fraction(claim["epsilon"]), claim["relation"]))


def no_access_truth(claim, inputs, _):
    rows, worst = rows_of(inputs), Fraction(claim["worstError"])
    return (fits(claim, rows) and optimum(rows, claim["k"])[0] >= worst
            and not c.less(worst, Fraction(claim["epsilon"]), claim["relation"]))


def optimal_access_truth(claim, inputs, _):
    rows = rows_of(inputs)
    if not fits(claim, rows):
        return False
    worst, mu = optimum(rows, claim["k"])
    return worst == Fraction(claim["worstError"]) and [x for x, _ in mu] == list(map(Fraction, claim["featureMu"]))


def basis_pursuit_truth(claim, inputs, _):
    rows = rows_of(inputs)
    return fits(claim, rows) and all(2 * largest_share(v, claim["k"]) < 1 for v in circuits(rows)) == (claim["kind"] == "basis-pursuit")


def exact_decoding_truth(claim, inputs, _):
    rows = rows_of(inputs)
    return fits(claim, rows) and all(len(sparse(v)) > 2 * claim["k"] for v in circuits(rows)) == (claim["kind"] == "exact-decoding")


def l1_truth(claim, inputs, _):
    rows, a = rows_of(inputs), c.rational_entries(inputs["activation"])
    if not fits(claim, rows) or len(a) != claim["d"] or len(a[0]) != 1:
        return False
    solutions = basic_solutions(rows, [x for x, in a])
    if not solutions:
        return False
    least = min(map(norm, solutions))
    best = [x for x in solutions if norm(x) == least]
    return least == Fraction(claim["norm"]) and (claim["unique"] != "yes" or len(best) == 1)


c.TRUTH.update({
    "access": access_truth, "no-access": no_access_truth, "optimal-access": optimal_access_truth,
    "basis-pursuit": basis_pursuit_truth, "basis-pursuit-failure": basis_pursuit_truth,
    "exact-decoding": exact_decoding_truth, "exact-decoding-failure": exact_decoding_truth, "l1-minimiser": l1_truth,
})
c.WITNESSED.add("access")
