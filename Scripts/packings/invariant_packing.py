#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Looks for a near-identity matrix that a group respects: invariant_packing.py GROUP D M ETA SECONDS [SEED [FILE]].

The M columns are a union of orbits of GROUP (psl27, sl23, or a product of cyclic groups such as 8x2), up to signs; encoder and probe are
equivariant maps to a random representation of dimension D. The largest entry C_ij/C_ii is minimised (equivariant.cpp).
Prints an entry of Sources/Provers/Capacity/Data when all are below ETA. With FILE, a pair whose entries come within 1/10000 of ETA is written
there too, when some of its entries are not extreme: strict_packing.py starts from these. Needs numpy, scipy and a C++ compiler (equivariant.cpp). Nothing here is trusted.

packing64in43: psl27 43 64 1/11 600 1. packing64in30: sl23 30 64 1/7 600 1.
"""
import ctypes, math, pathlib, subprocess, sys, tempfile, time
from fractions import Fraction
import numpy as np
import scipy.sparse as sp
from groups import Group, components, named
from packed import entry


class Problem:
    def __init__(self, group, d, m, rng):
        parts, self.starts, self.sizes, known, left = [], [], [], [], m
        while left:
            fits = [o for o in known if o[0].shape[1] <= left]
            orbit = fits[rng.integers(len(fits))] if fits and rng.random() < 0.7 else group.orbit(rng, left)
            if not fits and orbit[0].shape[1] < min(left, len(group.elements)) // 4 and rng.random() < 0.8:
                continue
            known.append(orbit)
            self.starts.append(m - left)
            self.sizes.append(orbit[0].shape[1])
            parts.append((orbit[0] + m - left, orbit[1]))
            left -= orbit[0].shape[1]
        self.d, self.m = d, m
        self.parts = components(np.concatenate([p for p, _ in parts], 1), np.concatenate([s for _, s in parts], 1), rng)

    def choose(self, rng):
        """Random multiplicities of total dimension d; whether some were found."""
        for _ in range(100):
            self.copies = [min(k, math.floor(k * self.d / self.m + rng.random())) if rng.random() < 0.7 else int(rng.integers(k + 1)) for _, k, _ in self.parts]
            for _ in range(200):
                excess = sum(c * n for c, (n, _, _) in zip(self.copies, self.parts)) - self.d
                if excess == 0:
                    self.size = sum(int(c) * len(basis) for c, (_, _, basis) in zip(self.copies, self.parts))
                    return True
                i = rng.integers(len(self.parts))
                if 0 <= self.copies[i] - np.sign(excess) <= self.parts[i][1]:
                    self.copies[i] -= int(np.sign(excess))
        return False

    def matrix(self, x):
        rows, at = [], 0
        for c, (n, _, basis) in zip(self.copies, self.parts):
            rows.append(np.tensordot(x[at:at + c * len(basis)].reshape(c, len(basis)), basis, 1).reshape(c * n, self.m))
            at += c * len(basis)
        return np.concatenate(rows)

    def map(self):
        """The matrix of the linear map from parameters to the entries, column by column."""
        blocks = [sp.kron(sp.eye(c), sp.csr_matrix(np.where(np.abs(basis) > 1e-10, basis, 0).reshape(len(basis), -1).T))
                  for c, (_, _, basis) in zip(self.copies, self.parts) if c]
        rows = np.arange(self.d * self.m).reshape(self.d, self.m).T.ravel()
        return sp.block_diag(blocks).tocsr()[rows].tocsr()

    def minimise(self, eta, rng):
        """Matrices A, B from a random start, and their largest entry."""
        x = rng.standard_normal(self.size)
        x = np.concatenate([x, x + rng.choice([0.3, 0.7, 1.5]) * rng.standard_normal(self.size)])
        map = self.map()
        integers, doubles = (lambda v: np.ascontiguousarray(v, np.int32)), (lambda v: np.ascontiguousarray(v, np.float64))
        arrays = [integers(self.starts), doubles(self.sizes), integers(map.indptr), integers(map.indices), doubles(map.data), x]
        pointers = [ctypes.c_void_p(v.ctypes.data) for v in arrays]
        value = LIBRARY.minimise(self.size, self.d, self.m, len(self.starts), *pointers, ctypes.c_double(float(eta)))
        return self.matrix(x[:self.size]), self.matrix(x[self.size:]), value


def library():
    """equivariant.cpp, compiled."""
    folder = pathlib.Path(__file__).parent
    built = pathlib.Path(tempfile.mkdtemp()) / "equivariant.so"
    subprocess.run(["c++", "-O3", "-march=native", "-ffast-math", "-fno-finite-math-only", "-shared", "-fPIC", folder / "equivariant.cpp", "-o", built], check=True)
    found = ctypes.CDLL(str(built))
    found.minimise.restype = ctypes.c_double
    return found


def main():
    group, d, m, eta, seconds = Group(named(sys.argv[1])), int(sys.argv[2]), int(sys.argv[3]), Fraction(sys.argv[4]), float(sys.argv[5])
    rng, start = np.random.default_rng(int(sys.argv[6]) if len(sys.argv) > 6 else 1), time.time()
    while time.time() - start < seconds:
        problem = Problem(group, d, m, rng)
        if len(problem.starts) > m // 2 or not problem.choose(rng):
            continue
        for _ in range(6):
            a, b, value = problem.minimise(eta, rng)
            if value > 1.005 * eta:
                continue
            c = b.T @ a
            c = np.abs(c / np.diag(c)[:, None] - np.eye(m))
            value, tight = value / float(eta), (c > 0.998 * c.max()).mean()
            print(f"{time.time() - start:.0f} s: {value:.6f} of eta, orbits {problem.sizes}, {tight:.2f} of the entries extreme", file=sys.stderr)
            if value < 1 - 1e-6 and (text := entry(a, b, eta)):
                print(text)
                return
            if len(sys.argv) > 7 and value < 1 + 1e-4 and tight < 0.9:
                np.savez(sys.argv[7], encoder=a, probe=b)
                return
    sys.exit("nothing found")


LIBRARY = library()
main()
