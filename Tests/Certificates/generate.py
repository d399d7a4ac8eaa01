#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the corpus of certificates in `accepted/`, `rejected/`, `malformed/`, `assuming/` and `assuming-falsely/` beside this file.

    python3 generate.py           write the files
    python3 generate.py --check   only compare them with what would be written; exit 1 if they differ

A rejected or malformed file is an accepted one with one defect, after which it is named. Its digests are right unless
the defect is about them. The folder tells the outcome that every checker must give. Those in `assuming` are undecided, and accepted with
`--accept-assumption ieee754-dot-product` or with `--full`; those in `assuming-falsely` the same, but `--full` rejects them.
"""

import copy
import itertools
import math
import struct
import sys
from fractions import Fraction as F
from pathlib import Path

import generate_capacity  # noqa: F401: each adds the files of some kinds
import generate_encoders  # noqa: F401
import generate_filters  # noqa: F401
import generate_pairs  # noqa: F401
from corpus import *

# Inputs
I2 = [[1, 0], [0, 1]]
LINES = [[3 if j in pair else -1 for pair in itertools.combinations(range(8), 2)] for j in range(8)]
GRAM28 = [[F(sum(a * b for a, b in zip(x, y)), 24) for y in transpose(LINES)] for x in transpose(LINES)]
RATIONAL = [[F(1, 2), F(1, 3), 1], [F(2, 5), F(7, 5), 3], [F(9, 10), F(26, 15), 4], [F(-1, 2), F(-1, 3), -1]]
NEAR = [[1, F(1, 2), F(-1, 4)], [F(1, 2), 1, F(1, 3)], [0, F(1, 2), 1]]
SIMPLEX = [[1 if i == j else F(-1, 2) for j in range(3)] for i in range(3)]
SCALED = [[2, 1, -1], [F(1, 3), F(1), F(1, 3)], [-50, 50, 100]]
PATH = [(0, 1), (1, 2), (2, 3)]
C5 = [(i, (i + 1) % 5) for i in range(5)]
T73 = [(u, v) for u in range(7) for v in range(u + 1, 7) if u % 3 != v % 3]
A = [[1, F(1, 2), 0, F(-1, 3)], [0, 1, F(1, 4), F(2, 3)], [F(1, 5), 0, 1, 1]]
B = [[1, F(1, 3), 0, F(-1, 2)], [0, F(9, 10), F(-1, 4), F(1, 3)], [F(1, 7), 0, 1, F(1, 2)]]
# Figure 1 of the paper, in Q(sqrt 3): columns "cat" and "happy".
FIGURE_A = [[(F(1, 2), 0), (1, 0)], [(0, F(1, 2)), (0, 0)]]
FIGURE_B = [[(0, 0), (1, 0)], [(0, F(2, 3)), (0, F(-1, 3))]]
ROOT2 = [[(0, F(1, 2)), (1, 0), (0, F(1, 2))], [(0, F(1, 2)), (0, 0), (0, F(-1, 2))]]
WHEEL = C5 + [(i, 5) for i in range(5)]
# Two triangles of which every vertex of the one is joined to two of the other.
OCTAHEDRON = [(u, v) for u in range(6) for v in range(u + 1, 6) if v != u + 3]
# The triangle-free graph of 4 colours, Mycielski's of C5.
MYCIELSKI = C5 + [((i + j) % 5, 5 + i) for i in range(5) for j in (1, 4)] + [(5 + i, 10) for i in range(5)]
# C = B^T A with E of row sums below 1/2; two entries interfere at 1/4, that of row 3 only when 1/4 is not small.
CHAIN = [[1, F(1, 3), F(1, 8), 0, 0, 0], [0, F(9, 10), 0, F(-1, 5), 0, F(1, 9)], [0, 0, 1, 0, F(1, 10), 0],
         [F(1, 7), 0, 0, F(11, 10), F(1, 4), 0], [0, 0, F(-1, 6), 0, 1, 0], [F(-1, 12), 0, 0, 0, F(1, 5), 1]]
I6 = [[int(i == j) for j in range(6)] for i in range(6)]
# Regular simplices: C = B^T A has ones and -1/d.
SIMPLEX_A = {d: [[int(i == j) for j in range(d)] + [-1] for i in range(d)] for d in (2, 3)}
SIMPLEX_B = {d: [[1 if i == j else F(-1, d) for i in range(d + 1)] for j in range(d)] for d in (2, 3)}
SCALE = [2, F(1, 3), 7, F(5, 4), F(1, 10), 1]
UNIT = [[F(3, 5), 1, F(-4, 5)], [F(4, 5), 0, F(3, 5)]]

# ----------------------------------------------------------------------------------------------------------------
# Accepted

rank_full = accepted("rank-full", rank_certificate([[1, 2, 3], [4, 5, 6]], "full"))
accepted("rank-one-by-one", rank_certificate([[7]], "full"))
accepted("rank-zero-dependencies", rank_certificate([[0, 0, 0], [0, 0, 0]]))
accepted("rank-zero-factorisation", rank_certificate([[0, 0], [0, 0], [0, 0]], "factorisation"))
accepted("rank-zero-modulo-two", rank_certificate([[0]], prime=2))
rank_dependencies = accepted("rank-dependencies-denominators-by-row", rank_certificate(RATIONAL))
rank_factors = accepted("rank-factorisation", rank_certificate(RATIONAL, "factorisation"))
accepted("rank-tall", rank_certificate(transpose([[1, 2, 3, 4, 5], [2, 3, 4, 5, 6]])))
accepted("rank-full-by-dependencies-of-no-row", rank_certificate([[1, 2], [3, 4]]))
accepted("rank-beyond-words", rank_certificate([[10**40, 10**41 + 1], [F(10**40, 3**60), F(10**41 + 1, 3**60)]]))
accepted("rank-small-prime", rank_certificate([[1, 2], [0, 3]], "full", prime=5))
accepted("rank-lines28-gram", rank_certificate(GRAM28))
ITEMS = [[0.1, -0.0, 2.5], [-3.0, 5e-324, 1.0]]
for kind, rows in (("f8", ITEMS), ("f4", [[0.5, 1.5], [2.0, 2.0**-149]]), ("i8", [[-2**63, 2**63 - 1], [0, 7]])):
    exact_rows = [[F(x) for x in row] for row in rows]
    value = rank_certificate(exact_rows, "full", prime=1009)
    name = f"rank-object-{kind}.npy"
    value["inputs"]["matrix"] = object_input(rows, name)
    value["claim"]["digests"]["matrix"] = value["inputs"]["matrix"]["digest"]
    accepted(f"rank-object-{kind}", value)
    add("accepted", name, npy(rows, f"<{kind}"))
    if kind == "f8":
        object_certificate = value

trace = accepted("near-identity-trace", near_identity(NEAR, F(1, 2)))
simplex = accepted("near-identity-simplex-rank-two", near_identity(SIMPLEX, F(1, 2), explicit=True))
alon = accepted("near-identity-alon-strict", near_identity(NEAR, F(3, 5), "alon", 1, "lt"))
# 3/(1 + 2/4) = 2: at equality the strict bound leaves 3, the other 2.
CLOSE = [[1, F(1, 4), 0], [0, 1, F(1, 3)], [F(-2, 5), 0, 1]]
alon_strict = accepted("near-identity-alon-strict-at-equality", near_identity(CLOSE, F(1, 2), "alon", 1, "lt"))
alon_weak = accepted("near-identity-alon-at-equality", near_identity(CLOSE, F(1, 2), "alon", 1, "le"))
accepted("near-identity-alon-power-three", near_identity(NEAR, F(1, 2), "alon", 3, "le"))
chebyshev_certificate = accepted("near-identity-chebyshev-power-two", near_identity(NEAR, F(1, 2), "chebyshev", 2, explicit=True))
explicit = accepted("near-identity-explicit-power-two", near_identity(NEAR, F(1, 2), "trace", 2, explicit=True))
explicit_two = accepted("near-identity-explicit-singular", near_identity(SIMPLEX, F(1, 2), "trace", 2, explicit=True))
accepted("near-identity-one-by-one-mu-zero", near_identity([[F(5, 3)]], 0, "alon", 1, "lt"))
accepted("near-identity-mu-zero", near_identity(I2, 0, "trace", 7, "le"))
scaled = accepted("near-identity-rows-divided", near_identity(SCALED, F(1, 2), explicit=True))
accepted("near-identity-mu-above-one", near_identity([[1, 2], [2, 4]], 2, "alon"))
lines28 = accepted("near-identity-lines28-chebyshev", near_identity(GRAM28, F(1, 3), "chebyshev", 1))

turan_bound = accepted("turan-t7-3", turan(7, T73, [v % 3 for v in range(7)]))
accepted("turan-no-edges-one-part", turan(4, [], [0, 0, 0, 0]))
accepted("turan-more-parts-than-vertices", turan(3, [(0, 1), (0, 2), (1, 2)], [0, 5, 2], parts=2**53 - 1))
accepted("turan-single-vertex", turan(1, [], [0]))
c5 = accepted("turan-c5-two-parts", turan(5, C5, [0, 1, 0, 1, 1]))
turan_complement = accepted("turan-complement", turan(4, PATH, [0, 0, 1, 1], side="complement"))
clique_certificate = accepted("clique-triangle", clique(5, [(0, 1), (0, 4), (1, 4), (2, 3)], [0, 1, 4]))
independent = accepted("clique-complement", clique(5, C5, [1, 3], "complement"))
accepted("clique-empty", clique(3, [], []))
accepted("clique-one-vertex", clique(3, [], [2]))

accepted("recovery-worked-example", recovery(I2, I2, 1, F(1, 2)))
recovery_certificate = accepted("recovery-strict", recovery(A, B, 2, 2))
worst = recovery_certificate["claim"]["worstError"]
accepted("recovery-at-the-boundary", recovery(A, B, 2, F(worst), "le"))
recovery_failure = accepted("recovery-failure-at-the-boundary", recovery(A, B, 2, F(worst)))
accepted("recovery-failure-not-strict", recovery(A, B, 2, F(1, 10), "le"))
nonnegative = accepted("recovery-nonnegative", recovery(A, B, 2, 2, domain="nonnegative"))
accepted("recovery-more-than-all", recovery(A, B, 9, 5))
worst_case = accepted("worst-case-error", recovery(A, B, 3))
accepted("worst-case-error-k-beyond-words", changed(recovery(A, B, 4), ("claim.k", 2**53 - 1)))
figure = accepted("worst-case-error-figure-1", recovery(FIGURE_A, FIGURE_B, 2, D=3))
surd_worst = accepted("recovery-surd", recovery(ROOT2, [[(1, 0), (1, F(1, 7)), (0, 0)], [(0, F(1, 3)), (0, 0), (1, 1)]], 2, 3, D=2))
accepted("recovery-surd-beside-rational", recovery(ROOT2, [[1, 1, 0], [F(1, 2), 0, -1]], 1, 3, D=2, D2=0))
fractional = changed(recovery(I2, [[1, 0], [F(-1, 2), 1]], 1), ("claim.domain", "signed"))
accepted("worst-case-error-witness-minus-one", changed(fractional, ("witness.z.0.1", lambda x: x[1:] if x[0] == "-" else "-" + x)))

unit = accepted("incoherence-unit", incoherence(UNIT, "unit", F(9, 10)))
accepted("incoherence-at-the-boundary", incoherence(UNIT, "unit", F(4, 5), "le", root=F(4, 5)))
equal_norm = accepted("incoherence-lines28", incoherence(LINES, "equal-norm", F(1, 2), root=F(1, 3)))
any_norm = accepted("incoherence-any", incoherence([[1, 2, 0], [1, 0, 5]], "any"))
accepted("incoherence-one-column", incoherence([[3], [4]], "equal-norm", F(1, 100)))
surd_unit = accepted("incoherence-surd", incoherence(ROOT2, "unit", F(3, 4), D=2))
surd_any = accepted("incoherence-surd-value", incoherence([[(1, 1), (1, 0)], [(1, 0), (0, 1)]], "any", D=2))

diagonal = accepted("hypothesis-diagonal", failure("near-identity-rank", "diagonal", [[1, 0], [0, F(-1, 2)]], [1], F(-1, 2)))
accepted("hypothesis-diagonal-zero", failure("near-identity-rank", "diagonal", [[0]], [0], 0))
off_diagonal = accepted("hypothesis-off-diagonal", failure(
    "near-identity-rank", "off-diagonal", NEAR, [1, 0], F(1, 2), F(1, 2), "lt"))
zero_column = accepted("hypothesis-nonzero-columns", failure("incoherence", "nonzero-columns", [[1, 0], [2, 0]], [1], 0))
unit_column = accepted("hypothesis-unit-columns", failure("incoherence", "unit-columns", [[1, 3], [0, 4]], [1], 25))
equal_columns = accepted("hypothesis-equal-norms", failure("incoherence", "equal-norms", [[1, 3], [0, 4]], [0, 1], 25))
cosine = accepted("hypothesis-coherence", failure("incoherence", "coherence", UNIT, [0, 1], F(9, 25), F(3, 5), "lt"))
surd_cosine = accepted("hypothesis-coherence-surd", failure(
    "incoherence", "coherence", [[(1, 1), (1, 0)], [(1, 0), (0, 1)]], [0, 1],
    surd_any["claim"]["coherenceSquared"] and tuple(F(x) for x in surd_any["claim"]["coherenceSquared"]), F(1, 2), "le", D=2))

colour = accepted("clique-number-colouring", clique_number(7, T73))
accepted("clique-number-colouring-no-edges", clique_number(3, []))
accepted("clique-number-colouring-one-vertex", clique_number(1, []))
accepted("clique-number-colouring-path", clique_number(4, PATH))
accepted("clique-number-tree-one-node", clique_number(7, T73, "tree"))
accepted("clique-number-tree-one-vertex", clique_number(1, [], "tree"))
tree_c5 = accepted("clique-number-tree-c5", clique_number(5, C5, "tree"))
tree_wheel = accepted("clique-number-tree-wheel", clique_number(6, WHEEL, "tree"))
tree_mycielski = accepted("clique-number-tree-mycielski", clique_number(11, MYCIELSKI, "tree"))
accepted("clique-number-tree-empty-class", clique_number(5, C5, "tree", empty_classes=True))
accepted("clique-number-tree-octahedron", clique_number(6, OCTAHEDRON, "tree"))
# Nothing but branches: every vertex of a node is one, down to q = 0.
deep = accepted("clique-number-tree-down-to-zero", changed(clique_number(2, [(0, 1)], "tree"), ("witness.upper.nodes", [
    {"branch": [0, 1], "classes": []}, {"branch": [1], "classes": []}, {"branch": [], "classes": []}, {"branch": [], "classes": []}])))
accepted("clique-number-tree-branch-decreasing", changed(deep, ("witness.upper.nodes", [
    {"branch": [1, 0], "classes": []}, {"branch": [], "classes": [[0]]}, {"branch": [], "classes": [[]]}])))

chain_lt = accepted("chain-strict", chain(I6, CHAIN, 2, F(1, 2)))
chain_le = accepted("chain-not-strict", chain(I6, CHAIN, 2, F(1, 2), "le"))
chain_alon = accepted("chain-alon", chain(I6, CHAIN, 2, F(1, 2), "lt", "alon", 2))
accepted("chain-alon-not-strict", chain(I6, CHAIN, 2, F(1, 2), "le", "alon", 1))
chain_chebyshev = accepted("chain-chebyshev", chain(I6, CHAIN, 2, F(1, 2), "lt", "chebyshev", 2))
simplex_chain = accepted("chain-simplex-mu-one", chain(SIMPLEX_A[2], SIMPLEX_B[2], 1, F(1, 2), "le"))
tight = accepted("chain-simplex-chebyshev", chain(SIMPLEX_A[3], SIMPLEX_B[3], 1, F(1, 3), "le", "chebyshev", 1))
accepted("chain-simplex-alon", chain(SIMPLEX_A[3], SIMPLEX_B[3], 1, F(1, 3), "le", "alon", 1))
accepted("chain-simplex-power-three", chain(SIMPLEX_A[3], SIMPLEX_B[3], 1, F(1, 3), "le", "trace", 3))
# 2/(1 + (1/1)^2) = 1: at equality the strict bound leaves 2, the other 1.
alon_equal = accepted("chain-alon-strict-at-equality", chain(I2, I2, 1, F(1, 2), "lt", "alon", 1))
alon_equal_weak = accepted("chain-alon-at-equality", chain(I2, I2, 1, F(1, 2), "le", "alon", 1))
small_set = accepted("chain-smallest-independent-set", chain(I6, CHAIN, 2, F(1, 2), size=2))
accepted("chain-k-is-m", chain(I6, CHAIN, 6, F(3, 4), "lt"))
accepted("chain-k-above-m", chain(I6, CHAIN, 9, F(3, 4), "le", "alon", 1))
accepted("chain-k-beyond-words", chain(I2, I2, 2**53 - 1, F(1, 2), "lt", "alon", 1))
accepted("chain-one-feature", chain([[2]], [[F(1, 3)]], 1, F(1, 3), "le"))
accepted("chain-one-feature-alon", chain([[2]], [[F(1, 2)]], 3, F(9, 10), "lt", "alon", 2))
accepted("chain-epsilon-near-one", chain(I2, I2, 1, F(10**20 - 1, 10**20)))
scaled_chain = accepted("chain-feature-scale", chain(*unscaled(I6, CHAIN, SCALE), 2, F(1, 2), scale=SCALE))
accepted("chain-feature-scale-alon", chain(*unscaled(I6, CHAIN, SCALE), 2, F(1, 2), "le", "alon", 2, scale=SCALE))
accepted("chain-feature-scale-chebyshev", chain(*unscaled(SIMPLEX_A[3], SIMPLEX_B[3], SCALE[:4]), 1, F(1, 3), "le", "chebyshev", 1, scale=SCALE[:4]))
accepted("chain-feature-scale-ones", chain(I6, CHAIN, 2, F(1, 2), scale=[1] * 6))

scaled_recovery = accepted("recovery-feature-scale", recovery(*unscaled(A, B, SCALE[:4]), 2, F(worst), "le", scale=SCALE[:4]))
scaled_failure = accepted("recovery-failure-feature-scale", recovery(*unscaled(A, B, SCALE[:4]), 2, F(worst), scale=SCALE[:4]))
scaled_worst = accepted("worst-case-error-feature-scale", recovery(A, B, 3, scale=SCALE[:4]))
accepted("recovery-nonnegative-feature-scale", recovery(*unscaled(A, B, SCALE[:4]), 2, 2, domain="nonnegative", scale=SCALE[:4]))
accepted("recovery-surd-feature-scale", recovery(ROOT2, [[(1, 0), (1, F(1, 7)), (0, 0)], [(0, F(1, 3)), (0, 0), (1, 1)]], 2, 40, D=2, scale=SCALE[:3]))

SOURCE = {"bytes": 128, "dtype": "<f8", "name": "made%20up.npy", "orientation": "transposed", "role": "matrix",
          "sha256": "0" * 64, "tensor": ""}
sourced = accepted("rank-with-source", {**rank_full, "sources": [SOURCE]})

# ----------------------------------------------------------------------------------------------------------------
# Rejected

OTHER = digest(matrix([[1]]))
rejected("digest-of-another-matrix-in-inputs", rank_full, ("inputs.matrix.digest", OTHER), digests=False)
rejected("digest-of-another-matrix-in-claim", rank_full, ("claim.digests.matrix", OTHER), digests=False)
rejected("digest-of-another-matrix-in-both", rank_full, ("inputs.matrix.digest", OTHER), ("claim.digests.matrix", OTHER), digests=False)
rejected("digest-before-work", rank_full, ("inputs.matrix.digest", OTHER), ("claim.rank", 2**53 - 1), digests=False)
rejected("digest-roles-exchanged", recovery_certificate, ("claim.digests", lambda x: {"encoder": x["probe"], "probe": x["encoder"]}), digests=False)
rejected("digest-object-of-another-matrix", object_certificate, ("inputs.matrix.digest", OTHER), digests=False)
add("rejected", "rank-object-f8.npy", npy(ITEMS))
rejected("assumption-that-no-rule-derives", rank_full, ("assumptions", ["ieee754-dot-product"]))

rejected("rank-minor-singular", rank_dependencies, ("witness.lower.rows", [0, 3]))
rejected("rank-minor-singular-modulo-prime", rank_certificate([[3, 0], [0, 1]], "full"), ("witness.lower.prime", 3))
rejected("rank-minor-too-small", rank_full, ("witness.lower.rows", [0]), ("witness.lower.columns", [0]))
rejected("rank-minor-out-of-range", rank_full, ("witness.lower.columns", [0, 3]))
rejected("rank-minor-rows-out-of-range", rank_full, ("witness.lower.rows", [0, 2]))
rejected("rank-minor-not-square", rank_full, ("witness.lower.columns", [0, 1, 2]))
rejected("rank-composite-modulus", rank_full, ("witness.lower.prime", 2147483646))
rejected("rank-square-modulus", rank_full, ("witness.lower.prime", 46337**2))
rejected("rank-composite-modulus-rank-zero", rank_certificate([[0]]), ("witness.lower.prime", 4))
rejected("rank-full-claimed-of-singular", rank_certificate([[1, 2], [2, 4]]), ("witness.upper", {"kind": "full"}))
rejected("rank-too-large", rank_dependencies, ("claim.rank", 3))
rejected("rank-too-small", rank_dependencies, ("claim.rank", 1), ("witness.lower.rows", [0]), ("witness.lower.columns", [0]))
rejected("rank-too-small-with-fitting-combinations", rank_dependencies, ("claim.rank", 1), ("witness.lower.rows", [0]),
         ("witness.lower.columns", [0]), ("witness.upper.combinations", witness_matrix([[F(4, 5)], [F(9, 5)], [-1]])))
rejected("rank-of-transposed-size", rank_full, ("claim.rows", 3), ("claim.columns", 2))
rejected("rank-combinations-in-wrong-order", rank_dependencies, ("witness.upper.combinations.entries", lambda x: x[::-1]))
rejected("rank-combinations-one-row-short", rank_dependencies, ("witness.upper.combinations.entries", lambda x: x[:-1]),
         ("witness.upper.combinations.rows", 1))
rejected("rank-combinations-of-uncleared-rows", rank_dependencies, ("witness.upper.combinations", witness_matrix([[1, 1], [-1, 0]])))
rejected("rank-combinations-wrong-in-a-column-outside-the-minor", rank_certificate([[1, 0, 5], [0, 1, 6], [1, 1, 12]], prime=7),
         ("claim.rank", 2), ("witness", lambda _: {
             "lower": {"columns": [0, 1], "prime": 7, "rows": [0, 1]},
             "upper": {"combinations": witness_matrix([[1, 1]]), "kind": "dependencies"}}))
rejected("rank-factors-exchanged", rank_factors, ("witness.upper", lambda x: {**x, "left": x["right"], "right": x["left"]}))
rejected("rank-factor-entry-off", rank_factors, ("witness.upper.right.entries.1.2", "30000001/10000000"))
rejected("rank-factorisation-through-more-dimensions", rank_factors, ("witness.upper.left", witness_matrix(RATIONAL)),
         ("witness.upper.right", witness_matrix([[int(i == j) for j in range(3)] for i in range(3)])))
rejected("rank-empty-factor-of-astronomical-width", rank_certificate([[0, 0]], "factorisation"),
         ("witness.upper.right.columns", 2**53 - 1))
rejected("rank-empty-combinations-of-astronomical-width", rank_full,
         ("witness.upper", {"combinations": {"columns": 2**53 - 1, "entries": [], "rows": 0}, "kind": "dependencies"}))

rejected("near-identity-mu-attained-but-strict", trace, ("claim.relation", "lt"))
rejected("near-identity-mu-too-small", trace, ("claim.mu", "49/100"))
rejected("near-identity-bound-too-large", explicit, ("claim.lowerBound", 3))
rejected("near-identity-bound-not-least", explicit, ("claim.lowerBound", 1))
rejected("near-identity-bound-as-if-not-strict", alon_strict, ("claim.lowerBound", 2))
rejected("near-identity-bound-as-if-strict", alon_weak, ("claim.lowerBound", 3))
rejected("near-identity-bound-zero", trace, ("claim.lowerBound", 0))
rejected("near-identity-bound-above-rank", explicit_two, ("claim.lowerBound", 3))
rejected("near-identity-rank-wrong", explicit_two, ("claim.rank", 3))
rejected("near-identity-n-wrong", trace, ("claim.n", 2))
rejected("near-identity-diagonal-negative", trace, ("inputs.matrix.entries.2.2", "-1"))
rejected("near-identity-diagonal-zero", trace, ("inputs.matrix.entries.0.0", "0"))
rejected("near-identity-chebyshev-mu-one", near_identity(NEAR, 1, "alon"), ("claim.family", "chebyshev"))
rejected("near-identity-chebyshev-mu-zero", near_identity(I2, 0, "alon"), ("claim.family", "chebyshev"))
rejected("near-identity-chebyshev-single-row", near_identity([[1]], F(1, 2), "alon"), ("claim.family", "chebyshev"))
rejected("near-identity-minor-singular", explicit_two, ("witness.rank.lower.columns", lambda x: x), ("witness.rank.lower.prime", 3))
rejected("near-identity-projector-not-symmetric", scaled, ("witness.projector.matrix.entries.0.1", "1/7"))
rejected("near-identity-projector-is-identity", simplex, ("witness.projector.matrix.entries", [["1", "0", "0"], ["0", "1", "0"], ["0", "0", "1"]]))
rejected("near-identity-projector-rank-zero", explicit_two, ("witness.projector.rank", 0))
rejected("near-identity-projector-residual-off", explicit_two, ("witness.projector.residual", "1/1000000"))
rejected("near-identity-projector-too-small", explicit_two, ("witness.projector.matrix", witness_matrix([[1]])))
rejected("near-identity-monomials-one-missing", explicit, ("witness.monomials", lambda x: {
    side: {"columns": 3, "entries": y["entries"][:-1], "rows": y["rows"] - 1} for side, y in x.items()}))
rejected("near-identity-monomials-weight-forgotten", explicit_two, ("witness.monomials.left.entries.1", lambda x: [exact(F(y) / 2) for y in x]))
rejected("near-identity-monomials-empty-of-astronomical-width", explicit,
         ("witness.monomials.left", {"columns": 2**53 - 1, "entries": [], "rows": 0}))
rejected("near-identity-rectangular", near_identity(I2, 0), ("inputs.matrix", matrix([[1, 0, 0], [0, 1, 0]])))

rejected("turan-number-of-other-parts", turan_bound, ("claim.turanNumber", 12))
rejected("turan-parts-too-few-for-classes", turan_bound, ("claim.parts", 2), ("claim.turanNumber", 12))
rejected("turan-edges-miscounted", turan_bound, ("claim.edges", 15))
rejected("turan-side-exchanged", turan_bound, ("claim.of", "complement"))
rejected("turan-class-label-too-large", c5, ("witness.classes.0", 2))
rejected("turan-class-for-a-vertex-too-many", c5, ("witness.classes", [0, 1, 0, 1, 1, 0]))
rejected("turan-classes-do-not-majorise", c5, ("witness.classes", [0, 0, 0, 0, 1]))
rejected("turan-empty-classes", c5, ("witness.classes", []))
rejected("turan-n-wrong", c5, ("claim.n", 6))
rejected("turan-more-edges-than-parts-allow", turan(3, [(0, 1), (0, 2), (1, 2)], [0, 1, 2]), ("claim.parts", 2), ("claim.turanNumber", 2),
         ("witness.classes", [0, 1, 1]))
rejected("clique-edge-missing", clique_certificate, ("inputs.graph.edges", [[0, 1], [0, 4], [2, 3], [3, 4]]))
rejected("clique-vertex-out-of-range", clique_certificate, ("witness.vertices", [0, 1, 5]))
rejected("clique-size-off-by-one", clique_certificate, ("claim.size", 4))
rejected("clique-of-the-graph-claimed-of-complement", clique_certificate, ("claim.of", "complement"), ("claim.edges", 6))
rejected("clique-astronomical-size", clique_certificate, ("claim.size", 2**53 - 1))
rejected("clique-complement-adjacent", independent, ("witness.vertices", [1, 2]))

rejected("recovery-witness-outside-domain", recovery_certificate, ("witness.z.0.1", "3/2"))
rejected("recovery-witness-negative-in-nonnegative-domain", nonnegative, ("witness.z", lambda z: [[j, "-" + x] for j, x in z]))
rejected("recovery-witness-of-too-many-entries", recovery_certificate, ("claim.k", 1))
rejected("recovery-witness-row-out-of-range", recovery_certificate, ("witness.row", 4))
rejected("recovery-witness-index-out-of-range", recovery_certificate, ("witness.z", lambda z: z[:-1] + [[4, "1"]]))
rejected("recovery-witness-does-not-attain", recovery_certificate, ("witness.z", lambda z: z[:1]))
rejected("recovery-witness-empty", recovery_certificate, ("witness.z", []))
rejected("recovery-witness-of-another-row", recovery_certificate, ("witness.row", lambda i: (i + 1) % 4))
rejected("recovery-error-understated", worst_case, ("claim.worstError", "1/100"))
rejected("recovery-error-overstated", worst_case, ("claim.worstError", lambda x: exact(F(x) + F(1, 10**30))))
rejected("recovery-error-understated-by-little", worst_case, ("claim.worstError", lambda x: exact(F(x) - F(1, 10**30))))
rejected("recovery-error-of-another-row", recovery(I2, [[1, 0], [F(1, 2), F(1, 3)]], 1), ("claim.worstError", "1/2"),
         ("witness", {"row": 0, "z": [[1, "1"]]}))
rejected("recovery-error-negated", worst_case, ("claim.worstError", lambda x: "-" + x))
rejected("recovery-boundary-but-strict", recovery_failure, ("claim.kind", "recovery"))
rejected("recovery-boundary-claimed-as-failure", recovery_failure, ("claim.relation", "le"))
rejected("recovery-epsilon-below-error", recovery_certificate, ("claim.epsilon", "1/100"))
rejected("recovery-encoder-and-probe-exchanged", recovery_certificate, ("inputs", lambda x: {"encoder": x["probe"], "probe": x["encoder"]}),
         ("claim.k", 3))
rejected("recovery-sizes-differ", recovery_certificate, ("inputs.probe", matrix([row[:3] for row in B])))
rejected("recovery-d-wrong", recovery_certificate, ("claim.d", 4))
rejected("recovery-k-one-less", recovery(I2, [[0, 1], [1, 0]], 2), ("claim.k", 1))
rejected("recovery-domain-exchanged", nonnegative, ("claim.domain", "signed"))
rejected("recovery-surd-error-approximated", surd_worst, ("claim.worstError", "207/100"))
rejected("recovery-surd-coefficient-negated", surd_worst, ("claim.worstError.1", lambda x: x[1:] if x[0] == "-" else "-" + x))

rejected("incoherence-not-unit", equal_norm, ("claim.columns", "unit"))
rejected("incoherence-not-unit-though-norm-stated-one", equal_norm, ("claim.columns", "unit"), ("claim.normSquared", "1"))
rejected("incoherence-norm-wrong", equal_norm, ("claim.normSquared", "23"))
rejected("incoherence-norms-differ", any_norm, ("claim.columns", "equal-norm"), ("claim.normSquared", "2"))
rejected("incoherence-zero-column", any_norm, ("inputs.encoder.entries", [["1", "0", "0"], ["1", "0", "5"]]))
rejected("incoherence-value-too-small", unit, ("claim.coherenceSquared", "1/4"))
rejected("incoherence-value-of-another-pair", unit, ("claim.coherenceSquared", "9/25"), ("witness.pair", [0, 1]))
rejected("incoherence-value-too-large", unit, ("claim.coherenceSquared", "7/10"))
rejected("incoherence-value-not-squared", equal_norm, ("claim.coherenceSquared", "1/3"))
rejected("incoherence-pair-does-not-attain", unit, ("witness.pair", [0, 2]))
rejected("incoherence-pair-out-of-range", unit, ("witness.pair", [1, 3]))
rejected("incoherence-pair-missing", unit, ("witness.pair", []))
rejected("incoherence-pair-of-one-column", incoherence([[3], [4]], "any"), ("witness.pair", [0, 1]))
rejected("incoherence-value-of-one-column", incoherence([[3], [4]], "any"), ("claim.coherenceSquared", "1/2"))
rejected("incoherence-root-wrong", equal_norm, ("claim.coherence", "1/4"))
rejected("incoherence-mu-attained-but-strict", equal_norm, ("claim.mu", "1/3"))
rejected("incoherence-mu-too-small", equal_norm, ("claim.mu", "1/4"), ("claim.relation", "le"))
rejected("incoherence-d-and-m-exchanged", unit, ("claim.d", 3), ("claim.m", 2))
rejected("incoherence-surd-value-conjugated", surd_any, ("claim.coherenceSquared.1", lambda x: x[1:] if x[0] == "-" else "-" + x))

rejected("hypothesis-diagonal-positive", diagonal, ("witness.at", [0]), ("witness.value", "1"))
rejected("hypothesis-diagonal-other-value", diagonal, ("witness.value", "-1"))
rejected("hypothesis-diagonal-out-of-range", diagonal, ("witness.at", [2]))
rejected("hypothesis-diagonal-rectangular", diagonal, ("inputs.matrix", matrix([[1, 0, 0], [0, F(-1, 2), 0]])))
rejected("hypothesis-off-diagonal-on-the-diagonal", off_diagonal, ("witness", {"at": [1, 1], "value": "1"}))
rejected("hypothesis-off-diagonal-small", off_diagonal, ("claim.relation", "le"))
rejected("hypothesis-off-diagonal-row-not-positive", off_diagonal, ("inputs.matrix.entries.1.1", "-1"), ("witness.value", "-1/2"))
rejected("hypothesis-off-diagonal-not-divided", off_diagonal, ("inputs.matrix.entries.1.1", "1/2"))
rejected("hypothesis-column-not-zero", zero_column, ("witness.at", [0]))
rejected("hypothesis-column-value-not-zero", zero_column, ("witness.value", "1"))
rejected("hypothesis-column-is-unit", unit_column, ("witness", {"at": [0], "value": "1"}))
rejected("hypothesis-columns-equal", equal_columns, ("inputs.encoder", matrix([[5, 3], [0, 4]])))
rejected("hypothesis-columns-decreasing", equal_columns, ("witness", {"at": [1, 0], "value": "1"}))
rejected("hypothesis-cosine-below-mu", cosine, ("claim.relation", "le"))
rejected("hypothesis-cosine-not-squared", cosine, ("witness.value", "3/5"))
rejected("hypothesis-cosine-decreasing-pair", cosine, ("witness.at", [1, 0]))
rejected("hypothesis-cosine-with-zero-column", cosine, ("inputs.encoder", matrix([[0, 1], [0, 0]])), ("witness.value", "0"))
rejected("hypothesis-cosine-surd-below-mu", surd_cosine, ("claim.mu", "99/100"))

rejected("clique-number-too-large", tree_c5, ("claim.cliqueNumber", 3))
rejected("clique-number-too-small", tree_c5, ("claim.cliqueNumber", 1), ("witness.clique", [0]))
rejected("clique-number-too-small-with-its-clique", tree_wheel, ("claim.cliqueNumber", 2), ("witness.clique", [0, 1]))
rejected("clique-number-too-large-with-fitting-upper", colour, ("claim.cliqueNumber", 4), ("witness.clique", [0, 1, 2, 3]))
rejected("clique-number-n-wrong", colour, ("claim.n", 8))
rejected("clique-number-edges-miscounted", colour, ("claim.edges", 15))
rejected("clique-number-clique-not-adjacent", tree_c5, ("witness.clique", [0, 2]))
rejected("clique-number-clique-out-of-range", tree_c5, ("witness.clique", [4, 5]))
rejected("clique-number-clique-one-short", tree_c5, ("witness.clique", [0]))
rejected("clique-number-clique-empty", tree_c5, ("witness.clique", []))
rejected("clique-number-colour-too-large", colour, ("witness.upper.colours.0", 3))
rejected("clique-number-colours-not-proper", colour, ("witness.upper.colours.0", 1))
rejected("clique-number-colours-one-short", colour, ("witness.upper.colours", lambda x: x[:-1]))
rejected("clique-number-colours-one-too-many", colour, ("witness.upper.colours", lambda x: x + [0]))
rejected("clique-number-colours-empty", colour, ("witness.upper.colours", []))
rejected("clique-number-colouring-of-c5", tree_c5, ("witness.upper", {"colours": [0, 1, 0, 1, 1], "kind": "colouring"}))
NODES = "witness.upper.nodes"
rejected("clique-number-tree-without-nodes", tree_c5, (NODES, []))
rejected("clique-number-tree-node-missing", tree_wheel, (NODES, lambda x: x[:-1]))
rejected("clique-number-tree-node-left-over", tree_wheel, (NODES, lambda x: x + [{"branch": [], "classes": []}]))
rejected("clique-number-tree-not-in-preorder", tree_mycielski, (NODES, lambda x: [x[0]] + x[:0:-1]))
rejected("clique-number-tree-vertex-missing", tree_c5, (NODES + ".0.classes.0", lambda x: x[1:]))
rejected("clique-number-tree-vertex-twice", tree_c5, (NODES + ".0.classes.1", lambda x: sorted(x + [0])))
rejected("clique-number-tree-vertex-in-branch-and-class", tree_c5, (NODES + ".0.classes.0", lambda x: x + [4]))
rejected("clique-number-tree-vertex-not-in-p", tree_c5, (NODES + ".1.classes.0", [0, 1]))
rejected("clique-number-tree-vertex-out-of-range", tree_c5, (NODES + ".0.classes.0", lambda x: x + [5]))
rejected("clique-number-tree-branch-out-of-range", tree_c5, (NODES + ".0.branch", [4, 5]))
rejected("clique-number-tree-branch-astronomical", tree_c5, (NODES + ".0.branch", [2**53 - 1]))
rejected("clique-number-tree-branch-repeats", deep, (NODES + ".0.branch", [0, 1, 0]))
rejected("clique-number-tree-branch-earlier-vertex-kept", deep, (NODES + ".3.classes", [[0]]))
rejected("clique-number-tree-class-not-independent", tree_c5, (NODES + ".0", {"branch": [], "classes": [[0, 2], [1, 3, 4]]}))
rejected("clique-number-tree-too-many-classes", tree_c5, (NODES, [{"branch": [], "classes": [[0, 2], [1, 3], [4]]}]))
rejected("clique-number-tree-too-many-empty-classes", deep, (NODES + ".2.classes", [[]]))
rejected("clique-number-tree-branch-at-zero", clique_number(3, [], "tree"), ("claim.cliqueNumber", 0), ("witness.clique", []),
         (NODES, [{"branch": [0, 1, 2], "classes": []}] + [{"branch": [], "classes": []}] * 3))
rejected("clique-number-zero-colours", clique_number(3, []), ("claim.cliqueNumber", 0), ("witness.clique", []))

rejected("chain-recovery-fails-by-little", tight, ("claim.epsilon", exact(F(1, 3) - F(1, 10**30))))
rejected("chain-recovery-attained-but-strict", simplex_chain, ("claim.relation", "lt"))
rejected("chain-epsilon-one", alon_equal, ("claim.epsilon", "1"))
rejected("chain-epsilon-above-one", alon_equal, ("claim.epsilon", "3/2"))
rejected("chain-epsilon-too-small", chain_lt, ("claim.epsilon", "2/5"))
rejected("chain-d-wrong", chain_lt, ("claim.d", 7))
rejected("chain-m-wrong", chain_lt, ("claim.m", 5))
rejected("chain-sizes-differ", chain_lt, ("inputs.probe", matrix(CHAIN[:5])))
rejected("chain-edges-one-more", chain_lt, ("witness.edges", lambda x: x + 1))
rejected("chain-edges-one-less", chain_lt, ("witness.edges", lambda x: x - 1))
rejected("chain-edges-of-the-other-relation", chain_lt, ("witness.edges", chain_le["witness"]["edges"]))
rejected("chain-edge-at-the-boundary-but-strict", chain_le, ("claim.relation", "lt"))
rejected("chain-set-joined", chain_lt, ("witness.independentSet", lambda x: [0, 1, 2, 5]), ("claim.independentSetSize", 4))
rejected("chain-set-joined-one-way-only", chain_lt, ("witness.independentSet", lambda x: [0, 2, 3, 4]), ("claim.independentSetSize", 4))
rejected("chain-set-out-of-range", chain_lt, ("witness.independentSet", lambda x: x[:-1] + [6]))
rejected("chain-set-one-short", chain_lt, ("witness.independentSet", lambda x: x[:-1]))
rejected("chain-set-empty", chain_lt, ("witness.independentSet", []), ("claim.independentSetSize", 0), ("claim.lowerBound", 0))
rejected("chain-set-size-wrong", chain_lt, ("claim.independentSetSize", lambda x: x - 1))
rejected("chain-set-too-small-for-turan", small_set, ("witness.independentSet", [0]), ("claim.independentSetSize", 1), ("claim.lowerBound", 1))
rejected("chain-k-one-less", chain_lt, ("claim.k", 1))
rejected("chain-bound-one-more", chain_lt, ("claim.lowerBound", lambda x: x + 1))
rejected("chain-bound-one-less", chain_lt, ("claim.lowerBound", lambda x: x - 1))
rejected("chain-bound-zero", chain_lt, ("claim.lowerBound", 0))
rejected("chain-bound-as-if-not-strict", alon_equal, ("claim.lowerBound", 1))
rejected("chain-bound-as-if-strict", alon_equal_weak, ("claim.lowerBound", 2))
rejected("chain-bound-of-all-features", small_set, ("claim.lowerBound", chain_lt["claim"]["lowerBound"]))
rejected("chain-chebyshev-mu-one", simplex_chain, ("claim.family", "chebyshev"))
rejected("chain-chebyshev-mu-above-one", chain(I2, I2, 1, F(3, 4)), ("claim.family", "chebyshev"))
rejected("chain-chebyshev-one-feature", chain([[2]], [[F(1, 2)]], 3, F(1, 10)), ("claim.family", "chebyshev"))
rejected("chain-encoder-and-probe-exchanged-sizes", tight, ("inputs.encoder", lambda x: matrix(transpose([[F(y) for y in row] for row in x["entries"]]))))

NO_SCALE = (("inputs.featureScale", None), ("claim.digests.featureScale", None))
for name, value in (("chain", scaled_chain), ("recovery", scaled_recovery), ("recovery-failure", scaled_failure), ("worst-case-error", scaled_worst)):
    rows = value["inputs"]["featureScale"]["entries"]
    rejected(f"{name}-feature-scale-zero", value, ("inputs.featureScale.entries.1.0", "0"))
    rejected(f"{name}-feature-scale-negative", value, ("inputs.featureScale.entries.0.0", "-2"))
    rejected(f"{name}-feature-scale-all-negative", value, ("inputs.featureScale.entries", [["-" + x] for x, in rows]))
    rejected(f"{name}-feature-scale-one-short", value, ("inputs.featureScale", matrix([row for row in rows[:-1]])))
    rejected(f"{name}-feature-scale-one-too-many", value, ("inputs.featureScale", matrix(rows + [["1"]])))
    rejected(f"{name}-feature-scale-as-a-row", value, ("inputs.featureScale", matrix(transpose(rows))))
    rejected(f"{name}-feature-scale-before-work", value, ("inputs.featureScale", matrix([row for row in rows[:-1]])), ("claim.m", 2**53 - 1))
    rejected(f"{name}-feature-scale-with-another-probe", value, ("inputs.probe.entries", lambda x: [row[:-1] for row in x]),
             ("inputs.probe.columns", lambda x: x - 1))
    rejected(f"{name}-feature-scale-inverted", value, ("inputs.featureScale", matrix([[1 / F(x)] for x, in rows])))
    rejected(f"{name}-feature-scale-removed", value, *NO_SCALE)
rejected("chain-feature-scale-digest-of-another", scaled_chain, ("inputs.featureScale.digest", OTHER), digests=False)

# ----------------------------------------------------------------------------------------------------------------
# Malformed: bytes

text = canonical(rank_full)


def spelled(name, old, new, base=text):
    assert base.count(old) >= 1, name
    add("malformed", name + ".json", base.replace(old, new, 1).encode("utf-8", "surrogateescape"))


add("malformed", "empty.json", b"")
add("malformed", "newline-at-the-end.json", text.encode() + b"\n")
add("malformed", "space-at-the-end.json", text.encode() + b" ")
add("malformed", "byte-order-mark.json", b"\xef\xbb\xbf" + text.encode())
add("malformed", "cut.json", text.encode()[:-1])
add("malformed", "twice.json", text.encode() * 2)
add("malformed", "array.json", b"[" + text.encode() + b"]")
add("malformed", "depth-bomb.json", b'{"a":' + b"[" * 100_000)
add("malformed", "nul.json", text.encode().replace(b"lrh\"", b"l\x00h\"", 1))
spelled("space-between-tokens", '":[', '": [')
spelled("tab-between-tokens", '":[', '":\t[')
spelled("duplicate-key", '"rank":2', '"rank":2,"rank":2')
spelled("keys-out-of-order", '"rank":2,"rows":2', '"rows":2,"rank":2')
spelled("count-with-leading-zero", '"rank":2', '"rank":02')
spelled("count-negative", '"rank":2', '"rank":-2')
spelled("count-minus-zero", '"rank":2', '"rank":-0')
spelled("count-with-fraction", '"rank":2', '"rank":2.0')
spelled("count-with-exponent", '"rank":2', '"rank":2e0')
spelled("count-beyond-2-to-53", '"rank":2', '"rank":9007199254740992')
spelled("count-beyond-2-to-64", '"rank":2', '"rank":18446744073709551618')
spelled("count-in-arabic-digits", '"rank":2', '"rank":\u0662')
spelled("count-true", '"rank":2', '"rank":true')
spelled("count-null", '"rank":2', '"rank":null')
spelled("count-nan", '"rank":2', '"rank":NaN')
spelled("string-with-escape", '"name":"lrh"', '"name":"l\\u0072h"')
spelled("string-not-ascii", '"name":"lrh"', '"name":"lrh\u00e9"')
spelled("string-with-delete", '"name":"lrh"', '"name":"lrh\x7f"')
spelled("string-without-end", '"version":"0.1.0"', '"version":"0.1.0')
spelled("comma-after-last-member", '"rows":2}', '"rows":2,}')
spelled("comma-after-last-element", '"6"]', '"6",]')
spelled("comma-missing", '"rank":2,', '"rank":2')
spelled("comment", '"rank":2', '/**/"rank":2')
spelled("quotes-single", '"lrh"', "'lrh'")

# Malformed: values
for name, spelling in {
    "exact-plus-sign": "+1", "exact-minus-zero": "-0", "exact-denominator-one": "3/1", "exact-not-in-lowest-terms": "2/4",
    "exact-zero-denominator": "1/0", "exact-negative-denominator": "1/-2", "exact-decimal": "0.5", "exact-underscore": "1_0",
    "exact-leading-zero": "01", "exact-leading-zero-in-denominator": "1/02", "exact-empty": "", "exact-space": " 1",
    "exact-space-after": "1 ", "exact-hexadecimal": "0x1", "exact-exponent": "1e3", "exact-nan": "nan", "exact-infinity": "inf",
    "exact-sign-only": "-", "exact-slash-only": "/", "exact-no-denominator": "1/", "exact-zero-over-two": "0/2",
    "exact-two-slashes": "1/2/3", "exact-digits-beyond-limit": "1" * 100_001,
    "exact-digits-beyond-limit-with-denominator": "1" * 50_000 + "/1" + "0" * 50_000,
}.items():
    malformed(name, rank_full, ("inputs.matrix.entries.0.0", spelling))
malformed("exact-as-count", rank_full, ("inputs.matrix.entries.0.0", 1))
malformed("exact-as-array-without-radicand", rank_full, ("inputs.matrix.entries.0.0", ["1", "0"]))
accepted("rank-digits-at-the-limit", rank_certificate([[(10**100_000 - 1) // 9]], "full", prime=1009))
malformed("key-missing", rank_full, ("assumptions", None))
malformed("key-missing-claim", rank_full, ("claim.rank", None))
malformed("key-missing-kind", rank_full, ("claim.kind", None))
malformed("key-additional", rank_full, ("comment", "x"))
malformed("key-additional-in-claim", rank_full, ("claim.comment", "x"))
malformed("key-additional-in-witness", rank_full, ("witness.comment", "x"))
malformed("key-additional-in-input", rank_full, ("inputs.matrix.comment", "x"))
malformed("key-additional-in-upper", rank_full, ("witness.upper.left", witness_matrix([[1]])))
malformed("kind-unknown", rank_full, ("claim.kind", "determinant"))
malformed("kind-as-array", rank_full, ("claim.kind", ["rank"]))
malformed("kind-of-other-claim", rank_full, ("claim.kind", "clique"))
malformed("format-of-another-version", rank_full, ("format", "lrh-certificate/2"))
malformed("producer-name-empty", rank_full, ("producer.name", ""))
malformed("producer-name-too-long", rank_full, ("producer.name", "x" * 256))
malformed("assumption-unknown", rank_full, ("assumptions", ["riemann-hypothesis"]))
malformed("assumption-twice", rank_full, ("assumptions", ["ieee754-dot-product"] * 2))
malformed("input-role-unknown", rank_full, ("inputs.thresholds", matrix([[1]])))
malformed("input-role-missing", recovery_certificate, ("inputs.probe", None))
malformed("input-role-additional", rank_full, ("inputs.probe", matrix([[1]])))
malformed("digests-role-additional", rank_full, ("claim.digests.probe", OTHER))
malformed("digest-upper-case", changed(rank_full, ("claim.digests.matrix", lambda x: x.upper()), digests=False))
malformed("digest-too-short", changed(rank_full, ("claim.digests.matrix", lambda x: x[1:]), digests=False))
malformed("matrix-ragged", rank_full, ("inputs.matrix.entries.0", ["1", "2"]))
malformed("matrix-rows-miscounted", rank_full, ("inputs.matrix.rows", 3))
malformed("matrix-rows-astronomical", rank_full, ("inputs.matrix.rows", 2**53 - 1))
malformed("matrix-without-rows", rank_full, ("inputs.matrix.rows", 0), ("inputs.matrix.entries", []))
malformed("radicand-one", figure, ("inputs.encoder.radicand", 1))
malformed("radicand-not-square-free", figure, ("inputs.encoder.radicand", 12), ("inputs.probe.radicand", 12))
malformed("radicand-too-large", figure, ("inputs.encoder.radicand", 1_000_003), ("inputs.probe.radicand", 1_000_003))
malformed("radicands-differ", figure, ("inputs.probe.radicand", 2))
malformed("radicand-of-a-rank", rank_full, ("inputs.matrix", matrix([[(1, 1)]], 2)))
malformed("surd-with-coefficient-zero", surd_worst, ("claim.worstError", ["1", "0"]))
malformed("surd-without-radicand", worst_case, ("claim.worstError", ["1", "1"]))
malformed("surd-of-three-parts", surd_worst, ("claim.worstError", ["1", "1", "1"]))
malformed("rank-index-list-decreasing", rank_full, ("witness.lower.rows", [1, 0]))
malformed("rank-index-list-repeats", rank_full, ("witness.lower.rows", [1, 1]))
malformed("rank-prime-one", rank_full, ("witness.lower.prime", 1))
malformed("rank-prime-of-32-bits", rank_full, ("witness.lower.prime", 2147483659))
malformed("rank-witness-matrix-ragged", rank_dependencies, ("witness.upper.combinations.entries.0", ["1"]))
malformed("rank-upper-unknown", rank_full, ("witness.upper.kind", "obvious"))
malformed("near-identity-power-zero", trace, ("claim.power", 0))
malformed("near-identity-power-beyond-limit", trace, ("claim.power", 4097))
malformed("near-identity-mu-negative", trace, ("claim.mu", "-1/2"))
malformed("near-identity-family-unknown", trace, ("claim.family", "welch"))
malformed("near-identity-relation-unknown", trace, ("claim.relation", "ge"))
malformed("near-identity-relation-missing", trace, ("claim.relation", None))
malformed("turan-strict", turan_bound, ("claim.relation", "lt"))
malformed("turan-no-parts", turan_bound, ("claim.parts", 0))
malformed("turan-side-unknown", turan_bound, ("claim.of", "both"))
malformed("graph-edge-repeated", c5, ("inputs.graph.edges.1", [0, 1]))
malformed("graph-edge-decreasing", c5, ("inputs.graph.edges.0", [1, 0]))
malformed("graph-edges-out-of-order", c5, ("inputs.graph.edges", lambda x: x[::-1]))
malformed("graph-self-loop", c5, ("inputs.graph.edges.0", [0, 0]))
malformed("graph-vertex-out-of-range", c5, ("inputs.graph.edges.4", [3, 5]))
malformed("graph-edge-of-three-ends", c5, ("inputs.graph.edges.0", [0, 1, 2]))
malformed("graph-without-vertices", c5, ("inputs.graph", graph(0, [])))
malformed("graph-too-many-vertices", c5, ("inputs.graph.n", 16_777_217))
malformed("clique-vertices-repeat", clique_certificate, ("witness.vertices", [0, 1, 1]))
malformed("recovery-k-zero", recovery_certificate, ("claim.k", 0))
malformed("recovery-epsilon-zero", recovery_certificate, ("claim.epsilon", "0"))
malformed("recovery-epsilon-negative", recovery_certificate, ("claim.epsilon", "-1"))
malformed("recovery-epsilon-in-worst-case", worst_case, ("claim.epsilon", "1"))
malformed("recovery-without-relation", recovery_certificate, ("claim.relation", None))
malformed("recovery-domain-unknown", recovery_certificate, ("claim.domain", "binary"))
malformed("recovery-witness-zero-value", recovery_certificate, ("witness.z.0.1", "0"))
malformed("recovery-witness-index-repeats", recovery_certificate, ("witness.z", lambda z: [z[0], z[0]]))
malformed("clique-number-upper-unknown", colour, ("witness.upper.kind", "obvious"))
malformed("clique-number-upper-of-the-other-kind", colour, ("witness.upper.kind", "tree"))
malformed("clique-number-clique-decreasing", tree_c5, ("witness.clique", [1, 0]))
malformed("clique-number-clique-repeats", tree_c5, ("witness.clique", [1, 1]))
malformed("clique-number-with-side", colour, ("claim.of", "graph"))
malformed("clique-number-colour-as-string", colour, ("witness.upper.colours.0", "0"))
malformed("clique-number-tree-class-decreasing", tree_c5, (NODES + ".0.classes.0", lambda x: x[::-1]))
malformed("clique-number-tree-class-repeats", tree_c5, (NODES + ".0.classes.0", lambda x: [x[0]] + x))
malformed("clique-number-tree-class-as-count", tree_c5, (NODES + ".0.classes.0", 0))
malformed("clique-number-tree-branch-missing", tree_c5, (NODES + ".0.branch", None))
malformed("clique-number-tree-key-additional", tree_c5, (NODES + ".0.q", 2))
malformed("clique-number-tree-node-as-array", tree_c5, (NODES + ".0", []))
malformed("clique-number-tree-beside-colours", tree_c5, ("witness.upper.colours", [0, 1, 0, 1, 2]))
malformed("chain-epsilon-zero", chain_lt, ("claim.epsilon", "0"))
malformed("chain-k-zero", chain_lt, ("claim.k", 0))
malformed("chain-power-zero", chain_lt, ("claim.power", 0))
malformed("chain-power-beyond-limit", chain_lt, ("claim.power", 4097))
malformed("chain-family-unknown", chain_lt, ("claim.family", "welch"))
malformed("chain-relation-missing", chain_lt, ("claim.relation", None))
malformed("chain-with-domain", chain_lt, ("claim.domain", "signed"))
malformed("chain-with-mu", chain_lt, ("claim.mu", "1/2"))
malformed("chain-set-decreasing", chain_lt, ("witness.independentSet", lambda x: x[::-1]))
malformed("chain-set-repeats", chain_lt, ("witness.independentSet", lambda x: x[:1] + x))
malformed("chain-edges-missing", chain_lt, ("witness.edges", None))
malformed("chain-radicand", chain_lt, ("inputs.probe", matrix([[(x, 0) for x in row] for row in CHAIN], 2)))
malformed("chain-feature-scale-radicand", scaled_chain, ("inputs.featureScale", matrix([[(x, 0)] for x in SCALE], 2)))
malformed("recovery-feature-scale-radicand", scaled_recovery, ("inputs.featureScale", matrix([[(x, 0)] for x in SCALE[:4]], 2)))
malformed("recovery-feature-scale-without-digest-in-claim", changed(scaled_recovery, ("claim.digests.featureScale", None), digests=False))
malformed("recovery-feature-scale-digest-without-input", changed(scaled_recovery, ("inputs.featureScale", None), digests=False))
malformed("recovery-feature-scale-without-rows", scaled_recovery, ("inputs.featureScale.rows", 0), ("inputs.featureScale.entries", []))
malformed("incoherence-feature-scale", changed(unit, ("inputs.featureScale", matrix([[1], [1], [1]]))))
malformed("incoherence-mu-without-relation", unit, ("claim.relation", None))
malformed("incoherence-mu-zero", unit, ("claim.mu", "0"))
malformed("incoherence-norm-with-any", any_norm, ("claim.normSquared", "1"))
malformed("incoherence-norm-missing", unit, ("claim.normSquared", None))
malformed("incoherence-pair-decreasing", unit, ("witness.pair", [1, 0]))
malformed("incoherence-pair-of-three", unit, ("witness.pair", [0, 1, 2]))
malformed("incoherence-root-negative", equal_norm, ("claim.coherence", "-1/3"))
malformed("hypothesis-of-another-statement", diagonal, ("claim.hypothesis", "unit-columns"))
malformed("hypothesis-with-superfluous-mu", diagonal, ("claim.mu", "1"), ("claim.relation", "lt"))
malformed("hypothesis-without-mu", off_diagonal, ("claim.mu", None), ("claim.relation", None))
malformed("hypothesis-two-indices-for-one", diagonal, ("witness.at", [1, 1]))
malformed("source-of-no-input", sourced, ("sources.0.role", "probe"))
malformed("source-twice", sourced, ("sources", [SOURCE, SOURCE]))
malformed("source-orientation-unknown", sourced, ("sources.0.orientation", "rotated"))
malformed("source-tensor-too-long", sourced, ("sources.0.tensor", "x" * 256))

# Malformed: object files


def object_defect(name, data, **changes):
    value = copy.deepcopy(object_certificate)
    value["inputs"]["matrix"].update({"object": name + ".npy", **changes})
    add("malformed", name + ".json", value)
    if data is not None:
        add("malformed", name + ".npy", data)


good = npy(ITEMS)
start = 10 + struct.unpack("<H", good[8:10])[0]
object_defect("object-one-byte-short", good[:-1])
object_defect("object-one-byte-long", good + b"\0")
object_defect("object-empty", b"")
object_defect("object-header-only", good[:start])
object_defect("object-version-two", good[:6] + b"\2" + good[7:])
object_defect("object-fortran-order", good.replace(b"False", b"True "))
object_defect("object-big-endian", good.replace(b"<f8", b">f8"))
object_defect("object-half-floats", good.replace(b"<f8", b"<f2"))
object_defect("object-double-quotes", good.replace(b"'", b'"'))
object_defect("object-two-spaces-after-colon", good.replace(b"'descr': ", b"'descr':  "))
object_defect("object-no-newline", good[:start - 1] + b" " + good[start:])
object_defect("object-tab-as-padding", good[:start - 2] + b"\t" + good[start - 1:])
object_defect("object-header-longer-than-file", good[:8] + b"\xff\xff" + good[10:])
object_defect("object-shape-transposed", npy(transpose(ITEMS)))
object_defect("object-shape-one-dimensional", npy(ITEMS, spelling="(6,)"))
object_defect("object-nan", npy([[struct.pack("<Q", 0x7FF8000000000000), 1.0, 2.0], [1.0, 2.0, 3.0]]))
object_defect("object-infinity", npy([[1.0, 1.0, 2.0], [1.0, 2.0, -math.inf]]))
object_defect("object-name-with-folder", None, object="sub/x.npy")
object_defect("object-name-of-parent", None, object="../x.npy")
object_defect("object-name-absolute", None, object="/etc/hostname")
object_defect("object-name-empty", None, object="")
object_defect("object-name-hidden", None, object=".npy")
object_defect("object-name-too-long", None, object="x" * 129)
object_defect("object-shape-astronomical", good, rows=2**53 - 1, columns=2**53 - 1)
object_defect("object-beside-entries", good, entries=[["1"]])
object_defect("object-with-radicand", good, radicand=2)


def main():
    check = sys.argv[1:] == ["--check"]
    differences = []
    for folder in ("accepted", "assuming", "assuming-falsely", "rejected", "malformed"):
        (FOLDER / folder).mkdir(exist_ok=True)
        present = {f"{folder}/{path.name}" for path in (FOLDER / folder).iterdir()}
        for name in sorted(present - FILES.keys()):
            differences.append(name)
            if not check:
                (FOLDER / name).unlink()
    for name, data in FILES.items():
        path = FOLDER / name
        if not path.exists() or path.read_bytes() != data:
            differences.append(name)
            if not check:
                path.write_bytes(data)
    for name in differences:
        print(("differs: " if check else "written: ") + name)
    return 1 if check and differences else 0


if __name__ == "__main__":
    sys.exit(main())
