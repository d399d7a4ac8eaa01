# SPDX-License-Identifier: Apache-2.0
"""Mutation operators for sections 5.12 to 5.15 of the format: access, basis pursuit, exact decoding, one l1 minimiser."""

from fractions import Fraction as F

from operators import MEANING, Inapplicable, operator

import certificates as c
import encoders as e
from linear_programs import circuits

ACCESS = ("access", "no-access", "optimal-access")
PAIRS = {"basis-pursuit": "basis-pursuit-failure", "exact-decoding": "exact-decoding-failure"}
PAIRS.update({failure: kind for kind, failure in list(PAIRS.items())})
SMALL = (F(1), F(-1), F(1, 2), F(-1, 3), F(1, 10**20), F(-1, 10**20))


def of_kinds(v, *kinds):
    if v["claim"]["kind"] not in kinds:
        raise Inapplicable
    return v["claim"]


def rows(v):
    found = e.rows_of(v["inputs"])
    if found is None or len(found[0]) > 6 or len(found) > 5:
        raise Inapplicable
    return found


def scale(v):
    return [F(x) for x, in v["inputs"]["featureScale"]["entries"]] if "featureScale" in v["inputs"] else None


def become(v, new):
    if new is None:
        raise Inapplicable
    v.clear()
    v.update(new)


def some_vector(rng, v):
    witness = v["witness"]
    found = [witness[key] for key in ("kernelVector", "x") if key in witness] + list(witness.get("kernelVectors", []))
    if not found:
        raise Inapplicable
    return rng.choice(found)


@operator(MEANING)
def vector_changed(rng, v, _):
    x = some_vector(rng, v)
    i = rng.randrange(len(x)) if x else 0
    change = rng.choice(("value", "value", "drop", "add", "shift", "scaled", "emptied", "reversed", "huge", "negated"))
    if change == "value":
        x[i][1] = c.exact(F(x[i][1]) + rng.choice(SMALL))
    elif change == "drop":
        x.pop(i)
    elif change == "add":
        x.insert(rng.randrange(len(x) + 1), [rng.randrange(v["claim"]["m"] + 1), rng.choice(("1", "-1", "1/2", "0"))])
    elif change == "shift":
        x[i][0] = max(0, x[i][0] + rng.choice((-1, 1)))
    elif change in ("scaled", "negated"):  # still in the kernel
        factor = F(-1) if change == "negated" else rng.choice((F(2), F(-1, 3), F(10)**25, F(1, 2**70)))
        x[:] = [[j, c.exact(factor * F(y))] for j, y in x]
    elif change == "emptied":
        x.clear()
    elif change == "reversed":
        x.reverse()
    else:
        x.append([rng.choice((v["claim"]["m"], 2**31, 2**53 - 1)), "1"])


@operator(MEANING)
def vector_of_the_kernel(rng, v, _):
    """Another vector of the kernel, at times with the error that it proves."""
    claim, found = v["claim"], circuits(rows(v))
    if "kernelVector" not in v["witness"] or not found:
        raise Inapplicable
    parts = [rng.choice(found) for _ in range(rng.choice((1, 1, 2)))]
    factors = [rng.choice((F(1), F(-1), F(2), F(1, 3))) for _ in parts]
    x = [sum((t * p[j] for t, p in zip(factors, parts)), F(0)) for j in range(claim["m"])]
    v["witness"]["kernelVector"] = e.sparse(x)
    if claim["kind"] == "no-access" and any(x) and rng.random() < 0.8:
        claim["worstError"] = c.exact(min(F(1), claim["k"] * max(map(abs, x)) / e.norm(x)))


@operator(MEANING)
def access_epsilon(rng, v, _):
    """To the boundary, and to F8's."""
    claim = of_kinds(v, "access", "no-access")
    claim["epsilon"] = c.exact(abs(rng.choice((F(claim["worstError"]), F(claim["worstError"]), F(1), F(claim["k"])))
                                   + rng.choice((F(0), F(0), F(1, 10**30), -F(1, 10**30)))))
    claim["relation"] = rng.choice(("lt", "le"))


@operator(MEANING)
def access_error(rng, v, _):
    claim = of_kinds(v, *ACCESS)
    x = F(claim["worstError"])
    claim["worstError"] = c.exact(abs(rng.choice((x / claim["k"], x * claim["k"], F(1), F(0), x + rng.choice(SMALL), 1 - x))))
    if "epsilon" in claim and rng.random() < 0.5:
        claim["epsilon"] = claim["worstError"] if F(claim["worstError"]) > 0 else "1"


@operator(MEANING)
def feature_mu_changed(rng, v, _):
    mu = of_kinds(v, "optimal-access")["featureMu"]
    i = rng.randrange(len(mu))
    change = rng.choice(("value", "drop", "add", "exchange", "zero"))
    if change == "value":
        mu[i] = c.exact(F(mu[i]) + rng.choice(SMALL))
    elif change == "drop":
        mu.pop(i)
    elif change == "add":
        mu.insert(i, rng.choice(mu + ["0"]))
    elif change == "exchange":
        j = rng.randrange(len(mu))
        mu[i], mu[j] = mu[j], mu[i]
    else:
        mu[i] = "0"
        v["witness"]["kernelVectors"][i] = []
    if rng.random() < 0.7:
        v["claim"]["worstError"] = c.exact(min(F(1), v["claim"]["k"] * max(map(F, mu))))


@operator(MEANING)
def kernel_vectors_changed(rng, v, _):
    vectors = of_kinds(v, "optimal-access") and v["witness"]["kernelVectors"]
    i, j = rng.randrange(len(vectors)), rng.randrange(len(vectors))
    change = rng.choice(("drop", "add", "exchange", "copy", "empty"))
    if change == "drop":
        vectors.pop(i)
    elif change == "add":
        vectors.insert(i, [])
    elif change == "exchange":
        vectors[i], vectors[j] = vectors[j], vectors[i]
    else:
        vectors[i] = [list(pair) for pair in vectors[j]] if change == "copy" else []


@operator(MEANING)
def probes_changed(rng, v, _):
    """Other probes, at times with the error they have."""
    claim = of_kinds(v, *ACCESS, "threshold")
    probes = v["witness"]["probes"]
    i, j = rng.randrange(probes["rows"]), rng.randrange(probes["columns"])
    change = rng.choice(("entry", "column", "columns", "zero"))
    if change == "entry":
        probes["entries"][i][j] = c.exact(F(probes["entries"][i][j]) + rng.choice(SMALL))
    elif change == "column":
        factor = rng.choice((F(2), F(1, 2), F(0), F(-1)))
        for row in probes["entries"]:
            row[j] = c.exact(factor * F(row[j]))
    elif change == "columns":
        for row in probes["entries"]:
            row[i], row[j] = row[j], row[i]
    else:
        probes["entries"] = [["0"] * probes["columns"] for _ in probes["entries"]]
    if claim["kind"] == "access" and rng.random() < 0.7:
        claim["worstError"] = c.exact(e.pair_error(rows(v), c.rational_entries(probes), claim["k"]))
        if rng.random() < 0.6:
            claim["epsilon"] = c.exact(F(claim["worstError"]) + rng.choice((F(0), F(1, 10**20), F(1))))


def access_anew(rng, v, A, k):
    kind = rng.choice((v["claim"]["kind"], v["claim"]["kind"], *ACCESS))
    relation = rng.choice(("lt", "le"))
    worst = e.optimum(A, k)[0]
    if kind == "optimal-access":
        return e.optimal_access(A, k, scale(v))
    if kind == "access":
        return e.access(A, k, worst + (F(1, 10**20) if relation == "lt" or worst == 0 else 0), relation, scale=scale(v))
    if not circuits(A):
        raise Inapplicable
    return e.no_access(A, k, worst - (F(1, 10**20) if relation == "le" else 0), relation, scale=scale(v))


def ladder_anew(rng, v, A, k):
    kind = v["claim"]["kind"]
    found = circuits(A)
    if kind.startswith("exact-decoding"):
        works = all(len(e.sparse(x)) > 2 * k for x in found)
        return e.exact_decoding(A, k) if works else e.exact_decoding_failure(A, k)
    if all(2 * e.largest_share(x, k) < 1 for x in found):
        if len(list(e.column_sets(len(A[0]), k))) > 25:
            raise Inapplicable
        return e.basis_pursuit(A, k)
    return e.basis_pursuit_failure(A, k)


@operator(MEANING)
def encoder_anew(rng, v, _):
    """Another entry or another k, with an honest certificate: should be accepted again."""
    claim = of_kinds(v, *ACCESS, *PAIRS)
    A, k = rows(v), claim["k"]
    if len(A) * len(A[0]) > 12 and claim["kind"] in ("basis-pursuit", "access", "optimal-access"):
        raise Inapplicable
    if rng.random() < 0.7:
        i, j = rng.randrange(len(A)), rng.randrange(len(A[0]))
        A[i][j] += rng.choice((F(1), F(-1), F(1, 2), F(2), -2 * A[i][j], -A[i][j]))
    if rng.random() < 0.4:
        k = max(1, min(k, 6) + rng.choice((-1, 1)))
    become(v, access_anew(rng, v, A, k) if claim["kind"] in ACCESS else ladder_anew(rng, v, A, k))


@operator(MEANING)
def encoder_column_changed(rng, v, _):
    """A column becomes 0, a copy of another one, or a sum: the witness stays."""
    of_kinds(v, *ACCESS, *PAIRS, "l1-minimiser")
    entries = v["inputs"]["encoder"]["entries"]
    m = len(entries[0])
    i, j, t = rng.randrange(m), rng.randrange(m), rng.choice((F(0), F(1), F(-1), F(1, 2)))
    for row in entries:
        row[i] = c.exact(t * F(row[j]))


@operator(MEANING)
def opposite_claimed(rng, v, _):
    """The other kind of two, with the witness as it is, or with one of the right shape."""
    claim = of_kinds(v, *PAIRS, "access", "no-access")
    if claim["kind"] in PAIRS:
        claim["kind"] = PAIRS[claim["kind"]]
        if rng.random() < 0.8:
            m = claim["m"]
            vector = [[j, "1"] for j in sorted(rng.sample(range(m), min(m, rng.choice((1, 2, 3)))))]
            found = circuits(rows(v))
            v["witness"] = {
                "basis-pursuit": {"certificates": [["1"] + ["0"] * claim["d"] for _ in e.column_sets(min(m, 8), min(claim["k"], 3))]},
                "exact-decoding": {"prime": rng.choice((2, 3, 101, 2147483647))},
            }.get(claim["kind"], {"kernelVector": e.sparse(rng.choice(found)) if found else vector})
    else:
        claim["kind"] = "access" if claim["kind"] == "no-access" else "no-access"
        if rng.random() < 0.8:
            A = rows(v)
            found = circuits(A) or [[F(1)] + [F(0)] * (claim["m"] - 1)]
            v["witness"] = ({"kernelVector": e.sparse(rng.choice(found))} if claim["kind"] == "no-access" else
                            {"probes": c.witness_matrix([[F(x) / 3 for x in row] for row in A])})


@operator(MEANING)
def certificates_changed(rng, v, _):
    of_kinds(v, "basis-pursuit")
    found = v["witness"]["certificates"]
    i, j = rng.randrange(len(found)), rng.randrange(len(found))
    change = rng.choice(("drop", "add", "exchange", "negate", "scale", "scale", "value", "short", "long", "multiple", "zero", "fraction",
                         "scale-zero", "copy", "large"))
    if change == "drop":
        found.pop(i)
    elif change == "add":
        found.insert(i, list(found[j]))
    elif change == "exchange":
        found[i], found[j] = found[j], found[i]
    elif change == "negate":
        found[i] = [found[i][0]] + [c.exact(-F(x)) for x in found[i][1:]]
    elif change == "scale":
        N = F(found[i][0])
        found[i][0] = c.exact(rng.choice((N + 1, N - 1, 2 * N, 3 * N, N // 2, -N, N * 10**25)))
    elif change == "value":
        t = rng.randrange(1, len(found[i]))
        found[i][t] = c.exact(F(found[i][t]) + rng.choice((1, -1)))
    elif change == "short":
        found[i].pop()
    elif change == "long":
        found[i].append("0")
    elif change in ("multiple", "large"):
        factor = rng.choice((2, 7, 10**30)) if change == "multiple" else 2**200
        found[i] = [c.exact(factor * F(x)) for x in found[i]]
    elif change == "zero":
        found[i] = [found[i][0]] + ["0"] * (len(found[i]) - 1)
    elif change == "fraction":
        found[i] = [c.exact(F(x) / 2) for x in found[i]]
    elif change == "scale-zero":
        found[i][0] = "0"
    else:
        found[i] = list(found[j])


@operator(MEANING)
def certificates_for_other_k(rng, v, _):
    """As many as the other k asks for."""
    claim = of_kinds(v, "basis-pursuit")
    claim["k"] = max(1, min(claim["k"], claim["m"]) + rng.choice((-1, 1)))
    number = len(list(e.column_sets(claim["m"], claim["k"])))
    found = v["witness"]["certificates"]
    v["witness"]["certificates"] = [list(found[i % len(found)]) for i in range(number)]


@operator(MEANING)
def sensing_prime(rng, v, _):
    of_kinds(v, "exact-decoding", "l1-minimiser")
    holder = v["witness"].get("independent", v["witness"])
    if "prime" not in holder:
        raise Inapplicable
    holder["prime"] = rng.choice((2, 2, 3, 3, 5, 7, 11, 4, 9, 2147483629, 2147483646, 46337 * 46339, 65537, 2147483647, 2147483648, 1, 0))


@operator(MEANING)
def dual_changed(rng, v, _):
    of_kinds(v, "l1-minimiser")
    dual = v["witness"]["dual"]
    i = rng.randrange(len(dual))
    change = rng.choice(("value", "value", "drop", "add", "scaled", "exchange"))
    if change == "value":
        dual[i] = c.exact(F(dual[i]) + rng.choice(SMALL))
    elif change == "drop":
        dual.pop(i)
    elif change == "add":
        dual.append("0")
    elif change == "scaled":
        factor = rng.choice((F(-1), F(1, 2), F(2)))
        dual[:] = [c.exact(factor * F(x)) for x in dual]
    else:
        j = rng.randrange(len(dual))
        dual[i], dual[j] = dual[j], dual[i]


@operator(MEANING)
def uniqueness_flipped(rng, v, _):
    claim = of_kinds(v, "l1-minimiser")
    if claim["unique"] == "yes":
        claim["unique"] = "not-claimed"
        if rng.random() < 0.8:
            del v["witness"]["independent"]
    else:
        claim["unique"] = "yes"
        if rng.random() < 0.9:
            size = len(v["witness"]["x"])
            v["witness"]["independent"] = {"prime": 101, "rows": sorted(rng.sample(range(claim["d"]), min(claim["d"], size)))}


@operator(MEANING)
def minor_changed(rng, v, _):
    of_kinds(v, "l1-minimiser")
    chosen, d = v["witness"]["independent"]["rows"], v["claim"]["d"]
    change = rng.choice(("exchange", "drop", "add"))
    if change != "add":
        chosen.pop(rng.randrange(len(chosen)))
    if change != "drop":
        chosen.append(rng.choice([i for i in range(d + 1) if i not in chosen]))
    chosen.sort()


@operator(MEANING)
def minimiser_anew(rng, v, _):
    """Another encoder or activation, with an honest certificate: should be accepted again."""
    claim = of_kinds(v, "l1-minimiser")
    A = rows(v)
    a = [x for x, in c.rational_entries(v["inputs"]["activation"])]
    if rng.random() < 0.5:
        i, j = rng.randrange(len(A)), rng.randrange(len(A[0]))
        A[i][j] += rng.choice((F(1), F(-1), F(1, 2), -A[i][j]))
    x = [rng.choice((F(0), F(0), F(1), F(-2), F(1, 3))) for _ in A[0]]
    if rng.random() < 0.7:
        a = [sum(p * q for p, q in zip(row, x)) for row in A]
    unique = None if rng.random() < 0.7 else rng.random() < 0.5
    if unique and claim["d"] > 4:
        raise Inapplicable
    become(v, e.l1_minimiser(A, a, unique=unique, prime=rng.choice((2147483647, 101, 5))))


@operator(MEANING)
def activation_changed(rng, v, _):
    of_kinds(v, "l1-minimiser")
    item = v["inputs"]["activation"]
    change = rng.choice(("entry", "scaled", "row", "short", "wide", "zero"))
    if change == "entry":
        row = rng.choice(item["entries"])
        row[0] = c.exact(F(row[0]) + rng.choice(SMALL))
        return
    column = [F(row[0]) for row in item["entries"]]
    if change == "scaled":  # and x and the norm with it
        t = rng.choice((F(2), F(1, 7), F(10)**20))
        column = [t * y for y in column]
        v["witness"]["x"] = [[j, c.exact(t * F(y))] for j, y in v["witness"]["x"]]
        v["claim"]["norm"] = c.exact(t * F(v["claim"]["norm"]))
    elif change == "short":
        column.pop()
    elif change == "zero":
        column = [F(0)] * len(column)
    new = {"row": [column], "wide": [[y, y] for y in column]}.get(change, [[y] for y in column])
    v["inputs"]["activation"] = c.matrix(new)
