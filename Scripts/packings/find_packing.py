#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Looks for m near-orthogonal vectors in d dimensions: find_packing.py D M ETA SECONDS [SEED].

Minimises a p-norm of the off-diagonal entries of the Gram matrix, rows divided by the diagonal, with growing p (L-BFGS, floats), then rounds
to the coarsest integers that keep every entry below ETA, and prints them as an entry of Sources/Provers/Capacity/Data. Needs numpy and scipy.
The kernel computes everything again, so nothing here is trusted.
"""
import math, sys, time
from fractions import Fraction
import numpy as np
from scipy.optimize import minimize
from packed import entry


def objective(x, d, m, p):
    a = x.reshape(d, m)
    c = a.T @ a
    diagonal = np.diag(c)
    if (diagonal <= 1e-9).any():
        return 1e6, np.zeros_like(x)
    ratio = c / diagonal[:, None]
    size = np.abs(ratio)
    np.fill_diagonal(size, 0)
    top = size.max()
    total = ((size / top) ** p).sum()
    by_ratio = np.sign(ratio) * (size / top) ** (p - 1) / (top * total)
    np.fill_diagonal(by_ratio, 0)
    by_c = by_ratio / diagonal[:, None]
    by_c[np.arange(m), np.arange(m)] -= (by_ratio * ratio).sum(1) / diagonal
    return math.log(top) + math.log(total) / p, (a @ (by_c + by_c.T)).ravel()


def coherence(a):
    c = a.T @ a
    ratio = np.abs(c / np.diag(c)[:, None])
    np.fill_diagonal(ratio, 0)
    return ratio.max()


def search(d, m, eta, seconds, seed):
    rng = np.random.default_rng(seed)
    start, best = time.time(), None
    while time.time() - start < seconds:
        a = rng.standard_normal((d, m))
        for p in [2**i for i in range(3, 12)]:
            a = minimize(objective, a.ravel(), (d, m, p), "L-BFGS-B", True, options={"maxiter": 300 if p < 256 else 600, "maxcor": 20}).x.reshape(d, m)
            if coherence(a) < eta * (1 - 2e-4):
                return a / np.linalg.norm(a, axis=0)
        if best is None or coherence(a) < coherence(best):
            best = a
    print(f"best {coherence(best):.6f}, wanted < {eta:.6f}", file=sys.stderr)
    return None


def main():
    d, m, eta, seconds = int(sys.argv[1]), int(sys.argv[2]), Fraction(sys.argv[3]), float(sys.argv[4])
    found = search(d, m, float(eta), seconds, int(sys.argv[5]) if len(sys.argv) > 5 else 1)
    if found is None:
        sys.exit(1)
    text = entry(found, None, eta)
    if text is None:
        sys.exit("rounding spoils it")
    print(text)


main()
