# SPDX-License-Identifier: Apache-2.0
"""The matrices and graphs that the sections time, as files and in memory."""
import os

import numpy

from timing import WORK


def signs(rows, columns, seed):
    """A random ±1 matrix."""
    return numpy.random.default_rng(seed).choice([-1, 1], (rows, columns))


def write_text(name, matrix):
    """`rows columns`, then the integers, as lrh-bench reads them."""
    path = os.path.join(WORK, name + ".txt")
    with open(path, "w") as file:
        file.write(f"{matrix.shape[0]} {matrix.shape[1]}\n")
        file.writelines(" ".join(map(str, row)) + "\n" for row in matrix.tolist())
    return path


def write_npy(name, matrix):
    """The matrix as the commands of lrh read it."""
    path = os.path.join(WORK, name + ".npy")
    numpy.save(path, matrix.astype("<i8"))
    return path


def random_graph(n, m, seed):
    """m different random edges u < v on n vertices, sorted."""
    rng = numpy.random.default_rng(seed)
    codes = numpy.empty(0, numpy.int64)
    while len(codes) < m:
        ends = numpy.sort(rng.integers(0, n, (2 * m, 2)), axis=1)
        ends = ends[ends[:, 0] < ends[:, 1]]
        codes = numpy.unique(numpy.concatenate([codes, ends[:, 0] * n + ends[:, 1]]))
    codes = numpy.sort(rng.permutation(codes)[:m])
    return numpy.stack([codes // n, codes % n], axis=1)


def dense_graph(n, percent):
    """Each pair is an edge with this probability, in percent."""
    rng = numpy.random.default_rng(n + percent)
    return numpy.array([(u, v) for u in range(n) for v in range(u + 1, n) if rng.integers(100) < percent])


def write_edges(name, n, edges):
    """`n edges`, then the edges, as lrh-bench reads them."""
    path = os.path.join(WORK, name + ".txt")
    with open(path, "w") as file:
        file.write(f"{n} {len(edges)}\n")
        numpy.savetxt(file, edges, fmt="%d")
    return path


def write_dimacs(name, n, edges):
    """The graph in DIMACS's text format."""
    path = os.path.join(WORK, name + ".clq")
    with open(path, "w") as file:
        file.write(f"p edge {n} {len(edges)}\n")
        file.write("".join(f"e {u + 1} {v + 1}\n" for u, v in edges.tolist()))
    return path
