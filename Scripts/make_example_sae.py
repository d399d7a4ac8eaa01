#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the sparse autoencoder of examples/sae, in the layout of SAELens: cfg.json and sae_weights.safetensors.

It is made by hand, not trained: 16 neurons, 24 features. The representation vectors are the 16 unit vectors and 8 rows of the
Hadamard matrix of order 16 over 4, so any two have inner product 0 or +-1/4; W_enc is W_dec transposed, but for feature 23, whose probe is
halved. Every number is a multiple of 1/32, so the 32-bit floats are exact.
"""
import json
import os
import struct
import sys

d, m = 16, 24


def unit(j):
    return [1.0 if l == j else 0.0 for l in range(d)]


def hadamard(row):
    return [(-1.0) ** bin(row & l).count("1") / 4 for l in range(d)]


decoder = [unit(j) for j in range(16)] + [hadamard(row) for row in range(3, 11)]
probes = [[x / 2 for x in row] if i == 23 else row for i, row in enumerate(decoder)]
tensors = [
    ("W_dec", [m, d], [x for row in decoder for x in row]),
    ("W_enc", [d, m], [probes[i][l] for l in range(d) for i in range(m)]),
    ("b_dec", [d], [0.25 if l == 0 else 0.0 for l in range(d)]),
    ("b_enc", [m], [-0.125] * m),
    ("threshold", [m], [0.5] * 23 + [0.125]),
]
header, data = {}, b""
for name, shape, values in tensors:
    begin = len(data)
    data += struct.pack("<%df" % len(values), *values)
    header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [begin, len(data)]}
text = json.dumps(header, separators=(",", ":")).encode()
text += b" " * (-len(text) % 8)
folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..", "examples", "sae")
os.makedirs(folder, exist_ok=True)
with open(os.path.join(folder, "sae_weights.safetensors"), "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + data)
with open(os.path.join(folder, "cfg.json"), "w") as file:
    json.dump(
        {
            "architecture": "jumprelu", "d_in": d, "d_sae": m, "dtype": "float32", "apply_b_dec_to_input": True,
            "normalize_activations": "none", "reshape_activations": "none",
        }, file, indent=1)
    file.write("\n")
