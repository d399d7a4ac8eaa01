# SPDX-License-Identifier: Apache-2.0
"""The exact rank of integer matrices, against FLINT."""
import os

import flint
import numpy

from instances import signs, write_npy, write_text
from timing import QUICK, WORK, Section, compare, inner, lrh, program, timed

NOTES = [
    "The job of FLINT is the exact rank over ℚ. A full rank modulo one prime proves itself. A smaller one is proved by enough primes to exceed "
    "Hadamard's bound for the next larger minors (`lrh inspect --exact-rank`); a certificate of it (`lrh prove rank`) holds the dependencies "
    "of the other rows, whose entries have as many digits as a minor, and the kernel multiplies them out: most of its time and size.",
    "lrh uses the system's OpenBLAS. One that does not know the processor falls back to kernels for very old ones: Debian 12's 0.3.21 does so on "
    "Intel's newest server processors. `OPENBLAS_CORETYPE=SKYLAKEX` or a newer OpenBLAS then makes dense elimination faster."]

FLINT = "FLINT fmpz_mat.rank"
SIZES = [125, 250, 500, 1000, 2000] + ([] if QUICK else [4000])
FLINT_LIMIT = 1000 if QUICK else 4000


def run():
    section = Section("Rank", list(NOTES))
    repeats = 1 if QUICK else 3
    product = numpy.random.default_rng(1).integers(-9, 10, (600, 200)) @ numpy.random.default_rng(2).integers(-9, 10, (200, 600))
    path, peer = write_text("product", product), flint.fmpz_mat(product.tolist())
    summary, results = compare(lambda: inner("rank-primes", path, 1), {FLINT: timed(peer.rank)}, repeats)
    assert results["lrh"].split()[0] == "200" and results[FLINT] == 200
    section.add(f"600×600 of rank 200, exact rank by {results['lrh'].split()[1]} primes, no certificate", summary, "≥ 4×")
    once, _ = compare(lambda: inner("rank", path, 1), {}, repeats)
    section.add_alone("the same, rank modulo one prime: a lower bound only", once["lrh"][0])
    whole("600×600 of rank 200", product, peer, section)

    curves = {"lrh": [], FLINT: []}
    for n in SIZES:
        matrix = signs(n, n, 1)
        path = write_text(f"signs{n}", matrix)
        peer = flint.fmpz_mat(matrix.tolist()) if n <= FLINT_LIMIT else None
        summary, results = compare(lambda: inner("rank", path, 1), {FLINT: timed(peer.rank)} if peer else {}, 3 if n <= 1000 else 1)
        assert set(map(int, results.values())) == {n}
        curves["lrh"].append(summary["lrh"][0])
        if peer:
            curves[FLINT].append(summary[FLINT][0])
        if n >= 1000:
            what = f"±1 {n}×{n}, rank by one prime (full, so exact)"
            if peer:
                section.add(what, summary, "≥ 2×")
            else:
                section.add_alone(what, summary["lrh"][0])
        if n == 1000:
            whole("±1 1000×1000", matrix, peer, section)
        os.remove(path)
    section.draw("rank", "rank of a ±1 n×n matrix", "n", SIZES, curves)
    return section


def whole(what, matrix, peer, section):
    """The command with its certificate."""
    certificate = os.path.join(WORK, "rank.json")
    command = program(lrh(), "prove", "rank", write_npy("rank", matrix), "--output", certificate, "--force")
    summary, _ = compare(command, {FLINT: timed(peer.rank)}, 1)
    section.add(f"{what}, whole `lrh prove rank` with certificate ({os.path.getsize(certificate) / 1e6:.1f} MB)", summary)
    os.remove(certificate)
