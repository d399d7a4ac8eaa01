# SPDX-License-Identifier: Apache-2.0
"""Certificates with filters (section 5.19 of the format), with probes by a rule and with attained errors."""

import copy
from fractions import Fraction
from math import isqrt

import certificates as c


def by_rule(value, rule):
    """The certificate with its probe, which the rule makes of its encoder, replaced by the rule."""
    value = copy.deepcopy(value)
    value["inputs"]["probe"] = {"rule": rule}
    return c.redigest(value)


def matched(rows):
    norms = [sum(Fraction(x)**2 for x in column) for column in zip(*rows)]
    return [[x / norm for x, norm in zip(row, norms)] for row in rows]


def attained(inputs, k, epsilon, row, z, relation="lt", domain="signed"):
    """A `recovery-failure` about one row and one z, given as pairs; inputs may have a radicand."""
    whole = c.resolved(inputs)
    D = max(item.get("radicand", 0) for item in whole.values())
    E = c.errors(*c.scaled_pair(whole, D))
    total = c.Surd(0)
    for j, x in z:
        total = total + E[row][j] * c.Surd(x)
    claim = {"d": inputs["encoder"]["rows"], "m": inputs["encoder"]["columns"], "k": k, "domain": domain, "epsilon": c.exact(epsilon),
             "relation": relation, "attainedError": c.surd_text(abs(total).pair())}
    return c.certificate("recovery-failure", inputs, claim, {"row": row, "z": [[j, c.exact(x)] for j, x in z]})


def products(value):
    """What a filter is about: the rows of C, or for `incoherence` of |<a_i, a_j>|/|a_j| squared."""
    inputs = c.resolved(value["inputs"])
    if value["claim"]["kind"] == "incoherence":
        columns = list(zip(*c.rational_entries(inputs["encoder"])))
        norms = [sum(x * x for x in y) for y in columns]
        return [[sum(a * b for a, b in zip(x, y))**2 / norm for y, norm in zip(columns, norms)] for x in columns]
    E = c.errors(*c.scaled_pair(inputs, 0))
    return [[x.p + (i == j) for j, x in enumerate(row)] for i, row in enumerate(E)]


def unlisted(value, i, listed):
    m = value["claim"]["m"]
    first = i + 1 if value["claim"]["kind"] == "incoherence" else 0
    return [j for j in range(first, m) if j not in listed]


def above_root(x):
    """A short rational that is at least the square root."""
    scaled = -(-x.numerator * 2**40 // x.denominator)
    root = isqrt(scaled)
    return Fraction(root + (root * root < scaled), 2**20)


def least_bounds(value, listed):
    """The least bounds that make the filter's statement true (for `incoherence` nearly)."""
    rows = products(value)
    bounds = []
    for i, columns in enumerate(listed):
        rest = [rows[i][j] for j in unlisted(value, i, columns)]
        bounds.append(above_root(max(rest, default=Fraction(0))) if value["claim"]["kind"] == "incoherence" else max(map(abs, rest), default=Fraction(0)))
    return bounds


def filtered(value, listed, bounds=None):
    """The certificate with a filter that lists these, with the least true bounds unless others are given."""
    value = copy.deepcopy(value)
    bounds = least_bounds(value, listed) if bounds is None else bounds
    value["witness"]["filter"] = {"bounds": [c.exact(x) for x in bounds], "listed": listed}
    value["assumptions"] = ["ieee754-dot-product"]
    return value


def all_but_least(value):
    """Lists of all columns but the one with the least product, of those that may be left out; one row a feature."""
    lists = []
    for i, row in enumerate(products(value)):
        able = [j for j in range(len(row)) if j != i]
        least = min(able, key=lambda j: abs(row[j]), default=None)
        lists.append([j for j in range(len(row)) if j != least])
    return lists


def conditions_hold(value):
    """Whether what section 5.19 puts in the place of the conditions about all of C holds: naively, from its words."""
    claim, item, rows = value["claim"], value["witness"]["filter"], products(value)
    if claim["kind"] == "incoherence":
        limit = Fraction(claim["coherenceSquared"])
        return all(Fraction(bound)**2 <= limit * rows[i][i] and all(rows[i][j] <= limit * rows[i][i] for j in listed)
                   for i, (bound, listed) in enumerate(zip(item["bounds"], item["listed"])))

    def sums(i, k):
        bound, listed, m = Fraction(item["bounds"][i]), item["listed"][i], claim["m"]
        E = [rows[i][j] - (i == j) for j in listed]
        ways = [[abs(x) for x in E]] if claim["domain"] == "signed" else [[max(x, 0) for x in E], [max(-x, 0) for x in E]]
        return [max(sum(sorted(way + extra, reverse=True)[:k]) for way in ways) for extra in ([bound] * (m - len(listed)), [])]
    if claim["kind"] != "feature-sparsity":
        return all(sums(i, claim["k"])[0] <= Fraction(claim["worstError"]) for i in range(claim["m"]))
    less = (lambda x: x < Fraction(claim["epsilon"])) if claim["relation"] == "lt" else (lambda x: x <= Fraction(claim["epsilon"]))
    return all((s == 0 or less(sums(i, s)[0])) and (s == claim["k"] or not less(sums(i, s + 1)[1]))
               for i, s in enumerate(claim["sparsities"]))


def statement_holds(value):
    """Whether what the filter of a well-formed certificate states is true, by all the entries there are."""
    rows, item = products(value), value["witness"]["filter"]
    square = 2 if value["claim"]["kind"] == "incoherence" else 1
    return all(abs(rows[i][j]) <= Fraction(bound)**square
               for i, (bound, listed) in enumerate(zip(item["bounds"], item["listed"])) for j in unlisted(value, i, listed))
