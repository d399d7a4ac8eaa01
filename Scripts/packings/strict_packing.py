#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""From entries that attain ETA to entries below it: strict_packing.py FILE ETA SECONDS [SEED].

FILE is a pair that invariant_packing.py wrote. By F7 the task is to find a space V (the kernel) of dimension n = m - d and a matrix F with
entries in [-1, 1] and F v = s v on V, with s > 1 + 1/ETA: then C = I - F/s has rank d and entries |C_ij| < ETA C_ii. For fixed V this is a linear
program; moving V too, it is one to first order. Where FILE attains s = 1 + 1/ETA no first-order move gains (the signs of a projector are a dual
certificate), but a motion that keeps all extreme entries does to second order. So the start is moved along a random one of these, and a
sequence of linear programs with a trust region ends above. Prints an entry of Sources/Provers/Capacity/Data. Needs numpy, scipy and highspy.

packing32in20: invariant_packing.py 8x2 20 32 1/7 3000 1 FILE, then this with 1/7. packing32in15: 4x2x2 15 32 1/5 3000 1 FILE, and 1/5.
"""
import sys, time
from fractions import Fraction
import highspy
import numpy as np
import scipy.sparse as sp
from packed import entry


def program(v, f=None, s=0, reach=None):
    """max t, F' V + F dV - s dV = t V, |F'_ij| <= 1, |dV| <= reach; without reach dV = 0. Returns t, F', dV."""
    m, n = v.shape
    blocks = [sp.kron(sp.eye(m), v.T)]
    if reach:
        blocks.append(sp.kron(f - s * np.eye(m), sp.eye(n)))
    blocks.append(sp.csr_matrix(-v.ravel()[:, None]))
    a = sp.hstack(blocks).tocsc()
    solver = highspy.Highs()
    for key, value in (("output_flag", False), ("solver", "ipm"), ("run_crossover", "off"), ("threads", 1), ("ipm_optimality_tolerance", 1e-9)):
        solver.setOptionValue(key, value)
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = a.shape
    upper = np.ones(a.shape[1])
    upper[m * m:-1] = reach or 0
    model.col_lower_, model.col_upper_ = np.append(-upper[:-1], 0), np.append(upper[:-1], 2 * m)
    model.row_lower_ = model.row_upper_ = np.zeros(a.shape[0])
    model.col_cost_ = np.append(np.zeros(a.shape[1] - 1), -1)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = a.indptr, a.indices, a.data
    solver.passModel(model)
    solver.run()
    x = np.array(solver.getSolution().col_value)
    return x[-1], x[:m * m].reshape(m, m), x[m * m:-1].reshape(m, n) if reach else None


def value(v):
    """The E with E v = v that the program finds, made exact on V, and 1/max |E_ij|."""
    t, f, _ = program(v)
    e = f / t
    e += (v - e @ v) @ v.T
    return e, 1 / np.abs(e).max()


def motions(a, tolerance=1e-3):
    """An orthonormal basis of the first-order motions of unit columns that keep extreme inner products, without rotations."""
    d, m = a.shape
    c = np.abs(a.T @ a - np.eye(m))
    rows = []
    for i in range(m):
        for j in range(i + 1):
            if i == j or c[i, j] > c.max() * (1 - tolerance):
                row = np.zeros((d, m))
                row[:, i] += a[:, j]
                row[:, j] += a[:, i]
                rows.append(row.ravel())
    for i in range(d):
        for j in range(i):
            row = np.zeros((d, m))
            row[i], row[j] = a[j], -a[i]
            rows.append(row.ravel())
    _, values, vectors = np.linalg.svd(np.array(rows))
    return vectors[(values > tolerance).sum():].reshape(-1, d, m)


def main():
    pair, eta, seconds = np.load(sys.argv[1]), Fraction(sys.argv[2]), float(sys.argv[3])
    rng, start = np.random.default_rng(int(sys.argv[4]) if len(sys.argv) > 4 else 1), time.time()
    c = pair["probe"].T @ pair["encoder"]
    c /= np.diag(c)[:, None]
    d, m = pair["encoder"].shape
    values, vectors = np.linalg.eigh((c + c.T) / 2)
    a = (vectors[:, -d:] * np.sqrt(np.maximum(values[-d:], 0))).T
    a /= np.linalg.norm(a, axis=0)
    free = motions(a)
    print(f"{len(free)} motions keep the extreme entries", file=sys.stderr)
    if len(free) == 0:
        sys.exit("rigid")
    wanted = float(1 + 1 / eta)
    while time.time() - start < seconds:
        moved = a + rng.choice([0.1, 0.3, 0.6]) * np.tensordot((w := rng.standard_normal(len(free))) / np.linalg.norm(w), free, 1)
        v = np.linalg.svd(moved / np.linalg.norm(moved, axis=0))[2][d:].T
        (e, s), reach = value(v), 0.01
        while reach > 1e-5 and time.time() - start < seconds:
            bound, _, step = program(v, e * s, s, reach)
            next = np.linalg.qr(v + step)[0]
            candidate, t = value(next)
            gain = (t - s) / max(bound - s, 1e-12)
            if t > s:
                v, e, s = next, candidate, t
            reach *= 1.6 if gain > 0.6 else 1 if gain > 0.25 else 0.5 if gain > 0 else 1 / 3
        print(f"{time.time() - start:.0f} s: s is {s / wanted:.7f} of 1 + 1/eta", file=sys.stderr)
        if s > wanted * (1 + 1e-5):
            c = np.eye(m) - e
            left, sizes, right = np.linalg.svd(c / np.diag(c)[:, None])
            root = np.sqrt(sizes[:d])
            if text := entry(root[:, None] * right[:d], (left[:, :d] * root).T, eta):
                print(text)
                return
    sys.exit("nothing found")


main()
