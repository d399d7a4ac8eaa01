# SPDX-License-Identifier: Apache-2.0
"""Tests of lrh_check.py for section 5.16: the least dimension."""

import random
import unittest
from fractions import Fraction as F
from math import comb
from unittest import mock

import lrh_check
from test_encoders import LARGE, KindTests
from test_lrh_check import DELETE, certificate, changed, check, matrix, witness_matrix


def of(kind, **keys):
    return {"kind": kind, **keys}


def capacity(m, k, lower, upper, bounds, epsilon=None, relation="le"):
    claim = {"m": m, "k": k, "decoder": "threshold", "lower": bounds[0], "upper": bounds[1]}
    if epsilon is not None:
        claim.update(decoder="linear", epsilon=str(epsilon), relation=relation)
    return certificate("capacity", {}, claim, {"lower": lower, "upper": upper})


NONE, POSITIVE = {"kind": "none"}, {"kind": "positive"}


def alon(s):
    return {"kind": "alon", "power": s}


def chebyshev(s):
    return {"kind": "chebyshev", "power": s}


UNITARY = of("unitary", prime=3, exponent=1)
# eta = (1/2)/(2 - 1/2) = 1/3. Q = 28/(1 + 27/9) = 7.
LINES = capacity(28, 2, alon(1), UNITARY, (7, 7), F(1, 2))
GROUPS = capacity(3, 2, alon(1), of("groups"), (2, 2))  # eta = 1/3, C(rho + 1, 1) > 3/(1 + 2/9) = 27/11
ZERO = capacity(5, 3, NONE, of("zero"), (0, 0), 1)
PAIR = capacity(2, 1, POSITIVE, of("matrix", encoder=witness_matrix([[1, F(1, 2)], [0, 1]]), probe=witness_matrix([[1, 0], [F(1, 3), 2]])), (1, 2), F(5, 11))
NESTED = capacity(24, 1, NONE, of("kronecker", parts=[of("direct-sum", parts=[of("simplex", columns=3), of("identity", columns=1)]),
                                                      of("paley", prime=5, exponent=1)]), (0, 9), F(1, 3), "le")
SIGNED = capacity(56, 1, chebyshev(1), of("signed-reed-solomon", prime=7, exponent=1, dimension=1, length=8, hadamard=[[2, 1], [3, 1]]), (23, 48), F(1, 7))
CODE = capacity(4, 1, NONE, of("code", dimension=2, positions=[1, 2, 3, 1]), (0, 3), F(1, 2), "le")


class CapacityTests(KindTests):
    certificates = (LINES, GROUPS, ZERO, PAIR, NESTED, SIGNED, CODE)
    optional_keys = ("witness.upper.probe",)

    def construction(self, X):
        X = lrh_check.capacity_upper(X, "x", 0)
        return lrh_check.construction_size(X, "x")

    def fails(self, X, reason):
        with self.assertRaises(lrh_check.Rejected) as caught:
            self.construction(X)
        self.assertIn(reason, str(caught.exception))

    def test_certificates_again(self):
        """eta and Q of the certificates above, by hand."""
        # NESTED: eta = (1/3)/(2/3) = 1/2, beta = max(1/4, 0, 1/5) <= 1/4; SIGNED: eta = 1/6, Q = 56/(1 + 55/36) = 22.15..., T_1 = 6: the same
        Q = F(56 * 36, 36 + 55)
        self.assertEqual(-(-Q.numerator // Q.denominator), 23)

    def test_lower(self):
        for bound, reason in ((6, "too small"), (8, "too large"), (0, "too small"), (LARGE, "too large")):
            self.rejected(LINES, {"claim.lower": bound}, reason)
        # strict: more than 7
        strict = capacity(28, 2, alon(1), of("identity", columns=28), (8, 28), F(1, 2), "lt")
        self.accepted(strict)
        self.rejected(strict, {"claim.lower": 7}, "too small")
        # chebyshev is never strict: T_1(3) = 3 gives the same Q = 7
        self.accepted(strict, {"witness.lower": chebyshev(1), "claim.lower": 7})
        self.rejected(strict, {"witness.lower": chebyshev(1)}, "too large")
        # s = 2: T_2(3) = 17, Q = 28 * 289/(289 + 27) = 25.6..., N(rho) = C(rho + 1, 2) + 1
        self.accepted(strict, {"witness.lower": chebyshev(2), "claim.lower": 7})
        self.rejected(strict, {"witness.lower": chebyshev(2), "claim.lower": 6}, "too small")
        # thresholds: C(rho + s, s), always strict
        self.accepted(capacity(28, 2, alon(1), of("identity", columns=28), (7, 28)))  # 8 > 7
        self.rejected(capacity(28, 2, alon(1), of("identity", columns=28), (6, 28)), {}, "too small")
        self.accepted(capacity(28, 2, chebyshev(1), of("identity", columns=28), (6, 28)))  # 7 >= 7
        self.accepted(capacity(28, 2, chebyshev(2), of("identity", columns=28), (6, 28)))  # C(8, 2) = 28 >= 25.6
        self.rejected(capacity(28, 2, chebyshev(2), of("identity", columns=28), (7, 28)), {}, "too large")

    def test_lower_edges(self):
        one = of("ones", columns=4)
        for epsilon, relation, suffice in ((1, "lt", False), (F(1001, 1000), "lt", True), (1, "le", True), (F(999, 1000), "le", False)):
            upper, bounds = (of("zero"), (1, 0)) if suffice else (of("identity", columns=4), (1, 4))
            cert = capacity(4, 1, POSITIVE, upper, bounds, epsilon, relation)
            if suffice:
                self.rejected(cert, {}, "zero rows suffice")
                self.rejected(cert, {"witness.lower": alon(1)}, "zero rows suffice")
                self.accepted(cert, {"witness.lower": NONE, "claim.lower": 0})
            else:
                self.accepted(cert)
                self.rejected(cert, {"witness.upper": of("zero"), "claim.upper": 0}, "zero rows do not suffice")
                self.rejected(cert, {"claim.lower": 0}, "lower is not 1")
                self.rejected(cert, {"claim.lower": 2}, "lower is not 1")
        self.rejected(capacity(4, 1, alon(1), one, (1, 1), 1, "lt"), {}, "k is not larger than epsilon")
        self.rejected(capacity(1, 2, alon(1), one, (1, 1), F(1, 2)), {}, "m is 1")
        # k = 1, epsilon = 1/2: eta = 1, Q = 1
        half = capacity(4, 1, alon(1), of("identity", columns=4), (1, 4), F(1, 2))
        self.accepted(half)
        self.accepted(half, {"claim.relation": "lt", "claim.lower": 2})
        self.rejected(half, {"witness.lower": chebyshev(1)}, "eta is not < 1")
        self.rejected(half, {"claim.lower": 0}, "too small")
        self.rejected(ZERO, {"claim.lower": 1}, "lower is not 0")
        three = capacity(3, 1, of("three-points"), of("groups"), (2, 2))
        self.accepted(three)
        self.rejected(three, {"claim.lower": 1}, "lower is not 2")
        self.rejected(three, {"claim.m": 2}, "three-points is for")
        self.rejected(three, {"claim.k": 2}, "three-points is for")
        self.rejected(half, {"witness.lower": of("three-points"), "claim.lower": 2}, "three-points is for")

    def test_upper_edges(self):
        self.rejected(LINES, {"claim.upper": 8}, "not the dimension")
        self.rejected(LINES, {"claim.upper": 6}, "not the dimension")
        only = capacity(28, 2, NONE, UNITARY, (0, 7), F(1, 2))
        self.rejected(only, {"claim.m": 29}, "fewer than m columns")
        self.accepted(only, {"claim.m": 3})
        self.rejected(only, {"claim.relation": "lt"}, "beta is not < eta^2")
        self.rejected(only, {"claim.epsilon": str(F(1, 2) - F(1, 10**30))}, "beta is not <= eta^2")
        self.accepted(only, {"claim.relation": "lt", "claim.epsilon": str(F(1, 2) + F(1, 10**30))})
        self.rejected(only, {"claim.k": 3}, "beta is not <= eta^2")
        # m = 1: nothing is asked of beta; k <= epsilon neither
        self.accepted(only, {"claim.m": 1, "claim.k": 1000})
        self.accepted(capacity(9, 1, NONE, of("ones", columns=9), (0, 1), 1, "lt"))
        self.rejected(capacity(9, 1, NONE, of("ones", columns=9), (0, 1), F(999, 1000), "lt"), {"claim.k": 2}, "beta is not < eta^2")
        self.rejected(capacity(28, 2, NONE, UNITARY, (0, 7)), {}, "beta is not < eta^2")  # thresholds are strict
        self.rejected(GROUPS, {"claim.k": 3}, "groups is for")
        self.rejected(GROUPS, {"claim.upper": 3}, "upper is not m - floor")
        self.accepted(capacity(11, 2, NONE, of("groups"), (0, 8)))
        self.rejected(ZERO, {"claim.upper": 1}, "upper is not 0")
        self.rejected(GROUPS, {"witness.upper": of("zero"), "claim.upper": 0}, "zero rows do not suffice")
        self.rejected(LINES, {"witness.upper": of("groups"), "claim.upper": 19}, "groups is for")

    def test_table(self):
        q9 = {"prime": 3, "exponent": 2}
        for X, expected in (
                (of("ones", columns=7), (1, 7, 1)), (of("identity", columns=7), (7, 7, 0)), (of("simplex", columns=7), (6, 7, F(1, 36))),
                (of("paley", **q9), (5, 10, F(1, 9))), (of("unitary", **q9), (73, 730, F(1, 81))),
                (of("unitary-complement", **q9), (657, 730, F(1, 6561))), (of("chirps", **q9), (18, 180, F(1, 9))),
                (of("net", classes=4, **q9), (49, 81, F(1, 121))), (of("net", classes=9, **q9), (9, 81, 1)),
                (of("quadric", rank=2, sign="minus"), (6, 16, F(1, 9))), (of("quadric", rank=2, sign="plus"), (10, 16, F(1, 25))),
                (of("quadric", rank=1, sign="minus"), (1, 4, 1)), (of("delsarte-goethals", rank=2, defect=0), (16, 144, F(1, 16))),
                (of("delsarte-goethals", rank=3, defect=1), (64, 2**16 + 64, F(1, 16))), (of("gold", rank=5, defect=1), (32, 1056, F(1, 16))),
                (of("gold", rank=5, defect=2), (32, 2**15 + 32, F(1, 4))), (of("devore", degree=3, **q9), (81, 6561, F(1, 9))),
                (of("reed-solomon", dimension=2, length=10, **q9), (80, 81, F(1, 64))),  # (9 - 10)/80 < 1/8
                (of("reed-solomon", dimension=3, length=4, **q9), (32, 729, F(49, 256))),  # (18 - 4)/32
                (of("signed-reed-solomon", dimension=2, length=4, hadamard=[[3, 1]], **q9), (32, 324, F(81, 1024))),
                (of("signed-reed-solomon", dimension=1, length=1, hadamard=[], **q9), (8, 9, F(1, 64))),
                (of("signed-reed-solomon", dimension=1, length=24, hadamard=[[2, 1], [5, 1]], prime=23, exponent=1), (528, 552, F(1, 484))),
                (of("gilbert-varshamov", columns=15, dimension=8, product=4), (8, 15, F(1, 4))),
                (of("gilbert-varshamov", columns=LARGE, dimension=3, product=3), (3, LARGE, 1)),
                (of("code", dimension=2, positions=[1, 2, 3, 1]), (3, 4, F(1, 4))), (of("code", dimension=1, positions=[0, 0]), (1, 2, 1)),
                (of("code", dimension=3, positions=[1, 2, 4, 7]), (4, 8, 1)),
                (of("matrix", encoder=witness_matrix([[1, 2], [0, 1]])), (2, 2, 4)),
                (of("matrix", encoder=witness_matrix([[F(-1, 3)]])), (1, 1, 0)),
                (of("direct-sum", parts=[of("simplex", columns=3), of("ones", columns=2)]), (3, 5, 1)),
                (of("kronecker", parts=[of("simplex", columns=3), of("paley", prime=5, exponent=1)]), (6, 18, F(1, 4)))):
            self.assertEqual(self.construction(X), expected, X)
        # plane and polygon: above the true value, and close to it
        from math import cos, pi, tan
        for n in range(2, 40):
            d, columns, beta = self.construction(of("plane", columns=n))
            self.assertEqual((d, columns), (2, n))
            self.assertTrue(0 < beta - F(cos(pi / n)**2) < F(1, 100))
        for n in range(4, 40):
            d, columns, beta = self.construction(of("polygon", columns=n))
            self.assertEqual((d, columns), (n - 2, n))
            true = F((tan(pi / 2 / n) / (1 - tan(pi / 2 / n)))**2)
            self.assertTrue(0 < beta - true < true / 2)

    def test_conditions(self):
        q = {"prime": 3, "exponent": 1}
        for X, reason in (
                (of("ones", columns=0), "too few"), (of("identity", columns=0), "too few"), (of("simplex", columns=1), "too few"),
                (of("plane", columns=1), "too few"), (of("polygon", columns=3), "too few"), (of("paley", **q), "1 mod 4"),
                (of("paley", prime=2, exponent=2), "1 mod 4"), (of("unitary", prime=2, exponent=3), "even"),
                (of("unitary-complement", prime=2, exponent=1), "even"), (of("chirps", prime=2, exponent=1), "even"),
                (of("paley", prime=9, exponent=1), "not a prime"), (of("devore", degree=1, prime=4, exponent=1), "not a prime"),
                (of("quadric", rank=0, sign="plus"), "1...512"), (of("quadric", rank=513, sign="plus"), "1...512"),
                (of("quadric", rank=LARGE, sign="minus"), "1...512"), (of("delsarte-goethals", rank=2, defect=2), "defect"),
                (of("delsarte-goethals", rank=0, defect=0), "rank"), (of("delsarte-goethals", rank=513, defect=0), "rank"),
                (of("gold", rank=4, defect=1), "odd"), (of("gold", rank=1, defect=0), "odd"), (of("gold", rank=513, defect=1), "odd"),
                (of("gold", rank=5, defect=0), "defect"), (of("gold", rank=5, defect=3), "defect"),
                (of("net", classes=0, **q), "classes"), (of("net", classes=4, **q), "classes"), (of("net", classes=1, prime=4, exponent=1), "not a prime"),
                (of("devore", degree=0, **q), "degree"), (of("devore", degree=3, **q), "degree"),
                (of("reed-solomon", dimension=0, length=2, **q), "dimension"), (of("reed-solomon", dimension=3, length=2, **q), "dimension"),
                (of("reed-solomon", dimension=2, length=5, **q), "dimension"),
                (of("reed-solomon", dimension=4097, length=5000, prime=2147483647, exponent=1), "dimension"),
                (of("signed-reed-solomon", dimension=1, length=4, hadamard=[[2, 1]], **q), "order"),
                (of("signed-reed-solomon", dimension=1, length=4, hadamard=[], **q), "order"),
                (of("signed-reed-solomon", dimension=1, length=4, hadamard=[[4, 1]], **q), "not a prime"),
                (of("signed-reed-solomon", dimension=1, length=4, hadamard=[[2, 64]] * 50, **q), "order"),
                (of("gilbert-varshamov", columns=16, dimension=8, product=4), "too many"), (of("gilbert-varshamov", columns=0, dimension=8, product=4), "out of range"),
                (of("gilbert-varshamov", columns=1, dimension=0, product=0), "out of range"), (of("gilbert-varshamov", columns=1, dimension=8, product=9), "out of range"),
                (of("gilbert-varshamov", columns=1, dimension=65537, product=1), "out of range"),
                (of("code", dimension=0, positions=[0]), "dimension"), (of("code", dimension=31, positions=[0]), "dimension"),
                (of("code", dimension=2, positions=[]), "no positions"), (of("code", dimension=2, positions=[1, 4]), "no positions"),
                (of("matrix", encoder=witness_matrix([], 0)), "empty"), (of("matrix", encoder=witness_matrix([[]], 0)), "empty"),
                (of("matrix", encoder=witness_matrix([[1]]), probe=witness_matrix([[1, 1]])), "different sizes"),
                (of("matrix", encoder=witness_matrix([[1, 0]])), "columns 1 is not positive"),
                (of("matrix", encoder=witness_matrix([[1]]), probe=witness_matrix([[-1]])), "columns 0 is not positive"),
                (of("direct-sum", parts=[]), "no parts"), (of("kronecker", parts=[]), "no parts"),
                (of("direct-sum", parts=[of("ones", columns=1), of("plane", columns=1)]), "x.parts[1]: too few"),
                (of("kronecker", parts=[of("ones", columns=1), of("matrix", encoder=witness_matrix([[1, 2], [0, 1]]))]), "above 1")):
            self.fails(X, reason)
        # the largest that are allowed, none of them written out
        for X in (of("quadric", rank=512, sign="minus"), of("delsarte-goethals", rank=512, defect=511), of("gold", rank=511, defect=255),
                  of("devore", degree=LARGE, prime=2147483647, exponent=64), of("chirps", prime=2147483647, exponent=64),
                  of("reed-solomon", dimension=4096, length=LARGE, prime=2147483647, exponent=64)):
            d, n, _ = self.construction(X)
            self.assertEqual((d, n), (2**53, 2**53))
            self.assertEqual(self.construction(of("kronecker", parts=[X, X]))[:2], (2**53, 2**53))
            self.rejected(capacity(5, 1, NONE, X, (0, LARGE), F(1, 2)), {}, "not the dimension")

    def test_characters(self):
        rng = random.Random(2)
        for _ in range(150):
            s = rng.randint(1, 6)
            positions = [rng.randrange(2**s) for _ in range(rng.randint(1, 12))]
            sums = [sum((-1)**bin(c & x).count("1") for c in positions) for x in range(1, 2**s)]
            self.assertEqual(lrh_check.largest_character_sum(positions, s), max(map(abs, sums)))
        # beyond one block of low bits: a position with a high bit only
        self.assertEqual(lrh_check.largest_character_sum([1 << 17], 18), 1)
        self.assertEqual(lrh_check.largest_character_sum([1 << b for b in range(18)], 18), 18)
        self.assertEqual(lrh_check.largest_character_sum(list(range(1, 2**17, 2)) * 3, 17), 3 * 2**16)

    def test_helpers(self):
        for base in (2, 3, 10):
            for exponent in (0, 1, 2, 5, 200, LARGE):
                true = base**min(exponent, 300)
                self.assertEqual(lrh_check.bounded_power(base, exponent, 1000), min(true, 1000))
        self.assertEqual(lrh_check.bounded_product([2, 3, 7], 100), 42)
        self.assertEqual(lrh_check.bounded_product([2, 3, 70], 100), 100)

    def test_shapes(self):
        U = "witness.upper"
        for cert, place, bad in (
                (LINES, "claim.m", 0), (LINES, "claim.k", 0), (LINES, "claim.epsilon", "0"), (LINES, "claim.decoder", "threshold"),
                (GROUPS, "claim.decoder", "linear"), (GROUPS, "claim.epsilon", "1/2"), (GROUPS, "claim.relation", "lt"),
                (LINES, "witness.lower.power", 0), (LINES, "witness.lower.power", 4097), (LINES, "witness.lower.kind", "none"),
                (ZERO, "witness.lower.kind", "alon"), (LINES, U + ".prime", 1), (LINES, U + ".prime", 2**31), (LINES, U + ".exponent", 0),
                (LINES, U + ".exponent", 65), (LINES, U + ".kind", "quadric"), (ZERO, U + ".kind", "direct-sum"),
                (NESTED, U + ".parts.0", of("zero")), (NESTED, U + ".parts.0", of("groups")), (NESTED, U + ".parts.1.prime", 0),
                (SIGNED, U + ".hadamard.0", [2]), (SIGNED, U + ".hadamard.0", [2, 1, 1]), (SIGNED, U + ".hadamard.0", [1, 1]),
                (SIGNED, U + ".hadamard.0", [2, 0]), (SIGNED, U + ".hadamard.0", [2, 65]), (CODE, U + ".positions.0", "1"),
                (CODE, U + ".positions", [[1]]), (PAIR, U + ".probe", matrix([[1]]))):
            self.assertEqual(check(changed(cert, {place: bad}))[0], "malformed", (place, bad))
        self.malformed(LINES, {"inputs": {"encoder": matrix([[1]])}}, "inputs.encoder")
        self.malformed(LINES, {"claim.digests": {"encoder": "0" * 64}}, "claim.digests.encoder")
        self.malformed(LINES, {"sources": [{"bytes": 1, "dtype": "f", "name": "n", "orientation": "as-is", "role": "encoder", "sha256": "0" * 64,
                                            "tensor": ""}]}, "sources[0].role")

    def test_work(self):
        # L: b = 2 (eta = 1/3), W = 1 + 2 * 1 * 2 // 64
        self.boundary(LINES, 100_000 + 1 + 1)
        self.boundary(GROUPS, 1 + 2)
        self.boundary(ZERO, 1)
        self.boundary(PAIR, 4 * (2 + 16))
        self.boundary(NESTED, 1 + (1 + 200_000) + 100_000)
        self.boundary(SIGNED, 300_000 + 2)
        self.boundary(CODE, 4 + 4)
        self.boundary(capacity(3, 1, alon(4096), of("groups"), (2, 2), F(1, 10)), 1 + 4096**2 * (1 + 8192 * 4 // 64) + (1 + 8192 * 4 // 64)**2, "rejected")
        self.boundary(capacity(2, 1, alon(3), of("zero"), (0, 0), F(1, 2**64)), 1 + 9 * (1 + 6 * 64 // 64) + 49, "rejected")
        # eta infinite: b = 1
        self.boundary(capacity(2, 1, alon(32), of("zero"), (0, 0), 5), 1 + 1024 * 2 + 4, "rejected")
        self.boundary(capacity(2, LARGE, alon(1), of("groups"), (0, 0)), 1 + 1 * 2 + 4, "rejected")  # eta = 1/(2k - 1), 54 bits
        self.boundary(changed(CODE, {"witness.upper.positions": [1, 2, 3, 0] * 16}), 4 * 2 + 64, "rejected")
        for s in (0, 31, LARGE):
            self.boundary(changed(CODE, {"witness.upper.dimension": s}), 1, "rejected")
        self.boundary(changed(ZERO, {"witness.upper": of("direct-sum", parts=[])}), 1, "rejected")
        gv = capacity(3, 1, NONE, of("gilbert-varshamov", columns=4, dimension=64, product=32), (0, 64), F(3, 5))
        self.boundary(gv, 64 * 2)
        self.boundary(changed(gv, {"witness.upper.dimension": 0}), 0, "rejected")
        self.boundary(changed(gv, {"witness.upper.dimension": 65_536}), 65_536 * 1025, "rejected")
        self.infinite(changed(gv, {"witness.upper.dimension": 65_537}))
        self.infinite(changed(NESTED, {"witness.upper.parts.1": of("gilbert-varshamov", columns=4, dimension=65_537, product=32)}))
        U = "witness.upper"
        alone = changed(PAIR, {U + ".probe": DELETE})
        self.boundary(alone, 4 * (2 + 16))
        big = str(2**64)
        self.boundary(changed(PAIR, {U + ".encoder.entries.0.0": big}), 4 * (2 * 2 + 16))
        self.boundary(changed(PAIR, {U + ".probe.entries.0.0": big}), 4 * (2 * 2 + 16))
        self.boundary(changed(alone, {U + ".encoder.entries.0.0": big}), 4 * (2 * 2 * 2 + 16), "rejected")
        self.boundary(changed(PAIR, {U + ".encoder": witness_matrix([], LARGE)}), 16 * LARGE**2, "rejected")
        self.infinite(changed(PAIR, {U + ".encoder.entries.0.0": str(F(1, 2**65_536))}))
        with mock.patch.object(lrh_check, "MAX_CLEARED_WORDS", 4):
            self.boundary(PAIR, 4 * (2 + 16))
            self.infinite(changed(PAIR, {U + ".probe.entries.0.0": big}))

    def test_gilbert_varshamov_sum(self):
        for d in range(1, 14):
            for a in range(d + 1):
                near = 2 * sum(comb(d, i) for i in range(d + 1) if d - 2 * i > a)
                most = (2**d - 1) // near + 1 if near else LARGE
                self.construction(of("gilbert-varshamov", columns=most, dimension=d, product=a))
                if near:
                    self.fails(of("gilbert-varshamov", columns=most + 1, dimension=d, product=a), "too many")


if __name__ == "__main__":
    unittest.main()
