# SPDX-License-Identifier: Apache-2.0
"""The coherence of very many ±1 vectors: growth with m and d, and NumPy's blocked product where it ends in seconds."""
import numpy

from timing import QUICK, Section, compare, inner, timed

NOTES = [
    "The same at sizes whose Gram matrix no longer fits into memory (10⁵ vectors: 40 GB in float32). lrh goes through it block by block, its memory is "
    "that of the packed vectors (10⁵ × 4096 signs: 51 MB). NumPy does the same by hand: row blocks of 1024, each times the columns from its first "
    "on, float32; it is timed up to m = 10⁴, and its time grows with d·m². Each side makes its own random signs of the same size."]

SIZES = {1024: [10_000, 30_000, 100_000], 4096: [10_000, 30_000] + ([] if QUICK else [100_000])}
NUMPY_LIMIT = 10_000
BLOCK = 1024


def blocked_coherence(signs):
    """The largest absolute inner product of two columns, float32, half of the Gram matrix, never more than a block of it."""
    largest, count = 0.0, signs.shape[1]
    for start in range(0, count, BLOCK):
        gram = signs[:, start:start + BLOCK].T @ signs[:, start:]
        gram[numpy.arange(len(gram)), numpy.arange(len(gram))] = 0
        largest = max(largest, gram.max(), -gram.min())
    return largest


def run():
    section = Section("Coherence of many ±1 vectors", list(NOTES))
    sizes, curves = sorted(set().union(*SIZES.values())), {}
    for d, counts in SIZES.items():
        for m in counts:
            peers = {}
            if m <= NUMPY_LIMIT:
                signs = numpy.random.default_rng(m).choice(numpy.array([-1, 1], numpy.float32), (d, m))
                peers["NumPy, blocked"] = timed(lambda: blocked_coherence(signs))
            summary, _ = compare(lambda: inner("gram", d, m, m, 1), peers, 1 if m > 30_000 or QUICK else 3)
            if peers:
                section.add(f"d = {d}, m = {m:,}", summary)
            else:
                section.add_alone(f"d = {d}, m = {m:,}", summary["lrh"][0])
            curves.setdefault(f"lrh, d = {d}", []).append(summary["lrh"][0])
    section.draw("large-gram", "coherence of many vectors of d signs", "m", sizes, curves)
    return section
