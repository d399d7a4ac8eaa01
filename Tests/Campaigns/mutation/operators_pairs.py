# SPDX-License-Identifier: Apache-2.0
"""Mutation operators for sections 5.17 and 5.18 of the format: geometry, thresholds."""

import copy
from fractions import Fraction as F

from operators import MEANING, Inapplicable, operator
from operators_encoders import SMALL, become, of_kinds

import certificates as c
import pairs as p

THRESHOLD = ("threshold", "threshold-failure")
BOOLEAN = (*THRESHOLD, "feature-sparsity")
TINY = F(1, 10**30)
COSINES = ("selfCosines", "encoderCosines", "probeCosines")


def radicand(v):
    return max((item.get("radicand", 0) for item in v["inputs"].values()), default=0)


def moved(x, by):
    """A surd with a rational added."""
    return [c.exact(F(x[0]) + by), x[1]] if isinstance(x, list) else c.exact(F(x) + by)


def negated(x):
    return [c.exact(-F(y)) for y in x] if isinstance(x, list) else c.exact(-F(x))


@operator(MEANING)
def geometry_value(rng, v, _):
    claim = of_kinds(v, "geometry")
    places = [(claim, key) for key in ("worstError", "gammaSquared", "selfBound")]
    places += [(claim["pairBound"], key) for key in ("base", "rootOf")]
    places += [(claim[key], side) for key in COSINES for side in claim[key]]
    place, key = rng.choice(places)
    x = place[key]
    place[key] = rng.choice((moved(x, TINY), moved(x, -TINY), negated(x), moved(x, 1), x if isinstance(x, list) else c.exact(F(x)**2)))
    if isinstance(x, list) and rng.random() < 0.3:
        place[key] = [x[0], c.exact(-F(x[1]))]


@operator(MEANING)
def geometry_extremes(rng, v, _):
    claim, witness = of_kinds(v, "geometry"), v["witness"]
    role = rng.choice(("self", "encoder", "probe"))
    stated, at = claim[role + "Cosines"], witness[role]
    change = rng.choice(("both", "places", "values", "place", "place", "empty", "roles", "half"))
    if change in ("both", "values"):
        stated["least"], stated["largest"] = stated["largest"], stated["least"]
    if change in ("both", "places"):
        at["least"], at["largest"] = at["largest"], at["least"]
    elif change == "place":
        side, m = rng.choice(("least", "largest")), claim["m"]
        at[side] = rng.randrange(m + 1) if role == "self" else [rng.randrange(m + 1), rng.randrange(m + 1)]
    elif change == "empty":
        for holder in rng.choice(([stated, at], [stated], [at])):
            holder.clear()
    elif change == "roles":
        one, other = rng.sample(("encoder", "probe"), 2)
        claim[one + "Cosines"], claim[other + "Cosines"] = claim[other + "Cosines"], claim[one + "Cosines"]
        if rng.random() < 0.5:
            witness[one], witness[other] = witness[other], witness[one]
    elif change == "half":
        del rng.choice((stated, at))[rng.choice(("least", "largest"))]


@operator(MEANING)
def geometry_options(rng, v, _):
    """To the boundary where that is rational."""
    claim = of_kinds(v, "geometry")
    key = rng.choice(("selfCosineBelow", "pairCosineAbove"))
    if key in claim and rng.random() < 0.2:
        del claim[key]
        return
    choices = [F(1), F(0), F(1, 10), F(1, 2), F(9, 10), F(99, 100)]
    for x in [claim["selfCosines"]["largest"]] if key == "selfCosineBelow" else [claim[r + "Cosines"].get("least", "0") for r in ("encoder", "probe")]:
        if isinstance(x, str) and F(x) >= 0:
            root = F(round(float(F(x))**0.5 * 10**6), 10**6).limit_denominator(1000)
            choices += [root] * 4 if root**2 == F(x) else [root + F(1, 1000), root]
    claim[key] = c.exact(rng.choice(choices) + rng.choice((F(0), F(0), TINY, -TINY)))


@operator(MEANING)
def geometry_anew(rng, v, _):
    """Another entry, k, epsilon or relation, and the rest made honestly: should be accepted if the error allows it."""
    claim = of_kinds(v, "geometry")
    k, epsilon, relation = min(claim["k"], 5), F(claim["epsilon"]), claim["relation"]
    if claim["m"] > 4:
        raise Inapplicable
    if rng.random() < 0.7:
        item = v["inputs"][rng.choice(sorted(v["inputs"]))]
        row = rng.choice(item["entries"])
        j = rng.randrange(len(row))
        row[j] = moved(row[j], rng.choice((F(1, 20), F(-1, 20), F(1, 7), F(-1, 9))))
    if rng.random() < 0.4:
        k = max(1, k + rng.choice((-1, 1)))
    if rng.random() < 0.5:
        epsilon, relation = rng.choice((F(99, 100), F(1, 2), F(9, 10), F(1, 10))), rng.choice(("lt", "le"))
    new = p.geometry_anew(copy.deepcopy(v["inputs"]), k, epsilon, relation)
    if rng.random() < 0.4 and isinstance(new["claim"]["worstError"], str) and 0 < F(new["claim"]["worstError"]) < 1:
        new = p.geometry_anew(new["inputs"], k, F(new["claim"]["worstError"]), relation)
    become(v, new)


@operator(MEANING)
def geometry_epsilon(rng, v, _):
    """With the bounds that belong to it, or without."""
    claim = of_kinds(v, "geometry")
    epsilon = rng.choice((F(1), F(3, 2), F(99, 100), F(1, 2), F(1, 10**30)))
    if isinstance(claim["worstError"], str) and rng.random() < 0.5:
        epsilon = abs(F(claim["worstError"]) + rng.choice((F(0), F(0), TINY, -TINY)))
    claim["epsilon"] = c.exact(epsilon)
    g = claim["gammaSquared"]
    if epsilon < 1 and isinstance(g, str) and rng.random() < 0.7:
        g = F(g)
        claim["selfBound"] = c.exact((1 - epsilon) / g)
        claim["pairBound"] = {"base": c.exact(epsilon * g / (1 - epsilon)), "rootOf": c.exact(1 - (1 - epsilon)**2 / g**2)}


# ----------------------------------------------------------------------------------------------------------------


def small_boolean(v, *kinds):
    claim = of_kinds(v, *kinds)
    if claim["m"] > 5 or len(v["inputs"]["encoder"]["entries"][0]) > 5:
        raise Inapplicable
    return claim


@operator(MEANING)
def boolean_anew(rng, v, _):
    """Another entry, another k or another kind, with an honest certificate: should be accepted again."""
    claim = small_boolean(v, *BOOLEAN)
    inputs, k = copy.deepcopy(v["inputs"]), min(claim["k"], 5)
    if rng.random() < 0.7:
        item = inputs[rng.choice([role for role in sorted(inputs) if role != "featureScale"])]
        row = rng.choice(item["entries"])
        j = rng.randrange(len(row))
        row[j] = moved(row[j], rng.choice((F(1, 4), F(-1, 4), F(1), F(-1), F(1, 10**20))))
    if rng.random() < 0.5:
        k = max(1, k + rng.choice((-1, 1)))
    if claim["kind"] == "feature-sparsity":
        k = min(k, claim["m"])
        criterion = claim["criterion"] if "thresholds" in inputs else rng.choice(("recovery", "separable"))
        options = ("signed", F(1), "le") if criterion == "recovery" else ()
        if criterion == "recovery":
            options = (rng.choice(("signed", "nonnegative")), rng.choice((F(1, 2), F(1, 4), F(1), F(3, 2))), rng.choice(("lt", "le")))
        become(v, p.sparsity_anew(inputs, k, criterion, *options))
        return
    if "probe" not in inputs and inputs["encoder"]["columns"] > 4:
        raise Inapplicable
    become(v, p.threshold_anew(inputs, k))


@operator(MEANING)
def threshold_to_boundary(rng, v, _):
    """t_i to the largest (Cz)_i with z_i = 0, or the least with z_i = 1, or close."""
    claim = small_boolean(v, *BOOLEAN)
    if radicand(v) or "probe" not in v["inputs"]:
        raise Inapplicable
    A, B, t, scale = p.scaled_all(v["inputs"], 0)
    i = rng.randrange(claim["m"])
    (low, _), (high, _) = p.window(p.product_rows(A, B)[i], i, rng.choice((claim["k"], claim["k"] + 1)))
    value = c.exact((rng.choice((low, high)).p + rng.choice((F(0), F(0), TINY, -TINY))) * scale[i])
    if t is not None:
        v["inputs"]["thresholds"]["entries"][i][0] = value
        if claim["kind"] in THRESHOLD and rng.random() < 0.5:
            become(v, p.threshold_anew(copy.deepcopy(v["inputs"]), claim["k"]))
    elif "thresholds" in v["witness"]:
        v["witness"]["thresholds"][i] = value
    else:
        raise Inapplicable


@operator(MEANING)
def witness_thresholds_changed(rng, v, _):
    of_kinds(v, *THRESHOLD)
    t = v["witness"]["thresholds"]
    i, j = rng.randrange(len(t)), rng.randrange(len(t))
    change = rng.choice(("value", "value", "drop", "add", "exchange", "surd", "empty"))
    if change == "value":
        t[i] = moved(t[i], rng.choice(SMALL))
    elif change == "drop":
        t.pop(i)
    elif change == "add":
        t.insert(i, "0")
    elif change == "exchange":
        t[i], t[j] = t[j], t[i]
    elif change == "surd":
        t[i] = rng.choice((["1/3", "1/9"], ["1", "0"], ["0", "-1/10"], "1/3", [t[i], t[i]]))
    else:
        t.clear()


@operator(MEANING)
def thresholds_input(rng, v, _):
    """Added, taken away, or of another size."""
    claim = small_boolean(v, *BOOLEAN)
    if "thresholds" in v["inputs"]:
        change = rng.choice(("remove", "row", "short", "long", "wide", "truly"))
        column = [row[0] for row in v["inputs"]["thresholds"]["entries"]]
        D = v["inputs"]["thresholds"].get("radicand", 0)
        if change in ("remove", "truly"):
            del v["inputs"]["thresholds"], v["claim"]["digests"]["thresholds"]
            if change == "truly" and claim["kind"] in THRESHOLD:
                become(v, p.threshold_anew(copy.deepcopy(v["inputs"]), claim["k"]))
            return
        new = {"row": [column], "short": [[x] for x in column[:-1]], "long": [[x] for x in column + column[:1]],
               "wide": [[x, x] for x in column]}[change]
        if not new:
            raise Inapplicable
        item = {"columns": len(new[0]), "entries": new, "rows": len(new), **({"radicand": D} if D else {})}
        v["inputs"]["thresholds"] = {**item, "digest": c.digest(item)}
    else:
        t = v["witness"].get("thresholds") or [rng.choice(("0", "1/2", "1/3")) for _ in range(claim["m"])]
        if any(isinstance(x, list) for x in t):
            raise Inapplicable
        v["inputs"]["thresholds"] = c.matrix([[F(x)] for x in t])
        if claim["kind"] in THRESHOLD and rng.random() < 0.8:
            if "probe" in v["inputs"] and rng.random() < 0.7:
                become(v, p.threshold_anew(copy.deepcopy(v["inputs"]), claim["k"]))
            else:
                v["witness"] = {}
        elif claim["kind"] == "feature-sparsity" and rng.random() < 0.7:
            for key in ("domain", "epsilon", "relation"):
                claim.pop(key, None)
            become(v, p.sparsity_anew(copy.deepcopy(v["inputs"]), min(claim["k"], claim["m"]), "thresholds"))


@operator(MEANING)
def threshold_of_the_pair_or_the_encoder(rng, v, _):
    """The probe or the probes change places."""
    claim = small_boolean(v, *THRESHOLD)
    if "probe" in v["inputs"]:
        for role in ("probe", "thresholds"):
            v["inputs"].pop(role, None)
            v["claim"]["digests"].pop(role, None)
        if v["inputs"]["encoder"]["columns"] > 4 or "radicand" in v["inputs"]["encoder"]:
            return
    else:
        v["inputs"]["probe"] = (c.matrix(c.rational_entries(v["witness"]["probes"])) if "probes" in v["witness"]
                                else copy.deepcopy(v["inputs"]["encoder"]))
        v["witness"].pop("probes", None)
        if "thresholds" in v["witness"] and rng.random() < 0.5:
            return
    if rng.random() < 0.8:
        become(v, p.threshold_anew(copy.deepcopy(v["inputs"]), claim["k"]))


@operator(MEANING)
def failing_set_changed(rng, v, _):
    claim, witness = of_kinds(v, "threshold-failure"), v["witness"]
    change = rng.choice(("feature", "set", "set", "set", "exchange"))
    sets = [key for key in ("z", "on", "off") if key in witness]
    if change == "feature" or not sets:
        witness["feature"] = rng.choice((rng.randrange(claim["m"] + 1), 2**53 - 1))
        return
    if change == "exchange" and len(sets) == 2:
        witness["on"], witness["off"] = witness["off"], witness["on"]
        return
    z = witness[rng.choice(sets)]
    if z and rng.random() < 0.6:
        z.pop(rng.randrange(len(z)))
    if rng.random() < 0.6:
        z.append(rng.randrange(claim["m"] + 1))
        z.sort()


@operator(MEANING)
def opposite_threshold(rng, v, _):
    claim = small_boolean(v, *THRESHOLD)
    claim["kind"] = THRESHOLD[claim["kind"] == "threshold"]
    m = claim["m"]
    if rng.random() < 0.8:
        part = sorted(rng.sample(range(m), min(m, 2)))
        roles = "probe" in v["inputs"], "thresholds" in v["inputs"]
        v["witness"] = {
            ("threshold", True, True): {}, ("threshold", True, False): {"thresholds": ["1/3"] * m},
            ("threshold", False, False): {"probes": c.witness_matrix(c.rational_entries(v["inputs"]["encoder"])), "thresholds": ["1/3"] * m},
            ("threshold-failure", True, True): {"feature": 0, "z": part}, ("threshold-failure", True, False): {"feature": part[0], "off": part[1:], "on": part},
            ("threshold-failure", False, False): {"feature": 0, "kernelVector": [[0, "1"]]},
        }[claim["kind"], *roles]


@operator(MEANING)
def sparsities_changed(rng, v, _):
    s = of_kinds(v, "feature-sparsity")["sparsities"]
    i, j = rng.randrange(len(s)), rng.randrange(len(s))
    change = rng.choice(("one", "one", "one", "drop", "add", "exchange", "huge"))
    if change == "one":
        s[i] = max(0, s[i] + rng.choice((-1, 1)))
    elif change == "drop":
        s.pop(i)
    elif change == "add":
        s.insert(i, s[j])
    elif change == "exchange":
        s[i], s[j] = s[j], s[i]
    else:
        s[i] = rng.choice((v["claim"]["k"], v["claim"]["k"] + 1, v["claim"]["m"] + 1, 2**53 - 1))


@operator(MEANING)
def sparsity_epsilon(rng, v, _):
    """To the error of a row at some s, where that is rational."""
    claim = small_boolean(v, "feature-sparsity")
    if claim["criterion"] != "recovery" or radicand(v):
        raise Inapplicable
    A, B, _, _ = p.scaled_all(v["inputs"], 0)
    E = c.errors(A, B)
    row = sorted((abs(x.p) for x in rng.choice(E)), reverse=True)
    claim["epsilon"] = c.exact(sum(row[:rng.randrange(1, len(row) + 1)]) + rng.choice((F(0), F(0), TINY, -TINY)))
    claim["relation"] = rng.choice(("lt", "le"))
    if F(claim["epsilon"]) > 0 and rng.random() < 0.7 and claim["k"] <= claim["m"]:
        claim["sparsities"] = p.sparsities_of(v["inputs"], claim["k"], "recovery", claim["domain"], F(claim["epsilon"]), claim["relation"])


@operator(MEANING)
def criterion_changed(rng, v, _):
    claim = of_kinds(v, "feature-sparsity")
    claim["criterion"] = rng.choice(("recovery", "separable", "thresholds"))
    for key, value in (("domain", "signed"), ("epsilon", "1/2"), ("relation", "lt")):
        if rng.random() < 0.9:
            if claim["criterion"] == "recovery":
                claim.setdefault(key, value)
            else:
                claim.pop(key, None)
