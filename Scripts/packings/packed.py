# SPDX-License-Identifier: Apache-2.0
"""Floats made integers, and integers made the text of Sources/Provers/Capacity/Data (see PackedMatrix.swift)."""
import math
from fractions import Fraction
import numpy as np

DIGITS = [chr(c) for c in range(33, 127) if chr(c) not in '"\\']  # 92 of them
SIZES = [45, 100, 150, 220, 330, 500, 700, 1000, 1400, 2000, 2800, 4000, 16000, 64000, 125000, 250000, 380000]


def text(matrix, width):
    half = 92**width // 2
    values = [int(v) + half for v in matrix.T.ravel()]
    return "".join("".join(DIGITS[v // 92**i % 92] for i in reversed(range(width))) for v in values)


def largest_entry(encoder, probe):
    """The largest |C_ij|/C_ii, i != j, of C = probe^T encoder, exactly."""
    c = probe.astype(object).T.dot(encoder.astype(object))
    if any(c[i, i] <= 0 for i in range(len(c))):
        return Fraction(10**9)
    return max(Fraction(abs(int(c[i, j])), int(c[i, i])) for i in range(len(c)) for j in range(len(c)) if i != j)


def entry(encoder, probe, eta):
    """The coarsest integers near multiples of the two matrices (probe None: the encoder) that keep every entry below eta, as an entry of
    Data; None when all of them spoil it."""
    for largest in SIZES:
        a = np.rint(encoder * (largest / np.abs(encoder).max())).astype(int)
        b = a if probe is None else np.rint(probe * (largest / np.abs(probe).max())).astype(int)
        exact = largest_entry(a, b)
        if exact >= eta:
            continue
        width = 1 if largest < 46 else 2 if largest < 4200 else 3
        scale = next(s for s in (10**7, 10**9, 10**12) if Fraction(math.ceil(exact * s), s) < eta)
        lines = [f"columns: {a.shape[1]}, dimension: {a.shape[0]}, entry: {Fraction(math.ceil(exact * scale), scale)}, rows: {a.shape[0]}, width: {width}",
                 "encoder: " + text(a, width)]
        return "\n".join(lines + ([] if probe is None else ["probe: " + text(b, width)]))
    return None
