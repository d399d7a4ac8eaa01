# SPDX-License-Identifier: Apache-2.0
"""The coherence of ±1 vectors by popcount, against NumPy's float product."""
import numpy

from timing import QUICK, Section, compare, inner, timed

NOTES = [
    "lrh counts differing bits for the half of the Gram matrix above the diagonal, exactly. NumPy's best expression is the full float32 product "
    "`S.T @ S` (sgemm, exact below 2²⁴), diagonal cleared, then `max(G.max(), -G.min())`; its integer products take no BLAS and are far slower. Each side makes its own random signs of the same size."]


def numpy_coherence(signs):
    """NumPy's expression on a float32 d×m matrix."""
    gram = signs.T @ signs
    numpy.fill_diagonal(gram, 0)
    return max(gram.max(), -gram.min())


def run(paths):
    section = Section("Coherence of ±1 vectors", list(NOTES))
    curves, sizes = {}, [512, 1024, 2048] + ([] if QUICK else [4096])
    for m in sizes:
        signs = numpy.random.default_rng(m).choice(numpy.array([-1, 1], numpy.float32), (1024, m))
        for path in paths:
            summary, _ = compare(lambda: inner("gram", 1024, m, m, 1, path), {"NumPy": timed(lambda: numpy_coherence(signs))})
            section.add(f"d = 1024, m = {m}, {path}", summary, {"avx512": "≥ 5×", "avx2": "≥ 3×"}.get(path, ""))
            curves.setdefault(f"lrh, {path}", []).append(summary["lrh"][0])
            if path == paths[-1]:
                curves.setdefault("NumPy float32", []).append(summary["NumPy"][0])
    section.draw("gram", "coherence of m vectors of 1024 signs", "m", sizes, curves)
    return section
