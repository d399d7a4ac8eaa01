#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Mutates accepted certificates and demands that both checkers agree on every mutant.

    python3 campaign.py --swift PATH/lrh-check                       1,000 mutants
    python3 campaign.py --swift PATH/lrh-check --mutants 20000       the long campaign
    python3 campaign.py --swift PATH/lrh-check --kinds clique-number,interference-chain
    python3 campaign.py --swift PATH/lrh-check --full                filters too; an accepted one must be true without an assumption
    python3 campaign.py --swift PATH/lrh-check --keep FOLDER         where to leave mutants that went wrong

For every mutant (1) both checkers must give the same outcome; (2) they must state the same work; (3) if it is accepted, its
claim is recomputed from the inputs without the witness, by brute force (`truth` in ../../Certificates/certificates.py), and
must be true. Exit code 1 when anything went wrong. The same seed gives the same mutants.

Most mutants have their digests made anew, so that they reach the rules.
"""

import argparse
import collections
import copy
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from fractions import Fraction as F
from pathlib import Path

from operators import CORPUS, MEANING, ROOT, SPELLING, VALUE, Inapplicable, choose, is_exact, operator, parent, places, replace

import certificates as c
import operators_capacity  # noqa: F401: each registers the operators of some kinds
import operators_encoders  # noqa: F401
import operators_filters  # noqa: F401
import operators_pairs  # noqa: F401

OUTCOMES = ("accepted", "rejected", "undecided", "malformed", "missing", "unreadable", "internal", "crash")
CODES = {0: "accepted", 1: "rejected", 2: "undecided", 65: "malformed", 66: "missing", 70: "internal", 74: "unreadable"}

# ----------------------------------------------------------------------------------------------------------------
# Operators


@operator(VALUE)
def count_by_one(rng, v, _):
    path = choose(rng, v, lambda x: type(x) is int)
    replace(v, path, max(0, parent(v, path)[path[-1]] + rng.choice((-1, 1))))


@operator(VALUE)
def count_to_extreme(rng, v, _):
    path = choose(rng, v, lambda x: type(x) is int)
    replace(v, path, rng.choice((0, 1, 2, 3, 2**31 - 1, 2**31, 2**32, 2**53 - 1, 2**53, 2**63, 2**64)))


@operator(VALUE)
def count_of_elsewhere(rng, v, _):
    path, other = (choose(rng, v, lambda x: type(x) is int) for _ in range(2))
    replace(v, path, parent(v, other)[other[-1]])


@operator(VALUE)
def exact_changed(rng, v, _):
    path = choose(rng, v, is_exact)
    x = F(parent(v, path)[path[-1]])
    y = rng.choice((x + 1, x - 1, -x, 2 * x, x / 2, x * x, 1 / x if x else F(1), F(0), F(1), x + F(1, 10**25), x - F(1, 10**25),
                    x * 2147483647, x / 2147483647, x + 2**64, x + F(1, 2**64), F(2)**200 + x))
    replace(v, path, c.exact(y))


@operator(VALUE)
def exact_of_elsewhere(rng, v, _):
    path, other = (choose(rng, v, is_exact) for _ in range(2))
    replace(v, path, parent(v, other)[other[-1]])


@operator(VALUE)
def exact_not_canonical(rng, v, _):
    path = choose(rng, v, is_exact)
    text = parent(v, path)[path[-1]]
    p, _, q = text.partition("/")
    replace(v, path, rng.choice((
        "+" + text, text + "/1", f"{int(p) * 2}/{int(q or 1) * 2}", "-" + text, "0" + text, text + " ", " " + text, text + "/",
        p + ".0", p + "e0", p + "/-" + (q or "2"), text + "_0", "1_" + text, "٣", text.replace("/", "//"), "", "0/3", "-0", "1/0",
        "0x" + p, "inf", "nan")))


@operator(VALUE)
def word_exchanged(rng, v, _):
    path = choose(rng, v, lambda x: isinstance(x, str) and not is_exact(x))
    replace(v, path, rng.choice((
        "lt", "le", "gt", "signed", "nonnegative", "graph", "complement", "trace", "alon", "chebyshev", "full", "factorisation",
        "dependencies", "unit", "equal-norm", "any", "rank", "near-identity-rank", "turan-bound", "clique", "recovery",
        "recovery-failure", "worst-case-error", "incoherence", "hypothesis-failure", "clique-number", "interference-chain", "colouring", "tree", "diagonal", "off-diagonal",
        "nonzero-columns", "unit-columns", "equal-norms", "coherence", "access", "no-access", "optimal-access", "basis-pursuit",
        "basis-pursuit-failure", "exact-decoding", "exact-decoding-failure", "l1-minimiser", "capacity", "geometry", "threshold",
        "threshold-failure", "feature-sparsity", "encoder", "matched", "ieee754-dot-product", "yes", "not-claimed", "linear", "separable", "thresholds", "minus", "plus", "none",
        "positive", "three-points", "zero", "groups", "paley", "unitary", "simplex", "", "x", "Lt", "le ")))


def is_list(x):
    return isinstance(x, list) and len(x) > 0


@operator(VALUE)
def element_deleted(rng, v, _):
    path = choose(rng, v, is_list)
    del parent(v, path)[path[-1]][rng.randrange(len(parent(v, path)[path[-1]]))]


@operator(VALUE)
def element_duplicated(rng, v, _):
    path = choose(rng, v, is_list)
    items = parent(v, path)[path[-1]]
    i = rng.randrange(len(items))
    items.insert(i, copy.deepcopy(items[i]))


@operator(VALUE)
def elements_exchanged(rng, v, _):
    path = choose(rng, v, lambda x: isinstance(x, list) and len(x) > 1)
    items = parent(v, path)[path[-1]]
    i, j = rng.sample(range(len(items)), 2)
    items[i], items[j] = items[j], items[i]


@operator(VALUE)
def array_emptied(rng, v, _):
    replace(v, choose(rng, v, is_list), [])


@operator(VALUE)
def type_changed(rng, v, _):
    path = choose(rng, v, lambda x: True)
    x = parent(v, path)[path[-1]]
    replace(v, path, rng.choice(([x], {"kind": x}, str(x) if type(x) is int else 0, [], {}, "")))


@operator(VALUE)
def subtree_of_elsewhere(rng, v, _):
    path, other = (choose(rng, v, lambda x: True) for _ in range(2))
    replace(v, path, copy.deepcopy(parent(v, other)[other[-1]]))


@operator(VALUE)
def key_deleted(rng, v, _):
    path = choose(rng, v, lambda x: True, inside=tuple(v))
    if not isinstance(path[-1], str):
        raise Inapplicable
    del parent(v, path)[path[-1]]


@operator(VALUE)
def key_added(rng, v, _):
    found = [item for _, item in places(v) if isinstance(item, dict)]
    rng.choice(found)[rng.choice(("a", "digest", "mu", "relation", "radicand", "object", "epsilon", "coherence", "normSquared", "nodes", "colours",
                            "branch", "classes", "domain", "of", "featureScale", "probe", "thresholds", "kernelVector", "independent", "probes",
                            "selfCosineBelow", "pairCosineAbove", "columns", "least", "filter", "rule", "attainedError", "worstError", "zz"))] = \
        rng.choice((0, 1, 2, "lt", "le", "1", "1/3", [], "x.npy"))


@operator(VALUE)
def member_of_other_certificate(rng, v, others):
    other = rng.choice(others)
    part = rng.choice(("claim", "inputs", "witness"))
    v[part] = copy.deepcopy(other[part])


# Meaning


def matrices(v):
    return [x for _, x in places(v) if isinstance(x, dict) and isinstance(x.get("entries"), list) and "rows" in x]


def some_matrix(rng, v):
    found = matrices(v)
    if not found:
        raise Inapplicable
    return rng.choice(found)


@operator(MEANING)
def matrix_transposed(rng, v, _):
    x = some_matrix(rng, v)
    x["entries"] = [list(column) for column in zip(*x["entries"])]
    x["rows"], x["columns"] = x["columns"], x["rows"]


@operator(MEANING)
def matrix_row_dropped(rng, v, _):
    x = some_matrix(rng, v)
    if not x["entries"]:
        raise Inapplicable
    x["entries"].pop(rng.randrange(len(x["entries"])))
    x["rows"] -= 1


@operator(MEANING)
def matrix_column_dropped(rng, v, _):
    x = some_matrix(rng, v)
    if not x["entries"] or not x["entries"][0]:
        raise Inapplicable
    j = rng.randrange(len(x["entries"][0]))
    x["entries"] = [row[:j] + row[j + 1:] for row in x["entries"]]
    x["columns"] -= 1


@operator(MEANING)
def matrix_row_repeated(rng, v, _):
    x = some_matrix(rng, v)
    if not x["entries"]:
        raise Inapplicable
    x["entries"].append(copy.deepcopy(rng.choice(x["entries"])))
    x["rows"] += 1


@operator(MEANING)
def matrix_rows_or_columns_exchanged(rng, v, _):
    x = some_matrix(rng, v)
    by_columns = rng.random() < 0.5
    lines = [list(y) for y in zip(*x["entries"])] if by_columns else x["entries"]
    if len(lines) < 2:
        raise Inapplicable
    i, j = rng.sample(range(len(lines)), 2)
    lines[i], lines[j] = lines[j], lines[i]
    x["entries"] = [list(y) for y in zip(*lines)] if by_columns else lines


@operator(MEANING)
def matrix_scaled(rng, v, _):
    x = some_matrix(rng, v)
    factor = rng.choice((F(-1), F(2), F(1, 3), F(2147483647), F(1, 2147483647), F(10)**30))
    rows = rng.choice((range(len(x["entries"])), [rng.randrange(len(x["entries"]))] if x["entries"] else []))
    for i in rows:
        x["entries"][i] = [[c.exact(F(z) * factor) for z in y] if isinstance(y, list) else c.exact(F(y) * factor) for y in x["entries"][i]]


@operator(MEANING)
def matrix_emptied(rng, v, _):
    x = some_matrix(rng, v)
    x.update(rng.choice(({"rows": 0, "entries": []}, {"columns": 0, "entries": [[] for _ in x["entries"]]},
                         {"rows": 0, "entries": [], "columns": 2**53 - 1})))


@operator(MEANING)
def radicand_changed(rng, v, _):
    found = [x for x in matrices(v) if "radicand" in x] or [x for x in v["inputs"].values() if "entries" in x]
    if not found:
        raise Inapplicable
    D = rng.choice((2, 3, 5, 6, 999_999, 4, 12, 1, 0))
    for x in found if rng.random() < 0.7 else [rng.choice(found)]:
        if "radicand" not in x:
            x["entries"] = [[[y, "0"] for y in row] for row in x["entries"]]
        x["radicand"] = D


@operator(MEANING)
def roles_exchanged(rng, v, _):
    if "probe" in v["inputs"]:
        roles = ["encoder", "probe"]
        if "featureScale" in v["inputs"] and rng.random() < 0.5:
            roles = ["featureScale", rng.choice(roles)]
        one, other = roles
        v["inputs"][one], v["inputs"][other] = v["inputs"][other], v["inputs"][one]
    else:
        role = next(iter(v["inputs"]))
        new = rng.choice([r for r in ("matrix", "encoder", "probe", "featureScale", "graph", "thresholds") if r != role])
        v["inputs"] = {new: v["inputs"][role]}
        v["claim"]["digests"] = {new: v["claim"]["digests"][role]}


@operator(MEANING)
def input_of_other_certificate(rng, v, others):
    role = rng.choice(sorted(v["inputs"]))
    found = [other["inputs"][role] for other in others if role in other["inputs"]]
    v["inputs"][role] = copy.deepcopy(rng.choice(found))


@operator(MEANING)
def witness_of_other_certificate(rng, v, others):
    found = [other["witness"] for other in others if other["claim"]["kind"] == v["claim"]["kind"]]
    v["witness"] = copy.deepcopy(rng.choice(found))


@operator(MEANING)
def relation_flipped(rng, v, _):
    if "relation" not in v["claim"]:
        raise Inapplicable
    v["claim"]["relation"] = "le" if v["claim"]["relation"] == "lt" else "lt"


@operator(MEANING)
def threshold_to_the_boundary(rng, v, _):
    claim = v["claim"]
    small = rng.choice((F(0), F(0), F(1, 10**30), -F(1, 10**30)))
    if claim["kind"].startswith("recovery"):
        if not isinstance(claim["worstError"], str):
            raise Inapplicable
        claim["epsilon"] = c.exact(F(claim["worstError"]) + small)
    elif claim["kind"] == "near-identity-rank":
        scaled = c.divided(c.rational_entries(v["inputs"]["matrix"]))
        n = len(scaled)
        largest = max((abs(scaled[i][j]) for i in range(n) for j in range(n) if i != j), default=F(0))
        claim["mu"] = c.exact(abs(largest + small))
        if rng.random() < 0.7:  # with the bound it then gives
            claim["lowerBound"] = c.bound(scaled, F(claim["mu"]), claim["relation"], claim["family"], claim["power"]) or 0
    elif claim["kind"] == "incoherence" and "coherence" in claim:
        claim["mu"] = c.exact(F(claim["coherence"]) + small)
        claim["relation"] = rng.choice(("lt", "le"))
    elif claim["kind"] == "interference-chain":
        C, k = c.product_of_pair(v["inputs"]), claim["k"]
        m = len(C)
        if rng.random() < 0.5:  # where the recovery is lost
            rows = [sorted((abs(C[i][j] - (i == j)) for j in range(m)), reverse=True) for i in range(m)]
            epsilon = max(sum(row[:k]) for row in rows)
        else:  # where two features begin to interfere
            i, j = rng.sample(range(m), 2)
            epsilon = k * abs(C[i][j])
        if rng.random() < 0.5:
            claim["relation"] = rng.choice(("lt", "le"))
        claim["epsilon"] = c.exact(epsilon + small)
        if rng.random() < 0.7:
            chain_anew(v)
        return
    else:
        raise Inapplicable
    if rng.random() < 0.5 and "relation" in claim:
        claim["relation"] = rng.choice(("lt", "le"))


def chain_anew(v, size=None):
    """The rest of the chain from the inputs, k, epsilon, relation, family and power."""
    claim = v["claim"]
    new = c.chain_of(v["inputs"], claim["k"], F(claim["epsilon"]), claim["relation"], claim["family"], claim["power"], size)
    if new["claim"]["lowerBound"] is None:
        raise Inapplicable
    v.clear()
    v.update(new)


@operator(MEANING)
def sparsity_by_one(rng, v, _):
    if "k" not in v["claim"]:
        raise Inapplicable
    v["claim"]["k"] += rng.choice((-1, 1))


@operator(MEANING)
def kind_of_relatives(rng, v, _):
    relatives = ("recovery", "recovery-failure", "worst-case-error")
    if v["claim"]["kind"] in relatives:
        v["claim"]["kind"] = rng.choice([kind for kind in relatives if kind != v["claim"]["kind"]])
    elif v["claim"]["kind"] == "hypothesis-failure":
        v["claim"]["hypothesis"] = rng.choice(("diagonal", "off-diagonal", "nonzero-columns", "unit-columns", "equal-norms", "coherence"))
    elif v["claim"]["kind"] == "incoherence":
        v["claim"]["columns"] = rng.choice(("unit", "equal-norm", "any"))
    elif "of" in v["claim"]:
        v["claim"]["of"] = "complement" if v["claim"]["of"] == "graph" else "graph"
        if rng.random() < 0.5:
            v["claim"]["edges"] = len(c.side_edges(v["inputs"]["graph"], v["claim"]["of"]))
    elif "family" in v["claim"]:
        v["claim"]["family"] = rng.choice(("trace", "alon", "chebyshev"))
    else:
        raise Inapplicable


@operator(MEANING)
def graph_edge_changed(rng, v, _):
    if "graph" not in v["inputs"]:
        raise Inapplicable
    g = v["inputs"]["graph"]
    edges = {tuple(e) for e in g["edges"]}
    u, w = sorted(rng.sample(range(g["n"]), 2)) if g["n"] > 1 else (0, 0)
    g["edges"] = [list(e) for e in sorted(edges ^ {(u, w)})]
    if rng.random() < 0.8:
        v["claim"]["edges"] = len(c.side_edges(g, v["claim"].get("of", "graph")))


@operator(MEANING)
def graph_edge_spoiled(rng, v, _):
    edges = v["inputs"].get("graph", {}).get("edges")
    if not edges:
        raise Inapplicable
    i = rng.randrange(len(edges))
    rng.choice((lambda: edges.insert(i, list(edges[i])), lambda: edges[i].reverse(), lambda: edges[i].append(0),
                lambda: edges.append([v["inputs"]["graph"]["n"] - 1, v["inputs"]["graph"]["n"]]), lambda: edges.reverse(),
                lambda: edges[i].__setitem__(0, edges[i][1])))()


@operator(MEANING)
def graph_grown(rng, v, _):
    if "graph" not in v["inputs"]:
        raise Inapplicable
    v["inputs"]["graph"]["n"] += 1
    v["claim"]["n"] += 1
    v["claim"]["edges"] = len(c.side_edges(v["inputs"]["graph"], v["claim"].get("of", "graph")))
    if "upper" in v["witness"]:
        upper, vertex = v["witness"]["upper"], v["claim"]["n"] - 1
        if "colours" in upper:
            upper["colours"].append(rng.randrange(v["claim"]["cliqueNumber"] + 1))
        else:
            rng.choice(upper["nodes"][0]["classes"] or [[]]).append(vertex)
    if "classes" in v["witness"]:
        v["witness"]["classes"].append(rng.randrange(v["claim"]["parts"] + 1))
        v["claim"]["turanNumber"] = c.turan_number(v["claim"]["n"], v["claim"]["parts"])


@operator(MEANING)
def parts_changed(rng, v, _):
    if "parts" not in v["claim"]:
        raise Inapplicable
    v["claim"]["parts"] = max(1, v["claim"]["parts"] + rng.choice((-1, 1, 1, 5)))
    v["claim"]["turanNumber"] = c.turan_number(v["claim"]["n"], v["claim"]["parts"])


@operator(MEANING)
def class_changed(rng, v, _):
    classes = v["witness"].get("classes")
    if not classes:
        raise Inapplicable
    classes[rng.randrange(len(classes))] = rng.randrange(v["claim"]["parts"] + 1)


@operator(MEANING)
def index_list_by_one(rng, v, _):
    path = choose(rng, v, lambda x: is_list(x) and all(type(y) is int for y in x), inside=("witness",))
    items = parent(v, path)[path[-1]]
    if rng.random() < 0.5:
        items[:] = [x + 1 for x in items]
    else:
        i = rng.randrange(len(items))
        items[i] = max(0, items[i] + rng.choice((-1, 1)))


@operator(MEANING)
def prime_changed(rng, v, _):
    lower = v["witness"].get("lower") or v["witness"].get("rank", {}).get("lower")
    if not lower or "prime" not in lower:
        raise Inapplicable
    lower["prime"] = rng.choice((2, 3, 5, 7, 11, 4, 9, 2147483629, 2147483646, 46337 * 46339, 65537, 2147483647))


@operator(MEANING)
def power_changed(rng, v, _):
    if "power" not in v["claim"]:
        raise Inapplicable
    claim = v["claim"]
    claim["power"] = rng.choice((1, 2, 3, 4, 9, 40))
    if rng.random() < 0.8:
        if claim["kind"] == "interference-chain":
            claim["lowerBound"] = c.chain_bound(c.product_of_pair(v["inputs"]), v["witness"]["independentSet"], claim["k"],
                                                F(claim["epsilon"]), claim["relation"], claim["family"], claim["power"]) or 0
            return
        claim["lowerBound"] = c.bound(c.divided(c.rational_entries(v["inputs"]["matrix"])), F(claim["mu"]), claim["relation"],
                                      claim["family"], claim["power"]) or 0
        v["witness"].pop("projector", None)
        v["witness"].pop("monomials", None)


def tree_nodes(v):
    nodes = v["witness"].get("upper", {}).get("nodes")
    if not nodes:
        raise Inapplicable
    return nodes


@operator(MEANING)
def tree_node_dropped(rng, v, _):
    nodes = tree_nodes(v)
    nodes.pop(rng.randrange(len(nodes)))


@operator(MEANING)
def tree_node_duplicated(rng, v, _):
    nodes = tree_nodes(v)
    node = rng.choice((rng.choice(nodes), {"branch": [], "classes": []}, {"branch": [], "classes": [[]]}))
    nodes.insert(rng.randrange(len(nodes) + 1), copy.deepcopy(node))


@operator(MEANING)
def tree_nodes_reordered(rng, v, _):
    nodes = tree_nodes(v)
    if len(nodes) < 2:
        raise Inapplicable
    i, j = rng.sample(range(len(nodes)), 2)
    if rng.random() < 0.5:
        nodes[i], nodes[j] = nodes[j], nodes[i]
    else:
        nodes.insert(i, nodes.pop(j))


def some_node(rng, v):
    nodes = tree_nodes(v)
    return rng.choice((nodes[0], rng.choice(nodes)))


@operator(MEANING)
def tree_vertex_moved(rng, v, _):
    """From the branch or a class of a node to another of its lists, or to a new class."""
    node = some_node(rng, v)
    lists = [node["branch"]] + node["classes"]
    start = rng.choice([x for x in lists if x])
    vertex = start.pop(rng.randrange(len(start)))
    if rng.random() < 0.2:
        node["classes"].append([vertex])
        return
    end = rng.choice([x for x in lists if x is not start])
    if end is node["branch"]:
        end.insert(rng.randrange(len(end) + 1), vertex)
    else:
        end.append(vertex)
        end.sort()


@operator(MEANING)
def tree_vertex_changed(rng, v, _):
    node = some_node(rng, v)
    items = rng.choice([x for x in [node["branch"]] + node["classes"] if x])
    n = v["inputs"]["graph"]["n"]
    change = rng.choice(("drop", "add", "exchange", "huge"))
    if change in ("drop", "exchange"):
        items.pop(rng.randrange(len(items)))
    if change in ("add", "exchange"):
        items.append(rng.randrange(n + 1))
    if change == "huge":
        items.append(rng.choice((n, 2**31, 2**32, 2**53 - 1)))
    if items is not node["branch"] or rng.random() < 0.3:
        items.sort()


@operator(MEANING)
def tree_foreign_vertex(rng, v, _):
    """A vertex that is not to be split at a later node stands there all the same, where it disturbs nothing."""
    node = rng.choice(tree_nodes(v)[1:])
    edges = {tuple(e) for e in v["inputs"]["graph"]["edges"]}
    members = set(node["branch"]).union(*node["classes"])
    places = [(u, items) for u in range(v["inputs"]["graph"]["n"]) if u not in members for items in node["classes"]
              if not any((min(u, w), max(u, w)) in edges for w in items)]
    vertex, items = rng.choice(places)
    items.append(vertex)
    items.sort()


@operator(MEANING)
def tree_branch_reordered(rng, v, _):
    """At times the two subtrees go along where they are single nodes: a true tree if their sets allow it."""
    node = rng.choice([x for x in tree_nodes(v) if len(x["branch"]) > 1])
    i = rng.randrange(len(node["branch"]) - 1)
    node["branch"][i], node["branch"][i + 1] = node["branch"][i + 1], node["branch"][i]
    if rng.random() < 0.5:
        nodes = tree_nodes(v)
        at = nodes.index(node) + 1 + i
        nodes[at], nodes[at + 1] = nodes[at + 1], nodes[at]


@operator(MEANING)
def tree_classes_changed(rng, v, _):
    node = some_node(rng, v)
    classes = node["classes"]
    change = rng.choice(("empty added", "empty removed", "merged", "split", "shuffled", "repeated"))
    if change == "empty added":
        classes.insert(rng.randrange(len(classes) + 1), [])
    elif change == "empty removed":
        classes.remove([])
    elif change == "merged":
        i, j = rng.sample(range(len(classes)), 2)
        classes[i] = sorted(classes[i] + classes[j])
        del classes[j]
    elif change == "split":
        items = rng.choice([x for x in classes if len(x) > 1])
        classes.append([items.pop(rng.randrange(len(items)))])
    elif change == "shuffled":
        rng.shuffle(classes)
    else:
        classes.append(list(rng.choice(classes)))


@operator(MEANING)
def colour_changed(rng, v, _):
    colours = v["witness"].get("upper", {}).get("colours")
    if not colours:
        raise Inapplicable
    number = v["claim"]["cliqueNumber"]
    change = rng.choice(("one", "drop", "add", "permuted", "shifted", "huge"))
    if change == "one":
        colours[rng.randrange(len(colours))] = rng.randrange(number + 1)
    elif change == "drop":
        colours.pop(rng.randrange(len(colours)))
    elif change == "add":
        colours.append(rng.randrange(number))
    elif change == "permuted":
        new = rng.sample(range(number), number)
        colours[:] = [new[x] for x in colours]
    elif change == "shifted":
        colours[:] = [x + 1 for x in colours]
    else:
        colours[rng.randrange(len(colours))] = rng.choice((2**31, 2**32, 2**53 - 1))


@operator(MEANING)
def clique_vertex_exchanged(rng, v, _):
    vertices = v["witness"]["clique"]
    n = v["inputs"]["graph"]["n"]
    change = rng.choice(("exchange", "drop", "add"))
    if change != "add":
        vertices.pop(rng.randrange(len(vertices)))
    if change != "drop":
        vertices.append(rng.randrange(n + 1))
    vertices.sort()


@operator(MEANING)
def clique_number_by_one(rng, v, _):
    """With a witness that fits as well as it can."""
    claim, g = v["claim"], v["inputs"]["graph"]
    claim["cliqueNumber"] = number = max(0, claim["cliqueNumber"] + rng.choice((-1, 1)))
    if rng.random() < 0.7:
        found = c.clique_members(g["n"], g["edges"], number)
        v["witness"]["clique"] = found if found is not None else list(range(number))
    if rng.random() < 0.5:
        nodes = c.tree(g["n"], g["edges"], number)
        if nodes:
            v["witness"]["upper"] = {"kind": "tree", "nodes": nodes}


@operator(MEANING)
def upper_exchanged(rng, v, _):
    """A colouring for a tree and the other way round, with as many colours as it takes."""
    upper, g = v["witness"]["upper"], v["inputs"]["graph"]
    if "nodes" in upper:
        number = v["claim"]["cliqueNumber"]
        colours = next(x for x in (c.colouring(g["n"], g["edges"], number + more) for more in range(5)) if x)
        v["witness"]["upper"] = {"colours": colours, "kind": "colouring"}
    elif "colours" in upper:
        v["witness"]["upper"] = {"kind": "tree", "nodes": c.tree(g["n"], g["edges"], v["claim"]["cliqueNumber"], rng.random() < 0.5)}
    else:
        raise Inapplicable


def chain_claim(v):
    if v["claim"]["kind"] != "interference-chain":
        raise Inapplicable
    return v["claim"]


@operator(MEANING)
def chain_edges_by_one(rng, v, _):
    chain_claim(v)
    v["witness"]["edges"] = max(0, v["witness"]["edges"] + rng.choice((-1, 1)))


@operator(MEANING)
def independent_set_changed(rng, v, _):
    claim, items = chain_claim(v), v["witness"]["independentSet"]
    change = rng.choice(("exchange", "drop", "add"))
    if change != "add":
        items.pop(rng.randrange(len(items)))
    if change != "drop":
        items.append(rng.choice([j for j in range(claim["m"] + 1) if j not in items]))
    items.sort()
    if rng.random() < 0.8:
        claim["independentSetSize"] = len(items)
    if rng.random() < 0.8:
        claim["lowerBound"] = c.chain_bound(c.product_of_pair(v["inputs"]), items, claim["k"], F(claim["epsilon"]),
                                            claim["relation"], claim["family"], claim["power"]) or 0


@operator(MEANING)
def independent_set_of_another_size(rng, v, _):
    chain_anew(v, rng.randrange(1, chain_claim(v)["m"] + 1))


@operator(MEANING)
def lower_bound_by_one(rng, v, _):
    if "lowerBound" not in v["claim"]:
        raise Inapplicable
    v["claim"]["lowerBound"] = max(0, v["claim"]["lowerBound"] + rng.choice((-1, 1)))


@operator(MEANING)
def chain_power_by_one(rng, v, _):
    claim = chain_claim(v)
    claim["power"] = max(0, claim["power"] + rng.choice((-1, 1)))
    if rng.random() < 0.5:
        chain_anew(v)


@operator(MEANING)
def chain_family_exchanged(rng, v, _):
    claim = chain_claim(v)
    claim["family"] = rng.choice([x for x in ("trace", "alon", "chebyshev") if x != claim["family"]])
    if rng.random() < 0.7:
        chain_anew(v)


@operator(MEANING)
def chain_relation_flipped_throughout(rng, v, _):
    claim = chain_claim(v)
    claim["relation"] = "le" if claim["relation"] == "lt" else "lt"
    chain_anew(v)


@operator(MEANING)
def chain_k_changed_throughout(rng, v, _):
    claim = chain_claim(v)
    claim["k"] = max(1, rng.choice((claim["k"] - 1, claim["k"] + 1, claim["m"], claim["m"] + 1)))
    chain_anew(v)


@operator(MEANING)
def chain_epsilon_of_one(rng, v, _):
    chain_claim(v)["epsilon"] = rng.choice(("1", "1", "3/2", c.exact(1 + F(1, 10**30)), c.exact(1 - F(1, 10**30)), "99/100"))
    if rng.random() < 0.8:
        chain_anew(v)


def some_scale(v):
    if "featureScale" not in v["inputs"]:
        raise Inapplicable
    return v["inputs"]["featureScale"]


@operator(MEANING)
def feature_scale_entry(rng, v, _):
    rows = some_scale(v)["entries"]
    row = rng.choice(rows)
    x = F(row[0])
    row[0] = c.exact(rng.choice((F(0), -x, -F(1, 10**30), F(1, 10**30), 1 / x, 2 * x, x + F(1, 10**20), F(1), F(10**30), F(2)**200, F(1, 2**200))))


@operator(MEANING)
def feature_scale_length(rng, v, _):
    item = some_scale(v)
    column = [row[0] for row in item["entries"]]
    change = rng.choice(("drop", "add", "row", "wide", "shuffled", "square"))
    if change == "drop":
        column.pop(rng.randrange(len(column)))
    elif change == "add":
        column.insert(rng.randrange(len(column) + 1), rng.choice(("1", "2", "1/3", "0")))
    elif change == "shuffled":
        rng.shuffle(column)
    rows = {"row": [column], "wide": [[x, "1"] for x in column],
            "square": [[x if i == j else "0" for j in range(len(column))] for i, x in enumerate(column)]}.get(change, [[x] for x in column])
    item.update(entries=rows, rows=len(rows), columns=len(rows[0]))


@operator(MEANING)
def feature_scale_removed(rng, v, _):
    some_scale(v)
    if rng.random() < 0.8:
        del v["inputs"]["featureScale"]
    if rng.random() < 0.8:
        del v["claim"]["digests"]["featureScale"]


@operator(MEANING)
def feature_scale_removed_truly(rng, v, _):
    """The scaled pair stands in the certificate; in a pair of rationals nothing else changes."""
    some_scale(v)
    if any("radicand" in item for item in v["inputs"].values()):
        raise Inapplicable
    A, B = c.scaled_pair(v["inputs"], 0)
    for role, rows in (("encoder", A), ("probe", B)):
        v["inputs"][role] = c.matrix([[x.p for x in row] for row in rows])
    del v["inputs"]["featureScale"], v["claim"]["digests"]["featureScale"]


@operator(MEANING)
def feature_scale_added(rng, v, _):
    """Ones change nothing; other numbers are at times undone in the encoder and the probe."""
    if "featureScale" in v["inputs"]:
        raise Inapplicable
    role = next(x for x in ("encoder", "probe", "matrix", "graph") if x in v["inputs"])
    m = v["inputs"][role].get("columns", 3)
    column = [rng.choice((F(1), F(2), F(1, 3), F(10, 7), F(10)**20, F(1, 2**70))) for _ in range(m)] if rng.random() < 0.7 else [F(1)] * m
    v["inputs"]["featureScale"] = c.matrix([[x] for x in column])
    if "probe" in v["inputs"] and rng.random() < 0.7:
        for role in ("encoder", "probe"):
            v["inputs"][role]["entries"] = [[scaled_spelling(x, 1 / t if role == "encoder" else t) for x, t in zip(row, column)]
                                            for row in v["inputs"][role]["entries"]]


def scaled_spelling(x, factor):
    return [c.exact(F(y) * factor) for y in x] if isinstance(x, list) else c.exact(F(x) * factor)


@operator(MEANING)
def feature_scale_undone(rng, v, _):
    """One feature scaled further, and its columns back: the claim stays true."""
    rows = some_scale(v)["entries"]
    j, t = rng.randrange(len(rows)), rng.choice((F(2), F(1, 7), F(10)**20, F(1, 3**50)))
    rows[j][0] = c.exact(F(rows[j][0]) * t)
    for role, factor in (("encoder", 1 / t), ("probe", t)):
        for row in v["inputs"][role]["entries"]:
            row[j] = scaled_spelling(row[j], factor)


@operator(MEANING)
def graph_made_anew(rng, v, _):
    """A changed graph with an honest new certificate: should be accepted again."""
    if v["claim"]["kind"] != "clique-number":
        raise Inapplicable
    g = v["inputs"]["graph"]
    n = min(9, g["n"] + rng.choice((0, 0, 1)))
    density = rng.random()
    edges = {tuple(e) for e in g["edges"] if e[1] < n} if rng.random() < 0.5 else {
        (u, w) for u in range(n) for w in range(u + 1, n) if rng.random() < density}
    if n > 1:
        edges ^= {tuple(sorted(rng.sample(range(n), 2)))}
    new = c.clique_number(n, sorted(edges), "tree", empty_classes=rng.random() < 0.5)
    colours = c.colouring(n, sorted(edges), new["claim"]["cliqueNumber"])
    if colours is not None and rng.random() < 0.4:
        new["witness"]["upper"] = {"colours": colours, "kind": "colouring"}
    v.clear()
    v.update(new)


@operator(MEANING)
def z_changed(rng, v, _):
    z = v["witness"].get("z")
    if z is None:
        raise Inapplicable
    rng.choice((lambda: z.append([z[-1][0] + 1 if z else 0, rng.choice(("1", "-1", "1/2"))]), lambda: z and z.pop(),
                lambda: z.__setitem__(slice(None), [[j, x[1:] if x[0] == "-" else "-" + x] for j, x in z]),
                lambda: z and z[0].__setitem__(1, rng.choice(("1", "-1", "1/2", "2", "0"))), lambda: z.reverse()))()


@operator(MEANING)
def value_made_anew(rng, v, _):
    """A changed matrix with an honest new certificate: should be accepted again, or nearly so."""
    kind = v["claim"]["kind"]
    x = rng.choice(sorted(v["inputs"]))
    item = v["inputs"][x]
    if "entries" not in item or "radicand" in item or any("radicand" in y for y in v["inputs"].values()):
        raise Inapplicable
    i, j = rng.randrange(item["rows"]), rng.randrange(item["columns"])
    small = rng.choice((F(1), F(-1), F(1, 2), F(1, 7), F(1, 10**20)))
    item["entries"][i][j] = c.exact(F(item["entries"][i][j]) + small)
    if kind == "rank":
        if item["rows"] > 8:
            raise Inapplicable
        rows = c.rational_entries(item)
        v["claim"]["rank"] = c.rank(rows)
        v["witness"] = c.rank_witness(rows, rng.choice(("dependencies", "factorisation")))
    elif kind.startswith("recovery") or kind == "worst-case-error":
        claim = v["claim"]
        if claim["m"] > 4 or claim["k"] > 10:
            raise Inapplicable
        E = c.errors(*c.scaled_pair(v["inputs"], 0))
        size, row, z = c.worst_error(E, claim["k"], claim["domain"])
        claim["worstError"] = c.surd_text(size.pair())
        v["witness"] = {"row": row, "z": z}
    elif kind == "interference-chain":
        if rng.random() < 0.3:
            v["claim"].update(power=rng.choice((1, 2, 3)), family=rng.choice(("trace", "alon", "chebyshev")),
                              relation=rng.choice(("lt", "le")))
        if rng.random() < 0.5:
            item["entries"][i][j] = c.exact(F(item["entries"][i][j]) - small + rng.choice((F(1, 50), -F(1, 50), F(1, 12))))
        chain_anew(v)
    elif kind == "incoherence":
        A = c.entries(item, 0)
        if item["columns"] > 6 or any(c.inner(c.column(A, l), c.column(A, l)).sign() == 0 for l in range(item["columns"])):
            raise Inapplicable
        value, pair = c.coherence(A)
        v["claim"].update(columns="any", coherenceSquared=c.surd_text(value.pair()))
        v["claim"].pop("normSquared", None)
        v["claim"].pop("coherence", None)
        v["witness"]["pair"] = pair
    elif kind == "near-identity-rank":
        rows = c.rational_entries(item)
        if len(rows) > 4 or any(rows[l][l] <= 0 for l in range(len(rows))):
            raise Inapplicable
        scaled = c.divided(rows)
        n = len(rows)
        mu = max((abs(scaled[a][b]) for a in range(n) for b in range(n) if a != b), default=F(0))
        relation, power = rng.choice(("lt", "le")), rng.choice((1, 2, 3))
        mu += rng.choice((F(0), F(1, 100)))
        family = rng.choice(("trace", "alon", "chebyshev"))
        if c.bound(scaled, mu, relation, family, power) is None:
            family = "alon"
        new = c.near_identity(rows, mu, family, power, relation, explicit=rng.random() < 0.5 and mu > 0)
        v.clear()
        v.update(new)
    else:
        raise Inapplicable


@operator(MEANING)
def digest_spoiled(rng, v, _):
    role = rng.choice(sorted(v["inputs"]))
    place = rng.choice((v["inputs"][role], v["claim"]["digests"]))
    key = "digest" if place is v["inputs"][role] else role
    i = rng.randrange(64)
    place[key] = place[key][:i] + rng.choice("0123456789abcdefgA") + place[key][i + 1:]
    return c.canonical(v).encode()


@operator(MEANING)
def assumption_added(rng, v, _):
    v["assumptions"] = rng.choice((["ieee754-dot-product"], ["x"], ["ieee754-dot-product"] * 2))


@operator(MEANING)
def source_added(rng, v, _):
    v["sources"] = [{"bytes": 1, "dtype": "<f8", "name": rng.choice(("a.npy", "")), "orientation": rng.choice(("as-is", "transposed")),
                     "role": rng.choice(sorted(v["inputs"]) + ["probe", "bias", "featureScale"]), "sha256": "0" * 64, "tensor": rng.choice(("", "t"))}] * rng.choice((1, 1, 2))


# Spelling


@operator(SPELLING)
def byte_changed(rng, v, _):
    data = bytearray(c.canonical(v).encode())
    for _ in range(rng.choice((1, 1, 2, 3))):
        data[rng.randrange(len(data))] = rng.choice((rng.randrange(256), rng.choice(b'0123456789"[]{},:/-')))
    return bytes(data)


@operator(SPELLING)
def byte_deleted_or_added(rng, v, _):
    data = bytearray(c.canonical(v).encode())
    i = rng.randrange(len(data))
    if rng.random() < 0.5:
        del data[i]
    else:
        data.insert(i, rng.choice(b'0123456789"[]{},:/- \n\t\\'))
    return bytes(data)


@operator(SPELLING)
def cut_or_extended(rng, v, _):
    data = c.canonical(v).encode()
    return rng.choice((data[:rng.randrange(len(data))], data + b"\n", data + b"\0", b" " + data, data + data, b"\xef\xbb\xbf" + data))


@operator(SPELLING)
def pieces_exchanged(rng, v, _):
    data = c.canonical(v).encode()
    i, j, k = sorted(rng.sample(range(len(data)), 3))
    return data[:i] + data[j:k] + data[i:j] + data[k:]


@operator(SPELLING)
def spelling_changed(rng, v, _):
    text = c.canonical(v)
    changes = [(r'"(\w+)":(\d+)', r'"\1":\2,"\1":\2'), (r":(\d+)", r":0\1"), (r":(\d+)", r":\1.0"), (r":(\d+)", r":-\1"), (r":(\d+)", r":\1e0"),
               (r":(\d+)", r":true"), (r":(\d+)", r": \1"), (r'"lrh"', r'"l\\u0072h"'), (r",", r", "), (r"\]", r",]"), (r"\}", r",}"),
               (r'("\w+":\d+),("\w+":\d+)', r"\2,\1"), (r":(\d+)", r":null"), (r'"lrh"', '"lrh\u00e9"'), (r'"(\d+)"', r"\1"), (r":(\d+)", r':"\1"')]
    pattern, new = rng.choice(changes)
    found = list(re.finditer(pattern, text))
    if not found:
        raise Inapplicable
    match = rng.choice(found)
    return (text[:match.start()] + match.expand(new) + text[match.end():]).encode()


@operator(SPELLING)
def object_file(rng, v, _):
    """The matrix in an object file, often a bad one. Returns the certificate and the file."""
    role = rng.choice(sorted(v["inputs"]))
    item = v["inputs"][role]
    if "entries" not in item or "radicand" in item:
        raise Inapplicable
    rows = c.rational_entries(item)
    kind = "<i8" if all(x.denominator == 1 and abs(x) < 2**63 for row in rows for x in row) and rng.random() < 0.5 else "<f8"
    try:
        values = [[int(x) if kind == "<i8" else float(x) for x in row] for row in rows]
    except OverflowError:
        raise Inapplicable from None
    v["inputs"][role] = c.object_input(values, "OBJECT")
    v["claim"]["digests"][role] = v["inputs"][role]["digest"]
    data = bytearray(c.npy(values, kind))
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        i = rng.randrange(len(data))
        rng.choice((lambda: data.__setitem__(i, rng.randrange(256)), lambda: data.pop(), lambda: data.append(0),
                    lambda: data.__setitem__(i, data[i] ^ 1 << rng.randrange(8)), lambda: data.pop(i), lambda: data.__setitem__(rng.randrange(10), 1)))()
    return v, bytes(data)


# ----------------------------------------------------------------------------------------------------------------
# Making and checking


def moderate(value):
    """Whether an operator can make honest parts of this certificate; numbers beyond words would take for ever."""
    return all(type(value["claim"].get(key, 0)) is int and value["claim"].get(key, 0) <= 64
               for key in ("cliqueNumber", "independentSetSize", "n", "power"))


INAPPLICABLE = (Inapplicable, ValueError, ZeroDivisionError, AttributeError, IndexError, KeyError, TypeError, StopIteration, ArithmeticError)


def make_mutant(rng, certificates, kinds=None):
    """(kind of the certificate, name of the operators, bytes, object file or None)."""
    groups = collections.defaultdict(list)
    for value in certificates:
        groups[value["claim"]["kind"]].append(value)
    kind = rng.choice(sorted(groups) if kinds is None else [kind for kind in sorted(groups) if kind in kinds])
    group = rng.choices((VALUE, MEANING, SPELLING), (3, 9, 1))[0]
    while True:
        value = copy.deepcopy(rng.choice(groups[kind]))
        name = rng.choice(sorted(group))
        try:
            result = group[name](rng, value, certificates)
            if result is None and rng.random() < 0.1 and moderate(value):
                second = rng.choice(sorted(MEANING))
                result = MEANING[second](rng, value, certificates)
                if result is None:
                    name = "two operators"
        except INAPPLICABLE:
            continue
        if isinstance(result, bytes):
            return kind, name, result, None
        if isinstance(result, tuple):
            return kind, name, c.canonical(result[0]).encode(), result[1]
        if rng.random() < 0.95:
            c.redigest(value)
        return kind, name, c.canonical(value).encode(), None


def run(command, names, folder, limit=None):
    """The outcome and the rest of the line for each file, from one run over all of them."""
    (folder / "list").write_text("".join(f"{folder / name}\n" for name in names))
    arguments = command + (["--work-limit", str(limit)] if limit is not None else []) + ["--batch", str(folder / "list")]
    done = subprocess.run(arguments, capture_output=True, text=True, env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})
    results = {}
    for line in done.stdout.split("\n"):
        match = re.fullmatch(r"(.*/\d+\.json): (\w+)(?: error)? — (.*)", line)
        if match:
            results[Path(match[1]).name] = (match[2], match[3])
    for name in names:  # a crash loses lines; a checker may report some outcomes elsewhere
        if name not in results:
            arguments[-2:] = [str(folder / name)]
            single = subprocess.run(arguments, capture_output=True, text=True, env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})
            results[name] = (CODES.get(single.returncode, "crash"), (single.stdout + single.stderr).strip()[-300:])
    return results


def stated_work(result):
    match = re.search(r"\bwork (?:is )?(\d+)", result[1])
    return int(match[1]) if match else result[1] if result[0] != "undecided" else "infinite"


def well_formed_claim(data):
    value = json.loads(data)
    sizes = [x for _, x in places(value["inputs"]) if type(x) is int]
    # Brute force is for small instances.
    large = value["claim"]["kind"] != "capacity" and value["claim"].get("m", 0) > 30
    return None if large or max(sizes, default=0) > 30 else value


def main():
    parser = argparse.ArgumentParser(description="Mutate certificates; compare the two checkers.")
    parser.add_argument("--swift", required=True, help="the lrh-check program")
    parser.add_argument("--python", default=str(ROOT / "proofs" / "checker" / "lrh_check.py"), help="the Python checker")
    parser.add_argument("--mutants", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--partial", action="store_true",
                        help="do not compare mutants to which the first checker answers `undecided — not covered`")
    parser.add_argument("--full", action="store_true",
                        help="run both checkers with --full, and mutate certificates with filters too")
    parser.add_argument("--keep", type=Path, help="folder for the mutants that went wrong")
    parser.add_argument("--kinds", help="mutate only certificates of these kinds: names with commas between")
    options = parser.parse_args()
    swift, python = [options.swift], [sys.executable, options.python]
    if options.full:
        swift, python = swift + ["--full"], python + ["--full"]
    began, rng, wrong = time.monotonic(), random.Random(options.seed), []
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    seeds = []
    for path in sorted(path for folder in ["accepted"] + ["assuming"] * options.full for path in (CORPUS / folder).glob("*.json")):
        data = path.read_bytes()
        # Large ones would only cost time.
        if len(data) < 12_000 and b'"object"' not in data:
            seeds.append(json.loads(data))

    table = collections.defaultdict(collections.Counter)
    recomputed = skipped = not_covered = 0
    with tempfile.TemporaryDirectory(prefix="lrh-mutants-") as name:
        folder = Path(name)
        for start in range(0, options.mutants, 500):
            batch = {}
            for number in range(start, min(start + 500, options.mutants)):
                kind, operator_name, data, object_data = make_mutant(rng, seeds, options.kinds and options.kinds.split(","))
                if object_data is not None:
                    data = data.replace(b'"OBJECT"', f'"{number}.npy"'.encode())
                    (folder / f"{number}.npy").write_bytes(object_data)
                (folder / f"{number}.json").write_bytes(data)
                batch[f"{number}.json"] = (kind, operator_name, data, object_data)
            names = list(batch)
            first, second = run(swift, names, folder), run(python, names, folder)
            work_first, work_second = run(swift, names, folder, 0), run(python, names, folder, 0)
            for file, (kind, operator_name, data, object_data) in batch.items():
                outcome = first[file][0]
                table[kind, operator_name][outcome] += 1
                problem = None
                if options.partial and first[file][1].startswith("not covered"):
                    not_covered += 1
                    continue
                if outcome != second[file][0]:
                    problem = f"outcomes differ: {first[file]} and {second[file]}"
                elif outcome in ("internal", "crash", "unreadable", "missing"):
                    problem = f"no verdict: {first[file]}"
                elif (work_first[file][0], work_second[file][0]) == ("undecided", "undecided"):
                    if stated_work(work_first[file]) != stated_work(work_second[file]):
                        problem = f"work differs: {work_first[file]} and {work_second[file]}"
                elif work_first[file][0] != work_second[file][0]:
                    problem = f"outcomes differ at limit 0: {work_first[file]} and {work_second[file]}"
                if problem is None and outcome == "accepted" and object_data is None:
                    value = well_formed_claim(data)
                    if value is None:
                        skipped += 1
                    else:
                        try:
                            recomputed += 1
                            if not c.truth(value):
                                problem = "accepted, but the claim is false"
                        except c.TooLarge:
                            recomputed, skipped = recomputed - 1, skipped + 1
                if problem is not None:
                    wrong.append((file, kind, operator_name, problem))
                    if options.keep:
                        options.keep.mkdir(parents=True, exist_ok=True)
                        for suffix in (".json", ".npy"):
                            if (folder / file).with_suffix(suffix).exists():
                                shutil.copy((folder / file).with_suffix(suffix), options.keep)
                for suffix in (".json", ".npy"):
                    (folder / file).with_suffix(suffix).unlink(missing_ok=True)

    if options.partial:
        print(f"{not_covered} mutants are not covered by the first checker")
    report(table, wrong, options, recomputed, skipped, time.monotonic() - began)
    return 1 if wrong else 0


def report(table, wrong, options, recomputed, skipped, seconds):
    columns = [x for x in OUTCOMES if any(x in counts for counts in table.values())]

    def show(title, counts):
        print(f"{title:<58}" + "".join(f"{counts[x]:>11}" for x in columns))
    print(f"{'kind × operator':<58}" + "".join(f"{x:>11}" for x in columns))
    for (kind, name), counts in sorted(table.items()):
        show(f"{kind} × {name}", counts)
    print()
    for kind in sorted({kind for kind, _ in table}):
        show(kind, sum((counts for (other, _), counts in table.items() if other == kind), collections.Counter()))
    show("all", sum(table.values(), collections.Counter()))
    print(f"\n{options.mutants} mutants, seed {options.seed}, {seconds:.0f} s; {recomputed} accepted claims recomputed and "
          f"{skipped} too large for brute force; {len(wrong)} went wrong")
    for file, kind, name, problem in wrong:
        print(f"  {file} ({kind} × {name}): {problem}")


if __name__ == "__main__":
    sys.exit(main())
