# SPDX-License-Identifier: Apache-2.0
"""Makes certificates of the format `lrh-certificate/1`, and decides claims without their witnesses.

Shared by `generate.py` (the corpus in this folder) and by the mutation campaign. It shares nothing with either checker.
Everything is naive on purpose: `truth` recomputes a claim from the inputs alone, by the slowest obvious method.
"""

import copy
import hashlib
import itertools
import json
import struct
from fractions import Fraction
from math import comb, factorial, lcm

# ----------------------------------------------------------------------------------------------------------------
# Writing


def canonical(value):
    """The one spelling of a JSON value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def exact(x):
    return str(Fraction(x))


def surd_text(x):
    """A number p + r*sqrt(D), given as a rational or a pair (p, r)."""
    if isinstance(x, tuple):
        return exact(x[0]) if x[1] == 0 else [exact(x[0]), exact(x[1])]
    return exact(x)


def matrix(rows, radicand=0):
    """A matrix input; entries are rationals, or with a radicand pairs (p, r)."""
    if radicand:
        entries = [[[exact(p), exact(r)] for p, r in row] for row in rows]
        value = {"columns": len(rows[0]), "entries": entries, "radicand": radicand, "rows": len(rows)}
    else:
        value = {"columns": len(rows[0]), "entries": [[exact(x) for x in row] for row in rows], "rows": len(rows)}
    value["digest"] = digest(value)
    return value


def witness_matrix(rows, columns=None):
    return {"columns": len(rows[0]) if rows else columns or 0, "entries": [[exact(x) for x in row] for row in rows],
            "rows": len(rows)}


def graph(n, edges):
    value = {"edges": sorted([min(e), max(e)] for e in edges), "n": n}
    value["digest"] = digest(value)
    return value


def digest(value, entries=None):
    """The digest of an input; `entries` are those of an object file."""
    if "edges" in value:
        lines = ["lrh-graph/1", f"{value['n']} {len(value['edges'])}"] + [f"{u} {v}" for u, v in value["edges"]]
    else:
        rows = value["entries"] if entries is None else entries
        lines = ["lrh-matrix/1", f"{value['rows']} {value['columns']} {value.get('radicand', 0)}"]
        lines += [" ".join(x) if isinstance(x, list) else x for row in rows for x in row]
    return hashlib.sha256(("\n".join(lines) + "\n").encode()).hexdigest()


def rule_digest(rule, encoder):
    """The digest of a probe given by a rule, of the encoder with this digest."""
    return hashlib.sha256(f"lrh-probe/1\n{rule} {encoder}\n".encode()).hexdigest()


def certificate(kind, inputs, claim, witness, sources=()):
    value = {
        "assumptions": [], "claim": {"kind": kind, **claim}, "format": "lrh-certificate/1", "inputs": copy.deepcopy(inputs),
        "producer": {"name": "lrh", "version": "0.1.0"}, "sources": list(sources), "witness": witness,
    }
    value["claim"]["digests"] = {role: input["digest"] for role, input in inputs.items()}
    return value


def redigest(value):
    """Recomputes all digests that can be, so that a changed certificate reaches the rules."""
    try:
        # The encoder comes before a probe that a rule makes of it.
        for role, item in sorted(value["inputs"].items()):
            if "object" in item:
                continue
            item["digest"] = rule_digest(item["rule"], value["inputs"]["encoder"]["digest"]) if "rule" in item else digest(item)
            value["claim"]["digests"][role] = item["digest"]
    except (AttributeError, KeyError, TypeError, ValueError):  # no digest can be computed
        pass
    return value


def npy(rows, kind="<f8", spelling=None):
    """The bytes of an object file. Items are floats, or for <i8 integers; bytes are taken as they are."""
    shape = spelling or f"({len(rows)}, {len(rows[0])})"
    header = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}".encode()
    header += b" " * (-(10 + len(header) + 1) % 64) + b"\n"
    code = {"<f4": "<f", "<f8": "<d", "<i8": "<q"}.get(kind, "<d")
    data = b"".join(x if isinstance(x, bytes) else struct.pack(code, x) for row in rows for x in row)
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + data


def object_input(rows, name):
    """The reference to the object file `name` with the rows (floats or integers)."""
    value = {"columns": len(rows[0]), "object": name, "rows": len(rows)}
    value["digest"] = digest(value, [[exact(Fraction(x)) for x in row] for row in rows])
    return value


# ----------------------------------------------------------------------------------------------------------------
# Exact arithmetic


class Surd:
    """p + r*sqrt(D)."""

    def __init__(self, p, r=0, D=0):
        self.p, self.r, self.D = Fraction(p), Fraction(r), D

    def __add__(self, other):
        return Surd(self.p + other.p, self.r + other.r, self.D or other.D)

    def __neg__(self):
        return Surd(-self.p, -self.r, self.D)

    def __sub__(self, other):
        return self + -other

    def __mul__(self, other):
        D = self.D or other.D
        return Surd(self.p * other.p + D * self.r * other.r, self.p * other.r + self.r * other.p, D)

    def sign(self):
        # Between rational bounds of sqrt(D) that are narrowed until they agree.
        if self.r == 0 or self.D == 0:
            return (self.p > 0) - (self.p < 0)
        low, high = Fraction(0), Fraction(self.D)
        while True:
            a, b = self.p + self.r * low, self.p + self.r * high
            if a > 0 and b > 0:
                return 1
            if a < 0 and b < 0:
                return -1
            middle = (low + high) / 2
            low, high = (middle, high) if middle * middle < self.D else (low, middle)

    def __lt__(self, other):
        return (self - other).sign() < 0

    def __le__(self, other):
        return (self - other).sign() <= 0

    def __eq__(self, other):
        return (self - other).sign() == 0

    def __abs__(self):
        return -self if self.sign() < 0 else self

    def pair(self):
        return (self.p, self.r)


def parse_surd(text, D):
    return Surd(Fraction(text[0]), Fraction(text[1]), D) if isinstance(text, list) else Surd(Fraction(text), 0, D)


def entries(item, D):
    return [[parse_surd(x, D) for x in row] for row in item["entries"]]


def rational_entries(item):
    return [[Fraction(x) for x in row] for row in item["entries"]]


def rank(rows):
    """By Gaussian elimination over the rationals."""
    rows, r = [list(map(Fraction, row)) for row in rows], 0
    for j in range(len(rows[0]) if rows else 0):
        pivot = next((i for i in range(r, len(rows)) if rows[i][j] != 0), None)
        if pivot is None:
            continue
        rows[r], rows[pivot] = rows[pivot], rows[r]
        for i in range(r + 1, len(rows)):
            factor = rows[i][j] / rows[r][j]
            if factor:
                rows[i] = [x - factor * y for x, y in zip(rows[i], rows[r])]
        r += 1
    return r


def transpose(rows):
    return [list(column) for column in zip(*rows)]


def product(left, right):
    columns = transpose(right)
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in left]


def inverse(rows):
    n = len(rows)
    rows = [list(map(Fraction, row)) + [Fraction(int(i == j)) for j in range(n)] for i, row in enumerate(rows)]
    for c in range(n):
        pivot = next(i for i in range(c, n) if rows[i][c] != 0)
        rows[c], rows[pivot] = rows[pivot], rows[c]
        rows[c] = [x / rows[c][c] for x in rows[c]]
        for i in range(n):
            if i != c and rows[i][c]:
                rows[i] = [x - rows[i][c] * y for x, y in zip(rows[i], rows[c])]
    return [row[n:] for row in rows]


def independent_rows(rows):
    """The first rows that are independent."""
    chosen = []
    for i in range(len(rows)):
        if rank([rows[j] for j in chosen] + [rows[i]]) > len(chosen):
            chosen.append(i)
    return chosen


# ----------------------------------------------------------------------------------------------------------------
# Honest witnesses


def cleared(rows):
    """M': every row times the least common denominator of its entries."""
    result = []
    for row in rows:
        q = lcm(*(x.denominator for x in row))
        result.append([x * q for x in row])
    return result


def rank_witness(rows, upper="dependencies", prime=2147483647):
    rows = [list(map(Fraction, row)) for row in rows]
    basis = independent_rows(rows)
    r = len(basis)
    columns = independent_rows(transpose([rows[i] for i in basis])) if r else []
    lower = {"columns": columns, "prime": prime, "rows": basis}
    if upper == "full":
        return {"lower": lower, "upper": {"kind": "full"}}
    if upper == "factorisation":
        # M = X * (the basis rows): X from the minor.
        if r:
            minor = inverse([[rows[i][j] for j in columns] for i in basis])
            left = product([[row[j] for j in columns] for row in rows], minor)
        else:
            left = [[] for _ in rows]
        return {"lower": lower, "upper": {"kind": "factorisation", "left": witness_matrix(left, r),
                                          "right": witness_matrix([rows[i] for i in basis], len(rows[0]))}}
    integers = cleared(rows)
    others = [row for i, row in enumerate(integers) if i not in basis]
    if r and others:
        minor = inverse([[integers[i][j] for j in columns] for i in basis])
        combinations = product([[row[j] for j in columns] for row in others], minor)
    else:
        combinations = [[] for _ in others]
    return {"lower": lower, "upper": {"kind": "dependencies", "combinations": witness_matrix(combinations, r)}}


def rank_certificate(rows, upper="dependencies", prime=2147483647):
    return certificate("rank", {"matrix": matrix(rows)},
                       {"rows": len(rows), "columns": len(rows[0]), "rank": rank(rows)}, rank_witness(rows, upper, prime))


def chebyshev(s, x):
    """T_s(x) by its explicit coefficients."""
    if s == 0:
        return Fraction(1)
    return sum(Fraction((-1)**k * s * factorial(s - k - 1), 2 * factorial(k) * factorial(s - 2 * k)) * (2 * x)**(s - 2 * k)
               for k in range(s // 2 + 1))


def dimension(family, rho, s):
    """The number of monomials: in rho variables, of degree s, or of all degrees s, s - 2, ..."""
    def of_degree(j):
        return 1 if j == 0 else 0 if rho == 0 else comb(rho + j - 1, j)
    return sum(of_degree(j) for j in range(s, -1, -2)) if family == "chebyshev" else of_degree(s)


def bound(scaled, mu, relation, family, s):
    """The least rho that the family's bound leaves, or None where the family does not apply."""
    if s < 1:  # N is then 1 for every rho
        raise ValueError("power 0")
    n, strict = len(scaled), False
    if family == "trace":
        needed = Fraction(n * n) / sum(x**(2 * s) for row in scaled for x in row)
    elif family == "alon":
        needed, strict = n / (1 + (n - 1) * Fraction(mu)**(2 * s)), relation == "lt" and n >= 2
    else:
        if not 0 < mu < 1 or n < 2:
            return None
        T = chebyshev(s, 1 / Fraction(mu))
        needed = n * T * T / (T * T + n - 1)
    rho = 0
    while not (dimension(family, rho, s) > needed if strict else dimension(family, rho, s) >= needed):
        rho += 1
    return rho


def divided(rows):
    return [[Fraction(x) / row[i] for x in row] for i, row in enumerate(rows)]


def near_identity(rows, mu, family="trace", power=1, relation="le", explicit=False, upper="dependencies"):
    rows = [list(map(Fraction, row)) for row in rows]
    n, r, scaled = len(rows), rank(rows), divided(rows)
    if r == n:
        upper = "full"
    witness = {"rank": rank_witness(rows, upper)}
    if explicit:
        T = chebyshev(power, 1 / Fraction(mu)) if family == "chebyshev" else 1
        M = [[chebyshev(power, x / mu) / T if family == "chebyshev" else x**power for x in row] for row in scaled]
        witness["projector"] = projector(M)
        if family != "chebyshev":
            witness["monomials"] = monomials(scaled, power)
    claim = {"family": family, "lowerBound": bound(scaled, mu, relation, family, power), "mu": exact(mu), "n": n,
             "power": power, "rank": r, "relation": relation}
    return certificate("near-identity-rank", {"matrix": matrix(rows)}, claim, witness)


def projector(M):
    """The orthogonal projector on the columns of M, with F2's residual."""
    columns = transpose(M)
    U = transpose([columns[j] for j in independent_rows(columns)])
    P = product(product(U, inverse(product(transpose(U), U))), transpose(U))
    r, t = len(U[0]), sum(M[i][i] for i in range(len(M)))
    residual = sum(x * x for row in M for x in row) - t * t / r
    return {"matrix": witness_matrix(P), "rank": r, "residual": exact(residual)}


def monomials(scaled, s):
    """scaled = X^T Y through its rank; the power through monomials of degree s."""
    basis = independent_rows(scaled)
    Y = [scaled[i] for i in basis]
    columns = independent_rows(transpose(Y))
    minor = inverse([[row[j] for j in columns] for row in Y])
    X = transpose(product([[row[j] for j in columns] for row in scaled], minor))
    left, right = [], []
    for combination in itertools.combinations_with_replacement(range(len(basis)), s):
        weight = factorial(s)
        for l in set(combination):
            weight //= factorial(combination.count(l))
        left.append([weight * multiply(X[l][j] for l in combination) for j in range(len(scaled))])
        right.append([multiply(Y[l][j] for l in combination) for j in range(len(scaled))])
    return {"left": witness_matrix(left), "right": witness_matrix(right)}


def multiply(values):
    result = Fraction(1)
    for value in values:
        result *= value
    return result


def turan_number(n, parts):
    """Edges between n vertices dealt out to the parts one after the other."""
    if parts >= n:
        return comb(n, 2)
    sizes = [len(range(i, n, parts)) for i in range(parts)]
    return comb(n, 2) - sum(comb(size, 2) for size in sizes)


def side_edges(item, side):
    listed = {tuple(e) for e in item["edges"]}
    if side == "graph":
        return listed
    return {(u, v) for u in range(item["n"]) for v in range(u + 1, item["n"])} - listed


def turan(n, edges, classes, parts=None, side="graph"):
    item = graph(n, edges)
    parts = parts or max(classes) + 1
    claim = {"edges": len(side_edges(item, side)), "n": n, "of": side, "parts": parts, "relation": "le",
             "turanNumber": turan_number(n, parts)}
    return certificate("turan-bound", {"graph": item}, claim, {"classes": classes})


def clique(n, edges, vertices, side="graph"):
    item = graph(n, edges)
    claim = {"edges": len(side_edges(item, side)), "n": n, "of": side, "size": len(vertices)}
    return certificate("clique", {"graph": item}, claim, {"vertices": vertices})


def clique_members(n, edges, size):
    """The first clique of the size, or None."""
    edges = {(min(e), max(e)) for e in edges}
    return next((list(vertices) for vertices in itertools.combinations(range(n), size)
                 if all(pair in edges for pair in itertools.combinations(vertices, 2))), None)


def clique_number_of(n, edges):
    return next(size for size in range(n, -1, -1) if clique_members(n, edges, size) is not None)


def colouring(n, edges, colours):
    """The first proper colouring with that many colours, or None: by trying all in turn."""
    edges = {(min(e), max(e)) for e in edges}
    given = []

    def extend():
        v = len(given)
        if v == n:
            return True
        for colour in range(colours):
            if all(given[u] != colour for u in range(v) if (u, v) in edges):
                given.append(colour)
                if extend():
                    return True
                given.pop()
        return False
    return given if extend() else None


def tree(n, edges, q, empty_classes=False):
    """A search tree that no clique has more than q vertices; classes are filled first fit. None when there is none."""
    near = {v: set() for v in range(n)}
    for u, v in edges:
        near[u].add(v)
        near[v].add(u)
    nodes = []

    def show(P, q):
        classes, branch = [], []
        for v in sorted(P):
            for members in classes:
                if not near[v] & set(members):
                    members.append(v)
                    break
            else:
                if len(classes) < q:
                    classes.append([v])
                else:
                    branch.append(v)
        if q == 0 and branch:
            raise ValueError("there is a larger clique")
        if empty_classes:
            classes += [[] for _ in range(q - len(classes))]
        nodes.append({"branch": branch, "classes": classes})
        for i, v in enumerate(branch):
            show((P - set(branch[:i])) & near[v], q - 1)
    try:
        show(set(range(n)), q)
    except ValueError:
        return None
    return nodes


def clique_number(n, edges, upper="colouring", **options):
    size = clique_number_of(n, edges)
    claim = {"cliqueNumber": size, "edges": len(edges), "n": n}
    upper = ({"colours": colouring(n, edges, size), "kind": "colouring"} if upper == "colouring"
             else {"kind": "tree", "nodes": tree(n, edges, size, **options)})
    return certificate("clique-number", {"graph": graph(n, edges)}, claim, {"clique": clique_members(n, edges, size), "upper": upper})


def errors(A, B):
    """E = B^T A - I, of Surds."""
    D = max((x.D for rows in (A, B) for row in rows for x in row), default=0)
    m = len(A[0])
    return [[sum((B[l][i] * A[l][j] for l in range(len(A))), Surd(-1 if i == j else 0, 0, D)) for j in range(m)] for i in range(m)]


def worst_error(E, k, domain):
    """The largest |sum E_ij z_j| over the corners z of the domain with at most k nonzero entries: all of them."""
    m = len(E)
    signs = (1, -1) if domain == "signed" else (1,)
    best = None
    for support in itertools.combinations(range(m), min(k, m)):
        corners = itertools.product(signs if domain == "signed" else (0, 1), repeat=len(support))
        for corner in corners:
            for i in range(m):
                total = Surd(0)
                for j, sigma in zip(support, corner):
                    if sigma:
                        total = total + (E[i][j] if sigma > 0 else -E[i][j])
                size = abs(total)
                if best is None or best[0] < size:
                    z = [[j, exact(sigma)] for j, sigma in zip(support, corner) if sigma]
                    best = (size, i, z)
    return best


def scaled_pair(inputs, D):
    """Encoder and probe, column j times and by the j-th feature scale; None when the scale does not fit."""
    A, B = entries(inputs["encoder"], D), entries(inputs["probe"], D)
    if "featureScale" not in inputs:
        return A, B
    rows = rational_entries(inputs["featureScale"])
    if any(len(row) != 1 or row[0] <= 0 for row in rows) or not len(rows) == len(A[0]) == len(B[0]):
        return None
    return ([[x * Surd(rows[j][0]) for j, x in enumerate(row)] for row in A],
            [[x * Surd(1 / rows[j][0]) for j, x in enumerate(row)] for row in B])


def unscaled(A, B, scale):
    """The pair that the scale turns into A, B, so that scaling it changes E."""
    return ([[Fraction(x) / t for x, t in zip(row, scale)] for row in A],
            [[Fraction(x) * t for x, t in zip(row, scale)] for row in B])


def pair_inputs(A, B, scale=None, D=0, D2=None):
    inputs = {"encoder": matrix(A, D), "probe": matrix(B, D if D2 is None else D2)}
    if scale is not None:
        inputs["featureScale"] = matrix([[t] for t in scale])
    return inputs


def recovery(A, B, k, epsilon=None, relation="lt", domain="signed", D=0, D2=None, scale=None):
    """A or B over Q(sqrt D) when D (D2 for B) is not 0: entries are then pairs."""
    inputs = pair_inputs(A, B, scale, D, D2)
    E = errors(*scaled_pair(inputs, max(D, D2 or 0)))
    size, i, z = worst_error(E, k, domain)
    # z_j with E_ij = 0 is left out.
    z = [pair for pair in z if E[i][pair[0]].sign() != 0]
    claim = {"d": len(A), "m": len(A[0]), "k": k, "domain": domain, "worstError": surd_text(size.pair())}
    kind = "worst-case-error"
    if epsilon is not None:
        limit = Surd(epsilon)
        kind = "recovery" if (size < limit if relation == "lt" else size <= limit) else "recovery-failure"
        claim.update(epsilon=exact(epsilon), relation=relation)
    return certificate(kind, inputs, claim, {"row": i, "z": z})


def product_of_pair(inputs):
    """C = B^T A, of rationals."""
    A, B = scaled_pair(inputs, 0)
    return [[sum(B[l][i].p * A[l][j].p for l in range(len(A))) for j in range(len(A[0]))] for i in range(len(A[0]))]


def interference(C, limit, relation):
    return {(i, j) for i, j in itertools.combinations(range(len(C)), 2)
            if not (less(abs(C[i][j]), limit, relation) and less(abs(C[j][i]), limit, relation))}


def independent_sets(m, joined, size):
    for chosen in itertools.combinations(range(m), size):
        if not any(pair in joined for pair in itertools.combinations(chosen, 2)):
            yield chosen


def chain_bound(C, chosen, k, epsilon, relation, family, power):
    part = [[C[i][j] for j in chosen] for i in chosen]
    mu = epsilon / k / (1 - epsilon)
    return bound(divided(part), mu, relation, family, power)


def chain(A, B, k, epsilon, relation="lt", family="trace", power=1, scale=None, size=None):
    """With an independent set of the size given, or the largest."""
    inputs, epsilon = pair_inputs(A, B, scale), Fraction(epsilon)
    return chain_of(inputs, k, epsilon, relation, family, power, size)


def chain_of(inputs, k, epsilon, relation, family, power, size=None):
    C = product_of_pair(inputs)
    m = len(C)
    joined = interference(C, epsilon / k, relation)
    chosen = next(x for n in ([size] if size else range(m, 0, -1)) for x in independent_sets(m, joined, n))
    claim = {"d": inputs["encoder"]["rows"], "m": m, "k": k, "epsilon": exact(epsilon), "relation": relation, "family": family,
             "power": power, "independentSetSize": len(chosen),
             "lowerBound": chain_bound(C, chosen, k, epsilon, relation, family, power)}
    return certificate("interference-chain", inputs, claim, {"edges": len(joined), "independentSet": list(chosen)})


def column(rows, j):
    return [row[j] for row in rows]


def inner(x, y):
    total = Surd(0)
    for a, b in zip(x, y):
        total = total + a * b
    return total


def surd_quotient(x, y):
    norm = y.p * y.p - (x.D or y.D) * y.r * y.r
    numerator = x * Surd(y.p, -y.r, y.D)
    return Surd(numerator.p / norm, numerator.r / norm, x.D or y.D)


def squared_cosine(A, i, j):
    g = inner(column(A, i), column(A, j))
    return surd_quotient(g * g, inner(column(A, i), column(A, i)) * inner(column(A, j), column(A, j)))


def coherence(A):
    best = None
    for i, j in itertools.combinations(range(len(A[0])), 2):
        value = squared_cosine(A, i, j)
        if best is None or best[0] < value:
            best = (value, [i, j])
    return best or (Surd(0), [])


def incoherence(rows, columns, mu=None, relation="lt", root=None, D=0):
    item = matrix(rows, D)
    A = entries(item, D)
    value, pair = coherence(A)
    claim = {"d": len(rows), "m": len(rows[0]), "columns": columns, "coherenceSquared": surd_text(value.pair())}
    if columns != "any":
        claim["normSquared"] = surd_text(inner(column(A, 0), column(A, 0)).pair())
    if root is not None:
        claim["coherence"] = exact(root)
    if mu is not None:
        claim.update(mu=exact(mu), relation=relation)
    return certificate("incoherence", {"encoder": item}, claim, {"pair": pair})


def failure(statement, hypothesis, rows, at, value, mu=None, relation=None, D=0):
    claim = {"statement": statement, "hypothesis": hypothesis}
    if mu is not None:
        claim.update(mu=exact(mu), relation=relation)
    role = "encoder" if statement == "incoherence" else "matrix"
    return certificate("hypothesis-failure", {role: matrix(rows, D)}, claim, {"at": at, "value": surd_text(value)})


# ----------------------------------------------------------------------------------------------------------------
# Claims without witnesses


class TooLarge(Exception):
    """Brute force would take too long."""


def less(x, y, relation):
    return x < y if relation == "lt" else x <= y


def resolved(inputs):
    """The inputs with a probe given by a rule written out; None when the rule makes none."""
    rule = inputs.get("probe", {}).get("rule")
    if rule is None:
        return inputs
    rows = rational_entries(inputs["encoder"])
    if rule == "matched":
        norms = [sum(x * x for x in column) for column in zip(*rows)]
        if 0 in norms:
            return None
        rows = [[x / norm for x, norm in zip(row, norms)] for row in rows]
    return {**inputs, "probe": matrix(rows)}


def truth(value):
    """Whether the claim of a well-formed certificate is true of its inputs. The witness is not looked at, but where the
    claim is about what stands there."""
    claim, inputs = value["claim"], value["inputs"]
    D = max((item.get("radicand", 0) for item in inputs.values()), default=0)
    if any(item["digest"] != (rule_digest(item["rule"], inputs["encoder"]["digest"]) if "rule" in item else digest(item))
           or claim["digests"][role] != item["digest"] for role, item in inputs.items()):
        return False
    inputs = resolved(inputs)
    if inputs is None:
        return False
    if claim["kind"] in WITNESSED:
        return TRUTH[claim["kind"]](claim, inputs, D, value["witness"])
    return TRUTH[claim["kind"]](claim, inputs, D)


def rank_truth(claim, inputs, _):
    rows = rational_entries(inputs["matrix"])
    return (claim["rows"], claim["columns"], claim["rank"]) == (len(rows), len(rows[0]), rank(rows))


def near_identity_truth(claim, inputs, _):
    rows, mu = rational_entries(inputs["matrix"]), Fraction(claim["mu"])
    n = len(rows)
    if claim["n"] != n or len(rows[0]) != n or any(rows[i][i] <= 0 for i in range(n)):
        return False
    scaled = divided(rows)
    if not all(less(abs(scaled[i][j]), mu, claim["relation"]) for i in range(n) for j in range(n) if i != j):
        return False
    r = rank(rows)
    least = bound(scaled, mu, claim["relation"], claim["family"], claim["power"])
    return claim["rank"] == r and claim["lowerBound"] == least and least <= r


def turan_truth(claim, inputs, _):
    item = inputs["graph"]
    count = len(side_edges(item, claim["of"]))
    return (claim["n"] == item["n"] and claim["edges"] == count and claim["relation"] == "le"
            and claim["turanNumber"] == turan_number(item["n"], claim["parts"]) and count <= claim["turanNumber"])


def clique_truth(claim, inputs, _):
    item = inputs["graph"]
    edges = side_edges(item, claim["of"])
    found = any(all(pair in edges for pair in itertools.combinations(vertices, 2))
                for vertices in itertools.combinations(range(item["n"]), claim["size"]))
    return claim["n"] == item["n"] and claim["edges"] == len(edges) and found


def recovery_truth(claim, inputs, D):
    pair = scaled_pair(inputs, D)
    if pair is None:
        return False
    A, B = pair
    if {(len(A), len(A[0])), (len(B), len(B[0]))} != {(claim["d"], claim["m"])}:
        return False
    size = worst_error(errors(A, B), claim["k"], claim["domain"])[0]
    if "attainedError" in claim:
        # Every value from 0 to the largest error is the error at some z.
        value = parse_surd(claim["attainedError"], D)
        return value.sign() >= 0 and value <= size and not less(value, Surd(Fraction(claim["epsilon"])), claim["relation"])
    if not size == parse_surd(claim["worstError"], D):
        return False
    if claim["kind"] == "worst-case-error":
        return True
    return less(size, Surd(Fraction(claim["epsilon"])), claim["relation"]) == (claim["kind"] == "recovery")


def clique_number_truth(claim, inputs, _):
    item = inputs["graph"]
    return (claim["n"] == item["n"] and claim["edges"] == len(item["edges"])
            and claim["cliqueNumber"] == clique_number_of(item["n"], item["edges"]))


def chain_truth(claim, inputs, _):
    """All of the claim, and that some independent set of the size gives the bound."""
    pair, epsilon, k, size, relation = (scaled_pair(inputs, 0), Fraction(claim["epsilon"]), claim["k"], claim["independentSetSize"],
                                        claim["relation"])
    if pair is None or not epsilon < 1:
        return False
    A, B = pair
    m = claim["m"]
    if {(len(A), len(A[0])), (len(B), len(B[0]))} != {(claim["d"], m)} or not 0 < size <= m or (2 * k - 1) * size < m:
        return False
    if not less(worst_error(errors(A, B), k, "signed")[0], Surd(epsilon), relation):
        return False
    C = product_of_pair(inputs)
    bounds = {chain_bound(C, chosen, k, epsilon, relation, claim["family"], claim["power"])
              for chosen in independent_sets(m, interference(C, epsilon / k, relation), size)}
    return claim["lowerBound"] in bounds and claim["lowerBound"] <= claim["d"]


def incoherence_truth(claim, inputs, D):
    A = entries(inputs["encoder"], D)
    m = len(A[0])
    norms = [inner(column(A, j), column(A, j)) for j in range(m)]
    if (claim["d"], claim["m"]) != (len(A), m) or any(x.sign() <= 0 for x in norms):
        return False
    if claim["columns"] != "any":
        stated = parse_surd(claim["normSquared"], D)
        if any(not x == stated for x in norms) or (claim["columns"] == "unit" and not stated == Surd(1)):
            return False
    value = coherence(A)[0]
    if not value == parse_surd(claim["coherenceSquared"], D):
        return False
    if "coherence" in claim and not Surd(Fraction(claim["coherence"])**2) == value:
        return False
    return "mu" not in claim or m == 1 or less(value, Surd(Fraction(claim["mu"])**2), claim["relation"])


def failure_truth(claim, inputs, D):
    """Whether the hypothesis fails somewhere."""
    item = next(iter(inputs.values()))
    rows = entries(item, D)
    m, hypothesis = len(rows[0]), claim["hypothesis"]
    pairs = [(i, j) for i in range(m) for j in range(m) if i != j]
    if claim["statement"] == "near-identity-rank":
        if len(rows) != m:
            return False
        if hypothesis == "diagonal":
            return any(rows[i][i].sign() <= 0 for i in range(m))
        mu = Surd(Fraction(claim["mu"]))
        return any(rows[i][i].sign() > 0 and not less(abs(rows[i][j]), mu * rows[i][i], claim["relation"]) for i, j in pairs)
    norms = [inner(column(rows, j), column(rows, j)) for j in range(m)]
    if hypothesis == "nonzero-columns":
        return any(x.sign() == 0 for x in norms)
    if hypothesis == "unit-columns":
        return any(not x == Surd(1) for x in norms)
    if hypothesis == "equal-norms":
        return any(not norms[i] == norms[j] for i, j in pairs)
    mu = Surd(Fraction(claim["mu"])**2)
    return any(norms[i].sign() > 0 and norms[j].sign() > 0 and not less(squared_cosine(rows, i, j), mu, claim["relation"])
               for i, j in pairs)


TRUTH = {
    "rank": rank_truth, "near-identity-rank": near_identity_truth, "turan-bound": turan_truth, "clique": clique_truth,
    "recovery": recovery_truth, "recovery-failure": recovery_truth, "worst-case-error": recovery_truth,
    "clique-number": clique_number_truth, "interference-chain": chain_truth, "incoherence": incoherence_truth, "hypothesis-failure": failure_truth,
}
# Kinds whose claim is about something in the witness. `encoders.py`, `pairs.py` and `constructions.py` add their kinds.
WITNESSED = set()
