# SPDX-License-Identifier: Apache-2.0
"""Tests of lrh_check.py for sections 5.17 and 5.18: geometry, threshold, threshold-failure, feature-sparsity."""

import itertools
import random
import unittest
from fractions import Fraction as F

import lrh_check
from test_encoders import LARGE, KindTests, claim_of, vector
from test_lrh_check import DELETE, certificate, changed, check, matrix, witness_matrix


def pair(A, B, radicand=0):
    return {"encoder": matrix(A, radicand), "probe": matrix(B, radicand)}


def scaled(cert, s):
    """The same claim about the encoder divided by s, the probe and the thresholds multiplied by it."""
    inputs, witness = dict(cert["inputs"]), dict(cert["witness"])

    def times(item, factors):
        return [[F(x) * t for x, t in zip(row, factors)] for row in item["entries"]]
    inputs["encoder"] = matrix(times(inputs["encoder"], [1 / t for t in s]))
    if "probe" in inputs:
        inputs["probe"] = matrix(times(inputs["probe"], s))
    if "thresholds" in inputs:
        inputs["thresholds"] = matrix([[F(x) * t] for (x,), t in zip(inputs["thresholds"]["entries"], s)])
    if "probes" in witness:
        witness["probes"] = witness_matrix(times(witness["probes"], s))
    if "thresholds" in witness:
        witness["thresholds"] = [str(F(x) * t) for x, t in zip(witness["thresholds"], s)]
    inputs["featureScale"] = matrix([[t] for t in s])
    claim = {key: x for key, x in cert["claim"].items() if key not in ("kind", "digests")}
    return certificate(cert["claim"]["kind"], inputs, claim, witness)


def sides(least, largest):
    return {"largest": str(largest), "least": str(least)}


# E = [[0, 1/2], [-1/4, -1/8]]; norms 1, 5/4 and 1, 17/16; cosines 1 and 7/8 / sqrt(85/64); 1/2 / sqrt(5/4); -1/4 / sqrt(17/16).
GA, GB = [[1, F(1, 2)], [0, 1]], [[1, F(-1, 4)], [0, 1]]
GEOMETRY = certificate("geometry", pair(GA, GB), claim_of(GA, 2, worstError=F(1, 2), epsilon=F(3, 4), relation="lt", gammaSquared=F(5, 4), selfBound=F(1, 5)) | {
    "pairBound": {"base": "15/4", "rootOf": "24/25"}, "selfCosines": sides(F(49, 85), 1), "encoderCosines": sides(F(1, 5), F(1, 5)),
    "probeCosines": sides(F(-1, 17), F(-1, 17))}, {
    "self": {"largest": 0, "least": 1}, "encoder": {"largest": [0, 1], "least": [0, 1]}, "probe": {"largest": [0, 1], "least": [0, 1]}})
# a_i = e_i + e_4, b_i = e_i + e_5: no error, all cosines 1/2.
PA = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [0, 0, 0]]
PB = PA[:3] + [PA[4], PA[3]]
PUSHED = certificate("geometry", pair(PA, PB), claim_of(PA, 3, worstError=0, epsilon=F(1, 2), relation="le", gammaSquared=2, selfBound=F(1, 4)) | {
    "pairBound": {"base": "2", "rootOf": "15/16"}, "selfCosines": sides(F(1, 4), F(1, 4)), "encoderCosines": sides(F(1, 4), F(1, 4)),
    "probeCosines": sides(F(1, 4), F(1, 4)), "selfCosineBelow": "2/3", "pairCosineAbove": "1/3"}, {
    "self": {"largest": 2, "least": 0}, "encoder": {"largest": [0, 2], "least": [1, 2]}, "probe": {"largest": [0, 1], "least": [0, 1]}})
# Over Q(sqrt 2): a_2 = (sqrt 2 / 4, 1), otherwise units.
SURD = certificate("geometry", pair([[(1, 0), (0, F(1, 4))], [(0, 0), (1, 0)]], [[(1, 0), (0, 0)], [(0, 0), (1, 0)]], 2),
                   {**claim_of(GA, 1, epsilon=F(1, 2), relation="lt", gammaSquared=F(9, 8), selfBound=F(4, 9)), "worstError": ["0", "1/4"],
                    "pairBound": {"base": "9/8", "rootOf": "65/81"}, "selfCosines": sides(F(8, 9), 1),
                    "encoderCosines": sides(F(1, 9), F(1, 9)), "probeCosines": sides(0, 0)}, GEOMETRY["witness"])
SINGLE = certificate("geometry", pair([[F(1, 2)]], [[F(3, 2)]]), claim_of([[1]], 1, worstError=F(1, 4), epsilon=F(1, 4), relation="le", gammaSquared=F(9, 4), selfBound=F(1, 3)) | {
    "pairBound": {"base": "3/4", "rootOf": "8/9"}, "selfCosines": sides(1, 1), "encoderCosines": {}, "probeCosines": {}}, {
    "self": {"largest": 0, "least": 0}, "encoder": {}, "probe": {}})


class GeometryTests(KindTests):
    certificates = (GEOMETRY, PUSHED, SURD, SINGLE, scaled(GEOMETRY, [F(3), F(1, 7)]))
    optional_keys = ("claim.selfCosineBelow", "claim.pairCosineAbove")

    def test_values(self):
        for place, reason in (("worstError", "worstError"), ("gammaSquared", "gammaSquared is neither"), ("selfBound", "selfBound is not"),
                              ("pairBound.base", "base is not"), ("pairBound.rootOf", "rootOf is not"),
                              ("selfCosines.least", "selfCosines"), ("selfCosines.largest", "selfCosines"),
                              ("encoderCosines.least", "encoderCosines"), ("encoderCosines.largest", "encoderCosines"),
                              ("probeCosines.least", "probeCosines"), ("probeCosines.largest", "probeCosines")):
            *above, last = place.split(".")
            x = GEOMETRY["claim"][above[0]][last] if above else GEOMETRY["claim"][last]
            for by in (F(1, 10**30), F(-1, 10**30)):
                self.rejected(GEOMETRY, {"claim." + place: str(F(x) + by)}, "" if place == "gammaSquared" and by < 0 else reason)
        self.rejected(SINGLE, {"claim.gammaSquared": "4/5"}, "gammaSquared is less than 1")
        self.rejected(GEOMETRY, {"claim.gammaSquared": "17/16"}, "column 1 of the encoder is larger")
        self.rejected(GEOMETRY, {"claim.probeCosines.least": "1/17", "claim.probeCosines.largest": "1/17"}, "probeCosines: that of (0, 1) is less")
        self.rejected(SURD, {"claim.worstError": ["0", "-1/4"]}, "larger than worstError")
        self.rejected(SURD, {"claim.worstError": "707/2000"}, "worstError")

    def test_epsilon(self):
        self.rejected(GEOMETRY, {"claim.epsilon": "1"}, "epsilon is not < 1")
        self.rejected(GEOMETRY, {"claim.epsilon": "2"}, "epsilon is not < 1")
        self.rejected(GEOMETRY, {"claim.epsilon": "1/2"}, "worstError is not < epsilon")
        half = {"claim.epsilon": "1/2", "claim.selfBound": "2/5", "claim.pairBound": {"base": "5/4", "rootOf": str(1 - F(4, 25))}}
        self.rejected(GEOMETRY, half, "worstError is not < epsilon")
        self.accepted(GEOMETRY, {**half, "claim.relation": "le"})
        self.accepted(GEOMETRY, {"claim.k": LARGE})
        self.accepted(GEOMETRY, {"claim.k": 1})

    def test_places(self):
        self.rejected(GEOMETRY, {"witness.self": {"largest": 1, "least": 1}}, "selfCosines: the place does not have the largest")
        self.rejected(GEOMETRY, {"witness.self": {"largest": 0, "least": 0}}, "selfCosines: the place does not have the least")
        self.rejected(GEOMETRY, {"witness.self.least": 2}, "selfCosines: the place of the least is out of range")
        self.rejected(GEOMETRY, {"witness.encoder.least": [0, 2]}, "encoderCosines: the place of the least is out of range")
        self.rejected(GEOMETRY, {"witness.probe.largest": [2, LARGE]}, "probeCosines: the place of the largest is out of range")
        for role in ("encoder", "probe"):
            for changes in ({"witness." + role: {}}, {f"claim.{role}Cosines": {}}, {"witness." + role: {}, f"claim.{role}Cosines": {}}):
                self.rejected(GEOMETRY, changes, f"{role}: must be empty exactly if")
            pair01 = {"largest": [0, 1], "least": [0, 1]}
            for changes in ({"witness." + role: pair01}, {f"claim.{role}Cosines": sides(0, 0)},
                            {"witness." + role: pair01, f"claim.{role}Cosines": sides(0, 0)}):
                self.rejected(SINGLE, changes, f"{role}: must be empty exactly if")

    def test_options(self):
        self.rejected(PUSHED, {"claim.selfCosineBelow": "1/2"}, "not below selfCosineBelow")
        self.accepted(PUSHED, {"claim.selfCosineBelow": str(F(1, 2) + F(1, 10**30))})
        self.rejected(PUSHED, {"claim.pairCosineAbove": "1/2"}, "not above pairCosineAbove")
        self.accepted(PUSHED, {"claim.pairCosineAbove": str(F(1, 2) - F(1, 10**30))})
        self.rejected(GEOMETRY, {"claim.pairCosineAbove": "0"}, "not above pairCosineAbove")
        self.rejected(GEOMETRY, {"claim.selfCosineBelow": "1"}, "not below selfCosineBelow")
        self.accepted(GEOMETRY, {"claim.selfCosineBelow": "2"})
        self.accepted(SINGLE, {"claim.pairCosineAbove": "99/100"})
        self.rejected(SURD, {"claim.pairCosineAbove": "0"}, "not above pairCosineAbove")

    def test_proposition_11(self):
        """Its conclusion cannot fail for true values; with a made-up rule for the bounds the comparison is seen to be made."""
        source = lrh_check.check_geometry.__code__
        self.assertIn("a cosine of two columns is above pairBound", source.co_consts)
        self.assertIn("a cosine of a_i and b_i is below selfBound", source.co_consts)

    def test_sizes(self):
        self.rejected(GEOMETRY, {"claim.d": 3}, "encoder is not d x m")
        self.rejected(GEOMETRY, {"claim.m": 3}, "encoder is not d x m")
        self.rejected(GEOMETRY, {"inputs.probe": matrix(GB[:1])}, "probe is not d x m")
        self.rejected(GEOMETRY, {"inputs.encoder": matrix([[0, 1], [0, 1]])}, "larger than worstError")

    def test_shapes(self):
        for place, bad in (("claim.epsilon", "0"), ("claim.selfCosineBelow", "0"), ("claim.pairCosineAbove", "-1"), ("claim.k", 0),
                           ("claim.encoderCosines", []), ("claim.selfCosines", {}), ("witness.self", {}), ("witness.encoder.least", [1, 0]),
                           ("witness.encoder.least", [1, 1]), ("witness.encoder.least", [0]), ("witness.encoder.least", []),
                           ("witness.encoder.least", [0, 1, 2]), ("claim.gammaSquared", ["1", "1"]), ("claim.domain", "signed"),
                           ("witness.encoder.least", DELETE), ("claim.probeCosines.largest", DELETE)):
            self.malformed(GEOMETRY, {place: bad}, place.replace("encoder.least", "encoder.least"))

    def test_work(self):
        self.boundary(GEOMETRY, 4 * (2 + 16) + 4 * 2 * 2)
        self.boundary(PUSHED, 9 * (5 + 16) + 9 * 5 * 2)
        self.boundary(SURD, 4 * (4 * (2 + 16) + 4 * 2 * 2))
        big = F(2)**64
        cert = changed(GEOMETRY, {"inputs.encoder": matrix([[big, 1], [0, 1]]), "inputs.probe": matrix([[big**2, 1], [0, 1]])})
        self.boundary(cert, 4 * (2 * 2 * 3 + 16) + 4 * 2 * (4 + 9), "rejected")


# Rows of C = B^T, A = I. Row 0 at k = 2: P_2 = 3/8, N_1 = 3/5: t in [3/8, 2/5).
C = [[1, F(1, 4), F(-3, 5), F(1, 8)], [0, 1, F(1, 2), 0], [F(-1, 3), F(-1, 3), F(1, 2), 0], [0, 0, 0, F(1, 10)]]
I4 = [[int(i == j) for j in range(4)] for i in range(4)]
BT = [list(x) for x in zip(*C)]
LOW = ["3/8", "1/2", "0", "0"]
GIVEN = certificate("threshold", {**pair(I4, BT), "thresholds": matrix([[F(x)] for x in LOW])}, claim_of(I4, 2), {})
PAIR = certificate("threshold", pair(I4, BT), claim_of(I4, 2), {"thresholds": LOW})
# F11: three features in the plane, k = 2: C_ii = 1, the others -1/2.
PLANE = [[1, 0, -1], [0, 1, -1]]
ALONE = certificate("threshold", {"encoder": matrix(PLANE)}, claim_of(PLANE, 2),
                    {"probes": witness_matrix([[1, F(-1, 2), F(-1, 2)], [F(-1, 2), 1, F(-1, 2)]]), "thresholds": ["0", "1/4", "0"]})
SURD_PAIR = certificate("threshold", pair([[(1, 0), (0, F(1, 4))], [(0, 0), (1, 0)]], [[(1, 0), (0, 0)], [(0, 0), (1, 0)]], 2),
                        claim_of(GA, 2), {"thresholds": [["0", "1/4"], "0"]})
FAILS = certificate("threshold-failure", {**pair(I4, BT), "thresholds": matrix([["1/4"], ["1/2"], ["0"], ["0"]])}, claim_of(I4, 2), {"feature": 0, "z": [1, 3]})
FAILS_HIGH = changed(FAILS, {"inputs.thresholds": matrix([["2/5"], ["1/2"], ["0"], ["0"]]), "witness.z": [0, 2]})
FAILS_PAIR = certificate("threshold-failure", pair(I4, BT), claim_of(I4, 3), {"feature": 2, "on": [0, 1, 2], "off": []})
FAILS_ALONE = certificate("threshold-failure", {"encoder": matrix(PLANE)}, claim_of(PLANE, 3), {"feature": 1, "kernelVector": vector(1, 1, 1)})
S4, S3 = [F(2), F(1, 3), F(5, 7), F(9)], [F(2), F(1, 3), F(5, 7)]
SCALED = [scaled(GIVEN, S4), scaled(PAIR, S4), scaled(ALONE, S3), scaled(FAILS, S4), scaled(FAILS_PAIR, S4), scaled(FAILS_ALONE, S3)]


class ThresholdTests(KindTests):
    certificates = (GIVEN, PAIR, ALONE, SURD_PAIR, FAILS, FAILS_HIGH, FAILS_PAIR, FAILS_ALONE, *SCALED)

    def test_threshold(self):
        t = "witness.thresholds"
        self.accepted(PAIR, {t + ".0": str(F(2, 5) - F(1, 10**30))})
        self.rejected(PAIR, {t + ".0": "2/5"}, "feature 0 is not right")
        self.rejected(PAIR, {t + ".0": str(F(3, 8) - F(1, 10**30))}, "feature 0 is not right")
        self.rejected(PAIR, {t + ".3": "1/10"}, "feature 3")
        self.rejected(PAIR, {"claim.k": 3}, "feature 2")
        self.accepted(PAIR, {"claim.k": 1})
        self.rejected(PAIR, {t: LOW[:3]}, "not m thresholds")
        self.rejected(PAIR, {t: LOW + ["0"]}, "not m thresholds")
        self.rejected(PAIR, {t: []}, "not m thresholds")
        self.rejected(PAIR, {"claim.d": 3}, "encoder is not d x m")
        self.rejected(PAIR, {"inputs.probe": matrix(BT[:3])}, "probe is not d x m")
        self.rejected(GIVEN, {"inputs.thresholds": matrix([["2/5"], ["1/2"], ["0"], ["0"]])}, "feature 0")
        self.rejected(GIVEN, {"inputs.thresholds": matrix([LOW])}, "not m thresholds")
        self.rejected(GIVEN, {"inputs.thresholds": matrix([[x, x] for x in LOW])}, "not m thresholds")
        self.rejected(GIVEN, {"inputs.thresholds": matrix([[x] for x in LOW[:3]])}, "not m thresholds")
        self.rejected(ALONE, {"witness.probes": witness_matrix([[1, 0, 0]])}, "probe is not d x m")
        self.rejected(ALONE, {"witness.probes": witness_matrix(PLANE)}, "feature 0")
        self.rejected(ALONE, {"claim.k": 3}, "feature 0")
        self.rejected(ALONE, {"claim.k": LARGE}, "feature 0")
        self.rejected(SURD_PAIR, {t + ".0": "353/1000"}, "feature 0")
        self.accepted(SURD_PAIR, {t + ".0": "177/500"})
        self.accepted(SURD_PAIR, {t + ".0": ["1/2", "1/4"], "claim.k": 1})
        self.malformed(SURD_PAIR, {t + ".0": ["1", "0"]}, t)

    def test_failure(self):
        self.rejected(FAILS, {"witness.z": [1]}, "right there")
        self.rejected(FAILS, {"witness.z": [1, 2]}, "right there")
        self.rejected(FAILS, {"witness.z": [0, 1, 3], "claim.k": 3}, "right there")
        self.rejected(FAILS, {"claim.k": 1}, "z: more than k ones")
        self.rejected(FAILS, {"witness.z": [1, 4]}, "z: an index is out of range")
        self.rejected(FAILS, {"witness.feature": 1}, "right there")
        self.rejected(FAILS, {"witness.feature": 4}, "feature: out of range")
        # exactly at the threshold it does not fire
        self.rejected(FAILS, {"inputs.thresholds.entries.0.0": "3/8", "inputs.thresholds.digest": GIVEN["inputs"]["thresholds"]["digest"],
                              "claim.digests.thresholds": GIVEN["inputs"]["thresholds"]["digest"]}, "right there")
        self.rejected(FAILS_HIGH, {"witness.z": [0]}, "right there")
        self.rejected(FAILS, {"inputs.thresholds": matrix([LOW])}, "not m thresholds")
        self.rejected(FAILS_PAIR, {"witness.on": [0, 1]}, "on: without the feature")
        self.rejected(FAILS_PAIR, {"witness.off": [2]}, "off: with the feature")
        self.rejected(FAILS_PAIR, {"witness.on": [1, 2]}, "on has a larger value than off")
        self.rejected(FAILS_PAIR, {"witness.off": [0]}, "on has a larger value than off")
        self.rejected(FAILS_PAIR, {"claim.k": 2}, "on: more than k ones")
        self.rejected(FAILS_PAIR, {"witness.off": [0, 1, 3, 4]}, "off: an index is out of range")
        self.rejected(FAILS_PAIR, {"claim.m": 5}, "encoder is not d x m")
        # equal values are told apart by no threshold
        unit = [[1, 0], [0, 1]]
        equal = certificate("threshold-failure", pair(unit, [[1, 0], [1, 1]]), claim_of(unit, 1), {"feature": 0, "on": [0], "off": [1]})
        self.accepted(equal)
        self.rejected(equal, {"inputs.probe": matrix([[1, 0], [F(999, 1000), 1]])}, "on has a larger value than off")
        v = "witness.kernelVector"
        self.rejected(FAILS_ALONE, {"claim.k": 2}, "positive entries are more than k times")
        self.rejected(FAILS_ALONE, {v: vector(-1, -1, -1)}, "entry of the feature is not positive")
        self.rejected(FAILS_ALONE, {v: []}, "entry of the feature is not positive")
        self.rejected(FAILS_ALONE, {v: vector(1, 1)}, "row 0 of A")
        self.rejected(FAILS_ALONE, {v: vector(1, 1, 1, 1)}, "out of range")
        self.rejected(FAILS_ALONE, {"witness.feature": 3}, "feature: out of range")
        self.accepted(FAILS_ALONE, {"claim.k": LARGE, "witness.feature": 0})
        line = certificate("threshold-failure", {"encoder": matrix([[1, 1, 1]])}, claim_of([[1, 1, 1]], 1), {"feature": 0, "kernelVector": vector(2, -1, -1)})
        self.accepted(line)
        self.rejected(line, {v: vector(1, -2, 1)}, "entry of the feature is not the largest")
        self.rejected(line, {v: vector(1, 1, -2)}, "entry of the feature is not the largest")
        cross = certificate("threshold-failure", {"encoder": matrix([[1, 1, 0], [1, 0, 1]])}, claim_of([[1] * 3] * 2, 1), {"feature": 0, "kernelVector": vector(1, -1, -1)})
        self.rejected(cross, {}, "negative entries are more than k times")
        self.accepted(cross, {"claim.k": 2})

    def test_against_all_boolean_vectors(self):
        rng = random.Random(5)
        seen = set()
        for _ in range(150):
            m, k = rng.choice((2, 3)), rng.choice((1, 2, 3))
            rows = [[F(int(i == j)) + F(rng.randint(-4, 4), 6) for j in range(m)] for i in range(m)]
            t = [F(rng.randint(-2, 6), 6) for _ in range(m)]
            zs = [z for z in itertools.product((0, 1), repeat=m) if sum(z) <= k]
            wrong = [(i, z) for i in range(m) for z in zs if (sum(x * y for x, y in zip(rows[i], z)) > t[i]) != (z[i] == 1)]
            unit = [[int(i == j) for j in range(m)] for i in range(m)]
            inputs = {**pair(unit, [list(x) for x in zip(*rows)]), "thresholds": matrix([[x] for x in t])}
            self.assertEqual(check(certificate("threshold", inputs, claim_of(unit, k), {}))[0], "rejected" if wrong else "accepted")
            seen.add(bool(wrong))
            for i in range(m):
                for z in zs:
                    witness = {"feature": i, "z": [j for j in range(m) if z[j]]}
                    cert = certificate("threshold-failure", inputs, claim_of(unit, k), witness)
                    self.assertEqual(check(cert)[0], "accepted" if (i, z) in wrong else "rejected")
        self.assertEqual(seen, {True, False})

    def test_roles(self):
        for cert in (GIVEN, FAILS):
            self.malformed(cert, {"inputs.probe": DELETE, "claim.digests.probe": DELETE}, "inputs.thresholds: not without a probe")
        self.malformed(PAIR, {"inputs.probe": DELETE, "claim.digests.probe": DELETE}, "witness.probes")
        self.malformed(GIVEN, {"witness.thresholds": LOW}, "witness.thresholds")
        self.malformed(GIVEN, {"inputs.thresholds": DELETE, "claim.digests.thresholds": DELETE}, "witness.thresholds: missing")
        self.malformed(FAILS_PAIR, {"witness": {"feature": 0, "z": [0]}}, "witness")
        root = matrix([[(x, 0) for x in row] for row in PLANE], 2)
        for cert in (ALONE, FAILS_ALONE):
            self.malformed(cert, {"inputs.encoder": root}, "inputs.encoder.radicand")
            self.malformed(cert, {"claim.k": 0}, "claim.k")
        self.malformed(SCALED[0], {"inputs.featureScale": matrix([[(1, 0)]] * 4, 2)}, "inputs.featureScale.radicand")
        self.malformed(ALONE, {"witness.thresholds.0": ["1", "1"]}, "witness.thresholds[0]")
        self.malformed(PAIR, {"witness.thresholds.0": ["1", "1"]}, "witness.thresholds[0]")
        self.malformed(FAILS, {"witness.z": [1, 0]}, "witness.z")
        self.accepted(GIVEN, {"inputs.thresholds": matrix([[(F(x), 0)] for x in LOW], 5)})

    def test_feature_scale(self):
        for cert in SCALED:
            m = cert["claim"]["m"]
            for s, reason in (([[1]] * (m - 1), "featureScale is not m x 1"), ([[1]] * (m - 1) + [[0]], "not positive")):
                bad = changed(cert, {"inputs.featureScale": matrix(s)})
                self.rejected(bad, {}, reason)
                self.assertEqual(check(bad, work_limit=0)[0], "rejected")
            self.accepted(cert)
        for cert in (*SCALED[:3], *SCALED[5:]):
            self.rejected(cert, {"inputs.featureScale": matrix([[t + 7] for t in range(cert["claim"]["m"])])}, "")
        for cert, changes in ((SCALED[0], {"inputs.thresholds": matrix([LOW])}), (SCALED[0], {"inputs.thresholds": matrix([[x] for x in LOW[:3]])}),
                              (SCALED[0], {"inputs.probe": matrix([row[:3] for row in BT])}), (SCALED[1], {"witness.thresholds": LOW[:3]}),
                              (SCALED[1], {"inputs.probe": matrix([row[:3] for row in BT])}),
                              (SCALED[2], {"witness.probes": witness_matrix([[1, 0]] * 2)}), (SCALED[2], {"witness.thresholds": []}),
                              (SCALED[3], {"inputs.thresholds": matrix([LOW])}), (SCALED[4], {"inputs.probe": matrix([row[:3] for row in BT])})):
            bad = changed(cert, changes)
            self.rejected(bad, {}, "so that featureScale cannot divide")
            self.assertEqual(check(bad, work_limit=0)[0], "rejected")
        tall = changed(SCALED[2], {"witness.probes": witness_matrix([[1, 0, 0]] * 3)})
        self.rejected(tall, {}, "probe is not d x m")
        self.assertEqual(check(tall, work_limit=0)[0], "undecided")
        self.assertEqual(check(changed(SCALED[2], {"witness.probes": witness_matrix([], 3)}), work_limit=0)[0], "undecided")

    def test_work(self):
        self.boundary(GIVEN, 16 * (4 + 16) + 4)
        self.boundary(PAIR, 16 * (4 + 16) + 4)
        self.boundary(ALONE, 9 * (2 + 16) + 3)
        self.boundary(SURD_PAIR, 4 * 4 * (2 + 16) + 2)
        self.boundary(FAILS, 4 * (4 + 2) + 4)
        self.boundary(FAILS_PAIR, 4 * (4 + 3))
        self.boundary(FAILS_ALONE, 2 * 3)
        for cert, work in zip(SCALED, (324, 324, 165, 28, 28, 6)):
            self.boundary(cert, work)
        big = str(2**64)
        self.boundary(changed(PAIR, {"witness.thresholds": LOW + [big]}), 320 + 5 * 2, "rejected")
        self.boundary(changed(SURD_PAIR, {"witness.thresholds.1": [big, "1"]}), 4 * 4 * 18 + 2 * 2, "rejected")
        self.boundary(changed(GIVEN, {"inputs.thresholds": matrix([LOW + [big]])}), 320 + 5 * 2, "rejected")
        self.boundary(changed(FAILS, {"inputs.probe": matrix([[int(big)] + BT[0][1:], *BT[1:]])}), 4 * 6 * 2 + 4)
        # with a radicand: of any input
        self.boundary(changed(GIVEN, {"inputs.thresholds": matrix([[(F(x), 0)] for x in LOW], 5)}), 4 * 320 + 4)
        self.infinite(changed(PAIR, {"witness.thresholds.0": str(F(1, 2**65_536))}))
        self.infinite(changed(FAILS, {"inputs.thresholds": matrix([[F(1, 2**65_536)]])}))
        # scaled thresholds are measured: 3/2^64 / 3 = 1/2^64
        one = certificate("threshold", {"encoder": matrix([[1]]), "featureScale": matrix([[2**64]])}, claim_of([[1]], 1),
                          {"probes": witness_matrix([[1]]), "thresholds": ["1"]})
        self.boundary(one, 1 * (2 + 16) + 1, "accepted")
        self.boundary(changed(one, {"inputs.featureScale": matrix([[F(1, 2**64)]])}), 1 * (2 + 16) + 2, "rejected")


RECOVERY = certificate("feature-sparsity", pair(I4, BT), claim_of(I4, 3) | {"criterion": "recovery", "domain": "signed", "epsilon": "17/20", "relation": "lt",
                                                                            "sparsities": [1, 3, 2, 0]}, {})
SEPARABLE = certificate("feature-sparsity", pair(I4, BT), claim_of(I4, 4) | {"criterion": "separable", "sparsities": [4, 4, 2, 4]}, {})
WITH_T = certificate("feature-sparsity", {**pair(I4, BT), "thresholds": matrix([["2/5"], ["1/2"], ["-1/100"], ["0"]])},
                     claim_of(I4, 4) | {"criterion": "thresholds", "sparsities": [1, 4, 0, 4]}, {})


class FeatureSparsityTests(KindTests):
    certificates = (RECOVERY, SEPARABLE, WITH_T, scaled(RECOVERY, S4), scaled(SEPARABLE, S4), scaled(WITH_T, S4))

    def test_sparsities(self):
        # |E_0|: 3/5, 17/20, 39/40; E_1: 1/2; E_2: 1/2, 5/6, 7/6; E_3: 9/10
        for cert in (RECOVERY, SEPARABLE, WITH_T):
            k = cert["claim"]["k"]
            for i, s in enumerate(cert["claim"]["sparsities"]):
                if s < k:
                    self.rejected(cert, {f"claim.sparsities.{i}": s + 1}, f"sparsities[{i}]: too large")
                else:
                    self.rejected(cert, {f"claim.sparsities.{i}": s + 1}, "larger than k")
                if s > 0:
                    self.rejected(cert, {f"claim.sparsities.{i}": s - 1}, f"sparsities[{i}]: too small")
            self.rejected(cert, {"claim.sparsities": cert["claim"]["sparsities"][:3]}, "not m members")
            self.rejected(cert, {"claim.sparsities": []}, "not m members")
            self.rejected(cert, {"claim.sparsities": cert["claim"]["sparsities"] + [0]}, "not m members")
            self.rejected(cert, {"claim.k": 5}, "k is larger than m")
            self.rejected(cert, {"claim.d": 3}, "encoder is not d x m")
            self.rejected(cert, {"claim.sparsities.1": LARGE}, "larger than k")
            self.malformed(cert, {"claim.sparsities.1": "1"}, "claim.sparsities")
            self.malformed(cert, {"witness.thresholds": LOW}, "witness.thresholds")
        self.accepted(RECOVERY, {"claim.relation": "le", "claim.sparsities": [2, 3, 2, 0]})
        # positive parts 1/4, 1/8 and negative 3/5; E_2 negative -1/2, -1/3, -1/3
        self.accepted(RECOVERY, {"claim.domain": "nonnegative", "claim.sparsities": [3, 3, 2, 0]})
        self.accepted(RECOVERY, {"claim.epsilon": "100", "claim.sparsities": [3] * 4})
        self.rejected(WITH_T, {"inputs.thresholds": matrix([LOW])}, "not m thresholds")
        self.accepted(WITH_T, {"inputs.thresholds": matrix([[x] for x in LOW]), "claim.sparsities": [4, 4, 2, 4]})

    def test_shapes(self):
        self.malformed(SEPARABLE, {"claim.epsilon": "1"}, "claim.epsilon")
        self.malformed(SEPARABLE, {"claim.criterion": "recovery"}, "claim.domain")
        self.malformed(RECOVERY, {"claim.criterion": "separable"}, "not a key")
        self.malformed(RECOVERY, {"claim.epsilon": "0"}, "claim.epsilon")
        self.malformed(RECOVERY, {"claim.domain": "binary"}, "claim.domain")
        self.malformed(SEPARABLE, {"claim.criterion": "thresholds"}, "inputs.thresholds")
        self.malformed(WITH_T, {"claim.criterion": "separable"}, "inputs.thresholds")
        self.malformed(SEPARABLE, {"claim.criterion": "x"}, "claim.criterion")

    def test_work(self):
        self.boundary(RECOVERY, 16 * 20)
        self.boundary(SEPARABLE, 16 * 20)
        self.boundary(WITH_T, 16 * 20 + 4)


if __name__ == "__main__":
    unittest.main()
