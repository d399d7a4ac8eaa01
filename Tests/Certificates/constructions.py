# SPDX-License-Identifier: Apache-2.0
"""Certificates about the least dimension (section 5.16 of the format), and their claims without the checkers' formulas.

The constructions are built as matrices and their rank and coherence measured, as far as they are small. Floating point is
used here: these matrices have square roots in them, and this is a test of formulas, no proof."""

import cmath
import itertools
import math
from fractions import Fraction

import certificates as c

TINY = 1e-9
LARGEST = 300  # columns


# ----------------------------------------------------------------------------------------------------------------
# Lower bounds, by trying one rank after the other


def eta_of(claim):
    epsilon = Fraction(claim["epsilon"]) if claim["decoder"] == "linear" else Fraction(1, 2)
    return epsilon, claim.get("relation", "lt"), epsilon / (claim["k"] - epsilon) if claim["k"] > epsilon else None


def zero_rows_suffice(claim):
    epsilon, relation, _ = eta_of(claim)
    return c.less(1, epsilon, relation)


def least_rank(claim, family, s):
    """None where the family does not apply."""
    m, threshold = claim["m"], claim["decoder"] == "threshold"
    _, relation, eta = eta_of(claim)
    if zero_rows_suffice(claim) or eta is None or m < 2 or (family == "chebyshev" and eta >= 1):
        return None
    if family == "alon":
        needed = m / (1 + (m - 1) * eta**(2 * s))
    else:
        T = c.chebyshev(s, 1 / eta)
        needed = m * T * T / (T * T + m - 1)
    strict = family == "alon" and relation == "lt"

    def holds(rho):
        N = math.comb(rho + s, s) if threshold else c.dimension(family, rho, s)
        return N > needed if strict else N >= needed
    high = 1
    while not holds(high):
        high *= 2
    low = -1  # fails there
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def lower_value(claim, lower):
    kind = lower["kind"]
    if kind == "none":
        return 0
    if kind == "positive":
        return None if zero_rows_suffice(claim) else 1
    if kind == "three-points":
        return 2 if claim["decoder"] == "threshold" and claim["k"] == 1 and claim["m"] >= 3 else None
    return least_rank(claim, kind, lower["power"])


# ----------------------------------------------------------------------------------------------------------------
# Finite fields of q = p^e elements: an element is the number with the coefficients as its digits to the base p


class Field:
    def __init__(self, p, e):
        self.p, self.e, self.q = p, e, p**e
        for coefficients in itertools.product(range(p), repeat=e):
            self.modulus = list(coefficients) + [1]
            if self.is_field():
                return

    def digits(self, x):
        return [x // self.p**i % self.p for i in range(self.e)]

    def number(self, digits):
        return sum(x * self.p**i for i, x in enumerate(digits))

    def add(self, x, y):
        return self.number([(a + b) % self.p for a, b in zip(self.digits(x), self.digits(y))])

    def negative(self, x):
        return self.number([-a % self.p for a in self.digits(x)])

    def multiply(self, x, y):
        result = [0] * (2 * self.e)
        for i, a in enumerate(self.digits(x)):
            for j, b in enumerate(self.digits(y)):
                result[i + j] += a * b
        for i in range(2 * self.e - 1, self.e - 1, -1):
            for j in range(self.e + 1):
                if j < self.e:
                    result[i - self.e + j] -= result[i] * self.modulus[j]
            result[i] = 0
        return self.number([x % self.p for x in result[:self.e]])

    def is_field(self):
        self.products = {(x, y): self.multiply(x, y) for x in range(self.q) for y in range(self.q)}
        return all(self.products[x, y] for x in range(1, self.q) for y in range(1, self.q))

    def times(self, x, y):
        return self.products[x, y]

    def to_the(self, x, n):
        result = 1
        for _ in range(n):
            result = self.times(result, x)
        return result

    def value(self, polynomial, x):
        result = 0
        for coefficient in reversed(polynomial):
            result = self.add(self.times(result, x), coefficient)
        return result

    def trace(self, x):
        """In the field of p elements."""
        total, y = 0, x
        for _ in range(self.e):
            total = self.add(total, y)
            y = self.to_the(y, self.p)
        return total

    def is_square(self, x):
        return any(self.times(y, y) == x for y in range(self.q))


# ----------------------------------------------------------------------------------------------------------------
# The matrices


def gram(vectors):
    return [[sum(a * b for a, b in zip(x, y)) for y in vectors] for x in vectors]


def normalised(vectors):
    return [[x / math.sqrt(sum(y * y for y in v)) for x in v] for v in vectors]


def unit(n, i):
    return [float(i == j) for j in range(n)]


def columns_only(X):
    n, kind = X["columns"], X["kind"]
    if kind == "ones":
        return [[1.0] * n for _ in range(n)]
    if kind == "identity":
        return [unit(n, i) for i in range(n)]
    if kind == "simplex":
        return [[1.0 if i == j else -1 / (n - 1) for j in range(n)] for i in range(n)]
    if kind == "plane":
        return [[math.cos((i - j) * math.pi / n) for j in range(n)] for i in range(n)]
    # polygon: the rows e_i + E_i are orthogonal to the two coordinates of the directions
    cosines = [[math.cos((i - j) * math.pi / n) for j in range(n)] for i in range(n)]
    signs = [[0 if abs(x) < TINY else math.copysign(1, x) for x in row] for row in cosines]
    size = sum(map(abs, cosines[0]))
    rows = [[float(i == j) - signs[i][j] / size for j in range(n)] for i in range(n)]
    return [[x / row[i] for x in row] for i, row in enumerate(rows)]


def paley(X):
    F = Field(X["prime"], X["exponent"])
    n, root = F.q + 1, math.sqrt(F.q)

    def entry(i, j):
        if i == j:
            return 1.0
        if i == F.q or j == F.q:
            return 1 / root
        return (1 if F.is_square(F.add(i, F.negative(j))) else -1) / root
    return [[entry(i, j) for j in range(n)] for i in range(n)]


def lines28(complement):
    lines = [[3 if j in pair else -1 for j in range(8)] for pair in itertools.combinations(range(8), 2)]
    G = [[x / 24 for x in row] for row in gram(lines)]
    if not complement:
        return G
    # G = 4 P, P the projector on 7 dimensions
    return [[(float(i == j) - x / 4) / 0.75 for j, x in enumerate(row)] for i, row in enumerate(G)]


def quadric(X):
    t = X["rank"]
    size, direction = 2**t, -1 if X["sign"] == "minus" else 1

    def form(x):  # x_0 x_1 + x_2 x_3 + ...
        return sum((x >> 2 * i & 1) * (x >> 2 * i + 1 & 1) for i in range(t)) % 2
    other = 1 / (size + direction)
    return [[1.0 if x == y else direction * other * (-1)**form(x ^ y) for y in range(4**t)] for x in range(4**t)]


def forms_gram(dimension, forms):
    """The unit vectors and the signs of the forms (functions to {0, 1} on numbers below `dimension`) with all linear ones."""
    vectors = [unit(dimension, i) for i in range(dimension)]
    for form in forms:
        for a in range(dimension):
            vectors.append([(-1)**(form(x) + bin(a & x).count("1")) / math.sqrt(dimension) for x in range(dimension)])
    return gram(vectors)


def delsarte_goethals(X):
    """Quadratic forms in 2t variables whose differences have rank at least 2(t - g); found one after the other."""
    t, g = X["rank"], X["defect"]
    n = 2 * t
    pairs = list(itertools.combinations(range(n), 2))

    def rank(bits):
        rows = [0] * n
        for b, (i, j) in enumerate(pairs):
            if bits >> b & 1:
                rows[i] |= 1 << j
                rows[j] |= 1 << i
        r = 0
        for b in range(n):
            pivot = next((row for row in rows if row >> b & 1), None)
            if pivot is not None:
                r += 1
                rows = [row ^ pivot if row >> b & 1 else row for row in rows if row is not pivot]
        return r
    wanted = 2**((n - 1) * (g + 1))
    allowed = [x for x in range(1, 2**len(pairs)) if rank(x) >= n - 2 * g]

    def extend(chosen, candidates):
        if len(chosen) == wanted:
            return chosen
        for i, x in enumerate(candidates):
            found = extend(chosen + [x], [y for y in candidates[i + 1:] if rank(x ^ y) >= n - 2 * g])
            if found:
                return found
        return None
    chosen = extend([0], allowed)

    def value(bits):
        return lambda x: sum((x >> i & 1) * (x >> j & 1) for b, (i, j) in enumerate(pairs) if bits >> b & 1)
    return forms_gram(4**t, [value(bits) for bits in chosen])


def gold(X):
    t, g = X["rank"], X["defect"]
    F = Field(2, t)
    forms = []
    for coefficients in itertools.product(range(F.q), repeat=g):
        table = []
        for x in range(F.q):
            total = 0
            for i, a in enumerate(coefficients):
                total = F.add(total, F.times(a, F.to_the(x, 2**(i + 1) + 1)))
            table.append(F.trace(total))
        forms.append(table.__getitem__)
    return forms_gram(F.q, forms)


def chirps(X):
    F = Field(X["prime"], X["exponent"])
    vectors = [[complex(i == j) for j in range(F.q)] for i in range(F.q)]
    for a, b in itertools.product(range(F.q), repeat=2):
        vectors.append([cmath.exp(2j * math.pi * F.trace(F.value([0, b, a], x)) / F.p) / math.sqrt(F.q) for x in range(F.q)])
    real = [[part for y in v for part in (y.real, y.imag)] for w in vectors for v in (w, [1j * y for y in w])]
    return gram(real)


def net(X):
    """θI − S over θ − 1, S = 2A − J + 2I, from the joined points themselves."""
    F = Field(X["prime"], X["exponent"])
    q, g = F.q, X["classes"]
    points = list(itertools.product(range(q), repeat=2))

    def line(point, s):
        """The line of class s: slope s, through the point; it is named by its value at 0."""
        return F.add(point[1], F.times(s, point[0]))

    def entry(x, y):
        if x == y:
            return 1.0
        joined = any(line(x, s) == line(y, s) for s in range(g))
        return (-1.0 if joined else 1.0) / (2 * (q - g) + 1)
    return [[entry(x, y) for y in points] for x in points]


def words(F, r):
    return [list(f) for f in itertools.product(range(F.q), repeat=r)]


def letters(F, f, length):
    """The values of the polynomial of degree < r, that at infinity last."""
    return [F.value(f, x) if x < F.q else f[-1] for x in range(length)]


def devore(X):
    F = Field(X["prime"], X["exponent"])
    vectors = []
    for f in words(F, X["degree"] + 1):
        v = [0.0] * F.q**2
        for x, y in enumerate(letters(F, f, F.q)):
            v[x * F.q + y] = 1.0
        vectors.append(v)
    return gram(normalised(vectors))


def reed_solomon(X, signs=((1,) * 10_000,)):
    F = Field(X["prime"], X["exponent"])
    length = X["length"]
    code = [letters(F, f, length) for f in words(F, X["dimension"])]

    def product(x, y, s, t):
        return sum(s[i] * t[i] * (1 if x[i] == y[i] else -1 / (F.q - 1)) for i in range(length)) / length
    return [[product(x, y, s, t) for y in code for t in signs] for x in code for s in signs]


def hadamard(factors):
    rows = [[1]]
    for p, e in factors:
        F = Field(p, e)
        if p == 2:
            part = [[1]]
            for _ in range(e):
                part = kronecker(part, [[1, 1], [1, -1]])
        else:
            n = F.q + 1

            def core(i, j):
                if i == j:
                    return 0
                if i == F.q:
                    return 1
                if j == F.q:
                    return 1 if F.q % 4 == 1 else -1
                return 1 if F.is_square(F.add(i, F.negative(j))) else -1
            S = [[core(i, j) for j in range(n)] for i in range(n)]
            if F.q % 4 == 3:
                part = [[S[i][j] + (i == j) for j in range(n)] for i in range(n)]
            else:
                a, b = kronecker(S, [[1, 1], [1, -1]]), kronecker([[int(i == j) for j in range(n)] for i in range(n)], [[1, -1], [-1, -1]])
                part = [[x + y for x, y in zip(u, v)] for u, v in zip(a, b)]
        rows = kronecker(rows, part)
    assert all(sum(x * y for x, y in zip(u, v)) == len(rows) * (u is v) for u in rows for v in rows)
    return rows


def kronecker(A, B):
    return [[x * y for x in a for y in b] for a in A for b in B]


def direct_sum(A, B):
    return [row + [0.0] * len(B) for row in A] + [[0.0] * len(A) + row for row in B]


def gilbert_varshamov(X):
    """Sign vectors one after the other, each away from all before; the same one again where that is away enough."""
    d, chosen = X["dimension"], []
    for v in itertools.product((1, -1), repeat=d):
        while len(chosen) < X["columns"] and all(abs(sum(x * y for x, y in zip(u, v))) <= X["product"] for u in chosen):
            chosen.append(v)
    return [[x / d for x in row] for row in gram(chosen)]


def code(X):
    positions, n = X["positions"], 2**X["dimension"]

    def character(z):
        return (-1)**bin(z).count("1")
    return [[sum(character(p & x) * character(p & y) for p in positions) / len(positions) for y in range(n)] for x in range(n)]


def matrix_of(X):
    A = c.rational_entries(X["encoder"])
    B = c.rational_entries(X["probe"]) if "probe" in X else A
    C = c.product(c.transpose(B), A)
    return [[float(x / row[i]) for x in row] for i, row in enumerate(C)]


def built(X):
    """A matrix with ones on the diagonal, or None where that is too much or not known here."""
    kind, q = X["kind"], X["prime"]**X["exponent"] if "prime" in X else 0
    if "columns" in X and kind != "gilbert-varshamov":
        return columns_only(X) if X["columns"] <= 60 else None
    if kind == "paley":
        return paley(X) if q <= 37 else None
    if kind in ("unitary", "unitary-complement"):
        return lines28(kind != "unitary") if q == 3 else None
    if kind == "quadric":
        return quadric(X) if X["rank"] <= 3 else None
    if kind == "delsarte-goethals":
        return delsarte_goethals(X) if (X["rank"], X["defect"]) in ((1, 0), (2, 0)) else None
    if kind == "gold":
        return gold(X) if X["rank"] == 3 else None
    if kind == "net":
        return net(X) if q <= 9 else None
    if kind == "chirps":
        return chirps(X) if q <= 9 else None
    if kind == "devore":
        return devore(X) if q**(X["degree"] + 1) <= 130 else None
    if kind == "reed-solomon":
        return reed_solomon(X) if q**X["dimension"] <= 130 else None
    if kind == "signed-reed-solomon":
        return reed_solomon(X, hadamard(X["hadamard"])) if q**X["dimension"] * X["length"] <= 130 else None
    if kind == "gilbert-varshamov":
        return gilbert_varshamov(X) if X["dimension"] <= 8 and X["columns"] <= 60 else None
    if kind == "code":
        return code(X) if X["dimension"] <= 6 else None
    if kind == "matrix":
        return matrix_of(X)
    parts = [built(part) for part in X["parts"]]
    if None in parts or math.prod(map(len, parts)) > LARGEST:
        return None
    result = parts[0]
    for part in parts[1:]:
        result = direct_sum(result, part) if kind == "direct-sum" else kronecker(result, part)
    return result


def measured_rank(M):
    rows, r = [row[:] for row in M], 0
    for j in range(len(rows[0])):
        i = max(range(r, len(rows)), key=lambda i: abs(rows[i][j]), default=None)
        if i is None:
            break
        if abs(rows[i][j]) < 1e-7:
            continue
        rows[r], rows[i] = rows[i], rows[r]
        top = rows[r]
        for i in range(r + 1, len(rows)):
            factor = rows[i][j] / top[j]
            if factor:
                rows[i] = [x - factor * y for x, y in zip(rows[i], top)]
        r += 1
    return r


# ----------------------------------------------------------------------------------------------------------------
# The table of section 5.16.2 once more


def is_prime(p):
    return p > 1 and all(p % f for f in range(2, math.isqrt(p) + 1))


def size(X):
    """(d, n, beta) by the table, or None where a condition fails. For numbers of moderate size."""
    kind, get = X["kind"], X.get
    if "prime" in X and not is_prime(X["prime"]):
        return None
    q = X["prime"]**X["exponent"] if "prime" in X else 0
    n, t, g = get("columns"), get("rank"), get("defect")
    if kind == "ones":
        return (1, n, Fraction(1)) if n else None
    if kind == "identity":
        return (n, n, Fraction(0)) if n else None
    if kind == "simplex":
        return (n - 1, n, Fraction(1, n - 1)**2) if n >= 2 else None
    if kind == "plane":
        if n < 2:
            return None
        x = Fraction(333, 106) / n
        return 2, n, (1 - x * x / 2 + x**4 / 24)**2
    if kind == "polygon":
        if n < 4:
            return None
        x = Fraction(355, 113) / (2 * n)
        u = x / (1 - x * x / 2)
        return n - 2, n, (u / (1 - u))**2
    if kind == "paley":
        return ((q + 1) // 2, q + 1, Fraction(1, q)) if q % 4 == 1 else None
    if kind == "unitary":
        return (q * q - q + 1, q**3 + 1, Fraction(1, q)**2) if q % 2 else None
    if kind == "unitary-complement":
        return (q * (q * q - q + 1), q**3 + 1, Fraction(1, q)**4) if q % 2 else None
    if kind == "quadric":
        if not 1 <= t <= 512:
            return None
        e = 2**t + (1 if X["sign"] == "plus" else -1)
        return 2**t * e // 2, 4**t, Fraction(1, e)**2
    if kind == "delsarte-goethals":
        if not (1 <= t <= 512 and g < t):
            return None
        return 4**t, 2**((2 * t - 1) * (g + 1) + 2 * t) + 4**t, Fraction(4)**(g - t)
    if kind == "gold":
        if t % 2 == 0 or not 3 <= t <= 511 or not 1 <= g <= (t - 1) // 2:
            return None
        return 2**t, 2**(t * (g + 1)) + 2**t, Fraction(2)**(2 * g - t - 1)
    if kind == "net":
        g = X["classes"]
        return (q**2 - g * q + g, q**2, Fraction(1, 2 * (q - g) + 1)**2) if 1 <= g <= q else None
    if kind == "chirps":
        return (2 * q, 2 * q * (q + 1), Fraction(1, q)) if q % 2 else None
    if kind == "devore":
        r = X["degree"]
        return (q * q, q**(r + 1), Fraction(r, q)**2) if 1 <= r < q else None
    if kind.endswith("reed-solomon"):
        r, l = X["dimension"], X["length"]
        if not (1 <= r <= l <= q + 1 and r <= 4096):
            return None
        if kind == "reed-solomon":
            return l * (q - 1), q**r, max(Fraction((r - 1) * q - l, l * (q - 1)), Fraction(1, q - 1))**2
        order = 1
        for p, e in X["hadamard"]:
            if not is_prime(p):
                return None
            order *= p**e if p == 2 else (p**e + 1) * (1 if p**e % 4 == 3 else 2)
        return (l * (q - 1), l * q**r, max(Fraction((r - 1) * q, l * (q - 1)), Fraction(1, q - 1))**2) if order == l else None
    if kind == "gilbert-varshamov":
        d, a = X["dimension"], X["product"]
        if not (1 <= d <= 65536 and n >= 1 and a <= d):
            return None
        near = 2 * sum(math.comb(d, i) for i in range(d + 1) if d - 2 * i > a)
        return (d, n, Fraction(a, d)**2) if (n - 1) * near < 2**d else None
    if kind == "code":
        s, positions = X["dimension"], X["positions"]
        if not 1 <= s <= 30 or not positions or max(positions) >= 2**s:
            return None
        largest = max(abs(sum((-1)**bin(p & x).count("1") for p in positions)) for x in range(1, 2**s))
        return len(set(positions)), 2**s, Fraction(largest, len(positions))**2
    if kind == "matrix":
        A = c.rational_entries(X["encoder"])
        B = c.rational_entries(X["probe"]) if "probe" in X else A
        if not A or not A[0] or (len(B), X.get("probe", X["encoder"])["columns"]) != (len(A), len(A[0])):
            return None
        C = c.product(c.transpose(B), A)
        n = len(C)
        if any(C[i][i] <= 0 for i in range(n)):
            return None
        return len(A), n, max(((C[i][j] / C[i][i])**2 for i in range(n) for j in range(n) if i != j), default=Fraction(0))
    parts = [size(part) for part in X["parts"]]
    if not parts or None in parts:
        return None
    d, n, beta = zip(*parts)
    if kind == "direct-sum":
        return sum(d), sum(n), max(beta)
    return (math.prod(d), math.prod(n), max(beta)) if max(beta) <= 1 else None


CHECKED = {}


def stands(X):
    """Whether the construction, where it can be built, has the size that the table says."""
    key = c.canonical(X)
    if key not in CHECKED:
        d, n, beta = size(X)
        M = built(X)
        CHECKED[key] = M is None or (
            len(M) >= n and all(abs(M[i][i] - 1) < TINY for i in range(len(M))) and measured_rank(M) <= d
            and all(M[i][j]**2 <= float(beta) + TINY for i in range(len(M)) for j in range(len(M)) if i != j))
    return CHECKED[key]


def upper_value(claim, upper):
    """The bound that this object proves, or None."""
    m, k = claim["m"], claim["k"]
    _, relation, eta = eta_of(claim)
    if upper["kind"] == "zero":
        return 0 if claim["decoder"] == "linear" and zero_rows_suffice(claim) else None
    if upper["kind"] == "groups":
        return m - m // (k + 1) if claim["decoder"] == "threshold" and k < m else None
    found = size(upper)
    if found is None or found[1] < m or not (m == 1 or eta is None or c.less(found[2], eta * eta, relation)):
        return None
    return found[0]


def capacity(m, k, lower, upper, epsilon=None, relation="lt"):
    """`linear` with an epsilon, else `threshold`. `lower` may be (kind, power) or a kind."""
    lower = {"kind": lower} if isinstance(lower, str) else {"kind": lower[0], "power": lower[1]}
    upper = {"kind": upper} if isinstance(upper, str) else upper
    claim = {"m": m, "k": k, "decoder": "threshold"}
    if epsilon is not None:
        claim.update(decoder="linear", epsilon=c.exact(epsilon), relation=relation)
    low, high = lower_value(claim, lower), upper_value(claim, upper)
    claim.update(lower=-1 if low is None else low, upper=-1 if high is None else high)
    return c.certificate("capacity", {}, claim, {"lower": lower, "upper": upper})


def require_moderate(X):
    for part in X.get("parts", []):
        require_moderate(part)
    if X.get("degree", 0) > 60 or (X["kind"] == "gilbert-varshamov" and X["dimension"] > 2000) or (X["kind"] == "code" and X["dimension"] > 12):
        raise c.TooLarge


def capacity_truth(claim, inputs, _, witness):
    """The two bounds once more, and the construction built if it is small."""
    require_moderate(witness["upper"])
    lower, upper = witness["lower"], witness["upper"]
    return (inputs == {} and lower_value(claim, lower) == claim["lower"] and upper_value(claim, upper) == claim["upper"]
            and claim["lower"] <= claim["upper"] and (upper["kind"] in ("zero", "groups") or stands(upper)))


c.TRUTH["capacity"] = capacity_truth
c.WITNESSED.add("capacity")
