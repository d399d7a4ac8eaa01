# SPDX-License-Identifier: Apache-2.0
"""Small linear programs and kernels of small matrices, exactly and by the slowest obvious methods."""

import itertools
from fractions import Fraction


def simplex(c, rows, right):
    """The least c.x among x >= 0 with rows x = right, and such an x; None if there is no x. Two phases, Bland's rule."""
    rows = [list(map(Fraction, row)) for row in rows]
    right = list(map(Fraction, right))
    n, m = len(c), len(rows)
    for i in range(m):
        if right[i] < 0:
            rows[i], right[i] = [-x for x in rows[i]], -right[i]
    table = [row + [Fraction(int(i == j)) for j in range(m)] + [right[i]] for i, row in enumerate(rows)]
    basis = list(range(n, n + m))

    def run(cost, allowed):
        while True:
            reduced = list(cost) + [Fraction(0)]
            for i, j in enumerate(basis):
                if cost[j]:
                    reduced = [x - cost[j] * y for x, y in zip(reduced, table[i])]
            enter = next((j for j in range(allowed) if reduced[j] < 0), None)
            if enter is None:
                return
            ratios = [(table[i][-1] / table[i][enter], basis[i], i) for i in range(m) if table[i][enter] > 0]
            if not ratios:
                raise ArithmeticError("unbounded")
            exchange(min(ratios)[2], enter)

    def exchange(i, j):
        pivot = table[i][j]
        table[i] = [x / pivot for x in table[i]]
        for t in range(m):
            if t != i and table[t][j]:
                factor = table[t][j]
                table[t] = [x - factor * y for x, y in zip(table[t], table[i])]
        basis[i] = j

    run([Fraction(0)] * n + [Fraction(1)] * m, n + m)
    if any(table[i][-1] and basis[i] >= n for i in range(m)):
        return None
    for i in range(m):
        if basis[i] >= n:
            j = next((j for j in range(n) if table[i][j]), None)
            if j is not None:
                exchange(i, j)
    run(list(map(Fraction, c)) + [Fraction(0)] * m, n)
    x = [Fraction(0)] * (n + m)
    for i, j in enumerate(basis):
        x[j] = table[i][-1]
    return sum(u * v for u, v in zip(c, x)), x[:n]


def minimise(c, equal, at_most):
    """The least c.x among all x, of any sign, with u.x = v for the (u, v) of `equal`, u.x <= v for those of `at_most`."""
    n, slack = len(c), len(at_most)
    rows = [list(u) + [-x for x in u] + [0] * slack for u, _ in equal]
    rows += [list(u) + [-x for x in u] + [int(i == t) for i in range(slack)] for t, (u, _) in enumerate(at_most)]
    found = simplex(list(c) + [-x for x in c] + [0] * slack, rows, [v for _, v in equal] + [v for _, v in at_most])
    return found and (found[0], [found[1][j] - found[1][n + j] for j in range(n)])


def kernel(rows, columns):
    """A basis of the x with rows x = 0."""
    rows, pivots = [list(map(Fraction, row)) for row in rows], []
    for j in range(columns):
        i = next((i for i in range(len(pivots), len(rows)) if rows[i][j]), None)
        if i is None:
            continue
        t = len(pivots)
        rows[t], rows[i] = rows[i], rows[t]
        rows[t] = [x / rows[t][j] for x in rows[t]]
        for i in range(len(rows)):
            if i != t and rows[i][j]:
                factor = rows[i][j]
                rows[i] = [x - factor * y for x, y in zip(rows[i], rows[t])]
        pivots.append(j)
    result = []
    for free in range(columns):
        if free not in pivots:
            x = [Fraction(0)] * columns
            x[free] = Fraction(1)
            for i, j in enumerate(pivots):
                x[j] = -rows[i][free]
            result.append(x)
    return result


def circuits(rows):
    """The kernel vectors with a least set of nonzero entries, one for each such set: the vertices of the part of the kernel
    with |x|_1 <= 1, up to length. A convex function on that part is largest at one of them."""
    m, found = len(rows[0]), []
    for size in range(1, len(rows) + 2):
        for columns in itertools.combinations(range(m), size):
            if any(all(v[j] == 0 for j in range(m) if j not in columns) for v in found):
                continue
            basis = kernel([[row[j] for j in columns] for row in rows], size)
            if basis:
                v = [Fraction(0)] * m
                for j, x in zip(columns, basis[0]):
                    v[j] = x
                found.append(v)
    return found


def basic_solutions(rows, right):
    """The x with rows x = right whose columns are independent: the vertices of the x of least |x|_1 are among them."""
    m, found = len(rows[0]), []
    for size in range(len(rows) + 1):
        for columns in itertools.combinations(range(m), size):
            part = [[row[j] for j in columns] for row in rows]
            if kernel(part, size):
                continue
            solutions = kernel([row + [-y] for row, y in zip(part, right)], size + 1)
            if solutions:
                x = [Fraction(0)] * m
                for j, y in zip(columns, solutions[0]):
                    x[j] = y / solutions[0][-1]
                if x not in found:
                    found.append(x)
    return found
