# SPDX-License-Identifier: Apache-2.0
"""The corpus for filters (section 5.19 of the format), for probes by a rule and for attained errors."""

import math
from fractions import Fraction as F

from corpus import *
from filters import *
from pairs import sparsity_anew

# Columns with entries that floats can hold, none of norm 1.
A = [[1, F(1, 2), 0, F(-1, 4), F(3, 8)], [0, 1, F(1, 4), F(3, 4), F(-1, 8)], [F(1, 8), 0, 1, 1, F(5, 8)]]
B = [[1, F(1, 4), 0, F(-1, 2), 0], [0, F(7, 8), F(-1, 4), F(3, 8), 0], [F(1, 8), 0, 1, F(1, 2), 1]]
SCALE = [2, F(1, 3), 7, F(5, 4), 1]
LARGE = 2**53 - 1
EXAMPLE = [[1, 0, F(3, 5)], [0, 1, F(4, 5)]]
NEARLY = F(1, 10**30)
DIAGONAL = [[i] for i in range(5)]

# Probes by a rule
by_encoder = accepted("worst-case-error-rule-encoder", by_rule(recovery(A, A, 2), "encoder"))
by_matched = accepted("worst-case-error-rule-matched", by_rule(recovery(A, matched(A), 2), "matched"))
accepted("recovery-rule-matched", by_rule(recovery(A, matched(A), 2, 3), "matched"))
matched_failure = accepted("recovery-failure-rule-matched", by_rule(recovery(A, matched(A), 1, F(1, 2)), "matched"))
scaled_inputs = {**pair_inputs(A, matched(A)), "featureScale": matrix([[t] for t in SCALE])}


def scaled_rule(rule, k):
    """The same with a feature scale: the rule is about the encoder as it stands."""
    value = by_rule(recovery(A, A if rule == "encoder" else matched(A), k, scale=SCALE), rule)
    return value


scaled_matched = accepted("worst-case-error-rule-matched-feature-scale", scaled_rule("matched", 2))
accepted("worst-case-error-rule-encoder-feature-scale", scaled_rule("encoder", 2))
accepted("feature-sparsity-rule-matched", by_rule(sparsity_anew(pair_inputs(A, matched(A)), 3, "recovery", "signed", 1, "lt"), "matched"))
accepted("feature-sparsity-rule-encoder-separable", by_rule(sparsity_anew(pair_inputs(A, A), 2, "separable"), "encoder"))
values = [[float(x) for x in row] for row in A]
for rule, value in (("encoder", by_encoder), ("matched", by_matched)):
    item = object_input(values, f"rule-{rule}.npy")
    add("accepted", f"rule-{rule}.npy", npy(values, "<f4"))
    value = changed(value, ("inputs.encoder", item), ("inputs.probe", {"rule": rule}), digests=False)
    value["inputs"]["probe"]["digest"] = rule_digest(rule, item["digest"])
    value["claim"]["digests"] = {role: x["digest"] for role, x in value["inputs"].items()}
    accepted(f"worst-case-error-rule-{rule}-object", value)

rejected("rule-of-another-kind-of-probe", by_matched, ("inputs.probe.rule", "encoder"))
rejected("rule-exchanged-with-its-digest-kept", by_matched, ("inputs.probe.rule", "encoder"), digests=False)
rejected("rule-encoder-changed-but-not-the-rule-s-digest", changed(by_matched, ("inputs.encoder.entries.0.0", "2")),
         ("inputs.probe.digest", by_matched["inputs"]["probe"]["digest"]), ("claim.digests.probe", by_matched["inputs"]["probe"]["digest"]), digests=False)
rejected("rule-digest-of-the-matrix-it-makes", by_matched, ("inputs.probe.digest", matrix(matched(A))["digest"]),
         ("claim.digests.probe", matrix(matched(A))["digest"]), digests=False)
rejected("rule-matched-of-a-zero-column", by_matched, ("inputs.encoder.entries", lambda x: [["0"] + row[1:] for row in x]))
rejected("rule-matched-of-the-scaled-encoder", scaled_matched, ("inputs.featureScale.entries", [["1"]] * 5))
rejected("rule-d-wrong", by_matched, ("claim.d", 4))
malformed("rule-unknown", by_matched, ("inputs.probe.rule", "least-squares"))
malformed("rule-beside-entries", by_matched, ("inputs.probe", {**matrix(B), "rule": "matched"}))
malformed("rule-beside-rows", by_matched, ("inputs.probe.rows", 3))
malformed("rule-without-digest", changed(by_matched, ("inputs.probe.digest", None), digests=False))
malformed("rule-for-the-encoder", changed(by_encoder, ("inputs.encoder", {"rule": "encoder", "digest": "0" * 64}), digests=False))
malformed("rule-beside-a-radicand", by_rule(recovery([[(1, 0), (0, 1)]], [[(1, 0), (0, 1)]], 1, D=2), "encoder"))
malformed("rule-in-a-chain", by_rule(chain([[1, 0], [0, 1]], [[1, 0], [0, 1]], 1, F(1, 2)), "encoder"))
malformed("rule-number", by_matched, ("inputs.probe.rule", 1))

# Attained errors
failure_inputs = pair_inputs(A, B)
attained_failure = accepted("recovery-failure-attained", attained(failure_inputs, 2, F(1, 4), 0, [(1, 1), (3, -1)]))
accepted("recovery-failure-attained-inside-the-domain", attained(failure_inputs, 3, F(1, 1000), 3, [(0, F(1, 2)), (2, F(1, 3)), (3, -1)]))
attained_edge = accepted("recovery-failure-attained-at-epsilon", attained(failure_inputs, 1, F(1, 2), 0, [(1, 1)]))
accepted("recovery-failure-attained-nonnegative", attained(failure_inputs, 2, F(1, 4), 0, [(1, 1)], domain="nonnegative"))
accepted("recovery-failure-attained-feature-scale", attained({**failure_inputs, "featureScale": matrix([[t] for t in SCALE])}, 2, F(1, 16), 0, [(1, 1)]))
accepted("recovery-failure-attained-rule-matched", attained(by_rule(recovery(A, matched(A), 1), "matched")["inputs"], 1, F(1, 3), 0, [(1, 1)]))
accepted("recovery-failure-attained-surd", attained(pair_inputs([[(1, 0), (0, 1)]], [[(1, 0), (0, F(1, 2))]], D=2), 1, 1, 0, [(1, 1)]))
rejected("attained-error-overstated", attained_failure, ("claim.attainedError", lambda x: exact(F(x) + NEARLY)))
rejected("attained-error-understated", attained_failure, ("claim.attainedError", lambda x: exact(F(x) - NEARLY)))
rejected("attained-error-negated", attained_failure, ("claim.attainedError", lambda x: "-" + x))
rejected("attained-error-at-epsilon-but-not-strict", attained_edge, ("claim.relation", "le"))
rejected("attained-error-below-epsilon", attained_failure, ("claim.epsilon", "9"))
rejected("attained-error-of-another-row", attained_failure, ("witness.row", 2))
rejected("attained-error-row-out-of-range", attained_failure, ("witness.row", 5))
rejected("attained-error-index-out-of-range", attained_failure, ("witness.z", [[1, "1"], [LARGE, "-1"]]))
rejected("attained-error-of-too-many-entries", attained_failure, ("claim.k", 1))
rejected("attained-error-outside-the-domain", attained_failure, ("witness.z.0.1", "2"))
rejected("attained-error-z-empty", attained_failure, ("witness.z", []))
rejected("attained-error-d-wrong", attained_failure, ("claim.d", 4))
rejected("attained-error-m-wrong", attained_failure, ("claim.m", 4))
rejected("attained-error-assumption-superfluous", attained_failure, ("assumptions", ["ieee754-dot-product"]))
malformed("attained-error-beside-worst-error", attained_failure, ("claim.worstError", "1"))
malformed("attained-error-of-a-recovery", attained_failure, ("claim.kind", "recovery"))
malformed("attained-error-without-epsilon", changed(attained_failure, ("claim.epsilon", None), ("claim.relation", None)))
malformed("attained-error-with-a-filter", attained_failure, ("witness.filter", {"bounds": ["0"] * 5, "listed": DIAGONAL}))

# Filters
example = assuming("filter-example", filtered(by_rule(recovery(EXAMPLE, EXAMPLE, 1), "encoder"), [[0], [1], [1, 2]], [F(3, 5), F(4, 5), F(3, 4)]))
assuming("filter-example-bound-too-small", changed(example, ("witness.filter.bounds.0", "1/2")), holds=False)
worst = recovery(A, B, 2)
peak = worst["witness"]["row"]
FEW = [[i] if i != peak else list(range(5)) for i in range(5)]
plain = assuming("filter-worst-case-error", filtered(worst, FEW))
assuming("filter-worst-case-error-all-listed", filtered(worst, [list(range(5))] * 5, [LARGE] * 5))
assuming("filter-worst-case-error-rule-matched", filtered(by_matched, all_but_least(by_matched)))
assuming("filter-worst-case-error-feature-scale", filtered(scaled_matched, all_but_least(scaled_matched)))
assuming("filter-worst-case-error-k-beyond-words", filtered(changed(recovery(A, B, 5), ("claim.k", LARGE)), [[0, 1, 2, 3, 4]] * 5, [0] * 5))
assuming("filter-worst-case-error-one-feature", filtered(recovery([[F(1, 2)]], [[3]], 1), [[0]], [7]))
limit = F(worst["claim"]["worstError"])
assuming("filter-recovery-at-the-boundary", filtered(recovery(A, B, 2, limit, "le"), FEW))
failing = assuming("filter-recovery-failure-at-the-boundary", filtered(recovery(A, B, 2, limit), FEW))
nonnegative = recovery(A, B, 2, domain="nonnegative")
assuming("filter-nonnegative", filtered(nonnegative, [[i] if i != nonnegative["witness"]["row"] else list(range(5)) for i in range(5)]))
# The bound may reach what it has to stay below, to the last digit.
tight = filtered(recovery([[1, F(1, 2), F(1, 4)]], [[1, 0, 0]], 1), [[0], [0, 1, 2], [0, 1, 2]])
assuming("filter-worst-case-error-bound-tight", changed(tight, ("witness.filter.bounds.0", "1")))
sparsity = sparsity_anew(pair_inputs(A, B), 3, "recovery", "signed", F(7, 8), "lt")
LISTS = [[0, 1, 4], [0, 1, 2, 3], [2, 3, 4], [0, 1, 2, 3, 4], [0, 2, 3, 4]]
sparsities = assuming("filter-feature-sparsity", filtered(sparsity, LISTS))
assuming("filter-feature-sparsity-nonnegative", filtered(sparsity_anew(pair_inputs(A, B), 3, "recovery", "nonnegative", F(7, 8), "lt"), [[0, 1, 2, 3, 4]] * 5))
assuming("filter-feature-sparsity-rule-matched", filtered(by_rule(sparsity_anew(pair_inputs(A, matched(A)), 3, "recovery", "signed", 1, "le"), "matched"), [[0, 1, 2, 3, 4]] * 5))
coherent = incoherence(A, "any")
pair = coherent["witness"]["pair"]
PAIRS = [[pair[1]] if i == pair[0] else [] for i in range(5)]
cosines = assuming("filter-incoherence", filtered(coherent, PAIRS))
assuming("filter-incoherence-all-listed", filtered(coherent, [list(range(i + 1, 5)) for i in range(5)], [0] * 5))
assuming("filter-incoherence-below-mu", filtered(incoherence(A, "any", 1), PAIRS))
assuming("filter-incoherence-one-column", filtered(incoherence([[3], [4]], "equal-norm"), [[]]))
# Every squared cosine is 1/9, and the bound of each row but the last (squared norm 24) may be 24/9 when squared: 8/3 has no root.
LINES = [[3 if j in p else -1 for p in itertools.combinations(range(8), 2)] for j in range(8)]
four = [row[:4] for row in LINES]
assuming("filter-incoherence-equal-norms", filtered(incoherence(four, "equal-norm"), [[1, 2, 3], [2, 3], [3], []]))
item = object_input(values, "filter-object.npy")
add("assuming", "filter-object.npy", npy(values, "<f4"))
value = changed(by_matched, ("inputs.encoder", item), ("inputs.probe", {"rule": "matched"}), digests=False)
value["inputs"]["probe"]["digest"] = rule_digest("matched", item["digest"])
value["claim"]["digests"] = {role: x["digest"] for role, x in value["inputs"].items()}
value["witness"], value["assumptions"] = (filtered(by_matched, all_but_least(by_matched))[key] for key in ("witness", "assumptions"))
add("assuming", "filter-object.json", value)

# Statements that are false, though every condition holds: only a full check can tell.
def least_by(value, i, amount):
    return changed(value, (f"witness.filter.bounds.{i}", lambda x: exact(F(x) - amount)))


assuming("filter-bound-too-small", least_by(plain, (peak + 1) % 5, NEARLY), holds=False)
assuming("filter-bound-zero", changed(plain, (f"witness.filter.bounds.{(peak + 2) % 5}", "0")), holds=False)
assuming("filter-incoherence-bound-too-small", changed(cosines, ("witness.filter.bounds.1", "0")), holds=False)
# The entry that makes row 0 the worst is not listed, and its bound hides it: the claim itself is false.
hidden = filtered(recovery([[1, F(1, 4), F(3, 4)], [0, 1, 0], [0, 0, 1]], [[1, 0, 0], [0, 1, 0], [0, 0, 1]], 1), [[0, 1], [1], [2]])
hidden = changed(hidden, ("claim.worstError", "1/4"), ("witness.z", [[1, "1"]]), ("witness.filter.bounds.0", "1/8"))
assert not truth(hidden)
assuming("filter-hides-the-largest-entry", hidden, holds=False)
hidden_cosine = changed(filtered(coherent, [[1], [], [], [], []], [0] * 5), ("claim.coherenceSquared", lambda _: exact(products(coherent)[0][1] / products(coherent)[0][0])), ("witness.pair", [0, 1]))
assert not truth(hidden_cosine)
assuming("filter-hides-the-largest-cosine", hidden_cosine, holds=False)
overstated = changed(filtered(sparsity, LISTS), ("witness.filter.bounds", ["0"] * 5))
assuming("filter-sparsity-all-bounds-zero", changed(overstated, ("claim.sparsities", lambda x: x)), holds=False)

# Rejected, whatever is assumed
W = "witness.filter."
for name, value in (("filter", plain), ("filter-incoherence", cosines), ("filter-sparsity", sparsities)):
    rejected(f"{name}-assumption-missing", value, ("assumptions", []))
    rejected(f"{name}-bounds-one-less", value, (W + "bounds", lambda x: x[:-1]))
    rejected(f"{name}-bounds-one-more", value, (W + "bounds", lambda x: x + ["0"]))
    rejected(f"{name}-lists-one-less", value, (W + "listed", lambda x: x[:-1]))
    rejected(f"{name}-lists-one-more", value, (W + "listed", lambda x: x + [[4]]))
    rejected(f"{name}-empty", value, (W + "listed", []), (W + "bounds", []))
    rejected(f"{name}-column-out-of-range", value, (W + "listed.0", [0, 5] if name != "filter-incoherence" else [5]))
    rejected(f"{name}-column-astronomical", value, (W + "listed.4", [4, LARGE] if name != "filter-incoherence" else [LARGE]))
    rejected(f"{name}-d-wrong", value, ("claim.d", 4))
    rejected(f"{name}-m-wrong", value, ("claim.m", 4))
    rejected(f"{name}-bounds-too-large", value, (W + "bounds", ["1000"] * 5))
rejected("filter-diagonal-not-listed", plain, (f"{W}listed.{(peak + 1) % 5}", []))
rejected("filter-another-diagonal-listed", plain, (f"{W}listed.{(peak + 1) % 5}", [(peak + 2) % 5]))
rejected("filter-bound-allows-more-by-little", changed(tight, ("witness.filter.bounds.0", exact(1 + NEARLY))))
rejected("filter-error-understated", plain, ("claim.worstError", lambda x: exact(F(x) - NEARLY)))
rejected("filter-error-overstated", plain, ("claim.worstError", lambda x: exact(F(x) + NEARLY)))
rejected("filter-witness-does-not-attain", plain, ("witness.z", lambda z: z[:1]))
rejected("filter-witness-row-out-of-range", plain, ("witness.row", 5))
rejected("filter-k-one-more", plain, ("claim.k", 3))
rejected("filter-boundary-claimed-as-recovery", failing, ("claim.kind", "recovery"))
rejected("filter-epsilon-below-error", filtered(recovery(A, B, 2, 9), FEW), ("claim.epsilon", "1/100"))
rejected("filter-domain-exchanged", filtered(recovery(A, B, 3, domain="nonnegative"), [[0, 1, 2, 3, 4]] * 5), ("claim.domain", "signed"))
rejected("filter-listed-entry-exceeds", filtered(recovery(EXAMPLE, EXAMPLE, 1), [[0], [1], [1, 2]], [F(3, 5), F(3, 5), F(3, 5)]), ("claim.worstError", "3/5"), ("witness", lambda x: {**x, "row": 0, "z": [[2, "1"]]}))
for i, s in enumerate(sparsity["claim"]["sparsities"]):
    if s < 3:
        rejected(f"filter-sparsity-{i}-one-more", sparsities, (f"claim.sparsities.{i}", s + 1))
    if s > 0:
        rejected(f"filter-sparsity-{i}-one-less", sparsities, (f"claim.sparsities.{i}", s - 1))
rejected("filter-sparsity-k-above-m", sparsities, ("claim.k", 6))
rejected("filter-sparsity-lists-too-short-to-fail", filtered(sparsity, DIAGONAL))
rejected("filter-incoherence-value-too-small", cosines, ("claim.coherenceSquared", lambda x: exact(F(x) - NEARLY)))
rejected("filter-incoherence-value-too-large", cosines, ("claim.coherenceSquared", lambda x: exact(F(x) + NEARLY)))
rejected("filter-incoherence-diagonal-listed", cosines, (W + "listed.1", [1]))
rejected("filter-incoherence-earlier-column-listed", cosines, (W + "listed.3", [0]))
rejected("filter-incoherence-zero-column", cosines, ("inputs.encoder.entries", lambda x: [row[:4] + ["0"] for row in x]))
rejected("filter-incoherence-norm-wrong", cosines, ("claim.columns", "equal-norm"), ("claim.normSquared", "65/64"))
rejected("filter-incoherence-pair-does-not-attain", cosines, ("witness.pair", [0, 1] if pair != [0, 1] else [0, 2]))
rejected("filter-incoherence-mu-too-small", filtered(incoherence(A, "any", 1), PAIRS), ("claim.mu", "1/4"))
rejected("filter-assumption-of-a-full-certificate", worst, ("assumptions", ["ieee754-dot-product"]))
rejected("filter-assumption-of-a-full-sparsity", sparsity, ("assumptions", ["ieee754-dot-product"]))

malformed("filter-bound-negative", plain, (W + "bounds.0", "-1/2"))
malformed("filter-bound-not-exact", plain, (W + "bounds.0", "0.5"))
malformed("filter-bound-a-number", plain, (W + "bounds.0", 1))
malformed("filter-list-decreasing", plain, (W + f"listed.{peak}", [1, 0]))
malformed("filter-list-repeating", plain, (W + f"listed.{peak}", [0, 0]))
malformed("filter-list-of-strings", plain, (W + "listed.0", ["0"]))
malformed("filter-lists-flat", plain, (W + "listed", [0, 1, 2, 3, 4]))
malformed("filter-without-bounds", changed(plain, (W + "bounds", None)))
malformed("filter-without-lists", changed(plain, (W + "listed", None)))
malformed("filter-with-another-key", plain, (W + "block", 1))
malformed("filter-an-array", plain, ("witness.filter", []))
malformed("filter-beside-a-radicand", filtered(incoherence([[3, 4]], "any"), [[1], []]) | {"inputs": {"encoder": matrix([[(3, 0), (4, 0)]], 2)}})
malformed("filter-of-a-chain", chain([[1, 0], [0, 1]], [[1, 0], [0, 1]], 1, F(1, 2)), ("witness.filter", {"bounds": ["0"] * 2, "listed": [[0], [1]]}))
malformed("filter-of-separable-sparsities", sparsity_anew(pair_inputs(A, B), 2, "separable"), ("witness.filter", {"bounds": ["0"] * 5, "listed": DIAGONAL}))
malformed("filter-unknown-assumption", plain, ("assumptions", ["ieee754-dot-product-2"]))
malformed("filter-assumption-twice", plain, ("assumptions", ["ieee754-dot-product"] * 2))
