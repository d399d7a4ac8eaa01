# SPDX-License-Identifier: Apache-2.0
"""The corpus for sections 5.17 and 5.18 of the format: geometry, thresholds."""

from fractions import Fraction as F

from corpus import *
from pairs import *

A = [[1, F(1, 5), 0], [F(1, 4), 1, F(-1, 5)], [0, F(1, 10), 1]]
B = [[1, 0, F(1, 10)], [0, 1, F(1, 8)], [F(1, 7), 0, F(9, 10)]]
LARGE = 2**53 - 1
SCALE = [2, F(1, 3), F(5, 4)]


def pushed(m, t):
    """Proposition 9 with no interference: a_i = e_i + t e_{m+1}, b_i = e_i + t e_{m+2}."""
    unit = [[int(i == j) for j in range(m)] for i in range(m)]
    return unit + [[t] * m, [0] * m], unit + [[0] * m, [t] * m]


def shrunk(rows, factor):
    return [[factor * F(x) for x in row] for row in rows]


# geometry
ge = accepted("geometry", geometry(A, B, 2, F(9, 10)))
worst = F(ge["claim"]["worstError"])
accepted("geometry-at-the-boundary", geometry(A, B, 2, worst, "le"))
pushed3 = accepted("geometry-pushed-by-three", geometry(*pushed(3, 3), 2, F(1, 10**6), below=F(1, 9), above=F(8, 9)))
accepted("geometry-pushed-bounds-close", geometry(*pushed(2, 3), 1, F(1, 3), below=F(1, 10) + F(1, 10**20), above=F(9, 10) - F(1, 10**20)))
one = accepted("geometry-one-feature", geometry([[F(4, 5)]], [[1]], 1, F(1, 4), above=F(99, 100)))
accepted("geometry-gamma-one", geometry(shrunk(A, F(9, 10)), shrunk(B, F(9, 10)), 1, F(3, 4)))
accepted("geometry-k-above-m", changed(geometry(A, B, 3, F(99, 100)), ("claim.k", LARGE)))
accepted("geometry-pair-cosine-above-zero", geometry(*pushed(2, F(1, 2)), 2, F(1, 2), above=0))
accepted("geometry-negative-cosines", geometry([[1, F(-1, 3)], [0, 1]], [[1, 0], [F(1, 4), 1]], 1, F(1, 2)))
surd_geometry = accepted("geometry-surd", geometry([[(1, 0), (F(1, 9), F(1, 9))], [(0, F(1, 9)), (0, F(5, 9))]],
                                                   [[(1, 0), (0, 0)], [(0, F(-1, 9)), (0, F(5, 9))]], 2, F(3, 4), D=3, above=None))
accepted("geometry-surd-beside-rational", geometry([[(1, 0), (0, F(1, 8))], [(0, 0), (1, 0)]], [[1, 0], [0, 1]], 1, F(1, 2), "le", D=2, D2=0))
scaled_geometry = accepted("geometry-feature-scale", geometry(*unscaled(A, B, SCALE), 2, F(9, 10), scale=SCALE))
CLAIM = "claim."
for name, value in (("geometry", ge), ("geometry-surd", surd_geometry)):
    def off(x):
        return [exact(F(x[0]) + F(1, 10**30)), x[1]] if isinstance(x, list) else exact(F(x) + F(1, 10**30))
    for key in ("worstError", "gammaSquared", "selfBound"):
        rejected(f"{name}-{key}-off", value, (CLAIM + key, off))
    for key in ("base", "rootOf"):
        rejected(f"{name}-pair-bound-{key}-off", value, (CLAIM + "pairBound." + key, off))
    for key in ("selfCosines", "encoderCosines", "probeCosines"):
        for side in ("largest", "least"):
            rejected(f"{name}-{key}-{side}-off", value, (f"{CLAIM}{key}.{side}", off))
rejected("geometry-error-attained-but-strict", ge, ("claim.epsilon", exact(worst)))
rejected("geometry-epsilon-one", ge, ("claim.epsilon", "1"))
rejected("geometry-epsilon-above-one", geometry(A, B, 2, F(1, 2)), ("claim.epsilon", "3/2"))
rejected("geometry-epsilon-of-other-bounds", ge, ("claim.epsilon", "19/20"))
rejected("geometry-k-one-less", ge, ("claim.k", 1))
rejected("geometry-gamma-less-than-one", accepted("geometry-small", geometry([[F(9, 10)]], [[F(9, 10)]], 1, F(1, 2))), ("claim.gammaSquared", "81/100"))
rejected("geometry-gamma-not-attained", one, ("claim.gammaSquared", "2"), ("claim.selfBound", "3/8"))
rejected("geometry-cosines-not-signed", geometry([[1, F(-1, 3)], [0, 1]], [[1, 0], [F(1, 4), 1]], 1, F(1, 2)),
         ("claim.encoderCosines.least", lambda x: x[1:]), ("claim.encoderCosines.largest", lambda x: x[1:]))
rejected("geometry-least-and-largest-exchanged", ge, ("claim.selfCosines", lambda x: {"least": x["largest"], "largest": x["least"]}),
         ("witness.self", lambda x: {"least": x["largest"], "largest": x["least"]}))
rejected("geometry-encoder-and-probe-cosines-exchanged", ge, ("claim", lambda x: {**x, "encoderCosines": x["probeCosines"], "probeCosines": x["encoderCosines"]}))
rejected("geometry-self-place-out-of-range", ge, ("witness.self.least", 3))
rejected("geometry-self-place-does-not-attain", ge, ("witness.self", lambda x: {"least": x["largest"], "largest": x["least"]}))
rejected("geometry-pair-place-out-of-range", ge, ("witness.encoder.largest", [0, 3]))
rejected("geometry-pair-place-astronomical", ge, ("witness.probe.least", [1, LARGE]))
rejected("geometry-pair-place-does-not-attain", ge, ("witness.encoder", lambda x: {"least": x["largest"], "largest": x["least"]}))
rejected("geometry-pairs-missing", ge, ("claim.encoderCosines", {}), ("witness.encoder", {}))
rejected("geometry-pairs-missing-in-witness", ge, ("witness.probe", {}))
rejected("geometry-pairs-missing-in-claim", ge, ("claim.probeCosines", {}))
rejected("geometry-pairs-of-one-feature", one, ("claim.encoderCosines", {"largest": "0", "least": "0"}), ("witness.encoder", {"largest": [0, 1], "least": [0, 1]}))
rejected("geometry-self-cosine-attained", pushed3, ("claim.selfCosineBelow", "1/10"))
rejected("geometry-pair-cosine-attained", pushed3, ("claim.pairCosineAbove", "9/10"))
rejected("geometry-pair-cosine-above-zero-but-negative", ge, ("claim.pairCosineAbove", "0"))
rejected("geometry-d-wrong", ge, ("claim.d", 2))
rejected("geometry-m-wrong", ge, ("claim.m", 4))
rejected("geometry-sizes-differ", ge, ("inputs.probe", matrix(B[:2])))
rejected("geometry-zero-column", ge, ("inputs.encoder.entries", lambda x: [["0"] + row[1:] for row in x]))
rejected("geometry-encoder-and-probe-exchanged", ge, ("inputs", lambda x: {"encoder": x["probe"], "probe": x["encoder"]}))
rejected("geometry-feature-scale-removed", scaled_geometry, ("inputs.featureScale", None), ("claim.digests.featureScale", None))
rejected("geometry-feature-scale-one-short", scaled_geometry, ("inputs.featureScale", matrix([[1], [1]])), ("claim.m", LARGE))
malformed("geometry-least-missing", ge, ("claim.encoderCosines.least", None))
malformed("geometry-self-cosines-empty", one, ("claim.selfCosines", {}))
malformed("geometry-pair-decreasing", ge, ("witness.encoder.least", [1, 0]))
malformed("geometry-pair-of-equals", ge, ("witness.encoder.least", [1, 1]))
malformed("geometry-pair-of-three", ge, ("witness.encoder.least", [0, 1, 2]))
malformed("geometry-pair-empty", ge, ("witness.encoder.least", []))
malformed("geometry-empty-array", one, ("claim.encoderCosines", []))
malformed("geometry-pair-bound-root-missing", ge, ("claim.pairBound.rootOf", None))
malformed("geometry-self-cosine-below-zero", ge, ("claim.selfCosineBelow", "0"))
malformed("geometry-pair-cosine-above-negative", ge, ("claim.pairCosineAbove", "-1/2"))
malformed("geometry-epsilon-zero", ge, ("claim.epsilon", "0"))
malformed("geometry-with-domain", ge, ("claim.domain", "signed"))
malformed("geometry-surd-without-radicand", ge, ("claim.gammaSquared", ["1", "1"]))
malformed("geometry-feature-scale-radicand", scaled_geometry, ("inputs.featureScale", matrix([[(1, 0)]] * 3, 2)))

# threshold, threshold-failure
I = [[int(i == j) for j in range(4)] for i in range(4)]
# P_k + N_(k-1) = C_ii at k = 2 in the first row
TIGHT = [[1, F(1, 2), F(1, 2), 0], [F(-1, 5), 1, F(1, 7), 0], [F(1, 3), F(-1, 4), 1, F(1, 9)], [0, 0, 0, F(1, 10**20)]]
OK = [[1, F(-3, 5), F(1, 4), 0], [F(-1, 5), 1, F(1, 7), 0], [F(1, 3), F(-1, 4), 1, F(1, 9)], [0, 0, 0, F(1, 10**20)]]
# F11: the simplex in the plane, told by thresholds for k = 2, with 3 features in 2 dimensions
PLANE = [[1, 0, -1], [0, 1, -1]]
SIMPLEX_C = [[1, F(-1, 2), F(-1, 2)], [F(-1, 2), 1, F(-1, 2)]]
WIDE = [[1, 0, F(1, 3), -1], [0, 1, F(2, 3), F(1, 2)]]

pair = accepted("threshold-pair", threshold(I, 2, transpose(OK)))
given = accepted("threshold-given", threshold(I, 2, transpose(OK), [F(1, 4), F(1, 7), F(4, 9), 0]))
alone = accepted("threshold-encoder", threshold(PLANE, 2))
accepted("threshold-one-feature", threshold([[F(1, 3)]], 5))
accepted("threshold-pair-k-beyond-words", changed(threshold(I, 4, transpose(OK)), ("claim.k", LARGE)))
accepted("threshold-pair-one", threshold(I, 1, transpose(TIGHT)))
surd_given = accepted("threshold-given-surd", threshold([[(1, 0), (0, F(1, 4))], [(0, 0), (1, 0)]], 2, [[(1, 0), (0, 0)], [(0, 0), (1, 0)]], [(0, F(1, 2)), (0, 0)], D=2))
surd_pair = accepted("threshold-pair-surd", threshold([[(1, 0), (0, F(1, 4))], [(0, 0), (1, 0)]], 2, [[(1, 0), (0, 0)], [(0, 0), (1, 0)]], D=2))
scaled_alone = accepted("threshold-encoder-feature-scale", threshold(PLANE, 2, scale=SCALE))
scaled_pair_threshold = accepted("threshold-pair-feature-scale", threshold(I, 2, transpose(OK), scale=SCALE + [F(1, 7)]))
scaled_given = accepted("threshold-given-feature-scale", threshold(I, 2, transpose(OK), [F(1, 4), F(1, 7), F(4, 9), 0], scale=SCALE + [F(1, 7)]))

failing_given = accepted("threshold-failure-given", threshold(I, 2, transpose(OK), [F(1, 4), F(1, 7), F(4, 9) - F(1, 10**20), 0]))
failing_high = accepted("threshold-failure-given-too-high", threshold(I, 2, transpose(OK), [F(2, 5), F(1, 7), F(4, 9), 0]))
failing_pair = accepted("threshold-failure-pair", threshold(I, 2, transpose(TIGHT)))
failing_pair2 = accepted("threshold-failure-pair-in-the-third-row", threshold(I, 2, transpose(OK[:2] + [[F(3, 4), F(-1, 4), 1, F(1, 9)]] + OK[3:])))
failing_alone = accepted("threshold-failure-encoder", threshold(WIDE, 2))
accepted("threshold-failure-encoder-zero", threshold([[0, 0]], 1))
accepted("threshold-failure-encoder-k-beyond-words", changed(threshold([[1, 1]], 2), ("claim.k", LARGE)))
surd_failing = accepted("threshold-failure-pair-surd", threshold([[(1, 0), (0, F(3, 4))], [(0, 0), (1, 0)]], 2, [[(1, 0), (0, 0)], [(0, 0), (1, 0)]], D=2))
scaled_failing = accepted("threshold-failure-encoder-feature-scale", threshold(WIDE, 2, scale=[2, F(1, 3), 7, F(5, 4)]))
accepted("threshold-failure-given-feature-scale", threshold(I, 2, transpose(OK), [F(1, 4), F(1, 7), F(1, 3), 0], scale=SCALE + [F(1, 7)]))

T = "witness.thresholds"
rejected("threshold-pair-below", pair, (T + ".2", exact(F(4, 9) - F(1, 10**20))))
rejected("threshold-pair-at-the-top", pair, (T + ".0", "2/5"))
rejected("threshold-pair-at-zero-row", pair, (T + ".3", exact(F(1, 10**20))))
rejected("threshold-pair-one-short", pair, (T, lambda x: x[:-1]))
rejected("threshold-pair-one-too-many", pair, (T, lambda x: x + ["0"]))
rejected("threshold-pair-empty", pair, (T, []))
rejected("threshold-pair-not-separable", failing_pair, ("claim.kind", "threshold"), ("witness", lambda _: {"thresholds": ["1", "1/7", "4/9", "0"]}))
rejected("threshold-pair-k-one-more", threshold(I, 1, transpose(TIGHT)), ("claim.k", 2))
rejected("threshold-given-wrong", failing_given, ("claim.kind", "threshold"), ("witness", {}))
rejected("threshold-given-as-a-row", given, ("inputs.thresholds", matrix([["1/4", "1/7", "4/9", "0"]])))
rejected("threshold-given-one-short", given, ("inputs.thresholds", matrix([["1/4"], ["1/7"], ["4/9"]])))
rejected("threshold-given-d-wrong", given, ("claim.d", 3))
rejected("threshold-given-m-wrong", given, ("claim.m", 5))
rejected("threshold-given-sizes-differ", given, ("inputs.probe", matrix(transpose(OK)[:3])))
rejected("threshold-encoder-probes-of-another-size", alone, ("witness.probes", witness_matrix([[1, 0, -1]])))
rejected("threshold-encoder-probes-empty", alone, ("witness.probes", {"columns": 3, "entries": [], "rows": 0}))
rejected("threshold-encoder-probes-zero", alone, ("witness.probes", witness_matrix([[0] * 3] * 2)))
rejected("threshold-encoder-thresholds-one-short", alone, (T, lambda x: x[:-1]))
rejected("threshold-encoder-thresholds-raised", alone, (T, lambda x: [exact(F(y) + 100) for y in x]))
rejected("threshold-surd-conjugated", surd_given, ("inputs.thresholds.entries.0.0.1", "-1/2"))
for name, value in (("encoder", scaled_alone), ("pair", scaled_pair_threshold), ("given", scaled_given)):
    rejected(f"threshold-{name}-feature-scale-removed", value, ("inputs.featureScale", None), ("claim.digests.featureScale", None))
    rejected(f"threshold-{name}-feature-scale-zero", value, ("inputs.featureScale.entries.0.0", "0"))
    rejected(f"threshold-{name}-feature-scale-one-short", value, ("inputs.featureScale", matrix([[1], [1]])), ("claim.m", LARGE))
rejected("threshold-encoder-feature-scale-probes-narrow", scaled_alone, ("witness.probes", witness_matrix([[1, 0]] * 2)))
rejected("threshold-encoder-feature-scale-thresholds-short", scaled_alone, (T, ["1", "2"]))
rejected("threshold-given-feature-scale-thresholds-as-a-row", scaled_given, ("inputs.thresholds", matrix([["1/4", "1/7", "4/9", "0"]])))
malformed("threshold-given-with-thresholds-in-witness", given, ("witness.thresholds", ["0"] * 4))
malformed("threshold-pair-without-thresholds", pair, ("witness", {}))
malformed("threshold-encoder-without-probes", alone, ("witness.probes", None))
malformed("threshold-pair-with-probes", pair, ("witness.probes", witness_matrix([[1]])))
malformed("threshold-thresholds-without-probe", given, ("inputs.probe", None), ("claim.digests.probe", None))
malformed("threshold-encoder-radicand", alone, ("inputs.encoder", matrix([[(x, 0) for x in row] for row in PLANE], 2)))
malformed("threshold-pair-surd-without-radicand", pair, (T + ".0", ["1", "1"]))
malformed("threshold-feature-scale-radicand", scaled_alone, ("inputs.featureScale", matrix([[(1, 0)]] * 3, 2)))
malformed("threshold-k-zero", pair, ("claim.k", 0))
malformed("threshold-with-epsilon", pair, ("claim.epsilon", "1/2"))
malformed("threshold-bias", pair, ("inputs.bias", matrix([[1]] * 4)))

Z = "witness.z"
rejected("threshold-failure-given-right-there", failing_given, (Z, [2]))
rejected("threshold-failure-given-empty", failing_given, (Z, []))
rejected("threshold-failure-given-with-the-feature", failing_given, (Z, lambda z: sorted(z[1:] + [2])))
rejected("threshold-failure-given-another-feature", failing_given, ("witness.feature", 1))
rejected("threshold-failure-given-feature-out-of-range", failing_given, ("witness.feature", 4))
rejected("threshold-failure-given-too-many-ones", failing_given, ("claim.k", 1))
rejected("threshold-failure-given-out-of-range", failing_given, (Z, [0, 4]))
rejected("threshold-failure-given-as-a-row", failing_given, ("inputs.thresholds", lambda x: matrix(transpose(x["entries"]))))
rejected("threshold-failure-given-at-the-threshold", failing_given, ("inputs.thresholds.entries.2.0", "4/9"))
rejected("threshold-failure-pair-on-without-the-feature", failing_pair, ("witness.on", [1]))
rejected("threshold-failure-pair-off-with-the-feature", failing_pair, ("witness.off", [0, 1]))
rejected("threshold-failure-pair-off-empty", failing_pair, ("witness.off", []))
rejected("threshold-failure-pair-too-many-ones", failing_pair, ("claim.k", 1))
rejected("threshold-failure-pair-out-of-range", failing_pair, ("witness.off", [1, 4]))
rejected("threshold-failure-pair-feature-out-of-range", failing_pair, ("witness.feature", LARGE))
rejected("threshold-failure-pair-of-the-separable", failing_pair, ("inputs.probe", matrix(transpose(OK))))
rejected("threshold-failure-pair-d-wrong", failing_pair, ("claim.d", 5))
rejected("threshold-failure-pair-surd-smaller", surd_failing, ("inputs.encoder.entries.0.1", ["0", "1/2"]))
V = "witness.kernelVector"
rejected("threshold-failure-encoder-vector-empty", failing_alone, (V, []))
rejected("threshold-failure-encoder-vector-negated", failing_alone, (V, lambda v: [[j, exact(-F(x))] for j, x in v]))
rejected("threshold-failure-encoder-vector-not-in-the-kernel", failing_alone, (V, lambda v: v[:-1]))
rejected("threshold-failure-encoder-vector-out-of-range", failing_alone, (V, lambda v: v + [[4, "1"]]))
rejected("threshold-failure-encoder-another-feature", failing_alone, ("witness.feature", lambda i: (i + 1) % 4))
rejected("threshold-failure-encoder-feature-out-of-range", failing_alone, ("witness.feature", 4))
# (1, 1, 1) is in the kernel: k = 2 is enough for it to prove nothing, k = 3 is not
SUM = certificate("threshold-failure", {"encoder": matrix(PLANE)}, {"d": 2, "m": 3, "k": 3}, {"feature": 0, "kernelVector": [[0, "1"], [1, "1"], [2, "1"]]})
accepted("threshold-failure-encoder-simplex", SUM)
rejected("threshold-failure-encoder-positive-part-too-large", SUM, ("claim.k", 2))
rejected("threshold-failure-encoder-negative-part-too-large", certificate(
    "threshold-failure", {"encoder": matrix([[1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1]])}, {"d": 3, "m": 4, "k": 2},
    {"feature": 0, "kernelVector": [[0, "1"], [1, "-1"], [2, "-1"], [3, "-1"]]}))
rejected("threshold-failure-encoder-not-the-largest", certificate(
    "threshold-failure", {"encoder": matrix([[2, 1, 1]])}, {"d": 1, "m": 3, "k": 2}, {"feature": 0, "kernelVector": [[0, "1"], [1, "-2"]]}))
rejected("threshold-failure-encoder-feature-scale-removed", scaled_failing, ("inputs.featureScale", None), ("claim.digests.featureScale", None))
malformed("threshold-failure-given-with-on", failing_given, ("witness.on", [0]))
malformed("threshold-failure-pair-with-z", failing_pair, ("witness.z", [0]))
malformed("threshold-failure-pair-on-decreasing", failing_pair, ("witness.on", [1, 0]))
malformed("threshold-failure-encoder-zero-value", failing_alone, (V + ".0.1", "0"))
malformed("threshold-failure-thresholds-without-probe", failing_given, ("inputs.probe", None), ("claim.digests.probe", None))
malformed("threshold-failure-encoder-radicand", failing_alone, ("inputs.encoder", matrix([[(x, 0) for x in row] for row in WIDE], 2)))

# feature-sparsity
PAIR = threshold_inputs(I, transpose(OK))
GIVEN = threshold_inputs(I, transpose(OK), [F(1, 4), F(1, 7), F(1, 3), 0])
re = accepted("feature-sparsity-recovery", sparsity_anew(PAIR, 3, "recovery", "signed", F(3, 4), "lt"))
accepted("feature-sparsity-recovery-not-strict", sparsity_anew(PAIR, 3, "recovery", "signed", F(3, 5), "le"))
at = accepted("feature-sparsity-recovery-at-the-boundary", sparsity_anew(PAIR, 3, "recovery", "signed", F(3, 5), "lt"))
accepted("feature-sparsity-recovery-nonnegative", sparsity_anew(PAIR, 4, "recovery", "nonnegative", F(3, 5), "le"))
accepted("feature-sparsity-recovery-epsilon-above-one", sparsity_anew(PAIR, 4, "recovery", "nonnegative", 2, "lt"))
se = accepted("feature-sparsity-separable", sparsity_anew(PAIR, 4, "separable"))
th = accepted("feature-sparsity-thresholds", sparsity_anew(GIVEN, 3, "thresholds"))
accepted("feature-sparsity-one", sparsity_anew(PAIR, 1, "separable"))
accepted("feature-sparsity-all-zero", sparsity_anew(threshold_inputs([[0, 0]], [[0, 0]]), 2, "separable"))
accepted("feature-sparsity-surd", sparsity_anew(threshold_inputs([[(1, 0), (0, F(3, 4))], [(0, 0), (1, 0)]], [[(1, 0), (0, 0)], [(0, 0), (1, 0)]], D=2), 2, "recovery", "signed", F(1), "le"))
accepted("feature-sparsity-surd-thresholds", sparsity_anew(threshold_inputs([[(1, 0), (0, F(1, 4))], [(0, 0), (1, 0)]], [[(1, 0), (0, 0)], [(0, 0), (1, 0)]], [(0, F(1, 2)), (0, F(-1, 2))], D=2), 2, "thresholds"))
scaled_sparsity = accepted("feature-sparsity-feature-scale", sparsity_anew(threshold_inputs(I, transpose(OK), [F(1, 4), F(1, 7), F(1, 3), 0], SCALE + [F(1, 7)]), 3, "thresholds"))
for name, value in (("recovery", re), ("separable", se), ("thresholds", th)):
    for i, s in enumerate(value["claim"]["sparsities"]):
        if s < value["claim"]["k"]:
            rejected(f"feature-sparsity-{name}-{i}-one-more", value, (f"claim.sparsities.{i}", s + 1))
        if s > 0:
            rejected(f"feature-sparsity-{name}-{i}-one-less", value, (f"claim.sparsities.{i}", s - 1))
rejected("feature-sparsity-boundary-not-strict", at, ("claim.relation", "le"))
rejected("feature-sparsity-above-k", re, ("claim.sparsities.0", 4))
rejected("feature-sparsity-astronomical", re, ("claim.sparsities.0", LARGE))
rejected("feature-sparsity-k-above-m", se, ("claim.k", 5))
rejected("feature-sparsity-k-one-more", re, ("claim.k", 4), ("claim.sparsities", lambda x: [y + (y == 3) for y in x]), ("claim.epsilon", "1/2"))
rejected("feature-sparsity-one-short", re, ("claim.sparsities", lambda x: x[:-1]))
rejected("feature-sparsity-one-too-many", re, ("claim.sparsities", lambda x: x + [0]))
rejected("feature-sparsity-empty", re, ("claim.sparsities", []))
rejected("feature-sparsity-d-wrong", re, ("claim.d", 3))
rejected("feature-sparsity-m-wrong", re, ("claim.m", 5))
rejected("feature-sparsity-thresholds-as-a-row", th, ("inputs.thresholds", matrix([["1/4", "1/7", "1/3", "0"]])))
rejected("feature-sparsity-domain-exchanged", accepted("feature-sparsity-domain", sparsity_anew(PAIR, 3, "recovery", "nonnegative", F(3, 4), "lt")),
         ("claim.domain", "signed"), ("claim.sparsities", [3, 3, 3, 0]))
rejected("feature-sparsity-feature-scale-removed", scaled_sparsity, ("inputs.featureScale", None), ("claim.digests.featureScale", None))
rejected("feature-sparsity-feature-scale-one-short", scaled_sparsity, ("inputs.featureScale", matrix([[1], [1]])), ("claim.m", LARGE))
malformed("feature-sparsity-criterion-unknown", se, ("claim.criterion", "largest"))
malformed("feature-sparsity-separable-with-epsilon", se, ("claim.epsilon", "1/2"))
malformed("feature-sparsity-separable-with-domain", se, ("claim.domain", "signed"))
malformed("feature-sparsity-recovery-without-domain", re, ("claim.domain", None))
malformed("feature-sparsity-recovery-without-relation", re, ("claim.relation", None))
malformed("feature-sparsity-thresholds-missing", th, ("inputs.thresholds", None), ("claim.digests.thresholds", None))
malformed("feature-sparsity-thresholds-with-separable", th, ("claim.criterion", "separable"))
malformed("feature-sparsity-with-witness", se, ("witness.thresholds", ["0"] * 4))
malformed("feature-sparsity-without-probe", se, ("inputs.probe", None), ("claim.digests.probe", None))
malformed("feature-sparsity-as-strings", se, ("claim.sparsities.0", "1"))
malformed("feature-sparsity-k-zero", se, ("claim.k", 0))
