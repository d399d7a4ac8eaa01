"""Tests of lrh_check.py. Run: python3 -m unittest test_lrh_check (in this folder), or this file itself.

The certificates are made here, with exact fractions and by the slow textbook formulas, independently of the checker.
Every rejected or malformed case names a part of the expected message, so that a case cannot pass for a wrong reason.
"""

import copy
import hashlib
import itertools
import json
import os
import random
import struct
import subprocess
import sys
import tempfile
import unittest
from fractions import Fraction as F
from math import comb
from unittest import mock

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import lrh_check  # noqa: E402

PROGRAM = os.path.join(HERE, "lrh_check.py")


# A small maker of certificates -----------------------------------------------------------------------------------

def sha(text):
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def matrix_digest(rows, radicand=0):
    lines = ["lrh-matrix/1", f"{len(rows)} {len(rows[0])} {radicand}"]
    lines += [f"{x[0]} {x[1]}" if radicand else str(x) for row in rows for x in row]
    return sha("\n".join(lines) + "\n")


def matrix(rows, radicand=0):
    """Rows of numbers; with a radicand, of pairs."""
    rows = [[(F(x[0]), F(x[1])) if radicand else F(x) for x in row] for row in rows]
    entries = [[[str(x[0]), str(x[1])] if radicand else str(x) for x in row] for row in rows]
    value = {"rows": len(rows), "columns": len(rows[0]), "entries": entries, "digest": matrix_digest(rows, radicand)}
    return {**value, "radicand": radicand} if radicand else value


def spelt_matrix(rows, radicand=0):
    """Rows of number strings (long integers are slow to spell); with a radicand, these are the parts r."""
    lines = ["0 " + x if radicand else x for row in rows for x in row]
    value = {"rows": len(rows), "columns": len(rows[0]),
             "entries": [[["0", x] for x in row] if radicand else row for row in rows],
             "digest": sha("\n".join(["lrh-matrix/1", f"{len(rows)} {len(rows[0])} {radicand}", *lines]) + "\n")}
    return {**value, "radicand": radicand} if radicand else value


def graph(n, edges):
    edges = [list(e) for e in edges]
    return {"n": n, "edges": edges,
            "digest": sha(f"lrh-graph/1\n{n} {len(edges)}\n" + "".join(f"{u} {v}\n" for u, v in edges))}


def witness_matrix(rows, columns=None):
    return {"rows": len(rows), "columns": len(rows[0]) if columns is None else columns,
            "entries": [[str(x) for x in row] for row in rows]}


def certificate(kind, inputs, claim, witness):
    return {"assumptions": [], "format": "lrh-certificate/1", "inputs": inputs, "sources": [],
            "claim": {**claim, "kind": kind, "digests": {role: x["digest"] for role, x in inputs.items()}},
            "producer": {"name": "test", "version": "0"}, "witness": witness}


def spell(cert):
    return json.dumps(cert, sort_keys=True, separators=(",", ":")).encode("ascii")


DELETE = object()


def changed(cert, changes):
    """A copy with the values at some places ("claim.rank", "witness.z.0.1") replaced. Digests follow the inputs."""
    cert = copy.deepcopy(cert)
    for path, value in changes.items():
        *parents, last = [int(key) if key.isdigit() else key for key in path.split(".")]
        place = cert
        for key in parents:
            place = place[key]
        if value is DELETE:
            del place[last]
        else:
            place[last] = value
        if path.startswith("inputs.") and len(parents) == 1 and isinstance(value, dict):
            cert["claim"]["digests"][last] = value["digest"]
    return cert


def check(data, **options):
    """The outcome and its message."""
    if isinstance(data, dict):
        data = spell(data)
    try:
        return "accepted", lrh_check.check_certificate(data, **options)
    except lrh_check.Outcome as outcome:
        return outcome.word, str(outcome)


# The certificates that are changed below -----------------------------------------------------------------------

def rank_proof(rows, columns, upper=None, prime=101):
    return {"lower": {"rows": rows, "columns": columns, "prime": prime}, "upper": upper or {"kind": "full"}}


def rank_cert(rows, rank, proof):
    return certificate("rank", {"matrix": matrix(rows)},
                       {"rows": len(rows), "columns": len(rows[0]), "rank": rank}, proof)


FULL = rank_cert([[1, F(1, 2), 3], [F(2, 3), 5, -7]], 2, rank_proof([0, 1], [0, 2]))
# Row 2 = row 0 + row 1. With the denominators of each row cleared: (2, 4, 1), (3, 4, 5), (8, 12, 11), and
# row 2 = row 0 + 2 * row 1.
M3 = [[1, 2, F(1, 2)], [3, 4, 5], [4, 6, F(11, 2)]]
FACTORS = rank_cert(M3, 2, rank_proof([0, 1], [0, 1], {
    "kind": "factorisation", "left": witness_matrix([[F(1, 2), 0], [0, F(1, 3)], [F(1, 2), F(1, 3)]]),
    "right": witness_matrix([[2, 4, 1], [9, 12, 15]])}))
DEPENDENT = rank_cert(M3, 2, rank_proof([0, 1], [0, 1], {
    "kind": "dependencies", "combinations": witness_matrix([[1, 2]])}))
ZERO = [[0, 0], [0, 0], [0, 0]]
ZERO_FACTORS = rank_cert(ZERO, 0, rank_proof([], [], {
    "kind": "factorisation", "left": witness_matrix([[], [], []], 0), "right": witness_matrix([], 2)}))
ZERO_DEPENDENT = rank_cert(ZERO, 0, rank_proof([], [], {
    "kind": "dependencies", "combinations": witness_matrix([[], [], []], 0)}))
DEPENDENT_FULL = rank_cert([[1, 2], [3, 4]], 2, rank_proof([0, 1], [0, 1], {
    "kind": "dependencies", "combinations": witness_matrix([], 2)}))


def chebyshev(s, x):
    low, high = F(1), F(x)
    for _ in range(s):
        low, high = high, 2 * x * high - low
    return low


def monomials(family, s, r):
    degrees = range(s % 2, s + 1, 2) if family == "chebyshev" else [s]
    return sum(comb(r + j - 1, j) if r + j > 0 else 1 for j in degrees)


def near_identity(C, family, s, mu, relation, rank, proof):
    """With the true lowerBound."""
    bound = least_bound(C, family, s, F(mu), relation)
    return certificate("near-identity-rank", {"matrix": matrix(C)},
                       {"n": len(C), "mu": str(mu), "rank": rank, "lowerBound": bound, "power": s, "family": family,
                        "relation": relation}, {"rank": proof})


def least_bound(C, family, s, mu, relation):
    """The true lowerBound."""
    n = len(C)
    D = [[F(x) / C[i][i] for x in row] for i, row in enumerate(C)]
    if family == "trace":
        Q = F(n * n) / sum(x**(2 * s) for row in D for x in row)
    elif family == "alon":
        Q = n / (1 + (n - 1) * mu**(2 * s))
    else:
        T = chebyshev(s, 1 / mu)
        Q = n * T * T / (T * T + n - 1)
    strict = family == "alon" and relation == "lt" and n >= 2
    return next(r for r in itertools.count() if monomials(family, s, r) > Q
                or not strict and monomials(family, s, r) == Q)


# Rank 2: three lines at 120 degrees, Gram matrix with cosine -1/2; rows scaled by 1, 2, 3 to make the division matter.
LINES = [[1, F(-1, 2), F(-1, 2)], [-1, 2, -1], [F(-3, 2), F(-3, 2), 3]]
GRAM = [[F(x) / LINES[i][i] for x in row] for i, row in enumerate(LINES)]
# With the denominators of each row cleared: (2, -1, -1), (-1, 2, -1), (-3, -3, 6).
LINES_PROOF = rank_proof([0, 1], [0, 1], {"kind": "dependencies", "combinations": witness_matrix([[-3, -3]])})
TRACE = near_identity(LINES, "trace", 1, F(1, 2), "le", 2, LINES_PROOF)
ALON = near_identity(LINES, "alon", 2, F(1, 2), "le", 2, LINES_PROOF)
CHEBYSHEV = near_identity(LINES, "chebyshev", 2, F(1, 2), "le", 2, LINES_PROOF)


def with_projector(cert):
    """s = 1: M = GRAM = (3/2) P."""
    P = [[x * F(2, 3) for x in row] for row in GRAM]
    return changed(cert, {"witness.projector": {"matrix": witness_matrix(P), "rank": 2, "residual": "0"}})


def with_monomials(cert, left, right):
    return changed(cert, {"witness.monomials": {"left": witness_matrix(left), "right": witness_matrix(right)}})


# GRAM = leftT * right with left_i = coordinates of row i in the rows 0, 1 (row 2 = -row 0 - row 1).
COORDINATES = [[1, 0], [0, 1], [-1, -1]]
MONOMIALS_1 = (list(zip(*COORDINATES)), GRAM[:2])
MONOMIALS_2 = (
    [[x * x for x, y in COORDINATES], [2 * x * y for x, y in COORDINATES], [y * y for x, y in COORDINATES]],
    [[x * x for x in GRAM[0]], [x * y for x, y in zip(*GRAM[:2])], [y * y for y in GRAM[1]]])
# T_2(x/mu)/T_2(1/mu) = (8 x^2 - 1)/7 for mu = 1/2
MONOMIALS_T = (MONOMIALS_2[0] + [[1, 1, 1]], [[F(8, 7) * x for x in row] for row in MONOMIALS_2[1]] + [[F(-1, 7)] * 3])


def projector_on(M, rank_columns):
    """The orthogonal projector on the columns of M with these indices, and the residual of F2."""
    n, r = len(M), len(rank_columns)
    basis = []
    for j in rank_columns:
        v = [row[j] for row in M]
        for u in basis:
            f = sum(x * y for x, y in zip(u, v)) / sum(x * x for x in u)
            v = [y - f * x for x, y in zip(u, v)]
        basis.append(v)
    P = [[sum(u[i] * u[j] / sum(x * x for x in u) for u in basis) for j in range(n)] for i in range(n)]
    return {"matrix": witness_matrix(P), "rank": r,
            "residual": str(sum(x * x for row in M for x in row) - F(n * n, r))}


ODD = [[2, F(1, 3), 0], [F(1, 5), 1, F(1, 7)], [0, F(1, 2), 3]]
ODD_CERT = {family: near_identity(ODD, family, 2, F(1, 4), "lt", 3, rank_proof([0, 1, 2], [0, 1, 2], None, 65537))
            for family in ("trace", "alon", "chebyshev")}

PETERSEN = sorted([(i, (i + 1) % 5) if i < 4 else (0, 4) for i in range(5)] + [(i, i + 5) for i in range(5)]
                  + [tuple(sorted((5 + i, 5 + (i + 2) % 5))) for i in range(5)])
SQUARE = graph(4, [(0, 1), (0, 3), (1, 2), (2, 3)])
TURAN = certificate("turan-bound", {"graph": SQUARE}, {"edges": 4, "n": 4, "turanNumber": 4, "of": "graph", "parts": 2,
                                                       "relation": "le"}, {"classes": [0, 1, 0, 1]})
TURAN_COMPLEMENT = certificate(
    "turan-bound", {"graph": graph(5, [(0, 1), (0, 2), (1, 2), (3, 4)])},
    {"edges": 6, "n": 5, "turanNumber": 6, "of": "complement", "parts": 2, "relation": "le"},
    {"classes": [0, 0, 0, 1, 1]})
CLIQUE = certificate("clique", {"graph": graph(4, [(0, 1), (0, 2), (1, 2), (2, 3)])},
                     {"edges": 4, "n": 4, "of": "graph", "size": 3}, {"vertices": [0, 1, 2]})
CLIQUE_COMPLEMENT = certificate("clique", {"graph": graph(10, PETERSEN)},
                                {"edges": 30, "n": 10, "of": "complement", "size": 4}, {"vertices": [0, 2, 8, 9]})


def recovery(A, B, k, domain, kind="worst-case-error", epsilon=None, relation=None):
    """By brute force over the supports and the vertices of the domain."""
    d, m = len(A), len(A[0])
    E = [[sum(F(B[t][i]) * A[t][j] for t in range(d)) - (i == j) for j in range(m)] for i in range(m)]
    best = max(((abs(sum(E[i][j] * x for j, x in zip(S, z))), i, [[j, str(x)] for j, x in zip(S, z)])
                for i in range(m) for size in range(min(k, m) + 1) for S in itertools.combinations(range(m), size)
                for z in itertools.product((-1, 1) if domain == "signed" else (1,), repeat=size)),
               key=lambda item: item[0])
    claim = {"d": d, "m": m, "k": k, "domain": domain, "worstError": str(best[0])}
    if epsilon is not None:
        claim.update(epsilon=str(epsilon), relation=relation)
    return certificate(kind, {"encoder": matrix(A), "probe": matrix(B)}, claim, {"row": best[1], "z": best[2]})


A3 = [[1, F(1, 2), F(-1, 3)], [F(1, 4), 1, F(2, 5)]]
B3 = [[F(3, 4), F(1, 3), 0], [0, F(2, 3), F(1, 2)]]
WORST = recovery(A3, B3, 2, "signed")
VALUE = F(WORST["claim"]["worstError"])
RECOVERY = recovery(A3, B3, 2, "signed", "recovery", VALUE + F(1, 100), "lt")
FAILURE = recovery(A3, B3, 2, "signed", "recovery-failure", VALUE, "lt")
# Over Q(sqrt 3), E = B^T A - I = [[r, -2], [0, 0]] with r = sqrt 3: k = 1: 2; k = 2: 2 + sqrt 3; nonnegative: 2.
ROOT_A = matrix([[(1, 0), (0, 0)], [(0, 0), (1, 0)]], 3)
ROOT_B = matrix([[(1, 1), (0, 0)], [(-2, 0), (1, 0)]], 3)
ROOT = certificate("worst-case-error", {"encoder": ROOT_A, "probe": ROOT_B},
                   {"d": 2, "m": 2, "k": 2, "domain": "signed", "worstError": ["2", "1"]},
                   {"row": 0, "z": [[0, "1"], [1, "-1"]]})

UNIT = certificate("incoherence", {"encoder": matrix([[F(3, 5), 1, 0], [F(4, 5), 0, 1]])},
                   {"d": 2, "m": 3, "columns": "unit", "normSquared": "1", "coherenceSquared": "16/25",
                    "coherence": "4/5", "mu": "4/5", "relation": "le"}, {"pair": [0, 2]})
EQUAL = certificate("incoherence", {"encoder": matrix([[1, 1], [F(1, 2), F(-1, 2)]])},
                    {"d": 2, "m": 2, "columns": "equal-norm", "normSquared": "5/4", "coherenceSquared": "9/25"},
                    {"pair": [0, 1]})
ANY = certificate("incoherence", {"encoder": matrix([[1, 1, 0], [0, 1, 3]])},
                  {"d": 2, "m": 3, "columns": "any", "coherenceSquared": "1/2"}, {"pair": [0, 1]})
SINGLE = certificate("incoherence", {"encoder": matrix([[2], [0]])},
                     {"d": 2, "m": 1, "columns": "any", "coherenceSquared": "0", "mu": "1/1000000", "relation": "lt"},
                     {"pair": []})
# columns (1, 0) and (1 + sqrt 2, 1): squared cosine (3 + 2 sqrt 2)/(4 + 2 sqrt 2) = (2 + sqrt 2)/4
ROOT_ANY = certificate("incoherence", {"encoder": matrix([[(1, 0), (1, 1)], [(0, 0), (1, 0)]], 2)},
                       {"d": 2, "m": 2, "columns": "any", "coherenceSquared": ["1/2", "1/4"]}, {"pair": [0, 1]})


def scaled(cert, s):
    """The same claim about the encoder with column j divided by s_j and the probe with column j multiplied by it, with
    the featureScale s that undoes this."""
    inputs = {}
    for role, power in (("encoder", -1), ("probe", 1)):
        X = cert["inputs"][role]
        if "radicand" in X:
            rows = [[[F(part) * F(t)**power for part in x] for x, t in zip(row, s)] for row in X["entries"]]
        else:
            rows = [[F(x) * F(t)**power for x, t in zip(row, s)] for row in X["entries"]]
        inputs[role] = matrix(rows, X.get("radicand", 0))
    inputs["featureScale"] = matrix([[t] for t in s])
    cert = {**cert, "inputs": inputs}
    return changed(cert, {"claim.digests": {role: x["digest"] for role, x in inputs.items()}})


SCALE = [F(2), F(1, 3), F(5, 7)]
SCALED = {cert["claim"]["kind"]: scaled(cert, SCALE) for cert in (WORST, RECOVERY, FAILURE)}


def clique_number(X, size, clique, upper):
    return certificate("clique-number", {"graph": X}, {"n": X["n"], "edges": len(X["edges"]), "cliqueNumber": size},
                       {"clique": clique, "upper": upper})


def colouring(colours):
    return {"kind": "colouring", "colours": colours}


def tree(*nodes):
    """Nodes as pairs (branch, classes)."""
    return {"kind": "tree", "nodes": [{"branch": branch, "classes": classes} for branch, classes in nodes]}


COLOURED = clique_number(SQUARE, 2, [0, 1], colouring([0, 1, 0, 1]))
PENTAGON = graph(5, [(0, 1), (0, 4), (1, 2), (2, 3), (3, 4)])
TREE = clique_number(PENTAGON, 2, [0, 1], tree(([4], [[0, 2], [1, 3]]), ([], [[0, 3]])))
TRIANGLE = graph(3, [(0, 1), (0, 2), (1, 2)])
# show({0,1,2}, 3), show({1,2}, 2), show({2}, 2), show({}, 2)
TRIANGLE_TREE = clique_number(TRIANGLE, 3, [0, 1, 2], tree(([0, 1, 2], []), ([], [[1], [2]]), ([], [[2]]), ([], [])))
# show({0,1,2}, 1), show({}, 0), show({}, 0)
EMPTY_TREE = clique_number(graph(3, []), 1, [2], tree(([2, 1], [[0]]), ([], []), ([], [])))


def tree_for(X, q):
    """A tree for show(all, q), if there is one: greedy classes, then branch on what is left."""
    near = {v: set() for v in range(X["n"])}
    for u, v in X["edges"]:
        near[u].add(v)
        near[v].add(u)

    def nodes(P, q):
        classes, branch = [], []
        for v in sorted(P):
            home = next((members for members in classes if not near[v] & set(members)), None)
            if home is not None:
                home.append(v)
            elif len(classes) < q:
                classes.append([v])
            else:
                branch.insert(0, v)
        assert q > 0 or not P
        yield branch, classes
        for i, v in enumerate(branch):
            yield from nodes((P - set(branch[:i])) & near[v], q - 1)
    return tree(*nodes(set(range(X["n"])), q))


def interference_chain(A, B, k, epsilon, relation, family, s, chosen):
    """With the true number of edges and the true lowerBound for the features `chosen`."""
    d, m, epsilon = len(A), len(A[0]), F(epsilon)
    C = [[sum(F(B[t][i]) * A[t][j] for t in range(d)) for j in range(m)] for i in range(m)]
    small = [[abs(x) < epsilon / k or relation == "le" and abs(x) == epsilon / k for x in row] for row in C]
    edges = sum(not (small[i][j] and small[j][i]) for i, j in itertools.combinations(range(m), 2))
    bound = least_bound([[C[i][j] for j in chosen] for i in chosen], family, s, epsilon / k / (1 - epsilon), relation)
    return certificate("interference-chain", {"encoder": matrix(A), "probe": matrix(B)},
                       {"d": d, "m": m, "k": k, "epsilon": str(epsilon), "relation": relation, "family": family,
                        "power": s, "independentSetSize": len(chosen), "lowerBound": bound},
                       {"edges": edges, "independentSet": chosen})


def unit_matrix(m):
    return [[int(i == j) for j in range(m)] for i in range(m)]


# k = 2, epsilon = 1/2: {0, 1} is an edge because of C_01 alone, {0, 3} because of C_30 alone. mu = 1/2.
C4 = [[1, F(1, 3), F(1, 10), 0], [F(1, 10), F(9, 10), F(1, 10), F(1, 10)], [0, 0, 1, F(1, 8)],
      [F(1, 3), 0, F(1, 8), 1]]
CHAIN = interference_chain(C4, unit_matrix(4), 2, F(1, 2), "lt", "alon", 1, [1, 2, 3])
# C = (2/3) GRAM through two dimensions; E has the entries -1/3 and 1/3
PLANE_A = [[F(2, 3) * x for x in row] for row in GRAM[:2]]
PLANE_B = [list(row) for row in zip(*COORDINATES)]
PLANE = interference_chain(PLANE_A, PLANE_B, 1, F(1, 2), "lt", "trace", 1, [0, 1, 2])
SCALED_CHAIN = scaled(PLANE, SCALE)


def failure(X, statement, hypothesis, at, value, **mu):
    role = "matrix" if statement == "near-identity-rank" else "encoder"
    return certificate("hypothesis-failure", {role: X}, {"statement": statement, "hypothesis": hypothesis, **mu},
                       {"at": at, "value": value})


DIAGONAL = failure(matrix([[1, 2], [3, 0]]), "near-identity-rank", "diagonal", [1], "0")
OFF_DIAGONAL = failure(matrix([[2, -1], [3, 0]]), "near-identity-rank", "off-diagonal", [0, 1], "-1/2", mu="1/2",
                       relation="lt")
ZERO_COLUMN = failure(matrix([[1, 0], [3, 0]]), "incoherence", "nonzero-columns", [1], "0")
UNIT_COLUMN = failure(matrix([[1, 2], [0, 1]]), "incoherence", "unit-columns", [1], "5")
EQUAL_NORMS = failure(matrix([[1, 2], [0, 1]]), "incoherence", "equal-norms", [0, 1], "5")
COHERENCE = failure(matrix([[1, 2], [0, 1]]), "incoherence", "coherence", [0, 1], "4/5", mu="4/5", relation="le")
ROOT_COLUMN = failure(matrix([[(0, 1), (1, 1)]], 5), "incoherence", "unit-columns", [1], ["6", "2"])


class AcceptedTests(unittest.TestCase):
    def accepted(self, cert, **options):
        self.assertEqual(check(cert, **options)[0], "accepted", check(cert, **options))

    def test_rank(self):
        for cert in (FULL, FACTORS, DEPENDENT, ZERO_FACTORS, ZERO_DEPENDENT, DEPENDENT_FULL):
            self.accepted(cert)
        self.accepted(rank_cert([[1]], 1, rank_proof([0], [0], None, 2)))
        self.accepted(rank_cert([[1]], 1, rank_proof([0], [0], None, 2**31 - 1)))

    def test_rank_prime_divides_denominators(self):
        # Rows times least common denominator: (2, 3) and (4, 5); determinant -2, not 0 modulo 3
        self.accepted(rank_cert([[F(2, 9), F(1, 3)], [F(4, 3), F(5, 3)]], 2, rank_proof([0, 1], [0, 1], None, 3)))
        # the least common denominator is that of the whole row: (1/3, 1) alone would be (1, 3), but with 1/9 it is (3, 9)
        bad = rank_cert([[F(1, 3), 1, F(1, 9)], [0, 1, 0]], 2, rank_proof([0, 1], [0, 1], None, 3))
        self.assertEqual(check(bad), ("rejected", "lower: the minor is 0 modulo 3"))
        # an integer determinant divisible by p
        bad = rank_cert([[1, 1], [1, 4]], 2, rank_proof([0, 1], [0, 1], None, 3))
        self.assertEqual(check(bad), ("rejected", "lower: the minor is 0 modulo 3"))

    def test_rank_combinations_are_of_cleared_rows(self):
        # (1/2, 1), (1/3, 2/3) is cleared to (1, 2), (1, 2)
        rows, place = [[F(1, 2), 1], [F(1, 3), F(2, 3)]], "witness.upper.combinations.entries.0.0"
        cert = rank_cert(rows, 1, rank_proof([0], [0], {
            "kind": "dependencies", "combinations": witness_matrix([[1]])}))
        self.accepted(cert)
        for bad in ("2/3", "1/2", "1/3", "3/2", "-1"):  # 2/3: what holds between the rows of M itself
            self.assertEqual(check(changed(cert, {place: bad})),
                             ("rejected", "upper: the combination for row 1 fails in column 0"))
        # a row is multiplied by its least common denominator and not divided by a common factor: (2, 4), (3, 6)
        cert = rank_cert([[2, 4], [1, 2], [F(3, 2), 3]], 1, rank_proof([0], [0], {
            "kind": "dependencies", "combinations": witness_matrix([[F(1, 2)], [F(3, 2)]])}))
        self.accepted(cert)
        # a row that lower.rows names is cleared too, wherever it stands: row 0 = (1, 1) - 2 * (0, 1/2), cleared (0, 1)
        cert = rank_cert([[1, 0], [0, F(1, 2)], [1, 1]], 2, rank_proof([1, 2], [0, 1], {
            "kind": "dependencies", "combinations": witness_matrix([[-1, 1]])}))
        self.accepted(cert)
        self.assertEqual(check(changed(cert, {place: "-2"})),
                         ("rejected", "upper: the combination for row 0 fails in column 1"))
        # the factors of a factorisation speak of M itself
        cert = rank_cert(rows, 1, rank_proof([0], [0], {
            "kind": "factorisation", "left": witness_matrix([[F(1, 2)], [F(1, 3)]]),
            "right": witness_matrix([[1, 2]])}))
        self.accepted(cert)
        self.assertEqual(check(changed(cert, {"witness.upper.left": witness_matrix([[1], [1]])})),
                         ("rejected", "upper: left * right differs from the matrix at row 0, column 0"))

    def test_near_identity_rank(self):
        for cert in (TRACE, ALON, CHEBYSHEV, *ODD_CERT.values()):
            self.accepted(cert)
        self.assertEqual(TRACE["claim"]["lowerBound"], 2)
        self.accepted(near_identity([[5]], "alon", 1, 0, "lt", 1, rank_proof([0], [0])))
        self.accepted(near_identity([[5]], "trace", 4096, 0, "lt", 1, rank_proof([0], [0])))
        identity = [[int(i == j) for j in range(4)] for i in range(4)]
        for s in (1, 2, 3, 4096):
            for family, mu in (("trace", 0), ("alon", 0), ("alon", F(1, 2)), ("chebyshev", F(1, 2))):
                self.accepted(near_identity(identity, family, s, mu, "le", 4, rank_proof([0, 1, 2, 3], [0, 1, 2, 3])))
        # equality N = Q: allowed for `le`, not for `lt`; identity with mu = 0 needs rank 4 in both
        strict = near_identity([[1, 0], [0, 1]], "alon", 1, 1, "lt", 2, rank_proof([0, 1], [0, 1]))
        self.assertEqual(strict["claim"]["lowerBound"], 2)  # Q = 1
        self.accepted(strict)
        weak = near_identity([[1, 1], [1, 1]], "alon", 1, 1, "le", 1, rank_proof(
            [0], [0], {"kind": "dependencies", "combinations": witness_matrix([[1]])}))
        self.assertEqual(weak["claim"]["lowerBound"], 1)
        self.accepted(weak)

    def test_near_identity_rank_options(self):
        self.accepted(with_projector(TRACE))
        self.accepted(with_monomials(TRACE, *MONOMIALS_1))
        self.accepted(with_monomials(ALON, *MONOMIALS_2))
        self.accepted(with_monomials(CHEBYSHEV, *MONOMIALS_T))
        self.accepted(with_monomials(with_projector(TRACE), *MONOMIALS_1))
        for family, cert in ODD_CERT.items():
            D = [[F(x) / ODD[i][i] for x in row] for i, row in enumerate(ODD)]
            if family == "chebyshev":
                M = [[chebyshev(2, 4 * x) / chebyshev(2, F(4)) for x in row] for row in D]
            else:
                M = [[x * x for x in row] for row in D]
            self.accepted(changed(cert, {"witness.projector": projector_on(M, [0, 1, 2])}))
        # rank 2, not symmetric, so the projector has a residual
        rows = [[1, F(1, 3), F(3, 4)], [F(1, 4), 1, F(3, 4)]]
        rows.append([F(2, 3) * (x + y) for x, y in zip(*rows)])
        # cleared: (12, 4, 9), (1, 4, 3), (15, 16, 18)
        proof = rank_proof([0, 1], [0, 1], {"kind": "dependencies", "combinations": witness_matrix([[1, 3]])}, 10007)
        cert = near_identity(rows, "trace", 1, F(9, 10), "le", 2, proof)
        projector = projector_on(rows, [0, 1])
        self.assertNotEqual(projector["residual"], "0")
        self.accepted(changed(cert, {"witness.projector": projector}))

    def test_chebyshev_polynomial(self):
        for s in range(1, 40):
            for x, y in ((3, 2), (-5, 7), (0, 1), (1, 1), (-4, 3)):
                self.assertEqual(lrh_check.chebyshev(x, y, s), chebyshev(s, F(x, y)) * y**s)

    def test_graphs(self):
        for cert in (TURAN, TURAN_COMPLEMENT, CLIQUE, CLIQUE_COMPLEMENT):
            self.accepted(cert)
        self.accepted(changed(CLIQUE, {"claim.size": 0, "witness.vertices": []}))
        self.accepted(certificate("clique", {"graph": graph(16_777_216, [])}, {
            "edges": 0, "n": 16_777_216, "of": "graph", "size": 1}, {"vertices": [16_777_215]}))
        self.accepted(changed(TURAN, {"claim.parts": 2**53 - 1, "claim.turanNumber": 6,
                                      "witness.classes": [0, 1, 2, 2**53 - 2]}))
        for n in range(1, 9):
            for r in range(1, 11):
                sizes = [len(range(i, n, r)) for i in range(r)]
                self.assertEqual(lrh_check.turan_number(n, r), (n * n - sum(x * x for x in sizes)) // 2)

    def test_recovery(self):
        for k in (1, 2, 3, 7, 2**53 - 1):
            for domain in ("signed", "nonnegative"):
                self.accepted(recovery(A3, B3, min(k, 4), domain) if k < 9 else
                              changed(recovery(A3, B3, 3, domain), {"claim.k": k}))
        worst = recovery(A3, B3, 2, "signed")["claim"]["worstError"]
        self.accepted(RECOVERY)
        self.accepted(changed(RECOVERY, {"claim.epsilon": worst, "claim.relation": "le"}))
        self.accepted(FAILURE)
        self.accepted(changed(FAILURE, {"claim.relation": "le", "claim.epsilon": str(VALUE - F(1, 1000))}))
        # a witness that is not a vertex of the domain: E = [[0, ...]] in the first column
        zero = recovery([[1]], [[1]], 1, "signed")
        self.accepted(changed(zero, {"witness.z": [[0, "1/7"]]}))

    def test_recovery_over_surds(self):
        self.accepted(ROOT)
        self.accepted(changed(ROOT, {"claim.k": 1, "claim.worstError": "2", "witness.z": [[1, "1"]]}))
        self.accepted(changed(ROOT, {"claim.domain": "nonnegative", "claim.worstError": "2", "witness.z": [[1, "1"]]}))
        for kind, relation, epsilon in (("recovery", "lt", "4"), ("recovery-failure", "lt", "373/100"),
                                        ("recovery", "le", "3733/1000")):
            self.accepted(changed(ROOT, {"claim.kind": kind, "claim.epsilon": epsilon, "claim.relation": relation}))
        rational = certificate("worst-case-error", {"encoder": matrix([[1, 0], [0, 1]]), "probe": ROOT_B},
                               {**ROOT["claim"]}, ROOT["witness"])
        self.accepted(rational)

    def test_surd_order(self):
        values = [(p, r) for p in range(-9, 10) for r in range(-6, 7)]
        for D in (2, 3, 999_999):
            keys = lrh_check.order_keys(*zip(*values), D)
            for (x, kx), (y, ky) in itertools.product(zip(values, keys), repeat=2):
                s = lrh_check.surd_compare(x, y, D)
                self.assertEqual((kx > ky) - (kx < ky), s)
                negative = lrh_check.surd_compare(x, (-y[0], -y[1]), D)
                self.assertEqual((kx > -ky) - (kx < -ky), negative)
        self.assertEqual(lrh_check.surd_sign(7, -5, 2), -1)  # 49 < 50
        self.assertEqual(lrh_check.surd_sign(17, -12, 2), 1)  # 289 > 288
        self.assertEqual(lrh_check.surd_sign(-17, 12, 2), -1)

    def test_incoherence(self):
        for cert in (UNIT, EQUAL, ANY, SINGLE, ROOT_ANY):
            self.accepted(cert)
        self.accepted(changed(UNIT, {"claim.mu": "5/6", "claim.relation": "lt"}))
        self.accepted(changed(ROOT_ANY, {"claim.mu": "231/250", "claim.relation": "le"}))  # sqrt((2 + sqrt 2)/4) = 0.92387...
        root_unit = certificate("incoherence", {"encoder": matrix([[(0, F(1, 2)), (1, 0)], [(0, F(1, 2)), (0, 0)]], 2)},
                                {"d": 2, "m": 2, "columns": "unit", "normSquared": "1", "coherenceSquared": "1/2"},
                                {"pair": [0, 1]})
        self.accepted(root_unit)

    def test_clique_number(self):
        for cert in (COLOURED, TREE, TRIANGLE_TREE, EMPTY_TREE):
            self.accepted(cert)
        self.accepted(clique_number(graph(1, []), 1, [0], colouring([0])))
        self.accepted(clique_number(graph(1, []), 1, [0], tree(([], [[0]]))))
        self.accepted(clique_number(graph(1, []), 1, [0], tree(([0], []), ([], []))))
        # no branch
        self.accepted(clique_number(SQUARE, 2, [2, 3], tree(([], [[0, 2], [1, 3]]))))
        # some colours are not used; a class is empty
        self.accepted(clique_number(TRIANGLE, 3, [0, 1, 2], colouring([2, 0, 1])))
        self.accepted(clique_number(graph(2, [(0, 1)]), 2, [0, 1], tree(([1], [[0], []]), ([], [[0]]))))
        self.accepted(clique_number(graph(2, [(0, 1)]), 2, [0, 1], tree(([1, 0], [[], []]), ([], [[0]]), ([], [[]]))))
        # the order of `branch` matters: the second child is N(2) without 0, then N(0) without 2
        for branch, second in (([0, 2, 1], [1]), ([2, 0, 1], [1]), ([1, 2, 0], [0])):
            first = sorted({0, 1, 2} - {branch[0]})
            self.accepted(clique_number(TRIANGLE, 3, [0, 1, 2], tree(
                (branch, []), ([], [[v] for v in first]), ([], [second]), ([], []))))

    def test_clique_number_of_random_graphs(self):
        choose = random.Random(5)
        for n in range(1, 9):
            for density in (1, 4, 7, 9):
                X = graph(n, [e for e in itertools.combinations(range(n), 2) if choose.randrange(10) < density])
                edges = {tuple(e) for e in X["edges"]}
                clique = next(list(S) for size in range(n, 0, -1) for S in itertools.combinations(range(n), size)
                              if edges.issuperset(itertools.combinations(S, 2)))
                q = len(clique)
                self.accepted(clique_number(X, q, clique, tree_for(X, q)))
                # whatever the tree, a smaller number is not accepted
                if q > 1:
                    for upper in (tree_for(X, q), tree_for(graph(n, X["edges"][1:]), q)):
                        self.assertEqual(check(clique_number(X, q - 1, clique[1:], upper))[0], "rejected")

    def test_clique_number_depth(self):
        """The replay is not recursive: a complete graph, one vertex at a time, under a low recursion limit."""
        n = 150
        X = graph(n, itertools.combinations(range(n), 2))
        data = spell(clique_number(X, n, list(range(n)), tree(
            *(([v], [[u] for u in range(v + 1, n)]) for v in range(n)), ([], []))))
        limit, frame, depth = sys.getrecursionlimit(), sys._getframe(), 0
        while frame:
            frame, depth = frame.f_back, depth + 1
        sys.setrecursionlimit(depth + 60)
        try:
            outcome = check(data)
        finally:
            sys.setrecursionlimit(limit)
        self.assertEqual(outcome[0], "accepted", outcome)

    def test_clique_number_many_nodes(self):
        n = 10_000
        self.accepted(clique_number(graph(n, []), 1, [0], tree((list(range(1, n)), [[0]]), *[([], [])] * (n - 1))))

    def test_interference_chain(self):
        self.assertEqual((CHAIN["witness"]["edges"], CHAIN["claim"]["lowerBound"]), (2, 3))
        for cert in (CHAIN, PLANE, SCALED_CHAIN):
            self.accepted(cert)
        one = unit_matrix(4)
        for relation in ("lt", "le"):
            for family in ("trace", "alon", "chebyshev"):
                for s in (1, 2, 3, 50):
                    for chosen in ([1, 2, 3], [2, 3], [0, 2]):
                        self.accepted(interference_chain(C4, one, 2, F(1, 2), relation, family, s, chosen))
        self.accepted(interference_chain(one, one, 1, F(1, 2), "lt", "trace", 512, [0, 1, 2, 3]))
        # alon is strict for `lt` only: Q = 3/(1 + 2/4) = 2
        self.assertEqual(changed(CHAIN, {"claim.relation": "le", "claim.lowerBound": 2})["claim"],
                         interference_chain(C4, one, 2, F(1, 2), "le", "alon", 1, [1, 2, 3])["claim"])
        # the largest error 1/3 + 1/8 is epsilon: only for `le`
        self.accepted(interference_chain(C4, one, 2, F(11, 24), "le", "trace", 1, [1, 2, 3]))
        # |C_ij| = epsilon/k: no edge for `le`, an edge for `lt`
        equal = [[1, F(1, 4), 0], [0, 1, 0], [0, 0, 1]]
        for relation, edges, chosen in (("le", 0, [0, 1, 2]), ("lt", 1, [0, 2]), ("lt", 1, [1, 2])):
            cert = interference_chain(equal, unit_matrix(3), 2, F(1, 2), relation, "alon", 1, chosen)
            self.assertEqual(cert["witness"]["edges"], edges)
            self.accepted(cert)
        # (2k - 1) * independentSetSize = m; a set of one feature, where chebyshev is not admitted
        for family in ("trace", "alon"):
            for relation in ("lt", "le"):
                cert = interference_chain(unit_matrix(3), unit_matrix(3), 2, F(1, 2), relation, family, 3, [1])
                self.assertEqual(cert["claim"]["lowerBound"], 1)
                self.accepted(cert)
                # m = 1
                for k in (1, 2, 2**53 - 1):
                    self.accepted(interference_chain([[F(3, 4)]], [[1]], k, F(1, 2), relation, family, 2, [0]))
        # k >= m: all entries of a row count, here at most 8/15
        for k in (4, 5, 2**53 - 1):
            self.accepted(interference_chain(C4, one, k, F(9, 10), "lt", "alon", 1, [2]))
        # signs: in row 0 the errors -1/3 and 1/10 add up to 13/30; {0, 1} is joined because of C_01 = -1/3
        signs = interference_chain([[1, F(-1, 3), F(1, 10), 0], *C4[1:]], one, 2, F(1, 2), "lt", "alon", 1, [1, 2, 3])
        self.assertEqual(signs["witness"], CHAIN["witness"])
        self.accepted(signs)
        self.assertEqual(check(changed(signs, {"claim.epsilon": "2/5"})),
                         ("rejected", "the largest error in row 0 is not < epsilon"))
        # d < m, several rows; division by C_ii and not by C_jj
        self.assertEqual(PLANE["claim"]["lowerBound"], 2)
        self.accepted(interference_chain(PLANE_A, PLANE_B, 2, F(2, 3), "le", "alon", 2, [0, 1, 2]))
        skew = [[F(3, 5), F(53, 100), F(53, 100)], [0, 1, 0], [0, 0, 1]]
        cert = interference_chain(skew, unit_matrix(3), 1, F(11, 20), "lt", "trace", 1, [0, 1, 2])
        self.assertEqual(cert["claim"]["lowerBound"], 2)
        self.accepted(cert)

    def test_feature_scale(self):
        """The outcome and its sentence are those of the matrices scaled explicitly."""
        for cert in (WORST, RECOVERY, FAILURE, recovery(A3, B3, 2, "nonnegative"), PLANE):
            for s in (SCALE, [1, 1, 1], [F(10**30), F(1, 10**40), 1]):
                self.accepted(scaled(cert, s))
                self.assertEqual(check(scaled(cert, s)), check(cert))
        self.assertEqual(check(scaled(ROOT, SCALE[:2])), check(ROOT))
        self.accepted(scaled(CHAIN, [7, 1, F(1, 2), F(3, 5)]))
        # only the encoder has a radicand; columns of zeros
        cert = changed(ROOT, {"inputs.probe": matrix([[0, 0], [1, 0]]), "claim.worstError": "2",
                              "witness": {"row": 0, "z": [[0, "-1"], [1, "1"]]}})
        self.accepted(cert)
        self.assertEqual(check(scaled(cert, SCALE[:2])), check(cert))
        # a source may speak of it
        source = {"bytes": 1, "dtype": "float32", "name": "s.npy", "orientation": "as-is", "role": "featureScale",
                  "sha256": "0" * 64, "tensor": ""}
        self.accepted(changed(SCALED_CHAIN, {"sources": [source]}))
        self.assertEqual(check(changed(PLANE, {"sources": [source]})),
                         ("malformed", "sources[0].role: not a role of the inputs"))

    def test_scaled_matrix(self):
        choose = random.Random(6)

        def number(zero):
            return F(choose.choice([0, 0, 1] if zero else [1]) * choose.choice((1, -1, 6, -10, 35, 2**70)),
                     choose.choice((1, 1, 2, 12, 45, 3**50)))
        for radicand in (0, 2):
            for _ in range(60):
                rows, columns = choose.randrange(1, 4), choose.randrange(1, 4)
                X = [[[number(True) for _ in range(2 if radicand else 1)] for _ in range(columns)] for _ in range(rows)]
                s = [abs(number(False)) for _ in range(columns)]

                def made(entries):
                    return lrh_check.Matrix(rows, columns, [(
                        [[x[plane].numerator for x in row] for row in entries],
                        [[x[plane].denominator for x in row] for row in entries])
                        for plane in range(2 if radicand else 1)], radicand)
                explicit = made([[[part * t for part in x] for x, t in zip(row, s)] for row in X])
                implicit = lrh_check.ScaledMatrix(made(X), [(t.numerator, t.denominator) for t in s])
                for by in ("all", "columns"):
                    self.assertEqual(implicit.bits(by), explicit.bits(by))
                    multipliers, *planes = explicit.cleared_both(by)
                    planes = [list(map(list, plane)) for plane in planes]
                    self.assertEqual(implicit.cleared_both(by), (multipliers, *planes))
                for i, j in itertools.product(range(rows), range(columns)):
                    self.assertEqual(implicit.entry(i, j), explicit.entry(i, j))
                for method in (implicit.bits, implicit.cleared):
                    self.assertRaises(ValueError, method, "rows")

    def test_hypothesis_failure(self):
        for cert in (DIAGONAL, OFF_DIAGONAL, ZERO_COLUMN, UNIT_COLUMN, EQUAL_NORMS, ROOT_COLUMN):
            self.accepted(cert)
        self.accepted(changed(COHERENCE, {"claim.mu": "1/2"}))
        self.accepted(changed(OFF_DIAGONAL, {"claim.mu": "0", "claim.relation": "le"}))

    def test_worked_example(self):
        digest = "9638b02e9da3c1dd8a2be753187e669662a7de1bdc76fb8b457a0501fbac6942"
        example = recovery([[1, 0], [0, 1]], [[1, 0], [0, 1]], 1, "signed", "recovery", F(1, 2), "lt")
        self.assertEqual(example["inputs"]["encoder"]["digest"], digest)
        self.accepted(changed(example, {"witness": {"row": 0, "z": []}}))
        self.assertEqual(matrix([[F(1, 2), -3]])["digest"],
                         "b6c1e055eea430775027658de34d0034bfe3e10c1addd381591e6c47eb0ef2f1")
        self.assertEqual(graph(3, [(0, 1), (1, 2)])["digest"],
                         "8b839e4616efa2e9a2b176886b116e57cf6b42776aa957d636e7e1014d4e3dfa")


class RejectedTests(unittest.TestCase):
    def rejected(self, cert, changes, reason):
        outcome, message = check(changed(cert, changes))
        self.assertEqual(outcome, "rejected", message)
        self.assertIn(reason, message)

    def test_digests(self):
        other = "0" * 64
        for cert in (FULL, TURAN, WORST, TREE, CHAIN, SCALED_CHAIN, *SCALED.values()):
            for role in cert["inputs"]:
                self.rejected(cert, {f"inputs.{role}.digest": other}, f"inputs.{role}.digest")
                self.rejected(cert, {f"claim.digests.{role}": other}, f"claim.digests.{role}")
        self.rejected(FULL, {"inputs.matrix.entries.0.0": "2"}, "inputs.matrix.digest")
        # digests come before the work limit
        self.assertEqual(check(changed(FULL, {"claim.digests.matrix": other}), work_limit=0)[0], "rejected")

    def test_assumptions(self):
        self.rejected(FULL, {"assumptions": ["ieee754-dot-product"]}, "assumptions")
        cert = changed(FULL, {"assumptions": ["ieee754-dot-product"]})
        self.assertEqual(check(cert, accepted_assumptions=["ieee754-dot-product"])[0], "rejected")
        self.assertEqual(check(cert, work_limit=0)[0], "undecided")

    def test_rank(self):
        lower, upper = "witness.lower.", "witness.upper."
        for change, reason in (
                ({"claim.rows": 3}, "claim.rows"),
                ({"claim.columns": 2}, "claim.columns"),
                ({"claim.rank": 1}, "not as many"),
                ({lower + "rows": [0]}, "not as many"),
                ({lower + "columns": [0, 1, 2]}, "not as many"),
                ({lower + "rows": [0, 2]}, "lower.rows"),
                ({lower + "columns": [0, 3]}, "lower.columns"),
                ({lower + "prime": 91}, "not a prime"),
                ({lower + "prime": 4}, "not a prime"),
                ({lower + "prime": 46337 * 46337}, "not a prime"),
                ({lower + "prime": 2}, "modulo 2"),  # (2, 1; 2, 15) modulo 2
                ({"claim.rank": 1, lower + "rows": [0], lower + "columns": [0]}, "not full"),
        ):
            self.rejected(FULL, change, reason)
        self.rejected(ZERO_DEPENDENT, {lower + "prime": 6}, "not a prime")
        self.rejected(rank_cert([[1, 2], [2, 4]], 2, rank_proof([0, 1], [0, 1])), {}, "the minor is 0")
        for change, reason in (
                ({upper + "left": witness_matrix([[1, 0], [0, 1]])}, "upper.left"),
                ({upper + "left": witness_matrix([[1], [0], [1]])}, "upper.left"),
                ({upper + "right": witness_matrix([[2, 4], [9, 12]])}, "upper.right"),
                ({upper + "right": witness_matrix([[2, 4, 1]])}, "upper.right"),
                ({upper + "left.entries.2.1": "1/2"}, "row 2, column 0"),
                ({upper + "right.entries.0.2": "2"}, "row 0, column 2"),
        ):
            self.rejected(FACTORS, change, reason)
        for change, reason in (
                ({upper + "combinations": witness_matrix([[1, 1], [1, 1]])}, "upper.combinations"),
                ({upper + "combinations": witness_matrix([[1]])}, "upper.combinations"),
                ({upper + "combinations.entries.0.1": "1"}, "row 2"),  # holds in M, not with denominators cleared
                ({upper + "combinations.entries.0.1": "3"}, "row 2"),
                ({"witness.lower.rows": [0, 2]}, "row 1"),
        ):
            self.rejected(DEPENDENT, change, reason)
        nonzero = matrix([[0, 0], [0, 1], [0, 0]])
        self.rejected(ZERO_FACTORS, {"inputs.matrix": nonzero}, "not 0")
        self.rejected(ZERO_DEPENDENT, {"inputs.matrix": nonzero}, "row 1")
        self.rejected(ZERO_FACTORS, {upper + "right": witness_matrix([], 3)}, "upper.right")
        self.rejected(DEPENDENT_FULL, {upper + "combinations": witness_matrix([], 7)}, "upper.combinations")

    def test_near_identity_rank(self):
        for change, reason in (
                ({"claim.n": 2}, "not n x n"),
                ({"inputs.matrix": matrix(LINES[:2])}, "not n x n"),
                ({"inputs.matrix": matrix([row[:2] for row in LINES])}, "not n x n"),
                ({"inputs.matrix": matrix([[-x for x in LINES[0]]] + LINES[1:])}, "diagonal entry of row 0"),
                ({"inputs.matrix": matrix([[0, 0, 0]] + LINES[1:])}, "diagonal entry of row 0"),
                ({"claim.relation": "lt"}, "off the diagonal of row 0 is not < mu"),
                ({"claim.mu": "49/100"}, "is not <= mu"),
                ({"claim.rank": 1}, "not as many"),
                ({"witness.rank.lower.prime": 9}, "not a prime"),
                ({"witness.rank.upper.combinations.entries.0.0": "3"}, "row 2"),
                ({"witness.rank.upper.combinations.entries.0.1": "-3/2"}, "row 2"),  # holds in C itself
                ({"claim.lowerBound": 0}, "too small"),
                ({"claim.lowerBound": 3}, "larger than the rank"),
                ({"claim.lowerBound": 2**53 - 1}, "larger than the rank"),
        ):
            for cert in (TRACE, ALON, CHEBYSHEV):
                self.rejected(cert, change, reason)
        self.rejected(TRACE, {"claim.lowerBound": 1}, "too small")
        self.rejected(ALON, {"claim.lowerBound": 1}, "too small")
        identity = near_identity([[1, 0, 0], [0, 1, 0], [0, 0, 1]], "alon", 1, F(1, 2), "le", 3,
                                 rank_proof([0, 1, 2], [0, 1, 2]))
        self.assertEqual(identity["claim"]["lowerBound"], 2)
        self.rejected(identity, {"claim.lowerBound": 3}, "too large")
        self.rejected(identity, {"claim.family": "chebyshev", "claim.mu": "0"}, "needs 0 < mu < 1")
        self.rejected(identity, {"claim.family": "chebyshev", "claim.mu": "1"}, "needs 0 < mu < 1")
        single = near_identity([[5]], "alon", 1, F(1, 2), "lt", 1, rank_proof([0], [0]))
        self.rejected(single, {"claim.family": "chebyshev"}, "n >= 2")
        self.rejected(single, {"claim.lowerBound": 0}, "too small")
        # strictness at equality N = Q: n = 2, mu = 1, Q = 1 = N(1)
        pair = near_identity([[1, 0], [0, 1]], "alon", 1, 1, "lt", 2, rank_proof([0, 1], [0, 1]))
        self.rejected(pair, {"claim.lowerBound": 1}, "too small")
        self.rejected(pair, {"claim.relation": "le"}, "too large")

    def test_projector(self):
        cert = with_projector(TRACE)
        place = "witness.projector."
        P = [[F(x) for x in row] for row in cert["witness"]["projector"]["matrix"]["entries"]]
        self.rejected(cert, {place + "matrix": witness_matrix(P[:2])}, "wrong size")
        self.rejected(cert, {place + "rank": 0}, "rank is 0")
        self.rejected(cert, {place + "rank": 3}, "the trace")
        self.rejected(cert, {place + "residual": "1"}, "residual")
        skew = [[1, 0, 0], [0, 1, 0], [-1, -1, 0]]  # a projector, not orthogonal
        self.rejected(cert, {place + "matrix": witness_matrix(skew)}, "not symmetric")
        self.rejected(cert, {place + "matrix": witness_matrix([[x / 2 for x in row] for row in P])}, "P * P")
        small = [[1, 0, 0], [0, 1, 0], [0, 0, 0]]
        self.rejected(cert, {place + "matrix": witness_matrix(small)}, "P * M")
        one = [[int(i == j) for j in range(3)] for i in range(3)]
        # a larger projector is fine: then both sides are 9/2 - 3 = 3/2
        self.assertEqual(check(changed(cert, {place + "matrix": witness_matrix(one), place + "rank": 3,
                                              place + "residual": "3/2"}))[0], "accepted")
        self.rejected(cert, {place + "matrix": witness_matrix(one), place + "rank": 3, place + "residual": "0"},
                      "residual")

    def test_monomials(self):
        for cert, parts in ((TRACE, MONOMIALS_1), (ALON, MONOMIALS_2), (CHEBYSHEV, MONOMIALS_T)):
            cert = with_monomials(cert, *parts)
            left, right = "witness.monomials.left", "witness.monomials.right"
            self.rejected(cert, {left: witness_matrix([*parts[0], [0, 0, 0]])}, "left: wrong size")
            self.rejected(cert, {left: witness_matrix([row[:2] for row in parts[0]])}, "left: wrong size")
            self.rejected(cert, {right: witness_matrix([*parts[1], [0, 0, 0]])}, "right: wrong size")
            self.rejected(cert, {right: witness_matrix([row[:2] for row in parts[1]])}, "right: wrong size")
            self.rejected(cert, {right + ".entries.1.2": "1/9"}, "the product differs")
            self.rejected(cert, {left + ".entries.0.0": "1/9"}, "the product differs")

    def test_turan_bound(self):
        for change, reason in (
                ({"claim.n": 5}, "claim.n"),
                ({"claim.edges": 3}, "claim.edges"),
                ({"claim.of": "complement"}, "claim.edges"),
                ({"witness.classes": [0, 1, 0]}, "classes"),
                ({"witness.classes": [0, 1, 0, 1, 0]}, "classes"),
                ({"witness.classes": [0, 1, 0, 2]}, "not below parts"),
                ({"witness.classes": [0, 0, 0, 1]}, "vertex 0: the degree"),
                ({"claim.turanNumber": 5}, "turanNumber"),
                ({"claim.turanNumber": 3}, "turanNumber"),
                ({"claim.parts": 3}, "turanNumber"),
        ):
            self.rejected(TURAN, change, reason)
        self.rejected(TURAN_COMPLEMENT, {"claim.edges": 4}, "claim.edges")
        self.rejected(TURAN_COMPLEMENT, {"witness.classes": [0, 0, 0, 0, 1]}, "vertex 0: the degree")

    def test_clique(self):
        for change, reason in (
                ({"claim.n": 5}, "claim.n"),
                ({"claim.edges": 3}, "claim.edges"),
                ({"claim.size": 2}, "vertices: not as many"),
                ({"witness.vertices": [0, 1]}, "vertices: not as many"),
                ({"witness.vertices": [0, 1, 4]}, "out of range"),
                ({"witness.vertices": [0, 1, 3]}, "not adjacent"),
                ({"witness.vertices": [1, 2, 3]}, "not adjacent"),
        ):
            self.rejected(CLIQUE, change, reason)
        self.rejected(CLIQUE_COMPLEMENT, {"witness.vertices": [0, 1, 8, 9]}, "not adjacent")
        self.rejected(CLIQUE_COMPLEMENT, {"claim.edges": 15}, "claim.edges")

    def test_clique_number(self):
        for cert in (COLOURED, TREE):
            for change, reason in (
                    ({"claim.n": 6}, "claim.n"),
                    ({"claim.edges": 6}, "claim.edges"),
                    ({"claim.edges": 3}, "claim.edges"),
                    ({"claim.cliqueNumber": 1}, "clique: not as many"),
                    ({"claim.cliqueNumber": 3}, "clique: not as many"),
                    ({"claim.cliqueNumber": 2**53 - 1}, "clique: not as many"),
                    ({"witness.clique": [0]}, "clique: not as many"),
                    ({"witness.clique": [0, 5]}, "clique: an index is out of range"),
                    ({"witness.clique": [0, 2**53 - 1]}, "clique: an index is out of range"),
                    ({"witness.clique": [0, 2]}, "clique: two of them are not adjacent"),
                    ({"claim.cliqueNumber": 3, "witness.clique": [0, 1, 2]}, "clique: two of them are not adjacent"),
                    ({"inputs.graph": graph(5, [])}, "claim."),
            ):
                self.rejected(cert, change, reason)
        for bad, reason in (([0, 1, 0], "not one for every vertex"), ([0, 1, 0, 1, 0], "not one for every vertex"),
                            ([], "not one for every vertex"), ([0, 2, 0, 1], "not below cliqueNumber"),
                            ([0, 1, 0, 2**53 - 1], "not below cliqueNumber"), ([0, 1, 0, 0], "the edge 0, 3"),
                            ([0, 0, 1, 1], "the edge 0, 1")):
            self.rejected(COLOURED, {"witness.upper.colours": bad}, reason)
        # no number is too small for these: one less, and what remains of the witness
        self.rejected(COLOURED, {"claim.cliqueNumber": 1, "witness.clique": [0]}, "not below cliqueNumber")
        self.rejected(TREE, {"claim.cliqueNumber": 1, "witness.clique": [0]}, "nodes[0]: more than 1 classes")
        for upper in (colouring([0, 0, 0, 0, 0]), tree(([], [[0, 1, 2, 3, 4]])), tree(([0, 1, 2, 3, 4], []))):
            cert = changed(TREE, {"claim.cliqueNumber": 0, "witness.clique": [], "witness.upper": upper})
            self.rejected(cert, {}, "not below" if "colours" in upper else
                          "more than 0 classes" if upper["nodes"][0]["classes"] else "no vertex is allowed")

    def test_clique_number_tree(self):
        root, leaf = ([4], [[0, 2], [1, 3]]), ([], [[0, 3]])
        split = "nodes[0]: not the vertices that are to be split here"
        for nodes, reason in (
                ([], "none after the first 0"),
                ([root], "none after the first 1"),
                ([leaf], "nodes[0]: not the vertices"),
                ([root, leaf, leaf], "nodes[2]: left over"),
                ([root, leaf, ([], [])], "nodes[2]: left over"),
                # each vertex of P once, and no other
                ([([4], [[0, 2], [1]]), leaf], split),
                ([([], [[0, 2], [1, 3]])], split),
                ([([4], [[0, 2], [1, 3, 5]]), leaf], "nodes[0]: a vertex is out of range"),
                ([([4, 5], [[0, 2], [1, 3]]), leaf], "nodes[0]: a vertex is out of range"),
                ([([4, 2**53 - 1], [[0, 2], [1, 3]]), leaf], "nodes[0]: a vertex is out of range"),
                ([([4, 4], [[0, 2], [1, 3]]), leaf], "nodes[0]: the vertex 4 stands there twice"),
                ([([4, 4], [[0, 2], [1, 3]]), leaf, ([], [])], "nodes[0]: the vertex 4 stands there twice"),
                ([([4, 0], [[0, 2], [1, 3]]), leaf], "nodes[0]: the vertex 0 stands there twice"),
                ([([4], [[0, 2], [1, 2, 3]]), leaf], "nodes[0]: the vertex 2 stands there twice"),
                ([root, ([], [[0]])], "nodes[1]: not the vertices"),
                ([root, ([], [[0, 3, 4]])], "nodes[1]: not the vertices"),
                ([root, ([], [[1, 3]])], "nodes[1]: not the vertices"),
                ([root, ([], [])], "nodes[1]: not the vertices"),
                # at most q classes; an empty one counts
                ([([], [[0, 2], [1, 3], [4]])], "nodes[0]: more than 2 classes"),
                ([([4], [[0, 2], [1, 3], []]), leaf], "nodes[0]: more than 2 classes"),
                ([root, ([], [[0], [3]])], "nodes[1]: more than 1 classes"),
                # no two adjacent vertices in a class
                ([([4], [[0, 1], [2, 3]]), leaf], "nodes[0]: two vertices of a class are adjacent"),
                ([([4], [[0, 2, 3], [1]]), leaf], "nodes[0]: two vertices of a class are adjacent"),
                ([([], [[0, 2, 4], [1, 3]])], "nodes[0]: two vertices of a class are adjacent"),
        ):
            self.rejected(TREE, {"witness.upper": tree(*nodes)}, reason)
        # q = 0: the graph has an edge, and its clique number is not 1
        edge = clique_number(graph(2, [(0, 1)]), 1, [0], tree(([0], [[1]]), ([1], []), ([], [])))
        self.rejected(edge, {}, "nodes[1]: a branch where no vertex is allowed")
        self.rejected(edge, {"witness.upper": tree(([0], [[1]]), ([], [[1]]))}, "nodes[1]: more than 0 classes")
        self.rejected(edge, {"witness.upper": tree(([0], [[1]]), ([], []))}, "nodes[1]: not the vertices")
        self.rejected(EMPTY_TREE, {"witness.upper.nodes.2.classes": [[]]}, "nodes[2]: more than 0 classes")
        # P_i leaves out the vertices of `branch` before v_i, and those that are not neighbours of v_i
        self.rejected(TRIANGLE_TREE, {"witness.upper.nodes.2.classes": [[0], [2]]}, "nodes[2]: not the vertices")
        self.rejected(TRIANGLE_TREE, {"witness.upper.nodes.3.classes": [[0], [1]]}, "nodes[3]: not the vertices")
        self.rejected(TRIANGLE_TREE, {"witness.upper.nodes.0.branch": [1, 0, 2]}, "nodes[1]: not the vertices")
        self.rejected(EMPTY_TREE, {"witness.upper.nodes.1.branch": [1]}, "nodes[1]: a branch where no")
        # q falls at every step down, and is restored: K4 minus an edge, in which 0, 1, 2 is a triangle
        X = graph(4, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3)])
        good = clique_number(X, 3, [0, 1, 2], tree(([1, 0], [[2, 3]]), ([0], [[2, 3]]), ([], [[2, 3]]), ([], [[2, 3]])))
        self.assertEqual(check(good)[0], "accepted")
        self.rejected(good, {"witness.upper.nodes.2.classes": [[2], [3]]}, "nodes[2]: more than 1 classes")
        self.assertEqual(check(changed(good, {"witness.upper.nodes.3.classes": [[2], [3]]}))[0], "accepted")
        self.rejected(good, {"witness.upper.nodes.3.classes": [[2], [3], []]}, "nodes[3]: more than 2 classes")
        # preorder: the children of the first child come before the second child
        swapped = tree(([1, 0], [[2, 3]]), ([], [[2, 3]]), ([0], [[2, 3]]), ([], [[2, 3]]))
        self.rejected(good, {"witness.upper": swapped}, "nodes[1]: not the vertices")

    def test_clique_number_hostile(self):
        """Rejected or undecided without work in proportion to n or to the numbers named."""
        empty, top = graph(16_777_216, []), 2**53 - 1
        for upper, reason in ((colouring([]), "not one for every"), (colouring([0] * 1000), "not one for every")):
            self.rejected(clique_number(empty, 1, [16_777_215], upper), {}, reason)
        self.rejected(clique_number(empty, top, [0], colouring([top])), {}, "clique: not as many")
        self.assertEqual(check(clique_number(empty, 1, [0], tree()))[0], "undecided")
        wide = graph(32_768, [])
        self.rejected(clique_number(wide, 1, [0], tree(([], [[top]]))), {}, "nodes[0]: a vertex is out of range")
        self.rejected(clique_number(wide, 1, [0], tree(*[([top], [])] * 10_000)), {}, "nodes[0]: a vertex is out of")
        # 10,000 levels: q ends them, or P does
        levels = [([0], [[]])] * 10_000
        self.rejected(clique_number(graph(1, []), 1, [0], tree(*levels)), {}, "nodes[1]: more than 0 classes")
        levels = [([0], [])] * 10_000
        self.rejected(clique_number(TRIANGLE, 3, [0, 1, 2], tree(*levels)), {}, "nodes[0]: not the vertices")
        path = graph(10_000, [(v, v + 1) for v in range(9_999)])
        nodes = [([v], []) for v in range(10_000)]
        nodes[0] = ([9_999], [list(range(0, 9_999, 2)), list(range(1, 9_999, 2))])
        self.rejected(clique_number(path, 2, [0, 1], tree(*nodes)), {}, "nodes[1]: not the vertices")
        nodes[1:3] = [([9_998], []), ([], [])]
        self.rejected(clique_number(path, 2, [0, 1], tree(*nodes)), {}, "nodes[3]: left over")

    def test_interference_chain(self):
        wide = [row + [0] for row in C4]
        for change, reason in (
                ({"claim.d": 5}, "encoder is not d x m"),
                ({"claim.m": 5}, "encoder is not d x m"),
                ({"claim.m": 3}, "encoder is not d x m"),
                ({"inputs.encoder": matrix(wide)}, "encoder is not d x m"),
                ({"inputs.encoder": matrix(C4[:3])}, "encoder is not d x m"),
                ({"inputs.probe": matrix(wide)}, "probe is not d x m"),
                ({"inputs.probe": matrix(C4[:3])}, "probe is not d x m"),
                ({"claim.epsilon": "1"}, "epsilon is not < 1"),
                ({"claim.epsilon": "3/2", "claim.relation": "le"}, "epsilon is not < 1"),
                ({"claim.epsilon": "11/24"}, "the largest error in row 3 is not < epsilon"),
                ({"claim.epsilon": "9/20"}, "the largest error in row 3 is not < epsilon"),
                ({"claim.epsilon": "9/20", "claim.relation": "le"}, "the largest error in row 3 is not <= epsilon"),
                ({"claim.epsilon": "2/5"}, "the largest error in row 0 is not < epsilon"),
                ({"claim.k": 3, "claim.epsilon": "11/25"}, "the largest error in row 3 is not < epsilon"),
                ({"witness.edges": 1}, "edges: not the number"),
                ({"witness.edges": 3}, "edges: not the number"),
                ({"witness.edges": 0}, "edges: not the number"),
                ({"witness.edges": 5}, "edges: more than m(k-1)"),
                ({"witness.edges": 2**53 - 1}, "edges: more than m(k-1)"),
                ({"witness.independentSet": [1, 2]}, "not as many as independentSetSize"),
                ({"claim.independentSetSize": 4}, "not as many as independentSetSize"),
                ({"claim.independentSetSize": 2}, "not as many as independentSetSize"),
                ({"witness.independentSet": [1, 2, 4]}, "an index is out of range"),
                ({"witness.independentSet": [1, 2, 2**53 - 1]}, "an index is out of range"),
                ({"witness.independentSet": [0, 1, 2]}, "0 and 1 are joined"),
                ({"witness.independentSet": [0, 2, 3]}, "0 and 3 are joined"),
                ({"witness.independentSet": [2], "claim.independentSetSize": 1, "claim.lowerBound": 1},
                 "less than m/(2k-1)"),
                ({"witness.independentSet": [], "claim.independentSetSize": 0, "claim.lowerBound": 0},
                 "less than m/(2k-1)"),
                ({"claim.lowerBound": 2}, "it is too small"),
                ({"claim.lowerBound": 0}, "it is too small"),
                ({"claim.lowerBound": 4}, "it is too large"),
                ({"claim.lowerBound": 5}, "lowerBound is larger than d"),
                ({"claim.lowerBound": 2**53 - 1}, "lowerBound is larger than d"),
                ({"claim.relation": "le"}, "it is too large"),
                ({"claim.family": "trace", "claim.lowerBound": 2}, "it is too small"),
                ({"claim.family": "chebyshev", "claim.power": 2}, "it is too large"),
        ):
            self.rejected(CHAIN, change, reason)
        # k = 1: no edge at all
        self.rejected(PLANE, {"witness.edges": 1}, "edges: more than m(k-1)")
        self.rejected(PLANE, {"claim.lowerBound": 1}, "it is too small")
        self.rejected(PLANE, {"claim.lowerBound": 3}, "lowerBound is larger than d")
        # |C_ij| = epsilon/k
        equal = [[1, F(1, 4), 0], [0, 1, 0], [0, 0, 1]]
        equal = interference_chain(equal, unit_matrix(3), 2, F(1, 2), "le", "trace", 1, [0, 1, 2])
        self.rejected(equal, {"claim.relation": "lt"}, "edges: not the number")
        self.rejected(equal, {"claim.relation": "lt", "witness.edges": 1}, "0 and 1 are joined")
        # chebyshev needs mu < 1 and two features
        mu1 = interference_chain(unit_matrix(2), unit_matrix(2), 1, F(1, 2), "le", "alon", 1, [0, 1])
        self.rejected(mu1, {"claim.family": "chebyshev"}, "needs 0 < mu < 1 and n >= 2")
        one = interference_chain([[1]], [[1]], 1, F(1, 3), "le", "alon", 1, [0])
        self.rejected(one, {"claim.family": "chebyshev"}, "needs 0 < mu < 1 and n >= 2")
        # mu has k in it: Q = 3/(1 + 2/4) at k = 2, 3/(1 + 2) at k = 1
        free = interference_chain(unit_matrix(3), unit_matrix(3), 1, F(1, 2), "le", "alon", 1, [0, 1, 2])
        self.assertEqual(free["claim"]["lowerBound"], 1)
        self.rejected(free, {"claim.k": 2}, "it is too small")

    def test_feature_scale(self):
        for cert in (*SCALED.values(), SCALED_CHAIN):
            for s, reason in (([[2], [F(1, 3)]], "featureScale is not m x 1"),
                              ([[2], [F(1, 3)], [1], [1]], "featureScale is not m x 1"),
                              ([[2, F(1, 3), 1]], "featureScale is not m x 1"),
                              ([[2, 1], [1, 1], [1, 1]], "featureScale is not m x 1"),
                              ([[2], [0], [1]], "featureScale: an entry is not positive"),
                              ([[-1], [1], [1]], "featureScale: an entry is not positive"),
                              ([[1], [1], [F(-1, 10**9)]], "featureScale: an entry is not positive")):
                bad = changed(cert, {"inputs.featureScale": matrix(s)})
                self.rejected(bad, {}, reason)
                # after the digests and the sources, before the work
                self.rejected(bad, {"claim.digests.probe": "0" * 64}, "claim.digests.probe")
                self.assertEqual(check(bad, work_limit=0)[0], "rejected")
                self.assertEqual(check(bad, source_files=[("probe", "/")])[1], "there is no source with the role probe")
            # another positive scale: the digest of the encoder is right, the claim about it is not
            self.rejected(cert, {"inputs.featureScale": matrix([[1], [1], [1]])}, "")
            self.rejected(cert, {"inputs.featureScale": matrix([[F(1, x)] for x in SCALE])}, "")
            narrow = changed(cert, {"inputs.probe": matrix([[1, 1], [1, 1]])})
            self.rejected(narrow, {}, "the probe does not have m columns")
            self.assertEqual(check(narrow, work_limit=0)[0], "rejected")
            # the number of rows is looked at after the work
            tall = changed(cert, {"inputs.probe": matrix([[1, 1, 1]] * 3)})
            self.rejected(tall, {}, "the probe is not d x m")
            self.assertEqual(check(tall, work_limit=0)[0], "undecided")

    def test_recovery(self):
        row, z = WORST["witness"]["row"], WORST["witness"]["z"]
        for change, reason in (
                ({"claim.d": 3}, "encoder is not d x m"),
                ({"claim.m": 2}, "encoder is not d x m"),
                ({"inputs.probe": matrix([row[:2] for row in B3])}, "probe is not d x m"),
                ({"inputs.probe": matrix(B3 + [[0, 0, 0]])}, "probe is not d x m"),
                ({"witness.row": 3}, "row: out of range"),
                ({"witness.row": (row + 1) % 3}, "does not attain"),
                ({"witness.z": z[:1]}, "does not attain"),
                ({"witness.z": []}, "does not attain"),
                ({"witness.z": [[0, "1"], [3, "1"]]}, "z: an index is out of range"),
                ({"witness.z": [[0, "1"], [1, "1"], [2, "1"]]}, "more than k"),
                ({"witness.z": [[z[0][0], "2"], z[1]]}, "outside the domain"),
                ({"witness.z": [[z[0][0], "-10001/10000"], z[1]]}, "outside the domain"),
                ({"claim.worstError": str(VALUE + F(1, 10**30))}, "does not attain"),
        ):
            for cert in (WORST, RECOVERY, FAILURE):
                self.rejected(cert, change, reason)
        nonnegative = recovery(A3, B3, 2, "nonnegative")
        self.rejected(nonnegative, {"witness.z.0.1": "-1"}, "outside the domain")
        # a value that z attains, but which is not the largest
        small = recovery(A3, B3, 1, "signed")
        self.rejected(small, {"claim.k": 2}, "larger than worstError")
        value = recovery(A3, B3, 2, "nonnegative")
        self.rejected(value, {"claim.domain": "signed"}, "larger than worstError")
        # positive and negative parts apart: in the domain `nonnegative` they do not add up
        self.rejected(ROOT, {"claim.domain": "nonnegative"}, "outside the domain")
        self.rejected(RECOVERY, {"claim.epsilon": str(VALUE)}, "not < epsilon")
        self.rejected(RECOVERY, {"claim.epsilon": str(VALUE - F(1, 10**9)), "claim.relation": "le"}, "not <= epsilon")
        self.rejected(FAILURE, {"claim.relation": "le"}, "worstError is <= epsilon")
        self.rejected(FAILURE, {"claim.epsilon": str(VALUE + F(1, 10**9))}, "worstError is < epsilon")

    def test_recovery_over_surds(self):
        for change, reason in (
                ({"claim.worstError": ["2", "1001/1000"]}, "does not attain"),
                ({"claim.worstError": "2"}, "does not attain"),
                ({"claim.worstError": ["0", "1"], "witness.z": [[0, "1"]]}, "larger than worstError"),
                ({"claim.worstError": "2", "witness.z": [[1, "1"]]}, "larger than worstError"),
                ({"claim.kind": "recovery", "claim.epsilon": "373/100", "claim.relation": "le"}, "not <= epsilon"),
                ({"claim.kind": "recovery-failure", "claim.epsilon": "3733/1000", "claim.relation": "le"},
                 "worstError is <= epsilon"),
        ):
            self.rejected(ROOT, change, reason)

    def test_incoherence(self):
        for change, reason in (
                ({"claim.d": 3}, "not d x m"),
                ({"claim.m": 2}, "not d x m"),
                ({"inputs.encoder": matrix([[F(3, 5), 0, 0], [F(4, 5), 0, 1]])}, "column 1 is zero"),
                ({"inputs.encoder": matrix([[F(3, 5), 1, 1], [F(4, 5), 0, 1]])}, "column 2: the norm"),
                ({"claim.normSquared": "2"}, "normSquared is not 1"),
                ({"claim.normSquared": "2", "claim.columns": "equal-norm"}, "column 0: the norm"),
                ({"claim.coherenceSquared": "17/25"}, "the pair does not"),
                ({"witness.pair": [0, 1]}, "the pair does not"),
                ({"witness.pair": [0, 1], "claim.coherenceSquared": "9/25"}, "larger squared cosine"),
                ({"witness.pair": [0, 3]}, "out of range"),
                ({"witness.pair": []}, "pair: missing"),
                ({"claim.coherence": "3/5"}, "coherence squared"),
                ({"claim.relation": "lt"}, "not < mu^2"),
                ({"claim.mu": "799/1000"}, "not <= mu^2"),
        ):
            self.rejected(UNIT, change, reason)
        self.rejected(ANY, {"inputs.encoder": matrix([[1, 1, 0], [0, 1, 0]])}, "column 2 is zero")
        self.rejected(EQUAL, {"inputs.encoder": matrix([[1, 2], [F(1, 2), 1]])}, "column 1: the norm")
        self.rejected(SINGLE, {"witness.pair": [0, 1]}, "only one column")
        self.rejected(SINGLE, {"claim.coherenceSquared": "1"}, "only one column")
        self.rejected(SINGLE, {"claim.coherence": "1"}, "coherence squared")
        for change, reason in (
                ({"claim.coherenceSquared": "1/2"}, "the pair does not"),
                ({"claim.coherence": "12/13"}, "coherence squared"),
                ({"claim.mu": "23/25", "claim.relation": "le"}, "not <= mu^2"),
        ):
            self.rejected(ROOT_ANY, change, reason)
        three = certificate("incoherence", {"encoder": matrix([[(1, 0), (1, 1), (0, 1)], [(0, 0), (1, 0), (0, 0)]], 2)},
                            {"d": 2, "m": 3, "columns": "any", "coherenceSquared": ["1/2", "1/4"]}, {"pair": [0, 1]})
        self.rejected(three, {}, "larger squared cosine")

    def test_hypothesis_failure(self):
        for cert, changes, reason in (
                (DIAGONAL, {"inputs.matrix": matrix([[1, 2, 0], [3, 0, 0]])}, "not square"),
                (DIAGONAL, {"witness.at": [2]}, "out of range"),
                (DIAGONAL, {"witness.value": "-1"}, "value is not"),
                (DIAGONAL, {"witness.at": [0], "witness.value": "1"}, "is positive"),
                (OFF_DIAGONAL, {"inputs.matrix": matrix([[2, -1]])}, "not square"),
                (OFF_DIAGONAL, {"witness.at": [0, 2]}, "out of range"),
                (OFF_DIAGONAL, {"witness.at": [0, 0], "witness.value": "1"}, "on the diagonal"),
                (OFF_DIAGONAL, {"witness.at": [1, 0]}, "is not positive"),
                (OFF_DIAGONAL, {"witness.value": "1/2"}, "value is not"),
                (OFF_DIAGONAL, {"claim.relation": "le"}, "is <= mu"),
                (OFF_DIAGONAL, {"claim.mu": "2/3"}, "is < mu"),
                (ZERO_COLUMN, {"witness.at": [2]}, "out of range"),
                (ZERO_COLUMN, {"witness.at": [0]}, "not zero"),
                (ZERO_COLUMN, {"witness.value": "1"}, "value is not 0"),
                (UNIT_COLUMN, {"witness.at": [2]}, "out of range"),
                (UNIT_COLUMN, {"witness.value": "4"}, "value is not"),
                (UNIT_COLUMN, {"witness.at": [0], "witness.value": "1"}, "has norm 1"),
                (ROOT_COLUMN, {"witness.value": "6"}, "value is not"),
                (EQUAL_NORMS, {"witness.at": [0, 2]}, "out of range"),
                (EQUAL_NORMS, {"witness.at": [1, 0], "witness.value": "1"}, "do not increase"),
                (EQUAL_NORMS, {"witness.at": [1, 1]}, "do not increase"),
                (EQUAL_NORMS, {"witness.value": "1"}, "value is not"),
                (EQUAL_NORMS, {"inputs.encoder": matrix([[1, 2], [2, 1]])}, "equal norms"),
                (COHERENCE, {"witness.at": [0, 2]}, "out of range"),
                (COHERENCE, {"witness.at": [1, 0]}, "do not increase"),
                (COHERENCE, {"inputs.encoder": matrix([[0, 2], [0, 1]])}, "is zero"),
                (COHERENCE, {"inputs.encoder": matrix([[2, 0], [1, 0]])}, "is zero"),
                (COHERENCE, {"claim.mu": "1/2", "witness.value": "3/5"}, "value is not"),
                (COHERENCE, {"claim.mu": "9/10"}, "is <= mu^2"),
                (COHERENCE, {"inputs.encoder": matrix([[1, 3], [0, 4]]), "witness.value": "9/25", "claim.mu": "3/5"},
                 "is <= mu^2"),
        ):
            self.rejected(cert, changes, reason)
        cert = changed(COHERENCE, {"inputs.encoder": matrix([[1, 3], [0, 4]]), "witness.value": "9/25",
                                   "claim.mu": "3/5", "claim.relation": "lt"})
        self.assertEqual(check(cert)[0], "accepted")


class MalformedTests(unittest.TestCase):
    def malformed(self, data, place, changes=None):
        outcome, message = check(changed(data, changes) if changes else data)
        self.assertEqual(outcome, "malformed", message)
        self.assertIn(place, message)

    def test_bytes(self):
        good = spell(FULL)
        self.assertEqual(check(good)[0], "accepted")
        self.malformed(b"", "byte 0")
        self.malformed(good + b"\n", f"byte {len(good)}")
        self.malformed(good + b" ", f"byte {len(good)}")
        self.malformed(b" " + good, "byte 0")
        self.malformed(b"\xef\xbb\xbf" + good, "byte 0")
        self.malformed(good + good, f"byte {len(good)}")
        self.malformed(b"[" + good + b"]", "byte 0")
        self.malformed(b"{}", "assumptions: missing")
        for cut in range(len(good)):
            self.assertEqual(check(good[:cut])[0], "malformed")
        for byte in (0x00, 0x09, 0x0A, 0x1F, 0x7F, 0x80, 0xC3, 0xFF):
            self.malformed(good.replace(b'"test"', b'"te%cst"' % byte), f"0x{byte:02x}")
        self.assertEqual(check(good.replace(b'"test"', b'"~ !#[]"'))[0], "accepted")
        for old, new in ((b'"test"', b'"te\\u0041"'), (b'"test"', b'"te\\\\"'), (b'"test"', b'"te"st"'),
                         (b'"sources":[]', b'"sources":[ ]'), (b'"sources":[]', b'"sources": []'),
                         (b'"sources":[]', b'"sources":[],'), (b'"sources":[]', b'"sources":[,]'),
                         (b'"sources":[]', b'"sources" :[]'), (b'"sources":[]', b'sources:[]'),
                         (b'"sources":[]', b'"sources":null'), (b'"sources":[]', b'"sources":true'),
                         (b'"sources":[]', b'"sources":{}'), (b'"sources":[]', b"'sources':[]"),
                         (b'"rows":2', b'"rows":02'), (b'"rows":2', b'"rows":-2'), (b'"rows":2', b'"rows":2.0'),
                         (b'"rows":2', b'"rows":2e0'), (b'"rows":2', b'"rows":+2'), (b'"rows":2', b'"rows":"2"'),
                         (b'"rows":2', b'"rows":'), (b'"rows":2', b'"rows":1_0'),
                         (b'"rows":2', b'"rows":9007199254740992'), (b'"rows":2', b'"rows":' + b"9" * 400),
                         (b'"version":"0"', b'"version":"0","version":"0"'),
                         (b'"test","version"', b'"test";"version"'), (b'"version":"0"}', b'"version":"0"]'),
                         (b'"name":"test","version":"0"', b'"version":"0","name":"test"'),
                         (b'[0,1]', b'[0,1,]'), (b'[0,1]', b'[,0,1]'), (b'[0,1]', b'[0,,1]'), (b'[0,1]', b'[0 ,1]'),
                         (b'[0,1]', b'[0,01]'), (b'[0,1]', b'[0,9007199254740992]'), (b'[0,1]', b'[0;1]'),
                         (b'[0,1]', b'[0,12345678901234567]'), (b'[0,1]', b'[0,1'), (b'[0,1]', b'0,1]'),
                         (b'"1","1/2"', b'"1",,"1/2"'), (b'"1","1/2"', b'"1""1/2"'), (b'"1","1/2"', b'"1","1/2",'),
                         (b'"1","1/2"', b'"1,"1/2"'), (b'"1","1/2"', b'"1","1/2","'), (b'"1","1/2"', b'"1,1/2"')):
            self.assertIn(old, good)
            self.malformed(good.replace(old, new, 1), "")

    def test_largest_count(self):
        cert = changed(FULL, {"claim.rank": 2**53 - 1})
        self.assertEqual(check(cert)[0], "undecided")
        self.malformed(changed(FULL, {"claim.rank": 2**53}), "byte")

    def test_depth(self):
        def nested(depth):  # the object has depth 1, so `depth - 1` arrays
            return b'{"a":' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"
        self.malformed(nested(16), "assumptions: missing")
        self.malformed(nested(17), "byte 20: nested deeper")
        self.malformed(b'{"a":' * 17 + b"0" + b"}" * 17, "nested deeper")
        self.malformed(b'{"a":' + b"[" * 15 + b"[0]" + b"]" * 15 + b"}", "nested deeper")
        self.malformed(b'{"a":' + b"[" * 1_000_000, "nested deeper")

    def test_size(self):
        limit = lrh_check.MAX_BYTES
        self.assertEqual(limit, 2**28)
        try:
            lrh_check.MAX_BYTES = len(spell(FULL))
            self.assertEqual(check(FULL)[0], "accepted")
            lrh_check.MAX_BYTES -= 1
            self.malformed(FULL, "longer than")
        finally:
            lrh_check.MAX_BYTES = limit

    def test_keys_everywhere(self):
        """Take away and add a key in every object of every kind of certificate."""
        def objects(value, path):
            if isinstance(value, dict):
                yield path, value
            for key, item in (value.items() if isinstance(value, dict) else
                              enumerate(value) if isinstance(value, list) else ()):
                yield from objects(item, path + [str(key)])
        free = {"claim.coherence"}  # optional on its own
        optional = {"claim.normSquared": "normSquared", "claim.mu": "mu and relation", "claim.relation": "mu and relation"}
        source = {"bytes": 1, "dtype": "f", "name": "n", "orientation": "as-is", "role": "matrix", "sha256": "0" * 64,
                  "tensor": ""}
        for cert in (changed(FULL, {"sources": [source]}), FACTORS, DEPENDENT, with_projector(TRACE),
                     with_monomials(TRACE, *MONOMIALS_1), TURAN, CLIQUE, RECOVERY, FAILURE, WORST, UNIT,
                     OFF_DIAGONAL, DIAGONAL, COLOURED, TREE, CHAIN, SCALED_CHAIN, *SCALED.values()):
            for path, value in objects(cert, []):
                self.malformed(cert, "zzz: not a key", {".".join(path + ["zzz"]): "0"})
                for key in value:
                    place = ".".join(path + [key])
                    if cert is UNIT and place in free:
                        continue
                    if place in ("witness.projector", "witness.monomials"):
                        self.assertEqual(check(changed(cert, {place: DELETE}))[0], "accepted")
                        continue
                    where = optional[place] if cert is UNIT and place in optional else key
                    where = "claim.digests" if place == "claim.digests" else where
                    self.malformed(cert, where, {place: DELETE})

    def test_wrong_types(self):
        """Put a value of another type in the place of every value."""
        def places(value, path):
            if path:
                yield path, value
            for key, item in (value.items() if isinstance(value, dict) else
                              enumerate(value) if isinstance(value, list) else ()):
                yield from places(item, path + [str(key)])
        for cert in (FULL, FACTORS, with_projector(TRACE), TURAN, CLIQUE, RECOVERY, ROOT, UNIT, ROOT_ANY, OFF_DIAGONAL,
                     COLOURED, TREE, CHAIN, SCALED_CHAIN):
            for path, value in places(cert, []):
                for other in ({}, [["a"]], "", 2**50, "x"):
                    if type(other) is not type(value):
                        outcome, _ = check(changed(cert, {".".join(path): other} if len(path) != 2 or path[0] != "inputs"
                                                   else {"inputs": {path[1]: other}}))
                        self.assertEqual(outcome, "malformed", (path, other))

    def test_exact_values(self):
        for bad in ("-0", "3/1", "2/4", "+1", "0.5", "", "-", "/2", "1/", "1/0", "01", "1/02", "1/-2", "--1", "0/5", "-0/5",
                    "1_0", " 1", "1 ", "1e5", "0x1", "1//2", "1/2/3", "inf", "nan", "-0/1", "0/1"):
            self.malformed(FULL, "inputs.matrix.entries[0][0]", {"inputs.matrix.entries.0.0": bad})
            self.malformed(RECOVERY, "claim.epsilon", {"claim.epsilon": bad})
            self.malformed(FACTORS, "witness.upper.left.entries[1][1]", {"witness.upper.left.entries.1.1": bad})

    def test_digit_limit(self):
        for digits, outcome in ((100_000, "accepted"), (100_001, "malformed")):
            self.assertEqual(check(changed(RECOVERY, {"claim.epsilon": "9" * digits}))[0], outcome)
        half = "1" + "0" * 49_999
        for numerator, outcome in ((half + "1", "malformed"), ("2" + half[1:-1] + "1", "accepted")):
            self.assertEqual(check(changed(RECOVERY, {"claim.epsilon": numerator + "/" + half}))[0], outcome)
        cert = rank_cert([[1]], 1, rank_proof([0], [0], None, 2))
        self.assertEqual(check(changed(cert, {"inputs.matrix": matrix([[-(10**100_000 - 1)]])}))[0], "accepted")

    def test_ranges(self):
        p, m = "witness.lower.", "inputs.matrix."
        for cert, changes, place in (
                (FULL, {p + "prime": 0}, p + "prime"), (FULL, {p + "prime": 1}, p + "prime"),
                (FULL, {p + "prime": 2**31}, p + "prime"),
                (FULL, {p + "rows": [1, 0]}, p + "rows"), (FULL, {p + "columns": [1, 1]}, p + "columns"),
                (FULL, {m + "rows": 3}, m + "entries"), (FULL, {m + "rows": 0}, m + "rows"),
                (FULL, {m + "columns": 0}, m + "columns"), (FULL, {m + "rows": 2**53 - 1}, m + "entries"),
                (FULL, {m + "columns": 2**53 - 1}, m + "entries[0]"),
                (FULL, {m + "entries.1": ["1", "2"]}, m + "entries[1]"),
                (FULL, {m + "digest": "0" * 63}, m + "digest"), (FULL, {m + "digest": "A" * 64}, m + "digest"),
                (FULL, {"claim.digests.matrix": "0" * 65}, "claim.digests.matrix"),
                (FULL, {"claim.digests": {"encoder": "0" * 64}}, "claim.digests"),
                (FULL, {"claim.digests": {}}, "claim.digests.matrix"),
                (FULL, {"claim.kind": "nothing"}, "claim.kind"), (FULL, {"claim.kind": "clique"}, "inputs"),
                (FULL, {"format": "lrh-certificate/2"}, "format"),
                (FULL, {"assumptions": ["faith"]}, "assumptions[0]"),
                (FULL, {"assumptions": ["ieee754-dot-product"] * 2}, "assumptions"),
                (FULL, {"producer.name": ""}, "producer.name"), (FULL, {"producer.name": "a" * 256}, "producer.name"),
                (FULL, {"inputs.probe": FULL["inputs"]["matrix"]}, "inputs.probe"),
                (FULL, {"inputs.thresholds": FULL["inputs"]["matrix"]}, "inputs.thresholds"),
                (FULL, {"inputs.matrix": matrix([[(1, 0)]], 2)}, "inputs.matrix.radicand"),
                (TRACE, {"inputs.matrix": matrix([[(1, 0)]], 2)}, "inputs.matrix.radicand"),
                (DIAGONAL, {"inputs.matrix": matrix([[(0, 0)]], 2)}, "inputs.matrix.radicand"),
                (FACTORS, {"witness.upper.kind": "other"}, "witness.upper.kind"),
                (FACTORS, {"witness.upper.left.rows": 2}, "witness.upper.left.entries"),
                (FACTORS, {"witness.upper.left.columns": 2**53 - 1}, "witness.upper.left.entries[0]"),
                (FACTORS, {"witness.upper.left.rows": 2**53 - 1}, "witness.upper.left.entries"),
                (TRACE, {"claim.power": 0}, "claim.power"), (TRACE, {"claim.power": 4097}, "claim.power"),
                (TRACE, {"claim.mu": "-1/2"}, "claim.mu"), (TRACE, {"claim.family": "other"}, "claim.family"),
                (TRACE, {"claim.relation": "eq"}, "claim.relation"),
                (TURAN, {"claim.relation": "lt"}, "claim.relation"), (TURAN, {"claim.parts": 0}, "claim.parts"),
                (TURAN, {"claim.of": "other"}, "claim.of"),
                (TURAN, {"inputs.graph.n": 3}, "inputs.graph.edges[1]"), (TURAN, {"inputs.graph.n": 0}, "inputs.graph.n"),
                (TURAN, {"inputs.graph.n": 16_777_217}, "inputs.graph.n"),
                (TURAN, {"inputs.graph.edges.0": [1, 0]}, "inputs.graph.edges[0]"),
                (TURAN, {"inputs.graph.edges.0": [1, 1]}, "inputs.graph.edges[0]"),
                (TURAN, {"inputs.graph.edges.0": [0, 1, 2]}, "inputs.graph.edges[0]"),
                (TURAN, {"inputs.graph.edges.1": [0, 1]}, "inputs.graph.edges[1]"),
                (TURAN, {"inputs.graph.edges.0": [0, 4]}, "inputs.graph.edges[0]"),
                (TURAN, {"inputs.graph.edges.0": [1, 2]}, "inputs.graph.edges[1]"),
                (CLIQUE, {"witness.vertices": [0, 2, 1]}, "witness.vertices"),
                (RECOVERY, {"claim.k": 0}, "claim.k"), (RECOVERY, {"claim.domain": "any"}, "claim.domain"),
                (RECOVERY, {"claim.epsilon": "0"}, "claim.epsilon"), (RECOVERY, {"claim.epsilon": "-1"}, "claim.epsilon"),
                (WORST, {"claim.epsilon": "1"}, "claim.epsilon"), (WORST, {"claim.relation": "lt"}, "claim.relation"),
                (WORST, {"claim.worstError": ["1", "1"]}, "claim.worstError"),
                (ROOT, {"claim.worstError": ["1", "0"]}, "claim.worstError[1]"),
                (ROOT, {"claim.worstError": ["1"]}, "claim.worstError"),
                (ROOT, {"claim.worstError": ["1", "1", "1"]}, "claim.worstError"),
                (WORST, {"witness.z": [[0, "0"]]}, "witness.z[0][1]"),
                (WORST, {"witness.z": [[1, "1"], [0, "1"]]}, "witness.z[1][0]"),
                (WORST, {"witness.z": [[1, "1"], [1, "1"]]}, "witness.z[1][0]"),
                (WORST, {"witness.z": [[1, "1", "1"]]}, "witness.z[0]"),
                (ROOT, {"witness.z": [[1, ["1", "1"]]]}, "witness.z[0][1]"),
                (ROOT, {"inputs.encoder": matrix([[(1, 0), (0, 0)], [(0, 0), (1, 0)]], 2)}, "radicand"),
                (ROOT, {"inputs.encoder.radicand": 1}, "inputs.encoder.radicand"),
                (ROOT, {"inputs.encoder.radicand": 0}, "inputs.encoder.radicand"),
                (ROOT, {"inputs.encoder.radicand": 12}, "inputs.encoder.radicand"),
                (ROOT, {"inputs.encoder.radicand": 998_001}, "inputs.encoder.radicand"),  # 999^2
                (ROOT, {"inputs.encoder.radicand": 1_000_001}, "inputs.encoder.radicand"),
                (ROOT, {"inputs.encoder.entries.0.0": "1"}, "inputs.encoder.entries[0][0]"),
                (ROOT, {"inputs.encoder.entries.0.0": ["1"]}, "inputs.encoder.entries[0][0]"),
                (WORST, {"inputs.encoder.entries.0.0": ["1", "0"]}, "inputs.encoder.entries[0][0]"),
                (ANY, {"claim.normSquared": "1"}, "claim.normSquared"),
                (UNIT, {"claim.mu": "0"}, "claim.mu"), (UNIT, {"claim.coherence": "-4/5"}, "claim.coherence"),
                (UNIT, {"claim.columns": "other"}, "claim.columns"),
                (UNIT, {"witness.pair": [2, 0]}, "witness.pair"), (UNIT, {"witness.pair": [1, 1]}, "witness.pair"),
                (UNIT, {"witness.pair": [0]}, "witness.pair"), (UNIT, {"witness.pair": [0, 1, 2]}, "witness.pair"),
                (DIAGONAL, {"claim.mu": "1", "claim.relation": "lt"}, "claim.mu"),
                (DIAGONAL, {"witness.at": [0, 1]}, "witness.at"), (DIAGONAL, {"witness.at": []}, "witness.at"),
                (OFF_DIAGONAL, {"witness.at": [0]}, "witness.at"), (OFF_DIAGONAL, {"claim.mu": "-1"}, "claim.mu"),
                (COHERENCE, {"claim.mu": "0"}, "claim.mu"),
                (DIAGONAL, {"claim.hypothesis": "coherence"}, "claim.hypothesis"),
                (DIAGONAL, {"claim.statement": "other"}, "claim.statement"),
                (COHERENCE, {"claim.statement": "near-identity-rank"}, "claim.hypothesis"),
        ):
            self.malformed(cert, place, changes)

    def test_clique_number(self):
        u = "witness.upper"
        for cert, changes, place in (
                (TREE, {"witness.clique": [1, 0]}, "witness.clique"),
                (TREE, {"witness.clique": [1, 1]}, "witness.clique"),
                (TREE, {"claim.of": "graph"}, "claim.of"), (TREE, {"claim.size": 2}, "claim.size"),
                (TREE, {"claim.relation": "le"}, "claim.relation"),
                (TREE, {u + ".kind": "colouring"}, u), (COLOURED, {u + ".kind": "tree"}, u),
                (TREE, {u + ".kind": "other"}, u + ".kind"), (TREE, {u: {}}, u + ".kind"), (TREE, {u: []}, u + ".kind"),
                (TREE, {u + ".colours": []}, u + ".colours"), (COLOURED, {u + ".nodes": []}, u + ".nodes"),
                (COLOURED, {u + ".colours": [[0], [1]]}, u + ".colours"),
                (COLOURED, {u + ".colours": ["0", "1"]}, u + ".colours"),
                (TREE, {u + ".nodes": [[]]}, u + ".nodes[0]"), (TREE, {u + ".nodes.1": []}, u + ".nodes[1]"),
                (TREE, {u + ".nodes.0.branch": [[4]]}, u + ".nodes[0].branch"),
                (TREE, {u + ".nodes.0.classes": [0, 2]}, u + ".nodes[0].classes[0]"),
                (TREE, {u + ".nodes.0.classes.1": [3, 1]}, u + ".nodes[0].classes[1]"),
                (TREE, {u + ".nodes.0.classes.1": [1, 1, 3]}, u + ".nodes[0].classes[1]"),
                (TREE, {"inputs.graph.n": 4}, "inputs.graph.edges[1]"),
                (TREE, {"inputs": {"encoder": CHAIN["inputs"]["encoder"]}}, "inputs"),
        ):
            self.malformed(cert, place, changes)

    def test_interference_chain(self):
        root = matrix([[(x, 0) for x in row] for row in C4], 2)
        scale = matrix([[(x, 0)] for x in SCALE], 2)
        for cert, changes, place in (
                (CHAIN, {"witness.independentSet": [2, 1, 3]}, "witness.independentSet"),
                (CHAIN, {"witness.independentSet": [1, 1, 3]}, "witness.independentSet"),
                (CHAIN, {"witness.edges": "2"}, "witness.edges"), (CHAIN, {"witness.z": []}, "witness.z"),
                (CHAIN, {"claim.k": 0}, "claim.k"), (CHAIN, {"claim.power": 0}, "claim.power"),
                (CHAIN, {"claim.power": 4097}, "claim.power"), (CHAIN, {"claim.family": "other"}, "claim.family"),
                (CHAIN, {"claim.relation": "eq"}, "claim.relation"), (CHAIN, {"claim.epsilon": "0"}, "claim.epsilon"),
                (CHAIN, {"claim.epsilon": "-1/2"}, "claim.epsilon"), (CHAIN, {"claim.mu": "1/2"}, "claim.mu"),
                (CHAIN, {"claim.domain": "signed"}, "claim.domain"),
                (CHAIN, {"inputs.encoder": root}, "inputs.encoder.radicand"),
                (CHAIN, {"inputs.probe": root}, "inputs.probe.radicand"),
                (SCALED_CHAIN, {"inputs.featureScale": scale}, "inputs.featureScale.radicand"),
        ):
            self.malformed(cert, place, changes)

    def test_feature_scale(self):
        s = SCALED_CHAIN["inputs"]["featureScale"]
        both = {"inputs.featureScale": s, "claim.digests.featureScale": s["digest"]}
        for cert in (FULL, TRACE, TURAN, CLIQUE, UNIT, DIAGONAL, COHERENCE, TREE):  # no role of these kinds
            self.malformed(cert, "inputs.featureScale", both)
        root = matrix([[(x, 0)] for x in SCALE[:2]], 3)
        for cert in (scaled(ROOT, SCALE[:2]), scaled(recovery([[1, 0]], [[1, 0]], 1, "signed"), SCALE[:2])):
            self.malformed(cert, "inputs.featureScale.radicand", {"inputs.featureScale": root})
        for cert in (*SCALED.values(), SCALED_CHAIN):
            self.malformed(cert, "claim.digests.featureScale", {"claim.digests.featureScale": DELETE})
            self.malformed(cert, "claim.digests.featureScale", {"inputs.featureScale": DELETE})
            self.malformed(cert, "inputs.featureScale.entries", {"inputs.featureScale.rows": 4})
            self.malformed(cert, "inputs.featureScale.entries[1][0]", {"inputs.featureScale.entries.1.0": "2/6"})
            self.malformed(cert, "inputs.bias", {"inputs.bias": s})
        for cert in (WORST, RECOVERY, FAILURE, CHAIN):
            self.malformed(cert, "claim.digests.featureScale", {"claim.digests.featureScale": s["digest"]})

    def test_mu_may_be_zero(self):
        self.assertEqual(check(changed(OFF_DIAGONAL, {"claim.mu": "0", "claim.relation": "le"}))[0], "accepted")

    def test_sources(self):
        source = {"bytes": 1, "dtype": "float32", "name": "a.npy", "orientation": "transposed", "role": "encoder",
                  "sha256": "0" * 64, "tensor": ""}
        self.assertEqual(check(changed(WORST, {"sources": [source, {**source, "role": "probe"}]}))[0], "accepted")
        self.malformed(WORST, "sources", {"sources": [source, source]})
        self.malformed(WORST, "sources", {"sources": [{**source, "role": "probe"}, source]})
        for key, bad in (("role", "matrix"), ("orientation", "sideways"), ("sha256", "0"), ("bytes", "1"), ("dtype", ""),
                         ("name", ""), ("tensor", "a" * 256), ("role", "")):
            self.malformed(WORST, f"sources[0].{key}", {"sources": [{**source, key: bad}]})

    def test_fast_paths_agree(self):
        """The fast path for flat arrays takes nothing that the grammar does not."""
        for length in range(1, 6):
            for body in map("".join, itertools.product('01-,"', repeat=length)):
                text = "[" + body + "]"
                fast = lrh_check.parse_flat_array(text, 0)
                try:
                    slow = lrh_check.parse_array(text, 0, 1)
                except lrh_check.Malformed:
                    slow = None
                if fast is not None:
                    self.assertEqual(fast, slow, text)


class WorkTests(unittest.TestCase):
    """Accepted at the work limit, undecided one below. The numbers are worked out from section 6 by hand."""

    def boundary(self, cert, work, outcome="accepted"):
        self.assertEqual(check(cert, work_limit=work)[0], outcome)
        below = check(cert, work_limit=work - 1)
        self.assertEqual(below[0], "undecided")
        self.assertTrue(below[1].startswith("budget"))

    def infinite(self, cert):
        outcome, reason = check(cert, work_limit=10**10_000)
        self.assertEqual(outcome, "undecided", reason)
        self.assertTrue(reason.startswith("budget"))

    def test_rank(self):
        self.boundary(FULL, 6 + 8)
        self.boundary(FACTORS, 9 + 8 + 3 * 2 * 3)
        self.boundary(DEPENDENT, 9 + 8 + 1 * 2 * 3)
        self.boundary(ZERO_DEPENDENT, 6)
        self.boundary(ZERO_FACTORS, 6)
        self.boundary(changed(FULL, {"claim.rank": 2000}), 6 + 2000**3, "rejected")
        self.boundary(changed(DEPENDENT, {"claim.rank": 4}), 9 + 64, "rejected")
        # words: 63 bits are one word, 64 bits two
        for bits, words in ((63, 1), (64, 2), (127, 2), (128, 3)):
            big = 2**(bits - 1)

            def dependent(rows, combinations):
                return rank_cert(rows, 1, rank_proof([0], [0], {
                    "kind": "dependencies", "combinations": witness_matrix(combinations)}))

            def product(left, right):
                rows = [[sum(F(x) * y for x, y in zip(row, column)) for column in zip(*right)] for row in left]
                return rank_cert(rows, len(right), rank_proof([0], [0], {
                    "kind": "factorisation", "left": witness_matrix(left), "right": witness_matrix(right)}))

            # `full`: the words of M, by rows: (big, 1) and (1, 2)
            self.boundary(rank_cert([[big, 1], [F(1, 2), 1]], 2, rank_proof([0, 1], [0, 1])), 4 * words + 8)
            self.boundary(rank_cert([[1, F(1, big)], [0, 1]], 2, rank_proof([0, 1], [0, 1])), 4 * words + 8)
            self.boundary(rank_cert([[F(1, big), 0], [0, 1]], 2, rank_proof([0, 1], [0, 1])), 4 + 8)
            # the combination has q = big and the integer 1
            self.boundary(dependent([[big], [1]], [[F(1, big)]]), 2 * words + 1 + 1 * words)
            # M by rows: (1), (1); by columns it has the integer big
            self.boundary(dependent([[1], [F(1, big)]], [[1]]), 2 + 1 + 1)
            # M by rows: (big, 1), (big, 1); by columns it has the integer 1 alone
            self.boundary(dependent([[1, F(1, big)], [1, F(1, big)]], [[1]]), 4 * words + 1 + 2 * words)
            # the combinations by rows are (1), (1); by columns (1, big)
            self.boundary(dependent([[big], [1], [big]], [[F(1, big)], [1]]), 3 * words + 1 + 2 * words)
            self.boundary(dependent([[1], [-big]], [[-big]]), 2 * words + 1 + words * words)
            # M by rows: (big, 1), (big, 1). Left by rows: (1), (1); right by columns: (1), (1)
            self.boundary(product([[1], [F(1, big)]], [[1, F(1, big)]]), 4 * words + 1 + 4)
            # M by rows: (-big, -1), (big, 1). Left by rows: (-big), (1)
            self.boundary(product([[-big], [1]], [[1, F(1, big)]]), 4 * words + 1 + 4 * words)
            self.boundary(product([[1], [1]], [[big, 1]]), 4 * words + 1 + 4 * words)
            # M = 1, whatever the factors
            self.boundary(product([[F(1, big)]], [[big]]), 1 + 1 + words)
            self.boundary(product([[big]], [[F(1, big)]]), 1 + 1 + words)

    def test_near_identity_rank(self):
        # LINES by rows: (2, -1, -1), (-1, 2, -1), (-3, -3, 6): 3 bits
        rank = 9 + 8 + 6
        W = 1 + 2 * 1 * 3 // 64
        base = rank + 9 * W * W + 27 * W + W
        self.boundary(TRACE, base)
        self.boundary(with_projector(TRACE), base + 2 * 27 * 1 * (1 + 3 * W))
        self.boundary(with_monomials(TRACE, *MONOMIALS_1), base + 2 * 9)
        self.boundary(with_monomials(with_projector(TRACE), *MONOMIALS_1), base + 2 * 27 * (1 + 3) + 2 * 9)
        for s in (10, 11, 4096):
            W = 1 + 2 * s * 3 // 64
            cert = near_identity(LINES, "trace", s, F(1, 2), "le", 2, LINES_PROOF)
            self.boundary(cert, rank + 9 * W * W + 27 * W + s * s * W)
        mu = F(2**40 + 1, 2**41)
        W = 1 + 2 * 42 // 64
        self.boundary(near_identity(LINES, "alon", 1, mu, "lt", 2, LINES_PROOF), rank + 9 * W * W + 27 * W + W)
        # the words of C count in the work of `rank`: by rows (big, 1), (0, 1), 70 bits, and 2 * 70 bits are W = 3
        cert = near_identity([[1, F(1, 2**69)], [0, 1]], "trace", 1, F(1, 2), "lt", 2, rank_proof([0, 1], [0, 1]))
        self.boundary(cert, 4 * 2 + 8 + 4 * 9 + 8 * 3 + 3)

    def test_projector(self):
        """P = u u^T / u^T u, u = (1, t), has the integers 1, t, t^2 over 1 + t^2; M = C = (1, 1/t; t, 1)."""
        for bits in (31, 32, 33):
            t = 2**(bits - 1)
            C = [[F(1), F(1, t)], [F(t), F(1)]]  # by rows (t, 1), (t, 1); mu = t
            cert = near_identity(C, "trace", 1, t, "le", 1, rank_proof([0], [0], {
                "kind": "dependencies", "combinations": witness_matrix([[1]])}))
            W = 1 + 2 * bits // 64
            w = 1 + (2 * bits - 1) // 64  # t^2 has 2 * bits - 1 bits
            base = 4 + 1 + 2 + 4 * W * W + 8 * W + W
            self.boundary(cert, base)
            self.boundary(changed(cert, {"witness.projector": projector_on(C, [0])}), base + 2 * 8 * w * (w + 2 * W))

    def test_monomials(self):
        """Row 0 of left multiplied by c, row 0 of right divided by it. By rows one of the two would be short."""
        big = 2**69
        base = 23 + 9 + 27 + 1
        for c in (big, F(1, big)):
            left, right = ([list(map(F, row)) for row in part] for part in MONOMIALS_1)
            left[0], right[0] = [x * c for x in left[0]], [x / c for x in right[0]]
            # left has the integer big (70 bits), right 2 * big: by columns, two words each
            self.boundary(with_monomials(TRACE, left, right), base + 2 * 9 * 2 * 2)
        # columns of left apart: (1/big, 0), (0, 1), (0, 0): one word; N is the number of rows of left, right or wrong
        left = [[F(1, big), 0, 0], [0, 1, 0]]
        self.boundary(with_monomials(TRACE, left, MONOMIALS_1[1]), base + 2 * 9, "rejected")
        self.boundary(with_monomials(TRACE, [[F(1, big), 1, 0]], MONOMIALS_1[1]), base + 1 * 9, "rejected")

    def test_graphs(self):
        self.boundary(TURAN, 8)
        self.boundary(TURAN_COMPLEMENT, 9)
        self.boundary(CLIQUE, 8)
        self.boundary(CLIQUE_COMPLEMENT, 25)

    def test_clique_number(self):
        self.boundary(COLOURED, 4 + 4)
        self.boundary(changed(COLOURED, {"witness.upper.colours": [0] * 100}), 8, "rejected")
        self.boundary(TREE, 5 + 5 + (5 + 5 + 2 + 2))
        self.boundary(EMPTY_TREE, 3 + (3 + 3 + 3))
        self.boundary(TRIANGLE_TREE, 3 + 3 + (3 + 3 + 2 + 1 + 4))
        # an empty class has no members; a node and a member count whatever the conditions say of them
        self.boundary(changed(TREE, {"witness.upper.nodes.0.classes": [[0, 2], [1, 3], []]}), 24, "rejected")
        self.boundary(changed(TREE, {"witness.upper": tree()}), 10 + 5, "rejected")
        odd = tree(([9, 9, 9], []), ([], [[7], []]))
        self.boundary(changed(TREE, {"witness.upper": odd}), 10 + (5 + 4 + 2), "rejected")
        self.boundary(changed(TREE, {"claim.n": 6, "claim.edges": 7}), 24, "rejected")
        for n, words in ((63, 1), (64, 2), (127, 2), (128, 3)):
            self.boundary(clique_number(graph(n, []), 1, [0], tree(([], [list(range(n))]))), n + (n + n + 1) * words)

    def test_clique_number_infinite(self):
        n = 32_768
        self.boundary(clique_number(graph(n, []), 1, [0], tree(([], [list(range(n))]))), n + (n + n + 1) * 513)
        for n in (32_769, 16_777_216):
            self.infinite(clique_number(graph(n, []), 1, [0], tree()))
            self.boundary(clique_number(graph(n, []), 1, [0], colouring([0])), n, "rejected")

    def test_interference_chain(self):
        def unit(size, epsilon, k=1, s=1, **changes):
            one = unit_matrix(size)
            cert = interference_chain(one, one, k, epsilon, "le", "alon", s, list(range(size)))
            return changed(cert, {"claim." + key: value for key, value in changes.items()})

        def work(m, r, s, W, A=1, B=1, d=None):
            return m * m * ((d or m) * A * B + 16) + r * r * W * W + r**3 * W + s * s * W
        # W = 1 + 2 * 1 * (1 + 1 + 2 + 0) = 9: 72 + 324 + 72 + 9
        self.boundary(unit(2, F(1, 2)), 477)
        self.boundary(unit(2, F(1, 2), s=3), work(2, 2, 3, 25))
        self.boundary(unit(1, F(1, 2), s=4096), work(1, 1, 4096, 32_769))
        self.boundary(CHAIN, work(4, 3, 1, 9))
        self.boundary(PLANE, work(3, 3, 1, 9, d=2))
        # r is that of the claim, d and m those of the encoder
        self.boundary(unit(2, F(1, 2), independentSetSize=3), work(2, 3, 1, 9), "rejected")
        self.boundary(unit(2, F(1, 2), independentSetSize=0), work(2, 0, 1, 9), "rejected")
        self.boundary(unit(2, F(1, 2), d=7, m=9), 477, "rejected")
        odd = changed(unit(2, F(1, 2)), {"witness.edges": 2**50, "witness.independentSet": []})
        self.boundary(odd, 477, "rejected")
        self.boundary(unit(2, F(1, 2), independentSetSize=2**53 - 1), work(2, 2**53 - 1, 1, 9), "rejected")
        # b: mu = epsilon / (k (1 - epsilon)) in lowest terms; epsilon = 2^-e gives 1/(k (2^e - 1))
        for e, k, words in ((63, 1, 0), (64, 1, 1), (63, 2, 1), (127, 1, 1), (128, 1, 2), (62, 2, 0)):
            self.boundary(unit(2, F(1, 2**e), k), work(2, 2, 1, 9 + 2 * words))
        # epsilon = 1 - 2^-e gives mu = (2^e - 1)/k
        for e, k, words in ((63, 1, 0), (64, 1, 1), (65, 3, 1)):
            self.boundary(unit(1, 1 - F(1, 2**e), k), work(1, 1, 1, 9 + 2 * words))
        # epsilon = p/(p + q), k = p: mu = 1/q
        p = 2**40
        self.boundary(unit(1, F(p, p + 2**35 + 1), p), work(1, 1, 1, 9))
        # epsilon >= 1: mu counts as 1
        for epsilon in ("1", "2", str(F(2**200 + 1, 2**200)), "9" * 1000):
            self.boundary(changed(unit(2, F(1, 2)), {"claim.epsilon": epsilon}), 477, "rejected")
        # words of A by all, of B by columns
        big = 2**70
        cert = interference_chain([[1, F(1, big)]], [[1, 1]], 1, F(1, 2), "lt", "alon", 1, [0])
        self.boundary(cert, work(2, 1, 1, 11, A=2, d=1), "rejected")
        cert = interference_chain([[1, 1]], [[1, F(1, big)]], 1, F(1, 2), "lt", "alon", 1, [0])
        self.boundary(cert, work(2, 1, 1, 9, d=1), "rejected")
        cert = interference_chain([[1], [0]], [[1], [F(1, big)]], 1, F(1, 2), "lt", "alon", 1, [0])
        self.boundary(cert, work(1, 1, 1, 11, B=2, d=2))
        over = 2**65_536
        for role in ("encoder", "probe"):
            self.infinite(changed(unit(1, F(1, 2)), {f"inputs.{role}": matrix([[F(1, over)]])}))
        # mu has a bit length, but no `words`: 1/(2^65536 - 1) has 65,536 bits
        self.boundary(unit(1, F(1, over)), work(1, 1, 1, 9 + 2 * 1024))
        long, longer = str(2**254), str(2**255)
        with mock.patch.object(lrh_check, "MAX_CLEARED_WORDS", 64 * 4):
            column, zero = [["1"]] + [["0"]] * 63, [["1"]] + [["0"]] * 63
            for role, other in (("encoder", "probe"), ("probe", "encoder")):
                for x, outcome in ((long, "accepted"), (longer, "undecided")):
                    column[1] = [x]
                    cert = changed(unit(1, F(1, 2)), {f"inputs.{role}": spelt_matrix(column),
                                                      f"inputs.{other}": spelt_matrix(zero), "claim.d": 64})
                    self.assertEqual(check(cert)[0], outcome)

    def test_feature_scale(self):
        """The work is that of the scaled matrices."""
        big, over = 2**70, 2**65_536
        for cert in (WORST, RECOVERY, FAILURE):
            for s in (SCALE, [big, F(1, big), F(3, big)]):
                self.boundary(scaled(cert, s), 9 * (2 + 16) + 2)
        self.boundary(scaled(ROOT, [big, F(3, big)]), 4 * 4 * (2 + 16) + 2)
        self.boundary(scaled(PLANE, [big, 3, F(1, big)]), 9 * 18 + 9 * 81 + 27 * 9 + 9)
        # A = (1), B = (1), s = big: (big) by all has two words, (1/big) by columns one
        plain = recovery([[1]], [[1]], 1, "signed")

        def with_scale(cert, *s):
            s = matrix([[x] for x in s])
            return changed({**cert, "inputs": {**cert["inputs"], "featureScale": s}},
                           {"claim.digests.featureScale": s["digest"]})
        self.boundary(with_scale(plain, big), 2 + 16)
        self.boundary(with_scale(plain, F(1, big)), 2 + 16)
        # A scaled is (big, 1/big), by all (big^2, 1), three words; B scaled is (1/big), (big), by columns two
        self.boundary(with_scale(recovery([[1, 1]], [[1, 1]], 1, "signed"), big, F(1, big)), 4 * (3 * 2 + 16) + 1,
                      "rejected")
        # denominators: 65,536 bits of the scaled matrices, whatever those of the inputs
        exact = 2**65_535
        self.assertEqual(check(with_scale(plain, exact))[0], "accepted")
        self.assertEqual(check(with_scale(plain, F(1, exact)))[0], "accepted")
        self.infinite(with_scale(plain, over))
        self.infinite(with_scale(plain, F(1, over)))
        self.assertEqual(check(scaled(plain, [over * 2**10_000]))[0], "accepted")
        a, b = 2**40_000, 3**20_000
        self.assertEqual(check(scaled(recovery([[1, 1]], [[0, 0]], 1, "signed"), [a, b]))[0], "accepted")
        self.infinite(with_scale(recovery([[1, 1]], [[0, 0]], 1, "signed"), F(1, a), F(1, b)))
        self.assertEqual(check(with_scale(recovery([[0, 0]], [[1, 1]], 1, "signed"), a, b))[0], "accepted")
        # denominators in one column that no scale can cancel
        self.infinite(with_scale(recovery([[F(1, 2**70_000)], [F(1, 3**70_000)]], [[0], [0]], 1, "signed"), 2**70_000))
        # the words of the scaled matrices
        zeros = [["0"]] * 63
        for role, power in (("encoder", 1), ("probe", -1)):
            for bits, outcome in ((255, "accepted"), (256, "undecided")):
                other = "probe" if role == "encoder" else "encoder"
                cert = changed(plain, {f"inputs.{role}": spelt_matrix([["3"], *zeros]),
                                       f"inputs.{other}": spelt_matrix([["0"], *zeros]), "claim.d": 64,
                                       "claim.worstError": "1", "witness.z": [[0, "1"]]})
                with mock.patch.object(lrh_check, "MAX_CLEARED_WORDS", 64 * 4):
                    self.assertEqual(check(with_scale(cert, F(2**(bits - 2))**power))[0], outcome)

    def test_feature_scale_hostile(self):
        """A short file, whose scaled matrices would be long, is undecided before they are written out."""
        d, huge = 2_000, "1" + "0" * 99_998

        def cert(A, s):
            inputs = {"encoder": spelt_matrix(A), "probe": spelt_matrix([["0"]] * d), "featureScale": spelt_matrix([[s]])}
            claim = {"d": d, "m": 1, "k": 1, "domain": "signed", "worstError": "1"}
            return certificate("worst-case-error", inputs, claim, {"row": 0, "z": [[0, "1"]]})
        ones = [["1"]] * d
        with mock.patch.object(lrh_check, "MAX_CLEARED_WORDS", 2**20), \
                mock.patch.object(lrh_check.ScaledMatrix, "cleared", None):
            self.infinite(cert(ones, huge))
            self.infinite(cert(ones, "1/" + huge[:-1]))
            self.infinite(cert([["1/" + huge[:-1]], *ones[1:]], huge[:-1]))
        # the contents of the columns are given up early
        for y, limit in (([2**70_000, 3**70_000], 2**28), ([1, 2**1000], 20)):
            X = lrh_check.Matrix(2, 1, [([[1], [1]], [[t] for t in y])])
            with mock.patch.object(lrh_check, "MAX_CLEARED_WORDS", limit):
                self.assertRaises(lrh_check.Undecided, lrh_check.ScaledMatrix(X, [(2**1000, 1)]).contents)
        # the denominators are long, but the integers after clearing are short
        self.assertEqual(check(cert(ones, f"1/{2**65_535}"))[0], "accepted")

    def test_recovery(self):
        for cert in (WORST, RECOVERY, FAILURE):
            self.assertEqual(len(cert["witness"]["z"]), 2)
            self.boundary(cert, 9 * (2 + 16) + 2)
        self.boundary(ROOT, 4 * 4 * (2 + 16) + 2)
        big = 2**70
        cert = recovery([[1, F(1, big)]], [[1, F(1, big)]], 1, "signed")
        self.boundary(cert, 4 * (1 * 2 * 1 + 16) + 1)  # by all: two words; by columns: one
        cert = recovery([[1], [F(1, big)]], [[1], [F(1, big)]], 1, "signed")
        self.boundary(cert, 1 * (2 * 2 * 2 + 16) + 1)
        # all p and r together
        A = matrix([[(F(1, 2**40), F(1, 3**20))]], 2)
        cert = certificate("worst-case-error", {"encoder": A, "probe": matrix([[0]])},
                           {"d": 1, "m": 1, "k": 1, "domain": "signed", "worstError": "1"}, {"row": 0, "z": [[0, "1"]]})
        self.boundary(cert, 4 * (1 * 1 * 1 + 16) + 1)
        A = matrix([[(F(1, 2**70), F(1, 3))]], 2)  # 2^70 is an integer after clearing
        self.boundary(changed(cert, {"inputs.encoder": A}), 4 * (2 + 16) + 1)

    def test_recovery_witness(self):
        one = [[1, 0], [0, 1]]  # A = B = I: every z attains the largest error, 0
        cert = recovery(one, one, 2, "signed")
        base = 4 * (2 + 16)
        self.boundary(changed(cert, {"witness.z": []}), base)
        self.boundary(changed(cert, {"witness.z": [[1, "-1"]]}), base + 1)
        for bits, words in ((63, 1), (64, 2), (127, 2), (128, 3)):
            big = 2**(bits - 1)
            # alone, 1/big is the integer 1 over big; with 1, the integers are 1 and big
            self.boundary(changed(cert, {"witness.z": [[0, f"1/{big}"]]}), base + 1)
            self.boundary(changed(cert, {"witness.z": [[0, f"1/{big}"], [1, "1"]]}), base + 2 * words)
            self.boundary(changed(cert, {"witness.z": [[0, "-1"], [1, f"1/{big}"]]}), base + 2 * words)
            # the values count, whatever the conditions say of them
            self.boundary(changed(cert, {"witness.z": [[0, str(big)]]}), base + words, "rejected")
            self.boundary(changed(cert, {"witness.z": [[0, "1"], [1, f"1/{big}"]], "claim.k": 1}), base + 2 * words,
                          "rejected")
        # the number of pairs is that of the witness, not k or m
        self.boundary(changed(cert, {"witness.z": [[j, "1"] for j in range(9)]}), base + 9, "rejected")
        # the radicand does not multiply this term
        root = matrix([[(1, 0), (0, 0)], [(0, 0), (1, 0)]], 3)
        cert = changed(cert, {"inputs.encoder": root, "witness.z": [[0, f"1/{2**63}"], [1, "1"]]})
        self.boundary(cert, 4 * base + 2 * 2)
        for kind in ("recovery", "recovery-failure"):
            self.boundary(changed(cert, {"claim.kind": kind, "claim.epsilon": "1", "claim.relation": "lt"}),
                          4 * base + 2 * 2, "accepted" if kind == "recovery" else "rejected")

    def test_incoherence(self):
        self.boundary(UNIT, 9 * 2)
        self.boundary(ROOT_ANY, 4 * 4 * 2)
        big = 2**70
        self.boundary(changed(EQUAL, {"inputs.encoder": matrix([[1, 1], [F(1, big), F(-1, big)]]),
                                      "claim.columns": "any", "claim.normSquared": DELETE,
                                      "claim.coherenceSquared": str((1 - F(1, big**2))**2 / (1 + F(1, big**2))**2)}),
                      4 * 2 * 4)

    def test_hypothesis_failure(self):
        self.boundary(DIAGONAL, 4)
        for cert in (OFF_DIAGONAL, ZERO_COLUMN, UNIT_COLUMN, EQUAL_NORMS, changed(COHERENCE, {"claim.mu": "1/2"})):
            self.boundary(cert, 4)
        self.boundary(ROOT_COLUMN, 4 * 2)
        for bits, words in ((63, 1), (64, 2), (127, 2), (128, 3)):
            big = 2**(bits - 1)
            for rows, expected in (
                    ([[-big, 2], [3, 0]], 4 * words**2),
                    ([[1, 2], [F(1, big), 0]], 4 * words**2),  # column 0 is (big, 1)
                    ([[1, F(1, big)], [3, 0]], 4)):  # the columns are (1, 3) and (1, 0); by rows there were big
                self.boundary(changed(DIAGONAL, {"inputs.matrix": matrix(rows)}), expected)
            self.boundary(failure(matrix([[0, big, 3]]), "incoherence", "nonzero-columns", [0], "0"), 3 * words**2)
            # p and r of a column together: 1 and big, over big
            cert = failure(matrix([[(F(1, big), 1)]], 5), "incoherence", "unit-columns", [0],
                           [str(5 + F(1, big**2)), str(F(2, big))])
            self.boundary(cert, 4 * words**2)

    def test_infinite(self):
        exact, over = 2**65_535, 2**65_536  # 65,536 and 65,537 bits
        self.assertEqual(check(recovery([[F(1, exact)]], [[0]], 1, "signed"))[0], "accepted")
        self.infinite(recovery([[F(1, over)]], [[0]], 1, "signed"))
        self.infinite(recovery([[0]], [[F(1, over)]], 1, "signed"))
        # a least common multiple: neither denominator is long
        a, b = 2**40_000, 3**20_000
        self.infinite(recovery([[F(1, a), F(1, b)]], [[0, 0]], 1, "signed"))
        wide = recovery([[0, 0]], [[F(1, a), F(1, b)]], 1, "signed")  # by columns: apart
        self.assertEqual(check(wide)[0], "accepted")
        self.infinite(near_identity([[F(1, over)]], "trace", 1, 1, "lt", 1, rank_proof([0], [0])))
        # a long numerator is only long
        self.assertEqual(check(recovery([[0]], [[over]], 1, "signed"))[0], "accepted")
        self.infinite(changed(FACTORS, {"witness.upper.left.entries.0.0": f"1/{over}"}))

    def test_infinite_rank(self):
        exact, over = 2**65_535, 2**65_536
        a, b = 2**40_000, 3**20_000
        # the denominators of M count whatever `upper` is, and even for `full`
        self.boundary(rank_cert([[F(1, exact)]], 1, rank_proof([0], [0])), 1 + 1)
        self.infinite(rank_cert([[F(1, over)]], 1, rank_proof([0], [0])))
        self.infinite(rank_cert([[F(1, a), F(1, b)]], 1, rank_proof([0], [0])))
        self.boundary(rank_cert([[F(1, a)], [F(1, b)]], 1, rank_proof([0], [0])), 2 + 1)  # by rows: apart
        for cert in (FULL, FACTORS, DEPENDENT, ZERO_FACTORS, ZERO_DEPENDENT):
            rows = [list(map(F, row)) for row in cert["inputs"]["matrix"]["entries"]]
            rows[-1][-1] = F(1, over)
            self.infinite(changed(cert, {"inputs.matrix": matrix(rows)}))
        upper = "witness.upper."
        for place, cert in (("left", FACTORS), ("right", FACTORS), ("combinations", DEPENDENT)):
            self.infinite(changed(cert, {f"{upper}{place}.entries.0.0": f"1/{over}"}))
            self.assertEqual(check(changed(cert, {f"{upper}{place}.entries.0.0": f"1/{exact}"}))[0], "rejected")
        # rows of `left` and of `combinations` are apart, columns of `right` are
        apart, together = [[F(1, a)], [F(1, b)]], [[F(1, a), F(1, b)]]
        for place, cert, good, bad in (("left", FACTORS, apart, together), ("right", FACTORS, together, apart),
                                       ("combinations", DEPENDENT, apart, together)):
            self.assertEqual(check(changed(cert, {upper + place: witness_matrix(good)}))[0], "rejected")
            self.infinite(changed(cert, {upper + place: witness_matrix(bad)}))

    def test_infinite_times_zero(self):
        """A `words` that the formula names counts even where it is multiplied by 0."""
        exact, over = 2**65_535, 2**65_536
        for x, outcome in ((exact, "rejected"), (over, "undecided")):
            long = witness_matrix([[F(1, x)]])
            for cert, changes in (
                    (FACTORS, {"claim.rank": 0, "witness.upper.left": long}),
                    (FACTORS, {"claim.rank": 0, "witness.upper.right": long}),
                    (DEPENDENT, {"claim.rank": 0, "witness.upper.combinations": long}),
                    (DEPENDENT, {"claim.rank": 3, "witness.upper.combinations": long}),
                    (DEPENDENT, {"claim.rank": 4, "witness.upper.combinations": long}),
                    (TRACE, {"witness.monomials": {"left": witness_matrix([], 3), "right": long}})):
                self.assertEqual(check(changed(cert, changes))[0], outcome)

    def test_infinite_near_identity_rank(self):
        exact, over = 2**65_535, 2**65_536
        a, b = 2**40_000, 3**20_000
        for x, outcome in ((exact, "rejected"), (over, "undecided")):
            row = [f"1/{x}", "0", "0"]
            cert = changed(with_projector(TRACE), {"witness.projector.matrix.entries.0": row})
            self.assertEqual(check(cert, work_limit=10**10_000)[0], outcome)
            for part in ("left", "right"):
                cert = changed(with_monomials(TRACE, *MONOMIALS_1), {f"witness.monomials.{part}.entries": [row] * 2})
                self.assertEqual(check(cert, work_limit=10**10_000)[0], outcome)
        rows = [[F(1, a), 0, 0], [0, F(1, b), 0], [0, 0, 0]]  # by rows: apart
        self.assertEqual(check(changed(with_projector(TRACE), {"witness.projector.matrix": witness_matrix(rows)}))[0],
                         "rejected")
        rows[0][1] = F(1, b)
        self.infinite(changed(with_projector(TRACE), {"witness.projector.matrix": witness_matrix(rows)}))
        for part in ("left", "right"):
            cert = with_monomials(TRACE, *MONOMIALS_1)
            place = f"witness.monomials.{part}"
            self.infinite(changed(cert, {place: witness_matrix([[F(1, a)], [F(1, b)]])}))
            self.assertEqual(check(changed(cert, {place: witness_matrix([[F(1, a), F(1, b)]])}))[0], "rejected")
        # mu has a bit length, but no `words`
        single = near_identity([[5]], "alon", 1, F(1, over), "lt", 1, rank_proof([0], [0]))
        W = 1 + 2 * 65_537 // 64
        self.boundary(single, 1 + 1 + W * W + W + W)

    def test_infinite_recovery_witness(self):
        exact, over = 2**65_535, 2**65_536
        cert = recovery([[1, 0], [0, 1]], [[1, 0], [0, 1]], 2, "signed")
        self.assertEqual(check(changed(cert, {"witness.z": [[0, f"1/{exact}"]]}))[0], "accepted")
        self.infinite(changed(cert, {"witness.z": [[0, f"1/{over}"]]}))
        self.infinite(changed(cert, {"witness.z": [[0, f"1/{2**40_000}"], [1, f"1/{3**20_000}"]]}))

    def test_infinite_columns(self):
        """incoherence and hypothesis-failure clear the columns."""
        exact, over = 2**65_535, 2**65_536
        a, b = 2**40_000, 3**20_000
        for D in (0, 2):
            def entries(rows):
                return matrix([[(0, x) if D else x for x in row] for row in rows], D)
            for cert in (SINGLE, failure(matrix([[0]]), "incoherence", "nonzero-columns", [0], "0")):
                for rows, outcome in (([[F(1, over)]], "undecided"), ([[F(1, a)], [F(1, b)]], "undecided"),
                                      ([[F(1, exact)]], "rejected"), ([[F(1, a), F(1, b)]], "rejected")):
                    self.assertEqual(check(changed(cert, {"inputs.encoder": entries(rows)}), work_limit=10**10_000)[0],
                                     outcome)
        self.infinite(changed(DIAGONAL, {"inputs.matrix": matrix([[F(1, over), 2], [3, 0]])}))
        # p and r of one entry
        self.infinite(failure(matrix([[(F(1, a), F(1, b))]], 2), "incoherence", "nonzero-columns", [0], "0"))

    def test_word_limit(self):
        """The product rows * columns * words may be 268,435,456 = 65,536 * 4096 and no more. An integer of 262,143 bits
        has 4096 words, one of 262,144 bits 4097."""
        self.assertEqual(lrh_check.MAX_CLEARED_WORDS, 268_435_456)
        long, longer = str(2**262_142), str(2**262_143)
        cert = rank_cert([[1]], 1, rank_proof([0], [0]))
        for columns, x, words in ((65_536, long, 4096), (65_520, longer, 4097), (65_536, longer, None),
                                  (65_521, longer, None), (65_537, long, None)):
            row = [x] + ["0"] * (columns - 1)
            wide = changed(cert, {"claim.columns": columns, "inputs.matrix": spelt_matrix([row])})
            if words:
                self.assertEqual(check(wide, work_limit=columns * words + 1)[0], "accepted")
            else:
                self.infinite(wide)

    def test_word_limit_everywhere(self):
        """Each `words` of section 6, under a limit that small matrices reach: 64 * 4. An integer of 255 bits has 4
        words, one of 256 bits 5."""
        long, longer = str(2**254), str(2**255)
        zeros = ["0"] * 63

        def tall(row):
            return [[x] for x in row]

        def spelt_witness(rows):
            return {"rows": len(rows), "columns": len(rows[0]), "entries": rows}

        def both(maker, outcome):
            for x in (long, longer):  # without the limit, the work is finite
                self.assertEqual(check(maker(x))[0], outcome)
            with mock.patch.object(lrh_check, "MAX_CLEARED_WORDS", 64 * 4):
                self.assertEqual(check(maker(long))[0], outcome)
                self.infinite(maker(longer))

        cert = changed(rank_cert([[1]], 1, rank_proof([0], [0])), {"claim.columns": 64})
        both(lambda x: changed(cert, {"inputs.matrix": spelt_matrix([[x, *zeros]])}), "accepted")
        # the witness matrices, each with its own number of rows and columns
        for cert, place, rows in (
                (FACTORS, "upper.left", tall), (FACTORS, "upper.right", lambda row: [row]),
                (DEPENDENT, "upper.combinations", tall), (with_projector(TRACE), "projector.matrix", tall),
                (with_monomials(TRACE, *MONOMIALS_1), "monomials.left", lambda row: [row]),
                (with_monomials(TRACE, *MONOMIALS_1), "monomials.right", lambda row: [row])):
            both(lambda x: changed(cert, {f"witness.{place}": spelt_witness(rows([x, *zeros]))}), "rejected")
        both(lambda x: changed(TRACE, {"inputs.matrix": spelt_matrix([["1", x, *zeros[1:]]])}), "rejected")
        both(lambda x: changed(DIAGONAL, {"inputs.matrix": spelt_matrix(
            [["0", x, *zeros[:6]], *(["0"] * 8 for _ in range(7))]), "witness.at": [0]}), "accepted")
        # recovery: A, B, and z with its 64 values
        single = recovery([[0]], [[0]], 1, "signed")
        zero = spelt_matrix(tall(["0", *zeros]))
        for role, other in (("encoder", "probe"), ("probe", "encoder")):
            both(lambda x: changed(single, {f"inputs.{role}": spelt_matrix(tall([x, *zeros])), f"inputs.{other}": zero,
                                            "claim.d": 64}), "accepted")
        both(lambda x: changed(single, {"witness.z": [[0, x], *([j, "1"] for j in range(1, 64))]}), "rejected")
        # by columns; the parts p and r of an entry count once
        for radicand in (0, 2):
            both(lambda x: changed(SINGLE, {"inputs.encoder": spelt_matrix(tall([x, *zeros]), radicand),
                                            "claim.d": 64}), "accepted")
            both(lambda x: failure(spelt_matrix([["0", x, *zeros[1:]]], radicand), "incoherence", "nonzero-columns",
                                   [0], "0"), "accepted")
        # the words are those after clearing: 2^200 times 2^54 has 255 bits
        short = {long: f"1/{2**54}", longer: f"1/{2**55}"}
        both(lambda x: changed(SINGLE, {"inputs.encoder": spelt_matrix(tall([str(2**200), short[x], *zeros[1:]])),
                                        "claim.d": 64}), "accepted")

    def test_default_limit(self):
        self.assertEqual(lrh_check.DEFAULT_WORK_LIMIT, 10**10)


class ObjectFileTests(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def write(self, name, data):
        with open(os.path.join(self.folder.name, name), "wb") as stream:
            stream.write(data)

    @staticmethod
    def npy(descr, code, rows, spaces=5):
        header = f"{{'descr': '{descr}', 'fortran_order': False, 'shape': ({len(rows)}, {len(rows[0])}), }}".encode()
        header += b" " * spaces + b"\n"
        return (b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header
                + b"".join(struct.pack("<" + code, x) for row in rows for x in row))

    def cert(self, rows):
        """Of full rank 2, with the matrix in m.npy."""
        cert = rank_cert(rows, 2, rank_proof([0, 1], [0, 1], None, 2**31 - 1))
        stated = cert["inputs"]["matrix"]
        cert["inputs"]["matrix"] = {"rows": stated["rows"], "columns": stated["columns"], "digest": stated["digest"],
                                    "object": "m.npy"}
        return cert

    def outcome(self, cert):
        return check(cert, folder=self.folder.name)

    def test_accepted(self):
        values = {"<f4": ("f", [[1.5, -0.0, 2.0**-149], [2.0**127, -3.0, 1 - 2.0**-24]]),
                  "<f8": ("d", [[1.5, -0.0, 5e-324], [2.0**1023, -3.0, 1 / 3]]),
                  "<i8": ("q", [[1, -2**63, 2**63 - 1], [0, 7, -1]])}
        for descr, (code, rows) in values.items():
            for spaces in (0, 1, 40):
                self.write("m.npy", self.npy(descr, code, rows, spaces))
                self.assertEqual(self.outcome(self.cert([[F(x) for x in row] for row in rows]))[0], "accepted")
        self.write("m.npy", self.npy("<i8", "q", [[1, 2], [3, 5]]))
        self.assertEqual(self.outcome(self.cert([[1, 2], [3, 4]]))[0], "rejected")

    def test_every_binary32_pattern_class(self):
        for bits in (0, 1, 0x80000000, 0x80000001, 0x007FFFFF, 0x00800000, 0x3F800000, 0x7F7FFFFF, 0xC0490FDB):
            value = struct.unpack("<f", struct.pack("<I", bits))[0]
            self.assertEqual(F(*lrh_check.decode_binary32(bits)), F(value))
        for bits in (0, 1, 1 << 63, 0x000FFFFFFFFFFFFF, 0x0010000000000000, 0x7FEFFFFFFFFFFFFF, 0xBFD5555555555555):
            value = struct.unpack("<d", struct.pack("<Q", bits))[0]
            self.assertEqual(lrh_check.decode_binary64(bits), F(value).as_integer_ratio() if
                             hasattr(F, "as_integer_ratio") else (F(value).numerator, F(value).denominator))

    def test_malformed(self):
        rows = [[1.0, 2.0], [3.0, 4.0]]
        cert, good = self.cert(rows), self.npy("<f8", "d", rows)
        self.write("m.npy", good)
        self.assertEqual(self.outcome(cert)[0], "accepted")
        header = good[10:-32]

        def with_header(text):
            return good[:8] + struct.pack("<H", len(text)) + text + good[-32:]
        for bad in (b"", good[:9], good[:20], good[:-1], good + b"\0", b"\x93NUMPY\x02\x00" + good[8:], b"\x92" + good[1:],
                    b"\x93numpy" + good[6:], good[:8] + b"\xff\xff" + good[10:],
                    with_header(header[:-1]), with_header(header[:-1] + b" "), with_header(header[:-1] + b"\t\n"),
                    with_header(header + b" \n"), with_header(b" " + header), with_header(header + b"\n"),
                    with_header(header.replace(b"<f8", b">f8")), with_header(header.replace(b"<f8", b"<f2")),
                    with_header(header.replace(b"<f8", b"<i8")[:-9] + b"\n\n"),
                    with_header(header.replace(b"False", b"True")), with_header(header.replace(b"(2, 2)", b"(2,2)")),
                    with_header(header.replace(b"(2, 2)", b"(4, 1)")), with_header(header.replace(b", }", b"}")),
                    with_header(header.replace(b"'", b'"')), with_header(b""),
                    self.npy("<f4", "f", rows)[:-1], self.npy("<f8", "d", [[float("inf"), 1], [2, 3]]),
                    self.npy("<f8", "d", [[1, 2], [3, float("nan")]]), self.npy("<f4", "f", [[1, 2], [-float("inf"), 1]])):
            self.write("m.npy", bad)
            outcome, message = self.outcome(cert)
            self.assertEqual(outcome, "malformed", bad)
            self.assertIn("inputs.matrix.object", message)

    def test_names(self):
        rows = [[1.0, 2.0], [3.0, 4.0]]
        cert = self.cert(rows)
        for bad in ("", ".m", "../m.npy", "a/b", "-m", "_m", "m npy", "a" * 129, "m%"):
            outcome, message = self.outcome(changed(cert, {"inputs.matrix.object": bad}))
            self.assertEqual(outcome, "malformed")
            self.assertIn("inputs.matrix.object", message)
        self.write("a" * 128, self.npy("<f8", "d", rows))
        self.assertEqual(self.outcome(changed(cert, {"inputs.matrix.object": "a" * 128}))[0], "accepted")
        self.assertEqual(self.outcome(cert)[0], "missing")
        os.symlink("a" * 128, os.path.join(self.folder.name, "m.npy"))
        self.assertEqual(self.outcome(cert)[0], "malformed")
        os.remove(os.path.join(self.folder.name, "m.npy"))
        os.mkdir(os.path.join(self.folder.name, "m.npy"))
        self.assertEqual(self.outcome(cert)[0], "malformed")
        for key in ("entries", "radicand"):
            self.assertEqual(self.outcome(changed(cert, {f"inputs.matrix.{key}": 2}))[0], "malformed")
        for key in ("rows", "columns"):
            self.assertIn(f"inputs.matrix.{key}", self.outcome(changed(cert, {f"inputs.matrix.{key}": 0}))[1])

    def test_read_last(self):
        """Section 5.1: after all shapes, in the order of the roles, before digests and work."""
        cert = self.cert([[1, 2], [3, 4]])
        self.assertEqual(self.outcome(cert)[0], "missing")
        for changes in ({"witness.lower.prime": 1}, {"claim.rank": "2"}, {"claim.digests": {}}, {"sources": [0]},
                        {"assumptions": ["faith"]}):
            self.assertEqual(self.outcome(changed(cert, changes))[0], "malformed")
        self.assertEqual(self.outcome(changed(cert, {"claim.digests.matrix": "0" * 64, "claim.rank": 1}))[0], "missing")
        self.assertEqual(check(cert, folder=self.folder.name, work_limit=0)[0], "missing")
        two = recovery([[1]], [[1]], 1, "signed")
        for role, x in two["inputs"].items():
            two["inputs"][role] = {"rows": 1, "columns": 1, "digest": x["digest"], "object": f"{role}.npy"}
        self.assertIn("inputs.encoder.object", self.outcome(two)[1])
        self.write("probe.npy", b"")
        outcome, message = self.outcome(two)
        self.assertEqual(outcome, "missing")
        self.assertIn("inputs.encoder.object", message)
        self.write("encoder.npy", self.npy("<i8", "q", [[1]]))
        outcome, message = self.outcome(two)
        self.assertEqual(outcome, "malformed")
        self.assertIn("inputs.probe.object", message)
        self.write("probe.npy", self.npy("<i8", "q", [[1]]))
        self.assertEqual(self.outcome(two)[0], "accepted")

    def test_feature_scale(self):
        cert = scaled(recovery([[1, 0]], [[1, 0]], 1, "signed"), [F(1, 2), 4])
        rows = {role: [[F(x) for x in row] for row in X["entries"]] for role, X in cert["inputs"].items()}
        for role, X in cert["inputs"].items():
            cert["inputs"][role] = {"rows": X["rows"], "columns": X["columns"], "digest": X["digest"],
                                    "object": f"{role}.npy"}
        for role in ("encoder", "featureScale", "probe"):  # read in this order
            outcome, message = self.outcome(cert)
            self.assertEqual(outcome, "missing")
            self.assertIn(f"inputs.{role}.object", message)
            self.write(f"{role}.npy", self.npy("<f8", "d", rows[role]))
        self.assertEqual(self.outcome(cert)[0], "accepted")

    def test_huge_shape(self):
        self.write("m.npy", self.npy("<f8", "d", [[1.0, 2.0], [3.0, 4.0]]))
        cert = changed(self.cert([[1, 2], [3, 4]]), {"inputs.matrix.rows": 2**53 - 1, "inputs.matrix.columns": 2**53 - 1})
        self.assertEqual(self.outcome(cert)[0], "malformed")
        text = f"{{'descr': '<f8', 'fortran_order': False, 'shape': ({2**53 - 1}, {2**53 - 1}), }}\n".encode()
        self.write("m.npy", b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + b"\0" * 32)
        self.assertEqual(self.outcome(cert)[0], "malformed")


class CommandLineTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = cls.temporary.name
        cert = changed(FULL, {"sources": [{"bytes": 5, "dtype": "f", "name": "n", "orientation": "as-is", "role": "matrix",
                                           "sha256": hashlib.sha256(b"hello").hexdigest(), "tensor": ""}]})
        missing = changed(FULL, {"inputs.matrix.entries": DELETE, "inputs.matrix.object": "none.npy"})
        for name, data in (("good", spell(cert)), ("bad", spell(changed(FULL, {"claim.rank": 1}))),
                           ("size", spell(changed(cert, {"sources.0.bytes": 6}))), ("malformed", b"{"),
                           ("object", spell(missing)),
                           ("link", spell(changed(missing, {"inputs.matrix.object": "link.npy"}))),
                           ("infinite", spell(changed(FULL, {"inputs.matrix": matrix([[F(1, 2**65_536), 0]])}))),
                           ("hello", b"hello"), ("hallo", b"hallo"), ("hell", b"hell"),
                           ("other", spell(changed(FULL, {"claim.digests.matrix": "0" * 64}))),
                           ("list", b"good\n\nbad\nmalformed"), ("goodlist", b"good\ngood\n"), ("dash", b"good\n-")):
            with open(os.path.join(cls.folder, name), "wb") as stream:
                stream.write(data)
        os.mkdir(os.path.join(cls.folder, "directory"))
        os.symlink("hello", os.path.join(cls.folder, "link.npy"))

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def run_checker(self, *arguments, **options):
        environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": ""}
        result = subprocess.run([sys.executable, PROGRAM, *arguments], cwd=self.folder, capture_output=True,
                                env=environment, **options)
        return result.returncode, result.stdout.decode("utf-8"), result.stderr.decode("utf-8")

    def test_outcomes(self):
        code, out, err = self.run_checker("good")
        self.assertEqual((code, err), (0, ""))
        self.assertRegex(out, r"\Agood: accepted — [^\n]+\n\Z")
        code, out, err = self.run_checker("bad")
        self.assertEqual((code, err), (1, ""))
        self.assertRegex(out, r"\Abad: rejected — [^\n]+\n\Z")
        code, out, err = self.run_checker("--work-limit", "13", "good")
        self.assertEqual((code, err), (2, ""))
        self.assertRegex(out, r"\Agood: undecided — budget[^\n]+\n\Z")
        code, out, err = self.run_checker("malformed")
        self.assertEqual((code, err), (65, ""))
        self.assertRegex(out, r"\Amalformed: malformed — [^\n]*byte 1[^\n]*\n\Z")
        for name, expected in (("absent", 66), ("object", 66), ("directory", 74)):
            code, out, err = self.run_checker(name)
            self.assertEqual((code, out), (expected, ""))
            self.assertIn(name, err)

    def test_one_line_a_file(self):
        """Section 7: one line on standard output, or for 66, 70 and 74 one line on standard error instead."""
        for arguments, word in ((("good",), "accepted"), (("bad",), "rejected"), (("malformed",), "malformed"),
                                (("--work-limit", "0", "good"), "undecided"), (("link",), "malformed"),
                                (("--source", "probe=hello", "good"), "rejected")):
            _, out, err = self.run_checker(*arguments)
            self.assertRegex(out, rf"\A{arguments[-1]}: {word} — [^\n]+\n\Z")
            self.assertEqual(err, "")
        for arguments, expected in ((("absent",), 66), (("object",), 66), (("--source", "matrix=absent", "good"), 66),
                                    (("directory",), 74), (("--source", "matrix=directory", "good"), 74),
                                    (("good/good",), 74), (("--quiet", "absent"), 66), (("--batch", "absent"), 66),
                                    (("--batch", "directory"), 74)):
            code, out, err = self.run_checker(*arguments)
            self.assertEqual((code, out), (expected, ""), arguments)
            self.assertRegex(err, r"\A[^\n]+\n\Z")
            self.assertIn(arguments[-1], err)
        # several files: each its line, in the order given, on the stream where it belongs
        code, out, err = self.run_checker("absent", "good", "directory", "bad", "object", "malformed")
        self.assertEqual(code, 74)
        self.assertEqual([line.split(" — ")[0] for line in out.splitlines()],
                         ["good: accepted", "bad: rejected", "malformed: malformed"])
        self.assertEqual([next(name for name in ("absent", "directory", "object") if name in line)
                          for line in err.splitlines()], ["absent", "directory", "object"])
        # an infinite work is a budget as well
        code, out, err = self.run_checker("--work-limit", "9" * 1000, "infinite")
        self.assertEqual((code, err), (2, ""))
        self.assertRegex(out, r"\Ainfinite: undecided — budget[^\n]+\n\Z")

    def test_several(self):
        code, out, _ = self.run_checker("good", "malformed", "bad", "good")
        self.assertEqual(code, 65)
        self.assertEqual([line.split(":")[0] for line in out.splitlines()], ["good", "malformed", "bad", "good"])
        self.assertEqual(self.run_checker("bad", "good", "absent", "malformed")[0], 66)
        self.assertEqual(self.run_checker("bad", "directory", "absent", "malformed")[0], 74)
        self.assertEqual(self.run_checker("--work-limit", "10", "good", "other")[0], 1)

    def test_standard_input(self):
        with open(os.path.join(self.folder, "good"), "rb") as stream:
            code, out, _ = self.run_checker("-", input=stream.read())
        self.assertEqual(code, 0)
        self.assertRegex(out, r"\A-: accepted — ")

    def test_batch(self):
        code, out, _ = self.run_checker("--batch", "list")
        self.assertEqual(code, 65)
        self.assertEqual([line.split(" — ")[0] for line in out.splitlines()],
                         ["good: accepted", "bad: rejected", "malformed: malformed"])
        self.assertEqual(self.run_checker("--batch", "goodlist", "good")[0], 0)
        self.assertEqual(self.run_checker("--batch", "absent")[0], 66)
        # nothing checked is not a success
        self.assertEqual(self.run_checker("--batch", os.devnull)[0], 64)
        # a list that cannot be read stops nothing else
        for name, expected in (("absent", 66), ("directory", 74), ("good/list", 74)):
            code, out, err = self.run_checker("--batch", name, "good", "bad")
            self.assertEqual(code, expected)
            self.assertEqual([line.split(" — ")[0] for line in out.splitlines()], ["good: accepted", "bad: rejected"])
            self.assertRegex(err, rf"\Alrh_check.py: {name}: [^\n]+\n\Z")
        # every line is a path, also "-" for standard input; the last line need not end
        with open(os.path.join(self.folder, "bad"), "rb") as stream:
            code, out, _ = self.run_checker("--batch", "dash", input=stream.read())
        self.assertEqual(code, 1)
        self.assertEqual([line.split(" — ")[0] for line in out.splitlines()], ["good: accepted", "-: rejected"])

    def test_hostile_name(self):
        name = "x\nb.json: accepted — yes\x1b[2K"
        os.symlink("bad", os.path.join(self.folder, name))
        code, out, _ = self.run_checker(name)
        self.assertEqual((code, out.count("\n")), (1, 1))
        self.assertRegex(out, r"\Ax\?b\.json: accepted — yes\?\[2K: rejected — ")

    def test_quiet(self):
        self.assertEqual(self.run_checker("--quiet", "good", "bad"), (1, "", ""))
        code, out, err = self.run_checker("--quiet", "--batch", "list", "absent", "directory")
        self.assertEqual((code, out, err.count("\n")), (74, "", 2))

    def test_source(self):
        self.assertEqual(self.run_checker("--source", "matrix=hello", "good")[0], 0)
        for file in ("hallo", "hell"):
            self.assertEqual(self.run_checker("--source", f"matrix={file}", "good")[0], 1)
        self.assertEqual(self.run_checker("--source", "probe=hello", "good")[0], 1)
        self.assertEqual(self.run_checker("--source", "matrix=hello", "size")[0], 1)
        self.assertEqual(self.run_checker("--source", "matrix=absent", "good")[0], 66)
        # sources come before the work limit
        self.assertEqual(self.run_checker("--work-limit", "0", "--source", "matrix=hallo", "good")[0], 1)

    def test_usage(self):
        for arguments in ((), ("--nonsense",), ("--work-limit", "x", "good"), ("--work-limit", "-1", "good"),
                          ("--source", "matrix", "good"), ("--accept-assumption", "faith", "good"), ("-", "-")):
            code, out, err = self.run_checker(*arguments)
            self.assertEqual((code, out), (64, ""), arguments)
            self.assertIn("usage", err)
        code, out, _ = self.run_checker("--help")
        self.assertEqual(code, 0)
        self.assertIn("example", out)

    def test_output_errors(self):
        if os.path.exists("/dev/full"):
            with open("/dev/full", "wb") as full:
                result = subprocess.run([sys.executable, PROGRAM, "good"], cwd=self.folder, stdout=full,
                                        stderr=subprocess.PIPE)
            self.assertEqual((result.returncode, result.stderr), (74, b""))
        reader, writer = os.pipe()
        os.close(reader)
        result = subprocess.run([sys.executable, PROGRAM, "good"], cwd=self.folder, stdout=writer, stderr=subprocess.PIPE)
        os.close(writer)
        self.assertEqual((result.returncode, result.stderr), (74, b""))

    def test_internal_error(self):
        script = ("import sys, lrh_check\n"
                  "def fail(*_): raise {}\n"
                  "lrh_check.parse = fail\n"
                  "sys.argv[1:] = ['good']\n"
                  "sys.exit(lrh_check.run())\n")
        for error in ("MemoryError", "RecursionError", "ZeroDivisionError", "AssertionError"):
            result = subprocess.run([sys.executable, "-c", script.format(error)], cwd=self.folder, capture_output=True,
                                    env={**os.environ, "PYTHONPATH": HERE})
            self.assertEqual((result.returncode, result.stdout), (70, b""))
            self.assertEqual(result.stderr.count(b"\n"), 1)
            self.assertIn(b"internal error", result.stderr)


class SchemaTests(unittest.TestCase):
    """The JSON Schema, where the package `jsonschema` is installed (the checker does not use it)."""

    def test_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("jsonschema is not installed")
        docs = os.path.join(HERE, "..", "..", "docs")
        with open(os.path.join(docs, "certificate-format-1.schema.json"), encoding="utf-8") as stream:
            schema = json.load(stream)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        with open(os.path.join(docs, "certificate-format-1.md"), encoding="utf-8") as stream:
            example = stream.read().split("## 8.")[1].split("```")[1].replace("\n", "")
        self.assertEqual(check(example.encode("ascii"))[0], "accepted")
        validator.validate(json.loads(example))
        for cert in (FULL, FACTORS, DEPENDENT, ZERO_FACTORS, with_monomials(with_projector(TRACE), *MONOMIALS_1), TURAN,
                     CLIQUE, RECOVERY, FAILURE, WORST, ROOT, UNIT, EQUAL, ANY, SINGLE, ROOT_ANY, DIAGONAL, OFF_DIAGONAL,
                     ZERO_COLUMN, UNIT_COLUMN, EQUAL_NORMS, COHERENCE, ROOT_COLUMN, COLOURED, TREE, EMPTY_TREE, CHAIN,
                     PLANE, SCALED_CHAIN, scaled(ROOT, SCALE[:2]), *SCALED.values()):
            validator.validate(cert)
        for cert, changes in (
                (UNIT, {"claim.mu": DELETE}), (ANY, {"claim.normSquared": "1"}), (UNIT, {"claim.normSquared": DELETE}),
                (FULL, {"claim.zzz": 1}), (FULL, {"claim.rank": DELETE}), (FULL, {"claim.kind": "clique"}),
                (FULL, {"inputs.matrix.entries.0.0": "-0"}), (FULL, {"inputs.matrix.entries.0.0": "3/1"}),
                (RECOVERY, {"claim.epsilon": "0"}), (RECOVERY, {"claim.epsilon": "-1"}),
                (DIAGONAL, {"claim.mu": "1", "claim.relation": "lt"}), (ROOT, {"claim.worstError": ["1", "0"]}),
                (TREE, {"claim.of": "graph"}), (TREE, {"claim.cliqueNumber": DELETE}),
                (TREE, {"witness.upper.colours": []}), (TREE, {"witness.upper.kind": "colouring"}), (COLOURED, {"witness.upper.colours.0": "0"}),
                (TREE, {"witness.upper.nodes.0.branch": DELETE}), (TREE, {"witness.upper.nodes.1.classes.0": 0}),
                (TREE, {"witness.clique": [0, 0]}), (CHAIN, {"claim.power": 0}), (CHAIN, {"claim.epsilon": "0"}),
                (CHAIN, {"claim.domain": "signed"}), (CHAIN, {"claim.family": "other"}), (CHAIN, {"claim.k": 0}),
                (CHAIN, {"witness.edges": DELETE}), (CHAIN, {"witness.independentSet": [1, 1]}),
                (CHAIN, {"inputs.encoder": ROOT_A}), (CHAIN, {"inputs.featureScale": ROOT_A}),
                (scaled(ROOT, SCALE[:2]), {"inputs.featureScale": ROOT_A}),
                *((cert, {path + ".featureScale": DELETE}) for cert in (SCALED_CHAIN, *SCALED.values())
                  for path in ("inputs", "claim.digests")),
                (TREE, {"inputs.featureScale": SCALED_CHAIN["inputs"]["featureScale"]})):
            self.assertFalse(validator.is_valid(changed(cert, changes)), changes)


class ArithmeticTests(unittest.TestCase):
    def test_helpers(self):
        self.assertEqual([p for p in range(60) if lrh_check.is_prime(p)],
                         [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59])
        ratios = [(i * i - 30, i + 1) for i in range(13)]
        self.assertEqual(F(*lrh_check.sum_of_ratios(ratios)), sum(F(*x) for x in ratios))
        self.assertEqual(lrh_check.to_int("9" * 20_000), 10**20_000 - 1)
        for family in ("trace", "alon", "chebyshev"):
            for s in range(1, 8):
                for r in range(5):
                    self.assertEqual(lrh_check.family_dimension(family, r, s), monomials(family, s, r))
        self.assertEqual(lrh_check.family_dimension("chebyshev", 0, 4), 1)
        self.assertEqual(lrh_check.family_dimension("chebyshev", 0, 3), 0)

    def test_no_floats(self):
        """No floating-point number and no true division of integers in the program."""
        import ast
        with open(PROGRAM, encoding="utf-8") as stream:
            tree = ast.parse(stream.read())
        for node in ast.walk(tree):
            self.assertFalse(isinstance(node, ast.Constant) and isinstance(node.value, (float, complex)))
            self.assertFalse(isinstance(node, ast.Name) and node.id in ("float", "eval", "exec"))
        # "/" stands once, and there a Fraction is divided
        self.assertEqual(sum(isinstance(node, ast.Div) for node in ast.walk(tree)), 1)


if __name__ == "__main__":
    unittest.main()
