# SPDX-License-Identifier: Apache-2.0
"""Tests of lrh_check.py for section 5.19, probes by a rule (4.1) and attained errors (5.7)."""

import json
import random
import unittest
from fractions import Fraction as F

import lrh_check
from test_encoders import KindTests, claim_of
from test_lrh_check import DELETE, certificate, changed, check, matrix, sha

ASSUMED = ["ieee754-dot-product"]


def by_rule(A, rule):
    encoder = matrix(A)
    return {"encoder": encoder, "probe": {"rule": rule, "digest": sha(f"lrh-probe/1\n{rule} {encoder['digest']}\n")}}


def chosen(listed, bounds):
    return {"listed": listed, "bounds": [str(F(x)) for x in bounds]}


def assuming(cert, entries):
    cert["assumptions"] = ASSUMED
    cert["witness"]["filter"] = entries
    return cert


# The example of section 5.19.
A = [[1, 0, F(3, 5)], [0, 1, F(4, 5)]]
EXAMPLE_FILTER = chosen([[0], [1], [1, 2]], [F(3, 5), F(4, 5), F(3, 4)])
EXAMPLE = assuming(certificate("worst-case-error", by_rule(A, "encoder"), claim_of(A, 1, domain="signed", worstError=F(4, 5)),
                               {"row": 1, "z": [[2, "1"]]}), EXAMPLE_FILTER)
RECOVERY = changed(EXAMPLE, {"claim.kind": "recovery", "claim.epsilon": "5/6", "claim.relation": "lt"})
FAILURE = changed(EXAMPLE, {"claim.kind": "recovery-failure", "claim.epsilon": "4/5", "claim.relation": "lt"})
SPARSITY_CLAIM = {**claim_of(A, 2, criterion="recovery", domain="signed", epsilon=F(1), relation="lt"), "sparsities": [2, 2, 1]}
SPARSITY = assuming(certificate("feature-sparsity", by_rule(A, "matched"), SPARSITY_CLAIM, {}),
                    chosen([[0, 1, 2], [0, 1, 2], [0, 1, 2]], [0, 0, 0]))
COHERENCE = assuming(certificate("incoherence", {"encoder": matrix(A)}, {
    "d": 2, "m": 3, "columns": "unit", "normSquared": "1", "coherenceSquared": "16/25", "coherence": "4/5"}, {"pair": [1, 2]}),
    chosen([[], [2], []], [F(3, 5), 0, 0]))
ATTAINED = certificate("recovery-failure", by_rule(A, "matched"), claim_of(
    A, 2, domain="signed", attainedError=F(3, 5), epsilon=F(1, 2), relation="le"), {"row": 0, "z": [[2, "-1"]]})


class FilterTests(KindTests):
    certificates = ()
    with_filter = (EXAMPLE, RECOVERY, FAILURE, SPARSITY, COHERENCE)

    def test_three_ways(self):
        for cert in self.with_filter:
            self.assertEqual(check(cert)[0], "undecided")
            self.assertIn("assuming", self.accepted(cert, accepted_assumptions=ASSUMED))
            self.assertNotIn("assuming", self.accepted(cert, full=True))

    def test_assumptions_are_exactly_the_derived_ones(self):
        for cert in self.with_filter:
            self.rejected(cert, {"assumptions": []}, "assumptions")
        self.rejected(ATTAINED, {"assumptions": ASSUMED}, "assumptions")

    def test_false_statements_only_full_can_see(self):
        for changes in ({"witness.filter.bounds.0": "1/2"}, {"witness.filter.bounds.2": "1/2"}):
            cert = changed(EXAMPLE, changes)
            self.assertEqual(check(cert, accepted_assumptions=ASSUMED)[0], "accepted")
            outcome, reason = check(cert, full=True, accepted_assumptions=ASSUMED)
            self.assertEqual((outcome, "not listed" in reason), ("rejected", True))
        hidden = changed(COHERENCE, {"witness.filter.bounds.0": "1/2"})
        self.assertEqual(check(hidden, accepted_assumptions=ASSUMED)[0], "accepted")
        self.assertEqual(check(hidden, full=True)[0], "rejected")

    def test_conditions(self):
        self.rejected(EXAMPLE, {"witness.filter.bounds.0": "6/7"}, "larger than worstError")
        self.rejected(EXAMPLE, {"witness.filter.bounds": ["1/2"] * 2}, "filter.bounds")
        self.rejected(EXAMPLE, {"witness.filter.listed": [[0], [1]]}, "filter.listed")
        self.rejected(EXAMPLE, {"witness.filter.listed.0": [1]}, "without 0")
        self.rejected(EXAMPLE, {"witness.filter.listed.0": [0, 3]}, "out of range")
        self.rejected(EXAMPLE, {"claim.worstError": "5/6"}, "does not attain")
        self.rejected(RECOVERY, {"claim.epsilon": "4/5"}, "not < epsilon")
        self.rejected(FAILURE, {"claim.relation": "le"}, "is <= epsilon")
        self.rejected(SPARSITY, {"claim.sparsities.2": 2}, "too large")
        self.rejected(SPARSITY, {"claim.sparsities.0": 1}, "too small")
        self.rejected(SPARSITY, {"witness.filter": chosen([[0], [1], [2]], [F(3, 5), F(4, 5), F(4, 5)])}, "too large")
        self.rejected(SPARSITY, {"witness.filter": chosen([[0, 2], [1, 2], [2]], [0, 0, 0])}, "too small")
        # What only the bound allows does not show that a feature fails at s + 1.
        self.rejected(SPARSITY, {"claim.sparsities.0": 1, "witness.filter.listed.0": [0], "witness.filter.bounds.0": "3/5"}, "too small")
        self.rejected(COHERENCE, {"witness.filter.bounds.0": "5/6"}, "filter.bounds[0]")
        self.rejected(COHERENCE, {"witness.filter.listed.1": [1, 2]}, "not above")
        self.rejected(COHERENCE, {"claim.coherenceSquared": "9/25", "claim.coherence": "3/5"}, "")

    def test_shapes(self):
        for changes, place in (
            ({"witness.filter.bounds.0": "-1/2"}, "witness.filter.bounds[0]"), ({"witness.filter.listed.0": [1, 0]}, "listed[0]"),
            ({"witness.filter.listed": DELETE}, "witness.filter.listed"), ({"witness.filter.more": []}, "witness.filter.more"),
        ):
            self.malformed(EXAMPLE, changes, place)
        self.malformed(ATTAINED, {"witness.filter": EXAMPLE_FILTER}, "witness.filter")
        self.malformed(ATTAINED, {"claim.worstError": "3/5"}, "claim.worstError")
        self.malformed(RECOVERY, {"claim.attainedError": "4/5", "claim.worstError": DELETE}, "claim")
        self.malformed(SPARSITY, {"claim.criterion": "separable", "claim.domain": DELETE, "claim.epsilon": DELETE,
                                  "claim.relation": DELETE}, "witness.filter")
        surd = matrix([[(1, 0)]], 2)
        self.malformed(changed(EXAMPLE, {"inputs.encoder": surd}), {}, "inputs.probe.rule")
        self.malformed(COHERENCE, {"inputs.encoder": surd}, "witness.filter")

    def test_rules(self):
        for cert in (EXAMPLE, SPARSITY, ATTAINED):
            self.malformed(cert, {"inputs.probe": {**cert["inputs"]["probe"], "rule": "other"}}, "inputs.probe.rule")
            self.rejected(cert, {"inputs.probe": {**cert["inputs"]["probe"], "digest": "0" * 64}}, "inputs.probe.digest")
            other = {"matched": "encoder", "encoder": "matched"}[cert["inputs"]["probe"]["rule"]]
            self.rejected(cert, {"inputs.probe": {**cert["inputs"]["probe"], "rule": other}}, "inputs.probe.digest")
        self.rejected(ATTAINED, {"inputs": by_rule([[1, 0, 0], [0, 1, 0]], "matched"), "claim.digests": {
            role: x["digest"] for role, x in by_rule([[1, 0, 0], [0, 1, 0]], "matched").items()}}, "zero")
        threshold = certificate("threshold-failure", by_rule(A, "encoder"), claim_of(A, 2), {"feature": 0, "on": [0], "off": [1]})
        self.malformed(threshold, {}, "inputs.probe")
        # The digest is the one printed in section 4.3.
        self.assertEqual(sha("lrh-probe/1\nmatched 9638b02e9da3c1dd8a2be753187e669662a7de1bdc76fb8b457a0501fbac6942\n"),
                         "8066f28ba26c93da06edb4e9291bdc9455f6836047c45999141e5b2ce11a9cd6")

    def test_attained(self):
        self.accepted(ATTAINED)
        self.rejected(ATTAINED, {"claim.attainedError": "1/2"}, "attainedError")
        self.rejected(ATTAINED, {"claim.epsilon": "3/5"}, "epsilon")
        self.rejected(ATTAINED, {"witness.row": 3}, "row")
        self.rejected(ATTAINED, {"witness.z": [[2, "-2"]]}, "domain")

    def test_work(self):
        # words are 1 throughout: N + m = 7 entries of 2 + 16, and (z + 1) * (2 + 16) + z for the witness.
        self.boundary(EXAMPLE, 7 * 18 + 2 * 18 + 1, "undecided")
        self.assertEqual(check(EXAMPLE, full=True, work_limit=163 + 9 * 18)[0], "accepted")
        self.assertEqual(check(EXAMPLE, full=True, work_limit=162 + 9 * 18)[0], "undecided")
        self.boundary(ATTAINED, 2 * 18 + 1)

    def test_random(self):
        """True filters of random pairs are accepted with --full exactly if the naive sums agree with the claim."""
        rng = random.Random(519)
        for case in range(400):
            d, m = rng.randint(1, 3), rng.randint(1, 5)
            E = [[F(rng.randint(-4, 4), rng.choice((1, 2, 3))) for _ in range(m)] for _ in range(d)]
            rule = rng.choice(("encoder", "matched", None))
            if rule == "matched" and any(not any(column) for column in zip(*E)):
                continue
            columns = list(zip(*E))
            norms = [sum(x * x for x in column) for column in columns]
            if rule is None:
                P = [[F(rng.randint(-4, 4), 2) for _ in range(m)] for _ in range(d)]
                inputs, probes = {"encoder": matrix(E), "probe": matrix(P)}, list(zip(*P))
            else:
                inputs = by_rule(E, rule)
                probes = [[x / n for x in c] if rule == "matched" else c for c, n in zip(columns, norms)]
            C = [[sum(x * y for x, y in zip(b, a)) for a in columns] for b in probes]
            k, domain = rng.randint(1, m + 1), rng.choice(("signed", "nonnegative"))

            def top(row, i, l):
                row = [x - (i == j) for j, x in enumerate(row)]
                sides = [[abs(x) for x in row]] if domain == "signed" else [[max(s * x, 0) for x in row] for s in (1, -1)]
                return max(sum(sorted(side, reverse=True)[:l]) for side in sides)
            worst = [top(row, i, k) for i, row in enumerate(C)]
            row = worst.index(max(worst))
            entries = [x - (row == j) for j, x in enumerate(C[row])]
            sign = 1
            if domain == "nonnegative" and sum(sorted([max(x, 0) for x in entries], reverse=True)[:k]) < worst[row]:
                sign = -1
            picked = sorted(range(m), key=lambda j: -(abs(entries[j]) if domain == "signed" else sign * entries[j]))[:k]
            z = [[j, "1" if domain == "nonnegative" or entries[j] > 0 else "-1"] for j in sorted(picked)
                 if (entries[j] != 0 if domain == "signed" else sign * entries[j] > 0)]
            listed = [sorted({i} | set(rng.sample(range(m), rng.randint(0, m)))) for i in range(m)]
            bounds = [max((abs(C[i][j]) for j in range(m) if j not in listed[i]), default=F(0)) for i in range(m)]
            upper = []
            for i in range(m):  # the bound's copies in place of the entries
                replaced = [C[i][j] if j in listed[i] else bounds[i] for j in range(m)]
                other = [C[i][j] if j in listed[i] else -bounds[i] for j in range(m)]
                upper.append(max(top(replaced, i, k), top(other, i, k)))
            cert = assuming(certificate("worst-case-error", inputs, claim_of(
                E, k, domain=domain, worstError=worst[row]), {"row": row, "z": z}), chosen(listed, bounds))
            expected = "accepted" if max(upper) <= worst[row] else "rejected"
            with self.subTest(case=case, cert=json.dumps(cert)):
                self.assertEqual(check(cert, full=True)[0], expected)
                # Without the filter the same claim is accepted.
                plain = changed(cert, {"assumptions": [], "witness.filter": DELETE})
                self.assertEqual(check(plain)[0], "accepted")
                tight = next((i for i in range(m) if bounds[i] > 0), None)
                if tight is not None and expected == "accepted":
                    lower = changed(cert, {f"witness.filter.bounds.{tight}": str(bounds[tight] * F(9, 10))})
                    self.assertEqual(check(lower, full=True)[0], "rejected")
                    self.assertEqual(check(lower, accepted_assumptions=ASSUMED)[0], "accepted")


if __name__ == "__main__":
    unittest.main()
