# SPDX-License-Identifier: Apache-2.0
"""Operators for filters (section 5.19 of the format), probes by a rule and attained errors."""

from fractions import Fraction as F

from operators import MEANING, Inapplicable, operator

import certificates as c
import filters

ASSUMPTION = ["ieee754-dot-product"]


def filter_of(v):
    found = v["witness"].get("filter")
    if not isinstance(found, dict) or not found["bounds"] or not found["listed"]:
        raise Inapplicable
    return found


def rational_pair(v):
    if any("entries" not in x or "radicand" in x for x in v["inputs"].values() if "rule" not in x):
        raise Inapplicable
    return v["inputs"]


def small(v):
    if v["claim"].get("m", 99) > 8 or v["claim"].get("k", 0) > 16:
        raise Inapplicable
    return v


@operator(MEANING)
def filter_bound_changed(rng, v, _):
    bounds = filter_of(v)["bounds"]
    i = rng.randrange(len(bounds))
    x = F(bounds[i])
    bounds[i] = c.exact(rng.choice((F(0), x / 2, 2 * x, x + F(1, 2**30), abs(x - F(1, 2**30)), abs(x - F(1, 10**25)), x + 1, F(2)**70, x / 3**40)))


@operator(MEANING)
def filter_bounds_least(rng, v, _):
    """The least bounds that make the statement true, one of them perhaps made smaller still."""
    item = filter_of(small(v))
    bounds = filters.least_bounds(v, item["listed"])
    if rng.random() < 0.5:
        i = rng.randrange(len(bounds))
        bounds[i] = max(F(0), bounds[i] - F(1, 10**rng.choice((1, 3, 20))))
    item["bounds"] = [c.exact(x) for x in bounds]


@operator(MEANING)
def filter_bounds_exchanged(rng, v, _):
    bounds = filter_of(v)["bounds"]
    i, j = rng.randrange(len(bounds)), rng.randrange(len(bounds))
    bounds[i], bounds[j] = bounds[j], bounds[i]


@operator(MEANING)
def filter_entry_dropped(rng, v, _):
    rows = [row for row in filter_of(v)["listed"] if row]
    row = rng.choice(rows)
    row.pop(rng.randrange(len(row)))


@operator(MEANING)
def filter_entry_added(rng, v, _):
    listed = filter_of(v)["listed"]
    i = rng.randrange(len(listed))
    listed[i] = sorted(set(listed[i]) | {rng.randrange(len(listed) + (rng.random() < 0.1))})


@operator(MEANING)
def filter_row_lists_all(rng, v, _):
    listed = filter_of(v)["listed"]
    i = rng.randrange(len(listed))
    listed[i] = list(range(i + 1 if v["claim"]["kind"] == "incoherence" else 0, len(listed)))
    if rng.random() < 0.5:
        v["witness"]["filter"]["bounds"][i] = rng.choice(("0", "1000000"))


@operator(MEANING)
def filter_rows_exchanged(rng, v, _):
    listed = filter_of(v)["listed"]
    i, j = rng.randrange(len(listed)), rng.randrange(len(listed))
    listed[i], listed[j] = listed[j], listed[i]


@operator(MEANING)
def filter_removed(rng, v, _):
    filter_of(v)
    del v["witness"]["filter"]
    if rng.random() < 0.7:
        v["assumptions"] = []


@operator(MEANING)
def filter_added(rng, v, _):
    """Random lists with the least true bounds: accepted by --full if the lists suffice."""
    inputs = rational_pair(small(v))
    if "encoder" not in inputs or v["claim"]["kind"] not in ("recovery", "recovery-failure", "worst-case-error", "feature-sparsity", "incoherence"):
        raise Inapplicable
    m = v["claim"]["m"]
    first = (lambda i: i + 1) if v["claim"]["kind"] == "incoherence" else lambda i: 0
    many = rng.random() < 0.6
    listed = [[j for j in range(first(i), m) if (j == i and v["claim"]["kind"] != "incoherence") or rng.random() < (0.9 if many else 0.4)] for i in range(m)]
    v.update(filters.filtered(v, listed))


@operator(MEANING)
def assumption_dropped(rng, v, _):
    if not v["assumptions"]:
        raise Inapplicable
    v["assumptions"] = []


@operator(MEANING)
def rule_for_the_probe(rng, v, _):
    """A rule where a matrix stood; the claim is made anew for half of them."""
    inputs = rational_pair(small(v))
    if "probe" not in inputs:
        raise Inapplicable
    inputs["probe"] = {"rule": rng.choice(("encoder", "matched", "matched", "Matched"))}
    if rng.random() < 0.5:
        made_anew(v)


@operator(MEANING)
def rule_written_out(rng, v, _):
    if "rule" not in v["inputs"].get("probe", {}):
        raise Inapplicable
    v["inputs"] = c.resolved(rational_pair(v))


@operator(MEANING)
def encoder_under_a_rule_changed(rng, v, _):
    if "rule" not in v["inputs"].get("probe", {}):
        raise Inapplicable
    item = rational_pair(small(v))["encoder"]
    i, j = rng.randrange(item["rows"]), rng.randrange(item["columns"])
    item["entries"][i][j] = c.exact(F(item["entries"][i][j]) + rng.choice((F(1), F(-1, 2), F(1, 10**20))))
    if rng.random() < 0.1:
        for row in item["entries"]:
            row[j] = "0"
    made_anew(v)


def made_anew(v):
    """An honest claim and witness about changed inputs, for the kinds that take rules; a filter is kept as it is, or made true."""
    claim, found = v["claim"], v["witness"].get("filter")
    c.redigest(v)
    inputs = c.resolved(v["inputs"])
    if claim["kind"] == "feature-sparsity":
        import pairs
        claim["sparsities"] = pairs.sparsities_of(inputs, claim["k"], claim["criterion"], claim.get("domain"),
                                                  F(claim["epsilon"]) if "epsilon" in claim else None, claim.get("relation"))
    elif "worstError" in claim:
        E = c.errors(*c.scaled_pair(inputs, 0))
        size, row, z = c.worst_error(E, claim["k"], claim["domain"])
        claim["worstError"], v["witness"] = c.surd_text(size.pair()), {"row": row, "z": z}
    else:
        raise Inapplicable
    if found is not None:
        v["witness"]["filter"] = {**found, "bounds": [c.exact(x) for x in filters.least_bounds(v, found["listed"])]}


@operator(MEANING)
def error_attained_elsewhere(rng, v, _):
    """A `recovery-failure` about one row and one z, made of a pair; often true."""
    inputs = rational_pair(small(v))
    if v["claim"]["kind"] not in ("recovery-failure", "worst-case-error", "recovery") or "probe" not in inputs:
        raise Inapplicable
    m, k = v["claim"]["m"], v["claim"]["k"]
    signs = (-1, 1) if v["claim"]["domain"] == "signed" else (1,)
    z = [(j, rng.choice(signs) * rng.choice((F(1), F(1), F(1, 3)))) for j in sorted(rng.sample(range(m), rng.randrange(min(k, m) + 1)))]
    new = filters.attained(c.redigest(v)["inputs"], k, F(1), rng.randrange(m), z, rng.choice(("lt", "le")), v["claim"]["domain"])
    value = F(new["claim"]["attainedError"])
    new["claim"]["epsilon"] = c.exact(rng.choice((value, value / 2, value + F(1, 10**9))) or F(1))
    v.clear()
    v.update(new)


@operator(MEANING)
def attained_error_changed(rng, v, _):
    if "attainedError" not in v["claim"]:
        raise Inapplicable
    if rng.random() < 0.3:
        v["claim"]["worstError"] = v["claim"].pop("attainedError")
    else:
        v["witness"]["row"] = rng.randrange(v["claim"]["m"] + 1)
