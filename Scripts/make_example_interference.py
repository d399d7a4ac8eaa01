#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes examples/interference/encoder.csv: 44 features in 32 dimensions, some of which interfere.

Features 0 to 31 are the unit vectors. Feature 32 + f has 2/5 at the places f and f + 1 (modulo 12) and ±3/20 elsewhere, with signs, from a
fixed seed, that keep these twelve features apart. So at k = 3 and an error of 24/25 the interference graph is a cycle of 24 features.
"""
import random
from fractions import Fraction

D, N = 32, 12


def inner(u, v):
    return sum(a * b for a, b in zip(u, v))


def main():
    generator = random.Random(3)
    # In units of 1/20.
    rows = [[8 if j in (f, (f + 1) % N) else generator.choice((-3, 3)) for j in range(D)] for f in range(N)]

    def cost():
        return sum(inner(rows[f], rows[g]) ** 4 for f in range(N) for g in range(f))

    best = cost()
    for _ in range(6000):
        f, j = generator.randrange(N), generator.randrange(D)
        if abs(rows[f][j]) == 3:
            rows[f][j] = -rows[f][j]
            new = cost()
            if new <= best:
                best = new
            else:
                rows[f][j] = -rows[f][j]
    columns = [[Fraction(int(i == j)) for i in range(D)] for j in range(D)] + [[Fraction(x, 20) for x in row] for row in rows]
    with open("examples/interference/encoder.csv", "w") as file:
        for i in range(D):
            file.write(",".join(str(column[i]) for column in columns) + "\n")


main()
