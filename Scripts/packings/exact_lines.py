#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The exact systems of lines of Sources/Provers/Capacity/Data, made again: exact_lines.py latin|witt|leech [DIMENSION [SECONDS [SEED]]].

latin: 36 lines in R^15 from the cyclic Latin square of order 6. witt: 276 equiangular lines in R^23 (2x - w for the pairs x, w - x of
minimal vectors of the Leech lattice with sum w of type 3). leech: the 2300 lines 2x - v of the pairs x, v - x with minimal sum v. With a DIMENSION:
the largest subset in that dimension that a random search over orthogonal complements finds. Prints the number of lines, the dimension and the vectors.
Needs numpy; nothing here is trusted.
"""
import itertools, sys, time
import numpy as np


def golay():
    words = [0]
    for i in range(12):
        words += [w ^ (0b101011100011 << i) for w in words]
    return [(w << 1) | (bin(w).count("1") & 1) for w in words]


def leech():
    """The 196560 minimal vectors, times sqrt 8."""
    vectors = []
    for word in golay():
        ones = [i for i in range(24) if word >> i & 1]
        if len(ones) == 8:
            for signs in range(128):
                v = np.zeros(24, int)
                s = [1 - 2 * (signs >> i & 1) for i in range(7)]
                v[ones] = 2 * np.array(s + [int(np.prod(s))])
                vectors.append(v)
        base = np.array([1 - 2 * (word >> i & 1) for i in range(24)])
        for i in range(24):
            v = base.copy()
            v[i] *= -3
            vectors.append(v)
    for i, j in itertools.combinations(range(24), 2):
        for a, b in itertools.product((4, -4), repeat=2):
            v = np.zeros(24, int)
            v[i], v[j] = a, b
            vectors.append(v)
    return np.array(vectors)


def lines(vectors):
    """One of each pair v, -v."""
    return np.array([v for v in {max(tuple(v), tuple(-v)) for v in vectors}])


def subsystem(system, others, dimension, seconds, rng):
    best, start = system[:0], time.time()
    while time.time() - start < seconds:
        current = system
        while np.linalg.matrix_rank(current.astype(float)) > dimension:
            candidates = [rng.choice([-1, 1], k) @ current[rng.integers(0, len(current), k)] for k in rng.integers(1, 4, 300)]
            candidates = np.array(candidates + list(others[rng.integers(0, len(others), 300)]))
            counts = ((candidates @ current.T) == 0).sum(1) * candidates.any(1)
            counts[counts == len(current)] = 0
            order = np.argsort(-counts)[:3]
            current = current[current @ candidates[order[rng.integers(0, 3) if rng.random() < 0.5 else 0]] == 0]
        if np.linalg.matrix_rank(current.astype(float)) == dimension and len(current) > len(best):
            best = current
    return best


def main():
    name = sys.argv[1]
    if name == "latin":
        cells = list(itertools.product(range(6), repeat=2))
        gram = [[5 if p == q else 1 if p[0] == q[0] or p[1] == q[1] or (sum(p) - sum(q)) % 6 == 0 else -1 for q in cells] for p in cells]
        print(36, np.linalg.matrix_rank(np.array(gram, float)), "Gram matrix times 5")
        print(*(" ".join(map(str, row)) for row in gram), sep="\n")
        return
    minimal = leech()
    if name == "witt":
        w = np.array([5] + [1] * 23)
        system = lines(2 * minimal[minimal @ w == 24] - w)
    else:
        v = np.array([4, 4] + [0] * 22)
        system = lines(2 * minimal[minimal @ v == 16] - v)
    if len(sys.argv) > 2:
        seconds, seed = float(sys.argv[3]) if len(sys.argv) > 3 else 30, int(sys.argv[4]) if len(sys.argv) > 4 else 1
        system = subsystem(system, minimal, int(sys.argv[2]), seconds, np.random.default_rng(seed))
    print(len(system), np.linalg.matrix_rank(system.astype(float)))
    print(*(" ".join(map(str, v)) for v in system), sep="\n")


main()
