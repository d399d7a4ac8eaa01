# SPDX-License-Identifier: Apache-2.0
"""Tests of lrh_check.py for sections 5.12 to 5.15: access, basis pursuit, exact decoding, one l1 minimiser.

Helpers for the other tests of new kinds too: `KindTests` breaks the shape of every certificate everywhere."""

import itertools
import json
import os
import random
import unittest
from fractions import Fraction as F
from unittest import mock

import lrh_check
from test_lrh_check import DELETE, HERE, certificate, changed, check, matrix, spelt_matrix, witness_matrix

LARGE = 2**53 - 1


class KindTests(unittest.TestCase):
    """Base: outcomes with their reasons, and the same attacks on all of `certificates`."""

    certificates = ()
    optional_keys = ()

    def accepted(self, cert, changes=None, **options):
        outcome, reason = check(changed(cert, changes or {}), **options)
        self.assertEqual(outcome, "accepted", reason)
        return reason

    def rejected(self, cert, changes, reason):
        outcome, message = check(changed(cert, changes))
        self.assertEqual(outcome, "rejected", message)
        self.assertIn(reason, message)

    def malformed(self, cert, changes, place):
        outcome, message = check(changed(cert, changes))
        self.assertEqual(outcome, "malformed", message)
        self.assertIn(place, message)

    def boundary(self, cert, work, outcome="accepted"):
        """Decided at the work limit, undecided one below."""
        self.assertEqual(check(cert, work_limit=work)[0], outcome)
        if work > 0:
            below = check(cert, work_limit=work - 1)
            self.assertEqual(below[0], "undecided")
            self.assertTrue(below[1].startswith("budget"))

    def infinite(self, cert):
        outcome, reason = check(cert, work_limit=10**10_000)
        self.assertEqual(outcome, "undecided", reason)
        self.assertTrue(reason.startswith("budget"))

    def test_accepted(self):
        for cert in self.certificates:
            self.accepted(cert)

    def test_digests(self):
        for cert in self.certificates:
            for role in cert["inputs"]:
                self.rejected(cert, {f"inputs.{role}.digest": "0" * 64}, f"inputs.{role}.digest")
                self.rejected(cert, {f"claim.digests.{role}": "0" * 64}, f"claim.digests.{role}")
                self.malformed(cert, {f"claim.digests.{role}": DELETE}, f"claim.digests.{role}")
            self.rejected(cert, {"assumptions": ["ieee754-dot-product"]}, "assumptions")

    def test_keys_everywhere(self):
        """Take away and add a key in every object."""
        for cert in self.certificates:
            for path, value in everywhere(cert):
                if not isinstance(value, dict):
                    continue
                self.assertEqual(check(changed(cert, {".".join(path + ["zzz"]): "0"}))[0], "malformed")
                for key in value:
                    place = ".".join(path + [key])
                    if place not in self.optional_keys:
                        self.assertEqual(check(changed(cert, {place: DELETE}))[0], "malformed", place)

    def test_wrong_types(self):
        """Put a value of another type in the place of every value: never accepted, never a crash."""
        for cert in self.certificates:
            for path, value in everywhere(cert):
                for other in ({}, [["a"]], [], "", LARGE, "x", ["1", 2]):
                    if path and type(other) is not type(value) and path[0] in ("claim", "inputs", "witness"):
                        outcome, _ = check(changed(cert, {".".join(path): other} if len(path) != 2 or path[0] != "inputs"
                                                   else {"inputs": {**cert["inputs"], path[1]: other}}))
                        self.assertEqual(outcome, "malformed", (path, other))

    def test_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("jsonschema is not installed")
        with open(os.path.join(HERE, "..", "..", "docs", "certificate-format-1.schema.json"), encoding="utf-8") as stream:
            validator = jsonschema.Draft202012Validator(json.load(stream))
        for cert in self.certificates:
            validator.validate(cert)
            for path, value in everywhere(cert):
                if isinstance(value, dict) and path[:1] in (["claim"], ["witness"]) and path != ["claim", "digests"]:
                    self.assertFalse(validator.is_valid(changed(cert, {".".join(path + ["zzz"]): "0"})), path)
                    for key in value:
                        place = ".".join(path + [key])
                        if place not in self.optional_keys:
                            self.assertFalse(validator.is_valid(changed(cert, {place: DELETE})), place)


def everywhere(cert):
    """(path, value) of all places, the path a list of strings."""
    def below(value, path):
        yield path, value
        for key, item in (value.items() if isinstance(value, dict) else
                          enumerate(value) if isinstance(value, list) else ()):
            yield from below(item, path + [str(key)])
    return list(below(cert, []))


def claim_of(A, k, **more):
    return {"d": len(A), "m": len(A[0]), "k": k, **{key: x if isinstance(x, (list, str)) else str(x) for key, x in more.items()}}


def encoder(A):
    return {"encoder": matrix(A)}


def vector(*values):
    return [[j, str(F(x))] for j, x in enumerate(values) if x]


def with_scale(cert, s):
    """The same claim about the encoder divided by s, with the scale that undoes this."""
    A = [[F(x) / t for x, t in zip(row, s)] for row in cert["inputs"]["encoder"]["entries"]]
    inputs = {**cert["inputs"], "encoder": matrix(A), "featureScale": matrix([[t] for t in s])}
    return certificate(cert["claim"]["kind"], inputs, {key: x for key, x in cert["claim"].items() if key not in ("kind", "digests")},
                       cert["witness"])


# The kernel of A is spanned by (1, 1, -2), so mu* = 1/2. E = B^T A - I = -(1, 1, -2)_i * (sign pattern) / 4.
A = [[1, 1, 1], [1, -1, 0]]
# Row i of E is -v_i/4 * (1, 1, -1) (orthogonal to nothing but: <E_i, v> = -v_i). B solves A^T B = E^T + I.
E = [[F(-1, 4), F(-1, 4), F(1, 4)], [F(-1, 4), F(-1, 4), F(1, 4)], [F(1, 2), F(1, 2), F(-1, 2)]]
B = [[F(1, 4), F(1, 4), F(1, 2)], [F(1, 2), F(-1, 2), 0]]
ACCESS = certificate("access", encoder(A), claim_of(A, 1, worstError=F(1, 2), epsilon=F(1, 2), relation="le"), {"probes": witness_matrix(B)})
NO_ACCESS = certificate("no-access", encoder(A), claim_of(A, 1, worstError=F(1, 2), epsilon=F(1, 2), relation="lt"), {"kernelVector": vector(1, 1, -2)})
OPTIMAL = certificate("optimal-access", encoder(A), claim_of(A, 1, worstError=F(1, 2), featureMu=["1/4", "1/4", "1/2"]),
                      {"probes": witness_matrix(B), "kernelVectors": [vector(1, 1, -2), vector(-2, -2, 4), vector(F(1, 2), F(1, 2), -1)]})
# No kernel: everything is 0.
I2 = [[1, 0], [0, 1]]
REGULAR = certificate("optimal-access", encoder(I2), claim_of(I2, 2, worstError=0, featureMu=["0", "0"]),
                      {"probes": witness_matrix(I2), "kernelVectors": [[], []]})
S = [F(2), F(1, 3), F(5, 7)]
SCALED = [with_scale(cert, S) for cert in (ACCESS, NO_ACCESS, OPTIMAL)]


class AccessTests(KindTests):
    certificates = (ACCESS, NO_ACCESS, OPTIMAL, REGULAR, *SCALED)

    def test_matrices(self):
        for i in range(3):
            for j in range(3):
                self.assertEqual(sum(B[t][i] * A[t][j] for t in range(2)) - (i == j), E[i][j])

    def test_access(self):
        self.rejected(ACCESS, {"claim.relation": "lt"}, "worstError is not < epsilon")
        self.rejected(ACCESS, {"claim.epsilon": "49/100"}, "worstError is not <= epsilon")
        self.rejected(ACCESS, {"claim.worstError": "1/3"}, "row 2 is larger than worstError")
        self.rejected(ACCESS, {"claim.worstError": "2/3", "claim.epsilon": "1"}, "no row has")
        self.rejected(ACCESS, {"claim.k": 2}, "is larger than worstError")
        self.rejected(ACCESS, {"claim.d": 3}, "encoder is not d x m")
        self.rejected(ACCESS, {"claim.m": 2}, "encoder is not d x m")
        self.rejected(ACCESS, {"witness.probes": witness_matrix([row[:2] for row in B])}, "probe is not d x m")
        self.rejected(ACCESS, {"witness.probes": witness_matrix([B[0]])}, "probe is not d x m")
        self.rejected(ACCESS, {"witness.probes": witness_matrix([], 3)}, "probe is not d x m")
        self.rejected(ACCESS, {"witness.probes": witness_matrix([[], []], 0)}, "probe is not d x m")
        self.rejected(ACCESS, {"witness.probes.entries.0.2": "2/3"}, "larger than worstError")
        for k, worst in ((2, 1), (3, F(3, 2)), (LARGE, F(3, 2))):
            self.accepted(ACCESS, {"claim.k": k, "claim.worstError": str(worst), "claim.epsilon": str(worst)})

    def test_no_access(self):
        v = "witness.kernelVector"
        self.rejected(NO_ACCESS, {"claim.relation": "le"}, "worstError is <= epsilon")
        self.rejected(NO_ACCESS, {"claim.epsilon": "51/100"}, "worstError is < epsilon")
        self.rejected(NO_ACCESS, {v: []}, "empty")
        self.rejected(NO_ACCESS, {v: vector(1, 1, -2, 1)}, "out of range")
        self.rejected(NO_ACCESS, {v: vector(1, 1, -3)}, "row 0 of A")
        self.rejected(NO_ACCESS, {v: vector(1, 2, -3)}, "row 1 of A")
        self.rejected(NO_ACCESS, {"claim.worstError": "1/4", "claim.epsilon": "1/4"}, "worstError is not min")
        self.rejected(NO_ACCESS, {"claim.k": 2}, "worstError is not min")
        self.rejected(NO_ACCESS, {"claim.d": 1}, "encoder is not d x m")
        # min(1, ...): F8's edges
        one = changed(NO_ACCESS, {"claim.k": 3, "claim.worstError": "1", "claim.epsilon": "1"})
        self.accepted(one)
        self.accepted(one, {"claim.k": LARGE})
        self.rejected(one, {"claim.worstError": "3/2"}, "worstError is not min")
        self.rejected(one, {"claim.relation": "le"}, "worstError is <= epsilon")
        self.rejected(one, {"claim.epsilon": "101/100"}, "worstError is < epsilon")
        self.accepted(one, {"claim.relation": "le", "claim.epsilon": "99/100"})

    def test_optimal_access(self):
        self.rejected(OPTIMAL, {"claim.worstError": "1/4"}, "worstError is not min")
        self.rejected(OPTIMAL, {"claim.featureMu": ["1/4", "1/4"]}, "featureMu: not m members")
        self.rejected(OPTIMAL, {"witness.kernelVectors": [vector(1, 1, -2)] * 2}, "kernelVectors: not m members")
        self.rejected(OPTIMAL, {"claim.featureMu.0": "1/2"}, "featureMu[0]: the probe does not attain it")
        self.rejected(OPTIMAL, {"witness.kernelVectors.1": []}, "kernelVectors[1]: empty")
        self.rejected(OPTIMAL, {"witness.kernelVectors.1": vector(1, 1, -3)}, "kernelVectors[1]: row 0")
        self.rejected(OPTIMAL, {"witness.kernelVectors.1": vector(0, 0, 0, 1)}, "kernelVectors[1]: an index")
        # probes that are worse than they could be: only the kernel vectors tell
        zero = {"witness.probes": witness_matrix([[0] * 3] * 2), "claim.featureMu": ["1"] * 3, "claim.worstError": "1"}
        self.rejected(OPTIMAL, zero, "kernelVectors[0]: does not prove featureMu[0]")
        # v_i = 0 proves nothing, not even featureMu = 0
        self.rejected(REGULAR, {"witness.kernelVectors.0": vector(0, 1)}, "kernelVectors[0]: row 1")
        twins = [[1, 1, 0], [0, 0, 1]]
        probes = witness_matrix([[F(1, 2), F(1, 2), 0], [0, 0, 1]])
        cert = certificate("optimal-access", encoder(twins), claim_of(twins, 2, worstError=1, featureMu=["1/2", "1/2", "0"]),
                           {"probes": probes, "kernelVectors": [vector(1, -1)] * 2 + [[]]})
        self.accepted(cert)
        self.rejected(cert, {"witness.kernelVectors.2": vector(1, -1)}, "kernelVectors[2]: the entry 2 is 0")
        self.accepted(cert, {"claim.k": 1, "claim.worstError": "1/2"})
        self.rejected(cert, {"claim.k": 1}, "worstError is not min")
        self.accepted(cert, {"claim.k": 3})
        self.rejected(cert, {"claim.k": 3, "claim.worstError": "3/2"}, "worstError is not min")

    def test_no_probes_do_better(self):
        """On random pairs, no error is below what a kernel vector proves."""
        rng = random.Random(12)
        for _ in range(200):
            probes = [[F(rng.randint(-3, 3), rng.choice((2, 3, 4))) for _ in range(3)] for _ in range(2)]
            k = rng.choice((1, 2, 3))
            rows = [sorted((abs(sum(probes[t][i] * A[t][j] for t in range(2)) - (i == j)) for j in range(3)), reverse=True) for i in range(3)]
            self.assertGreaterEqual(max(sum(row[:k]) for row in rows), min(F(1), F(k, 2)))

    def test_feature_scale(self):
        for cert in SCALED:
            self.rejected(cert, {"inputs.featureScale": matrix([[1], [1]])}, "featureScale is not m x 1")
            self.rejected(cert, {"inputs.featureScale": matrix([[1], [0], [1]])}, "not positive")
            self.assertEqual(check(changed(cert, {"inputs.featureScale": matrix([[1], [1]])}), work_limit=0)[0], "rejected")
            self.rejected(cert, {"inputs.featureScale": matrix([[1], [1], [1]])}, "")
        # probes are not scaled: their width is a condition like the others
        narrow = changed(SCALED[0], {"witness.probes": witness_matrix([row[:2] for row in B])})
        self.rejected(narrow, {}, "probe is not d x m")
        self.assertEqual(check(narrow, work_limit=0)[0], "undecided")

    def test_shapes(self):
        for cert in (ACCESS, NO_ACCESS, OPTIMAL):
            self.malformed(cert, {"claim.k": 0}, "claim.k")
            self.malformed(cert, {"claim.worstError": "-1/2"}, "claim.worstError")
            self.malformed(cert, {"inputs.encoder": matrix([[(x, 0) for x in row] for row in A], 2)}, "inputs.encoder.radicand")
            self.malformed(cert, {"claim.domain": "signed"}, "claim.domain")
        for cert in (ACCESS, NO_ACCESS):
            self.malformed(cert, {"claim.epsilon": "0"}, "claim.epsilon")
            self.malformed(cert, {"claim.relation": "gt"}, "claim.relation")
        self.malformed(OPTIMAL, {"claim.epsilon": "1"}, "claim.epsilon")
        self.malformed(OPTIMAL, {"claim.featureMu.1": "-1/4"}, "claim.featureMu[1]")
        for place in ("witness.kernelVector", "witness.kernelVectors.2"):
            cert = NO_ACCESS if place[-1] == "r" else OPTIMAL
            for bad in ([[1, "1"], [0, "1"]], [[0, "1"], [0, "1"]], [[0, "0"]], [[0, "1", "1"]], [[0, 1]], [["0", "1"]], ["1"]):
                self.malformed(cert, {place: bad}, "witness.kernelVector")

    def test_work(self):
        self.boundary(ACCESS, 9 * (2 + 16))
        self.boundary(NO_ACCESS, 2 * 3)
        self.boundary(OPTIMAL, 9 * (2 + 16) + 3 * 6)
        self.boundary(REGULAR, 4 * (2 + 16))
        for cert, work in zip(SCALED, (162, 6, 180)):
            self.boundary(cert, work)
        big = F(2)**64
        self.boundary(changed(NO_ACCESS, {"witness.kernelVector": vector(big, big, -2 * big)}), 2 * 3 * 2)
        self.boundary(changed(NO_ACCESS, {"witness.kernelVector": vector(1 / big, 1 / big, -2 / big)}), 6)
        self.boundary(changed(NO_ACCESS, {"witness.kernelVector": vector(big)}), 4, "rejected")
        self.boundary(changed(NO_ACCESS, {"witness.kernelVector": []}), 0, "rejected")
        self.boundary(changed(ACCESS, {"witness.probes.entries.0.0": str(big)}), 9 * (2 * 2 + 16), "rejected")
        self.boundary(changed(ACCESS, {"witness.probes": witness_matrix([], LARGE)}), 162, "rejected")
        self.boundary(changed(OPTIMAL, {"witness.kernelVectors": [vector(big), [], []] + [vector(1)] * 4}), 162 + 4 + 8, "rejected")
        self.boundary(changed(NO_ACCESS, {"inputs.encoder": matrix([[big, 1, 1], [0, 0, 0]])}), 12, "rejected")
        over = 2**65_536
        self.infinite(changed(NO_ACCESS, {"witness.kernelVector": vector(1, F(1, over))}))
        self.infinite(changed(ACCESS, {"witness.probes": witness_matrix([[F(1, over)]])}))
        self.infinite(changed(OPTIMAL, {"witness.kernelVectors.2": vector(F(1, over))}))
        self.infinite(changed(NO_ACCESS, {"inputs.encoder": matrix([[F(1, over)]]), "witness.kernelVector": []}))


# max_{T} |<a_j, y> - N s_j| + max_{not T} |<a_l, y>| < N for the four columns of C and every T of one column: the kernel
# is spanned by (1, 1, 1, -1). <a_j, y> for y = (y_1, y_2, y_3) is (y_1, y_2, y_3, y_1 + y_2 + y_3).
C = [[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1]]
PURSUIT = certificate("basis-pursuit", encoder(C), claim_of(C, 1), {"certificates": [
    ["3", "2", "-1", "-1"], ["3", "-1", "2", "-1"], ["3", "-1", "-1", "2"], ["3", "1", "1", "1"]]})
PURSUIT_FAILS = certificate("basis-pursuit-failure", encoder(C), claim_of(C, 2), {"kernelVector": vector(1, 1, 1, -1)})
# Square and regular: k' = 2, one set, two signs.
WHOLE = certificate("basis-pursuit", encoder(I2), claim_of(I2, 2), {"certificates": [["1", "1", "1"], ["1", "1", "-1"]]})


class BasisPursuitTests(KindTests):
    certificates = (PURSUIT, PURSUIT_FAILS, WHOLE)

    def test_conditions(self):
        L = "witness.certificates"
        self.rejected(PURSUIT, {"claim.d": 4}, "encoder is not d x m")
        self.rejected(PURSUIT, {"claim.m": 3}, "encoder is not d x m")
        self.rejected(PURSUIT, {"claim.k": 2}, "")
        self.rejected(PURSUIT, {L: PURSUIT["witness"]["certificates"][:3]}, "there is none for the columns (3,)")
        self.rejected(PURSUIT, {L: PURSUIT["witness"]["certificates"] + [["1", "0", "0", "0"]]}, "more than there are")
        self.rejected(PURSUIT, {L + ".1": ["3", "-1", "2"]}, "not d + 1 values for the columns (1,)")
        self.rejected(PURSUIT, {L + ".1": ["3", "-1", "2", "-1", "0"]}, "not d + 1 values")
        self.rejected(PURSUIT, {L + ".1": []}, "not d + 1 values")
        self.rejected(PURSUIT, {L + ".1.0": "-3"}, "N is not positive")
        self.rejected(PURSUIT, {L + ".1": ["0", "0", "0", "0"]}, "N is not positive")
        self.rejected(PURSUIT, {L + ".0": ["3", "-1", "2", "-1"], L + ".1": ["3", "2", "-1", "-1"]}, "inequality is false for the columns (0,)")
        # |2 - 3| + 1 < 3; at N = 3 with <a_l, y> = 2 it is not less
        self.rejected(PURSUIT, {L + ".0": ["3", "2", "-2", "1"]}, "inequality is false")
        self.rejected(WHOLE, {L: [["1", "1", "-1"], ["1", "1", "1"]]}, "signs (1, 1)")
        self.accepted(WHOLE, {"claim.k": LARGE})
        self.rejected(WHOLE, {"claim.k": 1}, "")
        # with every column in T, only the sum over T counts: any smaller error than N
        self.accepted(WHOLE, {L: [["10", "1", "1"], ["10", "19", "-1"]]})
        self.rejected(WHOLE, {L: [["10", "1", "0"], ["10", "19", "-1"]]}, "inequality is false")

    def test_order(self):
        """Sets and signs in the order of the document."""
        m, size = 4, 3
        A = [[int(i == j) for j in range(m)] for i in range(m)]
        members = [[T, (1, *rest)] for T in itertools.combinations(range(m), size) for rest in itertools.product((1, -1), repeat=size - 1)]
        vectors = [["1"] + [str(dict(zip(T, s)).get(j, 0)) for j in range(m)] for T, s in members]
        self.assertEqual(vectors[1][1:], ["1", "1", "-1", "0"])
        self.assertEqual(vectors[4][1:], ["1", "1", "0", "1"])
        cert = certificate("basis-pursuit", encoder(A), claim_of(A, size), {"certificates": vectors})
        self.accepted(cert)
        self.rejected(cert, {"witness.certificates": vectors[1:2] + vectors[:1] + vectors[2:]}, "signs (1, 1, 1)")
        self.rejected(cert, {"witness.certificates": vectors[4:8] + vectors[:4] + vectors[8:]}, "columns (0, 1, 2)")

    def test_many_sets(self):
        """Far more sets than members: no counting of them."""
        A = [["1"] * 3000]
        cert = certificate("basis-pursuit", {"encoder": spelt_matrix(A)}, {"d": 1, "m": 3000, "k": 1500}, {"certificates": []})
        self.rejected(cert, {}, "there is none")

    def test_failure(self):
        v = "witness.kernelVector"
        self.rejected(PURSUIT_FAILS, {"claim.k": 1}, "less than half")
        self.rejected(PURSUIT_FAILS, {v: []}, "empty")
        self.rejected(PURSUIT_FAILS, {v: vector(1, 1, 1, 1)}, "row 0")
        self.rejected(PURSUIT_FAILS, {v: vector(0, 0, 0, 0, 1)}, "out of range")
        self.rejected(PURSUIT_FAILS, {"claim.m": 5}, "encoder is not d x m")
        self.accepted(PURSUIT_FAILS, {"claim.k": LARGE})
        # exactly half: (1, 1, -2) at k = 1
        half = certificate("basis-pursuit-failure", encoder(A), claim_of(A, 1), {"kernelVector": vector(1, 1, -2)})
        self.accepted(half)

    def test_shapes(self):
        L = "witness.certificates"
        self.malformed(PURSUIT, {L + ".0.1": "1/2"}, "witness.certificates[0][1]: must not have a denominator")
        self.malformed(PURSUIT, {L + ".0.1": "-0"}, "witness.certificates[0][1]")
        self.malformed(PURSUIT, {L + ".0.1": 1}, "witness.certificates[0][1]")
        self.malformed(PURSUIT, {"claim.k": 0}, "claim.k")
        self.malformed(PURSUIT, {"claim.epsilon": "1"}, "claim.epsilon")
        scale = matrix([[1]] * 4)
        self.malformed(PURSUIT, {"inputs.featureScale": scale}, "inputs.featureScale")
        self.malformed(PURSUIT_FAILS, {"witness.kernelVector": [[0, "0"]]}, "witness.kernelVector[0][1]")
        self.malformed(PURSUIT, {"inputs.encoder": matrix([[(x, 0) for x in row] for row in C], 2)}, "radicand")

    def test_work(self):
        self.boundary(PURSUIT, 5 * (3 * 4 + 4))
        self.boundary(WHOLE, 3 * (2 * 2 + 2))
        self.boundary(PURSUIT_FAILS, 3 * 4)
        big = str(2**64)
        self.boundary(changed(PURSUIT, {"witness.certificates.3.0": big}), 5 * (3 * 4 * 2 + 4))
        self.boundary(changed(PURSUIT, {"witness.certificates.3": [big]}), 5 * (3 * 4 + 4), "rejected")
        self.boundary(changed(PURSUIT, {"witness.certificates": []}), 3 * 4 + 4, "rejected")
        self.boundary(changed(PURSUIT, {"inputs.encoder": matrix([[F(1, 2**64)] + C[0][1:], *C[1:]])}), 5 * (12 * 2 + 4), "rejected")
        self.infinite(changed(PURSUIT, {"inputs.encoder": matrix([[F(1, 2**65_536)]])}))
        with mock.patch.object(lrh_check, "MAX_CLEARED_WORDS", 16):
            self.accepted(PURSUIT)
            self.infinite(changed(PURSUIT, {"witness.certificates.3.0": big}))
            self.infinite(changed(PURSUIT, {"witness.certificates": [["1"] * 4] * 5}))
            self.boundary(changed(PURSUIT, {"witness.certificates": [["1"] * 4] * 4 + [["1"]]}), 6 * 16, "rejected")


MOMENTS = [[j**i for j in range(1, 6)] for i in range(4)]
DECODES = certificate("exact-decoding", encoder(MOMENTS), claim_of(MOMENTS, 2), {"prime": 101})
UNDECODABLE = certificate("exact-decoding-failure", encoder(A), claim_of(A, 2), {"kernelVector": vector(1, 1, -2)})


class ExactDecodingTests(KindTests):
    certificates = (DECODES, UNDECODABLE)

    def test_conditions(self):
        self.rejected(DECODES, {"claim.k": 3}, "some 5 columns are dependent")
        for composite in (100, 9, 101 * 103, 46337**2):
            self.rejected(DECODES, {"witness.prime": composite}, f"{composite} is not a prime")
        self.rejected(DECODES, {"witness.prime": 2}, "dependent modulo 2")
        self.rejected(DECODES, {"witness.prime": 3}, "dependent modulo 3")
        self.accepted(DECODES, {"witness.prime": 5})
        self.rejected(DECODES, {"claim.d": 5}, "encoder is not d x m")
        self.rejected(DECODES, {"claim.m": 4}, "encoder is not d x m")
        self.accepted(DECODES, {"inputs.encoder": matrix([[F(x, 101) for x in row] for row in MOMENTS])})
        square = certificate("exact-decoding", encoder(I2), claim_of(I2, LARGE), {"prime": 2})
        self.accepted(square)
        wide = certificate("exact-decoding", encoder([[1, 1]]), claim_of([[1, 1]], 1), {"prime": 2})
        self.rejected(wide, {}, "some 2 columns")
        self.rejected(UNDECODABLE, {"claim.k": 1}, "more than 2k entries")
        self.rejected(UNDECODABLE, {"witness.kernelVector": []}, "empty")
        self.rejected(UNDECODABLE, {"witness.kernelVector": vector(1)}, "row 0")
        self.rejected(UNDECODABLE, {"witness.kernelVector": [[3, "1"]]}, "out of range")
        self.rejected(UNDECODABLE, {"claim.d": 1}, "encoder is not d x m")

    def test_independence(self):
        """Against determinants of all sets."""
        rng = random.Random(3)
        for _ in range(300):
            p, d, m = rng.choice((2, 3, 5)), rng.randint(1, 4), rng.randint(1, 6)
            columns = [[rng.randrange(-3, 4) for _ in range(d)] for _ in range(m)]
            for t in range(1, m + 1):
                expected = all(rank_modulo([columns[j] for j in T], p) == t for T in itertools.combinations(range(m), t))
                self.assertEqual(lrh_check.columns_independent_modulo(columns, t, p), expected)

    def test_deep(self):
        """Many columns chosen one after the other."""
        m = 250
        columns = [[int(i == j) for i in range(m)] for j in range(m)]
        self.assertTrue(lrh_check.columns_independent_modulo(columns, m, 2))

    def test_shapes(self):
        for p in (0, 1, 2**31):
            self.malformed(DECODES, {"witness.prime": p}, "witness.prime")
        self.malformed(DECODES, {"claim.k": 0}, "claim.k")

    def test_work(self):
        self.boundary(DECODES, (5 + 1) * 4 * 16)
        self.boundary(changed(DECODES, {"claim.k": 3}), (1 + 1) * 4 * 25, "rejected")
        self.boundary(changed(DECODES, {"claim.k": LARGE}), (1 + 1) * 4 * 25, "rejected")
        self.boundary(changed(DECODES, {"claim.d": 7, "claim.m": 9}), (5 + 1) * 4 * 16, "rejected")
        self.boundary(UNDECODABLE, 2 * 3)
        big = changed(DECODES, {"inputs.encoder": matrix([[F(x, 2**64) for x in MOMENTS[0]], *MOMENTS[1:]])})
        self.boundary(big, (5 + 1) * 4 * 16)
        big = changed(DECODES, {"inputs.encoder": matrix([[F(1, 2**64)] + MOMENTS[0][1:], *MOMENTS[1:]])})
        self.boundary(big, (5 + 1) * 4 * 16 * 2, "accepted" if check(big)[0] == "accepted" else "rejected")

        def ones(m, k):
            A = spelt_matrix([["1"] * m])
            return certificate("exact-decoding", {"encoder": A}, {"d": 1, "m": m, "k": k}, {"prime": 2})
        # C(66, 32) > 2^62 > C(64, 32) and C(66, 28)
        self.assertLess(lrh_check.comb(64, 32), 2**62)
        self.assertLess(lrh_check.comb(66, 28), 2**62)
        self.assertGreater(lrh_check.comb(66, 32), 2**62)
        self.boundary(ones(64, 16), (lrh_check.comb(64, 32) + 1) * 32**2, "rejected")
        self.boundary(ones(66, 14), (lrh_check.comb(66, 28) + 1) * 28**2, "rejected")
        self.infinite(ones(66, 16))
        self.boundary(ones(3000, 1500), 2 * 3000**2, "rejected")

    def test_bounded_binomial(self):
        for n in range(12):
            for r in range(14):
                for limit in (1, 5, 100, 10**6):
                    value = lrh_check.bounded_binomial(n, r, limit)
                    self.assertTrue(value == lrh_check.comb(n, r) or value > limit and lrh_check.comb(n, r) > limit)


def rank_modulo(rows, p):
    rows, r = [[x % p for x in row] for row in rows], 0
    for j in range(len(rows[0])):
        i = next((i for i in range(r, len(rows)) if rows[i][j]), None)
        if i is None:
            continue
        rows[r], rows[i] = rows[i], rows[r]
        for i in range(r + 1, len(rows)):
            factor = rows[i][j] * pow(rows[r][j], -1, p)
            rows[i] = [(x - factor * y) % p for x, y in zip(rows[i], rows[r])]
        r += 1
    return r


# A x = (0, 1): x = (1/2, -1/2, 0) + t (1, 1, -2), of norm 1 for t = 0 and more else. <a_j, y> = (1, -1, 0) for y = (0, 1).
ONLY = certificate("l1-minimiser", {"encoder": matrix(A), "activation": matrix([[0], [1]])}, {"d": 2, "m": 3, "norm": "1", "unique": "yes"},
                   {"x": vector(F(1, 2), F(-1, 2)), "dual": ["0", "1"], "independent": {"prime": 101, "rows": [0, 1]}})
# A x = (1, 0): x = (0, 0, 1) + t (1, 1, -2), of norm 1 for 0 <= t <= 1/2.
MANY = certificate("l1-minimiser", {"encoder": matrix(A), "activation": matrix([[1], [0]])}, {"d": 2, "m": 3, "norm": "1", "unique": "not-claimed"},
                   {"x": vector(F(1, 4), F(1, 4), F(1, 2)), "dual": ["1", "0"]})
NOTHING = certificate("l1-minimiser", {"encoder": matrix(A), "activation": matrix([[0], [0]])}, {"d": 2, "m": 3, "norm": "0", "unique": "yes"},
                      {"x": [], "dual": ["0", "0"], "independent": {"prime": 2, "rows": []}})


class L1MinimiserTests(KindTests):
    certificates = (ONLY, MANY, NOTHING)

    def test_conditions(self):
        independent = "witness.independent"
        self.rejected(ONLY, {"claim.d": 3}, "encoder is not d x m")
        self.rejected(ONLY, {"claim.m": 2}, "encoder is not d x m")
        self.rejected(ONLY, {"inputs.activation": matrix([[0, 1]])}, "activation is not d x 1")
        self.rejected(ONLY, {"inputs.activation": matrix([[0], [1], [0]])}, "activation is not d x 1")
        self.rejected(ONLY, {"inputs.activation": matrix([[0], [2]])}, "x: row 1")
        self.rejected(ONLY, {"witness.x": vector(F(1, 2))}, "x: row 0")
        self.rejected(ONLY, {"witness.x": vector(F(1, 2), F(-1, 2), 0, 1)}, "x: an index")
        self.rejected(ONLY, {"claim.norm": "2"}, "norm is not that of x")
        self.rejected(ONLY, {"witness.x": vector(F(5, 2), F(3, 2), -4), "claim.norm": "8"}, "the product with the activation is not norm")
        self.rejected(ONLY, {"witness.dual": ["0"]}, "dual: not d members")
        self.rejected(ONLY, {"witness.dual": ["0", "1", "0"]}, "dual: not d members")
        self.rejected(ONLY, {"witness.dual": ["1/2", "1"]}, "product with column 0 is larger than 1")
        self.rejected(ONLY, {"witness.dual": ["0", "1/2"]}, "the product with the activation is not norm")
        self.rejected(ONLY, {independent + ".rows": [0]}, "not as many as x has entries")
        self.rejected(ONLY, {independent + ".rows": [0, 2]}, "an index is out of range")
        self.rejected(ONLY, {independent + ".prime": 9}, "9 is not a prime")
        self.rejected(ONLY, {independent + ".prime": 2}, "the minor is 0 modulo 2")
        # not the only one
        unique = {"claim.unique": "yes", independent: {"prime": 101, "rows": [0, 1]}}
        self.rejected(MANY, {**unique, "witness.x": vector(F(1, 2), F(1, 2))}, "the product with column 2 is 1")
        self.rejected(MANY, unique, "not as many as x has entries")
        self.rejected(MANY, {**unique, "witness.x": vector(0, 0, 1), independent + ".rows": [0]}, "the product with column 0 is 1")
        self.rejected(NOTHING, {independent + ".prime": 4}, "4 is not a prime")
        self.rejected(NOTHING, {independent + ".rows": [1]}, "not as many")
        self.rejected(NOTHING, {"witness.dual": ["1", "0"]}, "the product with column 0 is 1")
        self.accepted(NOTHING, {"witness.dual": ["1/2", "1/3"]})
        self.accepted(NOTHING, {"witness.dual": ["1", "0"], "claim.unique": "not-claimed", independent: DELETE})
        # rows are cleared of denominators before the minor: 1/5 and 2/5 modulo 5
        fifth = certificate("l1-minimiser", {"encoder": matrix([[F(1, 5), F(1, 10)]]), "activation": matrix([[1]])},
                            {"d": 1, "m": 2, "norm": "5", "unique": "yes"},
                            {"x": vector(5), "dual": ["5"], "independent": {"prime": 5, "rows": [0]}})
        self.accepted(fifth)
        self.rejected(fifth, {independent + ".prime": 2}, "the minor is 0 modulo 2")
        # each row on its own: (1/5, 0) and (0, 1) become units
        rows = certificate("l1-minimiser", {"encoder": matrix([[F(1, 5), 0], [0, 1]]), "activation": matrix([[1], [1]])},
                           {"d": 2, "m": 2, "norm": "6", "unique": "yes"},
                           {"x": vector(5, 1), "dual": ["5", "1"], "independent": {"prime": 5, "rows": [0, 1]}})
        self.accepted(rows)

    def test_shapes(self):
        self.malformed(ONLY, {"claim.unique": "no"}, "claim.unique")
        self.malformed(ONLY, {"claim.unique": "not-claimed"}, "witness.independent")
        self.malformed(MANY, {"claim.unique": "yes"}, "witness.independent")
        self.malformed(ONLY, {"claim.norm": "-1"}, "claim.norm")
        self.malformed(ONLY, {"claim.k": 1}, "claim.k")
        self.malformed(ONLY, {"witness.independent.prime": 1}, "prime")
        self.malformed(ONLY, {"witness.independent.rows": [1, 0]}, "rows")
        self.malformed(ONLY, {"witness.x": [[0, "0"]]}, "witness.x[0][1]")
        self.malformed(ONLY, {"inputs.activation": matrix([[(0, 0)], [(1, 0)]], 2)}, "inputs.activation.radicand")

    def test_work(self):
        def work(d, m, z, A=1, a=1, x=1, y=1):
            return (d * m * A + z * d) * (y + x) + d * a * y + z**3
        self.boundary(ONLY, work(2, 3, 2))
        self.boundary(MANY, work(2, 3, 3))
        self.boundary(NOTHING, work(2, 3, 0))
        big = 2**64
        self.boundary(changed(ONLY, {"witness.dual": ["0", str(F(1, big))]}), work(2, 3, 2, y=1), "rejected")
        self.boundary(changed(ONLY, {"witness.dual": ["1", str(F(1, big))]}), work(2, 3, 2, y=2), "rejected")
        self.boundary(changed(ONLY, {"witness.dual": [str(big)] * 5}), work(2, 3, 2, y=2), "rejected")
        self.boundary(changed(ONLY, {"witness.x": vector(1, F(1, big))}), work(2, 3, 2, x=2), "rejected")
        self.boundary(changed(ONLY, {"inputs.activation": matrix([[big], [1], [2]])}), work(2, 3, 2, a=2), "rejected")
        self.boundary(changed(ONLY, {"inputs.encoder": matrix([[big, 1, 1], [1, 1, 1]])}), work(2, 3, 2, A=2), "rejected")
        self.infinite(changed(ONLY, {"witness.dual": [str(F(1, 2**65_536))]}))


if __name__ == "__main__":
    unittest.main()
